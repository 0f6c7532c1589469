"""The check before a group is asked about a new time: what would be asked, of whom, and what stands in its way."""

from datetime import date

from conversations.forecasts import Told, change_forecast
from conversations.polls.time_state import TimeState
from conversations.polls.time_words import day_of_month, some_names, time_in_words
from conversations.questions import Choice, Question, yes_no
from conversations.turn import Turn
from programme.coverage import members_without_chat
from programme.meeting_series import YearMeeting, list_year
from programme.people import groups_of, kpm_ids_by_number
from programme.polls.new_time import propose_time
from programme.polls.proposals import NewTime, clashes_of, is_at_friday_prayer, is_outside_working_hours
from programme.polls.time_rounds import ASKED, closing_moment, subject_of

TEXT = frozenset({"text"})
MOST_CLASHES = 4


def ask_check(turn: Turn, state: TimeState) -> Question:
    words, new = turn.words, state.new()
    lines = [
        words._(
            "Yang ditanyakan kepada {group}: {new}.",
            group=group_name(turn, state),
            new=time_in_words(words, new, turn.rules),
        ),
        *_remarks(turn, state, new),
        *_whom(turn, state),
        *_forecast(turn, state, new),
        words._("Tanyakan sekarang?"),
    ]
    choices = (
        *yes_no(words._("Ya, tanyakan"), words._("Tidak jadi")),
        Choice("other", words._("Waktu lain"), frozenset({"ubah", "ganti", "lain"})),
    )
    return Question("\n".join(lines), choices, accepts=TEXT)


def _remarks(turn: Turn, state: TimeState, new: NewTime) -> list[str]:
    """What he should know before he asks; none of it forbids the time."""
    words, rules = turn.words, turn.rules
    remarks = []
    if state.of_a_date:
        remarks.append(
            words._("Tanggal itu saya artikan sebagai {day} setiap bulan.", day=day_of_month(words, new.pattern))
        )
    if is_outside_working_hours(new, rules):
        remarks.append(
            words._(
                "⚠️ Di luar jam kerja ({begins}-{ends}): selesai sekitar {over}. Tetap boleh.",
                begins=words.clock(rules.meetings_begin_from),
                ends=words.clock(rules.meetings_end_by),
                over=words.clock(new.ends(rules)),
            )
        )
    if is_at_friday_prayer(new, rules):
        remarks.append(words._("⚠️ Bersamaan dengan waktu salat Jumat. Tetap boleh."))
    clashes = clashes_of(new, state.group_id, _meetings(turn), rules.today(turn.now), turn.now, rules)
    if clashes:
        named = [
            f"{words.short_day(one.day)} ({one.group_name} {words.clock(rules.local(one.starts_at))})"
            for one in clashes[:MOST_CLASHES]
        ]
        named += ["…"] if len(clashes) > MOST_CLASHES else []
        remarks.append(words._("⚠️ Terlalu dekat dengan pertemuan lain: {days}.", days=", ".join(named)))
    return remarks


def _whom(turn: Turn, state: TimeState) -> list[str]:
    words = turn.words
    without = members_without_chat(turn.session, state.group_id)
    asked = len(_members(turn, state)) - len(without)
    until = turn.rules.local(closing_moment(turn.now, turn.rules))
    lines = [
        words.n_(
            "{n} anggota ditanya lewat chat, sampai {until}; yang belum menjawab diingatkan sekali.",
            "{n} anggota ditanya lewat chat, sampai {until}; yang belum menjawab diingatkan sekali.",
            asked,
            until=f"{words.short_day(until.date())} {words.clock(until)}",
        )
    ]
    if without:
        lines.append(words._("Tanpa chat: {names}.", names=some_names(words, [one.name for one in without])))
        lines.append(words._("Mereka ditanya oleh ketua atau Ibu/Bapak; jawabannya diisi di sini: waktu baru"))
    return lines


def _forecast(turn: Turn, state: TimeState, new: NewTime) -> list[str]:
    def as_if_asked() -> Told:
        instead_of = state.poll_id or None
        poll_id = propose_time(
            turn.session, turn.actor, state.group_id, new, turn.now, turn.rules, instead_of=instead_of
        )
        return subject_of(poll_id or 0), ASKED

    return change_forecast(turn, "time_question", _members(turn, state), as_if_asked)


def ask_group_now(turn: Turn, state: TimeState) -> str | None:
    """Asks the group; the last word to him. None where another question is standing, put from another phone."""
    poll_id = propose_time(
        turn.session,
        turn.actor,
        state.group_id,
        state.new(),
        turn.now,
        turn.rules,
        after_poll_id=state.after_poll_id or None,
        instead_of=state.poll_id or None,
    )
    if poll_id is None:
        return None
    local = turn.rules.local(closing_moment(turn.now, turn.rules))
    return turn.words._(
        "Sudah saya tanyakan. Hasilnya saya kabarkan {until}. Untuk melihat atau mengisi jawaban, ketik: waktu baru",
        until=f"{turn.words.short_day(local.date())} {turn.words.clock(local)}",
    )


def _members(turn: Turn, state: TimeState) -> list[int]:
    return list(kpm_ids_by_number(turn.session, state.group_id).values())


def _meetings(turn: Turn) -> list[YearMeeting]:
    """Her groups' meetings of the two years to come."""
    today = turn.rules.today(turn.now)
    firsts = (today, date(today.year + 1, today.month, 1))
    return [one for first in firsts for one in list_year(turn.session, turn.actor, turn.who.id, first, turn.rules)]


def group_name(turn: Turn, state: TimeState) -> str:
    """The group's name, as long as it is his."""
    return next((one.name for one in groups_of(turn.session, turn.who.id) if one.id == state.group_id), "")
