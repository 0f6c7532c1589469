"""The lists of the fake Twilio: which messages match a question, and one page of them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from tests.fakes import twilio_facts as facts
from tests.fakes.twilio_checks import Parameters, one
from tests.fakes.twilio_records import Record

DAY = timedelta(days=1)


def found_messages(records: Sequence[Record], query: Parameters) -> list[Record]:
    """Newest first. One not yet sent has no date, so a filter by date does not find it."""
    matching = [record for record in reversed(records) if _matches(record, query)]
    return sorted(matching, key=lambda record: record.sent or record.created, reverse=True)


def _matches(record: Record, query: Parameters) -> bool:
    for name, value in (("To", record.to), ("From", record.from_)):
        if query.get(name) and one(query, name) != value:
            return False
    for name in ("DateSent", "DateSent<", "DateSent>"):
        if query.get(name) and not _is_dated(record.sent, name, one(query, name)):
            return False
    return True


def _is_dated(sent: datetime | None, name: str, given: str) -> bool:
    """Both ends belong to it; a day without an hour means all of that day (GMT)."""
    if sent is None:
        return False
    first = datetime.fromisoformat(given.removesuffix("Z")).replace(tzinfo=UTC)
    last = first if "T" in given else first + DAY - timedelta(seconds=1)
    second = sent.astimezone(UTC).replace(microsecond=0)
    return (name == "DateSent<" or second >= first) and (name == "DateSent>" or second <= last)


def page_of(
    key: str, shown: Sequence[Mapping[str, Any]], query: Parameters, uri: str, largest: int = facts.LARGEST_PAGE
) -> dict[str, Any]:
    """One page; the token of the next one names its first record, so that what arrives meanwhile shifts nothing."""
    size = min(int(one(query, "PageSize") or facts.USUAL_PAGE), largest)
    number = int(one(query, "Page") or 0)
    token = one(query, "PageToken").removeprefix("PA")
    start = next((index for index, record in enumerate(shown) if record["sid"] == token), number * size)
    page = list(shown[start : start + size])
    kept = [(name, value) for name, values in query.items() for value in values if not name.startswith("Page")]
    following = None
    if start + size < len(shown):
        token = f"PA{shown[start + size]['sid']}"
        following = f"{uri}?{urlencode([*kept, ('PageSize', size), ('Page', number + 1), ('PageToken', token)])}"
    return {
        key: page,
        "page": number,
        "page_size": size,
        "start": start,
        "end": max(start + len(page) - 1, 0),
        "uri": f"{uri}?{urlencode([*kept, ('PageSize', size), ('Page', number)])}",
        "first_page_uri": f"{uri}?{urlencode([*kept, ('PageSize', size), ('Page', 0)])}",
        "next_page_uri": following,
        "previous_page_uri": None,
    }
