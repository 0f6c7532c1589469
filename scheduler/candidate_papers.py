"""The lists of an intake's groups, read in one short transaction and drawn outside of it."""

from datetime import datetime

from db import Database
from programme.access import Actor
from programme.candidates.group_lists import read_group_lists
from programme.papers import PaperMistake
from reports.group_lists import group_lists_filename, group_lists_workbook


def group_lists_file(database: Database, actor: Actor, intake_id: int, now: datetime) -> tuple[str, bytes]:
    """Name and content. Raises PaperMistake where none of its groups is the reader's."""
    lists = database.write(lambda session: read_group_lists(session, actor, intake_id, now))  # leaves a trace
    if not lists.groups:
        raise PaperMistake("no_groups")
    return group_lists_filename(lists), group_lists_workbook(lists)
