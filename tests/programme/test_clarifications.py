"""Klarifikasi forms and agreements: printed, checked, signed or not wanted, on the board, sent to the office, due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db import Session
from db.tables import Assembly, AssemblyGroup, Clarification, Contact, FamilyMember, Paper, StoredFile
from programme.candidates.agreements_signed import (
    AgreementMistake,
    Signed,
    record_refusal,
    record_signed,
    take_answer_back,
)
from programme.candidates.board import GroupForms, forms_due_on, show_group_forms
from programme.candidates.clarifying import ClarificationForm, mark_checked, mark_unchecked, print_group_forms
from programme.candidates.conditions import BY_COMPONENT, conditions_of
from programme.candidates.sent_forms import SentForms, read_sent_forms, send_forms
from programme.papers import want_paper
from programme.rules import Rules
from tests.village import KECAMATAN, MEMBERS, Village

TODAY, RULES = date(2018, 10, 1), Rules().commitments


@pytest.fixture
def village(village: Village) -> Village:
    """Everybody of Melati 1 has come by an intake: each has a form that nobody has touched."""

    def work(session: Session) -> None:
        for name in MEMBERS:
            session.add(Clarification(kpm_id=village.people[name], created_at=village.now))
        budi = FamilyMember(kpm_id=village.people["Mawar"], name="Budi", name_index="budi", updated_at=village.now)
        budi.birth_date, budi.component, budi.facility = date(2009, 5, 1), "sd", "SDN 1 Wates"
        session.add(budi)

    village.write(work)
    return village


def board(village: Village) -> GroupForms:
    siti = village.actor("Siti")
    return village.read(lambda s: show_group_forms(s, siti, village.group_id()))


def names(village: Village, lack: str) -> list[str]:
    return [one.name for one in board(village).lacking(lack)]


def check(village: Village, *who: str) -> int:
    siti, ids = village.actor("Siti"), [village.people[name] for name in who]
    return village.write(lambda s: mark_checked(s, siti, village.group_id(), ids, village.now))


def sign(village: Village, *who: str, on: date = TODAY, file_id: int | None = None) -> Signed:
    siti, ids, group = village.actor("Siti"), [village.people[name] for name in who], village.group_id()
    return village.write(lambda s: record_signed(s, siti, group, ids, on, file_id, village.now, village.rules))


def send(village: Village) -> int:
    siti = village.actor("Siti")
    assert siti.person_id is not None
    return village.write(lambda s: send_forms(s, siti, village.people["Siti"], village.now))


def photo(village: Village) -> int:
    def work(session: Session) -> int:
        contact = session.scalars(select(Contact).limit(1)).one()
        file = StoredFile(contact_id=contact.id, channel="telegram", provider_reference="x", kind="photo")
        file.received_at = village.now
        session.add(file)
        session.flush()
        return file.id

    return village.write(work)


def printed(village: Village, *, everyone: bool = False) -> list[ClarificationForm]:
    siti, group = village.actor("Siti"), village.group_id()
    return village.write(lambda s: print_group_forms(s, siti, group, village.now, village.rules, everyone=everyone))


@given(st.sampled_from([*BY_COMPONENT, None]), st.dates(date(1930, 1, 1), TODAY) | st.none())
def test_each_component_has_its_conditions_and_of_others_age_decides(component: str | None, born: date | None) -> None:
    codes = conditions_of(component, born, TODAY, RULES)

    assert component is None or codes == BY_COMPONENT[component]
    assert codes or component is None
    assert born is not None or component is not None or not codes


@pytest.mark.parametrize(
    ("born", "codes"),
    [
        (date(2018, 9, 1), ("immunised", "weighed")),
        (date(2016, 9, 1), ("weighed", "vitamin_a")),
        (date(2013, 9, 1), ("weighed", "early_school")),
        (date(2012, 9, 1), ("to_enrol",)),
        (date(1996, 11, 1), ("to_enrol",)),
        (date(1996, 9, 1), ()),
    ],
)
def test_a_child_without_a_component_has_what_its_age_asks(born: date, codes: tuple[str, ...]) -> None:
    assert conditions_of(None, born, TODAY, RULES) == codes


def test_a_form_holds_what_is_entered_and_is_noted_as_printed(village: Village) -> None:
    forms = printed(village)

    assert [one.name for one in forms] == list(MEMBERS)
    mawar = forms[1]
    assert (mawar.kecamatan, mawar.member_number) == (KECAMATAN, 2)
    [budi] = mawar.members
    assert (budi.name, budi.birth_date, budi.facility, budi.conditions) == (
        "Budi", date(2009, 5, 1), "SDN 1 Wates", ("school",),
    )  # fmt: skip
    assert names(village, "printed") == []


def test_a_groups_forms_come_as_one_file_to_print(village: Village) -> None:
    group, siti = village.group("Dahlia", ("Darmi",)), village.actor("Siti")
    village.write(lambda s: want_paper(s, siti, "clarification_forms", f"group:{group}", village.now))
    village.work()

    shown = village.pendamping.messages[-1]
    assert shown.has_attachment
    assert "satu keluarga satu lembar" in shown.text
    assert village.read(lambda s: s.scalars(select(Paper.filename)).all()) == ["klarifikasi-dahlia-2018-10-01.pdf"]


def test_who_has_signed_or_will_not_take_part_gets_no_second_form(village: Village) -> None:
    sign(village, "Mawar")
    siti = village.actor("Siti")
    village.write(lambda s: record_refusal(s, siti, village.people["Wati"], TODAY, village.now, village.rules))

    assert {"Mawar", "Wati"}.isdisjoint(one.name for one in printed(village))
    assert len(printed(village, everyone=True)) == len(MEMBERS)


def test_the_board_says_who_lacks_what(village: Village) -> None:
    assert check(village, "Mawar", "Wati") == 2
    assert check(village, "Mawar") == 0
    sign(village, "Mawar", file_id=photo(village))
    sign(village, "Wati")

    assert {"Mawar", "Wati"}.isdisjoint(names(village, "checked"))
    assert names(village, "photo") == ["Wati"]
    assert len(names(village, "signed")) == len(MEMBERS) - 2
    assert board(village).ready == 2


def test_one_photo_may_show_several_agreements_but_nothing_else(village: Village) -> None:
    shared = photo(village)
    assert sign(village, "Mawar", "Wati", file_id=shared) == Signed(2, 2)
    assert sign(village, "Lastri", file_id=shared) == Signed(1, 1)

    other = photo(village)
    village.write(lambda s: setattr(s.get_one(StoredFile, other), "subject", "visit:1"))
    with pytest.raises(AgreementMistake) as refused:
        sign(village, "Murni", file_id=other)
    assert refused.value.code == "file_taken"
    assert "Murni" in names(village, "signed")


def test_who_signed_keeps_her_day_and_a_day_to_come_is_refused(village: Village) -> None:
    village.now += timedelta(days=3)
    sign(village, "Mawar", on=TODAY)
    assert sign(village, "Mawar", on=TODAY + timedelta(days=2)) == Signed(0, 0)
    [mawar] = [one for one in board(village).families if one.name == "Mawar"]
    assert mawar.signed_on == TODAY

    with pytest.raises(AgreementMistake) as refused:
        sign(village, "Wati", on=TODAY + timedelta(days=30))
    assert refused.value.code == "future"


def test_a_family_of_another_group_is_left_alone(village: Village) -> None:
    village.group("Dahlia", ("Darmi",))

    assert sign(village, "Darmi") == Signed(0, 0)
    assert check(village, "Darmi") == 0


def test_who_does_not_want_to_take_part_may_still_change_her_mind(village: Village) -> None:
    siti, mawar = village.actor("Siti"), village.people["Mawar"]
    for expected in (True, False):
        assert village.write(lambda s: record_refusal(s, siti, mawar, TODAY, village.now, village.rules)) is expected
    assert "Mawar" not in names(village, "signed")
    sign(village, "Mawar")

    [line] = [one for one in board(village).families if one.name == "Mawar"]
    assert (line.refused_on, line.signed_on) == (None, TODAY)


def test_a_slip_is_taken_back_until_it_went_to_the_office(village: Village) -> None:
    siti, mawar = village.actor("Siti"), village.people["Mawar"]
    check(village, "Mawar")
    sign(village, "Mawar")
    assert village.write(lambda s: take_answer_back(s, siti, mawar, village.now))
    assert village.write(lambda s: mark_unchecked(s, siti, mawar, village.now))
    assert not village.write(lambda s: mark_unchecked(s, siti, mawar, village.now))
    check(village, "Mawar")
    sign(village, "Mawar")
    send(village)

    assert not village.write(lambda s: take_answer_back(s, siti, mawar, village.now))
    assert not village.write(lambda s: mark_unchecked(s, siti, mawar, village.now))


def test_only_what_is_complete_goes_to_the_office_and_once(village: Village) -> None:
    siti = village.actor("Siti")
    check(village, "Mawar", "Wati")
    sign(village, "Mawar", "Lastri")
    village.write(lambda s: record_refusal(s, siti, village.people["Murni"], TODAY, village.now, village.rules))

    assert send(village) == 2
    assert send(village) == 0
    papers = village.read(lambda s: s.execute(select(Paper.kind, Paper.person_id)).all())
    assert [tuple(one) for one in papers] == [("clarification_sheet", village.people["Dewi"])]


def sheet(village: Village) -> SentForms:
    dewi = village.actor("Dewi")
    return village.write(lambda s: read_sent_forms(s, dewi, village.people["Siti"], village.now, village.rules))


def test_the_offices_sheet_is_whole_and_marks_what_is_new(village: Village) -> None:
    check(village, "Mawar", "Wati")
    sign(village, "Mawar")
    send(village)
    village.now += timedelta(days=1)
    sign(village, "Wati")
    send(village)

    forms = sheet(village)
    assert forms.kecamatan == KECAMATAN
    assert [(one.name, one.is_new, one.sent_on) for one in forms.rows] == [
        ("Mawar", False, TODAY),
        ("Wati", True, TODAY + timedelta(days=1)),
    ]
    assert [one.name for one in forms.rows[0].members] == ["Budi"]


# Due.


def held(village: Village, day: str) -> None:
    """The pertemuan awal of Melati 1, over at noon."""
    first = Assembly(kind="first_meeting", kecamatan=KECAMATAN, held_by=village.people["Siti"], state="held")
    first.starts_at, first.ends_at = village.at(day, "09:00"), village.at(day, "12:00")
    first.place, first.created_at = "Balai", village.now

    def work(session: Session) -> None:
        session.add(first)
        session.flush()
        session.add(AssemblyGroup(assembly_id=first.id, group_id=village.group_id()))

    village.write(work)


def test_before_forms_are_due_the_pendamping_is_told_how_many_are_missing_and_when(village: Village) -> None:
    held(village, "2018-10-01")
    siti = village.people["Siti"]
    assert village.read(lambda s: forms_due_on(s, siti, village.rules)) == date(2018, 10, 15)
    village.go_to("2018-10-16", "12:00")

    assert [row.slot for row in village.outbox("forms_due")] == ["h3 2018-10-15", "h0 2018-10-15"]
    assert "10 keluarga belum di kantor" in village.pendamping.last
    assert "Senin, 15 Oktober 2018" in village.pendamping.last


def test_nobody_is_reminded_once_all_is_sent_nor_before_the_meeting_was_held(village: Village) -> None:
    village.go_to("2018-10-20", "12:00")
    assert village.outbox("forms_due") == []
    held(village, "2018-10-19")
    check(village, *MEMBERS)
    sign(village, *MEMBERS, on=date(2018, 10, 19))
    assert send(village) == len(MEMBERS)
    village.go_to("2018-11-05", "12:00")

    assert village.outbox("forms_due") == []
