"""Somebody writes for the first time: with a code, from her own number, or as a stranger.

code --(good)--> consent --yes--> welcome
     --(own number, several on the roster)--> person --> consent

WhatsApp vouches for the number that a message comes from; on Telegram she shares it. A code goes before a number.
"""

from dataclasses import dataclass, field

from conversations.everywhere import global_word
from conversations.for_whom import labels
from conversations.joining_words import consent_words, welcome
from conversations.questions import Answer, Choice, Question, normal, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import LANGUAGE_NAMES, LANGUAGE_WORDS, LANGUAGES, Words
from programme.joining import (
    CodeEnded,
    count_wrong_try,
    join,
    person_for_code,
    persons_with_phone,
    tried_too_often,
)
from programme.number_addresses import own_number
from programme.people import Chatter, chatter_of
from programme.typed_codes import code_said

JUST_JOIN = ("gabung", "bergabung", "daftar")
"""Without a code: on her own number she needs none."""
CODE_TOO = frozenset({"text"})


@dataclass
class State:
    person_id: int = 0
    people: list[int] = field(default_factory=list)
    """Those on the roster with her number."""
    code: str | None = None
    phone: str | None = None
    """Her own number, by the word of her channel: SMS may go there as last resort."""
    source: str = "code"
    language: str = ""


def begin(turn: Turn, state: State) -> Next:
    """A code or an own number opens the way; anything else gets a polite sentence and nothing more."""
    found = _found(turn, state) or _left_alone(turn)
    if found is not None or turn.chatter is None:
        return found or Ask("code")
    return Done(
        turn.words._(
            "Chat ini sudah terdaftar untuk {name}. Untuk orang lain, ketik gabung lalu kode dari pendamping.",
            name=turn.name(),
        )
    )


def ask_code(turn: Turn, state: State) -> Question:
    words = turn.words
    if turn.contact.channel == "whatsapp":
        text = words._(
            "Halo. Ini asisten pendamping PKH. Nomor ini belum ada dalam daftar, jadi untuk bergabung ketik kode dari "
            "pendamping. Contoh: GABUNG ABCD-EFGH"
        )
        return Question(text, accepts=CODE_TOO)
    return Question(
        words._(
            "Halo. Ini asisten pendamping PKH. Untuk bergabung, ketik kode dari pendamping, "
            "atau tekan tombol di bawah untuk membagikan nomor HP sendiri."
        ),
        accepts=frozenset({"text", "contact"}),
        contact_request=words._("Bagikan nomor HP saya"),
    )


def take_code(turn: Turn, state: State, answer: Answer) -> Next:
    return _found(turn, state) or _left_alone(turn) or Again()


def _left_alone(turn: Turn) -> Next | None:
    """ "Salah nomor", "stop" of a stranger: nothing is sent to her anyway, and she is not asked for a code again."""
    if turn.chatter is not None or global_word(turn.incoming.text or "") not in ("stop", "wrong_number"):
        return None
    return Done(turn.words._("Baik, tidak ada yang kami kirim ke nomor ini. Mohon maaf kalau mengganggu."))


def _found(turn: Turn, state: State) -> Next | None:
    """What the message opens: a person's code, a number on the roster, or nothing."""
    shared, text = turn.incoming.contact, turn.incoming.text
    code = code_said(text) if text is not None else None
    state.phone = own_number(turn.incoming.phone or turn.contact.phone)
    if code is None and (shared is None or turn.contact.channel == "whatsapp"):
        return _by_number(turn, state)
    if tried_too_often(turn.session, turn.contact, turn.now, turn.rules):
        return _refuse(
            turn, turn.words._("Terlalu banyak percobaan. Silakan coba lagi satu jam lagi, atau hubungi pendamping.")
        )
    if code is None:
        assert shared is not None
        return _number_shared(turn, state, shared.phone, shared.own)
    person_id = person_for_code(turn.session, code, turn.now)
    if person_id is None:
        count_wrong_try(turn.session, turn.contact, turn.now)
        known = _by_number(turn, state) if turn.chatter is None else None
        return known or _refuse(turn, _code_is_no_good(turn))
    state.code, state.source = code, "code"
    return _meant(turn, state, person_id)


def _code_is_no_good(turn: Turn) -> str:
    return turn.words._("Maaf, kode itu tidak cocok atau sudah dipakai. Periksa hurufnya, atau minta kode baru.")


def _by_number(turn: Turn, state: State) -> Next | None:
    """Those of her number who don't speak from this phone yet; None where there is nobody."""
    if state.phone is None:
        return None
    here = {one.id for one in turn.people}
    people = [one for one in persons_with_phone(turn.session, state.phone, turn.contact) if one not in here]
    state.source = "whatsapp" if turn.contact.channel == "whatsapp" else "phone"
    return _one_of(turn, state, people) if people else None


def _number_shared(turn: Turn, state: State, phone: str, own: bool) -> Next:
    words = turn.words
    if not own:
        return _refuse(turn, words._("Itu nomor orang lain. Tekan tombol di bawah untuk membagikan nomor sendiri."))
    state.phone, state.source = own_number(phone), "phone"
    people = persons_with_phone(turn.session, state.phone, turn.contact) if state.phone is not None else []
    if not people:
        count_wrong_try(turn.session, turn.contact, turn.now)
        return _refuse(turn, words._("Maaf, nomor ini belum ada dalam daftar. Mintalah kode kepada pendamping, ya."))
    return _one_of(turn, state, people)


def _one_of(turn: Turn, state: State, people: list[int]) -> Next:
    state.code = None
    if len(people) > 1:
        state.people = people
        return Ask("person")
    return _meant(turn, state, people[0])


def ask_person(turn: Turn, state: State) -> Question:
    """Several families share this phone: who is writing?"""
    people = [one for person_id in state.people if (one := chatter_of(turn.session, person_id))]
    choices = [
        Choice(str(one.id), label, frozenset({normal(one.name)}))
        for one, label in zip(people, labels(turn.words, people), strict=True)
    ]
    choices.append(Choice("other", turn.words._("Bukan mereka"), frozenset({"bukan", "orang lain"})))
    return Question(turn.words._("Nomor ini dipakai bersama. Ini dengan siapa?"), tuple(choices), accepts=CODE_TOO)


def take_person(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return _code_instead(turn, state)
    if answer.value == "other":
        return Ask("code")
    if int(answer.value) not in state.people:
        return Again()
    return _meant(turn, state, int(answer.value))


def _code_instead(turn: Turn, state: State) -> Next:
    """She scanned her slip after all: its code goes before the number that she writes from."""
    if code_said(turn.incoming.text or "") is not None:
        return _found(turn, state) or Ask("code")
    return Again(turn.words._("Maaf, jawaban itu belum saya pahami. Silakan pilih salah satu."))


def _meant(turn: Turn, state: State, person_id: int) -> Next:
    state.person_id = person_id
    state.language = turn.contact.language
    return Ask("consent")


def ask_consent(turn: Turn, state: State) -> Question:
    words = Words(state.language or turn.words.language)
    person = chatter_of(turn.session, state.person_id)
    if person is None:  # removed, or left her group, since she was asked
        return ask_code(turn, state)
    text = consent_words(words, person)
    yes, no = yes_no(words._("Setuju"), words._("Tidak"))
    others = tuple(
        Choice(f"in_{language}", LANGUAGE_NAMES[language], LANGUAGE_WORDS[language])
        for language in LANGUAGES
        if language != words.language
    )
    return Question(text, (yes, *others, no), row_sizes=(1, len(others), 1), redraws=True, accepts=CODE_TOO)


def take_consent(turn: Turn, state: State, answer: Answer) -> Next:
    if chatter_of(turn.session, state.person_id) is None:
        return _found(turn, state) or Ask("code")
    if answer.value is None:
        return _code_instead(turn, state)
    value = answer.value
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
        join(
            turn.session,
            turn.contact,
            state.person_id,
            state.language,
            state.source,
            turn.now,
            state.code,
            phone=state.phone,
            channels=turn.house.means.channels,
        )
    except CodeEnded:
        return _refuse(turn, _code_is_no_good(turn))
    turn.chatter = _person(turn, state)
    said = welcome(turn.words, turn.chatter)
    if len(state.people) > 1:
        said += "\n" + turn.words._("Yang lain di nomor ini juga boleh bergabung: ketik gabung.")
    turn.say(said, menu_role=turn.chatter.role)
    return Done()


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
    commands=JUST_JOIN,
)
