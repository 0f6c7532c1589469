"""All of a change shown once before it is sent, what is said when it was, and whether there is another."""

from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.updates.change_order import STAFF, begin, begin_another, in_order, step_of
from conversations.updates.change_questions import Asked
from conversations.updates.change_state import ChangeState
from conversations.updates.change_table import QUESTIONS
from conversations.updates.change_words import DOCUMENTS, change_lines, field_label, kind_in_words
from conversations.updates.whose_change import checker_name, family_name, is_own
from programme.updates.details import KEPT_FROM_KETUA
from programme.updates.reporting import NewChange, report_change
from programme.updates.school_levels import with_level

SEND_WORDS = frozenset(
    {"kirim", "simpan", "sudah", "sudah betul", "ya sudah", "sampun", "wis", "wes", "geus", "parantos"}
)


def ask_check(turn: Turn, state: ChangeState) -> Question:
    words = turn.words
    lines = [kind_in_words(words, state.kind), *change_lines(words, in_order(state))]
    if not is_own(turn, state):
        lines.insert(0, words._("Keluarga: {name}", name=family_name(turn, state)))
    if state.file_ids:
        lines.append(words.n_("Foto: {n}", "Foto: {n}", len(state.file_ids)))
    is_staff = turn.who.role in STAFF
    asked = words._("Sudah betul? Saya simpan?") if is_staff else words._("Sudah betul? Saya teruskan ke pendamping?")
    told = [one for one in QUESTIONS[state.kind] if one.field in state.said]
    yes = words._("Ya, simpan") if is_staff else words._("Ya, kirim")
    choices = [Choice("yes", yes, YES_WORDS | SEND_WORDS)]
    choices += [Choice(step_of(state.kind, one), _to_change(turn, one)) for one in told]
    choices.append(Choice("no", words._("Jangan dikirim"), NO_WORDS))
    return Question("\n".join(lines) + "\n\n" + asked, tuple(choices))


def _to_change(turn: Turn, asked: Asked) -> str:
    """'Ubah: Nama bayi'"""
    label = "member_name" if asked.field == "member" else asked.field
    return turn.words._("Ubah: {what}", what=field_label(turn.words, label))


def take_check(turn: Turn, state: ChangeState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "no":
        return after(turn, state, turn.words._("Baik, tidak saya kirim."))
    if answer.value == "yes":
        return filed(turn, state)
    asked = next(one for one in QUESTIONS[state.kind] if step_of(state.kind, one) == answer.value)
    for field in (*asked.fields, *_HANGS_ON.get(asked.field, ())):
        state.said.pop(field, None)
    return Ask(answer.value)


_HANGS_ON = {"what": ("member", "member_name", "right", "born_on"), "school": ("level",), "grade": ("level",)}
"""Answers that are asked anew, or worked out anew, when another one is changed."""


def filed(turn: Turn, state: ChangeState) -> Next:
    """Sends what was told to who checks it."""
    said = with_level(in_order(state)) | ({"words": state.words} if state.words else {})
    change = NewChange(state.kind, said, state.file_ids)
    update_id = report_change(turn.session, turn.actor, state.kpm_id, change, turn.contact.id, turn.now)
    return after(turn, state, _thanks(turn, state), update_id)


def _thanks(turn: Turn, state: ChangeState) -> str:
    """Who does what now."""
    words = turn.words
    if turn.who.role in STAFF:
        return words._("Tersimpan. Laporan ini menunggu diperiksa di daftar perubahan data.")
    checker = checker_name(turn, state)
    if state.kind == "loss" and is_own(turn, state):
        return words._(
            "Sudah saya sampaikan kepada {checker}. Semoga {name} diberi kekuatan. "
            "Kalau ada perdarahan atau demam, mohon langsung ke bidan atau Puskesmas, ya.",
            checker=checker,
            name=turn.name(),
        )
    if state.kind in KEPT_FROM_KETUA and not is_own(turn, state):
        return words._(
            "Terima kasih, {name}. Sudah saya teruskan kepada {checker}. Selanjutnya beliau yang mengurus.",
            name=turn.name(),
            checker=checker,
        )
    text = words._(
        "Terima kasih, {name}. Laporan saya teruskan kepada {checker} untuk diperiksa. Hasilnya nanti saya kabarkan.",
        name=turn.name(),
        checker=checker,
    )
    if not state.file_ids:
        document = DOCUMENTS[state.kind](words)
        text += " " + words._("Foto {document} boleh menyusul: kirim saja ke sini.", document=document)
    return text


def after(turn: Turn, state: ChangeState, sentence: str, reported: int = 0) -> Next:
    """Where there may be several, whether there is another."""
    if not state.several:
        return Done(sentence)
    begin_another(state)
    state.reported = reported
    return Ask("more", sentence)


def ask_more(turn: Turn, state: ChangeState) -> Question:
    words = turn.words
    return Question(words._("Ada perubahan lain?"), yes_no(words._("Ada lagi"), words._("Sudah semua")))


def take_more(turn: Turn, state: ChangeState, answer: Answer) -> Next:
    state.reported = 0
    if answer.value == "yes":
        return begin(turn, state)
    return Done(turn.words._("Baik. Terima kasih, {name}.", name=turn.name())) if answer.value else Again()
