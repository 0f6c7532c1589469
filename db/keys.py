"""The key ring: what is personal is encrypted at rest, and found again by a keyed hash.

The first key of the ring encrypts; all of them decrypt, so that a key can be changed without touching the rows
(Fernet of the cryptography package: AES-128-CBC with HMAC-SHA256).
"""

import base64
import hashlib
import hmac
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class BadKey(ValueError):
    """A key of the ring is not 32 bytes in url-safe base64, or none was given."""


class UnreadableColumn(ValueError):
    """A stored value was encrypted with a key that is no longer in the ring."""


def new_key() -> str:
    """A fresh key for the ring, as it is written into the settings."""
    return Fernet.generate_key().decode()


class KeyRing:
    """Encrypts and decrypts column values; `index` makes the lookup hash of a value."""

    def __init__(self, keys: list[str], index_key: str) -> None:
        """Raises BadKey for an empty ring or a key of the wrong form."""
        if not keys:
            raise BadKey("no encryption key")
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
            self._index_key = base64.urlsafe_b64decode(index_key)
        except ValueError as error:
            raise BadKey("a key is not 32 bytes in url-safe base64") from error
        if len(self._index_key) < 32:
            raise BadKey("the index key is shorter than 32 bytes")

    def encrypt(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def decrypt(self, token: str) -> str:
        """Raises UnreadableColumn where no key of the ring fits."""
        try:
            return self._fernet.decrypt(token.encode()).decode()
        except InvalidToken as error:
            raise UnreadableColumn("no key of the ring decrypts this value") from error

    def encrypt_bytes(self, content: bytes) -> bytes:
        return self._fernet.encrypt(content)

    def decrypt_bytes(self, token: bytes) -> bytes:
        """Raises UnreadableColumn where no key of the ring fits."""
        try:
            return self._fernet.decrypt(token)
        except InvalidToken as error:
            raise UnreadableColumn("no key of the ring decrypts this file") from error

    def index(self, text: str) -> str:
        """The keyed hash by which an encrypted value is looked up: equal texts give equal hashes."""
        return hmac.new(self._index_key, text.encode(), hashlib.sha256).hexdigest()


def demo_ring(file: Path) -> KeyRing:
    """The simulator's own ring, made on its first start and kept in a file beside its database."""
    if not file.exists():
        file.write_text(f"{new_key()}\n{new_key()}\n")
    first, second = file.read_text().split()
    return KeyRing([first], second)
