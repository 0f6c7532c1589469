"""Complaints about the ketua and about the pendamping are lived to their end, beside a village where nobody complained:
for ketua, deputy and pendamping nothing is different, on no screen, in no list, count, search, paper or notice.

Whatever a role may begin is walked here, so a conversation that is new tomorrow is watched too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from conversations.registry import for_role
from db import Session
from db.tables import Complaint, Contact, Kpm, OutboxRow, Visit
from outbox.addresses import close_addresses
from outbox.inbox import locked_contact
from outbox.messages import Incoming
from programme.access import OFFICE
from programme.audit import audit_kpm
from programme.complaints.handling import ask_reporter, note_complaint, refer_complaint, solve_complaint, take_complaint
from programme.complaints.visits import plan_complaint_visit
from programme.joining import join
from programme.providers import add_provider
from programme.rules import Rules
from tests.stages import SqliteStage
from tests.village import Phone, Village

ONLOOKERS = {"Sri": "ketua", "Lastri": "deputy", "Siti": "pendamping"}
RULES = Rules(routine_visits_a_day=2)
Screen = tuple[str, tuple[str, ...]]


@dataclass
class Two:
    """The same village twice: in one, complaints are filed."""

    lived: Village
    never: Village

    def both(self, happens: Callable[[Village], object]) -> None:
        happens(self.lived)
        happens(self.never)


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> list[SqliteStage]:
    return [SqliteStage(tmp_path_factory.mktemp(name)) for name in ("lived", "never")]


@pytest.fixture
def two(told_on: str, sqlite_village: Path, sqlite_whatsapp_village: Path, stages: list[SqliteStage]) -> Iterator[Two]:
    template = sqlite_whatsapp_village if told_on == "whatsapp" else sqlite_village
    answering = "numbers" if told_on == "whatsapp" else "taps"
    with stages[0].showing(template) as first, stages[1].showing(template) as second:
        made = [Village(one, answering, RULES, told_on) for one in (first, second)]
        two = Two(*made)
        two.both(begins)
        yield two


def begins(village: Village) -> None:
    """A deputy, an operator with a chat, a school, and families to be visited: every list has something in it."""

    def work(session: Session) -> None:
        session.get_one(Kpm, village.people["Lastri"]).duty = "deputy"
        siti = village.actor("Siti")
        add_provider(session, siti, village.people["Siti"], "school", "SDN Wates", "Wates", village.now)

    village.write(work)
    village.joins("Dewi")
    for day in ("2018-10-04", "2018-10-11"):
        village.reported(day, {"Mawar": None, "Wati": "sick"})
    village.meeting("2018-11-08")


def screens(phone: Phone, since: int = 0) -> list[Screen]:
    return [(one.text, tuple(label for label, _ in one.buttons)) for one in phone.messages[since:]]


def looks_around(village: Village) -> None:
    """Each of them begins whatever she may, goes through the menu, and searches for the two who complained."""
    for name, role in ONLOOKERS.items():
        phone = village.phones[name]
        for one in for_role(role):
            phone.says(one.commands[0] if one.commands else one.name)
        phone.says("menu")
        for label in [label for label in phone.labels if label.endswith("...")]:
            phone.says(label)
            phone.says("menu")
    glances(village)


def glances(village: Village) -> None:
    """Only where something of a complaint could be expected."""
    for name in ("Sri", "Lastri"):
        for said in ("keluhan saya", "batal", "menu"):
            village.phones[name].says(said)
    siti = village.pendamping
    for said in ("keluhan", "mawar", "batal", "ubah", "mawar", "batal", "kunjungan", "semua", "menu"):
        siti.says(said)


def told(village: Village, *names: str) -> dict[str, list[Screen]]:
    return {name: screens(village.phones[name]) for name in names}


def must_be_alike(two: Two) -> None:
    """Everything that these three were ever shown, and everything that is kept for them or about them."""
    assert told(two.lived, *ONLOOKERS) == told(two.never, *ONLOOKERS)
    for name in ONLOOKERS:
        assert kept_for(two.lived, name) == kept_for(two.never, name)
    for name in ("Sri", "Lastri"):
        assert read_out(two.lived, name) == read_out(two.never, name)


def kept_for(village: Village, name: str) -> list[tuple[str, str | None, str]]:
    query = select(OutboxRow.kind, OutboxRow.slot, OutboxRow.state).order_by(OutboxRow.id)
    rows = village.read(lambda s: s.execute(query.where(OutboxRow.person_id == village.people[name])).all())
    return [(kind, slot, state) for kind, slot, state in rows]


def read_out(village: Village, name: str) -> list[tuple[str, str | None]]:
    """What is read to her when she asks what was done with her data."""
    lines = village.read(lambda s: audit_kpm(s, OFFICE, village.people[name]))
    return [(line.what, line.actor) for line in lines]


def goes_to(village: Village, *moments: str) -> None:
    """What came between was slept through; each of these is a moment at which lists and reminders are made."""
    for moment in moments:
        day, clock = moment.split()
        village.be_at(village.at(day, clock))


# Their life.


def about_the_ketua(village: Village) -> None:
    mawar = village.mawar
    mawar.says("keluhan")
    mawar.says("bantuan saya dipotong bu ketua 50 ribu")
    mawar.says("ya")
    mawar.picks("Ya, betul")
    mawar.picks("Ya, kirim")


def about_the_pendamping(village: Village) -> None:
    wati = village.phones["Wati"]
    wati.says("keluhan")
    wati.picks("Sikap petugas")
    wati.picks("Pendamping")
    wati.says("saya dibentak waktu pencairan")
    wati.picks("Ya, kirim")


def complaints(village: Village) -> list[Complaint]:
    return village.read(lambda s: list(s.scalars(select(Complaint).order_by(Complaint.id))))


def worked_on(village: Village) -> None:
    """Taken, noted, asked and answered; a visit is planned, another is referred."""
    first, second = (one.id for one in complaints(village))
    bambang, now = village.actor("Bambang"), village.now

    def work(session: Session) -> None:
        for number in (first, second):
            take_complaint(session, bambang, number, None, now)
            note_complaint(session, bambang, number, "perlu hati-hati", now)
        ask_reporter(session, bambang, first, "Sejak kapan, Bu?", now)
        plan_complaint_visit(session, bambang, second, village.rules.today(now) + timedelta(days=1), now)
        refer_complaint(session, bambang, second, "Dinas Sosial", "7/PKH", now, village.rules)

    village.write(work)
    village.drain()
    hidden = select(Visit.id).where(Visit.cause == "confidential", Visit.state == "open")
    assert len(village.read(lambda s: s.scalars(hidden).all())) == 1
    village.mawar.picks("Jawab")
    village.mawar.says("sejak lebaran")


def solved(village: Village) -> None:
    bambang, numbers = village.actor("Bambang"), [one.id for one in complaints(village)]

    def work(session: Session) -> None:
        for number in numbers:
            solve_complaint(session, bambang, number, "Sudah dibicarakan", village.now)

    village.write(work)
    village.drain()


def test_for_ketua_deputy_and_pendamping_it_is_as_if_nobody_had_complained(two: Two, told_on: str) -> None:
    lived = two.lived
    about_the_ketua(lived)
    about_the_pendamping(lived)
    two.both(lambda village: goes_to(village, "2018-10-16 07:00"))
    worked_on(lived)
    two.both(lambda village: goes_to(village, "2018-10-16 17:01", "2018-10-17 06:30"))
    two.both(looks_around if told_on == "telegram" else glances)  # the same screens on both: once is enough
    must_be_alike(two)

    two.both(lambda village: goes_to(village, "2018-10-30 07:00", "2018-11-12 07:00"))
    assert "operator" in {one.level for one in complaints(lived)}  # late: gone further up
    solved(lived)
    lived.mawar.picks("Belum")
    lived.mawar.says("masih dipotong")
    solved(lived)
    two.both(lambda village: goes_to(village, "2018-11-16 07:00", "2018-11-28 07:00"))
    two.both(glances)

    must_be_alike(two)
    assert {one.state for one in complaints(lived)} == {"closed"}
    assert complaints(two.never) == []
    for name in ("Mawar", "Wati", "Bambang", "Dewi"):  # they were told: the comparison looks at what it should
        assert told(lived, name) != told(two.never, name)


# A phone that the ketua uses too.


def also_on(village: Village, owner: str, *names: str) -> Phone:
    """These speak from the owner's phone as well."""
    phone = village.phones[owner]
    sender = Incoming(phone.channel, phone.address, "joined")

    def work(session: Session) -> None:
        for name in names:
            join(
                session,
                locked_contact(session, sender, village.now),
                village.people[name],
                "id",
                "code",
                village.now,
                None,
            )

    village.write(work)
    return phone


def keeps_only_the_ketuas(village: Village, name: str) -> None:
    village.write(lambda s: close_addresses(s, village.people[name], village.now))


def test_nothing_of_it_goes_to_a_phone_that_the_ketua_uses_too(two: Two) -> None:
    two.both(lambda village: also_on(village, "Sri", "Mawar"))
    about_the_ketua(two.lived)
    about_the_pendamping(two.lived)
    two.both(lambda village: village.mawar.says("menu"))  # her own phone is the one she used last
    two.both(lambda village: goes_to(village, "2018-10-16 07:00"))
    worked_on(two.lived)
    two.both(lambda village: village.mawar.says("menu"))
    solved(two.lived)
    two.both(lambda village: goes_to(village, "2018-10-20 07:00", "2018-10-28 07:00"))
    two.both(asks_as_mawar)

    must_be_alike(two)
    assert {one.state for one in complaints(two.lived)} == {"closed"}


def asks_as_mawar(village: Village) -> None:
    """The ketua takes the phone and says that she is Ibu Mawar."""
    sri = village.ketua
    for said in ("ganti orang", "mawar", "keluhan saya", "keluhan", "batal", "menu", "bantuan"):
        sri.says(said)


def test_with_no_other_phone_its_news_wait_unseen_and_it_is_not_closed_for_silence(two: Two) -> None:
    lived = two.lived
    about_the_ketua(lived)
    about_the_pendamping(lived)
    two.both(lambda village: keeps_only_the_ketuas(village, "Mawar"))
    two.both(lambda village: also_on(village, "Sri", "Mawar"))
    two.both(lambda village: goes_to(village, "2018-10-12 07:00"))
    solved(lived)
    two.both(lambda village: goes_to(village, "2018-10-20 07:00", "2018-10-30 07:00"))
    two.both(asks_as_mawar)

    must_be_alike(two)
    first, _ = complaints(lived)
    assert first.state == "solved"
    waiting = [row for row in lived.outbox(to="Mawar") if row.kind.startswith("complaint_")]
    assert waiting
    assert "unreachable" in {row.state for row in waiting}
    lived.joins("Mawar")  # her own phone at last
    lived.tick()
    assert any("menyampaikan bahwa keluhan" in text for text in lived.mawar.texts)
    assert complaints(lived)[0].state == "solved"


# Begun on that phone.


def begins_on_a_shared_phone(village: Village) -> Phone:
    phone = also_on(village, "Sri", "Mawar")
    for said in ("keluhan", "ibu mawar"):
        phone.says(said)
    return phone


def test_she_is_told_who_else_may_read_before_a_word_is_asked(two: Two) -> None:
    phone = begins_on_a_shared_phone(two.lived)
    assert phone.last.startswith("HP ini juga dipakai Ibu Sri.")
    assert "171" in phone.last
    phone.picks("Bantuan dipotong")
    phone.picks("Ketua kelompok")
    assert "bisa terbaca" in phone.last
    phone.picks("Berhenti di sini")

    assert complaints(two.lived) == []


def test_filed_there_all_the_same_it_shows_there_no_more(two: Two) -> None:
    phone = begins_on_a_shared_phone(two.lived)
    for label in ("Bantuan dipotong", "Ketua kelompok", "Lanjut di HP ini"):
        phone.picks(label)
    phone.says("dipotong 50 ribu")
    assert "Menyangkut" not in phone.last
    phone.picks("Ya, kirim")
    shown = len(phone.messages)
    goes_to(two.lived, "2018-10-12 10:00")
    phone.says("keluhan saya")
    phone.says("ibu mawar")

    ticket = complaints(two.lived)[0].ticket
    assert not any(ticket in text or "keluhan" in text.lower() for text, _ in screens(phone, shown)[:-1])
    assert "Tidak ada keluhan yang bisa dilihat dari HP bersama ini" in phone.last


@pytest.mark.parametrize("leaves", ["ini bu sri", "menu", "ganti orang"])
def test_left_half_told_it_is_not_there_for_whoever_takes_the_phone(two: Two, leaves: str) -> None:
    phone = begins_on_a_shared_phone(two.lived)
    phone.picks("Bantuan dipotong")
    phone.says(leaves)
    shown = len(phone.messages)
    two.lived.go_to(two.lived.now + timedelta(days=2))
    for said in ("menu", "ibu mawar", "menu"):
        phone.says(said)

    said = "".join(text + "".join(labels) for text, labels in screens(phone, shown))
    assert "Lanjutkan" not in said
    assert "dipotong" not in said


def test_ten_minutes_later_it_is_asked_who_holds_the_phone(two: Two) -> None:
    phone = begins_on_a_shared_phone(two.lived)
    phone.picks("Bantuan dipotong")
    two.lived.now += timedelta(minutes=11)
    phone.says("halo")

    assert "Untuk siapa?" in phone.last
    contact = select(Contact.id).where(Contact.address_index == phone.address)
    assert two.lived.read(lambda s: s.scalar(contact)) is not None
