"""How a ketua really talks: in bits, with second thoughts, edits, questions and pictures. Nothing she said is lost."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from db import Session
from db.tables import AttendanceReport, Dialog
from tests.told_once import told_once
from tests.village import Village

DAY = "2018-11-22"


@pytest.fixture
@told_once
def asked(village: Village) -> Village:
    """The meeting has ended and the ketua was asked."""
    village.meeting(DAY)
    village.be_at(village.at(DAY, "11:00"))
    return village


def absentees(village: Village) -> dict[str, str | None]:
    return village.absentees(village.meetings()[0].id)


def is_saved(village: Village) -> bool:
    return village.meetings()[0].status == "reported"


# In bits.


def test_a_report_in_five_quick_messages_is_read_whole_and_answered_once_each(asked: Village) -> None:
    before = len(asked.ketua.messages)
    for text in ("mawar", "wati sakit", "lastri kerja", "eh wati datang", "itu saja"):
        asked.ketua.says(text)

    answers = asked.ketua.texts[before:]
    assert len(answers) == 5
    assert answers[0].startswith("Pertemuan kelompok Melati 1")
    assert all(len(text) < 160 for text in answers[1:])  # only the first tells group and date
    assert not is_saved(asked)
    asked.ketua.says("ya")

    assert absentees(asked) == {"Mawar": None, "Lastri": "work"}


@pytest.mark.parametrize("finished", ["itu saja bu", "wis"])
def test_having_said_everything_is_asked_plainly_before_it_counts_as_yes(asked: Village, finished: str) -> None:
    asked.ketua.says("mawar kerja")
    asked.ketua.says(finished)

    assert not is_saved(asked)
    assert "Saya simpan sekarang: hadir 9 dari 10, tidak hadir 2. Mawar?" in asked.ketua.last
    asked.ketua.says(finished)

    assert absentees(asked) == {"Mawar": "work"}


@pytest.mark.parametrize("thanks", ["makasih", "Makasih bu Siti 🙏", "matur nuwun mbak"])
def test_thanks_for_the_summary_neither_save_it_nor_are_they_called_unclear(asked: Village, thanks: str) -> None:
    asked.ketua.says("mawar kerja")
    for _ in range(2):
        asked.ketua.says(thanks)
        assert "Saya simpan sekarang: hadir 9 dari 10, tidak hadir 2. Mawar?" in asked.ketua.last
        assert not is_saved(asked)
    asked.ketua.says("ya")

    assert absentees(asked) == {"Mawar": "work"}


def test_after_itu_saja_more_may_come(asked: Village) -> None:
    asked.ketua.says("mawar kerja")
    asked.ketua.says("itu saja")
    asked.ketua.says("oh wati juga, sakit")
    asked.ketua.says("ya")

    assert absentees(asked) == {"Mawar": "work", "Wati": "sick"}


def test_itu_saja_may_answer_that_the_names_are_right_and_the_number_is_not(asked: Village) -> None:
    asked.ketua.says("hadir 7, mawar kerja, wati sakit")
    asked.ketua.says("itu saja")
    assert "Hadir 8 dari 10" in asked.ketua.last


def test_what_she_goes_on_writing_does_not_pass_for_the_answer_to_an_unread_question(village: Village) -> None:
    village.group("Kenanga", ("Yuli", "Siti Fatimah", "Siti Rohani", "Tutik"))
    yuli = village.joins("Yuli")
    village.meeting(DAY, group="Kenanga")
    village.be_at(village.at(DAY, "11:00"))
    yuli.says("siti sakit")
    yuli.says("tutik kerja")  # she has not seen that she is asked which Siti
    assert "itu yang mana" in yuli.last
    yuli.picks("3. Siti Rohani")
    yuli.says("ya")

    assert absentees(village) == {"Siti Rohani": "sick", "Tutik": "work"}


def test_a_member_named_for_an_unknown_name_has_the_reason_said_first_and_is_shown(asked: Village) -> None:
    asked.ketua.says("Zubaidah sakit, mawar kerja")
    asked.ketua.says("Ponirah")
    assert "“Zubaidah” saya artikan 8. Ponirah." in asked.ketua.last
    asked.ketua.says("ya")

    assert absentees(asked) == {"Mawar": "work", "Ponirah": "sick"}


def test_several_names_are_no_answer_to_an_unknown_one(asked: Village) -> None:
    asked.ketua.says("Zubaidah sakit")
    asked.ketua.says("mawar, wati")
    assert "Zubaidah" in asked.ketua.last
    asked.ketua.picks("Abaikan")
    asked.ketua.says("ya")

    assert absentees(asked) == {"Mawar": None, "Wati": None}


def test_what_she_wrote_before_going_elsewhere_is_still_in_her_report(asked: Village) -> None:
    asked.ketua.says("mawar kerja")
    asked.ketua.says("menu")
    asked.ketua.says("wati sakit")
    asked.ketua.says("ya")

    assert absentees(asked) == {"Mawar": "work", "Wati": "sick"}


def test_who_wrote_it_and_did_not_save_it_is_reminded_of_that_and_asked_nothing_anew(asked: Village) -> None:
    asked.ketua.says("mawar kerja")
    asked.ketua.says("menu")
    asked.go_to(DAY, "14:00")
    assert "sudah ditulis, tinggal disimpan" in asked.ketua.last
    asked.ketua.taps("Lanjutkan laporan")
    assert "2. Mawar (bekerja)" in asked.ketua.last
    asked.ketua.says("ya")

    assert absentees(asked) == {"Mawar": "work"}


# An edited message.


def test_an_edited_message_takes_the_place_of_what_it_said(asked: Village) -> None:
    first = asked.ketua.says("mawar kerja")
    asked.ketua.says("wati sakit")
    asked.ketua.edits(first, "lastri kerja")

    assert asked.ketua.last.startswith("Pesan yang diubah sudah saya baca ulang.\n\nHadir 8 dari 10.")
    asked.ketua.says("ya")

    assert absentees(asked) == {"Lastri": "work", "Wati": "sick"}
    said = asked.read(lambda s: s.scalars(select(AttendanceReport)).one().said)
    assert "mawar" not in said


def test_a_message_that_was_not_understood_may_be_mended_by_an_edit(asked: Village) -> None:
    number = asked.ketua.says("xyzzy")
    asked.ketua.edits(number, "mawar kerja")
    assert "Hadir 9 dari 10" in asked.ketua.last


def test_an_edit_that_leaves_nobody_asks_anew_instead_of_taking_all_for_present(asked: Village) -> None:
    number = asked.ketua.says("mawar kerja")
    asked.ketua.edits(number, "maaf salah kirim")

    assert "Siapa yang tidak hadir" in asked.ketua.last
    asked.ketua.says("ya")
    assert not is_saved(asked)


def test_what_was_ticked_and_answered_stays_when_a_message_is_edited(asked: Village) -> None:
    number = asked.ketua.says("Zubaidah sakit")
    asked.ketua.picks("Pilih dari daftar")
    asked.ketua.taps("▫️ 3. Wati")
    asked.ketua.taps("Selesai")
    asked.ketua.edits(number, "mawar sakit")
    asked.ketua.says("ya")

    assert absentees(asked) == {"Wati": None, "Mawar": "sick"}


def saved_as(village: Village, *texts: str) -> list[int]:
    numbers = [village.ketua.says(text) for text in texts]
    village.ketua.says("ya")
    assert is_saved(village)
    return numbers


def test_an_edit_after_saving_offers_the_correction(asked: Village) -> None:
    [number] = saved_as(asked, "mawar kerja, wati sakit")
    asked.ketua.edits(number, "mawar kerja")

    assert asked.ketua.last.startswith("Laporan sudah tersimpan. Perbaiki jadi: Hadir 9 dari 10.")
    assert absentees(asked) == {"Mawar": "work", "Wati": "sick"}
    asked.ketua.picks("Ya, simpan")
    assert absentees(asked) == {"Mawar": "work"}

    asked.ketua.edits(number, "mawar kerja, lastri hajatan")
    asked.ketua.says("ya")
    assert absentees(asked) == {"Mawar": "work", "Lastri": "family_event"}


def test_a_ketua_is_not_told_that_she_differs_from_herself(asked: Village) -> None:
    [number] = saved_as(asked, "mawar kerja, wati sakit")
    asked.ketua.edits(number, "mawar kerja")

    assert "laporan ketua" not in asked.ketua.last


def test_an_edit_after_saving_leaves_what_the_pendamping_corrected_meanwhile(asked: Village) -> None:
    [number] = saved_as(asked, "mawar kerja, wati sakit")
    asked.pendamping.says("lapor")
    asked.pendamping.says("murni sakit")
    asked.pendamping.says("ya")
    asked.ketua.edits(number, "mawar kerja")
    asked.ketua.says("ya")

    assert absentees(asked) == {"Mawar": "work", "Murni": "sick"}


def test_an_edit_that_changes_nothing_is_said_so(asked: Village) -> None:
    [number] = saved_as(asked, "mawar kerja")
    asked.ketua.edits(number, "Mawar kerja.")
    assert "laporannya tetap sama" in asked.ketua.last


def test_after_the_days_allowed_an_edit_changes_nothing(asked: Village) -> None:
    [number] = saved_as(asked, "mawar kerja")
    asked.now += timedelta(days=7, minutes=1)
    asked.ketua.edits(number, "wati kerja")

    assert "7 hari" in asked.ketua.last
    assert absentees(asked) == {"Mawar": "work"}


def test_an_edit_of_anything_else_is_asked_to_be_written_again(asked: Village) -> None:
    number = asked.mawar.says("halo")
    asked.mawar.edits(number, "halo bu")
    assert "tulis sekali lagi" in asked.mawar.last


# A question inside a report.


def test_a_question_inside_a_report_is_passed_on_to_the_pendamping(asked: Village) -> None:
    asked.ketua.says("mawar kerja. Kapan PKH cair ya bu?")
    assert "Ikut saya teruskan: “Kapan PKH cair ya bu?”" in asked.ketua.last
    asked.ketua.says("ya")

    assert "Pertanyaannya sudah saya teruskan kepada Ibu Siti." in asked.ketua.last
    assert "Ibu Sri juga bertanya: “Kapan PKH cair ya bu?”" in asked.pendamping.last


def test_a_question_in_a_message_of_its_own_is_passed_on_with_the_report(asked: Village) -> None:
    asked.ketua.says("lapor")
    asked.ketua.says("Kapan PKH cair ya bu?")
    assert "saya teruskan kepada Ibu Siti bersama laporan ini" in asked.ketua.last
    asked.ketua.says("mawar kerja")
    asked.ketua.says("ya")

    assert "“Kapan PKH cair ya bu?”" in asked.pendamping.last


def test_a_question_is_told_once_though_the_report_is_corrected(asked: Village) -> None:
    saved_as(asked, "mawar kerja. Kapan PKH cair ya bu?")
    asked.ketua.says("lapor")
    asked.ketua.says("wati sakit")
    asked.ketua.says("ya")

    assert "3. Wati" in asked.pendamping.last
    assert "juga bertanya" not in asked.pendamping.last


# Where a draft of an older version was left.


def test_a_draft_without_events_goes_on(asked: Village) -> None:
    asked.ketua.says("mawar kerja")

    def forget(session: Session) -> None:
        dialog = session.scalars(select(Dialog).where(Dialog.status == "open")).one()
        meeting = asked.meetings()[0].id
        dialog.state = f'{{"meeting_id": {meeting}, "absent": {{"2": "work"}}, "said": ["mawar kerja"]}}'

    asked.write(forget)
    asked.ketua.says("wati sakit")
    asked.ketua.says("ya")

    assert absentees(asked) == {"Mawar": "work", "Wati": "sick"}
