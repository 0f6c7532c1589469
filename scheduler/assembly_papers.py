"""The papers of a meeting besides P2K2: its attendance list, and the invitation letters of everybody called.

Read (and the letters' codes issued) in one short transaction, drawn outside of it.
"""

from datetime import datetime

from conversations.assemblies.assembly_words import kind_label, kind_title
from conversations.words import Words, zone_name
from db import Database
from programme.access import Actor
from programme.assemblies.agenda import FIRST_MEETING
from programme.assemblies.letters import address_of, issue_letters, near_of
from programme.assemblies.showing import AssemblyView, GuestView, show_assembly
from programme.papers import PaperMistake
from programme.rules import Rules
from programme.ways_in import FindWaysIn
from reports.attendance_sheet import Occasion, SheetLine, attendance_filename, attendance_pdf
from reports.invitation_letters import Letter, LetterBody, letters_filename, letters_pdf

INDONESIAN = Words("id")
OTHERS = "Undangan lain"


def attendance_sheet_file(
    database: Database, actor: Actor, assembly_id: int, now: datetime, rules: Rules
) -> tuple[str, bytes]:
    """Name and content of the list; raises NotAllowed for who may not see the meeting."""
    view = database.read(lambda session: show_assembly(session, actor, assembly_id, now))
    day, title = rules.today(view.line.starts_at), kind_title(INDONESIAN, view.line.kind)
    when = INDONESIAN.moment(rules.local(view.line.starts_at))
    occasion = Occasion(title, when, view.line.place, view.holder_name, day)
    lines = [_line(one) for one in _by_group(view)]
    return attendance_filename(title, day), attendance_pdf(occasion, lines)


def invitation_letters_file(
    database: Database, actor: Actor, assembly_id: int, now: datetime, rules: Rules, ways_in: FindWaysIn
) -> tuple[str, bytes]:
    """Name and content of the letters, group by group as they are handed out; raises PaperMistake without any."""
    view, lines = database.write(lambda session: issue_letters(session, actor, assembly_id, now, rules))
    if not lines:
        raise PaperMistake("nothing")
    order = {one.id: place for place, one in enumerate(_by_group(view))}
    letters = [
        Letter(
            one.guest.name,
            address_of(one.guest),
            one.guest.participant_number or "",
            one.guest.group_name or "",
            one.code,
            ways_in(one.code) if one.code is not None else None,
        )
        for one in sorted(lines, key=lambda one: order[one.guest.id])
    ]
    day = rules.today(view.line.starts_at)
    return letters_filename(kind_title(INDONESIAN, view.line.kind), day), letters_pdf(_body(view, now, rules), letters)


def _body(view: AssemblyView, now: datetime, rules: Rules) -> LetterBody:
    begins, ends = rules.local(view.line.starts_at), rules.local(view.line.ends_at)
    desas = {desa for _, _, desa in view.groups}
    return LetterBody(
        kind=kind_label(INDONESIAN, view.line.kind),
        title=kind_title(INDONESIAN, view.line.kind),
        weekday_and_date=INDONESIAN.day(begins.date()),
        hours=f"{INDONESIAN.clock(begins)}-{INDONESIAN.clock(ends)} {zone_name(begins)}",
        place=view.line.place,
        desa=desas.pop() if len(desas) == 1 else view.kecamatan,
        held_by=view.holder_name,
        written_on=INDONESIAN.day(rules.today(now)).partition(", ")[2],
        is_first_meeting=view.line.kind == FIRST_MEETING,
    )


def _by_group(view: AssemblyView) -> list[GuestView]:
    """Families group by group as they were called, then everybody else."""
    return sorted(view.guests, key=lambda one: (not one.is_family, one.number))


def _line(one: GuestView) -> SheetLine:
    part = f"Kelompok {one.group_name}, {one.desa}" if one.group_name else OTHERS
    return SheetLine(one.number, one.name, one.participant_number or "", near_of(one) if one.is_family else "", part)
