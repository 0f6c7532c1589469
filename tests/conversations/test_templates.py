"""Notices outside a chat's 24 hours: templates within the provider's rules, short texts by SMS, and knocks."""

import json
from dataclasses import replace
from datetime import date, time

import pytest

from conversations.notices.registry import NOTICES
from conversations.notices.talk import NoticeView
from conversations.templates import BODY_LENGTH, TEMPLATES, Template, faults
from conversations.words import Words
from db import Session
from db.tables import Group, Person
from handlers.twilio.drawing import draw
from outbox.kinds import KINDS, NoticeKind
from outbox.means import KNOCK
from outbox.messages import Message
from outbox.sms_text import segments
from programme.meeting_replies import answer_meeting
from programme.meetings import MeetingPlan, cancel_meeting, move_meeting, schedule_meetings
from programme.people import chatter_of
from tests.village import GROUP, Village

DAY = "2018-11-22"
LONG_PLACE = (
    "Rumah Ibu Sri Wahyuningsih, sebelah timur masjid Baiturrahman, RT 03/RW 07 Dusun Karanganyar, " + "x" * 102
)
LONG_NAME = "Siti Nurhasanah Wahyuningtyas " * 4
SAMPLE = Template("sapaan", "Salam, {{1}}. Sampai jumpa di sini ya.", ("Ibu Mawar",), ("Ya",))


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_every_template_keeps_the_providers_rules(template: Template) -> None:
    assert faults(template) == []


BROKEN: dict[str, tuple[Template, str]] = {
    "starts with a variable": (replace(SAMPLE, body="{{1}}, sampai jumpa di sini ya."), "awal atau akhir"),
    "ends with one and a dot": (replace(SAMPLE, body="Sampai jumpa di sini ya, {{1}}."), "awal atau akhir"),
    "two adjacent": (
        replace(SAMPLE, body="Salam {{1}}, {{2}} sampai jumpa di sini ya.", samples=("a", "b")),
        "Di antara dua variabel",
    ),
    "a number is left out": (
        replace(SAMPLE, body="Salam {{1}} dan {{3}} sampai jumpa di sini ya.", samples=("a", "b")),
        "bernomor urut",
    ),
    "a place without a number": (replace(SAMPLE, body="Salam {{}} sampai jumpa."), "bernomor urut"),
    "few words": (replace(SAMPLE, body="Salam {{1}} ya."), "Terlalu banyak variabel"),
    "no sample": (replace(SAMPLE, samples=("",)), "satu contoh"),
    "a sample of two lines": (replace(SAMPLE, samples=("Ibu\nMawar",)), "satu baris"),
    "a long body": (replace(SAMPLE, body=SAMPLE.body + "k" * BODY_LENGTH), "karakter"),
    "a name with capitals": (replace(SAMPLE, name="Sapaan"), "huruf kecil"),
    "four replies": (replace(SAMPLE, replies=("a", "b", "c", "d")), "Paling banyak 3"),
    "the same reply twice": (replace(SAMPLE, replies=("a", "a")), "berbeda"),
    "a long reply": (replace(SAMPLE, replies=("k" * 21,)), "Tombol harus"),
    "a variable in a reply": (replace(SAMPLE, replies=("{{1}}",)), "Tombol harus"),
    "another category": (replace(SAMPLE, category="MARKETING"), "UTILITY"),
}


@pytest.mark.parametrize(("template", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_rule_is_told(template: Template, said: str) -> None:
    assert faults(SAMPLE) == []
    assert any(said in fault for fault in faults(template))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_has_words_for_each_way_it_may_take(kind: NoticeKind) -> None:
    talk = NOTICES[kind.name]
    assert (kind.template is None) == (talk.template is None)
    assert kind.template is None or kind.template in TEMPLATES
    assert not kind.sms or talk.sms is not None
    assert talk.knock is not None


class Reader:
    """One notice about one meeting, as one person would get it now."""

    def __init__(
        self, village: Village, kind: str, name: str, meeting_id: int, slot: str, language: str = "id"
    ) -> None:
        self.village, self.kind, self.name, self.language = village, kind, name, language
        self.subject, self.slot = f"meeting:{meeting_id}", slot

    def view(self, session: Session) -> NoticeView:
        who = chatter_of(session, self.village.people[self.name])
        assert who is not None
        return NoticeView(
            session, self.village.now, self.village.rules, Words(self.language), who, self.subject, self.slot
        )

    @property
    def message(self) -> Message:
        message = self.village.read(lambda session: NOTICES[self.kind].render(self.view(session)))
        assert message is not None
        return message

    def template(self) -> str | None:
        """What she reads of the template, once the door has drawn it."""
        way = NOTICES[self.kind].template
        assert way is not None
        call = self.village.read(lambda session: way(self.view(session)))
        if call is None:
            return None
        (drawn,) = draw(replace(self.message, template=call), {call.name: "HX1"})
        values = json.loads(str(drawn.params["content_variables"])).values()
        filled = TEMPLATES[call.name].filled(list(values))
        assert len(filled) <= BODY_LENGTH
        assert len(values) == len(TEMPLATES[call.name].samples)
        return filled

    def sms(self) -> str:
        way = NOTICES[self.kind].sms
        assert way is not None
        text = self.village.read(lambda session: way(self.view(session)))
        assert text is not None
        assert "?" not in text
        return text

    def knock(self) -> str:
        way = NOTICES[self.kind].knock
        assert way is not None
        said = self.village.read(lambda session: way(self.view(session)))
        assert "\n" not in said
        assert 0 < len(said) <= 60
        assert said[0].isdigit() or said[0].islower()
        return said


def meeting_at(village: Village, place: str) -> int:
    plan = MeetingPlan((date.fromisoformat(DAY),), time(9), place)
    group_id, actor = village.group_id(GROUP), village.actor("Siti")
    return village.write(lambda s: schedule_meetings(s, actor, group_id, plan, village.now, village.rules))[0]


def reminder(village: Village, name: str, meeting_id: int, language: str = "id") -> Reader:
    return Reader(village, "meeting_reminder", name, meeting_id, f"d1 {DAY}", language)


def test_a_reminder_says_the_same_as_template_and_as_sms(village: Village) -> None:
    village.go_to("2018-11-21", "10:00")
    mawar = reminder(village, "Mawar", village.meeting(DAY))

    assert mawar.template() == (
        f"Salam, Ibu Mawar. Pertemuan PKH kelompok {GROUP} akan berlangsung besok, Kamis, 22 November 2018 pukul "
        "09.00 WIB di Balai Desa. Materinya: diberitahukan di pertemuan. Kami tunggu kedatangannya, ya. Bisa hadir?"
    )
    assert [button.label for button in mawar.message.buttons] == list(TEMPLATES["meeting_reminder"].replies)
    assert mawar.sms() == (
        f"Ibu Mawar: Pertemuan PKH {GROUP} besok, Kam 22 Nov 09.00 WIB, di Balai Desa. Tanya Ibu Sri (ketua)."
    )
    assert mawar.knock() == "pengingat pertemuan besok"


def test_a_template_is_indonesian_whatever_its_reader_speaks(village: Village) -> None:
    village.go_to("2018-11-21", "10:00")
    meeting_id = village.meeting(DAY)

    assert reminder(village, "Mawar", meeting_id, "jv").template() == reminder(village, "Mawar", meeting_id).template()


def test_long_names_and_places_still_fit(village: Village) -> None:
    village.go_to("2018-11-21", "10:00")
    meeting_id = meeting_at(village, LONG_PLACE)
    village.write(rename)
    moved, actor = village.at("2018-11-23", "10:00"), village.actor("Siti")
    for name, kind, slot in (("Mawar", "meeting_reminder", f"d1 {DAY}"), ("Sri", "meeting_moved", "r1")):
        if kind == "meeting_moved":
            village.write(lambda s: move_meeting(s, actor, meeting_id, moved, LONG_PLACE, village.now))
        reader = Reader(village, kind, name, meeting_id, slot)
        filled, text = reader.template(), reader.sms()
        assert filled is not None
        assert LONG_PLACE in filled
        assert LONG_NAME.strip() in filled or name == "Sri"
        assert segments(text) <= 2
        assert "Rumah Ibu Sri Wahyuningsih" in text
        assert "Tanya" in text


def rename(session: Session) -> None:
    for person in session.query(Person).where(Person.name.in_(("Mawar", "Siti"))):
        person.name = LONG_NAME.strip()
    session.query(Group).where(Group.name == GROUP).one().name = "Melati Putih Sejahtera Bersama " * 2


def test_what_a_ketua_reads_besides_does_not_fit_a_template(village: Village) -> None:
    village.go_to("2018-11-21", "10:00")
    sri = reminder(village, "Sri", village.meeting(DAY))

    assert sri.template() is None
    assert sri.sms().endswith("Tanya Ibu Siti (pendamping).")


def test_one_who_said_that_she_comes_is_not_asked_anew_by_a_template(village: Village) -> None:
    village.go_to("2018-11-21", "10:00")
    meeting_id, actor = village.meeting(DAY), village.actor("Mawar")
    village.write(lambda s: answer_meeting(s, actor, village.people["Mawar"], meeting_id, "coming", village.now))

    assert reminder(village, "Mawar", meeting_id).template() is None


@pytest.mark.parametrize(
    ("place", "day", "old"),
    [("Rumah Ibu Sri", "2018-11-23", "Kamis, 22 November 2018 pukul 09.00 WIB"), ("Masjid", DAY, "tempat sebelumnya")],
)
def test_a_move_says_the_same_as_template_and_as_sms(village: Village, place: str, day: str, old: str) -> None:
    village.go_to("2018-11-21", "10:00")
    meeting_id, actor, moment = village.meeting(DAY), village.actor("Siti"), village.at(day, "09:00")
    village.write(lambda s: move_meeting(s, actor, meeting_id, moment, place, village.now))
    mawar = Reader(village, "meeting_moved", "Mawar", meeting_id, "r1")

    filled, text = mawar.template(), mawar.sms()
    assert filled is not None
    when = Words("id").moment(village.rules.local(moment))
    assert all(fact in filled for fact in ("Ibu Mawar", GROUP, f"{when} di {place}", f"({old}) tidak berlaku lagi"))
    assert [button.label for button in mawar.message.buttons] == list(TEMPLATES["meeting_moved"].replies)
    assert all(fact in text for fact in ("Ibu Mawar", GROUP, "pindah", place, f"{moment.day} Nov 09.00 WIB"))
    assert segments(text) == 1
    assert "pertemuan" in mawar.knock()


def test_a_cancellation_says_the_same_as_template_and_as_sms(village: Village) -> None:
    village.go_to("2018-11-21", "10:00")
    meeting_id, actor = village.meeting(DAY), village.actor("Siti")
    village.write(lambda s: cancel_meeting(s, actor, meeting_id, village.now))
    mawar = Reader(village, "meeting_cancelled", "Mawar", meeting_id, "cancelled")

    assert mawar.template() == (
        f"Salam, Ibu Mawar. Pertemuan PKH kelompok {GROUP} pada Kamis, 22 November 2018 pukul 09.00 WIB tidak jadi. "
        "Tidak perlu datang; jadwal baru akan kami kabarkan."
    )
    assert mawar.sms() == (
        f"Ibu Mawar: Pertemuan PKH {GROUP} Kam 22 Nov 09.00 WIB tidak jadi. Tidak perlu datang. Tanya Ibu Sri (ketua)."
    )


def test_a_ketua_is_asked_for_her_report_by_template_and_a_pendamping_knocked(village: Village) -> None:
    meeting_id = village.meeting(DAY)
    village.go_to(DAY, "13:00")
    sri = Reader(village, "report_request", "Sri", meeting_id, f"end {DAY}")

    filled = sri.template()
    assert filled is not None
    assert all(fact in filled for fact in ("Ibu Sri", GROUP, "Kamis, 22 November 2018", "Siapa yang tidak hadir?"))
    labels = [button.label for button in sri.message.buttons]
    for reply, label in zip(TEMPLATES["report_request"].replies, labels, strict=True):
        assert reply.lower() in label.lower()
    siti = Reader(village, "report_request", "Siti", meeting_id, f"pendamping {DAY}")
    assert siti.template() is None
    assert siti.knock() == "pertanyaan tentang pertemuan kelompok"


def test_every_knock_is_short_and_names_nobody(village: Village) -> None:
    village.go_to("2018-11-21", "10:00")
    meeting_id = village.meeting(DAY)
    knock = TEMPLATES[KNOCK]
    for kind in KINDS:
        slot = {"visit_list": DAY, "meetings_tomorrow": DAY}.get(kind, "")
        reader = Reader(village, kind, "Siti", meeting_id, slot)
        said = reader.knock()
        assert not any(name in said for name in village.people)
        assert knock.filled([said]).startswith("Salam dari PKH. Ada ")


def test_a_knock_counts_what_waits(village: Village) -> None:
    village.go_to("2018-11-21", "10:00")
    meeting_id = village.meeting(DAY)

    assert Reader(village, "meetings_tomorrow", "Siti", meeting_id, DAY).knock() == "1 pertemuan besok"
    assert Reader(village, "visit_list", "Siti", meeting_id, "2018-11-21").knock() == "0 kunjungan hari ini"
