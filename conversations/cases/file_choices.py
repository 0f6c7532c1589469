"""What can be done with a case, as the choices under its file: the next step first, then the rest.

Conversations that belong to a case are begun by their names; one that this person may not begin is left out.
"""

from conversations.cases.case_state import CaseState, is_brief
from conversations.cases.file_words import pages_in_words
from conversations.questions import Choice
from conversations.turn import Turn
from conversations.words import Words
from programme.cases.codes import OPTION, PHASES
from programme.cases.next_step import next_step_of
from programme.cases.showing import CaseView

ELSEWHERE = {
    "agreement": "case_agreements",
    "visit": "case_visit",
    "evaluation": "evaluate_case",
    "ending": "end_case",
    "refer": "refer_case",
    "report": "case_report",
}
"""Choice -> the conversation that it begins."""
ADDED = ("contact", "source", "problem", "potential", "option", "note")


def step_labels(words: Words) -> dict[str, str]:
    """What each next step is called (programme.cases.next_step.STEPS)."""
    return {
        "contact": words._("Catat pertemuan pertama"),
        "source": words._("Kata orang di sekitarnya"),
        "problem": words._("Masalah utamanya"),
        "potential": words._("Yang bisa membantu"),
        "option": words._("Jalan keluar"),
        "chosen": words._("Pilihan keluarga"),
        "agreement": words._("Catat kesepakatan"),
        "action": words._("Mulai pelaksanaan"),
        "evaluation": words._("Evaluasi"),
        "ending": words._("Akhiri kasus"),
    }


def added_choices(words: Words) -> list[Choice]:
    """What a thing said of the case can be."""
    return [
        Choice("contact", words._("Pertemuan dengan keluarga"), frozenset({"pertemuan", "kunjungan"})),
        Choice("source", words._("Kata orang sekitar"), frozenset({"kata orang", "sumber"})),
        Choice("problem", words._("Masalah"), frozenset({"penyebab", "sebab"})),
        Choice("potential", words._("Yang bisa membantu"), frozenset({"potensi", "bantuan"})),
        Choice("option", words._("Jalan keluar"), frozenset({"solusi", "pilihan"})),
        Choice("note", words._("Catatan lain"), frozenset({"catatan", "catat"})),
    ]


def is_there(turn: Turn, choice: str) -> bool:
    """Whether the conversation that it begins is one of this person's."""
    talk = turn.conversations.get(ELSEWHERE[choice])
    return talk is not None and turn.who.role in talk.roles


def file_choices(turn: Turn, state: CaseState, view: CaseView) -> list[Choice]:
    """The choices under the file; at most nine."""
    words = turn.words
    choices = _of_holder(turn, view) if view.is_holder else [Choice("advice", words._("Tulis saran"))]
    if is_brief(turn, state):
        choices.append(Choice("whole", words._("Lihat semua catatan"), frozenset({"lihat", "semua", "lengkap"})))
    elif state.page < len(pages_in_words(turn, view)) - 1:
        choices.append(Choice("next_page", words._("Berikutnya »"), frozenset({"berikutnya", "lagi"})))
    elif state.page > 0:
        choices.append(Choice("first_page", words._("« Dari awal")))
    return [*choices, Choice("list", words._("« Daftar kasus"), frozenset({"daftar", "selesai", "sudah", "kasus"}))]


def _of_holder(turn: Turn, view: CaseView) -> list[Choice]:
    words, labels, acting = turn.words, step_labels(turn.words), PHASES.index(view.phase) >= PHASES.index("action")
    reopen = Choice("ending", words._("Buka lagi kasus ini"), frozenset({"buka lagi", "buka"}))
    if view.state != "open":
        return [*([reopen] if is_there(turn, "ending") else []), *_report(turn)]
    following = next_step_of(view)
    if following in ELSEWHERE and not is_there(turn, following):
        following = "action" if following == "agreement" else None
    choices = [Choice(f"go_{following}", labels[following], frozenset({"lanjut", "terus"}))] if following else []
    choices.append(Choice("add", words._("Tambah catatan"), frozenset({"tambah", "catat", "catatan"})))
    decided = acting or any(one.chosen for one in view.of_kind(OPTION))
    if (decided or view.agreements) and following != "agreement" and is_there(turn, "agreement"):
        choices.append(Choice("agreement", words._("Kesepakatan"), frozenset({"sepakat", "kesepakatan"})))
    if decided and not acting and following != "action":
        choices.append(Choice("go_action", labels["action"]))
    if is_there(turn, "visit"):
        choices.append(Choice("visit", words._("Kunjungan lanjutan"), frozenset({"kunjungi lagi"})))
    if acting and following != "evaluation" and is_there(turn, "evaluation"):
        choices.append(Choice("evaluation", labels["evaluation"], frozenset({"evaluasi", "hasil"})))
    return [*choices, *_report(turn), Choice("more", words._("Lainnya ..."), frozenset({"lainnya", "lain"}))]


def _report(turn: Turn) -> list[Choice]:
    if not is_there(turn, "report"):
        return []
    return [Choice("report", turn.words._("Laporan kasus"), frozenset({"laporan", "cetak"}))]


def more_choices(turn: Turn, view: CaseView) -> list[Choice]:
    """What is seldom needed; of a case that was closed from here, what its file offers."""
    words = turn.words
    if view.state != "open":
        return [*_of_holder(turn, view), Choice("back", words._("« Kembali ke kasus"), frozenset({"kembali ke kasus"}))]
    choices = [
        Choice("phase", words._("Pindah tahap"), frozenset({"tahap"})),
        Choice("remove", words._("Hapus satu catatan"), frozenset({"hapus"})),
    ]
    if any(view.of_kind(OPTION)):
        choices.append(Choice("rechoose", words._("Ubah pilihan keluarga")))
    if is_there(turn, "refer"):
        choices.append(Choice("refer", words._("Minta saran atau serahkan"), frozenset({"saran", "serahkan", "rujuk"})))
    if next_step_of(view) != "ending" and is_there(turn, "ending"):
        choices.append(Choice("ending", words._("Akhiri kasus"), frozenset({"akhiri", "tutup"})))
    return [*choices, Choice("back", words._("« Kembali ke kasus"), frozenset({"kembali ke kasus"}))]
