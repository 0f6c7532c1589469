"""Complaints that tests file without chatting, and what they look at."""

from dataclasses import dataclass

from sqlalchemy import select

from db import Session
from db.tables import Complaint, ComplaintStep, Person, Visit
from outbox.inbox import locked_contact
from outbox.messages import Incoming
from programme.access import OFFICE
from programme.complaints.filing import Filing, file_complaint
from programme.joining import join
from programme.staff import add_staff
from tests.village import KECAMATAN, Village

WORDS = "kartu saya hilang di pasar"


@dataclass(frozen=True)
class Case:
    """One complaint of the village."""

    village: Village
    id: int
    ticket: str

    @property
    def row(self) -> Complaint:
        return self.village.read(lambda s: s.get_one(Complaint, self.id))

    @property
    def state(self) -> str:
        return self.row.state

    @property
    def level(self) -> str:
        return self.row.level

    @property
    def due(self) -> str:
        """'2018-11-29 16:00' on the kabupaten's clock."""
        return f"{self.village.rules.local(self.row.due_at):%Y-%m-%d %H:%M}"

    def steps(self, *kinds: str) -> list[tuple[str, str | None]]:
        """(kind, words), oldest first."""
        query = select(ComplaintStep).where(ComplaintStep.complaint_id == self.id).order_by(ComplaintStep.id)
        rows = self.village.read(lambda s: list(s.scalars(query)))
        return [(one.kind, one.words) for one in rows if not kinds or one.kind in kinds]

    def visits(self) -> list[Visit]:
        query = select(Visit).where(Visit.complaint_id == self.id).order_by(Visit.id)
        return self.village.read(lambda s: list(s.scalars(query)))

    def notices(self, to: str, kind: str) -> list[str]:
        """The first words of the slots of what somebody was sent of it."""
        rows = self.village.outbox(kind, to)
        mine = [row for row in rows if row.subject == f"complaint:{self.id}" and row.state in ("sent", "delivered")]
        return [(row.slot or "").replace(":", " ").split()[0] for row in mine]


def filed(
    village: Village, category: str = "kks_lost", about: str | None = None, by: str = "Mawar", words: str = WORDS
) -> Case:
    """A complaint filed by this kpm for her own family; who handles it has been told."""
    actor = village.actor(by)
    filing = Filing(category, words, about)
    made = village.write(lambda s: file_complaint(s, actor, actor.person_id or 0, filing, village.now, village.rules))
    village.drain()
    return Case(village, made.complaint_id, made.ticket)


def joins_office(village: Village, role: str, name: str) -> None:
    """Somebody more in office in this kecamatan, with a chat; Ibu Dewi is there already."""
    if name not in village.people:
        village.write(lambda s: add_staff(s, OFFICE, role, name, KECAMATAN, "f", village.now))
        village.people |= {name: village.read(lambda s: _id_of(s, name))}
    phone = village.phone(name)
    sender = Incoming(phone.channel, phone.address, f"joined {name}")

    def work(session: Session) -> None:
        join(
            session, locked_contact(session, sender, village.now), village.people[name], "id", "code", village.now, None
        )

    village.write(work)


def _id_of(session: Session, name: str) -> int:
    return session.scalars(select(Person.id).where(Person.name == name)).one()
