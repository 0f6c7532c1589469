"""What a case shows of a concept, technique or value: a sentence from its file, empty where it shows nothing. Pure."""

from programme.cases.codes import SOURCES
from programme.cases.contacts import codes_of, way_of
from programme.cases.report_facts import Beside
from programme.cases.report_words import Voice, listing, short_day
from programme.cases.showing import CaseView


def nothing(view: CaseView, beside: Beside, voice: Voice) -> str:
    return ""


def work_in_the_way(view: CaseView, beside: Beside, voice: Voice) -> str:
    days = [short_day(one.held_on) for one in beside.missed if one.reason == "work"]
    if days:
        return f"Dalam kasus ini bekerja tercatat sebagai alasan {voice.address} tidak hadir pada {listing(days)}."
    noted = [one for one in view.of_kind("problem") if one.about == "work"]
    return f"Dalam kasus ini bekerja dicatat sebagai masalah yang dihadapi {voice.address}." if noted else ""


def problem_met(view: CaseView, beside: Beside, voice: Voice) -> str:
    found = [voice.said(one.words) for one in view.of_kind("problem") if voice.said(one.words)]
    return f"Masalah yang tercatat dalam kasus ini: {found[0]}" if found else ""


def people_asked(view: CaseView, beside: Beside, voice: Voice) -> str:
    people = _asked(view)
    return f"Dalam kasus ini pendamping bertanya kepada {voice.people(people)}." if people else ""


def sources_found(view: CaseView, beside: Beside, voice: Voice) -> str:
    codes = [part.strip() for one in view.of_kind("potential") for part in (one.about or "").split(",")]
    found = voice.people([code for code in codes if code and code != "other"])
    return f"Sumber yang dikenali dalam kasus ini: {found}." if found else ""


def strengths_found(view: CaseView, beside: Beside, voice: Voice) -> str:
    found = [voice.said(one.words).rstrip(".") for one in view.of_kind("potential") if voice.said(one.words)]
    return f"Kekuatan yang dicatat dalam kasus ini: {'; '.join(found[:2])}." if found else ""


def family_chose(view: CaseView, beside: Beside, voice: Voice) -> str:
    options = view.of_kind("option")
    chosen = [one for one in options if one.chosen]
    if not chosen:
        return ""
    return f"Dari {len(options)} pilihan yang dibicarakan, keluarga {voice.address} menentukan sendiri pilihannya."


def others_agreed(view: CaseView, beside: Beside, voice: Voice) -> str:
    people = [one.who for one in view.agreements if one.who not in ("kpm", "pendamping")]
    return f"Dalam kasus ini kesepakatan dibuat dengan {voice.people(people)}." if people else ""


def group_asked(view: CaseView, beside: Beside, voice: Voice) -> str:
    days = [short_day(one.asked_on) for one in beside.asked]
    return f"Dalam kasus ini semua anggota kelompok dimintai pendapat pada {listing(days)}." if days else ""


def read_alone(view: CaseView, beside: Beside, voice: Voice) -> str:
    advised = any(one.kind == "referred" and one.about == "advice" for one in view.entries)
    beyond = " dan rekan yang dimintai saran" if advised else ""
    return f"Berkas kasus ini hanya dibaca pendamping yang memegangnya{beyond}."


def family_heard(view: CaseView, beside: Beside, voice: Voice) -> str:
    words = view.of_kind("family_word")
    return f"Keluarga ditanya pendapatnya pada {short_day(words[-1].happened_on)}." if words else ""


def family_met(view: CaseView, beside: Beside, voice: Voice) -> str:
    """Visits to the house, and other talks with the family alone."""
    contacts = view.of_kind("contact")
    homes = [short_day(one.happened_on) for one in contacts if way_of(one.about) == "home"]
    others = [one for one in contacts if way_of(one.about) in ("chat", "elsewhere", None)]
    if homes:
        return f"Dalam kasus ini pendamping berkunjung ke rumah {voice.address} pada {listing(homes)}."
    if others:
        return f"Dalam kasus ini pendamping berbicara langsung dengan {voice.address} {len(others)} kali."
    return ""


def group_met(view: CaseView, beside: Beside, voice: Voice) -> str:
    met = [one.happened_on for one in view.of_kind("contact") if way_of(one.about) == "group"]
    told = []
    if met:
        told.append(f"berbicara dalam pertemuan kelompok pada {listing([short_day(one) for one in met])}")
    if beside.called_on:
        days = listing([short_day(one) for one in beside.called_on])
        told.append(f"mengadakan pertemuan kecil dengan beberapa keluarga pada {days}")
    if beside.asked:
        asked = listing([short_day(one.asked_on) for one in beside.asked])
        told.append(f"mengajak seluruh kelompok mencari jalan keluar pada {asked}")
    return f"Dalam kasus ini pendamping {listing(told)}." if told else ""


def advice_asked(view: CaseView, beside: Beside, voice: Voice) -> str:
    days = [short_day(one.happened_on) for one in view.of_kind("referred") if one.about == "advice"]
    return f"Dalam kasus ini rekan pendamping dimintai saran pada {listing(days)}." if days else ""


def _asked(view: CaseView) -> list[str]:
    asked = [code for one in view.of_kind("source") for code in codes_of(one.about, SOURCES)]
    return [code for code in asked if code not in ("kpm", "other")]
