"""What people bring besides meetings: the codes of complaints, reported changes and questions, and what a text means.

Second source document, B.b: 'Menerima formulir pemutakhiran data', 'Menerima pengaduan dari ketua kelompok dan atau
peserta PKH', 'Menginformasikan jadwal pembayaran'.
"""

from dataclasses import dataclass

COMPLAINT_CATEGORIES = (
    "kks_lost", "kks_damaged", "kks_swallowed", "kks_pin", "zero_balance", "not_paid", "data_wrong", "deduction",
    "card_held", "facility", "behaviour", "other",
)  # fmt: skip
ABOUT_SOMEBODY = frozenset({"deduction", "card_held", "behaviour"})
"""Who did it is asked tactfully: it may be somebody of the group's own people."""
GROUPS_OWN_PEOPLE = frozenset({"ketua", "deputy", "pendamping"})
"""About one of these, none of these ever sees the complaint."""
UPDATE_KINDS = (
    "moved", "birth", "death", "child_left", "new_school", "pregnancy", "correction", "pengurus", "facility", "loss",
    "other",
)  # fmt: skip
"""Second source document, D: 'Contoh perubahan status yang harus dicatat pendamping', 1-9, where the third (death,
leaving school) is two. 'loss' is of its 'Dll.': a miscarriage, a child born dead or dead soon after."""
UNOFFERED_KINDS = frozenset({"loss"})
"""Never a line of a menu; heard where it is told."""
QUESTION_TOPICS = (
    "payment_when", "payment_where", "what_to_bring", "amount", "why_unpaid", "meeting_when", "absence", "requirements",
    "card", "balance", "update_how", "complaint_how", "contact", "register", "graduation", "p2k2", "data_use", "bot",
)  # fmt: skip


@dataclass(frozen=True)
class Matter:
    """What a free text is about. Nothing is done on it before the person has said yes, unless it is only answered."""

    place: str
    """complaint, update or question."""
    topic: str
    """One of the codes above for that place."""
    sure: bool
    """Whether the words leave no doubt; else she is asked what she means."""
    accused_role: str | None = None
    """Of a complaint: ketua, deputy, pendamping, koordinator or other, where the words name one."""
