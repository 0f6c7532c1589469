"""What was said of each person mentioned, and what it comes to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from programme.attendance_reading.units import Mention

STRONGEST_FIRST = (
    "bereavement",
    "birth",
    "child_sick",
    "family_event",
    "sick",
    "work",
    "weather",
    "travel",
    "no_transport",
    "not_informed",
    "other",
)
BACKGROUND = {"no_transport": ("work", "travel", "other"), "care": ("work",)}
"""No causes behind the one told first: where the lacking ride was needed, who works while she minds a child."""


@dataclass(frozen=True)
class Remark:
    """One thing said: `kind` is absent, present, represented, unsettled or tick; a reason if one was given.

    `heads`: it was said before the names, with a colon.
    """

    kind: str
    reason: str | None = None
    negated: bool = False
    because: bool = False
    corrects: bool = False
    heads: bool = False

    @property
    def bare(self) -> bool:
        """Whether it says only that somebody was absent or present, giving no reason."""
        return self.reason is None


CAME = frozenset({"present", "tick"})


@dataclass
class Entry:
    """A person mentioned once, with the remarks that belong to her; `withdrawn` if another was named in her stead."""

    mention: Mention
    remarks: list[Remark] = field(default_factory=list)
    heading: Remark | None = None
    negated: bool = False
    corrects: bool = False
    doubtful: bool = False
    withdrawn: bool = False


def doubt_mere_names(entries: Sequence[Entry]) -> None:
    """`Mawar` / `Wati` / `Tumini hadir`: mere names at the beginning, before who came, may be a list of who came."""
    mere = list(takewhile(lambda each: not (each.remarks or each.heading or each.negated or each.corrects), entries))
    following = entries[len(mere)] if len(mere) < len(entries) else None
    if following is None or following.heading is not None or following.corrects:
        return
    if any(remark.kind in CAME and not (remark.negated or remark.corrects) for remark in following.remarks[-1:]):
        for entry in mere:
            entry.doubtful = True


def doubt_who_was_struck(entries: Sequence[Entry]) -> None:
    """`Mawar eh bukan Romlah`, whom nobody named before: Romlah in her stead, or Mawar and not Romlah."""
    for at, entry in enumerate(entries):
        earlier = [each for each in entries[:at] if each.mention.candidates == entry.mention.candidates]
        told_later = any(each.corrects or each.remarks for each in entries[at + 1 :])
        if entry.negated and entry.corrects and at and not (earlier or told_later or entry.remarks):
            entry.negated = False
            entry.doubtful = entries[at - 1].doubtful = True


@dataclass(frozen=True)
class Verdict:
    """What an entry comes to: absent, present, represented, `not` (not her) or doubt; and how firmly it was said."""

    kind: str
    reason: str | None
    firm: bool


def verdict_of(entry: Entry) -> Verdict:
    """What all remarks on one person come to. What was said outright beats what a reason implies."""
    if entry.negated:
        came = entry.heading is not None and entry.heading.kind == "present"
        return Verdict("doubt" if came else "not", None, firm=True)
    remarks = [_of_kin(entry, remark) for remark in entry.remarks]
    reason = _reason(remarks)
    alone = any(remark.reason == "alone" for remark in remarks)
    if any(remark.kind == "represented" for remark in remarks) and not alone:
        return Verdict("represented", None, firm=True)
    if _is_coming(remarks):
        return Verdict("doubt", None, firm=True)
    outright = [remark for remark in remarks if remark.bare and remark.kind in ("absent", "present")]
    if not outright and any(remark.reason == "promised" for remark in remarks):
        return Verdict("doubt", None, firm=True)
    kinds = {remark.kind for remark in outright}
    if len(kinds) == 2 and not outright[-1].corrects:
        return Verdict("doubt", reason, firm=True)
    if outright and _is_listed_otherwise(entry, outright[-1]):
        return Verdict("doubt", None, firm=True)
    if outright and outright[-1].kind == "present":
        return Verdict("present", None, firm=True)
    if any(remark.kind == "unsettled" for remark in remarks) and reason is None and not outright:
        return Verdict("doubt", None, firm=True)
    if any(remark.reason == "left" for remark in remarks) and not outright:
        return Verdict("doubt", reason, firm=True)
    return _without_attendance(entry, remarks, reason, said=bool(outright))


def _is_listed_otherwise(entry: Entry, said: Remark) -> bool:
    """`Tidak hadir: Wati datang`: a list says one thing and the words beside her name the other."""
    heading = entry.heading
    if heading is None or not heading.heads or heading.negated or said.corrects:
        return False
    return {heading.kind, said.kind} == {"absent", "present"}


def _is_coming(remarks: list[Remark]) -> bool:
    """`belum datang, masih di jalan`: nothing but that she is not there yet."""
    return bool(remarks) and remarks[-1].reason in ("coming", "promised") and all(each.bare for each in remarks[:-1])


def _without_attendance(entry: Entry, remarks: list[Remark], reason: str | None, *, said: bool) -> Verdict:
    heading = entry.heading if entry.heading is None or not entry.heading.negated else None
    given = [remark for remark in remarks if remark.kind == "absent" and not remark.negated]
    if not remarks or (not given and not said and heading is not None):
        if any(remark.kind == "tick" for remark in remarks):
            return Verdict("present", None, firm=True)
        if heading is None:
            return Verdict("absent", None, firm=False)
        kind = {"tick": "present", "unsettled": "doubt"}.get(heading.kind, heading.kind)
        return Verdict(kind, _plain(heading.reason), firm=True)
    if any(remark.kind == "tick" for remark in remarks) and not given:
        return Verdict("present", None, firm=True)
    if not given:
        return Verdict("doubt", None, firm=True)
    if reason is None and heading is not None and heading.kind == "absent":
        reason = _plain(heading.reason)
    if heading is not None and heading.kind == "present" and all(remark.because for remark in given):
        return Verdict("present", None, firm=True)
    if heading is not None and heading.kind in ("present", "represented") and not said:
        return Verdict("doubt" if heading.kind == "present" else "represented", reason, firm=True)
    return Verdict("absent", reason, firm=True)


def _of_kin(entry: Entry, remark: Remark) -> Remark:
    """A remark on her child or another relative (anaknya Wati sakit), made one on her; who left early was there."""
    if remark.reason == "left" and remark.kind == "present":
        return Remark("present", corrects=remark.corrects)
    kin = entry.mention.kin
    if kin is None:
        return remark
    if remark.reason == "stands":
        return Remark("represented")
    if remark.reason == "sick":
        return Remark(
            "absent", "child_sick" if kin == "child" else "other", remark.negated, remark.because, remark.corrects
        )
    return Remark("represented") if remark.kind == "present" and remark.bare else remark


def told_with_heading(entry: Entry) -> list[Remark]:
    """What was said of her, and over her name where that tells a cause and nothing else does."""
    heading = entry.heading
    if heading is None or (entry.remarks and (heading.reason is None or any(each.reason for each in entry.remarks))):
        return list(entry.remarks)
    return [*entry.remarks, heading]


def _reason(remarks: list[Remark]) -> str | None:
    given = [remark for remark in remarks if remark.reason is not None and not remark.negated]
    told = [remark for remark in given if remark.reason != "-"]
    behind = BACKGROUND.get(told[0].reason or "", ()) if told else ()
    given = [remark for remark in given if remark.reason not in behind]
    ill = any(remark.reason in ("sick", "child_sick") for remark in given)  # `sakit, tp ga ada yg mewakili`
    corrected = [remark for remark in given if remark.corrects and not (ill and remark.reason == "alone")]
    causes = [remark for remark in given if remark.because and remark.reason not in ("other", "care")]
    pool = corrected[-1:] or causes or given
    reasons = {_plain(remark.reason) for remark in pool}
    return next((reason for reason in STRONGEST_FIRST if reason in reasons), None)


def stronger(one: str | None, other: str | None) -> str | None:
    """Which of two causes named in one breath counts (`anaknya sakit dan hujan`)."""
    return next((reason for reason in STRONGEST_FIRST if reason in (one, other)), one or other)


def both_told(earlier: str | None, later: str | None) -> str | None:
    """Which of two reasons for one absence counts: the later, unless it only tells what the child's illness asked."""
    return (
        earlier if earlier in ("child_sick", "birth", "bereavement") and later in ("sick", "other", "care") else later
    )


def _plain(reason: str | None) -> str | None:
    """A reason as reported; `care` is that she minds a child or somebody ill, whoever else works meanwhile."""
    if reason == "care":
        return "other"
    return reason if reason in STRONGEST_FIRST else None  # `alone` and the like are notes on a remark, no causes


def is_bare(entry: Entry) -> bool:
    """Whether nothing is known of her but that she was absent."""
    return all(remark.kind == "absent" and remark.bare for remark in entry.remarks)


def is_said_absent(entry: Entry) -> bool:
    return bool(entry.remarks) and not entry.negated and is_bare(entry)


def says(entry: Entry, remark: Remark) -> bool:
    """Whether this was already said of her, outright or by merely listing her."""
    if not entry.remarks:
        heading = entry.heading
        return remark.bare and (heading is None or (heading.bare and heading.kind == remark.kind))
    return any(said.reason == remark.reason and said.kind == remark.kind for said in entry.remarks)
