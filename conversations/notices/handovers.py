"""A visit offered to a colleague, his answer to her who asked, and what he brought home for her."""

from conversations.hand_over import visit_name
from conversations.many_due.offered_words import answers_in_words, where, why
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import NO_WORDS, YES_WORDS, normal, notice_button
from conversations.turn import Again, Next, Turn
from conversations.words import address_name
from outbox.messages import Message
from programme.access import may_run
from programme.handover_lines import OfferLine, show_done_for_you, show_offer
from programme.many_due.sharing import show_together
from programme.visit_handovers import answer_offer

TAKES = YES_WORDS | {"terima", "diterima", "saya terima", "sanggup", "siap", "bersedia", "bisa", "boleh", "saguh"}
REFUSES = NO_WORDS | {
    "tolak",
    "ditolak",
    "maaf tidak bisa",
    "tidak bisa",
    "gak bisa",
    "ga bisa",
    "ndak bisa",
    "tidak sanggup",
}


def render_offered(view: NoticeView) -> Message | None:
    """Just what he needs to decide; None where the offer was withdrawn or the visit has ended."""
    line = _offer(view, "answer_offer")
    if line is None or line.state != "asked" or line.target.state != "open":
        return None
    words = view.words
    parts = [
        words._(
            "{colleague} meminta bantuan untuk satu kunjungan: {name}, {where}. {why}",
            colleague=address_name(words, line.from_name, line.from_gender),
            name=visit_name(words, line.target),
            where=where(words, line.target),
            why=why(words, line.target),
        )
    ]
    if line.target.purpose and line.target.gender:
        parts.append(words._("Pesan: {note}", note=line.target.purpose))
    parts.append(words._("Apakah bersedia?"))
    take = notice_button(words._("Terima"), "visit_offered", view.subject, "yes")
    refuse = notice_button(words._("Tolak"), "visit_offered", view.subject, "no")
    return Message("\n".join(parts), rows=((take, refuse),))


def offered_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    handover_id = int(subject.rpartition(":")[2])
    if value not in ("yes", "no") or not may_run(turn.session, turn.actor, "answer_offer", handover_id):
        return None
    before = answer_offer(turn.session, turn.actor, handover_id, value == "yes", turn.now, turn.rules)
    words = turn.words
    told = {
        "accepted": words._("Kunjungan itu sudah diterima tadi. Terima kasih."),
        "declined": words._("Kunjungan itu sudah ditolak tadi. Tidak apa-apa."),
        "withdrawn": words._(
            "Terima kasih, kunjungan itu sudah tidak perlu lagi: tawarannya ditarik atau sudah selesai."
        ),
    }
    if before is not None:
        return Again(told.get(before, told["withdrawn"]))
    if value == "no":
        return Again(words._("Baik, tidak apa-apa. Saya sampaikan kepada yang meminta."))
    line = show_offer(turn.session, turn.actor, handover_id)
    return Again(
        words._(
            "Terima kasih. Kunjungan {name} masuk daftar {day}. Ketik kunjungan untuk melihat daftarnya.",
            name=visit_name(words, line.target),
            day=words.day(max(line.target.due_on, turn.rules.today(turn.now))),
        )
    )


def offered_typed(turn: Turn, subject: str, text: str) -> Next | None:
    said = normal(text)
    first = said.split()[0] if said else ""
    if said in REFUSES or first in ("tolak", "maaf"):
        return offered_tapped(turn, subject, "no")
    if said in TAKES or (first in TAKES and first not in NO_WORDS and len(said.split()) <= 3):
        return offered_tapped(turn, subject, "yes")
    return None


def offered_title(turn: Turn, subject: str) -> str:
    handover_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "answer_offer", handover_id):
        return subject
    target = show_offer(turn.session, turn.actor, handover_id).target
    return turn.words._("Permintaan bantuan: kunjungan {name}", name=visit_name(turn.words, target))


def render_answered(view: NoticeView) -> Message | None:
    """To whoever asked, and to her whose visit it is."""
    line = _offer(view, "show_offer")
    if line is None:
        return None
    words = view.words
    if view.slot == "together":
        told = answers_in_words(words, show_together(view.session, view.reader.actor, view.subject_id).lines)
        return Message(told) if told else None
    values = {
        "colleague": address_name(words, line.to_name, line.to_gender),
        "name": visit_name(words, line.target),
    }
    texts = {
        "accepted": words._(
            "{colleague} menerima kunjungan {name}. Hasilnya saya sampaikan begitu tercatat.", **values
        ),
        "declined": words._(
            "{colleague} belum bisa menerima kunjungan {name}. Kunjungan itu tetap pada daftar semula.", **values
        ),
        "lapsed": words._(
            "{colleague} belum menjawab: tawaran kunjungan {name} ditarik. Kunjungan itu tetap pada daftar semula.",
            **values,
        ),
        "returned": words._("Kunjungan {name} kembali dari {colleague} ke daftar semula.", **values),
    }
    return Message(texts[view.slot]) if view.slot in texts else None


def render_done(view: NoticeView) -> Message | None:
    if not may_run(view.session, view.reader.actor, "show_done_for_you", view.subject_id):
        return None
    done = show_done_for_you(view.session, view.reader.actor, view.subject_id)
    if done is None:
        return None
    words = view.words
    values = {"colleague": address_name(words, done.by_name, done.by_gender), "name": visit_name(words, done.target)}
    if done.target.state == "cancelled":
        parts = [words._("{colleague} membatalkan kunjungan {name}.", **values), done.end_reason or ""]
    else:
        parts = [words._("{colleague} sudah mengunjungi {name}.", **values)]
        met = {
            "kpm": visit_name(words, done.target),
            "spouse": words._("pasangannya"),
            "couple": words._("keduanya"),
            "family": words._("keluarganya"),
        }
        facts = (
            (words._("Bertemu"), met.get(done.met or "", done.met)),
            (words._("Penyebab"), done.finding),
            (words._("Kesepakatan"), done.agreement),
        )
        parts += [f"{label}: {value}" for label, value in facts if value]
    return Message("\n".join(part for part in parts if part))


def _offer(view: NoticeView, operation: str) -> OfferLine | None:
    if not may_run(view.session, view.reader.actor, operation, view.subject_id):
        return None
    return show_offer(view.session, view.reader.actor, view.subject_id)


OFFERED = NoticeTalk(
    render_offered,
    offered_tapped,
    offered_typed,
    offered_title,
    knock=lambda view: "permintaan bantuan kunjungan",
    about="handover",
)
ANSWERED = NoticeTalk(render_answered, knock=lambda view: "jawaban atas permintaan bantuan")
DONE_FOR_YOU = NoticeTalk(render_done, knock=lambda view: "hasil kunjungan dari rekan")
