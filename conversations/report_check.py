"""The last look at a report before it is saved, and what saving sets off.

check --yes--> saved; "itu saja", "makasih" --> sure --yes--> saved; anything else --> change
"""

from conversations.attendance_draft import AttendanceDraft, count_conflict, present_count
from conversations.attendance_events import changed_numbers
from conversations.attendance_matters import TEXT, line_of, listen, members_in, next_matter, note
from conversations.attendance_summary import short_names, summary
from conversations.courtesies import acknowledges
from conversations.finished_words import says_finished
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.report_besides import done, passed_on
from conversations.settle_marks import MarksState
from conversations.settle_report import SettleState
from conversations.turn import Ask, Done, Next, Start, Turn
from conversations.words import address_name
from programme.access import may_run
from programme.attendance import CorrectionTooLate, Heard, MeetingNotOver, save_report
from programme.evidence import pendamping_of_meeting
from programme.people import pendamping_name
from programme.spoken_to import without_call
from programme.standing_reports import SavedReport


def ask_check(turn: Turn, draft: AttendanceDraft) -> Question:
    words, members = turn.words, members_in(turn, draft)
    line = line_of(turn, draft)
    counts = {"present": present_count(draft, len(members)), "invited": len(members)}
    names = summary(words, draft, members, passed_on(turn, draft))
    if draft.before is not None:
        text = words._(
            "Laporan sudah tersimpan. Perbaiki jadi: Hadir {present} dari {invited}.\n{names}\nSimpan perbaikan ini?",
            **counts,
            names=names,
        )
    elif draft.checks > 1:
        text = words._("Hadir {present} dari {invited}.\n{names}\nSudah benar?", **counts, names=names)
    else:
        text = words._(
            "Pertemuan kelompok {group}, {day}.\nHadir {present} dari {invited}.\n{names}\nSudah benar?",
            group=line.group_name,
            day=words.day(turn.rules.today(line.starts_at)),
            **counts,
            names=names,
        )
    yes, no = yes_no(words._("Ya, simpan"), words._("Ubah"))
    return Question(text, (yes, no), numbered=False, accepts=TEXT)


def take_check(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value == "yes":
        return _save(turn, draft)
    if answer.value is not None:
        return Ask("change")
    text = answer.text or ""
    return Ask("sure") if says_finished(text) or _thanks_only(turn, draft, text) else listen(turn, draft, text)


def _thanks_only(turn: Turn, draft: AttendanceDraft, text: str) -> bool:
    """ "Makasih bu Siti", for the summary: she takes it for done, and it is not saved yet."""
    reader = pendamping_name(turn.session, line_of(turn, draft).group_id)
    return acknowledges(without_call(text, reader, members_in(turn, draft)) if reader else text)


def ask_sure(turn: Turn, draft: AttendanceDraft) -> Question:
    """She has said everything: one plain question instead of the whole check once more."""
    members = members_in(turn, draft)
    text = turn.words._(
        "Baik. Saya simpan sekarang: hadir {present} dari {invited}, {names}?",
        present=present_count(draft, len(members)),
        invited=len(members),
        names=short_names(turn.words, draft, members),
    )
    yes, no = yes_no(turn.words._("Ya, simpan"), turn.words._("Ubah"))
    return Question(text, (yes, no), numbered=False, accepts=TEXT)


def take_sure(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    """Said once more to the plain question, it means yes."""
    return _save(turn, draft) if says_finished(answer.text or "") else take_check(turn, draft, answer)


def ask_change(turn: Turn, draft: AttendanceDraft) -> Question:
    text = turn.words._(
        "Apa yang perlu diubah? Tulis saja, misalnya: Wati datang, yang tidak hadir Sri. Atau mulai dari awal."
    )
    choices = (
        Choice("list", turn.words._("Pilih dari daftar")),
        Choice("anew", turn.words._("Mulai dari awal")),
    )
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_change(turn: Turn, draft: AttendanceDraft, answer: Answer) -> Next:
    if answer.value == "list":
        draft.by_list = True
        return Ask("checklist")
    if answer.value == "anew":
        note(turn, draft, {"kind": "anew"})
        return Ask("who")
    if says_finished(answer.text or ""):
        return next_matter(turn, draft)
    return listen(turn, draft, answer.text or "")


def _save(turn: Turn, draft: AttendanceDraft) -> Next:
    members = members_in(turn, draft)
    if draft.ambiguous or draft.unknown or draft.only_present or count_conflict(draft, len(members)):
        return next_matter(turn, draft)
    about = None if draft.base is None else frozenset(changed_numbers(draft, members))
    if about == frozenset() and not draft.questions:
        return _settled(turn, draft, turn.words._("Baik, laporannya tetap seperti itu. Terima kasih."))
    heard = Heard(
        draft.absent_numbers, frozenset(draft.represented), "\n".join(draft.said), about, _questions(turn, draft)
    )
    try:
        saved = save_report(turn.session, turn.actor, draft.meeting_id, heard, turn.now, turn.rules)
    except CorrectionTooLate:
        return Done(too_late(turn))
    except MeetingNotOver:
        return Done(turn.words._("Pertemuan itu belum berlangsung atau sudah dibatalkan, jadi belum bisa dilaporkan."))
    draft.saved = True
    if saved.differing and may_run(turn.session, turn.actor, "settle_differences", draft.meeting_id):
        return Start("settle_report", SettleState(draft.meeting_id), about=f"meeting:{draft.meeting_id}")
    return _settled(turn, draft, _thanks(turn, draft, saved))


def _settled(turn: Turn, draft: AttendanceDraft, sentence: str) -> Next:
    """The pendamping goes on to the official marks of those who were absent; for a ketua that was all."""
    if not draft.absent or not may_run(turn.session, turn.actor, "settle_official_marks", draft.meeting_id):
        return done(turn, draft, sentence)
    return Start("settle_marks", MarksState(draft.meeting_id, preface=sentence), about=f"meeting:{draft.meeting_id}")


def too_late(turn: Turn) -> str:
    """A report older than the days allowed."""
    return turn.words.n_(
        "Laporan ini sudah lewat {n} hari, jadi tidak bisa diubah di sini. Sampaikan kepada pendamping, ya.",
        "Laporan ini sudah lewat {n} hari, jadi tidak bisa diubah di sini. Sampaikan kepada pendamping, ya.",
        turn.rules.days_to_correct_report,
    )


def _questions(turn: Turn, draft: AttendanceDraft) -> tuple[str, ...]:
    """To be passed on; the pendamping has nobody to ask here."""
    asks = turn.who.role in ("ketua", "deputy") and pendamping_of_meeting(turn.session, draft.meeting_id) is not None
    return tuple(passed_on(turn, draft)) if asks else ()


def _thanks(turn: Turn, draft: AttendanceDraft, saved: SavedReport) -> str:
    pendamping = pendamping_of_meeting(turn.session, draft.meeting_id)
    to_whom = address_name(turn.words, pendamping.name, pendamping.gender) if pendamping is not None else ""
    if saved.differing:
        return turn.words._(
            "Terima kasih, {name}. Laporan sudah saya terima dan saya teruskan kepada {pendamping}.",
            name=turn.name(),
            pendamping=to_whom,
        )
    thanks = turn.words.n_(
        "Terima kasih, {name}. Laporan tersimpan: hadir {present} dari {invited}. "
        "Kalau ada yang keliru, ketik lapor; bisa diperbaiki selama {n} hari.",
        "Terima kasih, {name}. Laporan tersimpan: hadir {present} dari {invited}. "
        "Kalau ada yang keliru, ketik lapor; bisa diperbaiki selama {n} hari.",
        turn.rules.days_to_correct_report,
        name=turn.name(),
        present=saved.present,
        invited=saved.invited,
    )
    if not passed_on(turn, draft) or turn.who.role not in ("ketua", "deputy"):
        return thanks
    if pendamping is None:
        return f"{thanks}\n" + turn.words._(
            "Pertanyaannya belum bisa saya teruskan, karena kelompok ini sedang belum ada pendampingnya."
        )
    return f"{thanks}\n" + turn.words._("Pertanyaannya sudah saya teruskan kepada {pendamping}.", pendamping=to_whom)
