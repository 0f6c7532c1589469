"""Staff asks for the candidates of its kecamatan: which list, or the empty one to fill in where none has come.

which --> proposed_groups (its groups)
  +-----> the empty list
"""

from dataclasses import dataclass
from functools import cache

from conversations.candidates.proposal_state import ProposalState
from conversations.candidates.proposed_groups import STAFF
from conversations.questions import YES_WORDS, Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.words import Words
from outbox.messages import Attachment
from programme.candidates.showing import IntakeLine, list_intakes
from reports.candidates_template import candidates_template

MOST_OFFERED = 8
TEMPLATE_WORDS = frozenset({"template", "templat", "formulir", "formulir kosong", "template calon"})
GROUPS_WORDS = frozenset({"usulan kelompok", "kelompok baru", "bagi kelompok"})


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    """Who said which of the two she wants is not asked; nor where there is no list yet."""
    said, intakes = normal(turn.incoming.text or ""), _open_first(turn)
    if not intakes or said in TEMPLATE_WORDS:
        give_candidates_template(turn)
        return Done()
    waiting = [one for one in intakes if one.state != "confirmed"]
    if said in GROUPS_WORDS and len(waiting) == 1:
        return _to_groups(waiting[0])
    return Ask("which")


def _to_groups(one: IntakeLine) -> Next:
    return Start("proposed_groups", ProposalState(one.id), about=f"intake:{one.id}")


def ask_which(turn: Turn, state: State) -> Question:
    words, intakes = turn.words, _open_first(turn)[:MOST_OFFERED]
    choices = [Choice(f"i{one.id}", intake_label(words, one)[:60]) for one in intakes]
    choices.append(Choice("template", words._("Formulir kosong"), TEMPLATE_WORDS))
    text = words._("Daftar calon peserta yang mana? Daftar baru (Excel) boleh langsung dikirim ke sini kapan saja.")
    return Question(text, tuple(choices), accepts=frozenset({"text"}))


def _open_first(turn: Turn) -> list[IntakeLine]:
    """Those that wait to be confirmed before the others, the newest first."""
    return sorted(list_intakes(turn.session, turn.actor), key=lambda one: (one.state == "confirmed", -one.id))


def intake_label(words: Words, one: IntakeLine) -> str:
    """'2026-1 Kedungrejo: 312 keluarga, usulan'."""
    state = words._("sudah disahkan") if one.state == "confirmed" else words._("usulan")
    families = words.n_("{n} keluarga", "{n} keluarga", one.families)
    return f"{one.label} {one.kecamatan}: {families}, {state}"


def take_which(turn: Turn, state: State, answer: Answer) -> Next:
    value = answer.value or ""
    if value == "template":
        give_candidates_template(turn)
        return Done()
    intakes, said = _open_first(turn), normal(answer.text or "")
    chosen = next((one for one in intakes if f"i{one.id}" == value), None)
    if chosen is None and len(intakes) == 1 and said in YES_WORDS | GROUPS_WORDS:
        chosen = intakes[0]
    if chosen is None and said:  # an office has more kecamatan than fit under a question
        chosen = next((one for one in intakes if normal(one.kecamatan) == said or one.label == said), None)
    if chosen is None:
        return Again(turn.words._("Tekan salah satu, atau tulis nama kecamatannya."))
    return _to_groups(chosen)


def give_candidates_template(turn: Turn) -> None:
    """Answers with the empty list."""
    text = turn.words._(
        "Ini formulir daftar calon peserta. Isi lembar calon, satu baris untuk satu keluarga dengan desa, RW dan "
        "RT-nya, lalu kirim lagi ke sini. Kelompoknya saya usulkan. Mohon jangan tulis NIK, nomor KK, atau nomor kartu."
    )
    turn.say(text, attachment=Attachment("document", "calon-peserta.xlsx", _template()))


@cache
def _template() -> bytes:
    """The same for everybody: drawn once."""
    return candidates_template()


CONVERSATION = Conversation(
    "intakes",
    State,
    {"which": Step(ask_which, take_which)},
    begin,
    roles=STAFF,
    title=lambda words: words._("Calon peserta baru"),
    section="members",
    commands=("calon", "calon peserta", "usulan kelompok", "kelompok baru", "template calon", "bagi kelompok"),
)
