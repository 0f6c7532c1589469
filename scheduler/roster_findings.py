"""What a check of a roster sheet found, as counts for the tables and as a few sentences for its sender."""

import hashlib
import json
from itertools import islice

from programme.roster import FIELD_NAMES, ImportOutcome, RosterFaults

MOST_NAMED = 5
"""So many of a kind fit a chat message; the marked sheet has them all."""


def counts_of(outcome: ImportOutcome) -> dict[str, int]:
    """What may stand unencrypted."""
    return {
        "new": outcome.added,
        "changed": len(outcome.changed),
        "same": outcome.unchanged,
        "missing": len(outcome.missing),
        "left": len(outcome.left),
        "family_new": outcome.family_added,
        "family_changed": outcome.family_changed,
        "family_left": outcome.family_left,
    }


def fingerprint(outcome: ImportOutcome) -> str:
    """Differs where a later look at the same file would do something else than was previewed."""
    seen = (counts_of(outcome), outcome.changed, outcome.missing, outcome.left)
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def outcome_sentences(outcome: ImportOutcome) -> list[str]:
    """The first few whom the roster changes or does not name, a line each."""
    changed = [
        f"Berubah: {one.name} ({', '.join(FIELD_NAMES[field] for field in one.fields)})"
        for one in outcome.changed[:MOST_NAMED]
    ]
    missing = [f"Tidak ada di berkas: {one.name}, {one.group}" for one in outcome.missing[:MOST_NAMED]]
    return [*changed, *missing]


def fault_sentences(found: RosterFaults) -> list[str]:
    """The first few faults with their places, a line each; what is said of many rows is said once."""
    first: dict[str, str] = {}
    for one in found.faults:
        first.setdefault(one.reason, f"Baris {one.row} (lembar {one.sheet}): {one.reason}")
    return list(islice(first.values(), MOST_NAMED))


def stored_sentences(sentences: list[str]) -> bytes:
    """As they are kept."""
    return json.dumps(sentences, ensure_ascii=False).encode()
