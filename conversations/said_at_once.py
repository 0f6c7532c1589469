"""What is said to a message before anything is done with it: that secrets are not kept, and who helps in distress."""

from conversations.turn import FAMILIES, Turn
from conversations.words import Words
from programme.distress_text import cries_for_help


def say_at_once(turn: Turn) -> None:
    """Whatever is open goes on behind it: a cry for help may come in the midst of anything, on anybody's phone."""
    if turn.incoming.had_secret:
        turn.say(
            turn.words._(
                "Nomor NIK, kartu, PIN, atau kode rahasia tidak saya simpan. "
                "Demi keamanan, jangan kirimkan kepada siapa pun, juga tidak kepada saya."
            )
        )
    if all(one.role in FAMILIES for one in turn.people) and cries_for_help(turn.incoming.text or ""):
        turn.say(_who_helps(turn.words))


def _who_helps(words: Words) -> str:
    """Police and the protection line of the ministry for women and children (kemenpppa.go.id: SAPA 129)."""
    return words._(
        "Ibu tidak sendirian. Kalau sedang tidak aman, carilah dulu tempat yang aman atau minta tolong orang terdekat. "
        "Siang malam bisa menelepon 129 (SAPA, perlindungan perempuan dan anak) atau polisi 110, tanpa biaya."
    )
