"""A list of candidates: what taking it in would do, that it has come, which groups came of it and who gets them."""

from conversations.assemblies.plan_state import PlanState
from conversations.candidates.proposal_state import ProposalState
from conversations.candidates.proposal_words import remarks
from conversations.notices.sheet_preview import sheet_preview
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import notice_button
from conversations.text_pages import pages_of
from conversations.turn import Next, Start, Turn
from conversations.words import Words
from outbox.messages import Button, Message
from programme.access import may_run
from programme.candidates.showing import intake_line, show_proposal
from programme.candidates.telling import groups_given
from programme.roster_files import RosterLine

MOST_GROUPS_NAMED = 8


def candidates_preview(words: Words, line: RosterLine, subject: str, named: list[str]) -> Message:
    """The counts and how many groups will be proposed; nothing is entered before the tap."""
    counts = line.summary
    parts = [
        words._(
            "Daftar calon peserta sudah diperiksa, belum ada yang disimpan. Kalau dimasukkan: {new} calon baru, "
            "{changed} berubah, {same} sama; kira-kira {groups} kelompok.",
            new=counts["new"],
            changed=counts["changed"],
            same=counts["same"],
            groups=counts["groups"],
        ),
    ]
    if counts["known"] or counts["left"]:
        parts.append(words._("Dilewati karena sudah tercatat: {count}.", count=counts["known"] + counts["left"]))
    if counts["missing"]:
        parts.append(words._("Ada di daftar sebelumnya, tidak di berkas ini: {count}.", count=counts["missing"]))
    if counts["masked"]:
        parts.append(words._("Kolom NIK, KK, atau nomor kartu tidak dibaca."))
    is_none = not counts["new"] and not counts["changed"]
    nothing = words._("Tidak ada yang perlu dimasukkan: semuanya sudah tercatat.") if is_none else None
    return sheet_preview(words, line, subject, parts, named, nothing)


def candidates_taken(words: Words, line: RosterLine, subject: str) -> Message:
    """That it is in, with the way to its groups."""
    counts = line.summary
    text = words._(
        "Daftar calon peserta sudah dimasukkan: {new} baru, {changed} diperbarui. Usulan kelompoknya sudah jadi. Mohon "
        "diperiksa, diubah bila perlu, lalu disahkan.",
        new=counts["new"],
        changed=counts["changed"],
    )
    button = notice_button(words._("Lihat usulan"), "roster_taken", subject, "groups")
    return Message(text, rows=((button,),))


def to_groups_of(turn: Turn, line: RosterLine) -> Next:
    """To the proposal, or where the list was of several kecamatan to the choice between them."""
    intakes = line.summary.get("intakes", [])
    if len(intakes) != 1:
        return Start("intakes", from_notice=True)
    return _to_intake(intakes[0])


def _to_intake(intake_id: int) -> Next:
    return Start("proposed_groups", ProposalState(intake_id), about=f"intake:{intake_id}", from_notice=True)


def render_arrived(view: NoticeView) -> Message | None:
    """None once its groups are confirmed."""
    line = intake_line(view.session, view.subject_id)
    if line is None or line.state != "proposed" or not _may_see(view):
        return None
    text = view.words._(
        "Daftar calon peserta {label} sudah masuk: {families} keluarga di Kecamatan {kecamatan}. Saya usulkan {groups} "
        "kelompok menurut desa, RW, dan RT. Mohon diperiksa bersama, lalu disahkan.",
        label=line.label,
        families=line.families,
        kecamatan=line.kecamatan,
        groups=line.groups,
    )
    return Message(text, rows=((_see(view, "candidates_arrived"),),))


def _may_see(view: NoticeView) -> bool:
    return may_run(view.session, view.reader.actor, "show_proposal", view.subject_id)


def _see(view: NoticeView, kind: str) -> Button:
    return notice_button(view.words._("Lihat kelompok"), kind, view.subject, "groups")


def tapped(turn: Turn, subject: str, value: str) -> Next | None:
    """Any of its buttons leads on."""
    if value == "meeting":
        return Start("plan_assembly", PlanState("first_meeting"), from_notice=True)
    if value == "slips":
        return Start("print_slips", from_notice=True)
    return _to_intake(int(subject.rpartition(":")[2])) if value == "groups" else None


def render_given(view: NoticeView) -> Message | None:
    """None where no group is his any more."""
    words, groups = view.words, groups_given(view.session, view.subject_id, view.reader.id)
    if not groups:
        return None
    named = ", ".join(f"{one.desa} {one.number} ({one.families})" for one in groups[:MOST_GROUPS_NAMED])
    text = words._(
        "{name}, ada {count} kelompok baru untuk didampingi, {families} keluarga: {groups}.",
        name=view.name(),
        count=len(groups),
        families=sum(one.families for one in groups),
        groups=named if len(groups) <= MOST_GROUPS_NAMED else f"{named}, ...",
    )
    text += " " + words._("Berikutnya: undang mereka ke pertemuan awal.")
    meeting = notice_button(words._("Undang pertemuan"), "groups_given", view.subject, "meeting")
    slips = notice_button(words._("Kirim slip"), "groups_given", view.subject, "slips")
    return Message(text, rows=((meeting,), (_see(view, "groups_given"),), (slips,)))


def render_confirmed(view: NoticeView) -> Message | None:
    """For who leads the kecamatan, the office, and who sent the list."""
    words, line = view.words, intake_line(view.session, view.subject_id)
    if line is None or line.state != "confirmed" or not _may_see(view):
        return None
    proposal = show_proposal(view.session, view.reader.actor, view.subject_id, view.rules)
    parts = [
        words._(
            "Kelompok dari daftar calon {label}, Kecamatan {kecamatan}, sudah disahkan: {groups} kelompok, {families} "
            "keluarga.",
            label=line.label,
            kecamatan=line.kecamatan,
            groups=line.groups,
            families=line.families,
        ),
        *(f"{one.name}: {one.groups} kelompok, {one.families_new} keluarga" for one in proposal.keepers if one.groups),
    ]
    least, most = view.rules.intake.group_families_least, view.rules.intake.group_families_most
    noted = remarks(words, proposal, least, most)
    return Message("\n".join(pages_of([*parts[:1], *noted, *parts[1:]])[0]), rows=((_see(view, "groups_confirmed"),),))


def title(turn: Turn, subject: str) -> str:
    """How it is called when we ask which one was meant."""
    return turn.words._("Calon peserta")


ARRIVED = NoticeTalk(
    render_arrived, tapped, title=title, knock=lambda view: "daftar calon peserta baru", about="intake"
)
GIVEN = NoticeTalk(
    render_given, tapped, title=title, knock=lambda view: "kelompok baru untuk didampingi", about="intake"
)
CONFIRMED = NoticeTalk(
    render_confirmed, tapped, title=title, knock=lambda view: "kelompok yang disahkan", about="intake"
)
