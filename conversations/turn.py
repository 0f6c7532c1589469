"""One turn of a conversation, and the small vocabulary in which conversations answer the engine."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from conversations.questions import Answer, Question
from conversations.words import Said, Words, address_name
from db import Session
from db.tables import Contact
from outbox.messages import Attachment, Button, Incoming, Message
from programme.access import Actor
from programme.attendance_text import Member, Report
from programme.people import Chatter
from programme.rules import Rules

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Readings = dict[tuple[str, tuple[Member, ...]], Report]
"""What a text says about these members."""
EVERYONE = frozenset({"kpm", "ketua", "pendamping", "koordinator", "operator"})


@dataclass(frozen=True)
class House:
    """What conversations need to know of the place they run in."""

    rules: Rules
    join_link: Callable[[str], str]
    """The link by which a joining code is used, for messages and QR pictures."""


@dataclass
class Turn:
    """Everything one step may use: who writes, when, in which unit of work."""

    session: Session
    now: datetime
    house: House
    contact: Contact
    incoming: Incoming
    chatter: Chatter | None
    words: Words
    replies: list[Message] = field(default_factory=list)
    readings: Readings = field(default_factory=dict)
    """Reports read before the unit of work began (conversations.hearing)."""
    menu: "dict[str, Conversation[Any]]" = field(default_factory=dict)
    """What this person may start, in the order of the menu."""

    @property
    def rules(self) -> Rules:
        return self.house.rules

    @property
    def who(self) -> Chatter:
        """The person who writes; only for conversations that strangers can't start."""
        assert self.chatter is not None
        return self.chatter

    @property
    def actor(self) -> Actor:
        return self.who.actor

    def say(
        self,
        text: str,
        *,
        rows: tuple[tuple[Button, ...], ...] = (),
        attachment: Attachment | None = None,
        menu_role: str | None = None,
    ) -> None:
        """Adds a message to what this turn answers."""
        self.replies.append(
            Message(
                text,
                rows=rows,
                attachment=attachment,
                menu_role=menu_role,
                menu_language=self.words.language if menu_role else None,
            )
        )

    def name(self) -> str:
        """'Ibu Mawar', for greetings."""
        return address_name(self.words, self.who.name, self.who.gender)


@dataclass(frozen=True)
class Ask:
    """Go on to this question of the same conversation; a preface stands before it in the same message."""

    question: str
    preface: str | None = None


@dataclass(frozen=True)
class Again:
    """Stay at the question: with a sentence before it saying what to do, or (redraw) only drawn anew in place."""

    sentence: str | None = None
    redraw: bool = False


@dataclass(frozen=True)
class Done:
    """The conversation ends; the sentence is the last word."""

    sentence: str | None = None
    menu: bool = False
    """Show the home menu after it."""


@dataclass(frozen=True)
class Start:
    """Another conversation begins. From a notice's button, the one interrupted goes on afterwards."""

    conversation: str
    state: "DataclassInstance | None" = None
    about: str | None = None
    from_notice: bool = False
    answer: Answer | None = None
    """Given to the first question at once (a free text that was meant for it)."""


@dataclass(frozen=True)
class Resume:
    """A paused dialog goes on at its question."""

    dialog_id: int


Next = Ask | Again | Done | Start | Resume

S = TypeVar("S", bound="DataclassInstance")


@dataclass(frozen=True)
class Step(Generic[S]):
    """A question of a conversation: how it is asked and how its answer is taken."""

    ask: Callable[[Turn, S], Question]
    take: Callable[[Turn, S, Answer], Next]


@dataclass(frozen=True)
class Conversation(Generic[S]):
    """A conversation: its state, its questions, who may start it and with which words."""

    name: str
    state: type[S]
    steps: Mapping[str, Step[S]]
    begin: Callable[[Turn, S], Next]
    roles: frozenset[str] = EVERYONE
    title: Said | None = None
    """Its line in the menu; a conversation without one is started by other means."""
    commands: tuple[str, ...] = ()
    """Words that start it, the first one being its command in the channel's menu."""
    version: int = 1


def state_to_json(state: "DataclassInstance") -> str:
    """A conversation's state as stored."""
    return json.dumps(asdict(state), ensure_ascii=False)


def state_from_json(kind: type[S], stored: str) -> S:
    """The state as it was; fields that an upgrade removed are left out, new ones have their defaults."""
    values: dict[str, Any] = json.loads(stored)
    known = {one.name for one in fields(kind)}
    return kind(**{name: value for name, value in values.items() if name in known})
