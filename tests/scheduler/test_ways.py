"""Several ways to a reader: what leaves by which, what a late word of the provider changes, and what comes next."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from db import Session
from db.tables import Contact, Person, ProviderStatus
from outbox import channel_states, claims, reconciling, statuses, tier
from outbox.claims import Claimed
from outbox.failures import AnswerUnknown, MessageRefused, ProviderCode, ProviderDown
from outbox.messages import Message
from outbox.queue import put_notice, put_reply
from outbox.sendings import Leaving
from outbox.undelivered import move_on_undelivered
from tests.scheduler.several_ways import (
    AS_KNOCK,
    AS_SMS,
    AS_TEMPLATE,
    CONTENT,
    Post,
    contact,
    has,
    post,
    writes,
)
from tests.village import Village

__all__ = ["post"]
HOUR, DAYS = timedelta(hours=1), timedelta(days=3)


def state(post: Post) -> tuple[str, str | None]:
    row = post.row()
    return row.state, row.outcome


# Inside and outside the window.


def test_inside_the_window_whatsapp_carries_the_text_itself(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", wrote=23 * HOUR)
    row = post.told("Mawar")

    assert post.ways == [("whatsapp", "free")]
    assert post.handed[0].message.text == CONTENT
    assert (row.state, row.way) == ("sent", "whatsapp")
    assert (post.sendings()[0].rupiah, tier_used(post)) == (0, 0)
    assert json.loads(post.sendings()[0].lines or "") == [["Hadir", "n:x:y"], ["Berhalangan", "n:x:z"]]


@pytest.mark.parametrize("ago", [timedelta(hours=24) - timedelta(seconds=59), timedelta(hours=24), DAYS, None])
def test_outside_the_window_it_goes_as_its_template(post: Post, ago: timedelta | None) -> None:
    has(post.village, "Mawar", "whatsapp", wrote=ago)
    post.told("Mawar")

    call = post.handed[0].message.template
    assert call is not None
    assert (call.name, call.variables) == ("meeting_reminder", (AS_TEMPLATE,))
    assert (post.sendings()[0].form, post.sendings()[0].template) == ("template", "meeting_reminder")
    assert (post.sendings()[0].rupiah, tier_used(post)) == (400, 1)


def test_what_has_no_template_knocks_and_comes_when_she_writes_anything(post: Post) -> None:
    has(post.village, "Siti", "whatsapp", wrote=DAYS)
    post.told("Siti", "visit_list")

    assert post.ways == [("whatsapp", "knock")]
    assert AS_KNOCK in post.handed[0].message.text
    assert CONTENT not in post.handed[0].message.text
    assert state(post)[0] == "knocked"

    post.says("read")
    assert state(post)[0] == "knocked"

    post.village.now += HOUR
    writes(post.village, "Siti", "apa ini?")
    post.deliver()

    assert post.ways == [("whatsapp", "knock"), ("whatsapp", "free")]
    assert post.handed[1].message.text == CONTENT
    assert state(post)[0] == "sent"


def test_whoever_opens_a_knock_at_night_does_not_wait_till_the_morning(post: Post) -> None:
    has(post.village, "Siti", "whatsapp", wrote=DAYS)
    post.told("Siti", "visit_list")
    post.village.now = post.village.at("2018-10-01", "22:30")
    writes(post.village, "Siti")
    post.deliver()
    post.told("Siti", "visit_withdrawn")

    assert post.ways == [("whatsapp", "knock"), ("whatsapp", "free")]
    assert state(post)[0] == "queued"


def test_a_message_that_came_late_to_us_opens_no_window(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp")
    writes_long_ago(post.village, "Mawar", 30 * HOUR)
    post.told("Mawar")

    assert post.ways == [("whatsapp", "template")]


def writes_long_ago(village: Village, name: str, ago: timedelta) -> None:
    real, village.now = village.now, village.now - ago
    writes(village, name)
    village.now = real


def test_where_no_template_is_configured_free_text_is_not_tried(post: Post) -> None:
    post.means = replace(post.means, templates=frozenset())
    has(post.village, "Mawar", "whatsapp", wrote=DAYS)
    post.told("Mawar")

    assert (post.ways, state(post)) == ([], ("unreachable", "no_window"))


def test_what_found_the_window_closed_comes_when_she_writes(post: Post) -> None:
    post.means = replace(post.means, templates=frozenset())
    has(post.village, "Mawar", "whatsapp", wrote=DAYS)
    post.told("Mawar")
    post.village.now += HOUR
    writes(post.village, "Mawar")
    post.deliver()

    assert (post.ways, state(post)[0]) == ([("whatsapp", "free")], "sent")


# Which address.


def test_she_is_reached_where_she_wrote_last_unless_she_asked_otherwise(post: Post) -> None:
    has(post.village, "Mawar", "telegram", "whatsapp", wrote=HOUR)
    post.told("Mawar")
    prefer(post.village, "Mawar", "whatsapp")
    post.told("Mawar")

    assert post.ways == [("telegram", "free"), ("whatsapp", "free")]


def prefer(village: Village, name: str, channel: str) -> None:
    def work(session: Session) -> None:
        session.get_one(Person, village.people[name]).preferred_channel = channel

    village.write(work)


def test_sms_is_the_last_resort_and_is_counted_in_segments(post: Post) -> None:
    has(post.village, "Mawar", "sms")
    row = post.told("Mawar")

    assert post.ways == [("sms", "sms")]
    assert post.handed[0].message == Message(AS_SMS)
    assert (post.sendings()[0].segments, post.sendings()[0].rupiah, row.way) == (1, 600, "sms")


@pytest.mark.parametrize("covers", [True, False])
def test_without_consent_to_sms_none_is_sent(post: Post, covers: bool) -> None:
    has(post.village, "Mawar", "sms", covers_sms=covers)
    post.told("Mawar")

    assert bool(post.ways) is covers
    assert covers or state(post) == ("unreachable", "no_address")


def test_whoever_said_stop_on_whatsapp_is_not_sought_out_by_sms(post: Post) -> None:
    contacts = has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    stop(post.village, contacts["whatsapp"])
    post.told("Mawar")

    assert (post.ways, state(post)) == ([], ("unreachable", "stopped"))


def stop(village: Village, contact_id: int) -> None:
    def work(session: Session) -> None:
        session.get_one(Contact, contact_id).stopped_at = village.now

    village.write(work)


# Codes and callbacks.


def test_a_closed_window_told_by_callback_leads_to_the_template(post: Post) -> None:
    contacts = has(post.village, "Mawar", "whatsapp", wrote=HOUR)
    post.told("Mawar")
    post.says("failed", "63016")

    assert contact(post.village, contacts["whatsapp"]).wrote_at is None
    post.deliver()
    assert post.ways == [("whatsapp", "free"), ("whatsapp", "template")]
    assert state(post)[0] == "sent"


def test_a_template_that_meets_a_closed_window_is_not_tried_for_ever(post: Post) -> None:
    """What is not approved yet fails so."""
    has(post.village, "Mawar", "whatsapp", wrote=DAYS)
    post.told("Mawar")
    post.says("failed", "63016")
    post.deliver()

    assert (post.ways, state(post)) == ([("whatsapp", "template")], ("unreachable", "undelivered"))


@pytest.mark.parametrize("by_callback", [True, False])
def test_nobody_at_the_address_marks_it_and_takes_the_other(post: Post, by_callback: bool) -> None:
    contacts = has(post.village, "Mawar", "whatsapp", "telegram", wrote=HOUR)
    post.village.now += HOUR
    if not by_callback:
        post.answers = [ProviderCode("63003")]
    post.told("Mawar")
    if by_callback:
        post.says("undelivered", "63003")
        post.deliver()

    assert post.ways == [("whatsapp", "free"), ("telegram", "free")]
    assert (state(post)[0], post.row().way) == ("sent", "telegram")
    marked = contact(post.village, contacts["whatsapp"])
    assert (marked.blocked_at, marked.blocked_reason) == (post.village.now, "63003")
    assert [(one.state, one.code) for one in post.sendings()] == [("failed", "63003"), ("sent", None)]

    writes(post.village, "Mawar")
    assert contact(post.village, contacts["whatsapp"]).blocked_at is None


def test_callbacks_out_of_order_move_it_forward_only(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", wrote=HOUR)
    post.told("Mawar")
    for said in ("read", "delivered", "sent", "failed", "queued", "undelivered"):
        post.says(said, "30008" if said == "failed" else None)
        assert state(post) == ("read", None)

    assert post.row().delivered_at == post.village.now
    assert [(one.state, one.code) for one in post.sendings()] == [("read", None)]


def test_what_failed_is_not_revived_by_an_older_word(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    post.told("Mawar")
    post.says("failed", "63049")
    post.says("sent")
    post.says("failed", "63049")
    post.deliver()

    assert post.ways == [("whatsapp", "free"), ("sms", "sms")]


def test_a_callback_that_comes_before_our_own_commit_is_not_lost(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    early = post._send

    async def quicker(channel: str, address: str, message: Message) -> str:
        provider_id = await early(channel, address, message)
        if channel == "whatsapp":
            post.says("sent")
            post.says("failed", "63032")
        return provider_id

    post._send = quicker  # type: ignore[method-assign]  # the provider is quicker than our commit
    post.told("Mawar")

    assert post.ways == [("whatsapp", "free"), ("sms", "sms")]
    assert [(one.state, one.code) for one in post.sendings()] == [("failed", "63032"), ("sent", None)]
    assert kept_statuses(post) == 0


def kept_statuses(post: Post) -> int:
    return post.village.read(lambda s: s.query(ProviderStatus).count())


def test_what_is_said_of_a_message_we_never_knew_is_kept_two_days(post: Post) -> None:
    now = post.village.now
    post.village.write(lambda s: statuses.take_status(s, "whatsapp", "SM999", "delivered", None, now))
    assert kept_statuses(post) == 1
    post.minutes_pass(47 * 60)
    assert kept_statuses(post) == 1
    post.minutes_pass(2 * 60)

    assert kept_statuses(post) == 0


def test_a_delivery_told_after_the_next_way_was_chosen_saves_it(post: Post) -> None:
    """She switched her phone on just before the SMS would have left."""
    has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    first = post.told("Mawar")
    post.village.now += 7 * HOUR
    post.village.write(lambda s: move_on(s, post))
    assert state(post) == ("queued", "undelivered")
    post.says("delivered")
    post.deliver()

    assert (post.row().id, state(post), post.ways) == (first.id, ("delivered", None), [("whatsapp", "free")])


def move_on(session: Session, post: Post) -> int:
    return move_on_undelivered(session, post.village.now)


# In time, or the next way.


def test_undelivered_in_time_it_takes_the_sms(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    post.told("Mawar")
    post.minutes_pass(6 * 60 - 1)
    assert post.ways == [("whatsapp", "free")]
    post.minutes_pass(1)

    assert post.ways == [("whatsapp", "free"), ("sms", "sms")]
    post.says("delivered")
    assert (state(post), post.row().way) == (("delivered", None), "sms")


def test_half_of_the_time_is_left_for_another_way(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    post.told("Mawar", hours=2)
    post.minutes_pass(59)
    assert post.ways == [("whatsapp", "free")]
    post.minutes_pass(1)

    assert post.ways == [("whatsapp", "free"), ("sms", "sms")]


def test_a_knock_nobody_opened_takes_the_next_way(post: Post) -> None:
    has(post.village, "Siti", "whatsapp", "telegram", wrote=DAYS)
    post.told("Siti", "visit_list")
    post.says("read")
    post.minutes_pass(6 * 60)

    assert post.ways == [("whatsapp", "knock"), ("telegram", "free")]


@pytest.mark.parametrize("said", ["delivered", "read"])
def test_what_arrived_takes_no_other_way(post: Post, said: str) -> None:
    has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    post.told("Mawar")
    post.says(said)
    post.minutes_pass(24 * 60)

    assert post.ways == [("whatsapp", "free")]


def test_who_can_be_reached_by_nothing_else_is_told_of_as_not_reached(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", wrote=HOUR)
    post.told("Mawar")
    post.minutes_pass(6 * 60)
    assert (post.ways, state(post)) == ([("whatsapp", "free")], ("unreachable", "undelivered"))

    post.says("delivered")
    assert state(post) == ("delivered", None)


def test_telegram_that_is_away_for_hours_leaves_it_to_whatsapp(post: Post) -> None:
    has(post.village, "Mawar", "telegram", "whatsapp", wrote=HOUR)
    post.answers = [ProviderDown()] * 400
    post.told("Mawar")
    for _ in range(30):
        post.minutes_pass(15)
        if post.handed[-1].channel == "whatsapp":
            break
        assert post.village.now < post.row().created_at + 7 * HOUR

    assert post.handed[-1].channel == "whatsapp"


# Tier.


def tier_used(post: Post) -> int:
    return post.village.read(lambda s: tier.used(s, post.village.now))


def test_a_spent_tier_sends_the_rest_by_sms_and_says_so_of_those_without(post: Post) -> None:
    post.means = replace(post.means, daily_tier=1)
    for name in ("Mawar", "Wati"):
        has(post.village, name, "whatsapp", "sms", wrote=DAYS)
    has(post.village, "Lastri", "whatsapp", wrote=DAYS)
    for name in ("Mawar", "Wati", "Lastri"):
        post.told(name)

    assert post.ways == [("whatsapp", "template"), ("sms", "sms")]
    assert state(post) == ("unreachable", "tier")
    assert post.village.read(lambda s: tier.left(s, post.village.now, post.means)) == 0


def test_what_leaves_at_once_keeps_within_the_tier_together(post: Post) -> None:
    """Eight requests are under way at a time; the tier is not asked anew after each."""
    post.means = replace(post.means, daily_tier=3)
    names = ["Mawar", "Wati", "Lastri", "Aminah", "Murni", "Ponirah"]
    people = {name: post.village.people[name] for name in names}
    for name in names:
        has(post.village, name, "whatsapp", "sms", wrote=DAYS)

    def put(session: Session) -> None:
        for name, person in people.items():
            put_notice(session, "meeting_reminder", "meeting:1", person, f"meeting_reminder {name}", post.village.now)

    post.village.write(put)
    post.deliver()

    assert sorted(post.ways) == [("sms", "sms")] * 3 + [("whatsapp", "template")] * 3


def test_who_got_a_template_today_costs_nothing_more(post: Post) -> None:
    post.means = replace(post.means, daily_tier=1)
    has(post.village, "Mawar", "whatsapp", wrote=DAYS)
    post.told("Mawar")
    post.told("Mawar", "meeting_moved")

    assert (post.ways, tier_used(post)) == ([("whatsapp", "template")] * 2, 1)


def test_the_tier_is_free_again_after_a_day_and_a_template_that_failed_cost_nothing(post: Post) -> None:
    post.means = replace(post.means, daily_tier=1)
    for name in ("Mawar", "Wati", "Lastri"):
        has(post.village, name, "whatsapp", wrote=DAYS)
    post.told("Mawar")
    post.says("failed", "63049")
    assert tier_used(post) == 0
    post.told("Wati")
    post.village.now += timedelta(hours=24)
    post.told("Lastri")

    assert [one.address[-2:] for one in post.handed] == [one[-2:] for one in addresses(post, "Mawar", "Wati", "Lastri")]


def addresses(post: Post, *names: str) -> list[str]:
    return [f"{post.village.people[name]:06d}" for name in names]


def test_the_providers_own_word_that_the_tier_is_spent_holds_templates_only(post: Post) -> None:
    post.answers = [ProviderCode("63018")]
    has(post.village, "Mawar", "whatsapp", "sms", wrote=DAYS)
    has(post.village, "Wati", "whatsapp", wrote=HOUR)
    post.told("Mawar")
    post.told("Wati")

    assert post.ways == [("whatsapp", "template"), ("sms", "sms"), ("whatsapp", "free")]
    assert post.village.read(lambda s: tier.left(s, post.village.now, post.means)) == 0
    post.village.now += HOUR
    assert post.village.read(lambda s: tier.left(s, post.village.now, post.means)) == 250


# A channel that is held.


def test_a_paused_channel_is_waited_for_while_there_is_time(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    post.answers = [ProviderCode("63038")]
    post.told("Mawar")
    assert state(post) == ("queued", "paused")
    assert post.row().due_at == post.village.now + HOUR

    post.minutes_pass(60)
    assert post.ways == [("whatsapp", "free")] * 2


def test_it_takes_another_way_where_the_pause_is_too_long_for_it(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    post.answers = [ProviderCode("63038")]
    post.told("Mawar", hours=1.5)

    assert post.ways == [("whatsapp", "free"), ("sms", "sms")]


def test_another_chat_of_hers_is_not_dearer_than_waiting(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", "telegram", wrote=HOUR)
    pause(post, "whatsapp", "63038")
    post.told("Mawar")

    assert post.ways == [("telegram", "free")]


def pause(post: Post, channel: str, code: str) -> None:
    until = post.village.now + HOUR
    post.village.write(lambda s: channel_states.pause(s, channel, until, code))


def test_what_somebody_has_to_mend_is_not_waited_for(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    post.answers = [ProviderCode("20003")]
    post.told("Mawar")

    assert post.ways == [("whatsapp", "free"), ("sms", "sms")]


def test_a_reply_waits_for_a_paused_channel(post: Post) -> None:
    contacts = has(post.village, "Mawar", "whatsapp", wrote=HOUR)
    pause(post, "whatsapp", "63038")
    reply(post, contacts["whatsapp"])
    assert post.ways == []
    post.minutes_pass(60)

    assert post.ways == [("whatsapp", "free")]


# Replies.


def reply(post: Post, contact_id: int) -> None:
    post.village.write(lambda s: put_reply(s, contact_id, Message("Terima kasih, Bu."), post.village.now))
    post.deliver()


def test_a_reply_held_up_for_a_day_knocks_first(post: Post) -> None:
    contacts = has(post.village, "Mawar", "whatsapp", wrote=timedelta(hours=25))
    reply(post, contacts["whatsapp"])
    assert (post.ways, state(post)[0]) == ([("whatsapp", "knock")], "knocked")
    post.village.now += HOUR
    writes(post.village, "Mawar")
    post.deliver()

    assert post.handed[-1].message.text == "Terima kasih, Bu."
    assert (post.ways[1:], state(post)[0]) == ([("whatsapp", "free")], "sent")


def test_without_a_knock_such_a_reply_ends_and_says_why(post: Post) -> None:
    post.means = replace(post.means, templates=frozenset())
    contacts = has(post.village, "Mawar", "whatsapp", wrote=timedelta(hours=25))
    reply(post, contacts["whatsapp"])

    assert (post.ways, state(post)) == ([], ("failed", "window"))


def test_a_reply_never_takes_another_way(post: Post) -> None:
    contacts = has(post.village, "Mawar", "whatsapp", "telegram", "sms", wrote=HOUR)
    post.answers = [ProviderCode("63032")]
    reply(post, contacts["whatsapp"])

    assert (post.ways, state(post)) == ([("whatsapp", "free")], ("failed", "63032"))


# Unknown ends.


def test_an_unknown_end_on_whatsapp_is_not_sent_again_until_the_provider_was_asked(post: Post) -> None:
    has(post.village, "Siti", "whatsapp", wrote=HOUR)
    post.answers = [AnswerUnknown()]
    post.told("Siti", "visit_list")
    post.minutes_pass(60)
    assert (post.ways, state(post)[0]) == ([("whatsapp", "free")], "unknown")

    [unknown] = post.village.read(lambda s: reconciling.unknown_sendings(s, "whatsapp", post.village.now))
    assert (unknown.address, unknown.form) == (post.handed[0].address, "free")
    post.village.write(lambda s: reconciling.not_at_provider(s, unknown.id, post.village.now))
    post.deliver()

    assert (post.ways, state(post)[0]) == ([("whatsapp", "free")] * 2, "sent")


@pytest.mark.parametrize(("said", "ends"), [("queued", "sent"), ("delivered", "delivered"), ("read", "read")])
def test_what_is_found_at_the_provider_counts_as_what_it_says(post: Post, said: str, ends: str) -> None:
    has(post.village, "Siti", "whatsapp", wrote=HOUR)
    post.answers = [AnswerUnknown()]
    post.told("Siti", "visit_list")
    [unknown] = post.village.read(lambda s: reconciling.unknown_sendings(s, "whatsapp", post.village.now))
    for _ in range(2):
        post.village.write(lambda s: reconciling.found_at_provider(s, unknown.id, "SM77", said, post.village.now))
    post.village.write(lambda s: reconciling.not_at_provider(s, unknown.id, post.village.now))
    post.deliver()

    assert (post.ways, state(post)) == ([("whatsapp", "free")], (ends, None))
    assert post.village.read(lambda s: reconciling.known_ids(s, "whatsapp", ["SM77", "SM78"])) == {"SM77"}
    assert post.village.read(lambda s: reconciling.unknown_sendings(s, "whatsapp", post.village.now)) == []


def test_what_is_found_as_failed_takes_the_next_way(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    post.answers = [AnswerUnknown()]
    post.told("Mawar")
    [unknown] = post.village.read(lambda s: reconciling.unknown_sendings(s, "whatsapp", post.village.now))
    now = post.village.now
    post.village.write(lambda s: reconciling.found_at_provider(s, unknown.id, "SM77", "undelivered", now, "63032"))
    post.deliver()

    assert post.ways == [("whatsapp", "free"), ("sms", "sms")]


def test_a_process_killed_while_sending_leaves_it_to_the_providers_list(post: Post) -> None:
    contacts = has(post.village, "Siti", "whatsapp", wrote=HOUR)
    village = post.village
    village.write(lambda s: put_reply(s, contacts["whatsapp"], Message("Halo"), village.now))
    [claimed] = village.write(lambda s: claims.claim(s, village.now, 5))
    left(village, claimed, contacts["whatsapp"])
    post.deliver()  # a new process: whatever was held belonged to the dead one

    assert (post.ways, state(post)[0]) == ([], "unknown")
    [unknown] = village.read(lambda s: reconciling.unknown_sendings(s, "whatsapp", village.now))
    assert unknown.message == Message("Halo")


def left(village: Village, claimed: Claimed, contact_id: int) -> None:
    leaving = Leaving(contact_id, "whatsapp")
    assert village.write(lambda s: claims.mark_sending(s, claimed.id, leaving, village.now))


def test_an_unknown_end_nobody_clears_up_takes_another_way_in_time(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    post.answers = [AnswerUnknown()]
    post.told("Mawar")
    post.minutes_pass(6 * 60)

    assert post.ways == [("whatsapp", "free"), ("sms", "sms")]


def test_what_whatsapp_calls_wrong_goes_by_sms(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", "sms", wrote=HOUR)
    post.answers = [MessageRefused("Undrawable")]
    post.told("Mawar")

    assert post.ways == [("whatsapp", "free"), ("sms", "sms")]
