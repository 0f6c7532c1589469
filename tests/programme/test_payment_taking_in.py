"""A checked payment sheet is taken in whole, once, by its sender's right, and as it was previewed."""

from datetime import datetime

import pytest
from sqlalchemy import select, update

from db import Database, Session
from db.tables import Contact, Kpm, OutboxRow, Payment, PaymentSchedule, RosterFile, StoredFile
from programme.payments.plans import Entry
from programme.payments.sheets.apply import PaymentsMovedOn, SheetOutcome, foresee_payments, take_payments_in
from programme.payments.sheets.table import PaymentSheetPlan, PlannedDay
from programme.payments.stages import Stage
from programme.roster_files import RosterNotTaken
from tests.village import KECAMATAN, Village

STAGE = Stage(0, 2018, "4", ("2018-10", "2018-11", "2018-12"), "pos")


@pytest.fixture
def village(village_database: Database) -> Village:
    return Village(village_database)


def day(village: Village, when: str, *names: str, place: str = "Balai Desa", stage: Stage = STAGE) -> PlannedDay:
    entries = tuple(Entry(village.people[name], amount=600_000) for name in names)
    starts, ends = village.at(when, "08:00"), village.at(when, "12:00")
    return PlannedDay(stage, KECAMATAN, {"list": True}, starts, ends, place, "pos", ("ktp",), None, "same_kk", entries)


def confirmed(village: Village) -> int:
    """A sheet that Ibu Siti has confirmed."""

    def make(session: Session) -> int:
        contact_id = session.scalars(select(Contact.id).limit(1)).one()
        file = StoredFile(contact_id=contact_id, channel="telegram", provider_reference="r", kind="document")
        file.received_at = village.now
        session.add(file)
        session.flush()
        roster = RosterFile(file_id=file.id, sender_id=village.people["Siti"], kind="payments", state="confirmed")
        roster.arrived_at = village.now
        session.add(roster)
        session.flush()
        return roster.id

    return village.write(make)


def take(village: Village, roster_id: int, plan: PaymentSheetPlan, seen: str, now: datetime | None = None) -> None:
    def agreed(outcome: SheetOutcome) -> bool:
        return outcome.seen == seen

    siti, moment = village.actor("Siti"), now or village.now
    village.write(lambda s: take_payments_in(s, siti, roster_id, plan, agreed, moment))


def payments(village: Village) -> list[tuple[str, str]]:
    query = select(PaymentSchedule.place, Payment.state).join(Payment, Payment.schedule_id == PaymentSchedule.id)
    return [(place, state) for place, state in village.read(lambda s: s.execute(query.order_by(Payment.id)).all())]


def test_it_is_taken_in_as_foreseen_and_once(village: Village) -> None:
    plan = PaymentSheetPlan(
        "0" * 64,
        (day(village, "2018-10-16", "Mawar", "Wati"), day(village, "2018-10-17", "Lastri", place="Kantor Pos")),
    )
    foreseen = village.read(lambda s: foresee_payments(s, plan, village.now))
    roster_id = confirmed(village)
    take(village, roster_id, plan, foreseen.seen)

    assert (foreseen.new, foreseen.days, foreseen.stages_new) == (3, 2, 1)
    assert payments(village) == [("Balai Desa", "expected")] * 2 + [("Kantor Pos", "expected")]
    roster = village.read(lambda s: s.get_one(RosterFile, roster_id))
    assert (roster.state, roster.summary["new"]) == ("taken", 3)
    told = village.read(lambda s: list(s.scalars(select(OutboxRow).where(OutboxRow.kind == "roster_taken"))))
    assert [one.person_id for one in told] == [village.people["Siti"]]
    with pytest.raises(RosterNotTaken):
        take(village, roster_id, plan, foreseen.seen)


def test_families_may_change_places_between_two_days_of_one_sheet(village: Village) -> None:
    first = PaymentSheetPlan(
        "0" * 64, (day(village, "2018-10-16", "Mawar"), day(village, "2018-10-17", "Wati", place="Kantor Pos"))
    )
    take(village, confirmed(village), first, village.read(lambda s: foresee_payments(s, first, village.now)).seen)
    known = village.read(lambda s: s.scalars(select(PaymentSchedule)).first())
    assert known is not None
    stage = Stage(known.stage_id, 2018, "4", STAGE.months, "pos")
    other = PaymentSheetPlan(
        "1" * 64,
        (
            day(village, "2018-10-16", "Wati", stage=stage),
            day(village, "2018-10-17", "Mawar", place="Kantor Pos", stage=stage),
        ),
    )

    take(village, confirmed(village), other, village.read(lambda s: foresee_payments(s, other, village.now)).seen)

    schedules = village.read(lambda s: list(s.scalars(select(PaymentSchedule).order_by(PaymentSchedule.id))))
    assert [one.status for one in schedules] == ["planned", "planned"]
    assert sorted(payments(village)) == [
        ("Balai Desa", "expected"), ("Balai Desa", "removed"), ("Kantor Pos", "expected"), ("Kantor Pos", "removed"),
    ]  # fmt: skip


def test_what_would_do_something_else_by_now_enters_nothing(village: Village) -> None:
    plan = PaymentSheetPlan("0" * 64, (day(village, "2018-10-16", "Mawar", "Wati"),))
    roster_id = confirmed(village)

    with pytest.raises(PaymentsMovedOn) as moved:
        take(village, roster_id, plan, "seen otherwise")

    assert moved.value.outcome.new == 2
    assert payments(village) == []
    assert village.read(lambda s: s.get_one(RosterFile, roster_id)).state == "confirmed"


def test_a_family_that_left_meanwhile_stops_the_whole_sheet(village: Village) -> None:
    plan = PaymentSheetPlan("0" * 64, (day(village, "2018-10-16", "Mawar", "Wati"),))
    foreseen = village.read(lambda s: foresee_payments(s, plan, village.now))
    gone = update(Kpm).where(Kpm.person_id == village.people["Wati"]).values(left_at=village.now)
    village.write(lambda s: s.execute(gone))

    with pytest.raises(RosterNotTaken):
        take(village, confirmed(village), plan, foreseen.seen)
    assert payments(village) == []
