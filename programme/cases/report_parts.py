"""The parts of a case's report: from its file, from the pendamping's own words, and what is missing in each. Pure.

First source document, A: the description 'sekurang kurangnya 150 kata', each aspect 'sekurang kurangnya 100 kata', and
at least three concepts.
"""

from collections.abc import Callable
from dataclasses import dataclass

from programme.cases import report_description, report_phases
from programme.cases.codes import DESCRIPTION_PARTS, GROUNDS, PHASES
from programme.cases.report_facts import Beside
from programme.cases.report_grounds import CHOSEN, OTHER, Ground, techniques_used, told
from programme.cases.report_words import Voice, count_words, listing
from programme.cases.showing import CaseView, EntryLine
from programme.rules import Casework, Rules

DESCRIPTION = "description"
"""The four parts of A.1 together: its words are counted as one."""
OUTLINE = (*DESCRIPTION_PARTS, DESCRIPTION, *PHASES, *GROUNDS)
INSTEAD, BESIDE = "instead", "beside"
"""`about` of the pendamping's own text: in place of what the file says, or after it."""
WORDS = "words"
"""What a part lacks that is too short."""
NOTHING = Beside()
DERIVED: dict[str, Callable[[CaseView, Beside, Voice], list[str]]] = {
    "what": report_description.what,
    "when_where": report_description.when_where,
    "who": report_description.who,
    "why": report_description.why,
    "approach": report_phases.approach,
    "identification": report_phases.identification,
    "plan": report_phases.plan,
    "action": report_phases.action,
    "evaluation": report_phases.evaluation,
    "ending": report_phases.ending,
}
Lack = Callable[[CaseView, Beside], bool]


@dataclass(frozen=True)
class PartCount:
    """How far a part has come."""

    part: str
    """One of OUTLINE."""
    words: int
    least: int
    """How many words it needs; 0 for the four parts of the description, which are counted together."""
    lacks: tuple[str, ...]
    """What is missing, in codes: problem, time, people, cause, contact, source, potential, option, agreement, begin,
    results, family_word, concepts, technique, values; `words` where it is too short.
    """

    @property
    def short_of(self) -> int:
        """Words still to be written."""
        return max(0, self.least - self.words)


@dataclass(frozen=True)
class ReportText:
    """Every part's paragraphs, and how far each has come, in the order of the outline."""

    paragraphs: dict[str, tuple[str, ...]]
    counts: tuple[PartCount, ...]

    @property
    def missing(self) -> list[PartCount]:
        return [one for one in self.counts if one.lacks]


def plain_voice(view: CaseView) -> Voice:
    """With real names."""
    return Voice(f"{'Bapak' if view.gender == 'm' else 'Ibu'} {view.name}", view.gender, lambda text: text)


def report_text(view: CaseView, rules: Rules, beside: Beside, voice: Voice) -> ReportText:
    """The whole report in that voice."""
    paragraphs = {part: _paragraphs(part, view, beside, voice) for part in OUTLINE if part != DESCRIPTION}
    words = {part: sum(count_words(one) for one in some) for part, some in paragraphs.items()}
    words[DESCRIPTION] = sum(words[part] for part in DESCRIPTION_PARTS)
    counts = [_count(part, words[part], view, beside, rules.casework) for part in OUTLINE]
    return ReportText(paragraphs, tuple(counts))


def own_text(view: CaseView, part: str) -> tuple[EntryLine, ...]:
    """What the pendamping wrote of a part herself, in the order in which she did."""
    return tuple(sorted(view.of_kind(f"part_{part}"), key=lambda entry: entry.entry_id))


def chosen_grounds(view: CaseView, part: str) -> tuple[tuple[EntryLine, Ground | None], ...]:
    """The concepts or values chosen for a part; None beside one that is the pendamping's own."""
    tables = {one.code: one for one in CHOSEN.get(part, ())}
    return tuple(
        (entry, tables.get(entry.about or ""))
        for entry in own_text(view, part)
        if entry.about in tables or entry.about == OTHER
    )


def _paragraphs(part: str, view: CaseView, beside: Beside, voice: Voice) -> tuple[str, ...]:
    own = own_text(view, part)
    chosen = chosen_grounds(view, part)
    picked = [
        told(ground, view, beside, voice, entry.words) if ground is not None else voice.said(entry.words)
        for entry, ground in chosen
    ]
    written = [voice.said(entry.words) for entry in own if entry not in [one for one, _ in chosen]]
    derived = [] if any(entry.about == INSTEAD for entry in own) else _derived(part, view, beside, voice)
    return tuple(one for one in (*derived, *picked, *written) if one)


def _derived(part: str, view: CaseView, beside: Beside, voice: Voice) -> list[str]:
    if part == "techniques":
        used = techniques_used(view, beside, voice)
        if not used:
            return []
        titles = listing([one.title[0].lower() + one.title[1:] for one in used])
        return [f"Teknik yang digunakan ialah {titles}.", *(told(one, view, beside, voice) for one in used)]
    return DERIVED[part](view, beside, voice) if part in DERIVED else []


def _count(part: str, words: int, view: CaseView, beside: Beside, rules: Casework) -> PartCount:
    least = {DESCRIPTION: rules.report_case_words}.get(
        part, 0 if part in DESCRIPTION_PARTS else rules.report_aspect_words
    )
    lacks = (
        [code for code, lack in _LACKS.get(part, {}).items() if lack(view, beside)] if not _wrote(view, part) else []
    )
    if (
        part == "concepts"
        and not _wrote_instead(view, part)
        and len(chosen_grounds(view, part)) < rules.report_concepts
    ):
        lacks.append("concepts")
    if words < least:
        lacks.append(WORDS)
    return PartCount(part, words, least, tuple(lacks))


def _wrote(view: CaseView, part: str) -> bool:
    """Whether there is text of the pendamping's own: then what the file lacks may stand in it."""
    return bool(own_text(view, part))


def _wrote_instead(view: CaseView, part: str) -> bool:
    return any(entry.about == INSTEAD for entry in own_text(view, part))


def _none(*kinds: str) -> Lack:
    return lambda view, beside: not view.of_kind(*kinds)


def _no_cause(view: CaseView, beside: Beside) -> bool:
    return not view.of_kind("source") and not any(one.reason for one in beside.missed)


def _nobody(view: CaseView, beside: Beside) -> bool:
    return not view.of_kind("source", "contact") and not view.agreements


_LACKS: dict[str, dict[str, Lack]] = {
    "what": {"problem": _none("problem")},
    "when_where": {"time": lambda view, beside: not beside.missed},
    "who": {"people": _nobody},
    "why": {"cause": _no_cause},
    "approach": {
        "contact": lambda view, beside: not any(one.phase == "approach" for one in view.of_kind("contact", "note"))
    },
    "identification": {
        "source": _none("source"),
        "problem": _none("problem"),
        "potential": _none("potential"),
    },
    "plan": {"option": _none("option"), "agreement": lambda view, beside: not view.agreements},
    "action": {"begin": lambda view, beside: view.acting_since is None},
    "evaluation": {"results": _none("achieved", "not_yet")},
    "ending": {"family_word": _none("family_word")},
    "techniques": {"technique": lambda view, beside: not techniques_used(view, beside, plain_voice(view))},
    "values": {"values": lambda view, beside: not chosen_grounds(view, "values")},
}
"""What each part needs in the file, as long as nothing was written of it."""
