"""Words of a ketua's report in Indonesian, Javanese and Sundanese, as typed on a cheap phone, and what each stands for.

A line is `stands for: spellings`. The right side may repeat the left. A word that stands for `-` carries nothing.
Kinship words are made from stems and possessive endings below. A table: its length is its vocabulary.
"""

import re

from programme.attendance_reading.kinship import KINSHIP
from programme.attendance_reading.ordinary_words import ORDINARY_WORDS
from programme.attendance_reading.places_and_days import CALENDAR, PLACES

WORDS = """
tidak: tidak tdk tdak tida tdkk tak gak gk ga g gg nggak ngga enggak engga gag kagak kaga ndak ndk nda ndhak ora ra
 mboten mbten mbtn boten teu henteu hente hnteu ngak ngk nggk enda endak orak oraa ndakk gakk tidk tidka tdik
 heunteu nteu ndag tdj mbonten botn
belum: belum blm belom blom durung drg rung dereng acan encan tacan blum blon blmm
dikasih: dikasih kasih dikasi kasi dipanggih diparingi dikei diberi
bawa: bawa bw mbawa ngajak ajak nggendong gendong mbeto ngajakan mawa nggowo gowo membawa ngandheng
undang: ketinggalan info undangan undangannya pemberitahuan surat infonya informasi ulem-ulem ulem
angin: angin
tentu: tentu tntu mesti pasti mesthi tamtu
titip: titip nitip dititipkan nitipkan
ternyata: ternyata trnyata tibake jebule tibakno singhoreng
banyak: banyak akeh seueur kathah loba beberapa sebagian sawetara
minta: minta njaluk nyungkeun nyuwun
bukan: bukan bkn bukannya dudu sanes sanés bukn
rusak: rusak rsk macet bejat rusake mogok bocor ngadat
hadir: hadir hdr hadr hdir hadiir adir datang dtg dtng dateng datng dtang datg dteng teko teka tekko rawuh rauh
 rawoh sumping dugi dongkap dongkep kumpul ngumpul tumeka hadirr jumeneng datan dtangg merapat hadiri menghadiri
 dongkap
ikut: ikut ikt ikot melu nderek ndherek tumut milu ngiring ngilu kut gabung ikutan
masuk: masuk msk mlebu lebet asup
berangkat: berangkat brangkat brgkt mangkat budhal budal indit angkat bidal
muncul: muncul nongol kelihatan keliatan klihatan ketok ketingal katingal nampak tampak kelihatannya
absen: absen absn apsen bolos mangkir ngabsen
alpa: alpa alfa alpha alp alpah
izin: izin ijin idzin ijn izn pamit permisi ijinn
halangan: halangan berhalangan brhalangan pambengan kendala alangan halanganan
telat: telat terlambat tlt trlambat trlmbt lambat kasep elat kawanan kesiangan belakangan kabeurangan kasiangan keri
 kasepan tlat telad telatt
nyusul: nyusul menyusul
sakit: mual mual-mual mneg eneg terapi tensi tensinya darting bengkak abuh kaku kesleo pijat pijet dipijat luka
 lecet berdarah pendarahan kencing gula kolestrol usus buntu hernia benjolan tumor kanker cuci-darah hemodialisa
 rontgen fisioterapi mimisan alergi sinusitis sembelit ambeien wasir panuan sawanen sakit skt sakt skit saket gerah
 gerahe lara gering udur demam deman batuk btuk pilek flu meriang mriang mules mencret diare muntah muntah-muntah
 pusing puyeng mumet ngelu rieut rieuteun typus tipes tifus typhus dbd hipertensi asma maag mag lambung stroke
 setruk opname diopname ngamar dirawat rawat infus diinfus operasi dioperasi kecelakaan jatuh tibo labuh keseleo
 lumpuh bisul bisulen muriang nyeri encok rematik covid corona vertigo kontrol berobat brobat periksa priksa mriksa
 checkup jantung cekot-cekot watuk salesma panas panastis muriang kolesterol diabetes sesek sesak sawan keguguran
 mriyang berubat tamba nambaan teler bedrest sariawan cacar sakitt sakiit gerrah pegel linu kejengklang kecengklak
 kepleset terpeleset jatoh kepentok nggreges greges nyeuri muntaber lemes lemas pingsan semaput kumat kambuh
badan: badan awak awake awakna badane badannya awaknya salira
enak: enak enk penak kepenak raos raoseun ngeunah nyaman fit karaos damang sehat waras
kerja: pembantu ninggal ninggalkan nilar ngored ngarambas nyabut mencabut ngagarap nyadap ngangkut bongkar muat
 nukang tukang ngepak packing sortir buruhan ngasak nggrosok nyeblok mopok jualannya nyambel ndodos petik kuliahan
 nyemir nyupir supir sopir satpam jualin ngadonkeun ngala ngider keliling asongan borong lemburan nggarap kerja krja
 kerjo krjo kerje krj bekerja bekerjo kerjaan pekerjaan krjaan makarya makaryo garap garapan gawean kerjane
 padamelan ngagawe buruh mburuh nguli kuli shift sift nglembur panen manen derep ndherep tandur nandur tandor tanem
 nanem matun ndaut daut macul nyangkul ngarit ngarambet rambet dibuat gacong nyadap metik borongan proyek jualan
 jualn dodolan dodol dagang dagangan bakulan bakul icalan jualanan ngojek narik nyopir nyetir pabrik pabrikan kantin
 warung warunge nyuci nggosok laden glidik gelidik nyales berdagang njahit jahit menjahit konveksi ngajar ngawulang
 matuh nyawah sawah ladang tegal tegalan kebon kebun kebonan huma ngahuma nderes nyetrika art prt ngrajang mbako
 nyopiri giling nggiling ngebon berkebun tani bertani nyiangi mupuk nyemprot nebu tebang tebu katering catering
 mbatik batik anyam nganyam dines dinas angon ngangon nyeruit sawahe sawahnya serabutan ngladeni mreman mulung mocok
gawe: gawe damel digawe
punya: punya pnya gadah gaduh duwe due boga nduwe ndue
pulang: pulang plg plang mulih bali wangsul uih mulang balik mantuk muleh
kampung: kampung kmpung kmpg kampong kampunge udik
lembur: lembur
tua: tua tuwa sepuh tuo tuanya tuane
tanya: tanya nanya takon naros nanyakeun tanyak taken bertanya menanyakan nanyain tumaros
mudik: pindah pindahan mudik merantau rantau ngumbara nyaba bepergian pergi prgi plesir piknik liburan lungo lunga
 tindak tindakan mios ngaprak ziarah wisata tour umroh umrah haji traveling keluar-kota perjalanan
hajatan: hajatan hajat hajad kondangan ondangan kondang njagong jagong rewang nyumbang mbiyodo biyodo nikah nikahan
 nikahin ngantenan manten pengantenan resepsi sunatan khitanan sunat khitan tasyakuran syukuran slametan kenduri
 kenduren selametan akikah aqiqah aqiqahan lamaran ngunduh mantenan manggulan nyambungan pernikahan perkawinan
 walimahan walimah mantu mantenane nyongkolan besanan selapanan mitoni tingkeban tujuhbulanan pesta ngarewang
 rewangan lamar nglamar kawinan ngawinkeun ngantenan hajatane hajatannya nyunatan hitanan
takziah: layatan nglayati nguburke ngubur mengubur nguburake tahlilane takziah takziyah ta'ziah taziah tazziah
 tajiah takjiah taziyah takjiyah ngelayat nglayat layat melayat ngalayad ngelayad layad lelayu kepaten meninggal
 meninggl mninggal mninggl wafat seda sedo pejah pupus maot tilar duka berduka tahlil tahlilan yasinan pemakaman
 dimakamkan sripah kesripahan ngubur nguburkeun geblag nyewu meninggal-dunia belasungkawa kematian melawat kalayat
 ngalayat
melahirkan: melahirkan lahiran nglairke lairan nglairaken ngalahirkeun lahir babaran mbabar bersalin persalinan
 brojol partus nglahirke lairaken ngajuru nifas caesar sesar
tahu: tahu tau taw ngerti ngertos weruh eruh terang nyaho ngarti semerep mangertos ngrti dengar krungu denger
dikabari: dikabari dikabarin dikabarkan dikabarke diberitahu diberi-tahu dikasihtau dikasihtahu diinfo diinfokan
 disanjangi diwartosan dibejaan diomongi dikandani diundang diulem dipanggil dihubungi kabaran kabaruh dapet-info
 diwartosi disanjangan
kabar: kabar kbar kbr khabar keterangan ktrangan ktrngan ketrangan ket katerangan beja wartos kabare alasan alesan
kendaraan: kendaraan kndaraan motor motore montor sepeda sepedah ojek ojeg angkot transport transportasi transpot
 tumpakan tumpaan ongkos ongkose bensin angkutan kandaraan pit mobil
antar: ngantar nganter ngantarkan nganterin antar anter mengantar ngeterke ngeter ngeterne nganteur nganteurkeun
 ngaterake mengantarkan anterin nganterke nganterno jemput njemput jumput menjemput nyusulin ngantarin nganterkeun
 ngantr
jaga: nengok tengok nengoki niliki nyambangi sambang jaga njaga njogo jogo menjaga jagain ngajaga momong mong ngasuh
 ngemong ngurus ngurusin ngurusi ngopeni ngerumat ngrumat merawat ngrawat nungguin nunggu nunggoni nungguan nengga
 ngantosan ngantos ngentosan nyambangan ngalongok tunggu menunggu nemenin ngancani jenguk njenguk menjenguk besuk
 mbesuk bezuk ngalongok tilik nilik nemani ngopèni ngerawat nemeni nyuapi ngurusan ngajagaan ngasuhan
boleh: boleh kenging
hujan: hujan ujan udan jawah hujannya kehujanan kudanan kahujanan hujanan hujn udane huzan
banjir: banjir banjr kebanjiran kabanjiran caah longsor badai puting-beliung rob lebu banjer gledek petir
semua: semua smua smw semw semuanya smuanya smuany kabeh kabih sedoyo sedaya sadaya sadayana sakabeh sakabehna
 kabehan kabehanana kabehna sdoyo sedanten sedayanipun seluruh seluruhnya seluruhe semuax sumua semuany smuanya
 smuax
lengkap: lengkap lngkp komplit komplet kumplit jangkep ganep full ful complete komplt lengkep pepek utuh hadirsemua
nihil: nihil nol zero
kosong: kosong suwung
awal: awal duluan disik dhisik heula ndisik rumiyin
kecuali: kecuali kcuali kecwali kejaba kejobo kajaba kejawi kejawa kajawi kecuwali selain slain minus iwal kejabi
 kcwali
cuma: cuma cm cuman hanya hny mung namung ngan nganan mming mek muk ming cumak ngn
lainnya: lainnya lainya laennya sisanya sisane sisana liyane liyan lianna lian sanesna sanesipun lain lain2
 lain-lain selebihnya liyanipun sesa sésana selebihe lainne yanglain liane liya seliane liyo
yang: anu yang yg yng sing seng nu ingkang engkang sg sng
dan: tambah ditambah tmbah plus dan dn dengan dgn dg dngan bersama bareng brg brng bersamaan barengan bebarengan
 sama sm karo kalih lan jeung
 sareng ambek serta n and plus tur sarta karu kro ama ame kambi samo miwah
juga: juga jg jga ugi oge uga pula idem
tapi: tapi tp tpi ning nging nanging tapina tetapi ananging melainkan malah tpai namun
karena: karena krn karna krna krena mergo merga amargi amarga marga mergane lantaran sebab sbb gara-gara kusabab
 soale soalnya sbabna alesanna alasannya alesane margi krana kerna akibat disebabkan dikarenakan karana kranten
eh: eh ehh ralat koreksi diralat revisi
salah: salah slh lepat luput klentu keliru
maksud: maksud maksudnya maksude maksudku mksd maksdnya maksudna maksd mksdnya
maaf: maaf maap maf mf mff ma'af hapunten ngapunten ngapunteun punten sori sorry sry sepurane ngapuro ngapunteng
 pangapunten mangap sepuntene hampura
dia: dia ia beliau deweke manehna anjeunna piyambake beliaunya orangnya orange wonge jalmana dekne dheweke dya
saya: saya sy aku kulo kula abdi aq gue ak kawula sya saia abi
orang: orang org orng wong uwong tiyang urang jalmi jiwa anggota anggote kpm peserta wargi warga wng anggoto uong
 anggotanya anggotane
jumlah: jumlah jml jmlh total ttl gunggung jumlahe jumlahnya sejumlah sebanyak
dari: dari dri dr saking tina soko seko ti sko daripada
ada: ada ad ono ana wonten onten aya nten enten onok adaa
bisa: bisa bs bsa biso iso isa saged sagèd tiasa tyasa sempat sempet smpt kiat kuat sanggup boleh bsaa isok iyasa
 kober smpet bisaa
dapat: dapat dapet dpt dpet entuk angsal meunang nerima terima trima
mau: mau arep bade badhe rek hendak akan ingin pengen pngn hoyong kersa kerso purun gelem daek pingin niat rencana
 rencananya
wakil: dihadiri utusan ngutus diutus nyuruh ngutusan ngintun dikirimi diwakili diwakilkan diwakilno diwakilke
 diwakilne diwakilan diwakilkeun diwakilin mewakili wakil wakile wakilnya perwakilan digantikan diganti gantikan
 menggantikan ngganteni nggantikan diganteni digentosan digentosi diganteskeun ngawakilan diwakil ngawakilkeun
 diwakilna mewakilkan ganti nggenteni digenteni gantinya gantine digantiin wakilin pengganti penggantinya diwakilii
 dwakili diwkili diwakly ngwakili dipasrahke
tanpa: tanpa tnp tanpo tnpa
hamil: hamil ngandung mbobot meteng kandungan usg
jam: jam pukul pkl jm tabuh pkul
tanggal: tanggal tgl tggl tanggal2
hari: hari hr dinten poe hri dino
minggu: minggu mnggu seminggu pekan
bulan: bulan bln sasi sasih bulanna wulan
tahun: tahun thn taun th
menit: menit mnt
kali: kali kaping ping
umur: umur usia yuswa
kelas: kelas kls
rt: rt rw rtrw
nomor: nomor nomer no nmr nmer nomr nomernya nomornya nomere urut norut
kelompok: kelompok klompok klp klpk klmpk kel klmpok kelompoke grup group
desa: desa ds dusun dsn dukuh dk kp kecamatan kec kelurahan gang blok jl jalan jln
rumah: rumah rmh omah omahe griya imah bumi rumahnya rumahe tempat tmpt tempatnya nggone gone gon tempate omae
 rorompok ndaleme nggen
ke: ke ka nang neng nyang menyang dhateng teng maring marang
di: di
kota: kota kutha kotamadya
luar: luar keluar kluar kaluar metu medal jaba njaba
pasar: pasar pasr psr
puskesmas: puskesmas pkm pustu bidan dokter dktr mantri klinik posyandu apotek puskemas puskesmes
rs: rs rsud rsu rumkit rumahsakit
sekolah: sekolah sekolahan skolah skola sd smp sma smk tk paud mts madrasah pesantren pondok ponpes kampus rapor
 raport rapot rapotan wisuda wisudaan
bank: bank bri bni brilink
urus: antri ngantri antre ngantre urus ambil ngambil njupuk jupuk nyandak nyokot mundut bikin membuat daftar
 ngurusna
perlu: keperluan kperluan kprluan perlu urusan kepentingan peryogi kaperluan perluan
acara: acara acr acra sibuk sibuq repot ripuh rapat pengajian ngaji arisan tamu tamune semayan kesibukan kerepotan
 rempong pangaosan muslimatan rewel bebenah belanja blanja blonjo blanjan ketiduran kesirep lupa lali hilap kesupen
 kelalen poho kelupaan malas males wegah capek capai kesel cape lelah kecapekan imunisasi upacara ujian ospek ronda
 kerja-bakti kerjabakti gotong-royong gotongroyong senam lomba kegiatan ktp kantor balai kua pengadilan sidang
 polsek polres rujak ngungsi seminar pelatihan isin malu nonton tidur turu kapiran les
bantu: bantu mbantu bantuin mbantuin mbantoni ngrewangi ngewangi ngabantu membantu nulungi
cari: cari nyari golek nggolek pados milarian neangan golet mencari
uang: uang duit dhuwit dhuit artos yatra uangnya duite duitnya
bantuan: bantuan bntuan bansos bpnt sembako blt pencairan pncairan cair dana saldo kks kartu krtu atm rekening pin
 bantosan tabungan kartune kartunya saldonya bantuannya bantuane transferan dipotong potongan terblokir keblokir
 ketelan bantosane beras pembayaran dicairkan
pkh: pkh
kok: kok koq kog
kapan: kapan kpn iraha kapankah kpan
apa: apakah apkh naon
kenapa: kenapa knp knapa mengapa ngopo kunaon nopo kenopo
bagaimana: bagaimana gimana gmn gmana piye pripun kumaha kumaha? gmna gmn?
berapa: berapa brp brapa pinten sabaraha piro pira brpa
siapa: siapa sopo spa saha sinten syapa siapa2 sapa
mana: mana mn pundi mna endi
bolehkah: bolehkah bisakah adakah
kalau: kalau klo kalo kl nek lamun menawi yen misal misalnya upami umpama mun klau kalu bila jika
pagi: pagi siang sore malam enjing sonten dalu wilujeng selamat slamat slmt met sugeng mlm pgi siyang soré malem
 esuk isuk sonten wayah
salam: assalamualaikum asalamualaikum assalamu'alaikum asslmkm asslm ass aslm aswrwb alaikum assalamu assalamualaikm
 samlekom assalammualaikum wassalam wassalamualaikum waalaikumsalam waalaikumussalam wr wb wrwb halo hallo hai hay
 hi helo hello sampurasun kulonuwun kulanuwun nuwun assalamuallaikum wslm mikum assalmualaikum asalamu
 asslamualaikum bismillah p
terima: terimakasih terimaksih tks makasih mkasih mkasi makasiih makasi mksh mksih makasih2 trims tengkyu thanks thx
 suwun matur hatur nuhun haturnuhun maturnuwun maturnuhun tararengkyu mtrnwn mtr syukron jazakumullah
nyambut: nyambut nyambet nyambot
kurang: kurang krg kirang krang kurng
"""

NOTHING = """
ya iya iyo yo yah nggih njih inggih inggeh muhun mhun enggih ok oke okay okey okeh siap sip baik baiklah monggo mangga
sumangga nah deh dong lah loh lho sih kan to tho toh tuh mah tea euy atuh we wae bae weh kah nya hehe haha wkwk hhh
hihi tadi td wau tadinya mbiyen kemarin kmrn kmrin wingi kamari kemaren sekarang skrg skr saiki ayeuna samenika
sakniki hari-ini besok bsk  sesuk isukan lusa nanti ntar nti mengko engke mangke ini ni iki niki niku iku kuwi itu tu
eta ieu etah nika sanika disini disana sini situ sana saja aja sj ja mawon thok tok doang hungkul wungkul sudah sdh
udh udah dah uwis wis wes sampun atos geus enggeus parantos tos ts mpun pun telah masih msh isih taksih keneh masi
tasih lagi lg lgi maneh deui malih agi lgih sedang sdg sdang nembe lagek gek nuju keur eukeur nembe baru bru barusan
nedeng lagi2 tengah tgh katanya ktnya jare jarene ceunah cenah saurna sanjange criyose kt kata cenahna katane ngomong
bilang blg bilangnya ngendikane nyarios ngendika kanthi kalawan untuk utk buat kanggo kangge untk bt kagem kanggo pada
pd pda podo padha di oleh dening ku oleh2 adalah yaitu yakni yoiku inggih-punika nyaeta ialah ibu2 ibu-ibu ibuibu
bapak2 bapak-bapak teman teman2 teman-teman rekan rekan2 laporan lapor lpran lporan melaporkan laporkan melapor
nglaporake ngalaporkeun lpor laporannya data kehadiran khadiran kehadirannya absensi presensi pertemuan prtemuan
pertmuan ptemuan pertemuane p2k2 fds kumpulan kempalan kpertemuan  agenda materi sesi modul kelompoknya ketua ktua
sekretaris sekertaris pengurus bendahara pendamping pndamping anggota2 berikut brikut sebagai sbg sbb sbgai antara
adapun ialah nama nm namanya jeneng jenenge nami ngaran namina nama2 nama-nama alhamdulillah alhmdulillah
alhamdullilah alhamdulilah alhamdulillahirobbilalamin allhamdulillah alkhamdulillah insyaallah insyaalloh insya allah
alloh astaghfirullah subhanallah masyaallah inalillahi innalillahi wainnailaihi rojiun innalillah mohon mhn nyuwun
mugi monggo2 dimohon moga semoga muga tolong tlg tulung minta njaluk nyungkeun inpo infokan mengabarkan ngabari
kabarkan beritahu memang mmg pancen emang mmang leres bener benar bnr betul btl leresan btul nyata sekali sakali bgt
banget sanget pisan bangt amat jan pol terus trs trus teras lajeng tros lalu njur njuk banjur lantas jadi jd dadi
dados janten jdi makanya makane mulane mangkane mila sehingga shg malah malahan justru sepertinya kayaknya kyknya
kayake kyke koyone sigana kadose mungkin mgkn mungkn jigana paling panginten pas waktu wkt pas-an ketika nalika wektu
saat selama slama sampai sampe nganti smpai hingga nepi sanggeus setelah stlah sesudah bar sebar abis habis hbis hbs
bakda ba'da dulu luwih berdua bertiga berempat dua-duanya duaduanya keduanya kaduana duanana karone loro-lorone
lorolorone kalihipun ketiganya tiga-tiganya telu-telune tiluanana kedua-duanya kalih-kalihipun duka2na karo-karone
karo-karonya sekabehe bertigaan terakhir pertama kedua ketiga keempat kelima keenam kapisan lewat via langsung lgsg
sendiri sndiri dewe dhewe nyalira sorangan sendirian piyambak oh o ooh owh oo oalah walah aduh waduh haduh wah hm hmm
em emm ehm ckck apa-apa opo-opo nanaon napa-napa itu-itu iya2 ya2 nya2 tsb tersebut trsebut dimaksud alhamdulilah2
begitu gitu bgitu ngono ngoten mekaten kitu kieu ngene gini begini lancar lncar aman tertib rame ramai regeng selesai
slesai rampung bubar mulai tetap ttp tetep angger pancet selalu sebentar sbntr sedela sakedap sakeudeung sakedik
kaleresan kebeneran kebetulan kbetulan nuju lagi2 agak sering kerep mindeng jarang awit mulai wiwit setiap saben tiap
unggal  mengenai soal perihal tentang prkara salah-satu bersangkutan ybs sangat cukup lumayan agak rada radi rodo
sedikit sethithik sakedik saeutik silakan silahkan banyak akeh seueur kathah loba beberapa sebagian sawetara atau atw
utawa atawa utawi bahwa bilih nantinya akhirnya akhire pungkasan ahirna ternyata trnyata tibake jebule tibakno
singhoreng semoga2 hormat wassallam mendadak dadakan ndadak tiba-tiba ujug-ujug deras dres derese lebat deres ageung
gede gedhe besar bsar kecil cilik alit leutik darah tinggi rendah gigi untu huntu perut weteng beuteung padaran kepala
sirah endas hulu mastaka sikil suku kaki tangan panangan leungeun mata mripat panon pinggang boyok cangkeng punggung
geger dada dengkul lutut pundak kuping telinga parah keras kronis ringan berat abot banter
"""

NUMBER_WORDS = {
    word: value
    for value, words in {
        1: "satu siji setunggal hiji satunggal  seorang saurang sorang sewong setunggil",
        2: "dua loro kalih duwa rong  duaan berdua",
        3: "tiga telu tilu telung tigang  bertiga tiluan",
        4: "empat papat opat sekawan patang mpat berempat",
        5: "lima limo gangsal limang berlima",
        6: "enam enem nem genep nenem",
        7: "tujuh pitu pitung",
        8: "delapan dlapan wolu dalapan wolung",
        9: "sembilan sanga songo salapan sangang",
        10: "sepuluh sapuluh sedasa sepuloh",
        11: "sebelas sewelas sabelas",
        12: "rolas",
        15: "limolas",
        20: "rongpuluh",
        25: "selawe",
    }.items()
    for word in words.split()
}


def _table(lines: str) -> dict[str, str]:
    meanings: dict[str, str] = {}
    for line in re.sub(r"\n ", " ", lines.strip()).splitlines():
        stands_for, _, spellings = line.partition(":")
        for spelling in spellings.split():
            meanings.setdefault(spelling.replace("'", ""), stands_for)
    return meanings


MEANINGS: dict[str, str] = {}
for _source in (
    _table(WORDS),
    dict.fromkeys(NOTHING.replace("'", "").split(), "-"),
    dict.fromkeys(PLACES, "kota"),
    dict.fromkeys(CALENDAR, "kalender"),
    KINSHIP,
    dict.fromkeys(ORDINARY_WORDS, "-"),
):
    for _word, _meaning in _source.items():
        MEANINGS.setdefault(_word, _meaning)
