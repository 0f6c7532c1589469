"""One family on the radar, and what the pendamping does: a kind word, a visit, a case, or nothing."""

import json
from collections.abc import Sequence
from datetime import timedelta

from conversations.polls.time_hint import time_hint
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.radar.kind_word_text import kind_word_text
from conversations.radar.radar_state import State
from conversations.radar.radar_words import seen_lines, sign_in_words
from conversations.turn import Again, Ask, Next, Start, Turn, state_from_json
from conversations.visit_days import day_meant, unclear_day
from conversations.words import Words, address_name
from programme.meetings import next_meeting_of_group
from programme.names import name_parts
from programme.radar.looking import MemberRadar, show_radar_group
from programme.radar.reaching_out import MISSED, PRAISED, may_be_written_to, plan_radar_visit, send_kind_word
from programme.radar.signs import AGAIN
from programme.working_days import next_working_day

WORD, VISIT, CASE, NAMES = "word", "visit", "case", "names"
OPEN_CASE = "open_case"


def member_choices(members: Sequence[MemberRadar]) -> list[Choice]:
    """'2. Mawar': her number and her name may be typed."""
    return [
        Choice(f"m{one.kpm_id}", f"{one.member_number}. {one.name}", frozenset({str(one.member_number)}))
        for one in members
    ]


def members_named(text: str, members: Sequence[MemberRadar]) -> list[MemberRadar]:
    """Those whose name holds all the typed words, or parts of them."""
    said = name_parts(text)
    if not said:
        return []
    whole = [one for one in members if set(said) <= set(name_parts(one.name))]
    return whole or [one for one in members if all(_holds(word, name_parts(one.name)) for word in said)]


def _holds(word: str, parts: Sequence[str]) -> bool:
    return len(word) > 1 and any(word in part for part in parts)


def found_member(turn: Turn, state: State) -> MemberRadar | None:
    group = show_radar_group(turn.session, turn.actor, state.group_id, turn.now, turn.rules)
    people = (*group.sliding, *group.again) if group is not None else ()
    return next((one for one in people if one.kpm_id == state.kpm_id), None)


def ask_member(turn: Turn, state: State) -> Question:
    words, one = turn.words, found_member(turn, state)
    back = Choice(NAMES, words._("Nama lain"), frozenset({"kembali", "lain"}))
    if one is None:
        return Question(words._("Namanya sudah tidak ada di radar: ada laporan baru."), (back,))
    lines = [f"{address_name(words, one.name, one.gender)} ({one.group_name}): {sign_in_words(words, one)}"]
    lines += [*seen_lines(words, one.seen), *time_hint(turn, one.kpm_id)]
    choices = [
        Choice(WORD, _word_label(words, one), frozenset({"pesan", "salam", "kirim", "puji", "pujian"})),
        Choice(VISIT, words._("Kunjungi"), frozenset({"kunjungan", "visit"})),
    ]
    if OPEN_CASE in turn.conversations:
        choices.append(Choice(CASE, words._("Buka kasus"), frozenset({"kasus"})))
    return Question("\n".join(lines), (*choices, back))


def _word_label(words: Words, one: MemberRadar) -> str:
    return words._("Kirim pujian") if one.sign.kind == AGAIN else words._("Kirim salam")


def take_member(turn: Turn, state: State, answer: Answer) -> Next:
    one = found_member(turn, state)
    if answer.value == NAMES or one is None:
        return Ask("names")
    if answer.value == VISIT:
        return Ask("day")
    if answer.value == CASE:
        return begin_elsewhere(turn, OPEN_CASE, state)
    if answer.value != WORD:
        return Again()
    if not may_be_written_to(turn.session, turn.actor, one.kpm_id):
        return Again(
            turn.words._(
                "{name} belum bisa dikirimi pesan lewat sini. Sapa langsung saja, atau rencanakan kunjungan.",
                name=address_name(turn.words, one.name, one.gender),
            )
        )
    state.what = PRAISED if one.sign.kind == AGAIN else MISSED
    return Ask("word")


def begin_elsewhere(turn: Turn, name: str, state: State) -> Next:
    """Another conversation about this family or group, which takes of these values what it knows; then back here."""
    known = {"kpm_id": state.kpm_id, "group_id": state.group_id, "origin": "absence"}
    return Start(name, state_from_json(turn.conversations[name].state, json.dumps(known)), aside=True)


def ask_word(turn: Turn, state: State) -> Question:
    """Shown as she reads it, if she reads Indonesian."""
    words, one = turn.words, found_member(turn, state)
    name = address_name(words, one.name, one.gender) if one is not None else ""
    following = next_meeting_of_group(turn.session, state.group_id, turn.now)
    at = turn.rules.local(following.starts_at if following is not None else turn.now)
    said = kind_word_text(words, state.what, name, turn.name(), following, at)
    text = words._("Pesannya, hanya untuk {name}:\n\n{said}\n\nKirim?", name=name, said=said)
    yes = Choice("yes", words._("Kirim"), YES_WORDS | {"kirim"})
    return Question(text, (yes, Choice("no", words._("Tidak jadi"), NO_WORDS)))


def take_word(turn: Turn, state: State, answer: Answer) -> Next:
    words, one = turn.words, found_member(turn, state)
    if answer.value == "no" or one is None:
        return Ask("member" if one is not None else "names")
    if answer.value is None:
        return Again()
    name = address_name(words, one.name, one.gender)
    if not send_kind_word(turn.session, turn.actor, one.kpm_id, state.what, turn.now, turn.rules):
        return Ask("names", words._("{name} sudah dikirimi salam hari ini.", name=name))
    return Ask(
        "names", words._("Baik, salamnya dikirim. Jawaban {name}, kalau ada, saya sampaikan di sini.", name=name)
    )


def ask_day(turn: Turn, state: State) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    following = next_working_day(today + timedelta(days=1), extra_off=turn.rules.extra_days_off)
    week = next_working_day(today + timedelta(days=7), extra_off=turn.rules.extra_days_off)
    choices = (
        Choice(following.isoformat(), words.day(following)),
        Choice(week.isoformat(), words.day(week), frozenset({"minggu depan", "minggu ngarep", "minggu payun"})),
        Choice("no", words._("Tidak jadi")),
    )
    text = words._("Dikunjungi hari apa? Pilih, atau tulis tanggalnya.")
    return Question(text, choices, numbered=False, accepts=frozenset({"text"}))


def take_day(turn: Turn, state: State, answer: Answer) -> Next:
    words, one = turn.words, found_member(turn, state)
    if answer.value == "no" or one is None:
        return Ask("member" if one is not None else "names")
    day = day_meant(turn, answer)
    if day is None:
        return Again(unclear_day(words))
    planned = plan_radar_visit(turn.session, turn.actor, one.kpm_id, day, _purpose(words, one), turn.now)
    name = address_name(words, one.name, one.gender)
    if not planned:
        return Ask("names", words._("{name} sudah ada di daftar kunjungan.", name=name))
    return Ask("names", words._("Baik, {name} masuk daftar kunjungan {day}.", name=name, day=words.day(day)))


def _purpose(words: Words, one: MemberRadar) -> str:
    """What the list says of it: 'menyapa (2 dari 6 tidak hadir, terakhir ...)'."""
    if one.sign.kind == AGAIN:
        return words._("memberi pujian ({sign})", sign=sign_in_words(words, one))
    return words._("menyapa ({sign})", sign=sign_in_words(words, one))
