"""To another group, and who is ketua or deputy.

to_group --(she is ketua)--> new_ketua --> move_check --yes--> action
duty --> duty_check --yes--> action
"""

from conversations.member_question import ask_member, take_member
from conversations.members.state import TEXT, State, card_of, duty_in_words, name_of
from conversations.questions import Answer, Choice, Question, normal, yes_no
from conversations.turn import Again, Ask, Next, Turn
from conversations.words import address_name
from db.tables import Group
from programme.member_duties import appoint, holder_of
from programme.members import MemberLine, groups_to_move_to, list_members, move_member, show_member

MOST_GROUPS = 60


def ask_to_group(turn: Turn, state: State) -> Question:
    words, groups = turn.words, _groups(turn, state)
    if not groups:
        text = words._("Tidak ada kelompok lain. Untuk kelompok pendamping lain, mohon hubungi koordinator.")
        return Question(text, (Choice("back", words._("Pilihan lain")),))
    choices = [Choice(str(one.id), f"{one.name}, {one.desa}") for one in groups[:MOST_GROUPS]]
    choices.append(Choice("back", words._("Pilihan lain")))
    text = words._("{name} pindah ke kelompok mana?", name=name_of(words, card_of(turn, state)))
    return Question(text, tuple(choices), numbered=len(choices) < 10, accepts=TEXT)


def take_to_group(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "back":
        return Ask("action")
    chosen = answer.value or _named(turn, state, answer.text or "")
    if chosen is None:
        return Again(turn.words._("Kelompok itu tidak ada dalam daftar. Tekan salah satu."))
    state.to_group_id, state.found, state.page = int(chosen), [], 0
    others = len(_others(turn, state))
    return Ask("new_ketua" if card_of(turn, state).duty == "ketua" and others else "move_check")


def _named(turn: Turn, state: State, text: str) -> str | None:
    said = normal(text)
    found = [one for one in _groups(turn, state) if said and said in normal(f"{one.name} {one.desa}")]
    return str(found[0].id) if len(found) == 1 else None


def _groups(turn: Turn, state: State) -> list[Group]:
    return groups_to_move_to(turn.session, turn.actor, state.person_id)


def _others(turn: Turn, state: State) -> list[MemberLine]:
    """Those she leaves behind in her group."""
    lines = list_members(turn.session, turn.actor, card_of(turn, state).group_id)
    return [one for one in lines if one.person_id != state.person_id]


def ask_new_ketua(turn: Turn, state: State) -> Question:
    card = card_of(turn, state)
    text = turn.words._(
        "{name} adalah ketua kelompok {group}. Siapa ketua yang baru? Tekan atau tulis namanya.",
        name=name_of(turn.words, card),
        group=card.group_name,
    )
    return ask_member(turn, state, _others(turn, state), text)


def take_new_ketua(turn: Turn, state: State, answer: Answer) -> Next:
    chosen = take_member(turn, state, _others(turn, state), answer)
    if isinstance(chosen, Again):
        return chosen
    state.new_ketua_id = chosen.person_id
    return Ask("move_check")


def ask_move_check(turn: Turn, state: State) -> Question:
    words, card = turn.words, card_of(turn, state)
    name = name_of(words, card)
    target = _group_name(turn, state)
    lines = [
        words._("{name} masuk lagi ke kelompok {new}.", name=name, new=target)
        if card.has_left
        else words._("{name} pindah dari kelompok {old} ke kelompok {new}.", name=name, old=card.group_name, new=target)
    ]
    if state.new_ketua_id:
        ketua = name_of(words, show_member(turn.session, turn.actor, state.new_ketua_id))
        lines.append(words._("Ketua baru kelompok {group}: {ketua}.", group=card.group_name, ketua=ketua))
    elif card.duty == "deputy":
        lines.append(words._("Ia tidak lagi menjadi wakil ketua."))
    lines.append(words._("Riwayat kehadirannya tetap. Ia diberi tahu. Simpan?"))
    return Question("\n".join(lines), yes_no(words._("Ya, simpan"), words._("Jangan")))


def _group_name(turn: Turn, state: State) -> str:
    card = card_of(turn, state)
    if card.group_id == state.to_group_id:
        return card.group_name
    return next((one.name for one in _groups(turn, state) if one.id == state.to_group_id), "")


def take_move_check(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value != "yes":
        return Ask("action", preface=turn.words._("Baik, kelompoknya tetap.")) if answer.value else Again()
    if card_of(turn, state).duty == "ketua":
        if state.new_ketua_id:
            appoint(turn.session, turn.actor, state.new_ketua_id, "ketua", turn.now)
        else:  # nobody else is left in that group
            appoint(turn.session, turn.actor, state.person_id, "member", turn.now)
    number = move_member(turn.session, turn.actor, state.person_id, state.to_group_id, turn.now)
    state.group_id, state.new_ketua_id = state.to_group_id, 0
    return Ask("action", preface=turn.words._("Tersimpan. Nomornya di kelompok itu: {number}.", number=number))


def ask_duty(turn: Turn, state: State) -> Question:
    words, card = turn.words, card_of(turn, state)
    text = words._(
        "Kelompok {group}. Ketua: {ketua}. Wakil: {deputy}. {name} menjadi apa?",
        group=card.group_name,
        ketua=_holder(turn, card.group_id, "ketua"),
        deputy=_holder(turn, card.group_id, "deputy"),
        name=name_of(words, card),
    )
    labels = {
        "ketua": words._("Ketua"),
        "deputy": words._("Wakil ketua"),
        "member": words._("Anggota biasa"),
    }
    choices = [Choice(duty, label) for duty, label in labels.items() if duty != card.duty]
    return Question(text, (*choices, Choice("back", words._("Pilihan lain"))))


def _holder(turn: Turn, group_id: int, duty: str) -> str:
    person_id = holder_of(turn.session, group_id, duty)
    if person_id is None:
        return turn.words._("belum ada")
    card = show_member(turn.session, turn.actor, person_id)
    return address_name(turn.words, card.name, card.gender)


def take_duty(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "back":
        return Ask("action")
    if answer.value is None:
        return Again()
    state.duty = answer.value
    return Ask("duty_check")


def ask_duty_check(turn: Turn, state: State) -> Question:
    words, card = turn.words, card_of(turn, state)
    lines = [
        words._(
            "{name} menjadi {duty} kelompok {group}.",
            name=name_of(words, card),
            duty=duty_in_words(words, state.duty),
            group=card.group_name,
        )
    ]
    before = holder_of(turn.session, card.group_id, state.duty) if state.duty != "member" else None
    if before is not None:
        old = show_member(turn.session, turn.actor, before)
        lines.append(words._("{name} menjadi anggota biasa.", name=name_of(words, old)))
    elif card.duty == "ketua":
        lines.append(words._("Kelompok ini lalu belum punya ketua; laporan kehadiran saya tanyakan kepada pendamping."))
    lines.append(words._("Yang bersangkutan diberi tahu. Simpan?"))
    return Question("\n".join(lines), yes_no(words._("Ya, simpan"), words._("Jangan")))


def take_duty_check(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value != "yes":
        return Ask("action", preface=turn.words._("Baik, tugasnya tetap.")) if answer.value else Again()
    appoint(turn.session, turn.actor, state.person_id, state.duty, turn.now)
    return Ask("action", preface=turn.words._("Tersimpan."))
