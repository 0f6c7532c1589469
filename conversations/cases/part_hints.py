"""Questions that help a pendamping to write a part of a case's report, asked one after the other."""

from conversations.words import Words


def hints(words: Words, part: str) -> tuple[str, ...]:
    """Those of a part (programme.cases.codes.REPORT_PARTS)."""
    return (_of_description(words) | _of_steps(words) | _of_grounds(words))[part]


def _of_description(words: Words) -> dict[str, tuple[str, ...]]:
    return {
        "what": (
            words._("Ceritakan masalahnya: apa yang terjadi, sudah berapa lama, dan apa akibatnya bagi keluarga?"),
            words._("Bagaimana keadaan sehari-hari keluarga ini?"),
            words._("Mengapa masalah ini perlu segera didampingi?"),
        ),
        "when_where": (
            words._("Kapan dan di pertemuan mana masalah ini terlihat? Bagaimana suasananya waktu itu?"),
            words._("Pada jam berapa saja ia berhalangan?"),
        ),
        "who": (
            words._("Siapa saja yang terkait, dan apa peran masing-masing?"),
            words._("Siapa yang paling dekat dengan keluarga ini?"),
        ),
        "why": (
            words._("Menurut keluarga sendiri, mengapa ini terjadi?"),
            words._("Apa kata orang di sekitarnya tentang sebabnya?"),
            words._("Keadaan apa yang membuatnya sulit berubah?"),
        ),
    }


def _of_steps(words: Words) -> dict[str, tuple[str, ...]]:
    return {
        "approach": (
            words._("Ceritakan bagaimana sambutan keluarga ketika Ibu/Bapak datang pertama kali."),
            words._("Apa yang Ibu/Bapak jelaskan, dan bagaimana tanggapan mereka?"),
            words._("Siapa saja yang ikut berbincang, dan apa yang membuat mereka mau terbuka?"),
        ),
        "identification": (
            words._("Bagaimana Ibu/Bapak sampai tahu apa masalah utamanya?"),
            words._("Siapa atau apa di sekitar keluarga yang bisa membantu, dan dengan cara apa?"),
            words._("Apa kelebihan keluarga ini yang bisa dikembangkan?"),
        ),
        "plan": (
            words._("Pilihan apa saja yang dibicarakan, dan apa untung ruginya bagi keluarga?"),
            words._("Siapa mengerjakan apa, dan kapan?"),
            words._("Mengapa keluarga memilih yang itu?"),
        ),
        "action": (
            words._("Ceritakan bagaimana rencana itu dijalankan pertama kali."),
            words._("Apa kendalanya, dan bagaimana diatasi?"),
            words._("Siapa yang membantu, dan apa yang Ibu/Bapak lakukan selama itu?"),
        ),
        "evaluation": (
            words._("Apa yang sudah berubah dibanding sebelumnya?"),
            words._("Apa yang belum tercapai, dan apa sebabnya?"),
            words._("Bagaimana perasaan keluarga dan anggota kelompok yang lain sekarang?"),
        ),
        "ending": (
            words._("Bagaimana Ibu/Bapak mengakhiri pendampingan ini, dan apa pesan untuk keluarga?"),
            words._("Apa kata keluarga tentang pendampingan selama ini?"),
            words._("Apa yang akan tetap dijaga sesudah ini, dan oleh siapa?"),
        ),
    }


def _of_grounds(words: Words) -> dict[str, tuple[str, ...]]:
    return {
        "concepts": (
            words._("Bagaimana pengetahuan itu membantu Ibu/Bapak memahami keluarga ini?"),
            words._("Apa yang Ibu/Bapak lakukan berbeda karena memahami konsep itu?"),
        ),
        "techniques": (
            words._("Bagaimana teknik itu Ibu/Bapak jalankan, dan apa hasilnya?"),
            words._("Mengapa cara itu yang dipilih untuk keluarga ini?"),
        ),
        "values": (
            words._("Bagaimana Ibu/Bapak menjaga kerahasiaan dan menghormati keluarga ini?"),
            words._("Kapan nilai itu sulit dijalankan, dan apa yang Ibu/Bapak lakukan?"),
        ),
    }
