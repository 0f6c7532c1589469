"""What else happens in the year: reports to the office, payments, complaints, families that come, go, move."""

from datetime import date, time
from functools import partial
from random import Random

from db import Session
from programme.access import Actor
from programme.complaints.filing import Filing, file_complaint
from programme.leaving.ending import Leaving, end_membership
from programme.members import NewMember, add_member, move_member
from programme.office.monthly import send_monthly_report, show_own_month
from programme.payments.plans import DEFAULT_BRING, Entry, PaymentPlan
from programme.payments.schedules import enter_payments
from programme.payments.stages import Stage, add_stage
from programme.working_days import next_working_day
from tests.year.kecamatan import KECAMATAN, KOORDINATOR, PENDAMPING, YEAR, GroupOf, Member
from tests.year.living import Act, Year

PAYMENTS = ((2, ("01", "02", "03")), (5, ("04", "05", "06")), (8, ("07", "08", "09")), (11, ("10", "11", "12")))
"""The month in which each stage is paid, and what for."""
ENTERED_ON, PAID_ON = 20, 27
CHANGES_ON = 22
COMPLAINTS = ("kks_lost", "not_paid", "kks_pin", "zero_balance")


def acts_of(year: Year, random: Random) -> list[Act]:
    """All of it, with its moments; drawn before the year begins."""
    acts: list[Act] = []
    for month, paid_for in PAYMENTS:
        stage = Stage(0, YEAR, f"tahap {month}", tuple(f"{YEAR}-{one}" for one in paid_for), "pos")
        pays_on = date(YEAR, month, PAID_ON)
        acts.append((year.at(date(YEAR, month, ENTERED_ON), time(10)), partial(_enters_payment, year, stage, pays_on)))
    for month in range(1, 13):
        day = next_working_day(date(YEAR, month, 1))
        acts += [(year.at(day, time(10)), partial(_sends_month, year, who)) for who in PENDAMPING]
    ordinary = [(group, one) for group in year.kecamatan.groups for one in group.members[2:]]
    chosen = random.sample(ordinary, 30)
    for place, (group, member) in enumerate(chosen):
        month = 1 + place % 11
        moment = year.at(date(YEAR, month, CHANGES_ON), time(10, place))
        if place < 8:
            acts.append((moment, partial(_leaves, year, group, member)))
        elif place < 16:
            others = [one for one in year.kecamatan.groups if one.pendamping_id == group.pendamping_id]
            acts.append((moment, partial(_changes_group, year, member, random.choice(others), group)))
        elif place < 22:
            acts.append((moment, partial(_arrives, year, group, f"Wagirah {place}")))
        else:
            acts.append((moment, partial(_complains, year, member, random.choice(COMPLAINTS))))
    return acts


def _sends_month(year: Year, who: str) -> None:
    """A pendamping looks at the report of the month before and sends it to the office."""
    clock, pendamping_id = year.clockwork, year.kecamatan.staff[who]
    actor = Actor(pendamping_id, "pendamping")

    def send(session: Session) -> None:
        report_id = show_own_month(session, actor, pendamping_id, clock.now, clock.rules)
        assert report_id is not None, f"{who} was asked for no report"
        assert send_monthly_report(session, actor, report_id, clock.now, clock.rules)

    year.writes(send)


def _enters_payment(year: Year, stage: Stage, pays_on: date) -> None:
    """The koordinator enters the whole kecamatan for one day at the post office."""
    clock, actor = year.clockwork, Actor(year.kecamatan.staff[KOORDINATOR], "koordinator")
    families = tuple(
        Entry(one.id) for one in year.kecamatan.members if year.kecamatan.group_at(one, clock.now) is not None
    )

    def enter(session: Session) -> None:
        stage_id = add_stage(session, actor, stage, clock.now)
        begins, ends = year.at(pays_on, time(8)), year.at(pays_on, time(14))
        plan = PaymentPlan(
            stage_id, KECAMATAN, {"all": True}, begins, ends, "Kantor Pos", "pos", DEFAULT_BRING["pos"], "same_kk",
            entries=families,
        )  # fmt: skip
        enter_payments(session, actor, plan, "move", clock.now)

    year.writes(enter)


def _leaves(year: Year, group: GroupOf, member: Member) -> None:
    clock = year.clockwork
    leaving = Leaving(clock.rules.today(clock.now), "moved_out")
    pendamping = Actor(group.pendamping_id, "pendamping")
    year.writes(lambda s: end_membership(s, pendamping, member.id, leaving, clock.now, clock.rules))
    year.kecamatan.moves[member.id] = [(clock.now, None)]


def _changes_group(year: Year, member: Member, to: GroupOf, group: GroupOf) -> None:
    clock, pendamping = year.clockwork, Actor(group.pendamping_id, "pendamping")
    year.writes(lambda s: move_member(s, pendamping, member.id, to.id, clock.now))
    year.kecamatan.moves[member.id] = [(clock.now, to.id)]


def _arrives(year: Year, group: GroupOf, name: str) -> None:
    clock, pendamping = year.clockwork, Actor(group.pendamping_id, "pendamping")
    new = NewMember(f"PKH9{group.id:04}", name)
    made: list[int] = []
    year.writes(lambda s: made.append(add_member(s, pendamping, group.id, new, clock.now)))
    year.kecamatan.arrived.append(Member(made[0], name, len(group.members) + 1, "none", ""))
    year.kecamatan.moves[made[0]] = [(clock.now, group.id)]


def _complains(year: Year, member: Member, category: str) -> None:
    clock, filing = year.clockwork, Filing(category, "mohon dibantu, kartu saya bermasalah")
    year.writes(lambda s: file_complaint(s, Actor(member.id, "kpm"), member.id, filing, clock.now, clock.rules))
