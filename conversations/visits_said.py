"""What was said of a visit, as a dialog's state keeps it."""

from datetime import date

from programme.visit_text import SaidOfVisit


def stored_said(said: SaidOfVisit) -> dict[str, str | None]:
    """Of a dialog's state, which is JSON."""
    days = {name: day.isoformat() if day else None for name, day in (("until", said.until), ("on", said.visited_on))}
    texts = {name: getattr(said, name) for name in ("outcome", "met", "finding", "agreement", "colleague")}
    return {**texts, **days, "duties": " ".join(said.duties)}


def said_again(stored: dict[str, str | None]) -> SaidOfVisit:
    """What `stored_said` stored."""
    until, on = stored.get("until"), stored.get("on")
    return SaidOfVisit(
        number=0,
        outcome=stored.get("outcome"),
        met=stored.get("met"),
        finding=stored.get("finding"),
        agreement=stored.get("agreement"),
        until=date.fromisoformat(until) if until else None,
        colleague=stored.get("colleague"),
        duties=tuple((stored.get("duties") or "").split()),
        visited_on=date.fromisoformat(on) if on else None,
    )
