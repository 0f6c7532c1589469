"""Where a sentence ends and where a report begins, in messages without marks. A table."""

import re

SENTENCE_ENDS = (
    # Dots in a row are a breath, as a comma is.
    (re.compile(r"(?<=[^\W_])[ ]?\.{2,}[ ]?(?=[^\W_])|(?<=[^\W_])[ ]?…[ ]?(?=[^\W_])"), ", "),
    (re.compile(r"(?<=[^\W\d_]),(?=[^\W\d_])"), ", "),
    # Thanks end a sentence, with or without a mark before them.
    (
        re.compile(
            r"(?i)(?<=[^\W_]) (?=(?:terima ?kasih|trima ?kasih|makasih|mksh|mkasih|mksih|trims|tks|"
            r"thanks|matur ?(?:suwun|nuwun)|hatur ?nuhun|nuhun|suwun)\b)"
        ),
        ". ",
    ),
)
"""Before all other turns, which look for the end of a sentence."""
BEGINNINGS = (
    # One breath without a mark, as spoken: what begins anew there begins a sentence.
    (
        re.compile(
            r"(?i)(?<=\w) (?=(?:oh iya|oh ya|oya|o iya|oh nggih|oh muhun|"
            r"nah(?= yg| yang| sing| nu)|sekalian (?:tanya|nanya))\b)"
        ),
        ". ",
    ),
    (
        re.compile(
            r"(?i) (?:terus|trus|trs|njur|teras|lajeng)(?: kalau| kalo| klo| nek| mun)? "
            r"(?=(?:bu|ibu|mbak|mbk|teh|yu) [^\W\d])"
        ),
        ". ",
    ),
    (
        re.compile(
            r"(?i) (?:sudah|sampun|wis|udah)(?: (?:bu|nggih|ya))* (?:itu|niku|iku|kuwi)(?: (?:saja|aja|mawon|wae))\b"
        ),
        ". ",
    ),
    # `nyuwun ijin lapor Mbak, Bu Wagiyem mboten rawuh`
    (
        re.compile(
            r"(?i)\b(?:mohon|mhn|nyuwun|minta|nyuhunkeun) (?:ijin|izin|idzin) (?:untuk |badhe |bade |kangge )?"
            r"(?:lapor|melapor|matur|ngaturaken|menyampaikan|nyampekke|memberitahu)\w*"
        ),
        "maaf",
    ),
    # `mohon ijin Bu Siti, Yuliana sakit`: leave to speak, nobody's leave from the meeting.
    (
        re.compile(
            r"(?i)(\A\W*|\A\W*(?:ass?ala?m\w*|aslm\w*|ass|selamat|met|pagi|siang|sore|malam|halo)\b"
            r"[^\n,.]{0,25}[,.\n] ?)"
            r"(?:(?:mohon|mhn|nyuwun|minta|nyuhunkeun) (?:ijin|izin|idzin)|"
            r"(?:mau |arep |bade )?(?:lapor|melapor)"
            r"(?:an|kan)?)(?: (?:lapor|melapor|bertanya|tanya|info)\w*)? "
            r"(?=(?:bu|buk|ibu|pak|mbak|mbk|teh|kak|mas) [^\W\d_]+,)"
        ),
        r"\1maaf ",
    ),
)
