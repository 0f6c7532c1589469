"""What a ketua (or her deputy) says of whom she told: taken for all news that she was asked about."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from conversations.relay_state import State
from conversations.turn import Turn
from conversations.words import Words
from outbox import queue
from programme.access import may_run
from programme.meetings import MeetingLine, show_meeting
from programme.payments.relays import list_payment_to_tell, record_payment_not_told, record_payment_told
from programme.payments.standings import GroupPayment, Part, group_payment
from programme.people import members_of
from programme.relay_answer_parts import Listed
from programme.relay_answer_text import RelayAnswer, read_relay_answer
from programme.relays import REQUEST, ToTell, list_to_tell, record_not_told, record_told, request_subject


@dataclass(frozen=True)
class Waiting:
    """A meeting or payment still to come, with those whom she is asked to tell; told ones too."""

    line: MeetingLine | GroupPayment
    people: list[ToTell]


def waiting_of(turn: Turn, state: State) -> list[Waiting]:
    """Of the meetings and payments that she was asked about those that are not over."""
    lines = (show_meeting(turn.session, turn.actor, meeting_id) for meeting_id in state.meetings)
    meetings = [
        Waiting(line, list_to_tell(turn.session, turn.actor, line.id, turn.now))
        for line in lines
        if line is not None and not is_over(turn, line)
    ]
    return [*meetings, *(one for schedule_id in state.payments for one in _payment_waiting(turn, schedule_id))]


def _payment_waiting(turn: Turn, schedule_id: int) -> list[Waiting]:
    """Her group's part of a payment; apart, those for whom it was called off."""
    if turn.who.group_id is None or not may_run(turn.session, turn.actor, "list_payment_to_tell", schedule_id):
        return []
    found = []
    for off in (False, True):
        line = group_payment(turn.session, Part(schedule_id, turn.who.group_id, off))
        if line is not None and not is_over(turn, line):
            people = list_payment_to_tell(turn.session, turn.actor, schedule_id, turn.who.group_id, off, turn.now)
            if people:
                found.append(Waiting(line, people))
    return found


def is_over(turn: Turn, line: MeetingLine | GroupPayment) -> bool:
    if isinstance(line, GroupPayment):
        return line.ends_at <= turn.now
    return line.starts_at <= turn.now or line.status == "reported"


def asked_about(lines: Sequence[MeetingLine | GroupPayment]) -> State:
    """What is remembered of the news on a list."""
    meetings = [line.id for line in lines if not isinstance(line, GroupPayment)]
    payments = [line.id for line in lines if isinstance(line, GroupPayment)]
    return State(meetings[0] if meetings else 0, also=meetings[1:], payments=list(dict.fromkeys(payments)))


def people_of(waiting: Sequence[Waiting]) -> list[ToTell]:
    """Everybody on these lists once, by number: told, where she was told of each meeting."""
    found: dict[int, ToTell] = {}
    for one in (person for meeting in waiting for person in meeting.people):
        known = found.get(one.person_id, one)
        found[one.person_id] = replace(known, told=known.told and one.told, shown=known.shown and one.shown)
    return sorted(found.values(), key=lambda one: one.member_number)


def read_answer(turn: Turn, text: str, people: Sequence[ToTell], *, named_is_told: bool = False) -> RelayAnswer | None:
    """What her words say of these members; None for other words."""
    listed = [Listed(one.member_number, one.name) for one in people]
    on_list = {one.member_number for one in people}
    members = members_of(turn.session, turn.who.group_id) if turn.who.group_id is not None else []
    others = [Listed(one.number, one.name) for one in members if one.number not in on_list]
    return read_relay_answer(text, listed, others, named_is_told=named_is_told)


def take_answer(turn: Turn, waiting: Sequence[Waiting], heard: RelayAnswer, *, all_shown: bool = False) -> str:
    """Records it and says what is recorded. Who is not named and stood on no list she has seen is left as she is."""
    people = people_of(waiting)
    told = [one for one in people if one.member_number in heard.told]
    meant = [one for one in told if one.shown or all_shown or one.member_number in heard.named]
    mark(turn, waiting, meant, told=True)
    mark(turn, waiting, [one for one in people if one.member_number in heard.not_told], told=False)
    digest_is_answered(turn)
    return " ".join(
        [*_outside(turn, heard), summary(turn, waiting_of(turn, asked_about([one.line for one in waiting])))]
    )


def digest_is_answered(turn: Turn) -> None:
    """A thumb afterwards is thanks, not another answer."""
    queue.mark_answered(turn.session, REQUEST, request_subject(turn.who.id), turn.who.id, turn.now)


def take_all_told(turn: Turn, waiting: Sequence[Waiting], *, all_shown: bool = False) -> str:
    """Everybody on the list that she has seen was told."""
    everybody = RelayAnswer(told=frozenset(one.member_number for one in people_of(waiting)))
    return take_answer(turn, waiting, everybody, all_shown=all_shown)


def has_unseen(waiting: Sequence[Waiting]) -> bool:
    """Whether somebody is to be told of whom she does not know yet."""
    return any(not (one.told or one.shown) for one in people_of(waiting))


def mark(turn: Turn, waiting: Sequence[Waiting], people: Collection[ToTell], *, told: bool) -> None:
    """These were told, or were not, of each meeting or payment on whose list they stand."""
    for news in waiting:
        ids = [one.person_id for one in news.people if any(one.person_id == each.person_id for each in people)]
        if not ids:
            continue
        if isinstance(news.line, GroupPayment):
            record_payment = record_payment_told if told else record_payment_not_told
            record_payment(turn.session, turn.actor, news.line.id, ids, turn.now)
        else:
            record = record_told if told else record_not_told
            record(turn.session, turn.actor, news.line.id, ids, turn.now)


def summary(turn: Turn, waiting: Sequence[Waiting]) -> str:
    """Who was told and who was not, with the way to mend it."""
    people, words = people_of(waiting), turn.words
    missing = [one for one in people if not one.told]
    if not missing:
        return words._("Terima kasih, {name}. Tercatat: semua sudah dikabari.", name=turn.name())
    if len(missing) == len(people):
        return words._(
            "Terima kasih, {name}. Tercatat belum dikabari: {names}. Pendamping kami beri tahu. "
            "Kalau nanti sudah, tulis: sudah semua.",
            name=turn.name(),
            names=in_words(words, missing),
        )
    return words._(
        "Terima kasih, {name}. Tercatat sudah dikabari: {told}. Belum: {names}. Pendamping kami beri tahu. "
        "Kalau nanti sudah, tulis: {number} sudah.",
        name=turn.name(),
        told=in_words(words, [one for one in people if one.told]),
        names=in_words(words, missing),
        number=missing[0].member_number,
    )


def in_words(words: Words, people: Sequence[ToTell]) -> str:
    """'3 Bu Ponirah, 7 Bu Tukiyem'."""
    return ", ".join(f"{one.member_number} {short_name(words, one.name, one.gender)}" for one in people)


def short_name(words: Words, name: str, gender: str) -> str:
    """'Bu Ponirah', 'Pak Joko': as neighbours call them."""
    title = words.p_("short title", "Pak") if gender == "m" else words.p_("short title", "Bu")
    return f"{title} {name}"


def _outside(turn: Turn, heard: RelayAnswer) -> list[str]:
    """A word on members whom she named though they stand on no list of hers."""
    if heard.unknown:
        return [turn.words._("{said}: nama atau nomor itu belum jelas bagi saya.", said=", ".join(heard.unknown))]
    if not heard.outside or turn.who.group_id is None:
        return []
    named = [one.name for one in members_of(turn.session, turn.who.group_id) if one.number in heard.outside]
    return [turn.words._("{names} tidak perlu dikabari lagi.", names=turn.words.listing(named))]
