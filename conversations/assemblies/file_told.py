"""Before a meeting besides P2K2: who was told by letter or in person, who else is invited, a text to pass on."""

import re

from conversations.assemblies.assembly_state import AssemblyState
from conversations.assemblies.assembly_words import kind_label, names_of, to_bring, when_and_where
from conversations.questions import Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Next, Turn
from conversations.words import address_name
from programme.assemblies.came_text import read_listed
from programme.assemblies.changing import call_outsiders
from programme.assemblies.showing import AssemblyView, GuestView, show_assembly
from programme.assemblies.told import record_guests_told
from programme.told import NOT_REACHED

TEXT = frozenset({"text"})
ALL, BACK = "all", "back"
NOT_TOLD = frozenset({"belum", "tidak jadi", "ternyata belum"})
BETWEEN = re.compile(r"[,;\n]+|\bdan\b")


def _view(turn: Turn, state: AssemblyState) -> AssemblyView:
    return show_assembly(turn.session, turn.actor, state.assembly_id, turn.now)


def _waiting(view: AssemblyView) -> list[GuestView]:
    return [one for one in view.guests if one.standing.how == NOT_REACHED]


def back_choice(turn: Turn) -> Choice:
    return Choice(BACK, turn.words._("Selesai"), frozenset({"selesai", "kembali", "sudah", "cukup"}))


def ask_told(turn: Turn, state: AssemblyState) -> Question:
    words, waiting = turn.words, _waiting(_view(turn, state))
    if not waiting:
        return Question(words._("Semua yang diundang sudah tahu."), (back_choice(turn),), numbered=False, accepts=TEXT)
    text = words._(
        "Belum tahu ({n}): {names}. Siapa yang suratnya sudah sampai, atau sudah diberi tahu? Tulis nomor atau "
        "namanya, misalnya: 3 7 10-15. Salah catat: belum 7",
        n=len(waiting),
        names=names_of(words, waiting),
    )
    every = Choice(ALL, words._("Semua sudah tahu"), frozenset({"semua", "semua sudah", "sudah semua"}))
    return Question(text, (every, back_choice(turn)), numbered=False, accepts=TEXT)


def take_told(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    if answer.value == BACK:
        return Ask("file")
    view = _view(turn, state)
    if answer.value == ALL:
        ids = [one.id for one in _waiting(view)]
        record_guests_told(turn.session, turn.actor, state.assembly_id, ids, True, turn.now)
        return Ask("file", turn.words._("Tercatat: semua sudah tahu."))
    text = normal(answer.text or "")
    if "belum" in text.split()[1:] and not text.startswith(tuple(NOT_TOLD)):  # "3 7 sudah, 5 belum": some of each
        return Again(turn.words._("Tulis dulu yang sudah tahu saja. Yang belum menyusul, misalnya: belum 7"))
    takes_back = next((one for one in NOT_TOLD if text.startswith(f"{one} ")), None)
    picked = read_listed((answer.text or "")[len(takes_back or "") :], view.guests)
    if picked is None or not picked.guest_ids:
        unknown = ", ".join(picked.unknown) if picked is not None else ""
        if unknown:
            return Again(turn.words._("Tidak ada di daftar: {names}.", names=unknown))
        return Again(turn.words._("Nama atau nomor itu belum saya temukan di daftar hadir."))
    told = takes_back is None
    count = record_guests_told(turn.session, turn.actor, state.assembly_id, picked.guest_ids, told, turn.now)
    saved = turn.words.n_("Tercatat: {n} orang.", "Tercatat: {n} orang.", count)
    if not count:
        saved = turn.words._("Tidak ada yang berubah: sudah tercatat begitu.")
    if picked.unknown:
        saved += " " + turn.words._("Tidak ada di daftar: {names}.", names=", ".join(picked.unknown))
    return Again(saved)


def ask_others(turn: Turn, state: AssemblyState) -> Question:
    words, view = turn.words, _view(turn, state)
    invited = [one.name for one in view.guests if one.role in ("outsider", "provider")]
    text = words._(
        "Siapa lagi yang diundang? Tulis satu atau beberapa, dipisah koma, misalnya: Camat Wates, Kepala Puskesmas, "
        "Kepala SDN 1. Suratnya ikut dalam surat undangan."
    )
    if invited:
        text = words._("Sudah diundang: {names}.", names=", ".join(invited)) + " " + text
    return Question(text, (back_choice(turn),), numbered=False, accepts=TEXT, any_words=True)


def take_others(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    if answer.value == BACK:
        return Ask("file")
    names = [one.strip() for one in BETWEEN.split(answer.text or "") if any(letter.isalpha() for letter in one)]
    if not names:
        return Again(turn.words._("Tulis namanya, misalnya: Camat Wates"))
    count = call_outsiders(turn.session, turn.actor, state.assembly_id, names, turn.now)
    return Ask("file", turn.words.n_("{n} undangan ditambahkan.", "{n} undangan ditambahkan.", count))


def text_to_forward(turn: Turn, view: AssemblyView) -> str:
    """An invitation to pass on by any app: to the camat, the puskesmas, a village group. No family's name in it."""
    words, line = turn.words, view.line
    text = words._(
        "Dengan hormat, kami mengundang Bapak/Ibu ke {kind}: {where}.",
        kind=kind_label(words, line.kind),
        where=when_and_where(words, line.starts_at, line.place, turn.rules),
    )
    parts = [text]
    if view.groups:
        parts.append(words._("Kelompok: {groups}.", groups=", ".join(name for _, name, _ in view.groups)))
    parts.append(words._("Peserta: {bring}", bring=to_bring(words, line.kind)) if to_bring(words, line.kind) else "")
    holder = address_name(words, view.holder_name, view.holder_gender)
    parts.append(words._("Terima kasih. {name}, pendamping PKH", name=holder))
    return "\n".join(part for part in parts if part)
