"""`bot.py init`: asks for what only the office knows and writes config.toml, with fresh keys of its own."""

import re
from pathlib import Path

import typer
from rich.console import Console

from db.keys import new_key

ZONES = {"1": ("Asia/Jakarta", "WIB"), "2": ("Asia/Makassar", "WITA"), "3": ("Asia/Jayapura", "WIT")}
TOKEN = re.compile(r"\d{6,}:[\w-]{30,}")
EXAMPLE = Path(__file__).resolve().parents[2] / "config.example.toml"


class AlreadyThere(Exception):
    """A file that holds keys is never overwritten: without them nothing could be read any more."""


def ask_and_write(console: Console, file: Path) -> None:
    """Raises AlreadyThere, OSError."""
    if file.exists():
        raise AlreadyThere(
            f"{file} sudah ada dan berisi kunci, jadi tidak ditimpa. Ubah isinya dengan penyunting teks."
        )
    token = _asked_token(console)
    zone = _asked_zone(console)
    content = filled_in(EXAMPLE.read_text(), token, zone, new_key(), new_key())
    file.touch(mode=0o600, exist_ok=False)
    file.write_text(content)
    console.print(
        f"{file} tertulis, hanya bisa dibaca pemiliknya. Simpan salinan kuncinya di tempat aman.", markup=False
    )
    console.print(f"Periksa: python bot.py doctor --config {file}", markup=False, soft_wrap=True)
    console.print(f"Jalankan: python bot.py run --config {file}", markup=False, soft_wrap=True)


def filled_in(example: str, token: str, zone: str, key: str, index: str) -> str:
    """The example settings with these values in their places, every explanation kept."""
    values = {"token": f'"{token}"', "zone": f'"{zone}"', "ring": f'["{key}"]', "index": f'"{index}"'}
    for name, value in values.items():
        found = re.search(rf"(?m)^{name} = .*$", example)
        if found is None:
            raise ValueError(f"config.example.toml has no line for {name}")
        example = f"{example[: found.start()]}{name} = {value}{example[found.end() :]}"
    return example


def _asked_token(console: Console) -> str:
    console.print(
        "Buat bot lewat @BotFather di Telegram (perintah /newbot), lalu salin tokennya.", markup=False, soft_wrap=True
    )
    while True:
        token = str(typer.prompt("Token", hide_input=True)).strip()
        if TOKEN.fullmatch(token):
            return token
        console.print(
            "Token berbentuk angka, titik dua, lalu huruf dan angka. Salin utuh dari @BotFather.", markup=False
        )


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
