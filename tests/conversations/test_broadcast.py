"""One message to many: shown as it will be read, forecast, confirmed once, watched, stopped, told of afterwards."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import select

from conversations.intake import Intake
from conversations.turn import House
from db import Session
from db.tables import Broadcast, Contact, OutboxRow
from outbox.addresses import send_what_knocked
from outbox.failures import FileNotFetched
from outbox.means import Means
from outbox.messages import Message, TemplateCall
from programme.access import NotAllowed
from programme.broadcast_audiences import Audience
from programme.broadcasts import Draft, send_broadcast
from scheduler.deliver import Deliverer
from tests.readers import OUTSIDE, SMS, add_reader
from tests.village import MEMBERS, Phone, Village, add_group, links_of

JPEG, OGG = b"\xff\xd8\xff\xe0 kelas balita", b"OggS halo ibu-ibu"
NEWS = "Besok ada posyandu di Balai Desa jam 8. *Bawa* buku KIA_nya, <ya>."


@pytest.fixture(autouse=True)
def everybody_wrote_lately(village: Village) -> None:
    """So that WhatsApp's window is open, where that is the village's channel."""
    village.be_at(village.now)


def photo(village: Village, content: bytes | FileNotFetched = JPEG, caption: str | None = None) -> dict[str, object]:
    reference = f"file{next(village.ids)}"
    village.files[reference] = content
    said = {} if caption is None else {"caption": caption}
    return {"photo": [{"file_id": reference, "file_unique_id": reference, "width": 9, "height": 9}], **said}


def voice(village: Village) -> dict[str, object]:
    reference = f"file{next(village.ids)}"
    village.files[reference] = OGG
    return {"voice": {"file_id": reference, "file_unique_id": reference, "duration": 3}}


def broadcasts(village: Village) -> list[Broadcast]:
    return village.read(lambda s: list(s.scalars(select(Broadcast).order_by(Broadcast.id))))


def copies(village: Village) -> list[OutboxRow]:
    return village.outbox("broadcast")


def sent_by(phone: Phone, text: str = NEWS) -> None:
    """As quickly as it goes, up to the preview."""
    phone.says("siaran")
    phone.says(text)
    phone.picks("Semua anggota")


def test_a_text_reaches_every_member_as_it_was_shown(village: Village) -> None:
    siti = village.pendamping
    sent_by(siti)
    preview, asked = siti.texts[-2:]
    assert preview == f"Pesan dari Ibu Siti, pendamping PKH:\n\n{NEWS}"
    assert asked.startswith("Begitulah pesannya terbaca. Untuk: 10 anggota, semua kelompok.")
    assert copies(village) == []

    siti.picks("Kirim")

    assert "saya kirim kepada 10 orang" in siti.last
    assert all(village.phones[name].last == preview for name in MEMBERS)
    assert preview not in village.phones["Bambang"].texts


def test_kirim_tapped_twice_sends_once(village: Village) -> None:
    siti = village.pendamping
    sent_by(siti)
    siti.taps("Kirim", times=3)

    assert len(broadcasts(village)) == 1
    assert village.mawar.texts.count(village.mawar.last) == 1
    assert len(copies(village)) == 10


def test_the_same_message_written_again_at_once_is_not_sent_again(village: Village) -> None:
    siti = village.pendamping
    for _ in range(2):
        sent_by(siti)
        siti.picks("Kirim")

    assert "tidak saya kirim dua kali" in siti.last
    assert len(copies(village)) == 10


def test_nothing_leaves_without_kirim(village: Village) -> None:
    siti = village.pendamping
    sent_by(siti)
    siti.picks("Tidak jadi")
    sent_by(siti)
    siti.says("menu")

    assert copies(village) == []


def test_a_photo_goes_with_its_words_to_the_ketua_alone(village: Village) -> None:
    siti = village.pendamping
    siti.says("pengumuman")
    siti.sends(photo(village, caption="Jadwal posyandu"))
    siti.picks("Para ketua saja (1 orang)")
    assert "Fotonya masih saya ambil" in siti.last
    siti.picks("Lanjut")
    assert "Fotonya masih saya ambil" in siti.last
    village.work()
    siti.picks("Lanjut")
    shown = siti.messages[-2]
    assert shown.attachment is not None
    assert (shown.attachment.kind, shown.attachment.content) == ("photo", JPEG)
    siti.picks("Kirim")

    read = village.ketua.messages[-1]
    assert (read.text, read.attachment and read.attachment.content) == (shown.text, JPEG)
    assert len(copies(village)) == 1


def test_a_voice_note_without_a_word_is_enough(village: Village) -> None:
    siti = village.pendamping
    siti.says("siaran")
    siti.sends(voice(village))
    village.work()
    siti.picks("Semua anggota")
    siti.picks("Kirim")

    read = village.mawar.messages[-1]
    assert read.attachment is not None
    assert (read.attachment.kind, read.attachment.content) == ("voice", OGG)
    assert read.text == "Pesan dari Ibu Siti, pendamping PKH:"


def test_words_written_right_after_a_photo_go_with_it(village: Village) -> None:
    siti = village.pendamping
    siti.says("siaran")
    siti.sends(photo(village))
    siti.says("Jadwal posyandu bulan ini, ya")
    assert siti.last.startswith("Tulisan itu saya sertakan.")
    siti.sends(photo(village))
    assert "Satu kiriman saja" in siti.last
    village.work()
    siti.says("semua")

    assert siti.messages[-2].text.endswith("\n\nJadwal posyandu bulan ini, ya")


def test_a_photo_that_can_not_be_fetched_is_asked_for_again(village: Village) -> None:
    siti = village.pendamping
    siti.says("siaran")
    siti.sends(photo(village, FileNotFetched("gone", retry=False)))
    village.work()
    siti.picks("Semua anggota")

    assert siti.last.startswith("Fotonya tidak berhasil saya ambil.")
    siti.says(NEWS)
    assert "Begitulah pesannya terbaca" in siti.last


@pytest.mark.telegram_only
def test_what_can_not_go_to_many_is_said_so(village: Village) -> None:
    siti = village.pendamping
    siti.says("siaran")
    siti.says("x" * 1001)
    assert "1001 huruf, paling banyak 1000" in siti.last
    siti.sends_file("daftar.pdf", b"%PDF-", mime_type="application/pdf")
    assert "satu foto, atau satu pesan suara" in siti.last
    big = {
        "file_id": "b",
        "file_unique_id": "b",
        "file_name": "a.jpg",
        "mime_type": "image/jpeg",
        "file_size": 6_000_000,
    }
    siti.sends({"document": big})
    assert "paling banyak 5 MB" in siti.last

    assert copies(village) == []


def test_an_edited_text_takes_the_place_of_the_old_one(village: Village) -> None:
    siti = village.pendamping
    siti.says("siaran")
    number = siti.says("Besok jam 8")
    siti.picks("Semua anggota")
    siti.edits(number, "Besok jam 9")

    assert siti.texts[-2].endswith("Besok jam 9")
    siti.picks("Kirim")
    assert village.mawar.last.endswith("Besok jam 9")


def test_groups_are_ticked_or_named(village: Village) -> None:
    village.group("Melati 2", ("Yuli", "Tutik"))
    village.group("Kenanga", ("Darmi",))
    siti = village.pendamping
    siti.says("siaran")
    siti.says(NEWS)
    siti.picks("Pilih kelompoknya")
    siti.says("kenanga dan melati 2")
    siti.taps("☐ Melati 1")
    siti.taps("☑ Melati 1")
    siti.picks("Lanjut (3 anggota)")

    assert "Untuk: 3 anggota (Kenanga dan Melati 2)." in siti.last
    siti.picks("Kirim")
    assert {row.person_id for row in copies(village)} == {village.people[name] for name in ("Yuli", "Tutik", "Darmi")}


def test_an_operator_writes_to_the_pendamping_and_a_koordinator_to_his_kecamatan(village: Village) -> None:
    village.group("Anggrek", ("Lia",), pendamping="Rahmat", kecamatan="Lain")
    bambang = village.phones["Bambang"]
    sent_by(bambang)
    assert "10 anggota, semua kelompok" in bambang.last
    assert bambang.texts[-2].startswith("Pesan dari Bapak Bambang, koordinator PKH:")
    dewi = village.joins("Dewi")
    sent_by(dewi)
    assert "11 anggota, semua kelompok" in dewi.last
    dewi.picks("Ubah penerimanya")
    dewi.picks("Para pendamping (3 orang)")
    dewi.picks("Kirim")

    assert village.pendamping.last.startswith("Pesan dari kantor PKH (Ibu Dewi):")


def test_an_area_is_chosen_in_its_own_parts(village: Village) -> None:
    village.group("Anggrek", ("Lia",), pendamping="Rahmat", kecamatan="Lain")
    village.group("Mawar Putih", ("Ida", "Ani"), pendamping="Bambang")
    bambang = village.phones["Bambang"]
    bambang.says("siaran")
    bambang.says(NEWS)
    bambang.picks("Kelompok pendamping tertentu")
    assert bambang.labels == ["☐ Bambang, Kedungrejo (2)", "☐ Siti, Kedungrejo (10)"]
    dewi = village.joins("Dewi")
    dewi.says("siaran")
    dewi.says(NEWS)
    dewi.picks("Kecamatan tertentu")
    assert dewi.labels == ["☐ Kedungrejo (12)", "☐ Lain (1)"]
    dewi.says("Lain")
    dewi.picks("Lanjut (1 anggota)")

    assert "Untuk: 1 anggota (Lain)." in dewi.last


def test_nobody_writes_to_groups_of_others(village: Village) -> None:
    other = village.group("Anggrek", ("Lia",), pendamping="Rahmat", kecamatan="Lain")

    for audience in (Audience(groups=(other,)), Audience("staff")):
        with pytest.raises(NotAllowed):
            sends(village, "Siti", audience)
    with pytest.raises(NotAllowed):
        sends(village, "Sri", Audience())


def sends(village: Village, name: str, audience: Audience) -> None:
    """Past the conversation, as a forged turn might."""
    actor, draft = village.actor(name), Draft(NEWS, None, audience)
    village.write(lambda s: send_broadcast(s, actor, draft, {}, village.now))


def test_what_has_not_left_is_stopped(village: Village) -> None:
    village.go_to("2018-10-01", "21:00")
    siti = village.pendamping
    sent_by(siti)
    assert "jam tenang; pesannya berangkat pukul 05.30" in siti.last
    siti.picks("Kirim")
    siti.says("kabar")
    assert "Sampai: 0 dari 10 orang." in siti.last
    assert "10 menunggu giliran." in siti.last
    siti.picks("Hentikan")
    siti.picks("Ya, hentikan")
    assert "10 orang tidak jadi dikirimi" in siti.last

    village.go_to("2018-10-02", "06:00")

    assert {(row.state, row.outcome) for row in copies(village)} == {("dropped", "cancelled")}
    assert NEWS not in village.mawar.last
    assert any("10 tidak jadi dikirimi." in text for text in siti.texts)


def test_its_sender_hears_what_it_really_was(village: Village) -> None:
    siti = village.pendamping
    village.group("Melati 2", ("Yuli", "Tutik"))
    village.mawar.says("stop")
    sent_by(siti)
    siti.picks("Kirim")
    begun = len(siti.messages)
    village.go_to("2018-10-01", "15:00")

    (told,) = [text for text in siti.texts[begun:] if text.startswith("Pesan Senin, 1 Oktober 2018")]
    channel = "Telegram" if siti.channel == "telegram" else "WhatsApp"
    assert f"sampai ke 9 dari 12 orang (9 {channel})" in told
    assert "3 tidak terjangkau." in told
    assert "Mohon dikabari langsung: Ibu Mawar (Melati 1), Ibu Yuli (Melati 2), Ibu Tutik (Melati 2)." in told
    village.go_to("2018-10-04", "15:00")
    assert sum(text.startswith("Pesan Senin") for text in siti.texts) == 1


def test_kabar_without_a_message_says_how_to_write_one(village: Village) -> None:
    village.pendamping.says("kabar")

    assert "Ketik siaran" in village.pendamping.last
    village.mawar.says("siaran")
    assert "Apa yang mau disampaikan" not in village.mawar.last


# An office with all means.

MEANS = Means(
    channels=frozenset({"telegram", "whatsapp", "sms"}),
    templates=frozenset({"knock", "meeting_reminder", "meeting_moved"}),
    daily_tier=250,
    rupiah_a_template=400,
    rupiah_a_segment=600,
)


@dataclass
class Town:
    """The village, and a second group of Ibu Siti: 24 who seldom write on WhatsApp, and two with SMS alone."""

    village: Village
    left: list[tuple[str, Message]] = field(default_factory=list)

    @property
    def siti(self) -> Phone:
        return self.village.pendamping

    async def send(self, channel: str, address: str, message: Message) -> str:
        self.left.append((channel, message))
        phones = [one for one in self.village.phones.values() if (one.channel, one.address) == (channel, address)]
        return phones[0].shows(message) if phones else f"SM{len(self.left)}"

    def people(self, session: Session) -> None:
        group = add_group(session, "Melati 2", self.village.people["Siti"], (), self.village.now)
        for number in range(1, 27):
            add_reader(session, group, number, self.village.now, SMS if number > 24 else OUTSIDE)

    def of_row(self, row: OutboxRow, change: Callable[[Session, Contact], None]) -> None:
        self.village.write(lambda s: change(s, s.get_one(Contact, row.contact_id)))
        self.village.drain()


@pytest.fixture
def town(village: Village) -> Town:
    town = Town(village)
    village.intake = Intake(village.database, House(village.rules, links_of, MEANS), lambda: village.now)
    village.sender = Deliverer(village.database, town.send, lambda: village.now, village.rules, None, means=MEANS)
    village.write(town.people)
    return town


def test_beforehand_it_is_said_by_which_ways_and_for_how_much(town: Town) -> None:
    sent_by(town.siti, "Besok posyandu jam 8")
    where = "10 Telegram" if town.siti.channel == "telegram" else ""
    assert f"Perkiraan untuk 36 pembaca: {'24' if where else '34'} WhatsApp, " in town.siti.last
    assert where in town.siti.last
    assert "Biaya: 24 templat WhatsApp, 2 segmen SMS: Rp10.800." in town.siti.last
    assert "Jatah WhatsApp sehari 250, sesudah ini sisa 226." in town.siti.last
    town.siti.picks("Kirim")

    (one,) = broadcasts(town.village)
    assert (one.readers, one.forecast["rupiah"], one.forecast["knock"]) == (36, 10_800, 24)
    texts = {message.text for channel, message in town.left if channel == "sms"}
    assert texts == {"PKH, dari Ibu Siti: Besok posyandu jam 8"}
    knocks = [message.template for _, message in town.left if message.template is not None]
    assert knocks == [TemplateCall("knock", ("pesan dari PKH",))] * 24


def test_who_was_asked_to_open_a_stopped_message_reads_that_it_was_taken_back(town: Town) -> None:
    sent_by(town.siti, "Besok posyandu jam 8")
    town.siti.picks("Kirim")
    town.siti.says("kabar")
    assert "24 belum membukanya." in town.siti.last
    town.siti.picks("Hentikan")
    town.siti.picks("Ya, hentikan")
    assert "24 orang tidak jadi dikirimi" in town.siti.last
    knocked = [row for row in copies(town.village) if row.state == "knocked"]
    town.left.clear()

    def opens(session: Session, contact: Contact) -> None:
        contact.wrote_at = town.village.now
        send_what_knocked(session, contact, town.village.now)

    town.village.now += timedelta(minutes=1)
    town.of_row(knocked[0], opens)

    assert [message.text for _, message in town.left] == [
        "Pesan dari Ibu Siti sudah dibatalkan. Tidak ada yang perlu dibaca."
    ]
    town.siti.says("kabar")
    assert "24 tidak jadi dikirimi." in town.siti.last


def test_who_opens_it_reads_it_and_is_counted(town: Town) -> None:
    sent_by(town.siti, "Besok posyandu jam 8")
    town.siti.picks("Kirim")
    knocked = [row for row in copies(town.village) if row.state == "knocked"]
    town.left.clear()

    def opens(session: Session, contact: Contact) -> None:
        contact.wrote_at = town.village.now
        send_what_knocked(session, contact, town.village.now)

    town.village.now += timedelta(minutes=1)
    town.of_row(knocked[0], opens)

    assert town.left[0][1].text.endswith("Besok posyandu jam 8")
    town.siti.says("kabar")
    assert "23 belum membukanya." in town.siti.last


def test_a_moved_or_cancelled_meeting_of_many_is_forecast_first(town: Town) -> None:
    town.village.meeting("2018-10-25", group="Melati 2")
    town.siti.says("pertemuan")
    town.siti.picks("Melati 2")
    town.siti.picks(town.siti.labels[0])
    town.siti.picks("Pindahkan")
    town.siti.says("26/10 jam 10")
    town.siti.picks("Tetap di")

    assert "Perkiraan untuk 26 pembaca: 24 WhatsApp, 2 SMS." in town.siti.last
    assert "Biaya: 24 templat WhatsApp, 2 segmen SMS: Rp10.800." in town.siti.last
    assert town.village.outbox("meeting_moved") == []
    town.siti.picks("Ya, simpan")
    assert len(town.village.outbox("meeting_moved")) == 26
    assert [row.state for row in town.village.outbox("meeting_moved")].count("sent") == 26


def test_a_plan_of_meetings_is_forecast_per_meeting_and_month(town: Town) -> None:
    town.siti.says("jadwal")
    town.siti.says("semua, kamis keempat jam 9 setahun")
    town.siti.picks("Berurutan")
    town.siti.says("Balai Desa")

    assert "Perkiraan, tiap pengingat untuk 36 anggota:" in town.siti.last
    if town.siti.channel == "telegram":  # there the ten of the other group cost nothing
        each, month = "36 templat WhatsApp, 3 segmen SMS: Rp16.200", "72 templat WhatsApp, 6 segmen SMS: Rp32.400"
        assert f"tiap pertemuan {each}; sebulan pertama (2 pertemuan) {month}." in town.siti.last
