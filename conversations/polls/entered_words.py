"""What a pendamping types of several members at once, as it is shown for checking."""

from collections.abc import Sequence
from dataclasses import dataclass

from programme.attendance_text import Member
from programme.polls.answering import PollReply, ToEnter
from programme.polls.typed_answers import typed_answers


@dataclass(frozen=True)
class Entered:
    """One member's answer as it was understood; `name` with her number."""

    kpm_id: int
    name: str
    reply: PollReply


def entered_in(text: str, people: Sequence[ToEnter]) -> list[Entered]:
    """The answers of those of these members whom the text names clearly."""
    by_number = {one.member_number: one for one in people}
    members = [Member(one.member_number, one.name) for one in people]
    return [
        Entered(
            by_number[one.number].kpm_id,
            f"{one.number}. {by_number[one.number].name}",
            PollReply(one.reasons, one.words, one.hours),
        )
        for one in typed_answers(text, members)
    ]
