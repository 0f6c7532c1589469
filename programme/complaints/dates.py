"""When something has to have come of a complaint: due days fall on working days, and waiting stops the clock."""

from datetime import date, datetime, timedelta

from programme.complaints.routing import END_OF_WORK
from programme.rules import Rules
from programme.working_days import is_working_day, next_working_day


def due_after(now: datetime, days: int, rules: Rules) -> datetime:
    """The end of work so many calendar days from now; on a day off, of the next working day."""
    return _end_of_work(rules.today(now) + timedelta(days=days), rules)


def due_after_waiting(due_at: datetime, stopped_at: datetime, now: datetime, rules: Rules) -> datetime:
    """The due moment once the clock runs again: later by the days for which it stood, on a working day.

    It had not run out when it stopped, or has at least another working day: nobody is late the moment he is answered.
    """
    days = (rules.today(now) - rules.today(stopped_at)).days
    day = max(rules.today(due_at) + timedelta(days=days), rules.today(now) + timedelta(days=1))
    return max(due_at, _end_of_work(day, rules))


def reminded_at(due_at: datetime, rules: Rules) -> datetime:
    """When its handlers are reminded: so many days before, where that is a day off on the last working day before."""
    day = rules.today(due_at) - timedelta(days=rules.complaint_reminder_days)
    return rules.at(_last_working_day(day, rules), rules.complaint_reminded_at)


def reminded_again_at(due_at: datetime, times: int, rules: Rules) -> datetime:
    """The moment of the reminder number `times` (0: as it runs out) of what is late and can't go further up."""
    if times == 0:
        return due_at
    day = rules.today(due_at) + timedelta(days=times * rules.complaint_overdue_again_days)
    return rules.at(next_working_day(day, extra_off=rules.extra_days_off), rules.complaint_reminded_at)


def late_reminders(due_at: datetime, now: datetime, rules: Rules) -> int:
    """How many of those moments are over: 0 as long as it is not late."""
    if now < due_at:
        return 0
    weeks = (rules.today(now) - rules.today(due_at)).days // rules.complaint_overdue_again_days
    return weeks + 1 if now >= reminded_again_at(due_at, weeks, rules) else weeks


def asked_again_at(asked_at: datetime, rules: Rules) -> datetime:
    """When a question to the reporter that she has not answered is asked again, or given back to who asked."""
    return rules.at(
        rules.today(asked_at) + timedelta(days=rules.complaint_unanswered_days), rules.complaint_reminded_at
    )


def _end_of_work(day: date, rules: Rules) -> datetime:
    return rules.at(next_working_day(day, extra_off=rules.extra_days_off), END_OF_WORK)


def _last_working_day(day: date, rules: Rules) -> date:
    while not is_working_day(day, extra_off=rules.extra_days_off):
        day -= timedelta(days=1)
    return day
