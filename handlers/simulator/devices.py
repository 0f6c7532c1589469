"""What each person of the village holds in her hand, and what of it works: its app, its number, its switches.

A phone that is off takes nothing; one without internet credit takes SMS; a blocked sender is told by Telegram, while
WhatsApp keeps silent and the message stays at one tick.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.simulator import SimulatedPhone
from db.tables import Kpm

WINDOW = timedelta(hours=24)
"""https://www.twilio.com/docs/whatsapp/key-concepts: free text within 24 hours of the person's last message."""
APPS = ("telegram", "whatsapp", "sms", "none")
SMARTPHONES = ("telegram", "whatsapp")
SWITCHES = ("off", "without_data", "blocked")


class CannotWrite(Exception):
    """This phone can't send anything now; the sentence is for whoever tries it on the page."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Device:
    """One phone as it stands."""

    chat: int
    app: str = "telegram"
    number: str | None = None
    has_whatsapp: bool = False
    off: bool = False
    without_data: bool = False
    blocked: bool = False
    wrote_at: datetime | None = None

    def takes(self, channel: str) -> bool:
        """Whether a message of that channel would appear on it now."""
        if self.off or self.app == "none":
            return False
        return channel == "sms" or (self.app in SMARTPHONES and not self.without_data)

    def window_ends(self) -> datetime | None:
        """Until when WhatsApp takes free text for it; None where she never wrote."""
        return self.wrote_at + WINDOW if self.wrote_at is not None else None

    def window_is_open(self, now: datetime) -> bool:
        ends = self.window_ends()
        return ends is not None and now < ends

    def why_silent(self) -> str | None:
        """Why nothing can be written on it, as a sentence for the page."""
        if self.app == "none":
            return "Tidak punya HP: kabar sampai lewat ketua."
        if self.off:
            return "HP ini mati. Nyalakan dulu."
        if self.app == "sms":
            return "SMS hanya bisa menerima."
        if self.without_data:
            return "Kuota internet habis. Isi dulu."
        return "Nomor kami diblokir. Buka blokir dulu." if self.blocked else None

    def require_writing(self) -> None:
        """Raises CannotWrite."""
        sentence = self.why_silent()
        if sentence is not None:
            raise CannotWrite(sentence)


def device_of(session: Session, chat: int) -> Device:
    """The person's phone; one on Telegram where the village says nothing else."""
    return _as_device(session.get(SimulatedPhone, chat), chat, number_of(session, chat))


def devices_of(session: Session) -> dict[int, Device]:
    """Person id -> her phone, for everybody whose phone is noted."""
    return {one.chat: _as_device(one, one.chat, one.number) for one in session.scalars(select(SimulatedPhone))}


def device_at(session: Session, number: str) -> Device | None:
    """The phone that rings at a number (E.164): one noted in the village, else that of who has it on the roster."""
    noted = session.scalar(select(SimulatedPhone).where(SimulatedPhone.number == number).limit(1))
    if noted is not None:
        return _as_device(noted, noted.chat, number)
    chat = session.scalar(select(Kpm.person_id).where(Kpm.phone_index == number).order_by(Kpm.person_id).limit(1))
    return device_of(session, chat) if chat is not None else None


def give_phone(session: Session, chat: int, app: str, number: str | None = None) -> None:
    """Puts another phone into her hand, or opens another app on it; switches stay as they are."""
    if app not in APPS:
        raise ValueError(app)
    phone = _noted(session, chat)
    phone.app = app
    phone.number = number or phone.number
    phone.has_whatsapp = phone.has_whatsapp or app == "whatsapp"


def turn_switch(session: Session, chat: int, switch: str, on: bool) -> None:
    """Sets one of SWITCHES."""
    if switch not in SWITCHES:
        raise ValueError(switch)
    setattr(_noted(session, chat), switch, on)


def note_written(session: Session, chat: int, now: datetime) -> None:
    """She wrote on WhatsApp: the provider's window opens."""
    _noted(session, chat).wrote_at = now


def _noted(session: Session, chat: int) -> SimulatedPhone:
    phone = session.get(SimulatedPhone, chat)
    if phone is None:
        phone = SimulatedPhone(chat=chat, app="telegram", number=number_of(session, chat), has_whatsapp=False)
        phone.off = phone.without_data = phone.blocked = False
        session.add(phone)
    return phone


def number_of(session: Session, chat: int) -> str:
    """Her number on the roster; staff and strangers have one that nobody else has."""
    on_roster = session.scalar(select(Kpm.phone).where(Kpm.person_id == chat))
    return on_roster or f"+62812999{chat % 100_000:05d}"


def _as_device(phone: SimulatedPhone | None, chat: int, number: str | None) -> Device:
    if phone is None:
        return Device(chat, number=number)
    return Device(
        chat,
        phone.app,
        phone.number,
        phone.has_whatsapp,
        phone.off,
        phone.without_data,
        phone.blocked,
        phone.wrote_at,
    )
