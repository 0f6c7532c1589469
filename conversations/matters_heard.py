"""A text that nothing else understood: a question, a complaint, or news of the family, and what begins then.

Sure questions are answered at once. A complaint or a change begins its conversation with her words, where what was
read is asked back before anything is filed. What may mean several things is asked; the rest is not understood here.
"""

from dataclasses import replace

from conversations.complaints.file_state import FileState
from conversations.complaints.own_asked import own_complaint_meant, told_how_hers_are
from conversations.hearing import report_in
from conversations.inquiries.answering import answer_all
from conversations.inquiries.ask_state import AskState
from conversations.inquiries.own_people import as_read
from conversations.inquiries.turned import pendamping_wanted
from conversations.meeting_answers import speaks_of_members
from conversations.news_in_reports import news_in
from conversations.questions import Answer
from conversations.turn import FAMILIES, Done, Next, Start, Turn
from conversations.updates.change_state import ChangeState
from programme.grave_news import grave_news_in
from programme.matter_doubts import asks_something, meanings_of, told_besides
from programme.matter_text import read_matters
from programme.matters import Matter

FEWEST_WORDS_OF_NEWS = 3
STAFF_LISTS = {
    "meeting_when": "manage_meetings",
    "payment_when": "manage_payments",
    "payment_where": "manage_payments",
    "complaint_how": "complaints_inbox",
    "update_how": "check_updates",
}
"""Where a member of staff finds what she asks about, if she has it in her menu."""


def matter_meant(turn: Turn, text: str) -> Next | None:
    """None where the text is neither a question nor a complaint nor a change."""
    if turn.who.role not in FAMILIES or turn.who.group_id is None:
        return _staffs_list(turn, text)
    if (wanted := pendamping_wanted(turn, text) or own_complaint_meant(turn, text)) is not None:
        return wanted
    text = _besides_a_report(turn, text)
    heard = as_read(turn, text)
    matters = read_matters(heard)
    if not matters:
        return _asked_back(text, heard) if meanings_of(heard) or asks_something(text) else None
    questions = [one.topic for one in matters if one.place == "question" and one.sure]
    told = next((one for one in matters if one.place != "question" and one.sure), None)
    if told is None and len(questions) < len(matters):
        return _told_plainly(turn, text, heard) or _asked_back(text, heard)
    if questions:
        answer_all(turn, questions, text)
    return Done() if told is None else _one_of_several(told, text, heard)


def _besides_a_report(turn: Turn, text: str) -> str:
    """Only the news in a ketua's words that report her group too: the neighbours named there are not in it."""
    if turn.who.role not in ("ketua", "deputy") or turn.who.group_id is None:
        return text
    group_id = turn.who.group_id
    news = news_in(text, lambda one: report_in(turn, one, group_id))
    return " ".join(news) if news and report_in(turn, text, group_id).is_report else text


def grave_told(turn: Turn, text: str) -> Start | None:
    """A death or a lost child in a family, before anything that is told or asked with it; no ketua's word of others."""
    if turn.who.role not in FAMILIES or turn.who.group_id is None or speaks_of_members(turn, text):
        return None
    grave = grave_news_in(text)
    return None if grave is None else Start("report_change", ChangeState(words=text, kind=grave))


def question_answered(turn: Turn, text: str) -> bool:
    """Answers a sure question that came instead of an answer; the caller repeats what was asked. False: it was none."""
    if turn.chatter is None or turn.who.role not in FAMILIES or turn.who.group_id is None:
        return False
    if told_how_hers_are(turn, text):
        return True
    matters = read_matters(as_read(turn, text))
    if not matters or not all(one.sure and one.place == "question" for one in matters):
        return False
    answer_all(turn, [one.topic for one in matters], text)
    return True


def news_amid(turn: Turn, text: str, besides: str = "") -> Start | None:
    """Another complaint or change, told where an answer was awaited: it begins, what was asked goes on behind it.

    `besides`: the kind that is being told already. None for a word or two, and for what corrects something:
    they may be answers that were misread.
    """
    known = turn.chatter is not None and turn.who.role in FAMILIES and turn.who.group_id is not None
    if not known or len(text.split()) < FEWEST_WORDS_OF_NEWS:
        return None
    told = [one for one in read_matters(as_read(turn, text)) if one.sure and one.place != "question"]
    if not told or {besides, "correction"} & {one.topic for one in told}:
        return None
    return replace(_begun(told[0], text), about=f"news {turn.now:%d%H%M%S}", aside=True)


def _told_plainly(turn: Turn, text: str, heard: str) -> Next | None:
    """One complaint or change and nothing else it could be: its conversation begins, and asks whether that is meant.

    What sounds like a question is asked back first; not a ketua's, who speaks for a member and is asked for whom.
    """
    meanings = meanings_of(heard)
    if len(told := told_besides(heard)) > 1:
        return _one_of_several(told[0], text, heard)
    if len(meanings) != 1 or meanings[0].place == "question":
        return None
    if asks_something(text) and turn.who.role not in ("ketua", "deputy"):
        return None
    return _begun(meanings[0], text)


def _one_of_several(first: Matter, text: str, heard: str) -> Next:
    """The first begins at once; what was told besides is offered when it is done."""
    told = told_besides(heard)
    if len(told) < 2 or "other" in (one.topic for one in told):
        return _begun(first, text)
    first, meanings = told[0], [[one.place, one.topic] for one in told]
    begun = Answer(value=f"{first.place}.{first.topic}")
    return Start("ask_question", AskState(words=text, meanings=meanings, several=True), answer=begun)


def _asked_back(text: str, heard: str) -> Next:
    meanings = [[one.place, one.topic] for one in meanings_of(heard) if one.topic != "other"]
    return Start("ask_question", AskState(words=text, meanings=meanings))


def _begun(matter: Matter, text: str) -> Start:
    topic = "" if matter.topic == "other" else matter.topic
    if matter.place == "complaint":
        return Start("file_complaint", FileState(words=text, category=topic))
    return Start("report_change", ChangeState(words=text, kind=topic))


def _staffs_list(turn: Turn, text: str) -> Next | None:
    for matter in read_matters(text):
        wanted = STAFF_LISTS.get(matter.topic)
        if matter.place == "question" and matter.sure and wanted is not None and wanted in turn.menu:
            return Start(wanted)
    return None
