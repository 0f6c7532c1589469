"""To staff about meetings besides P2K2: a colleague's invitation, who came, which groups still need one."""

from conversations.assemblies.assembly_words import head_of, kind_label, when_and_where
from conversations.assemblies.came_state import CameState
from conversations.assemblies.plan_state import PlanState
from conversations.notices.assemblies import asked, coming_of, tapped, title, typed
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import Answer, normal, notice_button, rows_of
from conversations.turn import Again, Next, Start, Turn
from conversations.words import address_name
from outbox.messages import Message
from programme.access import may_run
from programme.assemblies.came_text import reads_as_attendance
from programme.assemblies.guests import REPORT_DUE, STAFF_INVITED
from programme.assemblies.resocialisation import DUE, lacking_of
from programme.assemblies.showing import assembly_view

ALL, SOME, OFF = "all", "some", "off"
PLAN = "plan"


def render_staff_invited(view: NoticeView) -> Message | None:
    """To who is called; to who holds what somebody else planned for him, without a question."""
    one = coming_of(view)
    if one is None:
        return None
    words = view.words
    where = when_and_where(words, one.starts_at, one.place, view.rules)
    if not one.is_called:
        whole = assembly_view(view.session, view.subject_id, view.now)
        text = words.n_(
            "{name}, dijadwalkan untuk {name}: {kind}, {where}. Diundang {n} orang. Untuk melihatnya, ketik: acara",
            "{name}, dijadwalkan untuk {name}: {kind}, {where}. Diundang {n} orang. Untuk melihatnya, ketik: acara",
            len(whole.guests),
            name=view.name(),
            kind=kind_label(words, one.kind),
            where=where,
        )
        return Message(text)
    by = address_name(words, one.by_name, one.by_gender)
    text = words._(
        "{name} diundang {by} ke {kind}: {where}.",
        name=view.name(),
        by=by,
        kind=kind_label(words, one.kind),
        where=where,
    )
    return asked(view, STAFF_INVITED, text, one)


def render_report_due(view: NoticeView) -> Message | None:
    """None once it was recorded, called off, or moved to a later day."""
    if not may_run(view.session, view.reader.actor, "record_attendance", view.subject_id):
        return None
    whole = assembly_view(view.session, view.subject_id, view.now)
    if whole.line.state != "planned" or whole.line.ends_at > view.now:
        return None
    words = view.words
    text = words._(
        "{name}, sudah selesai? {head} Siapa yang tidak hadir? Tulis nomor daftar hadirnya, misalnya: tidak hadir 3 7",
        name=view.name(),
        head=head_of(words, whole, view.rules),
    )
    buttons = [
        notice_button(words._("Semua hadir"), REPORT_DUE, view.subject, ALL),
        notice_button(words._("Catat kehadiran"), REPORT_DUE, view.subject, SOME),
        notice_button(words._("Tidak jadi diadakan"), REPORT_DUE, view.subject, OFF),
    ]
    return Message(text, rows=rows_of(buttons, 1), numbered=False)  # a number is a family's


def report_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    assembly_id = int(subject.rpartition(":")[2])
    if value not in (ALL, SOME, OFF) or not may_run(turn.session, turn.actor, "record_attendance", assembly_id):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    answer = None if value == SOME else Answer(value=value, kind="tap")
    return Start("assembly_attendance", CameState(assembly_id), about=subject, from_notice=True, answer=answer)


def report_typed(turn: Turn, subject: str, text: str) -> Next | None:
    assembly_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "record_attendance", assembly_id):
        return None
    words, said = turn.words, normal(text)
    values = {
        normal(words._("Semua hadir")): ALL,
        normal(words._("Catat kehadiran")): SOME,
        normal(words._("Tidak jadi diadakan")): OFF,
    }
    if said in values:
        return report_tapped(turn, subject, values[said])
    whole = assembly_view(turn.session, assembly_id, turn.now)
    if whole.line.state != "planned" or not reads_as_attendance(text, whole):
        return None
    answer = Answer(text=text)
    return Start("assembly_attendance", CameState(assembly_id), about=subject, from_notice=True, answer=answer)


def render_due(view: NoticeView) -> Message | None:
    """None where every group has had its re-socialisation meanwhile, or has one planned."""
    lacking = lacking_of(view.session, view.subject_id, view.now, view.rules)
    if view.subject_id != view.reader.id or not lacking.groups:
        return None
    text = view.words.n_(
        "{name}, {n} kelompok ({families} keluarga) sudah {months} bulan tanpa pertemuan seluruh peserta. Kapan bisa "
        "diadakan? Usulan jadwalnya saya siapkan.",
        "{name}, {n} kelompok ({families} keluarga) sudah {months} bulan tanpa pertemuan seluruh peserta. Kapan bisa "
        "diadakan? Usulan jadwalnya saya siapkan.",
        lacking.groups,
        name=view.name(),
        families=lacking.families,
        months=view.rules.office.resocialisation_months,
    )
    button = notice_button(view.words._("Jadwalkan"), DUE, view.subject, PLAN)
    return Message(text, rows=((button,),))


def due_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    if value != PLAN or subject != f"person:{turn.who.id}" or turn.who.role not in ("pendamping", "koordinator"):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    return Start("plan_assembly", PlanState(kind="resocialisation"), about=subject, from_notice=True)


STAFF_INVITED_TALK = NoticeTalk(
    render_staff_invited, tapped, typed, title, knock=lambda view: "undangan pertemuan", about="assembly"
)
REPORT_DUE_TALK = NoticeTalk(
    render_report_due,
    report_tapped,
    report_typed,
    title,
    knock=lambda view: "pertanyaan siapa yang hadir",
    about="assembly",
)
DUE_TALK = NoticeTalk(render_due, due_tapped, knock=lambda view: "pengingat jadwal", about="person")
