"""Turns of phrase about fields, hospitals, newborn children and the way there, put into words of the lexicon."""

import re

from programme.attendance_reading.spoken_words import ITS, KNOWN, ME, NOT, WHO

FIELD = r"(?:sawah|kebon|kebun|ladang|tegal|tegalan|huma|tambak|empang|balong|kolam|warung|toko|gudang)"
MAN = r"(?:pak|bapak|mang|kang|wa|uwa|lik|pak ?lik|haji|h\.?|kaji|kyai|ustad[hz]?|juragan|abah)"
CARE = r"(?:rs\w{0,4}|rumah sakit|klinik|puskesmas|pkm|praktek|praktik)"
MONEY = r"(?:uang|duit|dhuwit|duwit|artos|arto|acis)"
FOR = r"(?:buat|bwt|untuk|utk|nggo|kanggo|kangge|ngge|ngo|keur|pikeun|jang|dinggo)"
OR = r"(?:apa|opo|po|atau|ato|atw|atawa|utawa)"
PLACE_TURNS = (
    # `aku gak tau yg Siti apa yg satunya`: which of those so called, so that she is asked.
    (
        re.compile(
            rf"(?i)\b(?:(?:eh|tapi|tp|ning|ngan|cuma) )*(?:{ME} )?(?:(?:{NOT}|kurang|krg) (?:{KNOWN}|jelas|"
            rf"yakin)|lupa|lali|hilap|poho)(?: (?:itu|iku|eta))?,? {WHO} [^\W\d]+ {OR} "
            rf"(?:{WHO} )?(?:satunya|satune|sijine|sijina|hijina|liyane|lain\w*|sejen\w*|satu lagi|"
            r"hiji deui|siji maneh|[^\W\d]+)\b"
        ),
        "bingung",
    ),
    # `nuju tandur di sawah Haji Udin`: whose field it is.
    (re.compile(rf"(?i)\b({FIELD}{ITS}?) (?:{MAN} ){{1,2}}[^\W\d]+"), r"\1"),
    # `dirawat di RSUD dr. Slamet`: what it is called.
    (re.compile(rf"(?i)\b({CARE}{ITS}?) (?:dr|dokter|prof)\b\.? ?[^\W\d]+"), r"\1"),
    (re.compile(rf"(?i)\b({CARE}) gunung [^\W\d]+"), r"\1"),
    # `ora nduwe duit nggo ngojek`
    (
        re.compile(
            rf"(?i)\b{NOT} (?:ada|ono|ana|aya|wonten|punya|duwe|nduwe|ndue|gaduh|gadah|boga|nyepeng|pegang) "
            rf"{MONEY} {FOR} (?:(?:naik|numpak|tumpak|bayar|mbayar|mayar|beli|tuku|meuli|meser) )?"
            r"(?:n?go?jek|ongkos\w*|bensin\w*|angkot|becak|bus|bis|transpor\w*|mobil|motor)\b"
        ),
        "tidak ada ongkos",
    ),
    # `bayine sek umur 5 dino`
    (
        re.compile(
            rf"(?i)\b(?:bayi|orok|debay|jabang bayi){ITS}? (?:(?:masih|msh|sek|isih|tasih|nembe|baru|karek|lagek|"
            r"kakara|umur|umure|usia|yuswa|yuswana|umurna|umurnya) )+(?:\d+|se|sa|\w+) ?"
            r"(?:hari|hr|dino|dina|dinten|poe|minggu|mnggu)\b"
        ),
        "lahiran",
    ),
    # `bli teka`, as is said around Cirebon and Indramayu
    (re.compile(r"(?i)\bbli (?=(?:pada )?(?:teka|mangkat|melu|bisa|hadir|dateng|datang|ana|katon)\b)"), "ora "),
    # `yang absen cuma 3 bu, Suparmi, ...`: so many, not number three.
    (
        re.compile(r"(?i)\b((?:cuma|hanya|cm|mung|ngan|ada|aya|ono|ana) \d+) (bu|buk|mbak|mbk|teh|kak)(?=[,:])"),
        r"\1 orang \2",
    ),
    (re.compile(r"(?i)(?<=\w )sma (?=(?:bu|ibu|mbak|mbk|teh|ceu|yu) )"), "sama "),
    (re.compile(r"(?i)\bmba{2,}h?k*\b"), "mbak"),
    (re.compile(r"(?i)\bb(?:u{2,}k*|uk{2,})\b"), "bu"),
)
