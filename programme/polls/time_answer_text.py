"""What is answered to "would that time suit?": one member's own words, or a pendamping's list of who can and who can't.

Built on programme.meeting_answer_text, which reads the same "saged", "mboten saged", "teu tiasa" before a meeting.
"""

import re
from dataclasses import dataclass

from programme.date_reading.findings import NthWeekdaySaid, WeekdaySaid
from programme.date_reading.scan import findings_in
from programme.meeting_answer_text import COMING, LONGEST_READ, NOT_COMING, UNDECIDED, read_meeting_answer
from programme.polls.proposals import NewTime
from programme.typed_dates import hour_in

YES, NO, UNSURE = "yes", "no", "unsure"
SUITS: dict[str, bool | None] = {YES: True, NO: False, UNSURE: None}
"""The answer as it is kept."""
_ANSWERS = {COMING: YES, NOT_COMING: NO, UNDECIDED: UNSURE}
_DENIED = r"(?:tidak|tdk|gak|ga|gk|nggak|ngga|ndak|enggak|ora|ra|mboten|boten|teu|kurang|not)"
_AGREES = re.compile(r"\b(?:setuju|satuju|sarujuk|cocok|cocog|mathuk|agree)\b")
_DISAGREES = re.compile(rf"\b{_DENIED} (?:setuju|satuju|sarujuk|cocok|cocog|mathuk|pas)\b")
_LEAVES_IT = re.compile(r"\b(?:terserah|sembarang|kumaha wae|sakersa|up to you)\b")
_GOES_ALONG = re.compile(r"\b(?:manut|nderek mawon|ndherek mawon|ngiring wae|ikut saja|ikut aja|mangga wae)\b")
_RATHER = re.compile(r"\b(?:lebih (?:cocok|pas|suka|baik)|mending|luwih|langkung|leuwih|jangan)\b")
_IF_THEN = re.compile(
    r"\b(?:kalau|kalo|klo|yen|nek|menawi|upami|lamun|mun) (?=(?:hari|dina|dinten|poe|jam|pukul|tabuh|waktu|segitu|"
    r"semono|itu|niku|eta|senin|selasa|rabu|rebo|kamis|kemis|jumat|jemuwah|sabtu|setu|saptu|minggu|ahad|sore|sonten|siang|pagi|"
    r"enjing|malam|wengi)\b)"
)
""" "Kalau Sabtu bisa" answers a question about Saturday; "bisa kalau habis ashar" is a wish of her own."""
_OF_ONE_MEETING = re.compile(r"\b(?:besok|bsk|sesuk|benjing|enjang|isuk|hari ini|dinten niki|dina iki|poe ieu|nanti)\b")
_OTHER_MATTERS = re.compile(r"\b(?:kks|kartu\w*|atm|pin|saldo|bansos|bantuan|uang|duit|dana|nama|data|ktp|kk)\b")
LONGEST_PLAIN = 4
"""An answer of so many words says nothing besides; a longer one is kept in her own words."""


def read_time_answer(text: str, new: NewTime) -> str | None:
    """`yes`, `no` or `unsure`; None for what is no answer to it, such as one about tomorrow's meeting.

    A wish for another time is a no ("lebih cocok jam 5") or leaves it open ("jam 5 bisa"): her words are kept with it.
    """
    heard = _answer_in(text)
    return UNSURE if heard == YES and names_another_time(text, new) else heard


def names_a_time(text: str) -> bool:
    """Whether a day or an hour stands in it."""
    return bool(findings_in(text.casefold()))


def names_another_time(text: str, new: NewTime) -> bool:
    """Whether it speaks of another hour or weekday than the one proposed."""
    at, certain = hour_in(text.casefold())
    if at is not None and certain and at != new.at:
        return True
    days = {one.weekday for one in findings_in(text.casefold()) if isinstance(one, WeekdaySaid | NthWeekdaySaid)}
    return new.pattern.weekday is not None and bool(days - {new.pattern.weekday})


def _answer_in(text: str) -> str | None:
    said = " ".join(text[:LONGEST_READ].casefold().split())
    if not said or "?" in said or _OF_ONE_MEETING.search(said):
        return None
    if (_DISAGREES.search(said) or _RATHER.search(said)) and not _OTHER_MATTERS.search(said):
        return NO
    if _LEAVES_IT.search(said):
        return UNSURE
    heard = _ANSWERS.get(read_meeting_answer(_IF_THEN.sub("", said)).answer or "")
    if heard is None and (_AGREES.search(said) or _GOES_ALONG.search(said)) and not _OTHER_MATTERS.search(said):
        return YES
    return heard


def says_more(text: str) -> bool:
    """Whether there is more in her words than the answer: her reason, or a time that would suit her."""
    return len(text.split()) > LONGEST_PLAIN or names_a_time(text)


# A pendamping's list.

_WORD = {
    YES: r"(?:bisa|bs|iso|isa|saged|saget|tiasa|setuju|mau|ya|yes)",
    UNSURE: r"(?:belum tahu|belum tau|blm tahu|blm tau|belum pasti|durung weruh|durung ngerti|dereng ngertos|"
    r"teu acan terang|ragu|ragu ragu|bingung)",
}
_SAID = re.compile(
    rf"\b(?P<unsure>{_WORD[UNSURE]})\b|\b(?P<no>{_DENIED} {_WORD[YES]}|gabisa|gaiso|raiso)\b|\b(?P<yes>{_WORD[YES]})\b"
)
_BETWEEN = re.compile(r"[,;:.\n&+]|\b(?:dan|lan|karo|kalih|sareng|jeung|and|kalau|sedangkan|tapi|nek|yang|semua)\b")


@dataclass(frozen=True)
class SaidOfMembers:
    """(what she is called, yes, no or unsure), in order; `left`: names without an answer."""

    answers: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()


def read_time_answers(text: str) -> SaidOfMembers:
    """ "wati, murni bisa; lastri tidak bisa", "bisa: 3, 7. tidak bisa: 5": answers before or after their names."""
    said = " ".join(text[:LONGEST_READ].casefold().replace("\n", " ; ").split())
    found = list(_SAID.finditer(said))
    if not found:
        return SaidOfMembers(left=_names(said))
    answers = [next(kind for kind, word in one.groupdict().items() if word) for one in found]
    ends = [0, *(one.end() for one in found)]
    pieces = [_names(said[end : one.start()]) for end, one in zip(ends, found, strict=False)]
    last = _names(said[found[-1].end() :])
    if not pieces[0]:  # each answer stands before its names
        pieces, last = [*pieces[1:], last], ()
    pairs = [(name, answer) for names, answer in zip(pieces, answers, strict=True) for name in names]
    return SaidOfMembers(tuple(pairs), last)


def _names(said: str) -> tuple[str, ...]:
    return tuple(name for part in _BETWEEN.split(said) if (name := part.strip(" -()'\"")))
