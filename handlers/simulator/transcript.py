"""The story as text: who, when, what, in the order of events."""

from collections.abc import Iterator

from sqlalchemy import func, select

from db import Session
from db.tables import OutboxRow
from handlers.simulator.story import MAIN_PHONES
from handlers.simulator.village import people_by_name
from handlers.simulator.world import World


def transcript(world: World) -> Iterator[str]:
    """Lines of what the main phones saw, and how many others got the same notices."""
    ids = world.database.read(people_by_name)
    main = {ids[name]: name for name in MAIN_PHONES}
    for bubble in world.phones.transcript(list(main)):
        when = world.rules.local(bubble.at).strftime("%d-%m-%Y %H.%M")
        who = main[bubble.chat]
        if bubble.sender == "bot":
            yield f"{when}  Asisten -> {who}:\n{_indented(bubble.text)}\n"
        else:
            said = f"[tekan: {bubble.text}]" if bubble.sender == "tap" else bubble.text
            yield f"{when}  {who} -> Asisten:\n{_indented(said)}\n"
    yield from world.database.read(_sums)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def _sums(session: Session) -> list[str]:
    """How the reminders of the whole group fared."""
    counts = session.execute(
        select(OutboxRow.state, func.count()).where(OutboxRow.kind == "meeting_reminder").group_by(OutboxRow.state)
    )
    words = {"sent": "terkirim", "unreachable": "tidak terjangkau (tanpa HP; namanya ada pada pengingat ketua)"}
    told = ", ".join(f"{count} {words.get(state, state)}" for state, count in sorted(counts))
    return [f"Pengingat untuk seluruh kelompok: {told}."]
