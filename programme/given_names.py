"""Given names common in Java and Sunda. A word that is such a name is a person, not a slip for another member."""

GIVEN_NAMES = frozenset(
    """
        aan aas ade adah afifah agustina aida aini aisah aisyah alfiah alfiyah ami amanah aminah ana anah ani anik
    anis anisa     anita anjar anti apriliani ariani ariyanti arum asih asiah asiyah asmah asri astri astuti astutik
    atik atikah atin     atun aulia ayu ayuningsih badriyah basriyah bibit cacih carti casmi casinah casriah casti
    cicih cicilia cucu cucum     daliyem damini daminah darmi darsih darti darsini dasih dedeh devi dewi dian diana
    dina dini dwi dyah eha ekawati     elah elin elis elsa elvi ely emi endah endang engkar enok enung enti entin
    erna erni ernawati eti etik euis eva evi     farida faridah fatimah fatonah fitri fitria fitriani fitriyah giyem
    giyarti giyanti habibah halimah hamidah     hamimah handayani hani hanifah hartati hartini hasanah hasnah hayati
    heni herawati herlina hermin hesti hidayah     hindun hindasah idah ijah ika ikah ilah imas ina inah indah
    indarti indrawati inem ipah ira irma irmawati isah ismi     ismiati istiqomah istianah istiqamah iyah iyam iyem
    jaenab jamilah jamini jarmi jasmi jiyem jubaedah juariah juju     julaeha juleha jumi jumiati jumiatun jumini
    juminah juminem juminten jumirah jumiyem juwariyah kamsiah kamsinah     karmi karmila karmini karsih karsini
    karsiyem kartika kartini karti kasih kasiyem kasini kasmi kasminah kasmirah     kasiatun katini katinem khadijah
    khasanah khodijah khoiriyah kholifah khotimah kinem kiptiyah kokom komala komalasari     komariah komsatun
    kunarti kurniasih kurniati kusmiati kusmini kustini kusniah laila lailatul lasmi lasmini lastri     latifah
    legiyem leni lestari lia lilik lilis lina linda lis listiani lutfiah mainah maesaroh maemunah maimunah
    marfuah mariam mariyam mariyem marni marsih marsinah marsini marsiti marsiyem martini maryam maryati maryatun
    masitoh masni masnah masriah mastutik mawarni maya melati meliana mimin minah minarsih minarti mini minten
    mintarsih     mintarti mirah misiyem misnah misri mubarokah mujiati mujiyem mukaromah mulyani mulyati mumun
    munawaroh munah munarsih     muntamah muntiah muntiyah murniati murni mursiti mursinah murtini murtiningsih
    muryani muryati musiyem muslikah     muslimah musrifah musriah mutmainah naimah nani nanik narti nasiah nasikah
    nasiroh neneng neni ngadinah ngadini     ngadiyem ngasmi ngatemi ngatini ngatinem ngatinah ngatiyem ngatmi
    nia nining
    ningsih nita nofi nunik nunung nur nuraeni     nuraini nuryati nurhasanah nurhayati nurjanah nurlaela nurlela
    nurlaila nurul nurwati nuryani nyai oneng onih oom     painah painem painten paijem pairah parinem parini parmi
    parsi parsiyem partini partiyem parti parwati patimah     patonah poniyem ponirah ponijah poniti popon prihatin
    puji pujiati pujiastuti purwanti purwati puspita puspitasari     rahayu rahma rahmah rahmawati rahmi ramini
    ramlah ramiyem rani ratih ratmi ratna ratnasari ratnawati reni resmi retno     rina rini rika riska rita riyanti
    robiah rodiyah rofiah rohaeti rohana rohayati rohimah rohmah rohmawati romlah     romiyati rosidah rosita rositi
    rosmiati rosmini rubiyah rubinah rubiyem rukayah rukiyah rukmini rukinem rumini     rumiyati rusmini rusmiyati
    saadah sadiyah safitri sainah sainem saidah sakdiyah sakinah sakinem salamah salbiah     salamiah samini samiyem
    sanah sani saniyem saonah sarah sari sarinah sarinem sarmi sarmini sarni sarsih sarti     sartika sartini
    sartinah sarwi saryati satinah satini satiyem saudah saudi selvi septi septiani setyowati setyaningsih
    sholikah sholihah sih sinem sipon siti sitisholeha siyah siyem slamet soleha solihah solikah solikhah sri sriah
    sriatun srimulyani sriyani sriyati sriyatun srini suarti suarni suci suciati sudarmi sudarsih sudarti sudiyah
    sugiarti     sugiyanti sugiyem suharni suharti suhartini suhartatik suhesti sujiah sujiati sujiyem sukaesih
    sukarni sukarsih sukarti     sukartini sukemi sukesi sukinah sukinem sukini sukirah sukiyah sukiyem sukmawati
    sulami sulasih sulasmi sulasmini     sulastri sulikah suliyah sulis sulistiani sulistyowati suliyem sumarmi
    sumarni sumarsih sumarti sumiati sumilah suminah     suminten sumini sumirah sumiran sumiyem sumartini sumtini
    sunarmi sunarni sunarsih sunarti suningsih sunti suparmi     suparti supartini supatmi supiah supiyah supinah
    suprapti suprihatin supriati supriyati supriyatin surati suratmi     suratinah surip suripah surtini suryani
    suryati susanti susi susiati susilawati susilowati sutarmi sutarni sutarti sutari     sutiah sutiyah sutinah
    sutini sutirah sutiyem suti suwarni suwarsih suwarti suyati suyatmi suyatin suyanti suyem tami     tarmi
    tarminah tarmini tarni tarsih tarsinah tarti tartini tarwiyah tasmi tasminah tasripah tati tatik tatmi teti tika
    tini tinah tinuk tining titi titik titin tiwi toyibah toyimah trimah triana trisnawati tri triyani tuginah
    tuginem     tugiyem tuinah tukinah tukinem tukini tukirah tukiyem tuminah tuminem tumini tumirah tumiyem turinah
    turiyah turiyem     turmini tursinah turyati tusriah tutik tuti tutur ulfah ulfa umamah umi umiyati uminah
    umiyah ummu uswatun uun wagini     waginah waginem wagirah wagiyem wahyu wahyuni wahyuningsih wakinah wakini
    wakiyem walinah waliyem wanti warni warsih     warsiti warsini warti wartini warsiyem wasiah wasiyem wasini
    wasinah wasirah wasti watini wati watinah wiji wijiati     wijayanti winarni winarsih winarti winda wiwi wiwik
    wiwin wulan wulandari yani yanti yati yatmi yatini yatinah yayah yayuk     yeni yuli yuliana yulianti yuliati
    yulistiani yuni yuniarti yuniati yuningsih yusriyah zaenab zahra zubaedah     zubaidah zulaeha zulaikah zulaikha
    zumrotun
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
