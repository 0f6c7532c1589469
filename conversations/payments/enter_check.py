"""The last look at a payment schedule before it is saved, and changing what stands in it."""

from datetime import date, time

from conversations.forecasts import Told, change_forecast
from conversations.payments.enter_heard import hear
from conversations.payments.enter_order import onward
from conversations.payments.enter_state import (
    State,
    bring_of,
    channel_of,
    families_meant,
    groups_in_reach,
    plan_of,
    represented_by,
    stage_of_state,
)
from conversations.payments.payment_labels import (
    channel_label,
    mistake_in_words,
    represented_label,
    some_of,
    stage_label,
)
from conversations.payments.telling_words import things_in_words, window_in_words
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Done, Next, Turn
from programme.payments.entries import Entered
from programme.payments.lines import BRING, CHANNELS, REPRESENTED_BY
from programme.payments.schedules import LONGEST_NOTE, enter_payments
from programme.payments.stages import PaymentMistake, add_stage
from programme.payments.tidings import tidings_for
from programme.payments.typed import things_in

TEXT = frozenset({"text"})


def ask_check(turn: Turn, state: State) -> Question:
    words = turn.words
    lines = [*summary_lines(turn, state), *_forecast(turn, state), words._("Simpan?")]
    yes, no = yes_no(words._("Ya, simpan"), words._("Ubah"))
    end = Choice("end", words._("Tidak jadi"))
    return Question("\n".join(lines), (yes, no, end), numbered=False, accepts=TEXT)


def summary_lines(turn: Turn, state: State) -> list[str]:
    """Everything that is to be stored, a line a matter."""
    words, rules = turn.words, turn.rules
    stage = stage_of_state(turn, state)
    day = date.fromisoformat(state.day)
    starts, ends = (rules.at(day, time.fromisoformat(one)) for one in (state.starts, state.ends))
    families = families_meant(turn, state)
    at_home = sum(one.at_home for one in families)
    lines = [
        stage_label(words, stage) if stage is not None else "",
        words._("{when} di {place}", when=window_in_words(words, starts, ends, rules), place=state.place),
        words._("Untuk: {whom} ({n} keluarga)", whom=_whom(turn, state), n=len(families)),
    ]
    if at_home:
        lines.append(words.n_("Dibayar di rumah: {n} keluarga.", "Dibayar di rumah: {n} keluarga.", at_home))
    if state.channel and stage is not None and state.channel != stage.channel:
        lines.append(words._("Lewat: {channel}", channel=channel_label(words, state.channel)))
    things = things_in_words(words, bring_of(turn, state), state.bring_note or None)
    lines.append(
        words._(
            "Bawa: {things}; {represented}.",
            things=things or "-",
            represented=represented_label(words, represented_by(turn, state)),
        )
    )
    return [line for line in lines if line]


def _whom(turn: Turn, state: State) -> str:
    words, families = turn.words, families_meant(turn, state)
    if state.kpm_ids is not None:
        return some_of(words, [one.name for one in families])
    if state.desa:
        return words._("Desa {desa}", desa=some_of(words, state.desa))
    return some_of(words, [one.name for one in groups_in_reach(turn) if one.id in state.group_ids])


def _forecast(turn: Turn, state: State) -> list[str]:
    readers = [one.kpm_id for one in families_meant(turn, state)]

    def as_if_entered() -> Told:
        entered = _save(turn, state)
        news = tidings_for(turn.session, entered.schedule_id, (entered.new or readers)[0])
        return (news.subject, news.slot) if news is not None else ("", "")

    try:
        return change_forecast(turn, "payment_news", readers, as_if_entered)
    except PaymentMistake:
        return []


def _save(turn: Turn, state: State) -> Entered:
    stage = stage_of_state(turn, state)
    assert stage is not None
    stage_id = stage.id or add_stage(turn.session, turn.actor, stage, turn.now)
    plan = plan_of(turn, state, stage_id)
    return enter_payments(turn.session, turn.actor, plan, state.others or "move", turn.now)


def take_check(turn: Turn, state: State, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "end":
        return Done(words._("Baik, tidak ada yang disimpan."), menu=True)
    if answer.value == "no":
        return Ask("change")
    if answer.value is None:
        said, problem = hear(turn, state, answer.text or "")
        nothing = words._("Itu belum saya pahami. Tulis yang mau diubah, misalnya: jam 9-12, atau tekan Ubah.")
        return Again(nothing) if said.says_nothing and problem is None else onward(turn, state, problem)
    try:
        entered = _save(turn, state)
    except PaymentMistake as mistake:
        if mistake.code in ("past", "hours"):
            state.day = ""
            return Ask("when", mistake_in_words(words, mistake))
        return Done(mistake_in_words(words, mistake), menu=True)
    return Done(_saved(turn, entered))


def _saved(turn: Turn, entered: Entered) -> str:
    words, new = turn.words, len(entered.new)
    if not new:
        return words._("Jadwal itu sudah tersimpan sebelumnya; tidak ada yang berubah.")
    text = words.n_(
        "Tersimpan: {n} keluarga. Mereka dikabari; daftarnya: ketik daftar bayar.",
        "Tersimpan: {n} keluarga. Mereka dikabari; daftarnya: ketik daftar bayar.",
        new,
    )
    if entered.left_out:
        left = words.n_(
            "{n} keluarga tidak diikutkan, karena sudah ada di jadwal lain.",
            "{n} keluarga tidak diikutkan, karena sudah ada di jadwal lain.",
            len(entered.left_out),
        )
        text = f"{text} {left}"
    return text


# Changing what stands in the check.


def ask_change(turn: Turn, state: State) -> Question:
    words = turn.words
    choices = (
        Choice("stage", words._("Tahapnya"), frozenset({"tahap"})),
        Choice("whom", words._("Siapa yang dibayar"), frozenset({"siapa", "keluarga", "kelompok"})),
        Choice("when", words._("Hari dan jamnya"), frozenset({"hari", "tanggal", "jam"})),
        Choice("place", words._("Tempatnya"), frozenset({"tempat"})),
        Choice("bring", words._("Yang dibawa"), frozenset({"bawa", "bawaan"})),
        Choice("represented", words._("Siapa yang boleh mewakili"), frozenset({"wakil", "mewakili"})),
        Choice("channel", words._("Cara bayarnya"), frozenset({"cara", "lewat"})),
        Choice("check", words._("Tidak jadi mengubah")),
    )
    return Question(words._("Apa yang diubah? Boleh juga langsung ditulis, misalnya: jam 9-12."), choices, accepts=TEXT)


def take_change(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is not None:
        return Ask(answer.value)
    _, problem = hear(turn, state, answer.text or "")
    return onward(turn, state, problem)


def ask_bring(turn: Turn, state: State) -> Question:
    words = turn.words
    things = things_in_words(words, bring_of(turn, state), state.bring_note or None)
    text = words._(
        "Sekarang: {things}. Tulis semua yang harus dibawa, misalnya: ktp, kk, undangan.", things=things or "-"
    )
    choices = (Choice("keep", words._("Biarkan begitu")), Choice("none", words._("Tidak perlu membawa apa-apa")))
    return Question(text, choices, numbered=False, accepts=TEXT, any_words=True)


def take_bring(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "none":
        state.bring, state.bring_note = [], ""
    elif answer.value is None:
        codes, note = things_in(answer.text or "")
        if len(note or "") > LONGEST_NOTE:
            return Again(turn.words._("Mohon tulis lebih singkat."))
        state.bring, state.bring_note = [one for one in BRING if one in codes], note or ""
    return onward(turn, state)


def ask_represented(turn: Turn, state: State) -> Question:
    words = turn.words
    choices = tuple(
        Choice(one, (label := represented_label(words, one))[:1].upper() + label[1:]) for one in REPRESENTED_BY
    )
    text = words._("Bila tidak bisa datang sendiri? Penerima yang sudah meninggal tidak bisa diwakilkan.")
    return Question(text, choices)


def take_represented(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.represented_by = answer.value
    return onward(turn, state)


def ask_channel(turn: Turn, state: State) -> Question:
    choices = tuple(Choice(one, channel_label(turn.words, one)) for one in CHANNELS)
    return Question(turn.words._("Lewat apa dibayarkan kali ini?"), choices)


def take_channel(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.channel = answer.value if answer.value != channel_of(turn, state) else state.channel
    return onward(turn, state)
