"""Who handles a complaint and from whom it is hidden; what its reporter can do with it; when it is asked and closed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db import Session
from db.tables import Complaint, ComplaintStep, Group, Kpm, Person, StoredFile
from programme.access import Actor, NotAllowed
from programme.complaints.barrier import hidden_from
from programme.complaints.filing import (
    Filed,
    Filing,
    add_to_complaint,
    answer_question,
    confirm_solved,
    file_complaint,
    reopen_complaint,
    withdraw_complaint,
)
from programme.complaints.handling import ask_reporter, solve_complaint, take_complaint
from programme.complaints.hints import hints_at_somebody, roles_named
from programme.complaints.news import handlers_of
from programme.complaints.routing import HIDDEN_ROLES, Offices, due_by, route
from programme.complaints.tickets import draw_ticket, ticket_words
from programme.matter_relations import LEVELS
from programme.matters import ABOUT_SOMEBODY, COMPLAINT_CATEGORIES, GROUPS_OWN_PEOPLE
from programme.rules import COMPLAINT_DAYS, Rules
from tests.village import Village

RULES = Rules()
EVERYBODY = Offices(pendamping=True, koordinator=True, other_koordinator=True, operator=True)
ACCUSED = st.sampled_from([None, "ketua", "deputy", "pendamping", "koordinator", "other", "unsaid"])


def filed(village: Village, filing: Filing, by: str = "Mawar", of: str | None = None) -> Filed:
    actor, kpm_id = village.actor(by), village.people[of or by]
    return village.write(lambda s: file_complaint(s, actor, kpm_id, filing, village.now, village.rules))


def stored(village: Village, complaint_id: int) -> Complaint:
    return village.read(lambda s: s.get_one(Complaint, complaint_id))


def steps(village: Village, complaint_id: int) -> list[tuple[str, str | None]]:
    query = select(ComplaintStep.kind, ComplaintStep.words).where(ComplaintStep.complaint_id == complaint_id)
    return [(kind, words) for kind, words in village.read(lambda s: s.execute(query.order_by(ComplaintStep.id)).all())]


def handlers(village: Village, complaint_id: int) -> set[str]:
    def look(session: Session) -> set[str]:
        return {person.name for person in handlers_of(session, session.get_one(Complaint, complaint_id))}

    return village.read(look)


def barred(village: Village, complaint_id: int) -> set[str]:
    names = {person_id: name for name, person_id in village.people.items()}
    return {names[one] for one in village.read(lambda s: hidden_from(s, s.get_one(Complaint, complaint_id)))}


def appoint_deputy(village: Village, name: str) -> None:
    def work(session: Session) -> None:
        session.get_one(Kpm, village.people[name]).duty = "deputy"

    village.write(work)


# Where it goes.


@given(st.sampled_from(COMPLAINT_CATEGORIES), ACCUSED, st.builds(Offices, *[st.booleans()] * 4))
def test_what_may_be_about_the_groups_own_people_never_begins_with_them(
    category: str, accused: str | None, offices: Offices
) -> None:
    way = route(category, accused, offices)

    assert way.confidential is (accused in HIDDEN_ROLES or (accused is None and category in ABOUT_SOMEBODY))
    assert (way.first_level == "pendamping") is not way.confidential
    assert LEVELS.index(way.first_level) <= LEVELS.index(way.level)
    if accused == "koordinator":
        assert way.first_level == "operator"


def test_the_koordinator_who_looks_after_that_group_himself_is_passed_over() -> None:
    own = Offices(pendamping=True, koordinator=True, other_koordinator=False, operator=True)

    assert route("deduction", "ketua", own).first_level == "operator"
    assert route("card_held", None, own).first_level == "operator"
    assert route("kks_lost", None, own).level == "pendamping"


def test_where_nobody_of_a_level_uses_the_chat_it_goes_on_upward() -> None:
    def level(**there: bool) -> str:
        nobody = dict.fromkeys(("pendamping", "koordinator", "other_koordinator", "operator"), False)
        return route("kks_lost", None, Offices(**nobody | there)).level

    assert level(koordinator=True, operator=True) == "koordinator"
    assert level(operator=True) == "operator"
    assert level() == "pendamping"


def test_each_category_has_its_days_and_a_day_off_moves_to_the_next_working_day() -> None:
    assert set(COMPLAINT_DAYS) == set(COMPLAINT_CATEGORIES)
    thursday = RULES.at(date(2018, 10, 4), RULES.meetings_begin_from)

    assert RULES.local(due_by("kks_pin", thursday, RULES)).date() == date(2018, 10, 8)  # Sunday + 1


# Its ticket.


def test_a_ticket_is_short_unambiguous_and_not_sequential() -> None:
    drawn = [draw_ticket() for _ in range(200)]

    assert {len(one) for one in drawn} == {6}
    assert not set("".join(drawn)) & set("0O1IBDGNPQSTV")
    assert drawn != sorted(drawn)
    assert len(set(drawn)) > 190
    assert {"k4m7r2", "k4 m7 r2"} <= ticket_words("K4M7R2")


# What hints at somebody.


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("kartu dipegang bu ketua", {"ketua"}),
        ("dipotong wakil ketua 20 ribu", {"deputy"}),
        ("pendampingnya marah marah", {"pendamping"}),
        ("sama pak koordinator disuruh bayar", {"koordinator"}),
        ("agen brilink minta uang", {"other"}),
        ("ketua RT minta jatah", {"other"}),
        ("bu ketua dan agennya bank", {"ketua"}),
        ("kartu saya hilang di pasar", set()),
    ],
)
def test_the_words_name_whom_it_may_be_about(words: str, named: set[str]) -> None:
    assert roles_named(words) == named


@pytest.mark.parametrize(
    "words", ["bantuan dipotong 50 ribu", "kertune dicekel uwong", "KKS dikumpulno", "disuruh setor", "njaluk duit"]
)
def test_a_deed_is_a_hint_though_nobody_is_named(words: str) -> None:
    assert hints_at_somebody(words)
    assert roles_named(words) == frozenset()


# Filed.


def test_an_ordinary_complaint_goes_to_her_pendamping_and_is_hidden_from_nobody(village: Village) -> None:
    one = filed(village, Filing("kks_lost", "hilang di pasar"))

    assert (one.level, one.confidential, one.is_new) == ("pendamping", False, True)
    assert handlers(village, one.complaint_id) == {"Siti"}
    assert barred(village, one.complaint_id) == set()
    assert [row.kind for row in village.outbox(to="Siti")] == ["complaint_new"]
    assert stored(village, one.complaint_id).words == "hilang di pasar"


@pytest.mark.parametrize("role", ["ketua", "deputy", "pendamping", "unsaid"])
def test_about_the_groups_own_people_it_is_the_koordinators_and_hidden_from_all_of_them(
    village: Village, role: str
) -> None:
    appoint_deputy(village, "Lastri")
    one = filed(village, Filing("deduction", "dipotong", role))

    assert (one.level, one.confidential) == ("koordinator", True)
    assert handlers(village, one.complaint_id) == {"Bambang"}
    assert barred(village, one.complaint_id) == {"Sri", "Lastri", "Siti"}
    accused = {"ketua": "Sri", "deputy": "Lastri", "pendamping": "Siti"}
    wanted = village.people[accused[role]] if role in GROUPS_OWN_PEOPLE else None
    assert stored(village, one.complaint_id).accused_id == wanted
    assert {row.person_id for row in village.outbox()} == {village.people["Bambang"]}


def test_about_the_koordinator_it_is_the_operators(village: Village) -> None:
    one = filed(village, Filing("behaviour", "dibentak", "koordinator"))

    assert handlers(village, one.complaint_id) == {"Dewi"}
    assert barred(village, one.complaint_id) == {"Sri", "Siti", "Bambang"}


def test_about_an_agent_it_stays_with_the_pendamping(village: Village) -> None:
    one = filed(village, Filing("deduction", "agen minta 20 ribu", "other"))

    assert (one.level, one.confidential) == ("pendamping", False)


def test_a_koordinator_who_takes_the_group_over_later_loses_what_is_hidden_from_its_pendamping(
    village: Village,
) -> None:
    named, unsaid = (filed(village, Filing("deduction", role, role)) for role in ("ketua", "unsaid"))

    def take_over(session: Session) -> None:
        session.get_one(Group, village.group_id()).pendamping_id = village.people["Bambang"]

    village.write(take_over)

    assert "Bambang" not in handlers(village, named.complaint_id) | handlers(village, unsaid.complaint_id)


def test_the_same_words_a_second_time_are_the_same_complaint(village: Village) -> None:
    first, second = (filed(village, Filing("kks_lost", "hilang")) for _ in range(2))
    village.now += timedelta(days=2)
    later = filed(village, Filing("kks_lost", "hilang"))

    assert (second.ticket, second.is_new) == (first.ticket, False)
    assert later.is_new
    assert later.ticket != first.ticket
    assert len(village.outbox("complaint_new")) == 2


def test_a_ketua_files_for_a_member_who_is_told_but_not_against_herself(village: Village) -> None:
    one = filed(village, Filing("card_held", "kartunya dipegang", "ketua"), by="Sri", of="Wati")

    complaint = stored(village, one.complaint_id)
    assert (complaint.accused_role, complaint.accused_id) == ("unsaid", None)
    assert barred(village, one.complaint_id) == {"Siti"}
    assert {row.person_id for row in village.outbox("complaint_step")} == {village.people["Wati"]}


def test_a_deputy_files_about_her_ketua_for_a_member(village: Village) -> None:
    appoint_deputy(village, "Lastri")
    one = filed(village, Filing("deduction", "dipotong bu Sri", "ketua"), by="Lastri", of="Wati")

    assert stored(village, one.complaint_id).accused_id == village.people["Sri"]
    assert barred(village, one.complaint_id) == {"Sri", "Siti"}


@pytest.mark.parametrize("filing", [Filing("deduction", "x"), Filing("kks_lost", "x", "ketua")])
def test_a_pendamping_writes_nothing_down_that_is_hidden_from_himself(village: Village, filing: Filing) -> None:
    with pytest.raises(NotAllowed):
        filed(village, filing, by="Siti", of="Mawar")
    assert filed(village, Filing("kks_lost", "hilang"), by="Siti", of="Mawar").is_new


def test_nobody_else_files_for_her(village: Village) -> None:
    for name in ("Wati", "Rahmat"):
        with pytest.raises(NotAllowed):
            filed(village, Filing("kks_lost", "x"), by=name, of="Mawar")


# What she does with it.


@pytest.fixture
def lost(village: Village) -> Filed:
    return filed(village, Filing("kks_lost", "hilang"))


def mawar(village: Village) -> Actor:
    return village.actor("Mawar")


def test_an_answer_gives_it_back_to_its_handler_with_the_days_it_waited(village: Village, lost: Filed) -> None:
    siti, number = village.actor("Siti"), lost.complaint_id
    village.write(lambda s: take_complaint(s, siti, number, None, village.now))
    village.write(lambda s: ask_reporter(s, siti, number, "bank apa?", village.now))
    village.now += timedelta(days=4)
    answered = [
        village.write(lambda s: answer_question(s, mawar(village), number, "BRI", (), village.now, village.rules))
        for _ in range(2)
    ]

    assert answered == [True, False]
    complaint = stored(village, number)
    assert complaint.state == "in_progress"
    assert (complaint.due_at - lost.due_at).days >= 4
    assert steps(village, number)[-1] == ("answered", "BRI")


def test_belum_opens_it_again_and_what_is_wrong_belongs_to_it(village: Village, lost: Filed) -> None:
    siti, number = village.actor("Siti"), lost.complaint_id
    village.write(lambda s: solve_complaint(s, siti, number, "kartu baru", village.now))
    opened = [
        village.write(lambda s: reopen_complaint(s, mawar(village), number, village.now, village.rules))
        for _ in range(2)
    ]
    village.write(lambda s: add_to_complaint(s, mawar(village), number, "kartunya mati", (), village.now))

    assert opened == [True, False]
    assert steps(village, number)[-1] == ("reopened", "kartunya mati")
    assert stored(village, number).state == "reopened"
    assert not village.write(lambda s: confirm_solved(s, mawar(village), number, village.now))


def test_a_withdrawn_one_is_closed_for_good(village: Village, lost: Filed) -> None:
    number = lost.complaint_id
    assert village.write(lambda s: withdraw_complaint(s, mawar(village), number, village.now))

    assert stored(village, number).close_reason == "withdrawn"
    assert not village.write(lambda s: add_to_complaint(s, mawar(village), number, "lagi", (), village.now))
    assert not village.write(lambda s: withdraw_complaint(s, mawar(village), number, village.now))
    assert not village.write(lambda s: reopen_complaint(s, mawar(village), number, village.now, village.rules))


def test_a_file_that_belongs_to_something_else_stays_there(village: Village) -> None:
    def work(session: Session) -> list[int]:
        files = [
            StoredFile(contact_id=1, channel="telegram", provider_reference="r", kind="photo", received_at=village.now)
            for _ in range(2)
        ]
        files[1].subject = "meeting:1"
        session.add_all(files)
        session.flush()
        return [one.id for one in files]

    ids = village.write(work)
    one = filed(village, Filing("kks_lost", "hilang", file_ids=tuple(ids)))

    subjects = village.read(lambda s: [s.get_one(StoredFile, number).subject for number in ids])
    assert subjects == [f"complaint:{one.complaint_id}", "meeting:1"]


# Whether it is solved.


def test_silence_is_asked_once_more_and_then_closed_and_told(village: Village, lost: Filed) -> None:
    siti, number = village.actor("Siti"), lost.complaint_id
    village.write(lambda s: solve_complaint(s, siti, number, "kartu baru", village.now))
    village.drain()
    village.go_to(village.now + timedelta(days=2))
    assert len(village.outbox("complaint_check")) == 1
    village.go_to(village.now + timedelta(days=2))
    assert len(village.outbox("complaint_check")) == 2
    assert stored(village, number).state == "solved"
    village.go_to(village.now + timedelta(days=7))

    complaint = stored(village, number)
    assert (complaint.state, complaint.close_reason) == ("closed", "silent")
    assert "tutup" in village.mawar.last
    assert village.mawar.labels == ["Belum selesai"]


def test_who_was_never_asked_was_not_silent(village: Village, lost: Filed) -> None:
    def leaves(session: Session) -> None:
        session.get_one(Person, village.people["Mawar"]).removed_at = village.now

    siti, number = village.actor("Siti"), lost.complaint_id
    village.write(leaves)
    village.write(lambda s: solve_complaint(s, siti, number, "kartu baru", village.now))
    village.go_to(village.now + timedelta(days=20))

    assert stored(village, number).state == "solved"
