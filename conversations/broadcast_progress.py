"""How far a message to many has come, and the way to stop what has not left.

progress --stop--> stop_check --> thanks
"""

from dataclasses import dataclass
from datetime import timedelta

from conversations.notices.broadcasts import progress_lines
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.broadcast_results import Outcome, show_outcome
from programme.broadcasts import BroadcastLine, list_broadcasts, show_broadcast, stop_broadcast

SHOWN_FOR = timedelta(days=14)
QUOTED = 60


@dataclass
class State:
    broadcast_id: int = 0


def begin(turn: Turn, state: State) -> Next:
    sent = list_broadcasts(turn.session, turn.actor, turn.now - SHOWN_FOR)
    if not sent:
        return Done(
            turn.words._("Belum ada pesan ke banyak orang dalam dua minggu ini. Ketik siaran untuk membuatnya.")
        )
    state.broadcast_id = sent[0]
    return Ask("progress")


def ask_progress(turn: Turn, state: State) -> Question:
    words = turn.words
    line, outcome = _looked_up(turn, state)
    parts = [
        words._(
            "Pesan {when}: {quote}",
            when=words.moment(turn.rules.local(line.confirmed_at)),
            quote=_quoted(turn, line),
        ),
        *progress_lines(words, outcome),
    ]
    if line.cancelled_at is not None:
        parts.append(words._("Pengirimannya sudah dibatalkan."))
    choices = []
    if outcome.unsent and line.cancelled_at is None:
        choices.append(Choice("again", words._("Lihat lagi"), frozenset({"lihat", "lagi", "kabar"})))
        choices.append(Choice("stop", words._("Hentikan"), frozenset({"hentikan", "setop", "batalkan"})))
    if _older(turn, state) is not None:
        choices.append(Choice("older", words._("Pesan sebelumnya"), frozenset({"sebelumnya"})))
    return Question("\n".join(parts), (*choices, Choice("menu", words._("Kembali ke menu"))), redraws=True)


def _quoted(turn: Turn, line: BroadcastLine) -> str:
    text = " ".join(line.text.split())
    if not text:
        return turn.words._("(foto atau pesan suara)")
    return f"“{text}”" if len(text) <= QUOTED else f"“{text[:QUOTED].rstrip()}…”"


def _looked_up(turn: Turn, state: State) -> tuple[BroadcastLine, Outcome]:
    line = show_broadcast(turn.session, turn.actor, state.broadcast_id)
    assert line is not None
    return line, show_outcome(turn.session, turn.actor, state.broadcast_id)


def _older(turn: Turn, state: State) -> int | None:
    sent = list_broadcasts(turn.session, turn.actor, turn.now - SHOWN_FOR)
    return next((one for one in sent if one < state.broadcast_id), None)


def take_progress(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "again":
        return Again(redraw=answer.kind == "tap")
    if answer.value == "stop":
        return Ask("stop_check")
    if answer.value == "older":
        state.broadcast_id = _older(turn, state) or state.broadcast_id
        return Ask("progress")
    return Done(menu=True)


def ask_stop_check(turn: Turn, state: State) -> Question:
    words, (_, outcome) = turn.words, _looked_up(turn, state)
    text = words.n_(
        "Hentikan? Masih {n} orang yang belum dikirimi. Yang sudah sampai tidak bisa ditarik.",
        "Hentikan? Masih {n} orang yang belum dikirimi. Yang sudah sampai tidak bisa ditarik.",
        outcome.unsent,
    )
    return Question(text, yes_no(words._("Ya, hentikan"), words._("Jangan, teruskan")))


def take_stop_check(turn: Turn, state: State, answer: Answer) -> Next:
    words = turn.words
    if answer.value != "yes":
        return Ask("progress")
    stopped = stop_broadcast(turn.session, turn.actor, state.broadcast_id, turn.now)
    if not stopped:
        return Done(words._("Semuanya sudah berangkat; tidak ada lagi yang bisa dibatalkan."))
    return Done(
        words.n_(
            "Baik, {n} orang tidak jadi dikirimi. Hasilnya saya kabarkan sebentar lagi.",
            "Baik, {n} orang tidak jadi dikirimi. Hasilnya saya kabarkan sebentar lagi.",
            stopped,
        )
    )


CONVERSATION = Conversation(
    "broadcast_progress",
    State,
    {"progress": Step(ask_progress, take_progress), "stop_check": Step(ask_stop_check, take_stop_check)},
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    commands=("kabar", "kabar pesan", "kabar siaran"),
)
