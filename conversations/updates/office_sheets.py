"""The operator orders a kecamatan's sheet of changes once more: "pemutakhiran".

sheet --> it is made after the turn and comes as a file
"""

from dataclasses import dataclass

from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.papers import want_paper
from programme.updates.months import month_named
from programme.updates.report_rows import ReportLine, list_update_reports
from programme.updates.reports import SHEET, report_subject

SHOWN = 60


@dataclass
class SheetsState:
    """Nothing is remembered."""


def begin(turn: Turn, state: SheetsState) -> Next:
    if not list_update_reports(turn.session, turn.actor, 1):
        return Done(turn.words._("Belum ada berkas perubahan data dari kecamatan mana pun."))
    return Ask("sheet")


def ask_sheet(turn: Turn, state: SheetsState) -> Question:
    words, lines = turn.words, list_update_reports(turn.session, turn.actor, SHOWN)
    choices = [Choice(str(one.id), label(turn, one)) for one in lines]
    return Question(words._("Berkas perubahan data yang mana?"), (*choices, Choice("end", words._("Selesai"))))


def label(turn: Turn, line: ReportLine) -> str:
    """'Kedungrejo, November 2018 (12)'."""
    return f"{line.kecamatan}, {turn.words.month(month_named(line.month))} ({line.rows})"


def take_sheet(turn: Turn, state: SheetsState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    want_paper(turn.session, turn.actor, SHEET, report_subject(int(answer.value)), turn.now)
    return Done(turn.words._("Baik, berkasnya sedang saya buat. Saya kirim ke sini begitu jadi."))


CONVERSATION = Conversation(
    "office_sheets",
    SheetsState,
    {"sheet": Step(ask_sheet, take_sheet)},
    begin,
    roles=frozenset({"operator"}),
    title=lambda words: words._("Berkas perubahan data"),
    section="matters",
    commands=("pemutakhiran", "perubahan data", "berkas perubahan", "daftar perubahan"),
)
