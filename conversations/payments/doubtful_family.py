"""A family of whom the words leave open whether it was paid ("Mawar kurang 100 ribu"): asked outright.

As conversations.doubtful_member does for meetings.
"""

from conversations.attendance_draft import mark_absent, mark_present
from conversations.attendance_events import told_of
from conversations.payments.unpaid_draft import families
from conversations.payments.unpaid_draft_state import UnpaidDraft
from conversations.payments.unpaid_hearing import unpaid_in
from conversations.questions import Answer, Choice, Question
from conversations.said_instead import tells_unknown
from conversations.turn import Turn
from programme.payments.paid_words import without_shortage

TEXT = frozenset({"text"})


def ask_doubt(turn: Turn, draft: UnpaidDraft, number: int) -> Question:
    name = next((member.name for member in families(turn, draft) if member.number == number), "?")
    text = turn.words._(
        "Tentang “{said}” saya belum yakin: {name} (nomor {number}), sudah dibayar atau belum?",
        said=draft.ambiguous[0]["said"],
        number=number,
        name=name,
    )
    choices = (
        Choice("unpaid", turn.words._("Belum dibayar")),
        Choice("paid", turn.words._("Sudah dibayar")),
        Choice("nobody", turn.words._("Bukan dia")),
    )
    return Question(text, choices, row_sizes=(2, 1), accepts=TEXT)


def settle_doubt(turn: Turn, draft: UnpaidDraft, number: int, answer: Answer) -> bool:
    """Takes her answer about the family; False where it says nothing of it."""
    told = answer.value if answer.value is not None else _told(turn, draft, number, answer.text or "")
    if told is None:
        return False
    reason = draft.ambiguous.pop(0)["reason"]
    if told == "paid":
        mark_present(draft, number)
    elif told != "nobody":
        known = reason if isinstance(reason, str) else None
        mark_absent(draft, number, known if told == "unpaid" else told)
    return True


def speaks_of_others(turn: Turn, draft: UnpaidDraft, number: int, text: str) -> bool:
    """Written before the question was read: it goes on with the report. Her mere name would make her unpaid."""
    report = unpaid_in(turn, text, families(turn, draft), draft.group_id)
    return report.is_report and not set(report.absent) | report.present <= {number}


def _told(turn: Turn, draft: UnpaidDraft, number: int, text: str) -> str | None:
    """paid, unpaid or the cause of not being paid, in words that name this family or nobody."""
    if tells_unknown(text):
        return None
    members = families(turn, draft)
    said = without_shortage(text)
    state = told_of(lambda one: unpaid_in(turn, one, members, draft.group_id), number, said, came="sudah dibayar")
    if state is None:
        return None
    mark, reason = state
    return reason or "unpaid" if mark == "absent" else "paid"
