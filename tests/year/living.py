"""The year as people live it: who says what when, told to the program in the order of the clock.

A sample of all that is said in chat goes through the real engine: one report in thirty, one pendamping's visits once a
month, ketua who have told the others. The rest goes through the operations that those conversations call, since a turn
of talk takes ten times as long.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random

from sqlalchemy import select

from db import Session
from db.tables import Kpm, Visit, VisitListItem
from programme.access import Actor
from programme.attendance import Heard, save_report
from programme.meetings import MeetingPlan, cancel_meeting, move_meeting, schedule_meetings
from programme.visits import DUTIES, VisitOutcome, record_visit
from programme.working_days import is_working_day
from tests.year.clockwork import Clockwork
from tests.year.kecamatan import PENDAMPING, YEAR, GroupOf, Kecamatan, Member
from tests.year.oracle import Reported, Visited
from tests.year.plan import Held, Plan, in_her_words

REPORTED_AT = time(18, 20)
"""When a ketua reports who does so on the day itself: she was asked then."""
VISITS_TOLD_ON = 3
"""On Thursdays the pendamping say what they did."""
TOLD_IN_CHAT = 30
"""Of so many groups one reports in her own words, each month another."""
WHO_TELLS_VISITS_IN_CHAT = "Siti"
LAST_DAY_TOLD_IN_CHAT = 7
"""She does so on the first Thursday of each month."""
Act = tuple[datetime, Callable[[], None]]


@dataclass
class Year:
    """One kecamatan living through it, and what was said in it: for the oracle."""

    clockwork: Clockwork
    kecamatan: Kecamatan
    plan: Plan
    random: Random
    reported: list[Reported] = field(default_factory=list)
    visited: list[Visited] = field(default_factory=list)
    relayed: list[Held] = field(default_factory=list)
    """Meetings of which the ketua said that she told everybody."""

    def live(self, until: date, besides: list[Act] | None = None) -> None:
        """From the first look to the beginning of that day; `besides` is what other people do."""
        self._schedule()
        for moment, act in sorted([*self._timeline(), *(besides or [])], key=lambda one: one[0]):
            if self.clockwork.rules.today(moment) >= until:
                break
            self.clockwork.go_to(moment)
            act()
        self.clockwork.go_to(self.clockwork.rules.at(until, time(0)))

    def members_at(self, group: GroupOf, moment: datetime) -> list[Member]:
        """Who belonged to the group then."""
        return [one for one in self.kecamatan.members if self.kecamatan.group_at(one, moment) == group.id]

    def at(self, day: date, clock: time) -> datetime:
        return self.clockwork.rules.at(day, clock)

    def writes(self, work: Callable[[Session], object]) -> None:
        """Somebody does something; what comes of it leaves before the clock goes on."""
        self.clockwork.write(work)

    # the timeline

    def _timeline(self) -> list[Act]:
        found = [act for held in self.plan.held for act in self._of_meeting(held)]
        day = date(YEAR, 1, 1)
        while day.year == YEAR:
            if day.weekday() == VISITS_TOLD_ON and is_working_day(day):
                found.append((self.at(day, time(16, 30)), self._everybody_tells_of_visits))
            day += timedelta(days=1)
        return found

    def _of_meeting(self, held: Held) -> list[Act]:
        two_before = self.at(held.day - timedelta(days=2), time(10))
        if held.cancelled:
            return [(two_before, lambda: self._cancels(held))]
        acts: list[Act] = []
        if held.moved_to:
            acts.append((two_before, lambda: self._moves(held)))
        if held.relays:
            acts.append((self.at(held.held_on - timedelta(days=1), time(18, 30)), lambda: self._relays(held)))
        next_day = held.held_on + timedelta(days=1)
        if held.reporting == "morning":
            acts.append((self.at(next_day, time(8, 20)), lambda: self._reports(held)))
        elif held.reporting == "pendamping":
            acts.append((self.at(next_day, time(15, 20)), lambda: self._saves(held, held.group.pendamping_id)))
        elif held.reporting != "never":
            acts.append((self.at(held.held_on, REPORTED_AT), lambda: self._reports(held)))
        if held.corrected is not None:
            acts.append((self.at(next_day, time(10)), lambda: self._corrects(held)))
        return acts

    # meetings

    def _schedule(self) -> None:
        """A monthly series of each group, as its pendamping enters it."""
        clock = self.clockwork
        for group in self.kecamatan.groups:
            held = [one for one in self.plan.held if one.group is group]
            pattern: dict[str, int | str | None] = {"kind": "nth_weekday", "week": group.week, "weekday": group.weekday}
            days, place = tuple(one.day for one in held), f"Rumah Ibu {group.ketua.name}"
            plan = MeetingPlan(days, group.hour, place, ("parenting", 1), pattern | {"day": None})
            ids = clock.write(partial(self._entered, group, plan))
            for one, meeting_id in zip(held, ids, strict=True):
                one.id = meeting_id

    def _entered(self, group: GroupOf, plan: MeetingPlan, session: Session) -> list[int]:
        clock = self.clockwork
        return schedule_meetings(session, _who(group), group.id, plan, clock.now, clock.rules)

    def _moves(self, held: Held) -> None:
        starts_at = self.at(held.held_on, held.group.hour)
        self.writes(lambda s: move_meeting(s, _who(held.group), held.id, starts_at, "Balai Desa", self.clockwork.now))

    def _cancels(self, held: Held) -> None:
        self.writes(lambda s: cancel_meeting(s, _who(held.group), held.id, self.clockwork.now))

    def _relays(self, held: Held) -> None:
        """The evening before, the ketua says that she told those without a phone: if she was asked to tell anybody."""
        ketua = held.group.ketua
        shown = self.clockwork.edge.last[ketua.address]
        if any(one.label.startswith("Sudah saya sampaikan") for one in shown.buttons):
            self.clockwork.taps(ketua.way, ketua.address, "Sudah saya sampaikan")
            self.relayed.append(held)

    def _reports(self, held: Held) -> None:
        """The ketua, or her deputy where she has no phone; a few of each month in their own words, then "ya"."""
        reporter = held.group.reporter
        held.absent.pop(reporter.id, None)
        if (held.group.place + held.month) % TOLD_IN_CHAT:
            self._saves(held, reporter.id, "kpm")
            return
        members = self._members_of(held)
        numbers = {kpm_id: number for number, kpm_id in members.items()}
        names = {one.id: one.name for one in held.group.members}
        clock = self.clockwork
        said = in_her_words(held, numbers, names, self.random)
        shown = clock.says(reporter.way, reporter.address, said)
        there = len(members) - len(held.absent)
        assert f"Hadir {there} dari {len(members)}" in shown, f"{said!r} was answered {shown!r}"
        shown = clock.says(reporter.way, reporter.address, self.random.choice(("ya", "iya", "nggih")))
        assert "tersimpan" in shown, shown
        self._knows(held, members)

    def _corrects(self, held: Held) -> None:
        """Whoever reported says that one of them was there after all."""
        if held.corrected in held.absent:
            del held.absent[held.corrected]
            self._saves(held, held.group.reporter.id, "kpm")

    def _saves(self, held: Held, by: int, role: str = "pendamping") -> None:
        members, clock = self._members_of(held), self.clockwork
        heard = Heard({number: held.absent[kpm_id] for number, kpm_id in members.items() if kpm_id in held.absent})
        self.writes(lambda s: save_report(s, Actor(by, role), held.id, heard, clock.now, clock.rules))
        self._knows(held, members)

    def _knows(self, held: Held, members: dict[int, int]) -> None:
        there = frozenset(members.values()) - set(held.absent)
        self.reported.append(Reported(self.clockwork.now, held.id, held.held_on, dict(held.absent), there))

    def _members_of(self, held: Held) -> dict[int, int]:
        """Number -> kpm, as the group's list stands now; who is not on it any more is not missed either."""
        query = select(Kpm.member_number, Kpm.person_id).where(Kpm.group_id == held.group.id, Kpm.left_at.is_(None))
        members = self.clockwork.read(lambda s: dict(s.execute(query).all()))
        held.absent = {kpm_id: reason for kpm_id, reason in held.absent.items() if kpm_id in members.values()}
        return members

    # visits

    def _everybody_tells_of_visits(self) -> None:
        today = self.clockwork.rules.today(self.clockwork.now)
        for who in PENDAMPING:
            listed = self.clockwork.read(partial(_listed, self.kecamatan.staff[who], today))
            if not listed:
                continue
            if who == WHO_TELLS_VISITS_IN_CHAT and today.day <= LAST_DAY_TOLD_IN_CHAT:
                self._tells_of_visits(who, [number for number, *_ in listed])
            else:
                self._records(self.kecamatan.staff[who], listed, today)
            made = [Visited(self.clockwork.now, today, kpm_id) for _, _, kpm_id in listed]
            self.visited += made

    def _tells_of_visits(self, who: str, numbers: list[int]) -> None:
        """All of today's list in one message, whom one met and that all was done."""
        address, clock = self.kecamatan.staff_addresses[who], self.clockwork
        shown = clock.says("telegram", address, f"{', '.join(map(str, numbers))} selesai ketemu ibunya")
        if "untuk yang mana?" in shown:
            clock.taps("telegram", address, "Kunjungan Kamis")
        last = ("Keempatnya", "Lewati", "Ya, simpan") if len(numbers) == 1 else ("Ya, tugas lengkap",)
        for label in last:
            clock.taps("telegram", address, label)

    def _records(self, pendamping_id: int, listed: list[tuple[int, int, int]], today: date) -> None:
        actor, now = Actor(pendamping_id, "pendamping"), self.clockwork.now

        def record(session: Session) -> None:
            for _, visit_id, _ in listed:
                assert record_visit(session, actor, visit_id, VisitOutcome(today, "kpm", DUTIES), now)

        self.writes(record)


def _who(group: GroupOf) -> Actor:
    return Actor(group.pendamping_id, "pendamping")


def _listed(pendamping_id: int, day: date, session: Session) -> list[tuple[int, int, int]]:
    """(number, visit, kpm) of the open visits on a day's list."""
    query = (
        select(VisitListItem.number, Visit.id, Visit.kpm_id)
        .join(Visit, Visit.id == VisitListItem.visit_id)
        .where(VisitListItem.pendamping_id == pendamping_id, VisitListItem.listed_on == day, VisitListItem.number > 0)
        .where(Visit.state == "open", Visit.cause == "p2k2")
        .order_by(VisitListItem.number)
    )
    return [(number, visit_id, kpm_id or 0) for number, visit_id, kpm_id in session.execute(query)]
