"""What the simulator's page shows, as plain data: phones, chats, what jobs did, what stands in the outbox."""

import base64
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from conversations.commands import commands_for
from conversations.words import Words, address_name
from db import Session
from db.simulator import Bubble
from db.tables import Address, Contact, Group, JobRun, Kpm, OutboxRow, Person, Sending
from handlers.simulator.devices import Device, device_of, devices_of
from handlers.simulator.labels import (
    APP_LABELS,
    FORM_LABELS,
    JOB_LABELS,
    KIND_LABELS,
    OUTCOME_LABELS,
    ROLE_LABELS,
    STATE_LABELS,
    WAY_LABELS,
)
from handlers.simulator.simulated_files import ATTACHED
from handlers.simulator.spending import spending_view
from handlers.simulator.village import people_by_name
from handlers.simulator.world import STRANGER, World
from outbox.queue import counts_by_state
from programme.people import chatter_of

MOST_ROWS = 60
WORDS = Words("id")


def state_view(session: Session, world: World, phones: tuple[str, ...]) -> dict[str, Any]:
    """The top bar, the people, those named whose `phones` are shown first, and the panes."""
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
        "phones": [ids[name] for name in phones if name in ids],
        "people": _people(session, world),
        "jobs": [_job(world, run) for run in _latest(session, JobRun)],
        "outbox": [_row(session, world, row) for row in _latest(session, OutboxRow)],
        "outbox_counts": counts,
        "spending": spending_view(session, world),
    }


def chat_view(session: Session, world: World, person_id: int) -> dict[str, Any]:
    """One phone's chat with the commands of its menu."""
    chatter = chatter_of(session, person_id)
    joined = session.scalar(select(Address.id).where(Address.person_id == person_id, Address.closed_at.is_(None)))
    commands = commands_for(chatter.role, chatter.language) if chatter and joined else [("start", "Mulai")]
    if device_of(session, person_id).app != "telegram":
        commands = []  # Telegram alone has a menu of them
    pressed = world.phones.pressed(person_id)
    return {
        "messages": [_bubble(world, bubble, pressed.get(bubble.id, [])) for bubble in world.phones.chat(person_id)],
        "commands": [{"command": command, "description": description} for command, description in commands],
    }


def _people(session: Session, world: World) -> list[dict[str, Any]]:
    revisions, devices = _revisions(session, world), devices_of(session)
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
                "phone": _phone(world, devices.get(person.id, Device(person.id))),
            }
        )
    stranger = {"id": STRANGER, "name": "Orang asing", "role": "stranger", "role_label": "", "group": None}
    held = _phone(world, devices.get(STRANGER, Device(STRANGER)))
    return [*people, {**stranger, "joined": False, "rev": revisions.get(STRANGER, 0), "phone": held}]


def _phone(world: World, device: Device) -> dict[str, Any]:
    """What it is, what is wrong with it, and whether WhatsApp takes free text for it."""
    ends = device.window_ends()
    return {
        "app": device.app,
        "label": APP_LABELS[device.app],
        "number": device.number if device.app in ("whatsapp", "sms") else None,
        "off": device.off,
        "without_data": device.without_data,
        "blocked": device.blocked,
        "why_silent": device.why_silent(),
        "window_open": device.window_is_open(world.now),
        "window_ends": _until(world, ends) if ends is not None else None,
    }


def _revisions(session: Session, world: World) -> dict[int, int]:
    """A number per phone that changes with every new bubble, redraw, and village begun anew."""
    query = select(Bubble.chat, func.max(Bubble.id), func.sum(Bubble.touched)).group_by(Bubble.chat)
    return {
        chat: (world.villages * 1_000_000 + newest) * 1_000 + int(changes or 0) % 1_000
        for chat, newest, changes in session.execute(query)
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
        "why": OUTCOME_LABELS.get(row.outcome or "", row.outcome),
        "way": _way(session, row),
        "due": _short(world, row.sent_at or row.due_at),
    }


def _way(session: Session, row: OutboxRow) -> str:
    """'WhatsApp (templat)': how its last request left, or the chat that a reply answers."""
    last = session.execute(
        select(Sending.channel, Sending.form).where(Sending.outbox_id == row.id).order_by(Sending.id.desc()).limit(1)
    ).first()
    if last is not None:
        form = FORM_LABELS.get(last.form)
        return f"{WAY_LABELS[last.channel]} ({form})" if form else WAY_LABELS[last.channel]
    contact = session.get(Contact, row.contact_id) if row.contact_id is not None else None
    return WAY_LABELS.get(contact.channel, contact.channel) if contact is not None else "–"


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
        "channel": bubble.channel,
        "state": bubble.state if bubble.sender == "bot" else None,
        "code": bubble.code,
        "template": bubble.form == "template",
        "list_label": bubble.list_label,
        "segments": bubble.segments,
    }


def _until(world: World, ends: datetime) -> str:
    """'14.20' or 'besok 08.00', of a moment within a day."""
    local, today = world.rules.local(ends), world.rules.today(world.now)
    return WORDS.clock(local) if local.date() == today else f"besok {WORDS.clock(local)}"


def _short(world: World, moment: Any) -> str:
    local = world.rules.local(moment)
    return f"{WORDS.short_day(local.date())} {WORDS.clock(local)}"
