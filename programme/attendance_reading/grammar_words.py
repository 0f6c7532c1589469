"""Words that build a ketua's sentences (not, came, except, because), with greetings and question words. A table.

A line is `stands for: spellings`; a line that begins with a space goes on with the one before.
"""

GRAMMAR_WORDS = """
dipakai: dipakai dipake dipinjam dipinjem dianggo disilih diinjeum dipinjemi
dkk: dkk dll dsb dst cs etc sakancana sabaturna sarerencangna
ngabari: ngabari ngabarin
mundur: mundur mengundurkan ngundurkeun graduasi digraduasi lulus-pkh
selisih: berantem brantem gelut gegeran tukaran pasea parasea padu marah2 marah-marah nesu nesoni ngamuk bendu ambek
 ambeg bertengkar cekcok tengkar selisih musuhan marahan
 jothakan neng-nengan diem-dieman hutang utang ngutang dimarahi diseneni diambek
omong: ribut-ribut
keduanya: duanya dua-duanya duaduanya keduanya karone loro-lorone lorolorone kalihipun kedua-duanya kalih-kalihipun
 duka2na karo-karone karo-karonya duanana duana dua-nya dua2nya dua2na loro-ne loro2ne
dilarang: dilarang dilarange dicegah ditegah dicaram dilarang-larang
ditemani: dipethuk dipetuk dipapag dipapagkeun dijemput ditemani dikancani dibarengi dibaturan dianter diantar
 dianterin dijemput
sering: sering kerep mindeng asring biasanya biasane biasana sok-sok
jarang: jarang arang jrg awis langka-langka
entah: entah ntah mboh embuh mbuh mbohlah embuhlah
tidak: tara laka langka belih ore moal nggah kagak2 engga2 tidaklah orah lo'  tidak tdk tdak tida tdkk tak gak gk ga
 g gg nggak ngga enggak engga gag kagak kaga ndak ndk nda ndhak ora ra mboten mbten mbtn boten teu henteu hente hnteu
 ngak ngk nggk enda endak orak oraa ndakk gakk tidk tidka tdik heunteu nteu ndag tdj mbonten botn tdka tidaak tdakk
 gaa gax gx gkk ngg ndaa mbotn mboteun ogak ogah rak ratau tau-tau teuu tuman hnt henteuh ndek ndik takan geng tan
 gaada gbs gabisa gabs gkbs gakbs gbsa takbisa gbisa gabsa tdkbs tdkbisa gkbisa gakbisa dak nek-ora
belum: can belon belun gurung urung gung nurung durungan durunge blom belom2 bolom belum blm belom blom durung drg rung
 dereng acan encan tacan blum blon blmm blumm belomm teuacan dèrèng drng
bawa: bawa bw mbawa ngajak ajak nggendong gendong mbeto ngajakan mawa nggowo gowo membawa ngandheng mbekta bekta
 ngabawa ngais ngegendong nyandak nyandakkeun mbeta
tentu: tentu tntu mesti pasti mesthi tamtu
titip: titip nitip dititipkan nitipkan
ternyata: ternyata trnyata tibake jebule tibakno singhoreng
banyak: banyak akeh seueur kathah loba bnyk
sebagian: beberapa sebagian sawetara sabagian sababaraha sawareh saperangan sebagean sbagian sebgian bbrp bbrapa
 bebrapa beberp separo separuh sapalih sagedheng
minta: minta njaluk nyungkeun nyuwun
bukan: bukan bkn bukannya dudu udu sanes sanés bukn
hadir: hadir hdr hadr hdir hadiir adir datang dtg dtng dateng datng dtang datg dteng teko teka tekko rawuh rauh rawoh
 deteng sumping dugi dongkap dongkep kumpul ngumpul tumeka hadirr jumeneng datan dtangg merapat hadiri menghadiri hdirr
 hadlir khadir adirr rawuhh rawuhipun rawuhe dongkapna dongkapan sumpingan sumpinganana daten dotong dtong tekane
 tekanya datangnya kesini kasini mriki mrene menghadirinya nghadiri ngahadiri ngahadiran nekani nyumpingan berhadir
 hadirnya hadire ngumpule kempal kempel daratang saraumping dararatang arasup rarawuh
ikut: katut ikut ikt ikot melu nderek ndherek tumut milu ngiring ngilu kut gabung ikutan ngikut ngikuti mengikuti ikutt
 melok mlok ngiringan milon tumut-tumut nderekaken gabungg bergabung
masuk: masuk msk mlebu lebet asup masukk mlbu mlebet lebetan msukk
berangkat: berangkat brangkat brgkt mangkat budhal budal indit angkat bidal brngkt bbrangkat berngkat budale mangkate
 pangkat brangkatt
muncul: katon katinggal muncul nongol kelihatan keliatan klihatan ketok ketingal katingal nampak tampak kelihatannya
absen: absen absn apsen bolos mangkir ngabsen absenn ngabsent bolosan mbolos ngabolos absent absennya bolong lolos
 mangkirr membolos gadatang gakdatang gkdatang gahadir gakhadir gkhadir takhadir gadtg gkdtg gahdr gkhdr gamasuk
 gakmasuk gaikut gakikut tdkhadir tidakhadir tdkhdr tidakdatang tdkdatang tdkdtg gadateng gakdateng
alpa: alpa alfa alpha alp alpah alfanya alpanya ngalpa
izin: izin ijin idzin ijn izn pamit permisi ijinn ijinya ijinnya izinnya ngijin ijinan idzn izinya pamitan pareng
 amit widi widos
halangan: halangan berhalangan brhalangan pambengan kendala alangan halanganan
telat: telat terlambat tlt trlambat trlmbt lambat kasep elat kawanan kesiangan belakangan kabeurangan kasiangan keri
 kasepan tlat telad telatt tlatt telatnya terlmbat terlmbt lambatt mlambat klambatan kalambatan teuat karian belakang
 kepungkur
nyusul: nyusul menyusul susulan nyusulnya menyusulnya nututi nyusulan nuturkeun nusul
punya: punya pnya gadah gaduh duwe due boga nduwe ndue
tua: tua tuwa sepuh tuo tuanya tuane
tanya: tanya nanya takon naros nanyakeun tanyak taken bertanya menanyakan nanyain tumaros tanyaa nnya nanyaa tny nny
 naroskeun taroskeun patarosan pertanyaan ditanyakan ditaroskeun tangled tanglet nyuwunpirsa pertanyaannya penasaran
kabar: kabar kbar kbr khabar keterangan ktrangan ktrngan ketrangan ket katerangan beja wartos kabare alasan alesan
 kabaripun wartosipun wartosna kabarna bejane
boleh: dibolehkan diperbolehkan dibolehin diizinkan diijinkan diolehi dikengingake kaijinan diidinan boleh kenging
semua: semua smua smw semw semuanya smuanya smuany kabeh kabih sedoyo sedaya sadaya sadayana sakabeh sakabehna
 kabehan kabehanana kabehna sdoyo sedanten sedayanipun seluruh seluruhnya seluruhe semuax sumua semuany smuax smuane
 semuae kabehane sadayaa sedayanya sedayane sdayana sadayanana skabeh sakabeh2na sekabehane sedoyonipun kbeh kbh sedyo
 sdaya smwa smwanya cemua seluruhnnya segenap samanya
lengkap: lengkap lngkp komplit komplet kumplit jangkep ganep full ful complete komplt lengkep pepek utuh hadirsemua
 lngkap lengkapp lngkpp komplitt kumplitt ganepp genep jangkepan komplitan
nihil: nihil nol zero
kosong: kosong suwung
awal: awal duluan disik dhisik heula ndisik rumiyin
kecuali: terkecuali trkecuali
 kcl kcli kecl kcuali kecuali kcuali kecwali kejaba kejobo kajaba kejawi kejawa kajawi kecuwali selain slain
 minus iwal kejabi
 kcwali kcuwali kecualinya kecualii kejabane kajaban kajabi kajawina kejawine kejawinipun lianti salian salain saliana
 selaen slaen kjaba iwalti kecwaliny kecuai kecali
cuma: cuma cm cma cmn cuman hanya hny mung namung ngan nganan mming mek muk ming cumak ngn cumaa cman cum cumn hanyaa
 hanyalah mungg kur ukur muhung ngeun sekedar sebatas gur tinggal kantun kari
lainnya: lainnya lainya laennya sisanya sisane sisana liyane liyan lianna lian sanesna sanesipun lain2 lain-lain
 selebihnya liyanipun sesa sésana selebihe lainne yanglain liane liya seliane liyo lainx sisax laene sejenna sesana
 lainnyaa selebihnyaa sisae sisaan sisanipun sanese sejene sesane
yangsatu: yangsatu
yang: anu yang yg yng sing seng nu ingkang engkang sg sng
dan: tambah ditambah tmbah plus dan dn dengan dgn dg dngan bersama bareng brg brng bersamaan barengan bebarengan sama
 sm karo kalih lan jeung sareng ambek serta n and tur sarta karu kro ama ame kambi samo miwah ditambahi samaa kalihan
 kaliyan tuwin smaa jng sereng sinareng aro ro sartaa bserta beserta
juga: sami samian podo-wae juga jg jga ugi oge uga pula idem sda dito jugaa jgaa ugak ogé ge
tapi: tapi tp tpi ning nging nanging tapina tetapi ananging melainkan malah tpai namun tpii tapii tetepi
karena: mergi margo amargo mergine
 alesannya alasannyah alesanana alesanipun alasane alasanna alesanne alasanipun karena krn karna krna krena
 mergo merga amargi amarga marga mergane lantaran sebab sbb gara-gara kusabab soale soalnya sbabna alesanna alasannya
 alesane margi krana kerna akibat disebabkan dikarenakan karana kranten karen karnaa kerana kumargi jalaran kulantaran
 gegara gegaranya garagara garane sebap sebabnya sebabe sababna sabab margane margine merganya amarganya marginipun
 karenanya krnaa dikrnakan dikarnakan dkrnakan krnanya soalna pedah sbabe sebabna
eh: eh ehh ralat koreksi diralat revisi
salah: salah slh lepat luput klentu keliru kliru klirune
maksud: maksud maksudnya maksude maksudku mksd maksdnya maksudna maksd mksdnya
maaf: maaf maap maf mf mff hapunten ngapunten ngapunteun punten sori sorry sry sepurane ngapuro ngapunteng
 pangapunten mangap sepuntene hampura maapp maafin mapp maafken ngapurane ngapuranipun nyuwunngapunten haturpunten
 aduhpunten sepuntenipun mohonmaaf
dia: dia ia beliau deweke manehna anjeunna piyambake beliaunya orangnya orange wonge jalmana dekne dheweke dya
saya: inyong nyong enyong reang saya sy aku kulo kula abdi aq gue ak kawula sya saia abi akuu sayaa sayah abdina
 kuring uing
orang: orang org orng wong uwong tiyang urang jalmi jiwa anggota anggote kpm peserta wargi warga wng anggoto uong
 anggotanya anggotane orag tiang jalma urng oarng orangs
jumlah: jumlah jml jmlh total ttl gunggung jumlahe jumlahnya sejumlah sebanyak
dari: tina dari dri dr saking tina soko seko ti sko daripada darii sangking tikawit ngkawitan
ada: ada ad ono ana wonten onten aya nten enten onok adaa ayaa ntn wntn adalh
bisa: wantun bisa bs bsa biso iso isa saged sagèd tiasa tyasa sempat sempet smpt kiat kuat sanggup bsaa isok iyasa kober
 smpet bisaa bsaaa tiasaa sged sgd isoh isow bisane mampu sempett kaburu keburu kobet
dapat: dapat dapet dpt dpet entuk angsal meunang nerima terima trima
mau: mau arep bade badhe rek hendak akan ingin pengen pngn hoyong kersa kerso purun gelem daek pingin niat rencana
 rencananya mauu pengin kepingin kepengen hayang palay miharep
wakil: wkl dihadiri utusan ngutus diutus nyuruh ngutusan ngintun dikirimi diwakili diwakilkan diwakilno diwakilke
 diwakilne diwakilan diwakilkeun diwakilin wakil wakile wakilnya perwakilan digantikan diganti diganteni digentosan
 digentosi diganteskeun diwakil diwakilna ganti digenteni gantinya gantine digantiin wakilin pengganti penggantinya
 diwakilii dwakili diwkili diwakly dipasrahke diwakile diwakilaken diwakilake dwakilkn diwklkn diwkli diwakl diwkl
 diwkilkan digantiken digantiake digantekne digantiaken digantosna digantian digantikeun digantikn gantosna gentosna
 wakilanipun diwakilanipun utusane dikuasakan kuasa terwakili kewakilan kawakilan diwakilna
mewakili: mewakili menggantikan gantikan ngganteni nggantikan ngawakilan ngawakilkeun mewakilkan nggenteni ngwakili
 ngagantos ngagentosan ngagentos ngagantian menggantikannya ngwakilan mewakilinya mengganti ngegantiin nggentosi
 gantiin gantikn
tanpa: tanpa tnp tanpo tnpa tanpaa tampa tnpaa
jam: jam pukul pkl jm tabuh pkul
tanggal: tanggal tgl tggl tanggal2
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
desa: desa ds dusun dsn dukuh dk kp kecamatan kec kelurahan gang blok jl jln
ke: ke ka nang neng nyang menyang dhateng teng maring marang k
di: di d ten
uang: uang duit dhuwit dhuit artos yatra uangnya duite duitnya sangu sangune pesangon
bantuan: bantuan bntuan bansos bpnt sembako blt pencairan pncairan cair dana saldo kks kartu krtu atm rekening pin
 bantosan tabungan kartune kartunya saldonya bantuannya bantuane transferan dipotong potongan terblokir keblokir
 ketelan bantosane beras pembayaran dicairkan
pkh: pkh
kok: kok koq kog
kapan: kapan kpn iraha kapankah kpan kapann kpann kapn
apa: apa apakah apkh naon punapa napi naonn apah apaa apakahh opo opoo menapa
kenapa: napa napah ngapah
 kenapa knp knapa mengapa ngopo kunaon nopo kenopo kenapaa knpaa kunaonn ngapa ngapain kenopoo knapaa mengapaa
 geneya geneyo naha nyapo lapo
bagaimana: bagaimana gimana gmn gmana piye pripun kumaha kumaha? gmna gmn? gimanaa gimna gmnaa kumahaa pripunn
 kepriye kepiye priben kepriben gemana bgmn bgaimana bagaimn
berapa: berapa brp brapa pinten sabaraha piro pira brpa brapaa berapaa sabarahaa piroo pintenn brpaa sbrapa berp
siapa: siapa sopo spa saha sinten syapa siapa2 sapa siapaa sahaa siapakah sapaa
mana: dmn dmna dmana mana mn pundi mna endi manaa endii pundii manakah dimana dimn ndimana ngendi kamana kemana kmn
 kmna nandi
 nangendi
bolehkah: bolehkah bisakah adakah
kalau: klw klao klou kalu kalw andai andaikan seandainya umpamane seumpama kalau klo kalo kl nek lamun menawi yen
 misal misalnya upami umpama
 mun klau kalu bila jika
pagi: pagi siang sore malam enjing sonten dalu wilujeng selamat slamat slmt met sugeng mlm pgi siyang soré malem esuk
 isuk wayah pagii pgg siangg sorean malemm dalunipun sontenn enjingg enjang pepagi night morning
salam: wass wasalam wassl wasslm wasalamualaikum assalamualaikum asalamualaikum asslmkm asslm ass aslm aswrwb alaikum
 assalamu assalamualaikm samlekom
 assalammualaikum wassalam wassalamualaikum waalaikumsalam waalaikumussalam wr wb wrwb halo hallo hai hay hi helo
 hello sampurasun kulonuwun kulanuwun nuwun assalamuallaikum wslm mikum assalmualaikum asalamu asslamualaikum
 bismillah p assalam asalam askum assallam asslmualaikum assalamualikum assalamualaykum assalamuaikum aslmkm
 aslmualaikum salamualaikum askm aslkm assalaamualaikum waalaikum walaikumsalam warahmatullahi warahmatullah
 wabarakatuh wabarokatuh wabarakatu mikumm salim spada permisii permios shalom hey heii alo hallow
terima: terimakasih terimaksih tks makasih mkasih mkasi makasiih makasi mksh mksih makasih2 trims tengkyu thanks thx
 suwun matur hatur nuhun haturnuhun maturnuwun maturnuhun tararengkyu mtrnwn mtr syukron jazakumullah terimakasi
 trimakasih trimakasi trimksh trmksh trmkasih trimks tq ty makasiii mksiih maksih mkaksih makasihh maturnwun
 kesuwun kesuhun mator sakalangkong
 maturnuwunn mtrsuwun matursuwun matursembahnuwun nuwunn nuhunn haturnuhunn htrnuhun thankyou arigato syukran
 jazakillah jazakallah
kurang: kurang krg kirang krang kurng
pulang: plng pulng pulangg mulihh wangsull uwih mulangg balek baleni kundur kondur
atau: atanapi utawi utawane atau atw utawa atawa utawi ato atowa
"""
