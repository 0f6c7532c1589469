"""What was changed in an entry by chat, and the last change taken back.

history --> back_check --yes--> action
"""

from datetime import datetime

from conversations.members.family_words import family_change_in_words
from conversations.members.state import State, card_of, field_in_words, name_of, value_in_words
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.updates.change_words import kind_in_words
from programme.entry_holders import HANDED_OVER
from programme.member_changes import ADDED, MemberChange, list_member_changes
from programme.member_corrections import last_change, take_back_change
from programme.members import show_member
from programme.updates.family_entries import FAMILY_CHANGES

SHOWN = 5
INNER = frozenset({"in_group_since", "left_at", "left_on", "left_note", HANDED_OVER})
"""Fields that only bear out what another one says."""


def ask_history(turn: Turn, state: State) -> Question:
    words = turn.words
    name = name_of(words, card_of(turn, state))
    changes = list_member_changes(turn.session, turn.actor, state.person_id, SHOWN)
    if not changes:
        text = words._("Data {name} belum pernah diubah lewat chat.", name=name)
        return Question(text, (Choice("back", words._("Pilihan lain")),))
    lines = [words._("Perubahan data {name}, yang terbaru di atas:", name=name)]
    lines += [change_in_words(turn, change) for change in changes]
    choices = [Choice("back", words._("Pilihan lain"))]
    if last_change(turn.session, turn.actor, state.person_id) is not None:
        choices.insert(0, Choice("undo", words._("Kembalikan yang terbaru"), frozenset({"urungkan", "kembalikan"})))
    return Question("\n".join(lines), tuple(choices))


def change_in_words(turn: Turn, change: MemberChange) -> str:
    """'- Kam 22 Nov 09.00, Siti: Nama: Mawar → Mawarti (dari laporan: Nama/data keliru)'."""
    words, at = turn.words, turn.rules.local(change.changed_at)
    parts = []
    for one in change.fields:
        if one.field in FAMILY_CHANGES:
            parts.append(family_change_in_words(words, one))
        elif one.field == ADDED:
            parts.append(words._("ditambahkan sebagai anggota baru"))
        elif one.field == "left_at":
            parts.append(words._("masuk lagi") if one.new is None else words._("tidak lagi di daftar"))
        elif one.field not in INNER:
            old, new = (_value(turn, change, one.field, value) for value in (one.old, one.new))
            parts.append(f"{field_in_words(words, one.field)}: {old} → {new}")
    head = f"- {words.short_day(at.date())} {words.clock(at)}, {change.by_name or '-'}"
    line = f"{head}: {'; '.join(parts)}"
    if change.report_kind is None:
        return line
    return f"{line} ({words._('dari laporan: {kind}', kind=kind_in_words(words, change.report_kind))})"


def _value(turn: Turn, change: MemberChange, field: str, value: str | None) -> str:
    if field == "group_id" and value is not None:
        return change.group_names.get(int(value), "-")
    return value_in_words(turn.words, field, value)


def take_history(turn: Turn, state: State, answer: Answer) -> Next:
    change = last_change(turn.session, turn.actor, state.person_id) if answer.value == "undo" else None
    if change is None:
        return Ask("action") if answer.value else Again()
    state.changed_at = change.changed_at.isoformat()
    return Ask("back_check")


def ask_back_check(turn: Turn, state: State) -> Question:
    words = turn.words
    change = last_change(turn.session, turn.actor, state.person_id)
    if change is None:
        text = words._("Perubahan itu tidak bisa dikembalikan lagi: datanya sudah berubah sesudahnya.")
        return Question(text, (Choice("no", words._("Pilihan lain")),))
    text = change_in_words(turn, change) + "\n" + words._("Kembalikan seperti sebelumnya?")
    if any(one.field == ADDED for one in change.fields):
        text += " " + words._("Ia keluar dari daftar kelompok.")
    return Question(text, yes_no(words._("Ya, kembalikan"), words._("Jangan")))


def take_back_check(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value != "yes":
        return Ask("action") if answer.value else Again()
    at = datetime.fromisoformat(state.changed_at)
    if not take_back_change(turn.session, turn.actor, state.person_id, at, turn.now):
        return Ask("action", preface=turn.words._("Tidak ada yang dikembalikan: datanya sudah berubah sesudahnya."))
    if show_member(turn.session, turn.actor, state.person_id).has_left:
        return Done(turn.words._("Sudah dikembalikan. Ia tidak ada lagi di daftar kelompok."), menu=True)
    return Ask("action", preface=turn.words._("Sudah dikembalikan."))
