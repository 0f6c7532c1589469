"""What is heard for the report on a payment day, and what is still open before it can be saved."""

from collections.abc import Sequence

from conversations.attendance_draft import (
    candidates_of,
    hear,
    mark_absent,
    mark_present,
    open_matter,
)
from conversations.finished_words import says_finished
from conversations.payments.unpaid_draft_state import UnpaidDraft
from conversations.payments.unpaid_hearing import unpaid_in
from conversations.turn import Turn
from programme.attendance_report import Member, Report
from programme.payments.group_parts import families_in
from programme.payments.paid_words import says_all_paid, says_nobody_paid
from programme.payments.reading import read_unpaid
from programme.payments.reasons import reasons_in


def families(turn: Turn, draft: UnpaidDraft) -> list[Member]:
    """The families of the group that stand in the schedule."""
    return families_in(turn.session, draft.schedule_id, draft.group_id)


def names_of(turn: Turn, draft: UnpaidDraft) -> dict[int, str]:
    return {member.number: member.name for member in families(turn, draft)}


def listen_to(turn: Turn, draft: UnpaidDraft, text: str) -> bool:
    """Reads a message into the draft; False where it says nothing of anybody."""
    if says_nobody_paid(text):
        mark_nobody(draft, families(turn, draft), one_cause_in(text))
        draft.said.append(text)
        return True
    report = unpaid_in(turn, text, families(turn, draft), draft.group_id)
    if report.is_report:
        hear(draft, report, text)
    return report.is_report


def says_enough(text: str) -> bool:
    """ "itu saja", "sudah bu"; but "semua sudah" says here that all were paid."""
    return says_finished(text) and not says_all_paid(text)


def one_cause_in(text: str) -> str | None:
    """The cause that a text names, if it names one only."""
    causes = {code for _, _, code in reasons_in(text.lower())}
    return causes.pop() if len(causes) == 1 else None


def unpaid_of(draft: UnpaidDraft) -> dict[int, str | None]:
    return draft.absent_numbers


def next_question(draft: UnpaidDraft, members: Sequence[Member]) -> str:
    """which, unknown, rest, count or why, else the check."""
    matter = open_matter(draft, len(members))
    if matter is None and not draft.why_asked and None in draft.absent.values():
        return "why"
    return matter or "check"


def settle_which(draft: UnpaidDraft, number: int | None, members: Sequence[Member]) -> None:
    """Answers the first name that fits several: what was said of her is read again, the others left out."""
    first = draft.ambiguous.pop(0)
    if number is None:
        return
    others = {one for one in candidates_of(first) if one != number}
    said = next((text for text in reversed(draft.said) if str(first["said"]) in text.lower()), "")
    report = read_unpaid(said, [member for member in members if member.number not in others])
    if number in report.present:
        mark_present(draft, number)
    else:
        reason = report.absent.get(number)
        known = first["reason"]
        mark_absent(draft, number, reason if reason is not None else known if isinstance(known, str) else None)


def one_named(text: str, members: Sequence[Member]) -> int | None:
    """The one family that a text names among these."""
    report = read_unpaid(text, members)
    named = set(report.absent) | report.present
    return next(iter(named)) if len(named) == 1 else None


def settle_unknown(draft: UnpaidDraft, said: str, number: int | None) -> None:
    """A name that nobody has: a member after all (then she is the one not paid), or nobody.

    What she wrote since may have settled it already ("semua sudah").
    """
    if said not in draft.unknown:
        return
    draft.unknown.remove(said)
    if number is not None:
        draft.meant.append([said, number])
        mark_absent(draft, number, one_cause_in(" ".join(draft.said)))


def mark_nobody(draft: UnpaidDraft, members: Sequence[Member], cause: str | None = None) -> None:
    """Nobody was paid that day: for one cause mostly, which is asked once for all unless it was said."""
    draft.absent, draft.present, draft.ambiguous, draft.unknown = {}, [], [], []
    draft.stated_present = draft.stated_absent = None
    for member in members:
        mark_absent(draft, member.number, cause)
    draft.nobody, draft.only_present, draft.why_asked = True, False, False


def mark_everybody(draft: UnpaidDraft) -> None:
    draft.absent, draft.present, draft.ambiguous, draft.unknown = {}, [], [], []
    draft.stated_present = draft.stated_absent = None
    draft.all_present, draft.only_present, draft.nobody = True, False, False


def tell_why(turn: Turn, draft: UnpaidDraft, text: str) -> bool:
    """Reasons for those who have none: said of each, or once for all of them; False where nothing was understood.

    What else it says of the families is heard too, but a mere "tidak ada" is not taken for "all were paid" here.
    """
    if says_nobody_paid(text):
        return listen_to(turn, draft, text)
    lacking = [number for number, reason in draft.absent.items() if reason is None]
    cause = one_cause_in(text)
    report = unpaid_in(turn, text, families(turn, draft), draft.group_id)
    if report.is_report and (_tells_of_somebody(report) or says_all_paid(text)):
        hear(draft, report, text)
        return True
    if not lacking or cause is None:
        return False
    for number in lacking:
        draft.absent[number] = cause
    draft.said.append(text)
    return True


def _tells_of_somebody(report: Report) -> bool:
    counted = report.stated_present is not None or report.stated_absent is not None
    return bool(report.absent or report.present or report.ambiguous or report.unknown) or counted
