"""Reads an answer to "siapa yang belum dibayar?": the reader of attendance reports, with paid for present.

The words of money are put into those of attendance, each cause of not being paid standing for another cause of absence
that the text does not speak of itself; what was understood is then put back. So names, numbers, "semua kecuali" and
every doubt are read as they are in reports of meetings.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from programme.attendance_text import Member, Report, read_report
from programme.payments.reasons import OF_ABSENCE, reasons_in

CARRIERS = (
    ("work", "kerja"),
    ("family_event", "hajatan"),
    ("birth", "melahirkan"),
    ("bereavement", "takziah"),
    ("weather", "kehujanan"),
    ("sick", "sakit"),
)
"""Causes of absence that may stand for one of not being paid, with the word the reader of reports knows."""
_GOT = (
    r"(?:dapat|dpt|dapet|dibayar|dbayar|dipunbayar|dibayarkan|cair|terima|menerima|nerima|ambil|mengambil|diambil|kebagian|masuk|"
    r"oleh|entuk|angsal|nampi|kenging|dicairkan|pencairan|bayar|bayaran)(?:kan|nya)?"
)
_NOT_YET = r"(?:belum|blm|blum|durung|dereng|teu acan|tacan)"
_NOT = r"(?:tidak|tdk|gak|ga|nggak|ngga|ndak|enggak|ora|mboten|teu|henteu|batal|gagal)"
_ALREADY = r"(?:sudah|sdh|udah|udh|dah|wis|wes|uwis|sampun|pun|atos|parantos|enggeus|geus)"
_ALL = r"(?:semua(?:nya)?|smua|kabeh|sedaya|sadaya|sadayana|seluruhnya)"
_FINE = r"(?:lancar|aman|beres|rampung|tuntas|komplit|lengkap)"
_UANG = r"(?: (?:uang|duit|bantuan|dana)(?:nya|e)?)?"
_SAYINGS: tuple[tuple[str, str], ...] = (
    (rf"{_FINE} {_ALL}|{_ALL} {_FINE}", "hadir semua"),
    (rf"{_ALL} (?:{_ALREADY} )?{_GOT}|{_ALREADY} {_GOT} {_ALL}|{_GOT} {_ALL}", "semua hadir"),
    (rf"{_ALL} {_ALREADY}(?! (?:{_NOT}|{_NOT_YET}))|{_ALREADY} {_ALL}", "semua hadir"),
    (rf"{_ALL} {_NOT_YET}(?: {_GOT})?", "semua tidak hadir"),
    (rf"(?:yang |sing |nu )?(?:{_NOT_YET}|{_NOT}) (?:bisa )?{_GOT}{_UANG}", "tidak hadir"),
    (rf"(?:yang |sing |nu )?{_NOT_YET}", "tidak hadir"),
    (rf"(?:yang |sing |nu )?{_ALREADY} {_GOT}{_UANG}", "hadir"),
    (rf"{_ALREADY}(?= *(?:$|[.,;!\n]))", "hadir"),
)
_ANYBODY = r"(?:ada|ono|ana|wonten|aya)(?: satupun| satu pun)?(?: (?:yang|yg|sing|ingkang|nu))?"
_NOBODY = re.compile(
    rf"{_ALL} (?:masih )?{_NOT_YET}(?: {_GOT})?{_UANG}|{_NOT_YET} {_GOT}{_UANG} {_ALL}"
    rf"|{_NOT_YET} {_ANYBODY}(?: {_GOT})?|{_NOT} {_ANYBODY} {_GOT}"
)
_COURTESIES = re.compile(r"\b(?:bu|ibu|pak|bapak|mbak|mas|teh|ya|nggih|maaf|kok)\b")
_COMPILED = tuple((re.compile(rf"\b(?:{pattern})(?!\w)"), said) for pattern, said in _SAYINGS)


def read_unpaid(text: str, members: Sequence[Member]) -> Report:
    """What a text says of who was paid: `present` were paid, `absent` were not, with a code of payment_reasons."""
    plain = text.lower().replace("’", "'")
    found = reasons_in(plain)
    carried = _carriers({code for _, _, code in found}, _own_reasons(plain, found, members))
    pieces, at = [], 0
    for begin, end, code in found:
        pieces += [_in_words_of_attendance(plain[at:begin]), carried.get(code, ("other", "tidak hadir"))[1]]
        at = end
    pieces.append(_in_words_of_attendance(plain[at:]))
    report = read_report("".join(pieces), members)
    return _put_back(report, {reason: code for code, (reason, _) in carried.items()})


def says_nobody_paid(text: str) -> bool:
    """ "semua belum dibayar", "belum ada yang cair bu": the whole message says that nobody was paid.

    Not "belum semua" or "durung kabeh", which may mean that only some were not, nor "tidak ada": nobody is left.
    """
    words = re.findall(r"\w+", _COURTESIES.sub(" ", text.lower()))
    return _NOBODY.fullmatch(" ".join(words)) is not None


def says_all_paid(text: str) -> bool:
    """ "semua sudah", "kabeh wis oleh": said in so many words, unlike a "tidak ada" that may answer something else."""
    said = _in_words_of_attendance(text.lower())
    return "semua hadir" in said or "hadir semua" in said


def _in_words_of_attendance(text: str) -> str:
    for pattern, said in _COMPILED:
        text = pattern.sub(said, text)
    return text


def _own_reasons(plain: str, found: Sequence[tuple[int, int, str]], members: Sequence[Member]) -> set[str]:
    """Causes of absence that the text speaks of besides: none of them may stand for something else."""
    if not found:
        return set()
    rest, at = [], 0
    for begin, end, _ in found:
        rest += [plain[at:begin], "tidak hadir"]
        at = end
    report = read_report(_in_words_of_attendance("".join([*rest, plain[at:]])), members)
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
