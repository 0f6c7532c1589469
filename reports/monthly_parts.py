"""What stands in a month's report, as titled tables: the same in the workbook and in the printed one.

Second source document, A and B: 'pendamping harus melaporkan seluruh kegiatan dan permasalahan ke UPPKH
Kabupaten/Kota'; its routine duties give the order. Cells are texts and numbers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from programme.modules import Curriculum
from programme.office.month_figures import CountLine, Figures, percent
from reports import monthly_words as said
from reports.monthly_words import day_in_words

Cell = str | int
CountOf = Callable[[str], int]
NONE = "Tidak ada."


@dataclass(frozen=True)
class Part:
    """One table. `shares`: how wide each column is beside the others."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...]
    personal: bool = False
    """Names families: it is to be kept with care."""


def summary(figures: Sequence[Figures]) -> Part:
    """The key figures, of one pendamping or of several together."""
    held, present = sum(len(one.held) for one in figures), sum(one.present for one in figures)
    invited = sum(one.invited for one in figures)

    def count(code: str) -> int:
        return sum(one.count(code) for one in figures)

    rows: list[tuple[Cell, ...]] = [
        ("Kelompok", sum(len(one.groups) for one in figures)),
        ("Keluarga (KPM)", sum(one.families for one in figures)),
        ("P2K2 terlaksana", held),
        ("P2K2 belum dilaporkan", sum(one.unreported for one in figures)),
        ("Kehadiran P2K2", _of(present, invited)),
        ("Keluarga memenuhi P2K2 / tidak", f"{count('p2k2_kept')} / {count('p2k2_missed')}"),
        ("Anggota memenuhi kesehatan / tidak", f"{count('health_kept')} / {count('health_missed')}"),
        ("Anggota memenuhi pendidikan / tidak", f"{count('school_kept')} / {count('school_missed')}"),
        ("Kunjungan dilakukan / menunggu", f"{count('visits_done')} / {count('visits_open')}"),
        ("Kunjungan rutin ke keluarga", count("routine_done")),
        ("Kunjungan ke penyedia layanan", count("provider_visits")),
        ("Ketua ditemui bulan ini", _of(count("ketua_met"), count("ketua"))),
        ("Anak didaftarkan sekolah / belum", f"{count('enrolled')} / {count('unenrolled')}"),
        ("Keluarga masuk / keluar", f"{count('arrived')} / {count('left')}"),
        ("Formulir klarifikasi: diperiksa / setuju / dikirim", _forms(count)),
        ("Pendampingan kasus: berjalan / baru / selesai", _cases(count)),
        ("Kabar pertemuan sampai langsung", count("told_direct")),
        ("Kabar pertemuan lewat ketua", count("told_ketua")),
        ("Kabar pertemuan disampaikan tatap muka", count("told_in_person")),
        ("Kabar pertemuan tidak sampai", count("not_reached")),
        ("Kabar pertemuan belum diketahui", count("not_known")),
    ]
    return Part("Ringkasan", ("Hal", "Jumlah"), tuple(rows), (60, 40))


def parts_of(figures: Figures, curriculum: Curriculum) -> list[Part]:
    """Every table of one pendamping's month, the empty ones too: that there was nothing is a report as well."""
    return [
        _groups(figures),
        _meetings(figures, curriculum),
        _visits(figures),
        counts_part("Pengaduan", "Jenis pengaduan", "Selesai", figures.complaints, said.COMPLAINTS),
        counts_part("Pemutakhiran data", "Jenis perubahan", "Diperiksa", figures.updates, said.UPDATES),
        _posyandu(figures),
        _enrolments(figures),
        _assemblies(figures),
        _leavers(figures),
    ]


def counts_part(title: str, what: str, settled: str, lines: Iterable[CountLine], names: Mapping[str, str]) -> Part:
    """Counts by sort, with their sum."""
    found = list(lines)
    rows: list[tuple[Cell, ...]] = [(names.get(one.code, one.code), one.new, one.settled, one.open) for one in found]
    if len(found) > 1:
        sums = (sum(one.new for one in found), sum(one.settled for one in found), sum(one.open for one in found))
        rows.append(("Jumlah", *sums))
    return Part(title, (what, "Masuk", settled, "Masih terbuka"), tuple(rows), (55, 15, 15, 15))


def _groups(figures: Figures) -> Part:
    rows = tuple(
        (
            one.number if one.number is not None else "",
            one.name,
            one.desa,
            one.ketua or "",
            one.deputy or "",
            one.members,
        )
        for one in figures.groups
    )
    headings = ("No. urut", "Kelompok", "Desa", "Ketua", "Wakil", "Anggota")
    return Part("Kelompok dan ketua", headings, rows, (8, 24, 20, 20, 18, 10), personal=True)


def _meetings(figures: Figures, curriculum: Curriculum) -> Part:
    rows = tuple(
        (
            day_in_words(one.day),
            one.group,
            _matter(one.module, one.session, curriculum),
            said.MEETING_STATES.get(one.status, one.status),
            one.present,
            one.sick,
            one.alfa,
            _share(one.present, one.invited),
        )
        for one in figures.meetings
    )
    headings = ("Tanggal", "Kelompok", "Materi", "Keadaan", "Hadir", "Sakit", "Alfa", "Hadir %")
    return Part("Pertemuan kelompok (P2K2)", headings, rows, (13, 17, 25, 13, 8, 8, 7, 9))


def _matter(module: str | None, number: int | None, curriculum: Curriculum) -> str:
    found = curriculum.module(module) if module else None
    if found is None or number is None:
        return ""
    return f"Modul {found.number} sesi {number}: {curriculum.title(found.code, number) or ''}".rstrip(": ")


def _visits(figures: Figures) -> Part:
    rows = tuple(
        (
            one.participant_number,
            one.name,
            one.group,
            _why(one.cause, one.months),
            said.VISIT_STATES.get(one.state, one.state),
            day_in_words(one.day),
        )
        for one in figures.visits
    )
    headings = ("No. peserta", "Nama", "Kelompok", "Sebab", "Kunjungan", "Tanggal")
    return Part("Keluarga belum penuhi komitmen", headings, rows, (18, 17, 14, 24, 14, 13), personal=True)


def _why(cause: str, months: Sequence[str]) -> str:
    why = said.VISIT_CAUSES.get(cause, cause)
    return f"{why}: {', '.join(said.month_in_words(one) for one in months)}" if months else why


def _posyandu(figures: Figures) -> Part:
    rows = tuple(
        (
            day_in_words(one.day),
            one.provider,
            said.POSYANDU_STATES.get(one.state, one.state),
            one.families,
            one.first_visits,
        )
        for one in figures.posyandu
    )
    headings = ("Tanggal", "Tempat", "Keadaan", "Keluarga", "Kunjungan awal")
    return Part("Jadwal posyandu (bulan ini dan berikutnya)", headings, rows, (18, 38, 18, 12, 14))


def _enrolments(figures: Figures) -> Part:
    rows = tuple(
        (one.participant_number, one.family, one.child, said.ENROLMENTS.get(one.state, one.state), one.school or "")
        for one in figures.enrolments
    )
    headings = ("No. peserta", "Keluarga", "Anak", "Keadaan", "Sekolah")
    return Part("Pendaftaran sekolah", headings, rows, (18, 20, 20, 18, 24), personal=True)


def _assemblies(figures: Figures) -> Part:
    rows = tuple(
        (
            day_in_words(one.day),
            said.ASSEMBLY_KINDS.get(one.kind, one.kind),
            one.place,
            said.MEETING_STATES.get(one.state, one.state),
            one.called,
            one.came,
        )
        for one in figures.assemblies
    )
    headings = ("Tanggal", "Pertemuan", "Tempat", "Keadaan", "Diundang", "Hadir")
    return Part("Pertemuan lain", headings, rows, (13, 25, 26, 14, 12, 10))


def _leavers(figures: Figures) -> Part:
    rows = tuple(
        (one.participant_number, one.name, one.group, day_in_words(one.day), said.LEFT.get(one.reason or "", ""))
        for one in figures.leavers
    )
    headings = ("No. peserta", "Nama", "Kelompok", "Tanggal", "Sebab")
    return Part("Keluarga yang keluar", headings, rows, (18, 24, 20, 14, 24), personal=True)


def _of(part: int, whole: int) -> str:
    share = percent(part, whole)
    return f"{part} dari {whole}" + (f" ({share} %)" if share is not None else "")


def _share(part: int, whole: int) -> Cell:
    share = percent(part, whole)
    return share if share is not None else ""


def _forms(count: CountOf) -> str:
    checked, signed, sent = count("forms_checked"), count("forms_signed"), count("forms_sent")
    return f"{checked} / {signed} / {sent} dari {count('forms')}"


def _cases(count: CountOf) -> str:
    return f"{count('cases_open')} / {count('cases_new')} / {count('cases_ended')}"
