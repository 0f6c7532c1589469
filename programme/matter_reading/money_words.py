"""Words about money, cards and those who handle them: concept, then its spellings. A table.

Indonesian, then Javanese (ngoko and krama), then Sundanese; shortenings and slips that `concepts` finds itself (letters
left out, one letter wrong) stand here only where they would be taken for something else.
"""

MONEY_WORDS = """
sent: dikirim kiriman mengirim ngirim kirim
pay: dropping dibagi dibagikan dibagekne nyalur cair cairnya cairna cairipun cair2 dicairkan pencairan mencairkan
 ngair ncair dicairno dicairaken dicairkeun penyaluran disalurkan salur tersalur pembayaran dibayarkan ditransfer
 transfer transferan tf pncairan pncairn pencairane pencairanya
 bayaran gajian nyairna bayarane bayarana dibayar dibayarkeun dibayarno dibayarke mbayare turun
 diturunkan mudun medun medhun temurun
out: keluar kluar kluwar metu medal mijil kaluar
in: masuk msk masup mlebu mlebet lebet mlbu asup lebu kalebet kelebu nongol njedul mendarat muncul katon kelihatan
 keliatan ketok
money: uang uangnya duit duite duitnya duitna duwit duwite dhuwit dhuwite dwit dana danane danana bantuan bantuane
 bantuannya bantuanna batuan bantuwan bansos arto artone artonipun arta artana artos artosna artosipun yatra yatrane
 bantosan tunai rupiah acisna acis fulus uwang uwange
get: dapat dapet dpt dpat dapat2 mendapat mendapatkan kebagian oleh olih entuk ntuk angsal pikantuk pikanteuk kenging
 kengeng meunang menang meunangkeun nampi nampa tampi ditampi ditampa nrima nrimo narima narimo katampi terima trima
 diwenehi diparingi dikei dipasihan
 menerima diterima nerima terimo keterima tompo nompo olihe angsale kabagean kabagian kebagean
received: terimanya tampanana tampine
take: ambil ngambil mengambil diambil ngambilnya ambilnya jupuk njupuk dijupuk jukuk mundhut pundhut mendhet pendhet
 mendet nyandak candak dicandak cokot nyokot dicokot tarik narik menarik ditarik gesek gesekan digesek ngagesek njikuk
 jikuk menggesek penarikan njipuk jipuk jupukan njupuki nyokoti
balance: rekening rekeninge rekeningnya rekku saldo saldonya saldone saldona saldonipun isine isinya eusina eusi
 isinipun layar struk mutasi
empty: kosong kosng kosngan ksong kothong kotong suwung nol nihil habis habiskan hbis entek telas seep beak zonk
cut: potong dipotong motong potongan potongane kepotong kapotong dipotongi pemotongan motongi disunat dipotongan
 pangkas dipangkas dikurangi dicuil dipothong motongan dipotongkeun diparong potongna potonganana
levy: ditagih tagih nagih menagih tagihan pungli pungutan mungut dipungut memungut dimintai dipalak malak dijaluki
 dijaluk disuwuni dipenta dipentaan dipundutan jatah uang-rokok upeti narik-iuran dipalaki
demand: minta mintai njaluk njaluki nyuwun menta mentaan mundut nyuhunkeun jaluk minta2 meminta
due: iuran setor nyetor setoran disuruh-bayar bayar mbayar mayar membayar urunan patungan admin-fee biaya ongkos upah
hold: kumpulkan kumpulin dikumpulin ngumpulake kumpulke kumpulno dipegang pegang megang memegang dipegangi pegangin
 dicekel cekel nyekel dicekeli disimpan nyimpan menyimpan disimpen disimpenan nyimpen dibawa bawakan dibawakan digowo
 dibeto dibekta dicepeng nyepeng dicepengan dikumpulkan dikumpulke dikumpulno dikumpulaken dikumpulkeun ngumpulin
 ngumpulkan disita menyita nyita ditahan nahan menahan digadaikan digadai dititipkan dititipke dikuasai diasto diasta
 asto asta ngasto ngasta diastani dicangking disandera ditaruh
returned: dikembalikan kembalikan balikin dibalikin dibalekno dibalekke dibalike dipulangkan diwangsulaken
 diwangsulkeun dikasihkan diberikan dikasih dikasihin diserahkan dibalekake diwenehake diparingke diparingkeun
 dipasihkeun
card: kks kksnya kkse kksna kksku kartu kartunya kartune kartuna kartuku kartunipun krtu kertu kertune kertuku atm
 atmku atmnya atme atmna kartos karto kartumu
atm: mesin mesinnya mesine mesinna anjungan
bank: bank bni bri mandiri btn bsi agen brilink agenbri agen46 agene agenna
post: pos kantorpos indomaret alfamart warung toko kios
pin: pin pinnya pine pinku pinna sandi password passwordnya pasword
lost: hilang ilang kehilangan kelangan kelangane leungit leungiten ical icalan kaicalan kacicingan hilng hlg
 ketinggalan-jalan jatuh kececer kecer kecicir tercecer ilangan ilange musna raib dicuri dicolong kecopetan kecolongan
 dipaling keselip nyelip terselip digondol dijambret kejambret dirampas dirampok dibegal kebuang terbuang hanyut
 kintir
damaged: peupeus remuk pejah-kartu rusak rsak patah pecah retak sobek bengkok gepeng rontok tugel putung pedot cuil
 peyok ruksak rksak reksak potol cepol burem luntur error eror suek suwek chipnya chip invalid kebakar terbakar
 nyemplung kecemplung keguyur
unreadable: terbaca kebaca kabaca kewaca kawaos kabaos dibaca diwaca
swallowed: kapendem kajebak kejebak kejepit terjebak ketahan tertahan tertelan ketelan ketelen telan ditelan nelan
 kelegi kleleg keleg dileg kalegleg kaleleg kelelep kesedot tersedot nyangkut kesangkut sangkut
forget: lupa lpa lali lalen supe kesupen kasupen hilap poho kapopohoan kelalen kelupaan kesalin
blocked: terblokir diblokir blokir keblokir kablokir kakunci terkunci kekunci diblok
expired: kadaluarsa kadaluwarsa expired hangus kadaluarso
help: bansospkh
other_programme: bpnt sembako blt bltdd pip kip bpjs jkn kis pbi prakerja beras bulog bst bumil-bantuan rutilahu rtlh
 umkm bpum kur subsidi gas elpiji listrik pupuk kjp bpntnya sembakonya sembakone pipnya bltnya blte
amount: nominal nominale nominalnya jumlah jumlahnya jumlahe besaran besarannya gede gedene ageng agengna ageungna
 gedena jmlh
stage: tahap tahapan tahapna tahape triwulan termin thp tahapnya
pkh: pkh pkhnya pkhe pkhna pkha
place_of_pay: tempate tempatnya tempatna tempat panggonan panggonane panggenan panggenane lokasi lokasinya lokasina
 tmpt tmpat
remain: sisa sisane sisanya sisana turah turahan tirah sésa
buy: beli membeli dibeli tuku mundhut-barang meser meuli belanja blonjo
more: lebih luwih langkung leuwih banyakan nambah bertambah mundhak
"""
