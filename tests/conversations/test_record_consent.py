"""Pendamping records consent sheets signed on paper, one after the other."""

import asyncio
from datetime import date

from sqlalchemy import select, update

from db.tables import Consent, StoredFile
from programme.consent_sheets import consent_form_lines
from scheduler.paper_work import PaperMaker
from tests.conversations.test_engine import PHOTO, question
from tests.told_once import told_once
from tests.village import MEMBERS, Village, links_of

PICTURE = b"\xff\xd8\xff a signed sheet"


def sheets(village: Village) -> list[Consent]:
    query = select(Consent).where(Consent.source == "sheet").order_by(Consent.id)
    return village.read(lambda s: list(s.scalars(query)))


@told_once
def begun(village: Village) -> None:
    """Only the pendamping has a chat; nobody has consented."""
    village.joins("Siti")
    village.pendamping.says("persetujuan")


def fetched(village: Village) -> None:
    encrypted = village.database.keys.encrypt_bytes(PICTURE)
    village.write(lambda s: s.execute(update(StoredFile).values(content=encrypted, state="stored", size=len(PICTURE))))


def test_a_sitting_is_recorded_sheet_by_sheet(empty_village: Village) -> None:
    village = empty_village
    begun(village)
    siti = village.pendamping
    assert "Belum ada persetujuan: 10 dari 10" in siti.last
    siti.says("mawar")
    siti.taps("Kemarin")
    siti.sends(PHOTO)
    assert "Minggu, 30 September 2018" in siti.last
    siti.taps("Ya, simpan")
    assert "Berikutnya?" in siti.last
    assert "9 dari 10" in siti.last
    siti.says("3")
    assert "sama: Minggu, 30 September" in siti.last
    siti.says("besok")
    assert "belum tiba" in siti.last
    siti.says("29 sep")
    siti.says("menyusul")
    siti.taps("Ya, simpan")

    first, second = sheets(village)
    assert (first.signed_on, second.signed_on) == (date(2018, 9, 30), date(2018, 9, 29))
    assert first.recorded_by == village.people["Siti"]
    assert (first.file_id is None, second.file_id is None) == (False, True)
    stored = village.read(lambda s: s.get_one(StoredFile, first.file_id))
    assert (stored.subject, stored.person_id) == (f"consent:{first.id}", village.people["Siti"])
    assert "Fotonya menyusul: 3. Wati" in siti.last
    siti.says("lastri")
    siti.taps("Di foto yang tadi juga")
    siti.taps("Ya, simpan")
    assert sheets(village)[2].file_id == first.file_id


def test_a_photo_that_comes_later_is_added_and_shown_again(empty_village: Village) -> None:
    village = empty_village
    begun(village)
    siti = village.pendamping
    for answer in ("mawar", "hari ini"):
        siti.says(answer)
    siti.taps("Fotonya menyusul")
    siti.taps("Ya, simpan")
    siti.says("mawar")
    siti.taps("Kirim fotonya")
    siti.sends(PHOTO)
    siti.says("mawar")
    siti.taps("Lihat fotonya")
    assert any("masih diambil" in text for text in siti.texts)
    fetched(village)
    siti.taps("Lihat fotonya")

    assert any(one.has_attachment for one in siti.messages)
    assert siti.messages[-1].buttons


def test_the_day_and_version_may_be_mended_before_saving(empty_village: Village) -> None:
    village = empty_village
    begun(village)
    siti = village.pendamping
    siti.says("mawar")
    siti.says("besok")
    assert "belum tiba" in siti.last
    siti.says("17 agustus")
    siti.taps("Fotonya menyusul")
    assert "17 Agustus 2018" in siti.last
    siti.taps("Versi lembar lain")
    siti.says("2017-03")
    siti.taps("Ya, simpan")

    assert [(one.signed_on, one.version) for one in sheets(village)] == [(date(2018, 8, 17), "2017-03")]


def test_withdrawn_consent_is_given_anew_by_a_sheet_signed_since(village: Village) -> None:
    siti = village.pendamping
    village.mawar.says("cabut")
    village.mawar.picks("Ya, cabut")
    siti.says("persetujuan")
    assert "1 dari 10" in siti.last
    siti.says("mawar")
    siti.says("kemarin")
    siti.says("menyusul")
    siti.picks("Ya, simpan")
    assert "mencabut" in siti.last
    siti.says("hari ini")
    siti.says("menyusul")
    siti.picks("Ya, simpan")

    assert [one.signed_on for one in sheets(village)] == [date(2018, 10, 1)]


def test_a_blank_sheet_names_those_who_have_not_agreed(empty_village: Village) -> None:
    village = empty_village
    begun(village)
    siti = village.pendamping
    siti.taps("Lembar kosong", times=2)
    assert "sedang saya buat" in siti.last
    assert question(village, siti) == "record_consent member"
    maker = PaperMaker(village.database, lambda: village.now, village.rules, links_of)
    assert asyncio.run(maker.make_waiting()) == 1
    village.drain()

    assert siti.messages[-1].has_attachment
    assert "persetujuan-melati-1" in siti.last
    lines = village.read(lambda s: consent_form_lines(s, village.actor("Siti"), village.group_id()))
    assert lines == ("Melati 1", [(number, name, f"00{number:02d}") for number, name in enumerate(MEMBERS, start=1)])


def test_those_who_agreed_by_chat_are_behind_one_more_tap(village: Village) -> None:
    siti = village.pendamping
    siti.says("persetujuan")
    assert "0 dari 10" in siti.last
    assert not any("Mawar" in label for label in siti.labels)
    siti.picks("Lihat semua anggota")

    assert any("Mawar" in label for label in siti.labels)
    assert question(village, siti) == "record_consent member"
