"""Pendamping checks what families and their ketua reported, one report after the other.

card --Benar--> (what is still to be known: group | title | value) --> (sure) --> the next card
     --Salah--> reason --> the next card
     --Tanya balik--> question --> the next card
     --Ubah rincian--> detail --> value --> card
"""

from conversations.invite_member import hand_over_code
from conversations.leaving.leave import LeaveState
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.updates.change_state import ChangeState
from conversations.updates.check_answers import (
    ask_question,
    ask_reason,
    go_on,
    next_card,
    take_question,
    take_reason,
    waiting,
)
from conversations.updates.check_details import (
    ask_detail,
    ask_group,
    ask_title,
    ask_value,
    take_detail,
    take_group,
    take_title,
    take_value,
)
from conversations.updates.check_state import CheckState, card_of
from conversations.updates.check_words import card_text, changed_in_words, settled_before, why_not
from conversations.words import address_name
from programme.leaving.showing import is_the_last_of_the_family, leaves_the_kecamatan
from programme.member_changes import FieldChange
from programme.updates.cards import UpdateCard
from programme.updates.checks import UpdateSettled, mark_right, send_update_evidence
from programme.updates.details import OPEN_STATES
from programme.updates.effects import CannotApply, stands_for_family

COMMANDS = (
    "pemutakhiran", "pemutakhiran data", "periksa", "periksa data", "perubahan data", "cek perubahan", "update data",
    "verifikasi",
)  # fmt: skip
NEEDED = {"group": "group", "gender": "title"}
"""What is still to be known -> the question for it; anything else is a field of the report."""
PHOTO_WORDS = frozenset({"foto", "bukti", "lihat foto", "lihat bukti"})


def begin(turn: Turn, state: CheckState) -> Next:
    if state.update_id:
        return Ask("card")
    return next_card(turn, state, None) or Done(turn.words._("Tidak ada perubahan data yang menunggu diperiksa."))


def ask_card(turn: Turn, state: CheckState) -> Question:
    words, card = turn.words, card_of(turn, state)
    lines = waiting(turn, state)
    others = [one for one in lines if one.id != state.update_id]
    if card.line.state not in OPEN_STATES:
        text = settled_before(words, card.line.state)
        return Question(text, (Choice("next", words._("Berikutnya") if others else words._("Selesai")),))
    choices = [Choice("right", words._("Benar"), YES_WORDS), Choice("wrong", words._("Salah"), NO_WORDS)]
    if card.can_be_asked:
        choices.append(Choice("ask", words._("Tanya balik"), frozenset({"tanya", "tanyakan"})))
    choices.append(Choice("detail", words._("Ubah rincian"), frozenset({"ubah"})))
    if card.photos:
        choices.append(Choice("photo", words._("Lihat foto"), PHOTO_WORDS))
    if others:
        choices.append(Choice("next", words._("Lewati dulu"), frozenset({"lewati", "nanti", "lanjut"})))
    choices.append(Choice("end", words._("Selesai")))
    sizes = {4: (2, 2), 5: (2, 2, 1), 6: (2, 2, 2), 7: (2, 2, 2, 1)}
    return Question(card_text(turn, card, len(others) + 1), tuple(choices), row_sizes=sizes.get(len(choices), ()))


def take_card(turn: Turn, state: CheckState, answer: Answer) -> Next:
    if answer.value == "right":
        return _right(turn, state)
    if answer.value == "photo":
        return Again(_photo(turn, state))
    if answer.value == "next":
        return _put_off(turn, state)
    if answer.value == "end":
        return Done(turn.words._("Baik, sisanya bisa diperiksa kapan saja."), menu=True)
    questions = {"wrong": "reason", "ask": "question", "detail": "detail"}
    if answer.value in questions:
        return Ask(questions[answer.value])
    return Again(turn.words._("Tekan salah satu: Benar, Salah, atau yang lain."))


def _put_off(turn: Turn, state: CheckState) -> Next:
    """The next one; where this one has ended while it lay open, that is said: a number may have meant its old line."""
    now_is = card_of(turn, state).line.state
    if now_is not in OPEN_STATES:
        return go_on(turn, state, settled_before(turn.words, now_is))
    state.passed.append(state.update_id)
    return go_on(turn, state, turn.words._("Baik."))


def _photo(turn: Turn, state: CheckState) -> str:
    coming, missing = send_update_evidence(turn.session, turn.actor, state.update_id, turn.now)
    words = turn.words
    if coming and not missing:
        return words._("Fotonya saya kirim sekarang.")
    if coming:
        return words._("Foto yang ada saya kirim sekarang; yang lain belum atau tidak lagi tersimpan.")
    return words._("Fotonya belum selesai diambil, atau tidak lagi tersimpan. Coba lagi sebentar, atau tanya balik.")


def _right(turn: Turn, state: CheckState) -> Next:
    card = card_of(turn, state)
    if card.line.state not in OPEN_STATES:
        return go_on(turn, state, settled_before(turn.words, card.line.state))
    if card.missing is None:
        return Ask("sure") if _weighs_much(turn, card) else _save(turn, state)
    if card.missing in NEEDED:
        return Ask(NEEDED[card.missing])
    state.field = card.missing
    return Ask("value", preface=turn.words._("Sebelum disimpan, ini perlu dilengkapi."))


def _weighs_much(turn: Turn, card: UpdateCard) -> bool:
    """Whether somebody loses her chat or her group by it: that is asked once more."""
    if card.line.kind == "death":
        return stands_for_family(turn.session, card.line.kpm_id, card.said)
    return card.line.kind == "pengurus"


def ask_sure(turn: Turn, state: CheckState) -> Question:
    words, card = turn.words, card_of(turn, state)
    name = address_name(words, card.line.name, card.line.gender)
    if card.line.kind == "pengurus":
        text = words._(
            "{new} menggantikan {old} sebagai pengurus. Chat {old} ditutup dan tugasnya di kelompok berakhir; pengurus "
            "baru bergabung dengan kode sendiri. Simpan?",
            new=address_name(words, card.said.get("member_name", "-"), state.gender or "m"),
            old=name,
        )
    elif card.line.kind == "death":
        text = words._("{name} tercatat sebagai pengurus. Chatnya ditutup. Simpan?", name=name)
    elif state.to_group_id > 0:
        text = words._("Alamat {name} diubah, dan ia pindah kelompok. Ia diberi tahu. Simpan?", name=name)
    else:
        text = words._("Alamat {name} diubah; kelompoknya tetap. Simpan?", name=name)
    return Question(text, yes_no(words._("Ya, simpan"), words._("Jangan")))


def take_sure(turn: Turn, state: CheckState, answer: Answer) -> Next:
    if answer.value == "yes":
        return _save(turn, state)
    if answer.value is None:
        return Again()
    update_id = state.update_id
    state.leave()
    state.update_id = update_id
    return Ask("card", preface=turn.words._("Baik, belum disimpan."))


def _save(turn: Turn, state: CheckState) -> Next:
    words, card = turn.words, card_of(turn, state)
    name = address_name(words, card.line.name, card.line.gender)
    was_own = stands_for_family(turn.session, card.line.kpm_id, card.said)
    try:
        changes = mark_right(turn.session, turn.actor, state.update_id, turn.now, turn.rules, state.decided)
    except UpdateSettled as settled:
        return go_on(turn, state, settled_before(words, settled.state))
    except CannotApply as problem:
        return Ask("card", preface=why_not(words, problem.code, name))
    preface = _saved(turn, state, changes)
    if card.line.kind == "pengurus":
        turn.say(words._("Berikan kode ini kepada pengurus yang baru. Kode dan chat yang lama tidak berlaku lagi."))
        hand_over_code(turn, card.line.kpm_id)
    leaves = _leaves(turn, state, card, was_own=was_own)
    if leaves is not None:
        turn.say(preface)
        return Start("leave_programme", LeaveState(card.line.kpm_id, leaves, offered=True), aside=leaves != "died")
    if card.line.kind == "death" and was_own:
        turn.say(preface)
        return Start("report_change", ChangeState(kpm_id=card.line.kpm_id, kind="pengurus"))
    return go_on(turn, state, preface)


def _leaves(turn: Turn, state: CheckState, card: UpdateCard, *, was_own: bool) -> str | None:
    """Why the family perhaps leaves the programme by what was just found right; the pendamping is asked."""
    if card.line.kind == "death" and was_own and is_the_last_of_the_family(turn.session, card.line.kpm_id):
        return "died"
    moves = card.line.kind == "moved" and state.to_group_id <= 0
    return "moved_out" if moves and leaves_the_kecamatan(turn.session, card.line.kpm_id, card.said) else None


def _saved(turn: Turn, state: CheckState, changes: list[FieldChange]) -> str:
    """What was changed, with the new group, and a ketua that is missing now."""
    words, group = turn.words, card_of(turn, state).line.group_name
    said = changed_in_words(words, changes)
    if not said:
        return words._("Tersimpan sebagai benar. Daftar anggota tidak berubah; tetap dilaporkan ke kantor.")
    sentences = [words._("Tersimpan: {changes}.", changes=said)]
    if state.to_group_id > 0:
        sentences.append(words._("Kelompoknya sekarang {group}.", group=group))
    if any(one.field == "duty" and one.old == "ketua" for one in changes):
        sentences.append(words._("Kelompok {group} belum punya ketua: tetapkan lewat ubah data.", group=group))
    return " ".join(sentences)


CONVERSATION = Conversation(
    "check_updates",
    CheckState,
    {
        "card": Step(ask_card, take_card),
        "sure": Step(ask_sure, take_sure),
        "reason": Step(ask_reason, take_reason),
        "question": Step(ask_question, take_question),
        "detail": Step(ask_detail, take_detail),
        "value": Step(ask_value, take_value),
        "group": Step(ask_group, take_group),
        "title": Step(ask_title, take_title),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Periksa perubahan data"),
    section="matters",
    commands=COMMANDS,
)
