"""What a pendamping reads of her own cases when a group passes on: staff's words, apart from those families read."""

from conversations.words import Words


def cases_stay(words: Words, count: int) -> str:
    """Cases stay with who holds them; where to hand them on."""
    return words.n_(
        "{n} kasus keluarga di situ tetap pada Ibu/Bapak. Kalau sebaiknya diteruskan rekan, ketik: kasus",
        "{n} kasus keluarga di situ tetap pada Ibu/Bapak. Kalau sebaiknya diteruskan rekan, ketik: kasus",
        count,
    )
