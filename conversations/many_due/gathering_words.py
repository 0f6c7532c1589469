"""A gathering in words for who holds it: who has answered what, and whom no message reaches."""

from collections.abc import Sequence

from conversations.words import Words, address_name
from programme.many_due.gatherings import GatheringLine, GuestLine


def guest_name(words: Words, guest: GuestLine) -> str:
    return address_name(words, guest.name, guest.gender)


def answers_in_words(words: Words, gathering: GatheringLine) -> list[str]:
    """Who comes, who can't, who has not said; one line each where there is anybody."""
    told = {
        words._("Akan datang"): [one for one in gathering.guests if one.reply == "coming"],
        words._("Belum bisa"): [one for one in gathering.guests if one.reply == "not_coming"],
        words._("Belum menjawab"): [one for one in gathering.guests if one.reply is None and one.reached],
    }
    return [
        f"{label}: {words.listing([guest_name(words, one) for one in guests])}"
        for label, guests in told.items()
        if guests
    ]


def not_reached_in_words(words: Words, guests: Sequence[GuestLine]) -> str:
    """Whom the pendamping has to tell in person; a ketua is not asked to, for it would tell her who is called."""
    if not guests:
        return ""
    lines = [f"- {guest_name(words, one)} ({one.group_name}){_where(words, one)}" for one in guests]
    return "\n".join([words._("Undangan tidak sampai lewat chat. Mohon didatangi atau ditelepon:"), *lines])


def _where(words: Words, guest: GuestLine) -> str:
    near = [words._("Dusun {dusun}", dusun=guest.dusun)] if guest.dusun else []
    if guest.rt or guest.rw:
        near.append(f"RT {guest.rt or '-'}/RW {guest.rw or '-'}")
    return f", {' '.join(near)}" if near else ""
