"""Why somebody can't come: the choices, and a kind word for what she tells."""

from conversations.questions import Choice
from conversations.words import Words
from programme.meeting_replies import UNSAID

OWN_WORDS = "own_words"


def hindrance_choices(words: Words) -> tuple[Choice, ...]:
    """The reasons offered; the values are codes of programme.attendance_text, but for the last two."""
    return (
        Choice("work", words._("Bekerja"), frozenset({"kerja", "makarya", "kerjo", "damel", "gawe"})),
        Choice("sick", words._("Sakit"), frozenset({"gerah", "lara", "loro", "udur", "gering"})),
        Choice("child_sick", words._("Anak sakit"), frozenset({"anak gerah", "anak lara", "anak loro", "budak udur"})),
        Choice("family_event", words._("Acara keluarga"), frozenset({"hajatan", "acara", "kondangan"})),
        Choice("travel", words._("Di luar kota/desa"), frozenset({"luar kota", "bepergian", "lungan"})),
        Choice(OWN_WORDS, words._("Lainnya (tulis)"), frozenset({"lainnya", "lain", "liyane", "lianna"})),
        Choice(UNSAID, words._("Tidak ingin menyebut"), frozenset({"rahasia", "tidak mau bilang", "lewati"})),
    )


def kind_word(words: Words, reason: str | None) -> str:
    """What one says to such news; empty where nothing special is to be said."""
    if reason in ("sick", "child_sick"):
        return words._("Semoga lekas sembuh.")
    if reason == "bereavement":
        return words._("Kami turut berduka.")
    if reason == "birth":
        return words._("Semoga ibu dan bayi sehat.")
    return ""
