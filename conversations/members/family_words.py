"""What was changed in a household's entries, in words: who was added, left, or counts for something else."""

from collections.abc import Mapping

from conversations.words import Said, Words
from programme.member_changes import FieldChange
from programme.updates.family_entries import CAME_BACK, FIELDS, JOINED, LEFT, read_value

COMPONENTS: Mapping[str, Said] = {
    "pregnant": lambda words: words._("ibu hamil"),
    "infant": lambda words: words._("bayi"),
    "toddler": lambda words: words._("balita"),
    "preschool": lambda words: words._("anak prasekolah"),
    "sd": lambda words: words._("SD/MI"),
    "smp": lambda words: words._("SMP/MTs"),
    "sma": lambda words: words._("SMA/SMK/MA"),
    "lansia": lambda words: words._("lansia"),
    "disability": lambda words: words._("disabilitas"),
}
REASONS: Mapping[str, Said] = {
    "died": lambda words: words._("meninggal"),
    "dropped_out": lambda words: words._("putus sekolah"),
    "finished": lambda words: words._("lulus"),
    "transferred": lambda words: words._("pindah sekolah"),
    "moved_out": lambda words: words._("tidak serumah lagi"),
}


def family_change_in_words(words: Words, change: FieldChange) -> str:
    """'Budi masuk daftar keluarga (bayi)', 'Siti: ibu hamil → -'."""
    old, new = read_value(change.old or ""), read_value(change.new or "")
    if change.field == JOINED:
        return words._("{name} masuk daftar keluarga ({component})", name=new.name, component=_of(words, new.value))
    if change.field == LEFT:
        reason = REASONS.get(new.value or "")
        return words._(
            "{name} tidak dihitung lagi ({reason})",
            name=new.name,
            reason=reason(words) if reason is not None else words._("sebab lain"),
        )
    if change.field == CAME_BACK:
        return words._("{name} dihitung lagi", name=new.name)
    if change.field == FIELDS["component"]:
        return f"{new.name}: {_of(words, old.value)} → {_of(words, new.value)}"
    return f"{new.name}: {old.value or '-'} → {new.value or '-'}"


def _of(words: Words, component: str | None) -> str:
    said = COMPONENTS.get(component or "")
    return said(words) if said is not None else "-"
