"""The sorts of questions that reports of changes are made of: a choice, a name, a day, words, a phone.

Each makes an `Asked`: the fields it fills, how it is asked, and what its answer puts into them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conversations.questions import NO_WORDS, Answer, Choice, Question, normal
from conversations.said_instead import LATER, UNKNOWN, not_yet, puts_off, tells_nothing, tells_unknown
from conversations.turn import Again, Turn
from conversations.updates.answers_elsewhere import meant_for_another, tells_another
from conversations.updates.change_state import ChangeState
from conversations.updates.change_words import CODES
from conversations.words import Said
from programme.phones import NotAMobileNumber, mobile_number
from programme.secret_numbers import MASK, without_secrets
from programme.typed_times_ago import DAY, TimeAgo, read_time_ago
from programme.updates.details import LONGEST_VALUE

TEXT = frozenset({"text"})
SKIP_WORDS = frozenset(
    "lewati|-|tidak ada|tdk ada|ga ada|gak ada|nggak ada|belum ada|belum|belum punya|tidak punya|ora ono|"
    "mboten wonten|teu aya".split("|")
)
UNCHANGED = frozenset(
    "tetap|sama|masih|masih sama|masih tetap|ya tetap|ya sama|nomor lama|masih yang lama|tidak ganti|gak ganti|"
    "ga ganti|ndak ganti|ora ganti|mboten gantos|teu ganti".split("|")
)
Taken = Mapping[str, str] | Again
Ask = Callable[[Turn, ChangeState], Question]
Take = Callable[[Turn, ChangeState, Answer], Taken]


@dataclass(frozen=True)
class Asked:
    """A question of one kind of change; it is left out where all it would tell is known, or `when` says so."""

    fields: tuple[str, ...]
    ask: Ask
    take: Take
    when: Callable[[ChangeState], bool] = lambda state: True
    any_words: bool = False
    """Whatever is written would be kept: a question or a command in between has to be heard first."""

    @property
    def field(self) -> str:
        return self.fields[0]

    def is_due(self, state: ChangeState) -> bool:
        return self.field not in state.said and self.when(state)


def not_to_be_kept(turn: Turn, text: str) -> str | None:
    """What is wrong with what she wrote, whatever was asked: a NIK, KK or card number in it, or too long a story.

    Such numbers were masked on their way in. None where nothing is wrong.
    """
    if MASK in text or without_secrets(text) != text:
        return turn.words._(
            "Nomor NIK, KK, atau kartu tidak diperlukan dan tidak saya simpan. "
            "Mohon tulis jawabannya tanpa nomor itu, ya."
        )
    if len(text) > LONGEST_VALUE:
        return turn.words._("Itu terlalu panjang untuk saya simpan. Mohon tulis intinya saja, ya.")
    return None


def choice(
    field: str,
    text: Said,
    codes: tuple[str, ...],
    spoken: Mapping[str, str] | None = None,
    own_words: str = "",
    when: Callable[[ChangeState], bool] = lambda state: True,
) -> Asked:
    """One of the codes of change_words.CODES[field]; `spoken` is what else people type for each.

    `own_words`: the field that keeps an answer which is none of them, under the code 'other'.
    """

    def ask(turn: Turn, state: ChangeState) -> Question:
        said = {code: frozenset((spoken or {}).get(code, "").split("|")) - {""} for code in codes}
        choices = tuple(Choice(code, CODES[field][code](turn.words), said[code]) for code in codes)
        return Question(text(turn.words), choices, accepts=TEXT if own_words else frozenset(), any_words=True)

    def take(turn: Turn, state: ChangeState, answer: Answer) -> Taken:
        if answer.value is not None:
            return {field: answer.value}
        said = (answer.text or "").strip()
        wrong = not_to_be_kept(turn, said)
        if not own_words or wrong is not None or tells_nothing(said) or tells_another(own_words, said):
            return Again(wrong)
        return {field: "other", own_words: said}

    return Asked((field, own_words) if own_words else (field,), ask, take, when, any_words=bool(own_words))


def words_of_her_own(field: str, text: Said, none: Said | None = None, needed: bool = True) -> Asked:
    """What she writes; `none` is the label of the button for who has nothing to say there.

    Not `needed`: "tidak tahu" leaves it open.
    """

    def ask(turn: Turn, state: ChangeState) -> Question:
        skips = SKIP_WORDS | NO_WORDS | LATER | UNKNOWN
        choices = (Choice("none", none(turn.words), skips),) if none is not None else ()
        return Question(text(turn.words), choices, numbered=False, accepts=TEXT, any_words=True)

    def take(turn: Turn, state: ChangeState, answer: Answer) -> Taken:
        if answer.value == "none":
            return {field: ""}
        said = (answer.text or "").strip()
        wrong = not_worth_keeping(turn, said) or meant_for_another(turn, field, said)
        if tells_unknown(said):
            return Again(not_yet(turn)) if needed else {field: ""}
        if wrong is not None:
            return Again(wrong)
        if not any(letter.isalpha() for letter in said):
            return Again(turn.words._("Mohon ditulis dengan kata-kata, ya."))
        return {field: said}

    return Asked((field,), ask, take, any_words=True)


def not_worth_keeping(turn: Turn, text: str) -> str | None:
    """What is wrong with words that would be kept as they are: as above, or that they are only "nanti" or "ya"."""
    wrong = not_to_be_kept(turn, text)
    if wrong is not None or not (tells_nothing(text) or normal(text) in SKIP_WORDS):
        return wrong
    return not_yet(turn) if puts_off(text) else turn.words._("Mohon ditulis dengan kata-kata, ya.")


def day(field: str, text: Said, exact: bool = True) -> Asked:
    """A day that has been; not `exact`: about when is enough ("minggu lalu", "oktober"), or that she does not know."""

    def ask(turn: Turn, state: ChangeState) -> Question:
        words = turn.words
        near = (Choice("0", words._("Hari ini")), Choice("1", words._("Kemarin"), frozenset({"kemaren", "wingi"})))
        return Question(text(words), near, numbered=False, accepts=TEXT)

    def take(turn: Turn, state: ChangeState, answer: Answer) -> Taken:
        said = {"0": "hari ini", "1": "kemarin"}.get(answer.value or "", answer.text or "")
        if tells_unknown(said) and not exact:
            return {field: ""}
        found = read_time_ago(said, turn.rules.today(turn.now))
        if found.problem is None and (found.exact == DAY or not exact):
            return {field: found.kept}
        if tells_unknown(said) or (puts_off(said) and found.day is None):
            return Again(not_yet(turn))
        return Again(not_to_be_kept(turn, said) or _not_a_day(turn, found, exact))

    return Asked((field,), ask, take)


def _not_a_day(turn: Turn, found: TimeAgo, exact: bool) -> str:
    """What is wrong with the day that was typed."""
    words = turn.words
    if found.day is not None and found.problem == "future":
        return words._(
            "{day} belum tiba. Kalau maksudnya tahun lalu, tulis juga tahunnya, ya.", day=words.day(found.day)
        )
    if found.problem == "future":
        return words._("Itu masih akan datang. Mohon tulis tanggal yang sudah lewat, ya.")
    if found.day is not None and found.problem == "weekday_mismatch":
        return words._("Hari dan tanggalnya tidak cocok: tanggal itu {day}.", day=words.day(found.day))
    if found.problem == "no_such_date":
        return words._("Tanggal itu tidak ada di kalender. Coba dilihat lagi, ya.")
    if found.problem is None:
        return words._("Tanggal berapa tepatnya? Contoh: 12 Mei.")
    if not exact:
        return words._("Belum saya pahami. Contoh: minggu lalu, 2 bulan lalu, Agustus, atau 12 Mei.")
    return words._("Tanggalnya belum saya pahami. Contoh: 12 Mei, kemarin, atau 3 hari lalu.")


def phone(field: str, text: Said, none: Said, none_is: str) -> Asked:
    """A mobile number, kept as E.164; the button keeps `none_is`."""

    def ask(turn: Turn, state: ChangeState) -> Question:
        skips = UNCHANGED if none_is else LATER  # a bare "ya" says that it did change
        choices = (Choice("none", none(turn.words), SKIP_WORDS | NO_WORDS | UNKNOWN | skips),)
        return Question(text(turn.words), choices, numbered=False, accepts=TEXT)

    def take(turn: Turn, state: ChangeState, answer: Answer) -> Taken:
        said = answer.text or ""
        if answer.value == "none" or normal(said) in SKIP_WORDS:
            return {field: none_is}
        try:
            return {field: mobile_number(said)}
        except NotAMobileNumber:
            return Again(not_to_be_kept(turn, said) or turn.words._("Nomor HP-nya belum pas. Contoh: 0812 3456 7890."))

    return Asked((field,), ask, take)
