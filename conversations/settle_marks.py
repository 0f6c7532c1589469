"""The pendamping settles what he will type into the official system for those who were absent: SAKIT or ALFA.

marks --(tap or "mawar sakit")--> marks --(they are right)--> done
"""

import re
from dataclasses import dataclass, field

from conversations.hearing import report_in
from conversations.questions import Answer, Choice, Question, normal
from conversations.reason_words import reason_in_words
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import Words
from programme.absence_reasons import ALFA, SAKIT
from programme.meetings import show_meeting
from programme.official_marks import OfficialLine, list_official_marks, settle_official_marks

RIGHT_WORDS = frozenset(
    {
        "tanda resmi sudah benar",
        "tanda sudah benar",
        "sudah benar",
        "benar",
        "sudah betul",
        "semua benar",
        "benar semua",
        "semua sudah benar",
        "sudah benar semua",
        "semua betul",
        "betul semua",
        "sudah sesuai",
        "sesuai",
        "sampun leres",
        "betul",
        "selesai",
        "simpan",
    }
)
OFFICIAL_WORDS = {"sakit": SAKIT, "skt": SAKIT, "gerah": SAKIT, "alfa": ALFA, "alpa": ALFA, "alpha": ALFA, "izin": ALFA}
BORDERS = re.compile(r"[,;\n]| dan ")


@dataclass
class MarksState:
    meeting_id: int = 0
    chosen: dict[str, str] = field(default_factory=dict)
    """Member number -> SAKIT or ALFA, where it is not the one proposed."""
    preface: str = ""


def begin(turn: Turn, state: MarksState) -> Next:
    preface, state.preface = state.preface, ""
    if not _lines(turn, state):
        return Done(preface or turn.words._("Tidak ada yang tidak hadir, jadi semua tandanya HADIR."))
    return Ask("marks", preface or None)


def ask_marks(turn: Turn, state: MarksState) -> Question:
    """Numbers mean members here, so none chooses a button."""
    words = turn.words
    lines = _lines(turn, state)
    text = words._(
        "Tanda resmi yang tidak hadir:\n{lines}\nYang lain HADIR. Tekan nama untuk mengganti, "
        "atau tulis misalnya: Mawar sakit.",
        lines="\n".join(official_line(words, one, _chosen(state, one)) for one in lines),
    )
    choices = [Choice("right", words._("Tanda resmi sudah benar"), RIGHT_WORDS)]
    for one in lines:
        mark = _chosen(state, one)
        # The value names the mark it leads to: tapped twice it changes nothing the second time.
        choices.append(Choice(f"{ALFA if mark == SAKIT else SAKIT}{one.number}", f"{one.number}. {one.name}: {mark}"))
    return Question(text, tuple(choices), numbered=False, accepts=frozenset({"text"}), redraws=True)


def take_marks(turn: Turn, state: MarksState, answer: Answer) -> Next:
    lines = {one.number: one for one in _lines(turn, state)}
    if answer.value == "right":
        chosen = {number: _chosen(state, one) for number, one in lines.items()}
        settle_official_marks(turn.session, turn.actor, state.meeting_id, chosen, turn.now, turn.rules)
        return Done(settled_words(turn.words, list(chosen.values())))
    if answer.value is not None:
        state.chosen[answer.value.lstrip(SAKIT + ALFA)] = answer.value.rstrip("0123456789")
        return Again(redraw=True)
    said = _said(turn, state, answer.text or "", set(lines))
    if not said:
        return Again(turn.words._("Maaf, belum jelas. Tulis nama dan tandanya, misalnya: Mawar sakit, Wati alfa."))
    state.chosen |= said
    return Again()


def official_line(words: Words, one: OfficialLine, mark: str) -> str:
    """'3. Wati: SAKIT (sakit; kata Wati sendiri: sakit)': both reasons, as the pendamping may see both."""
    return f"- {one.number}. {one.name}: {mark} ({both_reasons(words, one.name, one.reported, one.replied)})"


def both_reasons(words: Words, name: str, reported: str | None, replied: str | None) -> str:
    """The reporter's reason, and her own where she gave another."""
    if replied is None or replied == reported:
        return reason_in_words(words, reported)
    own = words._("kata {name} sendiri: {reason}", name=name, reason=reason_in_words(words, replied))
    return own if reported is None else f"{reason_in_words(words, reported)}; {own}"


def settled_words(words: Words, marks: list[str]) -> str:
    """The last word, with what is to be typed where."""
    return words._(
        "Tanda resmi tersimpan: {sick} SAKIT, {alfa} ALFA, yang lain HADIR.",
        sick=marks.count(SAKIT),
        alfa=marks.count(ALFA),
    )


def _said(turn: Turn, state: MarksState, text: str, absent: set[int]) -> dict[str, str]:
    """'mawar sakit, 3 alfa' -> {'2': 'SAKIT', '3': 'ALFA'}; empty where any part of it is not clear."""
    line = show_meeting(turn.session, turn.actor, state.meeting_id)
    assert line is not None
    said: dict[str, str] = {}
    for part in filter(None, (normal(one) for one in BORDERS.split(text))):
        marks = {OFFICIAL_WORDS[word] for word in part.split() if word in OFFICIAL_WORDS}
        name = " ".join(word for word in part.split() if word not in OFFICIAL_WORDS)
        report = report_in(turn, name, line.group_id, line.ends_at)
        numbers = set(report.absent) & absent
        if len(marks) != 1 or not numbers or report.ambiguous or report.unknown:
            return {}
        kept = _sick(turn, state) if "izin" in part.split() else set()  # leave is no reason to take SAKIT away
        said |= {str(number): SAKIT if number in kept else next(iter(marks)) for number in numbers}
    return said


def _sick(turn: Turn, state: MarksState) -> set[int]:
    return {one.number for one in _lines(turn, state) if _chosen(state, one) == SAKIT}


def marks_said(turn: Turn, meeting_id: int, text: str) -> bool:
    """Whether the words give marks to those who were absent: "mawar izin"."""
    state = MarksState(meeting_id)
    return bool(_said(turn, state, text, {one.number for one in _lines(turn, state)}))


def _chosen(state: MarksState, one: OfficialLine) -> str:
    return state.chosen.get(str(one.number), one.official)


def _lines(turn: Turn, state: MarksState) -> list[OfficialLine]:
    return list_official_marks(turn.session, turn.actor, state.meeting_id, turn.rules)


CONVERSATION = Conversation(
    "settle_marks",
    MarksState,
    {"marks": Step(ask_marks, take_marks)},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    unfinished=lambda turn, state: turn.words._("tanda resmi"),
)
