"""The programme's rule values. Each changes from year to year and between districts, so each is a setting.

The defaults are those of the second source document (commitments, visits) and of public descriptions of PKH.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import MappingProxyType
from zoneinfo import ZoneInfo

from programme.duty_rules import CommitmentRules, IntakeRules, OfficeRules
from programme.modules import Curriculum

COMPLAINT_DAYS: Mapping[str, int] = MappingProxyType(
    {
        "kks_lost": 7,
        "kks_damaged": 7,
        "kks_swallowed": 3,
        "kks_pin": 3,
        "zero_balance": 7,
        "not_paid": 7,
        "data_wrong": 14,
        "deduction": 3,
        "card_held": 3,
        "facility": 14,
        "behaviour": 7,
        "other": 7,
    }
)
"""Our own choice: shortest where money or a card is in another's hands."""


@dataclass(frozen=True)
class Reminder:
    """A reminder's slot: so many days before the meeting, at this local time."""

    name: str
    days_before: int
    at: time


@dataclass(frozen=True)
class Casework:
    """What an office decides about cases, polls and days with too many visits; times are local."""

    evaluated_after_meetings: tuple[int, ...] = (1, 3)
    """After so many meetings since the plan began, the pendamping is asked what was achieved."""
    agreement_told_at: time = time(16)
    """The day before a meeting (or before the day agreed upon) a family is reminded of what it agreed to."""
    family_asked_again_days: int = 3
    """Days without an answer after which a family is asked once more for its word before a case ends."""
    report_case_words: int = 150
    """First source document, A.1: 'sekurang kurangnya 150 kata'."""
    report_aspect_words: int = 100
    """First source document, A.2 and A.3: 'masing masing aspek sekurang kurangnya 100 kata'."""
    report_concepts: int = 3
    """First source document, A.3.a: 'sekurang kurangnya 3 pengetahuan/ konsep'."""
    poll_days: int = 3
    """Days in which members may answer; the result is told at `poll_told_at` of the last one."""
    poll_told_at: time = time(17)
    smallest_count_shown: int = 3
    """Smaller numbers of a poll are not shown: they would tell who it was."""
    radar_meetings: int = 6
    """The absence radar looks at so many of a group's latest reported meetings."""
    radar_told_at: time = time(7)
    """On Mondays each pendamping hears who is sliding, if anybody newly is."""
    referral_hours: int = 72
    """Hours in which a colleague can answer whether he takes a look at a case, or takes it over."""
    help_hours: int = 24
    """Hours in which a ketua can answer whether she looks in on a member."""
    gathering_hours: float = 2.0


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
    payments_begin_from: time = time(8)
    payments_end_by: time = time(14)
    """The hours of a payment for which none were said."""
    reminders: tuple[Reminder, ...] = (
        Reminder("h3", 3, time(9)),
        Reminder("h1", 1, time(16)),
        Reminder("h0", 0, time(6)),
    )
    payment_reminders: tuple[Reminder, ...] = (
        Reminder("h3", 3, time(9)),
        Reminder("h1", 1, time(16)),
        Reminder("h0", 0, time(6)),
    )
    """Of a payment; second source document, B.b: 'Menginformasikan jadwal pembayaran'."""
    unpaid_reminded_days: int = 2
    """So many days before the last day on which unpaid families can still be paid, their pendamping is reminded."""
    quiet_from: time = time(20)
    quiet_until: time = time(5, 30)
    visit_list_at: time = time(6)
    visits_a_day: int = 6
    """How many visits a day's list takes; the others wait."""
    evening_summary: bool = True
    evening_summary_at: time = time(17)
    """At this hour of a working day staff hears what still waits, if anything does."""
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
    complaint_days: Mapping[str, int] = field(default_factory=lambda: COMPLAINT_DAYS)
    """Category -> days within which something has to come of a complaint at each level."""
    complaint_check_again_days: int = 3
    """Days without an answer after which a reporter is asked once more whether her complaint is solved."""
    complaint_silent_days: int = 7
    """Days after that second question at which it is closed all the same."""
    complaint_reminder_days: int = 1
    """So many days before, its handlers are reminded."""
    complaint_reminded_at: time = time(8)
    complaint_overdue_again_days: int = 7
    """Where no level is left, its handlers are reminded so often."""
    complaint_unanswered_days: int = 3
    """Days after which the reporter is asked again, and so many later her handler hears that she does not answer."""
    complaint_referred_days: int = 14
    """Days that a bank or another office has once a complaint was referred to it."""
    handover_hours: int = 24
    """Hours in which a colleague can answer whether he takes a visit over."""
    hours_until_dialog_pauses: int = 24
    join_code_days: int = 30
    wrong_codes_per_hour: int = 5
    paper_days: int = 7
    """Days after which files that were made or sent by chat lose their content."""
    largest_roster_megabytes: int = 10
    """Of a roster sheet sent by chat; 60,000 families are about half of it."""
    changes_asked: bool = True
    changes_asked_days: int = 6
    """So many days before the last day of a month each ketua is asked whether anything changed in her group."""
    changes_asked_at: time = time(10)
    updates_list_week: int = 2
    """Second source document, D: changes are reported 'setiap minggu kedua setiap bulannya'."""
    updates_list_weekday: int = 1
    """1 is Monday: on that day of that week each pendamping gets the list of the month before."""
    updates_list_at: time = time(8)
    updates_due_days: int = 4
    """So many days after the list the office's sheet is made, from what was sent until then."""
    updates_due_at: time = time(16)
    update_evidence_days: int = 30
    """Days after which the photo of a reported change loses its content: counted from its report to the office."""
    casework: Casework = field(default_factory=Casework)
    intake: IntakeRules = field(default_factory=IntakeRules)
    commitments: CommitmentRules = field(default_factory=CommitmentRules)
    office: OfficeRules = field(default_factory=OfficeRules)
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
