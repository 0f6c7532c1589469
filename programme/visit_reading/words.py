"""The words in which a pendamping tells what became of a visit: Indonesian, Javanese, Sundanese, as typed in the field.

Only vocabulary, lower-case and without accents, as `pieces` leaves it.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA

from programme.date_reading import words as dates


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DONE = _words(
    "selesai slesai selsai seleai selese sls slese slsai rampung rampun rampong beres brs tuntas kelar klr done"
    " rengse dikunjungi kunjungi mengunjungi kukunjungi datangi dikunjungin didatangi ditemui terlaksana"
    " dilaksanakan tercatat ✅ ✓ ✔ ☑ 👍"
)
WEAKLY_DONE = _words(
    "sudah sdh sdah suda sudh udah udh uda dah wis wes uwis uwes mpun sampun smpun sampu parantos prantos geus gs"
    " atos tos telah tlh ok oke okay sip"
)
"""'Sudah' alone means done; 'sudah pindah' does not."""
POSTPONE = _words(
    "dipindah dipindahkan digeser geser tunda ditunda tnda tnd tundha tunda2 ditundha nunda menunda pending dipending"
    " undur diundur undurkan mundur dimundurkan mundurkan reschedule dijadwalkan dijadwal jadwalkan diundurke"
    " ditangguhkan ditangguhkeun tangguhkan disemayani diundurkan tundalah ditunda2 tertunda"
)
CANCEL = _words(
    "batal dibatalkan batalkan btl btal cancel dicancel wurung dibatalke bolay dibatalkeun batalin"
    " batalna dibatalaken batalake"
)
HAND_OVER = _words(
    "limpahkan dilimpahkan limpah limpahin dilimpahke limpahke oper dioper operkan titip dititipkan titipkan"
    " alihkan dialihkan pasrahkan dipasrahke limpahkeun alihke"
)
MEET = _words(
    "ketemu ketmu ktmu ktm bertemu brtemu jumpa berjumpa temu tepang tepung patepang papendak pendak kepanggih"
    " kpanggih panggih kapanggih pinanggih kepethuk ketemune ketemunya temui menemui ditemoni nemoni kepangguh"
)
NOT = _words(
    "tidak tdk tidk tdak gak ga gk g nggak ngga enggak engga ndak nda ndk tak ora ra mboten boten mbten teu"
    " henteu heunteu tan bukan dudu sanes nggk kagak kaga"
)
NOT_YET = _words("belum blm blum belom blom durung drg rung dereng dereng tacan tcan can ❌ ✖ ✗ ❎")
BE_THERE = _words("ada ono ana wonten enten aya dirumah dateng rumahan")
"""After a negation: nobody was there."""
SOMEBODY = _words(
    "orang org orng wong tiyang jalma jalmi siapa siapapun sapa sopo sinten saha orangnya wonge siapa2 siapa-siapa"
    " sapa-sapa sopo-sopo"
)
EMPTY = _words("kosong suwung sepi kothong koson kosongan nihil")
HAPPEN = _words("jadi jd sido sida estu cios jadina jadinya sidone")
"""After a negation: called off."""

AGREED = _words(
    "sepakat spakat sepkat sepakati disepakati disepakatinya kesepakatan kesepakatannya kesepakatane spkt"
    " sepakate sepakatnya menyepakati sapuk rujuk sarujukan"
)
PROMISED = _words(
    "janji janjine janjinya jangji berjanji janjian setuju stuju menyetujui disetujui sarujuk sanggup saguh"
    " sangup bersedia brsedia sumanggup sumadya"
)
WILLING = _words("gelem purun kersa siap komitmen komit daek hoyong bade akan")
"""An agreement only at the beginning of what is said, or after whom it is said of."""
CAUSE = _words(
    "karena krn karna krena karn sebab sebabnya sebabe penyebab penyebabnya penyebabe alasan alasannya alasane"
    " amarga mergo merga goro goro2 jalaran amargi awit alatan kusabab lantaran soale soalnya gara gara2 sabab"
    " dikarenakan"
)
THAT = _words("bahwa untuk utk supaya agar kalau nek yen yaitu yakni adalah iku nya")

UNITS = _words(
    "hari hr minggu mgg bulan bln tahun thn th jam menit mnt orang org anak wong kali x rb ribu ratus juta jt kg"
    " km meter m persen kelas kls dino dina dinten sasi poe taun anake anaknya orangtua balita bocah lansia"
    " minggon kilo liter hektar ekor kelompok keluarga sesi"
)
"""A number before one of these counts something: it is no visit's."""
BEFORE_OTHER_NUMBERS = _words(
    "rt rw tgl tanggal jam pukul pkl kelas kls gang gg blok hp wa telp umur usia ke tahap sesi sekitar sampai sd"
    " kurang lebih masih punya ada cuma hanya setiap tiap seminggu sebulan selama lama tinggal butuh perlu dapat"
    " km h"
)
NUMBER_WORDS = _words("no nomor nmr nomer nomr nmor nomber kunjungan rumah nomere #")
FILLERS = _words(
    "dicoba coba matur suwun nuwun makasih trims tks terima kasih assalamualaikum wr wb saya aku kulo kula abdi"
    " yg yang sing nu utk untuk kanggo dan lan sareng jeung sama ya iya yo nggih njih nya bu ibu pak bapak mas"
    " mbak dong deh sih kok lah tuh ini itu iku td tadi wau barusan langsung aja saja mawon wae bae nih pun trus"
    " terus njur teras lajeng lalu tapi tp nanging ning tur kalau klo nek yen sedang sedangkan semua kabeh"
    " sedanten sedoyo sadaya semuanya alhamdulillah maaf sewu hasil hasilnya dulu dl dlu rencana kunjungan"
    " dikunjungi lagi lg maneh malih deui monggo mangga ke sana kesana mrika mrono jadi jd di to kemudian"
)
ALL = _words("semua semuanya kabeh kabehan sedoyo sedaya sadaya sadayana sedanten seluruhnya all semwa smua smuanya")
REST = _words("sisanya sisane lainnya liyane sanesipun sejenna selebihnya lain2nya yanglain lainya sisa")
EXCEPT = _words("kecuali kcuali kejaba kajawi kajaba iwal selain except")
DUTIES = {
    "explained": _words("dijelaskan jelaskan menjelaskan diterangkan menerangkan dijelaske diterangke dijelasin"),
    "motivated": _words("motivasi dimotivasi memotivasi semangat disemangati menyemangati disemangatin"),
}
ALL_DUTIES = _words("keempatnya keempat lengkap")

MEANS_ITSELF = _words("kampung lampung kampong sambung mandor mandur")
"""One letter away from an outcome."""

_OUTCOMES = {
    "done": DONE,
    "weakly_done": WEAKLY_DONE,
    "postpone": POSTPONE,
    "cancel": CANCEL,
    "hand_over": HAND_OVER,
    "meet": MEET,
}
_KINDS = {word: kind for kind, words in _OUTCOMES.items() for word in words}
_NEARLY = tuple(sorted(word for word in _KINDS if len(word) >= 6))
_DATE_WORDS = (
    dates.WEEKDAYS.keys()
    | dates.MONTHS.keys()
    | dates.RELATIVE_DAYS.keys()
    | dates.DAY_PARTS.keys()
    | dates.LATER_TODAY
    | dates.NEXT
    | dates.THIS
    | dates.HENCE
    | dates.DAY_UNITS
    | dates.WEEK_UNITS
    | dates.MONTH_UNITS
    | dates.ONE_WEEK
    | dates.ONE_MONTH
    | dates.DATE_MARKS
    | dates.CLOCK_MARKS
    | _words("sampai sampe smpe hingga sd besuk menawi pagi")
)


@lru_cache(maxsize=4096)
def kind_of(word: str) -> str | None:
    """done, weakly_done, postpone, cancel, hand_over or meet, also with one wrong letter in a longer word."""
    if word in _KINDS or len(word) < 5 or word in MEANS_ITSELF:
        return _KINDS.get(word)
    near = {_KINDS[known] for known in _NEARLY if OSA.distance(word, known, score_cutoff=1) <= 1}
    return near.pop() if len(near) == 1 and not is_date_word(word) else None


def is_date_word(word: str) -> bool:
    """Whether a word may be part of a day ("senin", "depan", "tgl")."""
    return word in _DATE_WORDS or dates.weekday_nearly(word) is not None
