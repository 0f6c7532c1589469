"""Where a sentence ends and where a report begins, in messages without marks. A table."""

import re

from programme.attendance_reading.spoken_words import ADDRESS, COMES, ME, NOT
from programme.attendance_reading.turns_of_some import IN_WORDS

SEVERAL = "|".join(words for _, words in IN_WORDS)
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
    # `Wati kerja, daftar hadir` / `1. Mawar`: a line of its own
    (
        re.compile(
            r"(?i)(?<=[^\W_])[,.]? +(?P<list>daftar (?:(?:yang|yg|nu|sing|ibu2|anggota) )*"
            r"(?:hadir|tidak hadir|tdk hadir|gak hadir|teu hadir|ora teka|absen)) *:?\n"
        ),
        r"\n\g<list>:\n",
    ),
    # `Hadir 22 bu. Kokom tidak hadir`: how many came, and not `bu. Kokom`, number 22
    (
        re.compile(
            rf"(?i)\b((?:{COMES}|absen|hdr)(?:nya|e)? (?:(?:ada|cuma|hanya|mung|ngan|total|semua) )?\d+"
            r"(?: (?:orang|org|wong|tiyang|urang|ibu2))?)(?:,? (?:bu|b|ibu|buk|mb|mbak|pak|teh))\.(?= *[^\W\d])"
        ),
        r"\1. ",
    ),
)
"""Before all other turns, which look for the end of a sentence."""
BEGINNINGS = (
    # `nek Wati ora teko maneh, piye bu`: not a grandmother, but what would be if
    (
        re.compile(
            r"(?im)(?:^|(?<=[.,\n]))(?P<bu>\W*(?:(?:bu|mbak|pak),? )?)nek "
            r"(?=[^.\n]*\b(?:piye|pripun|kepriye|kepiye|gimana|gmn|bagaimana|opo oleh|oleh ora)\b)"
        ),
        r"\g<bu>kalau ",
    ),
    # `yg tdk hadir mawar bu painem nanya kapan`: who asks is nobody of those listed.
    (
        re.compile(
            r"(?i)(?<=[^\W\d_]{3})(?<! sama)(?<! dan)(?<! karo)(?<! jeung)(?<!sareng) "
            r"(?=(?:bu|ibu|mbak|mbk|teh|yu|ceu) [^\W\d_]+ (?:nanya|tanya|takon|nakon|naros|nyuwun pirsa)\w*\b)"
        ),
        ". ",
    ),
    # `Yoyoh teu tiasa digentosan ku adina`
    (
        re.compile(
            rf"(?i)\b({NOT} (?:bisa|iso|saged|saget|tiasa)(?: {COMES})?) (?=di(?:gant|gent|gnt|wakil|sulih)\w+)"
        ),
        r"\1, ",
    ),
    # `nomer 17 ari nomer 21 datang telat`: the next one begins.
    (
        re.compile(r"(?i)(?<=[^\W_]) (?=(?:ari|dene|lamun|upami) (?:bu|ibu|mbak|teh|ceu|bi|yu|nomer|nomor|no)\b)"),
        ". ",
    ),
    # `minggu lalu Mawar absen minggu ini Lasmi`
    (
        re.compile(
            r"(?i)\b((?:minggu|bulan|bln|sasi|wulan|sasih) (?:lalu|kemarin|kmrn|wingi|kamari|kapengker|tukang)"
            r"[^.,\n]{2,40}?) (?=(?:minggu|bulan|bln|sasi|wulan|sasih) (?:ini|iki|ieu|niki))"
        ),
        r"\1, ",
    ),
    (
        re.compile(
            r"(?i)(?<=[^\W\d_]) (?=(?:ayeuna|sekarang|skrg|saiki|sakniki) (?:mah )?"
            r"(?:tos|parantos|udah|sudah|sdh|wis|wes|sampun) )"
        ),
        ", ",
    ),
    # `teu aya bu teu aya wartosna`: who is spoken to parts the two.
    (re.compile(rf"(?i)\b({NOT} [^.,\n]{{2,30}} (?:bu|buk|mbak|mbk|teh|kak)) (?={NOT}\b)"), r"\1, "),
    # `... belum datang eh Lina baru muncul jadi Wati aja`
    (re.compile(r"(?i)(?<=[^\W\d_]) (?=e+h+ (?!salah|bukan|maaf|sori|dudu|lain|sanes|ralat))"), ", "),
    (
        re.compile(
            r"(?i)(?<=[^\W\d_]) (?=(?:jadi|jd|dadi|janten|berarti|brarti|ketang) (?:(?:cuma|mung|bu) )?[^\W\d_]+ "
            r"(?:aja|saja|wae|ae|tok|thok|hungkul|doang|bae)\b)"
        ),
        ", ",
    ),
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
    # `kecuali 3 orang semua hadir (Lilis, Imas, Entin)`
    (
        re.compile(
            r"(?i)\b(kecuali|kcuali|selain|kejaba|kajaba|kajabi|kejawi|iwal) "
            rf"((?:\d+|{SEVERAL})(?: (?:orang|org|wong|tiyang|urang|anggota))?),? "
            rf"((?:semua|kabeh|sadaya|sedaya|lainnya|yang lain|yg lain|liyane)(?:nya|ne|na)? {COMES}|"
            rf"{COMES} (?:semua|kabeh))\b"
        ),
        r"\3 \1 \2",
    ),
    # `Lilis A Imas S Entin I`, `lilis x imas x entin v`: a mark behind each name.
    (
        re.compile(r"(?<=[a-z] [AISHTKxv]) (?=[^\W\d_]{2,}(?: [^\W\d_]{2,})? [AISHTKxv](?:[ .,\n]|\Z))"),
        ", ",
    ),
    # `S: Wagiyem. I: Painem`: a heading in the line.
    (re.compile(r"(?<=[^\W_])[.;,] +(?=[AISHK] ?:)"), "\n"),
    # `lilis -, imas -, entin v`: a dash beside ticks.
    (re.compile(r"(?<=[a-z]) [-–](?= *[,.\n][\s\S]*[a-z] [vV]\b)"), " x"),
    # `entin hadir kan ya? saya lupa.`: whether she came.
    (re.compile(rf"(?i)(?<=\?) {ME} (?:lupa|lali|poho|hilap|kesupen)\b"), "."),
    # `bu sri tolong dicatat lilis sakit`, `Bu Sri, ini laporannya ...`: she who is spoken to.
    (
        re.compile(
            rf"(?i)(\A\W*{ADDRESS} [^\W\d_]+),? (?=(?:{ME} )?"
            r"(?:(?:ini|niki|iki|ieu|mau|mo|arep|ajeng|badhe|bade|izin|ijin|mohon|minta|tolong|tlg|nyuwun|numpang|"
            r"ya|bu) )*"
            r"(?:lapor(?:an(?:nya|ipun|na|e)?)?|me?laporkan|ngalaporkeun|nglaporaken|(?:di)?(?:catat|catet|tulis)|"
            r"ngabari|ngabarin|ngawartosan)\b)"
        ),
        r"\1 maaf ",
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
