"""Two reports of payments in one message: nobody of either is lost, and who was paid is not unpaid.

The answer of a message that is put together follows from those of its parts, so nobody need label it.
"""

from itertools import product

import pytest

from programme.attendance_report import Member
from programme.payments.reading import read_unpaid

NAMES = (
    "Sri Lestari",
    "Mawar",
    "Wati",
    "Lastri",
    "Juminten",
    "Halimah",
    "Ponirah",
    "Tumini",
    "Yatinem",
    "Dedeh",
    "Painem",
)
MEMBERS = [Member(number, name) for number, name in enumerate(NAMES, start=1)]
UNPAID: dict[str, str | None] = {
    "{} belum": None,
    "{} durung oleh": None,
    "bu {} teu acan nampi": None,
    "{} saldo nol": "zero_balance",
    "saldonya {} kosong": "zero_balance",
    "{} kartunya hilang": "card_lost",
    "kartunya {} ilang": "card_lost",
    "{} kks nya keblokir": "card_broken",
    "{} lupa pin": "pin",
    "uang {} belum masuk": None,
    "bansos bu {} belum cair": None,
    "{} gak bawa ktp": "documents",
    "{} tidak ada di daftar": "not_on_list",
    "{} sakit": "sick",
    "{} belum cair soalnya namanya beda": "name_differs",
    "{} meninggal": "died",
    "{} (kartu hilang)": "card_lost",
    "{} blm bu, saldo 0": "zero_balance",
    "{} sama anaknya di luar kota": "out_of_town",
}
PAID = (
    "{} sudah",
    "bu {} sdh cair",
    "{} wis oleh",
    "{} tos nampi",
    "{} sudah terima 500rb",
    "{} dapat 300rb",
    "{} diambilkan anaknya",
    "{} aman",
    "{} lancar bu",
    "{} oke",
)
EVERY = 3


@pytest.mark.parametrize(("between", "first"), [(", ", 0), (". ", 1), ("\n", 2), (" terus ", 1), (" tapi ", 2)])
def test_two_reports_in_one_message_are_read_as_both(between: str, first: int) -> None:
    wrong = []
    parts = [*UNPAID.items(), *((one, "paid") for one in PAID)]
    for turn, ((one, of_one), (other, of_other)) in enumerate(list(product(parts, parts))[first::EVERY]):
        number, another = 2 + turn % 9, 3 + turn % 9
        said = one.format(NAMES[number - 1]) + between + other.format(NAMES[another - 1].lower())
        meant = {number: of_one, another: of_other}
        report = read_unpaid(said, MEMBERS)
        asked = {candidate for one_asked in report.ambiguous for candidate in one_asked.candidates}
        heard = {**report.absent, **dict.fromkeys(report.present, "paid")}
        if {key: code for key, code in heard.items() if key not in asked} != {
            key: code for key, code in meant.items() if key not in asked
        }:
            wrong.append((said, report))

    assert not wrong


@pytest.mark.parametrize(
    ("said", "unpaid"),
    [
        ("halimah lupa pin painem belum", {6: "pin", 11: None}),
        ("mawar sudah kalau bansos bu wati belum cair", {3: None}),
        ("wati sampun kalau mawar durung", {2: None}),
        ("mawar tos nampi", {}),
        ("mawar gadapet, wati sdhcair", {2: None}),
        ("❌ belum: mawar, wati. ✅ sudah: lastri", {2: None, 3: None}),
        ("dedeh atm nya rusak", {10: "card_broken"}),
    ],
)
def test_reports_without_marks_are_told_apart(said: str, unpaid: dict[int, str | None]) -> None:
    report = read_unpaid(said, MEMBERS)

    assert report.absent == unpaid
    assert report.unknown == []


def test_what_would_be_if_she_were_not_paid_is_no_report() -> None:
    assert read_unpaid("mawar sudah. kalau wati belum cair gimana bu?", MEMBERS).absent == {}


@pytest.mark.parametrize(
    ("said", "unpaid", "paid"),
    [
        ("mawar bleum bu", {2: None}, set()),
        ("wati sduah, mawar belm cair", {2: None}, {3}),
        ("katru mawar hilag", {2: "card_lost"}, set()),
        ("salod mawar ksoong", {2: "zero_balance"}, set()),
        ("semua suda kceuali painem", {11: None}, set()),
    ],
)
def test_slips_in_the_words_that_decide_are_understood(
    said: str, unpaid: dict[int, str | None], paid: set[int]
) -> None:
    report = read_unpaid(said, MEMBERS)

    assert (report.absent, report.present) == (unpaid, paid)
