"""The report of a case for its holder: how far it has come, and as a paper, with the family's other name or its own.

Each reading leaves a trace; the one with real names under a name of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import Case, Group, Person
from programme.access import Actor, operation
from programme.cases.disguise import Disguise
from programme.cases.pseudonyms import drawn_pseudonym
from programme.cases.report_facts import Beside, beside_of, known_people, known_places
from programme.cases.report_grounds import CHOSEN, Ground, told
from programme.cases.report_parts import ReportText, plain_voice, report_text
from programme.cases.report_words import Voice
from programme.cases.showing import CaseView, show_case
from programme.rules import Rules
from programme.trail import leave_trace

MARK = "(nama samaran)"


@dataclass(frozen=True)
class GroundShown:
    """A concept or value that could be chosen."""

    ground: Ground
    told: str
    """As it would stand in the report."""
    shown: bool
    """The file shows something of it."""


@dataclass(frozen=True)
class ReportStanding:
    """A report as it stands, before it is printed."""

    view: CaseView
    text: ReportText
    """As it would be printed with the other name."""
    address: str
    """'Ibu Kenanga': how the family is called in it."""
    grounds: dict[str, tuple[GroundShown, ...]]
    """What can be chosen for the parts in which one chooses; what the file shows first."""


@dataclass(frozen=True)
class CaseReport:
    """A report to be printed; days are local."""

    case_id: int
    writer: str
    kecamatan: str
    desa: str
    group: str | None
    """Only with real names: else it would help to find the family."""
    family: str
    """'Ibu Kenanga (nama samaran)'."""
    address: str
    opened_on: date
    closed_on: date | None
    printed_on: date
    text: ReportText


@operation(on="case", may=("holder",))
def show_case_report(session: Session, actor: Actor, case_id: int, now: datetime, rules: Rules) -> ReportStanding:
    """How far the report has come; draws the family's other name where it has none yet."""
    view, case = show_case(session, actor, case_id, now, rules), session.get_one(Case, case_id)
    voice, beside = _other_voice(session, case, view), beside_of(session, case, rules)
    grounds = {part: tuple(_grounds(table, view, beside, voice)) for part, table in CHOSEN.items()}
    return ReportStanding(view, report_text(view, rules, beside, voice), voice.address, grounds)


def _grounds(table: Sequence[Ground], view: CaseView, beside: Beside, voice: Voice) -> list[GroundShown]:
    found = [GroundShown(one, told(one, view, beside, voice), bool(one.shown(view, beside, voice))) for one in table]
    return sorted(found, key=lambda one: not one.shown)


@operation(on="case", may=("holder",))
def read_case_report(session: Session, actor: Actor, case_id: int, now: datetime, rules: Rules) -> CaseReport:
    """The report without anybody's name but its writer's."""
    leave_trace(session, actor, "read_case_report", "case", case_id, now)
    view, case = show_case(session, actor, case_id, now, rules), session.get_one(Case, case_id)
    return _report(session, actor, case, view, _other_voice(session, case, view), now, rules)


@operation(on="case", may=("holder",))
def read_named_case_report(session: Session, actor: Actor, case_id: int, now: datetime, rules: Rules) -> CaseReport:
    """The report with real names, for whoever asked for that."""
    leave_trace(session, actor, "read_named_case_report", "case", case_id, now)
    view, case = show_case(session, actor, case_id, now, rules), session.get_one(Case, case_id)
    return _report(session, actor, case, view, plain_voice(view), now, rules)


def _report(
    session: Session, actor: Actor, case: Case, view: CaseView, voice: Voice, now: datetime, rules: Rules
) -> CaseReport:
    text = report_text(view, rules, beside_of(session, case, rules), voice)
    is_named = voice.address == plain_voice(view).address
    writer = session.get_one(Person, actor.person_id)
    return CaseReport(
        case_id=case.id,
        writer=writer.name,
        kecamatan=session.get_one(Group, case.group_id).kecamatan,
        desa=view.desa,
        group=view.group_name if is_named else None,
        family=voice.address if is_named else f"{voice.address} {MARK}",
        address=voice.address,
        opened_on=view.opened_on,
        closed_on=view.closed_on,
        printed_on=rules.today(now),
        text=text if is_named else marked(text, voice.address),
    )


def marked(text: ReportText, address: str) -> ReportText:
    """With '(nama samaran)' behind the first mention of the family. Pure."""
    paragraphs, done = {}, False
    for part, some in text.paragraphs.items():
        shown = list(some)
        at = next((index for index, one in enumerate(shown) if address in one), None)
        if not done and at is not None:
            shown[at], done = shown[at].replace(address, f"{address} {MARK}", 1), True
        paragraphs[part] = tuple(shown)
    return ReportText(paragraphs, text.counts)


def _other_voice(session: Session, case: Case, view: CaseView) -> Voice:
    """Who holds it may be told in the report by the other name alone."""
    name = case.pseudonym or _drawn(session, case, view)
    case.pseudonym = name
    session.flush()
    address = f"{'Bapak' if view.gender == 'm' else 'Ibu'} {name}"
    disguise = Disguise(known_people(session, case, address), known_places(session, case))
    return Voice(address, view.gender, disguise)


def _drawn(session: Session, case: Case, view: CaseView) -> str:
    people = known_people(session, case, "-")
    others = session.scalars(
        select(Case.pseudonym).where(Case.holder_id == case.holder_id, Case.pseudonym.is_not(None), Case.id != case.id)
    )
    places = (view.group_name, view.desa, session.get_one(Group, case.group_id).kecamatan)
    taken = [*(one.name for one in people), *places, *(one for one in others if one)]
    return drawn_pseudonym(case.id, view.gender, taken)
