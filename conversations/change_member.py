"""Pendamping keeps the list of a group by chat: a new member, a wrong name or number, another group, another ketua.

group --> member --> action --> (conversations.members) --> action
                 --(a new one)--> number ... --> added
"""

from dataclasses import replace

from conversations.group_question import ask_group, begin_with_group
from conversations.member_question import ask_member, take_member
from conversations.members import adding, correcting, history, moving
from conversations.members.state import TEXT, State, members_in
from conversations.questions import Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Conversation, Next, Step, Turn

COMMANDS = ("ubah", "ubah data", "data anggota", "anggota", "anggota baru", "tambah anggota", "pindah", "koreksi")
ANYBODY_NEW = frozenset({"baru", "anggota baru", "tambah", "tambah anggota", "nambah anggota", "anggota anyar"})


def begin(turn: Turn, state: State) -> Next:
    if state.person_id:
        return Ask("action")
    state.adding = normal(turn.incoming.text or "") in ANYBODY_NEW
    return begin_with_group(turn, state, "number" if state.adding else "member")


def ask_which_group(turn: Turn, state: State) -> Question:
    if state.adding:
        return replace(ask_group(turn, state), text=turn.words._("Anggota baru di kelompok mana?"))
    text = turn.words._("Anggota kelompok mana? Pilih kelompoknya, atau langsung tulis nama anggotanya.")
    return replace(ask_group(turn, state), text=text, accepts=TEXT)


def take_which_group(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is not None:
        state.group_id = int(answer.value)
        return Ask("number" if state.adding else "member")
    if normal(answer.text or "") in ANYBODY_NEW:
        state.adding = True
        return Again()
    chosen = take_member(turn, state, members_in(turn, state), answer)
    if isinstance(chosen, Again):
        return Ask("member") if state.found else chosen
    state.group_id, state.person_id = chosen.group_id, chosen.person_id
    return Ask("action")


def ask_who(turn: Turn, state: State) -> Question:
    words, members = turn.words, members_in(turn, state)
    group = members[0].group_name if members and state.group_id else ""
    text = words._("Siapa? Tekan namanya, atau tulis nama atau nomornya.")
    if group:
        text = words._("Kelompok {group}.", group=group) + " " + text
    new = Choice("new", words._("➕ Anggota baru"), ANYBODY_NEW)
    return ask_member(turn, state, members, text, first=(new,) if state.group_id else ())


def take_who(turn: Turn, state: State, answer: Answer) -> Next:
    state.values, state.checking = {}, False
    if answer.value == "new" or (state.group_id and normal(answer.text or "") in ANYBODY_NEW):
        return Ask("number")
    if answer.value is not None and answer.value.startswith("p") and not state.group_id:
        state.found = []
        return Ask("group")
    chosen = take_member(turn, state, members_in(turn, state), answer)
    if isinstance(chosen, Again):
        return chosen
    state.group_id, state.person_id = chosen.group_id, chosen.person_id
    return Ask("action")


CONVERSATION = Conversation(
    "change_member",
    State,
    {
        "group": Step(ask_which_group, take_which_group),
        "member": Step(ask_who, take_who),
        "number": Step(adding.ask_number, adding.take_number),
        "known": Step(adding.ask_known, adding.take_known),
        "name": Step(adding.ask_name, adding.take_name),
        "home": Step(adding.ask_home, adding.take_home),
        "new_phone": Step(adding.ask_new_phone, adding.take_new_phone),
        "add_check": Step(adding.ask_add_check, adding.take_add_check),
        "added": Step(adding.ask_added, adding.take_added),
        "action": Step(correcting.ask_action, correcting.take_action),
        "right_name": Step(correcting.ask_right_name, correcting.take_right_name),
        "phone": Step(correcting.ask_phone, correcting.take_phone),
        "address": Step(correcting.ask_address, correcting.take_address),
        "place": Step(correcting.ask_place, correcting.take_place),
        "check": Step(correcting.ask_check, correcting.take_check),
        "old_phone": Step(correcting.ask_old_phone, correcting.take_old_phone),
        "code": Step(correcting.ask_code, correcting.take_code),
        "to_group": Step(moving.ask_to_group, moving.take_to_group),
        "new_ketua": Step(moving.ask_new_ketua, moving.take_new_ketua),
        "move_check": Step(moving.ask_move_check, moving.take_move_check),
        "duty": Step(moving.ask_duty, moving.take_duty),
        "duty_check": Step(moving.ask_duty_check, moving.take_duty_check),
        "history": Step(history.ask_history, history.take_history),
        "back_check": Step(history.ask_back_check, history.take_back_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Ubah data anggota"),
    section="members",
    commands=COMMANDS,
)
