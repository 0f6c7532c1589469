"""No answer of a poll can be worked out from what is shown of it, by whoever looks: the pendamping, the ketua, both.

Whatever is not shown may change without a trace: for every number under the threshold there is another round of answers
with another such number (and one with none) of which exactly the same would be shown.
"""

from dataclasses import replace
from datetime import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from conversations.polls.result_words import result_in_words, suggestion
from conversations.words import Words
from programme.polls.busy_hours import BusyHours, busy_on
from programme.polls.candidates import Held, best_times
from programme.polls.counts import Counted, Said, Shown, counted, fits_at_least, shown_reasons, works_until
from programme.polls.hindrances import NONE
from programme.polls.results import AskedGroup, figures
from programme.rules import Rules
from scheduler.poll_papers import poll_bars

SMALLEST = 3
RULES = Rules()
ABOUT = AskedGroup(7, 1, "Melati 1", 30)
HELD = (Held(4, True, 5, 9 * 60, 11 * 60),)
NINE, ELEVEN = 9 * 60, 11 * 60
MORNING = busy_on(range(7), [(6 * 60, 16 * 60)])
REASONS = ("work", "child_care", "sick", "other", "unsaid")

reasons = st.one_of(
    st.just(frozenset({NONE})), st.frozensets(st.sampled_from(REASONS), min_size=1), st.just(frozenset({"work"}))
)
answers = st.lists(
    st.builds(
        Said,
        reasons,
        st.sampled_from([None, BusyHours(), MORNING]),
        entered=st.booleans(),
        leads=st.sampled_from([False, False, False, True]),
    ),
    max_size=14,
)


def secrets(said: list[Said]) -> list[int]:
    """Places of the answers that neither the pendamping nor the ketua knows."""
    return [at for at, one in enumerate(said) if not one.entered and not one.leads]


def shown(said: list[Said]) -> object:
    """Everything that either is ever shown: the text, the picture's bars, and every time that may be proposed."""
    of = counted(said, SMALLEST)
    times = best_times(of, (4, 3, time(9)), HELD, RULES) if of.is_enough else []
    result = figures(ABOUT, len(said), of, times)
    return result_in_words(Words(), result), poll_bars(Words(), result), suggestion(Words(), result), times


def with_reason(one: Said, reason: str, named: bool) -> Said:
    """The same answer naming that reason, or not: then she would rather not say."""
    others = one.reasons - {reason, NONE, "unsaid"}
    return replace(one, reasons=(others | {reason}) if named else (others or frozenset({"unsaid"})))


@given(answers, st.sampled_from(REASONS[:4]))
def test_a_reason_of_fewer_than_three_shows_the_same_as_one_that_nobody_named(said: list[Said], reason: str) -> None:
    unknown = [at for at in secrets(said) if reason in said[at].reasons]
    if not 0 < len(unknown) < SMALLEST:
        return
    nobody = [with_reason(one, reason, False) if at in unknown else one for at, one in enumerate(said)]
    nobody = [replace(one, hours=said[at].hours or MORNING) for at, one in enumerate(nobody)]
    somebody = [replace(one, hours=one.hours or MORNING) for one in said]

    assert shown(somebody) == shown(nobody)


@given(answers, st.sampled_from(REASONS[:4]))
def test_who_alone_did_not_name_what_all_others_named_is_not_to_be_told_from_one_who_did(
    said: list[Said], reason: str
) -> None:
    """ "29 of 30" would tell as much as "1"."""
    silent = [at for at in secrets(said) if reason not in said[at].reasons]
    if not 0 < len(silent) < SMALLEST or len(secrets(said)) - len(silent) < SMALLEST:
        return
    known_hours = [replace(one, hours=one.hours or MORNING) for one in said]
    everybody = [with_reason(one, reason, True) if at in silent else one for at, one in enumerate(known_hours)]
    rest = [name for name in REASONS[:4] if name != reason]

    before, after = shown_reasons(counted(known_hours, SMALLEST)), shown_reasons(counted(everybody, SMALLEST))

    assert before.get(reason) == after.get(reason)
    assert {name: before.get(name) for name in rest} == {name: after.get(name) for name in rest}


@given(answers)
def test_whether_one_or_two_have_no_hindrance_does_not_show(said: list[Said]) -> None:
    free = [at for at in secrets(said) if NONE in said[at].reasons]
    if not 0 < len(free) < SMALLEST:
        return
    known_hours = [replace(one, hours=one.hours or MORNING) for one in said]
    hindered = [
        replace(one, reasons=frozenset({"unsaid"})) if at in free else one for at, one in enumerate(known_hours)
    ]

    assert shown(known_hours) == shown(hindered)


@given(answers)
def test_every_number_shown_stands_for_three_whom_nobody_knows_and_leaves_as_many_out(said: list[Said]) -> None:
    of = counted(said, SMALLEST)
    found = shown_reasons(of)
    hindered = sum(NONE not in one.reasons for one in of.secret)
    for reason, number in found.items():
        behind = sum(reason in one.reasons for one in of.secret)
        outside = len(of.secret) - behind
        assert behind >= SMALLEST
        assert reason == NONE or NONE not in found or hindered - behind >= SMALLEST
        assert (number.count is None) == (outside < SMALLEST)
        if number.count is not None:
            assert number.count == sum(reason in one.reasons for one in of.answers)


@given(answers)
def test_how_many_a_time_suits_never_tells_one_or_two_nor_that_nobody_else_can(said: list[Said]) -> None:
    """The pendamping knows the hours he entered, the ketua her own: what is left is never 1 or 2 alone, or all."""
    of = counted(said, SMALLEST)
    if not of.is_enough:
        return
    fits = fits_at_least(of, 3, NINE, ELEVEN)
    assert fits == next(one.fits for one in best_times(of, (4, 3, time(9)), HELD, RULES) if one.present)
    assert fits <= sum(one.is_free(3, NINE, ELEVEN) for one in of.answers)
    if any(one.entered or one.leads for one in of.secret):
        return  # who entered them knows all
    secret = len(of.secret)
    possible = {
        others for others in range(secret + 1) if fits_at_least(with_unfit(of, others), 3, NINE, ELEVEN) == fits
    }
    assert possible not in ({1}, {2}, {secret}, {secret - 1}, {secret - 2})


def with_unfit(of: Counted, others: int) -> Counted:
    """The same where so many of those whom nobody knows can't come, and the rest of them can."""
    known = [one for one in of.answers if one.entered or one.leads]
    secret = [Said(frozenset({"work"}), MORNING if at < others else BusyHours()) for at in range(len(of.secret))]
    return Counted((*known, *secret), tuple(secret), of.smallest)


def test_what_all_of_a_small_group_said_is_not_shown() -> None:
    """ "Nearly all" of three whom nobody knows would be each of them."""
    for number in (3, 4):
        of = counted([Said(frozenset({"work"}), leads=True), *[Said(frozenset({"work"}))] * number], SMALLEST)
        assert (of.is_enough, shown_reasons(of)) == (False, {})
    five = counted([Said(frozenset({"work"}))] * 5, SMALLEST)
    three_of_five = counted([Said(frozenset({"work"}))] * 3 + [Said(frozenset({"sick"}))] * 2, SMALLEST)
    assert shown_reasons(five) == shown_reasons(three_of_five) == {"work": Shown(None)}


def test_that_nobody_at_all_can_looks_like_most_can_not() -> None:
    for number in range(5, 13):
        nobody = counted([Said(frozenset({"work"}), MORNING)] * number, SMALLEST)
        two_can = counted([Said(frozenset({NONE}))] * 2 + [Said(frozenset({"work"}), MORNING)] * (number - 2), SMALLEST)
        assert fits_at_least(nobody, 3, NINE, ELEVEN) == fits_at_least(two_can, 3, NINE, ELEVEN)


def test_seven_of_thirty_work_until_four_and_an_afternoon_suits_twenty_eight() -> None:
    """The issue's own example: two more can't come on Saturday afternoons."""
    saturday = busy_on([5], [(12 * 60, 20 * 60)])
    said = [Said(frozenset({"work"}), MORNING)] * 7 + [Said(frozenset({"child_care"}), saturday)] * 2
    said += [Said(frozenset({NONE}))] * 21
    of = counted(said, SMALLEST)

    found = {reason: one.count for reason, one in shown_reasons(of).items()}
    assert found == {"work": 7}  # with 21 that have none, that two have another one could be worked out
    assert works_until(of) == time(16)
    assert fits_at_least(of, 5, 16 * 60 + 30, 18 * 60 + 30) == 28
    assert fits_at_least(of, 3, NINE, ELEVEN) == 22
    assert fits_at_least(of, 5, 16 * 60, 18 * 60) == 19  # she has to get there from work


def test_few_answers_by_chat_are_left_out_where_the_pendamping_knows_all_others() -> None:
    entered = [Said(frozenset({"work"}), MORNING, entered=True)] * 4
    entered += [Said(frozenset({NONE}), entered=True)] * 4
    one_by_chat = Said(frozenset({"work"}), MORNING)

    with_her, without_her = counted([*entered, one_by_chat], SMALLEST), counted(entered, SMALLEST)

    assert shown_reasons(with_her) == shown_reasons(without_her)
    assert fits_at_least(with_her, 3, NINE, ELEVEN) == fits_at_least(without_her, 3, NINE, ELEVEN)


def test_the_ketua_can_not_subtract_her_own_answer() -> None:
    ketua = Said(frozenset({"work"}), leads=True)
    said = [ketua, *[Said(frozenset({"work"}))] * 2, *[Said(frozenset({NONE}))] * 5]

    assert "work" not in shown_reasons(counted(said, SMALLEST))


def test_the_pendamping_can_not_subtract_what_he_entered() -> None:
    said = [*[Said(frozenset({"work"}), entered=True)] * 3, Said(frozenset({"work"})), *[Said(frozenset({NONE}))] * 5]

    assert "work" not in shown_reasons(counted(said, SMALLEST))


@given(answers, st.data())
def test_steps_never_tell_two_times_apart_by_fewer_than_a_step(said: list[Said], data: st.DataObject) -> None:
    of = counted(said, SMALLEST)
    starts = sorted(data.draw(st.lists(st.integers(0, 22 * 60), min_size=2, max_size=4)))
    numbers = sorted(fits_at_least(of, 3, start, start + 120) for start in starts)

    assert all(later == earlier or later - earlier >= SMALLEST or earlier == 0 for earlier, later in pairwise(numbers))
