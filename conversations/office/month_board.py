"""Koordinator and operator see whose monthly report is in, and open any of them: "papan laporan".

area (operator, of several kecamatan) --> board --> one --Excel, PDF--> the file is made after the turn
                                                        --Ingatkan--> a polite word to him
"""

from dataclasses import dataclass

from conversations.office.month_words import month_text
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import address_name
from programme.office.area_months import BoardLine, list_month_board
from programme.office.monthly import report_subject, show_monthly_report
from programme.office.nudging import nudge
from programme.office.report_months import first_day
from programme.papers import want_paper

MOST_CHOICES = 40
END_WORDS = frozenset({"selesai", "sudah"})
BACK_WORDS = frozenset({"daftar"})
ONE = {"xlsx": "month_xlsx", "pdf": "month_pdf"}
AREA = {"area_xlsx": "month_area_xlsx", "area_pdf": "month_area_pdf"}


@dataclass
class BoardState:
    kecamatan: str = ""
    pendamping_id: int = 0


def begin(turn: Turn, state: BoardState) -> Next:
    areas = _areas(turn)
    if not areas:
        return Done(turn.words._("Belum ada laporan bulanan yang diminta."))
    if len(areas) == 1:
        state.kecamatan = areas[0]
    return Ask("board" if state.kecamatan else "area")


def _lines(turn: Turn) -> list[BoardLine]:
    return list_month_board(turn.session, turn.actor, turn.now, turn.rules)


def _areas(turn: Turn) -> list[str]:
    return sorted({one.kecamatan for one in _lines(turn)})


def ask_area(turn: Turn, state: BoardState) -> Question:
    words, lines = turn.words, _lines(turn)
    choices = []
    for place, area in enumerate(_areas(turn)[:MOST_CHOICES]):
        here = [one for one in lines if one.kecamatan == area]
        sent = sum(one.sent_at is not None for one in here)
        choices.append(Choice(str(place), f"{area}: {sent}/{len(here)}", frozenset({area.casefold()})))
    choices.append(Choice("end", words._("Selesai"), END_WORDS))
    return Question(words._("Laporan bulanan yang sudah masuk, tiap kecamatan. Buka yang mana?"), tuple(choices))


def take_area(turn: Turn, state: BoardState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    areas = _areas(turn)
    if int(answer.value) >= len(areas):
        return Again()
    state.kecamatan = areas[int(answer.value)]
    return Ask("board")


def ask_board(turn: Turn, state: BoardState) -> Question:
    words = turn.words
    here = [one for one in _lines(turn) if one.kecamatan == state.kecamatan]
    if not here:
        return Question(words._("Tidak ada laporan di kecamatan ini."), (Choice("end", words._("Selesai"), END_WORDS),))
    head = words._(
        "Laporan {month}, Kecamatan {kecamatan}. Batas waktu: {day}.",
        month=words.month(first_day(here[0].period)),
        kecamatan=state.kecamatan,
        day=words.day(turn.rules.today(here[0].due_at)),
    )
    rows = [f"- {address_name(words, one.name, one.gender)}: {_state(turn, one)}" for one in here]
    choices = [Choice(str(one.pendamping_id), one.name) for one in here[:MOST_CHOICES]]
    if any(one.report_id for one in here):
        choices.append(Choice("area_xlsx", words._("Sekecamatan (Excel)"), frozenset({"excel", "xlsx"})))
        choices.append(Choice("area_pdf", words._("Sekecamatan (PDF)"), frozenset({"pdf"})))
    choices.append(Choice("end", words._("Selesai"), END_WORDS))
    return Question("\n".join([head, *rows]), tuple(choices))


def _state(turn: Turn, one: BoardLine) -> str:
    words = turn.words
    if one.sent_at is not None:
        day = words.short_day(turn.rules.today(one.sent_at))
        return (
            words._("dikirim {day}, terlambat", day=day) if one.is_late(turn.now) else words._("dikirim {day}", day=day)
        )
    return words._("⚠️ belum dikirim, terlambat") if one.is_late(turn.now) else words._("belum dikirim")


def take_board(turn: Turn, state: BoardState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "end":
        return Done(words._("Baik."), menu=True)
    if answer.value in AREA:
        first = next((one.report_id for one in _lines(turn) if one.kecamatan == state.kecamatan and one.report_id), 0)
        if first:
            want_paper(turn.session, turn.actor, AREA[answer.value], report_subject(first), turn.now)
        return Ask("board", words._("Berkasnya sedang saya buat, dan saya kirim ke sini begitu jadi."))
    if answer.value is None:
        return Again()
    state.pendamping_id = int(answer.value)
    return Ask("one")


def _one(turn: Turn, state: BoardState) -> BoardLine | None:
    return next((one for one in _lines(turn) if one.pendamping_id == state.pendamping_id), None)


def ask_one(turn: Turn, state: BoardState) -> Question:
    words, one = turn.words, _one(turn, state)
    back = Choice("back", words._("Daftar"), BACK_WORDS)
    view = (
        show_monthly_report(turn.session, turn.actor, one.report_id, turn.now, turn.rules)
        if one is not None and one.report_id is not None
        else None
    )
    if one is None or view is None:
        return Question(words._("Laporan itu belum ada."), (back,))
    choices = [
        Choice("xlsx", words._("Berkas Excel"), frozenset({"excel", "xlsx"})),
        Choice("pdf", words._("Berkas PDF"), frozenset({"pdf"})),
    ]
    if view.sent_at is None:
        choices.insert(0, Choice("nudge", words._("Ingatkan"), frozenset({"ingatkan"})))
    text = f"{address_name(words, one.name, one.gender)}. {month_text(words, view, turn.rules)}"
    return Question(text, (*choices, back))


def take_one(turn: Turn, state: BoardState, answer: Answer) -> Next:
    words, one = turn.words, _one(turn, state)
    if answer.value == "back" or one is None or one.report_id is None:
        return Ask("board")
    if answer.value in ONE:
        want_paper(turn.session, turn.actor, ONE[answer.value], report_subject(one.report_id), turn.now)
        return Ask("board", words._("Berkasnya sedang saya buat, dan saya kirim ke sini begitu jadi."))
    if answer.value == "nudge":
        told = nudge(turn.session, turn.actor, one.pendamping_id, "monthly", turn.now, turn.rules)
        return Ask("board", words._("Baik, sudah saya ingatkan.") if told else words._("Hari ini sudah diingatkan."))
    return Again()


CONVERSATION = Conversation(
    "month_board",
    BoardState,
    {"area": Step(ask_area, take_area), "board": Step(ask_board, take_board), "one": Step(ask_one, take_one)},
    begin,
    roles=frozenset({"koordinator", "operator"}),
    title=lambda words: words._("Papan laporan bulanan"),
    section="office",
    commands=("papan laporan", "laporan masuk"),
)
