"""What a reporter said and chose, in order: the draft is what these events make of the members' marks.

A message lives in its event with the provider's number, so an edited message replaces its own part and nothing else.
Kinds: said, all (everybody came), tick, which, unknown, rest, names (they are right, the number is not), anew.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from conversations.attendance_draft import (
    AttendanceDraft,
    candidates_of,
    hear,
    mark_absent,
    mark_present,
    mark_represented,
    others_absent,
    settle_ambiguous,
)
from conversations.news_in_reports import news_in
from programme.attendance_text import Member, Report, read_report

Event = dict[str, Any]
Read = Callable[[str], Report]
MOST_UNHEARD = 5
"""Messages that said nothing of anybody: kept for a while, since an edit may make a report of them."""


def happen(draft: AttendanceDraft, event: Event, read: Read, members: Sequence[Member]) -> None:
    """Remembers the event and lets it work on the draft."""
    draft.events.append(event)
    if _apply(draft, event, read, members):
        return
    event["unheard"] = True
    unheard = [one for one in draft.events if one.get("unheard")]
    if len(unheard) > MOST_UNHEARD:
        draft.events.remove(unheard[0])


def replaced(events: list[Event], message_id: str, text: str) -> list[Event] | None:
    """The events with the message's new words; None where the message is not among them."""
    if not any(event.get("id") == message_id for event in events):
        return None
    return [{**event, "text": text} if event.get("id") == message_id else event for event in deepcopy(events)]


def replayed(draft: AttendanceDraft, events: list[Event], read: Read, members: Sequence[Member]) -> AttendanceDraft:
    """A draft of the same meeting, as if these events had happened from its beginning."""
    anew = AttendanceDraft(meeting_id=draft.meeting_id, base=draft.base, start=draft.start)
    put_marks(anew, draft.base if draft.start is None else draft.start)
    for event in deepcopy(events):
        event.pop("unheard", None)
        happen(anew, event, read, members)
    return anew


def put_marks(draft: AttendanceDraft, base: dict[str, Any] | None) -> None:
    """Begins from a report that stands; nothing where there is none."""
    if not base:
        return
    draft.absent = dict(base["absent"])
    draft.represented = sorted(base["represented"])
    draft.all_present = not draft.absent


def take_over(draft: AttendanceDraft, other: AttendanceDraft) -> None:
    """Makes the draft what the other one is; what was shown already is not forgotten."""
    shown = {"page": draft.page, "by_list": draft.by_list, "checks": draft.checks}
    draft.__dict__.update({**other.__dict__, **shown})


def state_of(draft: AttendanceDraft, number: int) -> tuple[str, str | None]:
    """(mark, reason) of a member as the draft has it."""
    if str(number) in draft.absent:
        return "absent", draft.absent[str(number)]
    return ("represented" if number in draft.represented else "present"), None


def put_state(draft: AttendanceDraft, number: int, state: tuple[str, str | None]) -> None:
    """Gives a member this mark and reason."""
    mark, reason = state
    if mark == "absent":
        mark_absent(draft, number, reason)
    elif mark == "represented":
        mark_represented(draft, number)
    else:
        mark_present(draft, number)


def changed_numbers(draft: AttendanceDraft, members: Sequence[Member]) -> list[int]:
    """The members on whom the draft differs from the report that stood; saying nothing of a reason is no change."""
    stood = AttendanceDraft()
    put_marks(stood, draft.base)
    changed = []
    for member in members:
        (mark, reason), (old_mark, old_reason) = state_of(draft, member.number), state_of(stood, member.number)
        if mark != old_mark or (reason is not None and reason != old_reason):
            changed.append(member.number)
    return changed


def _apply(draft: AttendanceDraft, event: Event, read: Read, members: Sequence[Member]) -> bool:
    """False where a message said nothing of anybody."""
    kind = event["kind"]
    if kind == "said":
        return _said(draft, read, event["text"], members)
    if kind == "all":
        _clear(draft)
        draft.all_present = True
        draft.said.append(event["text"])
    elif kind == "tick":
        put_state(draft, event["number"], ("absent" if event["absent"] else "present", None))
    elif kind == "which":
        return _which(draft, event, read, members)
    elif kind == "unknown":
        return _unknown(draft, event, read, members)
    elif kind == "rest" and draft.only_present:
        if event["yes"]:
            others_absent(draft, members)
        draft.only_present = False
    elif kind == "names":
        draft.stated_present = draft.stated_absent = None
    elif kind == "anew":
        _clear(draft)
        draft.all_present = False
        draft.said, draft.questions = [], []
    return True


def _clear(draft: AttendanceDraft) -> None:
    draft.absent, draft.represented, draft.present, draft.ambiguous, draft.unknown = {}, [], [], [], []
    draft.meant, draft.only_present = [], False
    draft.stated_present = draft.stated_absent = None


def _said(draft: AttendanceDraft, read: Read, text: str, members: Sequence[Member]) -> bool:
    report = _as_those_who_came(draft, read(text), text, read, len(members))
    beside = [*report.questions, *(news_in(text, read) if report.is_report else ())]
    draft.questions = list(dict.fromkeys([*draft.questions, *beside]))
    if report.is_report:
        hear(draft, report, text)
    return report.is_report or bool(report.questions)


def _as_those_who_came(draft: AttendanceDraft, report: Report, text: str, read: Read, members: int) -> Report:
    """ "Yang hadir 8 orang", and then as many mere names: no list of who was missing, unless just so many were."""
    said, reasons = draft.stated_present, [*report.absent.values(), *(one.reason for one in report.ambiguous)]
    if said is None or said == members - said or not draft.is_empty() or not reasons or any(reasons):
        return report
    if report.present or report.represented or report.all_present or len(reasons) == members - said:
        return report
    came = read(f"hadir: {text}")
    return came if len(came.present) + len(came.ambiguous) == said else report


def _which(draft: AttendanceDraft, event: Event, read: Read, members: Sequence[Member]) -> bool:
    """Which of several she meant: by a tap, or in words that name one of them."""
    if not draft.ambiguous or candidates_of(draft.ambiguous[0]) != event["candidates"]:
        return True  # an edited message no longer raises this question
    if "mark" in event:
        draft.ambiguous.pop(0)
        put_state(draft, event["candidates"][0], (event["mark"], event["reason"]))
        return True
    if "text" not in event:
        settle_ambiguous(draft, event["number"], members)
        return True
    if len(event["candidates"]) == 1:
        return _told_of_the_one(draft, event, read, members)
    number = one_of(event["candidates"], event["text"], members)
    if number is None:
        return _said(draft, read, event["text"], members)
    settle_ambiguous(draft, number, members)
    return True


def _told_of_the_one(draft: AttendanceDraft, event: Event, read: Read, members: Sequence[Member]) -> bool:
    """In words whether the one member in doubt came; else they go on with the report, and the doubt stays."""
    number, text = event["candidates"][0], event["text"]
    state = told_of(read, number, text)
    if state is None:
        return _said(draft, read, text, members)
    reason = draft.ambiguous.pop(0)["reason"]
    put_state(draft, number, (state[0], state[1] or (reason if isinstance(reason, str) else None)))
    return True


def told_of(read: Read, number: int, text: str, *, came: str = "hadir") -> tuple[str, str | None] | None:
    """(mark, reason) that words which name her, or nobody, tell of one member; None where they tell nothing of her.

    `came`: the words that, before a mere name, make it a list of those who came (or were paid).
    """
    alone = read(text)
    named = set(alone.absent) | alone.present | alone.represented
    of_her = text if number in named else f"nomor {number} {text}"
    report = read(of_her)
    if (named - {number}) or any(number in one.candidates for one in report.ambiguous):
        return None
    if number in report.absent:
        merely_named = report.absent[number] is None and number in read(f"{came}: {of_her}").present
        return None if merely_named else ("absent", report.absent[number])
    if number in report.represented:
        return "represented", None
    return ("present", None) if number in report.present else None


def one_of(candidates: list[int], text: str, members: Sequence[Member]) -> int | None:
    """The one candidate whom a text names, read as if the group had no other members."""
    report = read_report(text, [member for member in members if member.number in candidates])
    named = set(report.absent) | report.present | report.represented
    return next(iter(named)) if len(named) == 1 else None


def _unknown(draft: AttendanceDraft, event: Event, read: Read, members: Sequence[Member]) -> bool:
    """Whom she meant by a name that nobody has: nobody, or the one member she names now."""
    said = event["said"]
    if "text" not in event:
        draft.unknown = [one for one in draft.unknown if one != said]
        return True
    report = read(event["text"])
    number = only_member_in(report)
    if said not in draft.unknown or number is None:
        return _said(draft, read, event["text"], members)
    draft.unknown.remove(said)
    draft.meant.append([said, number])
    put_state(draft, number, _as_first_said(draft, said, number, read, members))
    if report.absent.get(number) is not None or number in report.present or number in report.represented:
        hear(draft, report, event["text"])
    return True


def only_member_in(report: Report) -> int | None:
    """The one member a message names without any doubt."""
    named = set(report.absent) | report.present | report.represented
    return next(iter(named)) if len(named) == 1 and not report.ambiguous and not report.unknown else None


def _as_first_said(
    draft: AttendanceDraft, said: str, number: int, read: Read, members: Sequence[Member]
) -> tuple[str, str | None]:
    """What the first message says of her, read again with the member's own name in place of the unknown one."""
    name = next(member.name for member in members if member.number == number)
    text = next((one for one in reversed(draft.said) if said in one), "")
    report = read(text.replace(said, name))
    if number in report.present:
        return "present", None
    return ("represented", None) if number in report.represented else ("absent", report.absent.get(number))
