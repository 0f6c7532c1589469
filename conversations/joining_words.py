"""What people agree to when they join (in the version of programme.people.CONSENT_VERSION), and their welcome."""

from conversations.words import Words, address_name
from programme.people import Chatter


def consent_words(words: Words, person: Chatter) -> str:
    """Names every way by which her news may come: without that WhatsApp and SMS may not be used for them."""
    return words._(
        "Selamat datang, {name}. Jadwal pertemuan dan kabar PKH kami kirim lewat WhatsApp atau Telegram; kalau tidak "
        "sampai, lewat SMS. Kami menyimpan data dari daftar PKH (nama, nomor HP, alamat, keluarga), kehadiran, dan "
        "pesan di chat ini. Petugas PKH boleh melihatnya; ketua hanya nama dan kehadiran. "
        "Ketik stop untuk berhenti, cabut untuk mencabut persetujuan. "
        "NIK, PIN, atau nomor kartu tidak pernah kami minta. Setuju?",
        name=address_name(words, person.name, person.gender),
    )


def welcome(words: Words, person: Chatter) -> str:
    """The first sentence to who has just joined: what to expect, by her duty."""
    name = address_name(words, person.name, person.gender)
    if person.role == "kpm":
        return words._(
            "Terima kasih, {name}. Saya akan mengingatkan sebelum pertemuan kelompok {group}. "
            "Ketik menu untuk melihat yang lain.",
            name=name,
            group=person.group_name,
        )
    if person.role == "deputy":
        return words._(
            "Terima kasih, {name}. Sebagai wakil ketua kelompok {group}, kadang saya minta bantuan: siapa yang tidak "
            "hadir di pertemuan. Ketik menu untuk melihat yang lain.",
            name=name,
            group=person.group_name,
        )
    if person.role == "ketua":
        return words._(
            "Terima kasih, {name}. Sesudah pertemuan kelompok {group} saya tanyakan siapa yang tidak hadir; "
            "cukup dijawab satu pesan. Ketik menu untuk melihat yang lain.",
            name=name,
            group=person.group_name,
        )
    return words._("Terima kasih, {name}. Akun petugas sudah aktif. Ketik menu untuk mulai.", name=name)
