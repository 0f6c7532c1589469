"""What is said to a message before anything is done with it: that secrets are not kept, and who helps in distress."""

from conversations.inquiries.ask_state import AskState
from conversations.meeting_answers import speaks_of_members
from conversations.turn import FAMILIES, Start, Turn
from conversations.words import Words
from db.tables import Dialog
from programme.distress_text import cries_for_help, tells_of_violence, wants_to_die


def say_at_once(turn: Turn) -> None:
    """Whatever is open goes on behind it: a cry for help may come in the midst of anything, on anybody's phone."""
    if turn.incoming.had_secret:
        turn.say(
            turn.words._(
                "Nomor NIK, kartu, PIN, atau kode rahasia tidak saya simpan. "
                "Demi keamanan, jangan kirimkan kepada siapa pun, juga tidak kepada saya."
            )
        )
    text = turn.incoming.text or ""
    if not all(one.role in FAMILIES for one in turn.people):
        return
    if wants_to_die(text):
        turn.say(_stay_with_somebody(turn.words))
    if tells_of_violence(text):
        turn.say(_who_helps(turn.words))


def cry_told(turn: Turn, dialog: Dialog | None) -> Start | None:
    """Her cry may go to her pendamping: it is asked before anything that is open, which goes on afterwards.

    None for anything else, where that is being asked, and for a ketua's word of a member, which her report takes in.
    """
    text = turn.incoming.text or ""
    asked = dialog is not None and dialog.conversation == "ask_question"
    if turn.who.role not in FAMILIES or asked or not cries_for_help(text) or speaks_of_members(turn, text):
        return None
    return Start("ask_question", AskState(words=text), about=f"cry {turn.now:%d%H%M%S}", aside=True)


def _stay_with_somebody(words: Words) -> str:
    """119 is the emergency line of the health ministry, for a crisis of this kind too (kemkes.go.id)."""
    return words._(
        "Ibu tidak sendirian, dan terima kasih sudah menulis. Tetaplah bersama keluarga atau tetangga yang dipercaya, "
        "dan ceritakan kepadanya. Puskesmas bisa membantu. Kalau terasa tidak tertahan, telepon 119 (layanan darurat "
        "kesehatan), siang malam, tanpa biaya."
    )


def _who_helps(words: Words) -> str:
    """Police and the protection line of the ministry for women and children (kemenpppa.go.id: SAPA 129)."""
    return words._(
        "Ibu tidak sendirian. Kalau sedang tidak aman, carilah dulu tempat yang aman atau minta tolong orang terdekat. "
        "Siang malam bisa menelepon 129 (SAPA, perlindungan perempuan dan anak) atau polisi 110, tanpa biaya."
    )
