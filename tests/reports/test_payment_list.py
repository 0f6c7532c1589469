"""The printed list of a payment day: every family has a line, each group its own page, those at home theirs."""

from reports.payment_list import ListLine, payment_list_pdf


def pages(content: bytes) -> int:
    return content.count(b"/Type /Page\n")


def lines(count: int) -> list[ListLine]:
    return [ListLine(str(number), f"Siti {number} " + "Ñ" * 60, "08.00", "") for number in range(1, count + 1)]


def test_each_group_begins_a_page_and_a_long_one_goes_on() -> None:
    short = payment_list_pdf("Pembayaran", {"Melati 1": lines(25), "Melati 2": lines(25)}, [])
    long = payment_list_pdf("Pembayaran", {"Melati 1": lines(60)}, lines(2))

    assert short.startswith(b"%PDF-")
    assert (pages(short), pages(long)) == (2, 4)


def test_nobody_at_all_is_still_a_page() -> None:
    assert pages(payment_list_pdf("Pembayaran", {}, [])) == 1
