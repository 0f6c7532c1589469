"""Fetching what people sent by WhatsApp: our token goes to the account's own server only, and no file is too large.

Twilio keeps media behind the account's name and token and redirects to a file server, which must never see them.
https://www.twilio.com/docs/messaging/api/media-resource
"""

import ipaddress
import re
from functools import cache
from ssl import SSLContext
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx

from outbox.failures import FileNotFetched

LARGEST_FILE_BYTES = 20_000_000
"""WhatsApp hands out pictures and voice notes up to 16 MB, and no roster is larger than this."""
MOST_REDIRECTS = 3
SECONDS_TO_ANSWER = 20.0
SECONDS_TO_CONNECT = 5.0
COMES_LATER = (401, 403, 404, 408, 409, 425, 429)
"""Twilio tells of a file a moment before it can be fetched; a token that is wrong now is mended one day."""
PATH = re.compile(r"/2010-04-01/Accounts/(AC[0-9a-fA-F]{32})/Messages/(?:SM|MM)[0-9a-fA-F]{32}/Media/ME[0-9a-fA-F]{32}")


class MediaFetcher:
    """Fetches media of one account."""

    def __init__(self, account_sid: str, auth_token: str, api_base: str) -> None:
        self._account_sid, self._auth_token = account_sid, auth_token
        self._api_base = api_base.rstrip("/")

    def __repr__(self) -> str:
        """Without the token."""
        return "MediaFetcher()"

    async def fetch(self, reference: str) -> bytes:
        """The content behind a File's reference (its MediaUrl), at most 20 MB. Raises FileNotFetched."""
        address = self._address_of(reference)
        timeout = httpx.Timeout(SECONDS_TO_ANSWER, connect=SECONDS_TO_CONNECT)
        try:
            async with httpx.AsyncClient(timeout=timeout, verify=_certificates(), follow_redirects=False) as client:
                return await self._fetch(client, address)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FileNotFetched(type(error).__name__, retry=isinstance(error, httpx.HTTPError)) from None

    def _address_of(self, reference: str) -> str:
        """The file's place on the configured server, whatever host the reference names."""
        found = PATH.fullmatch(_split(reference).path)
        if found is None or found[1] != self._account_sid:
            raise FileNotFetched("not media of this account", retry=False)
        return self._api_base + found[0]

    async def _fetch(self, client: httpx.AsyncClient, address: str) -> bytes:
        auth: httpx.BasicAuth | None = httpx.BasicAuth(self._account_sid, self._auth_token)
        for _ in range(1 + MOST_REDIRECTS):
            async with client.stream("GET", address, auth=auth) as answer:
                if not answer.has_redirect_location:
                    return await _content(answer)
                address, auth = self._next_address(address, answer.headers["Location"]), None
        raise FileNotFetched("too many redirects", retry=False)

    def _next_address(self, address: str, location: str) -> str:
        """Where a redirect leads: another public server by TLS, or this machine where the whole account is here."""
        parts = _split(location, address)
        host = parts.hostname or ""
        is_here = host in ("127.0.0.1", "localhost") and urlsplit(self._api_base).hostname == host
        if not is_here and not (parts.scheme == "https" and _is_public_name(host)):
            raise FileNotFetched("redirected astray", retry=False)
        return parts.geturl()


@cache
def _certificates() -> SSLContext:
    """Read once: reading them takes 50 ms, which each client would spend anew."""
    return httpx.create_ssl_context()


def _split(address: str, base: str = "") -> SplitResult:
    try:
        return urlsplit(urljoin(base, address))
    except ValueError as error:
        raise FileNotFetched("led astray by no address", retry=False) from error


def _is_public_name(host: str) -> bool:
    """A name with a dot in it, no bare address of a machine."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        domain = host.rpartition(".")[2]
        return "." in host and domain.isalpha() and domain not in ("local", "internal", "localhost")
    return False


async def _content(answer: httpx.Response) -> bytes:
    if answer.status_code != httpx.codes.OK:
        late = answer.is_server_error or answer.status_code in COMES_LATER
        raise FileNotFetched(f"status {answer.status_code}", retry=late)
    content = bytearray()
    async for piece in answer.aiter_bytes():
        content += piece
        if len(content) > LARGEST_FILE_BYTES:
            raise FileNotFetched("too large", retry=False)
    return bytes(content)
