"""What is due at a health post, and for whom, in words that a mother uses."""

from collections.abc import Sequence

from conversations.words import Words
from programme.health.calendar import ANTENATAL, CHECKED, IMMUNISATION_OF, NEWBORN, POSTNATAL, VITAMIN_A, WEIGHED
from programme.health.due import Due
from programme.health.families import MemberDue

YEARS_FROM_MONTHS = 24
"""From this age on a child's age is told in years."""


def due_in_words(words: Words, due: Sequence[Due]) -> str:
    """'ditimbang, vitamin A, imunisasi': each thing once, several immunisations as one."""
    return ", ".join(dict.fromkeys(_in_words(words, one.code) for one in due))


def _in_words(words: Words, code: str) -> str:
    if code in IMMUNISATION_OF:
        return words._("imunisasi")
    return {
        WEIGHED: words._("ditimbang"),
        VITAMIN_A: words._("vitamin A"),
        NEWBORN: words._("periksa bayi baru lahir"),
        POSTNATAL: words._("periksa ibu sesudah melahirkan"),
        ANTENATAL: words._("periksa kehamilan"),
        CHECKED: words._("periksa kesehatan"),
    }[code]


def age_in_words(words: Words, months: int) -> str:
    """'8 bulan', '2 tahun'."""
    if months < YEARS_FROM_MONTHS:
        return words.n_("{n} bulan", "{n} bulan", months)
    return words.n_("{n} tahun", "{n} tahun", months // 12)


def member_in_words(words: Words, member: MemberDue) -> str:
    """'Budi (2 tahun)'; of an adult the name alone."""
    return member.name if member.months is None else f"{member.name} ({age_in_words(words, member.months)})"


def member_due_in_words(words: Words, member: MemberDue) -> str:
    """'Budi (2 tahun): ditimbang, vitamin A'."""
    return f"{member_in_words(words, member)}: {due_in_words(words, member.due)}"
