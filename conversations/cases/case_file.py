"""One case: its file in sections, what comes next in it, and everything that can be added.

view --next step--> the phase's questions (phase_approach, phase_identification, phase_plan) --> view
  |--add--> added --> the same questions, one thing only;  note;  advice (of a colleague who was asked)
  |--(words without a choice)--> meaning --> kept as that
  |--more--> phase;  remove --> remove_check
  '--agreements, visit, evaluation, report, referral, ending--> conversations of their own, and back
"""

from conversations.cases import phase_approach, phase_identification, phase_plan
from conversations.cases.case_state import STAFF, TEXT, CaseState, family_name, is_brief, view_of
from conversations.cases.file_choices import ADDED, ELSEWHERE, added_choices, file_choices, is_there, more_choices
from conversations.cases.file_other import (
    ask_phase,
    ask_remove,
    ask_remove_check,
    take_phase,
    take_remove,
    take_remove_check,
)
from conversations.cases.file_words import head_in_words, pages_in_words
from conversations.cases.part_words import lines_missing
from conversations.cases.saving import has_words, in_own_words, keep, to_file, too_short
from conversations.questions import NO_WORDS, Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.access import may_run
from programme.cases.case_reports import show_case_report
from programme.cases.codes import NOTE, PHASES
from programme.cases.entries import LONGEST_WORDS, add_advice
from programme.cases.showing import CaseView
from programme.cases.told import day_told

SHORTEST_STORY = 2
"""Words typed under the file; a single one is a slip, or a command misspelled."""

ANOTHER = ("kasus ", "buka kasus ")
"""She names another family."""


def opening(case_id: int, *, from_notice: bool = False) -> Start:
    """Opens a case's file from a list, or from a notice, after which what was interrupted goes on."""
    return Start("case_file", CaseState(case_id), about=f"case:{case_id}", from_notice=from_notice)


def begin(turn: Turn, state: CaseState) -> Next:
    if not may_run(turn.session, turn.actor, "show_case", state.case_id):
        return Done(turn.words._("Kasus itu tidak ada pada daftar Ibu/Bapak."))
    if (refused := shared_phone(turn)) is not None:
        return Done(refused)
    return Ask("view")


def shared_phone(turn: Turn) -> str | None:
    """Why nothing of a case can be read here; None where nobody else uses this phone."""
    if len(turn.people) < 2:
        return None
    return turn.words._("HP ini juga dipakai orang lain. Kasus keluarga bersifat rahasia: mohon buka dari HP sendiri.")


def ask_view(turn: Turn, state: CaseState) -> Question:
    view = view_of(turn, state)
    text = head_in_words(turn, view)
    if not is_brief(turn, state):
        pages = pages_in_words(turn, view)
        text += "\n\n" + pages[min(state.page, len(pages) - 1)]
        text += _report_in_words(turn, view)
    return Question(text, tuple(file_choices(turn, state, view)), accepts=TEXT)


def _report_in_words(turn: Turn, view: CaseView) -> str:
    """How much its report lacks, once the plan is being carried out: before that nearly all of it."""
    if not view.is_holder or PHASES.index(view.phase) < PHASES.index("action"):
        return ""
    missing = lines_missing(show_case_report(turn.session, turn.actor, view.case_id, turn.now, turn.rules).text)
    if not missing:
        return "\n\n" + turn.words._("Laporan: semua bagian sudah cukup.")
    return "\n\n" + turn.words.n_("Laporan: {n} bagian masih kurang.", "Laporan: {n} bagian masih kurang.", missing)


def take_view(turn: Turn, state: CaseState, answer: Answer) -> Next:
    value = answer.value or ""
    if value in ("whole", "next_page", "first_page"):
        state.brief_since, state.page = "", state.page + 1 if value == "next_page" else 0
        return Ask("view")
    if value == "list":
        return Start("my_cases")
    if value.startswith("go_"):
        return _gone_on(turn, state, value.removeprefix("go_"))
    if value in ("add", "more", "advice"):
        return Ask({"add": "added"}.get(value, value))
    if value in ELSEWHERE:
        return _elsewhere(turn, state, value)
    return _written(turn, state, " ".join((answer.text or "").split()))


def _gone_on(turn: Turn, state: CaseState, step: str) -> Next:
    state.single = state.more = False
    if step in ELSEWHERE:
        return _elsewhere(turn, state, step)
    if step == "chosen":
        return phase_plan.begin_chosen(turn, state)
    return Ask({"action": "since"}.get(step, step))


def _elsewhere(turn: Turn, state: CaseState, choice: str) -> Next:
    if not is_there(turn, choice):
        return Again()
    state.brief_since = turn.now.isoformat()
    return Start(ELSEWHERE[choice], CaseState(state.case_id), aside=True)


def _written(turn: Turn, state: CaseState, text: str) -> Next:
    """Words without a choice: what they are is asked, so that nothing written in the field is lost."""
    if normal(text).startswith(ANOTHER):
        return Start("my_cases", answer=Answer(text=text))
    if len(text.split()) < SHORTEST_STORY or not has_words(text):
        return Again(turn.words._("Maaf, itu belum saya pahami. Silakan pilih, atau tulis catatannya."))
    if not view_of(turn, state).is_holder:
        return take_advice(turn, state, Answer(text=text))
    state.words = text[:LONGEST_WORDS]
    return Ask("meaning")


def ask_meaning(turn: Turn, state: CaseState) -> Question:
    words = turn.words
    drop = Choice("drop", words._("Bukan, abaikan"), NO_WORDS | {"abaikan"})
    shown = state.words if len(state.words) <= 200 else f"{state.words[:200]} ..."
    text = words._("“{said}”\nDicatat sebagai apa?", said=shown)
    return Question(text, (*added_choices(words), drop), columns=2, accepts=TEXT)


def take_meaning(turn: Turn, state: CaseState, answer: Answer) -> Next:
    if answer.value == "drop":
        return to_file(turn, state, turn.words._("Baik, tidak dicatat."))
    if answer.value not in ADDED:
        if has_words(answer.text or ""):
            state.words = f"{state.words} {answer.text}"[:LONGEST_WORDS]  # what one tells comes in several messages
        return Again()
    state.single = True
    take = {name: one.take for name, one in CONVERSATION.steps.items()}[answer.value]
    return take(turn, state, Answer(text=state.words))


def ask_added(turn: Turn, state: CaseState) -> Question:
    words = turn.words
    back = Choice("back", words._("« Kembali ke kasus"))
    return Question(words._("Apa yang mau ditambahkan?"), (*added_choices(words), back))


def take_added(turn: Turn, state: CaseState, answer: Answer) -> Next:
    if answer.value not in ADDED:
        return to_file(turn, state, turn.words._("Baik.")) if answer.value == "back" else Again()
    state.single = True
    return Ask(answer.value)


def ask_note(turn: Turn, state: CaseState) -> Question:
    name = family_name(turn, view_of(turn, state))
    text = turn.words._("Tulis catatannya. Hanya Ibu/Bapak yang membaca kasus {name}.", name=name)
    return in_own_words(Question(text))


def take_note(turn: Turn, state: CaseState, answer: Answer) -> Next:
    text = answer.text or ""
    if not has_words(text):
        return Again(too_short(turn))
    keep(turn, state, NOTE, text, day=day_told(text, turn.rules.today(turn.now)))
    return to_file(turn, state, turn.words._("Tercatat."))


def ask_advice(turn: Turn, state: CaseState) -> Question:
    return in_own_words(Question(turn.words._("Apa saran Ibu/Bapak? Tulis singkat; hanya pemegang kasus membacanya.")))


def take_advice(turn: Turn, state: CaseState, answer: Answer) -> Next:
    if not has_words(answer.text or ""):
        return Again(too_short(turn))
    add_advice(turn.session, turn.actor, state.case_id, answer.text or "", turn.now, turn.rules)
    return to_file(turn, state, turn.words._("Terima kasih, sarannya tercatat pada kasus ini."))


def ask_more(turn: Turn, state: CaseState) -> Question:
    view = view_of(turn, state)
    name = family_name(turn, view)
    return Question(turn.words._("Kasus {name}: apa lagi?", name=name), tuple(more_choices(turn, view)), accepts=TEXT)


def take_more(turn: Turn, state: CaseState, answer: Answer) -> Next:
    if answer.value == "rechoose":
        return phase_plan.begin_chosen(turn, state)
    if answer.value in ("phase", "remove"):
        state.page = 0
        return Ask(answer.value)
    if answer.value in ELSEWHERE:
        return _elsewhere(turn, state, answer.value)
    if answer.value == "back":
        return to_file(turn, state, turn.words._("Baik."))
    return _written(turn, state, " ".join((answer.text or "").split()))


def unfinished(turn: Turn, state: CaseState) -> str:
    """How the menu calls it: "kasus Ibu Mawar"."""
    if len(turn.people) > 1 or not may_run(turn.session, turn.actor, "show_case", state.case_id):
        return turn.words._("kasus tadi")
    return turn.words._("kasus {name}", name=family_name(turn, view_of(turn, state)))


CONVERSATION = Conversation(
    "case_file",
    CaseState,
    {
        "view": Step(ask_view, take_view),
        "added": Step(ask_added, take_added),
        "meaning": Step(ask_meaning, take_meaning),
        "note": Step(ask_note, take_note),
        "advice": Step(ask_advice, take_advice),
        "more": Step(ask_more, take_more),
        "phase": Step(ask_phase, take_phase),
        "remove": Step(ask_remove, take_remove),
        "remove_check": Step(ask_remove_check, take_remove_check),
        **phase_approach.STEPS,
        **phase_identification.STEPS,
        **phase_plan.STEPS,
    },
    begin,
    roles=STAFF,
    unfinished=unfinished,
)
