"""What waits for staff, as lines that lead to it with one tap: on top of the menu, and in the evening's summary."""

from collections.abc import Sequence

from conversations.turn import Turn
from conversations.words import Words
from programme.waiting import Waiting, what_waits

LEADS_TO = {
    "visits": "visits_today",
    "visit_help": "visit_help",
    "reports": "report_attendance",
    "payment_reports": "report_unpaid",
    "complaints": "complaints_inbox",
    "updates": "check_updates",
    "inquiries": "answer_inquiries",
    "cases": "my_cases",
    "unpaid": "unpaid_tasks",
    "poll_results": "poll_results",
    "new_times": "propose_time",
    "posyandu": "posyandu",
    "enrolments": "enrolments",
    "assemblies": "my_assemblies",
    "intakes": "intakes",
    "month_report": "month_report",
    "not_reached": "not_reached",
}
"""Matter -> the conversation that deals with it."""
STAFF = frozenset({"pendamping", "koordinator", "operator"})


def waiting_lines(turn: Turn) -> list[tuple[str, str]]:
    """(conversation, 'Keluhan (2)') of what waits for who writes; nothing for families."""
    if turn.who.role not in STAFF:
        return []
    waiting = what_waits(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)
    return labelled(turn.words, waiting)


def labelled(words: Words, waiting: Sequence[Waiting]) -> list[tuple[str, str]]:
    """(conversation, label) for each, in the order given."""
    return [(LEADS_TO[one.matter], f"{_title(words, one.matter)} ({one.count})") for one in waiting]


def _title(words: Words, matter: str) -> str:
    return {
        "visits": words._("Kunjungan hari ini"),
        "visit_help": words._("Titipan dan undangan"),
        "reports": words._("Laporkan kehadiran"),
        "payment_reports": words._("Laporkan pembayaran"),
        "complaints": words._("Keluhan"),
        "updates": words._("Perubahan data"),
        "inquiries": words._("Pertanyaan"),
        "cases": words._("Pendampingan keluarga"),
        "unpaid": words._("Belum dibayar"),
        "poll_results": words._("Hasil jajak kelompok"),
        "new_times": words._("Waktu baru: tinggal diputuskan"),
        "posyandu": words._("Posyandu: catat kehadiran"),
        "enrolments": words._("Anak belum sekolah"),
        "assemblies": words._("Acara: siapa yang hadir?"),
        "intakes": words._("Usulan kelompok baru"),
        "month_report": words._("Laporan bulanan"),
        "not_reached": words._("Belum tersampaikan"),
    }[matter]
