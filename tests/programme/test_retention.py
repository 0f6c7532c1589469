"""What tells who a family was is erased when its retention has ended; marks, counts and the living stay."""

import json
from datetime import date

import pytest
from sqlalchemy import select

from db import Session
from db.columns import EncryptedText
from db.schema import Table
from db.tables import (
    Attendance,
    Complaint,
    Consent,
    Contact,
    FamilyMember,
    InboxEntry,
    Kpm,
    KpmChange,
    OfficeReport,
    Person,
    StoredFile,
    Visit,
)
from programme.access import SYSTEM
from programme.leaving.ending import Leaving, end_membership
from programme.leaving.retention import forget_left_families, months_before
from programme.leaving.what_tells import ERASED, KEPT
from programme.member_corrections import correct_member
from tests.complaints_filed import filed
from tests.programme.visits_due import due
from tests.village import KECAMATAN, Village


@pytest.fixture
def gone(village: Village) -> Village:
    """Mawar, of whom much was written, left on 4 October 2018."""
    village.reported("2018-10-04", {"Mawar": "work", "Wati": "sick"})
    siti, mawar = village.actor("Siti"), village.people["Mawar"]
    village.family("Mawar", Budi="sd", Ani="toddler")
    filed(village, words="KKS Mawar hilang")
    due(village, "Mawar", cause="follow_up")
    village.write(lambda s: correct_member(s, siti, mawar, {"phone": "+6281234567890", "rt": "009"}, village.now))
    village.mawar.says("halo, saya Mawar")
    said = Leaving(date(2018, 10, 4), "graduated", "usaha jahit")
    village.write(lambda s: end_membership(s, siti, mawar, said, village.now, village.rules))
    village.tick()
    return village


def forget(village: Village, day: str, clock: str = "02:00") -> int:
    village.now = village.at(day, clock)
    return village.write(lambda s: forget_left_families(s, SYSTEM, village.now, village.rules))


def test_until_sixty_months_are_over_nothing_is_erased(gone: Village) -> None:
    assert forget(gone, "2023-10-04") == 0
    assert gone.read(lambda s: s.get_one(Person, gone.people["Mawar"])).name == "Mawar"


def test_only_in_the_small_hours(gone: Village) -> None:
    assert forget(gone, "2023-12-01", "10:00") == 0


def test_afterwards_nothing_tells_who_she_was_and_the_meeting_still_counts_her(gone: Village) -> None:
    mawar = gone.people["Mawar"]
    assert forget(gone, "2023-10-06") == 1
    assert forget(gone, "2023-10-07") == 0

    person, kpm = gone.read(lambda s: (s.get_one(Person, mawar), s.get_one(Kpm, mawar)))
    assert (person.name, person.erased_at is not None) == ("-", True)
    assert (kpm.phone, kpm.rt, kpm.left_note, kpm.participant_number) == (None, None, None, f"erased-{mawar}")
    assert (kpm.left_reason, kpm.member_number) == ("graduated", 2)
    family = gone.read(lambda s: s.scalars(select(FamilyMember).where(FamilyMember.kpm_id == mawar)).all())
    assert [(one.name, one.birth_date) for one in family] == [("-", None), ("-", None)]
    assert gone.read(lambda s: s.scalars(select(Complaint.words)).all()) == ["-"]
    changes = gone.read(lambda s: s.scalars(select(KpmChange).where(KpmChange.kpm_id == mawar)).all())
    assert {(one.old, one.new) for one in changes} == {(None, None)}
    marks = gone.read(lambda s: s.execute(select(Attendance.kpm_id, Attendance.mark, Attendance.reason)).all())
    assert (mawar, "absent", None) in marks
    assert (gone.people["Wati"], "absent", "sick") in marks
    assert len(marks) == 10
    assert gone.read(lambda s: s.scalars(select(Visit.finding).where(Visit.kpm_id == mawar)).all()) == [None]


def test_her_phone_goes_with_what_arrived_from_it_and_nobody_elses(gone: Village) -> None:
    mawar_at, wati_at = gone.mawar.address, gone.phones["Wati"].address
    forget(gone, "2023-10-06")

    kept = gone.read(lambda s: s.scalars(select(Contact.address)).all())
    assert wati_at in kept
    assert mawar_at not in kept
    payloads = gone.read(lambda s: s.scalars(select(InboxEntry.payload)).all())
    assert not any("saya Mawar" in one for one in payloads)


def test_a_sheet_that_others_signed_too_stays_until_the_last_of_them_is_gone(gone: Village) -> None:
    mawar, wati = gone.people["Mawar"], gone.people["Wati"]
    shared = gone.write(lambda s: _signed(s, gone, (mawar, wati)))
    alone = gone.write(lambda s: _signed(s, gone, (mawar,)))
    forget(gone, "2023-10-06")

    states = gone.read(lambda s: {one.id: one.content for one in s.scalars(select(StoredFile))})
    assert states[alone] is None
    assert states[shared] is not None


def _signed(session: Session, village: Village, people: tuple[int, ...]) -> int:
    """A photo of a sheet that all of them signed; its id."""
    contact = session.scalars(select(Contact).limit(1)).one()
    file = StoredFile(contact_id=contact.id, channel="telegram", provider_reference="x", kind="photo")
    file.content, file.state, file.received_at = b"x", "stored", village.now
    session.add(file)
    session.flush()
    for person_id in people:
        consent = Consent(person_id=person_id, version="1", language="id", source="sheet", given_at=village.now)
        consent.file_id = file.id
        session.add(consent)
        session.flush()
        file.subject = f"consent:{consent.id}"
    session.flush()
    return file.id


def test_a_report_that_named_her_keeps_its_counts_alone(gone: Village) -> None:
    number = gone.read(lambda s: s.get_one(Kpm, gone.people["Mawar"])).participant_number
    figures = {
        "families": 10,
        "left": [{"number": number, "name": "Mawar", "on": None}, {"number": "P", "name": "Wati"}],
    }
    report = OfficeReport(kind="monthly", pendamping_id=gone.people["Siti"], kecamatan=KECAMATAN, period="2018-10")
    report.figures, report.asked_at = json.dumps(figures), gone.now
    gone.write(lambda s: s.add(report))
    forget(gone, "2023-10-06")

    kept = gone.read(lambda s: s.scalars(select(OfficeReport.figures)).one())
    assert json.loads(kept or "") == {
        "families": 10,
        "left": [{"number": "-", "name": "-", "on": None}, {"number": "P", "name": "Wati"}],
    }


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2023, 10, 4), 60, date(2018, 10, 4)),
        (date(2023, 3, 31), 1, date(2023, 2, 28)),
        (date(2023, 1, 15), 1, date(2022, 12, 15)),
        (date(2018, 12, 15), -1, date(2019, 1, 15)),
    ],
)
def test_months_are_counted_over_the_turn_of_the_year(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_no_column_that_holds_words_of_families_is_forgotten() -> None:
    encrypted = {
        (table.name, column.name)
        for table in Table.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, EncryptedText)
    }
    erased = {(one.table.__tablename__, name) for one in ERASED for name in one.values}  # type: ignore[attr-defined]  # each is a Table
    lacking = {one for one in encrypted - erased if one[0] not in KEPT}

    assert lacking == {("case_agreements", "who")}, "says only which of them was to do it"
