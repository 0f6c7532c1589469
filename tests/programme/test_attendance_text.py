"""The reader of ketua's reports against messages labelled by hand."""

import sys
from pathlib import Path
from types import FrameType

import pytest

from programme.attendance_text import REASONS, Ambiguous, Member, Report, read_report

CORPUS = Path(__file__).with_name("attendance_corpus.tsv")
ROSTERS_FILE = Path(__file__).with_name("attendance_rosters.tsv")


def roster(names: str) -> list[Member]:
    return [Member(number, name.strip()) for number, name in enumerate(names.split(","), start=1)]


def rosters() -> dict[str, list[Member]]:
    lines = ROSTERS_FILE.read_text(encoding="utf-8").splitlines()
    return {letter: roster(names) for letter, names in (line.split("\t") for line in lines if not line.startswith("#"))}


ROSTERS = rosters()
AT_ONCE = 100
"""Rows of one test: as a test each, gathering and telling of them takes longer than reading them."""


def number_of(members: list[Member], handle: str) -> int:
    """The member whom a label means: her number, her full name, or a part of a name that only she has."""
    said = handle.replace("_", " ").casefold()
    if said.isdigit():
        return int(said)
    full = [member.number for member in members if member.name.casefold() == said]
    part = [
        member.number
        for member in members
        if said in member.name.casefold().split() or member.name.casefold().startswith(said)
    ]
    (number,) = full if len(full) == 1 else part
    return number


def labelled(members: list[Member], label: str) -> Report:
    """The report that a row's label describes; `said` is left empty."""
    if label == "not":
        return Report(is_report=False)
    report = Report(is_report=True)
    for word in label.split():
        if word == "all":
            report.all_present = True
        elif word[0] in "ha":
            setattr(report, "stated_present" if word[0] == "h" else "stated_absent", int(word[1:]))
        else:
            add_labelled(report, members, word)
    return report


def add_labelled(report: Report, members: list[Member], word: str) -> None:
    handle, _, reason = word[1:].partition(":")
    candidates = [] if word[0] == "!" else [number_of(members, each) for each in handle.split("/")]
    if word[0] == "-":
        report.absent[candidates[0]] = reason or None
    elif word[0] == "?":
        report.ambiguous.append(Ambiguous(frozenset(candidates), reason or None, ""))
    elif word[0] == "!":
        report.unknown.append(handle.replace("_", " "))
    else:
        {"+": report.present, "~": report.represented}[word[0]].update(candidates)


def comparable(report: Report) -> dict[str, object]:
    """A report without the wording of what must be asked and of questions that stand beside it."""
    return {
        **vars(report),
        "questions": (),
        "ambiguous": sorted((sorted(asked.candidates), asked.reason or "") for asked in report.ambiguous),
        "unknown": sorted(said.casefold() for said in report.unknown),
    }


def rows() -> list[tuple[str, str, str]]:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return [
        (group, text, label) for group, text, label in (line.split("\t") for line in lines if not line.startswith("#"))
    ]


@pytest.mark.parametrize("begin", range(0, len(rows()), AT_ONCE))
def test_messages_are_read_as_a_careful_person_would(begin: int) -> None:
    differing = {}
    for group, text, label in rows()[begin : begin + AT_ONCE]:
        members, said = ROSTERS[group], text.replace("\\n", "\n")
        report = read_report(said, members)
        read, meant = comparable(report), comparable(labelled(members, label))
        assert all(question in said for question in report.questions)
        if read != meant:
            differing[group, text] = {name: (read[name], meant[name]) for name in meant if read[name] != meant[name]}

    assert differing == {}


def test_the_corpus_is_large_and_every_reason_occurs_in_it() -> None:
    labels = " ".join(label for _, _, label in rows())

    assert len(rows()) >= 600
    assert all(f":{reason}" in labels for reason in REASONS)


def test_what_must_be_asked_is_quoted_as_it_was_said() -> None:
    report = read_report("Bu AMINAH sakit, bu karsiyem kerja", ROSTERS["J"])

    assert report.ambiguous == [Ambiguous(frozenset({19, 20}), "sick", "AMINAH")]
    assert report.unknown == ["karsiyem"]


def test_an_empty_message_is_no_report() -> None:
    assert read_report("", ROSTERS["J"]) == Report(is_report=False)
    assert read_report(" \n ", ROSTERS["J"]) == Report(is_report=False)


def test_a_group_without_members_is_read_without_error() -> None:
    assert read_report("Mawar sakit", []).unknown == ["Mawar"]


def calls_to_read(text: str) -> int:
    """How many Python functions it takes: the same on every machine, however busy it is."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    read_report(text, ROSTERS["J"])  # once unwatched, as what is read first is remembered
    sys.setprofile(count)
    try:
        read_report(text, ROSTERS["J"])
    finally:
        sys.setprofile(None)
    return calls


def test_twice_the_words_take_about_twice_the_work() -> None:
    sentence = "Mawr sakit, bu Sulastry krja, juminten ora teko mergo panen; yg lain hadir. "

    assert calls_to_read((sentence * 30)[:2000]) < 3 * calls_to_read((sentence * 30)[:1000])


@pytest.mark.parametrize("pictures", ["🙏" * 300, "🙏 " * 300, "😂🙏" * 200, "🙏" * 300 + "."])
def test_a_run_of_pictures_is_read_as_one(pictures: str) -> None:
    members = ROSTERS["J"]

    assert read_report(f"mawar sakit {pictures}", members) == read_report("mawar sakit 🙏", members)
    assert read_report(f"mawar sakit {pictures} wati kerja", members).absent.keys() == {1, 2}


def test_a_pasted_book_costs_no_more_than_a_long_message() -> None:
    book = "1, " * 400_000 + "mawar " * 100_000

    assert calls_to_read(book) < 2 * calls_to_read(book[:10_000])


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Mawar kerja. Kapan PKH cair ya bu?", ("Kapan PKH cair ya bu?",)),
        ("mawar sakit kapan cair bu", ("kapan cair bu",)),
        ("mawar ora teko. bu aku arep takon, PKH cair kapan yo", ("bu aku arep takon, PKH cair kapan yo",)),
        ("Tidak hadir: Mawar, Wati\nKapan pertemuan depan bu?\nmatur nuwun", ("Kapan pertemuan depan bu?",)),
        ("Mawar sakit bu, PKH cair minggu depan ya?", ("PKH cair minggu depan ya?",)),
        ("Mawar alpa. Kartu saya kok ketelan bu", ("Kartu saya kok ketelan bu",)),
        ("Kapan cair? Mawar kerja. Boleh diwakili bu?", ("Kapan cair?", "Boleh diwakili bu?")),
        ("Kapan cair bu?", ("Kapan cair bu?",)),
        ("mawar sakit. nek wati ora teko maneh, piye bu?", ("nek wati ora teko maneh, piye bu?",)),
        ("Mawar sakit. Bu, kalau pindah KK bantuannya gmn?", ("kalau pindah KK bantuannya gmn?",)),
        ("🙏🏽 mawar kerja, PKH nya sudah cair belum 🙏🏽 ?", ("PKH nya sudah cair belum 🙏🏽 ?",)),
        ("Mawar gak hadir, tidak tahu kenapa", ()),
        ("Mawar sakit?", ()),
        ("Semoga cepat cair bu, semua hadir", ()),
    ],
)
def test_a_question_inside_a_report_is_quoted_for_whoever_can_answer_it(text: str, questions: tuple[str, ...]) -> None:
    assert read_report(text, ROSTERS["J"]).questions == questions
