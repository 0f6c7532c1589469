"""A member says what makes coming to the meetings hard, and when she can't come.

reasons --> (own_words) --> (hours --> (can) --> (days)) --> thanks
"""

from conversations.polls.answer_state import AnswerPollState
from conversations.polls.answer_steps import AnswerSteps
from conversations.polls.hindrance_words import hindrances_in_words, when_in_words
from conversations.turn import FAMILIES, Ask, Conversation, Done, Next, Turn
from programme.access import may_run
from programme.meeting_replies import UNSAID
from programme.polls.answering import keep_poll_answer, poll_to_answer, show_own_poll
from programme.polls.busy_hours import to_json
from programme.polls.hindrances import NONE


def begin(turn: Turn, state: AnswerPollState) -> Next:
    poll_id = state.poll_id or poll_to_answer(turn.session, turn.actor, turn.who.id, turn.now) or 0
    may = may_run(turn.session, turn.actor, "show_own_poll", poll_id)
    poll = show_own_poll(turn.session, turn.actor, poll_id, turn.now) if may else None
    if poll is None:
        return Done(turn.words._("Saat ini tidak ada pertanyaan untuk kelompok. Terima kasih."))
    state.poll_id = poll.id
    if poll.reply is not None:
        state.reasons = list(poll.reply.reasons)
        state.words = poll.reply.words or ""
        state.hours = to_json(poll.reply.hours) if poll.reply.hours is not None else ""
        state.before = [list(state.reasons), state.words, state.hours]
    return Ask("reasons")


def keep(turn: Turn, state: AnswerPollState) -> bool:
    """Her answer as far as it is given; False where the time is over."""
    if not may_run(turn.session, turn.actor, "keep_poll_answer", state.poll_id):
        return False
    return keep_poll_answer(turn.session, turn.actor, state.poll_id, state.reply(), turn.now)


def take_back(turn: Turn, state: AnswerPollState) -> None:
    """ "Batal": what was ticked meanwhile counts no more, and an earlier answer stands again."""
    if may_run(turn.session, turn.actor, "keep_poll_answer", state.poll_id):
        keep_poll_answer(turn.session, turn.actor, state.poll_id, state.reply_before(), turn.now)


def thanks(turn: Turn, state: AnswerPollState) -> Next:
    words = turn.words
    if state.reasons == [NONE]:
        return Done(words._("Terima kasih, {name}. Senang mendengar tidak ada halangan.", name=turn.name()))
    if state.reasons == [UNSAID]:
        return Done(words._("Baik, {name}, tidak apa-apa. Terima kasih.", name=turn.name()))
    kept = [words._("Tercatat: {reasons}.", reasons=hindrances_in_words(words, state.reasons))]
    hours = state.reply().hours
    if hours is not None:
        kept.append(when_in_words(words, hours))
    thanked = words._("Terima kasih, {name}.", name=turn.name())
    again = words._("Kalau ada yang keliru, ketik: ubah halangan")
    return Done(" ".join([thanked, *kept, again]))


def too_late(turn: Turn, state: AnswerPollState) -> Next:
    """Of an answer to a round that has ended meanwhile."""
    return Done(
        turn.words._(
            "Terima kasih, {name}. Waktu menjawabnya sudah lewat, jadi jawaban ini tidak ikut dihitung. Kalau ada yang "
            "penting, silakan sampaikan langsung kepada pendamping.",
            name=turn.name(),
        )
    )


ANSWERING = AnswerSteps(keep, thanks, too_late)
CONVERSATION = Conversation(
    "answer_poll",
    AnswerPollState,
    ANSWERING.steps,
    begin,
    roles=FAMILIES,
    commands=("ubah halangan", "halangan saya"),
    unfinished=lambda turn, state: turn.words._("pertanyaan tentang halangan datang ke pertemuan"),
    cancelled=take_back,
)
