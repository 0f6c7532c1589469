"""A month's figures in a few lines, for the pendamping who checks them and the office that reads them on a phone."""

from conversations.words import Words
from programme.office.month_figures import Figures, percent
from programme.office.monthly import MonthlyView
from programme.office.report_months import first_day
from programme.rules import Rules

MOST_CHANGES = 5


def figures_text(words: Words, figures: Figures) -> str:
    """The numbers one looks at first: no names."""
    count = figures.count
    lines = [
        words._(
            "{groups} kelompok, {families} keluarga. Masuk {arrived}, keluar {left}.",
            groups=len(figures.groups),
            families=figures.families,
            arrived=count("arrived"),
            left=count("left"),
        ),
        _meetings(words, figures),
        words._(
            "Kunjungan: {done} dilakukan, {open} menunggu; rutin {routine}. Ketua ditemui: {met} dari {ketua}.",
            done=count("visits_done"),
            open=count("visits_open"),
            routine=count("routine_done"),
            met=count("ketua_met"),
            ketua=count("ketua"),
        ),
        words._(
            "Kesehatan terpenuhi {health}, tidak {unhealthy}. Sekolah terpenuhi {school}, tidak {absent}.",
            health=count("health_kept"),
            unhealthy=count("health_missed"),
            school=count("school_kept"),
            absent=count("school_missed"),
        ),
        words._(
            "Keluhan masuk: {complaints}. Perubahan data: {updates}. Pertemuan lain: {assemblies}. Kasus berjalan: "
            "{cases}.",
            complaints=sum(one.new for one in figures.complaints),
            updates=sum(one.new for one in figures.updates),
            assemblies=len(figures.assemblies),
            cases=count("cases_open"),
        ),
        words._(
            "Kabar pertemuan: {told} sampai, {missed} tidak sampai.",
            told=count("told_direct") + count("told_ketua") + count("told_in_person"),
            missed=count("not_reached"),
        ),
    ]
    return "\n".join(lines)


def _meetings(words: Words, figures: Figures) -> str:
    share = percent(figures.present, figures.invited)
    text = words._("P2K2: {held} terlaksana.", held=len(figures.held))
    if share is not None:
        text += " " + words._(
            "Hadir {present} dari {invited} ({share} %).",
            present=figures.present,
            invited=figures.invited,
            share=share,
        )
    if figures.unreported:
        text += " ⚠️ " + words.n_("{n} belum dilaporkan.", "{n} belum dilaporkan.", figures.unreported)
    return text


def month_text(words: Words, view: MonthlyView, rules: Rules) -> str:
    """One report with its state: what is to be checked, or when it was sent and what has changed since."""
    lines = [words._("Laporan bulan {month}:", month=words.month(first_day(view.period)))]
    lines.append(figures_text(words, view.figures))
    if view.note:
        lines.append(words._("Catatan: {note}", note=view.note))
    if view.sent_at is None:
        due = words.moment(rules.local(view.due_at))
        lines.append(words._("Mohon diperiksa, lalu dikirim paling lambat {moment}.", moment=due))
    else:
        lines.append(words._("Sudah dikirim {day}.", day=words.day(rules.today(view.sent_at))))
        lines += changes_text(words, view)
    return "\n".join(lines)


def changes_text(words: Words, view: MonthlyView) -> list[str]:
    """What differs from what was sent."""
    if not view.changed:
        return []
    shown = [f"{_name(words, code)} {before} → {after}" for code, before, after in view.changed if _name(words, code)][
        :MOST_CHANGES
    ]
    if not shown:
        return [words._("Ada angka lain yang berubah sejak dikirim.")]
    return [words._("Berubah sejak dikirim: {changes}.", changes="; ".join(shown))]


def _name(words: Words, code: str) -> str:
    return {
        "families": words._("keluarga"),
        "held": words._("P2K2 terlaksana"),
        "unreported": words._("belum dilaporkan"),
        "present": words._("hadir"),
        "invited": words._("diundang"),
        "complaints": words._("keluhan"),
        "updates": words._("perubahan data"),
        "assemblies": words._("pertemuan lain"),
        "visits_done": words._("kunjungan"),
        "visits_open": words._("kunjungan menunggu"),
        "left": words._("keluarga keluar"),
        "health_kept": words._("kesehatan terpenuhi"),
        "school_kept": words._("sekolah terpenuhi"),
    }.get(code, "")
