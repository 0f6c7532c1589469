"""The absence radar: who is sliding before a visit is due, who comes again, which groups, why, and who may know."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.access import SYSTEM, NotAllowed
from programme.radar.counts import radar_by_pendamping
from programme.radar.looking import GroupRadar, list_radar, show_radar_group
from programme.radar.news import next_radar_moment, plan_radar_news, radar_news_for, told_at
from programme.radar.reaching_out import plan_radar_visit
from programme.radar.signs import AGAIN, LISTED, OFTEN, ONCE, Look, Seen, Sign, sign_of
from programme.radar.trends import Held, Slot, slots_of, trend_of
from programme.rules import Rules
from programme.visits import VisitOutcome, record_visit
from tests.village import MEMBERS, Village

LOOK = Look()
FIRST = datetime(2018, 1, 25, 9, tzinfo=UTC)
LETTERS = {"p": ("present", None), "r": ("represented", None), "a": ("absent", "work"), "s": ("absent", "sick")}


def seen(marks: str) -> list[Seen]:
    """One meeting a month: p came, r a relative did, a absent, s ill."""
    return [
        Seen(at, FIRST.replace(month=at), *LETTERS[letter], FIRST.replace(month=at) + timedelta(hours=3))
        for at, letter in enumerate(marks, start=1)
    ]


def sign(marks: str, *, visited_on: date | None = None, is_listed: bool = False) -> Sign | None:
    return sign_of(seen(marks), LOOK, visited_on=visited_on, is_listed=is_listed)


# One family


@pytest.mark.parametrize(
    ("marks", "kind", "absent"),
    [
        ("pppppa", ONCE, 1),
        ("ppppas", ONCE, 1),  # ill since: that neither counts nor resets
        ("apppap", OFTEN, 2),
        ("apapap", OFTEN, 3),
        ("apapa", ONCE, 3),
        ("aappp", AGAIN, 2),
        ("apaprp", AGAIN, 2),  # a relative in her stead is coming too
        ("apappp", AGAIN, 2),
    ],
)
def test_a_family_is_seen_before_its_second_missed_month(marks: str, kind: str, absent: int) -> None:
    found = sign(marks)
    assert found is not None
    assert (found.kind, found.absent, found.of) == (kind, absent, min(len(marks), 6))


@pytest.mark.parametrize("marks", ["", "pppppp", "ppsspp", "apppp", "rrrrrr", "appppppp"])
def test_nothing_is_said_of_a_family_that_comes(marks: str) -> None:
    assert sign(marks) is None


def test_who_stands_on_the_visit_list_is_not_discovered_again() -> None:
    found = sign("ppppaa", is_listed=True)
    assert found is not None
    assert found.kind == LISTED


def test_absences_answered_by_a_visit_are_not_held_against_her() -> None:
    assert sign("aapppa", visited_on=date(2018, 3, 1)) is not None  # the one after it
    assert sign("apaapp", visited_on=date(2018, 5, 1)) is None
    assert sign("apaappp", visited_on=date(2018, 5, 1)) is not None  # praise stays


def test_a_month_with_two_meetings_is_kept_by_one_and_nothing_is_said() -> None:
    """As the rule that makes a visit takes it: who comes every month is not sliding."""
    two_a_month = [
        Seen(at, FIRST.replace(month=1 + at // 2, day=10 + 10 * (at % 2)), *LETTERS[letter], FIRST)
        for at, letter in enumerate("appapa")
    ]
    assert sign_of(two_a_month, LOOK) is None


def test_what_is_recent_is_known_since_the_report_that_made_it_so() -> None:
    missed, again = sign("ppppap"), sign("apappp")
    assert missed is None
    assert again is not None
    assert again.known_since == seen("apappp")[-1].recorded_at
    assert again.in_row == 3


@given(marks=st.text("prsa", max_size=14), visited=st.none() | st.integers(1, 12), listed=st.booleans())
def test_a_sign_always_says_what_the_marks_say(marks: str, visited: int | None, listed: bool) -> None:
    day = date(2018, visited, 28) if visited else None
    found = sign_of(seen(marks[:12]), LOOK, visited_on=day, is_listed=listed)
    latest = marks[:12][-6:]
    if found is None:
        assert not listed or not latest
        assert len(latest) - len(latest.rstrip("pr")) < 3 or latest.count("a") < 2
        return
    assert (found.absent, found.of) == (latest.count("a"), len(latest))
    assert found.kind != AGAIN or latest[-3:].strip("pr") == ""
    assert found.kind not in (ONCE, OFTEN) or (found.absent and not listed)
    assert found.kind != ONCE or "a" in latest.rstrip("s")[-1:]
    assert (found.last is None) == (found.absent == 0)


# A group


def held(*came: int, invited: int = 25) -> list[Held]:
    at = [FIRST.replace(month=month) for month in range(1, len(came) + 1)]
    return [Held(one.month, one, present, invited, one) for one, present in zip(at, came, strict=True)]


def test_a_group_falls_where_its_later_half_is_a_tenth_lower() -> None:
    falling, rising, steady = (
        trend_of(held(25, 25, 24, 22, 22, 21)),
        trend_of(held(20, 20, 24, 24)),
        trend_of(held(25, 24, 25, 23)),
    )
    moves = [(one.is_falling, one.is_rising) for one in (falling, rising, steady) if one is not None]
    assert moves == [(True, False), (False, True), (False, False)]
    assert trend_of(held(25, 10, 5)) is None


@given(came=st.lists(st.integers(0, 25), min_size=4, max_size=8))
def test_a_group_never_falls_and_rises(came: list[int]) -> None:
    trend = trend_of(held(*came))
    assert trend is not None
    assert 0 <= trend.lately <= 1
    assert not (trend.is_falling and trend.is_rising)


def test_absences_are_counted_by_the_hour_of_the_meeting() -> None:
    morning, afternoon = held(20, 25)
    afternoon = Held(2, afternoon.starts_at.replace(hour=15), 25, 25, afternoon.reported_at)
    missing = [Seen(1, morning.starts_at, "absent", reason, FIRST) for reason in ("work", "work", None)]

    slots = slots_of([morning, afternoon], missing)

    assert slots[0] == Slot(3, time(9), 5, 25, (("work", 2), (None, 1)))
    assert [(one.at, one.absent) for one in slots] == [(time(9), 5), (time(15), 0)]


# The village


def radar(village: Village, by: str = "Siti") -> list[GroupRadar]:
    siti, actor = village.people["Siti"], village.actor(by)
    return village.read(lambda s: list_radar(s, actor, siti, village.now, village.rules))


def names(found: list[GroupRadar]) -> dict[str, list[str]]:
    return {one.group_name: [member.name for member in one.sliding] for one in found}


def test_ibu_mawar_is_seen_after_her_first_absence_and_leaves_the_radar_for_the_visit_list(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work", "Wati": "sick"})
    assert names(radar(village)) == {"Melati 1": ["Mawar"]}
    (group,) = radar(village)
    assert group.reasons == (("sick", 1), ("work", 1))
    assert [(one.present, one.invited) for one in group.held] == [(8, 10)]

    village.reported("2018-11-22", {"Mawar": "work"})
    (group,) = radar(village)
    assert (group.sliding, group.listed) == ((), 1)
    assert village.visits("open") == [("Mawar", "open")]


def test_who_came_again_three_times_is_told_with_praise(village: Village) -> None:
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": "work"})
    visit, siti = village.visit_of("Mawar"), village.actor("Siti")
    made = VisitOutcome(date(2018, 11, 23), "kpm", ("explained",))
    village.write(lambda s: record_visit(s, siti, visit.id, made, village.now))
    for day in ("2018-12-20", "2019-01-24"):
        village.reported(day, {})
    assert [one.again for one in radar(village)] == [()]

    village.reported("2019-02-21", {})

    (mawar,) = radar(village)[0].again
    assert (mawar.name, mawar.sign.in_row, mawar.sign.absent) == ("Mawar", 3, 2)


def test_each_pendamping_sees_only_the_names_of_his_own_groups(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work"})
    for word in ("Rahmat", "Bambang", "Sri", "Mawar", "Dewi"):
        with pytest.raises(NotAllowed):
            radar(village, word)
        actor, group = village.actor(word), village.group_id()
        with pytest.raises(NotAllowed):
            village.read(lambda s, a=actor, g=group: show_radar_group(s, a, g, village.now, village.rules))  # type: ignore[misc]  # a default can not be typed


def test_a_koordinator_sees_counts_of_his_kecamatan_alone(village: Village) -> None:
    village.group("Kenanga", ("Yuli",), pendamping="Rahmat", kecamatan="Lain")
    village.reported("2018-10-25", {"Mawar": "work", "Wati": "work"})
    bambang = village.actor("Bambang")

    (line,) = village.read(lambda s: radar_by_pendamping(s, bambang, village.now, village.rules))

    assert (line.name, line.groups, line.sliding, line.falling, line.again) == ("Siti", 1, 2, 0, 0)


def test_a_planned_visit_takes_her_off_the_radar_and_stands_on_the_list(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work"})
    siti, mawar = village.actor("Siti"), village.people["Mawar"]
    monday = date(2018, 10, 29)

    def plan() -> bool:
        return village.write(lambda s: plan_radar_visit(s, siti, mawar, monday, "menyapa", village.now))

    assert (plan(), plan()) == (True, False)
    assert village.visit_of("Mawar", "follow_up").due_on == monday
    assert [(one.sliding, one.listed) for one in radar(village)] == [((), 1)]


# On Mondays


def test_each_week_begins_with_what_is_new_and_says_it_once(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work"})
    village.go_to("2018-10-29", "06:59")
    before = village.outbox("radar_news")
    village.go_to("2018-10-29", "07:00")
    village.go_to("2018-11-12", "12:00")

    assert before == []
    assert [text for text in village.pendamping.texts if "radar kehadiran minggu ini" in text] == [
        "Ibu Siti, radar kehadiran minggu ini:\n- Perlu disapa: Ibu Mawar (Melati 1)"
    ]


def test_without_a_report_no_news_is_planned_and_no_moment_is_waited_for(village: Village) -> None:
    village.go_to("2018-11-12", "12:00")
    assert village.outbox("radar_news") == []
    assert village.read(lambda s: next_radar_moment(s, village.now, village.rules)) is None
    village.reported("2018-11-15", {})
    monday = village.at("2018-11-19", "07:00")
    assert village.read(lambda s: next_radar_moment(s, village.now, village.rules)) == monday


def test_what_came_after_the_news_is_told_the_week_after(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work"})
    village.go_to("2018-10-29", "07:00")
    village.reported("2018-11-01", {"Mawar": "work", "Wati": "work"})
    village.go_to("2018-11-05", "07:00")
    siti = village.people["Siti"]

    def news(of: date) -> list[str]:
        found = village.read(lambda s: radar_news_for(s, siti, of, village.now, village.rules))
        return [one.name for one in found.sliding] if found is not None else []

    assert news(date(2018, 11, 5)) == ["Wati"]  # Mawar stands on the visit list by now
    assert news(date(2018, 10, 29)) == []


def test_planning_twice_or_late_tells_each_once(village: Village) -> None:
    village.reported("2018-10-25", dict.fromkeys(MEMBERS[1:3], "work"))
    village.now = village.at("2018-10-31", "10:00")

    counts = [village.write(lambda s: plan_radar_news(s, SYSTEM, village.now, village.rules)) for _ in range(2)]

    assert counts == [1, 0]


def test_a_week_off_has_no_news_and_a_monday_off_has_it_the_day_after() -> None:
    monday = date(2018, 12, 24)  # cuti bersama, before Christmas
    assert told_at(monday, Rules()) == Rules().at(date(2018, 12, 26), time(7))
    week = frozenset(monday + timedelta(days=day) for day in range(7))
    assert told_at(monday, Rules(extra_days_off=week)) is None
