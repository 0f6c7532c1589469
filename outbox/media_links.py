"""Links to media that expire: whoever holds one may fetch that one picture, voice note or file, and nothing else.

A provider that sends media wants an address to fetch it from. The link says what it leads to and until when, under a
keyed hash of the key ring, so that nothing has to be remembered and no other can be guessed. Pure: time is an argument.
"""

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

MediaKind = Literal["outbox", "file", "paper"]
"""The attachment of an outbox row, a stored file, a paper that was made."""
KeyedHash = Callable[[str], str]
"""db.keys.KeyRing.index: hexadecimal, under the ring's index key."""
HASH_LENGTH = 40
"""Hexadecimal digits: 160 bits."""
_TOKEN = re.compile(r"([a-z]{1,12})-([0-9]{1,15})-([0-9]{1,12})-([0-9a-f]{40})", re.ASCII)


@dataclass(frozen=True)
class MediaWanted:
    """What a link leads to."""

    kind: MediaKind
    id: int


def sign(kind: MediaKind, media_id: int, expires: datetime, key: KeyedHash) -> str:
    """The last part of the link's path, good until `expires` (whole seconds)."""
    until = int(expires.timestamp())
    return f"{kind}-{media_id}-{until}-{_hash(kind, media_id, until, key)}"


def verify(token: str, now: datetime, key: KeyedHash) -> MediaWanted | None:
    """What the link leads to; None for one that is forged, damaged or out of date."""
    parts = _TOKEN.fullmatch(token)
    kind = next((one for one in get_args(MediaKind) if parts is not None and one == parts[1]), None)
    if parts is None or kind is None:
        return None
    media_id, until = int(parts[2]), int(parts[3])
    if not hmac.compare_digest(parts[4], _hash(kind, media_id, until, key)) or now.timestamp() >= until:
        return None
    return MediaWanted(kind, media_id)


def _hash(kind: str, media_id: int, until: int, key: KeyedHash) -> str:
    """The words before it keep it apart from the hashes by which columns are looked up under the same key."""
    return key(f"media link\n{kind}\n{media_id}\n{until}")[:HASH_LENGTH]
