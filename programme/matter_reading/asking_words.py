"""Words of asking, denying, speaking and of being somebody: concept, then its spellings. A table."""

ASKING_WORDS = """
when: kapan kpn kpan kapn kapam kapankah kapane kpan2 iraha irahana iraha2 kapanya benjang-punapa mbenjing-punapa when
where: dimana mana dmn dmana ngendi nengndi ngendine endi ndi nangendi neng-endi pundi wonten-pundi dipundi dipalih
 dmna palih kamana kemana kmana kemanakah where nandi ngndi nengendi
what: apa ap apaa apaan apanya opo opone nopo punapa menapa menopo napa naon naonna nanaon naon2 apa2 opo2 aja2 what
which: yangmana sengendi
who: siapa spa siapakah sapa sopo sinten sintene saha sahana siapanya who
how: gimana gmn gmna gmana bagaimana bgmn bgaimana bagaimna caranya cara carane carana caranipun piye pie pripun
 kepripun priben kepriben kepriwe priwe kumaha kmaha kmh pimen pimenan gemana gimn pigimana how kadospundi
howmuch: berapa brp brapa brapaan pira piro pinten pintene sabaraha sbrh brpa berapaan
why: kengingmenapa kenging-menapa kenapa knp knapa kenpa kenape kok ko kuk mengapa ngopo nopokok geneya kenangapa
 kunaon naha nahana naonsabab why kenopo
may: boleh bole bolehkah bolehkan pareng meunang-henteu kenging-henteu oleh-ora angsal-mboten
isit: apakah apakh punapakah naha-bener benarkah bener-gak beneran tenanan temenan
ask: tanya nanya tanyakan bertanya menanyakan mananya takon takok taken tangled tanglet tangklet naros nanyakeun taros
 naroskeun nyuwun-pirsa tnya nnya pengen-tahu jelaskan jelasin terangkan jelasno jelaske terangna
know: tahu tau ngerti ngertos ngerteni weruh pirsa terang apal mangertos nyaho uninga ngerte semerep
info: info infonya infone informasi kabar kabarnya kabare kabarna kabari kbr pengumuman wartos wartosna berita infokan
 infona infonipun
not_yet: belum blm blom belom belon blum durung drung dereng drng deurung teuacan tacan acan tacanan durunge teucan
 belun
no: tidak tdk tdak gak gk ga g nggak ngga nggk enggak engga ndak ndk dak ora ra rak mboten boten mbten teu henteu moal
 tara bukan dudu sanes kada kagak nda tanpa tak not
already: sudah sdh sudh udah udh uda wis wes uwis uwes sampun mpun parantos atos tos geus enggeus dah
still: masih msh tasih tesih isih keneh ijih
want: mau mw pengen pingin pengin ingin kepengin badhe bade arep rek hoyong hayang kersa pgn pgen
can: bisa bs bsa iso isa saged saget tiasa tiyasa isoh
must: harus hrs hrus kudu kedah wajib mesti musti kewajiban kewajibannya kewajibane kuwajiban
need: perlu butuh perlune peryogi peryogikeun
if: kalau kalo klo kl klw nek yen lamun upami menawi misal misalnya misale apabila jika jk umpami nalika misalkan
 umpama umpamane seumpama umpamina andai andaikan seandainya saupami bilih manawi semisal sumangsa
and: dan sama sm sareng jeung kaliyan kalih karo kro lan lajeng sarta
but: tapi tp tetapi padahal ning nanging tapine pdhl
me: saya sy aku ak kula kulo abdi kuring nyong inyong aq ane gua gue awakdhewe kami kita abi
mine: punyaku punyasaya gonku duwekku nduwekku nggonku gaduhan punya
represented: diwakilkan diwakili diwakilin mewakili wakilkan diwakilno diwakilke nitip titip diwakilkeun digantosan
 dititip
little: sedikit dikit sithik sethithik sakedik saeutik kurang berkurang kirang menipis susut mung-sithik
should: harusnya seharusnya kudune kuduna kedahe kedahna kedahipun semestinya mestinya sakuduna sak-kudune
or: atau utawa utowo atanapi ato
cheat: curang korupsi nilep ditilep tilep culas ngapusi diapusi bohong membohongi nipu menipu ditipu ngabohong penipu
part: bagian jatahnya sebagian separuh separo sapalih setengah satengah sapalihna separone saparo sebagiannya
 separonya
others: laen laennya lainya lain lainnya liyane liya sanesna sanesipun batur tetangga tonggo tangga teman kanca konco
 rencang tatangga yanglain liyan
bring: bawa bwa mbawa membawa gowo nggowo gawa nggawa mbeto beto bekta mbekta mbetho nyandak-naon babawaan candak-naon
 nyanggakeun
thank: makasih mksh terimakasih suwun nuwun nuhun trims tks tengkyu
check: cek ngecek mengecek dicek ningali nonton ndelok ningal nengok lihat liat periksa priksa mriksa ngecek2
report: lapor laporan melapor melaporkan laporkan ngelapor nglapor lapur ngelaporin ngalaporkeun dilaporkan ngalapor
 dilaporke nglaporke nglaporaken
complain: adu mengadu ngadu pengaduan aduan komplain keluhan mengeluh protes wadul nguluh ngadukeun ngeluh curhat
 mengadukan unek-unek uneg-uneg unek2 uneg2 saran kritik aspirasi
number: nomor nomer nmr nomore nomerna nomornya nope nohp nowa hp telp telepon telpon tlp kontak kontaknya hubungi
 menghubungi dihubungi ngubungi ngahubungan wa whatsapp
talk: ngomong bicara ngobrol matur nyarios nyanggem omong
live: tinggal
bot: robot bot mesin-penjawab aplikasi chatbot asisten komputer otomatis ai
admin: admin mimin min
human: orang manusia wong jalma tiyang uwong
ketua: ketua ketuane ketuana ketuanya ketuakelompok ketuaku bu-ketua kt
deputy: wakil wakile wakilna wakilketua
pendamping: pendamping pendampinge pendampingna pendampingnya pendampingku pndmping pendampng pndamping pndmpg
coordinator: koordinator kordinator korcam korkab
official: kades lurah perangkat pamong kadus kasun rt rw petugas oknum pegawai staf bayan carik kepaladesa pakrt pakrw
 pamongpraja kuwu
rude: dinomorduakan dibedakan dibeda-bedakan pilih-pilih kasar galak marah marah2 dimarahi dimarahin dimarah ngamuk
 bentak dibentak mbentak membentak judes jutek sombong nyengak sengak ngancam ancam diancam mengancam intimidasi maksa
 dipaksa memaksa meksa genit melecehkan dilecehkan hina dihina menghina pelit ketus cuek diskriminasi pilihkasih
 pilih-kasih adil disepelekan nyepelekan disengeni nyeneni diseneni disenen dicarekan nyarekan dicarék ambek bengis
 galakna dibully ngelokke sewenang sewenang2 semena tidak-adil ngusir diusir dibenci songong selingkuh mesum cabul
 merayu ngrayu nggodo mabuk risih diganggu mengganggu ganggu ngganggu ngomel ngomel2 ngedumel nyindir disindir
 ngancem diancem ngancami ngancamin diancamin diancami ancaman mengancamnya jahat kejam
 nakutin nakut-nakutin nakutnakutin menakuti
 mencibir dicibir nggrundel diomeli diomelin gosip nggosip nggosipin digosipin ngegosip fitnah difitnah ngrasani
 dirasani gibah menjelekkan
by: oleh-bu ku dening karo-bu sama-bu
problem: masalah bermasalah kendala gangguan perkara masalahe
scam: penipuan hoax hoaks hoak modus resmi palsu gadungan tipu ketipu kena-tipu
told: disuruh suruh dikongkon dikon dititah dipurih diken disuruh2 nyuruh menyuruh ngongkon nyuruh2 mewajibkan
glad: alhamdulillah syukur lancar berhasil jelas mudeng baik baik2 beres
give: ngasih memberi ngekei menehi mere maringi nyukani masihan kasih
answer: jawab jawabnya njawab menjawab membalas bales balas mbales ngabales
"""
