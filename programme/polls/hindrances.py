"""What makes coming to the meetings hard: the codes of an answer, and how they are read from somebody's own words.

Most are the reasons of an absence (programme.attendance_text); one message may name several. Pure.
"""

import re

from programme.meeting_answer_text import LONGEST_READ, NO, POLITE, YES, hindrance_in
from programme.meeting_replies import UNSAID

CHILD_CARE, NONE, OTHER = "child_care", "none", "other"
OFFERED = ("work", CHILD_CARE, "child_sick", "sick", "no_transport", "not_informed", "family_event", OTHER, NONE)
"""As the source documents and the field tell them; `other` is told in own words, `none` stands alone."""
HEARD_TOO = ("travel", "bereavement", "birth", "weather")
CODES = frozenset({*OFFERED, *HEARD_TOO, UNSAID})
BOUND_TO_HOURS = frozenset({"work", CHILD_CARE})
"""Who names one of these can come at some hours and not at others."""
_PARTS = re.compile(
    r"[,;/+&\n]|\.(?!\d)|\b(?:dan|dn|sama|ama|serta|juga|jg|lan|karo|kaliyan|kalih|sareng|jeung|sarta|terus|trus|plus|"
    r"and|terkadang|kadang(?: kadang)?|sok)\b"
)
_CHILD_CARE = re.compile(
    r"\b(?:momong|ngemong|mongmong|ngasuh|asuh|ngurus|urus|jag[ao]|njag[ao]|ngrumat|nunggoni|nyusoni|nyusui|menyusui|"
    r"ngajagi|ngajaga|rumat)\w*(?: \w+)?(?: (?:anak|bayi|balita|cucu|putu|incu|budak|orok|lare|putra))?\b"
    r"|\b(?:anak|lare|budak|putra|bocah)(?: (?:saya|kula|abdi|masih|msh|isih|tasih|keneh))* "
    r"(?:kecil|kcl|cilik|alit|leutik)\b"
    r"|\b(?:bayi|balita|batita|orok|anak rewel)\b"
)
_NOT_OF_CHILDREN = re.compile(r"\b(?:kantin|warung|toko|ternak|sapi|kambing|sawah|rumah|parkir)\b")
_ILL = re.compile(r"\b(?:sakit|skt|gerah|lara|loro|udur|gering|panas|demam|rawat|opname)\b")
_HOURS = re.compile(r"\b(?:ti |dari |mulai |wiwit )?(?:jam|pukul|pkl|tabuh)\b")
_FAR = re.compile(r"\b(?:jauh|jaoh|adoh|tebih|tebi|kejauhan|ongkos|ojek|angkot|kendaraan|transport\w*)\b")
_NO_HINDRANCE = re.compile(
    r"^(?:(?:tidak|tdk|ga|gak|nggak|ora|mboten|teu|belum|blm|durung) (?:ada|ono|ana|wonten|aya|pernah)"
    r"(?: (?:halangan|alangan|masalah|kendala|alesan|alasan|apa apa|opo opo|nopo nopo|nanaon))?|nihil|aman|lancar|"
    r"(?:saya |kula )?(?:selalu|tansah|salawasna) (?:hadir|datang|teko|rawuh|dugi|bisa|iso)\w*)"
    r"(?: (?:bu|pak|mbak|kok|saja|aja|semua))*$"
)


def hindrances_in(text: str) -> tuple[str, ...]:
    """Every hindrance that her words name, each once in their order; `other` for one that is none of the known.

    Empty for what is no answer: a greeting, a question, another wish. `none` only alone.
    """
    said = " ".join(text[:LONGEST_READ].casefold().split("?")[0].split())
    if _NO_HINDRANCE.match(" ".join(re.sub(r"[^\w\s]", " ", said).split())):
        return (NONE,)
    found = [code for part in _PARTS.split(said) if part.strip() and (code := _one(part.strip())) is not None]
    known = [code for code in found if code != OTHER]
    return tuple(dict.fromkeys(known or found))


def says_something(text: str) -> bool:
    """Whether words that name no hindrance known here could be one: "capek", but no greeting and no bare yes."""
    said = re.sub(r"[^\w\s]", " ", text[:LONGEST_READ].casefold()).split()
    return "?" not in text and any(word.isalpha() and word not in POLITE | YES | NO for word in said)


def _one(part: str) -> str | None:
    if _CHILD_CARE.search(part) and not _ILL.search(part) and not _NOT_OF_CHILDREN.search(part):
        return CHILD_CARE
    heard = hindrance_in(part)
    if heard in (None, OTHER) and (before := _HOURS.split(part)[0].strip()) != part:
        heard = hindrance_in(before) or heard  # "didamel ti jam 6 dugi jam 4": hours are read elsewhere
    if heard in (None, OTHER) and _FAR.search(part):
        return "no_transport"
    return heard
