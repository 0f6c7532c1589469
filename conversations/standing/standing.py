"""The returning meetings at a glance, and from there each of them."""

from dataclasses import dataclass

from conversations.questions import Answer, Choice, Question
from conversations.standing.month_words import month_in_words, others_in_words
from conversations.standing.plan_state import PlanState
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.assemblies.agenda import INTER_KABUPATEN, INTER_KECAMATAN, KETUA_MEETING, TEMU_KUNJUNG
from programme.standing.due import StandingMonth, show_standing_month
from programme.standing.overview import standing_overview

LEADERS = ("koordinator", "operator")
OTHERS = {"ketua": "ketua_month", "calendar": "calendar", "papers": "meeting_papers"}
"""Choice -> the conversation that it begins."""


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    return Ask("what")


def ask_what(turn: Turn, state: State) -> Question:
    words, month = turn.words, _month(turn)
    choices = []
    if any(one.ketua_id for one in month.ketua):
        choices.append(Choice("ketua", words._("Temu ketua"), frozenset({"ketua"})))
        if len(month.ketua_left) > 1:
            choices.append(Choice(KETUA_MEETING, words._("Undang para ketua"), frozenset({"undang"})))
    if turn.who.role != "operator":
        label = words._("Lihat temu kunjung") if month.temu_kunjung is not None else words._("Atur temu kunjung")
        choices.append(Choice(TEMU_KUNJUNG, label, frozenset({"temu kunjung", "kunjung"})))
    choices += _of_leaders(turn, month)
    if turn.who.role != "operator":
        choices.append(Choice("calendar", words._("Kalender"), frozenset({"kalender"})))
    choices.append(Choice("papers", words._("Surat, notulen"), frozenset({"surat", "notulen"})))
    choices.append(Choice("end", words._("Selesai"), frozenset({"selesai", "tutup", "sudah"})))
    text = month_in_words(words, month, turn.rules, of_office=turn.who.role == "operator")
    if turn.who.role in LEADERS:
        others = standing_overview(turn.session, turn.actor, turn.now, turn.rules)
        text = "\n".join([text, *others_in_words(words, others)])
    return Question(text, tuple(choices))


def _of_leaders(turn: Turn, month: StandingMonth) -> list[Choice]:
    if turn.who.role not in LEADERS:
        return []
    words, choices = turn.words, []
    if month.inter_kecamatan is None:
        choices.append(Choice(INTER_KECAMATAN, words._("Atur triwulan"), frozenset({"triwulan"})))
    if month.inter_kabupaten is None:
        choices.append(Choice(INTER_KABUPATEN, words._("Atur semester"), frozenset({"semester"})))
    return choices


def take_what(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "end":
        return Done(turn.words._("Baik. Ketik rutin kapan saja untuk melihatnya lagi."))
    if answer.value in OTHERS:
        return Start(OTHERS[answer.value])
    planned = _month(turn).temu_kunjung
    if answer.value == TEMU_KUNJUNG and planned is not None:
        return Start("my_assemblies")
    return Start("plan_standing", PlanState(kind=answer.value))


def _month(turn: Turn) -> StandingMonth:
    return show_standing_month(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)


CONVERSATION = Conversation(
    "standing",
    State,
    {"what": Step(ask_what, take_what)},
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    title=lambda words: words._("Pertemuan rutin"),
    section="meetings",
    commands=("rutin", "pertemuan rutin", "temu"),
)
