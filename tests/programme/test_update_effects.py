"""What a report that is right does to a family's entries: whatever is reported, its history alone rebuilds them."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db import Session
from db.tables import DataUpdate, FamilyMember, Group, Kpm, KpmChange, Person
from programme.updates.checks import UpdateSettled, adjust_update, ask_back, mark_right, mark_wrong
from programme.updates.effects import CannotApply
from programme.updates.family_entries import CAME_BACK, FAMILY_CHANGES, FIELDS, JOINED, LEFT, read_value
from programme.updates.needs import Decided, moves_to_another_desa, school_level
from programme.updates.reporting import NewChange, report_change
from tests.village import Village

NAMES = st.sampled_from(["Budi", "BUDI", "Ani"])
DAYS = st.dates(date(2008, 1, 1), date(2018, 9, 30)).map(lambda day: day.isoformat())


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    kind = draw(
        st.sampled_from(["birth", "death", "child_left", "new_school", "pregnancy", "facility", "correction", "other"])
    )
    name, day = draw(NAMES), draw(DAYS)
    who = {"member": draw(st.sampled_from(["new", "self"])), "member_name": name}
    said = {
        "birth": {"name": name, "gender": "m", "born_on": day},
        "death": who | {"died_on": day},
        "child_left": who | {"why": draw(st.sampled_from(["dropped_out", "other"])), "since": day[:7]},
        "new_school": who | {"school": "SMPN 2", "grade": "7"},
        "pregnancy": who | {"due_month": "2019-01", "checked_at": draw(st.sampled_from(["", "Posyandu"]))},
        "facility": who | {"facility": "Puskesmas"},
        "correction": who | {"what": draw(st.sampled_from(["member_name", "own_name", "birth_date"])), "born_on": day}
        | {"right": draw(NAMES)},
        "other": {"story": "kabar"},
    }  # fmt: skip
    return kind, said[kind]


@dataclass
class Entry:
    """A family member as the history tells of her."""

    values: dict[str, str | None]
    left: str | None = None


def retold(session: Session, kpm_id: int) -> dict[int, Entry]:
    """The entries as the rows of KpmChange alone have them."""
    entries: dict[int, Entry] = {}
    columns = {field: column for column, field in FIELDS.items()}
    query = select(KpmChange).where(KpmChange.kpm_id == kpm_id, KpmChange.field.in_(FAMILY_CHANGES))
    for row in session.scalars(query.order_by(KpmChange.id)):
        assert row.update_id is not None
        old, new = read_value(row.old or ""), read_value(row.new or "")
        if row.field == JOINED:
            entries[new.member_id] = Entry({"name": new.name, "component": new.value})
        elif row.field in (LEFT, CAME_BACK):
            assert entries[new.member_id].left == old.value
            entries[new.member_id].left = new.value
        else:
            column = columns[row.field]
            assert entries[new.member_id].values.get(column) in (old.value, None)
            entries[new.member_id].values[column] = new.value
    return entries


def as_they_are(session: Session, kpm_id: int) -> dict[int, FamilyMember]:
    rows = session.scalars(select(FamilyMember).where(FamilyMember.kpm_id == kpm_id))
    return {one.id: one for one in rows}


@pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(reports(), min_size=4, max_size=10))
def test_the_history_alone_rebuilds_the_entries_and_nothing_applies_twice(
    village: Village, told: list[tuple[str, dict[str, str]]]
) -> None:
    siti, kpm_id = village.actor("Siti"), village.people["Mawar"]

    def live(session: Session) -> None:
        """Rolled back in the end."""
        now = village.now
        for kind, said in told:
            now += timedelta(minutes=1)
            update_id = report_change(session, siti, kpm_id, NewChange(kind, said), 0, now)
            before = retold(session, kpm_id)
            try:
                mark_right(session, siti, update_id, now, village.rules, Decided())
            except CannotApply:
                assert retold(session, kpm_id) == before
                assert session.get_one(DataUpdate, update_id).state == "received"
            else:
                with pytest.raises(UpdateSettled):
                    mark_right(session, siti, update_id, now + timedelta(seconds=1), village.rules, Decided())
        entries, rows = retold(session, kpm_id), as_they_are(session, kpm_id)
        assert set(entries) == set(rows)
        for member_id, entry in entries.items():
            row = rows[member_id]
            assert (row.name, row.component) == (entry.values["name"], entry.values["component"])
            assert (row.left_reason, row.left_on is None) == (entry.left, entry.left is None)
        names = [one.name.strip().casefold() for one in rows.values()]
        assert len(names) == len(set(names))

    village.read(live)


def test_a_settled_report_can_be_neither_mended_nor_asked_about_nor_found_wrong(village: Village) -> None:
    told = village.reports_change("Mawar", "other", story="kabar")
    siti = village.actor("Siti")
    village.write(lambda s: mark_right(s, siti, told, village.now, village.rules))

    for late in (
        lambda s: mark_wrong(s, siti, told, "salah", village.now),
        lambda s: ask_back(s, siti, told, "kenapa?", village.now),
        lambda s: adjust_update(s, siti, told, {"story": "lain"}, village.now),
    ):
        with pytest.raises(UpdateSettled):
            village.write(late)


def test_a_family_that_has_left_is_not_changed(village: Village) -> None:
    told = village.reports_change("Mawar", "facility", member="self", member_name="Mawar", facility="Puskesmas")
    siti = village.actor("Siti")
    village.write(lambda s: setattr(s.get_one(Kpm, village.people["Mawar"]), "left_at", village.now))

    with pytest.raises(CannotApply) as refused:
        village.write(lambda s: mark_right(s, siti, told, village.now, village.rules))
    assert refused.value.code == "family_left"


def test_an_entry_of_another_family_is_never_touched(village: Village) -> None:
    other = village.family("Wati", Budi="sd")["Budi"]
    said = {"member": str(other), "member_name": "Budi", "died_on": "2018-09-01"}
    told = village.reports_change("Mawar", "death", **said)
    siti = village.actor("Siti")

    with pytest.raises(CannotApply) as refused:
        village.write(lambda s: mark_right(s, siti, told, village.now, village.rules))
    assert refused.value.code == "member_gone"
    assert village.read(lambda s: s.get_one(FamilyMember, other)).left_on is None


def test_what_somebody_counted_for_before_a_pregnancy_comes_back_after_the_birth(village: Village) -> None:
    village.family("Mawar", Mawar="disability")
    siti = village.actor("Siti")
    pregnancy = {"member": "self", "member_name": "Mawar", "due_month": "2018-09", "checked_at": ""}
    for kind, said in (("pregnancy", pregnancy), ("birth", {"name": "Budi", "gender": "m", "born_on": "2018-09-30"})):
        told = village.reports_change("Mawar", kind, **said)
        village.now += timedelta(minutes=1)
        village.write(lambda s, one=told: mark_right(s, siti, one, village.now, village.rules))  # type: ignore[misc]  # a default can not be typed

    rows = village.read(lambda s: s.scalars(select(FamilyMember).order_by(FamilyMember.id)).all())
    assert [(one.name, one.component) for one in rows] == [("Mawar", "disability"), ("Budi", "infant")]


def test_another_desa_is_one_of_another_name(village: Village) -> None:
    def moves(desa: str) -> bool:
        said = {"desa": desa}
        return village.read(lambda s: moves_to_another_desa(s, village.people["Mawar"], said))

    assert [moves(desa) for desa in ("", "Wates", "desa wates", "WATES", "Sukamaju")] == [False] * 4 + [True]


def test_a_school_tells_its_level_unless_it_was_said() -> None:
    assert school_level({"school": "SMPN 2", "grade": "7"}) == "smp"
    assert school_level({"school": "Al Hikmah", "grade": "B", "level": "sd"}) == "sd"
    assert school_level({"school": "Al Hikmah", "grade": "B"}) is None


def test_groups_and_people_of_others_stay_as_they_are(village: Village) -> None:
    """Everything that a report may change belongs to its family."""
    village.family("Mawar", Ani="sd")
    told = village.reports_change("Mawar", "new_school", member="new", member_name="Ani", school="SMPN 2", grade="7")
    siti = village.actor("Siti")

    def others(session: Session) -> list[object]:
        kpm = [(one.person_id, one.duty, one.rt, one.phone) for one in session.scalars(select(Kpm))]
        people = [(one.id, one.name) for one in session.scalars(select(Person))]
        return [kpm, people, [(one.id, one.name) for one in session.scalars(select(Group))]]

    before = village.read(others)
    village.write(lambda s: mark_right(s, siti, told, village.now, village.rules))

    assert village.read(others) == before
