"""Pendamping works on the klarifikasi forms of a new group by chat, until they are with the office."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from db import Session
from db.tables import Clarification, FamilyMember, KpmChange, Paper, StoredFile
from programme.candidates.corrected_sheet import known_members
from reports.clarify_template import clarify_template
from tests.conversations.test_engine import PHOTO, question
from tests.village import MEMBERS, Village


@pytest.fixture
def village(village: Village) -> Village:
    """Melati 1 has just come by an intake."""

    def work(session: Session) -> None:
        for name in MEMBERS:
            session.add(Clarification(kpm_id=village.people[name], created_at=village.now))
        budi = FamilyMember(kpm_id=village.people["Mawar"], name="Budi", name_index="budi", updated_at=village.now)
        budi.birth_date = date(2009, 5, 1)
        session.add(budi)

    village.write(work)
    return village


def form_of(village: Village, name: str) -> Clarification:
    return village.read(
        lambda s: s.scalars(select(Clarification).where(Clarification.kpm_id == village.people[name])).one()
    )


def signed(village: Village) -> list[str]:
    return [name for name in MEMBERS if form_of(village, name).signed_on is not None]


def test_several_sign_in_one_message_with_one_photo(village: Village) -> None:
    siti = village.pendamping
    siti.says("tanda tangan")
    siti.says("3 5 7 sudah tanda tangan")
    assert "3. Wati, 5. Aminah dan 7. Murni" in siti.last
    siti.sends(PHOTO)
    assert "Tersimpan: 3 persetujuan. Foto untuk 3 keluarga." in siti.last
    siti.says("mawar dan lastri ttd")
    siti.picks("Tanggal lain")
    siti.says("besok")
    assert "belum tiba" in siti.last
    siti.says("30 september")
    assert "Minggu, 30 September 2018" in siti.last
    siti.picks("Simpan, fotonya menyusul")

    assert signed(village) == ["Mawar", "Wati", "Lastri", "Aminah", "Murni"]
    assert form_of(village, "Mawar").signed_on == date(2018, 9, 30)
    files = {form_of(village, name).file_id for name in ("Wati", "Aminah", "Murni")}
    assert len(files) == 1
    [subject] = village.read(lambda s: s.scalars(select(StoredFile.subject)).all())
    assert subject == f"clarification:{form_of(village, 'Wati').id}"


def test_a_photo_may_come_before_it_is_said_whose_it_is_and_nonsense_changes_nothing(village: Village) -> None:
    siti = village.pendamping
    siti.says("tanda tangan")
    siti.sends(PHOTO)
    siti.says("entah siapa")
    assert question(village, siti) == "receive_agreement who"
    siti.says("semua kecuali 4 dan 6")
    siti.picks("Ya, simpan")

    assert set(MEMBERS) - set(signed(village)) == {"Lastri", "Siti Aminah"}
    assert form_of(village, "Tumini").file_id is not None


def test_ticks_are_turned_round_by_taps_and_a_double_tap_on_save_saves_once(village: Village) -> None:
    siti = village.pendamping
    siti.says("tanda tangan")
    for label in ("☐ 2. Mawar", "☐ 3. Wati", "☑ 2. Mawar"):
        siti.taps(label)
    siti.taps("Lanjut (1 keluarga)")
    siti.taps("Simpan, fotonya menyusul", times=2)

    assert signed(village) == ["Wati"]


def test_from_the_board_data_is_read_out_corrected_and_said_to_be_right(village: Village) -> None:
    siti = village.pendamping
    siti.says("klarifikasi")
    assert "Melati 1, 10 keluarga: data diperiksa 0" in siti.last
    siti.picks("Data belum diperiksa (10)")
    siti.says("2")
    assert "Budi, 01/05/2009" in siti.last
    siti.picks("Ubah nama/alamat")
    assert question(village, siti) == "change_member action"
    siti.picks("Selesai")
    assert question(village, siti) == "forms_board family"
    siti.picks("Data benar")
    siti.picks("« Daftarnya")
    siti.says("3 5 7 benar")
    assert "Tercatat benar: 3 keluarga" in siti.last
    siti.picks("Semua sudah benar")

    assert all(form_of(village, name).checked_at is not None for name in MEMBERS)


def test_who_is_right_already_stands_in_no_way_and_numbers_alone_say_nothing(village: Village) -> None:
    siti = village.pendamping
    siti.says("klarifikasi")
    siti.picks("Data belum diperiksa (10)")
    siti.says("3 benar")
    siti.says("2 5")
    assert "Yang mana? Tulis nomornya" in siti.last
    siti.says("2-4 bener")

    assert [name for name in MEMBERS if form_of(village, name).checked_at is not None] == ["Mawar", "Wati", "Lastri"]


def test_who_will_not_sign_is_never_noted_as_one_who_has(village: Village) -> None:
    siti = village.pendamping
    siti.says("tanda tangan")
    siti.says("4 tidak mau tanda tangan")

    assert "Itu haknya" in siti.last
    assert signed(village) == []


def test_who_does_not_want_to_take_part_is_noted_kindly_and_nothing_ends(village: Village) -> None:
    siti = village.pendamping
    siti.says("klarifikasi")
    siti.picks("Data belum diperiksa (10)")
    siti.says("wati")
    siti.picks("Tidak bersedia")
    assert "Itu haknya" in siti.last
    siti.picks("Ya, catat")
    assert form_of(village, "Wati").refused_on == date(2018, 10, 1)
    siti.picks("Batalkan catatan")

    assert form_of(village, "Wati").refused_on is None


def test_what_is_complete_goes_to_the_office_and_the_operator_gets_the_sheet(village: Village) -> None:
    siti = village.pendamping
    village.joins("Dewi")

    def complete(session: Session) -> None:
        for form in session.scalars(select(Clarification).order_by(Clarification.id).limit(2)):
            form.checked_at, form.signed_on = village.now, date(2018, 10, 1)

    village.write(complete)
    siti.says("klarifikasi")
    siti.picks("Kirim ke kantor (2)")
    siti.picks("Ya, kirim")
    assert "Terkirim: formulir 2 keluarga" in siti.last
    village.work()

    [paper] = village.read(lambda s: s.scalars(select(Paper).where(Paper.kind == "clarification_sheet")).all())
    assert (paper.state, paper.filename) == ("made", "klarifikasi-kedungrejo-2018-10-01.xlsx")
    assert village.phones["Dewi"].messages[-1].has_attachment
    assert [form_of(village, name).sent_at is not None for name in MEMBERS[:3]] == [True, True, False]


def test_data_is_corrected_on_a_computer_and_the_sheet_sent_back(village: Village) -> None:
    siti = village.pendamping
    siti.says("klarifikasi")
    siti.picks("Perbaiki di Excel")
    village.work()
    [paper] = village.read(lambda s: s.scalars(select(Paper).where(Paper.kind == "clarify_template")).all())
    assert paper.content is not None
    members = village.read(lambda s: known_members(s, village.people["Siti"]))
    right = [replace(one, name="Budi Santoso", component="sd") if one.name == "Budi" else one for one in members]
    siti.sends_file("klarifikasi.xlsx", clarify_template(right))
    village.work()
    assert "1 anggota diperbaiki" in siti.last
    siti.taps("Masukkan")
    village.work()
    assert "Lembar klarifikasi sudah dimasukkan" in "".join(siti.texts[-3:])

    budi = village.read(
        lambda s: s.scalars(select(FamilyMember).where(FamilyMember.name_index == "budi santoso")).one()
    )
    assert (budi.name, budi.component, budi.birth_date) == ("Budi Santoso", "sd", date(2009, 5, 1))
    changes = village.read(lambda s: s.scalars(select(KpmChange.field)).all())
    assert set(changes) == {"family_name", "family_component"}
