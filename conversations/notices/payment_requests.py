"""The question after a payment: who was not paid. To the group's ketua, or her deputy, and to the pendamping."""

from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.payments.telling_words import stage_name
from conversations.payments.unpaid_draft_state import UnpaidDraft
from conversations.payments.unpaid_hearing import unpaid_in
from conversations.payments.unpaid_words import payment_day, short_payment
from conversations.questions import Answer, normal, notice_button
from conversations.turn import Again, Next, Start, Turn
from outbox.messages import Message
from programme.payments.group_parts import families_in, unreported_groups
from programme.payments.lines import payment_line
from programme.payments.paid_words import says_nobody_paid

ASKED = "payment_report_request"


def render_request(view: NoticeView) -> Message | None:
    """None where all of the reader's groups were reported meanwhile, or it was moved or called off."""
    line = payment_line(view.session, view.subject_id)
    stage, _, day = view.slot.partition(" ")
    if line is None or line.status != "planned" or line.ends_at > view.now:
        return None
    if day != view.rules.today(line.starts_at).isoformat():
        return None
    groups = unreported_groups(view.session, view.reader.actor, line.schedule_id)
    if not groups:
        return None
    words = view.words
    values = {"name": view.name(), "payment": payment_day(words, line, view.rules)}
    if view.reader.role not in ("ketua", "deputy"):
        names = words.listing([group.name for group in groups])
        if stage == "pendamping":
            text = words._("{name}, laporan pembayaran {payment} belum masuk: {groups}.", **values, groups=names)
        else:
            text = words._("{name}, pembayaran {payment} sudah selesai: {groups}.", **values, groups=names)
    elif stage == "again":
        text = words._("{name}, kalau sudah sempat: bagaimana pembayaran {payment}?", **values)
    elif stage == "morning":
        text = words._("Selamat pagi, {name}. Saya masih menunggu kabar pembayaran {payment}.", **values)
    else:
        text = words._("{name}, pembayaran {payment} sudah selesai.", **values)
    text += " " + words._(
        "Siapa yang belum dibayar? Tulis nama atau nomornya dan alasannya, misalnya: Wati saldo nol, 7 sakit."
    )
    buttons = (
        (notice_button(words._("Semua sudah dibayar"), ASKED, view.subject, "all"),),
        (notice_button(words._("Pilih dari daftar"), ASKED, view.subject, "list"),),
    )
    return Message(text, rows=buttons)


def request_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    schedule_id = int(subject.rpartition(":")[2])
    groups = unreported_groups(turn.session, turn.actor, schedule_id)
    if not groups:
        return Again(turn.words._("Laporan pembayaran itu sudah tersimpan. Terima kasih, {name}.", name=turn.name()))
    if value not in ("all", "list"):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    draft = UnpaidDraft(schedule_id=schedule_id)
    if len(groups) > 1:
        answer = Answer(value="all", kind="tap") if value == "all" else None
        return Start("report_unpaid", draft, about=subject, from_notice=True, answer=answer)
    draft.group_id = groups[0].id
    return Start("report_unpaid", draft, about=subject, from_notice=True, answer=Answer(value=value, kind="tap"))


def request_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """Her words, where they say something of the families of the one group that is asked about."""
    schedule_id = int(subject.rpartition(":")[2])
    groups = unreported_groups(turn.session, turn.actor, schedule_id)
    if not groups:
        return None
    if normal(text) == normal(turn.words._("Semua sudah dibayar")):
        return request_tapped(turn, subject, "all")
    if normal(text) == normal(turn.words._("Pilih dari daftar")):
        return request_tapped(turn, subject, "list")
    if len(groups) > 1:
        return None
    members = families_in(turn.session, schedule_id, groups[0].id)
    if not says_nobody_paid(text) and not unpaid_in(turn, text, members, groups[0].id).is_report:
        return None
    draft = UnpaidDraft(schedule_id=schedule_id, group_id=groups[0].id)
    return Start("report_unpaid", draft, about=subject, from_notice=True, answer=Answer(text=text))


def request_title(turn: Turn, subject: str) -> str:
    line = payment_line(turn.session, int(subject.rpartition(":")[2]))
    return "" if line is None else short_payment(turn.words, line, turn.rules)


def _knock(view: NoticeView) -> str:
    line = payment_line(view.session, view.subject_id)
    stage = stage_name(view.words, line) if line is not None else ""
    return f"pertanyaan tentang pembayaran {stage}".rstrip()


REQUEST = NoticeTalk(
    render_request,
    request_tapped,
    request_typed,
    request_title,
    knock=_knock,
    about="payment",
)
