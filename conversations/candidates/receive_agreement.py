"""Who signed the agreement to take part: several in one message ("3 5 7 sudah tanda tangan"), with one photo or none.

(group) --> who --> check --(a photo, or without one)--> who (the next ones) | the end
                    ^---- signed_on
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from conversations.consent_state import LATER_WORDS, PICTURE
from conversations.group_question import ask_group, begin_with_group, take_group
from conversations.members.state import TEXT
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.typed_moment_words import problem_in_words
from programme.candidates.agreements_signed import AgreementMistake, record_signed
from programme.candidates.board import FormState, show_group_forms
from programme.many_due.came_text import read_picked
from programme.relay_answer_parts import Listed
from programme.typed_past_dates import read_past_date

SIGNED = re.compile(
    r"\b(?:sudah|sdh|udah|uda|wis|wes|sampun|pun|parantos|atos)?\s*"
    r"(?:(?:ber)?tanda ?tangan|ttd|tertanda|menandatangani|teken|neken|tanda tangani)\b"
)
REFUSED = re.compile(r"\b(?:(?:tidak|tdk|gak|ga|nggak|ora|mboten) (?:mau|bersedia|gelem|purun|kersa)|menolak|emoh)\b")
MOST_SHOWN = 30
DAYS_OFFERED = 3


@dataclass
class SignState:
    group_id: int = 0
    picked: list[int] = field(default_factory=list)
    """Kpm ids."""
    signed_on: str = ""
    """ISO; empty: today."""
    file_id: int = 0
    """A photo that came before it was said whose agreement it shows."""


def begin(turn: Turn, state: SignState) -> Next:
    if state.group_id:
        return Ask("check" if state.picked else "who")
    return begin_with_group(turn, state, "who")


def take_this_group(turn: Turn, state: SignState, answer: Answer) -> Next:
    return take_group(turn, state, answer, "who")


def _open(turn: Turn, state: SignState) -> list[FormState]:
    """Who has not signed, then who has without a photo."""
    families = show_group_forms(turn.session, turn.actor, state.group_id).families
    unsigned = [one for one in families if one.signed_on is None and not one.sent]
    return unsigned + [one for one in families if one.lacks("photo") and not one.sent]


def ask_who(turn: Turn, state: SignState) -> Question:
    words, families = turn.words, _open(turn, state)
    if not families:
        text = words._("Semua keluarga kelompok ini sudah tanda tangan, fotonya juga ada.")
        return Question(text, (Choice("end", words._("Selesai")),))
    choices = [
        Choice(f"k{one.kpm_id}", f"{'☑' if one.kpm_id in state.picked else '☐'} {_label(turn, one)}"[:60])
        for one in families[:MOST_SHOWN]
    ]
    if state.picked:
        go_on = words.n_("Lanjut ({n} keluarga)", "Lanjut ({n} keluarga)", len(state.picked))
        choices.append(Choice("go_on", go_on, frozenset({"lanjut", "sudah", "cukup"})))
    choices.append(Choice("end", words._("Selesai"), frozenset({"selesai", "tidak jadi"})))
    text = words._(
        "Siapa yang sudah menandatangani surat persetujuan? Tekan, atau tulis nomornya, misalnya: 3 5 7. "
        "Boleh juga: semua kecuali 4."
    )
    if state.file_id:
        text = words._("Fotonya saya terima.") + " " + text
    return Question(text, tuple(choices), numbered=False, accepts=TEXT | PICTURE, redraws=True)


def _label(turn: Turn, one: FormState) -> str:
    named = f"{one.member_number}. {one.name}"
    return turn.words._("{name} (fotonya)", name=named) if one.signed_on is not None else named


def take_who(turn: Turn, state: SignState, answer: Answer) -> Next:
    value = answer.value or ""
    if value == "end":
        return Done(turn.words._("Baik."), menu=True)
    if value == "go_on":
        return Ask("check")
    if value.startswith("k"):
        one = int(value[1:])
        state.picked = (
            [other for other in state.picked if other != one] if one in state.picked else [*state.picked, one]
        )
        return Again(redraw=answer.kind == "tap")
    if answer.kind in PICTURE and turn.file_id is not None:
        state.file_id = turn.file_id
        return Ask("check") if state.picked else Again()
    return _named(turn, state, answer.text or "")


def _named(turn: Turn, state: SignState, text: str) -> Next:
    families = _open(turn, state)
    said = SIGNED.sub(" ", text.casefold()).strip(" .,!")
    picked = read_picked(said, [Listed(one.member_number, one.name) for one in families]) if said else None
    if REFUSED.search(said):
        return Again(turn.words._("Ada yang tidak bersedia? Itu haknya. Catatnya di: klarifikasi, lalu buka namanya."))
    if picked is None:
        return Again(turn.words._("Nama atau nomor itu belum saya temukan. Tulis nomornya, misalnya: 3 5 7."))
    if picked.unknown:
        names = turn.words.listing(list(picked.unknown))
        return Again(turn.words._("Tidak ada di daftar yang belum: {names}.", names=names))
    state.picked = [one.kpm_id for one in families if one.member_number in picked.numbers]
    return Ask("check")


def ask_check(turn: Turn, state: SignState) -> Question:
    words = turn.words
    named = [f"{one.member_number}. {one.name}" for one in _open(turn, state) if one.kpm_id in state.picked]
    text = words._(
        "Sudah tanda tangan pada {day}: {names}.", day=words.day(_day(turn, state)), names=words.listing(named) or "-"
    )
    choices = [Choice("signed_on", words._("Tanggal lain")), Choice("change", words._("Perbaiki"), NO_WORDS | {"ubah"})]
    if state.file_id:
        text += " " + words._("Fotonya ada. Simpan?")
        choices.insert(0, Choice("save", words._("Ya, simpan"), YES_WORDS | {"simpan"}))
    else:
        text += " " + words._("Kirim fotonya sekarang (boleh satu foto untuk beberapa keluarga), atau simpan dulu.")
        later = LATER_WORDS | YES_WORDS | {"simpan"}
        choices.insert(0, Choice("save", words._("Simpan, fotonya menyusul"), later))
    return Question(text, tuple(choices), accepts=PICTURE)


def _day(turn: Turn, state: SignState) -> date:
    return date.fromisoformat(state.signed_on) if state.signed_on else turn.rules.today(turn.now)


def take_check(turn: Turn, state: SignState, answer: Answer) -> Next:
    if answer.kind in PICTURE and turn.file_id is not None:
        state.file_id = turn.file_id
        return _save(turn, state)
    if answer.value == "save":
        return _save(turn, state)
    if answer.value == "change":
        return Ask("who")
    return Ask("signed_on") if answer.value else Again()


def _save(turn: Turn, state: SignState) -> Next:
    words = turn.words
    try:
        saved = record_signed(
            turn.session,
            turn.actor,
            state.group_id,
            state.picked,
            _day(turn, state),
            state.file_id or None,
            turn.now,
            turn.rules,
        )
    except AgreementMistake as mistake:
        state.file_id = 0
        if mistake.code == "future":
            return Ask("signed_on", preface=words._("Tanggal itu belum tiba."))
        return Again(words._("Foto itu sudah dipakai untuk yang lain. Mohon kirim fotonya sekali lagi."))
    said = words.n_("Tersimpan: {n} persetujuan.", "Tersimpan: {n} persetujuan.", saved.new)
    if saved.photos:
        said += " " + words.n_("Foto untuk {n} keluarga.", "Foto untuk {n} keluarga.", saved.photos)
    state.picked, state.file_id = [], 0
    if _open(turn, state):
        return Ask("who", preface=said)
    return Done(f"{said} {words._('Di kelompok ini semuanya sudah lengkap.')}", menu=True)


def ask_day(turn: Turn, state: SignState) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    days = [today - timedelta(days=ago) for ago in range(DAYS_OFFERED)]
    choices = tuple(Choice(f"d{day.isoformat()}", words.short_day(day)) for day in days)
    return Question(
        words._("Kapan ditandatangani? Pilih atau tulis tanggalnya."), choices, numbered=False, accepts=TEXT
    )


def take_day(turn: Turn, state: SignState, answer: Answer) -> Next:
    if answer.value is not None:
        state.signed_on = answer.value[1:]
        return Ask("check")
    typed = read_past_date(answer.text or "", turn.rules.today(turn.now))
    if typed.problem == "future":
        return Again(turn.words._("Tanggal itu belum tiba. Kapan ditandatangani?"))
    if typed.problem is not None or typed.date is None:
        return Again(problem_in_words(turn.words, typed))
    state.signed_on = typed.date.isoformat()
    return Ask("check")


CONVERSATION = Conversation(
    "receive_agreement",
    SignState,
    {
        "group": Step(ask_group, take_this_group),
        "who": Step(ask_who, take_who),
        "check": Step(ask_check, take_check),
        "signed_on": Step(ask_day, take_day),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Catat surat persetujuan"),
    section="office",
    commands=("tanda tangan", "surat persetujuan", "catat tanda tangan"),
)
