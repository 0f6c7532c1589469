"""The quarter's verification: a pendamping looks it through and sends it; koordinator and operator see who has.

sheet --Kirim--> note --> done      board --> file (workbook or pages)
"""

from dataclasses import dataclass

from conversations.questions import YES_WORDS, Answer, Choice, Question, normal
from conversations.said_instead import puts_off, tells_nothing
from conversations.schooling.school_month import SchoolMonthState
from conversations.schooling.verification_words import board_label, verification_text
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.access import may_run
from programme.papers import want_paper
from programme.schooling.quarters import asked_at, period_asked, quarter_after
from programme.schooling.verification import (
    PAGES,
    SHEET,
    VerificationState,
    find_verification,
    list_verifications,
    send_verification,
    show_verification,
    verification_subject,
)

TEXT = frozenset({"text"})
SEND_WORDS = frozenset({"kirim", "kirim saja", "kirimkan"}) | YES_WORDS
LATER_WORDS = frozenset({"nanti", "belum", "selesai"})
EXCEL_WORDS, PDF_WORDS = frozenset({"excel", "xlsx", "berkas"}), frozenset({"pdf", "cetak"})
SCHOOL_WORDS = frozenset({"isi", "isi absen", "absen sekolah"})
MOST_LISTED = 60


@dataclass
class VerificationWork:
    report_id: int = 0


def begin(turn: Turn, state: VerificationWork) -> Next:
    if turn.who.role == "operator":
        return Ask("board") if _board(turn) else Done(_none_yet(turn))
    state.report_id = (
        state.report_id or find_verification(turn.session, turn.actor, turn.who.id, turn.now, turn.rules) or 0
    )
    if state.report_id:
        return Ask("sheet")
    return Ask("board") if turn.who.role == "koordinator" and _board(turn) else Done(_none_yet(turn))


def _board(turn: Turn) -> bool:
    return bool(list_verifications(turn.session, turn.actor, turn.now, turn.rules))


def _none_yet(turn: Turn) -> str:
    comes = turn.rules.local(asked_at(quarter_after(period_asked(turn.now, turn.rules)), turn.rules))
    return turn.words._(
        "Belum ada verifikasi triwulan. Yang berikutnya dimulai {day}.", day=turn.words.day(comes.date())
    )


def _shown(turn: Turn, state: VerificationWork) -> VerificationState:
    shown = show_verification(turn.session, turn.actor, state.report_id, turn.rules)
    assert shown is not None  # its id came from a list of verifications
    return shown


def ask_sheet(turn: Turn, state: VerificationWork) -> Question:
    words = turn.words
    shown = _shown(turn, state)
    choices = []
    if shown.sent_at is None:
        choices.append(Choice("send", words._("Kirim ke kantor"), SEND_WORDS))
        choices.append(Choice("school", words._("Isi absen sekolah"), SCHOOL_WORDS))
    choices.append(Choice("xlsx", words._("Berkas Excel"), EXCEL_WORDS))
    choices.append(Choice("pdf", words._("Berkas PDF"), PDF_WORDS))
    if turn.who.role == "koordinator":
        choices.append(Choice("board", words._("Siapa yang sudah kirim"), frozenset({"siapa"})))
    choices.append(Choice("later", words._("Nanti"), LATER_WORDS))
    return Question(verification_text(words, shown, turn.rules), tuple(choices))


def take_sheet(turn: Turn, state: VerificationWork, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "send":
        return Ask("note")
    if answer.value == "school":
        return Start("school_month", SchoolMonthState())
    if answer.value in ("xlsx", "pdf"):
        return _give(turn, state, answer.value)
    if answer.value == "board":
        return Ask("board")
    if answer.value == "later":
        return Done(words._("Baik. Kalau sudah siap, ketik: triwulan"))
    return Again(words._("Tekan Kirim kalau sudah benar."))


def ask_note(turn: Turn, state: VerificationWork) -> Question:
    words = turn.words
    text = words._("Ada catatan untuk kantor? Tulis, atau tekan Kirim tanpa catatan.")
    choices = (
        Choice("send", words._("Kirim tanpa catatan"), (SEND_WORDS - YES_WORDS) | {"tidak", "tidak ada", "lewati"}),
        Choice("back", words._("Kembali ke lembar"), frozenset({"kembali"})),
    )
    return Question(text, choices, numbered=False, accepts=TEXT, any_words=True)


def take_note(turn: Turn, state: VerificationWork, answer: Answer) -> Next:
    if answer.value == "back":
        return Ask("sheet")
    said = (answer.text or "").strip() if answer.value is None else ""
    if normal(said) in YES_WORDS:
        return Again()  # "ya": there is a note, and it comes next
    if puts_off(said):
        return Ask("sheet")  # "nanti": nothing leaves yet
    return Done(sent(turn, state.report_id, None if tells_nothing(said) else said), menu=True)


def sent(turn: Turn, report_id: int, note: str | None) -> str:
    """Sends it and says so; done before, or another's by now, it says that."""
    words = turn.words
    if not may_run(turn.session, turn.actor, "send_verification", report_id):
        return words._("Verifikasi itu bukan lagi untuk dikirim dari sini.")
    if send_verification(turn.session, turn.actor, report_id, note, turn.now, turn.rules):
        return words._("Terima kasih. Verifikasi triwulan sudah dikirim ke kantor.")
    return words._("Verifikasi triwulan itu sudah dikirim sebelumnya.")


def ask_board(turn: Turn, state: VerificationWork) -> Question:
    words = turn.words
    lines = list_verifications(turn.session, turn.actor, turn.now, turn.rules)
    lines.sort(key=lambda one: one.sent_at is not None)
    choices = [Choice(str(one.report_id), board_label(words, one)) for one in lines[:MOST_LISTED]]
    choices.append(Choice("end", words._("Selesai"), LATER_WORDS))
    done = sum(one.sent_at is not None for one in lines)
    text = words._("Verifikasi triwulan: {done} dari {all} sudah dikirim.", done=done, all=len(lines))
    return Question(text, tuple(choices))


def take_board(turn: Turn, state: VerificationWork, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    state.report_id = int(answer.value)
    return Ask("file")


def ask_file(turn: Turn, state: VerificationWork) -> Question:
    words = turn.words
    shown = _shown(turn, state)
    choices = (
        Choice("xlsx", words._("Berkas Excel"), EXCEL_WORDS),
        Choice("pdf", words._("Berkas PDF"), PDF_WORDS),
        Choice("back", words._("« Daftar"), frozenset({"kembali", "daftar"})),
    )
    return Question(f"{board_label(words, shown)}\n{verification_text(words, shown, turn.rules)}", choices)


def take_file(turn: Turn, state: VerificationWork, answer: Answer) -> Next:
    if answer.value in ("xlsx", "pdf"):
        return _give(turn, state, answer.value)
    return Ask("board") if answer.value == "back" else Again()


def _give(turn: Turn, state: VerificationWork, which: str) -> Next:
    kind = SHEET if which == "xlsx" else PAGES
    want_paper(turn.session, turn.actor, kind, verification_subject(state.report_id), turn.now)
    return Done(turn.words._("Baik, berkasnya sedang saya buat. Saya kirim ke sini begitu jadi."))


CONVERSATION = Conversation(
    "verification",
    VerificationWork,
    {
        "sheet": Step(ask_sheet, take_sheet),
        "note": Step(ask_note, take_note),
        "board": Step(ask_board, take_board),
        "file": Step(ask_file, take_file),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    title=lambda words: words._("Verifikasi triwulan"),
    section="office",
    commands=("triwulan", "verifikasi triwulan", "verifikasi komitmen"),
)
