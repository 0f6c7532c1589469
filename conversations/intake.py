"""Taking a message in: one unit of work from the inbox id to the replies in the outbox, committed before anybody else
is told that it arrived.

If the step raises, everything it did is rolled back, the payload is stored as failed under a reference, and the person
is given that reference: a message is never lost and never looped.
"""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import structlog

from conversations.engine import take_turn
from conversations.hearing import read_ahead
from conversations.turn import House, Readings
from conversations.words import Words
from db import Database, Session
from db.at_hand import keep_at_hand
from db.tables import Person
from outbox.failures import fault
from outbox.inbox import store_failed, take_in
from outbox.messages import Incoming, Message
from outbox.queue import put_reply
from programme.joining import CODE_LETTERS
from programme.secret_numbers import without_secrets

log = structlog.get_logger()
REFERENCE_LENGTH = 6


def without_secret_numbers(incoming: Incoming) -> Incoming:
    """NIK, card numbers and PINs are masked before anything is stored, and the person is told why."""
    masked = without_secrets(incoming.text) if incoming.text is not None else None
    return incoming if masked == incoming.text else replace(incoming, text=masked, had_secret=True)


class Intake:
    """Takes incoming messages of every channel."""

    def __init__(
        self,
        database: Database,
        house: House,
        clock: Callable[[], datetime],
        count: Callable[[bool], None] = lambda failed: None,
    ) -> None:
        self._database = database
        self._house = house
        self._clock = clock
        self._count = count

    def take(self, incoming: Incoming) -> bool:
        """Runs the turn; False where the message had been taken in before. Raises only if the database fails."""
        incoming = without_secret_numbers(incoming)
        readings = self._read_ahead(incoming)
        try:
            taken = self._database.write(lambda session: self._turn(session, incoming, readings))
        except Exception as error:  # noqa: BLE001 - whatever it is, the message is kept and the person is answered
            reference = "".join(secrets.choice(CODE_LETTERS) for _ in range(REFERENCE_LENGTH))
            log.error("turn_failed", reference=reference, channel=incoming.channel, **fault(error))
            failure = type(error).__name__
            self._database.write(lambda session: self._apologise(session, incoming, reference, failure))
            self._count(True)
            return True
        if taken:
            self._count(False)
        return taken

    def _read_ahead(self, incoming: Incoming) -> Readings:
        try:
            return self._database.read(lambda session: read_ahead(session, incoming))
        except Exception as error:  # noqa: BLE001 - only a head start: the turn itself reads again
            log.warning("read_ahead_failed", channel=incoming.channel, **fault(error))
            return {}

    def _turn(self, session: Session, incoming: Incoming, readings: Readings) -> bool:
        now = self._clock()
        keep_at_hand(session, Person)  # each check of access asks for the one who writes
        arrival = take_in(session, incoming, now)
        if arrival is None:
            return False
        for message in take_turn(session, arrival, incoming, self._house, now, readings):
            put_reply(session, arrival.contact.id, message, now)
        return True

    def _apologise(self, session: Session, incoming: Incoming, reference: str, failure: str) -> None:
        now = self._clock()
        contact = store_failed(session, incoming, reference, failure, now)
        if contact is None:
            return
        text = Words(contact.language)._(
            "Maaf, ada gangguan di pihak kami. Pesan ini sudah tersimpan dan tidak hilang. "
            "Nomor catatan: {reference}. Silakan coba lagi sebentar lagi, atau ketik menu.",
            reference=reference,
        )
        put_reply(session, contact.id, Message(text), now)
