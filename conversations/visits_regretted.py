"""A visit that was recorded today, put right: "salah", or in words: "eh wati tadi ketemu suaminya bukan ibunya"."""

import re
from datetime import date

from conversations import record_visit
from conversations.questions import normal
from conversations.turn import Next, Start, Turn
from conversations.visit_days import VisitState
from conversations.visits_left import lines_of, listed_of
from programme.visit_lines import VisitLine
from programme.visit_records import Record, last_recorded, show_record
from programme.visit_text import Listed, read_outcome, read_visits

REGRETS = frozenset(
    {"salah", "keliru", "salah catat", "salah catatan", "batalkan catatan", "ralat", "kliru", "lepat", "ubah catatan"}
)
TAKES_BACK = re.compile(
    r"(?i)^(?:(?:bu|pak|maaf|aduh|oh|lho|yg|yang|tadi|td) )*(?:eh|salah|keliru|kliru|ralat|lepat|maaf|koreksi|"
    r"ternyata)\b|\b(?:salah|keliru|harusnya|seharusnya|bukan|ternyata|kudune)\b"
)
MEETING = re.compile(r"(?i)\b(?:(?:ber)?ke?te?mu|ktmu|jumpa|kepanggih|tepang)")
MEANT = frozenset({"kpm", "spouse", "couple", "family"})


def regretted(turn: Turn, text: str) -> Next | None:
    """None where it takes nothing back, or of no visit of today."""
    last = last_recorded(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)
    if last is None:
        return None
    if normal(text) in REGRETS:
        return record_visit.start(turn, last)
    return _put_right(turn, last, text) if TAKES_BACK.search(" ".join(text.split())) else None


def _put_right(turn: Turn, last: int, text: str) -> Next | None:
    """Of the visit it names, else of the last one: whom she met, or what was agreed, as it is told now."""
    today = turn.rules.today(turn.now)
    lines = lines_of(turn, today)
    numbers = {one.number for one in read_visits(text, listed_of(lines, today), today).said}
    named = [line for line in lines if line.number in numbers or _is_named(line, text)]
    line = named[0] if len(named) == 1 else next((one for one in lines if one.visit_id == last), None)
    if line is None or len(named) > 1 or line.state != "done" or not line.gender:
        return None
    record = show_record(turn.session, turn.actor, line.visit_id, turn.now, turn.rules)
    said = read_outcome(text, Listed(0, line.name, line.gender), today)
    met = said.met if MEETING.search(text) is not None and said.met in MEANT else None
    if not record.may_change or not (met or said.agreement):
        return None
    state = _as_recorded(line.visit_id, record, today)
    state.met = met or state.met
    state.agreement = said.agreement or state.agreement
    return Start("record_visit", state, about=f"visit:{line.visit_id}", from_notice=True)


def _is_named(line: VisitLine, text: str) -> bool:
    spoken = set(normal(text).split())
    return any(len(part) > 2 and part in spoken for part in normal(line.name).split())


def _as_recorded(visit_id: int, record: Record, today: date) -> VisitState:
    return VisitState(
        visit_id,
        visited_on=(record.visited_on or today).isoformat(),
        met=record.met or "",
        duties=list(record.duties),
        finding=record.finding,
        agreement=record.agreement,
        next_step=record.next_step,
        next_on=record.next_on.isoformat() if record.next_on is not None else None,
        notes_asked=True,
        again=True,
    )
