"""What is known of each kind of reported change: the fields of `DataUpdate.details`, and how their values are written.

Every value is a text. A day is 'YYYY-MM-DD', '~YYYY-MM-DD' where it is only about then ("minggu lalu"), or 'YYYY-MM'
where only the month was said; `day_of` reads all three, and of a birth or death it is always the first. Who of the
family it is about is `member`: SELF (the mother who stands for the family), the id of a FamilyMember, or NEW where
she or he is in no entry; `member_name` is how she or he was called.
"""

import json
from collections.abc import Mapping
from datetime import date

from programme.secret_numbers import without_secrets

SELF, NEW = "self", "new"
OPEN_STATES = ("received", "asked")
"""Of a report that nobody has decided on yet."""
LONGEST_VALUE = 500
WHO = ("member", "member_name")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "moved": ("address", "dusun", "rt", "rw", "desa", "since", "phone"),
    "birth": ("name", "gender", "born_on", "born_at"),
    "death": (*WHO, "died_on"),
    "child_left": (*WHO, "why", "why_words", "since"),
    "new_school": (*WHO, "school", "grade", "level"),
    "pregnancy": (*WHO, "due_month", "age_words", "checked_at"),
    "correction": ("what", *WHO, "right", "born_on"),
    "pengurus": (*WHO, "relation", "why", "phone"),
    "facility": (*WHO, "facility"),
    "loss": (),
    "other": ("story",),
}
"""By kind, in the order in which they are asked:

moved: address in her words, of which dusun, rt ('002'), rw, desa where they were said (no desa: the old one); phone is
    the new number in E.164, or SAME_PHONE.
birth: gender is f or m; born_at in words; name is empty where the child has none yet.
child_left: why is one of LEFT_REASONS or 'other', then why_words has hers.
new_school: level is preschool, sd, smp or sma.
pregnancy: due_month 'YYYY-MM'; age_words as she said it ("3 bulan"); checked_at empty where nowhere yet.
correction: what is one of CORRECTED; right is how it should be; of a birth date it stands in born_on.
pengurus: member is who is to stand for the family from now on; relation one of RELATIONS; phone E.164 or empty.
"""
BESIDES = ("words",)
"""Of every kind: what was written unasked at the beginning."""
SAME_PHONE = "same"
LEFT_REASONS = ("dropped_out", "finished", "transferred", "moved_out")
CORRECTED = ("own_name", "member_name", "birth_date", "address", "other")
RELATIONS = ("husband", "child", "parent", "sibling", "other")
LEVELS = ("preschool", "sd", "smp", "sma")
KEPT_FROM_KETUA = frozenset({"pregnancy", "loss"})
"""A ketua may bring it, but of what became of it she hears nothing but that it was handed on."""


def details_as_kept(kind: str, said: Mapping[str, str]) -> str:
    """JSON of the fields that belong to this kind, long ones cut, secret numbers masked."""
    known = {*FIELDS[kind], *BESIDES}
    kept = {field: _cut(field, value) for field, value in said.items() if field in known}
    return json.dumps(kept, ensure_ascii=False)


def _cut(field: str, value: str) -> str:
    return value if field == "phone" else without_secrets(value)[:LONGEST_VALUE]


def details_of(kept: str) -> dict[str, str]:
    """The fields as they were kept."""
    found: dict[str, str] = json.loads(kept)
    return found


def day_of(value: str) -> date:
    """The day that a field holds, about which it was; of a month its first."""
    day = value.removeprefix("~")
    return date.fromisoformat(day if len(day) > len("YYYY-MM") else f"{day}-01")
