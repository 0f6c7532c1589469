"""The sender's side of the outbox: claims with a lease, replies in order and first, and what each end leaves behind."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import Session
from db.tables import OutboxRow
from outbox import claims
from outbox.addresses import best_contact
from outbox.claims import Claimed
from outbox.kinds import KINDS
from outbox.messages import Message
from outbox.queue import counts_by_state, drop_waiting, put_notice, put_reply
from outbox.sendings import Leaving, latest_sending
from tests.village import Village

SRI, MAWAR = "Sri", "Mawar"


def contact_of(village: Village, name: str) -> int:
    contact = village.read(lambda s: best_contact(s, village.people[name]))
    assert contact is not None
    return contact.id


def reply(village: Village, name: str, text: str) -> None:
    contact = contact_of(village, name)
    village.write(lambda s: put_reply(s, contact, Message(text), village.now))


def notice(village: Village, kind: str, name: str, slot: str = "1", deadline: datetime | None = None) -> bool:
    person = village.people[name]
    return village.write(lambda s: put_notice(s, kind, "meeting:1", person, slot, village.now, deadline=deadline))


def claim(village: Village, limit: int = 10, after: timedelta = timedelta(0)) -> list[Claimed]:
    return village.write(lambda s: claims.claim(s, village.now + after, limit))


def row(village: Village, row_id: int) -> OutboxRow:
    return village.read(lambda s: s.get_one(OutboxRow, row_id))


def sending(village: Village, claimed: Claimed) -> None:
    leaving = Leaving(contact_of(village, SRI), "telegram")
    assert village.write(lambda s: claims.mark_sending(s, claimed.id, leaving, village.now))


def settle(village: Village, claimed: Claimed) -> None:
    def work(session: Session) -> None:
        sending = latest_sending(session, claimed.id)
        assert sending is not None
        claims.settle_sent(session, claimed.id, "77", village.now, sending.id)

    village.write(work)


def test_a_row_is_claimed_once(village: Village) -> None:
    notice(village, "meeting_reminder", MAWAR)

    assert len(claim(village)) == 1
    assert claim(village) == []


def test_senders_at_work_at_the_same_time_never_claim_the_same_row(village: Village) -> None:
    for number in range(30):
        notice(village, "meeting_reminder", MAWAR, str(number))
    with ThreadPoolExecutor(4) as senders:
        taken = list(senders.map(lambda _: claim(village, limit=7), range(8)))

    ids = [one.id for rows in taken for one in rows]
    assert len(ids) == len(set(ids)) == 30


def test_a_claim_takes_no_more_than_asked_for(village: Village) -> None:
    for slot in "abc":
        notice(village, "meeting_reminder", MAWAR, slot)

    assert len(claim(village, limit=2)) == 2
    assert len(claim(village, limit=2)) == 1


def test_nothing_is_claimed_before_it_is_due(village: Village) -> None:
    person, due = village.people[MAWAR], village.now + timedelta(hours=1)
    village.write(lambda s: put_notice(s, "meeting_reminder", "meeting:1", person, "1", village.now, due_at=due))

    assert claim(village) == []
    assert len(claim(village, after=timedelta(hours=1))) == 1


def test_replies_leave_before_everything_else_and_bulk_leaves_last(village: Village) -> None:
    for kind in ("meeting_reminder", "meeting_moved", "report_request"):
        notice(village, kind, SRI)
    reply(village, MAWAR, "halo")

    assert [one.kind for one in claim(village)] == ["reply", "report_request", "meeting_moved", "meeting_reminder"]


def test_replies_to_one_chat_leave_one_after_another(village: Village) -> None:
    for text in ("satu", "dua"):
        reply(village, SRI, text)
    reply(village, MAWAR, "lain")

    first, other = claim(village)
    assert (first.content or "", other.content or "") != ("", "")
    assert claim(village) == []
    sending(village, first)
    assert claim(village) == []
    settle(village, first)

    assert ['"dua"' in (one.content or "") for one in claim(village)] == [True]


def test_a_reply_that_waits_for_its_next_try_holds_the_ones_after_it(village: Village) -> None:
    for text in ("satu", "dua"):
        reply(village, SRI, text)
    [first] = claim(village)
    village.write(lambda s: claims.retry_or_fail(s, first, "provider_down", village.now))

    assert claim(village) == []
    assert [one.id for one in claim(village, after=timedelta(seconds=5))] == [first.id]


@pytest.mark.parametrize("end", ["failed", "unknown"])
def test_a_reply_that_ended_badly_does_not_hold_the_next_one(village: Village, end: str) -> None:
    for text in ("satu", "dua"):
        reply(village, SRI, text)
    [first] = claim(village)
    village.write(lambda s: claims.settle_ended(s, first.id, end, "x"))

    assert len(claim(village)) == 1


def test_only_a_row_still_claimed_may_begin_its_request(village: Village) -> None:
    notice(village, "meeting_reminder", MAWAR)
    [claimed] = claim(village)
    village.write(lambda s: claims.settle_ended(s, claimed.id, "dropped", "person_removed"))

    assert not village.write(lambda s: claims.mark_sending(s, claimed.id, Leaving(1, "telegram"), village.now))
    assert row(village, claimed.id).state == "dropped"


def test_a_row_begins_its_request_once(village: Village) -> None:
    notice(village, "meeting_reminder", MAWAR)
    [claimed] = claim(village)
    sending(village, claimed)

    assert not village.write(lambda s: claims.mark_sending(s, claimed.id, Leaving(1, "telegram"), village.now))
    assert row(village, claimed.id).attempts == 1


def test_a_row_given_back_is_claimed_again(village: Village) -> None:
    notice(village, "meeting_reminder", MAWAR)
    [claimed] = claim(village)
    village.write(lambda s: claims.release(s, claimed.id))

    assert [one.id for one in claim(village)] == [claimed.id]


def test_a_row_whose_request_has_begun_is_not_given_back(village: Village) -> None:
    notice(village, "meeting_reminder", MAWAR)
    [claimed] = claim(village)
    sending(village, claimed)
    village.write(lambda s: claims.release(s, claimed.id))

    assert row(village, claimed.id).state == "sending"


def test_a_dead_senders_claim_ends_with_its_lease(village: Village) -> None:
    notice(village, "meeting_reminder", MAWAR)
    [claimed] = claim(village)

    assert village.write(lambda s: claims.end_expired_leases(s, village.now + claims.LEASE)) == 0
    later = village.now + claims.LEASE + timedelta(seconds=1)
    assert village.write(lambda s: claims.end_expired_leases(s, later)) == 1
    assert [one.id for one in claim(village)] == [claimed.id]


def test_a_fresh_sender_takes_over_at_once(village: Village) -> None:
    notice(village, "meeting_reminder", MAWAR)
    notice(village, "report_request", SRI)
    held = claim(village)

    assert village.write(lambda s: claims.end_all_leases(s, village.now)) == 2
    assert [one.id for one in claim(village)] == [one.id for one in held]


@pytest.mark.parametrize("kind", ["reply", *KINDS])
def test_a_request_without_an_answer_is_repeated_once_only_where_losing_is_worse(village: Village, kind: str) -> None:
    if kind == "reply":
        reply(village, SRI, "halo")
    else:
        notice(village, kind, SRI)
    repeated = 0
    while rows := claim(village):
        sending(village, rows[0])
        repeated += village.write(lambda s, row=rows[0]: claims.settle_unknown(s, row.id, village.now))  # type: ignore[misc]  # mypy: a lambda's default

    assert repeated == (1 if kind == "reply" or KINDS[kind].repeat_if_unknown else 0)
    assert {state: count for (_, state), count in village.read(counts_by_state).items()} == {"unknown": 1}


@pytest.mark.parametrize(("kind", "sent"), [("reply", 5), ("report_request", 5), ("meeting_reminder", 1)])
def test_senders_that_die_in_a_row_lose_no_reply_and_do_not_repeat_it_for_ever(
    village: Village, kind: str, sent: int
) -> None:
    if kind == "reply":
        reply(village, SRI, "halo")
    else:
        notice(village, kind, SRI)
    begun = 0
    while rows := claim(village):
        sending(village, rows[0])
        begun += 1
        village.write(lambda s: claims.end_all_leases(s, village.now))

    assert begun == sent


def test_reminders_are_never_said_twice() -> None:
    """The one kind that goes out in bulk three times a meeting."""
    assert not KINDS["meeting_reminder"].repeat_if_unknown


def test_a_request_of_unknown_end_is_not_repeated_after_its_deadline(village: Village) -> None:
    notice(village, "report_request", SRI, deadline=village.now + timedelta(minutes=1))
    [claimed] = claim(village)
    sending(village, claimed)

    assert not village.write(lambda s: claims.settle_unknown(s, claimed.id, village.now + timedelta(minutes=1)))


def test_a_process_killed_after_the_request_left_leaves_an_unknown_end(village: Village) -> None:
    notice(village, "meeting_reminder", MAWAR)
    [claimed] = claim(village)
    sending(village, claimed)

    village.write(lambda s: claims.end_all_leases(s, village.now))

    assert row(village, claimed.id).state == "unknown"
    assert claim(village) == []


def test_a_late_answer_settles_a_row_thought_lost(village: Village) -> None:
    notice(village, "report_request", SRI)
    [claimed] = claim(village)
    sending(village, claimed)
    village.write(lambda s: claims.end_all_leases(s, village.now))
    settle(village, claimed)

    assert row(village, claimed.id).state == "sent"
    assert claim(village) == []


@given(st.integers(0, 60))
def test_each_try_waits_longer_up_to_a_quarter_of_an_hour(attempts: int) -> None:
    assert 5 <= claims.retry_seconds(attempts) <= claims.retry_seconds(attempts + 1) <= 900


def test_tries_end_with_the_deadline(village: Village) -> None:
    notice(village, "meeting_moved", MAWAR, deadline=village.now + timedelta(minutes=10))
    tries = 0
    while rows := claim(village):
        tries += 1
        sending(village, rows[0])
        village.write(lambda s, row=rows[0]: claims.retry_or_fail(s, row, "provider_down", village.now))  # type: ignore[misc]  # mypy: a lambda's default
        village.now = max(village.now, row(village, rows[0].id).due_at)

    assert (row(village, 1).state, row(village, 1).outcome) == ("failed", "provider_down")
    assert 5 <= tries <= 8
    assert village.now <= village.at("2018-10-01", "08:10")


def test_a_reply_is_tried_for_a_day(village: Village) -> None:
    reply(village, SRI, "halo")
    begun = village.now
    while rows := claim(village):
        sending(village, rows[0])
        village.write(lambda s, row=rows[0]: claims.retry_or_fail(s, row, "provider_down", village.now))  # type: ignore[misc]  # mypy: a lambda's default
        village.now = max(village.now, row(village, rows[0].id).due_at)

    assert timedelta(hours=23) < village.now - begun <= timedelta(hours=24)


def test_the_providers_own_pause_is_kept(village: Village) -> None:
    reply(village, SRI, "halo")
    [claimed] = claim(village)
    village.write(lambda s: claims.retry_or_fail(s, claimed, "too_fast", village.now, wait=37))

    assert claim(village, after=timedelta(seconds=36)) == []
    assert len(claim(village, after=timedelta(seconds=37))) == 1


# Putting in and taking back.


def test_the_same_notice_is_queued_once(village: Village) -> None:
    assert notice(village, "meeting_reminder", MAWAR)
    assert not notice(village, "meeting_reminder", MAWAR)
    assert notice(village, "meeting_reminder", MAWAR, slot="2")
    assert notice(village, "meeting_reminder", SRI)
    assert notice(village, "meeting_moved", MAWAR)


def test_a_notice_that_was_sent_is_not_queued_anew(village: Village) -> None:
    notice(village, "meeting_reminder", MAWAR)
    [claimed] = claim(village)
    sending(village, claimed)
    settle(village, claimed)

    assert not notice(village, "meeting_reminder", MAWAR)


def test_only_what_waits_can_be_taken_back(village: Village) -> None:
    notice(village, "meeting_reminder", MAWAR)
    [claimed] = claim(village)
    notice(village, "meeting_reminder", SRI)

    assert village.write(lambda s: drop_waiting(s, "meeting_reminder", "meeting:1", "moved")) == 1
    assert row(village, claimed.id).state == "claimed"
