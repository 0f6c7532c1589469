"""All of a change shown once before it is sent, what is said when it was, and whether there is another."""

import re

from conversations.matters_heard import news_amid
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, match, yes_no
from conversations.said_instead import said_instead
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

CORRECTION = re.compile(
    r"(?:(?:eh|oh|maaf|maap|bu|ibu|pak|tadi|lho|nomornya|nomor|no|hp|tanggal|tgl|tanggalnya) )*"
    r"(?:salah|keliru|kliru|ralat|bukan|dudu|sanes|lepat|koreksi)\b"
    r"(?:[ ,:]*(?:bu|tulis|ketik|tadi|itu|yang|yg|sing|nu|nomornya|nomor|no|hp|tanggalnya|tanggal|tgl|bener|benar|"
    r"betul|leres|maksudnya|maksude|harusnya|kudune))*[ ,:]*",
    re.IGNORECASE,
)
NAMED = re.compile(r"(?i)\b(?:namanya|nama|jenenge|jeneng|ngaranna|asmane|asmanipun|naminya)\b")
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
    return Question("\n".join(lines) + "\n\n" + asked, tuple(choices), accepts=frozenset({"text"}), heard_anew=True)


def _to_change(turn: Turn, asked: Asked) -> str:
    """'Ubah: Nama bayi'"""
    label = "member_name" if asked.field == "member" else asked.field
    return turn.words._("Ubah: {what}", what=field_label(turn.words, label))


def take_check(turn: Turn, state: ChangeState, answer: Answer) -> Next:
    if answer.value is None:
        text = answer.text or ""
        instead = put_right(turn, state, text) or said_instead(turn, text, "report_change")
        unclear = Again(turn.words._("Maaf, jawaban itu belum saya pahami. Silakan pilih salah satu."))
        return instead or news_amid(turn, text, state.kind) or unclear
    if answer.value == "no":
        return after(turn, state, turn.words._("Baik, tidak saya kirim."))
    if answer.value == "yes":
        return filed(turn, state)
    asked = next(one for one in QUESTIONS[state.kind] if step_of(state.kind, one) == answer.value)
    for field in (*asked.fields, *_HANGS_ON.get(asked.field, ())):
        state.said.pop(field, None)
    return Ask(answer.value)


def put_right(turn: Turn, state: ChangeState, text: str) -> Next | None:
    """ "Eh salah yg bener 0813..." where all is shown: the answer it stands for is changed, or she is shown how.

    None where it corrects nothing.
    """
    if CORRECTION.match(" ".join(text.split())) is None:
        return None
    state.checking = True
    if mended(turn, state, text):
        return Ask("check", put_right_now(turn))
    return Ask("check", turn.words._("Mana yang keliru? Pilih yang mau diubah di bawah ini."))


def mended(turn: Turn, state: ChangeState, text: str) -> bool:
    """Whether the words correct one answer of those given, and no other; it is changed then."""
    said = " ".join(text.split())
    told = CORRECTION.match(said)
    right = said[told.end() :].strip(" ,:.") if told is not None else ""
    fitting = [(one, heard) for one in _that_may_be(state, right) if (heard := _heard(turn, state, one, right))]
    if len(fitting) != 1:
        return False
    ((asked, heard),) = fitting
    for field in _HANGS_ON.get(asked.field, ()):
        state.said.pop(field, None)
    state.said |= heard
    return True


def put_right_now(turn: Turn) -> str:
    return turn.words._("Baik, sudah saya ganti.")


def _that_may_be(state: ChangeState, right: str) -> list[Asked]:
    """Answers that words like these could replace: any with a form of its own; a name only where she calls it one."""
    told = [one for one in QUESTIONS[state.kind] if one.field in state.said]
    named = NAMED.search(right) is not None
    return [one for one in told if (one.field in ("name", "member") if named else not one.any_words)]


def _heard(turn: Turn, state: ChangeState, asked: Asked, text: str) -> dict[str, str]:
    """What the answer would be; nothing where these words are none, or what is there already."""
    chosen = match(asked.ask(turn, state), text)
    heard = asked.take(turn, state, Answer(value=chosen.value) if chosen is not None else Answer(text=text))
    if isinstance(heard, Again) or not text or all(state.said.get(field) == value for field, value in heard.items()):
        return {}
    return dict(heard)


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
