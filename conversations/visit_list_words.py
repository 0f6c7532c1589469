"""The day's list, and what waits beside it, as texts that need nothing else and are read on a small phone."""

from datetime import date

from conversations.map_links import tour_links
from conversations.visit_words import (
    brief_in_words,
    cause_in_brief,
    elsewhere_in_words,
    held_in_words,
    name_and_group,
    visit_block,
)
from conversations.words import Words
from programme.visit_lines import VisitLine
from programme.visit_lists import AllVisits, StillWaiting

LONGEST_LIST = 3_600
"""Room is left for the map's link and a last sentence within one message of 4,096 characters."""
MOST_SHOWN = 30


def list_text(words: Words, day: date, lines: list[VisitLine], waiting: StillWaiting) -> str:
    """The whole list of a day: the visits, how many wait besides, the map of what is still to be made."""
    standing = [line for line in lines if not line.waiting]
    to_make = [line for line in standing if line.is_to_make(day)]
    pieces = [_head(words, day, to_make), *_blocks(words, day, standing)]
    if waiting.count:
        pieces.append(_still_waiting(words, waiting))
    links = tour_links([line.point for line in to_make if line.point is not None])
    pieces += [words._("Peta: {link}", link=link) for link in links]
    return "\n\n".join(pieces)


def _head(words: Words, day: date, to_make: list[VisitLine]) -> str:
    said = words.day(day)
    if all(line.kpm_id is not None for line in to_make):
        return words.n_("Kunjungan {day}: {n} keluarga", "Kunjungan {day}: {n} keluarga", len(to_make), day=said)
    return words.n_("Kunjungan {day}: {n} tujuan", "Kunjungan {day}: {n} tujuan", len(to_make), day=said)


def _blocks(words: Words, day: date, lines: list[VisitLine]) -> list[str]:
    """As much of what was said as one message holds: of all months, of the latest two, one, or none."""
    blocks: list[str] = []
    for months_said in (None, 2, 1, 0):
        blocks = [visit_block(words, line, day, months_said=months_said) for line in lines]
        if sum(map(len, blocks)) <= LONGEST_LIST:
            break
    return blocks


def _still_waiting(words: Words, waiting: StillWaiting) -> str:
    since = words.day(waiting.oldest_due_on) if waiting.oldest_due_on else "-"
    if waiting.families_only:
        return words.n_(
            "Masih menunggu: {n} keluarga, yang terlama sejak {day}.",
            "Masih menunggu: {n} keluarga, yang terlama sejak {day}.",
            waiting.count,
            day=since,
        )
    return words.n_(
        "Masih menunggu: {n} kunjungan, yang terlama sejak {day}.",
        "Masih menunggu: {n} kunjungan, yang terlama sejak {day}.",
        waiting.count,
        day=since,
    )


def all_text(words: Words, day: date, every: AllVisits) -> str:
    """What is not on the day's list: waiting, made by colleagues, coming within a week."""
    pieces = []
    if every.waiting:
        shown = [f"{line.number}. {brief_in_words(words, line)}" for line in every.waiting[:MOST_SHOWN]]
        pieces.append(_section(words, words._("Menunggu, belum masuk daftar hari ini:"), shown, len(every.waiting)))
    if every.handed_over:
        shown = [f"{name_and_group(words, one)}: {held_in_words(words, one)}" for one in every.handed_over[:MOST_SHOWN]]
        pieces.append(_section(words, words._("Dilimpahkan kepada rekan:"), shown, len(every.handed_over)))
    if every.helped:
        shown = [
            f"{name_and_group(words, one)}: {elsewhere_in_words(words, one.elsewhere)}"
            for one in every.helped[:MOST_SHOWN]
            if one.elsewhere is not None
        ]
        pieces.append(_section(words, words._("Dititipkan atau diundang:"), shown, len(every.helped)))
    if every.coming:
        shown = [_coming(words, line) for line in every.coming[:MOST_SHOWN]]
        pieces.append(_section(words, words._("Tujuh hari ke depan:"), shown, len(every.coming)))
    if every.waiting:
        number = every.waiting[0].number
        pieces.append(
            words._("Untuk memasukkan ke daftar hari ini, tekan nomornya atau ketik: tambah {number}", number=number)
        )
    return "\n\n".join(pieces) or words._("Selain daftar hari ini tidak ada kunjungan lain yang menunggu.")


def _section(words: Words, title: str, shown: list[str], count: int) -> str:
    more = [words._("dan {n} lagi", n=count - len(shown))] if count > len(shown) else []
    return "\n".join([title, *shown, *more])


def _coming(words: Words, line: VisitLine) -> str:
    return f"{words.short_day(line.due_on)}: {name_and_group(words, line)}, {cause_in_brief(words, line)}"
