"""The meetings besides P2K2 that somebody is called to, told to a family that asks when its next meeting is."""

from conversations.assemblies.assembly_words import kind_label, to_bring, when_and_where
from conversations.notices.assemblies import answer_choices
from conversations.questions import notice_button
from conversations.turn import Turn
from outbox.messages import Button
from programme.assemblies.guests import INVITED
from programme.assemblies.inviting import Called, called_of, invitations_of

MOST_TOLD = 3


def say_invitations(turn: Turn, *, asks: bool) -> bool:
    """Tells each with what she answered; whether there was any.

    `asks`: whether she comes to the first is asked, where nothing else is asked in the same turn.
    """
    ids = invitations_of(turn.session, turn.who.id, turn.now)
    found = [(one, called_of(turn.session, one, turn.who.id)) for one in ids]
    invited = [(one, called) for one, called in found if called is not None and called.is_called][:MOST_TOLD]
    for place, (assembly_id, called) in enumerate(invited):
        asked = asks and place == 0 and called.starts_at > turn.now
        turn.say(_told(turn, called, asked), rows=(_buttons(turn, assembly_id, called),) if asked else ())
    return bool(invited)


def _told(turn: Turn, one: Called, asked: bool) -> str:
    words = turn.words
    where = when_and_where(words, one.starts_at, one.place, turn.rules)
    parts = [
        words._("{name} diundang ke {kind}: {where}.", name=turn.name(), kind=kind_label(words, one.kind), where=where),
        to_bring(words, one.kind),
    ]
    if one.reply is not None:
        coming = one.reply == "coming"
        parts.append(words._("Jawaban tercatat: hadir.") if coming else words._("Jawaban tercatat: berhalangan."))
    elif asked:
        parts.append(words._("Bisa hadir?"))
    return " ".join(part for part in parts if part)


def _buttons(turn: Turn, assembly_id: int, one: Called) -> tuple[Button, ...]:
    """Those of the invitation itself, of this time and place."""
    return tuple(
        notice_button(choice.label, INVITED, f"assembly:{assembly_id}", f"{choice.value}{one.revision}")
        for choice in answer_choices(turn.words)
    )
