"""Groups that pass from one pendamping to another, as tests live through it."""

from datetime import date, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Group, Substitution
from programme.access import SYSTEM
from programme.keeping.handover import hand_group_over
from programme.keeping.substituting import ask_substitute, keep_substitutions, withdraw_substitution
from tests.village import Village


def hand(village: Village, to: str, group_id: int, by: str = "Bambang") -> None:
    """The koordinator hands it over."""
    actor, to_id = village.actor(by), village.people[to]
    village.write(lambda s: hand_group_over(s, actor, group_id, to_id, village.now, village.rules))
    village.drain()
    village.now += timedelta(minutes=1)


def ask_for_leave(village: Village, first: date, last: date, away: str = "Siti", colleague: str = "Bambang") -> int:
    """A colleague is asked to stand in; the leave's id."""
    actor, ids = village.actor(away), (village.people[away], village.people[colleague])
    mistake = village.write(lambda s: ask_substitute(s, actor, *ids, first, last, village.now, village.rules))
    assert mistake is None
    village.drain()
    query = select(Substitution.id).order_by(Substitution.id.desc()).limit(1)
    return village.read(lambda s: s.scalars(query).one())


def live_through_keeping(village: Village) -> None:
    """The group goes to the koordinator and back; then he stands in for a leave that begins at once and ends early."""
    siti = village.people["Siti"]
    group_id = village.read(lambda s: s.scalars(select(Group.id).where(Group.pendamping_id == siti)).first())
    assert group_id is not None
    hand(village, "Bambang", group_id)
    hand(village, "Siti", group_id)
    leave = village.write(lambda s: accepted_leave(s, village))
    village.write(lambda s: keep_substitutions(s, SYSTEM, village.now, village.rules))
    village.drain()
    village.now += timedelta(minutes=1)
    away = village.actor("Siti")
    village.write(lambda s: withdraw_substitution(s, away, leave, village.now, village.rules))
    village.drain()


def accepted_leave(session: Session, village: Village) -> int:
    """Of Siti, from today on, with the koordinator standing in: also where he has no chat."""
    today, siti, bambang = village.rules.today(village.now), village.people["Siti"], village.people["Bambang"]
    row = Substitution(pendamping_id=siti, substitute_id=bambang, asked_by=siti, asked_at=village.now)
    row.from_on, row.until_on, row.state, row.group_ids = today, today + timedelta(days=2), "accepted", []
    session.add(row)
    session.flush()
    return row.id
