"""The setting of the days within which complaints are handled: a part of settings.py, which alone imports it."""

from typing import Annotated

from pydantic import Field

from account_settings import Section
from programme.rules import COMPLAINT_DAYS

Days = Annotated[int, Field(ge=1, le=90)]


class ComplaintDays(Section):
    """Days within which something has to come of a complaint, by its category: [programme.complaint_days]."""

    kks_lost: Days = COMPLAINT_DAYS["kks_lost"]
    kks_damaged: Days = COMPLAINT_DAYS["kks_damaged"]
    kks_swallowed: Days = COMPLAINT_DAYS["kks_swallowed"]
    kks_pin: Days = COMPLAINT_DAYS["kks_pin"]
    zero_balance: Days = COMPLAINT_DAYS["zero_balance"]
    not_paid: Days = COMPLAINT_DAYS["not_paid"]
    data_wrong: Days = COMPLAINT_DAYS["data_wrong"]
    deduction: Days = COMPLAINT_DAYS["deduction"]
    card_held: Days = COMPLAINT_DAYS["card_held"]
    facility: Days = COMPLAINT_DAYS["facility"]
    behaviour: Days = COMPLAINT_DAYS["behaviour"]
    other: Days = COMPLAINT_DAYS["other"]
