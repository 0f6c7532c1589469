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
            rf"(?:{WHO} )?(?:satunya|satune|sijine|sijina|hijina|liyane|lain\w*|sejen\w*|satu lagi|hiji deui|siji maneh|"
            r"[^\W\d]+)\b"
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
    # `suaminya jatuh dari motor`: an accident, no want of a ride.
    (
        re.compile(
            r"(?i)\b(?:jatuh|jatoh|tiba|tibo|murag|labuh|ceblok|dawah) (?:dari|dr|ti|tina|saking|seko|saka|teko|ko) "
            r"(?:motor|montor|sepedah?|pit|tangkal|pohon|wit|tangga|ondo)\w*"
        ),
        "kecelakaan",
    ),
    # `hujan deras. Sri dan Ani tidak bisa datang gara2 itu`
    (
        re.compile(
            r"(?i)\b((?:hujan|udan|banjir)\b[^\n]{0,160}?) (?:gara[- ]?gara|gara2|karena|krn|mergo|amargi|margi|"
            r"lantaran) (?:itu|iku|kuwi|niku|eta|hal itu)\b"
        ),
        r"\1 kebanjiran",
    ),
    (re.compile(r"(?i)\bmba{2,}h?k*\b"), "mbak"),
    (re.compile(r"(?i)\bb(?:u{2,}k*|uk{2,})\b"), "bu"),
    # `di-WA cuma centang satu`, `udah ku-WA dua kali`: she was written to, and did not answer.
    (
        re.compile(
            r"(?i)\b(?:(?:di|tak|ku)[- ]?)?wa(?:ne|nya|na)? (?:juga |malah )?(?:cuma|hanya|mung|masih|msh|isih) "
            r"(?:centang|contreng|ceklis) (?:satu|1|siji|hiji)\b"
        ),
        "tanpa kabar",
    ),
    (
        re.compile(
            r"(?i),? ?\b(?:padahal |pdhl )?(?:sudah|sdh|udah|udh|wis|wes|tos) (?:di|tak|ku)[- ]?"
            r"(?:wa|sms|telpon|telepon|chat) (?:(?:\d+|dua|tiga|loro|telu|tilu|ping \w+|pirang-pirang) ?"
            r"(?:kali|x|ping)|berkali-kali|terus)\b"
        ),
        "",
    ),
    (
        re.compile(
            rf"(?i)\b(?:{ME} (?:lupa|lali|hilap|poho|kesupen),? )?(?:absen|absensi|daftar|daptar|buku)"
            rf"(?: ?{ITS})? (?:hadir{ITS}? )?(?:ketinggalan|keri|kari|tinggaleun|katinggaleun|ilang|hilang)\b"
        ),
        "",
    ),
    (re.compile(r"(?i)\bindah(?:nya)? (?:banget|bgt|bngt|sekali|pisan|tenan)\b"), ""),
)
