"""Photos and the place of a visit: kept whenever they are sent while a visit is being recorded, asked for by nobody."""

from collections.abc import Callable
from dataclasses import replace

from conversations.meanwhile import command_meant, told_meanwhile
from conversations.questions import Answer, Question
from conversations.turn import Again, Ask, Next, Step, Turn
from conversations.visit_days import VisitState
from conversations.visits_left import lines_of, listed_of
from programme.visit_records import keep_evidence, keep_location
from programme.visit_text import SaidOfVisit, read_visits

FILES = frozenset({"photo", "voice", "document"})
ANSWERS = FILES | {"text", "location"}


def step(
    ask: Callable[[Turn, VisitState], Question],
    take: Callable[[Turn, VisitState, Answer], Next],
    *,
    own_words: bool = False,
) -> Step[VisitState]:
    """A question at which photos, the location, and word of other visits are heard as well as its answer.

    `own_words`: it is answered by a story, in which "jadwal" is no command.
    """

    def ask_all(turn: Turn, state: VisitState) -> Question:
        return replace(ask(turn, state), accepts=ANSWERS, any_words=own_words)

    def take_all(turn: Turn, state: VisitState, answer: Answer) -> Next:
        if answer.kind in FILES | {"location"}:
            return Again(kept(turn, state, answer.kind))
        meanwhile = None if own_words else command_meant(turn, answer)
        return meanwhile or told_meanwhile(turn, answer, state.visit_id) or take(turn, state, answer)

    return Step(ask_all, take_all)


def kept(turn: Turn, state: VisitState, kind: str) -> str:
    """Keeps what was sent with the visit, and thanks for it."""
    words = turn.words
    if kind == "location" and turn.incoming.location is not None:
        place = turn.incoming.location
        keep_location(turn.session, turn.actor, state.visit_id, place.latitude, place.longitude, turn.now)
        return words._("Terima kasih, lokasinya tersimpan.")
    keep_evidence(turn.session, turn.actor, state.visit_id, turn.contact.id, turn.now)
    thanks = {
        "photo": words._("Terima kasih, fotonya tersimpan."),
        "voice": words._("Terima kasih, pesan suaranya tersimpan."),
    }
    return thanks.get(kind, words._("Terima kasih, berkasnya tersimpan."))


def said_of(turn: Turn, state: VisitState, text: str) -> SaidOfVisit | None:
    """What the text says of this very visit by its number of today."""
    lines = lines_of(turn, turn.rules.today(turn.now))
    numbers = {line.number for line in lines if line.visit_id == state.visit_id}
    report = read_visits(text, listed_of(lines, turn.rules.today(turn.now)), turn.rules.today(turn.now))
    return next((one for one in report.said if one.number in numbers and one.outcome is not None), None)


def ask_evidence(turn: Turn, state: VisitState) -> Question:
    return Question(
        turn.words._(
            "Silakan kirim fotonya, atau bagikan lokasi lewat tombol lampiran (📎). Kalau sudah, ketik lanjut."
        )
    )


def take_evidence(turn: Turn, state: VisitState, answer: Answer) -> Next:
    return Ask("check")
