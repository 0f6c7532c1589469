"""The number a complaint is quoted by: short, read aloud without mistakes, and drawn at random.

A running number would show by its gaps that others complained.
"""

import secrets

from sqlalchemy import select

from db import Session
from db.tables import Complaint

LETTERS = "AHJKLMRUWXYZ"
"""None of them sounds like another: no B beside D, no M beside N."""
DIGITS = "23456789"
"""Without 0 and 1, which look like letters."""
PAIRS = 3


def draw_ticket() -> str:
    """'K4M7R2': a letter and a digit in turn, so that no word comes of it."""
    return "".join(secrets.choice(LETTERS) + secrets.choice(DIGITS) for _ in range(PAIRS))


def new_ticket(session: Session) -> str:
    """A ticket that no complaint has."""
    while True:
        ticket = draw_ticket()
        if session.scalar(select(Complaint.id).where(Complaint.ticket == ticket)) is None:
            return ticket


def ticket_words(ticket: str) -> frozenset[str]:
    """The ways in which it is typed, in lower case without signs: 'k4m7r2', 'k4 m7 r2'."""
    said = ticket.lower()
    pairs = " ".join(said[place : place + 2] for place in range(0, len(said), 2))
    return frozenset({said, pairs, f"tiket {said}", f"tiket {pairs}"})
