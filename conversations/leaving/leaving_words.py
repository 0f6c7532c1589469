"""Why somebody left, as staff reads and types it."""

from conversations.questions import Choice, normal
from conversations.words import Words

MEANT = {
    "graduated": "lulus graduasi mandiri mampu sejahtera graduasi_mandiri sudah_mampu sudah_mandiri",
    "no_component": "komponen tidak_ada_komponen habis_komponen graduasi_alamiah alamiah lulus_sekolah",
    "moved_out": "pindah pindah_rumah pindah_kecamatan pindah_domisili keluar_daerah",
    "died": "meninggal wafat meninggal_dunia almarhumah almarhum sedo seda tilar",
    "refused": "mundur mengundurkan_diri menolak tidak_mau tidak_bersedia",
    "not_eligible": "tidak_layak tidak_memenuhi_syarat data_ganda pns",
    "other": "lain lainnya yang_lain",
}
"""Words that staff types for each, '_' for a space."""
DENIED = frozenset({"tidak", "tdk", "belum", "bukan", "gak", "ora", "durung", "mboten"})


def reason_in_words(words: Words, reason: str) -> str:
    return {
        "graduated": words._("Lulus, sudah mandiri"),
        "no_component": words._("Tidak ada komponen lagi"),
        "moved_out": words._("Pindah ke luar kecamatan"),
        "died": words._("Meninggal, tanpa pengganti"),
        "refused": words._("Mengundurkan diri"),
        "not_eligible": words._("Tidak memenuhi syarat"),
        "other": words._("Alasan lain"),
    }.get(reason, reason)


def reason_and_note(words: Words, reason: str, note: str | None) -> str:
    """'Pindah ke luar kecamatan (ikut anak ke Kalimantan)'; for another reason what was written alone."""
    said = reason_in_words(words, reason)
    if not note:
        return said
    return note if reason == "other" else f"{said} ({note})"


def reason_meant(text: str) -> str | None:
    """The reason that a sentence names: "pindah ke kalimantan"; None where it names none, several, or denies it."""
    said = f" {normal(text)} "
    found: dict[str, str] = {}
    for reason, meant in MEANT.items():
        phrases = [one.replace("_", " ") for one in meant.split() if reason != "other"]
        named = [one for one in phrases if f" {one} " in said]
        if named:
            found[max(named, key=len)] = reason
    whole = [one for one in found if not any(one != other and one in other for other in found)]
    if len(whole) != 1 or DENIED & set(said.replace(f" {whole[0]} ", " ").split()):
        return None
    return found[whole[0]]


def reason_choices(words: Words) -> tuple[Choice, ...]:
    return tuple(
        Choice(reason, reason_in_words(words, reason), frozenset(one.replace("_", " ") for one in said.split()))
        for reason, said in MEANT.items()
    )
