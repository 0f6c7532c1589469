"""The words by which names and numbers are found in a case's texts: titles, offices, kin, telephones. Tables."""

import re

STRONG_TITLES = frozenset(
    """
    bu ibu ibuk pak bapak bpk mbak mba mas mbah simbah kang teh teteh ceu yu mbok mak bude budhe bulik bulek pakde
    paklik om tante hj nyai ny nyonya neng nok cak ning bang abang dik adik kak kakak gus p aa uwa lek lik mang abah
    eyang yuk eceu haji hajah kyai kiai ustad ustaz ustadz ustadzah
    """.split()
)
"""After one of these an unknown word is a name, if it is no everyday one."""
OFFICES = frozenset(
    """
    rt rw kades lurah camat carik sekdes bayan modin kadus dukuh kepala ketua wakil bendahara sekretaris bidan perawat
    dokter guru kepsek wali ustad ustaz ustadz ustadzah kiai kyai nyai haji hajah kader posyandu pkk pkh koordinator
    korcam pendamping operator mantri polisi babinsa babinkamtibmas mandor juragan bos majikan manajer tni bpd
    kaur kasi kasun kesra kapolsek danramil kamituwo mertua tiri angkat kandung kos kost rumah hamil menyusui kpm
    """.split()
)
BEFORE_NAMES = frozenset("dan atau serta juga pun tersebut sendiri beliau anda kami kita mereka saya dia ia".split())
ENDINGS = ("nya", "lah", "pun", "kah")
"""What is written onto a name: 'Mawarnya'."""
NAME_AND_WORD = frozenset("bunga indah lestari budi suci puji jaya harapan surya permata ayu bintang citra".split())
"""Names that are everyday words as well and stand in no other table of ours."""
ROLE_WORDS = frozenset(
    """
    ketua wakil anggota tetangga tetangganya suami suaminya istri istrinya anak anaknya cucu cucunya adik adiknya kakak
    kakaknya mertua mertuanya ponakan keponakan keponakannya saudara saudaranya kerabat kerabatnya pendamping rekan
    koordinator kelompok menantu menantunya nenek neneknya kakek kakeknya iparnya ipar sepupu sepupunya
    """.split()
)
"""A name right after one of these adds nothing: 'suaminya Karno' is her husband."""
NAMES_FOLLOW = frozenset("si bernama namanya dipanggil".split()) | (
    ROLE_WORDS - frozenset("ketua wakil anggota kelompok pendamping koordinator rekan".split())
)
"""After one of these a word with a capital is a name, if it is no everyday one: 'anaknya Dimas'."""

_GONE = "(nomor disamarkan)"
NUMBERS = (
    (re.compile(r"(?<!\w)(?:\+?\s?62|0)[\s.-]?8(?:[\s.-]?\d){7,12}\b"), _GONE),
    (re.compile(r"(?<![\w,.])\d(?:[ -]?\d){8,}\b"), _GONE),
    (re.compile(r"\bPKH[-/ ]?\d[\d/-]*", re.IGNORECASE), _GONE),
    (
        re.compile(
            r"\b(?:nomor|nomer|nmr|no)\b\s?[.:]?\s?(?:(?:urut|anggota|peserta|kk|nik|kks|hp|wa|rumah|telepon|telp)\s?"
            r"[.:]?\s?)?\d[\d.-]*\d|\b(?:nomor|nomer|nmr|no)\b\s?[.:]?\s?(?:(?:urut|anggota|peserta|rumah)\s?)?\d",
            re.IGNORECASE,
        ),
        _GONE,
    ),
    (re.compile(r"\bRT\s?[.:]?\s?\d+(?:\s?[/,]?\s?(?:RW)?\s?[.:]?\s?\d+)?", re.IGNORECASE), "RT setempat"),
)
"""Telephones, the long numbers of cards and papers, the number she has in her group, and where she lives."""
TOGETHER = (
    (
        re.compile(r"seorang anggota kelompok(?:(?:, dan |, | dan )seorang anggota kelompok)+", re.IGNORECASE),
        "beberapa anggota kelompok",
    ),
    (re.compile(r"\b(ketua kelompok|pendamping|anaknya|anggota keluarganya),? \1\b", re.IGNORECASE), r"\1"),
)
