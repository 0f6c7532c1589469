"""One family that a ketua was asked to look in on, as who asked sees it: taken back, or what she told settled."""

from conversations.many_due.help_state import HelpState
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Done, Next, Turn
from conversations.words import Words, address_name
from programme.many_due.ketua_help import HelpLine, decide_help, show_help, withdraw_help


def help_label(words: Words, one: HelpLine) -> str:
    """'Mawar: menunggu jawaban Ibu Sri'."""
    ketua = address_name(words, one.ketua_name, one.ketua_gender)
    return f"{one.name}: {_how_it_stands(words, one, ketua)}"


def _how_it_stands(words: Words, one: HelpLine, ketua: str) -> str:
    return {
        "asked": words._("menunggu jawaban {ketua}", ketua=ketua),
        "accepted": words._("{ketua} akan mampir", ketua=ketua),
        "told": words._("{ketua} sudah bertemu", ketua=ketua),
    }.get(one.state, words._("selesai"))


def _line(turn: Turn, state: HelpState) -> HelpLine:
    lines = show_help(turn.session, turn.actor, state.help_id)
    return next(one for one in lines if one.help_id == state.help_id)


def ask_help(turn: Turn, state: HelpState) -> Question:
    words, one = turn.words, _line(turn, state)
    name = address_name(words, one.name, one.gender)
    ketua = address_name(words, one.ketua_name, one.ketua_gender)
    if one.state == "told" and one.is_open:
        return Question(_told(words, one), decision_choices(words))
    text = words._("{name}: {how}.", name=name, how=_how_it_stands(words, one, ketua))
    choices = [Choice("leave", words._("Biarkan"), frozenset({"biar", "kembali", "tidak"}))]
    if one.state in ("asked", "accepted"):
        choices.insert(0, Choice("withdraw", words._("Tarik titipan"), frozenset({"tarik", "batal", "ya"})))
    return Question(text, tuple(choices))


def _told(words: Words, one: HelpLine) -> str:
    text = words._(
        "{ketua} sudah bertemu {name}.",
        ketua=address_name(words, one.ketua_name, one.ketua_gender),
        name=address_name(words, one.name, one.gender),
    )
    if one.result:
        text += " " + words._("Katanya: “{words}”", words=one.result)
    return f"{text}\n{words._('Apakah ini cukup, atau tetap perlu dikunjungi?')}"


def told_in_words(words: Words, one: HelpLine) -> str:
    """What the ketua brought home, with the question what becomes of the visit."""
    return _told(words, one)


def decision_choices(words: Words) -> tuple[Choice, Choice]:
    """What the ketua told is enough, or the visit stays."""
    return (
        Choice("done", words._("Cukup, selesai"), frozenset({"cukup", "selesai", "ya", "sudah", "ok", "oke"})),
        Choice("keep", words._("Tetap dikunjungi"), frozenset({"tetap", "kunjungi", "tidak", "belum", "perlu"})),
    )


def take_help(turn: Turn, state: HelpState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "withdraw":
        if withdraw_help(turn.session, turn.actor, state.help_id, turn.now):
            return Done(words._("Titipan ditarik. Kunjungan itu kembali ke daftar seperti semula."))
        return Done(words._("Titipan itu sudah selesai. Tidak ada yang berubah."))
    if answer.value in ("done", "keep"):
        return Done(decided(turn, state.help_id, answer.value == "done"))
    return Done(words._("Baik, tidak ada yang berubah.")) if answer.value == "leave" else Again()


def decided(turn: Turn, help_id: int, done: bool) -> str:
    """Settles it, and says so."""
    words = turn.words
    if not decide_help(turn.session, turn.actor, help_id, done, turn.now, turn.rules):
        return words._("Kunjungan itu sudah selesai dicatat. Tidak ada yang berubah.")
    if done:
        return words._("Tercatat: kunjungan itu selesai lewat ketua. Terima kasih.")
    return words._("Baik, kunjungan itu tetap pada daftar seperti semula.")
