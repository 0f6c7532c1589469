"""Who may do what on whose objects: every operation is registered here, and the access test is made from this list.

An actor stands in some *relations* to an object (it is his own, he is its pendamping, its koordinator ...). An
operation names the relations that may run it; the decorator asks before the first line of the operation runs.
"""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from db import Session

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Actor:
    """Who acts: a person, or (person_id None) the assistant itself or its command line."""

    person_id: int | None
    role: str


SYSTEM = Actor(None, "system")
"""Jobs: they act for nobody and may do what is registered for 'system'."""
OFFICE = Actor(None, "office")
"""The command line: whoever can start it holds the database anyway."""

RELATIONS = (
    "self", "ketua", "deputy", "pendamping", "handler", "holder", "adviser", "koordinator", "operator", "staff",
    "anyone", "system", "office",
)  # fmt: skip
"""'handler' stands to a complaint: whoever of its level may see it. 'holder' and 'adviser' stand to a case."""


class NotAllowed(Exception):
    """The actor has no relation to the object that would allow the operation."""


@dataclass(frozen=True)
class Operation:
    """A registered operation: on which kind of object (the parameter `<kind>_id`), and who may."""

    name: str
    module: str
    on: str | None
    may: frozenset[str]


OPERATIONS: dict[str, Operation] = {}

RelationsOf = Callable[[Session, Actor, str | None, int | None], frozenset[str]]
_relations_of: list[RelationsOf] = []


def operation(*, on: str | None, may: tuple[str, ...]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Registers an operation `f(session, actor, <on>_id, ...)`; calling it without the right raises NotAllowed."""
    unknown = set(may) - set(RELATIONS)
    if unknown:
        raise ValueError(f"unknown relations {sorted(unknown)}")

    def register(function: Callable[P, R]) -> Callable[P, R]:
        signature = inspect.signature(function)
        name = function.__name__
        if list(signature.parameters)[:2] != ["session", "actor"]:
            raise TypeError(f"{name} must begin with (session, actor)")
        if on is not None and f"{on}_id" not in signature.parameters:
            raise TypeError(f"{name} has no parameter {on}_id")
        if name in OPERATIONS:
            raise ValueError(f"two operations are called {name}")
        OPERATIONS[name] = Operation(name, function.__module__, on, frozenset(may))

        @functools.wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            bound = signature.bind_partial(*args, **kwargs).arguments
            object_id = bound.get(f"{on}_id") if on else None
            require(bound["session"], bound["actor"], name, object_id)
            return function(*args, **kwargs)

        return guarded

    return register


def relations_are_told_by(relations_of: RelationsOf) -> RelationsOf:
    """The one function that knows how people and objects are related (programme.relations)."""
    _relations_of[:] = [relations_of]
    return relations_of


def may_run(session: Session, actor: Actor, name: str, object_id: int | None) -> bool:
    """Whether the actor may run this operation on this object."""
    wanted = OPERATIONS[name]
    return bool(_relations_of[0](session, actor, wanted.on, object_id) & wanted.may)


def require(session: Session, actor: Actor, name: str, object_id: int | None) -> None:
    """Raises NotAllowed unless the actor may run the operation on the object."""
    if not may_run(session, actor, name, object_id):
        raise NotAllowed(f"{actor.role} {actor.person_id} may not {name} {object_id}")
