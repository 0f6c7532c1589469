"""Turns of phrase of those who tell more than was asked (what she will do herself, how it came about). A table."""

import re

from programme.attendance_reading.spoken_words import ADDRESS, ITS, KNOWN, ME, NOT, WHO

WITH = r"(?:sareng|jeung|sama|sm|karo|kalih|kaliyan|dan|lan)"
LATER = r"(?:engke|nanti|nti|ntar|mangke|mengko|besok|bsk|enjing|isukan|sesuk|mbenjing|sonten|sore)"
WILL = r"(?:bade|badhe|rek|arep|mau|akan)"
VISITS = r"(?:ngalongok|nengok\w*|nyambang\w*|tilik|niliki|tuwi|jenguk|njenguk|layat|nyusul)"
THERE_ARE = r"(?:ada|aya|ono|ana|enek|wonten) (?:dua|2|loro|kalih|tiga|3|telu|tilu)"
NO_MATTER = (
    r"(?:teu nanaon|teu sawios|sawios|ora ?po ?po|ra ?popo|ora pa ?pa|g?a?k? ?pa ?pa|"
    r"(?:tidak|tdk|gak|ga|nggak) apa(?:2|-apa)|mboten (?:nopo|punapa)-(?:nopo|punapa))"
)
FROM = r"(?:dari|dr|ti|tina|saking|seko|saka|teko|ko)"
OR = r"(?:apa|opo|po|atau|ato|atw|atawa|utawa)"
STORY_TURNS = (
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
    # `ora tau kalo ada pertemuan`: Indonesian for not knowing, where Javanese means never.
    (
        re.compile(
            r"(?i)\b(?:ora|ra) tau (?=(?:kalau|kalo|klo|nek|lek|yen|jadwal|info)\b|"
            r"ada (?:p\w*temuan|kumpul\w*|acara|jadwal))"
        ),
        "tidak tahu ",
    ),
    # `airnya sampe masuk dapur`: nobody came in.
    (
        re.compile(rf"(?i)\b(?:air|banyu|cai){ITS}? (?:(?:sampe|sampai|tekan|dugi|nepi) )?(?:masuk|mlebu|asup)\b"),
        "banjir",
    ),
    # `Abdi sareng Bu Patimah engke bade ngalongok`: what the two mean to do.
    (
        re.compile(
            rf"(?im)(?:(?<=[.!\n] )|^)(?:{LATER} (?:{WILL} )?{ME} {WITH} [^.,\n]{{2,30}}?|"
            rf"{ME} {WITH} [^.,\n]{{2,30}}? (?:{LATER}(?: {WILL})?|{WILL})) {VISITS}\b[^.,\n]*"
        ),
        "",
    ),
    # `hapunten abdi kirang apal nu mana`, `gak dibilangin Maesaroh yg mana`
    (
        re.compile(
            rf"(?i)\b(?:{ME} )?(?:(?:ge|oge|juga|jg|yo|mah|sih) )?(?:{NOT}|kurang|krg|kirang) "
            rf"(?:{KNOWN}|apal|hapal|di ?(?:bilang|sebut|kasih ?tau|wartos)\w*) ([^\W\d]+ )?{WHO} "
            r"(?:mana|endi|pundi)\b"
        ),
        r"\1bingung",
    ),
    # `padahal kan ada dua`, `di kelompok abdi pan aya dua Aminah`: so called, no count of those away.
    (
        re.compile(
            rf"(?i),? ?\b(?:(?:padahal|pdhl|soalnya|soale|kan|pan|da|kapan) )+{THERE_ARE}\b(?: (?:{WHO} )?(?:namanya )?"
            r"(?!orang|org|wong|urang)[^\W\d]+)?(?= *(?:\Z|[.,;\n]))"
        ),
        "",
    ),
    (
        re.compile(
            rf"(?i)\b(?:di|ning|neng|ing|teng|wonten) k[ae]lompok{ITS}? "
            rf"(?:(?:{ME}|ini|iki|ieu|kita|pan|kan|mah|memang) )*{THERE_ARE} [^\W\d]+"
        ),
        "",
    ),
    # `sumping telat, tapi teu nanaon`
    (re.compile(rf"(?i),? ?\b(?:tapi|tp|ning|nanging|ngan) {NO_MATTER}\b"), ""),
    (
        re.compile(r"(?i)\bdugi ka (?=(?:teu|henteu|nangis|step|kejang|ngigel|ripuh|lieur|lungse|muntah|utah)\b)"),
        "",
    ),
    (re.compile(r"(?i)\bin+a+ ?lil+a+h\w*(?: wa? ?in+a+ ?il[ae]+i?hi ro?j[iy]'?u+n)?"), "innalillahi"),
    # `suaminya jatuh dari motor`, `geubis tina tangkal kalapa`: an accident, neither a want of a ride nor work.
    (
        re.compile(
            rf"(?i)\b(?:jatuh|jatoh|tiba|tibo|murag|labuh|geubis|ceblok|dawah|geblag) {FROM} "
            r"(?:motor|montor|sepedah?|pit|tangkal|pohon|wit|tangga|ondo)\w*"
            r"(?: (?:kalapa|kelapa|krambil|jengkol|nangka))?"
        ),
        "kecelakaan",
    ),
    (
        re.compile(
            r"(?i)\b(?:di|ka|ke|teng|ning|nang) (?:tukang|dukun|paraji) (?:urut|pijat|pijet|pijit)\w*"
            r"(?: (?:heula|dulu|disik))?"
        ),
        "berobat",
    ),
    # `suaminya dirawat di RSUD gara2 paru2`: still her husband's illness.
    (
        re.compile(
            r"(?i)\b((?:dirawat|opname|mondok|diopname) (?:di|ning|nang|neng|teng) "
            r"(?:rs|rumah sakit|puskesmas|klinik)\w*(?: [^\W\d]+)?),? "
            r"(?:gara[- ]?gara|gara2|karena|krn|mergo|margi|soale|amargi) "
            r"(?:paru|jantung|ginjal|stroke|setruk|diabet|gula|tip?es|dbd|demam|sesak|asma|darah|lambung)\w*"
        ),
        r"\1",
    ),
    (re.compile(r"(?i)\btamu (?:besan|sodara|saudara|dulur|sedulur|keluarga)(?:na|nya|ne)?\b"), "tamu"),
    # `hujan deras. Sri dan Ani tidak bisa datang gara2 itu`
    (
        re.compile(
            r"(?i)\b((?:hujan|udan|banjir)\b[^\n]{0,160}?) (?:gara[- ]?gara|gara2|karena|krn|mergo|amargi|margi|"
            r"lantaran) (?:itu|iku|kuwi|niku|eta|hal itu)\b"
        ),
        r"\1 kebanjiran",
    ),
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
    # `sehat2 nggih bu`, `sehat selalu`: a wish.
    (
        re.compile(
            r"(?i)(?:\A|(?<=[.,!\n] )|(?<=\n)|\b(?:mugi|mugia|semoga) )"
            r"sehat(?:2|[- ]sehat(?: selalu| terus)?| selalu| terus)\b"
            rf"(?! {NOT}\b)"
        ),
        "",
    ),
    (re.compile(rf"(?i)\bindah(?:nya)? (?:banget|bgt|bngt|sekali|pisan|tenan)\b(?: {ADDRESS}\b)?"), ""),
)
