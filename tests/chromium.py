"""A real browser for the tests of our pages: Debian's Chromium, driven by playwright.

Playwright's own browser builds are not used: they come from an address that many machines can't reach.
The browser resolves no name but this machine's, so a page that needs anything from outside fails its test.

`python -m tests.chromium` says where Chromium is, and fails when there is none.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

REMEDY = "no Chromium found: apt-get install chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Snap's and Debian's programs may stand outside the PATH of whoever runs the tests.
SEARCHED = (None, "/usr/bin:/usr/local/bin:/snap/bin:/opt/google/chrome")
MILLISECONDS_TO_WAIT = 10_000

# Playwright adds what any automated browser needs: no sandbox, which root (CI) cannot have; no background traffic.
ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--disable-gpu",
    "--disable-quic",
)
THIS_MACHINE = ("localhost", "127.0.0.1")


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome on this machine; None if there is none."""
    found = (shutil.which(name, path=path) for path in SEARCHED for name in NAMES)
    return next((path for path in found if path), None)


@contextmanager
def launched_browser(chromium: str) -> Iterator[Browser]:
    """A headless browser for as long as the block lasts.

    Meanwhile playwright keeps an event loop running in this thread: `asyncio.run` works in other threads only.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page as someone in Java sees it, with nothing remembered.

    AssertionError at its end if a script failed or something from another machine was asked for.
    """
    context = browser.new_context(
        locale="id-ID", timezone_id="Asia/Jakarta", viewport={"width": 1440, "height": 900}, reduced_motion="reduce"
    )
    context.set_default_timeout(MILLISECONDS_TO_WAIT)
    failures: list[str] = []
    context.on("weberror", lambda event: failures.append(f"a script failed: {event.error}"))
    context.on("requestfailed", lambda request: failures.extend(from_elsewhere(request.url)))
    try:
        yield context.new_page()
    finally:
        context.close()
    assert not failures, failures


def from_elsewhere(url: str) -> list[str]:
    """The complaint about an address that is not this machine's; none about one that is."""
    host = urlsplit(url).hostname
    return [f"the page asks another machine: {url}"] if host and host not in THIS_MACHINE else []


if __name__ == "__main__":
    print(find_chromium() or sys.exit(REMEDY))
