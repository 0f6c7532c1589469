"""Days of health posts, who is reminded of what, who came, and what the month and the first visit come to."""

import json
from datetime import date, time

import pytest
from sqlalchemy import select

from db import Session
from db.tables import FamilyMember, HealthService, MemberMonth, Person, PosyanduDay, Provider
from outbox.addresses import open_address
from outbox.inbox import locked_contact
from outbox.messages import Incoming
from programme.access import SYSTEM
from programme.health.asked import unrecorded_days
from programme.health.attendance import claim_health, record_health, record_member_health, show_posyandu_families
from programme.health.calendar import VITAMIN_A, WEIGHED
from programme.health.first_visits import invite_first_visits, list_first_visits
from programme.health.posyandu_days import (
    DayTimes,
    cancel_posyandu_day,
    move_posyandu_day,
    plan_posyandu_days,
    set_posyandu_pattern,
)
from programme.health.register import ProviderFacts, describe_provider, list_unplaced, place_member, place_members
from programme.monthly_patterns import MonthlyPattern
from programme.office.month_figures import Figures
from programme.office.taking_figures import month_of_pendamping
from programme.updates.family_entries import set_of_family
from tests.posyandu_days import BABY, POST, TODDLER, came, health_post, member, posyandu_day
from tests.told_once import told_once
from tests.village import Village

TENTH = MonthlyPattern("day_of_month", day=10)


@pytest.fixture
@told_once
def health(village: Village) -> Village:
    """Mawar's two children and Wati's one go to Posyandu Melati, Lastri is pregnant; the day is 12 November."""
    post = health_post(village)
    member(village, "Mawar", "Budi", "toddler", TODDLER, post)
    member(village, "Mawar", "Sari", "infant", BABY, post)
    member(village, "Mawar", "Joko", "sd", date(2010, 1, 1))
    member(village, "Wati", "Rahma", "toddler", date(2015, 1, 1), post)
    member(village, "Lastri", "Lastri", "pregnant", None, post)
    posyandu_day(village, post, "2018-11-12")
    return village


def ids(village: Village) -> dict[str, int]:
    return village.read(lambda s: {one.name: one.id for one in s.scalars(select(FamilyMember))})


def day_id(village: Village) -> int:
    return village.read(lambda s: s.scalars(select(PosyanduDay.id).order_by(PosyanduDay.id)).all())[0]


def post_id(village: Village) -> int:
    return village.read(lambda s: s.scalars(select(Provider.id).where(Provider.name == POST)).one())


def readers(village: Village, kind: str) -> list[str]:
    names = {number: name for name, number in village.people.items()}
    return sorted(names[row.person_id] for row in village.outbox(kind) if row.person_id is not None)


def reported(village: Village, period: str) -> Figures:
    """What the office reads of Siti's month."""

    def look(session: Session) -> Figures:
        siti = session.get_one(Person, village.people["Siti"])
        return month_of_pendamping(session, siti, period, village.now, village.rules)

    return village.read(look)


def months(village: Village) -> dict[tuple[str, int], bool | None]:
    query = select(FamilyMember.name, MemberMonth.month, MemberMonth.kept).join(
        MemberMonth, MemberMonth.member_id == FamilyMember.id
    )
    rows = village.read(lambda s: s.execute(query.where(MemberMonth.kind == "health")).all())
    return {(name, month.month): kept for name, month, kept in rows}


# Days


def test_a_pattern_brings_forth_the_days_of_three_months_and_goes_on(health: Village) -> None:
    post, siti = health_post(health, "Posyandu Anggrek"), health.actor("Siti")
    health.write(lambda s: set_posyandu_pattern(s, siti, post, TENTH, time(8), time(11), health.now, health.rules))

    def days() -> list[date]:
        query = select(PosyanduDay.starts_at).where(PosyanduDay.provider_id == post).order_by(PosyanduDay.starts_at)
        return [health.rules.today(one) for one in health.read(lambda s: list(s.scalars(query)))]

    assert days() == [date(2018, 10, 10), date(2018, 11, 10), date(2018, 12, 10)]
    health.now = health.at("2018-11-02", "08:00")
    assert health.write(lambda s: plan_posyandu_days(s, SYSTEM, health.now, health.rules)) == 1
    assert health.write(lambda s: plan_posyandu_days(s, SYSTEM, health.now, health.rules)) == 0
    assert days()[-1] == date(2019, 1, 10)


def test_a_day_that_was_moved_or_called_off_is_not_brought_forth_again(health: Village) -> None:
    post, siti = health_post(health, "Posyandu Anggrek"), health.actor("Siti")
    health.write(lambda s: set_posyandu_pattern(s, siti, post, TENTH, time(8), time(11), health.now, health.rules))
    query = select(PosyanduDay.id).where(PosyanduDay.provider_id == post).order_by(PosyanduDay.starts_at)
    first, second, _ = health.read(lambda s: list(s.scalars(query)))
    times = DayTimes(health.at("2018-10-13", "09:00"), health.at("2018-10-13", "11:00"), "Balai Desa")
    health.write(lambda s: move_posyandu_day(s, siti, first, times, health.now, health.rules))
    health.write(lambda s: cancel_posyandu_day(s, siti, second, health.now, health.rules))
    health.write(lambda s: set_posyandu_pattern(s, siti, post, TENTH, time(9), time(11), health.now, health.rules))

    rows = health.read(lambda s: list(s.scalars(select(PosyanduDay).where(PosyanduDay.provider_id == post))))
    assert sorted((health.rules.today(one.starts_at).isoformat(), one.state) for one in rows) == [
        ("2018-10-13", "planned"), ("2018-11-10", "cancelled"), ("2018-12-10", "planned"),
    ]  # fmt: skip


def test_a_pattern_taken_back_brings_forth_nothing_more(health: Village) -> None:
    post, siti = health_post(health, "Posyandu Anggrek"), health.actor("Siti")
    health.write(lambda s: set_posyandu_pattern(s, siti, post, TENTH, time(8), time(11), health.now, health.rules))
    health.write(lambda s: set_posyandu_pattern(s, siti, post, None, time(8), time(11), health.now, health.rules))
    health.now = health.at("2018-11-02", "08:00")

    assert health.write(lambda s: plan_posyandu_days(s, SYSTEM, health.now, health.rules)) == 0


# Reminders


def test_each_family_with_something_due_is_reminded_once_the_day_before(health: Village) -> None:
    health.everyone_joins()
    health.go_to("2018-11-11", "15:59")
    assert readers(health, "posyandu_reminder") == []
    health.go_to("2018-11-11", "18:00")

    assert readers(health, "posyandu_reminder") == ["Lastri", "Mawar", "Wati"]
    text = health.mawar.last
    for part in ("besok", POST, "Budi (23 bulan): ditimbang", "Sari (2 bulan): ditimbang, imunisasi", "08.00"):
        assert part in text
    assert "Joko" not in text
    assert "periksa kehamilan" in health.phones["Lastri"].last


def test_who_has_nothing_due_is_not_reminded(health: Village) -> None:
    health.everyone_joins()
    siti, rahma = health.actor("Siti"), ids(health)["Rahma"]
    health.now = health.at("2018-11-05", "10:00")
    health.write(lambda s: record_member_health(s, siti, rahma, [WEIGHED], date(2018, 11, 5), health.now, health.rules))
    health.go_to("2018-11-12", "07:00")

    assert readers(health, "posyandu_reminder") == ["Lastri", "Mawar"]


def test_a_shared_phone_shows_day_and_place_only_and_of_a_pregnancy_nothing(health: Village) -> None:
    health.everyone_joins()
    phone = health.phones["Wati"]

    def share(name: str) -> None:
        def work(session: Session) -> None:
            contact = locked_contact(session, Incoming(phone.channel, phone.address, "x"), health.now)
            open_address(session, contact, health.people[name], "code", health.now)

        health.write(work)

    share("Ponirah")
    mawar, lastri = health.phones["Mawar"], health.phones["Lastri"]
    for other, owner in (("Tumini", lastri),):
        contact_of = Incoming(owner.channel, owner.address, "x")
        health.write(
            lambda s, c=contact_of, o=other: open_address(  # type: ignore[misc]  # a default can not be typed
                s, locked_contact(s, c, health.now), health.people[o], "code", health.now
            )
        )
    health.go_to("2018-11-12", "07:00")

    assert readers(health, "posyandu_reminder") == ["Mawar"]
    assert readers(health, "posyandu_schedule") == ["Wati"]
    assert POST in phone.last
    assert "ditimbang" not in phone.last
    assert "Rahma" not in phone.last
    assert "Budi" in mawar.last


def test_a_day_moved_is_told_at_once_and_reminded_of_anew(health: Village) -> None:
    health.everyone_joins()
    health.go_to("2018-11-11", "17:00")
    siti = health.actor("Siti")
    times = DayTimes(health.at("2018-11-14", "09:00"), health.at("2018-11-14", "11:00"), "Balai Desa")
    assert health.write(lambda s: move_posyandu_day(s, siti, day_id(health), times, health.now, health.rules))
    health.drain()
    assert "Balai Desa" in health.mawar.last
    assert "14 November" in health.mawar.last
    health.go_to("2018-11-14", "07:00")

    assert [row.slot for row in health.outbox("posyandu_reminder", "Mawar")] == ["2018-11-12", "2018-11-14"]


def test_a_day_called_off_is_told_and_nobody_is_reminded_of_it(health: Village) -> None:
    health.everyone_joins()
    siti = health.actor("Siti")
    health.go_to("2018-11-11", "10:00")
    assert health.write(lambda s: cancel_posyandu_day(s, siti, day_id(health), health.now, health.rules))
    health.go_to("2018-11-12", "12:00")

    assert readers(health, "posyandu_cancelled") == ["Lastri", "Mawar", "Wati"]
    assert readers(health, "posyandu_reminder") == readers(health, "posyandu_record") == []
    assert "tidak jadi" in health.mawar.last


# Attendance


def test_who_came_keeps_the_month_and_who_did_not_misses_it(health: Village) -> None:
    one = ids(health)
    health.now = health.at("2018-11-12", "11:30")
    saved = came(health, day_id(health), one["Budi"], one["Sari"])

    assert saved is not None
    assert (saved.kept, saved.missed) == (2, 1)
    assert months(health) == {("Budi", 11): True, ("Sari", 11): True, ("Rahma", 11): False, ("Lastri", 11): None}
    given = health.read(lambda s: [(x.member_id, x.code) for x in s.scalars(select(HealthService))])
    assert (one["Budi"], WEIGHED) in given
    assert (one["Sari"], "immunised_2") in given
    row = health.read(lambda s: s.scalars(select(MemberMonth).where(MemberMonth.member_id == one["Sari"])).one())
    assert json.loads(row.details or "{}")["given"] == [WEIGHED, "immunised_1", "immunised_2"]
    assert row.provider_id == post_id(health)


def test_recorded_again_it_replaces_what_was_recorded(health: Village) -> None:
    one = ids(health)
    health.now = health.at("2018-11-12", "11:30")
    came(health, day_id(health), one["Budi"], one["Sari"])
    siti = health.actor("Siti")
    health.write(
        lambda s: record_health(
            s, siti, day_id(health), [one["Sari"]], health.now, health.rules, not_immunised=[one["Sari"]]
        )
    )

    assert months(health)["Budi", 11] is False
    given = health.read(lambda s: [(x.member_id, x.code) for x in s.scalars(select(HealthService))])
    assert given == [(one["Sari"], WEIGHED)]
    families = health.read(lambda s: show_posyandu_families(s, siti, day_id(health), health.rules))
    due = {member.name: [each.code for each in member.due] for family in families for member in family.members}
    assert due["Sari"] == [WEIGHED, "immunised_1", "immunised_2"]  # as before this day gave anything


def test_vitamin_a_is_given_with_the_weighing_in_its_months(health: Village) -> None:
    february = posyandu_day(health, post_id(health), "2019-02-12")
    one = ids(health)
    health.now = health.at("2019-02-12", "11:30")
    came(health, february, one["Budi"])

    given = health.read(lambda s: [x.code for x in s.scalars(select(HealthService))])
    assert given == [WEIGHED, VITAMIN_A]


def test_only_his_own_families_are_recorded_and_nothing_before_the_day(health: Village) -> None:
    one = ids(health)
    assert came(health, day_id(health), one["Budi"]) is None
    health.now = health.at("2018-11-12", "11:30")
    saved = came(health, day_id(health), one["Budi"], by="Bambang")  # of the kecamatan, without families of his own

    assert saved is not None
    assert (saved.kept, saved.missed) == (0, 0)
    assert months(health) == {}


def test_a_check_elsewhere_before_the_month_ends_keeps_it(health: Village) -> None:
    one, siti = ids(health), health.actor("Siti")
    health.now = health.at("2018-11-12", "11:30")
    came(health, day_id(health), one["Budi"])
    health.now = health.at("2018-11-28", "10:00")
    health.write(
        lambda s: record_member_health(s, siti, one["Rahma"], [WEIGHED], date(2018, 11, 27), health.now, health.rules)
    )

    assert months(health)["Rahma", 11] is True
    came(health, day_id(health), one["Budi"])  # the day's list corrected: what was given elsewhere stays
    assert months(health)["Rahma", 11] is True


def test_a_familys_own_word_keeps_no_month_until_it_is_confirmed(health: Village) -> None:
    health.everyone_joins()
    health.go_to("2018-11-11", "18:00")
    health.mawar.taps("Sudah bulan ini")
    assert "pendamping akan memastikannya" in health.mawar.last
    health.phones["Wati"].says("sudah ditimbang bu di puskesmas")
    assert "pendamping akan memastikannya" in health.phones["Wati"].last
    health.go_to("2018-11-12", "11:30")

    assert months(health) == {}
    one = ids(health)
    saved = came(health, day_id(health))
    assert saved is not None
    assert (saved.kept, saved.missed) == (0, 3)
    saved = came(health, day_id(health), one["Rahma"])
    assert saved is not None
    assert saved.kept == 1
    wati = health.actor("Wati")
    health.write(lambda s: claim_health(s, wati, health.people["Wati"], day_id(health), health.now, health.rules))
    claims = health.read(
        lambda s: [x.member_id for x in s.scalars(select(HealthService)) if x.recorded_by != siti_id(health)]
    )
    assert sorted(claims) == sorted([one["Budi"], one["Sari"], one["Rahma"]])


def siti_id(village: Village) -> int:
    return village.people["Siti"]


def test_the_pendamping_is_asked_who_came_until_it_is_recorded(health: Village) -> None:
    health.everyone_joins()
    health.go_to("2018-11-12", "12:00")
    assert readers(health, "posyandu_record") == ["Siti"]
    assert "3 keluarga" in health.pendamping.last
    unrecorded = health.read(lambda s: unrecorded_days(s, siti_id(health), health.now, health.rules))
    assert unrecorded == [day_id(health)]
    came(health, day_id(health))

    assert health.read(lambda s: unrecorded_days(s, siti_id(health), health.now, health.rules)) == []
    health.go_to("2018-11-14", "12:00")
    assert readers(health, "posyandu_record") == ["Siti"]


def test_two_missed_months_in_a_row_make_a_visit_until_a_correction_breaks_them(health: Village) -> None:
    december = posyandu_day(health, post_id(health), "2018-12-12")
    for day, moment in ((day_id(health), "2018-11-12"), (december, "2018-12-12")):
        health.now = health.at(moment, "11:30")
        came(health, day, ids(health)["Budi"])

    assert [kept for (name, _), kept in sorted(months(health).items()) if name == "Rahma"] == [False, False]
    assert ("Wati", "open") in health.visits()
    one = ids(health)
    came(health, december, one["Budi"], one["Rahma"])  # corrected
    assert ("Wati", "withdrawn") in health.visits()


# The register


def test_a_facility_written_as_the_register_has_it_is_joined_by_itself(health: Village) -> None:
    siti = health.actor("Siti")
    certain = member(health, "Murni", "Ayu", "toddler", TODDLER, facility="pos Melati")
    unsure = member(health, "Aminah", "Edo", "toddler", TODDLER, facility="mlati")
    silent = member(health, "Ponirah", "Tia", "infant", BABY)
    unplaced = health.write(lambda s: list_unplaced(s, siti, siti.person_id or 0, "health", health.now))

    def post_of(one: int) -> int | None:
        return health.read(lambda s: s.get_one(FamilyMember, one).provider_id)

    assert post_of(certain) == post_id(health)
    assert [(one.facility, one.member_ids) for one in unplaced] == [("mlati", (unsure,)), ("", (silent,))]
    assert unplaced[1].group_name == "Melati 1"
    joined = health.write(lambda s: place_members(s, siti, post_id(health), [unsure, silent], health.now))
    assert joined == 2
    assert post_of(unsure) == post_of(silent) == post_id(health)
    assert health.read(lambda s: s.get_one(FamilyMember, unsure).facility) == "mlati"
    assert health.read(lambda s: s.get_one(FamilyMember, silent).facility) == POST


def test_another_facility_reported_leaves_the_post_and_is_joined_anew(health: Village) -> None:
    siti, rahma = health.actor("Siti"), ids(health)["Rahma"]
    other = health_post(health, "Posyandu Anggrek")
    health.write(
        lambda s: set_of_family(s, siti, s.get_one(FamilyMember, rahma), {"facility": "posyandu anggrek"}, health.now)
    )
    assert health.read(lambda s: s.get_one(FamilyMember, rahma).provider_id) is None
    health.write(lambda s: list_unplaced(s, siti, siti.person_id or 0, "health", health.now))

    assert health.read(lambda s: s.get_one(FamilyMember, rahma).provider_id) == other


def test_a_member_is_placed_only_within_the_kecamatan(health: Village) -> None:
    siti, rahma = health.actor("Siti"), ids(health)["Rahma"]

    def elsewhere(session: Session) -> int:
        post = Provider(kind="health", name="Posyandu Jauh", kecamatan="Lain")
        post.added_by, post.added_at = siti_id(health), health.now
        session.add(post)
        session.flush()
        return int(post.id)

    far = health.write(elsewhere)
    assert health.write(lambda s: place_member(s, siti, rahma, far, health.now)) is False
    assert health.read(lambda s: s.get_one(FamilyMember, rahma).provider_id) == post_id(health)


def test_what_is_known_of_a_post_is_noted_and_taken_back(health: Village) -> None:
    siti = health.actor("Siti")
    facts = ProviderFacts(contact_name="Bu Yanti", contact_phone="+6281234567890", type="posyandu")
    health.write(lambda s: describe_provider(s, siti, post_id(health), facts, health.now))
    health.write(lambda s: describe_provider(s, siti, post_id(health), ProviderFacts(contact_phone=""), health.now))

    post = health.read(lambda s: s.get_one(Provider, post_id(health)))
    assert (post.contact_name, post.contact_phone, post.type) == ("Bu Yanti", None, "posyandu")


# First visits and figures


def test_families_never_recorded_are_invited_to_their_first_visit_once(health: Village) -> None:
    health.everyone_joins()
    health.group("Anggrek 1", ["Kartini"])
    member(health, "Kartini", "Raden", "toddler", TODDLER, post_id(health))
    siti = health.actor("Siti")
    first = health.read(lambda s: list_first_visits(s, siti, siti_id(health), health.now, health.rules))
    assert [(one.provider_name, [each.name for each in one.families]) for one in first] == [
        (POST, ["Kartini", "Mawar", "Wati", "Lastri"])
    ]
    invited = health.write(lambda s: invite_first_visits(s, siti, day_id(health), health.now, health.rules))
    again = health.write(lambda s: invite_first_visits(s, siti, day_id(health), health.now, health.rules))
    health.drain()

    assert (invited.told, [one.name for one in invited.in_person]) == (3, ["Kartini"])
    assert (again.told, again.told_before) == (0, 3)
    for part in ("kunjungan pertama", POST, "Budi; Sari"):
        assert part in health.mawar.last
    health.go_to("2018-11-12", "11:30")
    assert "Mawar" in readers(health, "posyandu_reminder")  # the invitation was weeks ago
    came(health, day_id(health), ids(health)["Budi"])
    first = health.read(lambda s: list_first_visits(s, siti, siti_id(health), health.now, health.rules))
    assert [each.name for one in first for each in one.families] == ["Kartini", "Wati", "Lastri"]


def test_the_month_in_counts_adds_up(health: Village) -> None:
    one = ids(health)
    health.now = health.at("2018-11-12", "11:30")
    before = reported(health, "2018-11")
    came(health, day_id(health), one["Budi"], one["Sari"])
    after = reported(health, "2018-11")

    assert (before.count("health_kept"), before.count("health_missed")) == (0, 0)
    assert (after.count("health_kept"), after.count("health_missed")) == (2, 1)  # nothing was asked of the pregnancy
    assert [one.first_visits for one in (*before.posyandu, *after.posyandu)] == [3, 2]


def test_the_office_reads_how_many_families_are_expected_on_each_day(health: Village) -> None:
    near_the_school = health_post(health, "Posyandu Kenanga")
    member(health, "Wati", "Tono", "sd", date(2010, 1, 1), near_the_school)  # in school: not expected there
    posyandu_day(health, near_the_school, "2018-11-14")

    lines = reported(health, "2018-10").posyandu

    assert [(one.day, one.provider, one.families, one.first_visits) for one in lines] == [("2018-11-12", POST, 3, 3)]
