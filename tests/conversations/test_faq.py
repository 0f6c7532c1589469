"""Answers to common questions: whole in every language, the office's own first, faults named for the doctor."""

from pathlib import Path

import pytest

from conversations.faq import FOLDER, OFFICE_FOLDER, Faq, faults_in, office_faq
from conversations.words import LANGUAGES
from handlers.office.doctor import _answers
from programme.matters import QUESTION_TOPICS

PROMISES = ("pasti cair", "insya", "akan cair", "segera cair", "dijamin")


def own(data_folder: Path, content: str, language: str = "id") -> Path:
    folder = data_folder / OFFICE_FOLDER
    folder.mkdir(exist_ok=True)
    (folder / f"{language}.toml").write_text(content, encoding="utf-8")
    return folder


def test_every_topic_has_its_answer_in_every_language() -> None:
    assert faults_in(FOLDER, whole=True) == []
    for language in LANGUAGES:
        for topic in QUESTION_TOPICS:
            entry = Faq().entry(topic, language)
            assert entry.title
            assert entry.answer
            assert language == "id" or entry.answer != Faq().entry(topic, "id").answer


def test_no_answer_promises_money_or_a_number_to_be_kept_in_secret() -> None:
    for language in LANGUAGES:
        for topic in QUESTION_TOPICS:
            answer = Faq().entry(topic, language).answer.lower()
            assert not any(promise in answer for promise in PROMISES), (language, topic)


def test_the_offices_own_answer_comes_first_and_the_rest_stays(tmp_path: Path) -> None:
    own(tmp_path, '[register]\ntitle = "Daftar"\nanswer = "Datang ke kantor desa hari Rabu."\n')
    faq = office_faq(tmp_path)

    assert faq.entry("register", "id").answer == "Datang ke kantor desa hari Rabu."
    assert faq.entry("bot", "id") == Faq().entry("bot", "id")
    assert faq.entry("register", "jv") == Faq().entry("register", "jv")
    assert office_faq(tmp_path / "nowhere") == Faq()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('[bayaran]\ntitle = "x"\nanswer = "y"\n', "topik 'bayaran' tidak dikenal"),
        ('[bot]\ntitle = "x"\n', "topik 'bot' perlu title dan answer"),
        (f'[bot]\ntitle = "x"\nanswer = "{"y" * 601}"\n', "jawaban 'bot' harus 1-600 huruf"),
        (f'[bot]\ntitle = "{"x" * 25}"\nanswer = "y"\n', "judul 'bot' harus 1-24 huruf"),
        ('[bot]\ntitle = "x"\nanswer = "Halo {nama}"\n', "hanya {pendamping}"),
        ("[bot\n", "tidak terbaca"),
    ],
)
def test_a_fault_in_the_offices_file_is_named(tmp_path: Path, content: str, fault: str) -> None:
    found = faults_in(own(tmp_path, content), whole=False)

    assert len(found) == 1
    assert found[0].startswith("id.toml: ")
    assert fault in found[0]
    answers, first_aid = _answers(tmp_path)
    assert fault in answers.says
    assert answers.remedy is not None
    assert first_aid.remedy is None
    assert office_faq(tmp_path).entry("bot", "su") == Faq().entry("bot", "su")


def test_with_nothing_of_the_offices_all_is_well(tmp_path: Path) -> None:
    assert [one.remedy for one in _answers(tmp_path)] == [None, None]
