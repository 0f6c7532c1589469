"""The points of a meeting's agenda as short labels, and what each of the pertemuan awal's eleven aims means.

Second source document, C.1, 'Tujuan pertemuan awal', in everyday words.
"""

from conversations.words import Words
from programme.assemblies.agenda import POINTS


def points_in_words(words: Words, kind: str) -> dict[str, str]:
    """Code -> label of each point of such a meeting, in order."""
    labels = _labels(words)
    own = {
        ("resocialisation", "programme"): words._("Mengulang penjelasan program"),
        ("ketua_meeting", "complaints"): words._("Menanyakan keluhan anggota"),
    }
    return {code: own.get((kind, code), labels[code]) for code in POINTS[kind]}


def _labels(words: Words) -> dict[str, str]:
    return {
        "programme": words._("Tujuan, bantuan dan cara kerja PKH"),
        "commitments": words._("Komitmen kesehatan dan sekolah"),
        "rights": words._("Hak dan kewajiban ibu"),
        "consequences": words._("Akibat bila komitmen tidak dipenuhi"),
        "complaints": words._("Cara menyampaikan keluhan"),
        "forms_filled": words._("Membantu mengisi formulir"),
        "forms_collected": words._("Formulir dan persetujuan terkumpul"),
        "groups_formed": words._("Kelompok terbentuk, ketua dipilih"),
        "school_enrolment": words._("Pendaftaran sekolah anak"),
        "health_schedule": words._("Jadwal ke posyandu/puskesmas"),
        "ketua_duties": words._("Tugas ketua kelompok"),
        "progress": words._("Kabar dan kemajuan program"),
        "data_changes": words._("Menanyakan perubahan data"),
        "problems": words._("Menanyakan masalah di lapangan"),
        "registered": words._("Keluarga tercatat di posyandu"),
        "development": words._("Pengembangan layanan"),
        "experiences": words._("Berbagi pengalaman"),
        "follow_up": words._("Menyepakati tindak lanjut"),
    }
