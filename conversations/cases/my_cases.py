"""The cases that a pendamping works on, and those she was asked to look at: "kasus", or with a name "kasus mawar".

which --> the file (conversations.cases.case_file), or a new case (conversations.cases.open_case)
"""

from dataclasses import dataclass

from conversations.cases.case_file import opening, shared_phone
from conversations.cases.case_state import STAFF, TEXT, must_be_alone
from conversations.cases.case_words import phase_name
from conversations.cases.open_case import OpenState
from conversations.member_question import members_meant
from conversations.members.state import State as Entry
from conversations.members.state import members_in
from conversations.questions import Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.words import Words, address_name
from programme.cases.showing import CaseLine, list_cases
from programme.names import name_parts

A_PAGE = 8
COMMANDS = ("kasus",)
OPENING = ("buka kasus", "kasus baru", "kasus")
"""What may stand before a name; the longest first."""


@dataclass
class State:
    closed: bool = False
    page: int = 0


def begin(turn: Turn, state: State) -> Next:
    if (refused := shared_phone(turn)) is not None:
        return Done(refused)
    return Ask("which")


def _lines(turn: Turn, state: State) -> list[CaseLine]:
    must_be_alone(turn)
    every = list_cases(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)
    return [one for one in every if (one.state != "open") == state.closed]


def ask_which(turn: Turn, state: State) -> Question:
    words, lines = turn.words, _lines(turn, state)
    start = state.page * A_PAGE
    shown = list(enumerate(lines, start=1))[start : start + A_PAGE]
    parts = [_head(words, state, len(lines))]
    parts += [f"{number}. {line_in_words(words, one)}" for number, one in shown]
    parts.append(words._("Pilih nomornya, atau tulis nama anggota."))
    choices = [Choice(f"c{one.case_id}", f"{number}. {one.name[:40]}", frozenset({str(number)}))
               for number, one in shown]  # fmt: skip
    if start + A_PAGE < len(lines):
        choices.append(Choice("next", words._("Berikutnya »"), frozenset({"berikutnya", "lagi"})))
    elif state.page:
        choices.append(Choice("first", words._("« Dari awal")))
    choices.append(Choice("new", words._("Buka kasus baru"), frozenset({"baru", "buka kasus", "kasus baru", "buka"})))
    if state.closed:
        choices.append(Choice("open", words._("Yang berjalan"), frozenset({"berjalan"})))
    elif _lines(turn, State(closed=True)):
        choices.append(Choice("closed", words._("Yang sudah diakhiri"), frozenset({"diakhiri", "lama", "arsip"})))
    return Question("\n\n".join(parts), tuple(choices), numbered=False, accepts=TEXT)


def _head(words: Words, state: State, count: int) -> str:
    if state.closed:
        return words.n_("Kasus yang sudah diakhiri: {n}", "Kasus yang sudah diakhiri: {n}", count)
    if not count:
        return words._("Belum ada kasus yang berjalan.")
    return words.n_("Kasus yang berjalan: {n}", "Kasus yang berjalan: {n}", count)


def line_in_words(words: Words, line: CaseLine) -> str:
    """'Ibu Mawar (Melati 1): rencana pemecahan, catatan terakhir Kam 22 Nov'."""
    text = words._(
        "{name} ({group}): {phase}, catatan terakhir {day}",
        name=address_name(words, line.name, line.gender),
        group=line.group_name,
        phase=phase_name(words, line.phase),
        day=words.short_day(line.last_on),
    )
    if line.waits:
        text += f" ⏳ {words._('menunggu Ibu/Bapak')}"
    if line.holder_name is None:
        return text
    return f"{text} ({words._('kasus {holder}', holder=address_name(words, line.holder_name, line.holder_gender))})"


def take_which(turn: Turn, state: State, answer: Answer) -> Next:
    value = answer.value or ""
    if value in ("open", "closed"):
        state.closed, state.page = value == "closed", 0
        return Ask("which")
    if value in ("next", "first"):
        state.page = state.page + 1 if value == "next" else 0
        return Ask("which")
    if value == "new":
        return Start("open_case", OpenState(choose=True))
    if value.startswith("c"):
        return opening(int(value[1:]))
    return _looked_for(turn, state, " ".join((answer.text or "").split()))


def _looked_for(turn: Turn, state: State, said: str) -> Next:
    """A number of another page; a name among her cases, also those that ended, and among her families."""
    lines = _lines(turn, state)
    if said.isdigit() and 1 <= int(said) <= len(lines):
        return opening(lines[int(said) - 1].case_id)
    name = _name_in(said)
    every = [one for closed in (False, True) for one in _lines(turn, State(closed))]
    ids = [one.person_id for one in members_meant(name, members_in(turn, Entry()))] if name_parts(name) else []
    cases = [one for one in every if one.kpm_id in ids or (not ids and _is_called(one, name))]
    running = [one for one in cases if one.state == "open"] or ([] if len(ids) == 1 else cases)
    if len(running) == 1 and len(ids) <= 1:
        return opening(running[0].case_id)
    if len(ids) == 1:
        return Start("open_case", OpenState(ids[0]))
    if ids:
        return Start("open_case", OpenState(found=ids))
    if turn.who.role == "koordinator" and not every:
        return Done(turn.words._("Belum ada kasus yang Ibu/Bapak pegang. Kasus hanya dibaca oleh yang memegangnya."))
    return Again(turn.words._("Tidak ada anggota bernama “{said}” di kelompok Ibu/Bapak.", said=(name or said)[:40]))


def _is_called(line: CaseLine, name: str) -> bool:
    wanted = name_parts(name)
    return bool(wanted) and set(wanted) <= set(name_parts(line.name))


def _name_in(said: str) -> str:
    """'mawar' of 'kasus bu mawar'."""
    plain = normal(said)
    before = next((words for words in OPENING if plain.startswith(f"{words} ")), "")
    return plain.removeprefix(before).strip()


def case_meant(turn: Turn, text: str) -> Next | None:
    """ "kasus mawar", "buka kasus bu wati": the command with a name behind it, for whoever holds cases."""
    said = normal(text)
    if "my_cases" not in turn.menu or not any(said.startswith(f"{words} ") for words in OPENING):
        return None
    return Start("my_cases", answer=Answer(text=said)) if _name_in(said) else None


CONVERSATION = Conversation(
    "my_cases",
    State,
    {"which": Step(ask_which, take_which)},
    begin,
    roles=STAFF,
    title=lambda words: words._("Kasus keluarga"),
    section="visits",
    commands=COMMANDS,
)
