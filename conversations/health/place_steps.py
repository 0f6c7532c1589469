"""Families whose health post is not clear: what was written is joined to the register, or a whole group at once."""

from conversations.health.placing import placed, unclear_posts
from conversations.health.post_steps import take_new
from conversations.health.posyandu_state import BACK, BACK_WORDS, TEXT, PosyanduState, posts_of
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Next, Turn
from programme.health.register import Unplaced

MOST_SHOWN, MOST_POSTS = 12, 10


def ask_unclear(turn: Turn, state: PosyanduState) -> Question:
    words, unclear = turn.words, unclear_posts(turn)
    choices = [Choice(f"u{one.member_ids[0]}", _label(turn, one)) for one in unclear[:MOST_SHOWN]]
    choices.append(Choice(BACK, words._("Kembali ke daftar"), BACK_WORDS))
    text = words._("Mereka ini belum jelas ke posyandu mana. Pilih satu.")
    if not unclear:
        text = words._("Semua sudah jelas posyandunya.")
    return Question(text, tuple(choices))


def _label(turn: Turn, one: Unplaced) -> str:
    """'“pos mlati”: 3 orang', or 'Melati 1, belum ditulis: 8 orang'."""
    words, count = turn.words, len(one.member_ids)
    if one.facility:
        return words.n_("“{what}”: {n} orang", "“{what}”: {n} orang", count, what=one.facility[:40])
    return words.n_(
        "{what}, belum ditulis: {n} orang", "{what}, belum ditulis: {n} orang", count, what=one.group_name[:30]
    )


def take_unclear(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == BACK:
        return Ask("menu")
    chosen = next((one for one in unclear_posts(turn) if f"u{one.member_ids[0]}" == answer.value), None)
    if chosen is None:
        return Again()
    state.member_ids, state.what = list(chosen.member_ids), chosen.facility or chosen.group_name
    return Ask("where")


def ask_where(turn: Turn, state: PosyanduState) -> Question:
    words = turn.words
    likely = {near.id for one in unclear_posts(turn) if one.member_ids[0] in state.member_ids for near in one.likely}
    posts = sorted(posts_of(turn), key=lambda one: one.id not in likely)[:MOST_POSTS]
    choices = [Choice(str(one.id), one.name[:60]) for one in posts]
    choices.append(Choice(BACK, words._("Nanti saja"), frozenset({"nanti", "lewati"})))
    text = words._("{what}: ke posyandu mana? Pilih, atau tulis namanya.", what=state.what)
    return Question(text, tuple(choices), numbered=False, accepts=TEXT, any_words=True)


def take_where(turn: Turn, state: PosyanduState, answer: Answer) -> Next:

    if answer.value == BACK:
        state.member_ids = []
        return Ask("unclear")
    if answer.value is None:
        return take_new(turn, state, answer)
    state.provider_id = int(answer.value)
    return placed(turn, state)
