"""The numbers under which visits stand on a pendamping's list of a day, and who gets one.

A number, once given, belongs to its visit for that whole day, whatever else is opened or ended meanwhile. A day takes
so many visits as the office decided; the others wait. Those that wait are numbered too once they are looked at, so that
"tambah 8" or "8 selesai" can't mean another one: their number is stored below zero (-8) until they are taken on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, Person, Provider, Visit, VisitListItem
from programme.absence import month_of
from programme.many_due.elsewhere import not_elsewhere
from programme.routes import read_point
from programme.rules import Rules
from programme.visit_makers import about_visits, due_by, made_by
from programme.visit_places import Address, Stop, placed, tour_of
from programme.visit_priorities import Room, WaitingVisit, by_urgency, chosen_for, urgency

FREES_ITS_ROOM = ("withdrawn", "lapsed")
"""A visit that was never due takes no room; one postponed or cancelled does: she has planned her day by then."""


@dataclass(frozen=True)
class Listed:
    """A visit with a number of that day."""

    item: VisitListItem
    state: str
    cause: str
    stop: Stop

    @property
    def is_taken_on(self) -> bool:
        return self.item.number > 0


def give_numbers(session: Session, pendamping_id: int, day: date, rules: Rules) -> None:
    """The most urgent due visits get the day's next numbers, as far as the day has room, in the order of a short way.

    Seen again, nobody's number changes.
    """
    listed = _listed(session, pendamping_id, day)
    taken = [one for one in listed if one.is_taken_on and one.state not in FREES_ITS_ROOM]
    room = Room(
        rules.visits_a_day - len(taken),
        rules.routine_visits_a_day - sum(one.cause == "routine" for one in taken),
    )
    if room.visits <= 0:
        return
    taken_ids = {one.item.visit_id for one in listed if one.is_taken_on}
    every = waiting_visits(session, pendamping_id, day, routine=room.routine > 0)
    waiting = [one for one in every if one.visit_id not in taken_ids]
    chosen = chosen_for(day, waiting, room, [one.stop for one in taken])
    by_id = {one.visit_id: one for one in waiting}
    last = max(taken, key=lambda one: one.item.number).stop if taken else None
    _take_on(session, pendamping_id, day, _in_order([by_id[visit_id] for visit_id in chosen], last, day), listed)


def number_waiting(session: Session, pendamping_id: int, day: date) -> None:
    """Those that the day has no room for get numbers too, the most urgent first and the routine ones last."""
    listed = _listed(session, pendamping_id, day)
    numbered = {one.item.visit_id for one in listed}
    waiting = waiting_visits(session, pendamping_id, day)
    routine = sorted(one.visit_id for one in waiting if one.is_routine)
    ordered = [one.visit_id for one in by_urgency(waiting, day)] + routine
    number = _highest(listed)
    for visit_id in ordered:
        if visit_id not in numbered:
            number += 1
            _add(session, pendamping_id, day, visit_id, -number)
    session.flush()


def take_numbers_on(session: Session, pendamping_id: int, day: date, numbers: Sequence[int]) -> list[int]:
    """Takes waiting visits on for that day under the numbers they were shown with; returns those newly taken on.

    One that is tried in another way meanwhile does not wait.
    """
    query = select(VisitListItem).where(
        VisitListItem.pendamping_id == pendamping_id,
        VisitListItem.listed_on == day,
        VisitListItem.number.in_([-number for number in numbers]),
        VisitListItem.visit_id.in_(select(Visit.id).where(not_elsewhere())),
    )
    taken = []
    for item in session.scalars(query.with_for_update()):
        item.number = -item.number
        taken.append(item.number)
    session.flush()
    return sorted(taken)


def waiting_visits(session: Session, pendamping_id: int, day: date, *, routine: bool = True) -> list[WaitingVisit]:
    """Every open visit that is this pendamping's to make and due by that day, with where it lies.

    Without `routine` ones, of which a month has dozens, where the day takes no more of them.
    """
    query = about_visits(Visit, Kpm, Group, Provider).where(due_by(day), made_by(pendamping_id), not_elsewhere())
    query = query.order_by(Visit.id) if routine else query.where(Visit.cause != "routine").order_by(Visit.id)
    rows = session.execute(query).all()
    stops = [_stop(kpm, group, provider) for _, kpm, group, provider in rows]
    stops = placed(stops, _neighbours(session, stops))
    lapsed = _left_out_last_month(session, [visit.kpm_id for visit, *_ in rows if visit.cause == "routine"], day)
    return [
        WaitingVisit(
            visit_id=visit.id,
            cause=visit.cause,
            due_on=visit.due_on,
            months_missed=len(visit.months),
            stop=stop,
            accepted=group is not None and group.pendamping_id != pendamping_id,
            lapsed_before=visit.cause == "routine" and visit.kpm_id in lapsed,
        )
        for (visit, _, group, _), stop in zip(rows, stops, strict=True)
    ]


def _stop(kpm: Kpm | None, group: Group | None, provider: Provider | None) -> Stop:
    if kpm is not None and group is not None:
        return Stop(Address(group.desa, kpm.dusun, kpm.rw, kpm.rt), read_point(kpm.coordinates))
    if provider is not None:
        return Stop(Address(provider.desa), read_point(provider.coordinates))
    return Stop(Address(None))


def _neighbours(session: Session, stops: Sequence[Stop]) -> list[Stop]:
    """Families whose coordinates are known, in the desa of those whose are not."""
    desas = {stop.address.desa for stop in stops if stop.point is None and stop.address.desa}
    if not desas:
        return []
    query = (
        select(Group.desa, Kpm.dusun, Kpm.rw, Kpm.rt, Kpm.coordinates)
        .join(Group, Group.id == Kpm.group_id)
        .where(Group.desa.in_(desas), Kpm.coordinates.is_not(None), Kpm.left_at.is_(None))
    )
    return [Stop(Address(*address), read_point(coordinates)) for *address, coordinates in session.execute(query)]


def _left_out_last_month(session: Session, kpm_ids: Sequence[int], day: date) -> set[int | None]:
    """Of these kpm those whose routine visit of the month before was not made."""
    last_month = month_of(day).toordinal() - 1
    query = select(Visit.kpm_id).where(
        Visit.kpm_id.in_(kpm_ids),
        Visit.cause == "routine",
        Visit.state == "lapsed",
        Visit.due_on >= month_of(date.fromordinal(last_month)),
    )
    return set(session.scalars(query)) if kpm_ids else set()


def _in_order(chosen: Sequence[WaitingVisit], last: Stop | None, day: date) -> list[WaitingVisit]:
    """The order of a short way; where nothing decides at which end to begin, the most urgent visit comes early."""
    walked = [chosen[index] for index in tour_of([one.stop for one in chosen], last)]
    ranks = [_rank(visit, day) for visit in walked]
    if last is None and ranks and ranks.index(min(ranks)) > (len(walked) - 1) / 2:
        walked.reverse()
    return walked


def _rank(visit: WaitingVisit, day: date) -> tuple[bool, tuple[int, int, int, int]]:
    return visit.is_routine, urgency(visit, day)


def _listed(session: Session, pendamping_id: int, day: date) -> list[Listed]:
    """The day's numbers as they stand; nobody else gives any before this unit of work ends (two phones, one list)."""
    session.execute(select(Person.id).where(Person.id == pendamping_id).with_for_update(key_share=True))
    query = (
        about_visits(VisitListItem, Visit.state, Visit.cause, Kpm, Group, Provider)
        .join(VisitListItem, VisitListItem.visit_id == Visit.id)
        .where(VisitListItem.pendamping_id == pendamping_id, VisitListItem.listed_on == day)
    )
    return [
        Listed(item, state, cause, _stop(kpm, group, provider))
        for item, state, cause, kpm, group, provider in session.execute(query)
    ]


def _take_on(
    session: Session, pendamping_id: int, day: date, ordered: Sequence[WaitingVisit], listed: Sequence[Listed]
) -> None:
    shown = {one.item.visit_id: one.item for one in listed}
    number = _highest(listed)
    for visit in ordered:
        if visit.visit_id in shown:
            shown[visit.visit_id].number *= -1
            continue
        number += 1
        _add(session, pendamping_id, day, visit.visit_id, number)
    session.flush()


def _highest(listed: Sequence[Listed]) -> int:
    return max((abs(one.item.number) for one in listed), default=0)


def _add(session: Session, pendamping_id: int, day: date, visit_id: int, number: int) -> None:
    session.add(VisitListItem(pendamping_id=pendamping_id, listed_on=day, number=number, visit_id=visit_id))
