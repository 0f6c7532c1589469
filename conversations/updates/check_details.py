"""What a pendamping adds or mends before she finds a report right: a detail, the group of a move, a title.

card --> detail --> value --> card
     --(Benar, and it is not known yet)--> group | title | value --> card's answer goes on
"""

from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Next, Turn
from conversations.updates.change_questions import Asked
from conversations.updates.change_state import ChangeState
from conversations.updates.change_table import QUESTIONS
from conversations.updates.change_words import field_label, value_in_words
from conversations.updates.check_state import CheckState, card_of
from conversations.updates.check_words import settled_before
from conversations.words import address_name
from programme.access import may_run
from programme.updates.checks import UpdateSettled, adjust_update, list_groups_for_move
from programme.updates.needs import STAYS

LONGEST_LABEL = 60
MOST_GROUPS = 60


def questions_to_mend(turn: Turn, state: CheckState) -> dict[str, Asked]:
    """The questions that were asked of the reporter, by their first field: each may be answered anew."""
    card = card_of(turn, state)
    may_see_family = may_run(turn.session, turn.actor, "show_family", card.line.kpm_id)
    asked = {one.field: one for one in QUESTIONS[card.line.kind]}
    if card.line.kind == "new_school":
        asked["level"] = next(one for one in QUESTIONS["new_school"] if one.field == "level")
    return {field: one for field, one in asked.items() if may_see_family or field != "member"}


def as_reported(turn: Turn, state: CheckState) -> ChangeState:
    """The report as its own questions see it."""
    card = card_of(turn, state)
    return ChangeState(kpm_id=card.line.kpm_id, kind=card.line.kind, said=dict(card.said))


def ask_detail(turn: Turn, state: CheckState) -> Question:
    words, said = turn.words, card_of(turn, state).said
    choices = []
    for field, one in questions_to_mend(turn, state).items():
        shown = "member_name" if field == "member" else field
        if one.when(as_reported(turn, state)):
            value = value_in_words(words, shown, said.get(shown, ""))
            choices.append(Choice(field, f"{field_label(words, shown)}: {value}"[:LONGEST_LABEL]))
    choices.append(Choice("back", words._("Tidak jadi")))
    return Question(words._("Rincian mana yang diubah?"), tuple(choices))


def take_detail(turn: Turn, state: CheckState, answer: Answer) -> Next:
    if answer.value == "back":
        return Ask("card")
    if answer.value is None:
        return Again(turn.words._("Tekan salah satu rincian, ya."))
    state.field = answer.value
    return Ask("value")


def ask_value(turn: Turn, state: CheckState) -> Question:
    return questions_to_mend(turn, state)[state.field].ask(turn, as_reported(turn, state))


def take_value(turn: Turn, state: CheckState, answer: Answer) -> Next:
    taken = questions_to_mend(turn, state)[state.field].take(turn, as_reported(turn, state), answer)
    if isinstance(taken, Again):
        return taken
    try:
        adjust_update(turn.session, turn.actor, state.update_id, taken, turn.now)
    except UpdateSettled as settled:
        return Ask("card", preface=settled_before(turn.words, settled.state))
    return Ask("card", preface=turn.words._("Rinciannya sudah diubah."))


def ask_group(turn: Turn, state: CheckState) -> Question:
    words, card = turn.words, card_of(turn, state)
    groups = list_groups_for_move(turn.session, turn.actor, state.update_id)
    text = words._(
        "Rumah baru {name} di Desa {desa}. Pindah ke kelompok mana? Di kurung: jumlah anggotanya. Kalau ke kelompok "
        "pendamping lain, pilih Tetap dulu, lalu minta koordinator memindahkannya.",
        name=address_name(words, card.line.name, card.line.gender),
        desa=card.said.get("desa", "-"),
    )
    choices = [Choice(str(one.id), f"{one.name}, {one.desa} ({one.members})") for one in groups[:MOST_GROUPS]]
    stay = Choice(str(STAYS), words._("Tetap di kelompok ini dulu"), frozenset({"tetap", "tetap dulu"}))
    return Question(text, (*choices, stay, Choice("back", words._("Tidak jadi"))))


def take_group(turn: Turn, state: CheckState, answer: Answer) -> Next:
    if answer.value == "back":
        return Ask("card")
    if answer.value is None:
        return Again(turn.words._("Pilih salah satu kelompok, ya."))
    state.to_group_id = int(answer.value)
    return Ask("sure")


def ask_title(turn: Turn, state: CheckState) -> Question:
    words, card = turn.words, card_of(turn, state)
    text = words._("Penggantinya {name}. Disapa apa?", name=card.said.get("member_name") or "-")
    return Question(text, (Choice("f", words.p_("title", "Ibu")), Choice("m", words.p_("title", "Bapak"))))


def take_title(turn: Turn, state: CheckState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.gender = answer.value
    return Ask("sure")
