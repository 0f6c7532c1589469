"""Words about the family, school, health, papers, meetings and the programme: concept, then its spellings. A table."""

FAMILY_WORDS = """
child: anak anakku anake anaknya anakna anak2 bocah bocahe budak putra putri putrane putrana lare yoga yogane
 murangkalih pun-anak ank anakq sulung bungsu ragil barep anak-anak cikal bontot
baby: bayi bayinya bayine orok jabang dede debay balita batita bayek orokna bayiku
husband: suami suamiku suaminya bojo bojoku bojone garwa garwane salaki salakina caroge carogena pamajikan istri
 sisihan rayi-lanang
parent: ibuku emak mbok simbok biyung mertua mertuaku bapakku bapake nenek kakek simbah mbah nini aki orangtua ortu
 wongtuwo sepuh morotuo mitoha lansia lansianya nenekku mamak mamah
relative: adik adiknya adike adiku ipar kakakku ponakan keponakan saudara sodara sodaraku sedulur dulur lanceuk rai
 rayi sepupu besan menantu mantunya paman bibi bulik paklik pakde bude
member: anggota warga keluarga art kluarga kulawarga sederek
born: lahir melahirkan lahiran dilahirkan babaran mbayi bayen ngalahirkeun ngalahirken bersalin brojol kelahiran
 nglairke nglairake lairan lair babar lahirna lahire
pregnant: ngandut hamil hml mengandung ngandung mbobot meteng reuneuh bobot kakandungan kehamilan garbini hamilnya
 ngandeg isi-bulan nggarbini kandungan positif-hamil bunting bumil
died: meninggal meningal wafat almarhum almarhumah alm seda sedo tilar tilardonya pupus maot ninggal ngantunkeun
 ngantun pejah pundhut-gusti kapundut berpulang kematian mninggal meninggaldunia katilar paeh ngantunkn
lost_child: keguguran kaguguran kegugurn keguran keguguguran keguguranku keluron kluron kaluron karuron dikuret
 kuret dikiret kuretase
mourning: takziah takziyah layat nglayat ngalayat ngalayad melayat tilik ngaliwat nyelawat
moved: pindah pindahan pindhah pndh pidah pndah ngalih alihan boyong boyongan ngalihan pindahna pinda
address: alamat alamate alamatnya alamatna rumah omah griya bumi imah kontrakan kontrak kos desa kampung dusun dukuh
 kota kecamatan kabupaten domisili luar-kota bumina imahna griyane omahe
school: sekolah sekola sklh skolah skul sekolahan sekolahe sekolahnya sakola sakolah nyakola sinau sd sdn smp smpn sma
 sman smk smkn mts mtsn mi min1 man tk paud slb pondok mondok pesantren kuliah kelas madrasah aliyah tsanawiyah
 ibtidaiyah
preschool: ra-anak
enrol: ndaftar-sekolah didaftarkan daftarkan daptarkeun
dropout: dropout
stopped: putus drop mogok mandeg mandheg liren eureun berhenti brhenti berenti brenti stop-sekolah leren boyok
 kaluar-sekolah mati
 macet mandek mampet
finish: lulus tamat lulusan lulusnya
divorce: cerai bercerai dicerai pegat pegatan pegot pisah talak cere cerean pirak pirakan perceraian papisah pepisahan
married: nikah kawin rabi menikah nikahan dinikahkan krama omah-omah
abroad: tkw tki hongkong taiwan malaysia saudi arab singapura luarnegeri merantau rantau ngumbara nglembara boro mboro
 pmi arab-saudi korea jepang brunei
manager: pengurus pengurusnya penguruse pangurus pengurusna kpm penerima
replace: ganti gantos diganti menggantikan gentos gumanti digentosi gentosan ganti2 mengganti ngganti ngganteni
 berganti berubah robah robih ubah ngubah dirubah berobah merubah diubah diganti2 perubahan
idcard: ktp ktpnya ktpe ktpel ktpku e-ktp ektp
familycard: kk kknya kke kkna kku kartukeluarga kksusunan
nik: nik niknya nike nikna
document: akta akte aktane surat ijazah rapor raport dokumen berkas buku undangan fotokopi fc foto kopi pasport kia
 suket domisili-surat
name: nama namanya namane namaku namina nami jeneng jenenge asma asmanipun asmane jenengku ngaran ngarana ngaranna nma
 jenengan-asma jnng
birthdate: tanggallahir tgllahir ttl
spelled: ejaan tulisan ditulis tertulis seratan huruf ejaannya
wrong: ganda dobel double salah keliru kliru lepat klentu slh luput teubener ngaco typo kleru kaliru salah2 keleru
differ: beda bedo benten benten2 beda2 berbeda
data: data datanya datane datana datanipun dtks dtsen kependudukan identitas
fix: betulkan dibetulkan betulin benerin perbaiki diperbaiki perbaikan koreksi dikoreksi mbenerke ndandani dandani
 ngabenerkeun dibenerke dibenerkeun leresaken dilereske benahi revisi ngabebener
update: update updet updat pemutakhiran mutakhir perbarui memperbarui diperbarui apdet
facility: posyandu puskesmas pustu puskesdes polindes klinik rs rsud rumahsakit faskes bidan posyanduna puskesmase
 dokter mantri perawat bidane bidanna kader
teacher: guru gurune guruna kepsek wali-kelas kepala-sekolah tatausaha tu gurunya
service: pelayanan layanan dilayani melayani nglayani pelayanane dilayanan layani pangladosan palayanan dilayankeun
 dilayanikeun
refuse: ditolak tolak nolak menolak ditampik nampik dioyak disuruh-pulang ditulak
closed: tutup ditutup nutup
medicine: obat obate obatna imunisasi vaksin
meeting: kempelan kempelane kempelanana pertemuan pertemuannya pertemuane pertemuanna prtmuan pertmuan p2k2 p2k2nya
 fds kumpul kumpulan kumpulane ngumpul kempalan kempal riungan rapat patepungan papanggihan pepanggihan pepanggihane
 pasamoan pasamuan perkumpulan kumpul2 pengajian-pkh temon ketemuan kumpulna rembugan ngariung
schedule: jadwal jadwale jadwalnya jadwalna jdwl jadual
attend: hadir hdr datang dtg dtng dateng rawuh teka teko sumping dongkap mangkat brangkat berangkat diteko absen
 absennya absensi presensi bolos alpa mangkir datengna
follow: ikut melu milu tumut ndherek nderek ngiring ngilu ikutan
permit: izin ijin izn pamit permisi berhalangan halangan
ill: sakit skt lara loro gerah gering udur teudamang
late: telat terlambat kasep kasip lambat
sanction: sanksi hukuman dihukum akibat akibatnya teguran sangsi resiko risiko akibate dampak pengaruh pengaruhnya
 pengaruhe ngaruh berpengaruh
material: materi materinya materine modul bahasan pembahasan dibahas sesi temanya
requirement: syarat syaratnya syarate syarat2 syaratna sarat sarate saratna sarate2 persyaratan persaratan sarat2
 ketentuan aturan aturane aturanna aturannya komitmen sarat2na
register: daftar ndaftar daptar mendaftar mendaftarkan pendaftaran didaftar daftarnya daptarna mengajukan ajukan
 pengajuan ngajukan ngajuake diusulkan usul usulan mengusulkan ngusulkeun ngusulke didaptarkeun ndaftarke daftarin
 ngajukeun
new: br baru anyar enggal bru
become: jadi dados janten dadi jd
leave_programme: graduasi digraduasi dihapus dicoret coret dikeluarkan dikaluarkeun dinonaktifkan nonaktif dicabut
 diberhentikan diputus dikeluarin dicoretin dihapusin dinonaktifin kecoret didepak
 dibusak dicoretna mandiri-sejahtera distop dihentikan tersingkir kehapus dicoretaken
 digraduasikan
until: sampai sampe smpe nganti ngantos dugika nepi smp2
ended: berakhir rampung tamatnya entekke pungkasan akhirnya berakhirnya selesainya
long: lama suwe lami lila
use: untuk buat kanggo kangge nggo dinggo dianggo dipakai dipake guna gunane digunakan gunana damel fungsi manfaat
 manfaate manfaatnya manfaatna faedah faedahe paedah mangpaat tujuan tujuane tujuannya tujuanna
safe: aman rahasia privasi bocor disebar nyebar disalahgunakan dirahasiakan
other_family: misan
twin: kembar
month: bulan bln sasi wulan sasih bulannya
now: sekarang skrg skr skrng saiki sakniki ayeuna ayena kiwari kini
today: hariini dinaiki dintenieu poeieu
well_off: mampu mampuh
want_stop: mengundurkan mengundurken ngundurke mundur undur
care: ditimbang timbang nimbang timbangan penimbangan nimbangke ditimbangke kontrol
handle: ngurus ngurusi mengurus mengurusi urus diurus ngurusin ngereh
positive: positif testpack tespek
postponed: diundur ditunda tunda dimajukan dibatalkan batal wurung digeser diundurkan
visit: main mampir berkunjung kunjungan kunjung silaturahmi sowan nyambangi ngunjungi dolan
rarely: jarang arang awis tara-kantos langka
dispensation: keringanan dispensasi kelonggaran toleransi
office: kantor kantore kantornya kantorna sekretariat
"""
