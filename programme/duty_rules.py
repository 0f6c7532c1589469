"""What an office decides about intakes, health and school, meetings besides P2K2, and its own reports.

The values of the second source document where it gives any; the others are our own or public ones, as each says.
Times are local to `Rules.zone`.
"""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class IntakeRules:
    """The pertemuan awal and the groups made for it."""

    group_families_least: int = 20
    """Second source document, B.a: 'kelompok yang terdiri atas 20-25 peserta PKH'."""
    group_families_most: int = 25
    session_families_most: int = 75
    """C.1.a: 'sekitar 60-75 peserta (3 kelompok peserta)'; more are called on several occasions."""
    session_groups: int = 3
    families_a_pendamping: int = 375
    """B: 'kurang lebih 375 RTSM'."""
    koordinator_from: int = 3
    """B: 'Apabila di satu kecamatan terdapat 3-4 pendamping maka akan ditunjuk satu coordinator'."""
    first_meeting_hours: float = 3.0
    absentee_visited_within_days: int = 7
    """Who missed the pertemuan awal is to be visited so soon."""
    forms_due_days: int = 14
    """Days after the pertemuan awal by which forms and agreements should be with the office."""


@dataclass(frozen=True)
class CommitmentRules:
    """Health and school: who has which duty, and when a month counts as kept."""

    school_age_from: int = 6
    """Years; public descriptions of PKH: each child of 6-21 without a finished school is enrolled."""
    school_age_until: int = 21
    school_percent_least: int = 85
    """Of the school days of a month."""
    school_days_a_month: int = 20
    """Taken where a school does not say how many days it taught."""
    school_free_months: tuple[int, ...] = (7,)
    """Months (1-12) in which the holidays leave nothing to report: neither kept nor missed."""
    antenatal_visits: int = 4
    toddler_until_months: int = 60
    """Weighed monthly until then."""
    preschool_until_months: int = 72
    vitamin_a_months: tuple[int, ...] = (2, 8)
    posyandu_told_days: int = 1
    """So many days before it, families that go to a health post are reminded."""
    posyandu_told_at: time = time(16)
    enrolment_asked_again_days: int = 14
    """A child without school is asked after again so long after its family was last spoken to."""
    entry_due_day: int = 7
    """By this day of the month after, what schools and health posts reported should be entered."""
    verification_due_days: int = 10
    """So many days after a quarter's end its verification sheet is due at the office."""


@dataclass(frozen=True)
class OfficeRules:
    """Standing meetings, reports to the office, leave, and how long what is over is kept."""

    assembly_told: tuple[int, ...] = (3, 1)
    """So many days before a meeting of families besides P2K2 they are reminded, besides the invitation at once."""
    assembly_told_at: time = time(16)
    assembly_hours: float = 2.0
    resocialisation_months: int = 6
    """Second source document, B.b: 'setiap enam bulan untuk re-sosialisasi'."""
    standing_reminded: bool = True
    """Is staff reminded of meetings of the month that are not planned yet? Of re-socialisation it always is."""
    standing_asked_day: int = 5
    """From this day of the month the pendamping is reminded of what was not planned yet (ketua, temu kunjung)."""
    standing_asked_at: time = time(7, 30)
    monthly_report_day: int = 1
    """The first working day from this day on, each pendamping gets the month before to check."""
    monthly_report_at: time = time(8)
    monthly_report_due_day: int = 10
    """On this day of the month (the next working day) it is due at the office; the day before it is asked again."""
    report_due_at: time = time(16)
    nudges_a_day: int = 1
    """How often a koordinator can nudge one pendamping about the same thing in a day."""
    substitution_hours: int = 72
    """Hours in which a colleague can answer whether he stands in."""
    retention_months: int = 60
    """So long after a family left, what tells who it was is kept."""
