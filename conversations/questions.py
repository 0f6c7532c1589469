"""Questions declared once: the choices give the buttons, the numbered lines and the matcher.

Button data is `d:<dialog>:<step>:<value>`; a notice's is `n:<kind>:<subject>:<value>`.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import accumulate

from outbox.lines import OWN_NUMBER
from outbox.messages import Attachment, Button, Message

YES = (
    "y ya iya iyo yes nggih njih inggih enggih muhun sumuhun ok "
    "oke okay sip betul benar leres bener setuju satuju sarujuk agree 👍 👌"
)
NO = "tidak tdk bukan gak ga nggak ndak enggak no ora mboten teu henteu salah"
YES_WORDS, NO_WORDS = frozenset(YES.split(" ")), frozenset(NO.split(" "))
SURELY = frozenset("iyaa iyaaa yaa yaaa iyah siap sip oke okee okeh bener benar betul btul leres cocok muhun".split())
ORDERS = frozenset({"simpan", "kirim", "teruskan"})
"""A yes where its label says so; no other word of it is, as "hadir" of "Ya, yang lain tidak hadir"."""
AROUND_YES = frozenset("sudah udah sdh udh wis wes sampun mpun tos parantos sekali banget pisan saja aja mawon".split())
"""Beside a yes they only strengthen it: "udah bener", "inggih sampun"."""
POLITE = frozenset(
    {"bu", "pak", "mbak", "mas", "ya", "iya", "sudah", "nggih", "betul", "makasih", "terima", "kasih", "suwun"}
)
COURTESY = frozenset(
    """
    bu ibu pak bapak mbak mas ya yah nya nggih makasih mksh terima trima kasih terimakasih suwun matur nuwun maturnuwun
    hatur nuhun haturnuhun alhamdulillah thanks
    """.split()
)
"""What stands before or after an answer and changes nothing of it."""
TITLES = frozenset({"bu", "ibu", "pak", "bapak", "mbak", "mas"})
NUMBERED = re.compile(r"\d{1,3} (\D+)")
"""The name on a label like '15. Ponirah'."""


@dataclass(frozen=True)
class Choice:
    """One answer: the stored value, the label people read, and other words they may type for it."""

    value: str
    label: str
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Question:
    """What is asked, with its choices, and what else may answer it."""

    text: str
    choices: tuple[Choice, ...] = ()
    columns: int = 1
    row_sizes: tuple[int, ...] = ()
    """How many choices stand in each row, where the rows differ."""
    numbered: bool = True
    """May a typed number choose? Not where numbers mean members or visits."""
    accepts: frozenset[str] = frozenset()
    """Of text, contact, photo, voice, document, location: besides the choices."""
    contact_request: str | None = None
    attachment: Attachment | None = None
    any_words: bool = False
    """Answered by a story or a place, in which "kunjungan" or "sekolah" is no command."""
    begins: bool = False
    """A menu of what may be begun: "kapan cair bu" under it is a question, not the line that "kapan cair" opens."""
    heard_anew: bool = False
    """Its choices are guesses at what was said: whatever else is said may be another matter."""
    redraws: bool = False
    """Redraw in place of the message whose button was tapped (a ticked checklist)."""


@dataclass(frozen=True)
class Answer:
    """What came back: a chosen value, or free text (or another kind the question accepts)."""

    value: str | None = None
    text: str | None = None
    kind: str = "text"


def yes_no(yes: str, no: str) -> tuple[Choice, Choice]:
    """The two choices of a plain question, with the ways people say yes and no."""
    return Choice("yes", yes, YES_WORDS), Choice("no", no, NO_WORDS)


def normal(text: str) -> str:
    """Lower case without accents, punctuation and skin tones: how labels and answers are compared."""
    plain = unicodedata.normalize("NFKD", text)
    while plain != (folded := unicodedata.normalize("NFKD", plain.casefold())):
        plain = folded  # one letter may fold to others that fold again
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    kept = "".join(letter if letter.isalnum() or letter in "👍👌" else " " for letter in letters)
    return " ".join(kept.split())


def match(question: Question, text: str) -> Choice | None:
    """The choice a typed answer means: its number, its label, its words; None where none is meant."""
    said = normal(text) or text.strip()
    if not said:
        return None
    number = re.fullmatch(r"(?:no |nomor )?(\d{1,2})", said)
    if number and question.numbered:
        return _numbered(question, int(number.group(1)))
    bare = said if question.begins else _without_courtesy(said)
    for meant in dict.fromkeys((said, bare)):
        for choice in question.choices:
            if meant == normal(choice.label) or meant in choice.words:
                return choice
    starts = [choice for choice in question.choices if len(said) >= 4 and normal(choice.label).startswith(said)]
    if len(starts) == 1:
        return starts[0]
    first = said.split()[0]
    if set(said.split()[1:]) <= POLITE:
        polite = next((choice for choice in question.choices if first in choice.words), None)
        if polite is not None:
            return polite
    return _agreed(question, said) or (None if "text" in question.accepts else _by_name(question, said))


def _agreed(question: Question, said: str) -> Choice | None:
    """ "Iya bener", "sudah betul bu", "oke simpan": several words for yes, and nothing else."""
    yes = next((choice for choice in question.choices if choice.words >= YES_WORDS), None)
    if yes is None:
        return None
    words, strong = set(said.split()), YES_WORDS | SURELY | (ORDERS & set(normal(yes.label).split()))
    return yes if words & strong and words <= strong | AROUND_YES | COURTESY | TITLES else None


def _without_courtesy(said: str) -> str:
    """ "sudah selesai" of "alhamdulillah sudah selesai bu, matur nuwun"; what is nothing else stays as it is."""
    words = said.split()
    kept = [place for place, word in enumerate(words) if word not in COURTESY]
    return " ".join(words[kept[0] : kept[-1] + 1]) if kept else said


def _numbered(question: Question, number: int) -> Choice | None:
    """The choice whose label has this number of its own ('7. Murni'); where none has any, the one at that place.

    None where two bear it, being of two groups: neither may be taken for the other.
    """
    own = [(int(found[1]), one) for one in question.choices if (found := OWN_NUMBER.fullmatch(one.label)) is not None]
    if not own:
        return dict(enumerate(question.choices, start=1)).get(number)
    meant = [one for bears, one in own if bears == number]
    return meant[0] if len(meant) == 1 else None


def _by_name(question: Question, said: str) -> Choice | None:
    """'ponirah' for '15. Ponirah'; none where two of them bear the name, and not where a text is read otherwise."""
    numbered = [(choice, NUMBERED.fullmatch(normal(choice.label))) for choice in question.choices]
    words = {word for word in said.split() if word not in TITLES}
    found = [choice for choice, name in numbered if name is not None and words and words <= set(name[1].split())]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class Place:
    """Where a question stands, so that its buttons can be told from an older one's."""

    dialog_id: int
    step: int
    tapped_message: str | None = field(default=None)


def draw_question(question: Question, place: Place) -> Message:
    """The question as a message; channels draw its buttons in their own way."""
    buttons = [Button(choice.label, f"d:{place.dialog_id}:{place.step}:{choice.value}") for choice in question.choices]
    return Message(
        text=question.text,
        rows=_sized_rows(buttons, question.row_sizes) or rows_of(buttons, question.columns),
        contact_request=question.contact_request,
        attachment=question.attachment,
        replaces=place.tapped_message if question.redraws else None,
        numbered=question.numbered,
    )


def rows_of(buttons: list[Button], columns: int) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows of so many."""
    return tuple(tuple(buttons[start : start + columns]) for start in range(0, len(buttons), columns))


def _sized_rows(buttons: list[Button], sizes: tuple[int, ...]) -> tuple[tuple[Button, ...], ...]:
    ends = list(accumulate(sizes))
    return tuple(tuple(buttons[end - size : end]) for size, end in zip(sizes, ends, strict=True))


def notice_button(label: str, kind: str, subject: str, value: str) -> Button:
    """A button that works until its notice's subject ends."""
    return Button(label, f"n:{kind}:{subject}:{value}")
