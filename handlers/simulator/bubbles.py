"""The bubbles on the phones: noted when somebody says something, moved forward as they arrive and are read."""

from datetime import datetime

from sqlalchemy import select

from db import Session
from db.simulator import Bubble, SimulatorState
from handlers.simulator.devices import Device
from outbox.messages import Attachment


def note_said(
    session: Session, chat: int, channel: str, text: str, now: datetime, file: Attachment | None = None
) -> tuple[int, int]:
    """What the owner of the phone sends stands in her chat; (the provider's next number, the bubble's id)."""
    bubble = Bubble(chat=chat, channel=channel, sender="me", text=text, rows=[], at=now)
    if file is not None:
        attach(bubble, file)
    session.add(bubble)
    session.flush()
    note_read(session, chat, channel)
    return next_number(session), bubble.id


def note_edit(session: Session, chat: int, channel: str, bubble_id: int, text: str) -> int:
    """She changes what she wrote. Raises LookupError where that bubble is none of her texts."""
    bubble = session.get(Bubble, bubble_id)
    if bubble is None or (bubble.chat, bubble.channel, bubble.sender) != (chat, channel, "me") or not bubble.text:
        raise LookupError(bubble_id)
    bubble.text, bubble.edits, bubble.touched = text, bubble.edits + 1, bubble.touched + 1
    return next_number(session)


def note_tap(session: Session, pressed: Bubble, label: str, data: str, now: datetime) -> int:
    """A button pressed stands in the transcript, not in the chat."""
    session.add(
        Bubble(
            chat=pressed.chat,
            channel=pressed.channel,
            sender="tap",
            text=label,
            rows=[],
            pressed_id=pressed.id,
            pressed_data=data,
            at=now,
        )
    )
    note_read(session, pressed.chat, pressed.channel)
    return next_number(session)


def button_label(bubble: Bubble, data: str) -> str | None:
    """What stands on the bubble's button with this data; None where it has none."""
    labels = [button["text"] for row in bubble.rows for button in row if button["data"] == data]
    return labels[0] if labels else None


def note_read(session: Session, chat: int, channel: str) -> None:
    """Whoever acts in an app has seen what stood there."""
    _move(session, chat, ("delivered",), "read", channel)


def note_arrivals(session: Session, device: Device) -> None:
    """The phone works again: what was on its way appears on it."""
    for channel in ("telegram", "whatsapp"):
        if device.takes(channel):
            _move(session, device.chat, ("sent",), "delivered", channel)


def note_reported(session: Session, bubble_id: int, state: str) -> None:
    """The program was told that state."""
    session.get_one(Bubble, bubble_id).reported = state


def unreported(session: Session) -> list[Bubble]:
    """Bubbles of whose present state the program has not been told, oldest first."""
    query = select(Bubble).where(
        Bubble.sender == "bot",
        Bubble.channel.in_(("whatsapp", "sms")),
        Bubble.reported.is_distinct_from(Bubble.state),
    )
    return list(session.scalars(query.order_by(Bubble.id)))


def next_number(session: Session) -> int:
    """The provider's next number of an update or message."""
    state = session.scalars(select(SimulatorState)).one()
    state.updates += 1
    return state.updates


def attach(bubble: Bubble, file: Attachment) -> None:
    bubble.attachment_kind, bubble.attachment_name, bubble.attachment = file.kind, file.filename, file.content


def _move(session: Session, chat: int, from_states: tuple[str, ...], to_state: str, channel: str) -> None:
    waiting = select(Bubble).where(
        Bubble.chat == chat,
        Bubble.sender == "bot",
        Bubble.channel == channel,
        Bubble.lost.is_(False),
        Bubble.state.in_(from_states),
    )
    for bubble in session.scalars(waiting):
        bubble.state, bubble.touched = to_state, bubble.touched + 1
