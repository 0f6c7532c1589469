"""What is said beforehand is what is sent: the same readers by the same ways, at the same price."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from conversations.forecast_words import forecast_lines, rupiah
from conversations.forecasts import planned, sms_segments
from conversations.words import Words
from db import Database, Session
from db.tables import Group, OutboxRow, Person, Sending
from outbox import tier
from outbox.channel_states import pause
from outbox.forecast import Forecast, Planned, choose_all, counted, forecast, total
from outbox.means import Means
from outbox.messages import Message
from outbox.readers_now import look_up
from outbox.tier_book import TierBook
from programme.access import Actor
from programme.meetings import MeetingPlan, cancel_meeting, move_meeting, schedule_meetings
from programme.people import kpm_ids_by_number
from programme.rules import Rules
from scheduler.deliver import Deliverer
from tests.readers import IN_WINDOW, NEVER_WROTE, OUTSIDE, SMS, TELEGRAM, At, add_contact, add_reader, open_at

RULES = Rules()
NOW = RULES.at(date(2018, 11, 20), time(10))
MEANS = Means(
    channels=frozenset({"telegram", "whatsapp", "sms"}),
    templates=frozenset({"meeting_reminder", "meeting_moved", "knock"}),
    daily_tier=250,
    rupiah_a_template=400,
    rupiah_a_segment=600,
    per_second={"telegram": 30.0, "whatsapp": 20.0, "sms": 1.0},
)


@dataclass
class Meeting:
    """A group with one meeting, and its pendamping."""

    id: int
    group_id: int
    siti: Actor


def founded(session: Session, name: str = "Melati 1") -> int:
    siti = Person(role="pendamping", name=f"Siti {name}", kecamatan="Kedungrejo", created_at=NOW)
    session.add(siti)
    session.flush()
    group = Group(name=name, desa="Wates", kecamatan="Kedungrejo", pendamping_id=siti.id, created_at=NOW)
    session.add(group)
    session.flush()
    return group.id


def met(session: Session, group_id: int) -> Meeting:
    actor = Actor(session.get_one(Group, group_id).pendamping_id, "pendamping")
    plan = MeetingPlan((date(2018, 11, 25),), time(9), "Balai Desa")
    return Meeting(schedule_meetings(session, actor, group_id, plan, NOW, RULES)[0], group_id, actor)


def every_kind(session: Session) -> Meeting:
    """The ketua on Telegram, and members of whom each stands for a case."""
    group_id = founded(session)
    add_reader(session, group_id, 1, NOW, TELEGRAM)
    cases: list[tuple[At, ...]] = [
        *[(IN_WINDOW,)] * 3,
        *[(OUTSIDE,)] * 4,
        (NEVER_WROTE, SMS),
        *[(SMS,)] * 2,
        (IN_WINDOW, SMS),
        (TELEGRAM, OUTSIDE),
        (),
        (At("telegram", timedelta(days=1), stopped=True), SMS),
        (At("telegram", timedelta(days=1), blocked=True), SMS),
    ]
    for number, addresses in enumerate(cases, start=2):
        add_reader(session, group_id, number, NOW, *addresses)
    add_reader(session, group_id, 30, NOW, SMS, covers_sms=False)
    add_reader(session, group_id, 31, NOW, TELEGRAM, consent=False)
    shared = add_contact(session, OUTSIDE, NOW)
    for number in (32, 33):
        open_at(session, add_reader(session, group_id, number, NOW), shared, NOW)
    return met(session, group_id)


def members(session: Session, meeting: Meeting) -> list[int]:
    return list(kpm_ids_by_number(session, meeting.group_id).values())


def told(database: Database, meeting: Meeting, kind: str, means: Means) -> Forecast:
    """The forecast of that notice leaving now, its SMS measured as the conversation does."""

    def look(session: Session) -> Forecast:
        book = TierBook(session, NOW, means)
        left = book.left(NOW)
        readers = look_up(session, members(session, meeting))
        chosen = choose_all(session, planned(kind, NOW), readers, means, book)
        by_sms = [one.person_id for one in chosen if one.way == "sms"]
        change(session, meeting, kind)
        slot = "r1" if kind == "meeting_moved" else "cancelled"
        parts = sms_segments(session, kind, f"meeting:{meeting.id}", slot, by_sms, NOW, RULES)
        return counted(chosen, planned(kind, NOW, parts), means, left, book.left(NOW))

    return database.read(look)


def change(session: Session, meeting: Meeting, kind: str) -> None:
    if kind == "meeting_moved":
        move_meeting(session, meeting.siti, meeting.id, NOW + timedelta(days=6), "Rumah Bu Sri", NOW)
    else:
        cancel_meeting(session, meeting.siti, meeting.id, NOW)


def send_all(database: Database, means: Means) -> None:
    async def send(channel: str, address: str, message: Message) -> str:
        return f"{channel}-{address}-{message.text[:5]}"

    asyncio.run(Deliverer(database, send, lambda: NOW, RULES, None, means=means).drain())


def really(database: Database, meeting: Meeting) -> tuple[Counter[str], int, int, int]:
    """Ways as they were taken, segments, rupiah, and how many nothing reached."""

    def look(session: Session) -> tuple[Counter[str], int, int, int]:
        rows = list(session.scalars(select(OutboxRow).where(OutboxRow.subject == f"meeting:{meeting.id}")))
        ids = [row.id for row in rows]
        sent = list(session.scalars(select(Sending).where(Sending.outbox_id.in_(ids), Sending.state != "failed")))
        ways = Counter(one.channel if one.form == "free" else one.form for one in sent)
        missed = sum(row.state == "unreachable" for row in rows)
        return ways, sum(one.segments for one in sent), sum(one.rupiah for one in sent), missed

    return database.read(look)


def direct(what: Forecast) -> Counter[str]:
    return Counter({way: count for way, count in what.ways.items() if way not in ("ketua", "none") and count})


def opened(ways: Counter[str]) -> Counter[str]:
    """A ketua with somebody to tell is knocked, as that fits no template; it costs the office the same."""
    folded = Counter({way: count for way, count in ways.items() if way not in ("template", "knock")})
    folded["opened"] = ways["template"] + ways["knock"]
    return folded


@pytest.mark.parametrize("daily_tier", [0, 3, 250])
@pytest.mark.parametrize("kind", ["meeting_moved", "meeting_cancelled"])
def test_what_is_sent_is_what_was_forecast(database: Database, kind: str, daily_tier: int) -> None:
    means = Means(**{**vars(MEANS), "daily_tier": daily_tier})
    meeting = database.write(every_kind)
    before = told(database, meeting, kind, means)
    database.write(lambda s: change(s, meeting, kind))
    send_all(database, means)

    ways, segments, amount, missed = really(database, meeting)
    assert direct(before) == ways
    assert (before.segments, before.rupiah) == (segments, amount)
    assert before.ways.get("ketua", 0) + before.ways.get("none", 0) == missed
    assert before.tier_after == database.read(lambda s: tier.left(s, NOW, means))
    assert before.readers == 20


def test_the_tier_keeps_some_from_whatsapp_and_they_are_counted(database: Database) -> None:
    meeting = database.write(every_kind)
    enough = told(database, meeting, "meeting_moved", MEANS)
    small = told(database, meeting, "meeting_moved", Means(**{**vars(MEANS), "daily_tier": 3}))

    assert (enough.tier_left, enough.tier_after, enough.tier_short) == (250, 244, 0)
    assert enough.templates == 7  # two share one phone: two templates, one conversation
    assert (small.tier_left, small.tier_after) == (3, 0)
    assert small.templates + small.tier_short == 7
    assert small.ways["sms"] == enough.ways["sms"] + 1  # she who never wrote has a number besides


def test_without_templates_nothing_is_promised_outside_the_window(database: Database) -> None:
    bare = Means(**{**vars(MEANS), "templates": frozenset()})
    meeting = database.write(every_kind)

    what = told(database, meeting, "meeting_moved", bare)

    assert what.templates == what.tier_short == 0
    assert what.ways["whatsapp"] == 4


def test_a_paused_channel_is_forecast_as_if_it_were_waited_for(database: Database) -> None:
    meeting = database.write(every_kind)
    calm = told(database, meeting, "meeting_moved", MEANS)
    database.write(lambda s: pause(s, "whatsapp", NOW + timedelta(minutes=20), "63018"))

    assert told(database, meeting, "meeting_moved", MEANS).ways == calm.ways


def test_minutes_are_those_of_the_slowest_channel(database: Database) -> None:
    def look(session: Session) -> Forecast:
        group_id = founded(session)
        ids = [add_reader(session, group_id, number, NOW, SMS) for number in range(1, 62)]
        return forecast(session, Planned("meeting_moved", NOW, sms=True, segments=2), ids, MEANS, NOW)

    what = database.read(look)

    assert (what.segments, what.rupiah, what.minutes) == (122, 73_200, 3)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from([IN_WINDOW, OUTSIDE, NEVER_WROTE, SMS, TELEGRAM]), unique=True, max_size=3),
            st.booleans(),
            st.booleans(),
        ),
        min_size=1,
        max_size=7,
    ),
    st.integers(0, 4),
)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_whoever_the_readers_are_the_forecast_holds(
    database: Database, people: list[tuple[list[At], bool, bool]], places: int
) -> None:
    def found(session: Session) -> Meeting:
        group_id = founded(session, f"Melati {len(session.scalars(select(Group.id)).all())}")
        for number, (addresses, consent, covers_sms) in enumerate(people, start=1):
            add_reader(session, group_id, number, NOW, *addresses, consent=consent, covers_sms=covers_sms)
        return met(session, group_id)

    meeting = database.write(found)
    used = database.read(lambda s: tier.used(s, NOW))
    means = Means(**{**vars(MEANS), "daily_tier": used + places})
    before = told(database, meeting, "meeting_moved", means)
    database.write(lambda s: change(s, meeting, "meeting_moved"))
    send_all(database, means)

    ways, segments, amount, missed = really(database, meeting)
    assert (opened(direct(before)), before.segments, before.rupiah) == (opened(ways), segments, amount)
    assert before.readers - sum(ways.values()) == missed


def test_several_sends_add_up() -> None:
    one = Forecast({"template": 3, "sms": 1}, 2, 2400, 61.0, 250, 250, 247)
    two = Forecast({"template": 1, "none": 2}, 0, 400, 10.0, 250, 247, 246, 2)

    both = total([one, two])

    assert dict(both.ways) == {"template": 4, "sms": 1, "none": 2}
    assert (both.segments, both.rupiah, both.minutes) == (2, 2800, 2)
    assert (both.tier_left, both.tier_after, both.tier_short) == (250, 246, 2)
    assert total([]) == Forecast()


def test_the_lines_are_short_and_say_all() -> None:
    what = Forecast({"template": 18, "telegram": 3, "sms": 2, "ketua": 4, "none": 1}, 4, 9600, 70.0, 250, 250, 232, 5)

    assert forecast_lines(Words(), what) == [
        "Perkiraan untuk 28 pembaca: 18 WhatsApp, 3 Telegram, 2 SMS, 4 lewat ketua.",
        "Biaya: 18 templat WhatsApp, 4 segmen SMS: Rp9.600. Lama: sekitar 2 menit. Jatah WhatsApp sehari 250, sesudah "
        "ini sisa 232.",
        "Jatah WhatsApp tidak cukup untuk 5 orang; mereka lewat jalan lain.",
        "1 orang tidak terjangkau.",
    ]
    assert rupiah(1_234_500) == "Rp1.234.500"
