"""Words for relatives in Indonesian, Javanese and Sundanese, made from stems and possessive endings. A table.

Some of them are also how a woman is addressed (TITLES). `anak` stands for a child or grandchild in her care,
`kerabat` for any other relative.
"""

KIN_CHILD = """
anak ank barudak arek arekke areke bocah bayi balita baduta budak lare putra putri putro tole thole gendhuk genduk
cucu
putu
incu buyut murangkalih orok cicit bungsu sulung bontot ragil cikal sikecil dedek bayik debay kembar nak putrane
"""
KIN_OTHER = """
suami swami bojo salaki caroge pameget pamegetna semah istri orangtua ortu kolot wongtuwo wongtuwa mertua morotuwo
marasepuh maratuwa
mitoha menantu minantu ponakan keponakan saudara sodara sedulur dulur kerabat tetangga tonggo tangga tatangga nenek
simbah kakek besan ipar sepupu keluarga kluarga kulawarga kulawargi familinya famili misanan garwa garwo rabi
pasangan lakine
besanan bokap nyokap ortunya uyut biang
"""
KIN_OWNED_ONLY = """
ibu ibuk ibuk mak emak mbok simbok mamak mama biyung indung ema bapak bpk bapa pak pake ramane abah ayah adik adi
adek ade rayi kakak kakang mas kangmas lanceuk raka om paman mang paklik bibi bi bulik bude pakde mbah eyang aki nini
uwa mantu mbak biang rama romo rai raka abang kakung uti yangti yangkung opa oma tante ua uwak embah simbok pakne
makne besan laki kk pakde budhe bulik pakpuh nenek kang teteh aa
"""
OWNERSHIP = ("nya", "ny", "nye", "x", "ne", "e", "ke", "ane", "na", "ana", "ipun", "nipun", "ku", "mu")


def _kin() -> dict[str, str]:
    words: dict[str, str] = {"anaka": "anak", "suamia": "kerabat", "bapaka": "kerabat", "ibua": "kerabat"}
    for stems, bare, owned in (
        (KIN_CHILD, "anak", "anak"),
        (KIN_OTHER, "kerabat", "kerabat"),
        (KIN_OWNED_ONLY, "", "kerabat"),
    ):
        for stem in stems.split():
            if bare:
                words.setdefault(stem, bare)
            for ending in OWNERSHIP:
                words.setdefault(stem + ending, owned)
    return words


KINSHIP = _kin()

TITLES = frozenset(
    """
        bu ibu b buk ibuk bun bunda mbak mba mbk mb mbok mak mamak emak ma mama mamah yu yuk yuyu teh teteh ceu
    ceuceu eceu euceu aceuk bi bik     bibi bibik bude budhe bulek bulik lek lik uwa wak wa nyi nyai nini mih mimih
    umi ummi ummah hj hjh hajah hajjah tante neng eneng nok jeng ny nyonya     sdri sdr saudari saudara ustadzah
    ustazah bpk pak bapak mas kang mang aa om de dik dek adik adek tetah mbah simbah nenek nek ambu embok mbokde
    bpk. ibunda
    """.split()
)
