"""The words in which villages name days and hours: Indonesian, Javanese (jv), Sundanese (su) and English.

Only vocabulary: what the words mean together is decided in `times`, `days` and `programme.typed_dates`.
Everything is lower-case and without accents, as `date_tokens` leaves it. Monday is 0, as in Python.
"""

from rapidfuzz.distance import OSA


def _table(*rows: tuple[int, str]) -> dict[str, int]:
    return {word: value for value, words in rows for word in words.split()}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUNDAY = 6
# "min" is left out: it is how people address an admin. "km" and "rb" too: kilometre and thousand.
WEEKDAYS = _table(
    (0, "senin senen snin sen isnin monday mon"),
    (1, "selasa slasa salasa sls selaso seloso tuesday tues tue"),
    (2, "rabu rebo rebu rabo rbu rab wednesday wed"),
    (3, "kamis kemis kms kmis kam thursday thurs thur thu"),
    (4, "jumat jumaat jemuah jemuwah jumuah jumah jumaah jmt jum friday fri"),
    (5, "sabtu saptu setu septu sbtu sbt sab saturday sat"),
    (6, "minggu ahad ngahad mgg mggu sunday sun"),
)
MONTHS = _table(
    (1, "januari january jan januwari"),
    (2, "februari pebruari february feb peb pebr"),
    (3, "maret march mar mrt mart"),
    (4, "april apr apil"),
    (5, "mei may mey"),
    (6, "juni june jun juny yuni"),
    (7, "juli july jul yuli"),
    (8, "agustus august agu agt agus ags agst aug agustusan"),
    (9, "september sept sep septembar"),
    (10, "oktober october okt oct"),
    (11, "november nopember nov nop nopembar"),
    (12, "desember december des dec dis disember"),
)
# Jv counting words change before a noun (rong dina, telung dina), hence several spellings of one number.
NUMBERS = _table(
    (0, "nol kosong zero"),
    (1, "satu siji setunggal hiji sahiji one"),
    (2, "dua loro rong kalih dwa two"),
    (3, "tiga telu telung tiluna tilu tigang three"),
    (4, "empat papat patang opat sekawan four"),
    (5, "lima limo limang gangsal five"),
    (6, "enam nem enem genep nenem six"),
    (7, "tujuh pitu pitung tujuhna seven"),
    (8, "delapan wolu wolung dalapan eight"),
    (9, "sembilan sanga songo sangang salapan nine"),
    (10, "sepuluh sepuluhan sapuluh sedasa ten"),
    (11, "sebelas sewelas sabelas eleven"),
    (12, "duabelas rolas kalihwelas twelve"),
    (13, "tigabelas telulas"),
    (14, "empatbelas patbelas"),
    (15, "limabelas limalas"),
    (16, "enambelas nembelas"),
    (17, "tujuhbelas pitulas"),
    (18, "delapanbelas wolulas"),
    (19, "sembilanbelas sangalas songolas"),
    (20, "duapuluh twenty"),
    (21, "selikur"),
    (22, "rolikur"),
    (23, "telulikur"),
    (24, "patlikur"),
    (25, "selawe"),
    (26, "nemlikur"),
    (27, "pitulikur"),
    (28, "wolulikur"),
    (29, "sangalikur songolikur"),
)
ORDINALS = _table(
    (1, "pertama kesatu kapisan kahiji pisanan first"),
    (2, "kedua kapindho kapindo kadua second"),
    (3, "ketiga katelu katilu third"),
    (4, "keempat kaempat kapapat kaopat fourth"),
    (5, "kelima kalima fifth"),
    (-1, "terakhir trakhir pungkasan pamungkas panungtung last"),
)
JAVANESE_ORDINALS = {"pisan": 1, "pindho": 2, "pindo": 2}  # only after "kaping"

# "nanti" and its like say today only where nothing else names a day ("nanti Kamis" is Thursday).
LATER_TODAY = _words("nanti nti nanty mengko mengke mangke engke engkin sekarang saiki ayeuna now tonight later")
RELATIVE_DAYS = _table(
    (-2, "mangkukna"),
    (-1, "kemarin kemaren kmrn kmarin wingi kamari yesterday"),
    (0, "today"),
    (1, "besok bsk bsok besuk besokk esok sesuk sesok isukan mbenjing benjing mbenjang benjang tomorrow tmrw"),
    (2, "lusa emben pageto pagetona"),
)
# Morning in Javanese, tomorrow in Sundanese: a day only beside "tabuh", the Sundanese word for o'clock.
SUNDANESE_TOMORROW = _words("isuk enjing")

NEXT = _words("depan dpn dpan depannya depane ngarep ngarepe ngarepan ngajeng hareup payun next")
THIS = _words("ini iki ieu niki menika this")
PAST = _words("lalu kemarin kemaren kmrn wingi kepungkur kapungkur kamari last")
HENCE = _words("lagi lg lgi maneh malih deui meneh later") | NEXT
EVERY = _words("setiap tiap tiap2 stiap saben sbn unggal every")
DAY_UNITS = _words("hari hr dina dino dinten poe day days")
WEEK_UNITS = _words("minggu mgg mggu pekan week weeks")
MONTH_UNITS = _words("bulan bln wulan sasi sasih month months")
ONE_WEEK = _words("seminggu saminggu sepekan")
ONE_MONTH = _words("sebulan sabulan sesasi sasasih")
EDGES = _words("akhir akir awal pertengahan tengah")
JAVANESE_SPANS = {"selapan": 35, "sepasar": 5}
# Before a weekday "besuk" and "benjang" only say that it is to come: "besuk Setu" is the coming Saturday.
JAVANESE_COMING = _words("besuk mbesuk benjang mbenjang benjing mbenjing")
# The five market days of the Javanese week; a weekday with one of them comes every 35 days.
PASARAN = _table(
    (0, "legi manis"),
    (1, "pahing paing pahinge"),
    (2, "pon"),
    (3, "wage"),
    (4, "kliwon kliwun klewon"),
)
# Feasts, seasons and months of other calendars: when they are nobody can tell here, so what hangs on them is asked.
UNFIXED = _words(
    "lebaran riyaya riyoyo bodo idul idulfitri iduladha kurban qurban puasa poso pasa siyam romadon romadhon "
    "ramadan ramadhan natal natalan paskah nyepi imlek waisak galungan panen panenan tandur hajatan "
    "liburan libur wekasan nyadran sadranan maulid maulud mulud muludan rajab rejeb ruwah ruwahan saban syaban sawal "
    "syawal suro suran muharam muharram asyura sapar safar rabiul rabiulawal bakdamulud jumadil jumadilawal dulkaidah "
    "dzulqadah dulkangidah dzulhijjah zulhijah suronan apitan selo"
)

DATE_MARKS = _words("tanggal tgl tg tgal tangal tngl tanggalan tnggal ping date")
CLOCK_MARKS = _words("jam jm jams pukul pkl pk pkul pukl pukuk tabuh tabu at")
APPROXIMATELY = _words("sekitar kira kira2 kirakira sekira kisaran around about")
ZONES = _words("wib wita wit oclock")
HALF = _words("setengah stengah stgh stngah satengah setngah half")
QUARTER = _words("seperempat saparapat seprapat perempat quarter")
MINUS = _words("kurang krg kirang")
PLUS = _words("lewat lwt lebih lbh liwat luwih langkung punjul past")
MINUTES = _words("menit mnt minutes")
UNTIL = _words("sampai sampe smpe smpai smp hingga tekan nganti dugi nepi until till to")
FINISHED = _words("selesai slesai rampung bubar beres")
LASTING = _words("selama durasi lamanya suwene lilana")

# Parts of the day, by the prayer times too: "ba'da asar jam 4" is in the afternoon.
DAY_PARTS = {
    word: part
    for part, text in {
        "am": "am",
        "pm": "pm",
        "morning": "pagi pg pgi pagian isuk esuk enjing enjang morning subuh sbh shubuh",
        "noon": "siang siangan sian sg awan beurang dzuhur dhuhur zuhur luhur lohor duhur noon",
        "afternoon": "sore sorean sonten soren petang burit ashar asar asr afternoon",
        "night": "malam malem mlm dalu ndalu bengi mbengi wengi peuting maghrib magrib isya evening night tonight",
    }.items()
    for word in text.split()
}
EVE = _words("malam malem mlm peuting wengi bengi mbengi dalu ndalu")
GREETINGS = _words("selamat slamat slmt met sugeng wilujeng good")
TITLES = _words("bu ibu pak bapak bpk mbak mas mbah kang teh kak semua semuanya all min")
NEGATIONS = _words("bukan bkn dudu sanes jangan ojo aja ulah not batal")
# After these a word is somebody's name or a place ("di rumah Bu Minggu", "Pasar Senen").
HOMES = _words("rumah rmh omah griya dalem bumi tempat ketua")
PLACES = _words("pasar desa dusun dsn kampung kp jalan jl gang dukuh")
NUMBERED = _words("rt rw no nomor nomer blok hp wa rp km sesi modul kelompok tahap kls kelas")

# What people mean to write when a weekday has one wrong letter. Rarer spellings would turn "rumah" into Friday.
WEEKDAYS_OFTEN_MISSPELT = {
    name: WEEKDAYS[name]
    for name in _words(
        "senin senen selasa salasa kamis kemis jumat jemuah jemuwah sabtu minggu "
        "monday tuesday wednesday thursday friday saturday sunday"
    )
}
# Ordinary words one letter away from those, from an Indonesian dictionary; without this "kami" (we) is Thursday.
NOT_WEEKDAYS = _words(
    "jemaah jemah jamaah jemuas jimat julat jamat kais kalis kamas kami kamil kamisa kamit kamsi kamus kapis kasmi "
    "kelis kemas kemi kemih kemik kemit kempis kepis keris ketis komis kumis mingguan munggu sabut salasal salsa "
    "satu sein selada selaka selama selara selasar selaya selesa selesai semen semin sending seni senil sening "
    "sepen serasa setin sundai sundak sundal"
)
MONTHS_LONG = frozenset(name for name in MONTHS if len(name) > 4)


def weekday_nearly(word: str) -> int | None:
    """Weekday of a word with one letter wrong, missing, doubled or swapped; None where that says nothing sure."""
    if len(word) < 4 or word in NOT_WEEKDAYS:
        return None
    return _nearly(word, WEEKDAYS_OFTEN_MISSPELT)


def month_named(word: str) -> int | None:
    """Month of a word, one wrong letter allowed in long names. Only to be asked beside a number: "Agus" is a man."""
    exact = MONTHS.get(word)
    return exact if exact is not None or len(word) < 5 else _nearly(word, MONTHS)


def _nearly(word: str, table: dict[str, int]) -> int | None:
    """People hardly ever mistake the first letter; asking for it keeps most ordinary words out."""
    alike = (name for name in table if len(name) > 4 and name[0] == word[0])
    near = {table[name] for name in alike if OSA.distance(word, name, score_cutoff=1) <= 1}
    return near.pop() if len(near) == 1 else None
