"""Given names common in Java and Sunda. A word that is such a name is a person, not a slip for another member."""

GIVEN_NAMES = frozenset(
    """
        aan aas adah ade afifah agnes agustina aida aini aisah aisyah ajeng alfiah alfiyah amanah ami aminah ana
        anah ani anik anis anisa anita anjar anti apriliani ariani ariyanti arum asiah asih asiyah asmah asri
        astri astuti astutik atik atikah atin atun aulia ayu ayuningsih badriah badriyah bariyah barokah
        basriyah bayati bibit cacih cahyani cahyati carti cartini casinah casmi casmini casriah casti cicih
        cicilia cucu cucum dahlia daliyem daminah damini daniah darinah darini darkem darmi darsih darsini darti
        darwati dasih dasini dasmi dasmini dasri dastini debora dedeh della desi desti desy devi dewi diah dian
        diana dina dini diyah dwi dyah ecih ecin eem een eha ekawati elah elin elinah elis ella elsa elvi elvina
        ely emi emilia encar encih encum endah endang enen engkar engkom enih ening enok enti entin enung epon
        erah erlina erna ernawati erni ernita eros erot esih esti eti etik euis eulis eva evi farida faridah
        fatimah fatonah fauziah febri febriani filda fina fitri fitria fitriani fitriyah giarti gina ginah ginem
        giyanti giyarti giyem habibah halimah hamidah hamimah handayani hani hanifah hartati hartini hasanah
        hasnah hayati heni herawati herlina hermin hesti hidayah hilda hindasah hindun idah ifah
        iin ijah ijem ika ikah ikoh ilah imas ina inah indah indarti indrawati inem intan ipah ipoh ira irma
        irmawati iroh isah ismi ismiati istianah istiqamah istiqomah itih itoh iyah iyam iyem jaenab jamilah
        jamini jariah jariyah jarmi jasmani jasmi jenab jeni jenny jiyem juariah jubaedah jubaidah juju julaeha
        juleha juli jumaenah jumaroh jumenah jumi jumiati jumiatun juminah juminem jumini juminten jumirah
        jumiyem jumroh juwariyah kadariyah kadem kaminah kaminem kamsiah kamsinah karen karlina karmi karmila
        karmini karnasih karsih karsinah karsini karsiyem karti kartika kartini karwati kasiatun kasih kasinem
        kasini kasiyem kasmi kasminah kasmini kasmirah kastini katijah katinem katini kayati keisha khadijah
         khasanah khodijah khoiriyah kholidah kholifah khotimah khusnul kinem kiptiyah kodriah
        kokoi kokom kokoy komala komalasari komar komariah komsatun komsiah kunarti kuraesin kurniasih kurniati
        kursiah kusmiati kusmini kusni kusniah kustinah kustini kusumawati laila lailatul laras lasinah lasinem
        lasiyem lasmi lasmini lastini lastri lastriyah latifah legini legiyem lela lely leni lestari lia
        lidia lilik lilis lina linawati linda lintang lis lisnawati listiani lulu lusi lutfi lutfiah lutfiyah
        maemunah maesaroh magdalena mahmudah maimunah mainah marfuah maria mariam mariana mariati marina mariyam
        mariyem marni marsih marsinah marsini marsiti marsiyem martini maryam maryanah maryati maryatun masdah
        masiroh masitoh maslikah masnah masni masriah masruhah masruroh mastutik mawarni maya mega
        megawati melati meliah meliana melinda meri mesinah mesiyem mia mila mimi mimin minah minarsih
        minarti mini mintarsih mintarti minten mirah miranti mirna misiyem misnah misnawati misri mubarokah
        mujiati mujiyem mukaromah mukhlisoh mulyanah mulyani mulyasih mulyati mumpuni mumun munah munarsih
        munawaroh munirah muniroh muntamah muntiah muntiyah murni murniati mursinah mursiti murtini murtiningsih
        muryani muryati musiyem muslikah muslimah musriah musrifah musyarofah mutia mutiara mutmainah
        muzayanah nabila nadia nafisah naimah najwa nani nanik narti nasiah nasikah nasikhah nasiroh natalia
        neli nelly nenah neneng nengsih neni ngadinah ngadini ngadiyem ngasmi ngatemi ngatinah ngatinem ngatini
        ngatiyem ngatmi nia nikmah nilam ningrum ningsih nining nisa niswatun nita nofi noni nunik nunung nur
        nuraeni nurhasanah nurhayati nuriyah omah nuriyati nurjanah nurlaela nurlaila nurlela nurmala
        nursanti nursiah nurul nurwati nuryani nuryati nyai ocih oja okta oktavia onah oneng onih oom opih
        paijem painah painem painten pairah parinem parini parmi parsi parsiyem parti partini partiyem parwati
        patimah patonah pipih pipit ponijah ponirah poniti poniyem popon prihatin puji pujiastuti pujiati puput
        purwanti purwati puspita puspitasari putri rahayu rahma rahmah rahmawati rahmi raisa ramini ramiyem
        ramlah rani rasini rasiti rasmi ratem ratih ratini ratmi ratna ratnasari ratnawati rebi reni resmi resti
        restu retna retno rika rima rina rini riska risma rismawati rita riyanti rizka robiah rodhiyah
        rodiyah rofiah rohaeti rohana rohati rohaya rohayati rohimah rohmah rohmawati romiyati romlah rosa
        rosalinda rosdiana rosi rosiana rosidah rosita rositi rosmala rosmiati rosmini rossa rubinah rubini
        rubiyah rubiyem rukayah rukinem rukiyah rukmini rumi rumiati rumini rumiyati rumsiah runtah rusiah rusmi
        rusmini rusmiyati rustini saadah sadiah sadiyah safitri saidah saimah sainah sainem sakdiyah sakinah
        sakinem salamah salamiah salbiah salma salmah samini samiyem samsiah sanah sandra sani saniyem santi
        saodah saonah sapnah sarah sari sarinah sarinem sarmi sarmila sarmini sarni sarsih sarti
        sartika sartinah sartini sarwi saryati sasmi satemi satinah satini satiyem saudah saudi sawinah sawiyah
        selfi sella selvi septi septiani setyaningsih setyowati shinta sholihah sholikah sih sinem sinta sipon
        siska siti sitisholeha siyah siyam siyami siyem slamet sofia sofiah sofiyah soleha solihah solikah
        solikhah sonia sophia sopiah sri sriah sriatun srimulyani srini sriyani sriyati sriyatun suarni suarti
        suci suciati sudarmi sudarsih sudarti sudiyah sugiarti sugiyanti sugiyem suhaemi suhaenah suharni
        suhartatik suharti suhartini suhernah suhesti sujiah sujiati sujiyem sukaesih sukarni sukarsih sukarti
        sukartini sukemi sukesi sukinah sukinem sukini sukirah sukiyah sukiyem sukmawati sulaemah sulami sulasih
        sulasmi sulasmini sulastini sulastri sulha sulikah sulis sulistiani sulistyorini sulistyowati suliyah
        suliyem sumarmi sumarni sumarsih sumarti sumartini sumbi sumi sumiarsih sumiati sumilah sumina suminah
        sumini suminten sumirah sumiran sumiyem sumtini sunarmi sunarni sunarsi sunarsih sunarti sundari
        suningsih sunti suparmi suparti supartini supatmi supi supiah supinah supinem supiyah suprapti supriati
        suprih suprihatin supriyani supriyati supriyatin surati suratin suratinah suratmi surip suripah surti
        surtinah surtini surtiyah suryani suryati susanti susi susiati susilawati susilowati susmiati sutari
        sutarmi sutarni sutarti suti sutiah sutimah sutinah sutinem sutini sutirah sutiyah sutiyem suwaibah
        suwarni suwarsi suwarsih suwarti suwiti suyanti suyati suyatin suyatmi suyem syifa tami tamiyem
        tarmi tarminah tarmini tarmuji tarni tarsih tarsinah tarti tartini tarwiyah tasem tasmi tasminah
        tasmiyah tasrifah tasripah tati tatik tatmi teti tika tina tinah tini tining tinuk tita titah titi titik
        titin tiwi tohiroh toyibah toyimah tri triana trimah trisnawati triyani tuginah tuginem tugiyem tuinah
        tukinah tukinem tukini tukirah tukiyem tumi tuminah tuminem tumini tuminten tumirah tumiyem tuni turinah
        turiyah turiyem turmini turmiyem tursinah turyati tusriah tuti tutik tutur uci ulfa ulfah ulfiyah umamah
        umayah umi uminah umiyah umiyati ummu umyati unah uni upik uswatun utami uun vera veronika vina viona
        vivi waginah waginem wagini wagirah wagiyem wahidah wahyu wahyuni wahyuningsih wakinah wakini wakiyem
        walinah waliyem waljinah wanti warinah warinem warni warsih warsini warsiti warsiyem warti wartini
        waryati wasiah wasilah wasinah wasini wasirah wasiyem wasti wastini wati watinah watini weni widia widya
        widyawati wijayanti wiji wijiati winarni winarsih winarti winda wiwi wiwik wiwin wiwit wulan wulandari
        yanah yani yanti yati yatinah yatini yatmi yayah yayat yayuk yeni yohana yola yosefa yosi yuli yulia
         yuliana yulianti yuliati yulistiani yuni yuniarti yuniati yuningsi yuningsih yunita yusnita
        yusriyah yuyum yuyun zaenab zahra zainab zakiyah zubaedah zubaidah zuhriyah zulaeha
        zulaikah zulaikha zulfa zumaroh zumrotun
    """.split()
)

NAME_ENDINGS = (
    "wati",
    "yati",
    "iati",
    "ningsi",
    "asi",
    "inem",
    "iem",
    "ina",
    "mina",
    "tun",
    "arti",
    "arni",
    "arsi",
    "ini",
    "iani",
    "anti",
    "ati",
    "iten",
    "inten",
    "asari",
)
"""Endings (normal form) of most women's names in Java and Sunda."""
