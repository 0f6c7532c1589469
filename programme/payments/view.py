"""Where the families of some payment plans stand now, looked up once for all of them: a sheet makes hundreds."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Payment, PaymentSchedule
from programme.payments.places_in_stage import Elsewhere
from programme.payments.plans import PaymentPlan
from programme.roster_import.compare import slices

Key = tuple[int, str, datetime, datetime, str, str]


@dataclass
class View:
    """What stands in the stages of the plans."""

    schedules: dict[Key, PaymentSchedule] = field(default_factory=dict)
    """The planned ones."""
    payments: dict[int, dict[int, Payment]] = field(default_factory=lambda: defaultdict(dict))
    """Schedule -> family -> her place, of the schedules that a plan names again."""
    places: dict[tuple[int, int], list[Elsewhere]] = field(default_factory=lambda: defaultdict(list))
    """(stage, family) -> where she is expected in what is not over, or was paid."""

    def schedule_of(self, plan: PaymentPlan) -> PaymentSchedule | None:
        """The planned schedule of the same stage, time, place and channel: what is entered again goes into it."""
        return self.schedules.get(key_of(plan))

    def elsewhere(self, plan: PaymentPlan, kpm_id: int, besides: int | None) -> Elsewhere | None:
        """Her place in another schedule of the stage; one where she was paid counts before others."""
        found = [one for one in self.places.get((plan.stage_id, kpm_id), ()) if one.schedule_id != besides]
        return next((one for one in found if one.state == "paid"), found[-1] if found else None)


def key_of(one: PaymentPlan | PaymentSchedule) -> Key:
    return one.stage_id, one.kecamatan, one.starts_at, one.ends_at, one.place, one.channel


def look_at(session: Session, plans: Sequence[PaymentPlan], now: datetime) -> View:
    """Plans of stage 0 belong to one that is not entered yet: nobody stands in it."""
    view, stages = View(), {one.stage_id for one in plans if one.stage_id}
    if not stages:
        return view
    planned = select(PaymentSchedule).where(PaymentSchedule.stage_id.in_(stages), PaymentSchedule.status == "planned")
    by_id = {one.id: one for one in session.scalars(planned)}
    view.schedules = {key_of(one): one for one in by_id.values()}
    again = {found.id for plan in plans if (found := view.schedule_of(plan)) is not None}
    for some in slices(sorted(again)):
        for one in session.scalars(select(Payment).where(Payment.schedule_id.in_(some))):
            view.payments[one.schedule_id][one.kpm_id] = one
    families = sorted({entry.kpm_id for plan in plans for entry in plan.entries})
    for some in slices(families):
        query = select(Payment.kpm_id, Payment.schedule_id, Payment.state).where(
            Payment.kpm_id.in_(some), Payment.state.in_(("expected", "paid"))
        )
        for kpm_id, schedule_id, state in session.execute(query):
            place = by_id.get(schedule_id)
            if place is not None and (state == "paid" or place.ends_at > now):
                view.places[place.stage_id, kpm_id].append(
                    Elsewhere(kpm_id, place.id, place.starts_at, place.ends_at, place.place, state)
                )
    return view
