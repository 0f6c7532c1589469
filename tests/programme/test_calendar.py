"""A pendamping's calendar: all that she has to keep, no family's name, the same key for the same thing."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import Session
from db.tables import AssemblyGuest, Group, GroupKeeper, PosyanduDay, Provider, Visit
from programme.assemblies.agenda import TEMU_KUNJUNG
from programme.assemblies.changing import cancel_assembly
from programme.assemblies.planning import AssemblyPlan, plan_assembly
from programme.meetings import cancel_meeting, move_meeting
from programme.rules import Rules
from programme.standing.calendar import CalendarEntry, list_calendar, place_without_names
from programme.standing.calendar_due import due_dates
from tests.payment_days import payment_day
from tests.village import KECAMATAN, MEMBERS, Village


def calendar(village: Village, name: str = "Siti") -> list[CalendarEntry]:
    actor, person_id = village.actor(name), village.people[name]
    return village.read(lambda s: list_calendar(s, actor, person_id, village.now, village.rules))


def of_kind(village: Village, kind: str, name: str = "Siti") -> list[CalendarEntry]:
    return [one for one in calendar(village, name) if one.kind == kind]


def temu_kunjung(village: Village, day: str, guests: tuple[str, ...] = ("Bambang",)) -> int:
    starts = village.at(day, "09:00")
    people = tuple(village.people[name] for name in guests)
    plan = AssemblyPlan(
        TEMU_KUNJUNG, village.people["Siti"], KECAMATAN, starts, starts + timedelta(hours=2), "Kantor Kecamatan",
        person_ids=people,
    )  # fmt: skip
    siti = village.actor("Siti")
    return village.write(lambda s: plan_assembly(s, siti, plan, village.now, village.rules))


def test_a_p2k2_that_was_moved_keeps_its_key_and_has_a_greater_revision(village: Village) -> None:
    meeting_id, siti = village.meeting("2018-10-25"), village.actor("Siti")
    [before] = of_kind(village, "p2k2")
    moved_to = village.at("2018-10-26", "10:00")
    village.write(lambda s: move_meeting(s, siti, meeting_id, moved_to, "Balai Desa", village.now))

    [after] = of_kind(village, "p2k2")

    assert (after.key, after.label, after.starts_at) == (before.key, "Melati 1", moved_to)
    assert after.revision > before.revision


def test_a_cancelled_one_stays_in_the_file_as_cancelled_with_a_greater_revision(village: Village) -> None:
    meeting_id, siti = village.meeting("2018-10-25"), village.actor("Siti")
    [before] = of_kind(village, "p2k2")
    village.write(lambda s: cancel_meeting(s, siti, meeting_id, village.now))
    assembly_id = temu_kunjung(village, "2018-10-24")
    village.write(lambda s: cancel_assembly(s, siti, assembly_id, village.now))

    [p2k2], [assembly] = of_kind(village, "p2k2"), of_kind(village, TEMU_KUNJUNG)

    assert p2k2.cancelled
    assert p2k2.revision > before.revision
    assert assembly.cancelled
    assert assembly.revision > 0


def test_a_meeting_stands_with_who_holds_it_and_with_who_is_called_to_it(village: Village) -> None:
    temu_kunjung(village, "2018-10-24")

    assert [len(of_kind(village, TEMU_KUNJUNG, name)) for name in ("Siti", "Bambang", "Rahmat")] == [1, 1, 0]


def passes_to(village: Village, name: str) -> None:
    def work(session: Session) -> None:
        group, now = session.get_one(Group, village.group_id()), village.now
        session.add(
            GroupKeeper(group_id=group.id, pendamping_id=group.pendamping_id, cause="given", since=now, until=now)
        )
        group.pendamping_id = village.people[name]

    village.write(work)


def test_a_group_that_passes_to_a_colleague_and_comes_back_is_off_and_on_again(village: Village) -> None:
    village.meeting("2018-10-25")
    revisions, off = [], []
    for name in (None, "Bambang", "Siti"):
        if name is not None:
            passes_to(village, name)
        [one] = of_kind(village, "p2k2")
        revisions.append(one.revision)
        off.append(one.cancelled)

    assert off == [False, True, False]
    assert revisions == sorted(set(revisions))


def test_who_is_taken_out_of_those_called_finds_it_cancelled(village: Village) -> None:
    assembly_id, bambang = temu_kunjung(village, "2018-10-24"), village.people["Bambang"]

    def take_out(session: Session) -> None:
        session.query(AssemblyGuest).filter_by(assembly_id=assembly_id, person_id=bambang).one().mark = "removed"

    village.write(take_out)

    assert [one.cancelled for one in of_kind(village, TEMU_KUNJUNG, "Bambang")] == [True]
    assert [one.cancelled for one in of_kind(village, TEMU_KUNJUNG)] == [False]


def test_payments_and_posyandu_days_of_her_own_families_are_in_it(village: Village) -> None:
    payment_day(village, "2018-10-30", MEMBERS[:4])

    def days(session: Session) -> None:
        for name, desa in (("Posyandu Melati", "Wates"), ("Posyandu Jauh", "Lain")):
            post = Provider(kind="health", name=name, kecamatan=KECAMATAN, desa=desa, added_by=village.people["Siti"])
            post.added_at = village.now
            session.add(post)
            session.flush()
            begins = village.at("2018-10-10", "08:00")
            day = PosyanduDay(provider_id=post.id, starts_at=begins, ends_at=begins + timedelta(hours=2))
            day.created_by, day.created_at = village.people["Siti"], village.now
            session.add(day)

    village.write(days)

    [payment], [posyandu] = of_kind(village, "payment"), of_kind(village, "posyandu_day")
    assert (payment.count, payment.starts_at) == (4, village.at("2018-10-30", "08:00"))
    assert posyandu.label == "Posyandu Melati"


def test_visits_are_counted_by_day_and_routine_ones_have_their_month(village: Village) -> None:
    def plan(session: Session) -> None:
        for name, cause in (("Mawar", "follow_up"), ("Wati", "p2k2"), ("Lastri", "routine")):
            due = date(2018, 10, 12)
            session.add(Visit(kpm_id=village.people[name], cause=cause, months=[], due_on=due, opened_at=village.now))

    village.write(plan)

    [visits] = of_kind(village, "visits")
    assert (visits.key, visits.count, visits.ends_at) == ("visits-2018-10-12", 2, None)


def test_no_name_of_a_family_is_in_it(village: Village) -> None:
    meeting_id, siti = village.meeting("2018-10-25"), village.actor("Siti")
    place = "Rumah Ibu Sri"
    village.write(lambda s: move_meeting(s, siti, meeting_id, village.at("2018-10-26", "10:00"), place, village.now))
    payment_day(village, "2018-10-30", place="Warung Mawar")

    texts = [f"{one.label} {one.place}".casefold() for one in calendar(village)]

    assert not [name for name in MEMBERS for text in texts if name.casefold() in text.split()]
    assert of_kind(village, "p2k2")[0].place == "Desa Wates"


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("Balai Desa Wates", "Balai Desa Wates"),
        ("rumah bu sri", "Desa Wates"),
        ("rmh Sri", "Desa Wates"),
        ("omahe Mbok Sri", "Desa Wates"),
        ("Teras Pak RT", "Desa Wates"),
        ("Siti Aminah", "Desa Wates"),
        ("Puskesmas Kedungrejo", "Puskesmas Kedungrejo"),
        ("MUSHOLA AL-IKHLAS", "MUSHOLA AL-IKHLAS"),
    ],
)
def test_a_place_called_after_a_person_is_only_its_desa(place: str, shown: str) -> None:
    assert place_without_names(place, "Desa Wates", ["Sri", "Ibu Siti Aminah"]) == shown


def test_the_days_on_which_something_is_due_are_working_days(village: Village) -> None:
    due = due_dates(date(2018, 10, 1), village.rules)

    assert ("updates", "2018-09", date(2018, 10, 12)) in [(one.kind, one.period, one.on) for one in due]
    assert ("monthly", "2018-09", date(2018, 10, 10)) in [(one.kind, one.period, one.on) for one in due]
    assert ("verification", "2018-Q3", date(2018, 10, 10)) in [(one.kind, one.period, one.on) for one in due]


@given(st.dates(date(2018, 1, 1), date(2027, 12, 31)))
def test_due_dates_are_never_past_and_each_period_stands_once(today: date) -> None:
    due = due_dates(today, Rules())

    assert all(one.on >= today for one in due)
    assert len({(one.kind, one.period) for one in due}) == len(due)
    assert {one.kind for one in due} == {"updates", "monthly", "verification"}


def test_what_is_over_is_not_in_it(village: Village) -> None:
    village.meeting("2018-10-03")
    village.now = village.at("2018-10-04", "08:00")

    assert of_kind(village, "p2k2") == []
    assert all(one.starts_at >= datetime.combine(date(2018, 10, 4), datetime.min.time(), village.rules.zone)
               for one in calendar(village))  # fmt: skip
