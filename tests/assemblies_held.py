"""New groups of an intake, and meetings besides P2K2, set up for tests without chatting."""

from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import AssemblyGuest, Group, Intake, Person, ProposedGroup, Visit
from programme.assemblies.attendance import record_attendance
from programme.assemblies.changing import cancel_assembly, move_assembly
from programme.assemblies.planning import AssemblyPlan, plan_assembly
from programme.assemblies.showing import AssemblyView, assembly_view
from tests.village import GROUP, KECAMATAN, Village


def intake_of(village: Village, *group_names: str, label: str = "2018-1") -> int:
    """These groups came of an intake whose groups are confirmed."""

    def work(session: Session) -> int:
        intake = Intake(kecamatan=KECAMATAN, label=label, state="confirmed", created_at=village.now)
        session.add(intake)
        session.flush()
        for number, name in enumerate(group_names, start=1):
            group = session.scalars(select(Group).where(Group.name == name)).one()
            group.number = number
            proposed = ProposedGroup(intake_id=intake.id, number=number, desa=group.desa, group_id=group.id)
            session.add(proposed)
        session.flush()
        return intake.id

    return village.write(work)


def planned(
    village: Village,
    kind: str,
    starts_at: datetime,
    *,
    groups: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
    by: str = "Siti",
    held_by: str | None = None,
    intake_id: int | None = None,
    hours: float = 3,
    outsiders: tuple[str, ...] = (),
) -> int:
    """A meeting planned by a pendamping, everybody invited; returns its id."""
    plan = AssemblyPlan(
        kind,
        village.people[held_by or by],
        KECAMATAN,
        starts_at,
        starts_at + timedelta(hours=hours),
        "Balai Desa Wates",
        group_ids=tuple(village.group_id(name) for name in groups),
        person_ids=tuple(village.people[name] for name in people),
        outsiders=outsiders,
        intake_id=intake_id,
    )
    actor = village.actor(by)
    made = village.write(lambda s: plan_assembly(s, actor, plan, village.now, village.rules))
    village.drain()
    return made


def held(village: Village, assembly_id: int, *absent: str, by: str = "Siti") -> bool:
    """Everybody called came but these."""
    marks = {one.id: "absent" if one.name in absent else "present" for one in seen(village, assembly_id).guests}
    return marked(village, assembly_id, marks, by)


def marked(village: Village, assembly_id: int, marks: dict[int, str], by: str = "Siti") -> bool:
    actor = village.actor(by)
    saved = village.write(lambda s: record_attendance(s, actor, assembly_id, marks, village.now, village.rules))
    village.drain()
    return saved


def seen(village: Village, assembly_id: int) -> AssemblyView:
    return village.read(lambda s: assembly_view(s, assembly_id, village.now))


def guest(village: Village, assembly_id: int, name: str) -> AssemblyGuest:
    query = (
        select(AssemblyGuest)
        .join(Person, Person.id == AssemblyGuest.person_id)
        .where(AssemblyGuest.assembly_id == assembly_id, Person.name == name)
    )
    return village.read(lambda s: s.scalars(query).one())


def visits_to_make_up(village: Village) -> dict[str, str]:
    """Name -> state of the visits because of a missed pertemuan awal."""
    query = (
        select(Person.name, Visit.state)
        .join(Visit, Visit.kpm_id == Person.id)
        .where(Visit.cause == "first_meeting")
        .order_by(Visit.id)
    )
    return dict(village.read(lambda s: s.execute(query).all()))


def live_through_assemblies(village: Village) -> None:
    """A meeting of all families is called and reminded of, moved, and called off."""
    siti, begins = village.actor("Siti"), village.now + timedelta(days=3)
    made = planned(village, "first_meeting", begins, groups=(GROUP,))
    the_day_before = village.rules.today(begins) - timedelta(days=1)
    village.go_to(str(the_day_before), "17:00")
    later = begins + timedelta(days=2)
    village.write(lambda s: move_assembly(s, siti, made, later, later + timedelta(hours=3), "Balai Desa", village.now))
    village.drain()
    village.write(lambda s: cancel_assembly(s, siti, made, village.now))
    village.drain()
