"""Notices of the office's reports and of the koordinator: a month to check, a report come in, a polite reminder."""

from datetime import datetime

from conversations.hand_over import visit_name
from conversations.notices.papers import why_not
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.office.matter_words import matter_in_words, way_in_words
from conversations.office.month_report import MonthState, sent
from conversations.office.month_words import figures_text, month_text
from conversations.questions import normal, notice_button
from conversations.turn import Again, Next, Start, Turn
from conversations.words import address_name
from outbox.messages import Attachment, Message
from programme.access import may_run
from programme.office.area_months import missing_of
from programme.office.monthly import monthly_view
from programme.office.moving_tasks import moved_together
from programme.office.nudging import nudge_of, waiting_matters
from programme.office.report_months import first_day
from programme.papers import PAPER_RIGHTS, PaperLine, made_paper
from programme.people import chatter_of

SEND_WORDS = frozenset({"kirim", "kirimkan", "kirim laporan", "kirim saja"})
CHECK_WORDS = frozenset({"periksa", "catatan", "buka", "lihat", "excel", "pdf"})
MOST_VISITS = 10


def render_month(view: NoticeView) -> Message | None:
    """To the pendamping himself; None once he has sent it."""
    report = monthly_view(view.session, view.subject_id, view.now, view.rules)
    if report is None or report.pendamping_id != view.reader.id or report.sent_at is not None:
        return None
    words = view.words
    text = month_text(words, report, view.rules)
    if view.slot != "asked":
        text = words._("Laporan ini belum dikirim.") + "\n" + text
    send = notice_button(words._("Kirim"), "monthly_report", view.subject, "send")
    look = notice_button(words._("Catatan dan berkas"), "monthly_report", view.subject, "check")
    return Message(text, rows=((send,), (look,)))


def month_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    report_id = int(subject.rpartition(":")[2])
    if value == "check":
        return Start("month_report", MonthState(report_id), about=subject, from_notice=True)
    return Again(sent(turn, report_id)) if value == "send" else None


def month_typed(turn: Turn, subject: str, text: str) -> Next | None:
    said = normal(text) or text.strip()
    if said in SEND_WORDS:
        return month_tapped(turn, subject, "send")
    return month_tapped(turn, subject, "check") if said in CHECK_WORDS else None


def _may_read(view: NoticeView, paper: PaperLine | None) -> PaperLine | None:
    if paper is None or not may_run(view.session, view.reader.actor, PAPER_RIGHTS[paper.kind], paper.subject_id):
        return None
    return paper


def render_in(view: NoticeView) -> Message | None:
    """To the operator: one pendamping's report with its file. None where the file has been deleted meanwhile."""
    paper = _may_read(view, made_paper(view.session, view.subject_id))
    if paper is None:
        return None
    if paper.state == "failed":
        return Message(why_not(view.words, view.slot.removeprefix("failed ")))
    report = monthly_view(view.session, paper.subject_id, view.now, view.rules)
    if report is None or paper.content is None:
        return None
    words, figures = view.words, report.figures
    head = words._(
        "Laporan {month} dari {name}, Kecamatan {kecamatan}.",
        month=words.month(first_day(report.period)),
        name=figures.pendamping,
        kecamatan=figures.kecamatan,
    )
    if report.is_late:
        head += " " + words._("Dikirim terlambat.")
    return Message(f"{head}\n{figures_text(words, figures)}", attachment=_file(paper, paper.content))


def render_area(view: NoticeView) -> Message | None:
    """To the operator: a kecamatan's month with its file, and whose report is missing."""
    paper = _may_read(view, made_paper(view.session, view.subject_id))
    if paper is None:
        return None
    if paper.state == "failed":
        return Message(why_not(view.words, view.slot.removeprefix("failed ")))
    found = missing_of(view.session, paper.subject_id, view.now, view.rules)
    if found is None or paper.content is None:
        return None
    words, (kecamatan, period, missing) = view.words, found
    text = words._("Laporan {month} Kecamatan {kecamatan}.", month=words.month(first_day(period)), kecamatan=kecamatan)
    if missing:
        text += " " + words._("Belum dikirim: {names}.", names=words.listing(missing))
    else:
        text += " " + words._("Semua pendamping sudah mengirim.")
    return Message(text, attachment=_file(paper, paper.content))


def _file(paper: PaperLine, content: bytes) -> Attachment:
    return Attachment("document", paper.filename, content, ("paper", paper.id))


def render_overdue(view: NoticeView) -> Message | None:
    """To the koordinator; None where everybody has sent by now."""
    found = missing_of(view.session, view.subject_id, view.now, view.rules)
    if found is None or not found[2]:
        return None
    words, (_, period, missing) = view.words, found
    return Message(
        words._(
            "Laporan {month} dari {names} belum dikirim. Ketik papan laporan untuk melihat atau mengingatkan.",
            month=words.month(first_day(period)),
            names=words.listing(missing),
        )
    )


def render_nudge(view: NoticeView) -> Message | None:
    """Counts as they are when it leaves; None where nothing waits any more."""
    if view.subject_id != view.reader.id:
        return None
    matter, sender_id = nudge_of(view.slot)
    count = waiting_matters(view.session, view.reader.id, view.now, view.rules).get(matter)
    sender = chatter_of(view.session, sender_id)
    if not count or sender is None:
        return None
    words = view.words
    text = words._(
        "{name}, {sender} menitip pesan: masih ada {what}. Mohon dilihat kalau sempat, ya.",
        name=view.name(),
        sender=address_name(words, sender.name, sender.gender),
        what=matter_in_words(words, matter, count),
    )
    return Message(f"{text} {way_in_words(words, matter)}")


def render_moved(view: NoticeView) -> Message | None:
    """To who makes the visits now, and to whose they were; None where none of them is open any more."""
    found = moved_together(view.session, view.subject_id)
    if found is None or not found[1]:
        return None
    row, targets = found
    words = view.words
    names = words.listing([visit_name(words, one) for one in targets[:MOST_VISITS]])
    if len(targets) > MOST_VISITS:
        names += " " + words.n_("dan {n} lagi", "dan {n} lagi", len(targets) - MOST_VISITS)
    if view.reader.id == row.to_id:
        owner = chatter_of(view.session, row.from_id)
        return Message(
            words._(
                "{name}, koordinator menitipkan kunjungan dari {owner}: {names}. Ketik kunjungan untuk melihatnya. "
                "Terima kasih sudah membantu.",
                name=view.name(),
                owner=address_name(words, owner.name, owner.gender) if owner is not None else "-",
                names=names,
            )
        )
    to = chatter_of(view.session, row.to_id)
    if to is None or view.reader.id != row.from_id:
        return None
    return Message(
        words._(
            "{name}, koordinator memindahkan kunjungan {names} kepada {colleague}, supaya lebih ringan. Hasilnya saya "
            "sampaikan begitu tercatat.",
            name=view.name(),
            names=names,
            colleague=address_name(words, to.name, to.gender),
        )
    )


def moment_of(slot: str) -> datetime | None:
    """The moment that a slot holds; None where it holds none."""
    try:
        return datetime.fromisoformat(slot)
    except ValueError:
        return None


MONTH = NoticeTalk(
    render_month,
    month_tapped,
    month_typed,
    lambda turn, subject: turn.words._("Laporan bulanan"),
    knock=lambda view: "laporan bulanan untuk diperiksa",
    about="report",
)
IN = NoticeTalk(render_in, knock=lambda view: "laporan bulanan pendamping", about="paper")
AREA = NoticeTalk(render_area, knock=lambda view: "laporan bulanan kecamatan", about="paper")
OVERDUE = NoticeTalk(render_overdue, knock=lambda view: "kabar laporan bulanan", about="report")
NUDGE = NoticeTalk(render_nudge, knock=lambda view: "pesan dari koordinator", about="person")
MOVED = NoticeTalk(render_moved, knock=lambda view: "kabar tentang kunjungan", about="handover")
