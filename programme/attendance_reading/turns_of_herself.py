"""What a ketua says of herself besides who was missing, put into words that the lexicon holds. A table."""

import re

HERSELF_TURNS = (
    # `ini saya mau laporan`: why she writes, and nothing of herself.
    (
        re.compile(
            r"(?i)\b(?:(?:ini|iki|niki|ieu) )?(?:saya|sy|aku|kulo|kula|abdi|nyong|inyong)"
            r"(?: lapor(?:an)?|(?: (?:mau|mo|arep|ajeng|ajenge|bade|badhe|pan|hendak|ingin|pengen|izin|ijin|numpang))+ "
            r"(?:lapor(?:an)?|me?laporkan|melapor|nglapor\w*|ngalapor\w*|ngelapor\w*|lapuran|ngabari|ngabarin|"
            r"(?:kirim|setor|ngasih|kasih|ngirim) (?:laporan|kabar|tau|tahu)))(?= ?(?:$|[.,;:\n]| ))"
        ),
        "laporan",
    ),
    # `saya absen satu2`: she called the names.
    (
        re.compile(
            r"(?i)\b(?:saya|sy|aku|kulo|kula|abdi) absen(?:i|in)? (?:satu|siji|hiji|1)[- ]?"
            r"(?:2|per|persatu|satu|siji|hiji|-satu)(?:[- ]?(?:satu|1))?\b(?: (?:yg|yang|semua|namanya))??"
        ),
        "",
    ),
    # `saya baru pulang bu. ...`: from the meeting, as a sentence of its own.
    (
        re.compile(
            r"(?i)\b(?:saya|sy|aku|kulo|kula|abdi) (?:baru|br|nembe|barusan|lagek) "
            r"(?:pulang|nyampe|sampai|sampe|tiba|balik|mantuk|wangsul|mulih|uih)(?: (?:rumah|omah|bumi|griya))?"
            r"(?= *(?:bu|pak|mbak|teh|ya)? *[.\n])"
        ),
        "",
    ),
    # `aku loro weteng`: ill, and not two.
    (
        re.compile(
            r"(?i)\b((?:aku|ak|saya|sy|kulo|kula|nyong|inyong)(?: (?:yo|ya|lagi|lg|nembe|juga|jg|ugi|mau|wau))*) loro\b"
        ),
        r"\1 sakit",
    ),
)
