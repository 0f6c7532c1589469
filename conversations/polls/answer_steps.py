"""The questions of a round, each answered by taps or in her own words: what keeps her, and when she can't come.

reasons --> (own_words) --> (hours --> (can) --> (days)) --> end

Whatever was ticked is kept at once, so that an answer left halfway still counts.
"""

import re
from collections.abc import Callable

from conversations.checklist import is_ticked_now
from conversations.polls.answer_state import AnswerPollState
from conversations.polls.hindrance_words import (
    DAYS_OFFERED,
    END,
    UNSTEADY,
    can_choices,
    day_choices,
    hindrance_choices,
    hindrances_in_words,
    part_choices,
)
from conversations.questions import NO_WORDS, Answer, Choice, Question, normal
from conversations.said_instead import puts_off, tells_nothing, tells_unknown
from conversations.turn import Again, Ask, Done, Next, Step, Turn
from programme.meeting_answer_text import would_rather_not_say
from programme.meeting_replies import UNSAID
from programme.polls.busy_hours import DAY_PARTS, busy_on, from_json, to_json
from programme.polls.hindrances import BOUND_TO_HOURS, NONE, OTHER, hindrances_in, says_something
from programme.polls.typed_hours import HoursHeard, is_unsteady, read_days, read_hours

TEXT = frozenset({"text"})
ASKED_FOR_HOURS = BOUND_TO_HOURS | {OTHER, "no_transport"}
"""With an illness, or where no news came, no hour is better than another."""
WORDS_OF_A_LIST = 5
"""What is said in so few words and understood ("kerja sama anak sakit") is no story to be read besides."""
SEVERAL_NUMBERS = re.compile(r"\d{1,2}(?:(?:\s*[,;.&+]\s*|\s+(?:dan|sama|karo|lan|jeung)\s+|\s+)\d{1,2})+")
Kept = Callable[[Turn, AnswerPollState], bool]
Ended = Callable[[Turn, AnswerPollState], Next]


class AnswerSteps:
    """The steps, with what keeps an answer (False: too late) and what follows on its end."""

    def __init__(self, keep: Kept, ended: Ended, too_late: Ended) -> None:
        self._keep, self._ended, self._too_late = keep, ended, too_late
        self.steps = {
            "reasons": Step(ask_reasons, self.take_reasons),
            "own_words": Step(ask_own_words, self.take_own_words),
            "hours": Step(ask_hours, self.take_hours),
            "can": Step(ask_can, self.take_can),
            "days": Step(ask_days, self.take_days),
        }

    def take_reasons(self, turn: Turn, state: AnswerPollState, answer: Answer) -> Next:
        value, text = answer.value, (answer.text or "").strip()
        numbers = SEVERAL_NUMBERS.fullmatch(text)
        if numbers is not None:
            return self._numbers(turn, state, [int(one) for one in re.findall(r"\d+", text)])
        if state.reasons and normal(text) in NO_WORDS | {"tidak ada", "ora ono", "teu aya", "mboten wonten"}:
            value = END  # to "is there anything else?"
        if value == END:
            return self._after_reasons(turn, state) if state.reasons else Again(_choose_first(turn))
        if value is not None:
            return self._ticked(turn, state, value, answer)
        return self._said(turn, state, text)

    def _numbers(self, turn: Turn, state: AnswerPollState, numbers: list[int]) -> Next:
        choices = dict(enumerate(hindrance_choices(turn.words, ()), start=1))
        meant = [choices[one].value for one in numbers if one in choices and choices[one].value != END]
        state.reasons = [one for one in dict.fromkeys(meant) if one != NONE] or list(dict.fromkeys(meant))
        return self._after_reasons(turn, state) if state.reasons else Again(_choose_first(turn))

    def _ticked(self, turn: Turn, state: AnswerPollState, value: str, answer: Answer) -> Next:
        numbered = (answer.text or "").strip().isdecimal()
        ticked = value not in state.reasons if numbered else is_ticked_now(answer, value in state.reasons)
        if value == NONE and ticked:
            state.reasons, state.words = [NONE], ""
            return self._after_reasons(turn, state)
        others = [one for one in state.reasons if one not in (value, NONE, UNSAID)]
        state.reasons = [*others, value] if ticked else others
        state.words = state.words if ticked else ""  # it told of what she takes back
        if not state.reasons:  # as if she had not answered
            state.hours, state.parts = "", []
        if not self._keep(turn, state):
            return self._too_late(turn, state)
        if answer.kind == "tap":
            return Again(redraw=True)
        if not (numbered or (answer.text or "").startswith(("☑", "☐"))):
            return self._after_reasons(turn, state)  # she wrote it as her answer, "kerja"
        return Again(_anything_else(turn, state))

    def _said(self, turn: Turn, state: AnswerPollState, text: str) -> Next:
        """Her own words for what keeps her, maybe with the hours of her work."""
        found = (UNSAID,) if would_rather_not_say(text) else hindrances_in(text)
        if not found and (puts_off(text) or tells_unknown(text)):
            return self._put_off(turn, state)
        if not found and says_something(text) and not tells_nothing(text):
            found = (OTHER,)
        if not found and "?" in text:
            return Again(turn.words._("Pertanyaan itu silakan disampaikan langsung kepada pendamping, ya."))
        if not found:
            return Again(
                turn.words._(
                    "Itu belum jelas bagi saya. Silakan pilih dari daftar. Kalau tidak ada yang cocok, pilih Lainnya "
                    "lalu tulis."
                )
            )
        alone = set(found) & {NONE, UNSAID}
        before = [] if alone else [one for one in state.reasons if one not in (NONE, UNSAID)]
        state.reasons = list(dict.fromkeys([*before, *found]))
        if alone or OTHER in found or len(text.split()) > WORDS_OF_A_LIST:
            state.words = "" if alone else text
        heard = read_hours(text)
        if heard is not None and heard.polarity_said and not alone:
            return self._hours_heard(turn, state, heard, text)
        return self._after_reasons(turn, state)

    def _put_off(self, turn: Turn, state: AnswerPollState) -> Next:
        """ "Nanti saja", "tidak tahu": what is ticked stays, and nothing is pressed out of her."""
        if state.reasons:
            return self._end(turn, state)
        if state.kpm_id:
            return Ask("who")
        return Done(turn.words._("Baik, {name}, tidak apa-apa. Terima kasih.", name=turn.name()))

    def _after_reasons(self, turn: Turn, state: AnswerPollState) -> Next:
        if not ASKED_FOR_HOURS & set(state.reasons):
            state.hours, state.parts = "", []  # of an earlier answer
        if not self._keep(turn, state):
            return self._too_late(turn, state)
        if OTHER in state.reasons and not state.words:
            return Ask("own_words")
        if ASKED_FOR_HOURS & set(state.reasons):
            return Ask("hours")
        return self._ended(turn, state)

    def take_own_words(self, turn: Turn, state: AnswerPollState, answer: Answer) -> Next:
        if answer.value is None and not any(letter.isalpha() for letter in answer.text or ""):
            return Again()
        wrote = answer.value is None and not tells_nothing(answer.text or "") and not tells_unknown(answer.text or "")
        said = answer.text or "" if wrote else ""
        state.words = said
        if not said:
            state.reasons = [one for one in state.reasons if one != OTHER] or [UNSAID]
        known = [one for one in hindrances_in(said) if one not in (OTHER, NONE)]
        state.reasons = list(dict.fromkeys([*state.reasons, *known]))
        return self._after_reasons(turn, state)

    def take_hours(self, turn: Turn, state: AnswerPollState, answer: Answer) -> Next:
        value, text = answer.value, (answer.text or "").strip()
        if value == UNSTEADY or (value is None and is_unsteady(text)):
            state.hours, state.parts = "", []
            return self._end(turn, state)
        if value == END:
            return self._parts_ticked(turn, state)
        if value is not None and value not in DAY_PARTS:
            return Again()  # of an older question
        if SEVERAL_NUMBERS.fullmatch(text) and (parts := _parts_numbered(text)):
            state.parts = parts
            return self._parts_ticked(turn, state)
        if value is not None and (answer.kind == "tap" or text.isdecimal() or text.startswith(("☑", "☐"))):
            ticked = value not in state.parts
            state.parts = [*state.parts, value] if ticked else [one for one in state.parts if one != value]
            if answer.kind == "tap" or not state.parts:
                return Again(redraw=answer.kind == "tap")
            return Again(turn.words._("Dicatat. Ada waktu yang lain? Kalau tidak, ketik: selesai"))
        heard = read_hours(text)
        if heard is None and (puts_off(text) or tells_unknown(text)):
            return self._end(turn, state)
        if heard is None:
            return Again(turn.words._("Jamnya belum jelas bagi saya. Contoh: jam 6 pagi sampai jam 4 sore."))
        return self._hours_heard(turn, state, heard, text)

    def _parts_ticked(self, turn: Turn, state: AnswerPollState) -> Next:
        if not state.parts:
            return Again(turn.words._("Silakan pilih waktunya dulu. Kalau berubah-ubah, pilih Tidak tentu."))
        state.hours = to_json(state.ticked_hours())
        return Ask("days")

    def _hours_heard(self, turn: Turn, state: AnswerPollState, heard: HoursHeard, text: str) -> Next:
        state.hours, state.hours_said = to_json(heard.busy), text
        state.otherwise = "" if heard.polarity_said else to_json(heard.otherwise)
        if not self._keep(turn, state):
            return self._too_late(turn, state)
        if not heard.polarity_said:
            return Ask("can")
        return Ask("days") if heard.tells_busy and not heard.days_said else self._end(turn, state)

    def take_can(self, turn: Turn, state: AnswerPollState, answer: Answer) -> Next:
        if answer.value is None:
            heard = read_hours(f"{state.hours_said} {answer.text or ''}")
            if heard is None or not heard.polarity_said:
                return Again()
            return self._hours_heard(turn, state, heard, state.hours_said)
        can, state.otherwise, other = answer.value == "can", "", state.otherwise
        if can:
            state.hours = other
            return self._end(turn, state)
        return self._end(turn, state) if read_days(state.hours_said) else Ask("days")

    def take_days(self, turn: Turn, state: AnswerPollState, answer: Answer) -> Next:
        days = DAYS_OFFERED[answer.value] if answer.value is not None else read_days(answer.text or "")
        if not days:
            return Again()
        spans = from_json(state.hours).days[0]  # told without days, so they are the same on all
        state.hours = to_json(busy_on(days, spans))
        return self._end(turn, state)

    def _end(self, turn: Turn, state: AnswerPollState) -> Next:
        return self._ended(turn, state) if self._keep(turn, state) else self._too_late(turn, state)


def _parts_numbered(text: str) -> list[str]:
    """Of "1 2"; none where a number is no part of the day's, as in "7.30"."""
    numbers, parts = [int(one) for one in re.findall(r"\d+", text)], list(DAY_PARTS)
    return [parts[one - 1] for one in dict.fromkeys(numbers)] if all(1 <= one <= len(parts) for one in numbers) else []


def ask_reasons(turn: Turn, state: AnswerPollState) -> Question:
    words = turn.words
    if state.kpm_id:
        text = words._(
            "Apa yang membuat {name} sulit datang ke pertemuan? Boleh pilih beberapa, lalu Selesai. Boleh juga "
            "ditulis.",
            name=state.name,
        )
    else:
        text = words._(
            "{name}, apa yang membuat sulit datang ke pertemuan? Boleh pilih beberapa, lalu Selesai. Boleh juga "
            "ditulis.\n\nPendamping dan ketua hanya melihat jumlahnya, tanpa nama. Tulisan sendiri hanya dibaca "
            "pendamping, tanpa nama.",
            name=turn.name(),
        )
    return Question(text, hindrance_choices(words, state.reasons), accepts=TEXT, redraws=True, any_words=True)


def ask_own_words(turn: Turn, state: AnswerPollState) -> Question:
    words = turn.words
    skip = Choice("skip", words._("Tidak jadi menulis"), frozenset({"lewati", "tidak jadi"}))
    text = words._("Silakan tulis, singkat saja. Dibaca pendamping tanpa nama, jadi nama orang tidak perlu ditulis.")
    return Question(text, (skip,), accepts=TEXT, any_words=True)


def ask_hours(turn: Turn, state: AnswerPollState) -> Question:
    words = turn.words
    example = words._("Atau tulis jamnya, misalnya: kerja jam 6 pagi sampai jam 4 sore, Senin sampai Sabtu.")
    if state.kpm_id:
        asked = words._("Kapan {name} biasanya TIDAK bisa datang? Pilih, lalu Selesai.", name=state.name)
    else:
        asked = words._("Kapan biasanya TIDAK bisa datang? Pilih, lalu Selesai.")
    choices = part_choices(words, state.parts)
    return Question(f"{asked} {example}", choices, accepts=TEXT, redraws=True, any_words=True)


def ask_can(turn: Turn, state: AnswerPollState) -> Question:
    text = turn.words._("“{said}”: pada waktu itu bisa datang, atau tidak bisa?", said=state.hours_said[:100])
    return Question(text, can_choices(turn.words), accepts=TEXT)


def ask_days(turn: Turn, state: AnswerPollState) -> Question:
    text = turn.words._("Tidak bisanya hari apa saja? Boleh juga ditulis, misalnya: Senin, Rabu, Jumat.")
    return Question(text, day_choices(turn.words), accepts=TEXT)


def _choose_first(turn: Turn) -> str:
    return turn.words._("Silakan pilih dulu. Kalau tidak ada halangan, pilih Tidak ada halangan.")


def _anything_else(turn: Turn, state: AnswerPollState) -> str | None:
    if not state.reasons:
        return None
    chosen = hindrances_in_words(turn.words, state.reasons)
    return turn.words._("Dipilih: {chosen}. Ada yang lain? Kalau tidak, ketik: selesai", chosen=chosen)
