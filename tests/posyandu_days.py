"""A health post with families of the village, set up without chatting."""

from datetime import date

from db import Session
from db.tables import FamilyMember, Provider
from programme.health.attendance import HealthRecorded, record_health
from programme.health.posyandu_days import DayTimes, plan_posyandu_day
from tests.village import KECAMATAN, Village

POST = "Posyandu Melati"
TODDLER, BABY = date(2016, 11, 22), date(2018, 8, 30)


def health_post(village: Village, name: str = POST) -> int:
    """A provider of the village's kecamatan; its id."""

    def work(session: Session) -> int:
        post = Provider(kind="health", name=name, kecamatan=KECAMATAN, type="posyandu")
        post.added_by, post.added_at = village.people["Siti"], village.now
        session.add(post)
        session.flush()
        return post.id

    return village.write(work)


def member(
    village: Village,
    of: str,
    name: str,
    component: str,
    born: date | None = None,
    post: int | None = None,
    facility: str | None = None,
) -> int:
    """A family member, who goes to that post where one is given; the id."""

    def work(session: Session) -> int:
        one = FamilyMember(kpm_id=village.people[of], name=name, name_index=name.casefold(), updated_at=village.now)
        one.component, one.birth_date, one.provider_id, one.facility = component, born, post, facility
        session.add(one)
        session.flush()
        return one.id

    return village.write(work)


def posyandu_day(village: Village, post: int, day: str, starts: str = "08:00", ends: str = "11:00") -> int:
    """A day of the post, planned by the pendamping; its id."""
    times = DayTimes(village.at(day, starts), village.at(day, ends))
    siti = village.actor("Siti")
    return village.write(lambda s: plan_posyandu_day(s, siti, post, times, village.now, village.rules))


def came(village: Village, day_id: int, *member_ids: int, by: str = "Siti") -> HealthRecorded | None:
    """The pendamping records that these came."""
    actor = village.actor(by)
    return village.write(lambda s: record_health(s, actor, day_id, member_ids, village.now, village.rules))
