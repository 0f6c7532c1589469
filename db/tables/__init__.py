"""Every table of the programme, by what it holds. Importing this package registers all of them."""

from db.tables.assemblies import Assembly, AssemblyGroup, AssemblyGuest
from db.tables.candidates import Candidate, Clarification, Intake, ProposedGroup
from db.tables.cases import Case, CaseAgreement, CaseEntry, CaseReferral
from db.tables.commitments import Enrolment, HealthService, MemberMonth, PosyanduDay
from db.tables.complaints import Complaint, ComplaintStep
from db.tables.contacts import (
    Address,
    Contact,
    Dialog,
    InboxEntry,
    StoredFile,
    WrongCode,
)
from db.tables.gatherings import Gathering, GatheringGuest, KetuaHelp
from db.tables.inquiries import Inquiry
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
from db.tables.office import GroupKeeper, MeetingNote, OfficeReport, Substitution
from db.tables.outbox import Broadcast, ChannelState, OutboxRow, ProviderStatus, Sending
from db.tables.papers import Paper
from db.tables.payments import (
    Payment,
    PaymentChange,
    PaymentRelay,
    PaymentReport,
    PaymentSchedule,
    PaymentStage,
)
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
from db.tables.polls import Poll, PollAnswer
from db.tables.roster import StagedFamilyMember, StagedGroup, StagedKpm
from db.tables.trail import JobRun, TrailEntry
from db.tables.updates import DataUpdate, DataUpdateStep, UpdateList, UpdateReport
from db.tables.visits import Provider, Visit, VisitHandover, VisitListItem

__all__ = [
    "Address",
    "Assembly",
    "AssemblyGroup",
    "AssemblyGuest",
    "Attendance",
    "AttendanceChange",
    "AttendanceDifference",
    "AttendanceReport",
    "Broadcast",
    "Candidate",
    "Case",
    "CaseAgreement",
    "CaseEntry",
    "CaseReferral",
    "ChannelState",
    "Clarification",
    "Complaint",
    "ComplaintStep",
    "Consent",
    "Contact",
    "DataUpdate",
    "DataUpdateStep",
    "Dialog",
    "Enrolment",
    "FamilyMember",
    "Gathering",
    "GatheringGuest",
    "Group",
    "GroupKeeper",
    "HealthService",
    "InboxEntry",
    "Inquiry",
    "Intake",
    "JobRun",
    "JoinCode",
    "KetuaHelp",
    "Kpm",
    "KpmChange",
    "Meeting",
    "MeetingChange",
    "MeetingNote",
    "MeetingReply",
    "MeetingSeries",
    "MemberMonth",
    "OfficeReport",
    "OutboxRow",
    "Paper",
    "Payment",
    "PaymentChange",
    "PaymentRelay",
    "PaymentReport",
    "PaymentSchedule",
    "PaymentStage",
    "Person",
    "Poll",
    "PollAnswer",
    "PosyanduDay",
    "ProposedGroup",
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
    "Substitution",
    "TrailEntry",
    "UpdateList",
    "UpdateReport",
    "Visit",
    "VisitHandover",
    "VisitListItem",
    "WrongCode",
]
