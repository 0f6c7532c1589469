"""Payments entered, moved and cancelled: each family has one place in a stage, and what stood before is kept."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from db import Database, Session
from db.tables import Kpm, Payment, PaymentChange, PaymentSchedule, Person
from programme.access import Actor, NotAllowed
from programme.payments.at_home import coming_payments_of, list_home_families, mark_paid_at_home
from programme.payments.days import (
    add_payment_family,
    list_payment_day,
    move_payment_family,
    pay_at_home,
    remove_payment_family,
)
from programme.payments.entries import Entered
from programme.payments.plans import Entry, Others, PaymentPlan
from programme.payments.rows import list_payment_amounts
from programme.payments.schedules import cancel_payment, enter_payments, list_payments, move_payment
from programme.payments.stages import PaymentMistake, Stage, add_stage
from tests.village import KECAMATAN, Village


@pytest.fixture
def village(village_database: Database) -> Village:
    return Village(village_database)


def stage(village: Village, label: str = "4") -> int:
    made = Stage(0, 2018, label, ("2018-10", "2018-11", "2018-12"), "pos")
    return village.write(lambda s: add_stage(s, village.actor("Siti"), made, village.now))


def plan_for(village: Village, day: str, *names: str, place: str = "Balai Desa", **entry: object) -> PaymentPlan:
    """From eight to twelve."""
    entries = tuple(Entry(village.people[name], **entry) for name in names)  # type: ignore[arg-type]  # each names fields of Entry
    starts, ends = village.at(day, "08:00"), village.at(day, "12:00")
    return PaymentPlan(
        stage(village), KECAMATAN, {"list": True}, starts, ends, place, "pos", ("ktp",), "same_kk", None, entries
    )


def entered(village: Village, plan: PaymentPlan, others: Others = "move", by: str = "Siti") -> Entered:
    return village.write(lambda s: enter_payments(s, village.actor(by), plan, others, village.now))


def standing(village: Village) -> dict[str, list[tuple[str, str]]]:
    """Name -> (place, state) of her payments, oldest first."""
    query = (
        select(Person.name, PaymentSchedule.place, Payment.state)
        .join(Payment, Payment.kpm_id == Person.id)
        .join(PaymentSchedule, PaymentSchedule.id == Payment.schedule_id)
        .order_by(Payment.id)
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for name, place, state in village.read(lambda s: s.execute(query).all()):
        found.setdefault(name, []).append((place, state))
    return found


def changes(village: Village) -> list[tuple[str, int | None]]:
    rows = village.read(lambda s: list(s.scalars(select(PaymentChange).order_by(PaymentChange.id))))
    return [(one.kind, one.kpm_id) for one in rows]


def schedule(village: Village, schedule_id: int) -> PaymentSchedule:
    return village.read(lambda s: s.get_one(PaymentSchedule, schedule_id))


def test_entered_twice_it_stands_once(village: Village) -> None:
    plan = plan_for(village, "2018-10-16", "Mawar", "Wati")

    first, again = entered(village, plan), entered(village, plan)

    assert (len(first.new), again.new, len(again.same)) == (2, [], 2)
    assert again.schedule_id == first.schedule_id
    assert standing(village) == {"Mawar": [("Balai Desa", "expected")], "Wati": [("Balai Desa", "expected")]}
    assert changes(village) == []


@pytest.mark.parametrize(
    ("others", "places"),
    [
        ("move", [("Balai Desa", "removed"), ("Kantor Pos", "expected")]),
        ("skip", [("Balai Desa", "expected")]),
        ("both", [("Balai Desa", "expected"), ("Kantor Pos", "expected")]),
    ],
)
def test_a_family_with_a_place_in_the_stage_is_moved_left_or_entered_twice_as_said(
    village: Village, others: Others, places: list[tuple[str, str]]
) -> None:
    entered(village, plan_for(village, "2018-10-16", "Mawar", "Wati", amount=600_000))

    made = entered(village, plan_for(village, "2018-10-18", "Mawar", "Lastri", place="Kantor Pos"), others)

    assert standing(village)["Mawar"] == places
    assert changes(village) == ([("removed", village.people["Mawar"])] if others == "move" else [])
    amounts = village.write(lambda s: list_payment_amounts(s, village.actor("Siti"), made.schedule_id, village.now))
    assert {one.name: one.amount for one in amounts}.get("Mawar") == (600_000 if others == "move" else None)


def test_a_schedule_that_none_is_left_in_ends(village: Village) -> None:
    old = entered(village, plan_for(village, "2018-10-16", "Mawar"))
    entered(village, plan_for(village, "2018-10-18", "Mawar", place="Kantor Pos"))

    assert schedule(village, old.schedule_id).status == "cancelled"


def test_who_was_paid_is_never_entered_again_by_a_move(village: Village) -> None:
    entered(village, plan_for(village, "2018-10-16", "Mawar", "Wati"))
    village.write(lambda s: s.query(Payment).filter_by(kpm_id=village.people["Mawar"]).update({"state": "paid"}))

    made = entered(village, plan_for(village, "2018-10-18", "Mawar", "Wati", place="Kantor Pos"))

    assert (made.left_out, made.moved) == ([village.people["Mawar"]], [village.people["Wati"]])
    with pytest.raises(PaymentMistake, match="nobody"):
        entered(village, plan_for(village, "2018-10-19", "Mawar", place="Kantor Pos"))


@pytest.mark.parametrize(("day", "code"), [("2018-09-01", "past"), ("2018-10-16", "hours")])
def test_a_time_that_can_not_be_is_refused(village: Village, day: str, code: str) -> None:
    plan = plan_for(village, day, "Mawar")
    wrong = plan if code == "past" else PaymentPlan(**{**vars(plan), "ends_at": plan.starts_at})

    with pytest.raises(PaymentMistake, match=code):
        entered(village, wrong)
    assert standing(village) == {}


def test_nobody_enters_a_family_beyond_her_reach(village: Village) -> None:
    village.group("Kenanga", ("Yuli",), pendamping="Rahmat", kecamatan="Lain")
    plan = plan_for(village, "2018-10-16", "Mawar", "Yuli")

    for by in ("Siti", "Bambang", "Rahmat"):
        with pytest.raises(NotAllowed):
            entered(village, plan, by=by)
    assert standing(village) == {}
    entered(village, plan, by="Dewi")
    assert set(standing(village)) == {"Mawar", "Yuli"}


def test_moved_it_keeps_its_id_and_families_own_times_go_along(village: Village) -> None:
    at_nine, at_eleven = village.at("2018-10-16", "09:00"), village.at("2018-10-16", "11:00")
    plan = plan_for(village, "2018-10-16", "Mawar", starts_at=at_nine)
    plan = PaymentPlan(**{**vars(plan), "entries": (*plan.entries, Entry(village.people["Wati"], at_eleven))})
    made = entered(village, plan).schedule_id
    siti, starts, ends = village.actor("Siti"), village.at("2018-10-17", "08:00"), village.at("2018-10-17", "10:30")

    assert village.write(lambda s: move_payment(s, siti, made, starts, ends, "Kantor Pos", village.now))
    assert not village.write(lambda s: move_payment(s, siti, made, starts, ends, "Kantor Pos", village.now))

    day = village.read(lambda s: list_payment_day(s, siti, made))
    assert {one.name: one.slot_at for one in day} == {"Mawar": village.at("2018-10-17", "09:00"), "Wati": None}
    (change,) = village.read(lambda s: list(s.scalars(select(PaymentChange))))
    assert (change.kind, change.kpm_id, change.old_starts_at, change.old_place) == (
        "moved", None, village.at("2018-10-16", "08:00"), "Balai Desa",
    )  # fmt: skip
    assert schedule(village, made).revision == 1


def test_only_who_reaches_every_family_moves_or_cancels_it(village: Village) -> None:
    village.group("Kenanga", ("Yuli",), pendamping="Rahmat", kecamatan=KECAMATAN)
    made = entered(village, plan_for(village, "2018-10-16", "Mawar", "Yuli"), by="Bambang").schedule_id
    starts, ends = village.at("2018-10-17", "08:00"), village.at("2018-10-17", "10:00")

    def fails(session: Session, actor: Actor) -> None:
        with pytest.raises(PaymentMistake, match="beyond"):
            move_payment(session, actor, made, starts, ends, "x", village.now)
        with pytest.raises(PaymentMistake, match="beyond"):
            cancel_payment(session, actor, made, village.now)

    for by in ("Siti", "Rahmat"):
        village.write(partial(fails, actor=village.actor(by)))
    seen = village.read(lambda s: list_payment_day(s, village.actor("Rahmat"), made))
    assert [one.name for one in seen] == ["Yuli"]
    assert village.write(lambda s: cancel_payment(s, village.actor("Bambang"), made, village.now))
    assert changes(village) == [("cancelled", None)]


def test_what_is_over_or_cancelled_can_not_be_changed(village: Village) -> None:
    made = entered(village, plan_for(village, "2018-10-16", "Mawar")).schedule_id
    siti, later = village.actor("Siti"), village.at("2018-10-16", "12:00")

    def all_of(session: Session, now: datetime) -> None:
        changing: list[Callable[[], bool]] = [
            lambda: move_payment(session, siti, made, now + timedelta(days=1), now + timedelta(days=2), "x", now),
            lambda: cancel_payment(session, siti, made, now),
            lambda: add_payment_family(session, siti, made, village.people["Wati"], now),
            lambda: remove_payment_family(session, siti, made, village.people["Mawar"], now),
            lambda: pay_at_home(session, siti, made, village.people["Mawar"], True, now),
        ]
        for change in changing:
            with pytest.raises(PaymentMistake, match="over"):
                change()

    village.write(lambda s: all_of(s, later))
    village.write(lambda s: cancel_payment(s, siti, made, village.now))
    village.write(lambda s: all_of(s, village.now))


def test_one_familys_place_is_changed_and_each_change_kept(village: Village) -> None:
    made = entered(village, plan_for(village, "2018-10-16", "Mawar", "Wati")).schedule_id
    other = entered(village, plan_for(village, "2018-10-18", "Lastri", place="Kantor Pos")).schedule_id
    siti, mawar, wati, lastri = (village.actor("Siti"), *(village.people[one] for one in ("Mawar", "Wati", "Lastri")))
    nine, noon = village.at("2018-10-16", "09:00"), village.at("2018-10-16", "12:00")

    def change(session: Session) -> list[bool]:
        return [
            move_payment_family(session, siti, made, mawar, nine, village.now),
            move_payment_family(session, siti, made, mawar, nine, village.now),
            remove_payment_family(session, siti, made, wati, village.now),
            remove_payment_family(session, siti, made, wati, village.now),
            add_payment_family(session, siti, made, lastri, village.now),
            add_payment_family(session, siti, made, lastri, village.now),
            add_payment_family(session, siti, made, wati, village.now),
        ]

    assert village.write(change) == [True, False, True, False, True, False, True]
    with pytest.raises(PaymentMistake, match="window"):
        village.write(lambda s: move_payment_family(s, siti, made, mawar, noon, village.now))
    assert standing(village)["Lastri"] == [("Kantor Pos", "removed"), ("Balai Desa", "expected")]
    assert schedule(village, other).status == "cancelled"
    assert changes(village) == [
        ("moved", mawar), ("removed", wati), ("removed", lastri), ("added", lastri), ("added", wati),
    ]  # fmt: skip


def test_a_family_marked_is_paid_at_home_from_the_next_schedule_on(village: Village) -> None:
    first = entered(village, plan_for(village, "2018-10-16", "Ponirah")).schedule_id
    siti, ponirah = village.actor("Siti"), village.people["Ponirah"]
    village.write(lambda s: mark_paid_at_home(s, siti, ponirah, True, village.now))

    later = PaymentPlan(**{**vars(plan_for(village, "2018-11-16", "Ponirah")), "stage_id": stage(village, "5")})
    second = entered(village, later).schedule_id

    assert village.read(lambda s: coming_payments_of(s, siti, ponirah, village.now)) == [(first, False), (second, True)]
    assert village.write(lambda s: pay_at_home(s, siti, first, ponirah, True, village.now))
    assert changes(village) == [("moved", ponirah)], "she is paid elsewhere than she was told"
    marked = village.read(lambda s: list_home_families(s, siti, village.group_id()))
    assert [one.name for one in marked if one.marked] == ["Ponirah"]
    assert not village.write(lambda s: mark_paid_at_home(s, siti, ponirah, True, village.now))


def test_a_list_counts_only_ones_own_families_and_nobody_who_left(village: Village) -> None:
    village.group("Kenanga", ("Yuli",), pendamping="Rahmat", kecamatan=KECAMATAN)
    entered(village, plan_for(village, "2018-10-16", "Mawar", "Wati", "Yuli"), by="Bambang")
    village.write(lambda s: s.query(Kpm).filter_by(person_id=village.people["Wati"]).update({"left_at": village.now}))

    def counted(by: str) -> list[int]:
        lines = village.read(
            lambda s: list_payments(s, village.actor(by), village.now, village.now + timedelta(days=30))
        )
        return [one.families for one in lines]

    assert (counted("Siti"), counted("Rahmat"), counted("Bambang"), counted("Dewi")) == ([1], [1], [2], [2])
