"""When a family leaves, what is left to do for staff: a new ketua, an open case, families to be decided about."""

from conversations.cases.case_state import CaseState
from conversations.members.state import State as EntryState
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import notice_button
from conversations.turn import Next, Start, Turn
from conversations.words import address_name
from db.tables import Group
from outbox.messages import Message
from programme.access import may_run
from programme.cases.showing import show_case
from programme.leaving.graduating import list_without_component
from programme.member_duties import holder_of

OPEN = "open"


def render_ketua_needed(view: NoticeView) -> Message | None:
    """None where the group has a ketua again, or is another's by now."""
    group = view.session.get(Group, view.subject_id)
    if group is None or group.pendamping_id != view.reader.id or holder_of(view.session, group.id, "ketua") is not None:
        return None
    text = view.words._(
        "Kelompok {group} belum punya ketua, karena ketuanya tidak lagi peserta. Siapa yang menggantikan? Sampai ada "
        "yang baru, laporan kehadiran saya tanyakan kepada Ibu/Bapak.",
        group=group.name,
    )
    button = notice_button(view.words._("Pilih ketua"), "ketua_needed", view.subject, OPEN)
    return Message(text, rows=((button,),))


def ketua_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    group_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "list_members", group_id):
        return None
    return Start("change_member", EntryState(group_id=group_id), from_notice=True)


def render_case_left(view: NoticeView) -> Message | None:
    """To who holds a case of hers, and nobody else. None where it is closed by now."""
    actor = view.reader.actor
    if not may_run(view.session, actor, "show_case", view.subject_id):
        return None
    case = show_case(view.session, actor, view.subject_id, view.now, view.rules)
    if case.state != "open":
        return None
    text = view.words._(
        "Keluarga {name} tidak lagi peserta PKH. Pendampingannya masih terbuka: mohon diteruskan ke yang berwenang "
        "atau diakhiri.",
        name=address_name(view.words, case.name, case.gender),
    )
    button = notice_button(view.words._("Buka pendampingan"), "case_family_left", view.subject, OPEN)
    return Message(text, rows=((button,),))


def case_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    case_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "show_case", case_id):
        return None
    return Start("case_file", CaseState(case_id), from_notice=True)


def render_hints(view: NoticeView) -> Message | None:
    """None where each family was decided about meanwhile."""
    if view.subject_id != view.reader.id:
        return None
    count = len(list_without_component(view.session, view.reader.actor, view.reader.id, view.now, view.rules))
    if not count:
        return None
    text = view.words.n_(
        "Menurut tanggal lahirnya, di {n} keluarga mungkin tidak ada lagi komponen PKH. Mohon dilihat; yang "
        "memutuskan Ibu/Bapak.",
        "Menurut tanggal lahirnya, di {n} keluarga mungkin tidak ada lagi komponen PKH. Mohon dilihat; yang "
        "memutuskan Ibu/Bapak.",
        count,
    )
    button = notice_button(view.words._("Lihat keluarganya"), "leaving_hints", view.subject, OPEN)
    return Message(text, rows=((button,),))


def hints_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    return Start("without_component", from_notice=True)


KETUA_NEEDED = NoticeTalk(
    render_ketua_needed, ketua_tapped, knock=lambda view: "kabar tentang ketua kelompok", about="group"
)
CASE_LEFT = NoticeTalk(render_case_left, case_tapped, knock=lambda view: "kabar untuk pendamping", about="case")
HINTS = NoticeTalk(render_hints, hints_tapped, knock=lambda view: "kabar tentang kepesertaan", about="person")
