"""The letters of a meeting besides P2K2: for each family and each guest from outside, with a way in for who has none.

A family without a chat gets a fresh joining code on her letter; codes handed out to her before end.
"""

from dataclasses import dataclass
from datetime import datetime

from db import Session
from programme.access import Actor, may_run, operation
from programme.assemblies.showing import AssemblyView, GuestView, assembly_view
from programme.coverage import members_without_chat
from programme.joining import issue_code
from programme.rules import Rules

OUTSIDE = ("outsider", "provider")


@dataclass(frozen=True)
class LetterLine:
    """To whom a letter goes; `code` for who can't be reached by chat."""

    guest: GuestView
    code: str | None = None


@operation(on="assembly", may=("pendamping", "koordinator", "operator"))
def issue_letters(
    session: Session, actor: Actor, assembly_id: int, now: datetime, rules: Rules
) -> tuple[AssemblyView, list[LetterLine]]:
    """The meeting and a letter for each family called, and for each guest who has no entry here."""
    view = assembly_view(session, assembly_id, now)
    groups = {one.group_id for one in view.guests if one.group_id is not None}
    without = {one.person_id for group_id in groups for one in members_without_chat(session, group_id)}
    lines = []
    for guest in view.guests:
        if guest.is_family:
            wants = guest.person_id in without and may_run(session, actor, "issue_code", guest.person_id)
            code = issue_code(session, actor, guest.person_id or 0, now, rules) if wants else None
            lines.append(LetterLine(guest, code))
        elif guest.role in OUTSIDE:
            lines.append(LetterLine(guest))
    return view, lines


def address_of(guest: GuestView) -> str:
    """'Dusun Krajan RT 002/RW 001, Desa Wates'."""
    near = f"Dusun {near_of(guest)}" if guest.dusun else near_of(guest)
    return ", ".join(part for part in (near, f"Desa {guest.desa}" if guest.desa else "") if part)


def near_of(guest: GuestView) -> str:
    """'Krajan RT 002/RW 001', for a column under the desa's name."""
    near = [guest.dusun] if guest.dusun else []
    if guest.rt or guest.rw:
        near.append(f"RT {guest.rt or '-'}/RW {guest.rw or '-'}")
    return " ".join(near)
