"""Reads what a pendamping writes of a meeting in one message: "hasil: paham semua; kendala: hujan". Pure."""

import re

ASPECTS = ("process", "participation", "results", "obstacles", "follow_up")
"""What SIKS-NG asks of a P2K2 session besides its material, in this order."""
LABELS = {
    "process": ("proses", "jalannya", "pelaksanaan"),
    "participation": ("partisipasi", "peserta", "keaktifan"),
    "results": ("hasil", "hasilnya", "capaian"),
    "obstacles": ("kendala", "hambatan", "masalah", "kesulitan"),
    "follow_up": ("tindak lanjut", "tindaklanjut", "tl", "rtl", "rencana"),
}
LONGEST_NOTE = 500
_CODES = {label: code for code, labels in LABELS.items() for label in labels}
_LABEL = re.compile(rf"(?:^|(?<=[\s;,.]))({'|'.join(sorted(_CODES, key=len, reverse=True))})\s*[:=]\s*", re.IGNORECASE)


def read_notes(text: str) -> dict[str, str]:
    """Aspect -> what was written of it; empty where no aspect is named. Named twice, both are kept."""
    found = list(_LABEL.finditer(text))
    if not found:
        return {}
    ends = [one.start() for one in found[1:]] + [len(text)]
    notes: dict[str, str] = {}
    for label, end in zip(found, ends, strict=True):
        said = one_line(text[label.end() : end])
        if said:
            code = _CODES[label.group(1).casefold()]
            notes[code] = f"{notes[code]}; {said}" if code in notes else said
    return {code: said[:LONGEST_NOTE] for code, said in notes.items()}


def one_line(text: str) -> str:
    """Without line breaks, and without what separated it from the next."""
    return " ".join(text.split()).strip(" ;,")
