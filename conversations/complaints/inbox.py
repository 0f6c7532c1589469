"""Staff's complaints: what each handles, the first due first, to be opened by its number, its ticket or a name.

which --(a choice, a ticket, a name)--> conversations.complaints.handle_complaint
  ^--- other ones: late, waiting for the reporter, ended; further pages
"""

import re
from dataclasses import dataclass

from conversations.complaints import handle_complaint
from conversations.complaints.complaint_words import category_label
from conversations.complaints.handling_words import line_in_words
from conversations.questions import Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.words import Words
from programme.complaints.lists import ComplaintLine, find_complaints, list_complaints
from programme.complaints.tickets import DIGITS, LETTERS, PAIRS

A_PAGE = 8
"""Each has a line of the text and one to press; with the choices below them they fit WhatsApp's ten lines."""
TEXT = frozenset({"text"})
LONGEST_SAID = 60
TICKET = re.compile(rf"(?:keluhan |tiket |pengaduan )*((?:[{LETTERS}][{DIGITS}]){{{PAIRS}}})", re.IGNORECASE)
HANDLERS = frozenset({"pendamping", "koordinator", "operator"})
WAYS = ("open", "late", "waiting", "ended")


@dataclass
class State:
    which: str = "open"
    said: str = ""
    """What was looked for; empty: the list is shown."""
    page: int = 0


def begin(turn: Turn, state: State) -> Next:
    if _lines(turn, state):
        return Ask("which")
    if any(_lines(turn, State(way)) for way in WAYS):
        return Ask("which")
    return Done(turn.words._("Tidak ada keluhan yang menunggu. Untuk mencatat keluhan seseorang, ketik: catat keluhan"))


def ask_which(turn: Turn, state: State) -> Question:
    words, lines = turn.words, _lines(turn, state)
    pages = max(1, -(-len(lines) // A_PAGE))
    page = min(state.page, pages - 1)
    shown = list(enumerate(lines, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
    parts = [_head(turn, state, len(lines))]
    parts += [f"{number}. {line_in_words(words, line, turn.rules)}" for number, line in shown]
    if shown:
        parts.append(words._("Pilih nomornya, atau tulis tiket atau nama."))
    choices = [Choice(f"c{line.id}", _label(words, number, line), frozenset({str(number)})) for number, line in shown]
    if page < pages - 1:
        choices.append(Choice(f"p{page + 1}", words._("Berikutnya »"), frozenset({"berikutnya", "lagi"})))
    elif page > 0:
        choices.append(Choice("p0", words._("« Dari awal")))
    choices += [one for one in _ways(words) if one.value != f"w_{state.which}" or state.said]
    return Question("\n\n".join(parts), tuple(choices), numbered=False, accepts=TEXT)


def _head(turn: Turn, state: State, count: int) -> str:
    words = turn.words
    if state.said:
        return words.n_("Ditemukan: {n} keluhan", "Ditemukan: {n} keluhan", count)
    return {
        "open": words.n_("Keluhan yang sedang berjalan: {n}", "Keluhan yang sedang berjalan: {n}", count),
        "late": words.n_("Keluhan lewat batas waktu: {n}", "Keluhan lewat batas waktu: {n}", count),
        "waiting": words.n_("Menunggu pelapor: {n}", "Menunggu pelapor: {n}", count),
        "ended": words.n_("Sudah ditutup: {n}", "Sudah ditutup: {n}", count),
    }[state.which]


def _ways(words: Words) -> list[Choice]:
    return [
        Choice("w_open", words._("Yang berjalan"), frozenset({"berjalan", "semua", "terbuka"})),
        Choice("w_late", words._("Lewat batas"), frozenset({"lewat", "terlambat", "telat"})),
        Choice("w_waiting", words._("Menunggu pelapor"), frozenset({"menunggu"})),
        Choice("w_ended", words._("Sudah ditutup"), frozenset({"ditutup", "selesai", "lama", "arsip"})),
    ]


def _label(words: Words, number: int, line: ComplaintLine) -> str:
    return f"{number}. {line.name[:40]}: {category_label(words, line.category)}"


def take_which(turn: Turn, state: State, answer: Answer) -> Next:
    value = answer.value or ""
    if value.startswith("w_"):
        state.which, state.said, state.page = value.removeprefix("w_"), "", 0
        return Again()
    if value.startswith("p"):
        state.page = int(value[1:])
        return Again()
    if value.startswith("c"):
        return handle_complaint.opening(int(value[1:]))
    return _looked_for(turn, state, " ".join((answer.text or "").split())[:LONGEST_SAID])


def _looked_for(turn: Turn, state: State, said: str) -> Next:
    """Also of those that ended long ago. A number of another page is that line."""
    lines = _lines(turn, state)
    if said.isdigit() and 1 <= int(said) <= len(lines):
        return handle_complaint.opening(lines[int(said) - 1].id)
    found = _lines(turn, State(said=said)) if said else []
    if not found:
        return Again(
            turn.words._(
                "Tidak ada keluhan dengan tiket atau nama “{said}” pada daftar {name}.", said=said, name=turn.name()
            )
        )
    if len(found) == 1:
        return handle_complaint.opening(found[0].id)
    state.said, state.page = said, 0
    return Again()


def _lines(turn: Turn, state: State) -> list[ComplaintLine]:
    here = [one.id for one in turn.people]
    if state.said:
        return find_complaints(turn.session, turn.actor, turn.who.id, state.said, here, turn.now)
    return list_complaints(turn.session, turn.actor, turn.who.id, state.which, here, turn.now)


def ticket_meant(turn: Turn, text: str) -> Next | None:
    """ "K4M7R2", "keluhan k4m7r2": a ticket alone or after that word opens it, for whoever handles complaints."""
    found = TICKET.fullmatch(normal(text)) if "complaints_inbox" in turn.menu else None
    return Start("complaints_inbox", answer=Answer(text=found[1])) if found is not None else None


CONVERSATION = Conversation(
    "complaints_inbox",
    State,
    {"which": Step(ask_which, take_which)},
    begin,
    roles=HANDLERS,
    title=lambda words: words._("Keluhan"),
    section="matters",
    commands=("keluhan", "pengaduan", "aduan"),
)
