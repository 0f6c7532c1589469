"""Members called as a number is (Tiga, Empat): whether `Tiga tidak hadir` means her or three of them."""

from collections.abc import Sequence

from programme.attendance_reading.tokens import Token
from programme.names import Fit, NameMatch


def told_from_a_number(tokens: Sequence[Token], at: int, match: NameMatch, *, capitals_tell: bool) -> bool | None:
    """True if surely the member, False if it must be asked, None if it counts people."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if match.fit is not Fit.SAME or (after is not None and after.stands_for in ("orang", ":", "puluh", "belas")):
        return None
    before = tokens[at - 1].stands_for if at else None
    listed = before in (",", "dan") and (after is None or after.stands_for in (",", "dan", "|"))
    return listed and capitals_tell and tokens[at].capital and match.one is not None
