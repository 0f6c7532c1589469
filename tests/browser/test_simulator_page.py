"""The simulator's page in a real browser, served by the real `bot.py demo`."""

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Route, expect

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 60
MILLISECONDS_FOR_THE_STORY = 420_000
MAWAR, WATI, KETUA, PENDAMPING = "Ibu Mawar", "Ibu Wati", "Ibu Sri Wahyuni", "Ibu Siti Rahmawati"
KOORDINATOR = "Bapak Bambang Susilo"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a demo of our own answers, with an empty folder for its data."""
    port = _free_port()
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "bot.py", "demo", "--port", str(port), "--data", str(folder / "data")]
    with (folder / "said").open("wb") as said, subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said) as demo:
        try:
            origin = f"http://127.0.0.1:{port}"
            _wait_until_it_answers(origin, demo, folder / "said")
            yield origin
        finally:
            demo.terminate()
            try:
                demo.wait(timeout=10)
            except subprocess.TimeoutExpired:
                demo.kill()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _wait_until_it_answers(origin: str, demo: "subprocess.Popen[bytes]", said: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            with urlopen(f"{origin}/api/state", timeout=5) as answer:  # noqa: S310 - our own address
                assert json.load(answer)["people"]
            return
        except (URLError, ConnectionError, TimeoutError) as error:
            if demo.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(said.read_text()) from error
            time.sleep(0.1)


class Visit:
    """Somebody looking at the page, and what went wrong meanwhile."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin
        self.complaints: list[str] = []
        page.on("console", self._console)
        page.on("request", self._request)

    def open(self) -> None:
        self.page.goto(self.origin)
        expect(self.page.locator(".phone:has(.message)")).to_have_count(4, timeout=60_000)  # a village begins

    def begin_anew(self) -> None:
        answer = self.page.request.post(f"{self.origin}/api/reset", data={}, timeout=90_000)
        assert answer.ok, answer.text()
        self.open()

    def phone(self, owner: str) -> Locator:
        return self.page.get_by_role("article", name=f"Telepon {owner}", exact=True)

    def chat(self, owner: str) -> Locator:
        return self.phone(owner).get_by_role("log")

    def writes(self, owner: str, text: str) -> None:
        field = self.phone(owner).get_by_role("textbox")
        field.fill(text)
        field.press("Enter")

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:")):
            self.complaints.append(f"leaves the origin: {request.url}")


@pytest.fixture
def visit(page: Page, address: str) -> Iterator[Visit]:
    """The page, as the tests before left it; fails if its console complained or anything was asked elsewhere."""
    visit = Visit(page, address)
    visit.open()
    yield visit
    assert not visit.complaints, visit.complaints


@pytest.fixture
def first_morning(visit: Visit) -> Visit:
    """The page of a village where nothing has happened yet."""
    visit.begin_anew()
    return visit


def test_the_page_shows_the_four_phones_of_the_story(visit: Visit) -> None:
    expect(visit.page.get_by_role("article").get_by_role("heading")).to_have_text([MAWAR, WATI, KETUA, PENDAMPING])
    for owner in (MAWAR, WATI, KETUA, PENDAMPING):
        expect(visit.phone(owner)).to_be_in_viewport(ratio=1)


def test_menu_shows_the_pendamping_her_buttons_and_a_tap_goes_on(visit: Visit) -> None:
    visit.writes(PENDAMPING, "menu")
    visit.chat(PENDAMPING).get_by_role("button", name="Jadwalkan pertemuan").last.click()

    expect(visit.chat(PENDAMPING)).to_contain_text(re.compile("Kapan|kapan|tanggal", re.DOTALL))
    expect(visit.chat(PENDAMPING).get_by_role("button", name="Jadwalkan pertemuan").last).to_have_class("chosen")


def test_a_command_can_be_picked_with_the_keyboard_alone(visit: Visit) -> None:
    field = visit.phone(PENDAMPING).get_by_role("textbox")
    field.fill("/")
    expect(visit.phone(PENDAMPING).get_by_role("menu", name="Perintah")).to_be_visible()
    field.press("ArrowUp")
    visit.page.keyboard.press("Home")
    picked = visit.page.locator(":focus b").inner_text()
    visit.page.keyboard.press("Enter")

    expect(visit.chat(PENDAMPING).locator(".mine .text").last).to_have_text(picked)
    expect(field).to_have_value("")


def test_the_clock_goes_forward_by_an_hour_a_day_and_to_the_next_event(first_morning: Visit) -> None:
    visit, time_shown = first_morning, first_morning.page.locator("#clock-time")
    expect(time_shown).to_have_text("08.00 WIB")

    visit.presses("+1 jam")
    expect(time_shown).to_have_text("09.00 WIB")
    visit.presses("+1 hari")
    expect(visit.page.locator("#clock-day")).to_have_text("Selasa, 16 Oktober 2018")
    expect(time_shown).to_have_text("09.00 WIB")
    visit.presses("Kejadian berikutnya")
    expect(time_shown).not_to_have_text("09.00 WIB")


def test_the_story_is_played_to_its_end_where_complaint_and_case_are_read_by_their_own_only(visit: Visit) -> None:
    visit.presses("Putar cerita")

    story = visit.page.get_by_role("region", name="Jalannya cerita")
    expect(story).to_contain_text("Langkah")
    expect(visit.phone(KETUA).get_by_role("textbox")).to_be_disabled()
    expect(story).to_contain_text("Cerita selesai", timeout=MILLISECONDS_FOR_THE_STORY)
    expect(visit.chat(PENDAMPING)).to_contain_text("Kunjungan Ibu Mawar tercatat selesai")
    expect(visit.chat(PENDAMPING)).to_contain_text("Tidak ada keluhan yang menunggu")
    expect(visit.chat(KOORDINATOR)).to_contain_text("RAHASIA")
    expect(visit.chat(KETUA)).not_to_contain_text("dipotong")
    expect(visit.chat(PENDAMPING)).to_contain_text("Ini laporannya (Word), memakai nama samaran")
    for other in (KETUA, KOORDINATOR):
        expect(visit.chat(other)).not_to_contain_text("Kasus Ibu Mawar")
    expect(visit.page.locator("#clock-day")).to_have_text("Kamis, 27 Desember 2018")
    expect(visit.page.locator("#jobs")).to_contain_text("Menyusun daftar kunjungan")
    expect(visit.phone(KETUA).get_by_role("textbox")).to_be_enabled()


@pytest.mark.parametrize(
    "typed", ["<b>nggih</b> <img src=x onerror=alert(1)>", "a_b_c *d* `e` [f](g) &amp; <", "satu\ndua"]
)
def test_what_is_typed_appears_as_it_was_typed(visit: Visit, typed: str) -> None:
    texts = visit.chat(KETUA).locator(".mine .text")
    said = texts.nth(texts.count())
    visit.writes(KETUA, typed)

    expect(said).to_be_visible()
    assert said.evaluate("element => element.innerText") == typed
    assert said.evaluate("element => element.children.length") == 0


def test_a_stranger_gets_a_polite_sentence_and_a_button_for_her_number(first_morning: Visit) -> None:
    visit = first_morning
    visit.phone(WATI).get_by_role("combobox").select_option(label="Orang asing")
    visit.writes("Orang asing", "halo")

    expect(visit.chat("Orang asing").locator(".bot")).to_have_count(1)
    button = visit.phone("Orang asing").get_by_role("button", name="Bagikan nomor HP saya")
    button.click()
    expect(visit.chat("Orang asing")).to_contain_text("Maaf, nomor ini belum ada dalam daftar")


def test_choosing_someone_of_another_phone_exchanges_the_two(visit: Visit) -> None:
    visit.phone(MAWAR).get_by_role("combobox").select_option(label=f"{PENDAMPING} (Pendamping)")

    headings = visit.page.get_by_role("article").get_by_role("heading")
    expect(headings).to_have_text([PENDAMPING, WATI, KETUA, MAWAR])


@pytest.mark.parametrize("kind", ["Foto", "Suara", "Lokasi", "Kontak"])
def test_each_attachment_is_sent_and_answered(visit: Visit, kind: str) -> None:
    answers = visit.chat(MAWAR).locator(".bot")
    before = answers.count()
    visit.phone(MAWAR).get_by_role("button", name="Lampirkan").click()
    visit.phone(MAWAR).get_by_role("menuitem", name=kind).click()

    expect(visit.chat(MAWAR).locator(".mine").last).to_contain_text(kind)
    expect(answers.nth(before)).to_be_visible()


def test_what_was_written_can_be_changed_and_escape_leaves_it(visit: Visit) -> None:
    visit.writes(MAWAR, "kapn ya bu")
    mine = visit.chat(MAWAR).locator(".mine").last
    expect(mine).to_contain_text("kapn ya bu")
    mine.hover()
    mine.get_by_role("button", name="Ubah pesan ini").click()
    field = visit.phone(MAWAR).get_by_role("textbox")
    expect(field).to_have_value("kapn ya bu")
    field.press("Escape")
    expect(field).to_have_value("")

    mine.get_by_role("button", name="Ubah pesan ini").click()
    field.fill("kapan ya bu")
    field.press("Enter")

    changed = visit.chat(MAWAR).locator(".mine", has_text="kapan ya bu").last
    expect(changed).to_contain_text("diubah")


def test_a_document_is_chosen_sent_and_its_answer_can_be_downloaded(visit: Visit) -> None:
    phone, chat = visit.phone(PENDAMPING), visit.chat(PENDAMPING)
    sheet = f"No Peserta;Nama;Kelompok;Desa;Pendamping\nPKH900001;Kartini;Asing;Wates;{KOORDINATOR}\n"
    phone.get_by_role("button", name="Lampirkan").click()
    with visit.page.expect_file_chooser() as chosen:
        phone.get_by_role("menuitem", name="Dokumen").click()
    chosen.value.set_files({"name": "daftar.csv", "mimeType": "text/csv", "buffer": sheet.encode()})

    expect(chat.locator(".mine").last).to_contain_text("daftar.csv")
    answer = chat.locator(".bot").filter(has_text="Berkas belum bisa dimasukkan")
    with visit.page.expect_download() as downloaded:
        answer.get_by_role("link", name="daftar-peserta-periksa.xlsx").click()
    assert downloaded.value.path().read_bytes().startswith(b"PK")


def test_a_reader_of_old_messages_stays_there_and_is_told_of_new_ones(visit: Visit) -> None:
    chat = visit.chat(MAWAR)
    chat.evaluate("element => element.scrollTo(0, 0)")
    chat.get_by_role("button", name="Tidak").click()

    newer = visit.phone(MAWAR).get_by_role("button", name="↓ baru")
    expect(newer).to_be_visible()
    assert chat.evaluate("element => element.scrollTop") < 300
    newer.click()
    expect(newer).to_be_hidden()
    expect(chat.locator(".message").last).to_be_in_viewport()


def test_starting_anew_asks_first_where_something_was_done_by_hand(visit: Visit) -> None:
    visit.writes(MAWAR, "halo lagi")
    expect(visit.chat(MAWAR)).to_contain_text("halo lagi")
    visit.presses("Mulai ulang")
    visit.presses("Batal")
    expect(visit.chat(MAWAR)).to_contain_text("halo lagi")

    visit.presses("Mulai ulang")
    visit.presses("Ya, lanjutkan")
    expect(visit.chat(MAWAR)).not_to_contain_text("halo lagi")


def test_a_refusal_is_shown_on_the_phone_and_the_text_is_kept(visit: Visit) -> None:
    refusal = {"status": 409, "json": {"error": "Tunggu sebentar, ya."}}
    visit.page.route("**/api/say", lambda route: route.fulfill(**refusal))
    visit.writes(MAWAR, "halo")

    expect(visit.phone(MAWAR).get_by_role("alert")).to_have_text("Tunggu sebentar, ya.")
    expect(visit.phone(MAWAR).get_by_role("textbox")).to_have_value("halo")
    visit.complaints = [one for one in visit.complaints if "409" not in one]  # the browser's own note


def test_the_page_says_that_the_server_stopped_and_goes_on_when_it_is_back(visit: Visit) -> None:
    visit.page.route("**/api/**", lambda route: route.abort())
    banner = visit.page.get_by_role("alert").filter(has_text="Server berhenti")
    expect(banner).to_be_visible()
    expect(visit.page.get_by_role("button", name="+1 jam")).to_be_disabled()

    visit.page.unroute("**/api/**")
    expect(banner).to_be_hidden()
    expect(visit.page.get_by_role("button", name="+1 jam")).to_be_enabled()
    visit.complaints = [one for one in visit.complaints if "ERR_FAILED" not in one]  # the browser's own notes


def test_the_outbox_can_be_narrowed_to_what_is_waiting(visit: Visit) -> None:
    def one_waits(route: Route) -> None:
        state = route.fetch().json()
        waiting = {"id": 0, "kind": "visit_list", "label": "Daftar <i>", "to": MAWAR, "due": "besok"}
        state["outbox"].append({**waiting, "state": "queued", "state_label": "menunggu"})
        route.fulfill(json=state)

    visit.page.route("**/api/state", one_waits)
    rows = visit.page.locator("#outbox tr")
    expect(rows.first).to_contain_text("terkirim")
    visit.page.get_by_label("Hanya yang menunggu").check()

    expect(rows).to_have_text([re.compile("Daftar <i>.*Ibu Mawar.*menunggu")])
    visit.page.unroute_all(behavior="wait")


def test_a_whatsapp_phone_says_so_and_shows_its_window_and_numbered_lines(first_morning: Visit) -> None:
    visit = first_morning
    phone = visit.phone(WATI)
    expect(phone).to_contain_text("WhatsApp")
    expect(phone).to_contain_text("Jendela s.d. besok 08.00")
    expect(visit.chat(WATI)).to_contain_text("1. Setuju")
    expect(visit.chat(WATI).get_by_label("dibaca")).not_to_have_count(0)
    expect(phone.get_by_role("button", name="Daftar perintah")).to_be_hidden()

    visit.writes(WATI, "menu")
    expect(visit.chat(WATI).locator(".bot").last).to_contain_text("1. ")
    visit.presses("+1 hari")
    visit.presses("+1 jam")
    expect(phone).to_contain_text("Jendela tutup")


def test_a_phones_switches_are_turned_with_the_keyboard_alone(visit: Visit) -> None:
    visit.phone(MAWAR).get_by_role("combobox").select_option(label=f"{WATI} (WhatsApp)")
    phone = visit.phone(WATI)
    handle = phone.get_by_role("button", name="Atur HP ini")
    handle.focus()
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Enter")
    expect(phone).to_contain_text("HP ini mati")
    expect(phone.get_by_role("textbox")).to_be_hidden()

    handle.focus()
    visit.page.keyboard.press("Enter")
    off = phone.get_by_role("menuitemcheckbox", name="HP mati")
    expect(off).to_be_checked()
    off.press("Enter")
    expect(phone.get_by_role("textbox")).to_be_visible()


def test_an_old_phone_only_receives_and_any_phone_can_be_exchanged(visit: Visit) -> None:
    visit.phone(MAWAR).get_by_role("combobox").select_option(label="Ibu Tumini (SMS)")
    phone = visit.phone("Ibu Tumini")
    expect(phone).to_contain_text("SMS hanya bisa menerima")
    expect(phone.get_by_role("textbox")).to_be_hidden()

    phone.get_by_role("button", name="Atur HP ini").click()
    phone.get_by_role("menuitemradio", name="Pakai WhatsApp").click()
    visit.writes("Ibu Tumini", "halo")
    expect(visit.chat("Ibu Tumini").locator(".bot")).not_to_have_count(0)


def test_the_page_shows_what_was_used(visit: Visit) -> None:
    expect(visit.page.locator("#spending")).to_contain_text(re.compile(r"WhatsApp \d+/20.*segmen.*Rp"))


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_the_page_fits_every_screen(visit: Visit, width: int, height: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": height})
    overflow = (
        "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]"
    )
    assert visit.page.evaluate(overflow) == [0, 0]
    expect(visit.chat(MAWAR).locator(".message").last).to_be_in_viewport(ratio=0.9)
    for button in ("+1 jam", "Kejadian berikutnya", "+1 hari", "Putar cerita", "Mulai ulang"):
        expect(visit.page.get_by_role("button", name=button)).to_be_in_viewport(ratio=1)


def test_on_a_narrow_screen_a_tab_brings_each_phone_into_sight(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    expect(visit.phone(PENDAMPING)).not_to_be_in_viewport()
    visit.page.get_by_role("navigation").get_by_role("button", name=PENDAMPING).click()

    expect(visit.phone(PENDAMPING)).to_be_in_viewport(ratio=0.95)
