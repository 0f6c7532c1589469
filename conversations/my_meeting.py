"""A kpm asks when and where her next meeting is, and may say at once whether she comes."""

import re
from dataclasses import dataclass
from datetime import timedelta

from conversations.assemblies.my_invitations import say_invitations
from conversations.inquiries.ask_state import AskState
from conversations.meeting_answers import answer_buttons, answer_typed, expected_in_words, speaks_of_members
from conversations.meeting_words import meeting_of, subject_matter, when_and_where
from conversations.payments.my_payment import payments_in_words
from conversations.questions import normal
from conversations.relay_words import relay_typed
from conversations.told_of_others import offer_to_hand_on, told_of
from conversations.turn import FAMILIES, Conversation, Done, Next, Start, Turn
from conversations.words import Words
from outbox import queue
from programme.meeting_answer_text import (
    COMING,
    NOT_COMING,
    OTHER_MATTERS,
    asks_when_or_where,
    asks_who_comes,
    read_meeting_answer,
)
from programme.meeting_replies import show_expected, show_reply
from programme.meeting_wishes import asks_to_move
from programme.meetings import next_meeting_of_group
from programme.payments.news import show_payments

ANSWERED_AHEAD = timedelta(days=7)
SOON = timedelta(days=2)
OF_MEETINGS = re.compile(r"\b(?:pertemuan|kumpul\w*|kempal\w*|p2k2|rapat|riung\w*|fds)", re.IGNORECASE)
ASKED_WITHIN = timedelta(days=3)
PROMISES = frozenset("insyaallah insya insyaalloh inshaallah insyallah hadir hdr bisa saged tiasa rawuh".split())


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    words = turn.words
    if turn.who.group_id is None:
        return Done()
    line = next_meeting_of_group(turn.session, turn.who.group_id, turn.now)
    if line is None:
        if say_invitations(turn, asks=True):
            return Done()
        return Done(_nothing_planned(words))
    text = words._(
        "Pertemuan kelompok {group} berikutnya: {where}.",
        group=line.group_name,
        where=when_and_where(words, line, turn.rules),
    )
    matter = subject_matter(line, turn.rules)
    if matter is not None:
        text += " " + words._("Materi: {title}.", title=matter)
    if line.starts_at <= turn.now:
        turn.say(text)
        say_invitations(turn, asks=True)
        return Done()
    reply = show_reply(turn.session, turn.actor, turn.who.id, line.id)
    answer = reply.answer if reply is not None else None
    turn.say(
        " ".join([text, _own_answer(words, answer)]) + _numbers(turn, line.id),
        rows=(answer_buttons(words, "meeting_reminder", line, answer),),
    )
    say_invitations(turn, asks=False)
    return Done()


def _nothing_planned(words: Words) -> str:
    return words._("Pertemuan berikutnya belum dijadwalkan. Begitu ada, saya kabari.")


def _own_answer(words: Words, answer: str | None) -> str:
    if answer == "coming":
        return words._("Jawaban tercatat: hadir.")
    return words._("Jawaban tercatat: berhalangan.") if answer == "not_coming" else words._("Bisa hadir?")


def _numbers(turn: Turn, meeting_id: int) -> str:
    """For the ketua: how many are expected, without names."""
    if turn.who.role != "ketua":
        return ""
    expected = expected_in_words(turn.words, show_expected(turn.session, turn.actor, meeting_id))
    return f"\n\n{expected} " + turn.words._("Siapa saja, hanya dibaca pendamping.")


def meeting_answered(turn: Turn, text: str) -> Next | None:
    """Nothing was asked today, yet she writes "jadi datang" or "eh gak jadi, anak panas", or asks for the hour.

    Or she answered for herself, and tells only now that she told the others.
    """
    if turn.who.role not in FAMILIES or turn.who.group_id is None:
        return None
    if asks_to_move(text) and not OTHER_MATTERS.search(text.casefold()):
        return Start("ask_question", AskState(words=text))
    if asks_when_or_where(text):
        return _when(turn, text)
    heard = read_meeting_answer(text)
    line = next_meeting_of_group(turn.session, turn.who.group_id, turn.now)
    if turn.who.role == "ketua" and line is not None and asks_who_comes(text):
        return Start("my_meeting")
    relayed = relay_typed(turn, line, text) if line is not None else None
    if relayed is not None:
        return relayed
    if heard.answer is None or line is None or line.starts_at - turn.now > ANSWERED_AHEAD:
        return None
    told = told_of(turn, text)
    if told.only_others:
        return offer_to_hand_on(turn, text) if turn.who.role == "kpm" else None
    if told.others:
        return answer_typed(turn, line, text)
    known = show_reply(turn.session, turn.actor, turn.who.id, line.id)
    goes_on = known is not None and (
        (known.answer == COMING and heard.answer == NOT_COMING)
        or (known.answer == NOT_COMING and heard.reason not in (None, known.reason))
    )
    if not (heard.outright or goes_on) or speaks_of_members(turn, text):
        return None
    return answer_typed(turn, line, text)


def _when(turn: Turn, text: str) -> Next:
    """The meeting, or the payment of these days where she names neither: "jam brp bsk", the evening before it."""
    if OF_MEETINGS.search(text) or not any(
        one.starts_at - turn.now <= SOON for one in show_payments(turn.session, turn.actor, turn.who.id, turn.now)
    ):
        return Start("my_meeting")
    line = next_meeting_of_group(turn.session, turn.who.group_id or 0, turn.now)
    if line is None or line.starts_at - turn.now > SOON:
        return Start("my_payment")
    turn.say(payments_in_words(turn))
    return Start("my_meeting")


def promised_late(turn: Turn, text: str) -> Next | None:
    """ "Insyaallah bu", a day or two after "Bisa hadir?": an answer and no mere courtesy, while that is asked."""
    if turn.who.role not in FAMILIES or not PROMISES & set(normal(text).split()):
        return None
    if read_meeting_answer(text).answer != COMING:
        return None
    asked = next(iter(queue.unanswered(turn.session, turn.who.id, turn.now - ASKED_WITHIN)), None)
    if asked is None or asked.kind != "meeting_reminder" or asked.subject is None:
        return None
    line = meeting_of(turn.session, asked.subject)
    return None if line is None else answer_typed(turn, line, text)


def absence_announced(turn: Turn, text: str) -> Next | None:
    """ "Maaf besok ga bisa datang", while no meeting is near: what there is is said, and her words may be handed on."""
    if turn.who.role not in FAMILIES or turn.who.group_id is None:
        return None
    heard = read_meeting_answer(text)
    if heard.answer is None or not heard.outright:
        return None
    if told_of(turn, text).only_others:
        return offer_to_hand_on(turn, text)
    if speaks_of_members(turn, text):
        return None
    if next_meeting_of_group(turn.session, turn.who.group_id, turn.now) is not None or heard.answer == COMING:
        return Start("my_meeting")
    if say_invitations(turn, asks=True):
        return Done()
    turn.say(_nothing_planned(turn.words))
    return Start("ask_question", AskState(words=text))


CONVERSATION = Conversation(
    "my_meeting",
    State,
    {},
    begin,
    roles=FAMILIES,
    title=lambda words: words._("Pertemuan berikutnya"),
    commands=("pertemuan", "kapan", "jadwal"),
)
