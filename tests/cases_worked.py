"""Ibu Mawar's case as far as tests need it: two missed meetings, a visit, and Ibu Siti who holds it."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select

from db.tables import Case, CaseAgreement, CaseEntry, Visit
from programme.cases.agreements import Agreed, agree
from programme.cases.opening import open_case
from programme.cases.phases import go_on
from tests.village import Village

CANTEEN = Agreed("stand_in", "spouse", "jaga kantin", every_meeting=True, leaves_at=time(8, 30))
"""First source document, A.2.d: her husband minds the canteen while she is at the meeting."""
ACTING_SINCE = date(2018, 11, 23)


@dataclass(frozen=True)
class WorkedCase:
    """A case in a village, for tests to act on and look at."""

    village: Village
    id: int

    @property
    def row(self) -> Case:
        return self.village.read(lambda s: s.get_one(Case, self.id))

    @property
    def entries(self) -> list[tuple[str, str, str | None]]:
        """(kind, words, about) of what stands in the file, in the order in which it came."""
        query = select(CaseEntry).where(CaseEntry.case_id == self.id, CaseEntry.removed_at.is_(None))
        found = self.village.read(lambda s: list(s.scalars(query.order_by(CaseEntry.id))))
        return [(one.kind, one.words, one.about) for one in found]

    @property
    def agreements(self) -> list[CaseAgreement]:
        query = select(CaseAgreement).where(CaseAgreement.case_id == self.id).order_by(CaseAgreement.id)
        return self.village.read(lambda s: list(s.scalars(query)))

    @property
    def visits(self) -> list[Visit]:
        query = select(Visit).where(Visit.case_id == self.id, Visit.cause == "case").order_by(Visit.id)
        return self.village.read(lambda s: list(s.scalars(query)))

    def said(self, kind: str) -> list[str]:
        """The words of the entries of that kind."""
        return [words for one, words, _ in self.entries if one == kind]


def opened(village: Village, holder: str = "Siti", of: str = "Mawar") -> WorkedCase:
    """A case about a family, opened now."""
    actor, kpm_id = village.actor(holder), village.people[of]
    return WorkedCase(village, village.write(lambda s: open_case(s, actor, kpm_id, "own", village.now, village.rules)))


def acting(village: Village, agreed: Agreed = CANTEEN) -> WorkedCase:
    """Missed twice, then on 23 November it is agreed that her husband stands in, and the plan begins."""
    village.reported("2018-10-25", {"Mawar": "work"})
    village.reported("2018-11-22", {"Mawar": "work"})
    village.be_at(village.at("2018-11-23", "10:00"))
    case, siti = opened(village), village.actor("Siti")
    village.write(lambda s: agree(s, siti, case.id, agreed, village.now, village.rules))
    village.write(lambda s: go_on(s, siti, case.id, "action", village.now, village.rules))
    return case
