"""Payment days for tests: a schedule with its families, as whoever enters schedules leaves it in the tables."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, update

from db import Session
from db.tables import Payment, PaymentChange, PaymentSchedule, PaymentStage
from tests.village import KECAMATAN, MEMBERS, Village


def payment_day(
    village: Village,
    day: str,
    names: Sequence[str] = MEMBERS,
    hours: tuple[str, str] = ("08:00", "12:00"),
    *,
    place: str = "Balai Desa",
    label: str = "4",
    amounts: Mapping[str, int] | None = None,
    slots: Mapping[str, str] | None = None,
    at_home: Sequence[str] = (),
    channel: str = "community",
) -> int:
    """Enters a payment of these families and returns the schedule's id; nobody is told before the next tick."""
    amounts, slots = amounts or {}, slots or {}
    begins, ends = village.at(day, hours[0]), village.at(day, hours[1])

    def enter(session: Session) -> int:
        schedule = PaymentSchedule(
            stage_id=_stage(session, village, label),
            kecamatan=KECAMATAN,
            scope={"list": True},
            starts_at=begins,
            ends_at=ends,
            place=place,
            channel=channel,
            bring=["ktp", "kk"],
            represented_by="same_kk",
            created_by=village.people["Siti"],
            created_at=village.now,
        )
        session.add(schedule)
        session.flush()
        session.add_all(
            Payment(
                schedule_id=schedule.id,
                kpm_id=village.people[name],
                starts_at=village.at(day, slots[name]) if name in slots else None,
                amount=str(amounts[name]) if name in amounts else None,
                at_home=name in at_home,
            )
            for name in names
        )
        return schedule.id

    return village.write(enter)


def _stage(session: Session, village: Village, label: str) -> int:
    known = session.scalar(select(PaymentStage.id).where(PaymentStage.label == label))
    if known is not None:
        return known
    stage = PaymentStage(
        year=2018,
        label=label,
        months=["2018-10", "2018-11", "2018-12"],
        channel="community",
        created_by=village.people["Siti"],
        created_at=village.now,
    )
    session.add(stage)
    session.flush()
    return stage.id


def _change(village: Village, schedule: PaymentSchedule, kind: str, name: str | None) -> PaymentChange:
    return PaymentChange(
        schedule_id=schedule.id,
        kpm_id=village.people[name] if name is not None else None,
        kind=kind,
        old_starts_at=schedule.starts_at,
        old_ends_at=schedule.ends_at,
        old_place=schedule.place,
        changed_by=village.people["Siti"],
        changed_at=village.now,
    )


def move_payment(village: Village, schedule_id: int, day: str, hours: tuple[str, str] = ("08:00", "12:00")) -> None:
    begins, ends = village.at(day, hours[0]), village.at(day, hours[1])

    def move(session: Session) -> None:
        schedule = session.get_one(PaymentSchedule, schedule_id)
        session.add(_change(village, schedule, "moved", None))
        schedule.starts_at, schedule.ends_at, schedule.revision = begins, ends, schedule.revision + 1

    village.write(move)


def cancel_payment(village: Village, schedule_id: int) -> None:
    def cancel(session: Session) -> None:
        schedule = session.get_one(PaymentSchedule, schedule_id)
        session.add(_change(village, schedule, "cancelled", None))
        schedule.status = "cancelled"

    village.write(cancel)


def change_family(village: Village, schedule_id: int, name: str, kind: str, slot: datetime | None = None) -> None:
    """'removed', 'added' or 'moved' (to another time of her own)."""

    def change(session: Session) -> None:
        schedule = session.get_one(PaymentSchedule, schedule_id)
        session.add(_change(village, schedule, kind, name))
        values: dict[str, object] = {"starts_at": slot} if kind == "moved" else {}
        state = {"removed": "removed", "added": "expected", "moved": "expected"}[kind]
        mine = (Payment.schedule_id == schedule_id, Payment.kpm_id == village.people[name])
        session.execute(update(Payment).where(*mine).values(state=state, **values))

    village.write(change)


def states(village: Village, schedule_id: int) -> dict[str, tuple[str, str | None]]:
    """Name -> (state, reason) of every family of a schedule."""
    by_id = {person_id: name for name, person_id in village.people.items()}
    query = select(Payment).where(Payment.schedule_id == schedule_id)
    return {by_id[one.kpm_id]: (one.state, one.reason) for one in village.read(lambda s: s.scalars(query).all())}
