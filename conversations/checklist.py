"""A list of members to tick: its choices, and members named by typed numbers or names."""

from collections.abc import Sequence

from conversations.hearing import report_in
from conversations.questions import Answer, Choice
from conversations.turn import Turn
from conversations.words import Words
from programme.relays import ToTell

END = "end"


def tick_choices(words: Words, people: Sequence[ToTell], ticked: set[int]) -> tuple[Choice, ...]:
    """One choice a member, by its number; the last one ends the list."""
    return (
        *(
            Choice(
                f"m{one.person_id}",
                f"{'☑' if one.person_id in ticked else '☐'} {one.member_number}. {one.name}"[:60],
                frozenset({str(one.member_number)}),
            )
            for one in people
        ),
        Choice(END, words._("Selesai"), frozenset({"selesai", "sampun", "rampung", "cukup"})),
    )


def ticked_of(value: str | None, people: Sequence[ToTell]) -> ToTell | None:
    """The member whose choice was made."""
    return next((one for one in people if value == f"m{one.person_id}"), None)


def is_ticked_now(answer: Answer, before: bool) -> bool:
    """A tap (or her label with its box, typed) turns the tick round; a number or name that is written sets it."""
    turned = answer.kind == "tap" or (answer.text or "").strip().startswith(("☑", "☐"))
    return not before if turned else True


def named_in(turn: Turn, text: str, people: Sequence[ToTell]) -> list[ToTell] | None:
    """The members of the list that a text names; None where a name is unclear, or nobody on the list is meant."""
    if turn.who.group_id is None:
        return None
    report = report_in(turn, text, turn.who.group_id)
    if report.ambiguous or report.unknown:
        return None
    numbers = set(report.absent) | report.present | report.represented
    return [one for one in people if one.member_number in numbers] or None
