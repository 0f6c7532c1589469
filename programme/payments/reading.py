"""Reads an answer to "siapa yang belum dibayar?": the reader of attendance reports, with paid for present.

The words of money are put into those of attendance, each cause of not being paid standing for another cause of absence
that the text does not speak of itself; what was understood is then put back. So names, numbers, "semua kecuali" and
every doubt are read as they are in reports of meetings.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from programme.attendance_reading.lexicon import MEANINGS
from programme.attendance_reading.tokens import LOOSE_ENDING
from programme.attendance_text import Member, Report, read_report
from programme.glued_words import taken_apart
from programme.names import Fit, name_book
from programme.payments.next_one import told_one_by_one
from programme.payments.owners_said import owner_first
from programme.payments.paid_words import in_words_of_attendance, says_all_paid, tells_of_money_taken
from programme.payments.reasons import OF_ABSENCE, reasons_in
from programme.payments.slips import without_slips

Found = tuple[int, int, str]
"""(begin, end, code) of a cause in the text."""
CARRIERS = (
    ("work", "kerja"),
    ("family_event", "hajatan"),
    ("birth", "melahirkan"),
    ("bereavement", "takziah"),
    ("weather", "kehujanan"),
    ("sick", "sakit"),
)
"""Causes of absence that may stand for one of not being paid, with the word the reader of reports knows."""


def read_unpaid(text: str, members: Sequence[Member], writer: int | None = None) -> Report:
    """What a text says of who was paid: `present` were paid, `absent` were not, with a code of payment_reasons.

    `writer` is the number of the member who writes: `saya` is she.
    That money was taken from somebody is no report but a complaint, unless it is told of others whether they were paid.
    """
    is_name = _names_among(members)
    written = without_slips(LOOSE_ENDING.sub("", taken_apart(text).replace("’", "'")), is_name)
    shown = owner_first(told_one_by_one(written, is_name), is_name)
    plain = shown.lower()
    shown = shown if len(shown) == len(plain) else plain
    found = reasons_in(plain)
    carried = _carriers({code for _, _, code in found}, _own_reasons(shown, found, members, is_name))
    words = [carried.get(code, ("other", "tidak hadir"))[1] for _, _, code in found]
    report = read_report(_put_into_words(shown, found, words, is_name), members, writer)
    if tells_of_money_taken(shown) and not (_tells_of_others(report) or says_all_paid(shown)):
        return Report(is_report=False)  # a complaint and nothing else
    return _put_back(report, {reason: code for code, (reason, _) in carried.items()})


def _tells_of_others(report: Report) -> bool:
    counted = report.stated_present is not None or report.stated_absent is not None
    return bool(report.absent or report.present or report.represented or report.unknown) or counted


def _names_among(members: Sequence[Member]) -> Callable[[str], bool]:
    """Tells whether a word is a member's name; one slip away only where it is no word of reports (mati, Marti)."""
    book = name_book(tuple((member.number, member.name) for member in members))

    def is_name(word: str) -> bool:
        match = book.match((word.lower(),))
        return match is not None and (match.fit is Fit.SAME or (match.fit <= Fit.SLIP and word.lower() not in MEANINGS))

    return is_name


def _put_into_words(shown: str, found: Sequence[Found], words: Sequence[str], is_name: Callable[[str], bool]) -> str:
    """The text in words of attendance, each cause that was found replaced by its word."""
    pieces, at = [], 0
    for (begin, end, _), word in zip(found, words, strict=True):
        pieces += [shown[at:begin], word]
        at = end
    return in_words_of_attendance("".join([*pieces, shown[at:]]), is_name)


def _own_reasons(
    shown: str, found: Sequence[Found], members: Sequence[Member], is_name: Callable[[str], bool]
) -> set[str]:
    """Causes of absence that the text speaks of besides: none of them may stand for something else."""
    if not found:
        return set()
    report = read_report(_put_into_words(shown, found, ["tidak hadir"] * len(found), is_name), members)
    return {reason for reason in report.absent.values() if reason is not None} | {
        asked.reason for asked in report.ambiguous if asked.reason is not None
    }


def _carriers(codes: set[str], taken: set[str]) -> dict[str, tuple[str, str]]:
    """Code -> the cause of absence that stands for it here, and its word; the last of too many codes have none."""
    free = [one for one in CARRIERS if one[0] not in taken]
    return dict(zip(sorted(codes), free, strict=False))


def _put_back(report: Report, codes: dict[str, str]) -> Report:
    """The report with reasons of payment; what the reader says of attendance alone is none."""

    def code_of(reason: str | None) -> str | None:
        if reason is None:
            return None
        return codes.get(reason) or OF_ABSENCE.get(reason, "absent")

    return replace(
        report,
        absent={number: code_of(reason) for number, reason in report.absent.items()},
        represented=set(),
        present=report.present | report.represented,
        ambiguous=[replace(one, reason=code_of(one.reason)) for one in report.ambiguous],
        unknown=[one.replace("tidak hadir", "belum dibayar") for one in report.unknown],
    )
