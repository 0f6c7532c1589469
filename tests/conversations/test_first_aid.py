"""First aid for complaints: whole in every language, the office's own first, and never in the way."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from conversations.first_aid import FOLDER, OFFICE_FOLDER, FirstAid, faults_in, office_first_aid, shipped
from conversations.intake import Intake
from conversations.office_texts import office_texts
from conversations.turn import House
from conversations.words import LANGUAGES
from db.tables import Complaint
from handlers.office.doctor import _answers
from tests.village import MEANS, Village, links_of


def own(data_folder: Path, content: str) -> Path:
    """The office's file in Indonesian; returns its folder."""
    folder = data_folder / OFFICE_FOLDER
    folder.mkdir()
    (folder / "id.toml").write_text(content, encoding="utf-8")
    return folder


def run_with(village: Village, data_folder: Path) -> None:
    """The program as it starts with this data folder."""
    house = replace(House(village.rules, links_of, MEANS), texts=office_texts(data_folder))
    village.intake = Intake(village.database, house, lambda: village.now)


def test_it_is_short_and_whole_in_every_language() -> None:
    assert faults_in(FOLDER, whole=True) == []
    assert set(shipped()) == set(LANGUAGES)
    assert all(set(texts) == set(shipped()["id"]) for texts in shipped().values())


def test_a_category_without_first_aid_says_nothing_and_a_strange_language_is_read_in_indonesian() -> None:
    assert FirstAid().text("other", "id") is None
    assert "171" in (FirstAid().text("deduction", "xx") or "")


def test_the_offices_own_text_is_read_by_whoever_complains(village: Village, tmp_path: Path) -> None:
    own(tmp_path, 'kks_lost = "Telepon BRI Wates dulu, ya."')
    run_with(village, tmp_path)
    village.mawar.says("kartu kks saya hilang di pasar")
    village.mawar.picks("Ya, betul")

    assert any(text == "Telepon BRI Wates dulu, ya." for text in village.mawar.texts)
    assert office_first_aid(tmp_path).text("kks_pin", "id") == FirstAid().text("kks_pin", "id")


@pytest.mark.parametrize("content", ["kks_lost = ", "kks_lost = 3", 'kks_lost = " "'])
def test_a_broken_file_of_the_office_costs_no_complaint(village: Village, tmp_path: Path, content: str) -> None:
    own(tmp_path, content)
    run_with(village, tmp_path)
    village.mawar.says("kartu kks saya hilang di pasar")
    village.mawar.picks("Ya, betul")
    village.mawar.picks("Ya, kirim")

    assert village.read(lambda s: s.scalars(select(Complaint.category)).all()) == ["kks_lost"]
    assert _answers_of_first_aid(tmp_path) is not None


def _answers_of_first_aid(data_folder: Path) -> str | None:
    """What doctor advises."""
    return list(_answers(data_folder))[1].remedy


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('kartu = "x"', "jenis keluhan 'kartu' tidak dikenal"),
        ("kks_pin = 3", "'kks_pin' harus berisi tulisan"),
        (f'kks_pin = "{"x" * 451}"', "'kks_pin' paling panjang 450 huruf"),
        ("kks_pin", "tidak terbaca"),
    ],
)
def test_a_fault_in_the_offices_file_is_named(tmp_path: Path, content: str, fault: str) -> None:
    found = faults_in(own(tmp_path, content), whole=False)

    assert len(found) == 1
    assert found[0].startswith("id.toml: ")
    assert fault in found[0]
