"""What a provider's code means for the message, the address and the channel: one table, and a sentence for staff.

Codes come as the answer to a request or later in a status callback; either way the same row is looked up.
Source: https://www.twilio.com/docs/api/errors (meanings only).
"""

from dataclasses import dataclass
from enum import Enum


class Then(Enum):
    """What is done about a code."""

    RETRY = "retry"
    """Try this way again later, waiting longer each time."""
    PAUSE_CHANNEL = "pause_channel"
    """Nobody is written to on this channel for a while; the message waits, or takes another way if it can't."""
    MARK_ADDRESS = "mark_address"
    """Nobody is at this address: the next way, now and later, until she writes from it."""
    SUPPRESS = "suppress"
    """She told the provider that she wants nothing this way: never again, until she writes."""
    NEXT_WAY = "next_way"
    """This message can't go this way; the address is well."""
    WINDOW_CLOSED = "window_closed"
    """Free text came too late: a template, else the next way."""
    MEND_SETTINGS = "mend_settings"
    """Nobody can be reached on this channel until somebody mends the settings: other ways meanwhile."""
    TIER_SPENT = "tier_spent"
    """No more conversations may be opened for now; who writes to us is still answered."""


@dataclass(frozen=True)
class Meaning:
    """A row of the table; `pause_minutes` where the channel is paused, `code` as the provider writes it."""

    code: str
    then: Then
    for_staff: str
    pause_minutes: int = 0


UNKNOWN_CODE = Then.NEXT_WAY
ENDS_THIS_WAY = frozenset({Then.NEXT_WAY, Then.MARK_ADDRESS, Then.SUPPRESS})
"""What makes trying the same message at the same address again useless."""
PAUSES = frozenset({Then.PAUSE_CHANNEL, Then.MEND_SETTINGS, Then.TIER_SPENT})


def meaning_of(code: str) -> Meaning:
    """The row of a code; one that nobody has met yet sends the message by the next way."""
    known = MEANINGS.get(code)
    if known is not None:
        return known
    return Meaning(code, UNKNOWN_CODE, f"Twilio menolak dengan kode {code}; pesan dikirim lewat jalur lain.")


MEANINGS: dict[str, Meaning] = {
    one.code: one
    for one in (
        # The account and its settings.
        Meaning(
            "20003",
            Then.MEND_SETTINGS,
            "Twilio menolak account_sid atau auth_token. Periksa bagian [twilio] di berkas pengaturan.",
            10,
        ),
        Meaning("20404", Then.MEND_SETTINGS, "Alamat Twilio tidak ditemukan. Periksa account_sid dan api_base.", 10),
        Meaning("30002", Then.MEND_SETTINGS, "Akun Twilio dibekukan. Hubungi Twilio.", 60),
        Meaning("63001", Then.MEND_SETTINGS, "WhatsApp menolak akun pengirim. Periksa pengirim di Twilio.", 30),
        Meaning(
            "63007", Then.MEND_SETTINGS, "Nomor pengirim WhatsApp tidak dikenal Twilio. Periksa whatsapp_from.", 30
        ),
        Meaning("63020", Then.MEND_SETTINGS, "Akun WhatsApp Business belum disetujui atau belum dibayar.", 60),
        Meaning("63051", Then.MEND_SETTINGS, "Akun WhatsApp Business dikunci Meta. Buka Meta Business Manager.", 60),
        Meaning("63112", Then.MEND_SETTINGS, "Akun WhatsApp Business dinonaktifkan Meta.", 60),
        Meaning("21408", Then.MEND_SETTINGS, "Akun Twilio belum boleh mengirim SMS ke Indonesia.", 60),
        Meaning("21606", Then.MEND_SETTINGS, "Pengirim SMS tidak bisa dipakai. Periksa sms_from.", 30),
        Meaning("21659", Then.MEND_SETTINGS, "Pengirim SMS bukan nomor Twilio. Periksa sms_from.", 30),
        Meaning("21660", Then.MEND_SETTINGS, "Pengirim SMS milik akun Twilio lain. Periksa sms_from.", 30),
        Meaning("21703", Then.MEND_SETTINGS, "Messaging Service tanpa nomor pengirim. Lengkapi di Twilio.", 30),
        Meaning("21704", Then.MEND_SETTINGS, "Messaging Service tanpa nomor pengirim. Lengkapi di Twilio.", 30),
        # Too much, too fast.
        Meaning("20429", Then.RETRY, "Terlalu banyak permintaan ke Twilio; pesan dicoba lagi."),
        Meaning("63017", Then.RETRY, "Pengiriman terlalu cepat bagi Twilio; pesan dicoba lagi."),
        Meaning(
            "63018",
            Then.TIER_SPENT,
            "Batas WhatsApp tercapai: belum bisa membuka percakapan baru. Pesan memakai jalur lain atau menunggu.",
            60,
        ),
        Meaning("63038", Then.PAUSE_CHANNEL, "Batas pesan harian akun Twilio tercapai; WhatsApp dijeda.", 60),
        Meaning("21611", Then.PAUSE_CHANNEL, "Antrean pengirim di Twilio penuh; pengiriman dijeda.", 15),
        Meaning("30001", Then.PAUSE_CHANNEL, "Antrean Twilio penuh; pengiriman dijeda.", 15),
        # Passing faults of the provider.
        Meaning("20500", Then.RETRY, "Gangguan di Twilio; pesan dicoba lagi."),
        Meaning("20503", Then.RETRY, "Twilio sedang tidak melayani; pesan dicoba lagi."),
        Meaning("63010", Then.RETRY, "Gangguan di Twilio; pesan dicoba lagi."),
        Meaning("63012", Then.RETRY, "Gangguan di WhatsApp; pesan dicoba lagi."),
        # WhatsApp: the window, the content, the reader.
        Meaning("63016", Then.WINDOW_CLOSED, "Jendela 24 jam WhatsApp sudah tertutup; dikirim sebagai templat."),
        Meaning("63003", Then.MARK_ADDRESS, "Alamat WhatsApp ini tidak ada; dipakai jalur lain."),
        Meaning("63024", Then.MARK_ADDRESS, "Nomor ini tidak bisa menerima WhatsApp; dipakai jalur lain."),
        Meaning("63033", Then.MARK_ADDRESS, "WhatsApp tidak mau mengirim ke nomor ini; dipakai jalur lain."),
        Meaning("63014", Then.SUPPRESS, "Penerima memblokir kami di WhatsApp; dikirim lagi setelah ia menulis."),
        Meaning("63015", Then.NEXT_WAY, "Nomor ini belum bergabung dengan kotak pasir (sandbox) WhatsApp."),
        Meaning("63032", Then.NEXT_WAY, "WhatsApp membatasi pesan ke penerima ini; dipakai jalur lain."),
        Meaning("63049", Then.NEXT_WAY, "Meta tidak meneruskan templat ini kepada penerima; dipakai jalur lain."),
        Meaning("63005", Then.NEXT_WAY, "WhatsApp menolak isi pesan; dipakai jalur lain."),
        Meaning("63013", Then.NEXT_WAY, "Isi pesan melanggar aturan WhatsApp. Periksa templatnya."),
        Meaning("63019", Then.NEXT_WAY, "WhatsApp tidak bisa mengambil lampiran. Periksa public_url."),
        Meaning("63021", Then.NEXT_WAY, "WhatsApp menganggap isi pesan tidak sah; dipakai jalur lain."),
        Meaning("63027", Then.NEXT_WAY, "Templat tidak ada dalam bahasa ini. Periksa dengan bot.py templates."),
        Meaning("63028", Then.NEXT_WAY, "Jumlah isian templat tidak cocok. Periksa dengan bot.py templates."),
        Meaning("63040", Then.NEXT_WAY, "Templat ditolak Meta. Periksa dengan bot.py templates."),
        Meaning("63041", Then.NEXT_WAY, "Templat dihentikan sementara oleh Meta karena mutunya."),
        Meaning("63042", Then.NEXT_WAY, "Templat dinonaktifkan Meta. Buat templat baru."),
        Meaning("21655", Then.NEXT_WAY, "ContentSid templat tidak dikenal. Periksa bagian [twilio.templates]."),
        Meaning("21656", Then.NEXT_WAY, "Isian templat tidak sah. Periksa dengan bot.py templates."),
        # SMS: the number and the network.
        Meaning("21211", Then.MARK_ADDRESS, "Nomor tujuan tidak sah. Perbaiki nomor di daftar KPM."),
        Meaning("21614", Then.MARK_ADDRESS, "Nomor tujuan bukan nomor seluler. Perbaiki nomor di daftar KPM."),
        Meaning("21610", Then.SUPPRESS, "Penerima menolak SMS dari kami; nomor ini tidak dikirimi SMS lagi."),
        Meaning("21612", Then.NEXT_WAY, "SMS dari pengirim ini tidak bisa sampai ke nomor tujuan."),
        Meaning("21617", Then.NEXT_WAY, "Isi pesan terlalu panjang bagi Twilio."),
        Meaning("30003", Then.NEXT_WAY, "Ponsel penerima mati atau di luar jangkauan; dipakai jalur lain."),
        Meaning("30004", Then.NEXT_WAY, "SMS ditolak di sisi penerima; dipakai jalur lain."),
        Meaning("30005", Then.MARK_ADDRESS, "Nomor tujuan tidak aktif lagi. Perbaiki nomor di daftar KPM."),
        Meaning("30006", Then.MARK_ADDRESS, "Nomor tujuan tidak bisa menerima SMS (telepon rumah)."),
        Meaning("30007", Then.NEXT_WAY, "Operator seluler menyaring SMS ini. Periksa pengirim dan isinya."),
        Meaning("30008", Then.NEXT_WAY, "SMS tidak sampai tanpa sebab yang jelas; dipakai jalur lain."),
        Meaning("30036", Then.NEXT_WAY, "SMS terlalu lama menunggu di Twilio; dipakai jalur lain."),
    )
}
