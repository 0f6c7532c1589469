"""The month's list of changes: asked for in the second week, sent on, told to the office as one sheet a kecamatan."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db.tables import DataUpdate, Paper, StoredFile, TrailEntry, UpdateList, UpdateReport
from programme.rules import Rules
from programme.updates.checks import mark_right, mark_wrong, waiting_updates
from programme.updates.lists import send_month_list, show_month_list
from programme.updates.months import (
    asked_at,
    begins_at,
    due_at,
    ends_at,
    month_asked,
    next_moment_of_lists,
    reminded_at,
)
from tests.village import Village

STORY = "Dapur kami kebakaran"


def told(village: Village, day: str, of: str = "Mawar", right: bool = True, by: str = "Siti") -> int:
    """A change reported that day and, where it is right, found so at once."""
    village.now = max(village.now, village.at(day, "09:00"))
    made = village.reports_change(of, "other", story=f"{STORY} {day}")
    if right:
        actor = village.actor(by)
        village.now += timedelta(minutes=1)
        village.write(lambda s: mark_right(s, actor, made, village.now, village.rules))
    return made


def list_of(village: Village, update_id: int) -> str | None:
    """The month of the list with which a change went to the office."""
    query = select(UpdateList.month).join(DataUpdate, DataUpdate.list_id == UpdateList.id)
    return village.read(lambda s: s.scalar(query.where(DataUpdate.id == update_id)))


def send(village: Village, name: str = "Siti") -> int | None:
    actor, person_id = village.actor(name), village.people[name]
    shown = village.read(lambda s: show_month_list(s, actor, person_id, village.now, village.rules))
    assert shown is not None
    return village.write(lambda s: send_month_list(s, actor, person_id, shown.list_id, village.now, village.rules))


def reports(village: Village) -> list[tuple[str, str, int]]:
    rows = village.read(lambda s: list(s.scalars(select(UpdateReport).order_by(UpdateReport.id))))
    return [(one.kecamatan, one.month, one.rows) for one in rows]


# The calendar.


@given(
    st.dates(date(2018, 1, 1), date(2030, 12, 31)),
    st.integers(1, 4),
    st.integers(1, 7),
    st.integers(1, 7),
    st.sampled_from(["Asia/Jakarta", "Asia/Jayapura"]),
)
def test_a_months_list_is_asked_for_reminded_of_and_due_in_this_order(
    day: date, week: int, weekday: int, days: int, zone: str
) -> None:
    rules = replace(
        Rules(zone=ZoneInfo(zone)), updates_list_week=week, updates_list_weekday=weekday, updates_due_days=days
    )
    now = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone))
    month = month_asked(now, rules)

    assert begins_at(month, rules) < ends_at(month, rules) <= asked_at(month, rules) <= now
    assert asked_at(month, rules).isoweekday() == weekday
    assert (asked_at(month, rules).day - 1) // 7 == week - 1
    assert asked_at(month, rules) <= reminded_at(month, rules) < due_at(month, rules)
    assert now < next_moment_of_lists(now, rules)
    following = f"{ends_at(month, rules):%Y-%m}"
    assert asked_at(following, rules) > now


def test_october_is_asked_for_on_the_second_monday_of_november() -> None:
    rules = Rules()

    assert asked_at("2018-10", rules) == rules.at(date(2018, 11, 12), rules.updates_list_at)
    assert due_at("2018-10", rules) == rules.at(date(2018, 11, 16), rules.updates_due_at)
    assert month_asked(rules.at(date(2018, 11, 12), rules.updates_list_at), rules) == "2018-10"
    assert month_asked(asked_at("2018-10", rules) - timedelta(seconds=1), rules) == "2018-09"


# What stands on it.


def test_she_gets_the_list_of_the_month_before_and_sends_it_by_one_word(village: Village) -> None:
    october, november = told(village, "2018-10-20"), 0
    unchecked = told(village, "2018-10-21", of="Wati", right=False)
    november = told(village, "2018-11-05", of="Lastri")
    village.go_to("2018-11-12", "08:00")
    siti = village.pendamping
    assert "1 siap dikirim" in siti.last
    assert "1 belum diperiksa" in siti.last
    assert siti.labels == ["Periksa dulu (1)", "Kirim"]
    siti.says("kirim")
    assert "1 perubahan sudah dikirim ke kantor" in siti.last

    assert [list_of(village, one) for one in (october, unchecked, november)] == ["2018-10", None, None]


def test_what_is_checked_after_sending_follows_with_the_next_month_and_says_so(village: Village) -> None:
    told(village, "2018-10-20")
    late = told(village, "2018-10-21", of="Wati", right=False)
    village.go_to("2018-11-12", "08:00")
    village.pendamping.says("kirim")
    siti = village.actor("Siti")
    village.write(lambda s: mark_right(s, siti, late, village.now, village.rules))
    assert list_of(village, late) is None
    village.go_to("2018-12-10", "08:00")
    assert "menyusul bulan lalu" in village.pendamping.last
    village.pendamping.says("kirim")

    assert list_of(village, late) == "2018-11"


def test_sending_twice_sends_once(village: Village) -> None:
    told(village, "2018-10-20")
    village.go_to("2018-11-12", "08:00")

    assert (send(village), send(village)) == (1, None)
    village.pendamping.says("kirim daftar")
    assert "sudah dikirim" in village.pendamping.last
    assert len(village.outbox("updates_month")) == 1


def test_who_asks_for_the_list_too_early_hears_when_it_comes(village: Village) -> None:
    told(village, "2018-11-02")
    village.be_at(village.at("2018-11-05", "09:00"))
    village.pendamping.says("kirim daftar")

    assert "Daftar berikutnya saya kirimkan Senin, 12 November 2018 pukul 08.00" in village.pendamping.last


def test_who_has_nothing_to_report_is_not_asked(village: Village) -> None:
    told(village, "2018-10-20", of="Mawar")
    village.go_to("2018-11-12", "08:00")

    rows = village.read(lambda s: list(s.scalars(select(UpdateList).order_by(UpdateList.pendamping_id))))
    assert [(one.pendamping_id == village.people["Siti"], one.sent_at is None) for one in rows] == [(True, True)]
    village.group("Kenanga", ("Yuli",), pendamping="Rahmat", kecamatan="Lain")
    village.tick()
    rahmats = village.read(lambda s: s.scalars(select(UpdateList).where(UpdateList.kecamatan == "Lain")).one())
    assert rahmats.sent_at is not None
    assert village.outbox("updates_month", to="Rahmat") == []


def test_with_no_change_at_all_nothing_is_written_and_nobody_is_asked(village: Village) -> None:
    village.go_to("2018-12-20", "08:00")

    assert village.read(lambda s: s.scalars(select(UpdateList)).all()) == []
    assert village.outbox("updates_month") == []


def test_she_is_reminded_the_day_before_and_the_koordinator_hears_when_it_is_due(village: Village) -> None:
    told(village, "2018-10-20")
    village.go_to("2018-11-15", "08:00")
    assert "belum dikirim" in village.pendamping.last
    assert [row.slot for row in village.outbox("updates_month")] == ["asked", "reminded"]
    village.go_to("2018-11-16", "16:00")

    assert "Siti" in village.phones["Bambang"].last
    assert reports(village) == [("Kedungrejo", "2018-10", 0)]
    assert village.outbox("updates_sheet") == []


def test_a_list_that_was_only_wrong_reports_is_closed_without_being_asked_again(village: Village) -> None:
    unchecked = told(village, "2018-10-21", right=False)
    village.go_to("2018-11-12", "08:00")
    siti = village.actor("Siti")
    village.write(lambda s: mark_wrong(s, siti, unchecked, "tidak jadi", village.now))
    village.go_to("2018-11-16", "16:00")

    assert [row.slot for row in village.outbox("updates_month")] == ["asked"]
    assert village.outbox("updates_overdue") == []


# The office's sheet.


def with_two_pendamping(village: Village) -> tuple[int, int]:
    """A colleague in the same kecamatan, each with a change of October."""
    village.group("Dahlia", ("Darmi",), pendamping="Bambang")
    return told(village, "2018-10-20"), told(village, "2018-10-21", of="Darmi", by="Bambang")


def test_the_sheet_is_made_when_everybody_has_sent(village: Village) -> None:
    with_two_pendamping(village)
    village.joins("Dewi")
    village.go_to("2018-11-12", "08:00")
    send(village)
    assert reports(village) == []
    village.now += timedelta(hours=1)
    send(village, "Bambang")
    assert reports(village) == [("Kedungrejo", "2018-10", 2)]
    village.work()

    dewi = village.phones["Dewi"]
    assert "Kecamatan Kedungrejo, Oktober 2018: 2 perubahan" in dewi.last
    attachment = dewi.messages[-1].attachment
    assert attachment is not None
    assert attachment.filename == "perubahan-data-kedungrejo-2018-10.xlsx"
    village.go_to("2018-11-20", "08:00")
    assert len(village.outbox("updates_sheet")) == 1


def test_a_list_sent_late_makes_the_sheet_anew(village: Village) -> None:
    with_two_pendamping(village)
    village.joins("Dewi")
    village.go_to("2018-11-12", "08:00")
    send(village)
    village.go_to("2018-11-16", "16:00")
    village.work()
    dewi = village.phones["Dewi"]
    assert "1 perubahan. Belum dikirim: Bambang" in dewi.last
    village.now += timedelta(hours=1)
    send(village, "Bambang")
    village.work()

    assert reports(village) == [("Kedungrejo", "2018-10", 2)]
    assert "2 perubahan." in dewi.last
    assert "Belum dikirim" not in dewi.last
    papers = village.read(lambda s: list(s.scalars(select(Paper).where(Paper.kind == "updates_sheet"))))
    assert [one.state for one in papers] == ["made", "made"]


def test_an_operator_may_order_the_sheet_again_and_nobody_else(village: Village) -> None:
    told(village, "2018-10-20")
    dewi = village.joins("Dewi")
    village.go_to("2018-11-12", "08:00")
    send(village)
    village.work()
    shown = sum(message.has_attachment for message in dewi.messages)
    village.now += timedelta(minutes=5)
    dewi.says("pemutakhiran")
    dewi.picks("Kedungrejo, Oktober 2018 (1)")
    village.work()

    assert sum(message.has_attachment for message in dewi.messages) == shown + 1
    village.pendamping.says("berkas perubahan")
    assert not village.pendamping.messages[-1].has_attachment


# The photos.


@pytest.mark.parametrize(("state", "kept"), [("right", False), ("wrong", False), ("received", True)])
def test_a_photo_is_forgotten_so_many_days_after_it_has_served(village: Village, state: str, kept: bool) -> None:
    made = told(village, "2018-10-20", right=state == "right")
    siti = village.actor("Siti")
    if state == "wrong":
        village.write(lambda s: mark_wrong(s, siti, made, "tidak jadi", village.now))
    file = StoredFile(contact_id=1, channel="telegram", provider_reference="f", kind="photo", received_at=village.now)
    file.subject, file.state, file.content = f"update:{made}", "stored", b"encrypted"
    village.write(lambda s: s.add(file))
    if state == "right":
        village.go_to("2018-11-20", "08:00")
        assert photo(village, made) == ("stored", b"encrypted")
        send(village)
    ended = village.now
    village.go_to(ended + timedelta(days=village.rules.update_evidence_days - 1))
    assert photo(village, made)[0] == "stored"
    village.go_to(ended + timedelta(days=village.rules.update_evidence_days, minutes=1))

    assert photo(village, made) == (("stored", b"encrypted") if kept else ("gone", None))
    traces = select(TrailEntry.object_id).where(TrailEntry.operation == "forget_update_evidence")
    assert list(village.read(lambda s: s.scalars(traces).all())) == ([] if kept else [village.people["Mawar"]])


def photo(village: Village, update_id: int) -> tuple[str, bytes | None]:
    file = village.read(
        lambda s: s.scalars(select(StoredFile).where(StoredFile.subject == f"update:{update_id}")).one()
    )
    return file.state, file.content


def test_only_what_waits_for_her_own_look_is_counted(village: Village) -> None:
    told(village, "2018-10-20", right=False)
    told(village, "2018-10-21", of="Wati")

    def waiting(name: str) -> int:
        return village.read(lambda s: waiting_updates(s, village.people[name], village.now))

    assert [waiting(name) for name in ("Siti", "Bambang", "Rahmat")] == [1, 0, 0]


def test_where_nobody_sent_the_koordinator_is_told_of_no_sheet(village: Village) -> None:
    told(village, "2018-10-20")
    village.go_to("2018-11-16", "16:00")

    assert village.read(lambda s: s.scalars(select(Paper)).all()) == []
    assert "belum ada berkas ke kantor" in village.phone("Bambang").last
