"""Reported changes: who hears of them, what may follow from which state, what is kept."""

import json
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db import Session
from db.tables import Contact, DataUpdate, Group, Kpm, Person, StoredFile
from programme.access import NotAllowed
from programme.matters import UPDATE_KINDS
from programme.updates.details import BESIDES, FIELDS, LONGEST_VALUE, details_as_kept, details_of
from programme.updates.reporting import (
    NewChange,
    add_update_photo,
    answer_update_question,
    report_change,
    tell_update_reporter,
    withdraw_update,
)
from programme.updates.school_levels import level_of, with_level
from programme.updates.views import find_same_report, list_my_reports, show_my_report
from tests.village import Village

WORDS = st.text(st.characters(exclude_categories=("Nd", "Cs")), max_size=LONGEST_VALUE)


@given(st.sampled_from(UPDATE_KINDS), st.data())
def test_what_is_kept_of_a_kind_is_what_was_said_of_it(kind: str, data: st.DataObject) -> None:
    fields = st.sampled_from((*FIELDS[kind], *BESIDES, "nik"))
    said = data.draw(st.dictionaries(fields, WORDS))

    kept = details_of(details_as_kept(kind, said))

    assert kept == {field: value for field, value in said.items() if field != "nik"}


def test_a_long_number_is_kept_nowhere() -> None:
    kept = details_as_kept("other", {"story": "nik saya 3301 0101 0101 0001 ya", "words": "3301010101010001"})

    assert "3301" not in kept


@pytest.mark.parametrize(
    ("school", "grade", "level"),
    [
        ("SDN 2", "kelas 3", "sd"),
        ("SMP Negeri 1", "7", "smp"),
        ("mts2", "VII", "smp"),
        ("smkn1", "10", "sma"),
        ("TK Pertiwi", "B", "preschool"),
        ("Al Huda", "kelas 8", "smp"),
        ("Muhammadiyah 1", "1 SMA", "sma"),
        ("Al Huda", "kelas 2", None),
    ],
)
def test_the_level_of_a_school_is_in_its_name_or_class(school: str, grade: str, level: str | None) -> None:
    assert level_of(school, grade) == level
    assert with_level({"school": school, "grade": grade}).get("level") == level


def in_state(village: Village, update_id: int, state: str) -> None:
    village.write(lambda s: setattr(s.get_one(DataUpdate, update_id), "state", state))


@pytest.mark.parametrize(
    ("operation", "allowed"),
    [("answer", {"asked"}), ("withdraw", {"received", "asked"}), ("photo", {"received", "asked"})],
)
def test_each_step_follows_only_from_its_states(village: Village, operation: str, allowed: set[str]) -> None:
    mawar = village.actor("Mawar")
    steps: dict[str, Callable[[int, Session], bool]] = {
        "answer": lambda one, s: answer_update_question(s, mawar, one, "sudah", village.now),
        "withdraw": lambda one, s: withdraw_update(s, mawar, one, village.now),
        "photo": lambda one, s: add_update_photo(s, mawar, one, a_file(s, village), contact_of(s)),
    }
    done = set()
    for state in ("received", "asked", "right", "wrong", "withdrawn"):
        update_id = village.reports_change("Mawar", "other", story=state)
        in_state(village, update_id, state)
        if village.write(partial(steps[operation], update_id)):
            done.add(state)

    assert done == allowed


def contact_of(session: Session) -> int:
    return session.scalars(select(Contact.id).order_by(Contact.id)).first() or 0


def a_file(session: Session, village: Village, subject: str | None = None) -> int:
    file = StoredFile(contact_id=contact_of(session), channel="telegram", provider_reference="f", kind="photo")
    file.received_at, file.subject = village.now, subject
    session.add(file)
    session.flush()
    return file.id


def test_only_a_free_file_of_the_very_chat_is_put_to_a_report(village: Village) -> None:
    update_id, mawar = village.reports_change("Mawar", "other", story="x y"), village.actor("Mawar")

    def put(session: Session) -> list[bool]:
        free, taken, other = a_file(session, village), a_file(session, village, "visit:1"), a_file(session, village)
        here = contact_of(session)
        return [
            add_update_photo(session, mawar, update_id, free, here),
            add_update_photo(session, mawar, update_id, taken, here),
            add_update_photo(session, mawar, update_id, other, here + 1),
        ]

    assert village.write(put) == [True, False, False]


def told(village: Village, update_id: int) -> int | None:
    return village.write(lambda s: tell_update_reporter(s, update_id, 1, village.now))


def test_the_steps_are_told_to_who_reported_and_still_may_hear_them(village: Village) -> None:
    people = village.people
    own = village.reports_change("Mawar", "moved", address="RT 1")
    by_ketua = village.reports_change("Wati", "moved", by="Sri", address="RT 1")
    pregnancy = village.reports_change("Wati", "pregnancy", by="Sri", member="self")
    by_staff = village.reports_change("Wati", "facility", by="Siti", facility="posyandu")

    readers = [told(village, one) for one in (own, by_ketua, pregnancy, by_staff)]
    assert readers == [people["Mawar"], people["Sri"], people["Wati"], None]

    village.write(lambda s: setattr(s.get_one(Kpm, people["Sri"]), "duty", "member"))
    assert told(village, by_ketua) == people["Wati"]


def test_where_a_group_has_no_pendamping_its_koordinator_hears_of_it(village: Village) -> None:
    village.write(lambda s: setattr(s.get_one(Group, village.group_id()), "pendamping_id", None))

    village.reports_change("Mawar", "other", story="rumah roboh")

    assert [row.person_id for row in village.outbox("update_new")] == [village.people["Bambang"]]


def test_a_child_called_by_name_is_the_one_in_the_entries(village: Village) -> None:
    entries = village.family("Wati", **{"Siti Aisyah": "sd"})
    update_id = village.reports_change(
        "Wati", "new_school", by="Sri", member="new", member_name="Sity Aisah", school="SMPN 1"
    )

    kept = json.loads(village.read(lambda s: s.get_one(DataUpdate, update_id)).details)
    assert kept["member"] == str(entries["Siti Aisyah"])


def test_a_ketua_sees_of_a_pregnancy_nothing_but_that_it_was_handed_on(village: Village) -> None:
    update_id = village.reports_change("Wati", "pregnancy", by="Sri", member="self", due_month="2019-04")
    in_state(village, update_id, "wrong")
    sri = village.actor("Sri")

    line = village.read(lambda s: show_my_report(s, sri, update_id))
    assert (line.state, line.details, line.reason, line.sent) == ("handed_on", {}, None, False)
    assert not village.write(lambda s: withdraw_update(s, sri, update_id, village.now))


def test_an_unknown_kind_is_refused(village: Village) -> None:
    mawar = village.actor("Mawar")

    with pytest.raises(ValueError, match="no kind of change"):
        village.write(lambda s: report_change(s, mawar, mawar.person_id or 0, NewChange("rain", {}), 1, village.now))


@pytest.mark.parametrize(
    ("kind", "before", "now", "same"),
    [
        ("moved", {"address": "RT 1"}, {}, True),
        ("birth", {"name": "Budi"}, {}, True),
        ("new_school", {"member": "1", "member_name": "Budi"}, {"member": "1", "member_name": "Budi"}, True),
        ("new_school", {"member": "1", "member_name": "Budi"}, {"member": "2", "member_name": "Ani"}, False),
        ("death", {"member": "new", "member_name": "Karto"}, {"member": "new", "member_name": "Mbah Karto"}, False),
        ("death", {"member": "new", "member_name": "Karto"}, {"member": "new", "member_name": "karto"}, True),
        ("correction", {"what": "own_name", "right": "Mawarni"}, {"what": "address"}, False),
        ("correction", {"what": "own_name", "right": "Mawarni"}, {"what": "own_name"}, True),
    ],
)
def test_the_same_change_is_the_same_kind_of_the_same_person(
    village: Village, kind: str, before: dict[str, str], now: dict[str, str], same: bool
) -> None:
    village.reports_change("Mawar", kind, **before)
    mawar = village.actor("Mawar")

    found = village.read(lambda s: find_same_report(s, mawar, mawar.person_id or 0, kind, now, village.now))

    assert (found is not None) == same


def test_one_who_left_reports_nothing_and_sees_nothing(village: Village) -> None:
    village.reports_change("Mawar", "other", story="rumah roboh")
    mawar = village.actor("Mawar")
    village.write(lambda s: setattr(s.get_one(Person, mawar.person_id), "removed_at", village.now))

    with pytest.raises(NotAllowed):
        village.read(lambda s: list_my_reports(s, mawar, mawar.person_id or 0, village.now))
