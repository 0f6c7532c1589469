"""What a complaint is about, for whose family, and in whose words."""

import re
from dataclasses import replace

from conversations.complaints.complaint_words import CARD_KINDS, category_label, category_words
from conversations.complaints.file_flow import SPEAKS_FOR_ITSELF, next_question, set_category
from conversations.complaints.file_state import FileState
from conversations.complaints.second_thoughts import given_up
from conversations.courtesies import acknowledges
from conversations.finished_words import says_finished
from conversations.member_question import MINE, ask_member, member_choices, take_member
from conversations.member_told_of import member_told_of
from conversations.questions import YES_WORDS, Answer, Choice, Question, normal, yes_no
from conversations.said_instead import command_instead_of_words, said_instead, tells_nothing, tells_unknown
from conversations.turn import Again, Ask, Next, Start, Turn
from programme.complaints.hints import roles_named
from programme.matter_text import read_matter, read_matters
from programme.matters import ABOUT_SOMEBODY, COMPLAINT_CATEGORIES
from programme.members import MemberLine
from programme.updates.views import list_families

TEXT = frozenset({"text"})
STORY = frozenset({"text", "photo", "voice", "document"})
CARD = "card"
MOST_WORDS = 3500
MOST_WORDS_OF_A_NAME = 2
DENIED = re.compile(r"\b(?:bukan|bkn|dudu|dede|sanes|sanés)\b", re.IGNORECASE)


def ask_family(turn: Turn, state: FileState) -> Question:
    """Whom her words name stands first; she says it herself, since a complaint may also be about the one named."""
    words = turn.words
    named = member_told_of(turn, state.words, _families(turn))
    choices = (
        *(replace(one, words=one.words | YES_WORDS) for one in member_choices([named] if named is not None else [])),
        Choice("own", words._("Keluarga saya sendiri"), frozenset({"saya", "sendiri", "saya sendiri", "kulo"})),
        Choice("member", words._("Anggota kelompok"), frozenset({"anggota", "orang lain"})),
    )
    return Question(
        words._("Keluhan ini untuk siapa? Boleh juga langsung tulis nama atau nomornya."),
        choices,
        numbered=named is None,  # beside "3. Wati" a number is a member's
        accepts=TEXT,
    )


def take_family(turn: Turn, state: FileState, answer: Answer) -> Next:
    if answer.value == "own":
        state.kpm_id = turn.who.id
        return next_question(turn, state)
    if answer.value == "member":
        return Ask("member")
    return take_this_member(turn, state, answer)


def ask_which_member(turn: Turn, state: FileState) -> Question:
    text = turn.words._("Untuk siapa? Tekan namanya, atau tulis nomor atau sebagian namanya.")
    return ask_member(turn, state, _families(turn), text)


def take_this_member(turn: Turn, state: FileState, answer: Answer) -> Next:
    chosen = _named_in_a_story(turn, state, answer) or take_member(turn, state, _families(turn), answer)
    if isinstance(chosen, Again):
        instead = said_instead(turn, answer.text or "", "file_complaint", in_a_story=True)
        return instead or (Ask("member", chosen.sentence) if state.found else chosen)
    state.kpm_id = chosen.person_id
    return next_question(turn, state)


def _named_in_a_story(turn: Turn, state: FileState, answer: Answer) -> MemberLine | None:
    """ "mawar kurang 100 ribu" says who it is and tells of it.

    None for a mere name, which may need no story, and where she speaks of herself or denies it ("saya, bukan mawar").
    """
    text = answer.text or ""
    mere = len(normal(text).split()) <= MOST_WORDS_OF_A_NAME
    named = None if mere or MINE.search(text) or DENIED.search(text) else member_told_of(turn, text, _families(turn))
    if named is not None:
        add_words(state, text)
        if not state.category:
            guess_category(state, text)
            state.told = state.told or bool(state.guessed)
    return named


def _families(turn: Turn) -> list[MemberLine]:
    return list_families(turn.session, turn.actor, turn.who.group_id or 0)


def ask_category(turn: Turn, state: FileState) -> Question:
    words = turn.words
    choices = [Choice(CARD, words._("Kartu KKS bermasalah"), frozenset({"kartu", "kks", "kartu bermasalah"}))]
    choices += [_choice(turn, one) for one in COMPLAINT_CATEGORIES if one not in CARD_KINDS]
    text = (
        words._("Keluhannya tentang apa?")
        if state.words
        else words._("Keluhannya tentang apa? Pilih, atau langsung tulis dengan kata-kata sendiri.")
    )
    return Question(text, tuple(choices), accepts=TEXT)


def take_category(turn: Turn, state: FileState, answer: Answer) -> Next:
    if answer.value == CARD:
        return Ask("card")
    if answer.value is not None:
        return set_category(turn, state, answer.value)
    return _read(turn, state, answer.text or "")


def ask_card(turn: Turn, state: FileState) -> Question:
    return Question(turn.words._("Kartunya kenapa?"), tuple(_choice(turn, one) for one in CARD_KINDS), accepts=TEXT)


def take_card(turn: Turn, state: FileState, answer: Answer) -> Next:
    if answer.value is not None:
        return set_category(turn, state, answer.value)
    return _read(turn, state, answer.text or "")


def _choice(turn: Turn, category: str) -> Choice:
    return Choice(category, category_label(turn.words, category), category_words(category))


def _read(turn: Turn, state: FileState, text: str) -> Next:
    """Her own words say what it is about, or at least tell the story of what she then chooses."""
    instead = given_up(turn, text) or command_instead_of_words(turn, text, "file_complaint")
    if isinstance(instead, Start) and not state.words:  # something else that she may begin: nothing is lost yet
        return replace(instead, aside=False)
    if instead is not None:
        return instead
    if is_no_story(text):
        return Again(turn.words._("Silakan pilih salah satu, atau tulis keluhannya."))
    add_words(state, text)
    state.told = True
    guess_category(state, text)
    if state.guessed:
        return Ask("guess")
    return Ask("category", turn.words._("Terima kasih, sudah saya catat."))


def is_no_story(text: str) -> bool:
    """Whether it only nods, puts off, or says that nothing is to be added."""
    nothing = acknowledges(text) or tells_nothing(text) or tells_unknown(text) or says_finished(text)
    return nothing or not any(letter.isalpha() for letter in text)


def guess_category(state: FileState, text: str) -> None:
    """What the words seem to mean; she confirms it or chooses herself."""
    matter = read_matter(text)
    if matter is not None and matter.place == "complaint" and matter.topic != "other":
        state.guessed = matter.topic


def ask_guess(turn: Turn, state: FileState) -> Question:
    words = turn.words
    text = words._("Saya menangkap keluhannya: {category}. Betul?", category=category_label(words, state.guessed))
    return Question(text, yes_no(words._("Ya, betul"), words._("Bukan, pilih sendiri")), accepts=TEXT)


def take_guess(turn: Turn, state: FileState, answer: Answer) -> Next:
    if answer.value == "yes":
        return set_category(turn, state, state.guessed)
    if answer.value == "no":
        state.guessed = ""
        return Ask("category")
    text = answer.text or ""
    instead = given_up(turn, text) or command_or_story(turn, text)
    if instead is not None:
        return instead
    if not is_no_story(text):
        add_words(state, text)
        guess_category(state, text)
    return Again()


def ask_words(turn: Turn, state: FileState) -> Question:
    words = turn.words
    text = words._(
        "Ceritakan singkat: apa yang terjadi dan kapan? Boleh juga foto atau pesan suara. "
        "Jangan kirim NIK, nomor kartu, atau PIN."
    )
    if not may_be_enough(state):
        return Question(text, accepts=STORY, any_words=True)
    enough = Choice("enough", words._("Cukup, lanjut"), frozenset({"cukup", "lanjut", "tidak ada", "sudah", "lewati"}))
    return Question(text, (enough,), accepts=STORY, any_words=True)


def may_be_enough(state: FileState) -> bool:
    """Whether nothing more need be told: of some kinds, or once there are words or a photo."""
    return state.category in SPEAKS_FOR_ITSELF or bool(state.file_ids or state.words)


def command_or_story(turn: Turn, text: str) -> Next | None:
    """A word that begins something else; "belum cair" is one too, but here it is what she complains of."""
    instead = command_instead_of_words(turn, text, "file_complaint")
    told = any(one.place != "question" for one in read_matters(text))
    return None if told and isinstance(instead, Start) and instead.conversation != "my_complaints" else instead


def take_words(turn: Turn, state: FileState, answer: Answer) -> Next:
    text = answer.text or ""
    enough = answer.value == "enough" or (says_finished(text) and may_be_enough(state))
    if not enough:
        instead = given_up(turn, text) or command_or_story(turn, text)
        if instead is not None:
            return instead
        if is_no_story(text):
            return Again(turn.words._("Tulis saja dengan kata-kata sendiri, satu kalimat pun cukup."))
        add_words(state, text)
    state.told = True
    return next_question(turn, state)


def add_words(state: FileState, text: str) -> None:
    """What she writes in several messages is one story."""
    said = text.strip()
    if said and said not in state.words:
        state.words = f"{state.words}\n{said}".strip()[:MOST_WORDS]
    if state.accused_role == "nobody" and roles_named(said) and state.category not in ABOUT_SOMEBODY:
        state.accused_role = ""  # she names somebody now: asked once more
