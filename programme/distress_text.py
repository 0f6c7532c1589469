"""A cry for help: violence at home, or somebody who no longer wants to live. What is answered must never be a menu."""

import re

_BEATS = (
    r"(?:me|nge|ng|n|m)?(?:m?ukul|pukul|gebuk|gebug|gebuki|tampar|tendang|siksa|aniaya|ancam|antem|hajar|cekik|tempiling|"
    r"ajar-ajar|teunggeul|eunggeul|perkosa|leceh)\w*"
)
_HE = r"(?:suami|bojo|salaki|laki|bapak|bapake|bapa|mertua|paman|kakak|pacar|ayah)\w*"
_ME = r"(?:saya|sy|aku|kula|kulo|abdi|kuring|anak\w*|ibu|adik\w*|putu|cucu)"
_CRIES = re.compile(
    rf"\b{_HE}(?: (?!tidak|tdk|gak|ga|ora|mboten|teu)\w+){{0,2}} {_BEATS}\b"
    rf"|\b{_ME}(?: \w+)? di{_BEATS}|\bdi{_BEATS} (?:sama |oleh |karo |ku |dening )?{_HE}"
    r"|\bdi(?:perkosa|lecehkan|cabuli|siksa|aniaya|kdrt)\w*|\bkdrt\b"
    r"|\bkekerasan (?:dalam )?rumah ?tangga\b|\bbunuh diri\b"
    r"|\b(?:pengen|pingin|kepengin|kepingin|ingin|hoyong|hayang|mau) mati (?:saja|aja|bae|wae)\b",
    re.IGNORECASE,
)


_HARDSHIP = re.compile(
    r"\bkebakaran\b|\b(?:ke)?banjir(?:an)?\b|\blongsor\b|\bgempa\b|\b(?:roboh|ambruk|rubuh)\b|\brentenir\w*"
    r"|\b(?:h?utang|ngutang)\w*|\bdi(?:musuhi|kucilkan|kucilin|usir|gusur|jauhi|hina|fitnah)\w*|\bdi ?phk\b"
    r"|\bbangkrut\b|\bgagal panen\b|\bkecelakaan\b|\b(?:stroke|struk|lumpuh|kanker|tumor)\b|\bkelaparan\b"
    r"|\bsakit (?:keras|parah)\b|\b(?:ninggal|ditinggal|minggat)\w*|\bgak? kuat\b|\bstres+\b"
    r"|\b(?:anak|suami|istri|adik|cucu|ibu|bapak)\w*(?: \w+)? hilang\b",
    re.IGNORECASE,
)


def tells_of_hardship(text: str) -> bool:
    """Whether something hard has befallen her ("rumah saya kebakaran bu"), for which nothing here is made."""
    return _HARDSHIP.search(text) is not None


def cries_for_help(text: str) -> bool:
    """Whether somebody tells of violence against her or hers, or wants to die ("suami sy mukulin sy bu tolong")."""
    return _CRIES.search(text) is not None
