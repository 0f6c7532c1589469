"""The form of a notice's words: how it is drawn, what a tap does, what a typed answer does."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from conversations.turn import Next, Turn
from conversations.words import Words, address_name
from db import Session
from outbox.messages import Message, TemplateCall
from programme.people import Chatter
from programme.rules import Rules

DAILY = frozenset({"visits", "evening", "radar"})
"""The words whose subject is a day."""


@dataclass(frozen=True)
class NoticeView:
    """What drawing a notice may look at."""

    session: Session
    now: datetime
    rules: Rules
    words: Words
    reader: Chatter
    subject: str
    slot: str

    @property
    def subject_id(self) -> int:
        """12 of 'meeting:12'."""
        return int(self.subject.rpartition(":")[2])

    def name(self) -> str:
        """'Ibu Mawar', the reader."""
        return address_name(self.words, self.reader.name, self.reader.gender)


@dataclass(frozen=True)
class NoticeTalk:
    """`render` returns None where what the notice speaks of no longer holds: it is then dropped."""

    render: Callable[[NoticeView], Message | None]
    tapped: Callable[[Turn, str, str], Next | None] | None = None
    """(turn, subject, value)"""
    typed: Callable[[Turn, str, str], Next | None] | None = None
    """(turn, subject, text): None where the text is no answer to this notice."""
    title: Callable[[Turn, str], str] = lambda turn, subject: subject
    """How the notice is called when we ask which one was meant."""
    template: Callable[[NoticeView], TemplateCall | None] | None = None
    """The same as an approved template, for a reader outside WhatsApp's window; its buttons are the message's own."""
    sms: Callable[[NoticeView], str | None] | None = None
    """The same as a short text without question or buttons that names whom to ask; SMS only goes out."""
    knock: Callable[[NoticeView], str] | None = None
    """What waits behind "Ada ..., tekan Buka" in a few words without names: "6 kunjungan hari ini"."""
    only_if_free: Callable[[NoticeView], bool] = lambda view: False
    """Whether it is worth no template and no SMS this time: she has answered already, and nothing new stands in it."""
    about: str = "meeting"
    """The word that its subject begins with ('meeting:12'); some are followed by a day ('visits:2018-11-23')."""

    def may_be_about(self, subject: str, value: str) -> bool:
        """Whether a button of this notice can hold that: its data comes from outside and may be forged."""
        word, _, rest = subject.partition(":")
        return word == self.about and value.isascii() and (_is_day(rest) if word in DAILY else _is_id(rest))


def _is_id(said: str) -> bool:
    return re.fullmatch("[0-9]{1,15}", said) is not None


def _is_day(said: str) -> bool:
    """'2018-02-31' looks like a day and is none."""
    if re.fullmatch("20[0-9]{2}-[0-9]{2}-[0-9]{2}", said) is None:
        return False
    try:
        date.fromisoformat(said)
    except ValueError:
        return False
    return True
