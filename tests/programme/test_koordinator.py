"""The koordinator's hand: who stands where in counts, a polite reminder, and tasks moved to a colleague."""

from collections.abc import Sequence

import pytest

from db import Session
from db.tables import Visit
from programme.access import OFFICE, NotAllowed
from programme.complaints.filing import Filing, file_complaint
from programme.office.moving_tasks import list_movable_visits, move_visits
from programme.office.nudging import nudge, show_pendamping, waiting_matters
from programme.staff import add_staff
from programme.visit_handovers import offer_visit
from tests.village import KECAMATAN, Village


def two_due(village: Village) -> None:
    """Mawar and Wati are to be visited."""
    for day in ("2018-09-13", "2018-10-11"):
        village.reported(day, {"Mawar": "work", "Wati": None})
    village.now = village.at("2018-10-12", "09:00")


def nudged(village: Village, matter: str, by: str = "Bambang") -> bool:
    actor, siti = village.actor(by), village.people["Siti"]
    told = village.write(lambda s: nudge(s, actor, siti, matter, village.now, village.rules))
    village.drain()
    return told


def moved(village: Village, names: Sequence[str], to: str, by: str = "Bambang") -> int:
    actor, siti, to_id = village.actor(by), village.people["Siti"], village.people[to]
    ids = [village.visit_of(name).id for name in names]
    count = village.write(lambda s: move_visits(s, actor, siti, ids, to_id, village.now, village.rules))
    village.drain()
    return count


def test_what_waits_is_shown_in_counts(village: Village) -> None:
    two_due(village)
    village.meeting("2018-10-12", "07:00")
    village.now = village.at("2018-10-12", "10:00")
    bambang, siti = village.actor("Bambang"), village.people["Siti"]
    shown = village.read(lambda s: show_pendamping(s, bambang, siti, village.now, village.rules))

    assert shown.waiting == {"visits": 2, "reports": 1}
    assert (shown.line.groups, shown.line.kpm) == (1, 10)


def test_a_reminder_is_polite_names_counts_alone_and_comes_once_a_day(village: Village) -> None:
    two_due(village)
    assert nudged(village, "visits")
    assert not nudged(village, "visits"), "a double tap"
    assert not nudged(village, "reports"), "nothing of it waits"

    assert village.pendamping.last == (
        "Ibu Siti, Bapak Bambang menitip pesan: masih ada 2 kunjungan. Mohon dilihat kalau sempat, ya. "
        "Ketik kunjungan untuk melihat daftarnya."
    )
    village.now = village.at("2018-10-13", "09:00")
    assert nudged(village, "visits")


def test_a_reminder_of_what_was_done_meanwhile_is_not_sent(village: Village) -> None:
    two_due(village)
    bambang, siti = village.actor("Bambang"), village.people["Siti"]
    village.write(lambda s: nudge(s, bambang, siti, "visits", village.now, village.rules))
    village.report(village.meetings()[-1].id, {}, by="Sri")
    assert village.visits("open") == []
    village.drain()

    assert [row.state for row in village.outbox("nudge")] == ["dropped"]


def test_nobody_else_reminds(village: Village) -> None:
    for name in ("Rahmat", "Siti"):
        with pytest.raises(NotAllowed):
            nudged(village, "visits", by=name)


def test_a_hidden_complaint_is_in_no_count(village: Village) -> None:
    mawar, kpm_id = village.actor("Mawar"), village.people["Mawar"]
    filing = Filing("card_held", "kartu saya", "pendamping")
    village.write(lambda s: file_complaint(s, mawar, kpm_id, filing, village.now, village.rules))
    village.now = village.at("2018-11-20", "09:00")

    assert village.read(lambda s: waiting_matters(s, village.people["Siti"], village.now, village.rules)) == {}


def test_visits_are_given_to_a_colleague_and_both_are_told(village: Village) -> None:
    two_due(village)
    village.people["Yanto"] = village.write(
        lambda s: add_staff(s, OFFICE, "pendamping", "Yanto", KECAMATAN, "m", village.now)
    )
    village.joins("Yanto")
    assert moved(village, ["Mawar", "Wati"], "Yanto") == 2
    assert moved(village, ["Mawar", "Wati"], "Yanto") == 0, "a double tap"

    yanto = village.phones["Yanto"]
    assert "koordinator menitipkan kunjungan dari Ibu Siti: Ibu Mawar dan Ibu Wati" in yanto.last
    assert "memindahkan kunjungan Ibu Mawar dan Ibu Wati kepada Bapak Yanto" in village.pendamping.last
    yanto.says("kunjungan")
    assert "Mawar" in yanto.last
    assert village.visit_of("Mawar").pendamping_id == village.people["Yanto"]


def test_a_koordinator_takes_visits_on_himself_and_an_offer_of_them_ends(village: Village) -> None:
    two_due(village)
    siti, visit = village.actor("Siti"), village.visit_of("Mawar").id
    to_id = village.people["Bambang"]
    village.write(lambda s: offer_visit(s, siti, visit, to_id, None, village.now, village.rules))
    assert moved(village, ["Mawar"], "Bambang") == 1

    assert [row.person_id for row in village.outbox("visits_moved")] == [village.people["Siti"]]
    assert village.visit_of("Mawar").pendamping_id == to_id


def test_visits_of_a_hidden_complaint_and_of_a_case_stay_with_their_maker(village: Village) -> None:
    two_due(village)
    mawar = village.visit_of("Mawar").id

    def hide(session: Session) -> None:
        session.get_one(Visit, mawar).cause = "case"

    village.write(hide)
    bambang, siti = village.actor("Bambang"), village.people["Siti"]
    movable = village.read(lambda s: list_movable_visits(s, bambang, siti))

    assert [one.name for one in movable] == ["Wati"]


def test_visits_go_to_nobody_of_another_kecamatan(village: Village) -> None:
    two_due(village)

    assert moved(village, ["Mawar"], "Rahmat") == 0
    assert village.visit_of("Mawar").pendamping_id is None
