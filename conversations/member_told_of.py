"""Whom a ketua's words tell of, where she calls her pendamping by name as well ("Bu Siti, Mawar hamil lagi")."""

from collections.abc import Sequence

from conversations.member_question import member_named
from conversations.turn import Turn
from programme.members import MemberLine
from programme.names import name_parts
from programme.people import members_of, pendamping_name
from programme.spoken_to import without_call


def member_told_of(turn: Turn, text: str, members: Sequence[MemberLine]) -> MemberLine | None:
    """The one of `members` whom the words name beyond doubt; she who is spoken to is none of them."""
    spoken = set(name_parts(text))
    whole = [one for one in members if len(name_parts(one.name)) > 1 and spoken >= set(name_parts(one.name))]
    if len(whole) == 1:
        return whole[0]  # `Bu Siti Aminah hamil`, where the pendamping is a Siti
    group_id = turn.who.group_id
    called = pendamping_name(turn.session, group_id) if group_id else None
    said = without_call(text, called, members_of(turn.session, group_id)) if group_id and called else text
    return member_named(said, members)
