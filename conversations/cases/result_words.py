"""Her attendance before and since, in one sentence."""

from conversations.words import Words
from programme.cases.evaluating import Results


def _day(words: Words, results: Results) -> str:
    """'23 November'; with its year only where a later one is spoken of."""
    assert results.since is not None
    day = words.day(results.since).partition(", ")[2]
    same = all(one.held_on.year == results.since.year for one in results.meetings)
    return day.removesuffix(f" {results.since.year}") if same else day


def results_in_words(words: Words, results: Results) -> str:
    """'Sejak 23 November: hadir 1 dari 1 (sebelumnya 0 dari 2).'"""
    if results.since is None:
        return words._(
            "Pelaksanaan belum dimulai: hadir {came} dari {held} pertemuan.",
            came=results.came_before,
            held=results.held_before,
        )
    day = _day(words, results)
    if not results.held:
        return words._("Sejak {day} belum ada pertemuan yang dilaporkan.", day=day)
    if not results.held_before:
        return words._("Sejak {day}: hadir {came} dari {held}.", day=day, came=results.came, held=results.held)
    return words._(
        "Sejak {day}: hadir {came} dari {held} (sebelumnya {came_before} dari {held_before}).",
        day=day,
        came=results.came,
        held=results.held,
        came_before=results.came_before,
        held_before=results.held_before,
    )
