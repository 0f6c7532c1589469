"""A kpm answers for a meeting in her own words, or is kindly asked what keeps her from coming.

(her words) --> thanks
reason --a choice or own words--> thanks
       --Lainnya (tulis)--> own_words --> thanks
"""

from conversations.answer_besides import apart
from conversations.hindrances import OWN_WORDS, hindrance_choices
from conversations.matters_heard import grave_told, matter_meant
from conversations.meeting_answer_state import State
from conversations.meeting_answers import take_coming, take_not_coming, take_words, thanks_for_reason, why_closed
from conversations.questions import Answer, Choice, Question, normal
from conversations.told_of_others import each_for_herself, told_of
from conversations.turn import FAMILIES, Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.absence_questions import dispute_absence, explain_absence
from programme.grave_news import grave_news_in
from programme.matter_text import read_matters
from programme.meeting_answer_text import COMING, MeetingAnswer, hindrance_in, read_meeting_answer, would_rather_not_say
from programme.meeting_replies import UNSAID
from programme.meetings import MeetingLine, meeting_line

TEXT = frozenset({"text"})


def begin(turn: Turn, state: State) -> Next:
    line = _line(turn, state)
    then: Next | None = None
    told = apart(state.said)
    besides = told.besides or (state.said if _is_family_news(state.said) else "")
    if state.afterwards:
        state.said = told.answer
        then = _afterwards(turn, state)
    elif state.said:
        then = take_words(turn, line, state.said)
    elif state.choice:
        then = take_coming(turn, line, MeetingAnswer(COMING)) if state.choice == COMING else take_not_coming(turn, line)
    state.said = state.choice = ""
    if besides:
        return _with_matter(turn, then, besides)
    if isinstance(then, Again):
        return Done(then.sentence)
    if isinstance(then, Start) and then.conversation != "answer_meeting":
        return then
    return Ask("own_words") if state.own_words else Ask("reason")


def _is_family_news(said: str) -> bool:
    """ "Anak sy meninggal bu": a reason, and a change in the family as well."""
    born = any(one.sure and one.place == "update" and one.topic == "birth" for one in read_matters(said))
    return born or grave_news_in(said) is not None


def _with_matter(turn: Turn, then: Next | None, besides: str) -> Next:
    """Her answer is taken, and what she wrote beside it is taken up instead of asking for a reason."""
    if isinstance(then, Again) and then.sentence:
        turn.say(then.sentence)
    elif not isinstance(then, Again):
        turn.say(thanks_for_reason(turn, None, may_still_come=True))
    return grave_told(turn, besides) or matter_meant(turn, besides) or Done()


def _afterwards(turn: Turn, state: State) -> Next | None:
    """What she wrote of a meeting she is marked absent at: a reason, or that she was there."""
    if state.choice:
        return Again(keep_reason(turn, state.meeting_id, state.choice, None))
    return _take_text_afterwards(turn, state, state.said) if state.said else None


def _take_text_afterwards(turn: Turn, state: State, text: str) -> Next:
    heard = read_meeting_answer(text)
    if heard.answer == COMING and heard.outright:
        return Again(_pass_on(turn, state, text))
    return Again(keep_reason(turn, state.meeting_id, hindrance_in(text) or "other", text))


def _pass_on(turn: Turn, state: State, text: str) -> str:
    """She says that she was there: the pendamping decides, nothing is changed here."""
    if dispute_absence(turn.session, turn.actor, turn.who.id, state.meeting_id, text, turn.now):
        return turn.words._(
            "Terima kasih sudah memberi tahu, {name}. Kabar ini saya teruskan kepada pendamping untuk diperiksa.",
            name=turn.name(),
        )
    return turn.words._("Terima kasih, {name}. Kehadirannya sudah tercatat.", name=turn.name())


def ask_reason(turn: Turn, state: State) -> Question:
    words = turn.words
    if state.afterwards:
        text = words._(
            "Terima kasih, {name}. Boleh kami tahu ada halangan apa? Jawabannya hanya dibaca pendamping.",
            name=turn.name(),
        )
    else:
        text = words._(
            "Baik, {name}, tidak apa-apa. Boleh kami tahu halangannya? Jawabannya hanya dibaca pendamping, "
            "tidak oleh ketua atau anggota lain.",
            name=turn.name(),
        )
    return Question(text, hindrance_choices(words), accepts=TEXT)


def take_reason(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == OWN_WORDS:
        return Ask("own_words")
    if answer.value is not None:
        return _keep(turn, state, answer.value, None)
    return _take_text(turn, state, answer.text or "")


def ask_own_words(turn: Turn, state: State) -> Question:
    words = turn.words
    skip = Choice(UNSAID, words._("Tidak jadi menulis"), frozenset({"lewati", "tidak jadi"}))
    return Question(words._("Silakan tulis, singkat saja. Hanya pendamping yang membacanya."), (skip,), accepts=TEXT)


def take_own_words(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == UNSAID:
        return _keep(turn, state, UNSAID, None)
    return _take_text(turn, state, answer.text or "")


def _take_text(turn: Turn, state: State, text: str) -> Next:
    """Her own words for it; that she comes after all; or a word that starts something else."""
    named = next((one for one in turn.menu.values() if normal(text) in one.commands), None)
    if named is not None:
        return Start(named.name)
    told = told_of(turn, text)
    if told.others and hindrance_in(told.own) is None and told.only_others:
        return Again(each_for_herself(turn))
    text = told.own
    heard = read_meeting_answer(text)
    line = _line(turn, state)
    if heard.answer == COMING and heard.outright and not state.afterwards:
        then = take_coming(turn, line, heard, text)
        return Done(then.sentence if isinstance(then, Again) else None)
    if heard.answer == COMING and heard.outright:
        return Done(_pass_on(turn, state, text))
    if would_rather_not_say(text):
        return _keep(turn, state, UNSAID, None)
    reason = hindrance_in(text)
    if reason is None and not any(letter.isalpha() for letter in text):
        return Again()
    if reason is None and "?" in text:
        return Again(turn.words._("Pertanyaan itu silakan disampaikan langsung kepada pendamping, ya."))
    if reason is None and heard.answer is not None:
        return Again()  # "nggih" is no reason yet
    return _keep(turn, state, reason or "other", text)


def _keep(turn: Turn, state: State, reason: str, text: str | None) -> Next:
    kept = keep_reason(turn, state.meeting_id, reason, text)
    if text is None or (news := grave_told(turn, text)) is None:
        return Done(kept)
    turn.say(kept)
    return news


def keep_reason(turn: Turn, meeting_id: int, reason: str, text: str | None) -> str:
    """Stores why she can't come, or could not; returns what is said to it."""
    line = meeting_line(turn.session, meeting_id)
    assert line is not None
    kept = line.status != "cancelled" and explain_absence(
        turn.session, turn.actor, turn.who.id, line.id, reason, text, turn.now, turn.rules
    )
    if not kept:
        return why_closed(turn, line) or ""
    may_still_come = line.status == "planned" and line.starts_at > turn.now
    return thanks_for_reason(turn, reason, text, may_still_come=may_still_come)


def _line(turn: Turn, state: State) -> MeetingLine:
    line = meeting_line(turn.session, state.meeting_id)
    assert line is not None
    return line


CONVERSATION = Conversation(
    "answer_meeting",
    State,
    {"reason": Step(ask_reason, take_reason), "own_words": Step(ask_own_words, take_own_words)},
    begin,
    roles=FAMILIES,
)
