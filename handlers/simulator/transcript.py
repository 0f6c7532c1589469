"""The story as text: who, when, what, in the order of events."""

from collections.abc import Iterator

from sqlalchemy import func, select

from db import Session
from db.simulator import Bubble
from db.tables import OutboxRow
from handlers.simulator.labels import STATE_LABELS, WAY_LABELS
from handlers.simulator.story import SCENES
from handlers.simulator.telegram_app import CHANNEL
from handlers.simulator.village import people_by_name
from handlers.simulator.world import World


def transcript(world: World) -> Iterator[str]:
    """Lines of what the main phones saw, and how many others got the same notices."""
    ids = world.database.read(people_by_name)
    main = {ids[name]: name for scene in SCENES for name in scene.phones}
    for bubble in world.phones.transcript(list(main)):
        when = world.rules.local(bubble.at).strftime("%d-%m-%Y %H.%M")
        who = main[bubble.chat]
        if bubble.sender == "bot":
            yield f"{when}  Asisten -> {who}{_way(bubble)}:\n{_indented(bubble.text)}\n"
        else:
            said = f"[tekan: {bubble.text}]" if bubble.sender == "tap" else bubble.text
            yield f"{when}  {who} -> Asisten:\n{_indented(said)}\n"
    yield from world.database.read(_sums)


def _way(bubble: Bubble) -> str:
    """' (WhatsApp, templat, terkirim)': by which way, and how far it got; nothing on Telegram, which doesn't tell."""
    if bubble.channel == CHANNEL:
        return ""
    form = "templat" if bubble.form == "template" else None
    state = STATE_LABELS[bubble.state] + (f" {bubble.code}" if bubble.code else "")
    return f" ({', '.join(one for one in (WAY_LABELS[bubble.channel], form, state) if one)})"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def _sums(session: Session) -> list[str]:
    """How the reminders of the whole group fared."""
    counts = session.execute(
        select(OutboxRow.state, func.count()).where(OutboxRow.kind == "meeting_reminder").group_by(OutboxRow.state)
    )
    words = {**STATE_LABELS, "unreachable": "tidak terjangkau pesan (ketua yang menyampaikan)"}
    told = ", ".join(f"{count} {words.get(state, state)}" for state, count in sorted(counts))
    return [f"Pengingat untuk seluruh kelompok: {told}."]
