"""Help names only what can be typed, and fits a phone."""

import re

import pytest

from conversations.everywhere import GLOBAL_WORDS
from conversations.help_text import help_text
from conversations.registry import CONVERSATIONS
from conversations.staff_help import SUBJECTS
from conversations.words import Words
from tests.village import Village

LONGEST = 900
"""Letters that a phone shows without much scrolling, and one WhatsApp message holds."""
WRITTEN = re.compile(r"(?:^|[.\n] ?)([a-z][a-z, ]*):")


def commands(role: str) -> set[str]:
    return {word for one in CONVERSATIONS.values() if role in one.roles for word in one.commands} | set(GLOBAL_WORDS)


@pytest.mark.parametrize("subject", ["", *SUBJECTS])
def test_what_help_tells_a_pendamping_to_type_can_be_typed(subject: str) -> None:
    text = help_text(Words("id"), "pendamping", subject)
    told = {word for found in WRITTEN.findall(text) for word in found.split(", ")}

    assert told - {"cukup satu kata"} <= commands("pendamping")
    assert len(text) < LONGEST


def test_help_on_a_subject_leaves_the_open_question_alone(village: Village) -> None:
    village.pendamping.says("cuti")
    asked = village.pendamping.last
    village.pendamping.says("Bantuan anggota")

    assert any("tanda tangan" in text for text in village.pendamping.texts)
    assert village.pendamping.last == asked or "tanda tangan" in village.pendamping.last


def test_to_a_family_there_are_no_subjects(village: Village) -> None:
    village.mawar.says("bantuan anggota")

    assert "Saya mengingatkan Ibu" in village.mawar.last


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("siapa yang belum sekolah", "belum sekolah"),
        ("tolong lihat daftar pembayaran", "daftar pembayaran"),
    ],
)
def test_staff_who_come_near_a_command_are_told_it(village: Village, typed: str, named: str) -> None:
    village.pendamping.says(typed)

    assert village.pendamping.last.partition("\n")[0].endswith(f"ketik katanya: {named}")


def test_staff_who_come_near_none_are_told_of_the_list(village: Village) -> None:
    village.pendamping.says("nomor hp bu mawar")

    assert "atau ketik bantuan" in village.pendamping.last
