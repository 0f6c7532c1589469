"""What there is to speak about with a ketua, in short lines; read by the pendamping beside her, so without names."""

from conversations.assemblies.assembly_words import kind_label
from conversations.words import Words, address_name
from programme.rules import Rules
from programme.standing.ketua_agenda import Coming, KetuaAgenda


def agenda_in_words(words: Words, one: KetuaAgenda, rules: Rules) -> str:
    """What waits for her first, then what is to be settled together, then the news to tell."""
    head = words._(
        "Bahan bicara dengan {name}, {group}:", name=address_name(words, one.name, one.gender), group=one.group_name
    )
    lines = [*_waiting(words, one, rules), *_together(words, one)] or [words._("Tidak ada yang tertunda.")]
    return "\n".join(
        [
            head,
            *(f"- {line}" for line in lines),
            words._("Kabar untuk beliau:"),
            *(f"- {line}" for line in _news(words, one, rules)),
            words._("Tanyakan juga: ada masalah, perubahan data, atau keluhan?"),
        ]
    )


def _waiting(words: Words, one: KetuaAgenda, rules: Rules) -> list[str]:
    lines = []
    if one.reports_missing:
        days = [words.short_day(rules.today(moment)) for moment in one.reports_missing]
        lines.append(words._("laporan kehadiran belum ada: {days}", days=words.listing(days)))
    if one.not_told:
        lines.append(words._("{n} anggota belum pasti tahu jadwal berikutnya", n=one.not_told))
    if one.joined < one.members:
        lines.append(words._("{n} anggota belum bergabung di chat ini", n=one.members - one.joined))
    return lines


def _together(words: Words, one: KetuaAgenda) -> list[str]:
    lines = []
    if one.complaints:
        lines.append(words._("{n} keluhan masih ditangani", n=one.complaints))
    if one.updates_waiting:
        lines.append(words._("{n} perubahan data menunggu diperiksa", n=one.updates_waiting))
    if one.updates_asked:
        lines.append(words._("{n} perubahan data menunggu jawaban", n=one.updates_asked))
    return lines


def _news(words: Words, one: KetuaAgenda, rules: Rules) -> list[str]:
    lines = []
    if one.last_reported is not None:
        began, came, invited = one.last_reported
        day = words.short_day(rules.today(began))
        lines.append(words._("hadir {day}: {came} dari {all}", day=day, came=came, all=invited))
    if one.next_meeting is None:
        lines.append(words._("pertemuan kelompok berikutnya belum dijadwalkan"))
    else:
        local = rules.local(one.next_meeting.starts_at)
        lines.append(
            words._(
                "pertemuan kelompok: {day} pukul {clock} di {place}",
                day=words.short_day(local.date()),
                clock=words.clock(local),
                place=one.next_meeting.place,
            )
        )
    return lines + [_coming(words, coming, rules) for coming in one.coming]


def _coming(words: Words, one: Coming, rules: Rules) -> str:
    local = rules.local(one.starts_at)
    what = words._("pembayaran bantuan") if one.kind == "payment" else kind_label(words, one.kind)
    return words._(
        "{what}: {day} pukul {clock} di {place}",
        what=what,
        day=words.short_day(local.date()),
        clock=words.clock(local),
        place=one.place,
    )
