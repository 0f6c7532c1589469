"""The sentences around a message to many: what is asked, whom it is for, that it is on its way."""

from conversations.broadcast_parts import chosen_parts
from conversations.broadcast_state import State, parts_of
from conversations.turn import Turn
from conversations.words import Words
from programme.broadcasts import LONGEST_TEXT, Sent

MOST_NAMED = 4


def asked_for(words: Words, file_kind: str) -> str:
    if file_kind == "voice":
        return words._("Tulis kalimat yang ikut dengan pesan suaranya.")
    if file_kind == "photo":
        return words._("Tulis kalimat yang ikut dengan fotonya.")
    return words._(
        "Apa yang mau disampaikan? Tulis pesannya, atau kirim satu foto atau satu pesan suara. "
        "Yang pendek lebih mudah dibaca."
    )


def too_long_in_words(words: Words, letters: int) -> str:
    return words._(
        "Pesannya terlalu panjang: {letters} huruf, paling banyak {most}. Mohon tulis lebih pendek.",
        letters=letters,
        most=LONGEST_TEXT,
    )


def whom_in_words(turn: Turn, state: State, readers: int) -> str:
    """'30 anggota Melati 1 dan Melati 2'"""
    words = turn.words
    if state.who == "staff":
        return words.n_("{n} pendamping", "{n} pendamping", readers)
    people = (
        words.n_("{n} ketua", "{n} ketua", readers)
        if state.who == "ketua"
        else words.n_("{n} anggota", "{n} anggota", readers)
    )
    if state.everywhere:
        return words._("{people}, semua kelompok", people=people)
    parts = chosen_parts(parts_of(turn), state)
    names = [part.name for part in parts[:MOST_NAMED]]
    rest = len(parts) - len(names)
    if rest:
        names.append(words.n_("{n} lainnya", "{n} lainnya", rest))
    return words._("{people} ({names})", people=people, names=words.listing(names))


def sent_in_words(words: Words, sent: Sent) -> str:
    if sent.again:
        return words._(
            "Pesan yang sama baru saja dikirim, jadi tidak saya kirim dua kali. Ketik kabar untuk melihat sampai di "
            "mana."
        )
    if not sent.readers:
        return words._("Tidak ada penerimanya, jadi tidak ada yang dikirim.")
    return words.n_(
        "Baik, pesannya saya kirim kepada {n} orang. Ketik kabar untuk melihat sampai di mana, atau menghentikannya.",
        "Baik, pesannya saya kirim kepada {n} orang. Ketik kabar untuk melihat sampai di mana, atau menghentikannya.",
        sent.readers,
    )
