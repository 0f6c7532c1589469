"""A kpm complains, or a ketua or deputy for a member of her group.

(family --> member) --> category --(card)--> which trouble
        her own words --> guess (is it that?)
--> accused (only where it may be about somebody) --> here (only where they share this phone) --> words --> check
    check --yes--> ticket          --(she complained of that before)--> same --> added, or a ticket of its own
"""

from conversations.complaints.file_accused import ask_accused, ask_here, others_here, take_accused, take_here
from conversations.complaints.file_check import ask_check, ask_same, take_check, take_same
from conversations.complaints.file_flow import next_question, say_first_aid
from conversations.complaints.file_questions import (
    add_words,
    ask_card,
    ask_category,
    ask_family,
    ask_guess,
    ask_which_member,
    ask_words,
    take_card,
    take_category,
    take_family,
    take_guess,
    take_this_member,
    take_words,
)
from conversations.complaints.file_state import FileState
from conversations.endings import nothing_sent
from conversations.turn import FAMILIES, Again, Conversation, Next, Step, Turn

FILES = frozenset({"photo", "voice", "document"})
MOST_FILES = 10


def begin(turn: Turn, state: FileState) -> Next:
    """From the menu, or with words that were written unasked: what they seem to mean is confirmed first."""
    if state.words:
        state.told, state.guessed, state.category = True, state.guessed or state.category, ""
    elif state.category:  # known from what she did before, as from a payment that did not come
        say_first_aid(turn, state.category)
    state.accused_role = ""  # who reads it is decided by her own answer, never by a guess
    if not state.kpm_id and turn.who.role == "kpm":
        state.kpm_id = turn.who.id
    return next_question(turn, state, _warning(turn, state))


def _warning(turn: Turn, state: FileState) -> str | None:
    """Before a word is asked: who else may read it on this phone."""
    own = FileState(kpm_id=turn.who.id) if turn.who.role in FAMILIES and len(turn.people) > 1 else None
    names = others_here(turn, own) if own is not None else ""
    if not names:
        return None
    return turn.words._(
        "HP ini juga dipakai {names}. Kalau keluhannya menyangkut salah satunya, sebaiknya pakai HP lain, atau telepon "
        "171 (Kementerian Sosial).",
        names=names,
    )


def take_file(turn: Turn, state: FileState) -> Next | None:
    """A photo or voice note at any question belongs to the complaint; what stands under it is part of the story."""
    file = turn.incoming.file
    if turn.incoming.edited or file is None or file.kind not in FILES or turn.file_id is None:
        return None
    words = turn.words
    if len(state.file_ids) >= MOST_FILES:
        return Again(words._("Kirimannya sudah cukup banyak, yang ini tidak saya lampirkan."))
    if turn.file_id not in state.file_ids:
        state.file_ids.append(turn.file_id)
    add_words(state, turn.incoming.text or "")
    if file.kind == "voice":
        return Again(words._("Pesan suaranya saya lampirkan."))
    return Again(words._("Kirimannya saya lampirkan."))


CONVERSATION = Conversation(
    "file_complaint",
    FileState,
    {
        "family": Step(ask_family, take_family),
        "member": Step(ask_which_member, take_this_member),
        "category": Step(ask_category, take_category),
        "card": Step(ask_card, take_card),
        "guess": Step(ask_guess, take_guess),
        "accused": Step(ask_accused, take_accused),
        "here": Step(ask_here, take_here),
        "words": Step(ask_words, take_words),
        "check": Step(ask_check, take_check),
        "same": Step(ask_same, take_same),
    },
    begin,
    ended=nothing_sent,
    roles=FAMILIES,
    title=lambda words: words._("Sampaikan keluhan"),
    section="matters",
    commands=("keluhan", "pengaduan", "mengeluh", "mengadu", "komplain", "aduan", "lapor keluhan", "sampaikan keluhan"),
    unfinished=lambda turn, state: turn.words._("keluhan yang belum terkirim"),
    aside=take_file,
)
