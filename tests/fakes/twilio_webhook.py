"""Twilio's side of our doors: what people write and what became of our messages, signed and posted.

A webhook that fails is not posted again: the message stays in the list and nowhere else.
https://www.twilio.com/docs/usage/webhooks/webhooks-security
"""

import base64
import hmac
import json
import random
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1, sha256
from threading import Thread
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.twilio_api import FakeTwilio

SECONDS_TO_ANSWER = 15.0
opener = build_opener(ProxyHandler({}))


@dataclass(frozen=True)
class Post:
    """One request to one of our addresses."""

    url: str
    form: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What our side said; status 0 where nobody answered."""

    post: Post
    status: int
    body: str
    media_type: str


def signature(token: str, url: str, form: Mapping[str, str]) -> str:
    """X-Twilio-Signature: HMAC-SHA1 of the address and every parameter, sorted by name."""
    said = url + "".join(name + form[name] for name in sorted(form))
    return base64.b64encode(hmac.new(token.encode(), said.encode(), sha1).digest()).decode()


def signed_request(token: str, post: Post, *, as_json: bool = False) -> tuple[str, bytes, dict[str, str]]:
    """Address, body and headers as Twilio posts them; JSON is vouched for by its hash in the address."""
    if not as_json:
        headers = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
        proof = signature(token, post.url, post.form)
        return post.url, urlencode(post.form).encode(), headers | {"X-Twilio-Signature": proof}
    body = json.dumps(dict(post.form)).encode()
    joiner = "&" if "?" in post.url else "?"
    url = f"{post.url}{joiner}bodySHA256={sha256(body).hexdigest()}"
    return url, body, {"Content-Type": "application/json", "X-Twilio-Signature": signature(token, url, {})}


class Poster:
    """A thread that does one thing after the other; `settle` waits until nothing is left."""

    def __init__(self, api: "FakeTwilio", name: str) -> None:
        self._api = api
        self._jobs: deque[Callable[[], None]] = deque()
        self._busy = False
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def join(self) -> None:
        self._thread.join()

    def add(self, job: "Callable[[], None]") -> None:
        with self._api.lock:
            self._jobs.append(job)
            self._api.lock.notify_all()

    @property
    def is_idle(self) -> bool:
        return not self._jobs and not self._busy

    def _run(self) -> None:
        while True:
            with self._api.lock:
                self._api.lock.wait_for(lambda: self._api.closing or self._jobs)
                if self._api.closing:
                    return
                job, self._busy = self._jobs.popleft(), True
            try:
                job()
            except AssertionError as mistake:
                self._api.mistakes.append(str(mistake))
            finally:
                with self._api.lock:
                    self._busy = False
                    self._api.lock.notify_all()


class Callbacks:
    """Which status callbacks leave when: promptly in order, held back, or shuffled and repeated by a seeded chance."""

    def __init__(self, api: "FakeTwilio") -> None:
        self._api = api
        self._chance: random.Random | None = None
        self._repeat = 0.0
        self.held: list[Post] | None = None
        """What waits; None while nothing is held back."""

    def hold(self) -> None:
        """From now on none leaves before `release`."""
        with self._api.lock:
            self.held = self.held or []

    def release(self, *, backwards: bool = False, times: int = 1) -> None:
        """Everything held leaves now, each as often as told; later ones leave promptly again."""
        with self._api.lock:
            held, self.held = self.held or [], None
        for post in reversed(held) if backwards else held:
            for _ in range(times):
                self._api.posts(post)

    def disorder(self, seed: int, repeat: float = 0.2) -> None:
        """From now on those of one message come in any order, some of them twice."""
        self._chance, self._repeat = random.Random(seed), repeat

    def leave(self, posts: Sequence[Post]) -> None:
        """All of one message."""
        leaving = list(posts)
        if self._chance is not None:
            leaving += [post for post in posts if self._chance.random() < self._repeat]
            self._chance.shuffle(leaving)
        with self._api.lock:
            if self.held is not None:
                self.held += leaving
                return
        for post in leaving:
            self._api.posts(post)


def posted(post: Post, token: str, *, as_json: bool) -> Answer:
    """Brings it; addresses other than this machine's are a mistake of the test."""
    assert post.url.startswith("http://127.0.0.1"), f"{post.url} is not on this machine"
    url, body, headers = signed_request(token, post, as_json=as_json)
    request = Request(url, body, headers | {"User-Agent": "TwilioProxy/1.1"})  # noqa: S310 - loopback, see above
    try:
        with opener.open(request, timeout=SECONDS_TO_ANSWER) as answer:
            return Answer(post, answer.status, answer.read().decode(), answer.headers.get_content_type())
    except HTTPError as error:
        with error:
            return Answer(post, error.code, error.read().decode(), error.headers.get_content_type())
    except OSError as error:
        return Answer(post, 0, type(error).__name__, "")
