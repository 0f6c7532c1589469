"""What became of a payment day: for the pendamping the result and last days that are near; for the unpaid what next."""

from datetime import date

from conversations.complaints.file_state import FileState
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.payments.task_words import note_in_words, task_lines
from conversations.payments.telling_words import ask_sentence, joined, stage_name
from conversations.payments.unpaid_words import payment_day, unpaid_summary, why_unpaid
from conversations.questions import normal, notice_button
from conversations.turn import Again, Next, Start, Stay, Turn
from conversations.words import Words
from outbox.messages import Button, Message
from programme.payments.lines import payment_line
from programme.payments.reports import differing_in, payments_now, report_of
from programme.payments.unpaid import confirm_paid, own_unpaid, unpaid_until
from programme.people import pendamping_of

RESULT, UNPAID, DUE = "payment_result", "payment_unpaid", "unpaid_due"
PAID, COMPLAIN, OPEN = "paid", "complain", "open"
MOST_LINES = 15


def render_result(view: NoticeView) -> Message | None:
    """What a ketua reported, as it stands now; where it differs from his own record, what she says."""
    report = report_of(view.session, int(view.slot)) if view.slot.isdigit() else None
    line = payment_line(view.session, view.subject_id)
    if report is None or line is None or pendamping_of(view.session, report.group_id) != view.reader.id:
        return None
    now = payments_now(view.session, line.schedule_id, report.group_id)
    if now is None:
        return None
    words = view.words
    head = words._("Laporan pembayaran {payment}:", payment=payment_day(words, line, view.rules))
    lines = [head, unpaid_summary(words, now.unpaid, now.names)]
    lines += [
        _differing(words, number, now.names.get(number, "?"), said) for number, said in differing_in(report).items()
    ]
    return Message("\n".join(lines), rows=_rows(view, RESULT) if now.unpaid or differing_in(report) else ())


def _differing(words: Words, number: int, name: str, said: str) -> str:
    """The pendamping's record stands; he may change it."""
    member = f"{number}. {name}"
    if said == "paid":
        return words._("Kata ketua, {member} sudah dibayar; yang dipakai tetap catatan Ibu/Bapak.", member=member)
    why = why_unpaid(words, said)
    return words._(
        "Kata ketua, {member} belum dibayar ({why}); yang dipakai tetap catatan Ibu/Bapak.", member=member, why=why
    )


def _rows(view: NoticeView, kind: str) -> tuple[tuple[Button, ...], ...]:
    return ((notice_button(view.words._("Belum dibayar"), kind, view.subject, OPEN),),)


def render_due(view: NoticeView) -> Message | None:
    """Whose last day is near and who is still not paid."""
    last = date.fromisoformat(view.slot)
    tasks = unpaid_until(view.session, view.reader.id, view.subject_id, last)
    if not tasks:
        return None
    words, today = view.words, view.rules.today(view.now)
    head = words._("{name}, batas pembayaran {day}. Masih belum dibayar:", name=view.name(), day=words.day(last))
    return Message("\n".join([head, *task_lines(words, tasks, MOST_LINES, today)]), rows=_rows(view, DUE))


def open_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    if value != OPEN or turn.who.role not in ("pendamping", "koordinator"):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    return Start("unpaid_tasks", about=subject, from_notice=True)


def render_unpaid(view: NoticeView) -> Message | None:
    """To her alone: what is missing, where, until when; dropped where she was paid meanwhile."""
    task = next(iter(own_unpaid(view.session, view.reader.id, view.subject_id)), None)
    line = payment_line(view.session, view.subject_id)
    if task is None or line is None:
        return None
    words = view.words
    text = words._("{name}, bantuan PKH {stage} belum diterima.", name=view.name(), stage=stage_name(words, line))
    note = note_in_words(words, task.missing or "", task.next_place or "", task.next_by)
    rows = (
        (notice_button(words._("Sudah saya terima"), UNPAID, view.subject, PAID),),
        (notice_button(words._("Sampaikan pengaduan"), UNPAID, view.subject, COMPLAIN),),
    )
    return Message(joined([text, note, ask_sentence(words, view.session, view.reader.group_id)]), rows=rows)


def unpaid_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    schedule_id = int(subject.rpartition(":")[2])
    if value == COMPLAIN:
        return Start(
            "file_complaint", FileState(kpm_id=turn.who.id, category="not_paid"), about=subject, from_notice=True
        )
    if value != PAID:
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    confirm_paid(turn.session, turn.actor, turn.who.id, schedule_id, turn.now)
    return Stay(turn.words._("Syukurlah. Terima kasih kabarnya, {name}.", name=turn.name()))


def unpaid_typed(turn: Turn, subject: str, text: str) -> Next | None:
    said = normal(text)
    if said in ("sudah", "sudah saya terima", "sudah cair", "sudah terima", "sudah dapat", "sampun", "parantos"):
        return unpaid_tapped(turn, subject, PAID)
    if said == normal(turn.words._("Sudah saya terima")):
        return unpaid_tapped(turn, subject, PAID)
    if said == normal(turn.words._("Sampaikan pengaduan")):
        return unpaid_tapped(turn, subject, COMPLAIN)
    return None


def unpaid_title(turn: Turn, subject: str) -> str:
    return turn.words._("Bantuan yang belum diterima")


RESULT_TALK = NoticeTalk(render_result, open_tapped, knock=lambda view: "laporan pembayaran", about="payment")
DUE_TALK = NoticeTalk(render_due, open_tapped, knock=lambda view: "batas pembayaran yang sudah dekat", about="payment")
UNPAID_TALK = NoticeTalk(
    render_unpaid,
    unpaid_tapped,
    unpaid_typed,
    unpaid_title,
    knock=lambda view: "kabar tentang bantuan PKH",
    about="payment",
)
