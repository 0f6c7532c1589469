"""Pendamping looks up what changed in a family's entry: what, when, by whom, from which report.

group --> member --> history
"""

from dataclasses import replace

from conversations.group_question import ask_group, begin_with_group
from conversations.member_question import ask_member, take_member
from conversations.members.history import change_in_words
from conversations.members.state import TEXT, State, card_of, members_in, name_of
from conversations.questions import Answer, Choice, Question
from conversations.text_pages import pages_of
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.member_changes import list_member_changes

SHOWN = 30
"""Changes, the latest ones."""


def begin(turn: Turn, state: State) -> Next:
    return begin_with_group(turn, state, "member")


def ask_which_group(turn: Turn, state: State) -> Question:
    text = turn.words._("Riwayat siapa? Pilih kelompoknya, atau langsung tulis nama anggotanya.")
    return replace(ask_group(turn, state), text=text, accepts=TEXT)


def take_which_group(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is not None:
        state.group_id = int(answer.value)
        return Ask("member")
    then = take_who(turn, state, answer)
    return Ask("member") if isinstance(then, Again) and state.found else then


def ask_who(turn: Turn, state: State) -> Question:
    text = turn.words._("Riwayat siapa? Tekan namanya, atau tulis nama atau nomornya.")
    return ask_member(turn, state, members_in(turn, state), text)


def take_who(turn: Turn, state: State, answer: Answer) -> Next:
    chosen = take_member(turn, state, members_in(turn, state), answer)
    if isinstance(chosen, Again):
        return chosen
    state.person_id, state.page = chosen.person_id, 0
    return Ask("history")


def ask_history(turn: Turn, state: State) -> Question:
    words, name = turn.words, name_of(turn.words, card_of(turn, state))
    changes = list_member_changes(turn.session, turn.actor, state.person_id, SHOWN)
    pages = pages_of([change_in_words(turn, change) for change in changes])
    page = min(state.page, len(pages) - 1)
    head = words._("Perubahan data {name}, yang terbaru di atas:", name=name)
    if not changes:
        head = words._("Data {name} belum pernah diubah lewat chat.", name=name)
    choices = [Choice("older", words._("Yang lebih lama"))] if page < len(pages) - 1 else []
    choices += [Choice("another", words._("Anggota lain")), Choice("end", words._("Selesai"))]
    return Question("\n".join([head, *pages[page]]), tuple(choices))


def take_history(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "older":
        state.page += 1
        return Ask("history")
    if answer.value == "another":
        state.page = state.group_id = 0
        return begin(turn, state)
    return Done(turn.words._("Baik."), menu=True)


CONVERSATION = Conversation(
    "family_history",
    State,
    {
        "group": Step(ask_which_group, take_which_group),
        "member": Step(ask_who, take_who),
        "history": Step(ask_history, take_history),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Riwayat perubahan keluarga"),
    section="matters",
    commands=("riwayat", "riwayat data", "riwayat keluarga", "riwayat anggota"),
)
