"""Who has a duty at school, who should be enrolled, and when a month counts as kept: pure decisions.

Public descriptions of PKH: each child of 6 to 21 who has not finished school is enrolled and is there on at least 85 %
of a month's school days. A child enters the first class if it is six on 1 July, when the school year begins (rules of
admission, last: Permendikdasmen 3/2025); who turns six later is asked after with the next school year.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from programme.duty_rules import CommitmentRules

PUPILS = ("sd", "smp", "sma")
"""Components whose commitment is school."""
OTHER_DUTIES = frozenset({"pregnant", "disability", "lansia"})
"""Components of another kind: she or he is not asked after as a child without a school."""
SCHOOL_YEAR_BEGINS = (7, 1)
"""1 July."""
MOST_DAYS = 27
"""No month has more school days than that, Saturdays included."""


@dataclass(frozen=True)
class SchoolMonth:
    """What a school says of one child's month, in days."""

    alpa: int = 0
    izin: int = 0
    sakit: int = 0
    days: int | None = None
    """On which it was taught; empty: not said."""

    @property
    def absent(self) -> int:
        return self.alpa + self.izin + self.sakit

    def taught(self, rules: CommitmentRules) -> int:
        return self.days if self.days is not None else rules.school_days_a_month


def is_pupil(component: str | None) -> bool:
    """Whether school is this family member's commitment."""
    return component in PUPILS


def age_on(birth_date: date, day: date) -> int:
    """Whole years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def school_year_of(day: date) -> date:
    """The 1 July with which the school year of that day began."""
    return date(day.year - ((day.month, day.day) < SCHOOL_YEAR_BEGINS), *SCHOOL_YEAR_BEGINS)


def is_of_school_age(birth_date: date, today: date, rules: CommitmentRules) -> bool:
    """Six or more when this school year began, and not yet 22 today."""
    old_enough = age_on(birth_date, school_year_of(today)) >= rules.school_age_from
    return old_enough and age_on(birth_date, today) <= rules.school_age_until


def born_between(today: date, rules: CommitmentRules) -> tuple[date, date]:
    """The first and last day of birth of who is of school age today: what a query can narrow to."""
    began = school_year_of(today)
    last = date(began.year - rules.school_age_from, *SCHOOL_YEAR_BEGINS)
    first = _years_before(today, rules.school_age_until + 1)
    return first, last


def needs_school(component: str | None, birth_date: date | None, today: date, rules: CommitmentRules) -> bool:
    """Of school age, with no school known: a component of school says already that there is one."""
    if birth_date is None or is_pupil(component) or component in OTHER_DUTIES:
        return False
    return is_of_school_age(birth_date, today, rules)


def month_is_free(month: date, rules: CommitmentRules) -> bool:
    """Whether the holidays leave nothing to report: such a month neither counts nor resets."""
    return month.month in rules.school_free_months


def month_kept(said: SchoolMonth, rules: CommitmentRules, *, sick_counts: bool) -> bool | None:
    """Whether 85 % of the month's days were kept; None where it was not taught at all.

    Alpa and izin are days away. Days of illness are taken as those of P2K2 are: they count only where the office
    decided so.
    """
    taught = said.taught(rules)
    if taught <= 0:
        return None
    away = said.alpa + said.izin + (said.sakit if sick_counts else 0)
    return (taught - min(away, taught)) * 100 >= rules.school_percent_least * taught


def fault_in(said: SchoolMonth, rules: CommitmentRules) -> str | None:
    """Why it can't be so: 'days' (more than a month has), 'absent' (more than were taught); None where it can."""
    if said.days is not None and not 0 <= said.days <= MOST_DAYS:
        return "days"
    most = said.days if said.days is not None else MOST_DAYS
    return "absent" if said.absent > most else None


def details_of(said: SchoolMonth) -> str:
    """As it is kept with the month: JSON."""
    return json.dumps({"days": said.days, "alpa": said.alpa, "izin": said.izin, "sakit": said.sakit})


def school_month_in(details: str | None) -> SchoolMonth | None:
    """What `details_of` kept; None where there is nothing, or what a health post said."""
    found: Mapping[str, int | None] = json.loads(details) if details else {}
    if "alpa" not in found:
        return None
    return SchoolMonth(found["alpa"] or 0, found.get("izin") or 0, found.get("sakit") or 0, found.get("days"))


def _years_before(day: date, years: int) -> date:
    """The day after the same day so many years before: who was born then is not that old yet."""
    try:
        same = day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return date(day.year - years, 3, 1)
    return date.fromordinal(same.toordinal() + 1)
