"""How people say that they have said everything: "itu saja", "sudah bu", "wis", "geus"."""

from conversations.questions import normal

FINISHED = frozenset(
    """
    saja aja sj sudah udah udh sdh uda dah cukup sekian segitu selesai beres tuntas wis wes uwis uwes thok tok wae mawon
    mung namung hanya cuma sampun cekap rampung semanten semono geus enggeus atos parantos wungkul hungkul sakitu done
    enough
    """.split()
)
AROUND = frozenset(
    """
    itu iku kuwi niku eta semua lengkap laporannya laporan ya yaa iya nggih njih kok sih dulu kang bu ibu pak bapak mbak
    mas teh makasih terima kasih suwun nuwun ok oke
    """.split()
)
PHRASES = """
tidak ada lagi|tdk ada lagi|gak ada lagi|ga ada lagi|ndak ada lagi|ora ana maneh|ora ono maneh|mboten wonten malih
teu aya deui|that s all|that is all
"""
NOTHING_MORE = frozenset(PHRASES.strip().replace("\n", "|").split("|"))


def says_finished(text: str) -> bool:
    """Whether a message says only this, politely or not: "wis bu", "sampun nggih", "ya sudah itu saja bu"."""
    words = [word for word in normal(text).split() if word not in AROUND]
    if normal(text) in NOTHING_MORE or " ".join(words) in NOTHING_MORE:
        return True
    return bool(words) and FINISHED.issuperset(words)
