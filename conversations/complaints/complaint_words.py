"""How complaints are called: their kinds, who works on them, whom they are about. For both sides."""

from conversations.words import Words, address_name
from programme.matters import COMPLAINT_CATEGORIES

CARD_KINDS = ("kks_lost", "kks_damaged", "kks_swallowed", "kks_pin")
"""Behind one line of the list: "Kartu KKS bermasalah"."""
LONGEST_QUOTE = 600


def category_label(words: Words, category: str) -> str:
    """'KKS hilang': short enough for a button."""
    return {
        "kks_lost": words._("KKS hilang"),
        "kks_damaged": words._("KKS rusak"),
        "kks_swallowed": words._("KKS tertelan ATM"),
        "kks_pin": words._("Lupa PIN KKS"),
        "zero_balance": words._("Saldo KKS kosong"),
        "not_paid": words._("Belum menerima bantuan"),
        "data_wrong": words._("Data saya salah"),
        "deduction": words._("Bantuan dipotong"),
        "card_held": words._("KKS dipegang orang lain"),
        "facility": words._("Sekolah atau puskesmas"),
        "behaviour": words._("Sikap petugas"),
        "other": words._("Hal lain"),
    }[category]


def category_words(category: str) -> frozenset[str]:
    """What else is typed for it."""
    typed = {
        "kks_lost": "hilang/kartu hilang/ilang",
        "kks_damaged": "rusak/kartu rusak/patah",
        "kks_swallowed": "tertelan/ketelan",
        "kks_pin": "pin/lupa pin",
        "zero_balance": "saldo/saldo kosong/kosong",
        "not_paid": "belum cair/belum dapat/belum menerima",
        "data_wrong": "data salah/data",
        "deduction": "dipotong/potongan",
        "card_held": "dipegang/kartu dipegang",
        "facility": "sekolah/puskesmas/posyandu",
        "behaviour": "sikap/petugas",
        "other": "lain/lainnya/yang lain",
    }
    return frozenset(typed[category].split("/"))


assert all(category_words(one) for one in COMPLAINT_CATEGORIES)


def role_name(words: Words, role: str) -> str:
    """'ketua kelompok': in the midst of a sentence."""
    return {
        "ketua": words._("ketua kelompok"),
        "deputy": words._("wakil ketua"),
        "pendamping": words._("pendamping"),
        "koordinator": words._("koordinator kecamatan"),
        "operator": words._("petugas kabupaten"),
        "other": words._("orang lain"),
        "unsaid": words._("tidak disebut"),
    }[role]


def worker_name(words: Words, worker: tuple[str, str, str] | None, level: str) -> str:
    """'Bapak Bambang (koordinator kecamatan)', or the level alone where nobody has taken it yet."""
    if worker is None:
        return role_name(words, level)
    name, gender, role = worker
    return words._("{name} ({role})", name=address_name(words, name, gender), role=role_name(words, role))


def quoted(said: str) -> str:
    """People's own words, cut where they are a whole story."""
    one = " ".join(said.split())
    return one if len(one) <= LONGEST_QUOTE else f"{one[:LONGEST_QUOTE]} …"
