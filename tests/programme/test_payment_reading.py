"""Who was not paid, in people's own words: names and numbers as in reports of meetings, with causes of payment."""

import pytest

from programme.attendance_report import Member
from programme.payments.reading import read_unpaid, says_all_paid, says_nobody_paid
from programme.payments.reasons import REASONS, reasons_in

NAMES = ("Sri", "Mawar", "Wati", "Lastri", "Aminah", "Siti Aminah", "Murni", "Ponirah", "Tumini", "Yatinem")
MEMBERS = [Member(number, name) for number, name in enumerate(NAMES, start=1)]

UNPAID: dict[str, dict[int, str | None]] = {
    "semua sudah": {},
    "sudah semua bu": {},
    "kabeh wis oleh": {},
    "sadayana parantos nampi": {},
    "alhamdulillah lancar semua": {},
    "ngga ada yang belum": {},
    "semua sudah, kecuali wati saldo nol, no 7 sakit": {3: "zero_balance", 7: "sick"},
    "semua sudah cair kecuali bu wati kksnya tertelan, bu murni lupa pin dan tumini ktpnya ketinggalan": {
        3: "card_broken",
        7: "pin",
        9: "documents",
    },
    "yang belum wati sama murni": {3: None, 7: None},
    "belum: 3, 7, 9": {3: None, 7: None, 9: None},
    "mawar belum cair": {2: None},
    "wati meninggal": {3: "died"},
    "wati suaminya meninggal": {3: "absent"},
    "wati kerja, murni saldo kosong": {3: "absent", 7: "zero_balance"},
    "3 saldo 0, 8 di luar kota": {3: "zero_balance", 8: "out_of_town"},
    "ponirah durung oleh duite, saldone kosong": {8: "zero_balance"},
    "bu ponirah mboten angsal, kartunipun ical": {8: "card_lost"},
    "bu ponirah kertu ical": {8: "card_lost"},
    "murni namanya tidak ada di daftar": {7: "not_on_list"},
    "yatinem nama beda": {10: "name_differs"},
    "tumini uangnya habis di loket": {9: "closed"},
    "sudah dibayar 8, belum 2: wati, murni saldo nol": {3: "zero_balance", 7: "zero_balance"},
    "semua sudah dapat, tinggal wati": {3: None},
}


@pytest.mark.parametrize(("text", "unpaid"), UNPAID.items(), ids=UNPAID)
def test_a_report_names_the_unpaid_with_their_causes(text: str, unpaid: dict[int, str | None]) -> None:
    report = read_unpaid(text, MEMBERS)

    assert report.is_report
    assert report.absent == unpaid
    assert report.all_present is not bool(unpaid)
    assert (report.ambiguous, report.unknown) == ([], [])


@pytest.mark.parametrize("text", ["kapan cair?", "terima kasih", "sudah", "belum ada kabar"])
def test_other_words_are_no_report(text: str) -> None:
    assert not read_unpaid(text, MEMBERS).is_report


def test_a_name_that_fits_two_is_asked_with_its_cause() -> None:
    (asked,) = read_unpaid("aminah saldo kosong", MEMBERS).ambiguous

    assert (asked.candidates, asked.reason) == (frozenset({5, 6}), "zero_balance")


def test_who_was_named_as_paid_is_no_unpaid_one() -> None:
    report = read_unpaid("lastri sudah, wati belum", MEMBERS)

    assert (report.present, report.absent) == ({4}, {3: None})


def test_every_cause_that_is_recognised_is_a_code() -> None:
    texts = [text for text in UNPAID if reasons_in(text)]

    assert {code for text in texts for _, _, code in reasons_in(text)} <= set(REASONS)
    assert all(None in unpaid.values() or set(unpaid.values()) <= set(REASONS) for unpaid in UNPAID.values())


@pytest.mark.parametrize(
    "said", ["semua belum", "belum dibayar semua bu", "belum ada yang cair", "kabeh durung oleh duit"]
)
def test_that_nobody_was_paid_is_read_from_the_whole_message(said: str) -> None:
    assert says_nobody_paid(said)


@pytest.mark.parametrize("said", ["belum semua", "durung kabeh", "tidak ada", "semua belum kecuali wati", "wati belum"])
def test_what_may_mean_only_some_is_not_read_as_nobody(said: str) -> None:
    assert not says_nobody_paid(said)


def test_only_in_so_many_words_all_were_paid() -> None:
    assert says_all_paid("semua sudah bu")
    assert not says_all_paid("tidak ada")
