"""The ways in which a send can fail: each says whether to try again, and a sentence for staff.

A channel maps its provider's codes onto these; nothing above the door knows a provider's code.
"""

import traceback
from pathlib import Path

from outbox.codes import ENDS_THIS_WAY, meaning_of


def fault(error: BaseException) -> dict[str, str]:
    """An unexpected error for the log: its kind and where it arose, never its text, which may quote people."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    return {"error": type(error).__name__, "where": where}


class SendFailure(Exception):
    """A message did not, or perhaps did not, reach its reader."""

    code = "failed"
    retry = False
    for_staff = "Pesan tidak terkirim."

    def __init__(self, provider_code: str = "") -> None:
        super().__init__(f"{self.code} {provider_code}".strip())
        self.provider_code = provider_code


class PersonBlockedUs(SendFailure):
    """She blocked the bot; nothing is sent there until she writes again."""

    code = "blocked"
    for_staff = "Penerima memblokir akun ini. Pesan dikirim lagi setelah ia menulis kepada kami."


class AddressGone(SendFailure):
    """The chat does not exist (any more)."""

    code = "address_gone"
    for_staff = "Alamat chat tidak ada lagi. Penerima perlu bergabung lagi dengan kode baru."


class AddressMoved(SendFailure):
    """The chat has a new address; the message goes there."""

    code = "address_moved"
    retry = True
    for_staff = "Alamat chat berpindah; pesan dikirim ke alamat baru."

    def __init__(self, new_address: str) -> None:
        super().__init__()
        self.new_address = new_address


class MessageRefused(SendFailure):
    """The provider calls the message itself wrong: sending it again can't help."""

    code = "refused"
    for_staff = "Penyedia menolak isi pesan. Laporkan nomor pesan ini kepada pengelola program."


class TooFast(SendFailure):
    """The provider asks to wait `retry_after` seconds."""

    code = "too_fast"
    retry = True
    for_staff = "Penyedia meminta jeda; pesan dicoba lagi."

    def __init__(self, retry_after: float) -> None:
        super().__init__()
        self.retry_after = retry_after


class ProviderDown(SendFailure):
    """The request certainly did not take effect: no connection, or the provider answered 5xx."""

    code = "provider_down"
    retry = True
    for_staff = "Penyedia tidak bisa dihubungi; pesan dicoba lagi."


class AccessRefused(SendFailure):
    """The provider does not accept our token: nobody can be reached until an operator mends it."""

    code = "access_refused"
    retry = True
    for_staff = "Token ditolak penyedia. Periksa token di berkas pengaturan."


class ProviderCode(SendFailure):
    """The provider named its reason: outbox.codes says what is done about it; `retry_after` is in seconds."""

    code = "provider_code"
    for_staff = "Penyedia menyebutkan kode kesalahan."

    def __init__(self, provider_code: str, retry_after: float | None = None) -> None:
        super().__init__(provider_code)
        meaning = meaning_of(provider_code)
        self.retry = meaning.then not in ENDS_THIS_WAY
        self.for_staff = meaning.for_staff
        self.retry_after = retry_after


class AnswerUnknown(SendFailure):
    """The request left and no answer came: it may have been delivered."""

    code = "unknown"
    for_staff = "Tidak ada jawaban dari penyedia; pesan mungkin sudah sampai."


class FileNotFetched(Exception):
    """A file that somebody sent did not come; `retry` says whether it may come later."""

    def __init__(self, why: str, retry: bool) -> None:
        super().__init__(why)
        self.why = why
        self.retry = retry
