"""Sentences in which the ketua herself is not sure ("tanda tangannya ada tapi orangnya tidak, saya bingung").

Whatever such a sentence says of somebody, she must be asked about. A doubt that names nobody is about those of the
sentence before it.
"""

import re
from collections.abc import Callable, Sequence

from programme.attendance_reading.spoken_words import COMES, ITS, KNOWN, NOT, WHO
from programme.attendance_reading.tokens import Token

RIGHT = r"(?:benar|bener|leres|bnr|betul|btul)"
SELF = r"(?:saya|sy|aku|kulo|kula|abdi|kuring|ak|aq|gue)"
UNTOLD = r"(?:duka|embuh|mboh|mbuh|mbuhlah|entah|ntah|teuing|tka|wallahualam)"
WILL = r"(?:jadi|jd|dadi|sido|sida|cios|sios|siyos|janten|mau|arep|bade|badhe|rek|bisa|iso|saged|tiasa|akan)"
NOT_YET = r"(?:belum|blm|blum|bloman|durung|dereng|acan|teu acan|tacan|encan)"
SEEN = (
    r"(?:kelihatan|keliatan|klihatan|kliatan|ketok|katon|ketingal|katingal|katingali|katingalan|katembong|muncul|nongol|"
    r"nampak|tampak|sampai|sampe|nyampe|tiba|tekan|dugi)"
)
PROMISED = rf"(?:mau|arep|bade|badhe|rek|akan|janji|janjinya) (?:\w+ )?{COMES}"
FOLLOWING = r"(?:nyusul|nusul|menyusul)"
SIGNED = r"(?:tanda ?tangan|ttd|paraf|tapak asma|tapak asta)"
THERE_IS = r"(?:ada|ad|ono|ana|aya|wonten|sudah|sdh|wis|sampun)"
HOWEVER = r"(?:tapi|tp|tpi|nanging|ning|nging|tetapi|padahal|pdhl|kok|namun|mung)"
ITS_OWN = r"(?:dia|orangnya|wonge|nya|dianya|malah|kok|masih|tetap|tetep)"
PERSON = r"(?:orang|org|wong|jalma|jalmi|tiyang)"
DOUBTS = re.compile(
    rf"\b(?:b[ia]?ngung|bngung)\b|\b(?:lieur|mumet|pusing) {SELF}\b|\b{SELF} (?:(?:jg|juga|jadi|jd) )?(?:lieur)\b"
    rf"|\b(?:mana|endi|pundi) (?:(?:{WHO}|ta|sih) )?{RIGHT}|\b{WHO} {RIGHT} (?:{WHO} )?(?:mana|endi|pundi)\b"
    rf"|\b(?:kurang|krg|{NOT}) (?:yakin|pasti jg)\b|\bragu(?:-?ragu|2)?\b|\bmangmang\b|\bmamang\b"
    rf"|\b(?:kurang|krg|{NOT}) (?:jelas|cetho|cetha) (?:(?:{WILL}|{COMES})\b)"
    rf"|\b{NOT} (?:pasti|jelas|cetho)\b[^.\n]{{0,100}}\b{COMES}\b"
    rf"|\b{UNTOLD} (?:{WILL}|{COMES})\b|\b{UNTOLD} (?:\w+ ){{0,3}}?(?:atau|ato|opo|apa|duka|embuh) {NOT}"
    rf"|\b(?:kurang|krg|{NOT}) {KNOWN} (?:{WILL}|{COMES})\b[^.\n]{{0,100}}\b(?:atau|ato|atw|opo|apa|po|napa|atawa)\b"
    rf"|\b{PROMISED}\b[^.\n]{{0,100}}\b{NOT_YET} (?:\w+ )?(?:{SEEN}|aya|ada|ono|ana|wonten)\b"
    rf"|\b{FOLLOWING}\b[^.\n]{{0,100}}\b{NOT_YET} (?:\w+ )?(?:{SEEN}|{COMES})\b"
    rf"|\b(?:di ?jalan|budal|berangkat|brangkat|mangkat|indit|angkat)\b[^.\n]{{0,100}}\b{HOWEVER}\b[^.\n]{{0,100}}"
    rf"\b(?:{NOT}|{NOT_YET}) (?:\w+ )?{SEEN}"
    rf"|\b(?:lupa|lali|hilap|poho|kesupen) (?:{WHO} )?(?:mana|endi|pundi)\b"
    rf"|\b{THERE_IS} {SIGNED}(?: ?{ITS})?\b[^.\n]{{0,100}}\b{HOWEVER}\b[^.\n]{{0,100}}\b{NOT}\b"
    rf"|\b{SIGNED}(?: ?{ITS})? (?:\w+ )?{THERE_IS}\b[^.\n]{{0,100}}\b{HOWEVER}\b[^.\n]{{0,100}}\b{NOT}\b"
    rf"|\b{NOT} {COMES}\b[^.\n]{{0,100}}\b{HOWEVER}\b (?:{ITS_OWN} )*(?:{THERE_IS} )?(?:ikut )?{SIGNED}"
    rf"|\b{NOT} {COMES}\b[^.\n]{{0,100}}\b{HOWEVER}\b[^.\n]{{0,100}}\b{THERE_IS} {SIGNED}"
    rf"|\b{NOT_YET} (?:{COMES}|{SEEN})\b[^.\n]{{0,40}}\b(?:(?:di|tak)(?:tunggu|tunggoni|enteni|entosi|antosan|antos|"
    rf"dagoan)|(?:masih|isih|tasih|keneh) (?:di ?)?(?:tunggu|enteni|antos))"
    rf"|\b(?:jare|jarene|cenah|katanya|ktnya|kata|sanjange|ceunah)\b[^.\n]{{0,100}}\b{HOWEVER}\b[^.\n]{{0,100}}"
    rf"\b(?:{SELF}|ada yg|ada yang|ana sing|aya nu|tetangga|tanggane) (?:\w+ )?"
    r"(?:lihat|liat|ningal|ningali|weruh|ketemu|ktemu|panggih|nempo)\b"
    rf"|\b{COMES}\b[^.\n]{{0,100}}\b{HOWEVER}\b[^.\n]{{0,100}}"
    rf"\b{SELF} {NOT} (?:lihat|liat|ningali|ningal|weruh|ketemu|ktemu|panggih)\b"
)


def in_doubt(shown: str, tokens: Sequence[Token], names: Callable[[int], bool]) -> frozenset[int]:
    """The places of words in sentences told in doubt. `names` tells whether the word at a place may be somebody."""
    text = shown.casefold()
    if len(text) != len(shown) or not DOUBTS.search(text):
        return frozenset()
    found: set[int] = set()
    before: list[int] = []
    for sentence in _sentences(tokens):
        named = any(names(at) for at in sentence)
        if DOUBTS.search(text, tokens[sentence[0]].start, tokens[sentence[-1]].end):
            found.update(sentence if named else before)
        before = sentence if named else before
    return frozenset(found)


def _sentences(tokens: Sequence[Token]) -> list[list[int]]:
    sentences: list[list[int]] = [[]]
    for at, token in enumerate(tokens):
        if token.kind == "mark" and token.stands_for in (".", "|", ";", "?"):
            sentences.append([])
        else:
            sentences[-1].append(at)
    return [sentence for sentence in sentences if sentence]
