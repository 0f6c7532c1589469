"""To who reported a change: what the pendamping asks back, that it is right, why it is not."""

from conversations.courtesies import acknowledges
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import notice_button
from conversations.turn import Again, Next, Start, Turn
from conversations.updates.change_words import kind_in_words
from conversations.updates.my_updates import MyState, called
from conversations.words import address_name
from outbox.messages import Message
from programme.access import may_run
from programme.updates.views import ReportLine, show_family, show_my_report, step_told

TAPPED = "answer"


def render_step(view: NoticeView) -> Message | None:
    """None where she may not see it any more, or the question was answered meanwhile."""
    if not may_run(view.session, view.reader.actor, "show_my_report", view.subject_id):
        return None
    line = show_my_report(view.session, view.reader.actor, view.subject_id)
    step = step_told(view.session, line.update_id, int(view.slot.rpartition(" ")[2]))
    if step is None or line.state == "handed_on":
        return None
    kind, said = step
    if line.kind == "loss" and (kind in ("right", "sent") or (kind == "wrong" and not line.by_family)):
        return None  # she knows that it is known, or never told it: it is not brought up again
    if kind == "asked":
        return _question(view, line, said) if line.state == "asked" else None
    if kind == "right":
        return Message(_right(view, line)) if line.state == "right" else None
    if kind == "wrong":
        return Message(_wrong(view, line, said)) if line.state == "wrong" else None
    return Message(_sent(view, line)) if kind == "sent" else None


def _question(view: NoticeView, line: ReportLine, said: str | None) -> Message:
    text = view.words._(
        "{name}, {checker} bertanya tentang laporan {report}: “{words}” Mohon dijawab di sini, ya.",
        name=view.name(),
        checker=_checker(view, line),
        report=_report(view, line),
        words=said or "",
    )
    return Message(text, rows=((notice_button(view.words._("Jawab"), "update_step", view.subject, TAPPED),),))


def _right(view: NoticeView, line: ReportLine) -> str:
    return view.words._(
        "{name}, laporan {report} sudah diperiksa {checker} dan sudah betul. Terima kasih sudah memberi kabar.",
        name=view.name(),
        checker=_checker(view, line),
        report=_report(view, line),
    )


def _wrong(view: NoticeView, line: ReportLine, said: str | None) -> str:
    return view.words._(
        "{name}, laporan {report} belum bisa dicatat. Kata {checker}: “{words}” "
        "Kalau ada yang kurang jelas, silakan lapor lagi atau tanyakan kepada beliau.",
        name=view.name(),
        checker=_checker(view, line),
        report=_report(view, line),
        words=said or line.reason or "-",
    )


def _sent(view: NoticeView, line: ReportLine) -> str:
    return view.words._(
        "{name}, laporan {report} sudah dikirim {checker} ke kantor.",
        name=view.name(),
        checker=_checker(view, line),
        report=_report(view, line),
    )


def _report(view: NoticeView, line: ReportLine) -> str:
    """'Pindah rumah (Sab 3 Nov)', with whose family it is where that is not her own."""
    words = view.words
    day = words.short_day(view.rules.today(line.received_at))
    if line.kpm_id == view.reader.id:
        return f"“{kind_in_words(words, line.kind)}” ({day})"
    return f"“{kind_in_words(words, line.kind)}” ({address_name(words, line.name, line.gender)}, {day})"


def _checker(view: NoticeView, line: ReportLine) -> str:
    family = show_family(view.session, view.reader.actor, line.kpm_id)
    if family.pendamping is None:
        return view.words._("pendamping")
    return address_name(view.words, family.pendamping, family.pendamping_gender)


def _awaiting(turn: Turn, subject: str) -> ReportLine | None:
    """The report, where its question still waits for her who writes."""
    update_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "show_my_report", update_id):
        return None
    line = show_my_report(turn.session, turn.actor, update_id)
    return line if line.state == "asked" and line.waits_for == turn.who.id else None


def step_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    line = _awaiting(turn, subject)
    if line is None or value != TAPPED:
        return Again(turn.words._("Pertanyaan itu sudah dijawab. Terima kasih."))
    return Start("my_updates", MyState(line.update_id), about=subject, from_notice=True)


def step_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """Whatever she types may be the answer: she is asked whether it is, before anybody reads it."""
    line = _awaiting(turn, subject)
    if line is None or acknowledges(text):
        return None
    return Start("my_updates", MyState(line.update_id, text), about=subject, from_notice=True)


def step_title(turn: Turn, subject: str) -> str:
    line = _awaiting(turn, subject)
    return turn.words._("Laporan data") if line is None else called(turn, line)


STEP = NoticeTalk(
    render_step,
    step_tapped,
    step_typed,
    step_title,
    knock=lambda view: "kabar tentang laporan data",
    about="update",
)
