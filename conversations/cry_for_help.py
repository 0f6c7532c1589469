"""Who tells of violence, or no longer wants to live, is told at once who helps, and may have her pendamping told."""

from conversations.inquiries.ask_state import AskState
from conversations.turn import FAMILIES, Next, Start, Turn
from conversations.words import Words
from programme.distress_text import cries_for_help


def who_helps(words: Words) -> str:
    """Police and the protection line of the ministry for women and children (kemenpppa.go.id: SAPA 129)."""
    return words._(
        "Ibu tidak sendirian. Kalau sedang tidak aman, carilah dulu tempat yang aman atau minta tolong orang terdekat. "
        "Siang malam bisa menelepon 129 (SAPA, perlindungan perempuan dan anak) atau polisi 110, tanpa biaya."
    )


def help_wanted(turn: Turn, text: str) -> Next | None:
    """For a family: who helps, and whether her pendamping is to read it."""
    if turn.who.role not in FAMILIES or not cries_for_help(text):
        return None
    turn.say(who_helps(turn.words))
    return Start("ask_question", AskState(words=text))
