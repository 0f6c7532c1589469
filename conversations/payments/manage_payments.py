"""Staff looks at payment schedules: the day's list as text or paper; moves or cancels one, changes one family's place.

schedule --> action --(list, PDF, amounts)--> action
                    --move--> when --> place --> move_check --> thanks
                    --cancel--> cancel_check --> thanks
                    --add--> group --> which --> [moved_here] --> action
                    --remove, slot, home--> which --> [slot_clock] --> action
"""

from datetime import timedelta

from conversations.payments.day_list_words import day_list_pages, headline
from conversations.payments.manage_families import (
    ask_group,
    ask_moved_here,
    ask_slot,
    ask_which,
    take_group,
    take_moved_here,
    take_slot,
    take_which,
)
from conversations.payments.manage_moving import (
    ask_cancel_check,
    ask_move_check,
    ask_place,
    ask_when,
    take_cancel_check,
    take_move_check,
    take_place,
    take_when,
)
from conversations.payments.manage_state import State, families_of, is_open, line_of
from conversations.payments.payment_coverage_words import payment_coverage_in_words
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.access import may_run
from programme.papers import want_paper
from programme.payments.lines import PaymentLine
from programme.payments.rows import has_payment_amounts
from programme.payments.schedules import ScheduleLine, list_payments

DAYS_BACK, DAYS_AHEAD = 14, 370
MOST_SHOWN = 16
WITH_ONE = ("add", "remove", "slot", "home")


def begin(turn: Turn, state: State) -> Next:
    lines = _lines(turn)
    if len(lines) == 1:
        state.payment_id = lines[0].id
    return Ask("action" if len(lines) == 1 else "schedule")


def ask_schedule(turn: Turn, state: State) -> Question:
    words, lines = turn.words, _lines(turn)
    text = words._("Jadwal pembayaran yang mana?")
    choices = [Choice(f"s{one.id}", _short(turn, one)) for one in lines]
    if not lines:
        text = words._("Belum ada jadwal pembayaran. Buat lewat chat, atau isi Excel lalu kirim ke sini.")
        choices.append(Choice("new", words._("Buat jadwal")))
    choices.append(Choice("template", words._("Template Excel"), frozenset({"template", "excel", "formulir"})))
    choices.append(Choice("menu", words._("Kembali ke menu")))
    return Question(text, tuple(choices), numbered=True)


def _short(turn: Turn, one: ScheduleLine) -> str:
    local = turn.rules.local(one.starts_at)
    when = f"{turn.words.short_day(local.date())} {turn.words.clock(local)}"
    return f"{when} · {one.place[:40]} ({one.families})"


def _lines(turn: Turn) -> list[ScheduleLine]:
    since, until = turn.now - timedelta(days=DAYS_BACK), turn.now + timedelta(days=DAYS_AHEAD)
    return list_payments(turn.session, turn.actor, since, until)[-MOST_SHOWN:]


def take_schedule(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "new":
        return Start("enter_payment")
    if answer.value == "template":
        return Done(order_template(turn))
    if answer.value is None or answer.value == "menu":
        return Done(menu=True) if answer.value else Again()
    state.payment_id = int(answer.value[1:])
    return Ask("action")


def order_template(turn: Turn) -> str:
    """Wants the sheet filled with her families, and says so."""
    want_paper(turn.session, turn.actor, "payment_template", f"person:{turn.who.id}", turn.now)
    return turn.words._(
        "Template sedang saya siapkan, sudah berisi daftarnya. Isi tanggal, jam, dan tempat, lalu kirim lagi ke sini."
    )


def ask_action(turn: Turn, state: State) -> Question:
    words, line, families = turn.words, line_of(turn, state), families_of(turn, state)
    at_home = sum(one.at_home for one in families)
    text = headline(words, line, turn.rules) + "\n" + words.n_("{n} keluarga.", "{n} keluarga.", len(families))
    if at_home:
        text += " " + words.n_("{n} dibayar di rumah.", "{n} dibayar di rumah.", at_home)
    told = payment_coverage_in_words(turn, state.payment_id)
    text += f"\n{told}" if told else ""
    choices = [
        Choice("list", words._("Daftarnya"), frozenset({"daftar", "lihat"})),
        Choice("paper", words._("Daftar untuk dicetak (PDF)"), frozenset({"pdf", "cetak"})),
    ]
    if _may_see_amounts(turn, line):
        choices.append(Choice("amounts", words._("Daftar nominal (Excel)"), frozenset({"nominal"})))
    if is_open(turn, line):
        choices += [
            Choice("move", words._("Pindahkan"), frozenset({"pindah"})),
            Choice("cancel", words._("Batalkan pembayaran")),
            Choice("add", words._("Tambah keluarga"), frozenset({"tambah"})),
            Choice("remove", words._("Keluarkan keluarga"), frozenset({"keluarkan"})),
            Choice("slot", words._("Ubah jam satu keluarga"), frozenset({"jam"})),
            Choice("home", words._("Dibayar di rumah"), frozenset({"rumah", "di rumah"})),
        ]
    choices += [Choice("others", words._("Jadwal lain")), Choice("menu", words._("Kembali ke menu"))]
    return Question(text, tuple(choices))


def _may_see_amounts(turn: Turn, line: PaymentLine) -> bool:
    mine = may_run(turn.session, turn.actor, "has_payment_amounts", line.schedule_id)
    return mine and has_payment_amounts(turn.session, turn.actor, line.schedule_id)


def take_action(turn: Turn, state: State, answer: Answer) -> Next:
    words, value = turn.words, answer.value
    if value == "list":
        for page in day_list_pages(words, line_of(turn, state), families_of(turn, state), turn.rules):
            turn.say(page)
        return Again()
    if value in ("paper", "amounts"):
        kind = "payment_list" if value == "paper" else "payment_amounts"
        want_paper(turn.session, turn.actor, kind, f"payment:{state.payment_id}", turn.now)
        return Again(words._("Sedang saya buat. Berkasnya saya kirim ke sini begitu jadi."))
    if value == "move":
        return Ask("when")
    if value == "cancel":
        return Ask("cancel_check")
    if value in WITH_ONE:
        state.what, state.page, state.found, state.kpm_id = value, 0, [], 0
        return Ask("group" if value == "add" else "which")
    if value == "others":
        return Ask("schedule")
    return Done(menu=True) if value == "menu" else Again()


CONVERSATION = Conversation(
    "manage_payments",
    State,
    {
        "schedule": Step(ask_schedule, take_schedule),
        "action": Step(ask_action, take_action),
        "when": Step(ask_when, take_when),
        "place": Step(ask_place, take_place),
        "move_check": Step(ask_move_check, take_move_check),
        "cancel_check": Step(ask_cancel_check, take_cancel_check),
        "group": Step(ask_group, take_group),
        "which": Step(ask_which, take_which),
        "moved_here": Step(ask_moved_here, take_moved_here),
        "slot_clock": Step(ask_slot, take_slot),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    title=lambda words: words._("Daftar bayar, ubah jadwal"),
    section="payments",
    commands=("daftar bayar", "lihat bayar", "ubah bayar", "daftar pembayaran"),
)
