"""The words of a case's file: its phases, what an entry can be, whom one asks, what a way out can be.

First source document: A.1 a-d are the parts of the description, A.2 a-f the phases, A.3 a-c what the work rests on.
"""

PHASES = ("approach", "identification", "plan", "action", "evaluation", "ending")
"""'Pendekatan awal', 'mengidentifikasi masalah dan potensi/sumber', 'rencana pemecahan masalah', 'melaksanakan
pemecahan masalah', 'mengevaluasi hasil yang dicapai dan yang belum dicapai', 'terminasi'."""

DESCRIPTION_PARTS = ("what", "when_where", "who", "why")
"""A.1: 'Apa masalahnya; kapan dan dimana; siapa pihak-pihak yang terkait; mengapa masalah itu terjadi'."""
GROUNDS = ("concepts", "techniques", "values")
"""A.3: 'Pengetahuan/konsep; teknik-teknik; nilai-nilai/kode etik'."""
REPORT_PARTS = (*DESCRIPTION_PARTS, *PHASES, *GROUNDS)
"""Every part of the report; an entry of the kind `part_<name>` is the pendamping's own text of it."""

CONTACT, SOURCE, PROBLEM, POTENTIAL, OPTION = "contact", "source", "problem", "potential", "option"
NOTE, ACHIEVED, NOT_YET, FAMILY_WORD = "note", "achieved", "not_yet", "family_word"
HISTORY = ("opened", "phase", "closed", "reopened", "referred", "taken_over")
"""Kinds that the assistant writes itself, in the order in which they happen."""
ENTRY_KINDS = (
    CONTACT, SOURCE, PROBLEM, POTENTIAL, OPTION, NOTE, ACHIEVED, NOT_YET, FAMILY_WORD, *HISTORY,
    *(f"part_{name}" for name in REPORT_PARTS),
)  # fmt: skip
SOURCES = ("ketua", "neighbour", "spouse", "relative", "kpm", "official", "other")
"""Whom she asks: 'Ketua Kelompok dan tetangga terdekat bahkan ... suami dan kerabat' (A.1)."""
OPTIONS = ("stand_in", "new_time", "other")
"""'Mencari pengganti atau bergantian dengan suami atau saudara', 'mengganti waktu pertemuan kelompok' (A.2.b, c)."""
AGREEMENT_KINDS = ("stand_in", "task")
ORIGINS = ("visit", "absence", "complaint", "own")
