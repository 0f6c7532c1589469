"""What a correction takes back from those named before it."""

from collections.abc import Sequence

from programme.attendance_reading.entries import Entry, Remark, says
from programme.attendance_reading.phrases import REMARKS


def withdraw(closed: Sequence[Entry], remark: Remark, *, certainly: bool) -> None:
    """`Tumini sakit. Eh Wagini yang sakit`: the same said of another in a correction moves it to her."""
    alike = [each for each in closed if remark.kind == "absent" and says(each, remark)]
    alike = [each for each in alike if not each.remarks or each.remarks[-1].kind == "absent"]
    if not alike:
        return
    if certainly and len(closed) == 1:
        alike[0].negated = True
    else:
        alike[-1].withdrawn = True


def strike(closed: Sequence[Entry], slip: Entry | None, *, surely: bool) -> bool:
    """`Tati eh salah Titin sakit`: she who was named just before the correction, and nothing else said of her.

    Behind a comma and a mere `eh` she may as well belong to a list, so she is asked about.
    """
    if slip is None or slip not in closed or slip.remarks or slip.negated:
        return False
    slip.negated, slip.withdrawn = surely, not surely
    return True


def denies_both(tags: Sequence[str], following: str) -> bool:
    """`bukan Imas dan Mimin`: whether what is denied of the one is denied of the other; `tags` are those before her."""
    return list(tags) == ["not", "name", "and"] and following not in REMARKS | {"no", "open", "because"}


def deny_pair(entries: list[Entry], second: Entry) -> Entry | None:
    """The second of a denied pair; `Imas dan Melati, bukan Imas dan Mimin` denies nobody but Mimin.

    None where it is the second who was affirmed before; the first is left out of `entries` where it is she.
    """
    first = entries[-1]
    affirmed = [each.mention.candidates for each in entries[:-1] if not each.negated]
    one, other = first.mention.candidates in affirmed, second.mention.candidates in affirmed
    if other and not one:
        return None
    if one and not other:
        entries.remove(first)
    second.negated = True
    return second
