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
    AttendanceDifference,
    AttendanceReport,
    Meeting,
    MeetingChange,
    MeetingReply,
    MeetingSeries,
    Relay,
)
from db.tables.outbox import Broadcast, ChannelState, OutboxRow, ProviderStatus, Sending
from db.tables.papers import Paper
from db.tables.people import (
    Consent,
    FamilyMember,
    Group,
    JoinCode,
    Kpm,
    KpmChange,
    Person,
    RosterFile,
    RosterImport,
)
from db.tables.roster import StagedFamilyMember, StagedGroup, StagedKpm
from db.tables.trail import JobRun, TrailEntry
from db.tables.visits import Provider, Visit, VisitHandover, VisitListItem

__all__ = [
    "Address",
    "Attendance",
    "AttendanceChange",
    "AttendanceDifference",
    "AttendanceReport",
    "Broadcast",
    "ChannelState",
    "Consent",
    "Contact",
    "Dialog",
    "FamilyMember",
    "Group",
    "InboxEntry",
    "JobRun",
    "JoinCode",
    "Kpm",
    "KpmChange",
    "Meeting",
    "MeetingChange",
    "MeetingReply",
    "MeetingSeries",
    "OutboxRow",
    "Paper",
    "Person",
    "Provider",
    "ProviderStatus",
    "Relay",
    "RosterFile",
    "RosterImport",
    "Sending",
    "StagedFamilyMember",
    "StagedGroup",
    "StagedKpm",
    "StoredFile",
    "TrailEntry",
    "Visit",
    "VisitHandover",
    "VisitListItem",
    "WrongCode",
]
