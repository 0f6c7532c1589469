"""Pendamping checks the month, adds a note and sends it to the office: "laporan bulanan".

report --Kirim--> done
       --Tambah catatan--> note --> report
       --Excel, PDF--> the file is made after the turn
"""

from dataclasses import dataclass

from conversations.office.month_words import month_text
from conversations.questions import YES_WORDS, Answer, Choice, Question, normal
from conversations.said_instead import tells_nothing
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.access import may_run
from programme.office.monthly import (
    note_monthly_report,
    report_subject,
    send_monthly_report,
    show_monthly_report,
    show_own_month,
)
from programme.office.report_months import asked_at, period_of
from programme.papers import want_paper

SEND_WORDS = frozenset({"kirim", "kirimkan", "kirim laporan", "kirim saja", "kirim ulang"}) | YES_WORDS
LATER_WORDS = frozenset({"nanti", "belum", "selesai"})
FILES = {"xlsx": "month_xlsx", "pdf": "month_pdf"}


@dataclass
class MonthState:
    report_id: int = 0


def begin(turn: Turn, state: MonthState) -> Next:
    if not state.report_id:
        state.report_id = show_own_month(turn.session, turn.actor, turn.who.id, turn.now, turn.rules) or 0
    if not state.report_id or not may_run(turn.session, turn.actor, "note_monthly_report", state.report_id):
        return Done(_none_yet(turn))
    return Ask("report")


def _none_yet(turn: Turn) -> str:
    if not turn.rules.office.monthly_report_day:
        return turn.words._("Kantor tidak meminta laporan bulanan lewat chat ini.")
    comes_at = turn.rules.local(asked_at(period_of(turn.rules.today(turn.now)), turn.rules))
    return turn.words._(
        "Belum ada laporan bulanan yang perlu diperiksa. Yang berikutnya saya kirimkan {day} pukul {clock}.",
        day=turn.words.day(comes_at.date()),
        clock=turn.words.clock(comes_at),
    )


def ask_report(turn: Turn, state: MonthState) -> Question:
    words = turn.words
    view = show_monthly_report(turn.session, turn.actor, state.report_id, turn.now, turn.rules)
    if view is None:
        return Question(words._("Laporan itu sudah tidak ada."), (Choice("later", words._("Selesai"), LATER_WORDS),))
    choices = []
    if view.sent_at is None:
        choices = [
            Choice("send", words._("Kirim"), SEND_WORDS),
            Choice("note", words._("Tambah catatan"), frozenset({"catatan"})),
        ]
    elif view.changed:
        choices = [Choice("send", words._("Kirim ulang"), SEND_WORDS)]
    choices += [
        Choice("xlsx", words._("Berkas Excel"), frozenset({"excel", "xlsx"})),
        Choice("pdf", words._("Berkas PDF"), frozenset({"pdf", "cetak"})),
        Choice("later", words._("Selesai"), LATER_WORDS),
    ]
    return Question(month_text(words, view, turn.rules), tuple(choices))


def take_report(turn: Turn, state: MonthState, answer: Answer) -> Next:
    if answer.value == "send":
        return Done(sent(turn, state.report_id), menu=True)
    if answer.value == "note":
        return Ask("note")
    if answer.value in FILES:
        want_paper(turn.session, turn.actor, FILES[answer.value], report_subject(state.report_id), turn.now)
        return Ask("report", turn.words._("Berkasnya sedang saya buat, dan saya kirim ke sini begitu jadi."))
    if answer.value == "later":
        return Done(turn.words._("Baik. Kalau sudah siap, ketik: laporan bulanan."))
    return Again(turn.words._("Tekan Kirim kalau laporannya sudah benar."))


def ask_note(turn: Turn, state: MonthState) -> Question:
    text = turn.words._(
        "Tulis catatannya dalam satu pesan: kendala, kegiatan lain, atau usul untuk kantor. Tanpa nama keluarga, ya."
    )
    return Question(text, accepts=frozenset({"text"}), any_words=True)


def take_note(turn: Turn, state: MonthState, answer: Answer) -> Next:
    said = (answer.text or "").strip()
    if not said or normal(said) in YES_WORDS:
        return Again()
    if tells_nothing(said):
        return Ask("report")
    if not note_monthly_report(turn.session, turn.actor, state.report_id, said, turn.now):
        return Ask("report", turn.words._("Laporan itu sudah dikirim, jadi catatannya tidak berubah."))
    return Ask("report")


def sent(turn: Turn, report_id: int) -> str:
    """Sends it and says so; done before, it says that."""
    words = turn.words
    if not may_run(turn.session, turn.actor, "send_monthly_report", report_id):
        return words._("Laporan itu sudah tidak ada.")
    if send_monthly_report(turn.session, turn.actor, report_id, turn.now, turn.rules):
        return words._("Terima kasih. Laporannya sudah dikirim ke kantor.")
    return words._("Laporan itu sudah dikirim tadi, dan tidak ada yang berubah sejak itu.")


CONVERSATION = Conversation(
    "month_report",
    MonthState,
    {"report": Step(ask_report, take_report), "note": Step(ask_note, take_note)},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Laporan bulanan"),
    section="office",
    commands=("laporan bulanan", "laporan bulan", "laporan kantor"),
)
