"""The draft of a report, between the first message and "Ya": what was heard, and what is still open.

Pure: every message read (programme.attendance_text) is merged into the draft; `open_matter` says what must be asked
before it can be saved. Nothing is guessed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from programme.attendance_text import Member, Report, read_report


@dataclass
class AttendanceDraft:
    """Member numbers are keys as text, since the draft is stored as JSON."""

    meeting_id: int = 0
    absent: dict[str, str | None] = field(default_factory=dict)
    represented: list[int] = field(default_factory=list)
    present: list[int] = field(default_factory=list)
    ambiguous: list[dict[str, object]] = field(default_factory=list)
    """{'candidates': [7, 12], 'reason': 'work' or None, 'said': 'Aminah'}"""
    unknown: list[str] = field(default_factory=list)
    stated_present: int | None = None
    stated_absent: int | None = None
    all_present: bool = False
    said: list[str] = field(default_factory=list)
    first_words: str = ""
    """What she wrote before it was clear which meeting she meant."""
    page: int = 0
    by_list: bool = False
    """She ticks names in the list instead of writing them."""
    only_present: bool = False
    """Only those present were named; the others are confirmed absent before anything is saved."""
    questions: list[str] = field(default_factory=list)
    """Asked or told in passing; what blames her own people is not the pendamping's to read (report_besides)."""
    meant: list[list[Any]] = field(default_factory=list)
    """[as said, number]: names that nobody has, and the member she said she meant."""
    events: list[dict[str, Any]] = field(default_factory=list)
    """What she said and chose, in order (conversations.attendance_events): an edited message is read anew from it."""
    base: dict[str, Any] | None = None
    """The report that stood when this correction began: {'absent', 'represented', 'by_group'}. None: a first report.

    `by_group`: the ketua's, and it is the pendamping who corrects it.
    """
    start: dict[str, Any] | None = None
    """As `base`, where the events began from another one (or, empty, from none): a saved draft that an edit amends."""
    before: list[dict[str, Any]] | None = None
    """The events as they were saved, where an edited message amends a saved report."""
    checks: int = 0
    """How often the check was shown: from the second time on it is short."""
    files: list[list[Any]] = field(default_factory=list)
    """[id, kind] of what was sent before it was clear which meeting she meant."""
    preface: str = ""
    """A sentence to stand before the next question."""
    saved: bool = False

    @property
    def absent_numbers(self) -> dict[int, str | None]:
        return {int(number): reason for number, reason in self.absent.items()}

    def is_empty(self) -> bool:
        return not (self.absent or self.represented or self.present or self.ambiguous or self.unknown)


def hear(draft: AttendanceDraft, report: Report, text: str) -> None:
    """Merges one read message into the draft: what is said later about a member replaces what was said before."""
    draft.said.append(text)
    was_empty = draft.is_empty() and not draft.all_present
    if report.all_present:
        draft.absent, draft.represented, draft.ambiguous, draft.unknown = {}, [], [], []
        draft.all_present = True
    for number, reason in report.absent.items():
        mark_absent(draft, number, reason)
    for number in report.present:
        mark_present(draft, number)
    for number in report.represented:
        mark_represented(draft, number)
    draft.ambiguous += [
        {"candidates": sorted(one.candidates), "reason": one.reason, "said": one.said} for one in report.ambiguous
    ]
    draft.unknown += [said for said in report.unknown if said not in draft.unknown]
    if report.stated_present is not None or report.stated_absent is not None:
        draft.stated_present, draft.stated_absent = report.stated_present, report.stated_absent
    if report.absent or report.all_present:
        draft.only_present = False
    names_only_present = bool(report.present) and not (report.absent or report.represented or report.ambiguous)
    if was_empty and names_only_present and not report.all_present:
        draft.only_present = True


def mark_absent(draft: AttendanceDraft, number: int, reason: str | None) -> None:
    draft.all_present = False
    known = draft.absent.get(str(number))
    draft.absent[str(number)] = reason if reason is not None else known
    draft.present = [one for one in draft.present if one != number]
    draft.represented = [one for one in draft.represented if one != number]


def mark_present(draft: AttendanceDraft, number: int) -> None:
    draft.absent.pop(str(number), None)
    draft.represented = [one for one in draft.represented if one != number]
    if number not in draft.present:
        draft.present.append(number)


def mark_represented(draft: AttendanceDraft, number: int) -> None:
    draft.absent.pop(str(number), None)
    if number not in draft.represented:
        draft.represented.append(number)


def settle_ambiguous(draft: AttendanceDraft, number: int | None, members: Sequence[Member]) -> None:
    """Answers the first ambiguous name with a member, or with nobody.

    What was said of her (absent, late, represented) is read again from the same message with the other candidates left
    out, so that "Siti telat" does not make the chosen Siti absent.
    """
    first = draft.ambiguous.pop(0)
    if number is None:
        return
    others = {one for one in candidates_of(first) if one != number}
    left = [member for member in members if member.number not in others]
    said = next((text for text in reversed(draft.said) if str(first["said"]) in text), "")
    report = read_report(said, left)
    if number in report.present:
        mark_present(draft, number)
    elif number in report.represented:
        mark_represented(draft, number)
    else:
        reason = report.absent.get(number) or first["reason"]
        mark_absent(draft, number, reason if isinstance(reason, str) else None)


def candidates_of(ambiguous: dict[str, object]) -> list[int]:
    """The member numbers an ambiguous name could mean."""
    candidates = ambiguous["candidates"]
    assert isinstance(candidates, list)
    return candidates


def others_absent(draft: AttendanceDraft, members: Iterable[Member]) -> None:
    """Confirmed: whoever was not named as present was absent."""
    came = set(draft.present) | set(draft.represented)
    for member in members:
        if member.number not in came:
            mark_absent(draft, member.number, None)
    draft.only_present = False


def present_count(draft: AttendanceDraft, members: int) -> int:
    """How many came, a relative in somebody's stead included."""
    return members - len(draft.absent)


def count_conflict(draft: AttendanceDraft, members: int) -> bool:
    """Whether a stated number does not fit the names."""
    absent = len(draft.absent)
    return (draft.stated_absent is not None and draft.stated_absent != absent) or (
        draft.stated_present is not None and draft.stated_present != members - absent
    )


def open_matter(draft: AttendanceDraft, members: int) -> str | None:
    """The question that must be answered next: which, unknown, rest, count; None where the draft can be checked."""
    if draft.ambiguous:
        return "which"
    if draft.unknown:
        return "unknown"
    if draft.only_present:
        return "rest"
    if count_conflict(draft, members):
        return "count"
    return None
