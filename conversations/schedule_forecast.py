"""What the reminders of a plan of meetings will take: per meeting, and for its first month."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from conversations.forecast_words import MANY, cost_in_words, warnings, ways_in_words
from conversations.forecasts import planned
from conversations.schedule_draft import Draft
from conversations.turn import Turn
from outbox.forecast import Forecast, forecast_for, total
from outbox.readers_now import Reader, look_up
from outbox.tier_book import TierBook
from programme.people import kpm_ids_by_number
from programme.planned_reminders import REMINDER, reminder_moments
from programme.scheduling import Occasion

FIRST_DAYS = 28
"""From the first meeting on: a series has one in each such month, and its second is not counted with the first."""


def schedule_lines(turn: Turn, draft: Draft) -> list[str]:
    """Nothing where few people are concerned."""
    groups = {one.id: look_up(turn.session, kpm_ids_by_number(turn.session, one.id).values()) for one in draft.groups}
    if sum(len(readers) for readers in groups.values()) <= MANY or not draft.occasions:
        return []
    first = min(one.day for one in draft.occasions)
    month = [one for one in draft.occasions if one.day < first + timedelta(days=FIRST_DAYS)]
    reminders = _reminders(turn, month, groups)
    if not reminders:
        return []
    return _in_words(turn, _once(reminders), total(one for _, one in reminders), len(month), len(draft.occasions))


def _reminders(
    turn: Turn, month: Sequence[Occasion], groups: dict[int, list[Reader]]
) -> list[tuple[Occasion, Forecast]]:
    """What each reminder of the month takes, in the order in which they leave: one spends of the other's tier."""
    means, rules = turn.house.means, turn.rules
    book = TierBook(turn.session, turn.now, means)
    leaving = [
        (at, occasion)
        for occasion in month
        for _, at, _ in reminder_moments(rules.at(occasion.day, occasion.at), turn.now, rules)
    ]
    leaving.sort(key=lambda pair: (pair[0], pair[1].group_id))
    return [
        (occasion, forecast_for(turn.session, planned(REMINDER, at), groups[occasion.group_id], means, book))
        for at, occasion in leaving
    ]


def _once(reminders: list[tuple[Occasion, Forecast]]) -> Forecast:
    """Everybody once: the first reminder to each group."""
    first: dict[int, Forecast] = {}
    for occasion, one in reminders:
        first.setdefault(occasion.group_id, one)
    return total(first.values())


def _in_words(turn: Turn, once: Forecast, month: Forecast, meetings: int, all_meetings: int) -> list[str]:
    words = turn.words
    lines = [
        words._(
            "Perkiraan, tiap pengingat untuk {n} anggota: {ways}.", n=once.readers, ways=ways_in_words(words, once.ways)
        )
    ]
    each = cost_in_words(
        words, -(-month.templates // meetings), -(-month.segments // meetings), -(-month.rupiah // meetings)
    )
    if not month.rupiah and not month.templates:
        lines.append(words._("Tanpa biaya."))
    elif all_meetings == 1:
        lines.append(words._("Biaya semua pengingatnya paling banyak {cost}.", cost=each))
    else:
        lines.append(
            words.n_(
                "Biaya paling banyak, tiap pertemuan {each}; sebulan pertama ({n} pertemuan) {month}.",
                "Biaya paling banyak, tiap pertemuan {each}; sebulan pertama ({n} pertemuan) {month}.",
                meetings,
                each=each,
                month=cost_in_words(words, month.templates, month.segments, month.rupiah),
            )
        )
    if month.tier_short:
        lines.append(
            words.n_(
                "Jatah WhatsApp tidak cukup untuk {n} pengingat; itu lewat jalan lain.",
                "Jatah WhatsApp tidak cukup untuk {n} pengingat; itu lewat jalan lain.",
                month.tier_short,
            )
        )
    return [*lines, *warnings(words, replace(once, tier_short=0))]
