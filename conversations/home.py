"""The menu: what this person can do here, and what she left unfinished.

choice --> the chosen conversation
"""

from dataclasses import dataclass
from datetime import timedelta

from conversations.courtesies import acknowledgement, greeting
from conversations.hearing import report_in
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Resume, Start, Step, Turn
from outbox import dialogs
from programme.attendance import meetings_to_report

RESUMABLE_FOR = timedelta(days=7)
EVERYTHING = frozenset({"text", "photo", "voice", "document", "location", "contact", "unsupported"})


@dataclass
class State:
    """Nothing is remembered."""


def ask_choice(turn: Turn, state: State) -> Question:
    choices = [
        Choice(one.name, one.title(turn.words), frozenset(one.commands))
        for one in turn.menu.values()
        if one.title is not None
    ]
    paused = dialogs.newest_paused(turn.session, turn.contact.id, turn.who.id, turn.now - RESUMABLE_FOR)
    if paused is not None:
        talk = turn.menu.get(paused.conversation)
        label = talk.title(turn.words) if talk is not None and talk.title is not None else turn.words._("yang tadi")
        choices.insert(0, Choice(f"resume{paused.id}", turn.words._("Lanjutkan: {what}", what=label)))
    text = turn.words._("{name}, apa yang bisa saya bantu?", name=turn.name())
    return Question(text, tuple(choices), accepts=EVERYTHING)


def take_choice(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is not None:
        if answer.value.startswith("resume"):
            return Resume(int(answer.value.removeprefix("resume")))
        return Start(answer.value)
    if answer.kind != "text":
        return Again(_about_unasked(turn, answer.kind))
    text = answer.text or ""
    thanked = acknowledgement(turn.words, text, turn.name())
    if thanked is not None:
        return Done(thanked)
    return _report_meant(turn, answer) or Again(greeting(turn.words, text, turn.name()) or _not_understood(turn))


def _not_understood(turn: Turn) -> str:
    if turn.who.role in ("kpm", "ketua"):
        return turn.words._(
            "Maaf, saya belum paham maksudnya. Silakan pilih dari daftar ini. "
            "Untuk hal lain, sampaikan langsung kepada ketua atau pendamping, ya."
        )
    return turn.words._("Maaf, saya belum paham maksudnya. Silakan pilih dari daftar ini, atau ketik bantuan.")


def _about_unasked(turn: Turn, kind: str) -> str:
    if kind in ("photo", "voice", "document"):
        return turn.words._(
            "Terima kasih, kiriman sudah saya simpan. Supaya saya tahu maksudnya, silakan pilih dari daftar ini."
        )
    return turn.words._("Maaf, saya belum bisa membaca kiriman seperti itu. Silakan tulis, atau pilih dari daftar ini.")


def _report_meant(turn: Turn, answer: Answer) -> Next | None:
    """A ketua who simply writes who was missing, days after the meeting, means her report."""
    if turn.who.role != "ketua" or turn.who.group_id is None or answer.text is None:
        return None
    if not meetings_to_report(turn.session, turn.who.group_id, turn.now):
        return None
    if not report_in(turn, answer.text, turn.who.group_id).is_report:
        return None
    return Start("report_attendance", answer=answer)


def begin(turn: Turn, state: State) -> Next:
    return Ask("choice")


CONVERSATION = Conversation("home", State, {"choice": Step(ask_choice, take_choice)}, begin)
