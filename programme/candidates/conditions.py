"""What health and school ask of each member of a new family, as its form says it.

Second source document, C.1.b: 'Syarat kesehatan dan pendidikan yang perlu diikuti oleh setiap anggota rumahtangga'. The
conditions themselves are public ones of PKH, as programme.health and programme.schooling count them.
"""

from datetime import date

from programme.duty_rules import CommitmentRules

BY_COMPONENT = {
    "pregnant": ("antenatal", "birth"),
    "infant": ("immunised", "weighed"),
    "toddler": ("weighed", "vitamin_a"),
    "preschool": ("weighed", "early_school"),
    "sd": ("school",),
    "smp": ("school",),
    "sma": ("school",),
    "lansia": ("checked",),
    "disability": ("checked",),
}
TO_ENROL = "to_enrol"
WEIGHED_UNTIL_MONTHS = 12


def conditions_of(
    component: str | None, birth_date: date | None, today: date, rules: CommitmentRules
) -> tuple[str, ...]:
    """Codes of the conditions; a child of school age without a component is to be enrolled in a school.

    Of a small child whose component is not entered the age decides; who is neither has none.
    """
    if component is not None:
        return BY_COMPONENT.get(component, ())
    if birth_date is None or birth_date > today:
        return ()
    months = (today.year - birth_date.year) * 12 + today.month - birth_date.month - (today.day < birth_date.day)
    if months < WEIGHED_UNTIL_MONTHS:
        return BY_COMPONENT["infant"]
    if months < rules.school_age_from * 12:
        return BY_COMPONENT["toddler"] if months < rules.toddler_until_months else BY_COMPONENT["preschool"]
    return (TO_ENROL,) if months < (rules.school_age_until + 1) * 12 else ()
