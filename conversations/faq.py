"""Answers to common questions: from locales/faq/<language>.toml; the office's own in <data folder>/faq come first.

The texts are general facts that hold everywhere; what concerns one family comes from her own rows instead
(conversations.inquiries.answers). They promise no money. `{pendamping}` stands for her pendamping's name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from conversations.office_files import office_tables, one_line, unreadable_files
from conversations.words import LOCALES
from programme.matters import QUESTION_TOPICS

FOLDER = LOCALES / "faq"
OFFICE_FOLDER = "faq"
LONGEST_TITLE = 24
"""Letters: a line to choose on WhatsApp."""
LONGEST_ANSWER = 600


@dataclass(frozen=True)
class Entry:
    """What one topic is called, and its answer."""

    title: str
    answer: str


@dataclass(frozen=True)
class Faq:
    """The office's own entries; for what they don't say, the program's."""

    own: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    """Language -> topic -> entry."""

    def entry(self, topic: str, language: str) -> Entry:
        """In the reader's language: the office's, else the program's; in Indonesian where that language has none."""
        for said in (language, "id"):
            for entries in (self.own.get(said, {}), shipped(said)):
                if topic in entries:
                    return entries[topic]
        raise KeyError(topic)


@cache
def _shipped() -> Mapping[str, Mapping[str, Entry]]:
    return _entries_of(FOLDER)


def shipped(language: str) -> Mapping[str, Entry]:
    """The program's entries of a language; none for one it has no file for."""
    return _shipped().get(language, {})


def office_faq(data_folder: Path) -> Faq:
    """The office's entries, a file a language; none where it has no such folder."""
    return Faq(_entries_of(data_folder / OFFICE_FOLDER))


def _entries_of(folder: Path) -> dict[str, dict[str, Entry]]:
    return {language: entries_in(table) for language, table in office_tables(folder).items()}


def entries_in(table: Mapping[str, object]) -> dict[str, Entry]:
    """The entries of a file; what is no table with a title and an answer is left out (and found by `faults_in`)."""
    return {
        topic: Entry(one_line(value["title"]), one_line(value["answer"]))
        for topic, value in table.items()
        if isinstance(value, dict) and isinstance(value.get("title"), str) and isinstance(value.get("answer"), str)
    }


def faults_in(folder: Path, *, whole: bool) -> list[str]:
    """What is wrong in a folder's files, in Indonesian, for `doctor`; `whole`: every topic must be there."""
    found = unreadable_files(folder, whole=whole)
    for language, table in office_tables(folder).items():
        found += [f"{language}.toml: {fault}" for fault in _faults(table, whole=whole)]
    return found


def _faults(table: Mapping[str, object], *, whole: bool) -> list[str]:
    entries = entries_in(table)
    unknown = [f"topik '{topic}' tidak dikenal" for topic in table if topic not in QUESTION_TOPICS]
    broken = [f"topik '{topic}' perlu title dan answer" for topic in table if topic not in entries]
    missing = [f"topik '{topic}' belum ada" for topic in QUESTION_TOPICS if whole and topic not in table]
    return unknown + broken + missing + [fault for topic, one in entries.items() for fault in _unfit(topic, one)]


def _unfit(topic: str, entry: Entry) -> list[str]:
    faults = []
    if not entry.title or len(entry.title) > LONGEST_TITLE:
        faults.append(f"judul '{topic}' harus 1-{LONGEST_TITLE} huruf")
    if not entry.answer or len(entry.answer) > LONGEST_ANSWER:
        faults.append(f"jawaban '{topic}' harus 1-{LONGEST_ANSWER} huruf")
    if set("{}") & set(entry.answer.replace("{pendamping}", "")):
        faults.append(f"jawaban '{topic}': hanya {{pendamping}} yang boleh dalam kurung kurawal")
    return faults
