"""Every table of the programme, by what it holds. Importing this package registers all of them."""

from db.tables.contacts import (
    Address,
    Contact,
    Dialog,
    InboxEntry,
    StoredFile,
    WrongCode,
)
from db.tables.meetings import (
    Attendance,
    AttendanceChange,
    AttendanceReport,
    Meeting,
    MeetingChange,
    MeetingSeries,
)
from db.tables.outbox import OutboxRow
from db.tables.people import (
    Consent,
    FamilyMember,
    Group,
    JoinCode,
    Kpm,
    Person,
    RosterImport,
)
from db.tables.roster import StagedFamilyMember, StagedGroup, StagedKpm
from db.tables.trail import JobRun, TrailEntry
from db.tables.visits import Visit, VisitListItem

__all__ = [
    "Address",
    "Attendance",
    "AttendanceChange",
    "AttendanceReport",
    "Consent",
    "Contact",
    "Dialog",
    "FamilyMember",
    "Group",
    "InboxEntry",
    "JobRun",
    "JoinCode",
    "Kpm",
    "Meeting",
    "MeetingChange",
    "MeetingSeries",
    "OutboxRow",
    "Person",
    "RosterImport",
    "StagedFamilyMember",
    "StagedGroup",
    "StagedKpm",
    "StoredFile",
    "TrailEntry",
    "Visit",
    "VisitListItem",
    "WrongCode",
]
