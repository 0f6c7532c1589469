"""A family that is not on the roster yet.

number --(taken)--> known --yes--> move_check
       --> name --> home --> new_phone --> add_check --yes--> added --> code, another one, or the end
"""

from conversations.invite_member import hand_over_code
from conversations.members.state import (
    TEXT,
    State,
    address_in_words,
    card_of,
    name_of,
    new_member,
    phone_in_words,
    secret_said,
    title_in_words,
)
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.words import address_name
from programme.members import MemberMistake, add_member, count_with_phone, find_participant
from programme.phones import NotAMobileNumber, mobile_number
from programme.roster_import.cells import BadCell, participant_number, person_name
from programme.typed_addresses import read_address

SKIP = """
lewati|-|tidak ada|tdk ada|ga ada|gak ada|nggak ada|belum ada|kosong|ora ono|ora ana|mboten wonten|teu aya|tidak punya|
tdk punya|ga punya|gak punya|nggak punya|belum punya|ora duwe|mboten gadhah|teu gaduh|tidak ada hp|tidak punya hp
"""
SKIP_WORDS = frozenset(word.strip() for word in SKIP.split("|"))


def ask_number(turn: Turn, state: State) -> Question:
    return Question(turn.words._("Anggota baru. Tulis nomor peserta PKH-nya (bukan NIK)."), accepts=TEXT)


def take_number(turn: Turn, state: State, answer: Answer) -> Next:
    words, text = turn.words, answer.text or ""
    secret = secret_said(turn, text)
    if secret is not None:
        return Again(secret)
    try:
        number = participant_number(text)
    except BadCell as problem:
        return Again(str(problem))
    if not any(letter.isdigit() for letter in number):
        return Again(words._("Nomor peserta berisi angka. Nomor itu ada di daftar dari kantor."))
    known = find_participant(turn.session, turn.actor, state.group_id, number)
    if known is None:
        state.values["participant_number"] = number
        return _then(state, "name")
    if known.card is None:
        return Again(
            words._(
                "Nomor itu sudah terdaftar di luar kelompok Ibu/Bapak. Mohon minta operator memindahkannya, "
                "atau tulis nomor lain."
            )
        )
    state.person_id = known.card.person_id
    return Ask("known")


def _then(state: State, question: str) -> Next:
    return Ask("add_check" if state.checking else question)


def ask_known(turn: Turn, state: State) -> Question:
    words, card = turn.words, card_of(turn, state)
    name = f"{card.member_number}. {name_of(words, card)}"
    other = Choice("number", words._("Tulis nomor lain"))
    if card.group_id == state.group_id and not card.has_left:
        text = words._("Nomor itu sudah ada di kelompok ini: {name}.", name=name)
        return Question(text, (Choice("open", words._("Buka datanya")), other))
    if card.has_left:
        text = words._("Nomor itu milik {name}, yang tercatat sudah keluar. Terima kembali di kelompok ini?", name=name)
        return Question(text, (Choice("move", words._("Ya, terima kembali"), YES_WORDS), other))
    text = words._(
        "Nomor itu sudah terdaftar: {name}, kelompok {group}. Pindahkan ke kelompok ini?",
        name=name,
        group=card.group_name,
    )
    return Question(text, (Choice("move", words._("Ya, pindahkan"), YES_WORDS), other))


def take_known(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "open":
        return Ask("action")
    if answer.value == "move":
        state.to_group_id = state.group_id
        return Ask("new_ketua") if card_of(turn, state).duty == "ketua" else Ask("move_check")
    return Ask("number")


def ask_name(turn: Turn, state: State) -> Question:
    return Question(turn.words._("Siapa namanya? Boleh dengan sebutan, misalnya: Bu Sumarni."), accepts=TEXT)


def take_name(turn: Turn, state: State, answer: Answer) -> Next:
    heard = name_said(turn, answer.text or "")
    if isinstance(heard, Again):
        return heard
    state.values["name"], gender = heard
    if gender is not None:
        state.values["gender"] = gender
    return _then(state, "home")


def name_said(turn: Turn, text: str) -> tuple[str, str | None] | Again:
    """(name, gender where a title tells it), or what is wrong with it."""
    secret = secret_said(turn, text)
    if secret is not None:
        return Again(secret)
    try:
        name, gender = person_name(text)
    except BadCell as problem:
        return Again(str(problem))
    return (" ".join(word[:1].upper() + word[1:] for word in name.split()) if name.islower() else name), gender


def ask_home(turn: Turn, state: State) -> Question:
    text = turn.words._("Di mana rumahnya? Satu pesan saja, misalnya: rt 2 rw 1 dusun krajan.")
    return Question(text, (Choice("skip", turn.words._("Lewati"), SKIP_WORDS),), numbered=False, accepts=TEXT)


def take_home(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "skip":
        state.values.update(dusun=None, rt=None, rw=None)
        return _then(state, "new_phone")
    heard = address_said(turn, answer.text or "")
    if isinstance(heard, Again):
        return heard
    state.values.update({"dusun": None, "rt": None, "rw": None} | heard)
    return _then(state, "new_phone")


def address_said(turn: Turn, text: str) -> dict[str, str | None] | Again:
    """The parts of the address that were said, or what is wrong."""
    secret = secret_said(turn, text)
    if secret is not None:
        return Again(secret)
    typed = read_address(text)
    if not typed.says_something:
        return Again(turn.words._("Alamatnya belum saya pahami. Contoh: rt 2 rw 1 dusun krajan."))
    said = {"dusun": typed.dusun, "rt": typed.rt, "rw": typed.rw}
    return {field: value for field, value in said.items() if value is not None}


def ask_new_phone(turn: Turn, state: State) -> Question:
    text = turn.words._("Nomor HP-nya? Kalau tidak punya, tekan Lewati.")
    return Question(
        text, (Choice("skip", turn.words._("Lewati"), SKIP_WORDS | NO_WORDS),), numbered=False, accepts=TEXT
    )


def take_new_phone(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "skip" or normal(answer.text or "") in SKIP_WORDS:
        heard: str | Again | None = None
    else:
        heard = phone_said(turn, answer.text or "")
    if isinstance(heard, Again):
        return heard
    state.values["phone"], state.checking = heard, True
    return Ask("add_check")


def phone_said(turn: Turn, text: str) -> str | Again:
    """E.164, or what is wrong with it."""
    secret = secret_said(turn, text)
    if secret is not None:
        return Again(secret)
    try:
        return mobile_number(text)
    except NotAMobileNumber as problem:
        return Again(str(problem))


def phone_remark(turn: Turn, group_id: int, phone: str | None, *, mine: int = 0) -> str:
    """Says that others have the number too; `mine` of them is the family itself."""
    others = count_with_phone(turn.session, turn.actor, group_id, phone) - mine if phone else 0
    if others <= 0:
        return ""
    return "\n" + turn.words.n_(
        "⚠️ Nomor HP ini juga tercatat untuk {n} keluarga lain.",
        "⚠️ Nomor HP ini juga tercatat untuk {n} keluarga lain.",
        others,
    )


def ask_add_check(turn: Turn, state: State) -> Question:
    words, new = turn.words, new_member(state)
    text = words._(
        "Anggota baru: {name}\nNomor peserta: {number}\nAlamat: {address}\nHP: {phone}{remark}\nSimpan?",
        name=address_name(words, new.name, new.gender),
        number=new.participant_number,
        address=address_in_words(words, new.dusun, new.rt, new.rw),
        phone=phone_in_words(new.phone),
        remark=phone_remark(turn, state.group_id, new.phone),
    )
    other = "f" if new.gender == "m" else "m"
    choices = (
        Choice("yes", words._("Ya, simpan"), YES_WORDS),
        Choice(f"title_{other}", words._("Sebutannya {title}", title=title_in_words(words, other))),
        Choice("name", words._("Ubah nama")),
        Choice("home", words._("Ubah alamat")),
        Choice("new_phone", words._("Ubah HP")),
        Choice("number", words._("Ubah nomor peserta")),
    )
    return Question(text, choices, row_sizes=(1, 1, 2, 2), redraws=True)


def take_add_check(turn: Turn, state: State, answer: Answer) -> Next:
    value = answer.value or ""
    if value.startswith("title_"):
        state.values["gender"] = value.removeprefix("title_")
        return Again(redraw=answer.kind == "tap")
    if value != "yes":
        return Ask(value) if value else Again()
    try:
        state.person_id = add_member(turn.session, turn.actor, state.group_id, new_member(state), turn.now)
    except MemberMistake:
        return Ask("number", preface=turn.words._("Nomor peserta itu baru saja dipakai orang lain."))
    return Ask("added")


def ask_added(turn: Turn, state: State) -> Question:
    words, card = turn.words, card_of(turn, state)
    text = words._(
        "Tersimpan: {name} menjadi anggota nomor {number} kelompok {group}.",
        name=name_of(words, card),
        number=card.member_number,
        group=card.group_name,
    )
    choices = (
        Choice("code", words._("Buat kode bergabung")),
        Choice("another", words._("Anggota baru lagi")),
        Choice("end", words._("Selesai")),
    )
    return Question(text, choices)


def take_added(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "code":
        hand_over_code(turn, state.person_id)
        return Done()
    if answer.value == "another":
        state.values, state.person_id, state.checking = {}, 0, False
        return Ask("number")
    return Done(turn.words._("Baik."), menu=True) if answer.value else Again()
