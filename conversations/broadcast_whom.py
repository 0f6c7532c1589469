"""To whom a message to many goes: everybody, the ketua, the pendamping, or parts of the sender's area."""

from conversations.broadcast_order import onward
from conversations.broadcast_parts import hear_parts, take_parts
from conversations.broadcast_state import State, is_too_long, parts_of
from conversations.broadcast_words import too_long_in_words
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Next, Turn
from programme.broadcast_audiences import Audience, count_readers


def ask_whom(turn: Turn, state: State) -> Question:
    words, session, actor = turn.words, turn.session, turn.actor
    everybody = count_readers(session, actor, Audience())
    choices = [
        Choice("all", words._("Semua anggota ({n} orang)", n=everybody), frozenset({"semua", "semuanya", "kabeh"})),
        Choice(
            "ketua",
            words._("Para ketua saja ({n} orang)", n=count_readers(session, actor, Audience("ketua"))),
            frozenset({"ketua", "para ketua"}),
        ),
    ]
    if turn.who.role != "pendamping":
        staff = words._("Para pendamping ({n} orang)", n=count_readers(session, actor, Audience("staff")))
        choices.append(Choice("staff", staff, frozenset({"pendamping", "para pendamping"})))
    if len(parts_of(turn)) > 1:
        some = {
            "pendamping": words._("Pilih kelompoknya"),
            "koordinator": words._("Kelompok pendamping tertentu"),
        }.get(turn.who.role, words._("Kecamatan tertentu"))
        choices.append(Choice("some", some, frozenset({"pilih", "sebagian", "beberapa"})))
    return Question(words._("Untuk siapa pesan ini?"), tuple(choices), accepts=frozenset({"text"}))


def take_whom(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return _whom_written(turn, state, answer.text or "")
    state.who = answer.value if answer.value in ("ketua", "staff") else "members"
    state.everywhere, state.group_ids, state.page = answer.value != "some", [], 0
    return onward(turn, state)


def _whom_written(turn: Turn, state: State, text: str) -> Next:
    """Groups by their names; or, right after a photo that came without a word, the words that go with it."""
    if hear_parts(turn, state, text):
        state.who = "members"
        return onward(turn, state)
    if state.file_id is None or state.text or not text.strip():
        return Again(turn.words._("Itu belum saya pahami. Pilih penerimanya, atau tulis nama kelompoknya."))
    if is_too_long(text):
        return Again(too_long_in_words(turn.words, len(text)))
    state.text, state.written_as = text.strip(), turn.incoming.original
    return Again(turn.words._("Tulisan itu saya sertakan."))


def take_these_parts(turn: Turn, state: State, answer: Answer) -> Next:
    then = take_parts(turn, state, answer)
    return onward(turn, state) if then is None else then
