"""One family's place in a payment schedule: added, taken out, given a time of her own, paid at home or not."""

from conversations.member_question import ask_member, take_member
from conversations.payments.enter_state import groups_in_reach
from conversations.payments.manage_state import State, families_of, line_of
from conversations.payments.payment_labels import mistake_in_words
from conversations.payments.telling_words import window_in_words
from conversations.questions import Answer, Choice, Question, normal, yes_no
from conversations.turn import Again, Ask, Next, Turn
from programme.members import MemberLine
from programme.payments.days import (
    add_payment_family,
    find_in_stage,
    move_payment_family,
    pay_at_home,
    remove_payment_family,
)
from programme.payments.schedules import list_payment_families
from programme.payments.stages import PaymentMistake
from programme.typed_dates import read_time

TEXT = frozenset({"text"})
GROUPS_A_PAGE = 20


def ask_group(turn: Turn, state: State) -> Question:
    words, groups = turn.words, groups_in_reach(turn)
    pages = max(-(-len(groups) // GROUPS_A_PAGE), 1)
    page = min(state.page, pages - 1)
    shown = groups[page * GROUPS_A_PAGE : (page + 1) * GROUPS_A_PAGE]
    choices = [Choice(f"g{one.id}", f"{one.name}, {one.desa}") for one in shown]
    if page > 0:
        choices.append(Choice(f"p{page - 1}", words._("« Sebelumnya")))
    if page < pages - 1:
        choices.append(Choice(f"p{page + 1}", words._("Berikutnya »")))
    choices.append(Choice("back", words._("Tidak jadi")))
    return Question(words._("Dari kelompok mana?"), tuple(choices), numbered=False, accepts=TEXT)


def take_group(turn: Turn, state: State, answer: Answer) -> Next:
    value, said = answer.value or "", normal(answer.text or "")
    if value == "back":
        return Ask("action")
    if value.startswith("p"):
        state.page = int(value[1:])
        return Again()
    chosen = [one for one in groups_in_reach(turn) if f"g{one.id}" == value or (not value and normal(one.name) == said)]
    if len(chosen) != 1:
        return Again(turn.words._("Kelompoknya belum saya kenali. Tulis namanya, atau pilih dari daftar ini."))
    state.group_id, state.page, state.found = chosen[0].id, 0, []
    return Ask("which")


def _members(turn: Turn, state: State) -> list[MemberLine]:
    """Whom it can be done with: for an addition those of the group who don't stand in the schedule."""
    standing = families_of(turn, state)
    if state.what != "add":
        return [
            MemberLine(one.kpm_id, one.member_number, one.name, one.group_id, one.group_name)
            for one in standing
            if one.state == "expected"
        ]
    inside = {one.kpm_id for one in standing}
    families = list_payment_families(turn.session, turn.actor, [state.group_id])
    return [
        MemberLine(one.kpm_id, one.member_number, one.name, one.group_id, one.group_name)
        for one in families
        if one.kpm_id not in inside
    ]


def ask_which(turn: Turn, state: State) -> Question:
    words = turn.words
    text = {
        "add": words._("Siapa yang ditambahkan? Pilih, atau tulis nomor atau namanya."),
        "remove": words._("Keluarga mana yang tidak jadi ikut? Pilih, atau tulis nomor atau namanya."),
        "slot": words._("Jam siapa yang diubah? Pilih, atau tulis nomor atau namanya."),
        "home": words._("Siapa yang dibayar di rumah, atau tidak jadi di rumah? Pilih, atau tulis namanya."),
    }.get(state.what, words._("Siapa?"))
    end = Choice("end", words._("Sudah, kembali"), frozenset({"sudah", "selesai", "cukup"}))
    return ask_member(turn, state, _members(turn, state), text, last=(end,))


def take_which(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "end":
        return Ask("action")
    chosen = take_member(turn, state, _members(turn, state), answer)
    if isinstance(chosen, Again):
        return chosen
    state.kpm_id = chosen.person_id
    if state.what == "slot":
        return Ask("slot_clock")
    if state.what == "add" and find_in_stage(turn.session, turn.actor, state.payment_id, chosen.person_id, turn.now):
        return Ask("moved_here")
    return _done_with(turn, state, chosen.name)


def _done_with(turn: Turn, state: State, name: str) -> Next:
    words, session, actor = turn.words, turn.session, turn.actor
    try:
        if state.what == "add":
            add_payment_family(session, actor, state.payment_id, state.kpm_id, turn.now)
            return Again(words._("{name} ditambahkan dan dikabari. Siapa lagi?", name=name))
        if state.what == "remove":
            remove_payment_family(session, actor, state.payment_id, state.kpm_id, turn.now)
            return Again(words._("{name} tidak lagi ada di jadwal ini dan dikabari. Siapa lagi?", name=name))
        was_at_home = any(one.at_home for one in families_of(turn, state) if one.kpm_id == state.kpm_id)
        pay_at_home(session, actor, state.payment_id, state.kpm_id, not was_at_home, turn.now)
    except PaymentMistake as mistake:
        return Ask("action", mistake_in_words(words, mistake))
    if was_at_home:
        return Again(words._("{name} dibayar di tempat, bukan di rumah. Siapa lagi?", name=name))
    return Again(words._("{name} dibayar di rumah kali ini. Siapa lagi?", name=name))


def ask_moved_here(turn: Turn, state: State) -> Question:
    words = turn.words
    there = find_in_stage(turn.session, turn.actor, state.payment_id, state.kpm_id, turn.now)
    yes, no = yes_no(words._("Ya, pindahkan"), words._("Jangan"))
    if there is None:
        return Question(words._("Tambahkan ke jadwal ini?"), (yes, no))
    when = window_in_words(words, there.starts_at, there.ends_at, turn.rules)
    text = words._(
        "Keluarga itu sudah ada di jadwal lain tahap ini: {when} di {place}. Pindahkan ke jadwal ini?",
        when=when,
        place=there.place,
    )
    return Question(text, (yes, no))


def take_moved_here(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "no":
        return Ask("which", turn.words._("Baik, tidak dipindahkan."))
    try:
        add_payment_family(turn.session, turn.actor, state.payment_id, state.kpm_id, turn.now)
    except PaymentMistake as mistake:
        return Ask("action", mistake_in_words(turn.words, mistake))
    return Ask("which", turn.words._("Sudah dipindahkan dan dikabari. Siapa lagi?"))


def ask_slot(turn: Turn, state: State) -> Question:
    words, line = turn.words, line_of(turn, state)
    begins, ends = (words.clock(turn.rules.local(one)) for one in (line.starts_at, line.ends_at))
    text = words._("Jam berapa? Antara {begins} dan {ends}.", begins=begins, ends=ends)
    same = Choice("same", words._("Sama seperti yang lain"), frozenset({"sama", "biasa"}))
    return Question(text, (same,), numbered=False, accepts=TEXT)


def take_slot(turn: Turn, state: State, answer: Answer) -> Next:
    words, rules, line = turn.words, turn.rules, line_of(turn, state)
    slot_at = None
    if answer.value != "same":
        clock = read_time(answer.text or "")
        if clock is None:
            return Again(words._("Jamnya belum saya pahami. Contoh: jam 9, atau 09.30."))
        slot_at = rules.at(rules.today(line.starts_at), clock)
    try:
        move_payment_family(turn.session, turn.actor, state.payment_id, state.kpm_id, slot_at, turn.now)
    except PaymentMistake as mistake:
        sentence = mistake_in_words(words, mistake)
        return Again(sentence) if mistake.code == "window" else Ask("action", sentence)
    return Ask("which", words._("Jamnya tersimpan. Siapa lagi?"))
