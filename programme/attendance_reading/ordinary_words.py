"""Ordinary words of a chat that say nothing about attendance: never taken for a person's name. A table."""

ORDINARY_WORDS = frozenset(
    """
        x tiba masing masing-masing jauh tebih adoh dekat deket caket     deng kedah kudu harus hrs wajib mesti
    musti mesthi kedahna terpaksa kpaksa awalnya akhir akhirna lebih lbh kurang-lebih     wali murid guru kelas
    kepala kepsek lurah kades camat bidannya kader tetangganya pengajar teman temen kanca kancane batur     ketemu
    ktemu panggih pendak papanggih bertemu menemui nemui nemoni ngobrol telepon telpon telp tlp hp wa nelpon sms
    chat pesan pulsa sinyal     ban roda dipakai dipake dipinjam dipinjem dianggo pinjam nyilih bensinnya helm jalan
    jalanan dalan licin becek rusaknya jembatan putus     hari-hari tengah siangnya paginya malamnya subuh subuhan
    maghrib magrib isya dhuhur dzuhur ashar asar jumatan lebaran puasa ramadhan idul     fitri adha agustusan libur
    prei perei cuti tutup buka pindahan nanti-nanti sejak sajake awan bengi wengi peuting     diundur diundurkan
    mundur ditunda tunda batal dibatalkan gagal jadwal jadwalnya rencananya tempatnya waktunya jamnya tanggalnya
    nulis ketik tulis ngetik typo keliru kirim ngirim dikirim kirimnya foto gambar video file berkas dokumen
    formulir tanda tangan ttd     cek dicek ngecek tunggu dulunya sabar bentar sek sik sekedap sebentar     anu
    apa-apa gpp gapapa papa rapopo mboten-napa ora-popo tidak-apa-apa     kita kami kamu anda panjenengan sampeyan
    sampean njenengan mereka kalian kowe anjeun maneh kabehane awakdewe awake-dewe urang-sadaya     pake pakai pakek
    nganggo make anggo baju seragam batu kayu suluh rumput suket godong daun pupuk wiwit tandurane padi pari jagung
    singkong     sapi kambing wedus ayam pitik bebek ternak kandang warungnya toko pasare mie beras gula minyak gas
    elpiji lpg     masak masakan nyapu ngepel nyetrika setrika cucian baju popok asi nyusui netek mandi adus sarapan
    makan mangan tuang neda minum ngombe     sama-sama kaya kayak koyo kados siga seperti spt lir contoh dll dsb dst
    etc     ingin ingat inget eling kelingan lupa-lupa kira kira-kira kinten watara sekitar sakitar kurleb
    rasanya rasa raos karaos ngraos terasa merasa keadaan kondisi situasi masalah masalahnya kendalanya halangannya
    beda bentrok bareng-bareng sekalian sambil karo-karo nyambi disambi digendong rewel nangis nangisan ngambek
    manja nakal     bagus apik sae alus jelek elek ala enggal cepat cepet gancang gelis lambat alon pelan
    datangnya hadirnya sakitnya kerjanya absennya absensinya laporannya ijinnya izinnya     dulu-dulu selanjutnya
    berikutnya kemudian akhir-akhir sering-sering kadang kadang-kadang sok sakapeung     sisa lebihnya sejumlahnya
    seterusnya begitulah gitulah pokoknya pokoke intinya kesimpulan kesimpulannya rekap rekapan rekapitulasi hasil
    hasilnya     semangat mangats sukses sehat-sehat selalu berkah barokah amin aamiin amien berkat rejeki rezeki
    lancarr     konfirmasi konfirm berita beritanya kabarnya kabare katerangan ceritanya cerita crita
    pendampingnya ketuanya kelompoke grupnya lapangan balai desa kantornya kecamatan kelurahan kabupaten provinsi
    tinggi rendah naik turun mudhun munggah naik-turun     modul buku bolpen pulpen spidol papan kursi tikar
    konsumsi snack jajan kas iuran tabungane     selaku atas akan-tetapi namun-demikian walaupun walau meski
    meskipun senajan sanajan nadyan sok-sok     diminta disuruh diajak dijak dipanggil dijemput diantar dianter
    diter dimarahi dilarang diberi dikasih-izin     lho-lho wkwkwk hehehe haha hahaha hihihi xixi hmmm duh aduhh
    ampun weleh     tempo kapan-kapan waktu-waktu lama lawas lami suwe baru-baru kemaren2 barusaja     punggungnya
    kakinya tangannya kepalanya giginya matanya perutnya badannya     kaget bingung sedih seneng senang bahagia
    marah sabarin sumpek stres stress     proses nyatet catat catet dicatat dicatet tercatat daftarnya urutan urut
    nomernya     semuanya-saja sisanya-saja situ-sini ditempat tempate gonne
    """.split()
)
