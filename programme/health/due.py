"""What a family member is due at the health post, and whether a month was kept: pure decisions of dates.

What is not recorded is not claimed: an immunisation whose age is long past is spoken of only where the family's
immunisations are recorded here at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from programme.date_reading.calendar import last_day, months_on
from programme.duty_rules import CommitmentRules
from programme.health.calendar import (
    ANTENATAL,
    ANTENATAL_WEEKS,
    CHECKED,
    CHILDREN,
    HEALTH_COMPONENTS,
    IMMUNISATION_OF,
    IMMUNISATIONS,
    INFANT_UNTIL_MONTHS,
    MONTHS_SAID_UNKNOWN,
    NEWBORN,
    NEWBORN_CHECKS,
    NEWBORN_DAYS,
    POSTNATAL,
    POSTNATAL_CHECKS,
    POSTNATAL_DAYS,
    PREGNANCY_DAYS,
    VITAMIN_A,
    VITAMIN_A_FROM_MONTHS,
    WEIGHED,
    visit_code,
)

USUAL = CommitmentRules()


@dataclass(frozen=True)
class HealthMember:
    """A family member as the calendar looks at her or him."""

    component: str | None
    birth_date: date | None = None
    expected_on: date | None = None
    """Of a pregnant one: when the child is expected, to about a month; None where nobody said."""


@dataclass(frozen=True)
class Given:
    """One service that was received."""

    code: str
    on: date
    claimed: bool = False
    """The family says so, and nobody has confirmed it: it is not asked for again, but keeps no month."""


@dataclass(frozen=True)
class Due:
    """One service that is due."""

    code: str


def months_old(birth_date: date, day: date) -> int:
    """Completed months of age on a day; negative before the birth."""
    return (day.year - birth_date.year) * 12 + day.month - birth_date.month - (day.day < birth_date.day)


def stage_on(member: HealthMember, day: date, rules: CommitmentRules = USUAL) -> str | None:
    """infant, toddler or preschool by age (by component where the birth date is unknown), or the adult component.

    None for whom no health duty stands: children in school, those too old or not born, those without component.
    """
    if member.component not in HEALTH_COMPONENTS:
        return None
    if member.component not in CHILDREN or member.birth_date is None:
        return member.component
    age = months_old(member.birth_date, day)
    if age < 0 or age >= rules.preschool_until_months:
        return None
    if age < INFANT_UNTIL_MONTHS:
        return "infant"
    return "toddler" if age < rules.toddler_until_months else "preschool"


def due_in_month(
    member: HealthMember, month: date, given: Sequence[Given], rules: CommitmentRules = USUAL
) -> tuple[Due, ...]:
    """What is still due by the end of a month (any day of it), what was given until then left out."""
    return due_on(member, date(month.year, month.month, last_day(month.year, month.month)), given, rules)


def due_on(member: HealthMember, day: date, given: Sequence[Given], rules: CommitmentRules = USUAL) -> tuple[Due, ...]:
    """What is due on a day, in the order in which it is told: the weighing or visit, then what comes with it."""
    before = [one for one in given if one.on <= day]
    match stage_on(member, day, rules):
        case "pregnant":
            codes = [ANTENATAL] if _antenatal_is_due(member, day, before, rules) else []
        case "lansia" | "disability":
            codes = [] if _since(before, CHECKED, date(day.year, 1, 1)) else [CHECKED]
        case "infant" | "toddler" | "preschool":
            codes = _of_child(member, day, before, rules)
        case _:
            codes = []
    return tuple(Due(code) for code in codes)


def health_duty(component: str | None, birth_date: date | None, month: date, rules: CommitmentRules = USUAL) -> bool:
    """Whether a month asks something of her or him that can be missed.

    Children under five every month from the one after their birth; until six in the months in which all are weighed
    and given vitamin A; a pregnant woman every month (a month in which nothing was due is recorded as neither); the
    old and disabled, checked once a year, in its last month.
    """
    first = month.replace(day=1)
    if component == "pregnant":
        return True
    stage = stage_on(HealthMember(component, birth_date), first, rules)
    if stage in ("lansia", "disability"):
        return first.month == 12
    if stage == "preschool":
        return first.month in rules.vitamin_a_months
    return stage is not None


def month_kept(
    member: HealthMember, month: date, given: Sequence[Given], rules: CommitmentRules = USUAL
) -> bool | None:
    """Whether a month is kept by what was given; None where nothing was due in it that can be missed.

    For a month of which somebody knows who came: one of which nobody reported anything is unknown, and has no row.
    """
    first = month.replace(day=1)
    last = date(first.year, first.month, last_day(first.year, first.month))
    given = [one for one in given if one.on <= last and not one.claimed]
    came = visit_code(member.component)
    if any(one.code == came and one.on >= first for one in given):
        return True
    if not health_duty(member.component, member.birth_date, first, rules):
        return None
    if member.component == "pregnant":
        return False if _antenatal_is_missed(member, last, given, rules) else None
    if member.component in CHILDREN:
        return False
    return None if _since(given, CHECKED, date(first.year, 1, 1)) else False


def _of_child(member: HealthMember, day: date, given: Sequence[Given], rules: CommitmentRules) -> list[str]:
    """By age; where the birth date is unknown only what needs none."""
    stage = stage_on(member, day, rules)
    weighed_since = _weighing_campaign(day, rules) if stage == "preschool" else day.replace(day=1)
    codes = [] if _since(given, WEIGHED, weighed_since) else [WEIGHED]
    age = months_old(member.birth_date, day) if member.birth_date is not None else None
    of_age = stage == "toddler" if age is None else VITAMIN_A_FROM_MONTHS <= age < rules.toddler_until_months
    if of_age and day.month in rules.vitamin_a_months and not _since(given, VITAMIN_A, day.replace(day=1)):
        codes.append(VITAMIN_A)
    if member.birth_date is not None and age is not None:
        codes += _immunisations(age, given)
        days = (day - member.birth_date).days
        if days <= NEWBORN_DAYS and _count(given, NEWBORN) < NEWBORN_CHECKS:
            codes.append(NEWBORN)
        if days <= POSTNATAL_DAYS and _count(given, POSTNATAL) < POSTNATAL_CHECKS:
            codes.append(POSTNATAL)
    return codes


def _immunisations(age: int, given: Sequence[Given]) -> list[str]:
    """Those whose age has come. Long past its age only where immunisations of this child are recorded at all."""
    had = {one.code for one in given if one.code in IMMUNISATION_OF}
    return [
        one.code
        for one in IMMUNISATIONS
        if one.code not in had
        and one.months <= age < one.until_months
        and (had or age <= one.months + MONTHS_SAID_UNKNOWN)
    ]


def _antenatal_is_due(member: HealthMember, day: date, given: Sequence[Given], rules: CommitmentRules) -> bool:
    """Whether a visit of the part of the pregnancy that `day` lies in is still to be made.

    Where nobody said when the child is expected: a visit in each two months.
    """
    if member.expected_on is None:
        return not _since(given, ANTENATAL, _months_before(day, 1))
    made, over = _antenatal_counts(member.expected_on, day, given, rules)
    return made < min(over + 1, rules.antenatal_visits)


def _antenatal_is_missed(member: HealthMember, day: date, given: Sequence[Given], rules: CommitmentRules) -> bool:
    """Whether a part of the pregnancy ended without its visit; not said where too little is known of it.

    Where nobody said when the child is expected: three months without a visit after one that is recorded.
    """
    if member.expected_on is None:
        return _count(given, ANTENATAL) > 0 and not _since(given, ANTENATAL, _months_before(day, 2))
    made, over = _antenatal_counts(member.expected_on, day, given, rules)
    return made < over


def _antenatal_counts(expected_on: date, day: date, given: Sequence[Given], rules: CommitmentRules) -> tuple[int, int]:
    """(visits made in this pregnancy, parts of it that are over)."""
    began, visits = expected_on - timedelta(days=PREGNANCY_DAYS), rules.antenatal_visits
    ends = ANTENATAL_WEEKS.get(visits) or tuple(40 * number // visits for number in range(1, visits + 1))
    made = sum(one.code == ANTENATAL and one.on >= began for one in given)
    return made, sum(end <= (day - began).days // 7 for end in ends)


def _months_before(day: date, months: int) -> date:
    """The first day of the month so many before."""
    return date(*months_on(day.replace(day=1), -months), 1)


def _weighing_campaign(day: date, rules: CommitmentRules) -> date:
    """The first day of the latest month in which all children are weighed and given vitamin A."""
    months = sorted(rules.vitamin_a_months) or [1, 7]
    past = [month for month in months if month <= day.month]
    return date(day.year, past[-1], 1) if past else date(day.year - 1, months[-1], 1)


def _since(given: Sequence[Given], code: str, first: date) -> bool:
    return any(one.code == code and one.on >= first for one in given)


def _count(given: Sequence[Given], code: str) -> int:
    return sum(one.code == code for one in given)
