"""What the simulator's page shows, as plain data: phones, chats, what jobs did, what stands in the outbox."""

import base64
from typing import Any

from sqlalchemy import func, select

from conversations.commands import commands_for
from conversations.words import Words, address_name
from db import Session
from db.simulator import Bubble
from db.tables import Address, Group, JobRun, Kpm, OutboxRow, Person
from handlers.simulator.story import MAIN_PHONES
from handlers.simulator.village import people_by_name
from handlers.simulator.world import STRANGER, World
from outbox.queue import counts_by_state
from programme.people import chatter_of

MOST_ROWS = 60
ATTACHED = ("📷", "📍", "👤", "🎤")
"""How what was attached stands in a chat: no text that could be changed."""
WORDS = Words("id")
ROLE_LABELS = {
    "kpm": "KPM",
    "ketua": "Ketua kelompok",
    "deputy": "Wakil ketua",
    "pendamping": "Pendamping",
    "koordinator": "Koordinator",
    "operator": "Operator",
    "stranger": "Orang asing",
}
JOB_LABELS = {
    "plan_meeting_reminders": "Merencanakan pengingat",
    "plan_report_requests": "Menanyakan laporan",
    "open_routine_visits": "Merencanakan kunjungan bulanan",
    "plan_meetings_tomorrow": "Mengabarkan pertemuan besok",
    "plan_absence_questions": "Menanyakan halangan",
    "send_daily_visit_lists": "Menyusun daftar kunjungan",
    "lapse_handovers": "Mengembalikan tawaran kunjungan",
    "forget_old_papers": "Menghapus berkas lama",
    "pause_unattended_dialogs": "Menyimpan percakapan yang ditinggal",
}
KIND_LABELS = {
    "reply": "Jawaban",
    "meeting_reminder": "Pengingat pertemuan",
    "meeting_moved": "Pertemuan dipindah",
    "meeting_cancelled": "Pertemuan dibatalkan",
    "report_request": "Siapa yang tidak hadir?",
    "meeting_result": "Hasil pertemuan",
    "report_differs": "Laporan berbeda",
    "report_evidence": "Bukti pertemuan",
    "meetings_tomorrow": "Pertemuan besok",
    "absence_reason": "Ada halangan apa?",
    "absence_disputed": "Katanya hadir",
    "visit_list": "Daftar kunjungan",
    "visit_withdrawn": "Kunjungan ditarik",
    "visit_offered": "Kunjungan ditawarkan",
    "visit_offer_answered": "Jawaban tawaran",
    "visit_done_for_you": "Dikunjungi rekan",
    "group_changed": "Pindah kelompok",
    "duty_changed": "Tugas di kelompok",
    "member_arrived": "Anggota baru",
    "roster_preview": "Hasil periksa daftar",
    "roster_taken": "Daftar dimasukkan",
    "paper_ready": "Berkas jadi",
    "dialog_paused": "Percakapan disimpan",
}
STATE_LABELS = {
    "queued": "menunggu",
    "claimed": "diambil",
    "sending": "dikirim",
    "sent": "terkirim",
    "failed": "gagal",
    "dropped": "tidak jadi",
    "unreachable": "tak terjangkau",
    "unknown": "belum pasti",
}


def state_view(session: Session, world: World) -> dict[str, Any]:
    """The top bar, the people, and the two panes."""
    local = world.rules.local(world.now)
    ids = people_by_name(session)
    following = world.next_moment()
    counts: dict[str, int] = {}
    for (_, state), count in counts_by_state(session).items():
        counts[state] = counts.get(state, 0) + count
    return {
        "now": world.now.isoformat(),
        "now_text": WORDS.moment(local),
        "next_text": WORDS.moment(world.rules.local(following)) if following is not None else None,
        "phones": [ids[name] for name in MAIN_PHONES if name in ids],
        "people": _people(session, world),
        "jobs": [_job(world, run) for run in _latest(session, JobRun)],
        "outbox": [_row(session, world, row) for row in _latest(session, OutboxRow)],
        "outbox_counts": counts,
    }


def chat_view(session: Session, world: World, person_id: int) -> dict[str, Any]:
    """One phone's chat with the commands of its menu."""
    chatter = chatter_of(session, person_id)
    joined = session.scalar(select(Address.id).where(Address.person_id == person_id, Address.closed_at.is_(None)))
    commands = commands_for(chatter.role, chatter.language) if chatter and joined else [("start", "Mulai")]
    pressed = world.phones.pressed(person_id)
    return {
        "messages": [_bubble(world, bubble, pressed.get(bubble.id, [])) for bubble in world.phones.chat(person_id)],
        "commands": [{"command": command, "description": description} for command, description in commands],
    }


def _people(session: Session, world: World) -> list[dict[str, Any]]:
    revisions = _revisions(session, world)
    joined = set(session.scalars(select(Address.person_id).where(Address.closed_at.is_(None))))
    query = (
        select(Person, Kpm.duty, Group.name)
        .outerjoin(Kpm, Kpm.person_id == Person.id)
        .outerjoin(Group, Group.id == Kpm.group_id)
        .where(Person.removed_at.is_(None), Kpm.left_at.is_(None))
        .order_by(Person.id)
    )
    people = []
    for person, duty, group in session.execute(query):
        role = duty if duty in ("ketua", "deputy") else person.role
        people.append(
            {
                "id": person.id,
                "name": address_name(WORDS, person.name, person.gender),
                "role": role,
                "role_label": ROLE_LABELS[role],
                "group": group,
                "joined": person.id in joined,
                "rev": revisions.get(person.id, 0),
            }
        )
    stranger = {"id": STRANGER, "name": "Orang asing", "role": "stranger", "role_label": "", "group": None}
    return [*people, {**stranger, "joined": False, "rev": revisions.get(STRANGER, 0)}]


def _revisions(session: Session, world: World) -> dict[int, int]:
    """A number per phone that changes with every new bubble, redraw, and village begun anew."""
    query = select(Bubble.chat, func.max(Bubble.id), func.sum(Bubble.edits)).group_by(Bubble.chat)
    return {
        chat: (world.villages * 1_000_000 + newest) * 1_000 + int(edits or 0) % 1_000
        for chat, newest, edits in session.execute(query)
    }


def _latest(session: Session, table: type[Any]) -> list[Any]:
    return list(session.scalars(select(table).order_by(table.id.desc()).limit(MOST_ROWS)))


def _job(world: World, run: JobRun) -> dict[str, Any]:
    return {
        "at": _short(world, run.ran_at),
        "job": run.job,
        "label": JOB_LABELS.get(run.job, run.job),
        "done": run.done,
    }


def _row(session: Session, world: World, row: OutboxRow) -> dict[str, Any]:
    person_id = row.person_id
    if person_id is None and row.contact_id is not None:
        person_id = session.scalar(select(Address.person_id).where(Address.contact_id == row.contact_id).limit(1))
    person = session.get(Person, person_id) if person_id is not None else None
    return {
        "id": row.id,
        "kind": row.kind,
        "label": KIND_LABELS.get(row.kind, row.kind),
        "to": address_name(WORDS, person.name, person.gender) if person else "Orang asing",
        "state": row.state,
        "state_label": STATE_LABELS.get(row.state, row.state),
        "due": _short(world, row.sent_at or row.due_at),
    }


def _bubble(world: World, bubble: Bubble, pressed: list[str]) -> dict[str, Any]:
    local = world.rules.local(bubble.at)
    content = base64.b64encode(bubble.attachment).decode() if bubble.attachment else ""
    photo = f"data:image/png;base64,{content}" if content and bubble.attachment_kind == "photo" else None
    document = {"name": bubble.attachment_name, "url": f"data:application/octet-stream;base64,{content}"}
    return {
        "id": bubble.id,
        "from": bubble.sender,
        "text": bubble.text,
        "rows": bubble.rows,
        "contact_button": bubble.contact_button,
        "photo": photo,
        "document": document if content and bubble.attachment_kind in ("document", "voice") else None,
        "at": WORDS.clock(local),
        "day": f"{WORDS.short_day(local.date())} {local.year}",
        "edited": bubble.edits > 0,
        "may_edit": bubble.sender == "me" and bool(bubble.text) and not bubble.text.startswith(ATTACHED),
        "tapped": pressed,
    }


def _short(world: World, moment: Any) -> str:
    local = world.rules.local(moment)
    return f"{WORDS.short_day(local.date())} {WORDS.clock(local)}"
