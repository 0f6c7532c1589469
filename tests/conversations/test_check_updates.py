"""Pendamping checks what families and ketua reported: right, wrong because ..., asked back; the roster follows."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from db import Session
from db.tables import (
    Address,
    Complaint,
    Consent,
    DataUpdate,
    DataUpdateStep,
    FamilyMember,
    Inquiry,
    JoinCode,
    Kpm,
    KpmChange,
    Person,
    StoredFile,
    TrailEntry,
)
from programme.access import may_run
from programme.inquiries.answering import list_inquiries
from programme.updates.checks import ask_back
from tests.conversations.test_engine import question
from tests.told_once import told_once
from tests.village import Village

BIRTH = {"name": "Budi", "gender": "m", "born_on": "2018-09-20", "born_at": "Puskesmas"}


def state_of(village: Village, update_id: int) -> tuple[str, str | None]:
    row = village.read(lambda s: s.get_one(DataUpdate, update_id))
    return row.state, row.reason


def family_of(village: Village, name: str) -> dict[str, tuple[str | None, str | None]]:
    """Name -> (component, why she or he left)."""
    query = select(FamilyMember).where(FamilyMember.kpm_id == village.people[name]).order_by(FamilyMember.id)
    return {one.name: (one.component, one.left_reason) for one in village.read(lambda s: list(s.scalars(query)))}


def kpm_of(village: Village, name: str) -> Kpm:
    return village.read(lambda s: s.get_one(Kpm, village.people[name]))


def changes_of(village: Village, update_id: int) -> list[str]:
    query = select(KpmChange.field).where(KpmChange.update_id == update_id).order_by(KpmChange.id)
    return village.read(lambda s: list(s.scalars(query)))


def steps_of(village: Village, update_id: int) -> list[str]:
    query = select(DataUpdateStep.kind).where(DataUpdateStep.update_id == update_id).order_by(DataUpdateStep.id)
    return village.read(lambda s: list(s.scalars(query)))


def put_photo(village: Village, update_id: int, content: bytes = b"\xff\xd8\xffphoto") -> int:
    """A photo of the document, fetched."""

    def work(session: Session) -> int:
        keys = village.database.keys
        file = StoredFile(
            contact_id=1, channel="telegram", provider_reference="f", kind="photo", received_at=village.now
        )
        file.subject, file.person_id, file.state = f"update:{update_id}", village.people["Mawar"], "stored"
        file.content = keys.encrypt_bytes(content)
        session.add(file)
        session.flush()
        return file.id

    return village.write(work)


# Right.


def test_a_birth_that_is_right_adds_the_child_and_ends_the_pregnancy(village: Village) -> None:
    village.family("Mawar", Mawar="pregnant", Ani="sd")
    born = village.reports_change("Mawar", "birth", **BIRTH)
    siti = village.pendamping
    assert "Ibu Mawar (Melati 1)" in siti.last
    siti.picks("Periksa")
    for word in ("Budi", "Puskesmas", "nomor 2 kelompok Melati 1", "Belum ada foto bukti"):
        assert word in siti.last
    siti.picks("Benar")

    assert family_of(village, "Mawar") == {"Mawar": (None, None), "Ani": ("sd", None), "Budi": ("infant", None)}
    assert state_of(village, born) == ("right", None)
    assert changes_of(village, born) == ["family_added", "family_component"]
    assert "Budi masuk daftar keluarga (bayi)" in "".join(siti.texts)


def test_right_is_applied_once_however_often_it_is_tapped(village: Village) -> None:
    born = village.reports_change("Mawar", "birth", **BIRTH)
    siti = village.pendamping
    siti.picks("Periksa")
    card = siti.messages[-1]
    siti.picks("Benar")
    for label, data in card.buttons:
        if label == "Benar" and village.channel == "telegram":
            siti.taps_data(card.id, data)

    assert list(family_of(village, "Mawar")) == ["Budi"]
    assert steps_of(village, born) == ["received", "right"]


@pytest.mark.parametrize(
    ("kind", "said", "family"),
    [
        ("death", {"member": "new", "member_name": "Ani", "died_on": "2018-09-30"}, {"Ani": ("sd", "died")}),
        (
            "child_left",
            {"member": "new", "member_name": "ani", "why": "dropped_out", "since": "2018-09"},
            {"Ani": ("sd", "dropped_out")},
        ),
        (
            "new_school",
            {"member": "new", "member_name": "Ani", "school": "SMPN 2", "grade": "7"},
            {"Ani": ("smp", None)},
        ),
        (
            "new_school",
            {"member": "new", "member_name": "Joko", "school": "SDN 1", "grade": "1"},
            {"Ani": ("sd", None), "Joko": ("sd", None)},
        ),
        (
            "pregnancy",
            {"member": "self", "member_name": "Mawar", "due_month": "2019-03", "checked_at": "Posyandu"},
            {"Ani": ("sd", None), "Mawar": ("pregnant", None)},
        ),
        (
            "correction",
            {"what": "member_name", "member": "new", "member_name": "Ani", "right": "Anik"},
            {"Anik": ("sd", None)},
        ),
        ("other", {"story": "Dapur kami kebakaran"}, {"Ani": ("sd", None)}),
        ("death", {"member": "new", "member_name": "Mbah Karto", "died_on": "2018-09-30"}, {"Ani": ("sd", None)}),
    ],
)
def test_what_is_right_changes_the_family(
    village: Village, kind: str, said: dict[str, str], family: dict[str, tuple[str | None, str | None]]
) -> None:
    village.family("Mawar", Ani="sd")
    told = village.reports_change("Mawar", kind, **said)
    village.pendamping.picks("Periksa")
    village.pendamping.picks("Benar")

    assert state_of(village, told) == ("right", None)
    assert family_of(village, "Mawar") == family


def test_a_child_who_had_left_counts_again_when_it_goes_to_school(village: Village) -> None:
    village.family("Mawar", Ani="sd")
    for kind, said in (
        ("child_left", {"member": "new", "member_name": "Ani", "why": "dropped_out", "since": "2018-09-01"}),
        ("new_school", {"member": "new", "member_name": "Ani", "school": "SDN 3", "grade": "4"}),
    ):
        village.reports_change("Mawar", kind, **said)
        village.pendamping.picks("Periksa")
        village.pendamping.picks("Benar")

    assert family_of(village, "Mawar") == {"Ani": ("sd", None)}


def test_a_new_address_replaces_the_old_one_and_its_coordinates(village: Village) -> None:
    village.write(lambda s: setattr(s.get_one(Kpm, village.people["Mawar"]), "coordinates", "-7.1,110.2"))
    village.reports_change("Mawar", "moved", address="rt 5 rw 6 dusun kulon", dusun="Kulon", rt="005", rw="006")
    village.pendamping.picks("Periksa")
    village.pendamping.picks("Benar")

    kpm = kpm_of(village, "Mawar")
    assert (kpm.dusun, kpm.rt, kpm.rw, kpm.coordinates) == ("Kulon", "005", "006", None)
    assert "RT: 001 → 005" in "".join(village.pendamping.texts)


def test_a_move_to_another_desa_asks_for_the_group(village: Village) -> None:
    village.group("Dahlia", ("Darmi",))
    moved = village.reports_change("Mawar", "moved", address="desa sukamaju", desa="Sukamaju", rt="001", rw="001")
    siti = village.pendamping
    siti.picks("Periksa")
    siti.picks("Benar")
    assert question(village, siti) == "check_updates group"
    siti.picks("Dahlia, Wates (1)")
    siti.picks("Ya, simpan")

    assert kpm_of(village, "Mawar").group_id == village.group_id("Dahlia")
    assert "group_id" in changes_of(village, moved)
    assert village.outbox("group_changed", to="Mawar")


def test_a_ketua_who_moved_needs_another_ketua_first_and_nothing_is_half_done(village: Village) -> None:
    village.group("Dahlia", ("Darmi",))
    moved = village.reports_change("Sri", "moved", address="desa sukamaju", desa="Sukamaju", rt="009", rw="001")
    siti = village.pendamping
    siti.picks("Periksa")
    siti.picks("Benar")
    siti.picks("Dahlia")
    siti.picks("Ya, simpan")

    assert "masih ketua" in siti.last
    assert state_of(village, moved) == ("received", None)
    assert kpm_of(village, "Sri").rt == "001"
    assert changes_of(village, moved) == []


# Another pengurus.


@told_once
def hand_over(village: Village, of: str = "Mawar", **more: str) -> int:
    said = {"member": "new", "member_name": "Joko", "relation": "husband", "why": "work", "phone": ""} | more
    told = village.reports_change(of, "pengurus", by="Siti", **said)
    siti = village.pendamping
    siti.says("pemutakhiran")
    siti.picks("Benar")
    siti.picks("Ya, simpan")
    return told


def test_the_new_pengurus_takes_over_the_entry_and_the_old_one_is_a_stranger(village: Village) -> None:
    old = village.mawar
    told = hand_over(village)

    person, kpm = village.read(lambda s: s.get_one(Person, village.people["Mawar"])), kpm_of(village, "Mawar")
    assert (person.name, person.gender, kpm.phone, person.joined_at) == ("Joko", "m", None, None)
    assert "pengurus" in changes_of(village, told)
    assert any("Kode untuk Bapak Joko" in text for text in village.pendamping.texts)
    hers = (Address.person_id == person.id, Address.closed_at.is_(None))
    assert village.read(lambda s: s.scalar(select(Address.id).where(*hers))) is None
    agreed = (Consent.person_id == person.id, Consent.withdrawn_at.is_(None))
    assert village.read(lambda s: s.scalar(select(Consent.id).where(*agreed))) is None
    old.says("menu")
    assert "Joko" not in old.last
    unused = (JoinCode.person_id == person.id, JoinCode.used_at.is_(None), JoinCode.ended_at.is_(None))
    assert village.read(lambda s: s.scalar(select(JoinCode.id).where(*unused))) is not None


def test_nothing_private_of_the_old_pengurus_reaches_the_new_one(village: Village) -> None:
    """She was asked back, then the family changed hands before that question left."""
    asked = village.reports_change("Mawar", "other", story="Suami saya sakit")
    siti = village.pendamping
    hers = update(Address).where(Address.person_id == village.people["Mawar"]).values(closed_at=village.now)
    village.write(lambda s: s.execute(hers))
    siti.says("pemutakhiran")
    siti.picks("Tanya balik")
    siti.says("Sakit apa, Bu?")
    assert village.outbox("update_step", to="Mawar")[-1].state == "unreachable"
    hand_over(village)

    told = [row for row in village.outbox("update_step", to="Mawar") if row.subject == f"update:{asked}"]
    assert {row.state for row in told} == {"dropped"}


def test_what_the_old_pengurus_reported_is_not_shown_to_the_new_one(village: Village) -> None:
    told = village.reports_change("Mawar", "other", story="Suami saya sakit")
    complaint = Complaint(ticket="T1", reporter_id=village.people["Mawar"], kpm_id=village.people["Mawar"])
    complaint.category, complaint.words, complaint.group_id = "behaviour", "saya takut", village.group_id()
    complaint.received_at = complaint.due_at = village.now
    complaint.first_level = complaint.level = "pendamping"
    village.write(lambda s: s.add(complaint))
    village.now += timedelta(hours=1)
    village.write(lambda s: ask_back(s, village.actor("Siti"), told, "Sakit apa, Bu?", village.now))
    village.now += timedelta(hours=1)
    hand_over(village)
    village.now += timedelta(hours=1)
    new = village.joins("Mawar")
    new.says("laporan data")
    new.says("keluhan saya")

    assert "Joko" in "".join(new.texts)
    for secret in ("sakit", "takut", "T1"):
        assert secret not in "".join(new.texts[-6:])


def test_what_the_old_pengurus_asked_is_neither_shown_to_the_new_one_nor_answered_to_him(village: Village) -> None:
    village.mawar.says("harga beras kok mahal ya bu?")
    village.mawar.picks("Ya, teruskan")
    asked = village.read(lambda s: s.scalar(select(Inquiry.id))) or 0
    village.now += timedelta(hours=1)
    hand_over(village)
    village.now += timedelta(hours=1)
    mawar, siti = village.actor("Mawar"), village.actor("Siti")

    assert village.read(lambda s: may_run(s, siti, "show_inquiry", asked))
    assert not village.read(lambda s: may_run(s, mawar, "show_own_question", asked))
    assert village.read(lambda s: list_inquiries(s, siti, siti.person_id or 0)) == []
    village.pendamping.says("pertanyaan")
    assert "beras" not in village.pendamping.last
    new = village.joins("Mawar")
    new.says("harga beras kok mahal ya bu?")
    new.picks("Ya, teruskan")
    [again] = village.read(lambda s: list_inquiries(s, siti, siti.person_id or 0))
    assert again.id != asked


def test_a_ketua_whose_family_has_another_pengurus_is_ketua_no_more(village: Village) -> None:
    hand_over(village, of="Sri")

    assert kpm_of(village, "Sri").duty == "member"
    assert village.outbox("duty_changed") == []
    assert "belum punya ketua" in "".join(village.pendamping.texts)


def test_a_death_of_the_pengurus_closes_her_chat_and_leads_to_who_follows(village: Village) -> None:
    village.family("Mawar", Mawar=None, Ani="sd")
    village.reports_change("Mawar", "death", by="Sri", member="new", member_name="Mawar", died_on="2018-09-29")
    siti = village.pendamping
    siti.picks("Periksa")
    siti.picks("Benar")
    assert "pengurus" in siti.last
    siti.picks("Ya, simpan")

    assert family_of(village, "Mawar")["Mawar"] == (None, "died")
    assert question(village, siti).startswith("report_change")
    village.mawar.says("menu")
    assert "Ibu Mawar" not in village.mawar.last


# Wrong, asked back, mended.


def test_a_report_that_is_wrong_tells_its_reporter_why_and_changes_nothing(village: Village) -> None:
    told = village.reports_change("Mawar", "birth", **BIRTH)
    siti = village.pendamping
    siti.picks("Periksa")
    siti.picks("Salah")
    siti.says("Sudah ada di daftar sejak bulan lalu")

    assert state_of(village, told) == ("wrong", "Sudah ada di daftar sejak bulan lalu")
    assert family_of(village, "Mawar") == {}
    assert "Sudah ada di daftar sejak bulan lalu" in village.mawar.last


def test_what_is_asked_back_comes_again_with_its_answer(village: Village) -> None:
    told = village.reports_change("Mawar", "birth", **BIRTH)
    siti = village.pendamping
    siti.picks("Periksa")
    siti.picks("Tanya balik")
    siti.says("Lahirnya tanggal berapa persisnya?")
    assert state_of(village, told)[0] == "asked"
    siti.says("pemutakhiran")
    assert "Tidak ada perubahan data yang menunggu" in siti.last
    assert "Lahirnya tanggal berapa persisnya?" in village.mawar.last
    village.mawar.picks("Jawab")
    village.mawar.says("tanggal 20 september")
    assert state_of(village, told)[0] == "received"
    siti.picks("Periksa")

    assert "Dijawab: tanggal 20 september" in siti.last


def test_a_detail_is_mended_before_it_is_right_and_what_was_said_stays(village: Village) -> None:
    told = village.reports_change("Mawar", "birth", **BIRTH)
    siti = village.pendamping
    siti.picks("Periksa")
    siti.picks("Ubah rincian")
    siti.picks("Nama bayi")
    siti.says("budi santoso")
    assert "Nama bayi: Budi → Budi Santoso" in siti.last
    siti.picks("Benar")

    assert list(family_of(village, "Mawar")) == ["Budi Santoso"]
    query = select(DataUpdateStep).where(DataUpdateStep.update_id == told, DataUpdateStep.kind == "adjusted")
    step = village.read(lambda s: s.scalars(query).one())
    assert json.loads(step.words or "") == {"name": ["Budi", "Budi Santoso"]}


def test_a_school_whose_level_nobody_knows_is_asked_for_it(village: Village) -> None:
    village.reports_change("Mawar", "new_school", member="new", member_name="Ani", school="Al Hikmah", grade="B")
    siti = village.pendamping
    siti.picks("Periksa")
    siti.picks("Benar")
    siti.picks("SMA/SMK/MA")
    siti.picks("Benar")

    assert family_of(village, "Mawar") == {"Ani": ("sma", None)}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({**BIRTH, "born_on": "2008-09-20"}, "7 tahun"),
        ({**BIRTH, "name": "Ani"}, "sudah ada di keluarga"),
    ],
)
def test_what_cannot_be_applied_is_said_plainly(village: Village, said: dict[str, str], words: str) -> None:
    entry = village.family("Mawar", Ani="sd")["Ani"]
    born = village.now.date() - timedelta(days=3000)
    village.write(lambda s: setattr(s.get_one(FamilyMember, entry), "birth_date", born))
    told = village.reports_change("Mawar", "birth", **said)
    siti = village.pendamping
    siti.picks("Periksa")
    siti.picks("Benar")

    assert words in siti.last
    assert state_of(village, told) == ("received", None)
    assert family_of(village, "Mawar") == {"Ani": ("sd", None)}


# The photo.


def test_a_photo_is_shown_to_her_alone_and_each_look_leaves_a_trace(village: Village) -> None:
    told = village.reports_change("Mawar", "birth", **BIRTH)
    file_id = put_photo(village, told)
    siti = village.pendamping
    siti.picks("Periksa")
    assert "Foto bukti: 1" in siti.last
    for _ in range(2):
        siti.picks("Lihat foto")
        village.now += timedelta(minutes=1)
    looks = (TrailEntry.operation == "send_update_evidence", TrailEntry.actor_id == village.people["Siti"])
    assert len(village.read(lambda s: s.scalars(select(TrailEntry).where(*looks)).all())) == 2
    assert sum(message.has_attachment for message in siti.messages) == 2
    rows = village.outbox("update_evidence")
    told_to = {(row.person_id, row.subject, row.content) for row in rows}
    assert told_to == {(village.people["Siti"], f"file:{file_id}", None)}


# One at a time.


def test_reports_come_one_at_a_time_oldest_first_and_may_be_put_off(village: Village) -> None:
    for name in ("Mawar", "Wati"):
        village.reports_change(name, "other", story=f"kabar {name}")
        village.now += timedelta(hours=1)
    siti = village.pendamping
    siti.says("pemutakhiran")
    assert "kabar Mawar" in siti.last
    siti.picks("Lewati dulu")
    assert "kabar Wati" in siti.last
    siti.picks("Benar")
    assert "ditunda" in "".join(siti.texts[-2:])
    siti.says("pemutakhiran")

    assert "kabar Mawar" in siti.last


def test_a_report_withdrawn_while_it_lies_open_is_not_applied(village: Village) -> None:
    told = village.reports_change("Mawar", "birth", **BIRTH)
    siti = village.pendamping
    siti.picks("Periksa")
    village.write(lambda s: setattr(s.get_one(DataUpdate, told), "state", "withdrawn"))
    siti.picks("Benar")

    assert "ditarik" in "".join(siti.texts[-2:])
    assert family_of(village, "Mawar") == {}


def test_the_history_of_a_family_tells_what_changed_and_from_which_report(village: Village) -> None:
    village.reports_change("Mawar", "birth", **BIRTH)
    siti = village.pendamping
    siti.picks("Periksa")
    siti.picks("Benar")
    village.group("Dahlia", ("Darmi",))
    siti.says("riwayat")
    assert question(village, siti) == "family_history group"
    siti.says("mawar")

    assert "Siti: Budi masuk daftar keluarga (bayi) (dari laporan: Ada kelahiran)" in siti.last
    siti.picks("Selesai")
    siti.says("ubah data")
    siti.says("mawar")
    siti.picks("Riwayat")
    assert "Budi masuk daftar keluarga" in siti.last
    assert "Kembalikan yang terbaru" not in "".join(siti.labels)
