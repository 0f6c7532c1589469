"""The report of a case: how far each part has come, writing what is missing, and the Word document by chat.

overview --a part (typed '2a', or picked)--> write_part, and back
   '--make--> names --other name--> "I am making it"
                 '--real names--> sure --> the same
"""

from dataclasses import dataclass, field

from conversations.cases.case_file import shared_phone
from conversations.cases.case_state import STAFF, TEXT, family_name, must_be_alone
from conversations.cases.part_words import LINES, line_in_words, lines_missing, part_label, part_said
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Stay, Step, Turn
from programme.access import may_run
from programme.cases.case_reports import ReportStanding, show_case_report
from programme.cases.codes import DESCRIPTION_PARTS, REPORT_PARTS
from programme.cases.report_parts import DESCRIPTION
from programme.papers import want_paper


@dataclass
class ReportState:
    """Which case, and what is being written for its report."""

    case_id: int = 0
    part: str = ""
    code: str = ""
    """Of the concept or value that is being explained."""
    pieces: list[str] = field(default_factory=list)
    """What was written and is not kept yet, a message each."""
    instead: bool = False
    """It takes the place of what the file says."""


def standing_of(turn: Turn, state: ReportState) -> ReportStanding:
    """The report as it stands; NotAllowed for anybody but the case's holder."""
    must_be_alone(turn)
    return show_case_report(turn.session, turn.actor, state.case_id, turn.now, turn.rules)


def begin(turn: Turn, state: ReportState) -> Next:
    if not may_run(turn.session, turn.actor, "show_case_report", state.case_id):
        return Done(turn.words._("Laporan kasus hanya dibuat oleh pemegang kasusnya."))
    if (refused := shared_phone(turn)) is not None:
        return Done(refused)
    return Ask("overview")


def ask_overview(turn: Turn, state: ReportState) -> Question:
    """Begun from another conversation of the case, it is given that one's state: only `case_id` is looked at here."""
    words, found = turn.words, standing_of(turn, state)
    head = words._(
        "Laporan kasus {name}. Di laporan disebut {other} (nama samaran).",
        name=family_name(turn, found.view),
        other=found.address,
    )
    lines = [line_in_words(words, found.text, part) for part in LINES]
    how = words._("Ketik nomor bagian untuk melengkapinya, misalnya 2a.")
    make = Choice("make", words._("Buat laporan (Word)"), frozenset({"buat", "cetak", "kirim", "word"}))
    end = Choice("end", words._("Selesai"), frozenset({"selesai", "cukup", "sudah", "nanti"}))
    first = first_missing(found)
    filling = [Choice(f"fill_{first}", words._("Lengkapi {part}", part=part_label(words, first)))] if first else []
    pick = Choice("pick", words._("Pilih bagian"), frozenset({"pilih", "bagian"}))
    return Question("\n".join([head, "", *lines, "", how]), (*filling, pick, make, end), numbered=False, accepts=TEXT)


def first_missing(found: ReportStanding) -> str | None:
    """The part that is best written next."""
    part = next((one.part for one in found.text.missing), None)
    return _of_description(found) if part == DESCRIPTION else part


def _of_description(found: ReportStanding) -> str:
    """The first of its parts that lacks something, else the shortest."""
    words = {one.part: one.words for one in found.text.counts}
    lacking = [one.part for one in found.text.missing if one.part in DESCRIPTION_PARTS]
    return lacking[0] if lacking else min(DESCRIPTION_PARTS, key=words.__getitem__)


def take_overview(turn: Turn, state: ReportState, answer: Answer) -> Next:
    value = answer.value or ""
    if value == "end":
        return Done(turn.words._("Baik. Laporannya bisa dilanjutkan kapan saja."))
    if value in ("make", "pick"):
        return Ask({"make": "names", "pick": "part"}[value])
    part = value.removeprefix("fill_") if value else part_said(answer.text or "")
    if part == DESCRIPTION:
        part = _of_description(standing_of(turn, state))
    if part not in REPORT_PARTS:
        return Stay(turn.words._("Bagian itu belum saya pahami. Ketik nomornya, misalnya 2a, atau selesai."))
    return _write(state, part)


def _write(state: ReportState, part: str) -> Start:
    return Start("write_part", ReportState(state.case_id, part), aside=True)


def ask_part(turn: Turn, state: ReportState) -> Question:
    words = turn.words
    choices = tuple(
        Choice(f"fill_{part}", part_label(words, part), frozenset({part_label(words, part).split(".")[0]}))
        for part in REPORT_PARTS
    )
    return Question(words._("Bagian mana?"), (*choices, Choice("back", words._("« Ke daftar laporan"))), numbered=False)


def take_part(turn: Turn, state: ReportState, answer: Answer) -> Next:
    part = (answer.value or "").removeprefix("fill_")
    if part in REPORT_PARTS:
        return _write(state, part)
    return Ask("overview") if answer.value == "back" else Again()


def ask_names(turn: Turn, state: ReportState) -> Question:
    words, found = turn.words, standing_of(turn, state)
    missing = lines_missing(found.text)
    drafted = words.n_(
        "Masih ada {n} bagian yang kurang; itu ditandai di laporannya.",
        "Masih ada {n} bagian yang kurang; itu ditandai di laporannya.",
        missing,
    )
    text = words._(
        "Nama apa yang ditulis di laporan? Dengan nama samaran, nama keluarga, tetangga, dan nomor-nomor diganti."
    )
    choices = (
        Choice("other", words._("Nama samaran"), YES_WORDS | {"samaran"}),
        Choice("real", words._("Nama asli"), frozenset({"asli"})),
        Choice("no", words._("Tidak jadi"), NO_WORDS),
    )
    return Question(f"{drafted}\n\n{text}" if missing else text, choices)


def take_names(turn: Turn, state: ReportState, answer: Answer) -> Next:
    if answer.value == "real":
        return Ask("sure")
    if answer.value == "other":
        return _make(turn, state, "case_report")
    return Ask("overview") if answer.value == "no" else Again()


def ask_sure(turn: Turn, state: ReportState) -> Question:
    words = turn.words
    text = words._(
        "Dengan nama asli, siapa pun yang membaca laporan ini tahu keluarga mana yang dimaksud. Permintaan ini "
        "dicatat. Tetap pakai nama asli?"
    )
    real = Choice("real", words._("Ya, pakai nama asli"), frozenset({"ya", "iya", "asli"}))
    return Question(text, (Choice("other", words._("Pakai nama samaran"), NO_WORDS | {"samaran"}), real))


def take_sure(turn: Turn, state: ReportState, answer: Answer) -> Next:
    kinds = {"other": "case_report", "real": "case_report_named"}
    return _make(turn, state, kinds[answer.value]) if answer.value in kinds else Again()


def _make(turn: Turn, state: ReportState, kind: str) -> Next:
    want_paper(turn.session, turn.actor, kind, f"case:{state.case_id}", turn.now)
    return Done(turn.words._("Baik, laporannya sedang saya buat. Saya kirim ke sini begitu jadi."))


CONVERSATION = Conversation(
    "case_report",
    ReportState,
    {
        "overview": Step(ask_overview, take_overview),
        "part": Step(ask_part, take_part),
        "names": Step(ask_names, take_names),
        "sure": Step(ask_sure, take_sure),
    },
    begin,
    roles=STAFF,
    unfinished=lambda turn, state: turn.words._("laporan kasus"),
)
