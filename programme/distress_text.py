"""A cry for help: violence at home, or somebody who no longer wants to live. What is answered must never be a menu."""

import re

_BEATS = (
    r"(?:me|nge|ng|n|m)?(?:m?ukul|pukul|gebuk|gebug|gebuki|tampar|tendang|siksa|aniaya|ancam|antem|hajar|cekik|tempiling|"
    r"tampiling|keplak|kaplok|gaplok|gampar|jambak|banting|bacok|tonjok|jotos|cambuk|injak|sunduti|"
    r"ajar-ajar|teunggeul|eunggeul|perkosa|leceh)\w*"
)
_HE = r"(?:suami|bojo|salaki|laki|bapak|bapake|bapa|mertua|paman|kakak|pacar|ayah)\w*"
_ME = r"(?:saya|sy|aku|kula|kulo|abdi|kuring|anak\w*|ibu|adik\w*|putu|cucu)"
_CRIES = re.compile(
    rf"\b{_HE}(?: (?!tidak|tdk|gak|ga|ora|mboten|teu)\w+){{0,2}} {_BEATS}\b"
    rf"|\b{_ME}(?: \w+)? di{_BEATS}|\bdi{_BEATS} (?:sama |oleh |karo |ku |dening )?{_HE}"
    r"|\bdi(?:perkosa|lecehkan|cabuli|siksa|aniaya|kdrt)\w*|\bkdrt\b"
    r"|\bkekerasan (?:dalam )?rumah ?tangga\b"
    rf"|\b(?:bunuh|ngebunuh|membunuh|mbunuh|mateni|maehan|matenin) {_ME}\b|\bdi(?:bunuh|pateni)\b",
    re.IGNORECASE,
)
_WEAPON = re.compile(
    rf"\b{_HE}(?: \w+){{0,3}} (?:parang|golok|clurit|celurit|arit|piso|pisau|bedog|peso)\b", re.IGNORECASE
)
_IN_FEAR = re.compile(
    r"\b(?:ngamuk|nodong\w*|ngacung\w*|mengancam|ngancam|ngancem|marah\w*|tolong|takut|wedi|ajrih|sieun)\b",
    re.IGNORECASE,
)
_WISH = (
    r"(?:pengen|pengin|pingin|kepengin|kepengen|kepingin|ingin|hoyong|hayang|mending|mendingan|lebih baik|luwih becik)"
)
_NO_LONGER = re.compile(
    rf"\bbunuh diri\b|\bgantung diri\b|\b{_WISH}(?: {_ME})? (?:mati|maot|paeh|minum racun)\b(?! lampu)"
    r"|\bmau mati (?:saja|aja|bae|wae|rasanya)\b|\b(?:akhiri|mengakhiri|ngakhiri) hidup\b"
    r"|\bminum (?:racun|baygon|potas)\b"
    r"|\b(?:capek|cape|capai|bosan|bosen|lelah|kesel|sayah) (?:hidup|urip|hirup|gesang)\b"
    r"|\b(?:tidak|tdk|ga|gak|nggak|ora|mboten|teu) (?:mau|kuat|pengen|ingin|pengin|gelem|hoyong|hayang)(?: \w+)? "
    r"(?:hidup|urip|hirup|gesang)\b(?! (?:sama|bareng|karo|dengan|jeung|serumah))",
    re.IGNORECASE,
)
_HARDSHIP = re.compile(
    r"\bkebakaran\b|\b(?:ke)?banjir(?:an)?\b|\blongsor\b|\bgempa\b|\b(?:roboh|ambruk|rubuh)\b|\brentenir\w*"
    r"|\b(?:h?utang|ngutang)\w*|\bdi(?:musuhi|kucilkan|kucilin|usir|gusur|jauhi|hina|fitnah)\w*|\bdi ?phk\b"
    r"|\bbangkrut\b|\bgagal panen\b|\bkecelakaan\b|\b(?:stroke|struk|lumpuh|kanker|tumor)\b|\bkelaparan\b"
    r"|\bsakit (?:keras|parah)\b|\b(?:ninggal|ditinggal|minggat)\w*|\bgak? kuat\b|\bstres+\b"
    r"|\b(?:anak|suami|istri|adik|cucu|ibu|bapak)\w*(?: \w+)? hilang\b"
    r"|\b(?:di ?penjara|ditahan|ditangkap)\b|\b(?:kabur|pergi dari rumah)\b|\b(?:judi|opname)\b",
    re.IGNORECASE,
)


def tells_of_hardship(text: str) -> bool:
    """Whether something hard has befallen her ("rumah saya kebakaran bu"), for which nothing here is made."""
    return _HARDSHIP.search(text) is not None


def tells_of_violence(text: str) -> bool:
    """Whether somebody tells of violence against her or hers, or of a threat to life ("suami sy mukulin sy bu")."""
    armed = _WEAPON.search(text) is not None and _IN_FEAR.search(text) is not None
    return armed or _CRIES.search(text) is not None


def wants_to_die(text: str) -> bool:
    """Whether somebody no longer wants to live ("udah capek hidup bu")."""
    return _NO_LONGER.search(text) is not None


def cries_for_help(text: str) -> bool:
    """Either of them."""
    return tells_of_violence(text) or wants_to_die(text)
