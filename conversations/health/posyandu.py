"""Pendamping looks after the health posts: their days, who goes there, first visits, and what is to be recorded.

menu --> post --> pattern | contact | when --> place --> day_check
 |        ^--> day --> when | cancel_check | first_check | kader
 |--> new --(may be known)--> same --> post
 '--> unclear --> where --(not in the register)--> post
"""

from datetime import timedelta

from conversations.endings import kept_so_far
from conversations.health import day_steps, place_steps, post_steps, when_steps
from conversations.health.came_state import CameState
from conversations.health.post_words import post_label
from conversations.health.posyandu_state import PosyanduState, posts_of
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Next, Start, Step, Turn
from programme.health.asked import list_unrecorded_days
from programme.health.posyandu_days import PosyanduLine, list_posyandu_days
from programme.health.register import list_unplaced

DAYS_SHOWN = timedelta(days=35)
MOST_DAYS, MOST_POSTS = 8, 15


def begin(turn: Turn, state: PosyanduState) -> Next:
    return Ask("menu")


def ask_menu(turn: Turn, state: PosyanduState) -> Question:
    words = turn.words
    unclear = list_unplaced(turn.session, turn.actor, turn.who.id, "health", turn.now)
    posts = posts_of(turn)
    choices = [
        Choice(f"r{one.id}", words._("Catat: {day}", day=_label(turn, one)))
        for one in list_unrecorded_days(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)[:MOST_DAYS]
    ]
    coming = list_posyandu_days(turn.session, turn.actor, turn.who.id, turn.now, turn.now + DAYS_SHOWN)
    mine = {one.id for one in posts if one.families}
    near = sorted(coming, key=lambda one: (one.provider_id not in mine, one.starts_at))[:MOST_DAYS]
    choices += [Choice(f"d{one.id}", _label(turn, one)) for one in sorted(near, key=lambda one: one.starts_at)]
    choices += [Choice(f"p{one.id}", post_label(words, one)) for one in posts[:MOST_POSTS]]
    if unclear:
        count = sum(len(one.member_ids) for one in unclear)
        label = words.n_("Belum jelas posyandunya ({n})", "Belum jelas posyandunya ({n})", count)
        choices.append(Choice("unclear", label, frozenset({"belum jelas"})))
    choices.append(Choice("new", words._("+ Posyandu lain"), frozenset({"tambah", "baru", "lain"})))
    text = words._("Posyandu dan tempat pelayanan kesehatan. Pilih, atau tulis namanya.")
    if not posts:
        text = words._("Belum ada posyandu yang tercatat. Tulis namanya, misalnya: Posyandu Melati.")
    return Question(text, tuple(choices), numbered=False, accepts=frozenset({"text"}))


def _label(turn: Turn, one: PosyanduLine) -> str:
    return f"{turn.words.short_day(turn.rules.today(one.starts_at))} {one.name}"[:60]


def take_menu(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    value = answer.value
    if value is None:
        return post_steps.take_new(turn, state, answer)
    if value in ("unclear", "new"):
        return Ask(value)
    chosen = int(value[1:])
    if value[0] == "r":
        return Start("posyandu_came", CameState(chosen))
    if value[0] == "d":
        state.posyandu_id = chosen
        return Ask("day")
    if value[0] == "p":
        state.provider_id = chosen
        return Ask("post")
    return Again()


CONVERSATION = Conversation(
    "posyandu",
    PosyanduState,
    {
        "menu": Step(ask_menu, take_menu),
        "new": Step(post_steps.ask_new, post_steps.take_new),
        "same": Step(post_steps.ask_same, post_steps.take_same),
        "post": Step(post_steps.ask_post, post_steps.take_post),
        "pattern": Step(post_steps.ask_pattern, post_steps.take_pattern),
        "contact": Step(post_steps.ask_contact, post_steps.take_contact),
        "when": Step(when_steps.ask_when, when_steps.take_when),
        "place": Step(when_steps.ask_place, when_steps.take_place),
        "day_check": Step(when_steps.ask_day_check, when_steps.take_day_check),
        "day": Step(day_steps.ask_day, day_steps.take_day),
        "cancel_check": Step(day_steps.ask_cancel_check, day_steps.take_cancel_check),
        "first_check": Step(day_steps.ask_first_check, day_steps.take_first_check),
        "unclear": Step(place_steps.ask_unclear, place_steps.take_unclear),
        "where": Step(place_steps.ask_where, place_steps.take_where),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    ended=kept_so_far,
    title=lambda words: words._("Posyandu: jadwal, kehadiran"),
    section="visits",
    commands=("posyandu", "imunisasi", "timbang"),
)
