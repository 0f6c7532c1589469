"""A month's list of changes in words, for the pendamping who sends it."""

from conversations.updates.check_words import brief
from conversations.words import Words
from programme.rules import Rules
from programme.updates.lists import MonthList
from programme.updates.months import month_named

MOST_SHOWN = 12
"""Lines that fit one message of every channel beside the rest, even with the longest names."""
LONGEST_LINE = 200


def list_text(words: Words, shown: MonthList, rules: Rules) -> str:
    """What will be sent, what has still to be checked, and until when."""
    month = words.month(month_named(shown.month))
    lines = [
        words.n_(
            "Perubahan data {month}: {n} siap dikirim.",
            "Perubahan data {month}: {n} siap dikirim.",
            len(shown.right),
            month=month,
        )
    ]
    for one in shown.right[:MOST_SHOWN]:
        late = f" ({words._('menyusul bulan lalu')})" if one.id in shown.late else ""
        lines.append(f"- {brief(words, one)[:LONGEST_LINE]}{late}")
    rest = len(shown.right) - MOST_SHOWN
    if rest > 0:
        lines.append(words.n_("... dan {n} lagi", "... dan {n} lagi", rest))
    if shown.unchecked:
        lines.append(
            words.n_(
                "{n} belum diperiksa; kalau dikirim sekarang, itu ikut daftar bulan berikutnya.",
                "{n} belum diperiksa; kalau dikirim sekarang, itu ikut daftar bulan berikutnya.",
                shown.unchecked,
            )
        )
    lines.append(words._("Mohon dikirim paling lambat {moment}.", moment=words.moment(rules.local(shown.due_at))))
    return "\n".join(lines)
