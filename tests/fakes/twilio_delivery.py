"""What becomes of a message that Twilio accepted: fetched media, the phone it reaches or not, and the callbacks.

https://www.twilio.com/docs/messaging/guides/track-outbound-message-status
"""

from typing import TYPE_CHECKING
from urllib.request import ProxyHandler, build_opener

from tests.fakes import twilio_facts as facts
from tests.fakes.twilio_records import Media, Record
from tests.fakes.twilio_webhook import Post

if TYPE_CHECKING:
    from tests.fakes.twilio_api import FakeTwilio

opener = build_opener(ProxyHandler({}))
SECONDS_TO_FETCH = 10.0


def deliver(api: "FakeTwilio", record: Record) -> None:
    """Brings it as far as it comes, and lets the callbacks of each step leave."""
    code = record.fails_later or _fetched(api, record)
    with api.lock:
        posts = _failed(api, record, code) if code else _sent(api, record)
        api.lock.notify_all()
    if record.status_callback:
        api.callbacks.leave(posts)


def _sent(api: "FakeTwilio", record: Record) -> list[Post]:
    person = api.person_at(record.to)
    if record.channel == "sms" and (person is None or not person.has_handset):
        return _failed(api, record, 30005)
    record.sent = api.now()
    posts = [_step(api, record, "sent")]
    if person is None or person.is_silent:
        return posts
    person.receives(record)
    posts.append(_step(api, record, "delivered"))
    if record.channel == "whatsapp" and person.shows_reading:
        posts.append(_step(api, record, "read"))
    return posts


def _failed(api: "FakeTwilio", record: Record, code: int) -> list[Post]:
    status, sentence = facts.FAILED_LATER[code]
    record.error_code, record.error_message = code, sentence
    record.sent = api.now()
    return [_step(api, record, status)]


def _step(api: "FakeTwilio", record: Record, status: str) -> Post:
    record.status, record.updated = status, api.now()
    form = {
        "AccountSid": record.account_sid,
        "ApiVersion": "2010-04-01",
        "From": record.from_,
        "MessageSid": record.sid,
        "MessageStatus": status,
        "SmsSid": record.sid,
        "SmsStatus": status,
        "To": record.to,
    }
    if record.service_sid:
        form["MessagingServiceSid"] = record.service_sid
    if record.channel == "whatsapp":
        form |= {"ChannelPrefix": "whatsapp", "ChannelToAddress": "+" + "X" * 8}
        if status in ("delivered", "read"):
            form["EventType"] = status.upper()
    if record.error_code is not None:
        form |= {"ErrorCode": str(record.error_code), "ErrorMessage": record.error_message or ""}
    return Post(record.status_callback, form)


def _fetched(api: "FakeTwilio", record: Record) -> int | None:
    """The code of the failure where what we point to can't be fetched or shown."""
    for url in record.media_urls:
        assert url.startswith("http://127.0.0.1"), f"{url} is not on this machine"
        try:
            with opener.open(url, timeout=SECONDS_TO_FETCH) as answer:
                content, kind = answer.read(), answer.headers.get_content_type()
        except OSError:
            return 63019
        if record.channel == "whatsapp" and kind not in facts.WHATSAPP_MEDIA:
            return 63021
        if len(content) > facts.LARGEST_MEDIA_BYTES:
            return 63019
        record.media.append(Media(api.new_sid("ME"), kind, content, api.now()))
    return None
