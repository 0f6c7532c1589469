"""The settings of casework, polls and days with too many visits: a part of settings.py, which alone imports it."""

from datetime import time
from typing import Annotated

from pydantic import Field

from account_settings import Section
from programme.rules import Casework

USUAL = Casework()
Meetings = Annotated[int, Field(ge=1, le=24)]
WordCount = Annotated[int, Field(ge=0, le=2000)]


class CaseworkSection(Section):
    """[programme.casework]; see programme.rules.Casework for the meaning of each."""

    evaluated_after_meetings: tuple[Meetings, ...] = USUAL.evaluated_after_meetings
    agreement_told_at: time = USUAL.agreement_told_at
    family_asked_again_days: Annotated[int, Field(ge=1, le=30)] = USUAL.family_asked_again_days
    report_case_words: WordCount = USUAL.report_case_words
    report_aspect_words: WordCount = USUAL.report_aspect_words
    report_concepts: Annotated[int, Field(ge=0, le=20)] = USUAL.report_concepts
    poll_days: Annotated[int, Field(ge=1, le=30)] = USUAL.poll_days
    poll_told_at: time = USUAL.poll_told_at
    smallest_count_shown: Annotated[int, Field(ge=1, le=10)] = USUAL.smallest_count_shown
    radar_meetings: Annotated[int, Field(ge=2, le=24)] = USUAL.radar_meetings
    radar_told_at: time = USUAL.radar_told_at
    referral_hours: Annotated[int, Field(ge=1, le=336)] = USUAL.referral_hours
    help_hours: Annotated[int, Field(ge=1, le=336)] = USUAL.help_hours
    gathering_hours: Annotated[float, Field(gt=0, le=12)] = USUAL.gathering_hours

    def rules(self) -> Casework:
        """As the programme room takes them."""
        return Casework(**self.model_dump())
