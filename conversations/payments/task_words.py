"""An unpaid family's task in words: for the pendamping's list, and as she reads it herself."""

from collections.abc import Sequence
from datetime import date

from conversations.payments.telling_words import joined
from conversations.payments.unpaid_words import why_unpaid
from conversations.relay_answers import short_name
from conversations.words import Words
from programme.payments.unpaid import Unpaid


def task_line(words: Words, task: Unpaid, today: date) -> str:
    """'3 Bu Wati (Melati 1), tahap 4: saldo nol. Bisa diurus di ... Paling lambat ...'."""
    line = words._(
        "{member} ({group}), tahap {label}: {why}.",
        member=f"{task.number} {short_name(words, task.name, task.gender)}",
        group=task.group_name,
        label=task.stage_label,
        why=why_unpaid(words, task.reason),
    )
    note = note_in_words(words, task.missing or "", task.next_place or "", task.next_by)
    late = words._("Batasnya sudah lewat.") if task.next_by is not None and task.next_by < today else ""
    return joined([line, note or words._("Belum ada catatan kelanjutan."), late])


def task_lines(words: Words, tasks: Sequence[Unpaid], most: int, today: date) -> list[str]:
    """One line a family, short: whom, why, until when."""
    lines = [f"- {_short(words, one, today)}" for one in tasks[:most]]
    rest = len(tasks) - most
    if rest > 0:
        lines.append(words.n_("dan {n} lainnya", "dan {n} lainnya", rest))
    return lines


def _short(words: Words, task: Unpaid, today: date) -> str:
    member = f"{task.number} {short_name(words, task.name, task.gender)}"
    who = f"{member} ({task.group_name}): {why_unpaid(words, task.reason)}"
    if task.next_by is None:
        return who
    if task.next_by < today:
        return words._("{who}, batas lewat {day}", who=who, day=words.short_day(task.next_by))
    return words._("{who}, sampai {day}", who=who, day=words.short_day(task.next_by))


def note_in_words(words: Words, missing: str, place: str, last_day: date | None) -> str:
    """What is missing, where next, until when; what is not known is left out."""
    return joined(
        [
            words._("Yang perlu diurus: {missing}.", missing=missing.rstrip(".")) if missing else "",
            words._("Tempatnya: {place}.", place=place.rstrip(".")) if place else "",
            words._("Paling lambat {day}.", day=words.day(last_day)) if last_day is not None else "",
        ]
    )
