"""`bot.py init`: asks for what only the office knows and writes config.toml, with fresh keys of its own."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import typer
from rich.console import Console

from db.keys import new_key

ZONES = {"1": ("Asia/Jakarta", "WIB"), "2": ("Asia/Makassar", "WITA"), "3": ("Asia/Jayapura", "WIT")}
TOKEN = re.compile(r"\d{6,}:[\w-]{30,}")
ACCOUNT_SID = re.compile(r"AC[0-9a-fA-F]{32}")
AUTH_TOKEN = re.compile(r"[0-9a-fA-F]{32}")
NUMBER = re.compile(r"\+\d{8,15}")
SMS_SENDER = re.compile(r"\+\d{8,15}|[A-Za-z0-9 ]{3,11}")
ADDRESS = re.compile(r"https://[\w.-]+\.[a-z]{2,}(:\d+)?(/[\w./-]*)?", re.IGNORECASE)
EXAMPLE = Path(__file__).resolve().parents[2] / "config.example.toml"

Values = Mapping[str, Mapping[str, str]]
"""Section -> key -> value as TOML has it."""


class AlreadyThere(Exception):
    """A file that holds keys is never overwritten: without them nothing could be read any more."""


def ask_and_write(console: Console, file: Path) -> None:
    """Raises AlreadyThere, OSError."""
    if file.exists():
        raise AlreadyThere(
            f"{file} sudah ada dan berisi kunci, jadi tidak ditimpa. Ubah isinya dengan penyunting teks."
        )
    token, twilio = _asked_accounts(console)
    zone = _asked_zone(console)
    values = {
        "telegram": {"token": f'"{token}"'},
        "twilio": {name: f'"{value}"' for name, value in twilio.items()},
        "keys": {"ring": f'["{new_key()}"]', "index": f'"{new_key()}"'},
        "programme": {"zone": f'"{zone}"'},
    }
    content = filled_in(EXAMPLE.read_text(), values)
    file.touch(mode=0o600, exist_ok=False)
    file.write_text(content)
    console.print(
        f"{file} tertulis, hanya bisa dibaca pemiliknya. Simpan salinan kuncinya di tempat aman.", markup=False
    )
    if twilio:
        inbound = f"{twilio['public_url'].rstrip('/')}/twilio/inbound"
        console.print(f"Di Twilio Console, pesan masuk: {inbound}", markup=False, soft_wrap=True)
        console.print(f"Templat: python bot.py templates --create --config {file}", markup=False, soft_wrap=True)
    console.print(f"Periksa: python bot.py doctor --config {file}", markup=False, soft_wrap=True)
    console.print(f"Jalankan: python bot.py run --config {file}", markup=False, soft_wrap=True)


def filled_in(example: str, values: Values) -> str:
    """The example settings with these values in their places, every explanation kept."""
    for section, said in values.items():
        for name, value in said.items():
            found = re.search(rf"(?ms)^\[{section}\]$.*?^{name} = [^\n]*$", example)
            if found is None:
                raise ValueError(f"config.example.toml has no line for {section}.{name}")
            kept = found.group().rpartition("\n")[0]
            example = f"{example[: found.start()]}{kept}\n{name} = {value}{example[found.end() :]}"
    return example


def _asked_accounts(console: Console) -> tuple[str, dict[str, str]]:
    """The bot's token and the [twilio] settings; one of the two may be left out."""
    while True:
        console.print(
            "Telegram: buat bot lewat @BotFather (perintah /newbot), lalu salin tokennya. Tanpa Telegram: Enter saja.",
            markup=False,
            soft_wrap=True,
        )
        token = _asked(
            console,
            "Token",
            TOKEN,
            "Token berbentuk angka, titik dua, lalu huruf dan angka. Salin utuh dari @BotFather.",
            hidden=True,
            may_be_empty=True,
        )
        twilio = _asked_twilio(console)
        if token or twilio:
            return token, twilio
        console.print("Perlu salah satu: Telegram atau WhatsApp.", markup=False)


def _asked_twilio(console: Console) -> dict[str, str]:
    console.print("WhatsApp lewat Twilio (console.twilio.com). Belum punya: Enter saja.", markup=False, soft_wrap=True)
    sid = _asked(console, "Account SID", ACCOUNT_SID, "Account SID berbentuk AC dan 32 angka/huruf.", may_be_empty=True)
    if not sid:
        return {}
    secret = _asked(console, "Auth Token", AUTH_TOKEN, "Auth Token berbentuk 32 angka/huruf.", hidden=True)
    number = _asked(
        console, "Nomor WhatsApp pengirim", NUMBER, "Tulis dengan kode negara, misalnya +6281234567890.", tidy=_dialled
    )
    sms = _asked(
        console,
        "Pengirim SMS (nomor atau nama terdaftar; Enter: tanpa SMS)",
        SMS_SENDER,
        "Nomor dengan +62, atau nama paling banyak 11 huruf.",
        may_be_empty=True,
    )
    address = _asked(
        console,
        "Alamat https program ini",
        ADDRESS,
        "Alamat yang bisa dibuka dari internet, misalnya https://pkh.kabupaten.go.id",
    )
    return {
        "account_sid": sid,
        "auth_token": secret,
        "whatsapp_from": number,
        "sms_from": sms,
        "public_url": address,
    }


def _dialled(said: str) -> str:
    """'0812-3456-7890' as +6281234567890."""
    digits = re.sub(r"[\s().-]", "", said)
    return f"+62{digits[1:]}" if digits.startswith("0") else digits


def _asked(
    console: Console,
    question: str,
    form: re.Pattern[str],
    help_text: str,
    *,
    hidden: bool = False,
    may_be_empty: bool = False,
    tidy: Callable[[str], str] = str.strip,
) -> str:
    """What was typed, once it has the right form."""
    while True:
        said = tidy(str(typer.prompt(question, hide_input=hidden, default="", show_default=False)).strip())
        if form.fullmatch(said) or (may_be_empty and not said):
            return said
        console.print(help_text, markup=False, soft_wrap=True)


def _asked_zone(console: Console) -> str:
    for number, (zone, name) in ZONES.items():
        console.print(f"{number}. {name} ({zone})", markup=False, soft_wrap=True)
    while True:
        said = str(typer.prompt("Zona waktu kabupaten", default="1")).strip()
        found = next(
            (zone for key, (zone, name) in ZONES.items() if said.casefold() in (key, zone.casefold(), name.casefold())),
            None,
        )
        if found is not None:
            return found
        console.print("Tulis 1, 2, atau 3.", markup=False, soft_wrap=True)
