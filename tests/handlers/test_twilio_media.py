"""Fetching what people sent by WhatsApp: our token goes nowhere else, and what is too large or astray is refused."""

from collections.abc import Iterator

import pytest

from handlers.twilio.media import LARGEST_FILE_BYTES, MediaFetcher
from handlers.twilio.parsing import parse_inbound
from outbox.failures import FileNotFetched
from tests.fakes.twilio_api import FakeTwilio, Fault
from tests.fakes.twilio_webhook import Post

pytestmark = pytest.mark.anyio

NUMBER = "+6281234567801"


@pytest.fixture
def twilio() -> Iterator[FakeTwilio]:
    """Ends with an error where our token was shown to the file server."""
    with FakeTwilio() as twilio:
        yield twilio


@pytest.fixture
def fetcher(twilio: FakeTwilio) -> MediaFetcher:
    return MediaFetcher(twilio.account_sid, twilio.auth_token, twilio.api_base + "/")


def reference_of(twilio: FakeTwilio, content: bytes = b"\xff\xd8\xff made up") -> str:
    """The MediaUrl of a photo that Ibu Mawar sends."""
    posts: list[Post] = []
    twilio.listen(posts.append)
    twilio.person(NUMBER, "Mawar").sends_photo(content)
    (incoming,) = parse_inbound(posts[0].form)
    assert incoming.file is not None
    return incoming.file.reference


async def test_a_photo_is_fetched_through_the_redirect(twilio: FakeTwilio, fetcher: MediaFetcher) -> None:
    assert await fetcher.fetch(reference_of(twilio, b"\xff\xd8\xff isi")) == b"\xff\xd8\xff isi"


async def test_the_token_goes_to_the_configured_server_whatever_the_reference_says(
    twilio: FakeTwilio, fetcher: MediaFetcher
) -> None:
    astray = reference_of(twilio).replace(twilio.api_base, "https://jahat.example")

    assert await fetcher.fetch(astray) == b"\xff\xd8\xff made up"


@pytest.mark.parametrize(
    "reference",
    [
        "",
        "bukan alamat",
        "http://[",
        "https://api.twilio.com/2010-04-01/Accounts/AC{other}/Messages/MM{sid}/Media/ME{sid}",
        "https://api.twilio.com/2010-04-01/Accounts/{mine}/Messages/MM{sid}/Media/../../../Keys.json",
        "https://api.twilio.com/2010-04-01/Accounts/{mine}/Messages.json",
    ],
)
async def test_what_is_no_media_of_our_account_is_not_asked_for(
    twilio: FakeTwilio, fetcher: MediaFetcher, reference: str
) -> None:
    filled = reference.format(other="f" * 32, sid="1" * 32, mine=twilio.account_sid)

    with pytest.raises(FileNotFetched) as refused:
        await fetcher.fetch(filled)

    assert not refused.value.retry


@pytest.mark.parametrize(
    ("fault", "retry"),
    [("server_error", True), ("bad_gateway", True), ("20429", True), ("20003", True), ("dropped", True)],
)
async def test_what_may_come_later_is_tried_again(
    twilio: FakeTwilio, fetcher: MediaFetcher, fault: str, retry: bool
) -> None:
    reference = reference_of(twilio)
    twilio.faults.next(Fault(fault, ("media",)))

    with pytest.raises(FileNotFetched) as failed:
        await fetcher.fetch(reference)

    assert failed.value.retry == retry
    assert twilio.auth_token not in str(failed.value)
    assert await fetcher.fetch(reference)


async def test_a_photo_that_twilio_does_not_have_yet_may_come_later(twilio: FakeTwilio, fetcher: MediaFetcher) -> None:
    with pytest.raises(FileNotFetched) as failed:
        await fetcher.fetch(reference_of(twilio)[:-1] + "f")

    assert failed.value.retry


async def test_nothing_beyond_all_measure_is_read(twilio: FakeTwilio, fetcher: MediaFetcher) -> None:
    reference = reference_of(twilio, b"x" * (LARGEST_FILE_BYTES + 1))

    with pytest.raises(FileNotFetched, match="too large") as refused:
        await fetcher.fetch(reference)

    assert not refused.value.retry


@pytest.mark.parametrize(
    "where",
    [
        "http://mms.twiliocdn.com/x",
        "https://169.254.169.254/latest",
        "https://[::1]/x",
        "https://gateway/x",
        "https://db.internal/x",
        "file:///etc/passwd",
        "http://127.0.0.2/x",
        "http://[",
    ],
)
async def test_no_redirect_leads_off_the_road(twilio: FakeTwilio, fetcher: MediaFetcher, where: str) -> None:
    twilio.redirects_media_to = where

    with pytest.raises(FileNotFetched, match="astray") as refused:
        await fetcher.fetch(reference_of(twilio))

    assert not refused.value.retry


async def test_a_redirect_without_end_is_left(twilio: FakeTwilio, fetcher: MediaFetcher) -> None:
    reference = reference_of(twilio)
    twilio.redirects_media_to = f"{twilio.api_base}/cdn/again"

    with pytest.raises(FileNotFetched, match="redirects"):
        await fetcher.fetch(reference)


def test_the_token_stands_in_no_log(fetcher: MediaFetcher, twilio: FakeTwilio) -> None:
    assert twilio.auth_token not in repr(fetcher)
