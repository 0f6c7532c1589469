"""The questions about a visit that was made: whom she met, what was done, what was found and agreed."""

from conversations.questions import YES_WORDS, Answer, Choice, Question, normal
from conversations.said_instead import tells_nothing
from conversations.turn import Again, Ask, Next, Turn
from conversations.visit_check import MISSED, line_of, met_told
from conversations.visit_days import VisitState, name_of
from conversations.visit_words import duties_in_words, met_in_words
from conversations.words import Words
from programme.visit_lines import VisitLine
from programme.visit_text import Listed, SaidOfVisit, read_outcome, split_notes
from programme.visits import duties_for

DONE_WORDS = frozenset({"sudah", "selesai", "sdh", "sampun", "wis"})
ALL_DONE = frozenset(
    {"semua", "keempatnya", "semuanya", "sudah semua", "sudah", "udah", "sdh", "sampun", "wis", "kabeh", "wis kabeh"}
    | {"sedoyo", "sampun sedoyo", "sadaya", "parantos", "lengkap"}
)


def met_choices(words: Words, line: VisitLine) -> tuple[Choice, ...]:
    if not line.gender:
        return (Choice("visited", words._("Sudah dikunjungi"), DONE_WORDS),)
    labels = met_in_words(words, line)
    own = frozenset({"ibu", "ibunya", "ibue", "sendiri"} if line.gender == "f" else {"bapak", "bapaknya", "sendiri"})
    return (
        Choice("kpm", words._("Bertemu {name}", name=labels["kpm"]), own),
        Choice("spouse", labels["spouse"], frozenset({"suaminya", "istrinya", "suamine", "bojone"})),
        Choice("couple", words._("Berdua"), frozenset({"suami istri", "kekarone"})),
        Choice("family", labels["family"], frozenset({"keluarga", "keluarganya"})),
    )


def read_here(turn: Turn, state: VisitState, text: str) -> SaidOfVisit:
    line = line_of(turn, state)
    return read_outcome(text, Listed(0, line.name, line.gender or "f"), turn.rules.today(turn.now))


def next_question(turn: Turn, state: VisitState) -> Next:
    """The first thing that is not known yet."""
    if not state.met:
        return Ask("whom")
    if not state.duties:
        return Ask("duties")
    return _after_duties(state)


def ask_whom(turn: Turn, state: VisitState) -> Question:
    line = line_of(turn, state)
    if not line.gender:
        return Question(
            turn.words._("Bertemu siapa? Tulis nama atau jabatannya."), (_skip(turn.words),), numbered=False
        )
    text = turn.words._("Kunjungan {name}: bertemu siapa?", name=name_of(turn, state))
    return Question(text, met_choices(turn.words, line), columns=2)


def take_whom(turn: Turn, state: VisitState, answer: Answer) -> Next:
    text = answer.text or ""
    if answer.value is None and (_is_a_nod(text) or not any(letter.isalpha() for letter in text)):
        return Again(turn.words._("Silakan pilih, atau tulis siapa yang ditemui, misalnya: suaminya."))
    state.met = "-" if answer.value == "skip" else answer.value or _whom(turn, state, text)
    return next_question(turn, state)


def _is_a_nod(text: str) -> bool:
    """ "Ya", "sudah bu": nobody whom she met."""
    return tells_nothing(text) or set(normal(text).split()) <= DONE_WORDS | ALL_DONE | {"bu", "pak", "udah"}


def _whom(turn: Turn, state: VisitState, text: str) -> str:
    """One of the known codes where the words mean one, else the words as they are."""
    met = read_here(turn, state, f"ketemu {text}").met if line_of(turn, state).gender else None
    return met if met in ("kpm", "spouse", "couple", "family") else text


def ask_duties(turn: Turn, state: VisitState) -> Question:
    cause = line_of(turn, state).cause
    choices = [
        Choice(f"{'clr' if duty in state.duties else 'set'}_{duty}", f"{'✅' if duty in state.duties else '▫️'} {label}")
        for duty, label in duties_in_words(turn.words, cause).items()
    ]
    everything = turn.words._("Keempatnya sudah") if len(choices) == 4 else turn.words._("Semuanya sudah")
    choices.append(Choice("all", everything, ALL_DONE))
    choices.append(Choice("done", turn.words._("Lanjut"), YES_WORDS | {"lanjut", "selesai", "terus", "teras"}))
    return Question(turn.words._("Apa yang sudah dilakukan? Boleh lebih dari satu."), tuple(choices), redraws=True)


def take_duties(turn: Turn, state: VisitState, answer: Answer) -> Next:
    value, duties = answer.value or "", duties_for(line_of(turn, state).cause)
    if value == "done" and not state.duties and answer.kind == "text" and normal(answer.text or "") in YES_WORDS:
        return Again(turn.words._("Yang mana yang sudah? Tulis nomornya, atau semua. Kalau belum ada, tulis lanjut."))
    if value in ("all", "done"):
        state.duties = list(duties) if value == "all" else state.duties
        return _after_duties(state)
    action, _, duty = value.partition("_")
    if duty in duties:
        ticked = {*state.duties, duty} if action == "set" else {*state.duties} - {duty}
        state.duties = [one for one in duties if one in ticked]
        return Again(redraw=answer.kind == "tap")
    if answer.value is None and (met := met_told(turn, state, answer.text or "")) is not None:
        state.met = met
        return Again(turn.words._("Baik, sudah saya ganti."))
    numbers = [int(one) for one in normal(answer.text or "").replace("dan", " ").split() if one.isdigit()]
    if not numbers or not all(1 <= one <= len(duties) for one in numbers):
        return Again(turn.words._("Tekan yang sudah dilakukan, atau tulis nomornya, misalnya: 1 2 3."))
    state.duties = [duty for place, duty in enumerate(duties, start=1) if place in numbers or duty in state.duties]
    return Again()


def _after_duties(state: VisitState) -> Ask:
    return Ask("check" if state.finding or state.agreement or state.notes_asked else "notes")


def ask_notes(turn: Turn, state: VisitState) -> Question:
    if line_of(turn, state).cause in MISSED:
        text = turn.words._("Apa penyebabnya dan apa yang disepakati? Tulis singkat, atau Lewati.")
    else:
        text = turn.words._("Apa hasilnya dan apa yang disepakati? Tulis singkat, atau Lewati.")
    return Question(text, (_skip(turn.words),), numbered=False)


def take_notes(turn: Turn, state: VisitState, answer: Answer) -> Next:
    text = answer.text or ""
    if answer.value is None and normal(text).isdigit():
        return Again(turn.words._("Tulis dengan beberapa kata, atau tekan Lewati."))
    state.finding, state.agreement = (None, None) if answer.value else split_notes(text)
    state.notes_asked = True
    return Ask("check")


def _skip(words: Words) -> Choice:
    return Choice("skip", words._("Lewati"), frozenset({"lewati", "lewat", "-", "tidak ada", "gak ada", "ora ono"}))
