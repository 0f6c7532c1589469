"""The table of a provider's codes: each known one has its action and a sentence for staff; an unknown one moves on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbox.codes import MEANINGS, PAUSES, Then, meaning_of
from outbox.failures import ProviderCode

# From the meaning of each code at the provider: https://www.twilio.com/docs/api/errors
EXPECTED = {
    "63016": Then.WINDOW_CLOSED,
    "63018": Then.TIER_SPENT,
    "20429": Then.RETRY,
    "63038": Then.PAUSE_CHANNEL,
    "21610": Then.SUPPRESS,
    "21211": Then.MARK_ADDRESS,
    "63003": Then.MARK_ADDRESS,
    "63007": Then.MEND_SETTINGS,
    "30003": Then.NEXT_WAY,
    "30005": Then.MARK_ADDRESS,
    "30007": Then.NEXT_WAY,
    "30001": Then.PAUSE_CHANNEL,
    "21611": Then.PAUSE_CHANNEL,
    "63024": Then.MARK_ADDRESS,
    "63032": Then.NEXT_WAY,
    "63049": Then.NEXT_WAY,
    "20003": Then.MEND_SETTINGS,
    "21408": Then.MEND_SETTINGS,
    "21614": Then.MARK_ADDRESS,
    "30008": Then.NEXT_WAY,
    "63001": Then.MEND_SETTINGS,
    "63005": Then.NEXT_WAY,
    "63013": Then.NEXT_WAY,
    "63028": Then.NEXT_WAY,
    "63033": Then.MARK_ADDRESS,
}


@pytest.mark.parametrize("code", EXPECTED)
def test_a_code_that_is_met_in_the_field_has_its_action(code: str) -> None:
    assert meaning_of(code).then is EXPECTED[code]


@pytest.mark.parametrize("code", sorted(MEANINGS))
def test_each_code_has_a_sentence_for_staff_and_a_pause_where_the_channel_is_held(code: str) -> None:
    meaning = MEANINGS[code]

    assert meaning.code == code
    assert meaning.for_staff.endswith(".")
    assert (meaning.pause_minutes > 0) is (meaning.then in PAUSES)


@given(st.text(st.characters(codec="ascii", categories=["Nd"]), max_size=12).filter(lambda code: code not in MEANINGS))
def test_a_code_nobody_has_met_yet_takes_the_next_way(code: str) -> None:
    assert meaning_of(code).then is Then.NEXT_WAY
    assert meaning_of(code).for_staff.endswith(".")


@pytest.mark.parametrize(("code", "again"), [("20429", True), ("63018", True), ("63003", False), ("99999", False)])
def test_a_failure_says_what_its_code_means(code: str, again: bool) -> None:
    failure = ProviderCode(code)

    assert failure.retry is again
    assert failure.for_staff == meaning_of(code).for_staff
