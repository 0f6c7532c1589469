"""The plan as a whole before anything is saved: each group's dates on one line; and the saving."""

from conversations.questions import Answer, Choice, Question, yes_no
from conversations.schedule_draft import Draft, draft_of
from conversations.schedule_forecast import schedule_lines
from conversations.schedule_order import onward
from conversations.schedule_state import State, clock_of, forget_decisions, forget_when, ids_of, place_of
from conversations.text_pages import pages_of
from conversations.turn import Ask, Done, Next, Turn
from db.tables import Group
from programme.coverage import members_without_chat
from programme.meetings import MeetingPlan, last_module_of_group, matters_of, schedule_meetings
from programme.people import members_of
from programme.scheduling import Occasion, day_off_name

FEW_DATES = 3


def ask_check(turn: Turn, state: State) -> Question:
    words = turn.words
    draft = draft_of(turn, state)
    one = len(draft.groups) == 1
    pages = pages_of(plan_lines(turn, state, draft))
    if one:
        text = plan_of_one(turn, state, draft)
    else:
        text = "\n".join([*_head(turn, state, draft), *pages[min(state.page, len(pages) - 1)]])
    yes, _ = yes_no(words._("Ya, simpan"), "")
    choices = [
        yes,
        Choice("when", words._("Ubah waktu"), frozenset({"ubah", "ubah waktu", "waktu"})),
        Choice("where", words._("Ubah tempat"), frozenset({"tempat", "ubah tempat"})),
    ]
    if one:
        choices.append(Choice("matter", words._("Ubah materi"), frozenset({"materi", "ubah materi"})))
    elif len(pages) > 1:
        more = words._(
            "Baca lanjutannya ({page} dari {pages})", page=(state.page + 1) % len(pages) + 1, pages=len(pages)
        )
        choices.insert(0, Choice("more", more, frozenset({"lanjut", "lanjutannya"})))
    text = "\n".join([text, *schedule_lines(turn, draft), words._("Simpan?")])
    return Question(text, tuple(choices))


def _head(turn: Turn, state: State, draft: Draft) -> list[str]:
    words = turn.words
    days = sorted(one.day for one in draft.occasions)
    months = {(day.year, day.month) for day in days}
    lines = [
        words._(
            "{groups} kelompok, {n} pertemuan, {first} sampai {last}.",
            groups=len(draft.groups),
            n=len(days),
            first=words.month(days[0]),
            last=words.month(days[-1]),
        )
        if len(months) > 1
        else words._("{groups} kelompok, {n} pertemuan.", groups=len(draft.groups), n=len(days))
    ]
    places = {place_of(state, one) for one in draft.groups}
    usual = all(place_of(state, one) == one.usual_place for one in draft.groups)
    if len(places) == 1:
        lines.append(words._("Tempat: {place}.", place=next(iter(places))))
    elif usual:
        lines.append(words._("Di tempat biasa masing-masing."))
    else:
        lines.append(words._("Tempat seperti tertulis pada tiap kelompok."))
    lines.append(words._("Materi: tiap kelompok melanjutkan sesinya sendiri."))
    if any(one.clashes for one in draft.occasions):
        lines.append(words._("⚠️ = bersamaan dengan pertemuan lain."))
    return lines


def plan_lines(turn: Turn, state: State, draft: Draft) -> list[str]:
    """'Melati 1, 09.00: 25/10, 22/11, 27/12', one line a group."""
    named = len({place_of(state, one) for one in draft.groups}) > 1
    usual = all(place_of(state, one) == one.usual_place for one in draft.groups)
    lines = []
    for group in draft.groups:
        found = draft.of(group.id)
        place = f" · {place_of(state, group)}" if named and not usual else ""
        lines.append(f"- {group.name}{place}{_dates(turn, found)}")
    return lines


def _dates(turn: Turn, found: list[Occasion]) -> str:
    words = turn.words
    if not found:
        return ": " + words._("tidak ada")
    hours = [one.at for one in found]
    usual = max(set(hours), key=hours.count)
    few = len(found) <= FEW_DATES
    shown = [
        (words.short_day(one.day) if few else f"{one.day.day}/{one.day.month}")
        + (f" ({words.clock(one.at)})" if one.at != usual else "")
        + ("⚠️" if one.clashes else "")
        for one in found
    ]
    return f", {words.clock(usual)}: {', '.join(shown)}"


def plan_of_one(turn: Turn, state: State, draft: Draft) -> str:
    """The whole plan of one group with what the pendamping should look at."""
    words = turn.words
    found, group = draft.of(draft.groups[0].id), draft.groups[0]
    usual = found[0].at if found else clock_of(state)
    lines = [
        words._(
            "Pertemuan kelompok {group} ({n} anggota)",
            group=group.name,
            n=len(members_of(turn.session, group.id)),
        ),
        words._("Tempat: {place}, pukul {clock}", place=place_of(state, group), clock=words.clock(usual)),
    ]
    matters = matters_of(turn.rules, _matter(state), len(found))
    for occasion, matter in zip(found, matters, strict=True):
        title = turn.rules.curriculum.title(*matter) if matter is not None else None
        hour = f", {words.clock(occasion.at)}" if occasion.at != usual else ""
        remark = _remark(turn, draft, occasion)
        lines.append(f"- {words.day(occasion.day)}{hour}{f': {title}' if title else ''}{remark}")
    return "\n".join(lines)


def _remark(turn: Turn, draft: Draft, occasion: Occasion) -> str:
    words, remarks = turn.words, []
    holiday = day_off_name(occasion.day, turn.rules)
    if holiday is not None:
        remarks.append(words._("libur: {name}", name=holiday) if holiday else words._("libur daerah"))
    if any(one.group_id == occasion.group_id and one.day == occasion.day for one in draft.taken):
        remarks.append(words._("sudah ada pertemuan hari itu"))
    elif occasion.clashes:
        remarks.append(words._("bersamaan dengan pertemuan lain"))
    return f" ⚠️ {'; '.join(remarks)}" if remarks else ""


def _matter(state: State) -> tuple[str, int] | None:
    return (state.module, state.session_number) if state.module and state.session_number else None


def take_check(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "more":
        state.page += 1
        pages = pages_of(plan_lines(turn, state, draft_of(turn, state)))
        state.page %= len(pages)
        return Ask("check")
    if answer.value == "where":
        return Ask("place" if len(ids_of(state)) == 1 else "places")
    if answer.value == "matter":
        return Ask("matter")
    if answer.value != "yes":
        forget_when(state)
        return Ask("when")
    then = _changed_meanwhile(turn, state)
    if then is not None:
        return then
    draft = draft_of(turn, state)
    saved = sum(_save(turn, state, draft, group) for group in draft.groups)
    return Done(_saved(turn, draft, saved))


def _changed_meanwhile(turn: Turn, state: State) -> Next | None:
    """Another phone may have saved meetings since this plan was shown, or its time may have come: it is shown anew."""
    seen = state.seen
    then = onward(turn, state)
    if isinstance(then, Ask) and then.question == "check" and state.seen == seen:
        return None
    if isinstance(then, Ask) and then.question == "check":
        forget_decisions(state)
        then = onward(turn, state)
    sentence = turn.words._("Jadwal baru saja berubah, mohon diperiksa sekali lagi.")
    if not isinstance(then, Ask):
        return then
    return Ask(then.question, then.preface or sentence)


def _save(turn: Turn, state: State, draft: Draft, group: Group) -> int:
    found = draft.of(group.id)
    if not found:
        return 0
    first = _matter(state) if len(draft.groups) == 1 else _next_session(turn, group.id)
    plan = MeetingPlan(
        dates=tuple(one.day for one in found),
        at=found[0].at,
        place=place_of(state, group),
        matter=first,
        pattern=state.pattern,
        clocks=tuple(one.at for one in found),
        is_usual_place=len(draft.groups) == 1 or not state.place,
    )
    return len(schedule_meetings(turn.session, turn.actor, group.id, plan, turn.now, turn.rules))


def _next_session(turn: Turn, group_id: int) -> tuple[str, int] | None:
    """The session after the group's last one; the first of all for a group that begins."""
    last = last_module_of_group(turn.session, group_id)
    return turn.rules.curriculum.after(*last) if last is not None else turn.rules.curriculum.sessions()[0]


def _saved(turn: Turn, draft: Draft, meetings: int) -> str:
    """What happens next, in the words of the office's own reminder settings."""
    words = turn.words
    moments = [
        words.n_("{n} hari sebelumnya", "{n} hari sebelumnya", one.days_before)
        if one.days_before
        else words._("pada hari itu pukul {clock}", clock=words.clock(one.at))
        for one in turn.rules.reminders
    ]
    text = words.n_(
        "Tersimpan: {n} pertemuan. KPM diingatkan {moments}.",
        "Tersimpan: {n} pertemuan. KPM diingatkan {moments}.",
        meetings,
        moments=words.listing(moments),
    )
    without = sum(len(members_without_chat(turn.session, group.id)) for group in draft.groups)
    if without:
        text += " " + words.n_(
            "{n} anggota belum memakai chat; namanya saya sampaikan kepada ketua.",
            "{n} anggota belum memakai chat; namanya saya sampaikan kepada ketua.",
            without,
        )
    if len(draft.groups) > 1:
        text += " " + words._("Untuk melihat semuanya, ketik: setahun")
    return text
