"""The last look at a report on a payment day before it is saved, and what is said then."""

from conversations.finished_words import says_finished
from conversations.payments.unpaid_draft import families, names_of, next_question, tell_why, unpaid_of
from conversations.payments.unpaid_draft_state import UnpaidDraft
from conversations.payments.unpaid_words import payment_day, unpaid_summary
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Done, Next, Start, Turn
from programme.attendance import CorrectionTooLate
from programme.payments.group_parts import unreported_groups
from programme.payments.lines import payment_line
from programme.payments.paid_words import without_shortage
from programme.payments.reports import NotPaidYet, PaymentsNow, UnpaidHeard, save_payment_report

TEXT = frozenset({"text"})


def ask_check(turn: Turn, draft: UnpaidDraft) -> Question:
    line = payment_line(turn.session, draft.schedule_id)
    assert line is not None
    text = turn.words._(
        "Pembayaran {payment}.\n{summary}\nSudah benar?",
        payment=payment_day(turn.words, line, turn.rules),
        summary=unpaid_summary(turn.words, unpaid_of(draft), names_of(turn, draft)),
    )
    yes, no = yes_no(turn.words._("Ya, simpan"), turn.words._("Ubah"))
    anew = Choice("anew", turn.words._("Mulai dari awal"))
    return Question(text, (yes, no, anew), numbered=False, accepts=TEXT)


def take_check(turn: Turn, draft: UnpaidDraft, answer: Answer) -> Next:
    """Anything that is written changes the draft: "wati sudah kok"."""
    if answer.value == "yes" or (answer.value is None and says_finished(answer.text or "")):
        return _saved(turn, draft)
    if answer.value == "anew":
        emptied(draft)
        return Ask("who")
    if answer.value == "no":
        return Ask("checklist")
    if not tell_why(turn, draft, answer.text or ""):
        return Again(turn.words._("Maaf, belum jelas. Tulis apa yang perlu diubah, misalnya: Wati sudah dibayar."))
    return Ask(next_question(draft, families(turn, draft)))


def emptied(draft: UnpaidDraft) -> None:
    """Nothing was heard; which day and group it is about stays."""
    fresh = UnpaidDraft(schedule_id=draft.schedule_id, group_id=draft.group_id)
    draft.__dict__.update(fresh.__dict__)


def save(turn: Turn, draft: UnpaidDraft) -> PaymentsNow:
    """Saves the draft for its group."""
    heard = UnpaidHeard(unpaid_of(draft), "\n".join(draft.said))
    return save_payment_report(turn.session, turn.actor, draft.schedule_id, draft.group_id, heard, turn.now, turn.rules)


def _saved(turn: Turn, draft: UnpaidDraft) -> Next:
    matter = next_question(draft, families(turn, draft))
    if matter != "check":
        return Ask(matter)
    try:
        now = save(turn, draft)
    except CorrectionTooLate:
        return Done(
            turn.words._("Laporan ini sudah terlalu lama untuk diubah di sini. Sampaikan kepada pendamping, ya.")
        )
    except NotPaidYet:
        return Done(turn.words._("Pembayaran itu belum berlangsung atau sudah dibatalkan, jadi belum bisa dilaporkan."))
    thanks = _thanks(turn, now)
    if turn.who.role in ("ketua", "deputy"):
        return Done(_with_hint_at_complaints(turn, draft, thanks))
    if unreported_groups(turn.session, turn.actor, draft.schedule_id):
        emptied(draft)
        draft.group_id = 0
        return Ask("group", thanks)
    if now.unpaid:
        turn.say(thanks)
        return Start("unpaid_tasks")
    return Done(thanks)


def _with_hint_at_complaints(turn: Turn, draft: UnpaidDraft, thanks: str) -> str:
    """Whoever got less than is due is paid here: what is missing is a complaint, told on its own."""
    if not any(without_shortage(said) != said for said in draft.said):
        return thanks
    hint = turn.words._(
        "Kalau ada yang menerima kurang dari seharusnya, tulis: keluhan. Saya teruskan kepada pendamping."
    )
    return f"{thanks}\n\n{hint}"


def _thanks(turn: Turn, now: PaymentsNow) -> str:
    words = turn.words
    if now.differing:
        names = words.listing([f"{number}. {now.names[number]}" for number in sorted(now.differing)])
        return words._(
            "Terima kasih, {name}. Laporan sudah saya terima. Tentang {names}, catatan pendamping berbeda; "
            "pendamping saya beri tahu.",
            name=turn.name(),
            names=names,
        )
    return words._(
        "Terima kasih, {name}. Tersimpan: sudah dibayar {paid} dari {expected}.",
        name=turn.name(),
        paid=now.paid,
        expected=now.expected,
    )
