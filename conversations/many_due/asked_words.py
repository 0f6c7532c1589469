"""What is said to whoever was asked to help and has answered."""

from collections.abc import Sequence

from conversations.hand_over import visit_name
from conversations.turn import Turn
from programme.handover_lines import OfferLine, show_offer


def accepted_help(turn: Turn, names: Sequence[str]) -> str:
    """To a ketua who looks in."""
    return turn.words._(
        "Terima kasih banyak, {name}. Mampirlah ke {names} kalau sempat. Sesudahnya ketik: titipan",
        name=turn.name(),
        names=turn.words.listing(list(names)),
    )


def declined_help(turn: Turn) -> str:
    """To a ketua who can't."""
    return turn.words._("Baik, {name}, tidak apa-apa. Terima kasih sudah menjawab.", name=turn.name())


def accepted_visits(turn: Turn, taken: Sequence[OfferLine]) -> str:
    """To a colleague: whose visits are his now, and from which day."""
    words = turn.words
    now = [show_offer(turn.session, turn.actor, one.handover_id).target for one in taken]
    first = max([turn.rules.today(turn.now), *(target.due_on for target in now)])
    return words._(
        "Terima kasih. Kunjungan {names} masuk daftar {day}. Ketik kunjungan untuk melihat daftarnya.",
        names=words.listing([visit_name(words, target) for target in now]),
        day=words.day(first),
    )


def declined_visits(turn: Turn) -> str:
    """To a colleague who can't."""
    return turn.words._("Baik, tidak apa-apa. Saya sampaikan kepada yang meminta.")
