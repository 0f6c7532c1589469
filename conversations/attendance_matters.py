"""What must be settled before a report can be saved: names that fit several, names nobody has, numbers that clash."""

from collections.abc import Sequence

from conversations.attendance_draft import AttendanceDraft, candidates_of, open_matter, present_count
from conversations.attendance_events import Event, Read, happen, one_of, only_member_in
from conversations.attendance_summary import ambiguous_choices, summary
from conversations.doubtful_member import ask_doubt, doubted, settled
from conversations.finished_words import says_finished
from conversations.hearing import report_in
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.report_besides import passed_on
from conversations.said_instead import said_instead
from conversations.turn import Again, Ask, Next, Turn
from conversations.words import address_name
from programme.attendance_text import Member, Report
from programme.denied_names import without_denied, words_denied
from programme.evidence import pendamping_of_meeting
from programme.meetings import MeetingLine, show_meeting
from programme.people import members_of

MOST_OTHERS_NAMED = 6
TEXT = frozenset({"text"})
MOST_WORDS_OF_A_REASON = 6


def ask_which(turn: Turn, draft: AttendanceDraft) -> Question:
    first, number = draft.ambiguous[0], doubted(draft)
    if number is not None:
        return ask_doubt(turn.words, draft, number, members_in(turn, draft))
    text = turn.words._("“{said}” itu yang mana? Supaya tidak keliru orang.", said=first["said"])
    return Question(text, ambiguous_choices(turn.words, first, members_in(turn, draft)), numbered=False, accepts=TEXT)


def take_which(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    candidates, number = candidates_of(draft.ambiguous[0]), doubted(draft)
    if number is not None:
        return _take_doubt(turn, draft, number, answer)
    event: Event = {"kind": "which", "candidates": candidates}
    if answer.value is not None:
        note(turn, draft, {**event, "number": int(answer.value) if answer.value.isdigit() else None})
        return next_matter(turn, draft)
    text = answer.text or ""
    if one_of(candidates, text, members_in(turn, draft)) is None and not _speaks_of_others(turn, draft, text):
        return Again(turn.words._("Maaf, belum jelas. Pilih salah satu nama, atau tulis nomornya."))
    note(turn, draft, {**event, **_worded(turn, text)})
    return next_matter(turn, draft)


def _take_doubt(turn: Turn, draft: AttendanceDraft, number: int, answer: Answer) -> Next:
    text, event = answer.text or "", settled(draft, number, answer, reader(turn, draft))
    if event is None and not _speaks_of_others(turn, draft, text):
        return Again(turn.words._("Maaf, jawaban itu belum saya pahami. Silakan pilih salah satu."))
    worded = _worded(turn, text) if event is None or "text" in event else {}
    note(turn, draft, {"kind": "which", "candidates": [number], **(event or {}), **worded})
    return next_matter(turn, draft)


def _speaks_of_others(turn: Turn, draft: AttendanceDraft, text: str) -> bool:
    """Written before the question was read: it goes on with the report, and the question stays."""
    report = report_about(turn, draft, text)
    named = set(report.absent) | report.present | report.represented
    return bool(named - set(candidates_of(draft.ambiguous[0])))


def ask_unknown(turn: Turn, draft: AttendanceDraft) -> Question:
    text = turn.words._(
        "“{said}” tidak saya temukan di daftar kelompok. Mohon tulis nama lengkap atau nomor anggotanya.",
        said=draft.unknown[0],
    )
    choices = (
        Choice("nobody", turn.words._("Abaikan, bukan anggota")),
        Choice("list", turn.words._("Pilih dari daftar")),
    )
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_unknown(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    event: Event = {"kind": "unknown", "said": draft.unknown[0]}
    if answer.value is not None:
        note(turn, draft, event)
        if answer.value == "list":
            draft.by_list = True
            return Ask("checklist")
        return next_matter(turn, draft)
    text = answer.text or ""
    if only_member_in(report_about(turn, draft, text)) is None:
        return listen(turn, draft, text)
    note(turn, draft, {**event, **_worded(turn, text)})
    return next_matter(turn, draft)


def ask_rest(turn: Turn, draft: AttendanceDraft) -> Question:
    named = {*draft.present, *draft.represented}
    others = [one.name for one in members_in(turn, draft) if one.number not in named]
    if len(others) <= MOST_OTHERS_NAMED:
        text = turn.words._(
            "Yang disebut hadir {came} orang. Apakah yang lain ini TIDAK hadir: {names}?",
            came=len(named),
            names=turn.words.listing(others),
        )
    else:
        text = turn.words.n_(
            "Yang disebut hadir {came} orang. Apakah {n} anggota lainnya TIDAK hadir?",
            "Yang disebut hadir {came} orang. Apakah {n} anggota lainnya TIDAK hadir?",
            len(others),
            came=len(named),
        )
    yes, no = yes_no(turn.words._("Ya, yang lain tidak hadir"), turn.words._("Tidak, yang lain juga hadir"))
    return Question(text, (yes, no), accepts=TEXT)


def take_rest(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value is None:
        return listen(turn, draft, answer.text or "")
    note(turn, draft, {"kind": "rest", "yes": answer.value == "yes"})
    return next_matter(turn, draft)


def ask_count(turn: Turn, draft: AttendanceDraft) -> Question:
    invited = len(members_in(turn, draft))
    present = present_count(draft, invited)
    stated = (
        turn.words._("hadir {n}", n=draft.stated_present)
        if draft.stated_present is not None and draft.stated_present != present
        else turn.words._("tidak hadir {n}", n=draft.stated_absent)
    )
    names = summary(turn.words, draft, members_in(turn, draft), passed_on(turn, draft))
    text = turn.words._(
        "Jumlahnya belum cocok. Yang ditulis: {stated}. Yang saya catat: hadir {present} dari {invited}.\n{names}\n"
        "Siapa yang belum disebut? Tulis namanya, atau pilih jumlah yang benar.",
        stated=stated,
        present=present,
        invited=invited,
        names=names,
    )
    choices = (
        Choice("names", turn.words._("Nama di atas sudah benar")),
        Choice("list", turn.words._("Pilih dari daftar")),
    )
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_count(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value == "list":
        draft.by_list = True
        return Ask("checklist")
    if answer.value == "names" or says_finished(answer.text or ""):
        note(turn, draft, {"kind": "names"})
        return next_matter(turn, draft)
    return listen(turn, draft, answer.text or "")


def listen(turn: Turn, draft: AttendanceDraft, text: str) -> Next:
    """Reads a message into the draft, or says kindly that it was no report; a question in it is passed on later."""
    for denied in words_denied(text):
        if _only_named_absent(turn, draft, denied):
            note(turn, draft, {"kind": "said", "id": None, "text": f"{denied} hadir"})
            text = without_denied(text, denied)
    text = _reason_of_the_one(turn, draft, text) or text
    report = report_about(turn, draft, text)
    if not (report.is_report or report.questions):
        instead = said_instead(turn, text, "report_attendance")
        if instead is not None:
            return instead
    note(turn, draft, {"kind": "said", **_worded(turn, text)})
    if report.is_report:
        return next_matter(turn, draft)
    if report.questions:
        return Again(_question_kept(turn, draft, report.questions))
    return Again(_not_heard(turn))


def _only_named_absent(turn: Turn, draft: AttendanceDraft, words: str) -> bool:
    """Whether the words surely name one member, who stands as absent: she is the one who is put right."""
    named = report_about(turn, draft, words)
    return not named.ambiguous and len(named.absent) == 1 and str(*named.absent) in draft.absent


def _reason_of_the_one(turn: Turn, draft: AttendanceDraft, text: str) -> str | None:
    """ "Sakit", said after a single name: her reason, with her number before it; None where it tells anything else."""
    without = [number for number, reason in draft.absent.items() if reason is None]
    if len(without) != 1 or len(text.split()) > MOST_WORDS_OF_A_REASON or report_about(turn, draft, text).is_report:
        return None
    with_number = f"nomor {without[0]} {text}"
    told = report_about(turn, draft, with_number)
    return with_number if told.absent.get(int(without[0])) is not None and not told.unknown else None


def note(turn: Turn, draft: AttendanceDraft, event: Event) -> None:
    """Lets something she said or chose work on the draft, and remembers it."""
    happen(draft, event, reader(turn, draft), members_in(turn, draft))


def reader(turn: Turn, draft: AttendanceDraft) -> Read:
    """What a text says about the members of this meeting."""
    return lambda text: report_about(turn, draft, text)


def _worded(turn: Turn, text: str) -> Event:
    """The words with the number of the message that brought them, by which an edit is known."""
    incoming = turn.incoming
    came_with_it = incoming.text is not None and incoming.text.strip() == text.strip()
    return {"id": incoming.original if came_with_it else None, "text": text}


def _question_kept(turn: Turn, draft: AttendanceDraft, asked: Sequence[str]) -> str:
    if not set(asked) & set(passed_on(turn, draft)):
        return turn.words._(
            "Itu saya simpan dulu dan tidak ikut diteruskan. Sesudah laporannya tersimpan, saya tanyakan lagi."
        )
    pendamping = pendamping_of_meeting(turn.session, draft.meeting_id)
    if pendamping is None or pendamping.id == turn.who.id:
        return _not_heard(turn)
    return turn.words._(
        "Pertanyaan itu saya catat dan saya teruskan kepada {pendamping} bersama laporan ini.",
        pendamping=address_name(turn.words, pendamping.name, pendamping.gender),
    )


def report_about(turn: Turn, draft: AttendanceDraft, text: str) -> Report:
    line = line_of(turn, draft)
    return report_in(turn, text, line.group_id, line.ends_at)


def _not_heard(turn: Turn) -> str:
    return turn.words._(
        "Maaf, saya belum menangkap siapa yang tidak hadir. Tulis nama atau nomornya, atau pilih jawaban di bawah."
    )


def next_matter(turn: Turn, draft: AttendanceDraft) -> Next:
    """The next thing to settle, else the check; a sentence that waits to be said stands before it."""
    question = open_matter(draft, len(members_in(turn, draft))) or "check"
    draft.checks += question == "check"
    preface, draft.preface = draft.preface, ""
    return Ask(question, preface or None)


def line_of(turn: Turn, draft: AttendanceDraft) -> MeetingLine:
    line = show_meeting(turn.session, turn.actor, draft.meeting_id)
    assert line is not None
    return line


def members_in(turn: Turn, draft: AttendanceDraft) -> list[Member]:
    line = line_of(turn, draft)
    return members_of(turn.session, line.group_id, line.ends_at)
