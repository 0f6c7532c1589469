"""What the doctor says of one thing it looked at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What one look found; `remedy` None where all is well."""

    what: str
    says: str
    remedy: str | None = None
