"""Places people travel to and words of the calendar. A table."""

PLACES = frozenset(
    """
        jakarta jkt jatim jateng jabar jawa surabaya sby bandung bdg semarang smg yogya yogyakarta jogja jogjakarta
    solo surakarta malang kediri blitar tulungagung madiun     ponorogo trenggalek pacitan nganjuk jombang mojokerto
    sidoarjo gresik lamongan tuban bojonegoro pasuruan probolinggo jember banyuwangi     lumajang bali denpasar
    lombok mataram sumatera sumatra lampung palembang jambi riau batam medan aceh padang bengkulu kalimantan
    pontianak     samarinda balikpapan banjarmasin sulawesi makassar palu manado papua bogor depok tangerang bekasi
    karawang cikarang purwakarta subang     cirebon kuningan majalengka sumedang garut tasik tasikmalaya ciamis
    banjar pangandaran cianjur sukabumi banten serang cilegon pandeglang     lebak  pekalongan pemalang brebes
    purwokerto banyumas cilacap kebumen purworejo magelang temanggung wonosobo klaten boyolali sragen     wonogiri
    sukoharjo karanganyar demak kudus jepara pati rembang blora grobogan salatiga malaysia singapura hongkong taiwan
    arab saudi korea     ngawi jepang mekah madura bangkalan sampang pamekasan sumenep jabodetabek
    """.split()
)
CALENDAR = frozenset(
    """
        senin senen selasa slasa rabu rebo kamis kemis jumat jum'at jemuah juma'ah sabtu saptu setu ahad januari
    februari pebruari maret april mei juni     juli agustus september oktober november nopember desember jan feb mar
    apr agt sept okt nov nop des pon wage kliwon legi pahing paing manis
    """.split()
)
