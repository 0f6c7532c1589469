"""The ketua's report, branch by branch: what is understood, what is asked, and that one "Ya" saves it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import AttendanceChange, Dialog, Meeting
from tests.told_once import told_once
from tests.village import GROUP, MEMBERS, Phone, Village

DAY = "2018-11-22"


@pytest.fixture
@told_once
def asked(village: Village) -> Village:
    """The meeting has ended and the ketua was asked."""
    village.meeting(DAY)
    village.be_at(village.at(DAY, "11:00"))
    assert "Siapa yang tidak hadir" in village.ketua.last
    return village


def absentees(village: Village) -> dict[str, str | None]:
    return village.absentees(village.meetings()[0].id)


def is_saved(village: Village) -> bool:
    return village.meetings()[0].status == "reported"


def checks(village: Village, present: int) -> bool:
    """Whether the ketua is shown what was understood, nothing being saved yet."""
    return f"Hadir {present} dari 10" in village.ketua.last and not is_saved(village)


# The ways to say it.


def test_names_and_reasons_in_one_message(asked: Village) -> None:
    asked.ketua.says("mawar kerja, wati gerah")
    assert checks(asked, 8)
    assert "2. Mawar (bekerja)" in asked.ketua.last

    asked.ketua.picks("Ya, simpan")

    assert absentees(asked) == {"Mawar": "work", "Wati": "sick"}
    assert "tersimpan: hadir 8 dari 10" in asked.ketua.last


@pytest.mark.parametrize("said", ["semua hadir kecuali saya, sakit", "yg gak hadir cuma kulo bu, gerah"])
def test_the_ketua_reports_herself_as_she_would_another(asked: Village, said: str) -> None:
    asked.ketua.says(said)
    assert checks(asked, 9)
    asked.ketua.picks("Ya, simpan")

    assert absentees(asked) == {"Sri": "sick"}


def test_the_pendamping_who_reports_is_asked_whom_she_means_by_herself(asked: Village) -> None:
    asked.pendamping.says("lapor")
    asked.pendamping.says("semua hadir kecuali saya")

    assert "“saya”" in asked.pendamping.last
    assert not is_saved(asked)


def test_numbers(asked: Village) -> None:
    asked.ketua.says("2, 7")
    assert checks(asked, 8)
    asked.ketua.says("ya")

    assert absentees(asked) == {"Mawar": None, "Murni": None}


@pytest.mark.parametrize("way", ["button", "hadir semua", "lengkap bu"])
def test_everybody_came(asked: Village, way: str) -> None:
    if way == "button":
        asked.ketua.taps("Hadir semua")
    else:
        asked.ketua.says(way)
    assert checks(asked, 10)
    asked.ketua.says("nggih")

    assert is_saved(asked)
    assert absentees(asked) == {}


@pytest.mark.parametrize("yes", ["iya bu", "muhun", "👍🏽"])
def test_yes_in_many_words(village: Village, yes: str) -> None:
    village.meeting(DAY)
    village.be_at(village.at(DAY, "11:00"))
    village.ketua.says("mawar")
    village.ketua.says(yes)

    assert is_saved(village)


def test_a_relative_in_her_stead_is_present_but_kept_apart(asked: Village) -> None:
    asked.ketua.says("mawar diwakili suaminya, wati sakit")
    assert checks(asked, 9)
    asked.ketua.says("ya")

    assert asked.marks(asked.meetings()[0].id)["Mawar"] == ("represented", None)


# What is asked before anything is saved.


@pytest.fixture
@told_once
def two_of_a_name(village: Village) -> Phone:
    """The ketua of a group with two Sitis was asked."""
    village.group("Kenanga", ("Yuli", "Siti Fatimah", "Siti Rohani", "Tutik"))
    yuli = village.joins("Yuli")
    village.meeting(DAY, group="Kenanga")
    village.be_at(village.at(DAY, "11:00"))
    return yuli


@pytest.mark.parametrize("answer", ["3. Siti Rohani", "3", "rohani"])
def test_a_name_that_fits_several_is_asked(two_of_a_name: Phone, answer: str) -> None:
    village = two_of_a_name.village
    two_of_a_name.says("siti sakit, tutik kerja")
    assert [label[:2] for label in two_of_a_name.labels[:2]] == ["2.", "3."]
    assert not is_saved(village)

    two_of_a_name.says(answer)
    two_of_a_name.says("ya")

    assert absentees(village) == {"Siti Rohani": "sick", "Tutik": "work"}


def test_a_name_that_fits_several_may_mean_none_of_them(two_of_a_name: Phone) -> None:
    two_of_a_name.says("siti sakit, tutik kerja")
    two_of_a_name.picks("Bukan semuanya")
    two_of_a_name.says("ya")

    assert absentees(two_of_a_name.village) == {"Tutik": "work"}


def test_what_still_fits_several_is_asked_again(two_of_a_name: Phone) -> None:
    two_of_a_name.says("siti sakit, tutik kerja")
    two_of_a_name.says("siti")

    assert "belum jelas" in two_of_a_name.last
    assert not is_saved(two_of_a_name.village)


@pytest.mark.parametrize(
    ("answer", "stands"),
    [
        ("Tidak hadir", {"Wati": "work", "Murni": None}),
        ("gak dateng bu", {"Wati": "work", "Murni": None}),
        ("sakit bu", {"Wati": "work", "Murni": "sick"}),
        ("murni kerja", {"Wati": "work", "Murni": "work"}),
        ("Hadir", {"Wati": "work"}),
        ("hadir kok bu, telat", {"Wati": "work"}),
        ("murni teko bu", {"Wati": "work"}),
        ("Diwakili keluarga", {"Wati": "work"}),
        ("diwakili anaknya", {"Wati": "work"}),
        ("Bukan dia", {"Wati": "work"}),
    ],
)
def test_who_is_only_thought_to_have_stayed_away_is_asked_about_outright(
    asked: Village, answer: str, stands: dict[str, str | None]
) -> None:
    asked.ketua.says("wati kerja, kayaknya murni gak ikut")
    assert "hadir atau tidak?" in asked.ketua.last
    for unclear in ("ya", "murni", "belum tau bu"):
        asked.ketua.says(unclear)
        assert "hadir atau tidak?" in asked.ketua.last
    assert not is_saved(asked)

    asked.ketua.says(answer)
    asked.ketua.says("ya")

    assert absentees(asked) == stands
    expected = ("represented", None) if answer.casefold().startswith("diwakili") else None
    assert expected is None or asked.marks(asked.meetings()[0].id)["Murni"] == expected


def test_what_is_told_of_others_before_the_doubt_is_answered_goes_with_the_report(asked: Village) -> None:
    asked.ketua.says("kayaknya murni gak ikut")
    asked.ketua.says("lastri sakit")
    assert "hadir atau tidak?" in asked.ketua.last
    asked.ketua.picks("Hadir")
    asked.ketua.says("ya")

    assert absentees(asked) == {"Lastri": "sick"}


def test_a_name_that_nobody_has_is_asked(asked: Village) -> None:
    asked.ketua.says("Mawar kerja, Zubaidah sakit")
    assert "Zubaidah" in asked.ketua.last
    asked.ketua.says("Ponirah")
    asked.ketua.says("ya")

    assert set(absentees(asked)) == {"Mawar", "Ponirah"}


def test_what_is_no_answer_to_an_unknown_name_is_asked_again(asked: Village) -> None:
    asked.ketua.says("Mawar kerja, Zubaidah sakit")
    for _ in range(2):
        asked.ketua.says("kapan bantuan cair?")
        assert "Zubaidah" in asked.ketua.last
    asked.ketua.picks("Abaikan")
    assert checks(asked, 9)


def test_a_list_of_those_present_is_confirmed_before_the_others_count_as_absent(asked: Village) -> None:
    asked.ketua.says("yang hadir cuma Sri, Mawar, Wati")
    assert not checks(asked, 3)
    asked.ketua.picks("Ya, yang lain")
    assert checks(asked, 3)
    asked.ketua.says("ya")

    assert set(absentees(asked)) == set(MEMBERS) - {"Sri", "Mawar", "Wati"}


def test_one_more_who_came_does_not_settle_the_others(asked: Village) -> None:
    asked.ketua.says("yang hadir cuma Sri, Mawar, Wati")
    asked.ketua.says("Lastri juga hadir")
    assert "Hadir 10 dari 10" not in asked.ketua.last
    asked.ketua.picks("Ya, yang lain")

    assert checks(asked, 4)


def test_the_others_may_have_come_after_all(asked: Village) -> None:
    asked.ketua.says("yang hadir cuma Sri, Mawar, Wati")
    asked.ketua.picks("Tidak, yang lain")

    assert checks(asked, 10)


def test_a_number_that_does_not_fit_the_names_is_asked(asked: Village) -> None:
    asked.ketua.says("hadir 7 orang, mawar kerja, wati sakit")
    assert "belum cocok" in asked.ketua.last
    asked.ketua.says("lastri hajatan")
    assert checks(asked, 7)
    asked.ketua.says("ya")

    assert absentees(asked) == {"Mawar": "work", "Wati": "sick", "Lastri": "family_event"}


def test_the_names_may_be_right_and_the_number_wrong(asked: Village) -> None:
    asked.ketua.says("hadir 7 orang, mawar kerja, wati sakit")
    asked.ketua.picks("Nama di atas")

    assert checks(asked, 8)


def test_a_number_alone_is_asked_for_names(asked: Village) -> None:
    asked.ketua.says("yang tidak hadir 2 orang")

    assert not is_saved(asked)
    assert "Hadir 10 dari 10" not in asked.ketua.last


# The list to tick.


def test_names_may_be_ticked_in_a_list(asked: Village) -> None:
    asked.ketua.taps("Pilih dari daftar")
    asked.ketua.taps("▫️ 2. Mawar")
    asked.ketua.taps("▫️ 3. Wati")
    assert "❌ 2. Mawar" in asked.ketua.labels
    asked.ketua.taps("❌ 3. Wati")
    asked.ketua.taps("Selesai")
    assert checks(asked, 9)
    asked.ketua.picks("Ya, simpan")

    assert absentees(asked) == {"Mawar": None}


@pytest.mark.telegram_only
def test_a_name_tapped_twice_is_ticked_once(asked: Village) -> None:
    asked.ketua.taps("Pilih dari daftar")
    asked.ketua.taps("▫️ 2. Mawar", times=3)

    assert "❌ 2. Mawar" in asked.ketua.labels
    assert [message.text for message in asked.ketua.messages].count(asked.ketua.last) == 1  # redrawn in place


def test_a_long_list_has_pages_and_keeps_what_was_ticked(village: Village) -> None:
    names = tuple(f"Anggota {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVW")
    village.group("Kenanga", ("Yuli", *names))
    yuli = village.joins("Yuli")
    village.meeting(DAY, group="Kenanga")
    village.be_at(village.at(DAY, "11:00"))
    yuli.taps("Pilih dari daftar")
    assert len([label for label in yuli.labels if label[0] in "▫❌"]) == 10
    yuli.taps("▫️ 2. Anggota A")
    yuli.taps("Berikutnya")
    yuli.taps("▫️ 12. Anggota K")
    yuli.taps("Berikutnya")
    yuli.taps("▫️ 24. Anggota W")
    yuli.taps("« Sebelumnya")
    yuli.taps("« Sebelumnya")
    assert "❌ 2. Anggota A" in yuli.labels
    yuli.taps("Selesai")
    yuli.taps("Ya, simpan")

    assert set(absentees(village)) == {"Anggota A", "Anggota K", "Anggota W"}


def test_a_name_may_be_written_while_the_list_is_open(asked: Village) -> None:
    asked.ketua.taps("Pilih dari daftar")
    asked.ketua.taps("▫️ 2. Mawar")
    asked.ketua.says("wati sakit")

    assert checks(asked, 8)


# Second thoughts.


def test_what_was_understood_may_be_changed_in_words(asked: Village) -> None:
    asked.ketua.says("mawar kerja")
    asked.ketua.picks("Ubah")
    asked.ketua.says("mawar datang, yang tidak hadir wati")
    assert checks(asked, 9)
    asked.ketua.says("ya")

    assert set(absentees(asked)) == {"Wati"}


def test_a_correction_may_be_written_instead_of_yes(asked: Village) -> None:
    asked.ketua.says("mawar kerja")
    asked.ketua.says("lastri juga, sakit")
    assert checks(asked, 8)


def test_it_may_be_told_anew(asked: Village) -> None:
    asked.ketua.says("mawar kerja, wati sakit")
    asked.ketua.says("tidak")
    asked.ketua.picks("Mulai dari awal")
    asked.ketua.says("lastri")

    assert checks(asked, 9)


def test_kembali_goes_one_question_back_with_what_stood_there(asked: Village) -> None:
    asked.ketua.says("mawar kerja")
    asked.ketua.picks("Ubah")
    asked.ketua.says("kembali")
    assert checks(asked, 9)
    asked.ketua.says("kembali")
    assert "Siapa yang tidak hadir" in asked.ketua.last
    asked.ketua.says("wati")

    assert checks(asked, 9)
    assert "Mawar" not in asked.ketua.last


def test_batal_saves_nothing_and_the_report_can_still_be_made(asked: Village) -> None:
    asked.ketua.says("mawar kerja")
    asked.ketua.says("batal")
    assert not is_saved(asked)
    asked.ketua.says("wati sakit")
    asked.ketua.says("ya")

    assert set(absentees(asked)) == {"Wati"}


def test_the_menu_in_the_middle_loses_nothing(asked: Village) -> None:
    asked.ketua.says("mawar kerja")
    asked.ketua.says("menu")
    assert not is_saved(asked)
    asked.ketua.taps("Lanjutkan")
    assert checks(asked, 9)
    asked.ketua.says("ya")

    assert absentees(asked) == {"Mawar": "work"}


# What is no report.


@pytest.mark.parametrize("text", ["kapan bantuan cair bu?", "bantuan saya kok belum cair", "😀"])
def test_what_is_no_report_saves_nothing_and_the_question_stays(asked: Village, text: str) -> None:
    asked.ketua.says(text)
    assert "Hadir" not in asked.ketua.last.replace("Hadir semua", "")
    assert not is_saved(asked)

    asked.ketua.says("mawar kerja")

    assert checks(asked, 9)


def test_the_command_asks_as_well(asked: Village) -> None:
    asked.ketua.says("lapor")
    assert "Siapa yang tidak hadir" in asked.ketua.last
    asked.ketua.says("halo bu")
    assert not is_saved(asked)
    asked.ketua.says("mawar")

    assert checks(asked, 9)


def test_nothing_to_report_is_said_so(village: Village) -> None:
    village.ketua.says("lapor")

    assert "Belum ada pertemuan yang perlu dilaporkan" in village.ketua.last


# Which meeting, by whom.


def test_of_two_meetings_not_reported_one_is_chosen(village: Village) -> None:
    first, second = village.meeting("2018-10-25"), village.meeting(DAY)
    village.be_at(village.at(DAY, "12:00"))
    village.ketua.says("lapor")
    [october] = [label for label in village.ketua.labels if "25" in label]
    village.ketua.picks(october)
    village.ketua.says("mawar sakit")
    village.ketua.says("ya")

    assert village.absentees(first) == {"Mawar": "sick"}
    assert village.marks(second) == {}


def test_words_said_before_it_was_clear_which_meeting_are_not_lost(village: Village) -> None:
    first = village.meeting("2018-10-25")
    village.meeting("2018-10-18")
    village.be_at(village.at(DAY, "12:00"))
    village.ketua.says("mawar sakit")
    [label] = [label for label in village.ketua.labels if "25" in label]
    village.ketua.picks(label)
    assert "Mawar" in village.ketua.last
    village.ketua.says("ya")

    assert village.absentees(first) == {"Mawar": "sick"}


def test_what_she_writes_before_she_chose_which_meeting_was_meant_goes_together(village: Village) -> None:
    first = village.meeting(DAY)
    second = village.meeting(DAY, "10:00")
    village.go_to(DAY, "14:00")
    village.ketua.says("mawar sakit")
    assert "itu untuk yang mana?" in village.ketua.last
    village.ketua.says("lastri juga sakit bu")
    assert "mawar sakit\nlastri juga sakit bu" in village.ketua.last
    village.ketua.says("ya")
    assert "itu untuk yang mana?" in village.ketua.last

    village.ketua.picks(next(label for label in village.ketua.labels if "10.00" in label))
    village.ketua.says("ya")

    assert village.absentees(second) == {"Mawar": "sick", "Lastri": "sick"}
    assert village.marks(first) == {}


def test_days_later_a_ketua_need_only_write_who_was_missing(village: Village) -> None:
    village.meeting(DAY)
    village.go_to("2018-11-26", "10:00")
    village.ketua.says("mawar kerja")

    assert checks(village, 9)


def test_the_pendamping_may_report_instead(asked: Village) -> None:
    asked.pendamping.says("lapor")
    asked.pendamping.says("mawar kerja")
    asked.pendamping.picks("Ya, simpan")
    assert is_saved(asked)

    asked.ketua.taps("Hadir semua")

    assert "sudah tersimpan" in asked.ketua.last
    assert absentees(asked) == {"Mawar": "work"}


def test_a_ketua_of_another_group_sees_nothing_of_it(asked: Village) -> None:
    asked.group("Kenanga", ("Yuli", "Tutik"))
    yuli = asked.joins("Yuli")
    tapped = asked.ketua.messages[-1].buttons[0][1]
    yuli.says("lapor")
    assert "Belum ada pertemuan" in yuli.last

    yuli.taps_data(1, tapped)

    assert not is_saved(asked)
    assert not any(GROUP in text or "Mawar" in text for text in yuli.texts)


def test_a_kpm_can_not_report(asked: Village) -> None:
    tapped = asked.ketua.messages[-1].buttons[0][1]
    asked.mawar.says("lapor")
    asked.mawar.taps_data(1, tapped)
    asked.mawar.says("wati sakit")
    asked.mawar.says("ya")

    assert not is_saved(asked)
    assert not any("Wati" in text for text in asked.mawar.texts)


# Saved once, corrected with a trace.


def test_yes_tapped_twice_saves_once(asked: Village) -> None:
    asked.ketua.says("mawar kerja")
    asked.ketua.taps("Ya, simpan", times=2)

    assert sum("tersimpan: hadir" in text for text in asked.ketua.texts) == 1
    assert len(asked.outbox("meeting_result")) == 1


def test_the_question_tapped_twice_asks_once(asked: Village) -> None:
    asked.ketua.taps("Hadir semua", times=2)
    asked.ketua.says("ya")

    assert is_saved(asked)
    assert "paused" not in asked.read(lambda s: s.scalars(select(Dialog.status)).all())


def test_a_report_is_corrected_by_saying_what_differs(asked: Village) -> None:
    asked.ketua.says("mawar kerja, wati sakit")
    asked.ketua.says("ya")
    asked.now += timedelta(days=3)
    asked.ketua.says("lapor")
    assert "Hadir 8 dari 10" in asked.ketua.last
    asked.ketua.says("wati datang")
    assert "Hadir 9 dari 10" in asked.ketua.last
    asked.ketua.picks("Ya, simpan")

    assert absentees(asked) == {"Mawar": "work"}
    traces = asked.read(lambda s: list(s.scalars(select(AttendanceChange))))
    assert [(one.old_mark, one.old_reason) for one in traces] == [("absent", "sick")]


def test_after_seven_days_it_is_no_longer_offered(asked: Village) -> None:
    asked.ketua.says("mawar kerja")
    asked.ketua.says("ya")
    asked.now += timedelta(days=7, minutes=1)
    asked.ketua.says("lapor")

    assert "Belum ada pertemuan yang perlu dilaporkan" in asked.ketua.last


def test_a_correction_begun_in_time_and_saved_too_late_is_refused(asked: Village) -> None:
    asked.ketua.says("mawar kerja")
    asked.ketua.says("ya")
    asked.now += timedelta(days=7, minutes=-1)
    asked.ketua.says("lapor")
    asked.ketua.says("mawar datang")
    asked.now += timedelta(minutes=2)
    asked.ketua.picks("Ya, simpan")

    assert "7 hari" in asked.ketua.last
    assert absentees(asked) == {"Mawar": "work"}


def test_a_meeting_cancelled_meanwhile_is_not_reported(village: Village) -> None:
    meeting = village.meeting(DAY)
    village.be_at(village.at(DAY, "09:30"))
    village.ketua.says("lapor")
    village.ketua.says("mawar")
    village.write(lambda s: setattr(s.get_one(Meeting, meeting), "status", "cancelled"))
    village.ketua.says("ya")

    assert "dibatalkan" in village.ketua.last
    assert village.marks(meeting) == {}


def test_no_absentee_is_named_to_the_group(asked: Village) -> None:
    asked.ketua.says("mawar kerja, wati sakit")
    asked.ketua.says("ya")
    asked.go_to("2018-11-24", "12:00")

    for name in set(MEMBERS) - {"Sri"}:
        texts = "\n".join(asked.phones[name].texts)
        assert "bekerja" not in texts
        assert "sakit" not in texts


def test_as_many_mere_names_as_were_said_to_have_come_are_those_who_came(asked: Village) -> None:
    asked.ketua.says("yang hadir 8 orang")
    asked.ketua.says("mawar, wati, lastri, aminah, siti aminah, ponirah, yatinem, sama saya")
    assert "Tumini" in asked.ketua.last
    assert "Mawar" not in asked.ketua.last
    asked.ketua.says("ya")

    assert "Hadir 8 dari 10." in asked.ketua.last


def test_as_many_names_as_were_missing_are_those_who_were_missing(asked: Village) -> None:
    asked.ketua.says("yang hadir 8 orang")
    asked.ketua.says("tumini, yatinem")

    assert "Hadir 8 dari 10." in asked.ketua.last
    assert "Tumini (tanpa keterangan)" in asked.ketua.last


def test_that_somebody_was_there_after_all_mends_what_was_saved(asked: Village) -> None:
    asked.ketua.says("wati ga hadir")
    asked.ketua.says("ya")
    assert "Laporan tersimpan: hadir 9 dari 10" in asked.ketua.last
    asked.ketua.says("eh wati hadir maaf")
    asked.ketua.says("ya")

    assert "hadir 10 dari 10" in asked.ketua.last
