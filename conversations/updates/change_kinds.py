"""Which kind of change it is: chosen from the ten, or guessed from her own words and confirmed."""

from conversations.complaints.file_state import FileState
from conversations.matters_heard import question_answered
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.said_instead import command_instead_of_words
from conversations.turn import Again, Ask, Next, Start, Turn
from conversations.updates.change_order import confirm_kind, onward
from conversations.updates.change_state import ChangeState
from conversations.updates.change_words import KIND_LABELS, kind_in_words
from conversations.updates.whose_change import REPORTS, family_name, is_own, own_reports
from programme.matter_text import read_matter
from programme.matters import UNOFFERED_KINDS, UPDATE_KINDS

TYPED = {
    "moved": "pindah|pindah rumah|pindah alamat|alamat|alamat baru|ganti alamat|boyongan|pindah omah|pindah imah",
    "birth": "lahir|kelahiran|melahirkan|lahiran|bayi|bayi baru|babaran|lairan|ngalahirkeun",
    "death": "meninggal|meninggal dunia|wafat|kematian|sedo|seda|ngantunkeun|pupus",
    "child_left": "putus sekolah|berhenti sekolah|lulus|lulus sekolah|keluar sekolah",
    "new_school": "sekolah|sekolah baru|pindah sekolah|masuk sekolah|masuk sd|masuk smp|masuk sma|ganti sekolah",
    "pregnancy": "hamil|kehamilan|mengandung|saya hamil|mbobot|ngandut|meteng|kakandungan|reuneuh",
    "correction": "salah|keliru|salah nama|nama salah|koreksi|data salah|nama keliru|ganti data|ubah data",
    "pengurus": "pengurus|ganti pengurus|pengganti|ganti nama pengurus",
    "facility": "posyandu|puskesmas|pindah posyandu|pindah puskesmas|faskes|ganti faskes",
    "other": "lain|lainnya|lain lain|yang lain",
}

SAID_FIRST = frozenset({"death"})
"""Kinds whose kind word does not wait until she has said that she was understood."""


def ask_kind(turn: Turn, state: ChangeState) -> Question:
    words = turn.words
    text = words._("Perubahan apa yang terjadi? Pilih salah satu, atau ceritakan dengan kata-kata sendiri.")
    if not is_own(turn, state):
        text = words._(
            "Perubahan apa yang terjadi di keluarga {name}? Pilih salah satu, atau ceritakan dengan kata-kata sendiri.",
            name=family_name(turn, state),
        )
    choices = [
        Choice(kind, KIND_LABELS[kind](words), frozenset(TYPED[kind].split("|")))
        for kind in UPDATE_KINDS
        if kind not in UNOFFERED_KINDS
    ]
    choices += own_reports(turn) if is_own(turn, state) else []
    return Question(text, tuple(choices), accepts=frozenset({"text"}), any_words=True)


def take_kind(turn: Turn, state: ChangeState, answer: Answer) -> Next:
    if answer.value == REPORTS:
        return Start("my_updates")
    if answer.value is not None:
        state.kind = answer.value
        confirm_kind(turn, state)
        return onward(turn, state, opening(turn, state.kind))
    unclear = turn.words._("Maaf, belum saya pahami. Pilih yang paling mirip, atau: Perubahan lain.")
    return _read(turn, state, answer.text or "", unclear)


def _read(turn: Turn, state: ChangeState, text: str, unclear: str) -> Next:
    """What her own words say has happened, if anything else than what she was asked about."""
    if question_answered(turn, text):
        return Again()
    instead = command_instead_of_words(turn, text, "report_change")
    if instead is not None:
        return instead
    matter = read_matter(text)
    if matter is None or matter.place == "question" or matter.topic == state.kind:
        return Again(unclear)
    if matter.place == "complaint":
        return Start("file_complaint", FileState(words=text, guessed=matter.topic))
    state.kind, state.words = matter.topic, text
    return onward(turn, state)


def ask_kind_check(turn: Turn, state: ChangeState) -> Question:
    words, kind = turn.words, kind_in_words(turn.words, state.kind)
    if is_own(turn, state):
        text = words._("Yang saya tangkap: {kind}. Betul?", kind=kind)
        others: tuple[Choice, ...] = ()
    else:
        text = words._("Yang saya tangkap, keluarga {name}: {kind}. Betul?", name=family_name(turn, state), kind=kind)
        others = (Choice("family", words._("Bukan, keluarga lain")),)
    if state.kind in SAID_FIRST:
        text = f"{opening(turn, state.kind)}\n\n{text}"
    choices = (
        Choice("yes", words._("Ya, betul"), YES_WORDS),
        Choice("no", words._("Bukan, perubahan lain"), NO_WORDS),
        *others,
    )
    return Question(text, choices, accepts=frozenset({"text"}), heard_anew=True)


def take_kind_check(turn: Turn, state: ChangeState, answer: Answer) -> Next:
    if answer.value == "yes":
        confirm_kind(turn, state)
        return onward(turn, state, None if state.kind in SAID_FIRST else opening(turn, state.kind))
    if answer.value == "no":
        state.kind = ""
        return onward(turn, state)
    if answer.value == "family":
        state.kpm_id, state.found = 0, []
        return Ask("family")
    return told_instead(turn, state, answer.text or "")


def told_instead(turn: Turn, state: ChangeState, text: str) -> Next:
    """Words where a yes or no was asked: nothing was kept yet, and they may be what she meant."""
    return _read(turn, state, text, turn.words._("Maaf, jawaban itu belum saya pahami. Silakan pilih salah satu."))


def opening(turn: Turn, kind: str) -> str | None:
    """A kind word before the first question, where what happened asks for one."""
    words = turn.words
    return {
        "birth": words._("Selamat atas kelahirannya. Semoga ibu dan bayinya sehat."),
        "death": words._("Kami turut berduka cita."),
        "pregnancy": words._("Semoga ibu dan kandungannya sehat selalu."),
        "pengurus": words._("Baik, tidak apa-apa. Saya bantu catat."),
    }.get(kind)
