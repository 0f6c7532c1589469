"""A change in a family is reported: by the mother, by her ketua, by her pendamping.

(group -->) family --> kind --(in her words)--> kind_check --> the kind's questions --> photo --> check --yes--> more
  (a kpm's own is known)                        --(told before)--> same                   ^----- a question changed
"""

from functools import partial

from conversations.group_question import ask_group, take_group
from conversations.matters_heard import news_amid
from conversations.member_question import take_member
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.said_instead import said_instead
from conversations.turn import FAMILIES, Again, Conversation, Next, Start, Step, Turn
from conversations.updates.change_check import (
    after,
    ask_check,
    ask_more,
    mended,
    put_right_now,
    take_check,
    take_more,
)
from conversations.updates.change_kinds import ask_kind, ask_kind_check, take_kind, take_kind_check
from conversations.updates.change_order import DIFFERENT, STAFF, begin, onward, step_of
from conversations.updates.change_photos import ask_photo, photo_aside, take_photo
from conversations.updates.change_questions import Asked
from conversations.updates.change_state import ChangeState
from conversations.updates.change_table import QUESTIONS
from conversations.updates.change_words import kind_in_words
from conversations.updates.loss import ask_loss, loss_told, take_loss
from conversations.updates.whose_change import OWN, REPORTS, ask_family, families, hear_story
from programme.access import may_run
from programme.updates.reporting import add_update_photo
from programme.updates.views import find_same_report

STORIES = frozenset({"story", "right", "why"})
"""Fields that may hold whole sentences."""


def take_which_group(turn: Turn, state: ChangeState, answer: Answer) -> Next:
    return take_group(turn, state, answer, "family")


def take_family(turn: Turn, state: ChangeState, answer: Answer) -> Next:
    if answer.value == OWN:
        state.kpm_id = turn.who.id
        return onward(turn, state)
    if answer.value == REPORTS:
        return Start("my_updates")
    chosen = take_member(turn, state, families(turn, state), answer)
    if isinstance(chosen, Again) and (instead := said_instead(turn, answer.text or "", "report_change")) is not None:
        return instead
    if isinstance(chosen, Again) and not state.found and hear_story(turn, state, answer.text or ""):
        return onward(turn, state) if state.kpm_id else Again(turn.words._("Baik. Ini tentang keluarga siapa?"))
    if isinstance(chosen, Again):
        return chosen
    state.kpm_id = chosen.person_id
    return onward(turn, state)


def take_field(asked: Asked, turn: Turn, state: ChangeState, answer: Answer) -> Next:
    """Keeps what a question of the kind brought, and goes on."""
    if (loss := loss_told(turn, state, answer)) is not None:
        return loss
    heard = asked.take(turn, state, answer)
    if isinstance(heard, Again) and mended(turn, state, answer.text or ""):
        return onward(turn, state, put_right_now(turn))
    if answer.value is None and (asked.any_words or isinstance(heard, Again)):
        instead = said_instead(turn, answer.text or "", "report_change", in_a_story=asked.field in STORIES)
        if instead is not None:
            return instead
    if answer.value is None and (news := _other_news(turn, state, asked, answer.text or "", isinstance(heard, Again))):
        return news
    if isinstance(heard, Again):
        return heard
    if heard.get("why") == "transferred":  # told from the school he left; what counts is the one he goes to now
        said = {field: value for field, value in state.said.items() if field.startswith("member")}
        state.kind, state.said, state.same_as = "new_school", said, 0
        return onward(turn, state)
    state.said |= heard
    return onward(turn, state)


def _other_news(turn: Turn, state: ChangeState, asked: Asked, text: str, refused: bool) -> Start | None:
    """What she tells of besides; where words of any kind are awaited only a death, which is no address and no name."""
    news = news_amid(turn, text, state.kind)
    if news is None or refused or not asked.any_words:
        return news
    grave = isinstance(news.state, ChangeState) and news.state.kind in ("death", "loss")
    return news if grave and asked.field not in STORIES else None


def ask_same(turn: Turn, state: ChangeState) -> Question:
    words = turn.words
    earlier = find_same_report(turn.session, turn.actor, state.kpm_id, state.kind, state.said, turn.now)
    text = words._(
        "{kind}: ini sudah saya catat pada {day}. Apakah ini perubahan yang sama?",
        kind=kind_in_words(words, state.kind),
        day=words.day(turn.rules.today(earlier.received_at if earlier is not None else turn.now)),
    )
    choices = (
        Choice("same", words._("Ya, yang sama"), YES_WORDS),
        Choice("different", words._("Bukan, ini baru"), NO_WORDS),
    )
    return Question(text, choices)


def take_same(turn: Turn, state: ChangeState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "different":
        state.same_as = DIFFERENT
        return onward(turn, state)
    may_add = may_run(turn.session, turn.actor, "add_update_photo", state.same_as)
    for file_id in state.file_ids if may_add else []:
        add_update_photo(turn.session, turn.actor, state.same_as, file_id, turn.contact.id)
    sentence = turn.words._("Baik, sudah tercatat, jadi tidak perlu dilaporkan lagi. Terima kasih sudah mengingatkan.")
    return after(turn, state, sentence)


_OF_A_KIND = {
    step_of(kind, asked): Step(asked.ask, partial(take_field, asked))
    for kind, questions in QUESTIONS.items()
    for asked in questions
}
CONVERSATION = Conversation(
    "report_change",
    ChangeState,
    {
        "group": Step(ask_group, take_which_group),
        "family": Step(ask_family, take_family),
        "kind": Step(ask_kind, take_kind),
        "kind_check": Step(ask_kind_check, take_kind_check),
        "loss": Step(ask_loss, take_loss),
        "same": Step(ask_same, take_same),
        **_OF_A_KIND,
        "photo": Step(ask_photo, take_photo),
        "check": Step(ask_check, take_check),
        "more": Step(ask_more, take_more),
    },
    begin,
    roles=FAMILIES | STAFF,
    title=lambda words: words._("Laporkan perubahan data"),
    section="matters",
    commands=("perubahan", "lapor perubahan", "laporkan perubahan", "ganti data"),
    family_commands=(
        "perubahan data", "pemutakhiran", "pemutakhiran data", "ubah", "ubah data", "data anggota", "anggota baru",
        "tambah anggota", "pindah", "koreksi",
    ),
    aside=photo_aside,
)  # fmt: skip
