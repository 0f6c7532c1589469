"""Entering what a klarifikasi sheet corrects, once its sender has confirmed it; each change keeps what stood before."""

from collections.abc import Sequence
from datetime import date, datetime

from db import Session
from db.tables import FamilyMember, Kpm, RosterFile
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.candidates.agreements_signed import record_signed
from programme.candidates.clarifying import mark_checked
from programme.candidates.corrected_sheet import ClarifyPlan, Correction, known_members
from programme.roster_files import RosterNotTaken, roster_subject
from programme.rules import Rules
from programme.updates.family_entries import add_to_family, comes_back, entry_named, leaves_family, set_of_family


@operation(on="roster", may=("self",))
def take_corrections_in(
    session: Session, actor: Actor, roster_id: int, plan: ClarifyPlan, now: datetime, rules: Rules
) -> None:
    """Enters a confirmed sheet, once. Raises RosterNotTaken where it was ended meanwhile, or reaches beyond."""
    assert actor.person_id is not None
    roster = session.get_one(RosterFile, roster_id, with_for_update=True, populate_existing=True)
    mine = {one.kpm_id for one in known_members(session, actor.person_id)}
    named = {one.kpm_id for one in plan.corrections} | plan.checked | set(plan.signed)
    if roster.state != "confirmed" or not named <= mine:
        raise RosterNotTaken(f"roster {roster_id} is {roster.state} or reaches beyond")
    today = rules.today(now)
    for one in plan.corrections:
        _correct(session, actor, one, now, today)
    _mark(session, actor, plan, now, rules)
    roster.state, roster.ended_at = "taken", now
    roster.summary = {**roster.summary, **plan.counts()}
    session.flush()
    put_notice(session, "roster_taken", roster_subject(roster_id), roster.sender_id, "taken", now)


def _correct(session: Session, actor: Actor, one: Correction, now: datetime, today: date) -> None:
    values = dict(one.values)
    if one.member_id is None:
        name = str(values.pop("name"))
        gone = entry_named(session, one.kpm_id, name)
        if gone is None:
            add_to_family(session, actor, one.kpm_id, name, values, now)
        else:
            comes_back(session, actor, gone, now)
            set_of_family(session, actor, gone, values, now)
        return
    member = session.get_one(FamilyMember, one.member_id)
    if one.leaves is not None:
        leaves_family(session, actor, member, today, one.leaves, now)
    else:
        set_of_family(session, actor, member, values, now)


def _mark(session: Session, actor: Actor, plan: ClarifyPlan, now: datetime, rules: Rules) -> None:
    """Group by group, as the operations go."""
    for group_id, kpm_ids in _by_group(session, sorted(plan.checked)).items():
        mark_checked(session, actor, group_id, kpm_ids, now)
    for group_id, kpm_ids in _by_group(session, sorted(plan.signed)).items():
        for kpm_id in kpm_ids:
            record_signed(session, actor, group_id, [kpm_id], plan.signed[kpm_id], None, now, rules)


def _by_group(session: Session, kpm_ids: Sequence[int]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for kpm_id in kpm_ids:
        groups.setdefault(session.get_one(Kpm, kpm_id).group_id, []).append(kpm_id)
    return groups
