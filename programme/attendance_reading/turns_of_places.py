"""Turns of phrase about fields, hospitals, newborn children and the way there, put into words of the lexicon."""

import re

from programme.attendance_reading.spoken_words import ITS, NOT

FIELD = r"(?:sawah|kebon|kebun|ladang|tegal|tegalan|huma|tambak|empang|balong|kolam|warung|toko|gudang)"
MAN = r"(?:pak|mang|kang|pak ?lik|haji|kaji|kyai|ustad[hz]?|juragan|abah)"
ENDS = r"(?= *(?:\Z|[.,;\n]))"
"""Behind what is only called so nothing is told: else it may be the next one."""
CARE = r"(?:rs\w{0,4}|rumah sakit|klinik|puskesmas|pkm|praktek|praktik)"
MONEY = r"(?:uang|duit|dhuwit|duwit|artos|arto|acis)"
FOR = r"(?:buat|bwt|untuk|utk|nggo|kanggo|kangge|ngge|ngo|keur|pikeun|jang|dinggo)"
PLACE_TURNS = (
    # `melu bojone neng sawah`: Javanese for in, where a member is called Neng too
    (
        re.compile(
            r"(?i)(?<=[^\W\d_] )neng (?=(?:sawah|tegal|tegalan|kebon|kebun|alas|kali|pasar|omah|rumah|griya|pabrik|"
            r"sekolah\w*|kota|jakarta|surabaya|semarang|solo|jogja|suroboyo|warung|toko|kantor|desa|balai|bale|rs|rsud|puskesmas|"
            r"posyandu|mertua\w*|morotuo|njobo|njero|kene|kono|ngarep|mburi|ladang|hajatan|kondangan|ndeso)\b)"
        ),
        "di ",
    ),
    # `pertemuan wonten griyanipun Bu Endang`
    (
        re.compile(
            r"(?i)\b(?:wonten(?: ing)?|teng|ten|dhateng) "
            r"(?=(?:griya|griyo|dalem|omah)(?:nipun|ne|ipun)? (?:bu|mbak|pak)\b)"
        ),
        "di ",
    ),
    (
        re.compile(r"(?i)\b(?:(?:wonten(?: ing)?|teng|ten|dhateng) )?(?:griya|griyo|omah|bumi) sakit\b"),
        "di rumah sakit",
    ),
    # `nuju tandur di sawah Haji Udin`: whose field it is.
    (re.compile(rf"(?i)\b({FIELD}{ITS}?) (?:{MAN} ){{1,2}}[^\W\d]+{ENDS}"), r"\1"),
    # `dirawat di RSUD dr. Slamet`: what it is called.
    (re.compile(rf"(?i)\b({CARE}{ITS}?) (?:dr|dokter|prof)\b\.? ?[^\W\d]+{ENDS}"), r"\1"),
    (re.compile(rf"(?i)\b({CARE}) gunung [^\W\d]+{ENDS}"), r"\1"),
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
            r"kakara|umur|umure|usia|yuswa|yuswana|umurna|umurnya) )+\w+ ?"
            r"(?:hari|hr|dino|dina|dinten|poe|minggu|mnggu)\b"
        ),
        "lahiran",
    ),
    # `ndek sawah`, as is said around Malang and Kediri
    (
        re.compile(r"(?i)\bnde[kg] (?=(?:sawah|omah|umah|kebon|pasar|pabrik|warung|sekolah|rs|rumah|kantor|balai)\w*)"),
        "di ",
    ),
    # `bli teka`, as is said around Cirebon and Indramayu
    (re.compile(r"(?i)\bbli (?=(?:pada )?(?:teka|mangkat|melu|bisa|hadir|dateng|datang|ana|katon)\b)"), "ora "),
    # `yang absen cuma 3 bu, Suparmi, ...`: so many, not number three.
    (
        re.compile(r"(?i)\b((?:cuma|hanya|cm|mung|ngan|ada|aya|ono|ana) \d+) (bu|buk|mbak|mbk|teh|kak)(?=[,:])"),
        r"\1 orang \2",
    ),
    # `bu Kokom sma bu Neneng`: no school.
    (
        re.compile(
            r"(?i)(?<=\w )(?<!daftar )(?<!kelas )(?<!masuk )(?<!kolah )(?<!di )(?<!ke )(?<!ka )"
            r"sma (?=(?:bu|ibu|mbak|mbk|teh|ceu|yu) )"
        ),
        "sama ",
    ),
    (re.compile(r"(?i)\bmba{2,}h?k*\b"), "mbak"),
    (re.compile(r"(?i)\bb(?:u{2,}k*|uk{2,})\b"), "bu"),
)
