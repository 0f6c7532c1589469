"""What Ibu Siti writes into the report of Ibu Mawar's case: the facts of the first source document, in our own words.

Part of the report -> her message; the file itself holds dates, sources and agreements, so none is told twice.
"""

PARTS: tuple[tuple[str, str], ...] = (
    (
        "2a",
        "Ibu Mawar, suami dan anaknya menyambut kami dengan hangat. Kami duduk di teras, minum teh, dan menanyakan "
        "kabar keluarga lebih dulu. Baru sesudah suasananya santai saya bertanya mengapa beliau tidak kelihatan di "
        "pertemuan, tanpa menyalahkan. Saya jelaskan lagi apa gunanya pertemuan bulanan bagi keluarga dan apa yang "
        "sudah disepakati waktu bergabung. Kepada suaminya saya ajak bersama mencari jalan, supaya penghasilan dari "
        "kantin tetap ada dan istrinya bisa hadir.",
    ),
    (
        "2b",
        "Penghasilan suami belum mencukupi kebutuhan sehari-hari, jadi Ibu Mawar menjaga kantin pabrik di desanya "
        "dari pagi sampai sore. Jam pertemuan kelompok jatuh di tengah jam kerjanya, dan kantin tidak boleh kosong. "
        "Yang bisa membantu ternyata dekat: suaminya bekerja tidak tetap sehingga sering ada di rumah pada pagi hari, "
        "adik iparnya tinggal di sebelah, pemilik kantin orangnya mudah diajak bicara, dan kelompok terbuka kalau "
        "waktu pertemuan perlu digeser. Keluarga ini juga rukun dan mau bercerita.",
    ),
    (
        "2c",
        "Saya menawarkan dua jalan dan meminta keluarga memilih sendiri. Pertama, ada yang bergantian menjaga kantin "
        "hanya selama pertemuan, kira-kira dua jam sebulan sekali, lalu Ibu Mawar kembali bekerja. Kedua, kelompok "
        "ditanya apakah pertemuan bisa dipindah ke sore hari sesudah beliau pulang. Untung dan ruginya kami bahas "
        "bersama, termasuk apa yang perlu dikatakan kepada pemilik kantin.",
    ),
    (
        "2d",
        "Keluarga memilih jalan pertama. Suaminya meminta izin kepada pemilik kantin dan datang setengah jam sebelum "
        "pertemuan supaya Ibu Mawar tidak tergesa-gesa. Sehari sebelumnya beliau diingatkan akan kesepakatan itu. "
        "Pada hari pertemuan beliau datang tepat waktu, duduk bersama anggota lain, ikut bertanya, dan sesudah dua "
        "jam kembali ke kantin. Saya menyapa beliau secara pribadi dan mengucapkan terima kasih atas kedatangannya, "
        "juga menitipkan salam untuk suaminya. Tidak ada penghasilan yang hilang karena kantin tetap buka selama "
        "pertemuan berlangsung, dan pemilik kantin pun tidak keberatan karena sudah diberi tahu sejak awal.",
    ),
    (
        "2e",
        "Keluarga sekarang lebih dekat dengan pendamping dan tidak sungkan menyampaikan kesulitannya. Anggota lain "
        "senang karena semua diperlakukan sama, dan beberapa jadi lebih rajin datang. Yang masih perlu dilihat adalah "
        "apakah kebiasaan ini tetap berjalan pada bulan-bulan sibuk, misalnya ketika suaminya mendapat pekerjaan di "
        "luar desa; untuk itu adik iparnya sudah menyatakan siap membantu bila diperlukan.",
    ),
    (
        "2f",
        "Sebelum mengakhiri pendampingan saya menanyakan pendapat keluarga sendiri. Mereka merasa jalan keluarnya "
        "sudah berjalan dan tidak perlu ditemani lagi. Saya menyampaikan bahwa keberhasilan ini milik mereka: "
        "merekalah yang menemukan waktu luang di sela pekerjaan dan menepatinya. Saya mengingatkan bahwa Ibu Mawar "
        "bagian penting dari kelompok dan boleh menghubungi saya kapan saja kalau keadaannya berubah. Cara ini "
        "kemudian saya ceritakan kepada kelompok tanpa menyebut nama, sebagai contoh bahwa kesulitan bisa dibicarakan "
        "bersama, dan bahwa selalu ada jalan kalau mau mencarinya berdua.",
    ),
    (
        "3b",
        "Saya memulai dari kelompok untuk memetakan alasan anggota sulit datang, baru kemudian bekerja dengan "
        "keluarga ini secara pribadi di rumahnya.",
    ),
)
"""Parts that are simply told."""
HOW_IT_SHOWED = (
    "Hal itu tampak pada keluarga ini: kebutuhan pangan, sekolah anak dan biaya harian memaksa kedua orang tua "
    "bekerja, dan pilihan mereka sangat terbatas kalau pertemuan jatuh pada jam kerja.",
    "Di desa ini pun keluarga lain dengan pekerjaan tetap lebih mudah mengatur waktu; dibanding mereka keluarga Ibu "
    "Mawar tertinggal, sehingga jalan keluarnya disesuaikan dengan keadaan setempat.",
    "Keluarga sendiri yang menilai mana yang paling berat dan mana yang sanggup mereka jalankan; saya mengikuti "
    "penilaian itu dan tidak memaksakan pendapat saya kepada mereka.",
)
"""Of each concept, and again of each value, that she picks."""
