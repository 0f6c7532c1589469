"""Pendamping opens a case: what a visit, the meetings or a complaint say already is put into it with one tap.

group --> member --> check --yes--> the file (conversations.cases.case_file)
From a visit just recorded, a name on a list, or a complaint it begins at `check`.
"""

from dataclasses import dataclass, field, replace

from conversations.cases.case_file import opening, shared_phone
from conversations.cases.case_state import STAFF, TEXT, must_be_alone
from conversations.cases.first_entries import first_in_words, of_absences, of_complaint, of_visit
from conversations.group_question import ask_group, begin_with_group
from conversations.member_question import ask_member, take_member
from conversations.members.state import State as Entry
from conversations.members.state import members_in
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.words import address_name
from programme.access import may_run
from programme.cases.opening import (
    Beginning,
    FirstEntry,
    open_case,
    open_case_of_complaint,
    show_beginning,
    show_complaint_beginning,
    take_visit_in,
)
from programme.complaints.reading import show_complaint
from programme.members import MemberLine
from programme.visit_lists import show_visit
from programme.visit_records import last_recorded

LONGEST_LINE = 140


@dataclass
class OpenState:
    """About whom, and how one came to it: `OpenState(kpm_id=..., origin="absence")`."""

    kpm_id: int = 0
    origin: str = "own"
    complaint_id: int = 0
    group_id: int = 0
    page: int = 0
    found: list[int] = field(default_factory=list)
    choose: bool = False
    """She wants to say whom, also where she has just recorded a visit."""


def from_visit(turn: Turn, visit_id: int) -> Next:
    """The button under a visit that was just recorded."""
    kpm_id = kpm_of_visit(turn, visit_id)
    if kpm_id is None:
        return Again(turn.words._("Kasus untuk keluarga itu dibuka oleh pendamping kelompoknya."))
    return Start("open_case", OpenState(kpm_id, "visit"), from_notice=True)


def kpm_of_visit(turn: Turn, visit_id: int) -> int | None:
    """The family visited, where this person may open a case about it."""
    if not may_run(turn.session, turn.actor, "show_visit", visit_id):
        return None
    line = show_visit(turn.session, turn.actor, visit_id, turn.rules)
    if line is None or line.kpm_id is None or not may_run(turn.session, turn.actor, "open_case", line.kpm_id):
        return None
    return line.kpm_id


def begin(turn: Turn, state: OpenState) -> Next:
    if (refused := shared_phone(turn)) is not None:
        return Done(refused)
    if not state.kpm_id and not state.complaint_id and not state.found and not state.choose:
        _as_just_recorded(turn, state)
    if not state.kpm_id and not state.complaint_id:
        return Ask("member") if state.found else begin_with_group(turn, state, "member")
    return _at_check(turn, state)


def _as_just_recorded(turn: Turn, state: OpenState) -> None:
    """ "buka kasus", typed after a visit was recorded, means that family."""
    visit_id = last_recorded(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)
    kpm_id = kpm_of_visit(turn, visit_id) if visit_id is not None else None
    if kpm_id is not None:
        state.kpm_id, state.origin = kpm_id, "visit"


def _at_check(turn: Turn, state: OpenState) -> Next:
    """Straight to the file where her case about the family is open, and holds all that is known."""
    ready = _ready(turn, state)
    if ready is None:
        return Done(turn.words._("Kasus keluarga dibuka oleh pendampingnya."))
    if ready.case_id is not None and ready.visit is None:
        return opening(ready.case_id)
    return Ask("check")


def _ready(turn: Turn, state: OpenState) -> Beginning | None:
    must_be_alone(turn)
    if state.complaint_id:
        return show_complaint_beginning(turn.session, turn.actor, state.complaint_id, turn.now, turn.rules)
    return show_beginning(turn.session, turn.actor, state.kpm_id, turn.now, turn.rules)


def _first(turn: Turn, state: OpenState, ready: Beginning) -> list[FirstEntry]:
    """What would go into the file: of an open case only the visit that is not in it yet."""
    visit = of_visit(turn.words, ready.visit) if ready.visit is not None else []
    if ready.case_id is not None:
        return visit
    if state.complaint_id:
        complaint = show_complaint(turn.session, turn.actor, state.complaint_id, turn.now)
        return of_complaint(turn.words, complaint)
    return [*of_absences(turn.words, ready.absences, ready.of_meetings), *visit]


def ask_which_group(turn: Turn, state: OpenState) -> Question:
    text = turn.words._("Kasus keluarga siapa? Pilih kelompoknya, atau langsung tulis nama anggotanya.")
    return replace(ask_group(turn, state), text=text, accepts=TEXT)


def take_which_group(turn: Turn, state: OpenState, answer: Answer) -> Next:
    if answer.value is not None:
        state.group_id = int(answer.value)
        return Ask("member")
    then = take_member_of(turn, state, answer)
    return Ask("member") if isinstance(then, Again) and state.found else then


def ask_member_of(turn: Turn, state: OpenState) -> Question:
    text = turn.words._("Kasus keluarga siapa? Tekan namanya, atau tulis nama atau nomornya.")
    return ask_member(turn, state, _members(turn, state), text)


def take_member_of(turn: Turn, state: OpenState, answer: Answer) -> Next:
    chosen = take_member(turn, state, _members(turn, state), answer)
    if isinstance(chosen, Again):
        return chosen
    state.kpm_id = chosen.person_id
    return _at_check(turn, state)


def _members(turn: Turn, state: OpenState) -> list[MemberLine]:
    return members_in(turn, Entry(group_id=state.group_id))


def ask_check(turn: Turn, state: OpenState) -> Question:
    words, ready = turn.words, _ready(turn, state)
    assert ready is not None
    name = address_name(words, ready.name, ready.gender)
    first = _first(turn, state, ready)
    lines = [f"• {line[:LONGEST_LINE]}" for line in first_in_words(words, ready, first)]
    if ready.case_id is not None:
        head = words._("Kasus {name} sudah terbuka. Masukkan hasil kunjungan ini ke kasusnya?", name=name)
        yes = Choice("yes", words._("Ya, masukkan"), YES_WORDS | {"masukkan"})
        no = Choice("file", words._("Tidak, lihat kasusnya"), NO_WORDS | {"lihat"})
        return Question("\n".join([head, *lines]), (yes, no), accepts=TEXT)
    text = words._("Buka kasus {name} ({number}, {group})?", name=name, number=ready.member_number,
                   group=ready.group_name)  # fmt: skip
    if lines:
        text += "\n\n" + "\n".join([words._("Yang sudah tercatat ikut dimasukkan:"), *lines])
    text += "\n\n" + words._("Kasus ini hanya bisa dibaca Ibu/Bapak sendiri.")
    choices = [Choice("yes", words._("Ya, buka kasus"), YES_WORDS | {"buka", "buka kasus"})]
    if lines:
        choices.append(Choice("empty", words._("Buka tanpa catatan itu"), frozenset({"kosong", "tanpa catatan"})))
    choices.append(Choice("no", words._("Tidak jadi"), NO_WORDS | {"tidak jadi", "gak jadi"}))
    return Question(text, tuple(choices), accepts=TEXT)


def take_check(turn: Turn, state: OpenState, answer: Answer) -> Next:
    ready = _ready(turn, state)
    if ready is None or answer.value is None:
        return Again(turn.words._("Silakan pilih salah satu."))
    if answer.value == "no":
        return Done(turn.words._("Baik, tidak ada kasus yang dibuka."))
    if answer.value == "file" and ready.case_id is not None:
        return opening(ready.case_id)
    first = _first(turn, state, ready) if answer.value == "yes" else []
    return opening(_opened(turn, state, ready, first))


def _opened(turn: Turn, state: OpenState, ready: Beginning, first: list[FirstEntry]) -> int:
    """The case's id; what another phone did meanwhile stands."""
    at = (turn.now, turn.rules)
    visit_id = ready.visit.visit_id if ready.visit is not None else None
    if ready.case_id is not None:
        if visit_id is not None and first:
            take_visit_in(turn.session, turn.actor, ready.case_id, visit_id, *at, first=first)
        return ready.case_id
    if state.complaint_id:
        opened = open_case_of_complaint(turn.session, turn.actor, state.complaint_id, *at, first=first)
        assert opened is not None
        return opened
    origin = state.origin
    if origin == "own" and visit_id is not None and first:
        origin = "visit"
    kept = visit_id if first else None
    return open_case(turn.session, turn.actor, state.kpm_id, origin, *at, visit_id=kept, first=first)


def unfinished(turn: Turn, state: OpenState) -> str:
    return turn.words._("membuka kasus")


CONVERSATION = Conversation(
    "open_case",
    OpenState,
    {
        "group": Step(ask_which_group, take_which_group),
        "member": Step(ask_member_of, take_member_of),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=STAFF,
    commands=("buka kasus", "kasus baru"),
    unfinished=unfinished,
)
