"""A ketua is a member too: what she tells of herself is read as of any other, and never lost."""

import re

import pytest

from programme.attendance_text import Member, read_report
from programme.payments.reading import read_unpaid
from tests.programme.test_attendance_reworded import EVERY, is_silent, members_of, messages
from tests.programme.test_attendance_text import ROSTERS

MEMBERS = [Member(1, "Sri"), Member(2, "Mawar"), Member(3, "Wati"), Member(4, "Painem")]
SHE = 1
SAYA = re.compile(r"(?i)\b(?:saya|sy|aku|kulo|kula|abdi|nyong|inyong|kuring)\b")
TITLE = r"(?:(?:ibu|bu|mbak|mba|mbok|teh|ceu|yu|bik|bi|neng|ny|mbah|budhe|bude|bulik) )?"
MOST_LOST = 0.04


@pytest.mark.parametrize(
    ("said", "absent"),
    [
        ("saya sakit", {SHE: "sick"}),
        ("maaf bu kemarin saya sakit jadi gak hadir", {SHE: "sick"}),
        ("semua hadir kecuali saya", {SHE: None}),
        ("kecuali saya semua hadir", {SHE: None}),
        ("yg gak hadir saya sama mawar", {SHE: None, 2: None}),
        ("yang ga dateng cuma saya", {SHE: None}),
        ("yang tidak hadir hari ini saya sakit, bu wati kerja", {SHE: "sick", 3: "work"}),
        ("tidak hadir: saya (sakit), mawar (kerja)", {SHE: "sick", 2: "work"}),
        ("1. saya sakit\n2. mawar kerja", {SHE: "sick", 2: "work"}),
        ("mawar, wati, saya", {SHE: None, 2: None, 3: None}),
        ("tidak hadir\nmawar\nsaya", {SHE: None, 2: None}),
        ("yg ga hadir mawar, wati, dan saya", {SHE: None, 2: None, 3: None}),
        ("mawar, wati, sama saya", {SHE: None, 2: None, 3: None}),
        ("mawar sakit, dan saya juga", {SHE: "sick", 2: "sick"}),
        ("aku loro weteng, mawar kerja", {SHE: "sick", 2: "work"}),
        ("saya bukan sakit bu, tapi kerja jadi gk hadir. Yang sakit mah mawar", {SHE: "work", 2: "sick"}),
        ("saya, mawar, wati kerja", {SHE: "work", 2: "work", 3: "work"}),
        ("kulo kalih mbak wati mboten saged rawuh, gerah", {SHE: "sick", 3: "sick"}),
        ("Mawar sakit, saya juga", {SHE: "sick", 2: "sick"}),
        ("mawar sakit, eh maksudnya saya", {SHE: "sick"}),
        ("Abdi teu tiasa sumping, budak gering", {SHE: "child_sick"}),
        ("tidak lengkap bu, kurang saya", {SHE: None}),
        ("saya gak dikabari jadi gak dateng", {SHE: "not_informed"}),
        ("anak saya sakit, mawar kerja", {SHE: "child_sick", 2: "work"}),
        ("saya lg nunggu suami saya opname, yang lain hadir", {SHE: "other"}),
    ],
)
def test_who_writes_is_read_as_any_member(said: str, absent: dict[int, str | None]) -> None:
    report = read_report(said, MEMBERS, writer=SHE)

    assert report.absent == absent
    assert not report.ambiguous
    assert not report.unknown
    assert not report.all_present


@pytest.mark.parametrize(
    "said",
    [
        "saya catat mawar tidak hadir",
        "mawar sakit kata saya tadi",
        "Mawar tidak hadir, saya kurang tahu kenapa",
        "saya lihat mawar tidak hadir",
        "dengan ini saya sampaikan bahwa mawar tidak hadir",
        "maaf kemarin abdi teu acan kaburu laporan. nu teu hadir Mawar",
        "tetangga saya mawar tidak hadir",
        "cucu saya sakit jadi saya telat, yang tidak hadir Mawar",
        "saya sudah wa mawar tapi mawar tidak hadir",
        "yang tidak hadir mawar, dan saya mohon maaf baru lapor",
        "bu ini saya mau laporan. mawar tidak hadir",
        "ini saya laporan tadi ya bu, mawar tidak hadir",
        "saya baru pulang bu. mawar tidak hadir",
    ],
)
def test_what_she_does_besides_tells_nothing_of_her_coming(said: str) -> None:
    assert set(read_report(said, MEMBERS, writer=SHE).absent) == {2}


@pytest.mark.parametrize("said", ["ngenjing jam pinten nggih? kulo dereng diparingi kabar", "saya belum dapat info bu"])
def test_that_she_had_no_news_yet_is_no_report(said: str) -> None:
    assert not read_report(said, MEMBERS, writer=SHE).is_report


def test_she_came_or_was_represented_in_her_own_words() -> None:
    assert read_report("saya telat bu tapi hadir", MEMBERS, writer=SHE).present == {SHE}
    assert read_report("saya diwakili anak saya", MEMBERS, writer=SHE).represented == {SHE}


def test_where_nobody_of_the_group_writes_it_is_asked_who_is_meant() -> None:
    report = read_report("semua hadir kecuali saya", MEMBERS)

    assert report.unknown == ["saya"]
    assert not report.all_present


@pytest.mark.parametrize(
    ("said", "unpaid"),
    [("semua sudah kecuali saya", {SHE}), ("saya belum, mawar juga belum", {SHE, 2}), ("belum: saya, wati", {SHE, 3})],
)
def test_her_own_money_is_told_the_same_way(said: str, unpaid: set[int]) -> None:
    assert set(read_unpaid(said, MEMBERS, writer=SHE).absent) == unpaid


@pytest.mark.parametrize(("pronoun", "first"), [("saya", 1), ("kulo", 8), ("abdi", 15)])
def test_a_member_put_as_the_writer_is_read_the_same(pronoun: str, first: int) -> None:
    """What is left are quotes ("Ngatmi bilang saya sakit") and corrections by name."""
    tried, wrong = 0, []
    for letter, text in messages()[first::EVERY]:
        report = read_report(text, ROSTERS[letter])
        told = [*report.absent, *report.represented]
        if SAYA.search(text) or not is_silent(report) or not told:
            continue
        words = "|".join(next(one.name for one in ROSTERS[letter] if one.number == told[0]).split())
        again, found = re.subn(rf"(?i)\b{TITLE}(?:{words})(?: (?:{words}))*\b", pronoun, text)
        if found != 1:
            continue
        tried += 1
        read = read_report(again, ROSTERS[letter], writer=told[0])
        if is_silent(read) and members_of(read) != members_of(report):
            wrong.append((letter, again, read))

    assert tried > 100
    assert len(wrong) <= MOST_LOST * tried, wrong
