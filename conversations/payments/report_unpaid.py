"""Ketua, her deputy or the pendamping says who was not paid on a payment day, and why.

payment --> group --> who --(a name fits several)--> which --(not in it)--> unknown --> rest --> count --> why
                       +--(by list)--> checklist                                   --> check --yes--> thanks
"""

from conversations.attendance_summary import checklist_choices
from conversations.finished_words import says_finished
from conversations.payments.report_saving import ask_check, save, take_check
from conversations.payments.unpaid_draft import (
    families,
    listen_to,
    mark_everybody,
    mark_nobody,
    next_question,
)
from conversations.payments.unpaid_draft_state import UnpaidDraft
from conversations.payments.unpaid_matters import (
    ask_count,
    ask_rest,
    ask_unknown,
    ask_which,
    ask_why,
    take_count,
    take_rest,
    take_unknown,
    take_which,
    take_why,
)
from conversations.payments.unpaid_words import payment_day, short_payment
from conversations.questions import Answer, Choice, Question
from conversations.report_meeting import own_groups
from conversations.turn import REPORTERS, Again, Ask, Conversation, Done, Next, Step, Turn
from programme.payments.group_parts import groups_for, schedules_begun, unreported_groups
from programme.payments.lines import payment_line
from programme.payments.reports import DAYS_REPORTABLE, show_payment_report

TEXT = frozenset({"text"})
ALL_GROUPS = "all"
NOBODY_WORDS = frozenset({"semua belum", "belum ada", "tidak jadi"})


def begin(turn: Turn, draft: UnpaidDraft) -> Next:
    if draft.schedule_id and draft.group_id:
        return _of_group(turn, draft, draft.group_id)
    if draft.schedule_id:
        return _choose(turn, draft, draft.schedule_id)
    offered = _offered(turn)
    if not offered:
        return Done(turn.words._("Belum ada pembayaran yang perlu dilaporkan."), menu=True)
    return _choose(turn, draft, offered[0]) if len(offered) == 1 else Ask("payment")


def _offered(turn: Turn) -> list[int]:
    """Payment days of the last weeks: those with something still to report first."""
    groups = own_groups(turn)
    found = schedules_begun(turn.session, groups, turn.now - DAYS_REPORTABLE, turn.now)
    open_ones = [one for one in found if unreported_groups(turn.session, turn.actor, one)]
    return open_ones or found


def ask_payment(turn: Turn, draft: UnpaidDraft) -> Question:
    lines = [line for one in _offered(turn) if (line := payment_line(turn.session, one)) is not None]
    choices = tuple(Choice(str(line.schedule_id), short_payment(turn.words, line, turn.rules)) for line in lines)
    return Question(turn.words._("Pembayaran yang mana?"), choices)


def take_payment(turn: Turn, draft: UnpaidDraft, answer: Answer) -> Next:
    if answer.value is None or int(answer.value) not in _offered(turn):
        return Again()
    return _choose(turn, draft, int(answer.value))


def _choose(turn: Turn, draft: UnpaidDraft, schedule_id: int) -> Next:
    draft.schedule_id = schedule_id
    groups = unreported_groups(turn.session, turn.actor, schedule_id) or groups_for(
        turn.session, turn.actor, schedule_id
    )
    if not groups:
        return Done(turn.words._("Tidak ada KPM kelompok Ibu/Bapak di jadwal itu."), menu=True)
    if len(groups) > 1:
        return Ask("group")
    return _of_group(turn, draft, groups[0].id)


def _of_group(turn: Turn, draft: UnpaidDraft, group_id: int) -> Next:
    """A group already reported is corrected: the draft begins with what stands."""
    draft.group_id = group_id
    standing = show_payment_report(turn.session, turn.actor, draft.schedule_id, group_id)
    if standing is None:
        return Ask("who")
    draft.absent = {str(number): reason for number, reason in standing.unpaid.items()}
    draft.all_present, draft.why_asked = not standing.unpaid, True
    return Ask("check", turn.words._("Laporan pembayaran ini sudah tersimpan. Kalau ada yang keliru, tulis saja."))


def ask_group(turn: Turn, draft: UnpaidDraft) -> Question:
    open_ones = unreported_groups(turn.session, turn.actor, draft.schedule_id)
    groups = open_ones or groups_for(turn.session, turn.actor, draft.schedule_id)
    choices = [Choice(f"g{group.id}", group.name) for group in groups]
    if len(open_ones) > 1:
        choices.append(Choice(ALL_GROUPS, turn.words._("Semua kelompok ini sudah dibayar")))
    return Question(turn.words._("Kelompok yang mana?"), tuple(choices))


def take_group(turn: Turn, draft: UnpaidDraft, answer: Answer) -> Next:
    if answer.value == ALL_GROUPS:
        return Ask("all_groups")
    groups = {f"g{group.id}": group.id for group in groups_for(turn.session, turn.actor, draft.schedule_id)}
    if answer.value not in groups:
        return Again()
    return _of_group(turn, draft, groups[answer.value])


def ask_all_groups(turn: Turn, draft: UnpaidDraft) -> Question:
    groups = unreported_groups(turn.session, turn.actor, draft.schedule_id)
    text = turn.words._(
        "Semua KPM di {groups} sudah dibayar. Simpan?", groups=turn.words.listing([group.name for group in groups])
    )
    choices = (Choice("yes", turn.words._("Ya, simpan"), frozenset({"ya"})), Choice("no", turn.words._("Belum")))
    return Question(text, choices)


def take_all_groups(turn: Turn, draft: UnpaidDraft, answer: Answer) -> Next:
    if answer.value == "no":
        return Ask("group")
    if answer.value != "yes":
        return Again()
    for group in unreported_groups(turn.session, turn.actor, draft.schedule_id):
        draft.group_id = group.id
        mark_everybody(draft)
        draft.said = [turn.words._("Semua kelompok ini sudah dibayar")]
        save(turn, draft)
    return Done(turn.words._("Terima kasih, {name}. Tersimpan: semua sudah dibayar.", name=turn.name()))


def ask_who(turn: Turn, draft: UnpaidDraft) -> Question:
    line = payment_line(turn.session, draft.schedule_id)
    assert line is not None
    text = turn.words._(
        "Pembayaran {payment}. Siapa yang belum dibayar? Tulis nama atau nomornya dan alasannya, misalnya: "
        "Wati saldo nol, 7 sakit.",
        payment=payment_day(turn.words, line, turn.rules),
    )
    choices = (
        Choice("all", turn.words._("Semua sudah dibayar")),
        Choice("list", turn.words._("Pilih dari daftar")),
        Choice("nobody", turn.words._("Belum ada yang dibayar"), NOBODY_WORDS),
    )
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_who(turn: Turn, draft: UnpaidDraft, answer: Answer) -> Next:
    members = families(turn, draft)
    if answer.value == "list":
        return Ask("checklist")
    if answer.value == "all":
        mark_everybody(draft)
        draft.said.append(turn.words._("Semua sudah dibayar"))
    elif answer.value == "nobody":
        mark_nobody(draft, members)
        draft.said.append(turn.words._("Belum ada yang dibayar"))
    elif not listen_to(turn, draft, answer.text or ""):
        return Again(
            turn.words._("Maaf, saya belum menangkap siapa yang belum dibayar. Tulis nama atau nomornya, atau pilih.")
        )
    return go_on(turn, draft)


def go_on(turn: Turn, draft: UnpaidDraft) -> Next:
    """The next thing to settle, else the check."""
    return Ask(next_question(draft, families(turn, draft)))


def ask_checklist(turn: Turn, draft: UnpaidDraft) -> Question:
    text = turn.words.n_(
        "Pilih nama yang BELUM dibayar ({n} dipilih), lalu Selesai.",
        "Pilih nama yang BELUM dibayar ({n} dipilih), lalu Selesai.",
        len(draft.absent),
    )
    choices = checklist_choices(turn.words, draft, families(turn, draft))
    return Question(text, choices, numbered=False, accepts=TEXT, redraws=True)


def take_checklist(turn: Turn, draft: UnpaidDraft, answer: Answer) -> Next:
    value = answer.value
    if value == "done" or (value is None and says_finished(answer.text or "")):
        draft.said.append(turn.words._("(dipilih dari daftar)"))
        return go_on(turn, draft)
    if value is None:
        if listen_to(turn, draft, answer.text or ""):
            return go_on(turn, draft)
        return Again()
    action, number = value[:3], int(value[3:])
    if action == "pag":
        draft.page = number
    elif action == "set":
        draft.absent.setdefault(str(number), None)
    else:
        draft.absent.pop(str(number), None)
    return Again(redraw=True)


CONVERSATION = Conversation(
    "report_unpaid",
    UnpaidDraft,
    {
        "payment": Step(ask_payment, take_payment),
        "group": Step(ask_group, take_group),
        "all_groups": Step(ask_all_groups, take_all_groups),
        "who": Step(ask_who, take_who),
        "checklist": Step(ask_checklist, take_checklist),
        "which": Step(ask_which, take_which),
        "unknown": Step(ask_unknown, take_unknown),
        "rest": Step(ask_rest, take_rest),
        "count": Step(ask_count, take_count),
        "why": Step(ask_why, take_why),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=REPORTERS,
    title=lambda words: words._("Laporkan pembayaran"),
    commands=("terbayar", "lapor bayar", "lapor pembayaran", "laporan bayar"),
    section="payments",
    unfinished=lambda turn, draft: turn.words._("laporan pembayaran"),
)
