"""What Twilio or the line to it says when a message does not leave, in the words of `outbox.failures`.

Twilio's codes themselves are judged in `outbox.codes`; here is only told apart what happened to the request.
"""

from requests import exceptions
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.http.response import Response
from urllib3.exceptions import MaxRetryError

from handlers.twilio.api import Asked
from outbox.failures import AccessRefused, AnswerUnknown, ProviderCode, ProviderDown, SendFailure

BAD_CREDENTIALS = ("20003",)
UNAUTHORIZED = 401
TOO_MANY_REQUESTS = 429
TOO_MANY_REQUESTS_CODE = "20429"
UNAVAILABLE = 503
BAD_CERTIFICATE = "CERTIFICATE_VERIFY_FAILED"

# Nothing had left when these were raised; any other fault of the line may have struck after the message was taken.
BEFORE_IT_LEFT = (
    exceptions.ConnectTimeout,
    exceptions.ProxyError,
    exceptions.InvalidURL,
    exceptions.InvalidSchema,
    exceptions.MissingSchema,
)


def failure_of(error: BaseException) -> SendFailure:
    """The failure that an error of the library or the line, or its cause, means."""
    retry_after = error.retry_after if isinstance(error, Asked) else None
    if isinstance(error, Asked) and error.__cause__ is not None:
        error = error.__cause__
    match error:
        case SendFailure():
            return error
        case TwilioRestException() | TwilioServiceException():
            return _answered(error.status, error.code, retry_after)
        case TwilioException(args=(_, Response() as page)):
            return _answered(page.status_code, None, retry_after)  # so the library says that a list did not come
        case _ if _had_not_left(error):
            return ProviderDown(type(error).__name__)
        case _:
            # It left and no answer came, or one that can't be read: the message may have been taken.
            return AnswerUnknown(type(error).__name__)


def _answered(status: int, said: object, retry_after: float | None) -> SendFailure:
    """Twilio's own code comes first; the library puts the HTTP status in its place where the answer holds none."""
    code = str(said) if said is not None and said != status else ""
    if status == UNAUTHORIZED or code in BAD_CREDENTIALS:
        return AccessRefused(code or str(status))
    if status == UNAVAILABLE:
        return ProviderDown(code or str(status))
    if status >= 500:
        # A message that was posted may have been taken all the same: https://www.twilio.com/docs/api/errors/20500
        return AnswerUnknown(code or str(status))
    if not code and status == TOO_MANY_REQUESTS:
        code = TOO_MANY_REQUESTS_CODE
    return ProviderCode(code or f"http{status}", retry_after)


def _had_not_left(error: BaseException) -> bool:
    if isinstance(error, exceptions.SSLError):
        return BAD_CERTIFICATE in str(error)
    if isinstance(error, exceptions.ConnectionError) and not isinstance(error, BEFORE_IT_LEFT):
        # The library's own retries count connecting only; what broke later comes as it is.
        return bool(error.args) and isinstance(error.args[0], MaxRetryError)
    return isinstance(error, BEFORE_IT_LEFT)
