"""What stands around a word of a message: borders of clauses, members, the meaning of what follows."""

from collections.abc import Callable, Sequence

from programme.attendance_reading.tokens import Token


class Surroundings:
    """Looks around the places of a message. `is_member` says whether the token at a place names a member."""

    def __init__(
        self, tokens: Sequence[Token], is_member: Callable[[int], bool], is_whole_name: Callable[[int], bool]
    ) -> None:
        self._tokens = tokens
        self._is_member = is_member
        self._is_whole_name = is_whole_name

    def is_border(self, at: int) -> bool:
        """Whether a clause may begin behind the token."""
        token = self._tokens[at]
        return token.kind == "mark" or token.stands_for == "dan" or token.kind == "number"

    def next_meaning(self, at: int) -> str:
        """The meaning of what follows; empty at a border."""
        for place, token in enumerate(self._tokens[at + 1 :], start=at + 1):
            if token.kind == "word" and (token.stands_for == "-" or (token.title and not self._is_member(place))):
                continue
            if token.kind == "mark" and token.stands_for in ("(", ":"):
                return token.stands_for
            return "" if token.kind == "mark" else token.stands_for or "@"
        return ""

    def begins_a_list(self, at: int) -> bool:
        """`yang tidak hadir bulan ini Sehat, Mawar, Onah`: a comma and another member follow."""
        mark = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        return mark is not None and (mark.stands_for in (",", "dan")) and self._before_a_person(at + 1)

    def _before_a_person(self, at: int) -> bool:
        after = at + 1
        while after < len(self._tokens) and self._tokens[after].title and not self._is_member(after):
            after += 1
        return after < len(self._tokens) and self._tokens[after].kind == "word" and self._is_member(after)

    def _is_somebody(self, at: int) -> bool:
        return self._is_member(at) or self._tokens[at].stands_for == "saya"
