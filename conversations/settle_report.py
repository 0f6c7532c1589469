"""Ketua and pendamping reported differently: the pendamping decides, at once or one by one.

whose --(one by one)--> one --(until none is open)--> done
"""

from dataclasses import dataclass

from conversations.attendance_summary import mark_in_words
from conversations.questions import Answer, Choice, Question
from conversations.settle_marks import MarksState
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Stay, Step, Turn
from conversations.words import Words
from programme.official_marks import list_official_marks
from programme.report_differences import Difference, list_differences, settle_differences

KETUA_WORDS = frozenset({"ketua", "ikut ketua", "punya ketua", "laporan ketua"})
OWN_WORDS = frozenset({"saya", "punya saya", "ikut saya", "catatan saya"})
EACH_WORDS = frozenset({"satu satu", "satu per satu", "satu persatu", "siji siji", "hiji hiji"})


@dataclass
class SettleState:
    meeting_id: int = 0
    one_by_one: bool = False


def begin(turn: Turn, state: SettleState) -> Next:
    if not _open(turn, state):
        return Done(settled_already(turn))
    return Ask("one" if state.one_by_one else "whose")


def side_choices(words: Words) -> tuple[Choice, ...]:
    """Whom to follow: also the buttons of the notice."""
    return (
        Choice("ketua", words._("Ikut ketua"), KETUA_WORDS),
        Choice("pendamping", words._("Ikut catatan saya"), OWN_WORDS),
        Choice("each", words._("Satu per satu"), EACH_WORDS),
    )


def difference_line(words: Words, one: Difference) -> str:
    """'3. Mawar — ketua: tidak hadir (bekerja); catatan Ibu/Bapak: hadir'."""
    return words._(
        "{member} — ketua: {theirs}; catatan Ibu/Bapak: {own}",
        member=f"{one.number}. {one.name}",
        theirs=mark_in_words(words, one.ketua.mark, one.ketua.reason),
        own=mark_in_words(words, one.pendamping.mark, one.pendamping.reason),
    )


def ask_whose(turn: Turn, state: SettleState) -> Question:
    lines = [difference_line(turn.words, one) for one in _open(turn, state)]
    text = turn.words.n_(
        "Laporan ketua dan catatan Ibu/Bapak berbeda pada {n} orang:\n{lines}\nMana yang dipakai?",
        "Laporan ketua dan catatan Ibu/Bapak berbeda pada {n} orang:\n{lines}\nMana yang dipakai?",
        len(lines),
        lines="\n".join(lines),
    )
    return Question(text, side_choices(turn.words))


def take_whose(turn: Turn, state: SettleState, answer: Answer) -> Next:
    if answer.value == "each":
        state.one_by_one = True
        return Ask("one")
    if answer.value is None:
        return Again()
    return then_marks(turn, state.meeting_id, settle_all(turn, state.meeting_id, answer.value))


def ask_one(turn: Turn, state: SettleState) -> Question:
    first = next(iter(_open(turn, state)), None)
    if first is None:
        return Question(settled_already(turn))
    words = turn.words
    text = words._("{member}: yang benar yang mana?", member=f"{first.number}. {first.name}")
    theirs = mark_in_words(words, first.ketua.mark, first.ketua.reason)
    own = mark_in_words(words, first.pendamping.mark, first.pendamping.reason)
    # The value names the member: a late tap can't decide about the next one.
    choices = (
        Choice(f"ketua{first.number}", words._("Ketua: {mark}", mark=theirs), KETUA_WORDS),
        Choice(f"pendamping{first.number}", words._("Catatan saya: {mark}", mark=own), OWN_WORDS),
    )
    return Question(text, choices)


def take_one(turn: Turn, state: SettleState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    side = answer.value.rstrip("0123456789")
    number = int(answer.value.removeprefix(side))
    settle_differences(turn.session, turn.actor, state.meeting_id, [number], side, turn.now, turn.rules)
    if _open(turn, state):
        return Ask("one")
    return then_marks(turn, state.meeting_id, turn.words._("Baik, semuanya sudah diputuskan dan tercatat."))


def settle_all(turn: Turn, meeting_id: int, side: str) -> str:
    """Decides everything that is open for one side; returns the last word."""
    numbers = [one.number for one in list_differences(turn.session, turn.actor, meeting_id)]
    if not settle_differences(turn.session, turn.actor, meeting_id, numbers, side, turn.now, turn.rules):
        return settled_already(turn)
    if side == "ketua":
        return turn.words._("Baik, laporan ketua yang dipakai. Catatan sebelumnya tetap tersimpan sebagai riwayat.")
    return turn.words._("Baik, catatan Ibu/Bapak yang dipakai. Laporan ketua tetap tersimpan sebagai riwayat.")


def then_marks(turn: Turn, meeting_id: int, sentence: str, *, from_notice: bool = False) -> Next:
    """A mark that changed has no official one any more, so that is asked next."""
    lines = list_official_marks(turn.session, turn.actor, meeting_id, turn.rules)
    if all(one.is_settled for one in lines):
        return Stay(sentence) if from_notice else Done(sentence)
    state = MarksState(meeting_id, preface=sentence)
    return Start("settle_marks", state, about=f"meeting:{meeting_id}", from_notice=from_notice)


def settled_already(turn: Turn) -> str:
    """For a late or a second tap."""
    return turn.words._("Perbedaan itu sudah diputuskan. Terima kasih, {name}.", name=turn.name())


def _open(turn: Turn, state: SettleState) -> list[Difference]:
    return list_differences(turn.session, turn.actor, state.meeting_id)


CONVERSATION = Conversation(
    "settle_report",
    SettleState,
    {"whose": Step(ask_whose, take_whose), "one": Step(ask_one, take_one)},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    unfinished=lambda turn, state: turn.words._("perbedaan laporan"),
)
