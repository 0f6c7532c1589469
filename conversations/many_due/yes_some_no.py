"""A typed yes, no or "some of them" to a request for help."""

from conversations.questions import NO_WORDS, YES_WORDS, normal

TAKES = YES_WORDS | {
    "bersedia", "sanggup", "siap", "bisa", "saged", "tiasa", "purun", "kersa", "saguh", "terima", "semua",
}  # fmt: skip
REFUSES = NO_WORDS | {
    "belum bisa", "tidak bisa", "gak bisa", "ga bisa", "ndak bisa", "ora iso", "ora isa", "mboten saged", "teu tiasa",
    "tolak", "maaf tidak bisa", "belum", "dereng saged", "teu acan tiasa",
}  # fmt: skip
ASKING = frozenset({"kapan", "apa", "apakah", "berapa", "tanya", "cair", "belum", "tapi", "siapa"})
LONGEST_ASSENT = 8
SOME = frozenset({"sebagian", "beberapa", "separuh", "sebagean", "sawareh", "saperangan"})


def value_of(text: str) -> str | None:
    """yes, some, no; None where it is none of these."""
    said = normal(text)
    words = said.split()
    if said in SOME:
        return "some"
    if said in REFUSES or words[:1] in (["maaf"], ["tolak"]):
        return "no"
    if said in TAKES:
        return "yes"
    assents = words[:1] and words[0] in TAKES and len(words) <= LONGEST_ASSENT
    return "yes" if assents and not set(words) & (NO_WORDS | ASKING) and "?" not in text else None
