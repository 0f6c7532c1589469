"""The messages of the corpus said otherwise, of others, mistyped, and two of them in one: read the same, or asked back.

A message whose label was put by hand need not be labelled again when it is greeted, thanked or spelled otherwise. Of
each way every `EVERY`th message is tried, beginning at another one.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pytest

from programme.attendance_text import Member, Report, read_report
from tests.programme.test_attendance_text import CORPUS, ROSTERS

EVERY = 20
NO = re.compile(r"(?i)\b(?:tidak|tdk|gak|ga|gk|nggak|ngga|teu|mboten|ndak)\b")
WAYS: dict[str, Callable[[str], str]] = {
    "greeted before": lambda said: f"Assalamualaikum bu, {said}",
    "thanked behind": lambda said: f"{said} terima kasih bu 🙏",
    "thanked in a sentence": lambda said: f"{said.rstrip(' .')}. matur nuwun nggih bu",
    "with a question": lambda said: f"{said.rstrip(' .')}. oh iya bu kapan bantuan cair ya?",
    "in small letters": str.lower,
    "without blanks behind commas": lambda said: re.sub(r" ?, ?", ",", said),
    "with dots for commas": lambda said: said.replace(",", " .."),
    "with the no of chats": lambda said: NO.sub("gk", said),
    "with a written no": lambda said: NO.sub("tdk", said),
}
TAKEN_OTHERWISE = frozenset({"mawar ampun ditulis alpa", "yang diwakili: Kasmiyem (anak), Bibit (suami)"})
"""Beginnings of messages that mean something else when said so: `do not write alpa.` ends there, or goes on."""


POINTS_BACK = re.compile(
    r"(?i)\b(?:kabeh|semua|smua|sa?e?daya|sisa|lain|liyan|sanes|kecuali|iwal|cuma|mung|ngan|hanya|eh|bukan|salah|lepat|dudu|"
    r"keliru|maksud|ralat|maaf|punten|juga|ge|oge|yo|saya|ulah|ternyata|tadi|maksudku|mohon ijin)(?:nya|ne|na)?\b"
)
"""Words by which a message takes up, or takes back, what stands before it."""
EVERY_PAIR = 10


@cache
def messages() -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in CORPUS.read_text(encoding="utf-8").splitlines() if line.count("\t") == 2]
    said = [(letter, text.replace("\\n", "\n")) for letter, text, _ in rows if not letter.startswith("#")]
    return [(letter, text) for letter, text in said if not text.startswith(tuple(TAKEN_OTHERWISE))]


def is_silent(report: Report) -> bool:
    """Whether the report shows no doubt, so that nobody would look at it twice."""
    counted = report.stated_present is not None or report.stated_absent is not None
    return report.is_report and not (report.ambiguous or report.unknown or counted)


def members_of(report: Report) -> tuple[set[int], set[int]]:
    return set(report.absent), report.represented


@pytest.mark.parametrize("way", WAYS)
def test_the_same_said_otherwise_makes_nobody_else_absent(way: str) -> None:
    first = list(WAYS).index(way) % EVERY
    wrong = []
    for letter, text in messages()[first::EVERY]:
        again = WAYS[way](text)
        report = read_report(again, ROSTERS[letter])
        if is_silent(report) and members_of(report) != members_of(read_report(text, ROSTERS[letter])):
            wrong.append((letter, again, report))

    assert not wrong


def plain_reports(letter: str) -> list[tuple[str, Report]]:
    """The messages of one group that report who was absent, and nothing else."""
    read = [(text, read_report(text, ROSTERS[letter])) for of, text in messages() if of == letter]
    return [
        (text, report)
        for text, report in read
        if is_silent(report) and report.absent and not (report.present or report.represented or report.questions)
    ]


@pytest.mark.parametrize(("between", "first"), [("\n", 0), (". ", 2), (", ", 4), (" 🙏 ", 6)])
def test_two_reports_in_one_message_lose_nobody(between: str, first: int) -> None:
    letters = sorted({letter for letter, _ in messages()})[first::EVERY_PAIR]
    tried, wrong = 0, []
    for letter in letters:
        reports = plain_reports(letter)
        for (one, of_one), (other, of_other) in pairwise(reports):
            if POINTS_BACK.search(other) or of_one.absent.keys() & of_other.absent.keys():
                continue
            said = one.rstrip(" .") + between + other
            report = read_report(said, ROSTERS[letter])
            tried += 1
            if is_silent(report) and report.absent.keys() != of_one.absent.keys() | of_other.absent.keys():
                wrong.append((letter, said, report))

    assert tried > 80
    assert not wrong


def renamed(letter: str, text: str, number: int, name: str) -> tuple[str, list[Member]] | None:
    """The text and the group with one word of a member's name put otherwise; None where that word is not hers alone."""
    members = ROSTERS[letter]
    words = next(member.name for member in members if member.number == number).split()
    said = {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}
    spoken = [word for word in words if word.casefold() in said]
    if len(spoken) != 1 or len(re.findall(rf"(?i){spoken[0]}", " ".join(member.name for member in members))) > 1:
        return None
    again = re.sub(rf"(?i)\b{spoken[0]}\b", lambda found: name if found[0][0].isupper() else name.casefold(), text)
    put = [name if word == spoken[0] else word for word in words]
    group = [Member(each.number, " ".join(put)) if each.number == number else each for each in members]
    return None if spoken[0].casefold() in again.casefold() else (again, group)


@pytest.mark.parametrize(("name", "first"), [("Supriyatun", 0), ("Wagiyanti", 3), ("Yosefina", 6), ("Oktaviani", 9)])
def test_a_member_of_another_name_is_read_the_same(name: str, first: int) -> None:
    tried, wrong = 0, []
    for letter, text in messages()[first::EVERY]:
        report = read_report(text, ROSTERS[letter])
        told = [*report.absent, *sorted(report.present | report.represented)]
        other = renamed(letter, text, told[0], name) if told and is_silent(report) else None
        if other is None:
            continue
        tried += 1
        again = read_report(*other)
        if is_silent(again) and members_of(again) != members_of(report):
            wrong.append((letter, other[0], again))

    assert tried > 80
    assert not wrong


SLIPS: dict[str, Callable[[str], str]] = {
    "a letter left out": lambda word: word[:3] + word[4:],
    "two letters turned": lambda word: word[:2] + word[3] + word[2] + word[4:],
    "a letter twice": lambda word: word[:3] + word[2:],
}
SLIPS_INTO_A_WORD = frozenset({"Mutah", "Salah", "jumlah", "hajah", "Kasini"})
"""A name that has become another word of Indonesian, Javanese or Sundanese by the slip."""


def mistyped(letter: str, text: str, number: int, slip: Callable[[str], str]) -> str | None:
    """The text with the one word that names this member mistyped; None where it is short or not there once."""
    name = next(member.name for member in ROSTERS[letter] if member.number == number)
    parts = {part.casefold() for part in name.split() if len(part) >= 6}
    said = [found for found in re.finditer(r"[^\W\d_]+", text) if found[0].casefold() in parts]
    if len(said) != 1 or (again := slip(said[0][0])) == said[0][0] or again in SLIPS_INTO_A_WORD:
        return None
    return text[: said[0].start()] + again + text[said[0].end() :]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_mistyped_name_makes_nobody_else_absent(slip: str) -> None:
    first = list(SLIPS).index(slip) * 4
    tried, wrong = 0, []
    for letter, text in messages()[first::EVERY]:
        report = read_report(text, ROSTERS[letter])
        told = [*report.absent, *sorted(report.represented)]
        said = mistyped(letter, text, told[0], SLIPS[slip]) if told and is_silent(report) else None
        if said is None:
            continue
        tried += 1
        again = read_report(said, ROSTERS[letter])
        if is_silent(again) and members_of(again) != members_of(report):
            wrong.append((letter, said, again))

    assert tried > 80
    assert not wrong


DECIDES = re.compile(r"(?i)\b(?:tidak|mboten|belum|hadir|datang|rawuh|sumping|diwakili|suaminya|kecuali|bukan)\b")
WORD_SLIPS: dict[str, Callable[[str], str]] = {
    "two letters turned": lambda word: word[:2] + word[3] + word[2] + word[4:],
    "another vowel": lambda word: re.sub(
        r"(?<=..)[aiu]", lambda found: {"a": "e", "i": "o", "u": "a"}[found[0]], word, count=1
    ),
    "a letter left out": lambda word: word[:2] + word[3:],
}


@pytest.mark.parametrize("slip", WORD_SLIPS)
def test_a_slip_in_a_word_that_decides_changes_nobody(slip: str) -> None:
    first = list(WORD_SLIPS).index(slip) * 5
    tried, wrong = 0, []
    for letter, text in messages()[first :: EVERY // 2]:
        report = read_report(text, ROSTERS[letter])
        found = DECIDES.search(text)
        if found is None or not is_silent(report):
            continue
        again = text[: found.start()] + WORD_SLIPS[slip](found[0]) + text[found.end() :]
        tried += 1
        read = read_report(again, ROSTERS[letter])
        if is_silent(read) and members_of(read) != members_of(report):
            wrong.append((letter, again, read))

    assert tried > 80
    assert not wrong
