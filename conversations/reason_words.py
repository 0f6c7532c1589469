"""Reasons of absence in words: the codes of programme.attendance_text as people read them."""

from conversations.words import Words


def reason_in_words(words: Words, reason: str | None) -> str:
    """'sakit', 'bekerja'; 'tanpa keterangan' where none was given."""
    known = {
        "sick": words.p_("reason", "sakit"),
        "child_sick": words.p_("reason", "anaknya sakit"),
        "work": words.p_("reason", "bekerja"),
        "travel": words.p_("reason", "bepergian"),
        "family_event": words.p_("reason", "hajatan"),
        "bereavement": words.p_("reason", "takziah atau berduka"),
        "not_informed": words.p_("reason", "lupa atau belum mendapat kabar"),
        "no_transport": words.p_("reason", "tidak ada kendaraan"),
        "birth": words.p_("reason", "melahirkan"),
        "weather": words.p_("reason", "hujan atau banjir"),
        "unsaid": words.p_("reason", "tidak ingin menyebut"),
        "other": words.p_("reason", "alasan lain"),
    }
    return known.get(reason or "", words.p_("reason", "tanpa keterangan"))
