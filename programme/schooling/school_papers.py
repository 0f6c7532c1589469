"""How the school sheet that is asked for is called: the month, and of which children."""

import hashlib
from datetime import date

from programme.schooling.attendance import Pupil

KIND = "school_sheet"


def school_code(school_key: str) -> str:
    """A school's key, short enough for a paper's subject: a name that is not in the register by its hash."""
    if school_key.startswith("p"):
        return school_key
    return "h" + hashlib.sha256(school_key.encode()).hexdigest()[:8]


def school_of(pupil: Pupil) -> str:
    """The code of a child's school."""
    return school_code(pupil.school_key)


def school_sheet_subject(pendamping_id: int, month: date, *, school: str = "", group_id: int = 0) -> str:
    """'school 2018-11 p12:7', 'school 2018-11 g5:7' of a group, 'school 2018-11 all:7' of all his children."""
    which = f"g{group_id}" if group_id else school_code(school) if school else "all"
    return f"school {month:%Y-%m} {which}:{pendamping_id}"
