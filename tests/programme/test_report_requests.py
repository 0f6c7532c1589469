"""No report yet: the ketua is asked again and in the morning, then her deputy, then the pendamping hears of it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from db import Session
from db.tables import Kpm
from outbox.addresses import best_contact, close_addresses
from programme.meetings import move_meeting
from tests.told_once import told_once
from tests.village import Village

DAY = "2018-11-22"
DEPUTY = "Murni"


@pytest.fixture
@told_once
def waiting(village: Village) -> Village:
    """A meeting to come in a group with a deputy."""
    village.write(lambda s: setattr(s.get_one(Kpm, village.people[DEPUTY]), "duty", "deputy"))
    village.meeting(DAY)
    village.be_at(village.at(DAY, "10:59"))
    return village


def asked(village: Village) -> list[tuple[str, str, str]]:
    """(whom, stage, when) of the questions that left."""
    names = {person_id: name for name, person_id in village.people.items()}
    return [
        (names[row.person_id or 0], (row.slot or "").partition(" ")[0], f"{village.rules.local(row.sent_at):%d %H:%M}")
        for row in village.outbox("report_request")
        if row.sent_at is not None and row.state == "sent"
    ]


ALL = [
    ("Sri", "end", "22 11:00"),
    ("Sri", "again", "22 14:00"),
    ("Sri", "morning", "23 08:00"),
    (DEPUTY, "deputy", "23 11:00"),
    ("Siti", "pendamping", "23 15:00"),
]


def test_each_is_asked_in_turn_and_in_other_words(waiting: Village) -> None:
    waiting.go_to("2018-11-30", "12:00")

    assert asked(waiting) == ALL
    texts = [
        text
        for name in ("Sri", DEPUTY, "Siti")
        for text in waiting.phones[name].texts
        if "tidak hadir" in text or "kabar pertemuan" in text
    ]
    assert len(texts) == len(set(texts)) == 5


@pytest.mark.parametrize("stages", [2, 4])
def test_the_questions_end_with_the_report(waiting: Village, stages: int) -> None:
    last = ALL[stages - 1]
    waiting.go_to(f"2018-11-{last[2][:2]}", last[2][3:])
    phone = waiting.phones[last[0]]
    phone.says("mawar kerja")
    phone.says("ya")
    waiting.go_to("2018-11-30", "12:00")

    assert asked(waiting) == ALL[:stages]
    assert waiting.absentees(waiting.meetings()[0].id) == {"Mawar": "work"}


def test_tidak_jadi_ends_them_as_well(waiting: Village) -> None:
    waiting.go_to("2018-11-23", "15:00")
    waiting.pendamping.picks("Pertemuannya tidak jadi")
    waiting.pendamping.picks("Ya, tidak jadi")
    waiting.go_to("2018-11-30", "12:00")

    assert asked(waiting) == ALL
    assert waiting.meetings()[0].status == "cancelled"


def test_the_pendamping_is_told_what_he_can_do(waiting: Village) -> None:
    waiting.go_to("2018-11-23", "15:00")

    assert "tulis sendiri" in waiting.pendamping.last
    assert "hubungi Ibu Sri" in waiting.pendamping.last
    assert "Pertemuannya tidak jadi" in waiting.pendamping.labels


def test_asking_again_never_disturbs_the_evening(village: Village) -> None:
    village.meeting(DAY, "15:30")
    village.go_to("2018-11-30", "12:00")

    stages = [(stage, when) for _, stage, when in asked(village)]
    assert stages == [("end", "22 17:30"), ("morning", "23 08:00"), ("pendamping", "23 11:00")]


def reachable(village: Village, *names: str) -> None:
    """Nobody else of those who could be asked is reached by chat."""

    def work(session: Session) -> None:
        for name in {"Sri", DEPUTY} - set(names):
            close_addresses(session, village.people[name], village.now)

    village.write(work)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Sri"], [*ALL[:3], ("Siti", "pendamping", "23 11:00")]),
        (
            [DEPUTY],
            [
                (DEPUTY, "end", "22 11:00"),
                (DEPUTY, "again", "22 14:00"),
                (DEPUTY, "morning", "23 08:00"),
                ("Siti", "pendamping", "23 11:00"),
            ],
        ),
        ([], [("Siti", "end", "22 11:00"), ("Siti", "pendamping", "23 11:00")]),
    ],
)
def test_a_stage_that_reaches_nobody_passes_at_once_to_the_next(
    waiting: Village, names: Sequence[str], found: list[tuple[str, str, str]]
) -> None:
    reachable(waiting, *names)
    waiting.go_to("2018-11-30", "12:00")

    assert asked(waiting) == found


def test_a_ketua_who_stops_leaves_the_word_to_her_deputy(waiting: Village) -> None:
    waiting.go_to(DAY, "12:00")

    def stop(session: Session) -> None:
        contact = best_contact(session, waiting.people["Sri"])
        assert contact is not None
        contact.stopped_at = waiting.now

    waiting.write(stop)
    waiting.go_to("2018-11-30", "12:00")

    in_her_place = [(DEPUTY, "again", "22 14:00"), (DEPUTY, "morning", "23 08:00")]
    assert asked(waiting) == [ALL[0], *in_her_place, ("Siti", "pendamping", "23 11:00")]


def test_a_tick_that_comes_again_asks_nobody_again(waiting: Village) -> None:
    for _, _, when in ALL:
        for minutes in (0, 0, 1, 20):
            waiting.be_at(waiting.at(f"2018-11-{when[:2]}", when[3:]) + timedelta(minutes=minutes))

    assert asked(waiting) == ALL


def test_after_a_downtime_the_questions_begin_anew_one_by_one(waiting: Village) -> None:
    waiting.be_at(waiting.at("2018-11-24", "09:00"))
    assert [one[:2] for one in asked(waiting)] == [("Sri", "end")]
    waiting.go_to("2018-11-30", "12:00")

    assert [when for _, _, when in asked(waiting)] == ["24 09:00", "24 12:00", "25 08:00", "25 11:00", "25 15:00"]


def test_what_was_slept_through_in_between_is_not_made_up_for(waiting: Village) -> None:
    waiting.be_at(waiting.at(DAY, "11:00"))
    waiting.be_at(waiting.at("2018-11-23", "12:00"))

    assert asked(waiting) == [ALL[0], (DEPUTY, "deputy", "23 12:00")]


def test_a_meeting_moved_after_it_was_asked_about_is_asked_anew(waiting: Village) -> None:
    waiting.go_to(DAY, "12:00")
    siti, meeting = waiting.actor("Siti"), waiting.meetings()[0].id
    new = waiting.at("2018-11-27", "09:00")
    waiting.write(lambda s: move_meeting(s, siti, meeting, new, "Balai Desa", waiting.now))
    waiting.go_to("2018-11-27", "11:30")

    assert asked(waiting) == [ALL[0], ("Sri", "end", "27 11:00")]


def test_a_deputy_reports_like_a_ketua_and_is_offered_no_more_than_that(waiting: Village) -> None:
    waiting.go_to(DAY, "12:00")
    deputy = waiting.phones[DEPUTY]
    deputy.says("menu")
    assert "Laporkan kehadiran" in deputy.labels
    deputy.says("lapor")
    deputy.says("mawar kerja")
    deputy.says("ya")

    assert waiting.absentees(waiting.meetings()[0].id) == {"Mawar": "work"}
    assert "2. Mawar: bekerja" in waiting.pendamping.last


def test_a_former_deputy_may_report_no_more(waiting: Village) -> None:
    waiting.go_to("2018-11-23", "11:30")
    deputy = waiting.phones[DEPUTY]
    waiting.write(lambda s: setattr(s.get_one(Kpm, waiting.people[DEPUTY]), "duty", "member"))
    deputy.taps("Hadir semua")

    assert waiting.meetings()[0].status == "planned"
    assert waiting.read(lambda s: s.scalars(select(Kpm.duty).where(Kpm.duty == "deputy")).all()) == []
