"""The picture of a poll's result, for whoever may see it."""

from datetime import datetime

from conversations.polls.hindrance_words import hindrance_in_words
from conversations.polls.result_words import count_in_words, suggestion
from conversations.words import Words
from db import Database
from programme.access import Actor
from programme.papers import PaperMistake
from programme.people import chatter_of
from programme.polls.results import PollResult, show_poll_result
from programme.rules import Rules
from reports.poll_picture import Bar, poll_filename, poll_png


def poll_picture_file(database: Database, actor: Actor, poll_id: int, now: datetime, rules: Rules) -> tuple[str, bytes]:
    """Name and content, in the reader's language; raises PaperMistake("nothing") where there is nothing to draw."""
    result = database.read(lambda session: show_poll_result(session, actor, poll_id, now, rules))
    if result is None or not result.reasons:
        raise PaperMistake("nothing")
    assert actor.person_id is not None
    reader_id = actor.person_id
    reader = database.read(lambda session: chatter_of(session, reader_id))
    words = Words(reader.language if reader is not None else "id")
    title = words._("{group}: apa yang membuat sulit datang? ({of} jawaban)", group=result.group.name, of=result.of)
    return poll_filename(poll_id), poll_png(title, poll_bars(words, result), suggestion(words, result))


def poll_bars(words: Words, result: PollResult) -> list[Bar]:
    """A bar for each reason that is shown."""
    return [
        Bar(
            hindrance_in_words(words, one.reason),
            one.count / result.of if one.count is not None else 1.0,
            count_in_words(words, one),
            nearly=one.count is None,
        )
        for one in result.reasons
    ]
