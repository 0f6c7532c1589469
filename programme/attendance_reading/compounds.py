"""Two words with one meaning (salah hari, tutup usia), and one word with two (euweuh: there is no). A table."""

COMPOUNDS = {
    (first, second): stands_for
    for stands_for, firsts, seconds in (
        ("eh", "yang", "benar bener betul leres bnr"),
        ("sakit", "darah gula kurang asam tensi", "tinggi rendah darah urat lambung naik"),
        ("acara", "kerja gotong rapat", "bakti royong"),
        ("mudik", "studi study", "tour tur wisata"),
        ("takziah", "tutup tinggal", "usia dunia"),
        ("-", "izin mohon", "lapor laporan melaporkan tanya bertanya menyampaikan info menginformasikan nanya"),
        ("alpa", "duka", "kunaon naha teuing kamana"),
        ("alpa", "teuing", "kunaon naha kamana"),
        (
            "-",
            "kata jare ceuk saur",
            "tetangga tetangganya tanggane suaminya bojone anaknya ibunya keluarganya carogena",
        ),
        ("-", "surat", "izin ijin"),
        ("tidakjadi", "tidak", "jadi jd sido sida janten jadine cios sios siyos estu"),
        ("hajatan", "ulang ultah", "tahun taun tahunnya taune"),
        ("-", "wakil", "ketua ktua sekretaris"),
        (
            "ketinggalan",
            "lupa lali poho hilap klalen kesupen kelalen",
            "hari hr dinten poe jadwal jadwale tanggal tgl jam dino dina wayah waktu waktos",
        ),
        ("sakit", "cuci", "darah"),
        ("kerja", "motong potong mbabat babat nebas nggebug ngagebot ngagebug ngirik nampi", "padi pari pare jagung"),
        ("banjir", "air airnya banyu banyune cai caina", "besar gede naik pasang meluap ageung munggah"),
        ("tidak", "ora ra", "tau nate"),
        ("kendaraan", "ketinggalan", "bis bus angkot kereta mobil ojek elf kapal"),
        ("kerja", "ngaduruk mbakar bakar", "bata boto batu-bata"),
        ("kerja", "bersih resik mecah", "bersih resik batu"),
        ("melahirkan", "operasi oprasi", "caesar sesar cesar sc"),
        ("kerja", "urus bikin gawe nggawe nyieun nyetak cetak", "batu bata boto batu-bata"),
        ("kerja", "dikabari dipanggil ditelpon disuruh", "bos bose bosnya juragan juragane majikan mandor atasan"),
        ("hujan", "puting", "beliung"),
        ("acara", "sakit", "tamu tamunya tamune dayoh dayohe"),
        ("acara", "mudik main", "hp game gim"),
        ("acara", "bantu ngabantu", "pindahan pindah perlu"),
        ("perlu", "pindahan pindahana", "rumah imah omah griya bumi kontrakan"),
        ("anak", "si", "kecil alit leutik cilik bungsu sulung"),
        ("hajatan", "tujuh empat tiga pitung telung opat papat", "bulanan bulanannya bulanane"),
        ("takziah", "kerabat orang anak", "ninggal mati tiada"),
        ("tahu", "buka bukak mbukak lihat liat ngecek", "hp wa grup pesan whatsapp"),
        ("ketinggalan", "salah", "jadwal jadwale jadwalnya"),
        ("ketinggalan", "info undang", "telat terlambat tlt"),
        (
            "kendaraan",
            "ban bannya bane rantai rantainya rantene",
            "bocor kempes kempis gembos putus pecah meletus rusak",
        ),
        ("hujan", "angin cuaca cuacanya cuacane", "kencang kenceng ribut badai lesus buruk elek jelek ekstrem goreng"),
        ("acara", "dikasih dikabari", "guru gurunya gurune sekolah kepsek polisi"),
        ("acara", "acara perlu", "lain"),
        ("acara", "rumah", "tangga"),
        ("selisih", "kerabat", "marah marah2 marah-marah ngambek nesu muring"),
        ("acara", "kesiangan kawanan kasiangan kabeurangan telat", "bangun tangi hudang"),
        ("acara", "kasep", "bangun hudang"),
        ("acara", "bangun tangi", "kesiangan kawanan kasiangan kabeurangan telat"),
        ("acara", "ada jaga urus nunggu", "tukang genteng gentengnya atap atapnya talang"),
        ("acara", "info", "pindah"),
        ("sakit", "kecelakaan kacilakaan", "kerja"),
        (
            "pulangawal",
            "pulang",
            "sebelum sblm sadereng sakdurunge sadurunge saacan sateuacan cepat cepet gasik gancang gelis dulu duluan",
        ),
        ("sakit", "kurang krg krang", "baik sehat fit"),
        ("sakit", "kesehatan kesehatannya kondisi kondisinya", "menurun terganggu drop ngedrop"),
        ("-", "acara", "selesai rampung bubar rengse mulai dimulai berakhir"),
        ("alpa", "hilang ilang leungit", "kabar kbr khabar beja kontak"),
        ("lupaan", "lupa lali hilap poho", "tanda ttd bawa mbawa nggowo mawa isi ngisi absen paraf tandatangan tapak"),
        ("salamdari", "salam salame", "dari dr saking ti teko"),
        ("titipsalam", "titip nitip kirim ngirim", "salam salame"),
        (
            "-",
            "nyatat nyatet mencatat catat ngisi isi mengisi pegang megang nyekel ngecek ngitung nulis nyepeng",
            "absen absensi presensi hadir kehadiran",
        ),
        ("-", "buku lembar", "hadir absen absensi"),
        ("lupaan", "belum tidak", "isi ngisi ngisine tanda ttd tandatangan paraf"),
        ("-", "absen absensi", "dipegang dicatat ditulis dicekel dibawa diisi dicandak dicepeng"),
        ("-", "oh eh o owalah oalah aduh waduh eeh", "lupa hilap lali poho kesupen klalen kelupaan"),
        ("-", "acara lupa lali poho hilap", "siapa sapa saha sopo nama namanya jenenge"),
        ("takziah", "ditinggal katinggal ditinggalkan", "mati wafat meninggal maot sedo pejah"),
    )
    for first in firsts.split()
    for second in seconds.split()
}
"""Two words with one meaning: the first by what it stands for, or as written, the second as written."""
TWO_IN_ONE = dict.fromkeys(
    "euweuh eweuh weuh teuaya teuya gaada gada gakada gkada gkad takada tdkada tidakada ndakada raono raonok raenek "
    "raenten mbotenwonten ngakada nggakada enggakada gaono orapono oraono".split(),
    ("tidak", "ada"),
)
"""Words that say two things at once (Sundanese euweuh: there is no), as two tokens over the same letters."""
