"""Whom a complaint is about: asked tactfully, because it decides who will read it."""

from conversations.complaints.complaint_words import role_name
from conversations.complaints.file_flow import NOBODY, ahead, next_question
from conversations.complaints.file_state import FileState
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import FAMILIES, Again, Done, Next, Turn
from conversations.words import address_name
from programme.complaints.hints import roles_named
from programme.matter_text import read_matters
from programme.matters import ABOUT_SOMEBODY

HIS_OWN, NOT_THAT = "own_people", "not_that"
TYPED = {
    "ketua": "ketua/bu ketua/ketua kelompok",
    "deputy": "wakil/wakil ketua",
    "pendamping": "pendamping/pendampingnya/petugas pkh",
    "koordinator": "koordinator",
    "other": "orang lain/agen/agen bank/lainnya",
    "unsaid": "tidak mau/tidak tahu/tidak ingin/rahasia/ora ngerti/mboten ngertos",
    NOBODY: "tidak ada/bukan/tidak",
}


def ask_accused(turn: Turn, state: FileState) -> Question:
    words = turn.words
    if turn.who.role not in FAMILIES:
        return _ask_staff(turn, state)
    named = _plainly_named(turn, state)
    if named is not None:
        return _ask_whether(turn, named)
    about_somebody = state.category in ABOUT_SOMEBODY
    if about_somebody:
        text = words._(
            "Kalau berkenan, siapa yang melakukannya? Ini hanya untuk menentukan siapa yang menangani: "
            "orang yang disebut tidak akan melihat keluhan ini."
        )
    else:
        text = words._(
            "Supaya sampai ke orang yang tepat: apakah keluhan ini menyangkut seseorang? "
            "Orang yang disebut tidak akan melihatnya."
        )
    if turn.who.id != state.kpm_id and turn.who.role in ("ketua", "deputy"):
        text += " " + words._(
            "Kalau menyangkut diri sendiri, sebaiknya anggota menyampaikannya langsung: lewat chat ini, atau "
            "telepon 171."
        )
    offered = [*ahead(turn, state).accusable, "other", "unsaid"]
    roles = offered if about_somebody else [NOBODY, *offered]
    return Question(text, tuple(_choice(turn, role) for role in roles), accepts=frozenset({"text"}))


def _plainly_named(turn: Turn, state: FileState) -> str | None:
    """The one role that her own words say did it ("dipotong bu ketua"): she only has to confirm it.

    On a phone that they share it is not named; of a ketua who speaks for a member it is not asked so plainly.
    """
    if state.not_whom_named or turn.who.id != state.kpm_id:
        return None
    there, named = ahead(turn, state), roles_named(state.words)
    did_it = {one.accused_role for one in read_matters(state.words) if one.accused_role is not None}
    if len(named) != 1 or named != did_it or there.others_here:
        return None
    role = next(iter(named))
    return role if role in there.accusable else None


def _ask_whether(turn: Turn, role: str) -> Question:
    words = turn.words
    text = words._(
        "Apakah keluhan ini menyangkut {role}? Orang yang disebut tidak akan melihatnya.", role=role_name(words, role)
    )
    yes = Choice(role, words._("Ya, betul"), YES_WORDS | frozenset(TYPED[role].split("/")))
    return Question(
        text,
        (yes, Choice(NOT_THAT, words._("Bukan, pilih sendiri"), NO_WORDS), _choice(turn, "unsaid")),
        accepts=frozenset({"text"}),
    )


def _choice(turn: Turn, role: str) -> Choice:
    words = turn.words
    label = {
        "ketua": words._("Ketua kelompok"),
        "deputy": words._("Wakil ketua"),
        "pendamping": words._("Pendamping"),
        "koordinator": words._("Koordinator"),
        "other": words._("Orang lain"),
        "unsaid": words._("Tidak ingin menyebut"),
        NOBODY: words._("Tidak, bukan soal orang"),
    }[role]
    return Choice(role, label, frozenset(TYPED[role].split("/")))


def _ask_staff(turn: Turn, state: FileState) -> Question:
    """A pendamping who writes it down for her: he himself must not hear of some of them."""
    words = turn.words
    choices = [
        Choice(HIS_OWN, words._("Ketua/petugas PKH")),
        Choice("other", words._("Orang lain"), frozenset(TYPED["other"].split("/"))),
    ]
    if state.category not in ABOUT_SOMEBODY:
        choices.insert(0, _choice(turn, NOBODY))
    return Question(words._("Apakah keluhan ini menyangkut seseorang?"), tuple(choices))


def take_accused(turn: Turn, state: FileState, answer: Answer) -> Next:
    if answer.value == HIS_OWN:
        return Done(
            turn.words._(
                "Keluhan tentang ketua, wakil, atau petugas PKH sebaiknya disampaikan sendiri oleh anggota: lewat chat "
                "ini dari HP-nya, atau telepon 171. Dengan begitu hanya koordinator atau kabupaten yang membacanya. "
                "Tidak ada yang disimpan."
            )
        )
    if answer.value == NOT_THAT:
        state.not_whom_named = True
        return Again()
    role = answer.value or _role_said(turn, state, answer.text or "")
    if role is None:
        return Again(turn.words._("Silakan pilih salah satu. Boleh juga tidak menyebut siapa-siapa."))
    state.accused_role = role
    return next_question(turn, state)


def _role_said(turn: Turn, state: FileState, text: str) -> str | None:
    """The one role that a typed answer names, where it may be named."""
    offered = {*ahead(turn, state).accusable, "other"}
    named = roles_named(text) & offered
    return next(iter(named)) if len(named) == 1 else None


def ask_here(turn: Turn, state: FileState) -> Question:
    words = turn.words
    text = words._(
        "HP ini juga dipakai {names}. Yang ditulis di sini bisa terbaca. Kabar tentang keluhan ini nanti tidak saya "
        "kirim ke HP ini. Lebih aman dari HP lain, atau telepon 171 (Kementerian Sosial).",
        names=others_here(turn, state),
    )
    choices = (
        Choice("stop", words._("Berhenti di sini"), frozenset({"berhenti", "hp lain", "tidak", "jangan"})),
        Choice("go_on", words._("Lanjut di HP ini"), frozenset({"lanjut", "ya", "tetap"})),
    )
    return Question(text, choices)


def take_here(turn: Turn, state: FileState, answer: Answer) -> Next:
    if answer.value == "go_on":
        state.said_here = True
        return next_question(turn, state)
    if answer.value != "stop":
        return Again()
    return Done(turn.words._("Baik, kita berhenti di sini. Tidak ada yang disimpan atau dikirim."))


def others_here(turn: Turn, state: FileState) -> str:
    """'Ibu Sri dan Ibu Siti': those who use this phone too and whom it may be about."""
    names = [address_name(turn.words, name, gender) for name, gender in ahead(turn, state).others_here]
    return turn.words.listing(names)
