"""The beginning of a story is told once, and looked up where another test begins in the very same way.

Half of what a conversation's test took was the way there: two meetings held, a reminder sent, a list come. What is
marked `told_once` runs as ever, as long as no test of this worker began so before: then the rows and all that stood on
the phones are put back as they were. They are the same only while nothing else has happened in the village, which the
database's count of commits and the village's own things tell; else it simply runs. The sender begins as after a
restart of the program.
"""

import copy
import functools
import inspect
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from tests.stages import Kept, Stage, stage_of

if TYPE_CHECKING:
    from tests.telegram_phone import Phone
    from tests.village import Village

P = ParamSpec("P")
R = TypeVar("R")

MOST_KEPT = 48
"""Tests that begin alike stand together, so what was not looked up for long need not be kept: a file each."""
OUTSIDE = frozenset({"database", "rules", "intake", "sender", "ids", "phones", "told"})
"""What a village holds that is no part of the story, or is put back in a way of its own."""
PLAIN = (str, int, bool, date, datetime, time, type(None))


@dataclass(frozen=True)
class Told:
    """What the village's story is so far, and by what to see that nothing was added to it since."""

    story: tuple[Hashable, ...]
    signs: tuple[object, ...]


@dataclass(frozen=True)
class Tale:
    """What there was at the end of a story."""

    village: "Village"
    kept: Kept
    things: dict[str, Any]
    phones: "dict[str, Phone]"
    next_id: int
    result: Any

    def is_told_to(self, village: "Village") -> Any:
        """Puts everything back as it was, in that village; returns what was returned."""
        self.kept.put_back()
        known: dict[int, Any] = {id(self.village): village}
        in_hand = [
            (phone, village.phones[phone.name]) for phone in self.phones.values() if phone.name in village.phones
        ]
        for phone, hers in in_hand:
            _redraw(hers, copy.deepcopy(phone, {id(self.village): village}))
        known |= {id(phone): hers for phone, hers in in_hand}
        things, village.phones, result = copy.deepcopy((self.things, self.phones, self.result), known)
        vars(village).update(things)
        village.ids = count(self.next_id)
        return result


_heard: set[tuple[Hashable, ...]] = set()
"""On PostgreSQL, where keeping takes its time, only what is told a second time is kept."""
_tales: OrderedDict[tuple[Hashable, ...], Tale] = OrderedDict()


def told_once(tell: Callable[P, R]) -> Callable[P, R]:
    """For what may begin a story: it takes the village and plain values, and returns such, phones, or the village.

    All that it does must follow from these and from the village: nothing read from a real clock, a file or a fixture of
    its own, nothing patched meanwhile. A function made anew is another story, whatever it is called.
    """
    signature = inspect.signature(tell)

    @functools.wraps(tell)
    def telling(*args: P.args, **kwargs: P.kwargs) -> R:
        said = signature.bind(*args, **kwargs)
        said.apply_defaults()
        (_, village), *values = said.arguments.items()  # with their names: "x" as a clock is no place "x"
        stage, told = stage_of(village.database), village.told
        village.told = None  # what is told within is a part of this
        if stage is None or told is None or told.signs != _signs(village, stage) or not _is_plain(values):
            return tell(*args, **kwargs)
        story = (*told.story, tell, repr(values))
        tale = _tales.pop(story, None)
        if tale is not None and tale.kept.is_there():
            result: R = tale.is_told_to(village)
        else:
            result = tell(*args, **kwargs)
            tale = _tale(village, stage, result) if stage.keeps_quickly or story in _heard else None
            _heard.add(story)
        if tale is not None:
            _remember(story, tale)
        village.told = Told(story, _signs(village, stage))
        return result

    return telling


def _remember(story: tuple[Hashable, ...], tale: Tale) -> None:
    _tales[story] = tale
    while len(_tales) > MOST_KEPT:
        _tales.popitem(last=False)[1].kept.forget()


def beginning(village: "Village") -> Told | None:
    """The story of a village that has just been made; None where its database was written to before."""
    stage = stage_of(village.database)
    if stage is None or not stage.is_untouched():
        return None
    story = (stage.shows, village.answering, village.channel, repr(village.rules))
    return Told(story, _signs(village, stage))


def _signs(village: "Village", stage: Stage) -> tuple[object, ...]:
    """What is different as soon as anything has happened."""
    own = (village.rules, village.intake, village.sender, village.answering, village.channel)
    shown = tuple((name, len(phone.messages), phone.language) for name, phone in village.phones.items())
    said = (len(village.files), len(village.failures), village.taken, village.sends)
    return (stage.changes, village.now, *own, *said, *village.people, shown)


def _tale(village: "Village", stage: Stage, result: object) -> Tale:
    next_id = next(village.ids)
    village.ids = count(next_id)
    things = {name: value for name, value in vars(village).items() if name not in OUTSIDE}
    kept_things, phones, said = copy.deepcopy((things, village.phones, result), {id(village): village})
    return Tale(village, stage.keep(), kept_things, phones, next_id, said)


def _redraw(phone: "Phone", as_this: "Phone") -> None:
    """The phone, and what stands on it, may be in the test's hand already."""
    for shown, now_shown in zip(phone.messages, as_this.messages, strict=False):
        vars(shown).update(vars(now_shown))
    phone.messages += as_this.messages[len(phone.messages) :]
    vars(phone).update(vars(as_this), messages=phone.messages)


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(_is_plain, (*value, *value.values())))
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    return isinstance(value, PLAIN)
