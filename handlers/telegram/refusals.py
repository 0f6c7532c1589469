"""What the Bot API answers when it does not send, in the words of `outbox.failures`.

Telegram has no error codes below the HTTP status, so the sentences themselves are read; they are English always.
https://core.telegram.org/bots/api#making-requests
"""

from datetime import timedelta

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from outbox.failures import (
    AccessRefused,
    AddressGone,
    AddressMoved,
    AnswerUnknown,
    MessageRefused,
    PersonBlockedUs,
    ProviderDown,
    SendFailure,
    TooFast,
)

CHAT_IS_GONE = ("chat not found", "peer_id_invalid", "user not found", "chat_id is empty", "user_is_deactivated")
NOTHING_TO_EDIT = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "no text in the message to edit",
)
NOT_MODIFIED = "message is not modified"
TOO_BIG = "request entity too large"

# Nothing had left when these were raised; any other fault of the line may have struck after the message was taken.
BEFORE_IT_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)


def failure_of(error: Exception) -> SendFailure:
    """The failure that an error of the library, or its cause, means."""
    match error:
        case SendFailure():
            return error
        case RetryAfter():
            return TooFast(seconds_of(error.retry_after))
        case ChatMigrated():
            return AddressMoved(str(error.new_chat_id))
        case Forbidden():
            return PersonBlockedUs(error.message)
        case InvalidToken():
            return AccessRefused(error.message)
        case BadRequest():
            return AddressGone(error.message) if _says(error, *CHAT_IS_GONE) else MessageRefused(error.message)
        case NetworkError():
            return _network_failure(error)
        case _:
            # An answer came with a good status, but it can't be read: most likely the message was taken.
            return AnswerUnknown(type(error).__name__)


def _network_failure(error: NetworkError) -> SendFailure:
    cause = error.__cause__
    if isinstance(cause, BEFORE_IT_LEFT):
        return ProviderDown(type(cause).__name__)
    if cause is None or isinstance(cause, TelegramError):
        # An answer with another status: 5xx, with JSON or with a proxy's page.
        return MessageRefused(TOO_BIG) if _says(error, TOO_BIG) else ProviderDown("5xx")
    if isinstance(cause, UnicodeError):
        return MessageRefused(type(cause).__name__)
    return AnswerUnknown(type(cause).__name__)


def is_unchanged(error: Exception) -> bool:
    """An edit that would change nothing: what was wanted already stands there."""
    return isinstance(error, BadRequest) and _says(error, NOT_MODIFIED)


def is_nothing_to_edit(error: Exception) -> bool:
    """The message to be redrawn is gone, too old or of another sort."""
    return isinstance(error, BadRequest) and _says(error, *NOTHING_TO_EDIT)


def seconds_of(wait: int | timedelta) -> float:
    """Telegram's "retry after", which the library gives as a number or as a timedelta."""
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _says(error: TelegramError, *sentences: str) -> bool:
    said = error.message.lower()
    return any(sentence in said for sentence in sentences)
