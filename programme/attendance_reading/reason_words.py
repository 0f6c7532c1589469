"""Words for why a member stayed away, in Indonesian, Javanese and Sundanese, as typed on a cheap phone. A table.

A line is `stands for: spellings`; a line that begins with a space goes on with the one before.
"""

REASON_WORDS = """
kota: kota kutha kotamadya suroboyo jogya jogjakarte yogja jkrt jakarte jakarata kotanya negeri negri daerah pulau
 tangsel cikampek cibinong cikarangan ciledug cilacapan bsd kupang ambon ternate jayapura sorong timika merauke
 batamnya dumai pekanbaru pku bkl lombok ntb ntt kalsel kaltim kalteng kalbar sulsel sulteng sulut sumsel sumut sumbar
 saudinya dubai qatar brunei oman kuwait abudhabi jedah jeddah madinah mekkah makkah china cina turki bandar kalijodo
 puncak cileungsi depoknya kdr mlg tla tulungagungan blitaran kota-kota lawu wates sleman bantul gunungkidul gunkid
 kulonprogo muntilan ambarawa ungaran kendal batang tegal slawi bumiayu ajibarang majenang banjarnegara wonosari
 prambanan sentolo cepu babat caruban kertosono pare batu kepanjen lawang singosari bangil genteng rogojampi situbondo
 bondowoso soreang cimahi padalarang lembang cicalengka rancaekek majalaya banjaran garutan singaparna indramayu
 jatibarang rengasdengklok
dikasih: dikasih kasih dikasi kasi dipanggih diparingi dikei diberi dibere dipasihan dipasih diwenehi diwehi dikasihi
 ngasih ngasi memberi maringi mere masihan menehi
undang: undangan undangannya ulem-ulem ulem
angin: angin
rusak: mbocor gembos kempes kempis rusak rsk macet bejat rusake mogok bocor ngadat
sakit: sake' sake’ mutah mutah2 utah kapiuhan dikerok dikeroki dikerokin kerokan dipijit dipijet dipijat diurut diurutin
 isoman isolasi biduran kaligata opnem opnm keputihan bintitan bintiten kiret dikiret kuret dikuret lalieur
 tigubrag kacugak katabrak titeuleum
 bareuh
 bareuheun baruheun abuhan aboh pengkor rarieut nyeriheun umbelen leho geubis ngubaran ngubarkeun
 ngobatin ngobati nambani inap reumatik rematiknya pemulihan udun
 udunen boyoken types typesnya mens menstruasi anyang-anyangen anyangen
 disentri bebelen kembung perih mulas katarak rabun cikungunya chikungunya malaria tbc
 kecetit kecethit keceklik kesemutan ayan epilepsi kejang step digigit dicokot disengat dientup dipatok kesetrum
 kesiram keracunan mabok cidera cedera terluka kejepit ketiban kejatuhan kejeglong kecemplung tercebur keselandung
 tikusruk tisoledat tijongklok tiseureuleu tigebrus ngagubrag ngalempreng raheut borok koreng kudis gudig budug gohgoy
 kaanginan beseh murus mejen mabuk kecapekkan lungkrah letih lesuh nyeredet kabeureuyan kaget-kaget tatu panyakit
 panyawat kasawat kasakit sakek saketan meleg sumpel ngilu ngethok cekot mumet2 ngelu2 lieur2 mual mual-mual mneg eneg
 terapi tensi tensinya darting bengkak abuh kaku kesleo pijat pijet dipijat luka lecet berdarah pendarahan kencing
 gula kolestrol usus buntu hernia benjolan tumor kanker cuci-darah hemodialisa rontgen fisioterapi mimisan alergi
 sinusitis sembelit ambeien wasir panuan sawanen sakit skt sakt skit saket gerah gerahe lara gering udur demam deman
 batuk btuk pilek flu meriang mriang mules mencret diare muntah muntah-muntah pusing puyeng mumet ngelu rieut rieuteun
 typus tipes tifus typhus dbd hipertensi asma maag mag lambung stroke setruk opname diopname ngamar dirawat rawat
 infus diinfus operasi dioperasi kecelakaan jatuh tibo labuh keseleo lumpuh bisul bisulen muriang nyeri encok rematik
 covid corona vertigo kontrol berobat brobat periksa priksa mriksa checkup jantung cekot-cekot watuk salesma panas
 panastis kolesterol diabetes sesek sesak sawan mriyang berubat tamba nambaan teler bedrest cacar sakitt sakiit gerrah
 pegel linu kejengklang kecengklak kepleset terpeleset jatoh kepentok nggreges greges nyeuri muntaber lemes lemas
 pingsan semaput kumat kambuh drop ngedrop tepar tumbang kram keram kliyengan sempoyongan oyong nggliyer ngliyer lieur
 jangar nyanyautan salatri demem sumeng ambruk loyo kolaps jantungan struk setrok gatal gatel eksim herpes campak
 gabag gabagen cangkrangen gondongen gondok bisulan wudun wudunen timbilen belekan katarak patah retak terkilir
 tikosewad ragrag kacilakaan tabrakan kesandung nabrak ketabrak kesrempet keserempet tertabrak ginjal liver paru
 paru-paru tbc bronkitis pneumonia kista miom rahim ambeyen migrain migren depresi gerd kolik anemia perawatan
 pengobatan penyakit penyakite pesakit kasakit sakitnya sakite sakitna nyeri-nyeri pegal pegel-pegel linu-linu
 masuk-angin demamnya panase panasnya pilekan ingusan meriyang miriang ngegreges adem-panas katisan kademen ngadegdeg
 paningan radang bengek mengi asmanya kambuhan kambuhnya sakti ngedropp opnam diopnam ugd igd icu kemo kemoterapi hd
 transfusi dirujuk rujukan cekup sesak-napas bronkhitis thypus thypoid tipoid hepatitis kuning maagnya asam-urat
 lambungnya lara-lara ngelu-ngelu ngeluh keluhan pusing-pusing mumet-mumet sikile haid dilep kasalahan sariawan lemah
 rumatik keguguran garering sararakit
badan: badan awak awake awakna badane badannya awaknya salira bdn badn bdan awakku
enak: sekeca sekéca sembuh sembuhan pulih cageur waras mari-mari enak enk penak kepenak raos raoseun ngeunah nyaman
 fit
 karaos
 damang sehat waras raraos karaoseun nyamankeun
kerja: alako mbawon ngasag megawe ngaput ngosrek nyetrika setrika kulakan ngawuluku wuluku ngagebot ngababad nyacar
 angkut nyiangan ngarambet ngoret upahan upah-upah milah memilah parkir mbecak becakan narik-becak njemur jemur
 jemuran moe nderep ngedhep kj krj
 kerjha mandor mandore mandornya
 majikan majikane majikannya juragan juragane juragannya pembantu ngored ngarambas nyabut mencabut ngagarap nyadap
 ngangkut bongkar muat nukang tukang ngepak packing sortir buruhan ngasak nggrosok nyeblok mopok jualannya nyambel
 ndodos petik kuliahan nyemir nyupir supir sopir satpam jualin ngadonkeun ngala asongan borong lemburan nggarap kerja
 krja kerjo krjo kerje krj bekerja bekerjo kerjaan pekerjaan krjaan makarya makaryo garap garapan gawean kerjane
 padamelan ngagawe buruh mburuh nguli kuli shift sift nglembur
 mengetam ngetam ngetem panen manen derep ndherep tandur nandur tandor tanem
 nanem matun ndaut daut macul nyangkul ngarit ngarambet rambet dibuat gacong metik borongan proyek jualan jualn
 dodolan dodol sabin dagang dagangan bakulan bakul icalan jualanan ngojek narik nyopir nyetir pabrik pabrikan
 kantin warung
 warunge nggosok laden glidik gelidik nyales berdagang njahit jahit menjahit konveksi ngajar ngawulang matuh nyawah
 sawah ladang tegalan kebon kebun kebonan huma ngahuma nderes nyetrika art prt ngrajang mbako nyopiri giling nggiling
 ngebon berkebun tani bertani nyiangi mupuk nyemprot nebu tebang tebu katering catering mbatik batik anyam nganyam
 dines dinas angon ngangon nyeruit sawahe sawahnya serabutan ngladeni mreman mulung mocok ngasag nyerit ngagembala
 tebas ngundhuh nutu mipil nglinting ngelinting ngroll mbrak gudang manggul bangunan pt cv garmen garment rosok
 rongsok ngrongsok pemulung nglapak ngamen karet sawit ngegrek nyabit mencangkul nelayan melaut miyang nambang tambak
 mancing kupas ngupas mreteli ngonceki ngemas mbungkus kurir pesanan orderan order kue asisten karyawan karyawati
 kontrak sayur mbutik mbutiki
 jual njual ngajual sadean sadeyan dasaran mider petani tetanen ngebun rumput suket pakan kayu suluh ramban
 ngramban kerjany kerjanya kerjaane kerjaannya pegawe pegawai magang piket nyambi berjualan dagangannya dagangane
 warungan ngewarung bedagang bakulane nguli-nguli ladangnya tanduran nafkah ngojol ojol grab gojek penjahit
 menjahitkan borci payet njait ngajait digawean damelna padamelna pagawean pagaweanana cengkeh kopi tembakau mbakonan
 nyengkeh mananen metikan cabe bawang brambang jagungan singkongan sadap ngagetah mahatan ngurek babut mbabut dhaut
 lahan bertanam menanam memanen memetik mencuci menyetrika bersih-bersih cleaning resik-resik ngantor mengajar nglatih
 ngeprint jagakantin shif shiftnya tugas bertugas makaryane kerjannya kerjan krjane kerjaini gawene pegaweane gaweane
 gawéan nyambutdamel ngasto asta ngasta makarti usaha usahane bisnis jagaan mbathik ngrajin kriya gerabah nyitak
 nyithak mbata ngocor ngecor gergaji nyenso nebang mbubut mbabat mbajak nraktor ngluku luku bajak traktor nyelep selep
 penggilingan ngeduk nggali ngepul pengepul pengrajin nganyem nyulam ngrenda ngobras obras jahitan dijahit lauk
 gorengan jajanan jamu cilok bakso pecel warteg kateringan mbg sppg pelayan pramusaji kasir sales spg babysitter cuci
 nyuci nyeuseuh nyeuseuhan
gawe: gawe damel digawe
pulang: pulang plg plang mulih bali wangsul uih mulang balik mantuk muleh
kampung: lemburna kampung kmpung kmpg kampong kampunge udik kampungnya kmpng kampuang kampungna dusunnya ndeso deso
 ndesa
 halaman
lembur: lembur
mudik: perantauan ngalih ngalihna pindah mudik merantau rantau ngumbara nyaba bepergian pergi prgi plesir
 piknik
 liburan lungo lunga tindak tindakan mios ngaprak ziarah wisata tour umroh umrah haji traveling keluar-kota perjalanan
 jalan-jalan jln-jln pulkam mulkam tkw tki nginep menginap nginap ngendong boyong boyongan rekreasi studi terbang
 ngaleos lunga-lungaan mbolang healing holiday berlibur piknikan mlancong melancong plesiran dolan main maen ameng
 dolanan ulin meli lumampah bepergianya kesah tindakipun lngo lungone nyabrang transmigrasi ngluyur kluyuran luarkota
 keluarkota kluarkota kalembur pulangkampung plgkampung plgkmpg kotaan
hajatan: rabine rabi ngrabekake kariaan kariyaan karia selamatan selamatannya bulanane hajatan hajat hajad
 kondangan ondangan kondang njagong
 jagong rewang nyumbang
 mbiyodo biyodo nikah nikahan
 nikahin ngantenan manten pengantenan resepsi sunatan khitanan sunat khitan tasyakuran syukuran slametan kenduri
 kenduren selametan akikah aqiqah aqiqahan lamaran ngunduh mantenan manggulan nyambungan pernikahan perkawinan
 walimahan walimah mantu mantenane nyongkolan besanan selapanan mitoni tingkeban tujuhbulanan pesta ngarewang rewangan
 lamar nglamar kawinan ngawinkeun hajatane hajatannya nyunatan hitanan khajatan hajtan kondngan kndangan ulem-uleman
 ulangtahun ultah bancakan brokohan sepasaran selapan puputan neloni ngupati pitonan ngijabkeun akad ijab nikahkan
 dinikahkan menikah menikahkan ngawinin kawin kawinkeun tunangan seserahan srah-srahan ngrewang rewange sinoman nyinom
 biodo mbiodo kajatan haul haolan khaul buwuh mbuwuh buwoh ewuh nyecep hajatanan nganten panganten pangantenan
 nyalametkeun salametan
 marhaban marhabanan cukuran ekah ekahan nyunati nyunatkeun nyunatne nyunatake nyunatno
 nyepitan sepitan tetak tetakan supitan jagongan njagongan kondangn
 kondngn resepsinya nikahannya nikahane ngantene pernikahannya tingkepan ngunduhmantu slamatan selametane syukuranipun
 tasakuran tasyakur tsyakuran ngaruat ruwatan nyukur kendurenan genduren gendurenan kanduri kondangane kondangannya
 hajatna hajate
takziah: kapaehan kapapatenan kapupusan almh penguburan pangrukti ditinggalmati layatan nglayati nguburke ngubur
 mengubur nguburake tahlilane
 takziah takziyah ta'ziah tazziah
 tajiah takjiah taziyah takjiyah ngelayat nglayat layat melayat ngalayad ngelayad layad lelayu kepaten meninggal
 meninggl mninggal mninggl wafat seda sedo pejah pupus maot tilar duka berduka tahlil tahlilan yasinan pemakaman
 dimakamkan sripah kesripahan nguburkeun geblag nyewu meninggal-dunia belasungkawa kematian melawat kalayat ngalayat
 meningal palastra ngantunkeun ngantunke berpulang kapundut almarhum almarhumah alm nyatus mendhak jenazah kesusahan
 kasripahan melayad layatane takziahan taksiah taksyiah tajiyah tajziyah tadziyah tadziah ngelayati ngelayatan dilayat
 ngalayadan kubur ngurugkeun nyolatkeun menshalatkan nyarekeun nyarekake kapejahan katilaran katiggalan wapat sedha
 sedanipun patangpuluhan satusan sewunan nyewunan pitungdinoan tahlilnya tahlilanan dukacita ngubureun dikubur
 dikubure dikebumikan meninggalnya
melahirkan: ngelahirin nglahirin nglairin ngelairin ngelairkan ngelahirkeun nglahirkan
 nglarani melahirkan lahiran nglairke lairan nglairaken ngalahirkeun lahir babaran mbabar bersalin
 persalinan
 brojol partus nglahirke lairaken ngajuru nifas caesar sesar melairkan mlahirkan mlairke ngelahirkan babar mbabaran
 ngababar ketuban kontraksi melahirkn lahirn lahirkeun ngalairkeun melairke nglairno brojolan
tahu: pirso tahu tau taw ngerti ngertos weruh eruh terang nyaho ngarti semerep mangertos ngrti dengar krungu denger
 apal
 uninga uningaeun ngartos mireng pireng pirsa ngerteni mangerti tahu-tahu baca nyahoeun terangeun
dikabari: kaundang diondang kaulem kaondang hubungi dihubungi dikontak dikabari dikabarin dikabarkan dikabarke
 diberitahu diberi-tahu dikasihtau
 dikasihtahu diinfo diinfokan disanjangi diwartosan dibejaan diomongi dikandani diundang diulem dipanggil dihubungi
 kabaran kabaruh dapet-info diwartosi disanjangan kabejaan dibejakeun diwawarkeun dibejaanan dikabarkeun diwartosanan
 dikabare ditelpon ditelepon diwa di-wa dikasitau diinfoin disampaikan disampaike diomongke dikandhani dikandane
 diuleman ngabejaan ngabaran ngawartosan mbejani mbejai ngandhani ngandani ngabejakeun ngasihtau ngomongi
nebeng: nebeng mbonceng ngabonceng boncengan nunut
kendaraan: tunggangan tumpangan boncengan tebengan perahu perahunya perahune prahu prau
 prahune ketinting sampan sampannya
 kendaraan kndaraan motor motore montor sepeda sepedah ojek ojeg angkot transport transportasi transpot
 tumpakan tumpaan ongkos ongkose bensin angkutan kandaraan pit mobil mtor mtre motornya motorna mobile mobilnya
 mobilna pitmotor angkote angkotnya ongkosnya ongkosna bensine bensinnya tumpakane transporte transportnya becak bus
 elf tumpakanana kendaraane kendaraannya sepedahe pite
antar: boncengin mboncengin mboncengke mboncengno mboncengi ngaboncengan goncengin nggoncengi nyamperin nyamper
 nyampeur nyampeurkeun jemputin njemputi
 ngantar nganter ngantarkan nganterin antar anter mengantar ngeterke ngeter ngeterne nganteur nganteurkeun
 ngaterake mengantarkan anterin nganterke nganterno jemput njemput jumput menjemput nyusulin ngantarin nganterkeun
 ngantr nganterna nganterkan dianterin ngater ngeteraken ngeterken ngater-ngater mengantarkannya nganterne nganteraken
jaga: menyusui nyusui nyusoni neteki netekan nusuan nyusuan
 ngrumati ngrumatin ngentosi ngadagoan ngenteni ngopeni nengok tengok nengoki niliki nyambangi sambang jaga
 njaga njagi njagani jagi njogo jogo menjaga jagain
 ngajaga momong mong ngasuh ngemong ngurus ngurusin ngurusi ngopeni ngerumat ngrumat merawat ngrawat nungguin nunggu
 nunggoni nungguan nengga ngantosan ngantos ngentosan nyambangan ngalongok tunggu menunggu nemenin ngancani jenguk
 njenguk menjenguk besuk mbesuk bezuk tilik nilik nemani ngopèni ngerawat nemeni nyuapi ngurusan ngajagaan ngasuhan
 ngajagi jagi momongi mengasuh nyuapin nyepeng ngopenan ngerawati ngarawat nunggokke nunggoin nungguane njagani
 njagakake njagakne jagakeun ngajagakeun mangku nenangin nidurin nemanan maturan marengan ndampingi mendampingi
 dampingi ngedampingi menemani nemenan nunggonane nungkulan nyandingan
hujan: ombak ombaknya ombake gelombang ombaknyo hjn hujan ujan udan jawah hujannya kehujanan kudanan kahujanan hujanan
 hujn udane huzan gerimis grimis girimis
 mendung udan-udan hujan-hujan hujannye ujanan ujannya huyan hujane deres-deres
banjir: bnjr banjir banjr kebanjiran kabanjiran caah longsor badai puting-beliung rob lebu banjer gledek petir kilat
 longsoran banjirnya banjire kebanjirn genangan tergenang kerem kacaahan cileuncang
hamil: kakandungan hamil ngandung mbobot meteng kandungan usg hml bobot ngandeg ngidam nyidam kehamilan hamiltua reuneuh
 kakandungan rereuneuhan
hari: hari hr dinten poe hri dino hariini poean
rumah: umah umahe umaeh umahku
 griyo ndalem dalem rumah rmh omah omahe griya imah bumi rumahnya rumahe tempat tmpt tempatnya nggone gone gon
 tempate omae rorompok ndaleme nggen
luar: luar keluar kluar kaluar metu medal jaba njaba lr luwar luare
pasar: pasar pasr psr
puskesmas: puskes puskesmas pkm pustu bidan dokter dktr mantri klinik apotek puskemas puskesmes bidannya dukun
 puskesmasan
 faskes poli klinike dokternya lab laborat apotik tabib alternatif
rs: rs rsud rsu rumkit rumahsakit rsi rspad rssa sardjito hospital bangsal
sekolah: lulusan kelulusan sekolah sekolahan skolah skola sd smp sma smk tk paud mts madrasah pesantren pondok
 ponpes kampus
 rapor raport rapot skul madrosah mtsn tpq tpa daycare pondoknya asrama sekolahnya sekolahe
 sekolahna rapotnya raportnya spp ujiane komite
 sakola sakolah sakolana nyakola iskolah iskul
bank: bank bri bni brilink
urus: antri ngantri antre ngantre urus ambil ngambil njupuk jupuk nyokot mundut bikin membuat daftar ngurusna
 mengurus ngurusne mengambil ngambilin mendaftar daptar nyairkan setor bayar mbayar ngabayar nyicil mayar pajak samsat
 bpjs sim sertifikat ngisi dandan ndandani ngadandanan servis service nyervis benerin betulin mbeneri perbaikan
 ngalereskeun
perlu: pindahan pindahana kaperyogian kaperluanana keperluan kperluan kprluan perlu urusan kepentingan peryogi kaperluan
 perluan butuh
 kabutuhan kebutuhan
 urusannya urusane urusanana kaperyogian peryogina kepentinganipun kaperluanana perlune perlunya prlu urusanipun
 perkara
malas: hoream malas males wegah embung emoh moh sungkan isinan isin malu minder kapok mutung pundung ngambul alim
acara: kasarean kasare kapiderman iddah idah panitia dayoh dayohe dayohan bebersih beberes ngecat mengecat kecapean
 kecapaian kecapéan puasa poso
 puasanya
 kuota
 kuotanya paketan pln muslimat wisuda wisudaan wisudanya
 wisudane perpisahan kelulusan rapotan raportan samenan imtihan haflah akhirussanah pentas capil dukcapil disdukcapil
 kesasar nyasar tersesat posyandu posiandu yandu sholat salat solat tuku meuli meser
 tumbas mborong kesusu acara acr acra sibuk sibuq repot ripuh rapat pengajian ngaji arisan tamu tamune
 semayan kesibukan kerepotan rempong pangaosan muslimatan rewel bebenah belanja blanja blonjo blanjan ketiduran
 kesirep capek capai kesel cape lelah kecapekan
 imunisasi upacara ujian ospek ronda kerja-bakti kerjabakti gotong-royong gotongroyong senam lomba kegiatan ktp kantor
 balai kua pengadilan sidang polsek polres rujak ngungsi seminar pelatihan nonton tidur turu kapiran les
 rapatan fatayat manaqib manakib sholawatan diba'an muludan mauludan maulid pengajiannya pangajian ngaos rutinan
 posyandunya tahajud istighosah pkk dasawisma karangtaruna pelantikan penyuluhan sosialisasi workshop kursus ngunjungi
 mengunjungi silaturahmi silaturahim sowan sanja sonjo bertamu ketamuan katamuan kadatangan kedatangan tamunya rebutan
 bosen bosan jenuh
 ngantuk kebluk bangun kesarean tilem kulem sare saré bobo istirahat ngaso rehat sidangan cerai pegatan polisi
 kebakaran kahuruan kemalingan kecopetan kemaling masak mengurusi sibuk-sibuk riweuh riweh ribet rebyeg
 riribut kariweuhan kasibukan rariweuh pilkades pemilu coblosan kerjasama kampanye demo arisanan nyalon nyekar makam
 kuburan sadranan adang ngadang liwet ngliwet sedekahbumi nyadran ruwah ruwahan suran suronan megengan tirakatan
 wiridan yasin manasik semaan khataman hataman selawatan diba barzanji kosidah hadroh qosidah qasidah outbound
 lokakarya bimtek bimbingan audisi capé kacapean kacapéan lesu lungkrah payah
bantu: ngabantosan ngabantos ngabantuan mantosan mantuan bantu mbantu bantuin mbantuin mbantoni ngrewangi ngewangi
 ngabantu membantu nulungi
cari: cari nyari golek nggolek pados milarian neangan golet mencari
nyambut: nyambut nyambet nyambot
info: info infonya informasi inpo pemberitahuan surat wa pesan chat telpon
toko: toko konter counter kios lapak depot kedai laundry londri salon bengkel rental ruko minimarket alfamart
 indomaret
ketinggalan: ketinggalan lupa lali hilap kesupen kelalen poho kelupaan lupanya klalen kasupen kalimpudan lalen
 kalepasan
supaya: supaya agar biar spy supados sangkan ambih ben men cekben supoyo kareben kersaning
nanti: nanti ntar nti mengko engke mangke besok bsk sesuk isukan lusa nantinya depan dpn benjing mbenjing mben
 enjingna ngke mangkin payun berikutnya selanjutnya salajengna salajengipun
lain: lain
foto: foto gambar video dokumentasi poto futu
jalan: jalan dalan dijalan jalanan
"""
