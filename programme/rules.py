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
    reminders: tuple[Reminder, ...] = (
        Reminder("h3", 3, time(9)),
        Reminder("h1", 1, time(16)),
        Reminder("h0", 0, time(6)),
    )
    quiet_from: time = time(20)
    quiet_until: time = time(5, 30)
    visit_list_at: time = time(6)
    days_to_correct_report: int = 7
    hours_until_dialog_pauses: int = 24
    join_code_days: int = 30
    wrong_codes_per_hour: int = 5
    extra_days_off: frozenset[date] = frozenset()
    """Days on which the office does not work, besides weekends, public holidays and cuti bersama."""
    curriculum: Curriculum = field(default_factory=Curriculum)

    def local(self, moment: datetime) -> datetime:
        """The moment on the kabupaten's clock."""
        return moment.astimezone(self.zone)

    def today(self, now: datetime) -> date:
        """The kabupaten's date."""
        return self.local(now).date()

    def at(self, day: date, clock: time) -> datetime:
        """The zone-aware moment of a local day and time."""
        return datetime.combine(day, clock, tzinfo=self.zone)
