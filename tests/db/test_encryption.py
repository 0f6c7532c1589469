"""What is personal can't be read in the stored file: not its phones, places, health, nor what people wrote."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect, make_url, select, text

from db import Database, Session, open_database
from db.columns import EncryptedText, LookupHash
from db.keys import KeyRing, UnreadableColumn, new_key
from db.schema import Table
from db.tables import AttendanceReport, Contact, FamilyMember, Kpm
from programme.joining import persons_with_phone
from programme.visits import VisitOutcome, cancel_visit, record_visit
from tests.databases import KEYS, sqlite_database
from tests.village import Village

# Everything in a table that must never be readable in a copy of the database.
ENCRYPTED = {
    "assemblies": "minutes topics",
    "assembly_guests": "outsider",
    "attendance": "reason",
    "attendance_changes": "old_reason",
    "attendance_differences": "ketua_reason pendamping_reason",
    "attendance_reports": "said",
    "broadcasts": "text",
    "candidates": "coordinates family phone",
    "case_agreements": "who words",
    "case_entries": "about words",
    "case_referrals": "reason",
    "cases": "pseudonym",
    "complaint_steps": "words",
    "complaints": "accused_role letter_number referred_to words",
    "contacts": "address phone",
    "data_update_steps": "words",
    "data_updates": "details reason",
    "dialogs": "history state",
    "enrolments": "note",
    "family_members": "component facility left_reason name",
    "gathering_guests": "agreement",
    "gatherings": "place",
    "health_services": "code",
    "inbox": "payload",
    "inquiries": "answer words",
    "ketua_helps": "result to_tell",
    "kpm": "coordinates left_note phone",
    "kpm_changes": "new old",
    "meeting_notes": "follow_up obstacles participation process results",
    "meeting_replies": "reason words",
    "member_months": "details",
    "office_reports": "figures note",
    "outbox": "content",
    "payment_reports": "said",
    "payments": "amount missing reason words",
    "poll_answers": "choices hours words",
    "providers": "contact_name contact_phone coordinates",
    "sendings": "lines",
    "stored_files": "provider_reference",
    "visits": "agreement end_reason finding location met next_step purpose",
}
HASHED = {
    "candidates": "phone_index",
    "contacts": "address_index external_index phone_index",
    "family_members": "name_index",
    "join_codes": "code_index",
    "kpm": "phone_index",
}


def columns_of(kind: type[EncryptedText] | type[LookupHash]) -> dict[str, str]:
    found = {
        table.name: " ".join(sorted(column.name for column in table.columns if isinstance(column.type, kind)))
        for table in Table.metadata.tables.values()
    }
    return {table: columns for table, columns in found.items() if columns}


def test_the_personal_columns_are_encrypted() -> None:
    assert columns_of(EncryptedText) == ENCRYPTED


def test_what_is_looked_up_is_looked_up_by_a_keyed_hash() -> None:
    assert columns_of(LookupHash) == HASHED


SECRETS = {
    "a phone number": "+628777000111",
    "her coordinates": "-7.634512",
    "a component": "disability-rahasia",
    "a family member": "Anak Rahasia",
    "a school": "SDLB Rahasia",
    "a reason": "bereavement",
    "a report": "lagi susah di rumahnya",
    "a typed answer": "suaminya dirawat",
    "an agreement": "gantian jaga warung",
    "why a visit is cancelled": "pindah ke Kediri",
    "a photo's reference": "AgACAgQAAxkBAAI",
    "a chat id": "1000",
}


@pytest.fixture
def lived(village: Village) -> Village:
    return live(village)


def live(village: Village) -> Village:
    """A village in which each secret was told in the way it is told."""
    mawar, siti = village.people["Mawar"], village.actor("Siti")
    village.reported("2018-10-25", {"Mawar": "bereavement", "Wati": "bereavement"})
    meeting = village.meeting("2018-11-22")
    village.now = village.at("2018-11-22", "11:30")
    village.tick()
    village.ketua.says("Mawar lagi susah di rumahnya, Wati kerja")
    village.ketua.says("suaminya dirawat")
    village.report(meeting, {"Mawar": "work", "Wati": None})
    photo = {"file_id": SECRETS["a photo's reference"], "file_unique_id": "q", "width": 1, "height": 1}
    village.ketua.sends({"photo": [photo]})
    outcome = VisitOutcome(date(2018, 11, 23), "kpm", (), agreement=SECRETS["an agreement"])

    def work(session: Session) -> None:
        kpm = session.get_one(Kpm, mawar)
        kpm.phone = kpm.phone_index = SECRETS["a phone number"]
        kpm.coordinates = "-7.634512,111.523"
        session.add(
            FamilyMember(
                kpm_id=mawar,
                name="Anak Rahasia",
                name_index="Anak Rahasia",
                component=SECRETS["a component"],
                facility=SECRETS["a school"],
                updated_at=village.now,
            )
        )
        record_visit(session, siti, village.visit_of("Mawar").id, outcome, village.now)
        cancel_visit(session, siti, village.visit_of("Wati").id, SECRETS["why a visit is cancelled"], village.now)

    village.write(work)
    return village


def stored_rows(database: Database) -> str:
    """Every row of every table as the database itself holds it, without our types."""
    names = [table.name for table in Table.metadata.tables.values()]

    def look(session: Session) -> str:
        every = (session.execute(text(f'SELECT * FROM "{name}"')) for name in names)  # noqa: S608 - our own tables
        return "\n".join(str(tuple(row)) for rows in every for row in rows)

    return database.read(look)


def raw_bytes(database: Database) -> bytes:
    """The files of an SQLite database, with what stands in its log."""
    file = Path(make_url(database.url).database or "")
    return b"".join(one.read_bytes() for one in sorted(file.parent.glob(f"{file.name}*")))


def test_no_secret_can_be_read_in_the_stored_rows(lived: Village) -> None:
    stored = stored_rows(lived.database)

    assert [what for what, secret in SECRETS.items() if secret in stored and what != "a chat id"] == []


def test_no_secret_can_be_read_in_the_files_of_sqlite_with_its_log(sqlite_village: Path, tmp_path: Path) -> None:
    with sqlite_database(sqlite_village, tmp_path) as opened:
        live(Village(opened))
        content = raw_bytes(opened)

    assert [what for what, secret in SECRETS.items() if len(secret) > 4 and secret.encode() in content] == []
    assert b"Mawar" in content  # names stand open, by decision: this search finds what is there to be found


def test_the_program_reads_all_of_it(lived: Village) -> None:
    mawar = lived.people["Mawar"]

    kpm = lived.read(lambda s: s.get_one(Kpm, mawar))
    assert (kpm.phone, kpm.coordinates) == (SECRETS["a phone number"], "-7.634512,111.523")
    member = lived.read(lambda s: s.scalars(select(FamilyMember)).one())
    assert (member.name, member.component, member.facility) == (
        "Anak Rahasia", SECRETS["a component"], SECRETS["a school"],
    )  # fmt: skip
    assert lived.visit_of("Mawar").agreement == SECRETS["an agreement"]


def test_an_encrypted_number_is_found_by_its_hash(lived: Village) -> None:
    mawar = lived.people["Mawar"]

    assert lived.read(lambda s: persons_with_phone(s, SECRETS["a phone number"])) == [mawar]
    stored = lived.read(lambda s: s.scalar(select(Kpm.phone_index).where(Kpm.person_id == mawar)))
    assert stored == KEYS.index(SECRETS["a phone number"])


def test_a_copy_of_the_database_without_the_keys_says_nothing(lived: Village) -> None:
    thief = open_database(lived.database.url, KeyRing([new_key()], new_key()))
    try:
        with pytest.raises(UnreadableColumn):
            thief.read(lambda s: s.scalars(select(AttendanceReport.said)).all())
        assert thief.read(lambda s: s.scalar(select(Contact.id).where(Contact.address_index == "1000"))) is None
    finally:
        thief.close()


def test_with_a_new_key_in_front_of_the_ring_everything_goes_on(lived: Village) -> None:
    old_key, index_key = "K9iIvjDnZkz0yZ3bWnTfS6y3oY7cQ1m4h2Xe8RrV5aU=", "b0tq7mS1u5oZ4Zc9cJ8l2wXy6nVd3PgH0eKfLrTiAsM="
    changed = open_database(lived.database.url, KeyRing([new_key(), old_key], index_key))
    try:
        village = Village(changed)
        village.now = lived.now
        village.mawar.says("menu")
        village.mawar.says("bantuan")

        assert len(village.mawar.texts) == 2
        assert village.read(lambda s: len(s.scalars(select(AttendanceReport.said)).all())) == 2
    finally:
        changed.close()


def test_nothing_of_what_people_wrote_is_kept_elsewhere(lived: Village) -> None:
    """The trail and the jobs' book hold ids only."""
    tables = inspect(lived.database.engine)
    for name in ("trail", "job_runs"):
        kinds = {column["name"]: str(column["type"]) for column in tables.get_columns(name)}
        assert set(kinds) <= {"id", "at", "actor_id", "operation", "object_kind", "object_id", "job", "ran_at", "done"}
