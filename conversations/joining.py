"""Somebody writes for the first time: with a code, with her own number, or as a stranger.

code --(good)--> consent --yes--> welcome
     --(own number, several on the roster)--> person --> consent
"""

from dataclasses import dataclass, field

from conversations.everywhere import code_in
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import LANGUAGE_NAMES, LANGUAGE_WORDS, LANGUAGES, Words, address_name
from programme.joining import (
    CodeEnded,
    count_wrong_try,
    join,
    person_for_code,
    persons_with_phone,
    tried_too_often,
)
from programme.people import Chatter, chatter_of
from programme.phones import NotAMobileNumber, mobile_number


@dataclass
class State:
    person_id: int = 0
    people: list[int] = field(default_factory=list)
    """Those on the roster with the number that was shared."""
    code: str | None = None
    source: str = "code"
    language: str = ""


def begin(turn: Turn, state: State) -> Next:
    """A code or an own number opens the way; anything else gets a polite sentence and nothing more."""
    found = _found(turn, state)
    if found is not None:
        return found
    return Ask("code")


def ask_code(turn: Turn, state: State) -> Question:
    return Question(
        turn.words._(
            "Halo. Ini asisten pendamping PKH. Untuk bergabung, ketik kode dari pendamping, "
            "atau tekan tombol di bawah untuk membagikan nomor HP sendiri."
        ),
        accepts=frozenset({"text", "contact"}),
        contact_request=turn.words._("Bagikan nomor HP saya"),
    )


def take_code(turn: Turn, state: State, answer: Answer) -> Next:
    return _found(turn, state) or Again()


def _found(turn: Turn, state: State) -> Next | None:
    """What the message opens: a person's code, a number on the roster, or nothing."""
    shared, text = turn.incoming.contact, turn.incoming.text
    code = code_in(text) if text is not None else None
    if shared is None and code is None:
        return None
    if tried_too_often(turn.session, turn.contact, turn.now, turn.rules):
        return _refuse(
            turn, turn.words._("Terlalu banyak percobaan. Silakan coba lagi satu jam lagi, atau hubungi pendamping.")
        )
    if shared is not None:
        return _number_shared(turn, state, shared.phone, shared.own)
    person_id = person_for_code(turn.session, code or "", turn.now)
    if person_id is None:
        count_wrong_try(turn.session, turn.contact, turn.now)
        return _refuse(turn, _code_is_no_good(turn))
    state.code, state.source = code, "code"
    return _meant(turn, state, person_id)


def _code_is_no_good(turn: Turn) -> str:
    return turn.words._("Maaf, kode itu tidak cocok atau sudah dipakai. Periksa hurufnya, atau minta kode baru.")


def _number_shared(turn: Turn, state: State, phone: str, own: bool) -> Next:
    words = turn.words
    if not own:
        return _refuse(turn, words._("Itu nomor orang lain. Tekan tombol di bawah untuk membagikan nomor sendiri."))
    people = _on_roster(turn, phone)
    if not people:
        count_wrong_try(turn.session, turn.contact, turn.now)
        return _refuse(turn, words._("Maaf, nomor ini belum ada dalam daftar. Mintalah kode kepada pendamping, ya."))
    state.source = "phone"
    if len(people) > 1:
        state.people = people
        return Ask("person")
    return _meant(turn, state, people[0])


def _on_roster(turn: Turn, phone: str) -> list[int]:
    try:
        return persons_with_phone(turn.session, mobile_number(phone))
    except NotAMobileNumber:
        return []


def ask_person(turn: Turn, state: State) -> Question:
    """Several families share this phone: who is writing?"""
    people = [chatter_of(turn.session, person_id) for person_id in state.people]
    choices = tuple(Choice(str(one.id), address_name(turn.words, one.name, one.gender)) for one in people if one)
    return Question(turn.words._("Nomor ini dipakai bersama. Ini dengan siapa?"), choices)


def take_person(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None or int(answer.value) not in state.people:
        return Again()
    return _meant(turn, state, int(answer.value))


def _meant(turn: Turn, state: State, person_id: int) -> Next:
    state.person_id = person_id
    state.language = turn.contact.language
    return Ask("consent")


def ask_consent(turn: Turn, state: State) -> Question:
    words = Words(state.language or turn.words.language)
    person = chatter_of(turn.session, state.person_id)
    if person is None:  # removed, or left her group, since she was asked
        return ask_code(turn, state)
    text = words._(
        "Selamat datang, {name}. Lewat chat ini kami mengirim jadwal pertemuan dan kabar PKH. Kami menyimpan "
        "data dari daftar PKH (nama, nomor HP, alamat, keluarga), kehadiran, dan pesan di chat ini. "
        "Petugas PKH boleh melihatnya; ketua hanya nama dan kehadiran. "
        "Ketik stop untuk berhenti, cabut untuk mencabut persetujuan. "
        "NIK, PIN, atau nomor kartu tidak pernah kami minta. Setuju?",
        name=address_name(words, person.name, person.gender),
    )
    yes, no = yes_no(words._("Setuju"), words._("Tidak"))
    others = tuple(
        Choice(f"in_{language}", LANGUAGE_NAMES[language], LANGUAGE_WORDS[language])
        for language in LANGUAGES
        if language != words.language
    )
    return Question(text, (yes, *others, no), row_sizes=(1, len(others), 1), redraws=True)


def take_consent(turn: Turn, state: State, answer: Answer) -> Next:
    if chatter_of(turn.session, state.person_id) is None:
        return _found(turn, state) or Ask("code")
    value = answer.value or ""
    if value.startswith("in_"):
        state.language = value.removeprefix("in_")
        return Again(redraw=answer.kind == "tap")
    turn.words = Words(state.language)
    if value != "yes":
        return Done(
            turn.words._(
                "Baik, tidak apa-apa. Tidak ada kabar yang kami kirim ke sini. "
                "Kalau berubah pikiran, tulis lagi kapan saja."
            )
        )
    try:
        join(turn.session, turn.contact, state.person_id, state.language, state.source, turn.now, state.code)
    except CodeEnded:
        return _refuse(turn, _code_is_no_good(turn))
    turn.chatter = _person(turn, state)
    turn.say(_welcome(turn.words, turn.chatter), menu_role=turn.chatter.role)
    return Done()


def _welcome(words: Words, person: Chatter) -> str:
    name = address_name(words, person.name, person.gender)
    if person.role == "kpm":
        return words._(
            "Terima kasih, {name}. Saya akan mengingatkan sebelum pertemuan kelompok {group}. "
            "Ketik menu untuk melihat yang lain.",
            name=name,
            group=person.group_name,
        )
    if person.role == "deputy":
        return words._(
            "Terima kasih, {name}. Sebagai wakil ketua kelompok {group}, kadang saya minta bantuan: siapa yang tidak "
            "hadir di pertemuan. Ketik menu untuk melihat yang lain.",
            name=name,
            group=person.group_name,
        )
    if person.role == "ketua":
        return words._(
            "Terima kasih, {name}. Sesudah pertemuan kelompok {group} saya tanyakan siapa yang tidak hadir; "
            "cukup dijawab satu pesan. Ketik menu untuk melihat yang lain.",
            name=name,
            group=person.group_name,
        )
    return words._("Terima kasih, {name}. Akun petugas sudah aktif. Ketik menu untuk mulai.", name=name)


def _refuse(turn: Turn, sentence: str) -> Next:
    """Someone who has joined already just hears it; a stranger is asked again."""
    return Done(sentence) if turn.chatter is not None else Ask("code", preface=sentence)


def _person(turn: Turn, state: State) -> Chatter:
    person = chatter_of(turn.session, state.person_id)
    assert person is not None
    return person


CONVERSATION = Conversation(
    "joining",
    State,
    {
        "code": Step(ask_code, take_code),
        "person": Step(ask_person, take_person),
        "consent": Step(ask_consent, take_consent),
    },
    begin,
)
