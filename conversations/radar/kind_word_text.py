"""The kind word that a pendamping sends to one family: what it reads, in her language, and to the sender beforehand.

It counts nothing and asks nothing of her; who has something in the way is invited to tell it.
"""

from datetime import datetime

from conversations.words import Words
from programme.meetings import MeetingLine
from programme.radar.reaching_out import PRAISED


def kind_word_text(words: Words, what: str, name: str, sender: str, following: MeetingLine | None, at: datetime) -> str:
    """`name` and `sender` with their titles; `following`: her group's next meeting, on the local moment `at`."""
    if what == PRAISED:
        return words._(
            "{name}, salam dari {sender}. Terima kasih sudah rajin hadir lagi di pertemuan kelompok. Kami senang "
            "sekali bertemu, dan kehadirannya menambah semangat yang lain.",
            name=name,
            sender=sender,
        )
    text = words._(
        "{name}, salam dari {sender}. Semoga sekeluarga sehat. Kami senang kalau bisa bertemu lagi di pertemuan "
        "kelompok. Kalau ada yang membuat sulit datang, ceritakan saja; nanti kita cari jalannya bersama.",
        name=name,
        sender=sender,
    )
    if following is None:
        return text
    return f"{text} " + words._(
        "Pertemuan berikutnya {day} pukul {clock}.", day=words.short_day(at.date()), clock=words.clock(at)
    )
