"""Which stage is paid: one known, or a new one in a sentence ("tahap 4 2026 okt-des pos")."""

from conversations.payments.enter_heard import hear, take_stage
from conversations.payments.enter_order import onward
from conversations.payments.enter_state import State
from conversations.payments.payment_labels import channel_label, stage_label
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Next, Turn
from programme.payments.lines import CHANNELS
from programme.payments.stages import MOST_OFFERED, list_stages
from programme.typed_stages import LONGEST_LABEL, channel_in, read_stage, stage_in

TEXT = frozenset({"text"})


def example_of(turn: Turn) -> str:
    """'tahap 4 2018 okt-des pos', of this year."""
    return f"tahap 4 {turn.rules.today(turn.now).year} okt-des pos"


def ask_stage(turn: Turn, state: State) -> Question:
    words = turn.words
    stages = list_stages(turn.session, turn.actor)[:MOST_OFFERED]
    choices = tuple(Choice(f"s{one.id}", stage_label(words, one)) for one in stages)
    if not choices:
        text = words._(
            "Tahap mana yang dibayar? Tulis tahap, bulan, dan cara bayarnya: {example}.", example=example_of(turn)
        )
    else:
        text = words._(
            "Tahap mana yang dibayar? Pilih, atau tulis yang baru, misalnya: {example}.", example=example_of(turn)
        )
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_stage_answer(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is not None:
        state.stage_id = int(answer.value[1:])
        return onward(turn, state)
    text = (answer.text or "").strip()
    today = turn.rules.today(turn.now)
    if stage_in(text, today).label is not None:
        _, problem = hear(turn, state, text)  # the rest of the schedule may stand beside it
        return onward(turn, state, problem)
    said = read_stage(text, today)
    if said.label is None:
        heard, problem = hear(turn, state, text)
        if not heard.says_nothing:  # she tells the rest first
            return onward(turn, state, problem or turn.words._("Itu sudah saya catat."))
    if said.label is None or len(said.label) > LONGEST_LABEL:
        return Again(turn.words._("Tahapnya belum saya pahami. Contoh: {example}.", example=example_of(turn)))
    take_stage(turn, state, said)
    return onward(turn, state)


def ask_stage_months(turn: Turn, state: State) -> Question:
    words = turn.words
    text = words._(
        "Tahap {label} {year} membayar bulan apa saja? Misalnya: Oktober-Desember.", label=state.label, year=state.year
    )
    return Question(text, accepts=TEXT)


def take_stage_months(turn: Turn, state: State, answer: Answer) -> Next:
    said = read_stage(f"{answer.text or ''} {state.year}", turn.rules.today(turn.now))
    if not said.months:
        return Again(turn.words._("Bulannya belum saya pahami. Contoh: Oktober-Desember, atau: November."))
    state.months = list(said.months)
    state.stage_channel = state.stage_channel or said.channel or ""
    return onward(turn, state)


def ask_stage_channel(turn: Turn, state: State) -> Question:
    choices = tuple(Choice(one, channel_label(turn.words, one)) for one in CHANNELS)
    return Question(turn.words._("Lewat apa dibayarkan?"), choices, accepts=TEXT)


def take_stage_channel(turn: Turn, state: State, answer: Answer) -> Next:
    channel = answer.value or channel_in(answer.text or "")
    if channel is None:
        return Again()
    state.stage_channel = channel
    return onward(turn, state)
