"""Consent signed on paper: recorded once, never from the future, never from before it was withdrawn."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from db import Session
from db.tables import Consent, StoredFile, TrailEntry
from programme.consent_sheets import (
    SheetMistake,
    SignedSheet,
    add_sheet_photo,
    list_consents,
    read_sheet_photo,
    record_consent_sheet,
)
from programme.joining import withdraw_consent
from programme.people import has_consented
from tests.village import Village

TODAY = date(2018, 10, 1)


def record(village: Village, name: str, day: date, file_id: int | None = None) -> int:
    actor, sheet = village.actor("Siti"), SignedSheet(day, file_id=file_id)
    person = village.people[name]
    recorded = village.write(lambda s: record_consent_sheet(s, actor, person, sheet, village.now, village.rules))
    return recorded.consent_id


def states(village: Village) -> dict[str, str]:
    actor, group = village.actor("Siti"), village.group_id()
    return {one.name: one.state for one in village.read(lambda s: list_consents(s, actor, group))}


def photo(village: Village) -> int:
    """A picture that has arrived and been fetched."""

    def work(session: Session) -> int:
        file = StoredFile(
            contact_id=1, channel="telegram", provider_reference="x", kind="photo", received_at=village.now
        )
        file.content, file.state, file.details = village.database.keys.encrypt_bytes(b"\xff\xd8picture"), "stored", {}
        session.add(file)
        session.flush()
        return file.id

    return village.write(work)


def test_a_signed_sheet_is_consent_without_a_chat(empty_village: Village) -> None:
    record(empty_village, "Mawar", TODAY)

    consent = empty_village.read(lambda s: s.scalars(select(Consent)).one())
    assert (consent.source, consent.signed_on, consent.recorded_by) == ("sheet", TODAY, empty_village.people["Siti"])
    assert empty_village.read(lambda s: has_consented(s, empty_village.people["Mawar"]))
    assert states(empty_village)["Mawar"] == "sheet"
    assert states(empty_village)["Wati"] == "none"


def test_the_same_sheet_twice_is_one(empty_village: Village) -> None:
    assert record(empty_village, "Mawar", TODAY) == record(empty_village, "Mawar", TODAY)
    assert len(empty_village.read(lambda s: s.scalars(select(Consent)).all())) == 1


def test_nobody_has_signed_tomorrow(empty_village: Village) -> None:
    with pytest.raises(SheetMistake, match="future"):
        record(empty_village, "Mawar", TODAY + timedelta(days=1))


def test_withdrawn_consent_needs_a_sheet_signed_since(village: Village) -> None:
    mawar = village.actor("Mawar")
    village.write(lambda s: withdraw_consent(s, mawar, village.people["Mawar"], village.now))
    assert states(village)["Mawar"] == "withdrawn"
    with pytest.raises(SheetMistake, match="before_withdrawal"):
        record(village, "Mawar", TODAY - timedelta(days=1))

    record(village, "Mawar", TODAY)
    assert states(village)["Mawar"] == "sheet"


def test_the_photo_may_come_later_and_looking_at_it_leaves_a_trace(village: Village) -> None:
    record(village, "Mawar", TODAY)
    actor, person, file_id = village.actor("Siti"), village.people["Mawar"], photo(village)
    assert village.write(lambda s: add_sheet_photo(s, actor, person, file_id, village.now))
    file = village.write(lambda s: read_sheet_photo(s, actor, person, village.now))

    assert file is not None
    assert (file.subject, file.person_id) == (f"consent:{consent_id(village)}", actor.person_id)
    traces = village.read(lambda s: s.scalars(select(TrailEntry.operation).order_by(TrailEntry.id)).all())
    assert traces[-1] == "read_sheet_photo"


def consent_id(village: Village) -> int:
    return village.read(lambda s: s.scalars(select(Consent.id).where(Consent.source == "sheet")).one())


def test_one_picture_may_be_of_several_who_signed_one_sheet_but_of_one_group_only(village: Village) -> None:
    village.group("Dahlia", ("Darmi",))
    file_id = photo(village)
    for name in ("Mawar", "Wati"):
        record(village, name, TODAY, file_id)
    actor, group = village.actor("Siti"), village.group_id()
    with_photo = [one.name for one in village.read(lambda s: list_consents(s, actor, group)) if one.has_photo]
    assert with_photo == ["Mawar", "Wati"]

    with pytest.raises(SheetMistake, match="file_taken"):
        record(village, "Darmi", TODAY, file_id)


def test_without_a_sheet_there_is_nothing_to_add_or_see(village: Village) -> None:
    actor, person = village.actor("Siti"), village.people["Mawar"]

    assert not village.write(lambda s: add_sheet_photo(s, actor, person, 1, village.now))
    assert village.write(lambda s: read_sheet_photo(s, actor, person, village.now)) is None
