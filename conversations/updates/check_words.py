"""A reported change and what became of it, in the words of who checks it."""

import json
from collections.abc import Sequence

from conversations.members.family_words import family_change_in_words
from conversations.members.state import field_in_words
from conversations.members.state import value_in_words as entry_in_words
from conversations.turn import Turn
from conversations.updates.change_words import HIDDEN, change_lines, field_label, kind_in_words, value_in_words
from conversations.words import Words, address_name
from programme.member_changes import FieldChange
from programme.updates.cards import UpdateCard, UpdateLine
from programme.updates.checks import ADJUSTED
from programme.updates.family_entries import FAMILY_CHANGES

UNSAID = frozenset({"in_group_since", "left_at", "pengurus", "coordinates", "group_id", "member_number"}) | {
    "left_on", "left_reason", "left_note",
}  # fmt: skip
"""Fields that only bear out what another one says, or are said in a sentence of their own."""
LONGEST_LINE, MOST_TALK = 300, 4
"""So that a report with all that was said about it fits one message of every channel."""
MOST_NAMES = 5


def whose(words: Words, line: UpdateLine) -> str:
    """'Ibu Mawar, nomor 2 kelompok Melati 1'."""
    return words._(
        "{name}, nomor {number} kelompok {group}",
        name=address_name(words, line.name, line.gender),
        number=line.member_number,
        group=line.group_name,
    )


def brief(words: Words, line: UpdateLine) -> str:
    """'Ada kelahiran: Ibu Mawar (Melati 1)'."""
    name = address_name(words, line.name, line.gender)
    return f"{kind_in_words(words, line.kind)}: {name} ({line.group_name})"


def card_text(turn: Turn, card: UpdateCard, waiting: int) -> str:
    """The report whole, with what was asked back and the photos that there are."""
    words, line = turn.words, card.line
    head = kind_in_words(words, line.kind)
    lines = [
        words._("{kind} ({n} menunggu)", kind=head, n=waiting) if waiting > 1 else head,
        whose(words, line),
        _reported_by(turn, card),
        "",
        *(line[:LONGEST_LINE] for line in change_lines(words, card.said)),
        *(line[:LONGEST_LINE] for line in _talk(words, card)[-MOST_TALK:]),
        "",
        _photos(words, card),
        words._("Apakah ini benar?"),
    ]
    return "\n".join(lines)


def _reported_by(turn: Turn, card: UpdateCard) -> str:
    words = turn.words
    day = words.short_day(turn.rules.today(card.line.received_at))
    if card.reporter_role == "self":
        return words._("Ia melaporkan sendiri, {day}.", day=day)
    by = address_name(words, card.reporter_name, card.reporter_gender)
    if card.reporter_role == "ketua":
        return words._("Dilaporkan {by} dari kelompoknya, {day}.", by=by, day=day)
    return words._("Dicatat petugas ({by}), {day}.", by=by, day=day)


def _talk(words: Words, card: UpdateCard) -> list[str]:
    labels = {"asked": words._("Ditanya"), "answered": words._("Dijawab")}
    lines = []
    for one in card.steps:
        if one.kind in labels and one.words:
            lines.append(f"{labels[one.kind]}: {one.words}")
        elif one.kind == ADJUSTED:
            lines += [words._("Diubah: {changes}", changes=_mended(words, one.words or "{}"))]
    return lines


def _mended(words: Words, kept: str) -> str:
    """'Nama bayi: Budi → Budiman'"""
    changes: dict[str, list[str]] = json.loads(kept)
    parts = []
    for field, (old, new) in changes.items():
        if field not in HIDDEN:
            before, since = (value_in_words(words, field, value) for value in (old, new))
            parts.append(f"{field_label(words, field)}: {before} → {since}")
    return "; ".join(parts)


def _photos(words: Words, card: UpdateCard) -> str:
    if not card.photos:
        return words._("Belum ada foto bukti.")
    return words.n_("Foto bukti: {n}.", "Foto bukti: {n}.", len(card.photos))


def changed_in_words(words: Words, changes: Sequence[FieldChange]) -> str:
    """'Budi masuk daftar keluarga (bayi); RT: 001 → 003'; empty where nothing was changed that can be said so."""
    parts = []
    for one in changes:
        if one.field in FAMILY_CHANGES:
            parts.append(family_change_in_words(words, one))
        elif one.field not in UNSAID:
            old, new = (entry_in_words(words, one.field, value) for value in (one.old, one.new))
            parts.append(f"{field_in_words(words, one.field)}: {old} → {new}")
    return "; ".join(parts)


def some_names(words: Words, names: Sequence[str]) -> str:
    """'Siti, Bambang dan 3 lagi'"""
    rest = len(names) - MOST_NAMES
    more = [words.n_("{n} lagi", "{n} lagi", rest)] if rest > 0 else []
    return words.listing([*names[:MOST_NAMES], *more])


def why_not(words: Words, code: str, name: str) -> str:
    """What to do where the roster can't be changed by a report."""
    sentences = {
        "family_left": words._("Keluarga {name} tercatat sudah keluar, jadi datanya tidak bisa diubah.", name=name),
        "member_gone": words._(
            "Orang yang disebut tidak ada di daftar keluarga {name}. Ubah rinciannya, atau tanyakan balik.", name=name
        ),
        "name_taken": words._(
            "Nama itu sudah ada di keluarga {name}. Periksa dulu; kalau orangnya lain, tulis nama lengkapnya lewat "
            "Ubah rincian.",
            name=name,
        ),
        "too_old": words._("Menurut tanggal lahirnya anak ini sudah 7 tahun atau lebih. Periksa tanggalnya."),
        "name": words._("Nama penggantinya belum ada. Isi lewat Ubah rincian."),
        "ketua": words._(
            "{name} masih ketua di kelompoknya. Tetapkan dulu ketua yang baru (ketik: ubah data), lalu periksa lagi "
            "laporan ini.",
            name=name,
        ),
    }
    return sentences.get(code) or words._("Data tidak bisa diubah dengan laporan ini. Periksa rinciannya.")


def settled_before(words: Words, state: str) -> str:
    """To who answers a report that has ended already."""
    sentences = {
        "right": words._("Laporan itu sudah dinyatakan benar."),
        "wrong": words._("Laporan itu sudah dinyatakan salah."),
        "withdrawn": words._("Laporan itu sudah ditarik oleh pelapornya."),
    }
    return sentences[state]
