"""The day's digest: who dropped out of reach since the ketua was last shown whom to tell, to whoever can tell."""

from datetime import datetime

from sqlalchemy import select, update

from db import Session
from db.tables import Contact, Kpm, OutboxRow, Relay, Sending
from programme.meetings import cancel_meeting, move_meeting
from programme.relays import record_told
from tests.told_once import told_once
from tests.village import Village

DAY, MONDAY, TUESDAY, WEDNESDAY = "2018-11-22", "2018-11-19", "2018-11-20", "2018-11-21"
"""The meeting's day, and the three before; its first reminder comes on Monday at 09.00."""


@told_once
def reminded(village: Village) -> int:
    meeting = village.meeting(DAY)
    village.go_to(MONDAY, "09:00")
    return meeting


def drops_out(village: Village, name: str, at: datetime) -> None:
    """No way of hers brought the news to her: the sender gave up at that moment."""
    village.now = max(village.now, at)
    hers = OutboxRow.person_id == village.people[name]
    ended = {"state": "unreachable", "way": "sms", "outcome": "undelivered", "due_at": at}
    village.write(lambda s: s.execute(update(OutboxRow).where(hers, OutboxRow.kind.like("meeting_%")).values(ended)))


def digests(village: Village, to: str = "Sri") -> list[OutboxRow]:
    return village.outbox("relay_request", to=to)


def test_at_the_hour_set_the_ketua_is_asked_to_tell_who_dropped_out_since_her_reminder(village: Village) -> None:
    reminded(village)
    drops_out(village, "Wati", village.at(MONDAY, "10:00"))
    drops_out(village, "Murni", village.at(MONDAY, "11:00"))
    village.go_to(MONDAY, "12:59")
    assert digests(village) == []
    village.go_to(MONDAY, "13:00")

    said = village.ketua.last
    assert "mohon sampaikan kepada: 3 Bu Wati, 7 Bu Murni." in said
    assert "Pertemuan Melati 1: Kamis, 22 November 2018 pukul 09.00 WIB di Balai Desa." in said
    assert len(said) <= 320
    village.go_to(TUESDAY, "23:00")
    assert len(digests(village)) == 1


def test_never_why_somebody_is_not_reached(village: Village) -> None:
    reminded(village)
    drops_out(village, "Wati", village.at(MONDAY, "10:00"))
    village.phone("Wati").says("stop")
    village.go_to(MONDAY, "13:00")

    assert "3 Bu Wati" in village.ketua.last
    assert not any(word in village.ketua.last for word in ("stop", "berhenti", "blok", "HP", "minta"))


def test_whom_she_was_shown_with_her_reminder_she_is_not_asked_about_again(empty_village: Village) -> None:
    for name in ("Siti", "Sri", "Mawar"):
        empty_village.joins(name)
    reminded(empty_village)
    assert "9. Tumini" in empty_village.ketua.last
    empty_village.go_to(TUESDAY, "23:00")

    assert digests(empty_village) == []


def test_a_reminder_sent_as_a_template_held_no_list(empty_village: Village) -> None:
    for name in ("Siti", "Sri"):
        empty_village.joins(name)
    reminded(empty_village)
    sri = empty_village.people["Sri"]

    def as_template(session: Session) -> None:
        mine = select(OutboxRow).where(OutboxRow.person_id == sri, OutboxRow.kind == "meeting_reminder")
        row = session.scalars(mine).one()
        for sending in session.scalars(select(Sending).where(Sending.outbox_id == row.id)):
            sending.form = "template"

    empty_village.write(as_template)
    empty_village.go_to(MONDAY, "13:00")

    assert "2 Bu Mawar, 3 Bu Wati" in empty_village.ketua.last


def test_what_becomes_clear_after_the_hour_waits_for_tomorrows_unless_the_meeting_is_near(village: Village) -> None:
    reminded(village)
    drops_out(village, "Wati", village.at(MONDAY, "14:00"))
    village.go_to(MONDAY, "20:00")
    assert digests(village) == []
    village.go_to(TUESDAY, "13:00")
    assert "3 Bu Wati" in village.ketua.last
    village.go_to(WEDNESDAY, "16:05")
    drops_out(village, "Murni", village.at(WEDNESDAY, "17:00"))
    village.go_to(WEDNESDAY, "17:01")

    assert "7 Bu Murni" in village.ketua.last  # tomorrow at one it would be too late
    assert "Wati" not in village.ketua.last  # the reminder of the day before has reached her
    assert [row.slot for row in digests(village)] == [TUESDAY, WEDNESDAY]


def test_on_the_day_itself_it_goes_while_there_is_time(village: Village) -> None:
    reminded(village)
    village.go_to(DAY, "06:00")
    drops_out(village, "Murni", village.at(DAY, "07:30"))
    village.go_to(DAY, "07:31")

    assert "7 Bu Murni" in village.ketua.last


def test_too_late_to_walk_there_nobody_is_asked(village: Village) -> None:
    reminded(village)
    village.go_to(DAY, "06:00")
    drops_out(village, "Murni", village.at(DAY, "08:40"))
    village.go_to(DAY, "08:59")

    assert digests(village) == []


def test_several_meetings_stand_in_one_message(village: Village) -> None:
    first, second = village.meeting(DAY), village.meeting("2018-11-23", "10:00")
    village.go_to(TUESDAY, "09:00")
    wati = village.people["Wati"]

    def none_arrived(session: Session) -> None:
        for row in session.scalars(select(OutboxRow).where(OutboxRow.person_id == wati)):
            row.state, row.due_at = "unreachable", village.at(TUESDAY, "12:00")

    village.write(none_arrived)
    village.go_to(TUESDAY, "13:00")

    assert village.ketua.last.count("3 Bu Wati") == 2
    assert "pukul 09.00" in village.ketua.last
    assert "pukul 10.00" in village.ketua.last
    assert len(digests(village)) == 1
    village.ketua.says("sudah semua")
    told = village.read(lambda s: s.execute(select(Relay.meeting_id, Relay.kpm_id).order_by(Relay.meeting_id)).all())
    assert [tuple(one) for one in told] == [(first, wati), (second, wati)]


def test_told_before_it_leaves_it_does_not_leave(village: Village) -> None:
    meeting = reminded(village)
    drops_out(village, "Wati", village.at(MONDAY, "10:00"))
    siti, wati = village.actor("Siti"), village.people["Wati"]
    village.write(lambda s: record_told(s, siti, meeting, [wati], village.now))
    village.go_to(MONDAY, "13:00")

    assert digests(village) == []


def test_a_cancellation_is_passed_on_in_its_own_words(village: Village) -> None:
    meeting = reminded(village)
    siti = village.actor("Siti")
    village.now = village.at(MONDAY, "10:00")
    village.write(lambda s: cancel_meeting(s, siti, meeting, village.now))
    village.drain()
    drops_out(village, "Wati", village.at(MONDAY, "12:00"))
    village.go_to(MONDAY, "13:00")

    assert "3 Bu Wati" in village.ketua.last
    assert "tidak jadi" in village.ketua.last


def test_after_a_move_those_of_the_old_time_are_nobodys_task(village: Village) -> None:
    meeting = reminded(village)
    drops_out(village, "Wati", village.at(MONDAY, "10:00"))
    siti, new = village.actor("Siti"), village.at("2018-11-24", "09:00")
    village.now = village.at(MONDAY, "11:00")
    village.write(lambda s: move_meeting(s, siti, meeting, new, "Balai Desa", village.now))
    village.drain()
    village.go_to(MONDAY, "13:00")

    assert digests(village) == []


def appoint_deputy(village: Village, name: str) -> None:
    person = village.people[name]
    village.write(lambda s: setattr(s.get_one(Kpm, person), "duty", "deputy"))


def lose(village: Village, name: str) -> None:
    """Her chat can't be written to any more."""
    address = village.phone(name).address

    def work(session: Session) -> None:
        contact = session.scalars(select(Contact).where(Contact.address_index == address)).one()
        contact.blocked_at = village.now

    village.write(work)


def test_where_the_ketua_is_out_of_reach_her_deputy_is_asked_about_her_too(village: Village) -> None:
    appoint_deputy(village, "Lastri")
    village.meeting(DAY)
    village.now = village.at(MONDAY, "08:00")
    lose(village, "Sri")
    village.go_to(MONDAY, "09:00")
    drops_out(village, "Wati", village.at(MONDAY, "10:00"))
    village.go_to(MONDAY, "13:00")

    assert digests(village) == []
    assert "1 Bu Sri, 3 Bu Wati" in village.phone("Lastri").last


def test_where_nobody_of_the_group_can_be_asked_the_pendamping_hears_it(village: Village) -> None:
    village.meeting(DAY)
    village.now = village.at(MONDAY, "08:00")
    lose(village, "Sri")
    village.go_to(MONDAY, "09:00")
    drops_out(village, "Wati", village.at(MONDAY, "10:00"))
    village.go_to(MONDAY, "13:00")

    assert "1 Bu Sri, 3 Bu Wati" in village.pendamping.last
    assert village.pendamping.labels == ["Belum tersampaikan"]


def test_a_digest_that_did_not_reach_the_ketua_goes_to_her_deputy(village: Village) -> None:
    appoint_deputy(village, "Lastri")
    reminded(village)
    drops_out(village, "Wati", village.at(MONDAY, "10:00"))
    village.go_to(MONDAY, "13:00")
    [row] = digests(village)
    village.write(lambda s: setattr(s.get_one(OutboxRow, row.id), "state", "failed"))
    village.go_to(MONDAY, "13:01")

    assert "3 Bu Wati" in village.phone("Lastri").last
    assert len(digests(village)) == 1
