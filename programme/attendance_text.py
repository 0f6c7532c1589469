"""Reads a ketua's answer to "siapa yang tidak hadir?": one pure function from her words to a report.

Members are named, numbered or counted in Indonesian, Javanese and Sundanese as typed on a cheap phone. The reader
would rather ask than guess: whatever could be a name and is not certain ends in `ambiguous` or `unknown`.
"""

from collections.abc import Sequence
from dataclasses import replace

from programme.attendance_reading.addressed import perhaps_called, without_address
from programme.attendance_reading.asides import without_asides
from programme.attendance_reading.clauses import ClauseReader
from programme.attendance_reading.counts import Counts, counts_of
from programme.attendance_reading.entries import (
    Entry,
    Verdict,
    both_told,
    doubt_mere_names,
    doubt_who_was_struck,
    verdict_of,
)
from programme.attendance_reading.glued_names import with_blanks
from programme.attendance_reading.heading_lines import with_headings
from programme.attendance_reading.informants import without_informants
from programme.attendance_reading.mentions import MentionFinder
from programme.attendance_reading.named_besides import without_named_besides
from programme.attendance_reading.negations import without_words_of_manner
from programme.attendance_reading.nows import with_nows
from programme.attendance_reading.numbers import NumberReader
from programme.attendance_reading.own_words import own_words
from programme.attendance_reading.phrases import Phrase, phrases_of
from programme.attendance_reading.questions import questions_in
from programme.attendance_reading.thens import with_thens
from programme.attendance_reading.tokens import LONGEST_READ, tokens_of
from programme.attendance_reading.unheard import excepted_unheard, unheard
from programme.attendance_reading.units import Mention, Unit
from programme.attendance_reading.writers import with_writer
from programme.attendance_report import REASONS, Ambiguous, Member, Report
from programme.names import name_book

__all__ = ["REASONS", "Ambiguous", "Member", "Report", "read_report"]

CAME = Verdict("present", None, firm=True)
GREETINGS = frozenset({"greeting", "sorry"})


def read_report(text: str, members: Sequence[Member], writer: int | None = None) -> Report:
    """What a free message says about who was absent, present or represented, and what must be asked.

    A bare list names absent members. A greeting, a question or a complaint gives `is_report=False` and nothing else
    but `questions`. `writer` is the number of the member who writes: `saya` is she.
    Text beyond the first 4,000 characters is not read.
    """
    book = name_book(tuple((member.number, member.name) for member in members))
    text = without_named_besides(text[:LONGEST_READ], members)
    shown, tokens = tokens_of(with_blanks(text, members))
    tokens = with_thens(tokens, book)
    finder = MentionFinder(shown, tokens, book)
    known = frozenset(member.number for member in members)
    named = with_writer(without_informants(finder.units(), tokens), tokens, finder, writer)
    numbers = NumberReader(named, tokens, known)
    units = with_nows(without_words_of_manner(numbers.read(), tokens), tokens)
    phrases = with_headings([_weighed(phrase, units, finder) for phrase in phrases_of([unit.word for unit in units])])
    asked = questions_in(phrases, units, finder.said, len(tokens) - 1)
    told = without_address(phrases, units)
    called = perhaps_called(told, units)
    told = [phrase for phrase in told if phrase not in called]
    counts, phrases = counts_of(without_asides(told), units, numbers, len(members))
    reader = ClauseReader(units, phrases, finder, stated_absent=counts.absent)
    reader.read()
    doubt_mere_names(reader.entries)
    doubt_who_was_struck(reader.entries)
    report = _report(reader, counts, phrases, len(members))
    if report.is_report:
        ask_about(report, unheard(units, told, reader.entries, reader.owners))
        for phrase, listed in called.items():
            ask_about(report, [units[phrase.first].mention], called=not listed)
        excepted = excepted_unheard(tokens, units, phrases)
        if excepted is not None and report.all_present and not report.stated_absent:  # their number is asked about
            report.unknown.append(finder.said(*excepted))
            report.all_present = False
    report.questions = tuple(own_words(question, shown, text) for question in asked)
    return report


def ask_about(report: Report, mentions: Sequence[Mention | None], *, called: bool = False) -> None:
    """Adds members to those who must be asked about."""
    for mention in mentions:
        if mention is not None and all(asked.candidates != mention.candidates for asked in report.ambiguous):
            report.ambiguous.append(Ambiguous(mention.candidates, None, mention.said, called))
            report.all_present = False


def _weighed(phrase: Phrase, units: Sequence[Unit], finder: MentionFinder) -> Phrase:
    """An unknown word marked as unlikely to be a name, so that it can't take a remark for its heading."""
    unit = units[phrase.first]
    unlikely = phrase.tag == "strange" and unit.mention is not None
    placed = finder.unknown.names_a_place(unit) or finder.unknown.names_a_field(unit)
    unlikely = unlikely and (
        placed or not (unit.mention and unit.mention.likely) or finder.unknown.is_titled_as_a_man(unit)
    )
    return replace(phrase, value="unlikely") if unlikely else phrase


def _report(reader: ClauseReader, counts: Counts, phrases: Sequence[Phrase], size: int) -> Report:
    entries = reader.entries
    if _only_addressed(entries, phrases) or (_nobody_known(entries) and not _about_attendance(entries, phrases)):
        entries = []
    report = Report(is_report=True, stated_present=counts.present, stated_absent=counts.absent)
    many = reader.everyone
    claims = many.claims_all or counts.absent == 0 or (counts.present == size > 0)
    counted = counts.present is not None or counts.absent is not None
    if not (entries or claims or many.claims_some or counted):
        return Report(is_report=False)
    _Settling(report).settle(entries)
    only_present = report.present and not (report.absent or report.represented or report.ambiguous)
    for said in [*many.sweeping, *many.partly, *([] if only_present else many.others_away)]:
        if not any(said in other for other in report.unknown):
            report.unknown.append(said)
    if not _says_anything(report, claims=claims):
        _Settling(report).ask_about(entries)
    settled = not (report.absent or report.represented or report.ambiguous or report.unknown)
    report.all_present = claims and settled and not many.claims_some
    return report


def _says_anything(report: Report, *, claims: bool) -> bool:
    named = report.absent or report.present or report.represented or report.ambiguous or report.unknown
    return bool(named or claims or report.stated_absent is not None or report.stated_present is not None)


def _only_addressed(entries: Sequence[Entry], phrases: Sequence[Phrase]) -> bool:
    """`Pagi Bu Sri`: a greeting to somebody is no report about her."""
    if len(entries) != 1 or not entries[0].mention.titled or entries[0].remarks or entries[0].heading:
        return False
    tags = [phrase.tag for phrase in phrases if phrase.tag not in ("stop", "line", "comma", "asked")]
    return len(tags) >= 2 and tags[-1] in ("name", "strange") and all(tag in GREETINGS for tag in tags[:-1])


def _nobody_known(entries: Sequence[Entry]) -> bool:
    return not any(entry.mention.candidates or entry.mention.number is not None for entry in entries)


def _about_attendance(entries: Sequence[Entry], phrases: Sequence[Phrase]) -> bool:
    """Whether words that name nobody here still answer who was absent: a remark on them, or nothing but names."""
    if any(entry.remarks or entry.heading for entry in entries):
        return True
    if not any(entry.mention.likely for entry in entries):
        return False
    return all(
        phrase.tag in ("strange", "comma", "and", "item", "line", "stop", "self", "name", "greeting")
        for phrase in phrases
    )


def _each_one(entry: Entry) -> list[Entry]:
    """`Bu Dewi dua-duanya`: an entry for each member so called; any other entry as it is."""
    if not entry.mention.every:
        return [entry]
    return [
        replace(entry, mention=replace(entry.mention, candidates=frozenset([number]), sure=True))
        for number in sorted(entry.mention.candidates)
    ]


def _told_apart(entries: Sequence[Entry]) -> list[Entry]:
    """Entries, where members of one name are all meant if it is said as often as there are such members.

    `Sumiati dan Sumiyati` are both absent though neither spelling tells which is which.
    """
    told = [each for entry in entries for each in _each_one(entry)]
    for candidates in {entry.mention.candidates for entry in entries if len(entry.mention.candidates) > 1}:
        alike = [at for at, entry in enumerate(told) if entry.mention.candidates == candidates]
        verdicts = {verdict_of(told[at]) for at in alike}
        if len(alike) != len(candidates) or len(verdicts) != 1 or any(told[at].doubtful for at in alike):
            continue
        if not all(told[at].mention.whole for at in alike):
            continue
        for at, number in zip(alike, sorted(candidates), strict=True):
            told[at] = replace(told[at], mention=replace(told[at].mention, candidates=frozenset([number]), sure=True))
    return told


def _the_other_one(entries: list[Entry]) -> list[Entry]:
    """`Siti Aminah sakit, Aminah kerja`: the bare name is the member so called once the other one is named in full."""
    named = {entry.mention.one for entry in entries if not entry.doubtful and not entry.negated}
    struck = {entry.mention.one for entry in entries if entry.negated}
    told = list(entries)
    for at, entry in enumerate(entries):
        mention = entry.mention
        left = mention.candidates - (named | struck if mention.other else struck)
        if len(left) == 1 < len(mention.candidates):
            told[at] = replace(entry, mention=replace(mention, candidates=left, sure=True))
        elif len(mention.candidates) > len(mention.whole) == 1 and mention.candidates - mention.whole <= named:
            told[at] = replace(entry, mention=replace(mention, candidates=mention.whole, sure=True))
    return told


def _named_before(entries: list[Entry]) -> list[Entry]:
    """`Tidak hadir Euis Komariah, Rodiah. Euis sakit`: the bare name is she who was named in full without a reason."""
    told = list(entries)
    for at, entry in enumerate(entries):
        settled = entry.mention.one is not None or entry.mention.whole or entry.mention.number is not None
        if settled or not verdict_of(entry).reason:
            continue
        said = [each for each in entries[:at] if not each.negated and verdict_of(each).kind == "absent"]
        bare = {each.mention.one for each in said if verdict_of(each).reason is None}
        meant = [number for number in entry.mention.candidates if number in bare]
        if len(meant) == 1:
            told[at] = replace(entry, mention=replace(entry.mention, candidates=frozenset(meant), sure=True))
    return told


class _Settling:
    """Brings the verdicts on single mentions together, one member at a time."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._verdicts: dict[int, Verdict] = {}
        self._disputed: dict[int, str] = {}
        self._of_kin: set[int] = set()

    def settle(self, entries: Sequence[Entry]) -> None:
        """Fills the report from all entries, in the order in which they were said."""
        told = _named_before(_the_other_one(_told_apart(entries)))
        came = {entry.mention.one for entry in told if verdict_of(entry) == CAME}
        for entry in told:
            verdict = verdict_of(entry)
            if not entry.mention.candidates:
                self._unknown(entry, verdict)
            elif entry.mention.disputed and entry.mention.one is not None:
                self._verdicts[entry.mention.one] = Verdict("doubt", None, firm=True)
                self._disputed[entry.mention.one] = entry.mention.said
            elif entry.withdrawn and entry.mention.one in came:
                continue
            elif entry.mention.one is None or entry.doubtful or entry.withdrawn or verdict.kind == "doubt":
                self._ask(entry.mention.candidates, verdict.reason, entry.mention.said)
            else:
                self._book(entry.mention.one, verdict, entry)
        self._write()

    def ask_about(self, entries: Sequence[Entry]) -> None:
        """Asks about all who were mentioned: nothing of what was said of them could be taken."""
        for entry in entries:
            if entry.mention.candidates:
                self._ask(entry.mention.candidates, None, entry.mention.said)

    def _unknown(self, entry: Entry, verdict: Verdict) -> None:
        if verdict.kind != "not" and entry.mention.said not in self._report.unknown:
            self._report.unknown.append(entry.mention.said)

    def _ask(self, candidates: frozenset[int], reason: str | None, said: str) -> None:
        asked = next((one for one in self._report.ambiguous if one.candidates == candidates), None)
        if asked is None:
            self._report.ambiguous.append(Ambiguous(candidates, reason, said))
        elif asked.reason is None and len(candidates) > 1:  # `Bu Euis teu sumping, Euisna muriang`
            self._report.ambiguous[self._report.ambiguous.index(asked)] = replace(asked, reason=reason)

    def _book(self, number: int, verdict: Verdict, entry: Entry) -> None:
        earlier = self._verdicts.get(number)
        if entry.mention.kin is not None:
            self._of_kin.add(number)
        if earlier is not None and earlier.kind in ("represented", "present") and verdict.kind == "not":
            return
        if earlier is not None and {earlier.kind, verdict.kind} == {"represented", "absent"} and not entry.corrects:
            self._verdicts[number] = earlier if earlier.kind == "represented" else verdict
        elif earlier is None or entry.corrects or earlier.kind == "not" or not earlier.firm or verdict.kind == "not":
            self._verdicts[number] = verdict
        elif verdict.kind == "present" and number in self._of_kin:
            self._verdicts[number] = verdict  # her child is ill, she came all the same
        elif verdict.firm and verdict.kind != earlier.kind:
            self._disputed[number] = entry.mention.said
        elif verdict.firm and verdict.reason is not None:
            self._verdicts[number] = replace(verdict, reason=both_told(earlier.reason, verdict.reason))

    def _write(self) -> None:
        for number, verdict in self._verdicts.items():
            if number in self._disputed:
                self._ask(frozenset([number]), verdict.reason, self._disputed[number])
            elif verdict.kind == "absent":
                self._report.absent[number] = verdict.reason
            elif verdict.kind == "present":
                self._report.present.add(number)
            elif verdict.kind == "represented":
                self._report.represented.add(number)
        doubted = {
            number for asked in self._report.ambiguous if len(asked.candidates) == 1 for number in asked.candidates
        }
        settled = doubted & (self._report.absent.keys() | self._report.present | self._report.represented)
        self._report.ambiguous = [asked for asked in self._report.ambiguous if not asked.candidates <= settled]
