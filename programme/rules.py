"""The programme's rule values. Each changes from year to year and between districts, so each is a setting.

The defaults are those of the second source document (commitments, visits) and of public descriptions of PKH.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from programme.modules import Curriculum


@dataclass(frozen=True)
class Reminder:
    """A reminder's slot: so many days before the meeting, at this local time."""

    name: str
    days_before: int
    at: time


@dataclass(frozen=True)
class Rules:
    """What the office decided. Times are local to `zone`; durations carry their unit in the name."""

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Jakarta"))
    months_missed_before_visit: int = 2
    """Second source document: 'selama 2 bulan berturut-turut'."""
    sick_counts_as_absence: bool = False
    meeting_hours: float = 2.0
    """First source document: two hours a meeting."""
    meetings_begin_from: time = time(8)
    meetings_end_by: time = time(17)
    """Between these hours meetings that clash are put one after another."""
    minutes_between_meetings: int = 30
    """What a pendamping needs to get from one group to the next."""
    reminders: tuple[Reminder, ...] = (
        Reminder("h3", 3, time(9)),
        Reminder("h1", 1, time(16)),
        Reminder("h0", 0, time(6)),
    )
    quiet_from: time = time(20)
    quiet_until: time = time(5, 30)
    visit_list_at: time = time(6)
    visits_a_day: int = 6
    """How many visits a day's list takes; the others wait."""
    routine_members_a_group: int = 2
    """Second source document: 'Kunjungan ke RTSM / Ketua Kelompok ... 1 bulan sekali'; the ketua comes on top."""
    routine_visits_a_day: int = 2
    """Of a day's visits at most so many are routine; 0: no routine visits are planned."""
    days_to_correct_report: int = 7
    report_asked_again_hours: float = 3.0
    """Hours after the question to the ketua at which she is asked again, unless that is in the quiet hours."""
    report_asked_morning_at: time = time(8)
    """The next morning; the two that follow are times of that same day."""
    deputy_asked_at: time = time(11)
    report_pendamping_told_at: time = time(15)
    reasons_marked_sick: tuple[str, ...] = ("sick",)
    """Reasons of absence that the official system calls SAKIT; every other one is ALFA."""
    expected_told_at: time = time(18)
    """The evening before a meeting its pendamping hears how many are expected and who is hindered."""
    relay_digest_at: time = time(13)
    """At this hour a ketua is asked to tell those whom our messages did not reach since her last reminder."""
    handover_hours: int = 24
    """Hours in which a colleague can answer whether he takes a visit over."""
    hours_until_dialog_pauses: int = 24
    join_code_days: int = 30
    wrong_codes_per_hour: int = 5
    paper_days: int = 7
    """Days after which files that were made or sent by chat lose their content."""
    largest_roster_megabytes: int = 10
    """Of a roster sheet sent by chat; 60,000 families are about half of it."""
    extra_days_off: frozenset[date] = frozenset()
    """Days on which the office does not work, besides weekends, public holidays and cuti bersama."""
    curriculum: Curriculum = field(default_factory=Curriculum)

    def is_quiet(self, moment: datetime) -> bool:
        """Whether people are asleep then: no notice leaves. The quiet hours may span midnight."""
        clock = self.local(moment).time()
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= clock < self.quiet_until
        return clock >= self.quiet_from or clock < self.quiet_until

    def local(self, moment: datetime) -> datetime:
        """The moment on the kabupaten's clock."""
        return moment.astimezone(self.zone)

    def today(self, now: datetime) -> date:
        """The kabupaten's date."""
        return self.local(now).date()

    def at(self, day: date, clock: time) -> datetime:
        """The zone-aware moment of a local day and time."""
        return datetime.combine(day, clock, tzinfo=self.zone)
