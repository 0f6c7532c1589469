"""The doctor's look at WhatsApp and SMS: the account, its senders, the way back to us, and the templates."""

from collections.abc import Iterator

import httpx
import phonenumbers
from twilio.rest import Client

from conversations.templates import TEMPLATES
from handlers.office.findings import Finding
from handlers.twilio.api import Asked, TwilioApi
from handlers.twilio.content import shape_names
from handlers.twilio.content_api import Made, all_made
from handlers.twilio.door import TwilioAccount
from handlers.twilio.refusals import failure_of
from outbox.failures import AccessRefused

SECONDS_TO_ANSWER = 8.0
SANDBOX = "+14155238886"
"""Twilio's own WhatsApp number for trying things out: only people who joined its sandbox are reached."""
MAKE_TEMPLATES = "Jalankan bot.py templates --create dan salin barisnya ke [twilio.templates]."


def examine_twilio(account: TwilioAccount) -> Iterator[Finding]:
    """Looks from the account outwards; where Twilio doesn't answer, what only Twilio knows is left out."""
    api = TwilioApi(account.account_sid, account.auth_token, account.api_base, account.content_base, SECONDS_TO_ANSWER)
    try:
        state = api.ask_here(lambda client: _state_of(client, account.account_sid))
        yield _account(*state)
        answers = True
    except Asked as problem:
        yield _no_account(problem)
        answers = False
    yield from _senders(account)
    yield _way_back(account.public_url)
    try:
        yield from _templates(account, api.ask_here(all_made) if answers and account.templates else [], asked=answers)
    except Asked:
        yield Finding("Templat WhatsApp", "tidak bisa dilihat", "Periksa twilio.content_base, lalu coba lagi.")
    finally:
        api.close()


def _state_of(client: Client, sid: str) -> tuple[str, str]:
    """(status, type): active, suspended or closed; Trial or Full."""
    found = client.api.v2010.accounts(sid).fetch()
    return str(found.status), str(found.type)


def _account(status: str, kind: str) -> Finding:
    if status != "active":
        return Finding("Akun Twilio", f"berstatus {status}", "Buka Twilio Console: lihat tagihan dan pemberitahuannya.")
    if kind.casefold() == "trial":
        return Finding(
            "Akun Twilio",
            "masih akun percobaan: hanya nomor terverifikasi yang dijangkau",
            "Naikkan akun itu di Twilio Console (Upgrade).",
        )
    return Finding("Akun Twilio", "bisa dipakai")


def _no_account(problem: Asked) -> Finding:
    if isinstance(failure_of(problem), AccessRefused):
        return Finding(
            "Akun Twilio",
            "ditolak Twilio",
            "Salin lagi twilio.account_sid dan twilio.auth_token dari halaman depan Twilio Console.",
        )
    return Finding("Akun Twilio", "tidak menjawab", "Periksa sambungan internet dan twilio.api_base.")


def _senders(account: TwilioAccount) -> Iterator[Finding]:
    number = account.whatsapp_from
    if not number:
        yield Finding("Nomor WhatsApp", "kosong; tidak ada WhatsApp")
    elif number == SANDBOX:
        yield Finding(
            "Nomor WhatsApp", "nomor uji Twilio (sandbox)", "Daftarkan nomor sendiri di Twilio: WhatsApp Senders."
        )
    else:
        yield _number("Nomor WhatsApp", number, "twilio.whatsapp_from")
    if account.messaging_service_sid:
        yield Finding("Pengirim SMS", "layanan pesan Twilio")
    elif account.sms_from.startswith("+"):
        yield _number("Pengirim SMS", account.sms_from, "twilio.sms_from")
    elif account.sms_from:
        has_letter = any(letter.isalpha() for letter in account.sms_from)
        yield Finding(
            "Pengirim SMS",
            f"nama {account.sms_from}; di Indonesia nama harus didaftarkan dulu di Twilio",
            None if has_letter else "Nama pengirim perlu paling sedikit satu huruf; nomor ditulis dengan +62.",
        )
    else:
        yield Finding("Pengirim SMS", "kosong; tanpa SMS yang tak terjangkau disampaikan lewat ketua")


def _number(what: str, number: str, setting: str) -> Finding:
    well = phonenumbers.is_valid_number(phonenumbers.parse(number))
    return Finding(what, number, None if well else f"Jumlah atau awalan angkanya keliru: periksa {setting}.")


def _way_back(public_url: str) -> Finding:
    """Twilio posts to this address; whether our own door answers behind it is seen from here as well."""
    what, address = "Alamat untuk Twilio", f"{public_url.rstrip('/')}/healthz"
    try:
        answer = httpx.get(address, timeout=SECONDS_TO_ANSWER)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        if "CERTIFICATE" in str(error).upper():
            return Finding(what, "sertifikatnya ditolak", "Pasang sertifikat https yang sah di proksi (Let's Encrypt).")
        return Finding(
            what,
            "tidak menjawab",
            "Jalankan bot.py run; lalu periksa twilio.public_url, DNS, dan proksi yang meneruskannya ke http.port.",
        )
    if answer.status_code == httpx.codes.OK and "database" in answer.text:
        return Finding(what, f"menjawab; pesan masuk di Twilio Console: {public_url.rstrip('/')}/twilio/inbound")
    if answer.is_redirect:
        return Finding(what, "dialihkan ke alamat lain", "Isi twilio.public_url dengan alamat akhirnya.")
    return Finding(
        what,
        f"dijawab oleh yang lain (kode {answer.status_code})",
        "Teruskan alamat itu di proksi ke http.port program ini.",
    )


def _templates(account: TwilioAccount, made: list[Made], *, asked: bool) -> Iterator[Finding]:
    if not account.whatsapp_from:
        return
    strange = sorted(set(account.templates) - set(TEMPLATES) - set(shape_names()))
    if strange:
        yield Finding("Templat WhatsApp", f"tidak dikenal: {', '.join(strange)}", "Betulkan atau hapus nama itu.")
    missing = [name for name in TEMPLATES if name not in account.templates]
    if missing:
        yield Finding(
            "Templat WhatsApp", f"belum ada: {', '.join(missing)}; kabarnya tidak sampai sesudah 24 jam", MAKE_TEMPLATES
        )
    by_sid = {one.sid: one for one in made}
    for name, sid in account.templates.items() if asked else ():
        if name in TEMPLATES:
            yield _template(name, by_sid.get(sid))
    if not strange and not missing and not asked:
        yield Finding("Templat WhatsApp", "semua diisi; persetujuannya tidak bisa dilihat")


def _template(name: str, made: Made | None) -> Finding:
    what = f"Templat {name}"
    if made is None:
        return Finding(what, "tidak ada di akun ini", MAKE_TEMPLATES)
    if made.status == "approved":
        return Finding(what, "disetujui")
    if made.status in ("received", "pending"):
        return Finding(what, "menunggu persetujuan WhatsApp", "Tunggu; biasanya beberapa menit sampai sehari.")
    why = f" ({made.why})" if made.why else ""
    return Finding(what, f"berstatus {made.status}{why}", "Perbaiki di Twilio Console (Content Template Builder).")
