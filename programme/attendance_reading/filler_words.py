"""Words that carry nothing about attendance: fillers of talk, and ordinary words never taken for a name. A table."""

FILLERS = """
yth yts yg-terhormat terhormat tabe tabea tabek
ki ji blas babarpisan
dikumpul dikumpulkan dikumpulin dikumpulke dikumpulaken dikumpulkeun ngumpulin ngumpulkan ngumpulke mengumpulkan
sebetulnya sebenernya sabenere sabenernya sejatine sajatosna sekeluarga majelis majlis br diabsen najan sanajan senajan
sanaos cewek cowok kiye kie kiyé kabina-bina kabina bina-bina mugia salawasna
salalawasna salamina
sakulawargi sakulawarga
dipaparin
dipaparinan kasehatan kasarasan
do ampeyan ampeyanipun duduk lungguh calik diuk kmarin kmaren kemrin kmrin kemarn lap pipi pipinya leher paha betis
lengan jempol bibir
tengkuk bahu jidat kalen
selokan walungan susukan smalem
semalem
smlm bengine doakan didoakan doain doakeun didoakeun doanya doane
doana pandongane pandonga pidua piduana piduana
mendoakan dungakake donga cios sios siyos dumugi ngantos nutugkeun nutugake neruskeun nerusake nerusna hpnya hpne
hapene wanya wane hape hapenya
untung ditilar nganti tmn tmn2 tmen tmen2 tmn-tmn kwn2 satu2 siji2 hiji2 satu-satu siji-siji hiji-hiji lapur lapuran
laporen es mi ac tv yaiku yoiku rika rek cak koen kon kowen kepriben ngonoh ndean mbokan lagian makanye pegimane
gimane da dah ari atuh mun katiga tigana katilu tiluna kaopat opatna kalima limana katiga-tigana katilu-tiluna
kaopat-opatna jangan jgn ojo ojok aja ulah tong nanging2 ya iya iyo yo yah nggih njih inggih inggeh muhun mhun enggih
ok oke okay okey okeh siap sip baik baiklah monggo mangga sumangga nah deh dong lah loh lho sih kan to tho toh tuh
mah tea euy we wae bae weh kah nya hehe haha wkwk hhh hihi tadi td wau na untungnya untunge untungna untunglah
tiganya satunya satune hijina kaduana carik bayan modin kadus kasun kamituwo jogoboyo pamong tadinya mbiyen kemarin
kmrn kmrin wingi kamari kemaren sekarang skrg skr saiki ayeuna samenika sakniki hari-ini ini ni iki niki niku iku
kuwi itu tu eta ieu etah nika sanika disini disana sini situ sana saja sj ja mawon thok tok doang hungkul wungkul
sudah sdh udh udah uwis wis wes sampun atos geus enggeus parantos tos ts mpun pun telah masih msh isih taksih keneh
masi tasih lagi lg lgi maneh deui malih agi lgih sedang sdg sdang nembe lagek gek nuju keur eukeur baru bru barusan
nedeng lagi2 tengah tgh diajukan dimajukan diundur diundurkan dipercepat dimajuin kahalang kehalang terhalang
kepalang katanya ktnya ktanya ktanye katanye katany ktny kaatanya jare jarene ceunah cenah sanjange criyose kt kata
cenahna katane ngomong bilang
blg bilangnya ngendikane nyarios ngendika kanthi kalawan untuk utk buat kanggo kangge untk bt kagem pada pd pda podo
padha oleh dening ku oleh2 adalah yaitu yakni inggih-punika nyaeta ialah ibu2 ibu-ibu ibuibu bapak2 bapak-bapak teman
teman2 teman-teman rekan rekan2 laporan lapor lpran lporan melaporkan laporkan melapor nglaporake ngalaporkeun lpor
ngawartoskeun wartoskeun ngawartosan
laporannya data kehadiran khadiran kehadirannya absensi presensi pertemuan prtemuan pertmuan ptemuan pertemuane p2k2
fds kumpulan kempalan kpertemuan materi sesi modul kelompoknya ketua ktua sekretaris sekertaris pengurus bendahara
pendamping pndamping anggota2 berikut brikut sebagai sbg sbgai antara adapun nama nm namanya jeneng jenenge nami
ngaran namina nama2 nama-nama alhamdulillah alhmdulillah alhamdullilah alhamdulilah alhamdulillahirobbilalamin
allhamdulillah alkhamdulillah insyaallah insyaalloh insya allah alloh astaghfirullah subhanallah masyaallah
inalillahi innalillahi wainnailaihi rojiun innalillah mohon mhn mugi monggo2 dimohon moga semoga muga tolong tlg
tulung infokan mengabarkan kabarkan beritahu memang mmg pancen emang mmang leres bener benar bnr betul btl leresan
btul nyata sekali sakali bgt banget sanget pisan bangt amat jan pol terus trs trus teras lajeng tros lalu njur njuk
banjur lantas jadi jd dadi dados janten jdi makanya makane mulane mangkane mila sehingga shg malahan justru
sepertinya kayaknya kyknya kayake kyke koyone sigana kadose mungkin mgkn mungkn jigana paling panginten pas waktu wkt
pas-an ketika nalika wektu saat selama slama sampai sampe smpai hingga nepi sanggeus setelah stlah sesudah bar sebar
kykne kayakne sedangkan abis habis hbis hbs bakda ba'da dulu luwih berdua bertiga berempat
ketiganya tiga-tiganya telu-telune tiluanana
sekabehe bertigaan terakhir pertama kedua ketiga keempat kelima keenam kapisan lewat via langsung lgsg
sendiri sndiri dewe dhewe nyalira sorangan sendirian piyambak oh o ooh owh oo oalah walah aduh waduh haduh wah hm hmm
em emm ehm ckck apa-apa opo-opo nanaon napa-napa itu-itu iya2 ya2 nya2 tsb tersebut trsebut dimaksud alhamdulilah2
begitu gitu bgitu ngono ngoten kieu ngene gini begini lancar lncar aman tertib rame ramai regeng selesai slesai
rampung bubar mulai tetap ttp tetep angger pancet selalu sebentar sbntr sedela sakedap sakeudeung sakedik kaleresan
kebeneran kebetulan kbetulan agak awit wiwit setiap saben tiap unggal mengenai soal perihal tentang prkara salah-satu
bersangkutan ybs sangat cukup lumayan rada radi rodo sedikit sethithik saeutik silakan silahkan bahwa bilih akhirnya
akhire pungkasan ahirna semoga2 hormat wassallam mendadak dadakan ndadak tiba-tiba ujug-ujug deras dres derese lebat
deres ageung gede gedhe besar bsar kecil cilik alit leutik darah tinggi rendah gigi sedinten sadinten untu huntu
waja waos perut weteng beuteung
padaran kepala sirah endas hulu mastaka sikil suku kaki tangan panangan leungeun mata mripat panon pinggang boyok
cangkeng punggung geger dada dengkul lutut pundak kuping telinga parah keras kronis ringan berat abot banter nggeh
enjeh injih iyh iyaa yaa yh ouh okk okeee siapp bos kak kaka bang gaes guys min kawan ndan bu2 buibu ibue dulur-dulur
baraya warga sabar nyak yaah yak yaach heh eeh jeh lur je jew kayae koyoe menawa sepertine sigane siganya kayane
kayana tingalina katingalna pokona pokoe intine tepatnya tepate saestu saestunipun temenan tenanan sayaktosna
sayaktosipun serius beneran bneran sejauh acaranya acarane kegiatannya pertemuannya kumpulannya kumpulane kempalane
kempelan kempelanana patepungan pasamoan riungan ngariung riung rapatnya p2k2nya p2k2ne fdsnya kiriman dintenniki
poeieu saikine skrng skarang skrang sekarng saniki tadinipun wau-wau nembean kawit baheula mbiyen-mbiyen kepungkur
kapengker pengker wingi-wingi kamarina saterusna saterasna absensinya absensine daftarnya daftare daftarna catetane
catetanana haturan dhumateng katur rencange rencangna rerencangan si sang para poro parai dipun cukup-cukup sae-sae
mugia mugi-mugi mudah2an mudah-mudahan smoga smga mgmg soalnyaa pdhl padahal padahalan sanajan lamunan masalahe
masalahna nyatane nyatana kanyataan buktine bukti jelas jelase jelasna anggapan dikira disangka takkira kirain kirane
dikinten sabuleud bisa-bisa mungkinan kaya-kaya semacam semisal demikian sekian demikianlah sakitu mekaten semanten
punika kitu segitu semono mangkono keliling ngider muter sendiko sendika dawuh saweg seweg saweg-saweg oya oia ohya
ohiya oiya aturi ngaturi nyaosan nyaoskeun nyaosaken ngawagel rengse beres bérés ketlingsut seneng senengg
diterangkan dijelaskan penjelasan disuluh dijanjikan janjine sanggupe digeser dimajukan dimundur dimulai memulai
bubaran buyar buyaran pulangnya mulihe gantian ganti-ganti sepakat setuju usul usulan musyawarah rembug rembugan
sinambi kok-kok jebul tetapnya pokok dimangertosi dimaklumi maklum maklumi harap harapan kiranya sekiranya sebelumnya
sakderenge sadereng sateuacan sateuacana saacan sakdurunge sebelum sblm sbelum sblum setelahnya sakwise sakmantunipun
diatas dibawah ngetikna dicathet kacatet disebat kasebut disebut disebutkan sebut menyebutkan sebutkan bawa-bawa
mengucapkan ucapkan ngucapaken haturkan sampaikan menyampaikan nyampaikan nyampe nyampek dugikeun doc lampiran
terlampir ingg saniskanten saniskara tiap-tiap sabulan sabulanna sesasi sapisan sepisan pisanan pindho berturut
beruntun terusan wae-wae gen ngge kagem3 ngenteni dienteni ditunggu dinantos diantosan diantos ditungguan nganteni
mboten-mboten wangi semrawut amburadul macem macam macem-macem rupa rupane pun-pun sampun-sampun meuni mani naker
kacida teuing sing-sing pan ketang meureun sugan sanes-sanes sosper pendampinge pendampingna pendampingku ketuane
ketuana
"""

TALK = """
diangkat dijawab dibalas dibales direspon diwaler
kala dalam indonesia memiliki pernah sebuah bahasa cara diri kembali kepada masa berada wanita hati suka negara bagi
manusia biasa maka pria bawah tim mudah melalui percaya bola laki pemerintah sistem cinta apapun situs takut berarti
segera sementara coba semakin harga sulit berubah dasar islam muda program utama jenis tanah bentuk resmi suara umum
memilih posisi itulah hukum juta menarik menerima demi putih api murah musim usum usim segala khusus warna kasus
mangsa peduli diam sumber yakin agama jasa kamar musik sesuai asli buruk nilai wilayah ekonomi laut maupun
pribadi alam aplikasi merah
rata inilah lokasi kini hitam meminta pantai sempurna sisi arah gratis sebesar udara akun milik wajah apalagi beli
memakai benda terutama olahraga sejarah cocok dewasa sebelah ahli berani buah gaya daya kulit mahasiswa pilih rambut
karya kisah matahari lanjut sederhana detik bicara sadar mari organisasi entah isi bupati lantai menangis rahasia
sungai status fokus kiri kanan kunci siswa unit angka bersih komunikasi lembaga seni setengah cahaya sampah sekaligus
biaya sehari tenaga meter paham umumnya meja melewati menikmati penduduk seberapa susah kuliah menurut pelatih remaja
ikuti mulut upaya bakar makin lulus memasuki pemuda generasi memahami perintah siapapun cita istilah peristiwa alih
doa sengaja jari poin tata turut ciri teori usah hubungin memenuhi nasi kategori lari tema faktor santai seolah setia
suasana diantara petunjuk bahaya layar ketahui lebar mandiri muka mama papa imam istimewa setahun berdoa pelajar
miskin hibah seputar berpartisipasi partisipasi gaji gempa bencana arus bukit lapar massa sesama televisi departemen
kunjungi mendekati rilis reaksi kaos gara jendela kedalam meliputi strategi beasiswa kredit memeriksa motivasi rokok
cerah bangkit menengah murni tipis tiada administrasi elektronik halus ilmiah kain komentar kotor memaksa operator
patut segar senyum wawancara sebaik susu rutin sekelompok skala setara tetaplah waspada bahwasanya bagaimanapun baris
kritik semula semalam tepi menunjukan bunyi langka lemari temui panitia pelajari komitmen sesuatu semester alumni
diisi kejar benar-benar adanya prioritas beralih buatlah hindari rajin sewa diubah happy lidah pagar rugi ekor
sekadar sesekali terancam resolusi mula paksa ilmu ulama ustad ustadz kyai kiai koperasi kurus wadah gelisah
institusi tulus sejahtera setinggi perbaiki koordinasi konsultasi evaluasi inovasi visi misi sangatlah etika family
angkut tukar tanam partner rekomendasi benarkah transaksi tawar kerumah petugas penyelenggara pahit pelangi
registrasi sadari satupun tangki teliti vaksin vaksinasi sertifikasi verifikasi validasi klarifikasi deklarasi betah
benih hapus seketika lempar lalui barangkali garansi meneliti musibah tenda edit agenda pengelola sendok sofa pompa
seri ribut sedia hargai diusahakan saudari sedekah simpati koordinator kos kumis laris sejam upah kemari henti
pembicara pendengar surut edukasi kunci-kunci jamaah jemaah kangen reuni kurangi sebisa terindah jatah datangi
datanglah sembunyi serasa kerupuk bungkusan ijazah terisi bersembunyi haruslah ayolah biarlah jagalah tunggulah cabut
gusti donasi edukasinya ceramah debit longgar yakini begitupun begitulah kalaupun sekalipun demikianpun mungkinkah
akankah sudahkah bolehlah rombongan bagian bagianku anggaran iuran simpanan pinjaman cicilan bayaran
kreditan arisane dipertemukan rejekine rejekinya satunya laksanakan dilaksanakan melaksanakan kerjakan lakukan
dilakukan gizi stunting pengasuhan pendidikan keuangan kesehatan perlindungan lansia disabilitas balitanya aktif
semangat antusias seru asik asyik dagingna basah basah-basahan kebasahan kuyup yasudah yaudah yowis yawis yawes yowes
wesss sok geura geuning tulisan ditulis tercantum sorangna nyuhunkeun panyuwunan dupi ari tadina kaayaan
kaayaanana rumaos disuhunkeun mangsa waktosna waktos wancina patepang tepang enjingan sasihna kersana wiwitan tutug
panutup lirih dangu dangunipun sanalika sakala rupina rupanya kadangu kawartos kawartosna saur saurna sanggemna
sanggem cariosna cariyos cariyosipun sanjang sanjangna sanjangipun matosan ngendikan ngendikanipun dhawuhe dawuhe
ujare ujaripun pangandikane tembunge tembunganipun kakara karek kakarek cenahan ninggal ninggalkan
nilar ninggalkeun ninggalake meninggalkan ngaganggu mengganggu ganggu belajar sinau diajar ngajari diajari diajarin
praktek praktik janji janjinya dipindah dipindahkan giliran
"""

ORDINARY_WORDS = """
kahatur haturaken dihaturaken
air airnya banyu banyune cai caina toya toyana
x tiba masing masing-masing jauh tebih adoh dekat deket caket deng kedah kudu harus hrs wajib mesti musti mesthi
kedahna terpaksa kpaksa awalnya akhir akhirna lebih lbh kurang-lebih wali murid guru kelas kepsek lurah kades camat
bidannya kader tetangganya pengajar temen kanca kancane batur ketemu ktemu panggih pendak papanggih bertemu menemui
nemui nemoni ngobrol telepon telpon telp tlp hp wa nelpon sms chat pesan pulsa sinyal ban roda dipakai dipake
dipinjam dipinjem dianggo pinjam nyilih bensinnya helm licin becek rusaknya jembatan putus hari-hari siangnya paginya
mh malamnya subuh subuhan maghrib magrib isya dhuhur dzuhur ashar asar jumatan lebaran puasa ramadhan idul fitri adha
agustusan libur prei perei cuti tutup buka pindahan nanti-nanti sejak sajake awan bengi wengi peuting diundur
diundurkan mundur ditunda tunda batal dibatalkan gagal jadwal jadwalnya rencananya tempatnya waktunya jamnya
tanggalnya nulis ketik tulis ngetik typo keliru kirim ngirim dikirim kirimnya file berkas dokumen formulir tanda ttd
cek dicek ngecek tunggu dulunya bentar sek sik sekedap anu gpp gapapa rapopo mboten-napa ora-popo tidak-apa-apa kita
kami kamu anda panjenengan sampeyan sampean njenengan mereka kalian kowe anjeun kabehane awakdewe awake-dewe
urang-sadaya pake pakai pakek nganggo make anggo baju seragam batu kayu suluh rumput suket godong daun pupuk
tandurane padi pari jagung singkong sapi kambing wedus ayam pitik bebek ternak kandang toko pasare mie
beras gula minyak gas elpiji lpg masak masakan nyapu ngepel nyetrika setrika cucian popok asi nyusui netek mandi adus
sarapan makan mangan tuang neda minum ngombe sama-sama kaya kayak koyo kados siga seperti spt lir contoh
etc ingin ingat inget eling kelingan lupa-lupa kira kira-kira kinten watara sekitar sakitar kurleb rasanya rasa raos
karaos ngraos terasa merasa keadaan kondisi situasi masalah masalahnya kendalanya halangannya beda bentrok
bareng-bareng sekalian sambil karo-karo nyambi disambi digendong rewel nangis nangisan ngambek manja nakal bagus apik
sae alus jelek elek ala enggal cepat cepet gancang gelis lambat alon pelan datangnya hadirnya sakitnya kerjanya
absennya ijinnya izinnya dulu-dulu kemudian akhir-akhir sering-sering kadang kadang-kadang sakapeung sisa lebihnya
sejumlahnya seterusnya gitulah pokoknya pokoke intinya kesimpulan kesimpulannya rekap rekapan rekapitulasi hasil
hasilnya mangats sukses sehat-sehat berkah barokah amin aamiin amien berkat rejeki rezeki lancarr konfirmasi konfirm
berita beritanya kabarnya kabare katerangan ceritanya cerita crita pendampingnya ketuanya kelompoke grupnya lapangan
balai desa kantornya kecamatan kelurahan kabupaten provinsi naik turun mudhun munggah naik-turun buku bolpen pulpen
spidol papan kursi tikar konsumsi snack jajan kas tabungane selaku atas akan-tetapi namun-demikian walaupun walau
meski meskipun senajan nadyan sok-sok diminta disuruh diajak dijak dipanggil dijemput diantar dianter diter dimarahi
dilarang diberi dikasih-izin lho-lho wkwkwk hehehe hahaha hihihi xixi hmmm duh aduhh ampun weleh tempo kapan-kapan
waktu-waktu lama lawas lami suwe baru-baru kemaren2 barusaja punggungnya kakinya tangannya kepalanya giginya matanya
perutnya badannya kaget bingung sedih senang bahagia marah sabarin sumpek stres stress proses nyatet catat catet
anget tebak tebak2an tebakan dicatat dicatet tercatat urutan urut nomernya semuanya-saja sisanya-saja situ-sini ditempat
 tempate gonne
"""
