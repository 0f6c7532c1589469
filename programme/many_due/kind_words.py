"""Whether a message that a ketua passes on is only a kind word: no threat, no cause, nothing of anybody's own.

A ketua is a neighbour: what she is asked to say must not tell her why the pendamping would like to come.
"""

import re
from collections.abc import Collection

UNFIT = re.compile(
    r"\b(?:sanksi\w*|sangsi\w*|di ?cabut|di ?coret|di ?potong|potongan|di ?tahan|di ?hentikan|di ?blokir|di ?keluarkan|"
    r"wajib|awas|ancam\w*|peringatan|teguran|di ?tegur|hukum\w*|"
    r"absen\w*|bolos\w*|mbolos|alpa|alfa|mangkir|(?:tidak|tdk|gak|ga|nggak|ndak|ora|mboten|teu|jarang|belum|ra)"
    r"(?: pernah)? (?:hadir|datang|teko|rawuh|sumping|dateng|ikut)|ketidakhadiran\w*|"
    r"hamil|mbobot|sakit\w*|penyakit\w*|gizi buruk|stunting|tbc|hiv|keguguran|disabilitas|cacat|gila|"
    r"utang\w*|hutang\w*|cerai\w*|kdrt|selingkuh|keluhan|mengeluh|pengaduan|aduan|kasus\w*|masalah\w*|"
    r"saldo|kks|pin|kartu)\b"
)


def unfit_words(text: str, names: Collection[str] = ()) -> list[str]:
    """The words of a message that a ketua should not be given to say, as written; names are those of the families."""
    said = " ".join(text.casefold().split())
    found = [match.group(0) for match in UNFIT.finditer(said)]
    words = set(re.findall(r"\w+", said))
    found += [name for name in names if set(re.findall(r"\w+", name.casefold())) <= words]
    return list(dict.fromkeys(found))
