"""Who was not paid, in people's own words: names and numbers as in reports of meetings, with causes of payment."""

import pytest

from programme.attendance_report import Member
from programme.payments.paid_words import says_all_paid, says_nobody_paid
from programme.payments.reading import read_unpaid
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
    # whose the money or the card is, before the name
    "uang mawar belum masuk": {2: None},
    "bantuan bu mawar belum cair": {2: None},
    "kartunya bu wati ilang": {3: "card_lost"},
    "kartu atm mawar ketelan mesin, pin wati lupa": {2: "card_broken", 3: "pin"},
    "saldone wati karo ponirah kosong": {3: "zero_balance", 8: "zero_balance"},
    "kks punya wati rusak": {3: "card_broken"},
    "nu teu acan: mawar (kartu leungit), wati (pin poho)": {2: "card_lost", 3: "pin"},
    "mawar sakit, wati lali gawa kartu": {2: "sick", 3: "documents"},
    "mawar gak dapet undangan, wati rekeningnya diblokir": {2: "not_on_list", 3: "other"},
    "mawar gagal terus di atm": {2: "other"},
    "mawar tidak datang": {2: "absent"},
    "no.3 blm, no. 7 saldo nol": {3: None, 7: "zero_balance"},
    "mawar sudah dicek belum masuk": {2: None},
    "semua dapat 500rb kecuali wati": {3: None},
    "alhamdulillah sampun sedoyo bu": {},
    "uang sudah cair semua bu": {},
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


PAID = {
    "mawar sudah bu": {2},
    "mawar sudah ya bu, wati belum": {2},
    "mawar sudah wati belum": {2},
    "mawar sdh lastri blm": {2},
    "wati wis bu, mawar durung": {3},
    "wati uwis oleh, mawar durung": {3},
    "mawar atos bu, wati teu acan": {2},
    "mawar dapat 500rb, wati 300rb": {2, 3},
    "mawar sudah terima 500 ribu, wati belum": {2},
    "wati diambilkan suaminya, mawar belum": {3},
    "mawar bansosnya belum masuk, wati sudah": {3},
}


@pytest.mark.parametrize(("text", "paid"), PAID.items(), ids=PAID)
def test_an_already_behind_a_name_says_that_she_was_paid(text: str, paid: set[int]) -> None:
    report = read_unpaid(text, MEMBERS)

    assert report.present == paid
    assert not report.present & set(report.absent)
    assert (report.ambiguous, report.unknown) == ([], [])


def test_numbers_of_those_paid_and_not_are_counts() -> None:
    report = read_unpaid("sudah 8 orang, 2 belum", MEMBERS)

    assert (report.stated_present, report.stated_absent) == (8, 2)


@pytest.mark.parametrize(
    "said",
    [
        "mawar kurang 100rb",
        "mawar sudah ambil tapi kurang",
        "mawar uangnya kurang, harusnya 500 cuma 300",
        "semua sudah, mawar kurang 150.000",
        "kayaknya mawar belum dibayar",
        "mawar belum dibayar kayaknya",
        "wati sudah, mawar dipotong agen",
        "lastri sudah, mawar diminta 20rb sama ketua",
        "semua sudah bu, tapi mawar dipotong 20rb",
    ],
)
def test_where_it_is_open_whether_she_was_paid_she_is_asked_about(said: str) -> None:
    report = read_unpaid(said, MEMBERS)

    assert [asked.candidates for asked in report.ambiguous] == [frozenset({2})]
    assert (report.absent, report.stated_present, report.all_present) == ({}, None, False)
    assert 2 not in report.present


@pytest.mark.parametrize(
    "said",
    ["mawar diminta 50rb sama agen", "mawar dipotong 50rb", "mawar disuruh kasih 10 ribu ke ketua", "wati dipotong"],
)
def test_money_taken_from_a_family_is_a_complaint_and_not_that_she_was_paid(said: str) -> None:
    assert not read_unpaid(said, MEMBERS).is_report


@pytest.mark.parametrize(
    "said", ["mawar belum dapat 500rb", "mawar gak dapat 300rb", "mawar belum terima uang 500 ribu"]
)
def test_an_amount_that_did_not_come_was_not_paid(said: str) -> None:
    assert read_unpaid(said, MEMBERS).absent == {2: None}


def test_a_phone_number_is_no_amount() -> None:
    assert read_unpaid("no hp mawar 081234567890", MEMBERS).present == set()


def test_a_word_one_letter_from_a_name_is_no_owner_of_a_card() -> None:
    report = read_unpaid("kartu mati wati", [*MEMBERS, Member(11, "Marti")])

    assert report.absent == {3: "card_broken"}


def test_every_cause_that_is_recognised_is_a_code() -> None:
    texts = [text for text in UNPAID if reasons_in(text)]

    assert {code for text in texts for _, _, code in reasons_in(text)} <= set(REASONS)
    assert all(None in unpaid.values() or set(unpaid.values()) <= set(REASONS) for unpaid in UNPAID.values())


@pytest.mark.parametrize(
    "said",
    [
        "semua belum",
        "belum dibayar semua bu",
        "belum ada yang cair",
        "kabeh durung oleh duit",
        "belum cair semua bu soalnya loket tutup",
    ],
)
def test_that_nobody_was_paid_is_read_from_the_whole_message(said: str) -> None:
    assert says_nobody_paid(said)


@pytest.mark.parametrize("said", ["belum semua", "durung kabeh", "tidak ada", "semua belum kecuali wati", "wati belum"])
def test_what_may_mean_only_some_is_not_read_as_nobody(said: str) -> None:
    assert not says_nobody_paid(said)


def test_only_in_so_many_words_all_were_paid() -> None:
    assert says_all_paid("semua sudah bu")
    assert not says_all_paid("tidak ada")
