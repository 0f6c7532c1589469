"""One turn of a conversation, and the small vocabulary in which conversations answer the engine."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from conversations.endings import nothing_changed
from conversations.office_texts import OfficeTexts
from conversations.questions import Answer, Question
from conversations.words import Said, Words, address_name
from db import Session
from db.tables import Contact
from outbox.means import Means
from outbox.messages import Attachment, Button, Incoming, Message
from programme.access import Actor
from programme.attendance_text import Member, Report
from programme.people import Chatter
from programme.rules import Rules
from programme.ways_in import FindWaysIn

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Readings = dict[tuple[str, tuple[Member, ...], int | None], Report]
"""What a text says about these members, when the member of that number writes it."""
FAMILIES = frozenset({"kpm", "ketua", "deputy"})
"""Every kpm, whatever her duty in the group."""
REPORTERS = frozenset({"ketua", "deputy", "pendamping", "koordinator"})
EVERYONE = FAMILIES | REPORTERS | {"operator"}


@dataclass(frozen=True)
class House:
    """What conversations need to know of the place they run in."""

    rules: Rules
    ways_in: FindWaysIn
    """The links by which a joining code is used, for messages and QR pictures."""
    means: Means = field(default_factory=Means)
    """The office's channels, prices and tier: for forecasts."""
    texts: OfficeTexts = field(default_factory=OfficeTexts)
    """Answers to common questions and first aid, the office's own first."""


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
    conversations: "Mapping[str, Conversation[Any]]" = field(default_factory=dict)
    """Every conversation by its name: to say what was left unfinished."""
    people: list[Chatter] = field(default_factory=list)
    """Everybody who speaks from this phone, first joined first."""
    kept: list[Incoming] | None = None
    """Set when it became clear who speaks: what she had written before, to be taken now."""
    file_id: int | None = None
    """The stored file that came with this message."""

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

    @property
    def person_id(self) -> int | None:
        """The id of the person who writes; None for a stranger, and where it is not clear who writes."""
        return self.chatter.id if self.chatter is not None else None

    def speak_as(self, person: Chatter) -> None:
        """From here on this person is the one who writes, and her language is spoken."""
        self.chatter, self.words = person, Words(person.language)

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


def speaking_as(turn: Turn, person: Chatter) -> Turn:
    """The same turn as if this person wrote, to see what her message would mean: its replies are nobody's."""
    return replace(turn, chatter=person, words=Words(person.language), replies=[])


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
class Stay:
    """The question above still stands and is not asked again; the sentence only remarks on what came."""

    sentence: str


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
    aside: bool = False
    """Begun from within a conversation, which goes on afterwards."""
    answer: Answer | None = None
    """Given to the first question at once (a free text that was meant for it)."""


@dataclass(frozen=True)
class Resume:
    """A paused dialog goes on at its question."""

    dialog_id: int
    said: str | None = None
    """What turned out to be its answer."""


Next = Ask | Again | Stay | Done | Start | Resume

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
    family_commands: tuple[str, ...] = ()
    """Further ones in families' mouths; with staff they begin something else."""
    section: str = ""
    """Under which line of a long menu it is found (conversations.home); empty: in the menu itself."""
    version: int = 1
    unfinished: Callable[[Turn, S], str] | None = None
    """How it is called where it was left unfinished ("kunjungan Ibu Mawar"); else by its title."""
    aside: Callable[[Turn, S], Next | None] | None = None
    """What it makes of an edited message or a file that its question did not ask for; None: nothing."""
    cancelled: Callable[[Turn, S], None] | None = None
    """Takes back what it kept before its end; the answer to "batal" is that nothing was changed."""
    ended: Said = nothing_changed
    """What is said where "batal" ends it."""


def state_to_json(state: "DataclassInstance") -> str:
    """A conversation's state as stored."""
    return json.dumps(asdict(state), ensure_ascii=False)


def state_from_json(kind: type[S], stored: str) -> S:
    """The state as it was; fields that an upgrade removed are left out, new ones have their defaults."""
    values: dict[str, Any] = json.loads(stored)
    known = {one.name for one in fields(kind)}
    return kind(**{name: value for name, value in values.items() if name in known})
