"""A case shared with a colleague: he is asked for advice, or to take it over; his answer to her who asked.

Before he accepts he reads neither the family's name nor its file: only the desa and what she wrote to him.
"""

from conversations.cases.case_state import CaseState
from conversations.notices.handovers import REFUSES, TAKES
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import NO_WORDS, normal, notice_button
from conversations.turn import Again, Next, Start, Turn
from conversations.words import address_name
from outbox.messages import Message
from programme.access import may_run
from programme.cases.referrals import HAS_OWN, answer_referral, line_for_asker, show_referral

REFERRED_KIND, ANSWERED_KIND = "case_referred", "case_referral_answered"
LONGEST_REASON = 200


def render_referred(view: NoticeView) -> Message | None:
    """None where it was taken back, answered or has lapsed."""
    if not may_run(view.session, view.reader.actor, "answer_referral", view.subject_id):
        return None
    line = show_referral(view.session, view.reader.actor, view.subject_id)
    if line.state != "asked":
        return None
    words = view.words
    values = {
        "colleague": address_name(words, line.from_name, line.from_gender),
        "desa": line.desa,
        "reason": line.reason[:LONGEST_REASON],
    }
    if line.kind == "advice":
        text = words._(
            "{colleague} meminta saran untuk pendampingan satu keluarga di Desa {desa}: “{reason}”. Kalau bersedia, "
            "berkasnya bisa dibaca. Bersedia?",
            **values,
        )
    else:
        text = words._(
            "{colleague} meminta Anda meneruskan pendampingan satu keluarga di Desa {desa}: “{reason}”. Kalau "
            "bersedia, berkas dan kunjungannya berpindah. Bersedia?",
            **values,
        )
    yes = notice_button(words._("Terima"), REFERRED_KIND, view.subject, "yes")
    no = notice_button(words._("Tolak"), REFERRED_KIND, view.subject, "no")
    return Message(text, rows=((yes, no),))


def referred_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    referral_id = int(subject.rpartition(":")[2])
    if value not in ("yes", "no") or not may_run(turn.session, turn.actor, "answer_referral", referral_id):
        return None
    words = turn.words
    before = answer_referral(turn.session, turn.actor, referral_id, value == "yes", turn.now, turn.rules)
    if before == HAS_OWN:
        return Again(
            words._("Anda sudah mendampingi keluarga ini sendiri, jadi tidak bisa diterima. Saya sampaikan ke rekan.")
        )
    if before is not None:
        return Again(_answered_before(turn, before))
    if value == "no":
        return Again(words._("Baik, tidak apa-apa. Saya sampaikan kepada yang meminta."))
    line = show_referral(turn.session, turn.actor, referral_id)
    return Start("case_file", CaseState(line.case_id), from_notice=True)


def _answered_before(turn: Turn, state: str) -> str:
    words = turn.words
    return {
        "accepted": words._("Permintaan itu sudah diterima tadi. Ketik kasus untuk membukanya."),
        "declined": words._("Permintaan itu sudah ditolak tadi. Tidak apa-apa."),
        "ended": words._("Permintaan itu sudah selesai. Terima kasih."),
    }.get(state, words._("Terima kasih, permintaan itu sudah tidak perlu lagi."))


def referred_typed(turn: Turn, subject: str, text: str) -> Next | None:
    said = normal(text)
    first = said.split()[0] if said else ""
    if said in REFUSES or first in ("tolak", "maaf"):
        return referred_tapped(turn, subject, "no")
    if said in TAKES or (first in TAKES and first not in NO_WORDS and len(said.split()) <= 3):
        return referred_tapped(turn, subject, "yes")
    return None


def referred_title(turn: Turn, subject: str) -> str:
    referral_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "answer_referral", referral_id):
        return subject
    line = show_referral(turn.session, turn.actor, referral_id)
    colleague = address_name(turn.words, line.from_name, line.from_gender)
    return turn.words._("Permintaan {colleague} tentang satu keluarga", colleague=colleague)


def render_answered(view: NoticeView) -> Message | None:
    """To whoever asked; after a handover she reads the family's name no more."""
    line = line_for_asker(view.session, view.subject_id, view.reader.id)
    if line is None:
        return None
    words = view.words
    colleague = address_name(words, line.to_name, line.to_gender)
    if view.slot == "lapsed":
        text = words._(
            "{colleague} belum menjawab, jadi permintaannya ditarik. Kasusnya tetap pada Anda.", colleague=colleague
        )
    elif view.slot == "declined":
        text = words._("{colleague} belum bisa menerima. Kasusnya tetap pada Anda.", colleague=colleague)
    elif line.kind == "advice":
        text = words._("{colleague} bersedia memberi saran dan sudah bisa membaca berkasnya.", colleague=colleague)
    else:
        text = words._("{colleague} menerima dan meneruskan pendampingannya. Terima kasih.", colleague=colleague)
    return Message(text)


REFERRED = NoticeTalk(
    render_referred,
    referred_tapped,
    referred_typed,
    referred_title,
    knock=lambda view: "permintaan dari rekan",
    about="referral",
)
ANSWERED = NoticeTalk(render_answered, knock=lambda view: "jawaban dari rekan", about="referral")
