"""Set expressions whose words each mean something else, put into words that the lexicon holds. A table."""

import re

from programme.attendance_reading.spoken_words import AGAIN, COMES, ITS, KNOWN, NOT, ONE, WHO
from programme.attendance_reading.turns_of_coming import COMING
from programme.attendance_reading.turns_of_phrase import TURNS
from programme.attendance_reading.turns_of_talk import TALK_TURNS

EXPRESSIONS = (
    (re.compile(r"(?i)\b(?:datang|dtg|dateng) bulan\b(?! (?:ini|iki|ieu|depan|dpn|ngarep|lalu|kemarin|kmrn))"), "haid"),
    (re.compile(r"(?i)(?<=, )(?:saya|aku|kulo|kula|abdi) (?:lupa|lali|hilap|poho|kesupen)(?=\s*(?:$|[.,\n]))"), ""),
    (re.compile(r"(?i)\b[347] ?bulanan(?=nya|ne|na|e|\b)"), "mitoni"),
    (
        re.compile(
            r"(?i)\b(?:7|40|100|1000) ?harian(?=nya|ne|na|e|\b)|\b(?:40|100|1000) ?hari(?=nya\b| (?:ibu|bapak|suami|"
            r"mertua|alm|meninggal|wafat|nenek|kakek|simbah|mbah|anak))"
        ),
        "tahlilan",
    ),
    (
        re.compile(
            r"(?i)\b(?:bertengkar|tengkar|cekcok|ribut|rebutan|padu|parasea)\b"
            r"(?=[^.,\n]*\b(?:pertemuan|kumpulan|kempalan|p2k2|rapat)\b)"
        ),
        "ribut-ribut",
    ),
    (re.compile(rf"(?i)(?<![^\W_])(?<!no )(?<!nomor )(?<!nomer )2(?:[- ]?2)?{ITS}\b"), "duanana"),
    (re.compile(rf"(?i)(?<![^\W_])(?<!no )(?<!nomor )(?<!nomer )([3-9])(?:[- ]?\1)?{ITS}\b"), "ketiganya"),
    (
        re.compile(
            rf"(?i)(?:\b{WHO} |(?<=[,.] )){ONE}(?: {AGAIN})? (?=\w)([^.\n]{{2,50}}?),? "
            rf"(?:(?:dan|sama|sm|jeung|karo) )?(?:{WHO} )?{ONE}(?: {AGAIN})?(?= [^\W\d])"
        ),
        r"yangsatu \1 yangsatu",
    ),
    (
        re.compile(
            rf"(?i)\b{NOT} (?:{KNOWN}|jelas|pasti) (?:dia |orangnya )?"
            rf"(?:(?:bisa|mau|akan|arep|bade|jadi|jd|sido|dadi|cios) )*{COMES} "
            r"(?:apa|opo|atau|ato|atawa|napa|po) \w+"
        ),
        "belum tentu hadir",
    ),
    (
        re.compile(
            rf"(?i)\b(?:hp|wa|hape)(?: ?{ITS})? {NOT} (?:aktif|aktip|nyambung|diangkat|dibales|dibalas|diwaler)"
            rf"(?:,? (?:jadi |jd |dadi |janten )?{NOT} {KNOWN}(?= *(?:$|[.,\n])))?"
        ),
        "belum tentu hadir",
    ),
    (
        re.compile(
            r"(?i)\b(?:baru|bru|nembe|karek|kakara|anyar|mentas)(?: aja| saja| wae)? (?:punya|gaduh|gadah|duwe|boga) "
            r"(?:(?:anak|dedek|adik) )?(?:bayi|debay|orok|momongan)\b"
        ),
        "lahiran",
    ),
    (
        re.compile(
            r"(?i)\b(?:nengok|nengokin|jenguk|njenguk|besuk|tilik|nilik|niliki|ngalongok|nyambangi|tengok) (?:tetangga|"
            r"tonggo|tatangga|tangga|teman|temen|kanca|kawan|rencang)(?:nya|ne|na|nipun|e)? (?:(?:yg|yang|sing|nu|"
            r"nembe|habis|abis|baru|bar|bubar|tas|kakara|lagi) )*"
            r"(?:lahiran|melahirkan|babaran|lairan|ngalahirkeun|ngajuru)\b"
        ),
        "urus",
    ),
    (re.compile(r"(?i)\b(?:tumbas|tuku|beli|meser|meuli|mundhut|mundut) obat\b"), "urus"),
    (re.compile(r"(?i)\b(?:ke?na|keno) (?:arit|pisau|lading|beling|paku|pacul|bedog|silet|duri)\b"), "luka"),
    (
        re.compile(r"(?i)\bmasalah (?=(?:sama|sm|dengan|dgn|karo|jeung|sareng) (?:suami|bojo|caroge|salaki|mertua))"),
        "selisih ",
    ),
    (re.compile(r"(?i)\bsok (?=(?:teu|henteu)\b)"), "sering "),
)
"""Her period, a seventh-month feast, a fortieth-day prayer and the like."""
REWORDED = EXPRESSIONS + TALK_TURNS + TURNS + COMING
