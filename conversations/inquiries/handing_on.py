"""What somebody is told when her question goes to the pendamping: who reads it, and where the answer comes."""

from conversations.turn import Turn
from conversations.words import address_name
from programme.inquiries.asking import Asked, responder_of
from programme.people import Chatter


def handed_on(turn: Turn, asked: Asked) -> str:
    """Says who answers; nothing about when, which nobody knows."""
    words = turn.words
    if asked.responder is None:
        return words._(
            "Di kecamatan ini belum ada petugas yang menerima pertanyaan lewat sini. Pertanyaannya saya simpan. Untuk "
            "hal penting, telepon 171 (Kementerian Sosial)."
        )
    who = responder_name(turn, asked.responder)
    if not asked.is_new:
        return words._("Pertanyaan itu sudah ada pada {who}. Jawabannya saya sampaikan di sini.", who=who)
    return words._("Pertanyaannya sudah saya teruskan kepada {who}. Jawabannya saya sampaikan di sini.", who=who)


def responder_name(turn: Turn, person: Chatter) -> str:
    """'Ibu Siti (pendamping)'."""
    name = address_name(turn.words, person.name, person.gender)
    if person.role == "koordinator":
        return turn.words._("{name} (koordinator)", name=name)
    return turn.words._("{name} (pendamping)", name=name)


def who_answers(turn: Turn) -> str:
    """Who would read her question."""
    person = responder_of(turn.session, turn.who.group_id) if turn.who.group_id is not None else None
    return responder_name(turn, person) if person is not None else turn.words._("petugas PKH")
