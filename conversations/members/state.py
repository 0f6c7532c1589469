"""What a pendamping is changing in whose entry, and the words for it."""

from dataclasses import dataclass, field

from conversations.leaving.leaving_words import reason_in_words
from conversations.turn import Turn
from conversations.words import Words, address_name
from programme.members import MemberCard, MemberLine, NewMember, list_members, show_member
from programme.people import groups_of
from programme.secret_numbers import MASK, without_secrets

TEXT = frozenset({"text"})


@dataclass
class State:
    group_id: int = 0
    person_id: int = 0
    page: int = 0
    found: list[int] = field(default_factory=list)
    values: dict[str, str | None] = field(default_factory=dict)
    """Fields of a new family, or of a known one with what they become."""
    adding: bool = False
    """She asked for a new member before saying in which group."""
    checking: bool = False
    """A new family was shown whole: a single answer changed leads back there."""
    to_group_id: int = 0
    new_ketua_id: int = 0
    duty: str = ""
    changed_at: str = ""
    """Of the change that is to be taken back, ISO."""


def members_in(turn: Turn, state: State) -> list[MemberLine]:
    """Those to choose from: of the chosen group, or of all her groups."""
    ids = [state.group_id] if state.group_id else [group.id for group in groups_of(turn.session, turn.who.id)]
    return [one for group_id in ids for one in list_members(turn.session, turn.actor, group_id)]


def card_of(turn: Turn, state: State) -> MemberCard:
    return show_member(turn.session, turn.actor, state.person_id)


def name_of(words: Words, card: MemberCard) -> str:
    return address_name(words, card.name, card.gender)


def new_member(state: State) -> NewMember:
    """The family as it was typed so far."""
    said = state.values
    return NewMember(
        said.get("participant_number") or "",
        said.get("name") or "",
        said.get("gender") or "f",
        said.get("dusun"),
        said.get("rt"),
        said.get("rw"),
        said.get("phone"),
    )


def secret_said(turn: Turn, text: str) -> str | None:
    """The sentence for who typed a NIK, which was masked on its way in; None where there is none."""
    if MASK not in text and without_secrets(text) == text:
        return None
    return turn.words._(
        "Itu tampaknya NIK atau nomor kartu, jadi tidak saya simpan. Yang diperlukan di sini bukan nomor itu."
    )


def address_in_words(words: Words, dusun: str | None, rt: str | None, rw: str | None) -> str:
    """'Dusun Krajan, RT 002, RW 001'; a dash where nothing is known."""
    parts = [
        words._("Dusun {name}", name=dusun) if dusun else "",
        f"RT {rt}" if rt else "",
        f"RW {rw}" if rw else "",
    ]
    return ", ".join(part for part in parts if part) or "-"


def phone_in_words(phone: str | None) -> str:
    """'0812...' as people know it; a dash for none."""
    return f"0{phone.removeprefix('+62')}" if phone else "-"


def duty_in_words(words: Words, duty: str) -> str:
    names = {"ketua": words.p_("duty", "ketua"), "deputy": words.p_("duty", "wakil ketua")}
    return names.get(duty) or words.p_("duty", "anggota")


def title_in_words(words: Words, gender: str) -> str:
    return words.p_("title", "Bapak") if gender == "m" else words.p_("title", "Ibu")


def field_in_words(words: Words, name: str) -> str:
    """What a pendamping calls a field of the entry."""
    names = {
        "participant_number": words._("Nomor peserta"),
        "name": words._("Nama"),
        "gender": words._("Sebutan"),
        "phone": words._("Nomor HP"),
        "dusun": words._("Dusun"),
        "rt": "RT",
        "rw": "RW",
        "coordinates": words._("Lokasi rumah"),
        "group_id": words._("Kelompok"),
        "member_number": words._("Nomor anggota"),
        "duty": words._("Tugas"),
        "left_reason": words._("Alasan keluar"),
    }
    return names.get(name, name)


def value_in_words(words: Words, name: str, value: str | None) -> str:
    """A field's value as people read it."""
    if value is None:
        return "-"
    if name == "gender":
        return title_in_words(words, value)
    if name == "duty":
        return duty_in_words(words, value)
    if name == "left_reason":
        return reason_in_words(words, value)
    return phone_in_words(value) if name == "phone" else value
