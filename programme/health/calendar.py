"""The health calendar: what each component is to receive, at which age or how often. Data only.

Public sources, of which only the facts are taken:

* What PKH asks of each component, as the ministry of social affairs gives it (tribunnews.com, 5 and 12 January 2022;
  cianjurpedia.pikiran-rakyat.com, 11 January 2021): four antenatal visits, one in each of the first two trimesters and
  two in the third; four postnatal ones within 42 days; three checks of a baby in its first month; weighing every month
  until five years, and twice a year until six; vitamin A once at 6-11 months and twice a year after that; a check of
  the old and of those with a severe disability at least once a year.
* Vitamin A is given in February and August to children of 6-59 months (puskkendalsari.malangkota.go.id, 22 February
  2024; pkk.jakarta.go.id).
* The ages of the national immunisations: at birth, 1, 2, 3, 4, 9 and 18 months (ministry of health, regulation 12 of
  2017 on immunisation; nakita.grid.id 023582396; suara.com, 2 September 2024). Which vaccines belong to an age differs
  by year and district, so an age is one step here, as the mother's book (buku KIA) has it, and the post says the rest.

Ages are in completed months. What a district gives besides is for the health post to say.
"""

from dataclasses import dataclass

WEIGHED, VITAMIN_A, NEWBORN, POSTNATAL = "weighed", "vitamin_a", "newborn", "postnatal"
ANTENATAL, CHECKED = "antenatal", "checked"
CHILDREN = frozenset({"infant", "toddler", "preschool"})
HEALTH_COMPONENTS = CHILDREN | {"pregnant", "lansia", "disability"}
"""Components with a duty of health; the others are those of schools."""
INFANT_UNTIL_MONTHS = 12
VITAMIN_A_FROM_MONTHS = 6
NEWBORN_DAYS, NEWBORN_CHECKS = 28, 3
POSTNATAL_DAYS, POSTNATAL_CHECKS = 42, 4
PREGNANCY_DAYS = 280
"""Forty weeks."""
ANTENATAL_WEEKS: dict[int, tuple[int, ...]] = {4: (13, 27, 34, 40), 6: (13, 20, 27, 32, 36, 40)}
"""By the end of which week each visit should have been made, for so many visits."""


@dataclass(frozen=True)
class Immunisation:
    """What is given at one age. `until_months`: from then on it is not asked after any more."""

    code: str
    months: int
    until_months: int


IMMUNISATIONS = (
    Immunisation("immunised_0", 0, 1),
    Immunisation("immunised_1", 1, 12),
    Immunisation("immunised_2", 2, 24),
    Immunisation("immunised_3", 3, 24),
    Immunisation("immunised_4", 4, 24),
    Immunisation("immunised_9", 9, 36),
    Immunisation("immunised_18", 18, 36),
)
MONTHS_SAID_UNKNOWN = 2
"""So many months after its age a step is spoken of where nothing was ever recorded: after that nobody knows."""
IMMUNISATION_OF = {one.code: one for one in IMMUNISATIONS}
CODES = frozenset({WEIGHED, VITAMIN_A, NEWBORN, POSTNATAL, ANTENATAL, CHECKED, *IMMUNISATION_OF})
VISITS = {"pregnant": ANTENATAL, "lansia": CHECKED, "disability": CHECKED}
"""The service that each coming of an adult component is; a child's is its weighing."""


def visit_code(component: str | None) -> str:
    """What somebody of this component receives whenever she or he comes."""
    return VISITS.get(component or "", WEIGHED)
