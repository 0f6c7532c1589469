"""Pendamping looks at the coming and latest meetings, moves or cancels one.

(a sentence, see meeting_orders) --> when or cancel_check
meeting --> action --move--> when --(no hour)--> clock --> place --> move_check --> thanks
                   --cancel--> cancel_check --> thanks
"""

from dataclasses import dataclass
from datetime import timedelta

from conversations import moved_to
from conversations.coverage_words import coverage_in_words
from conversations.forecasts import Told, change_forecast
from conversations.group_question import ask_group, begin_with_group, take_group
from conversations.meeting_choices import meeting_choices
from conversations.meeting_words import when_and_where
from conversations.moved_to import moment_said
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.meetings import (
    MeetingLine,
    cancel_meeting,
    list_meetings,
    move_meeting,
    report_not_held,
    show_meeting,
    subject_of,
)
from programme.people import kpm_ids_by_number

TEXT = frozenset({"text"})
DAYS_BACK, DAYS_AHEAD = 31, 370
MOST_SHOWN = 16


@dataclass
class State:
    group_id: int = 0
    meeting_id: int = 0
    day: str = ""
    at: str = ""
    place: str = ""
    wish: str = ""
    """move or cancel, where a sentence said so (conversations.meeting_orders)."""
    to: str = ""
    """What it said of the new moment."""


def begin(turn: Turn, state: State) -> Next:
    if state.meeting_id:
        return _wished(turn, state)
    return Ask("meeting") if state.group_id else begin_with_group(turn, state, "meeting")


def _wished(turn: Turn, state: State) -> Next:
    """What is to be done with the meeting, as far as it was said."""
    line = _line(turn, state)
    if not state.wish or line.status != "planned" or line.starts_at <= turn.now:
        return Ask("action")
    if state.wish == "cancel":
        return Ask("cancel_check")
    then = take_when(turn, state, Answer(text=state.to)) if state.to else Ask("when")
    which = turn.words._(
        "Kelompok {group}: {where}.", group=line.group_name, where=when_and_where(turn.words, line, turn.rules)
    )
    if isinstance(then, Again) and then.sentence is not None:
        return Ask("when", preface=f"{which}\n{then.sentence}")
    return Ask(then.question if isinstance(then, Ask) else "when", preface=which)


def take_this_group(turn: Turn, state: State, answer: Answer) -> Next:
    return take_group(turn, state, answer, "meeting")


def ask_meeting(turn: Turn, state: State) -> Question:
    lines = _lines(turn, state)
    if not lines:
        text = turn.words._("Belum ada pertemuan terjadwal. Ketik jadwal untuk membuatnya.")
        return Question(text, (Choice("menu", turn.words._("Kembali ke menu")),))
    return Question(turn.words._("Pertemuan yang mana?"), meeting_choices(turn, lines))


def take_meeting(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "menu":
        return Done(menu=True)
    if answer.value is None:
        return Again()
    state.meeting_id = int(answer.value)
    return _wished(turn, state)


def ask_action(turn: Turn, state: State) -> Question:
    line = _line(turn, state)
    words = turn.words
    text = words._("Kelompok {group}: {where}.", group=line.group_name, where=when_and_where(words, line, turn.rules))
    coverage = coverage_in_words(turn, line)
    choices = [Choice("menu", words._("Kembali ke menu"))]
    if line.status == "planned" and line.starts_at > turn.now:
        choices = [Choice("move", words._("Pindahkan")), Choice("cancel", words._("Batalkan pertemuan")), *choices]
    elif line.status == "planned":
        choices = [Choice("not_held", words._("Pertemuan ini tidak jadi")), *choices]
    return Question("\n".join(part for part in (text, coverage) if part), tuple(choices))


def take_action(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "move":
        return Ask("when")
    if answer.value == "cancel":
        return Ask("cancel_check")
    if answer.value == "not_held":
        report_not_held(turn.session, turn.actor, state.meeting_id, turn.now)
        return Done(turn.words._("Tercatat: pertemuan itu tidak jadi. Bulan itu tidak dihitung."))
    return Done(menu=True)


def ask_when(turn: Turn, state: State) -> Question:
    return moved_to.ask_when(turn)


def take_when(turn: Turn, state: State, answer: Answer) -> Next:
    return moved_to.take_when(turn, state, answer, _line(turn, state))


def ask_clock(turn: Turn, state: State) -> Question:
    return moved_to.ask_clock(turn, _line(turn, state))


def take_clock(turn: Turn, state: State, answer: Answer) -> Next:
    return moved_to.take_clock(turn, state, answer, _line(turn, state))


def ask_place(turn: Turn, state: State) -> Question:
    return moved_to.ask_place(turn, _line(turn, state))


def take_place(turn: Turn, state: State, answer: Answer) -> Next:
    place = moved_to.place_said(turn, answer, _line(turn, state))
    if isinstance(place, Again):
        return place
    state.place = place
    return Ask("move_check")


def ask_move_check(turn: Turn, state: State) -> Question:
    words = turn.words
    line = _line(turn, state)
    text = words._(
        "Kelompok {group} pindah dari {old} menjadi {new} di {place}. Semua anggota kelompok diberi tahu.",
        group=line.group_name,
        old=words.moment(turn.rules.local(line.starts_at)),
        new=words.moment(turn.rules.local(moment_said(turn, state))),
        place=state.place,
    )
    lines = change_forecast(turn, "meeting_moved", _members(turn, line), lambda: _as_if_moved(turn, state))
    return Question("\n".join([text, *lines, words._("Simpan?")]), yes_no(words._("Ya, simpan"), words._("Jangan")))


def _members(turn: Turn, line: MeetingLine) -> list[int]:
    return list(kpm_ids_by_number(turn.session, line.group_id).values())


def _as_if_moved(turn: Turn, state: State) -> Told:
    """What its members would be sent; undone by whoever asks."""
    move_meeting(turn.session, turn.actor, state.meeting_id, moment_said(turn, state), state.place, turn.now)
    return subject_of(state.meeting_id), f"r{_line(turn, state).revision}"


def _as_if_cancelled(turn: Turn, state: State) -> Told:
    cancel_meeting(turn.session, turn.actor, state.meeting_id, turn.now)
    return subject_of(state.meeting_id), "cancelled"


def take_move_check(turn: Turn, state: State, answer: Answer) -> Next:
    words = turn.words
    if answer.value != "yes":
        return Done(words._("Baik, jadwalnya tetap."))
    if moment_said(turn, state) <= turn.now:
        return Ask("when", preface=words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang."))
    moved = move_meeting(turn.session, turn.actor, state.meeting_id, moment_said(turn, state), state.place, turn.now)
    if not moved:
        return Done(words._("Tidak ada yang berubah: jadwalnya sama, atau pertemuannya sudah selesai."))
    return Done(words._("Tersimpan. Anggota kelompok diberi tahu waktu yang baru."))


def ask_cancel_check(turn: Turn, state: State) -> Question:
    words = turn.words
    line = _line(turn, state)
    text = words._(
        "Batalkan pertemuan kelompok {group} {when}? Semua anggota kelompok diberi tahu.",
        group=line.group_name,
        when=words.moment(turn.rules.local(line.starts_at)),
    )
    lines = change_forecast(turn, "meeting_cancelled", _members(turn, line), lambda: _as_if_cancelled(turn, state))
    return Question("\n".join([text, *lines]), yes_no(words._("Ya, batalkan"), words._("Jangan")))


def take_cancel_check(turn: Turn, state: State, answer: Answer) -> Next:
    words = turn.words
    if answer.value != "yes":
        return Done(words._("Baik, jadwalnya tetap."))
    if not cancel_meeting(turn.session, turn.actor, state.meeting_id, turn.now):
        return Done(words._("Pertemuan itu sudah dibatalkan atau sudah selesai."))
    return Done(words._("Pertemuan dibatalkan. Anggota kelompok diberi tahu."))


def _lines(turn: Turn, state: State) -> list[MeetingLine]:
    since, until = turn.now - timedelta(days=DAYS_BACK), turn.now + timedelta(days=DAYS_AHEAD)
    lines = list_meetings(turn.session, turn.actor, turn.who.id, since, until)
    return [line for line in lines if line.group_id == state.group_id][:MOST_SHOWN]


def _line(turn: Turn, state: State) -> MeetingLine:
    line = show_meeting(turn.session, turn.actor, state.meeting_id)
    assert line is not None
    return line


CONVERSATION = Conversation(
    "manage_meetings",
    State,
    {
        "group": Step(ask_group, take_this_group),
        "meeting": Step(ask_meeting, take_meeting),
        "action": Step(ask_action, take_action),
        "when": Step(ask_when, take_when),
        "clock": Step(ask_clock, take_clock),
        "place": Step(ask_place, take_place),
        "move_check": Step(ask_move_check, take_move_check),
        "cancel_check": Step(ask_cancel_check, take_cancel_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Lihat atau ubah pertemuan"),
    section="meetings",
    commands=("pertemuan", "agenda"),
)
