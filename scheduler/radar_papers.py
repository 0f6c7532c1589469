"""The radar's pictures: read in one look, drawn outside any transaction."""

from datetime import datetime

from conversations.radar.radar_picture import group_picture, overview_picture
from conversations.words import Words
from db import Database
from programme.access import Actor
from programme.papers import PaperMistake
from programme.radar.looking import list_radar, show_radar_group
from programme.rules import Rules


def radar_picture_file(
    database: Database, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> tuple[str, bytes]:
    """Name and content of the picture of all of a pendamping's groups; raises PaperMistake("empty") where none is."""
    groups = database.read(lambda session: list_radar(session, actor, pendamping_id, now, rules))
    if not groups:
        raise PaperMistake("empty")
    return f"radar-{rules.today(now).isoformat()}.png", overview_picture(Words(), groups, rules.today(now))


def radar_group_picture_file(
    database: Database, actor: Actor, group_id: int, now: datetime, rules: Rules
) -> tuple[str, bytes]:
    """The same of one group."""
    group = database.read(lambda session: show_radar_group(session, actor, group_id, now, rules))
    if group is None:
        raise PaperMistake("empty")
    return f"radar-kelompok-{rules.today(now).isoformat()}.png", group_picture(Words(), group, rules.today(now))
