"""What is said where a conversation is ended before its end: what became of what was said in it."""

from conversations.words import Words


def nothing_changed(words: Words) -> str:
    """Nothing is stored before its end."""
    return words._("Baik, kita berhenti di sini. Tidak ada yang diubah.")


def kept_so_far(words: Words) -> str:
    """What is said in it is done at once."""
    return words._("Baik, kita berhenti di sini. Yang sudah tersimpan tetap tersimpan.")


def nothing_sent(words: Words) -> str:
    """What she told is neither stored nor read by anybody."""
    return words._("Baik, kita berhenti di sini. Tidak ada yang disimpan atau dikirim.")
