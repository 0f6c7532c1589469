"""What must be settled before a report on a payment day can be saved: unclear names, numbers that clash, reasons."""

from conversations.attendance_draft import candidates_of, others_absent, present_count
from conversations.attendance_summary import ambiguous_choices
from conversations.doubtful_member import doubted
from conversations.finished_words import says_finished
from conversations.payments.doubtful_family import ask_doubt, settle_doubt, speaks_of_others
from conversations.payments.unpaid_draft import (
    families,
    listen_to,
    names_of,
    next_question,
    one_named,
    says_enough,
    settle_unknown,
    settle_which,
    tell_why,
    unpaid_of,
)
from conversations.payments.unpaid_draft_state import UnpaidDraft
from conversations.payments.unpaid_words import unpaid_summary
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.said_instead import UNKNOWN, tells_unknown
from conversations.turn import Again, Ask, Next, Turn

TEXT = frozenset({"text"})


def _go_on(turn: Turn, draft: UnpaidDraft) -> Next:
    return Ask(next_question(draft, families(turn, draft)))


def ask_which(turn: Turn, draft: UnpaidDraft) -> Question:
    first, number = draft.ambiguous[0], doubted(draft)
    if number is not None:
        return ask_doubt(turn, draft, number)
    text = turn.words._("“{said}” itu yang mana? Supaya tidak keliru orang.", said=first["said"])
    choices = ambiguous_choices(turn.words, first, families(turn, draft))
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_which(turn: Turn, draft: UnpaidDraft, answer: Answer) -> Next:
    doubt = doubted(draft)
    if doubt is not None:
        return _take_doubt(turn, draft, doubt, answer)
    members, candidates = families(turn, draft), candidates_of(draft.ambiguous[0])
    if answer.value is not None:
        settle_which(draft, int(answer.value) if answer.value.isdigit() else None, members)
        return _go_on(turn, draft)
    text = answer.text or ""
    number = one_named(text, [member for member in members if member.number in candidates])
    if number is not None:
        settle_which(draft, number, members)
    elif not listen_to(turn, draft, text):
        return Again(turn.words._("Maaf, belum jelas. Pilih salah satu nama, atau tulis nomornya."))
    return _go_on(turn, draft)


def _take_doubt(turn: Turn, draft: UnpaidDraft, number: int, answer: Answer) -> Next:
    text = answer.text or ""
    settled = settle_doubt(turn, draft, number, answer)
    if settled or (speaks_of_others(turn, draft, number, text) and listen_to(turn, draft, text)):
        return _go_on(turn, draft)
    return Again(turn.words._("Maaf, jawaban itu belum saya pahami. Silakan pilih salah satu."))


def ask_unknown(turn: Turn, draft: UnpaidDraft) -> Question:
    text = turn.words._(
        "“{said}” tidak saya temukan di daftar pembayaran ini. Mohon tulis nama lengkap atau nomor anggotanya.",
        said=draft.unknown[0],
    )
    choices = (
        Choice("nobody", turn.words._("Abaikan, tidak ada di daftar")),
        Choice("list", turn.words._("Pilih dari daftar")),
    )
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_unknown(turn: Turn, draft: UnpaidDraft, answer: Answer) -> Next:
    said = draft.unknown[0]
    if answer.value is not None:
        settle_unknown(draft, said, None)
        return Ask("checklist") if answer.value == "list" else _go_on(turn, draft)
    number = one_named(answer.text or "", families(turn, draft))
    if number is None and not listen_to(turn, draft, answer.text or ""):
        return Again()
    settle_unknown(draft, said, number)
    return _go_on(turn, draft)


def ask_rest(turn: Turn, draft: UnpaidDraft) -> Question:
    others = len(families(turn, draft)) - len(set(draft.present))
    text = turn.words.n_(
        "Yang disebut sudah dibayar {paid} orang. Apakah {n} lainnya BELUM dibayar?",
        "Yang disebut sudah dibayar {paid} orang. Apakah {n} lainnya BELUM dibayar?",
        others,
        paid=len(draft.present),
    )
    yes, no = yes_no(turn.words._("Ya, yang lain belum"), turn.words._("Tidak, yang lain juga sudah"))
    return Question(text, (yes, no), accepts=TEXT)


def take_rest(turn: Turn, draft: UnpaidDraft, answer: Answer) -> Next:
    if answer.value is None:
        return _go_on(turn, draft) if listen_to(turn, draft, answer.text or "") else Again()
    if answer.value == "yes":
        others_absent(draft, families(turn, draft))
    draft.only_present = False
    return _go_on(turn, draft)


def ask_count(turn: Turn, draft: UnpaidDraft) -> Question:
    names = names_of(turn, draft)
    paid = present_count(draft, len(names))
    stated = (
        turn.words._("sudah dibayar {n}", n=draft.stated_present)
        if draft.stated_present is not None and draft.stated_present != paid
        else turn.words._("belum dibayar {n}", n=draft.stated_absent)
    )
    text = turn.words._(
        "Jumlahnya belum cocok. Yang ditulis: {stated}. Yang saya catat:\n{summary}\n"
        "Siapa yang belum disebut? Tulis namanya, atau pilih.",
        stated=stated,
        summary=unpaid_summary(turn.words, unpaid_of(draft), names),
    )
    choices = (
        Choice("names", turn.words._("Nama di atas sudah benar")),
        Choice("list", turn.words._("Pilih dari daftar")),
    )
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_count(turn: Turn, draft: UnpaidDraft, answer: Answer) -> Next:
    if answer.value == "list":
        draft.stated_present = draft.stated_absent = None
        return Ask("checklist")
    if answer.value == "names" or says_finished(answer.text or ""):
        draft.stated_present = draft.stated_absent = None
        return _go_on(turn, draft)
    return _go_on(turn, draft) if listen_to(turn, draft, answer.text or "") else Again()


def ask_why(turn: Turn, draft: UnpaidDraft) -> Question:
    unknown = (Choice("unknown", turn.words._("Belum tahu"), UNKNOWN),)
    if draft.nobody:
        text = turn.words._(
            "Kenapa belum ada yang dibayar? Tulis alasannya, misalnya: loket tutup, uang habis, saldo nol."
        )
        return Question(text, unknown, numbered=False, accepts=TEXT)
    names = names_of(turn, draft)
    lacking = [f"{number}. {names.get(number, '?')}" for number, why in sorted(unpaid_of(draft).items()) if why is None]
    text = turn.words._(
        "Kenapa belum dibayar: {names}? Tulis alasannya, misalnya: saldo nol, kartu hilang, tidak datang.",
        names=turn.words.listing(lacking),
    )
    return Question(text, unknown, numbered=False, accepts=TEXT)


def take_why(turn: Turn, draft: UnpaidDraft, answer: Answer) -> Next:
    text = answer.text or ""
    if answer.value is not None or tells_unknown(text) or says_enough(text):
        draft.why_asked = True
    elif not tell_why(turn, draft, text):
        return Again(turn.words._("Maaf, alasannya belum jelas bagi saya. Kalau belum tahu, pilih Belum tahu."))
    return _go_on(turn, draft)
