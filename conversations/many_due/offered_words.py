"""A visit that a colleague is offered: where it goes and why in a few words, without any reason that was given."""

from collections.abc import Sequence

from conversations.hand_over import visit_name
from conversations.missed_words import months_in_words
from conversations.words import Words, address_name
from programme.handover_lines import OfferLine, Target


def answers_in_words(words: Words, lines: Sequence[OfferLine]) -> str:
    """To who offered several visits at once: which were taken, which not."""
    colleague = address_name(words, lines[0].to_name, lines[0].to_gender)
    taken = [visit_name(words, one.target) for one in lines if one.state == "accepted"]
    declined = [visit_name(words, one.target) for one in lines if one.state == "declined"]
    lapsed = [visit_name(words, one.target) for one in lines if one.state == "withdrawn" and one.target.state == "open"]
    parts = []
    if taken:
        names = words.listing(taken)
        parts.append(
            words._(
                "{colleague} menerima kunjungan {names}. Hasilnya saya sampaikan begitu tercatat.",
                colleague=colleague,
                names=names,
            )
        )
    if declined:
        names = words.listing(declined)
        parts.append(
            words._(
                "{colleague} belum bisa menerima kunjungan {names}; tetap pada daftar semula.",
                colleague=colleague,
                names=names,
            )
        )
    if lapsed and not taken and not declined:
        names = words.listing(lapsed)
        parts.append(
            words._(
                "{colleague} belum menjawab: tawaran kunjungan {names} ditarik; tetap pada daftar semula.",
                colleague=colleague,
                names=names,
            )
        )
    return " ".join(parts)


def where(words: Words, target: Target) -> str:
    """'RT 001/RW 002, Desa Wates'."""
    near = f"RT {target.rt or '-'}/RW {target.rw or '-'}, " if target.rt or target.rw else ""
    return near + words._("Desa {desa}", desa=target.desa)


def why(words: Words, target: Target) -> str:
    """Why in words, without any reason that was given."""
    if target.cause == "p2k2" and target.about_members:
        return words._("Belum memenuhi komitmen {months}.", months=months_in_words(words, target.months))
    if target.cause == "p2k2" and target.months:
        return words._("Tidak hadir P2K2 {months}.", months=months_in_words(words, target.months))
    if target.cause == "follow_up":
        return words._("Tindak lanjut kunjungan sebelumnya.")
    if target.cause == "provider":
        return words._("Perihal: {purpose}", purpose=target.purpose or "-")
    if target.cause == "complaint":
        return words._("Kunjungan karena keluhan.")
    return words._("Kunjungan rutin bulanan.")
