"""Turns about some of those just named ("the first two", "the other two"), put into words of the lexicon. A table."""

import re

from programme.attendance_reading.spoken_words import WHO

MORE = r"(?:lagi|lg|deui|maneh|meneh|malih|lainnya|liyane|sejenna|lain)"
NAMES_FOLLOW = r"[^.,\n]{0,25}(?:\b(?:yaitu|yakni|yaiku|nyaeta|nyaéta|atas nama)\b|:)"
IN_WORDS = ((2, "dua|loro|kalih"), (3, "tiga|telu|tilu"), (4, "empat|papat|opat"))
"""A digit may as well be a member's number ("yg 3 layat")."""
SOME = ((2, "2|dua|loro|kalih"), (3, "3|tiga|telu|tilu"), (4, "4|empat|papat|opat"))
WITH_A_CAUSE = (
    r"(?:kerja|krj|kerjo|nyambut|damel|gawe|buruh|panen|derep|tandur|sakit|skt|loro|lara|gering|udur|gerah|hajatan|rewang|"
    r"kondangan|ke |ka |nang |menyang |pergi|lungo|ada |ono |aya |takziah|layat|repot|sibuk|lupa|lali|ga tau|gak tau|"
    r"mudik|pulang|nunggu|jaga|antar|nganter)\w*"
)
SOME_TURNS = (
    # `yg dua pertama kerja`, `lasmi lara, sing loro derep`: those two of the ones just named.
    *(
        (
            re.compile(
                rf"(?i)(?<=[^\W\d_][.,;\n])( *)(?:(?:{WHO}) (?:{words})(?: (?:pertama|awal|kawitan|ngarep|orang|org))?"
                rf"|(?:{words}) (?:pertama|awal)) (?={WITH_A_CAUSE}(?![^.,;\n]*[(:]))"
            ),
            rf"\1yang {number} lainnya ",
        )
        for number, words in IN_WORDS
    ),
    # `dua pertama kerja, yang terakhir sakit`: of which is not told apart.
    (
        re.compile(rf"(?i)(?<=[.,;\n])( *){WHO} (?:ter|pali?ng )?akhir (?={WITH_A_CAUSE}(?![^.,;\n]*[(:]))"),
        r"\1yang satu ",
    ),
    # `yg dua lagi kerja`: the other two.
    *(
        (re.compile(rf"(?i)(?<![^\W_] )({WHO}) (?:{words}) {MORE}\b(?!{NAMES_FOLLOW})"), rf"\1 {number} lainnya")
        for number, words in ((1, "1|satu|hiji|siji|setunggal"), *SOME)
    ),
)
