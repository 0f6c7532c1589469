"""Column types: moments that are always zone-aware, and texts that are always encrypted."""

from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import DateTime, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from db.keys import KeyRing


class NaiveMoment(ValueError):
    """A moment without a zone was about to be stored."""


class Moment(TypeDecorator[datetime]):
    """A zone-aware moment, stored as UTC on both databases (SQLite keeps no zone: it is put back when read)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveMoment(f"moment without a zone: {value!r}")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def keys_of(dialect: Dialect) -> KeyRing:
    """The ring that `open_database` gave to this engine."""
    return cast(KeyRing, cast(Any, dialect).pkh_keys)


class EncryptedText(TypeDecorator[str]):
    """A text that only the key ring can read: phones, coordinates, health, what people wrote."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else keys_of(dialect).encrypt(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else keys_of(dialect).decrypt(value)


class LookupHash(TypeDecorator[str]):
    """The keyed hash of a text, for finding it again; bind the plain text, never read it back as such."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else keys_of(dialect).index(value)
