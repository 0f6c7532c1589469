"""Signed consent sheets: who signed which words on which day, who handed the sheet in, and its photo.

UU PDP 27/2022: consent is explicit, recorded and withdrawable. A sheet signed before she withdrew revives nothing.
A sheet whose words name WhatsApp and SMS opens both for her number on the roster.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import Consent, Group, Kpm, Person, StoredFile
from programme.access import Actor, operation
from programme.number_addresses import open_by_sheet
from programme.people import CONSENT_VERSION, OLDER_CONSENT_VERSIONS, VERSIONS_NAMING_WHATSAPP_AND_SMS
from programme.rules import Rules
from programme.trail import leave_trace

LONGEST_VERSION = 20
"""Characters, as the table holds it."""
DIGITS_SHOWN = 4
"""Of a phone number, on a sheet that a whole group reads."""


class SheetMistake(ValueError):
    """The sheet can't be recorded: `code` is future, before_withdrawal, or file_taken."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class SignedSheet:
    """What stands on the paper; the day is local. `file_id` is its photo, None where that comes later."""

    signed_on: date
    version: str = CONSENT_VERSION
    file_id: int | None = None

    @property
    def names_every_way(self) -> bool:
        """Whether its words name WhatsApp and SMS."""
        return self.version in VERSIONS_NAMING_WHATSAPP_AND_SMS


@dataclass(frozen=True)
class RecordedSheet:
    """The consent's id, and the channels (whatsapp, sms) on which her number on the roster is open now."""

    consent_id: int
    opened: tuple[str, ...] = ()


@dataclass(frozen=True)
class ConsentLine:
    """A group's kpm with how she consented: by chat, by sheet, withdrawn, or none; `sheet_id` her latest sheet."""

    person_id: int
    member_number: int
    name: str
    state: str
    sheet_id: int | None
    signed_on: date | None
    has_photo: bool
    names_every_way: bool = True
    """Of her latest sheet: whether its words name WhatsApp and SMS."""

    @property
    def lacks_photo(self) -> bool:
        return self.sheet_id is not None and not self.has_photo


@operation(on="group", may=("pendamping", "koordinator"))
def list_consents(session: Session, actor: Actor, group_id: int) -> list[ConsentLine]:
    """How each kpm of the group stands, by member number."""
    members = session.execute(
        select(Kpm.person_id, Kpm.member_number, Person.name)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id == group_id, Kpm.left_at.is_(None))
        .order_by(Kpm.member_number)
    ).all()
    given: dict[int, list[Consent]] = {}
    ids = [person_id for person_id, _, _ in members]
    for consent in session.scalars(select(Consent).where(Consent.person_id.in_(ids)).order_by(Consent.id)):
        given.setdefault(consent.person_id, []).append(consent)
    return [_line(*member, given.get(member[0], [])) for member in members]


@operation(on="group", may=("pendamping", "koordinator"))
def consent_form_lines(session: Session, actor: Actor, group_id: int) -> tuple[str, list[tuple[int, str, str]]]:
    """The group's name, with number, name and the end of the phone number of those who have not consented.

    For the sheet that they sign one below the other: enough of a number to see that it is wrong, not to ring it.
    """
    lacking = [one for one in list_consents(session, actor, group_id) if one.state in ("none", "withdrawn")]
    ids = [one.person_id for one in lacking]
    phones = dict(session.execute(select(Kpm.person_id, Kpm.phone).where(Kpm.person_id.in_(ids))).all())
    lines = [(one.member_number, one.name, (phones[one.person_id] or "")[-DIGITS_SHOWN:]) for one in lacking]
    return session.get_one(Group, group_id).name, lines


def _line(person_id: int, number: int, name: str, given: list[Consent]) -> ConsentLine:
    standing = [one for one in given if one.withdrawn_at is None]
    sheets = [one for one in standing if one.source == "sheet"]
    latest = sheets[-1] if sheets else None
    state = ("sheet" if sheets else "chat") if standing else ("withdrawn" if given else "none")
    return ConsentLine(
        person_id,
        number,
        name,
        state,
        latest.id if latest else None,
        latest.signed_on if latest else None,
        latest is not None and latest.file_id is not None,
        latest is None or latest.version in VERSIONS_NAMING_WHATSAPP_AND_SMS,
    )


@operation(on="person", may=("pendamping", "koordinator"))
def record_consent_sheet(
    session: Session,
    actor: Actor,
    person_id: int,
    sheet: SignedSheet,
    now: datetime,
    rules: Rules,
    channels: Collection[str] = (),
) -> RecordedSheet:
    """Saves a signed sheet, and opens her number on the roster on those of the office's channels that it names.

    The same sheet twice is one.

    Raises SheetMistake for a day to come, or one before she withdrew her consent.
    """
    if sheet.signed_on > rules.today(now):
        raise SheetMistake("future")
    withdrawn = session.scalars(
        select(Consent.withdrawn_at).where(Consent.person_id == person_id, Consent.withdrawn_at.is_not(None))
    )
    if any(moment is not None and rules.today(moment) > sheet.signed_on for moment in withdrawn):
        raise SheetMistake("before_withdrawal")
    person = session.get_one(Person, person_id, with_for_update=True, populate_existing=True)
    consent = session.scalar(
        select(Consent).where(
            Consent.person_id == person_id,
            Consent.source == "sheet",
            Consent.signed_on == sheet.signed_on,
            Consent.version == sheet.version,
            Consent.withdrawn_at.is_(None),
        )
    )
    if consent is None:
        consent = Consent(
            person_id=person_id,
            version=sheet.version,
            language=person.language,
            source="sheet",
            covers_sms=sheet.names_every_way,
            given_at=now,
            signed_on=sheet.signed_on,
            recorded_by=actor.person_id,
        )
        session.add(consent)
        session.flush()
    if sheet.file_id is not None:
        _attach(session, actor, consent, sheet.file_id)
    leave_trace(session, actor, "record_consent_sheet", "person", person_id, now)
    return RecordedSheet(consent.id, open_by_sheet(session, person_id, channels, now) if sheet.names_every_way else ())


@operation(on="person", may=("pendamping", "koordinator"))
def add_sheet_photo(session: Session, actor: Actor, person_id: int, file_id: int, now: datetime) -> bool:
    """Puts the photo to her latest sheet, also in place of another; False where she has no sheet that stands."""
    consent = _latest_sheet(session, person_id)
    if consent is None:
        return False
    _attach(session, actor, consent, file_id)
    leave_trace(session, actor, "add_sheet_photo", "person", person_id, now)
    return True


@operation(on="person", may=("pendamping", "koordinator"))
def read_sheet_photo(session: Session, actor: Actor, person_id: int, now: datetime) -> StoredFile | None:
    """The photo of her latest sheet, its content still encrypted, for looking at it again; noted in the trail.

    None where there is none; its content may be empty while it is being fetched.
    """
    consent = _latest_sheet(session, person_id)
    file = session.get(StoredFile, consent.file_id) if consent is not None and consent.file_id is not None else None
    if file is not None:
        leave_trace(session, actor, "read_sheet_photo", "person", person_id, now)
    return file


def versions_used(session: Session) -> list[str]:
    """Versions of the words that were printed or that somebody has consented to, newest first."""
    used = set(session.scalars(select(Consent.version).distinct())) | set(OLDER_CONSENT_VERSIONS)
    return [CONSENT_VERSION, *sorted(used - {CONSENT_VERSION}, reverse=True)]


def _latest_sheet(session: Session, person_id: int) -> Consent | None:
    query = select(Consent).where(
        Consent.person_id == person_id, Consent.source == "sheet", Consent.withdrawn_at.is_(None)
    )
    return session.scalar(query.order_by(Consent.id.desc()).limit(1))


def _attach(session: Session, actor: Actor, consent: Consent, file_id: int) -> None:
    """A group may sign one sheet, so one photo may be of several of its members; of nothing else."""
    file = session.get_one(StoredFile, file_id)
    if file.subject is not None and not _is_of_her_group(session, file.subject, consent.person_id):
        raise SheetMistake("file_taken")
    file.subject, file.person_id = file.subject or f"consent:{consent.id}", actor.person_id
    consent.file_id = file.id
    session.flush()


def _is_of_her_group(session: Session, subject: str, person_id: int) -> bool:
    kind, _, consent_id = subject.partition(":")
    first = session.get(Consent, int(consent_id)) if kind == "consent" else None
    if first is None:
        return False
    groups = select(Kpm.group_id).where(Kpm.person_id.in_((first.person_id, person_id))).distinct()
    return len(session.scalars(groups).all()) == 1
