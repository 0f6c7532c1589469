"""In the month's last week each ketua is asked whether anything changed in her group."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from db.tables import Address, DataUpdate, Kpm
from tests.conversations.test_report_change import answers
from tests.village import Village


def reports(village: Village) -> list[tuple[int, str]]:
    rows = village.read(lambda s: s.scalars(select(DataUpdate).order_by(DataUpdate.id)).all())
    return [(row.kpm_id, row.kind) for row in rows]


@pytest.fixture
def village(village: Village) -> Village:
    """An office that asks its ketua each month."""
    village.rules = replace(village.rules, changes_asked=True)
    return village


def test_a_ketua_tells_several_changes_in_one_go(village: Village) -> None:
    village.go_to("2018-10-25", "10:00")
    assert "ada perubahan di kelompok Melati 1?" in village.ketua.last

    answers(village.ketua, ">Ada perubahan", "wati", ">Perubahan lain", "rumahnya roboh", ">Nanti saja", ">Ya, kirim")
    answers(village.ketua, ">Ada lagi", ">Keluarga saya", ">Ganti tempat", ">Saya sendiri", "posyandu Melati", ">Nanti")
    answers(village.ketua, ">Ya, kirim", ">Sudah semua")

    assert reports(village) == [(village.people["Wati"], "other"), (village.people["Sri"], "facility")]


def test_no_change_is_thanked_for_and_not_asked_again_that_month(village: Village) -> None:
    village.go_to("2018-10-25", "10:00")
    village.ketua.says("tidak ada bu")
    assert "terima kasih" in village.ketua.last.casefold()

    village.go_to("2018-11-01")
    assert len(village.outbox("changes_asked")) == 1
    village.go_to("2018-11-24", "10:00")
    assert [row.slot for row in village.outbox("changes_asked", to="Sri")] == ["2018-10", "2018-11"]


def test_what_changed_may_be_told_at_once(village: Village) -> None:
    village.go_to("2018-10-25", "10:00")
    answers(village.ketua, "bu wati pindah rumah", ">Ya, betul", "RT 3 RW 2", "bulan lalu", ">Nomornya tetap", ">Nanti")
    answers(village.ketua, ">Ya, kirim", ">Sudah semua")

    assert reports(village) == [(village.people["Wati"], "moved")]


def test_it_is_asked_at_the_hour_set_and_not_before(village: Village) -> None:
    village.go_to("2018-10-25", "09:59")
    assert village.outbox("changes_asked") == []
    village.go_to("2018-10-25", "10:00")

    assert [row.person_id for row in village.outbox("changes_asked")] == [village.people["Sri"]]


def test_who_has_a_meeting_that_day_is_asked_on_the_morrow(village: Village) -> None:
    village.meeting("2018-10-25")
    village.go_to("2018-10-25", "23:00")
    assert village.outbox("changes_asked") == []
    village.go_to("2018-10-26", "10:00")

    assert [row.person_id for row in village.outbox("changes_asked")] == [village.people["Sri"]]


def test_where_the_ketua_has_no_chat_her_deputy_is_asked(village: Village) -> None:
    sri, lastri = village.people["Sri"], village.people["Lastri"]
    village.write(lambda s: setattr(s.get_one(Kpm, lastri), "duty", "deputy"))
    closed = select(Address).where(Address.person_id == sri)
    village.write(lambda s: setattr(s.scalars(closed).one(), "closed_at", village.now))

    village.go_to("2018-10-25", "10:00")

    assert [row.person_id for row in village.outbox("changes_asked")] == [lastri]


def test_a_button_of_a_group_that_is_no_longer_hers_does_nothing(village: Village) -> None:
    village.go_to("2018-10-25", "10:00")
    village.write(lambda s: setattr(s.get_one(Kpm, village.people["Sri"]), "duty", "member"))

    village.ketua.taps_data(village.ketua.messages[-1].id, f"n:changes_asked:group:{village.group_id()}:yes")

    assert "tidak berlaku" in village.ketua.last
