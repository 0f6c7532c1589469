"""The approved templates: what a reader outside WhatsApp's 24 hours can be sent, word for word, and its rules.

WhatsApp approves a text with places for values; there is no Javanese or Sundanese to choose, so all are Indonesian.
Rules: https://www.twilio.com/docs/content/using-variables-with-content-api, .../twilio-quick-reply,
https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outbox.means import KNOCK

BODY_LENGTH = 1024
REPLY_LENGTH = 20
MOST_REPLIES = 3
PLACE = re.compile(r"\{\{(\w*)\}\}")


@dataclass(frozen=True)
class Template:
    """A body with the places {{1}}, {{2}} ..., samples of their values, and quick replies, each meaning the button of
    the message at its own position."""

    name: str
    body: str
    samples: tuple[str, ...]
    replies: tuple[str, ...] = ()
    category: str = "UTILITY"
    language: str = "id"

    def filled(self, values: Sequence[str]) -> str:
        """What its reader sees. Raises IndexError where a value is missing."""
        return PLACE.sub(lambda place: values[int(place[1]) - 1], self.body)


TEMPLATES: dict[str, Template] = {
    template.name: template
    for template in (
        Template(
            "meeting_reminder",
            "Salam, {{1}}. Pertemuan PKH kelompok {{2}} akan berlangsung {{3}} di {{4}}. Materinya: {{5}}. "
            "Kami tunggu kedatangannya, ya. Bisa hadir?",
            (
                "Ibu Mawar",
                "Melati 1",
                "besok, Kamis, 22 November 2018 pukul 09.00 WIB",
                "Balai Desa Wates",
                "Pentingnya tata kelola keuangan keluarga",
            ),
            ("Hadir", "Berhalangan"),
        ),
        Template(
            "meeting_moved",
            "Salam, {{1}}. Pertemuan PKH kelompok {{2}} pindah. Yang baru: {{3}} di {{4}}. Yang lama ({{5}}) tidak "
            "berlaku lagi. Mohon dicatat, ya. Bisa hadir?",
            (
                "Ibu Mawar",
                "Melati 1",
                "Jumat, 23 November 2018 pukul 09.00 WIB",
                "Balai Desa Wates",
                "Kamis, 22 November 2018 pukul 09.00 WIB",
            ),
            ("Hadir", "Berhalangan"),
        ),
        Template(
            "meeting_cancelled",
            "Salam, {{1}}. Pertemuan PKH kelompok {{2}} pada {{3}} tidak jadi. Tidak perlu datang; jadwal baru akan "
            "kami kabarkan.",
            ("Ibu Mawar", "Melati 1", "Kamis, 22 November 2018 pukul 09.00 WIB"),
        ),
        Template(
            "payment_reminder",
            "Salam, {{1}}. Bantuan PKH tahap {{2}} dijadwalkan {{3}} di {{4}}. Mohon siapkan {{5}}. Perhatian: "
            "{{6}}. Kalau ada yang ingin ditanyakan, hubungi {{7}}, ya.",
            (
                "Ibu Mawar",
                "4",
                "Kamis, 22 November 2018 pukul 08.00-12.00 WIB",
                "Balai Desa Wates",
                "KTP-el asli, KK asli dan surat undangan",
                "boleh diwakili keluarga dalam satu KK",
                "Ibu Siti",
            ),
        ),
        Template(
            "payment_moved",
            "Salam, {{1}}. Jadwal bantuan PKH tahap {{2}} berubah. Yang baru: {{3}} di {{4}}. Yang lama ({{5}}) tidak "
            "berlaku lagi. Mohon siapkan {{6}}. Kalau ada yang ingin ditanyakan, hubungi {{7}}, ya.",
            (
                "Ibu Mawar",
                "4",
                "Jumat, 23 November 2018 pukul 08.00-12.00 WIB",
                "Balai Desa Wates",
                "Kamis, 22 November 2018 pukul 08.00-12.00 WIB",
                "KTP-el asli, KK asli dan surat undangan",
                "Ibu Siti",
            ),
        ),
        Template(
            "payment_cancelled",
            "Salam, {{1}}. Jadwal bantuan PKH tahap {{2}} pada {{3}} tidak jadi. Tidak perlu datang. Kalau ada jadwal "
            "baru, {{4}} mengabari lewat sini.",
            ("Ibu Mawar", "4", "Kamis, 22 November 2018 pukul 08.00-12.00 WIB", "Ibu Siti"),
        ),
        Template(
            "report_request",
            "Salam, {{1}}. Terima kasih sudah mengurus pertemuan PKH kelompok {{2}} pada {{3}} yang lalu. Siapa yang "
            "tidak hadir? Tulis saja nama atau nomornya dan alasannya, misalnya: Mawar kerja, Wati sakit.",
            ("Ibu Sri", "Melati 1", "Kamis, 22 November 2018"),
            ("Hadir semua", "Pilih dari daftar", "Tidak jadi"),
        ),
        Template(
            KNOCK,
            "Salam dari PKH. Ada {{1}}. Silakan tekan Buka untuk membacanya di sini.",
            ("6 kunjungan hari ini",),
            ("Buka",),
        ),
    )
}


def faults(template: Template) -> list[str]:
    """What the provider would reject, each in a sentence for staff; none where all is well."""
    return [*_faults_of_places(template), *_faults_of_size(template)]


def _faults_of_places(template: Template) -> Iterator[str]:
    places = PLACE.findall(template.body)
    if places != [str(number) for number in range(1, len(places) + 1)]:
        yield "Variabel harus bernomor urut {{1}}, {{2}}, ... tanpa lompat dan tanpa berulang."
    said = [_words(piece) for piece in PLACE.split(template.body)[::2]]
    if places and not (said[0] and said[-1]):
        yield "Variabel tidak boleh menjadi awal atau akhir pesan; tanda baca saja tidak cukup."
    if not all(said[1:-1]):
        yield "Di antara dua variabel harus ada kata."
    if places and sum(map(len, said)) < 2 * len(places) + 1:
        yield "Terlalu banyak variabel untuk kata yang sedikit."
    if len(template.samples) != len(places) or not all(sample.strip() for sample in template.samples):
        yield "Setiap variabel memerlukan satu contoh isi."
    elif any(re.search(r"[\n\t]| {4}", sample) for sample in template.samples):
        yield "Contoh isi variabel harus satu baris."


def _faults_of_size(template: Template) -> Iterator[str]:
    if not re.fullmatch(r"[a-z0-9_]{1,512}", template.name):
        yield "Nama hanya boleh memuat huruf kecil, angka, dan garis bawah."
    if not 0 < len(template.body) <= BODY_LENGTH:
        yield f"Isi harus 1 sampai {BODY_LENGTH} karakter."
    if len(template.replies) > MOST_REPLIES or len(set(template.replies)) < len(template.replies):
        yield f"Paling banyak {MOST_REPLIES} tombol, semuanya berbeda."
    if not all(0 < len(reply.strip()) <= REPLY_LENGTH and not PLACE.search(reply) for reply in template.replies):
        yield f"Tombol harus 1 sampai {REPLY_LENGTH} karakter, tanpa variabel."
    if template.category != "UTILITY" or not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", template.language):
        yield "Kategori harus UTILITY, dan bahasa harus kode seperti id."


def _words(text: str) -> list[str]:
    """What is no mere punctuation."""
    return re.findall(r"\w+", text)
