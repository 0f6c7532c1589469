"""What was agreed, as the family and as its pendamping read it."""

from conversations.words import Words, address_name
from programme.cases.agreements import AgreementView


def title_of(words: Words, gender: str) -> str:
    """'Ibu' or 'Bapak'."""
    return words.p_("title", "Bapak") if gender == "m" else words.p_("title", "Ibu")


def who_for_family(words: Words, one: AgreementView) -> str:
    """As one speaks to her: 'Bapak' is her husband, 'Ibu' herself."""
    return {
        "kpm": title_of(words, one.gender),
        "spouse": title_of(words, "f" if one.gender == "m" else "m"),
        "relative": words._("keluarga"),
        "pendamping": address_name(words, one.holder_name, one.holder_gender),
    }.get(one.who, one.who)


def who_for_staff(words: Words, one: AgreementView) -> str:
    """'Ibu Mawar', 'suaminya', 'saudaranya', 'pendamping', or the name as it was written."""
    return {
        "kpm": address_name(words, one.name, one.gender),
        "spouse": words._("suaminya") if one.gender == "f" else words._("istrinya"),
        "relative": words._("saudaranya"),
        "pendamping": words._("pendamping"),
    }.get(one.who, one.who)


def what_is_done(words: Words, one: AgreementView) -> str:
    """'menggantikan jaga kantin mulai pukul 08.30', or the words of the task."""
    if one.kind != "stand_in":
        return one.words
    if one.leaves_at is None:
        return words._("menggantikan {work}", work=one.words)
    return words._("menggantikan {work} mulai pukul {clock}", work=one.words, clock=words.clock(one.leaves_at))


def agreement_in_words(words: Words, one: AgreementView) -> str:
    """'suaminya menggantikan jaga kantin, tiap pertemuan'."""
    said = f"{who_for_staff(words, one)} {what_is_done(words, one)}"
    if one.every_meeting:
        return words._("{agreed}, tiap pertemuan", agreed=said)
    if one.due_on is not None:
        return words._("{agreed}, paling lambat {day}", agreed=said, day=words.short_day(one.due_on))
    return said
