"""Papers about the meetings that return: a pendamping's calendar, letters to providers, minutes."""

from datetime import datetime

from conversations.assemblies.assembly_words import guest_name, kind_title
from conversations.assemblies.point_words import points_in_words
from conversations.standing.calendar_words import calendar_events
from conversations.words import Words, zone_name
from db import Database
from programme.access import Actor
from programme.assemblies.agenda import KETUA_MEETING, points_of
from programme.assemblies.attendance import CAME
from programme.assemblies.showing import AssemblyLine, AssemblyView, show_assembly
from programme.papers import PaperMistake
from programme.rules import Rules
from programme.standing.calendar import list_calendar
from reports.calendar_file import calendar_file, calendar_filename
from reports.minutes_page import Minutes, minutes_filename, minutes_pdf
from reports.provider_letter import Letter, letters_filename, provider_letters_pdf

File = tuple[str, bytes]
"""Name and content."""
WITHOUT_CHAT = ("provider", "outsider")


def calendar_paper(database: Database, actor: Actor, pendamping_id: int, now: datetime, rules: Rules) -> File:
    """Raises PaperMistake("empty_calendar") where nothing is planned any more."""
    entries = database.read(lambda session: list_calendar(session, actor, pendamping_id, now, rules))
    if not entries:
        raise PaperMistake("empty_calendar")
    events = calendar_events(Words(), entries, rules)
    return calendar_filename(rules.today(now)), calendar_file(events, pendamping_id, "PKH", now)


def letters_paper(database: Database, actor: Actor, assembly_id: int, now: datetime, rules: Rules) -> File:
    """A page for each provider and each one from outside; raises PaperMistake("no_letters") where none is called."""
    view = database.read(lambda session: show_assembly(session, actor, assembly_id, now))
    words, line = Words(), view.line
    addressees = [one.name for one in view.guests if one.role in WITHOUT_CHAT]
    if not addressees or line.state == "cancelled":
        raise PaperMistake("no_letters")
    begins = rules.local(line.starts_at)
    letter = Letter(
        kind=line.kind,
        kecamatan=view.kecamatan,
        day=words.day(begins.date()),
        hours=_hours(words, line, rules),
        place=line.place,
        holder=view.holder_name,
        written_on=words.day(rules.today(now)),
    )
    return letters_filename(begins.date().isoformat()), provider_letters_pdf(letter, addressees)


def minutes_paper(database: Database, actor: Actor, assembly_id: int, now: datetime, rules: Rules) -> File:
    """Raises PaperMistake("no_minutes") for a meeting that was cancelled."""
    view = database.read(lambda session: show_assembly(session, actor, assembly_id, now))
    if view.line.state == "cancelled":
        raise PaperMistake("no_minutes")
    day = rules.local(view.line.starts_at).date()
    return minutes_filename(day.isoformat()), minutes_pdf(_minutes(view, rules))


def _minutes(view: AssemblyView, rules: Rules) -> Minutes:
    words, line = Words(), view.line
    named = [one for one in view.guests if not one.is_family or line.kind == KETUA_MEETING]
    families = [one for one in view.guests if one.is_family and one not in named]
    labels = points_in_words(words, line.kind)
    came = sum(one.mark in CAME for one in families)
    return Minutes(
        title=kind_title(words, line.kind),
        kecamatan=view.kecamatan,
        day=words.day(rules.local(line.starts_at).date()),
        hours=_hours(words, line, rules),
        place=line.place,
        holder=view.holder_name,
        present=tuple(guest_name(words, one) for one in named if one.mark in CAME),
        absent=tuple(guest_name(words, one) for one in named if one.mark == "absent"),
        families=words._("{came} dari {all} hadir", came=came, all=len(families)) if families else "",
        points=tuple((labels[code], done) for code, done in points_of(line.kind, list(view.done))),
        topics=view.topics or "",
        notes=view.minutes or "",
    )


def _hours(words: Words, line: AssemblyLine, rules: Rules) -> str:
    begins, ends = rules.local(line.starts_at), rules.local(line.ends_at)
    return f"{words.clock(begins)}-{words.clock(ends)} {zone_name(begins)}"
