"""A family asks something: what is known is answered at once, the rest is handed on to her pendamping.

words --(clear)--> answered    --(may mean several)--> which --> answered, a complaint, a change
      --(nothing known)--> forward --yes--> the pendamping's inbox
"""

import re
from dataclasses import replace

from conversations.complaints.complaint_words import category_label
from conversations.complaints.file_state import FileState
from conversations.complaints.own_asked import own_complaint_meant
from conversations.courtesies import FILLERS, acknowledges
from conversations.finished_words import says_finished
from conversations.inquiries.answering import answer_all
from conversations.inquiries.ask_state import AskState
from conversations.inquiries.handing_on import handed_on, who_answers
from conversations.inquiries.own_people import as_read, blames_own_people
from conversations.matters_heard import question_answered
from conversations.questions import NO_WORDS, TITLES, YES_WORDS, Answer, Choice, Question, normal
from conversations.said_instead import LATER, command_instead_of_words, tells_nothing, tells_unknown
from conversations.turn import FAMILIES, Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.updates.change_state import ChangeState
from conversations.updates.change_words import kind_in_words
from programme.inquiries.asking import ask_pendamping
from programme.matter_doubts import asks_something, meanings_of
from programme.matter_text import read_matters

TEXT = frozenset({"text"})
OFFERED = ("payment_when", "what_to_bring", "meeting_when", "requirements", "card", "update_how", "data_use")
FORWARD, COMPLAINT, NONE = "forward", "complaint", "none"
CALLED_OFF = LATER | {"jangan", "ora usah"}
REFUSES = re.compile(
    r"(?:eh |bu )*(?:tidak|tdk|gak|ga|gk|nggak|ngga|ndak|ora|mboten|teu|jangan|jgn|ojo|ampun|ulah)"
    r"(?: (?:usah|sah|jadi|jd|perlu|dulu|di\w+))*(?: (?:bu|ya|deh|aja|saja|nggih|takut|isin|malu|wedi|sieun|makasih))*"
)
""" "Ga usah bu takut": told to nobody."""
LONGEST_QUOTE, LONGEST_ASKED = 200, 900
FEWEST_WORDS_ADDED = 3


def begin(turn: Turn, state: AskState) -> Next:
    if state.meanings:
        return Ask("which")
    return Ask("forward") if state.words else Ask("words")


def ask_words(turn: Turn, state: AskState) -> Question:
    faq, language = turn.house.texts.faq, turn.words.language
    choices = tuple(Choice(topic, faq.entry(topic, language).title) for topic in OFFERED)
    return Question(turn.words._("Mau tanya apa? Tulis saja, atau pilih."), choices, accepts=TEXT, any_words=True)


def take_words(turn: Turn, state: AskState, answer: Answer) -> Next:
    if answer.value is not None:
        answer_all(turn, [answer.value], turn.house.texts.faq.entry(answer.value, turn.words.language).title)
        return Done()
    return _heard(turn, state, answer.text or "")


def _heard(turn: Turn, state: AskState, text: str) -> Next:
    """Whatever she writes here is meant as a question."""
    if _says_nothing(text):
        return Done(turn.words._("Baik. Kalau ada yang mau ditanyakan, tulis saja."))
    if (hers := own_complaint_meant(turn, text)) is not None:
        return hers
    heard = as_read(turn, text)
    matters = read_matters(heard)
    topics = [one.topic for one in matters if one.place == "question" and one.sure]
    if topics and len(topics) == len(matters):
        answer_all(turn, topics, text)
        return Done()
    instead = command_instead_of_words(turn, text, "ask_question")
    if instead is not None:
        return replace(instead, aside=False) if isinstance(instead, Start) else instead
    state.words = text
    state.meanings = [[one.place, one.topic] for one in meanings_of(heard) if one.topic != "other"]
    return Ask("which" if state.meanings else "forward")


def _says_nothing(text: str) -> bool:
    """ "ya bu", "nanti", "tidak jadi", "itu saja": no question to be handed on."""
    nods = acknowledges(text) or tells_nothing(text) or tells_unknown(text)
    return nods or says_finished(text) or normal(text) in CALLED_OFF


def _another(turn: Turn, state: AskState, text: str) -> Next:
    """Instead of a choice she asks something else, or says it in other words."""
    if _says_yes(text):
        return Again()
    if acknowledges(text) or meanings_of(text) or asks_something(text):
        return _heard(turn, state, text)
    return Again(turn.words._("Maaf, jawaban itu belum saya pahami. Silakan pilih salah satu."))


def _says_yes(text: str) -> bool:
    """A bare yes to several, which may be meant for any of them."""
    said = set(normal(text).split())
    return bool(said & YES_WORDS) and said <= YES_WORDS | TITLES


def ask_which(turn: Turn, state: AskState) -> Question:
    words = turn.words
    yes = YES_WORDS if len(state.meanings) == 1 else frozenset[str]()
    choices = [Choice(f"{place}.{topic}", _label(turn, place, topic), yes) for place, topic in state.meanings]
    choices.append(Choice(FORWARD, words._("Tanya pendamping"), frozenset({"tanya", "pendamping"})))
    choices.append(Choice(NONE, words._("Bukan itu semua"), NO_WORDS | CALLED_OFF))
    text = words._("“{said}” — maksudnya yang mana?", said=_quoted(state.words))
    if state.several:
        text = words._("“{said}” — dari tulisan itu masih ada yang belum. Mau dilanjutkan?", said=_quoted(state.words))
    return Question(text, tuple(choices), accepts=TEXT, heard_anew=True)


def _label(turn: Turn, place: str, topic: str) -> str:
    if place == "complaint":
        return turn.words._("Keluhan: {what}", what=category_label(turn.words, topic))
    if place == "update":
        return turn.words._("Lapor: {what}", what=kind_in_words(turn.words, topic))
    return turn.house.texts.faq.entry(topic, turn.words.language).title


def take_which(turn: Turn, state: AskState, answer: Answer) -> Next:
    if answer.value is None:
        return _another(turn, state, answer.text or "")
    if answer.value == FORWARD:
        return Ask("forward") if blames_own_people(turn, state.words) else _pass_on(turn, state)
    if answer.value == NONE:
        return Done(turn.words._("Baik. Boleh ditulis dengan kata lain, atau ketik menu."))
    place, _, topic = answer.value.partition(".")
    if place in ("complaint", "update"):
        return _begun(state, place, topic)
    answer_all(turn, [topic], state.words)
    return Done()


def _begun(state: AskState, place: str, topic: str) -> Start:
    """What she told begins; of several things told the rest is offered after it."""
    state.meanings.remove([place, topic])
    goes_on = state.several and bool(state.meanings)
    if place == "complaint":
        return Start("file_complaint", FileState(words=state.words, category=topic), aside=goes_on)
    return Start("report_change", ChangeState(words=state.words, kind=topic), aside=goes_on)


def ask_forward(turn: Turn, state: AskState) -> Question:
    """Who reads it is said first; of what may concern that very person, the other way stands first."""
    words = turn.words
    complaint = Choice(COMPLAINT, words._("Ini keluhan"), frozenset({"keluhan", "mengeluh", "pengaduan"}))
    no = Choice("no", words._("Tidak usah"), NO_WORDS | CALLED_OFF)
    if blames_own_people(turn, state.words):
        text = words._(
            "“{said}” — kalau ini menyangkut ketua atau pendamping, sampaikan sebagai keluhan: mereka tidak "
            "melihatnya. Kalau bukan, saya teruskan kepada {who}.",
            said=_quoted(state.words),
            who=who_answers(turn),
        )
        outright = Choice("yes", words._("Ya, teruskan"))  # a mere "ya" must not tell whom it is about
        return Question(text, (complaint, outright, no), accepts=TEXT, heard_anew=True)
    yes = Choice("yes", words._("Ya, teruskan"), YES_WORDS)
    said, who = _quoted(state.words), who_answers(turn)
    if "?" in state.words or asks_something(state.words):
        text = words._("“{said}” — ini belum bisa saya jawab. Saya teruskan kepada {who}?", said=said, who=who)
    else:
        text = words._("“{said}” — boleh saya teruskan kepada {who}?", said=said, who=who)
    return Question(text, (yes, complaint, no), accepts=TEXT, heard_anew=True)


def take_forward(turn: Turn, state: AskState, answer: Answer) -> Next:
    if answer.value == "yes":
        return _pass_on(turn, state)
    if answer.value == COMPLAINT:
        return Start("file_complaint", FileState(words=state.words))
    if answer.value == "no":
        return Done(turn.words._("Baik, tidak saya teruskan."))
    if REFUSES.fullmatch(normal(answer.text or "")):
        return Done(turn.words._("Baik, tidak saya teruskan."))
    return _asked_besides(turn, state, answer.text or "")


def _asked_besides(turn: Turn, state: AskState, text: str) -> Next:
    """More while something waits for her yes: what is known is answered, the rest goes with the first.

    A complaint or a change is heard first, and the question goes on afterwards.
    """
    meanings = meanings_of(as_read(turn, text))
    if _says_nothing(text) or not (meanings or asks_something(text) or _tells_more(text)):
        return _another(turn, state, text)
    if any(one.place != "question" for one in meanings):
        told = [[one.place, one.topic] for one in meanings if one.topic != "other"]
        besides = f"besides {turn.now:%d%H%M%S}"  # so that it does not take the place of what waits
        return Start("ask_question", AskState(words=text, meanings=told), about=besides, aside=True)
    if question_answered(turn, text):
        return Again()
    state.words = f"{state.words}\n{text.strip()}"[:LONGEST_ASKED]
    return Again()


def _tells_more(text: str) -> bool:
    """Several words that tell something: they belong to what is handed on."""
    return len([word for word in normal(text).split() if word not in FILLERS]) >= FEWEST_WORDS_ADDED


def _pass_on(turn: Turn, state: AskState) -> Next:
    topics = [topic for place, topic in state.meanings if place == "question"]
    asked = ask_pendamping(turn.session, turn.actor, turn.who.id, state.words, topics, turn.now)
    return Done(handed_on(turn, asked))


def _quoted(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines() if line.strip())
    said = re.sub(r"(?<=[.?!,]) /(?= )", "", " / ".join(lines))
    return said if len(said) <= LONGEST_QUOTE else f"{said[: LONGEST_QUOTE - 1]}…"


CONVERSATION = Conversation(
    "ask_question",
    AskState,
    {
        "words": Step(ask_words, take_words),
        "which": Step(ask_which, take_which),
        "forward": Step(ask_forward, take_forward),
    },
    begin,
    roles=FAMILIES,
    title=lambda words: words._("Tanya"),
    commands=("tanya", "bertanya", "pertanyaan", "takon", "naros", "nanya", "mau tanya", "nyuwun pirsa", "tanya lagi"),
    unfinished=lambda turn, state: turn.words._("pertanyaan tadi"),
)
