"""What the work on a case rests on: concepts, techniques and values, each with what this case shows of it.

First source document, A.3: 'Pengetahuan/konsep yang digunakan; teknik-teknik; nilai-nilai/kode etik'. The meanings are
ours, after the authors named with them. What shows of one in a case is taken from its file, never supposed. Pure.
"""

from collections.abc import Callable
from dataclasses import dataclass

from programme.cases.report_evidence import (
    advice_asked,
    family_chose,
    family_heard,
    family_met,
    group_asked,
    group_met,
    nothing,
    others_agreed,
    people_asked,
    problem_met,
    read_alone,
    sources_found,
    strengths_found,
    work_in_the_way,
)
from programme.cases.report_facts import Beside
from programme.cases.report_words import Voice
from programme.cases.showing import CaseView

Shown = Callable[[CaseView, Beside, Voice], str]


@dataclass(frozen=True)
class Ground:
    """One concept, technique or value."""

    code: str
    title: str
    meaning: str
    shown: Shown
    """A sentence with what this case shows of it; empty where it shows nothing."""


CONCEPTS = (
    Ground(
        "double_role", "Peran ganda perempuan",
        "Seorang ibu memikul beberapa pekerjaan sekaligus: mencari nafkah, mengurus rumah dan anak, serta ikut dalam "
        "kegiatan masyarakat, sehingga waktunya sering berbenturan (Moser, 1993).", work_in_the_way,
    ),
    Ground(
        "strengths", "Perspektif kekuatan",
        "Penanganan bertolak dari kemampuan dan sumber yang sudah dimiliki keluarga, bukan dari kekurangannya "
        "(Saleebey, 1992).", strengths_found,
    ),
    Ground(
        "resources", "Sistem sumber",
        "Orang terbantu oleh sumber di sekitarnya: keluarga dan tetangga, perkumpulan yang diikuti, dan lembaga "
        "resmi. Tugas pekerja sosial menghubungkan keduanya (Pincus dan Minahan, 1973).", sources_found,
    ),
    Ground(
        "surroundings", "Orang dalam lingkungannya",
        "Masalah seseorang dipahami dari hubungannya dengan keluarga, tetangga, dan tempat kerjanya, bukan dari "
        "dirinya saja (Germain dan Gitterman, 1980).", people_asked,
    ),
    Ground(
        "support", "Dukungan sosial",
        "Bantuan tenaga, perhatian, dan keterangan dari orang terdekat membuat seseorang lebih sanggup menghadapi "
        "kesulitan (House, 1981).", others_agreed,
    ),
    Ground(
        "empowerment", "Pemberdayaan",
        "Keluarga dibantu supaya mampu mengambil keputusan dan bertindak sendiri atas masalahnya (Solomon, 1976).",
        family_chose,
    ),
    Ground(
        "participation", "Partisipasi",
        "Orang yang mengalami masalah ikut menyelidiki sebabnya dan ikut menentukan jalan keluarnya (Chambers, 1994).",
        group_asked,
    ),
    Ground(
        "functioning", "Keberfungsian sosial",
        "Keadaan ketika seseorang atau keluarga dapat mencukupi kebutuhannya, menjalankan perannya, dan mengatasi "
        "masalahnya (Undang-Undang Nomor 14 Tahun 2019 tentang Pekerja Sosial).", problem_met,
    ),
    Ground(
        "absolute", "Kemiskinan absolut",
        "Keluarga disebut miskin bila penghasilannya di bawah suatu batas tetap, yaitu biaya untuk kebutuhan dasar "
        "seperti makanan dan bukan makanan (Badan Pusat Statistik).", nothing,
    ),
    Ground(
        "relative", "Kemiskinan relatif",
        "Keluarga disebut miskin bila hidupnya jauh di bawah kebiasaan masyarakat di tempat dan masa itu "
        "(Townsend, 1979).", nothing,
    ),
    Ground(
        "subjective", "Kemiskinan subjektif",
        "Ukuran miskin ialah perasaan keluarga itu sendiri tentang cukup tidaknya penghasilan mereka "
        "(Goedhart dkk., 1977).", nothing,
    ),
    Ground(
        "needs", "Jenjang kebutuhan",
        "Orang mendahulukan kebutuhan dasar seperti makan dan rasa aman sebelum kebutuhan untuk berkumpul dan "
        "mengembangkan diri (Maslow, 1943).", nothing,
    ),
)  # fmt: skip
TECHNIQUES = (
    Ground(
        "case_work", "Bimbingan sosial perseorangan (social case work)",
        "Pendamping bekerja dengan satu keluarga melalui pertemuan pribadi, supaya keluarga itu mampu menyesuaikan "
        "diri dan mengatasi masalahnya (Richmond, 1922).", family_met,
    ),
    Ground(
        "group_work", "Bimbingan sosial kelompok (social group work)",
        "Pengalaman bersama di dalam kelompok dipakai supaya anggotanya saling mendukung dan lebih sanggup menghadapi "
        "masalah (Konopka, 1963).", group_met,
    ),
    Ground(
        "assessment", "Asesmen partisipatif (Methodology for Participatory Assessment)",
        "Warga sendiri menyampaikan apa yang mereka alami beserta alasannya, dan jawaban itu menjadi dasar langkah "
        "berikutnya (Dayal, van Wijk-Sijbesma dan Mukherjee, 2000).", group_asked,
    ),
    Ground(
        "collateral", "Wawancara dengan orang di sekitar keluarga",
        "Keterangan keluarga dilengkapi dengan keterangan orang yang mengenalnya, supaya masalah dilihat dari beberapa "
        "sisi.", people_asked,
    ),
    Ground(
        "consultation", "Konsultasi dengan rekan",
        "Rekan yang berpengalaman dimintai saran tentang langkah yang paling baik bagi keluarga.", advice_asked,
    ),
)  # fmt: skip
"""Those that show in a case are the ones that were used: nobody chooses them."""
VALUES = (
    Ground(
        "self_determination", "Menentukan sendiri",
        "Keluarga berhak memilih jalan keluarnya; pendamping membantu menimbang, tidak memutuskan (Biestek, 1957).",
        family_chose,
    ),
    Ground(
        "confidentiality", "Kerahasiaan",
        "Apa yang diceritakan keluarga dijaga dan tidak disampaikan kepada orang yang tidak berkepentingan "
        "(Biestek, 1957).", read_alone,
    ),
    Ground(
        "participation", "Didengar pendapatnya",
        "Pendapat keluarga menjadi bagian dari setiap keputusan, juga sebelum penanganan diakhiri.", family_heard,
    ),
    Ground(
        "individuality", "Keunikan setiap orang",
        "Setiap keluarga punya latar belakang dan alasannya sendiri, maka cara mendampinginya pun berbeda "
        "(Biestek, 1957).", problem_met,
    ),
    Ground(
        "justice", "Keadilan sosial",
        "Setiap anggota kelompok diperlakukan sama dan memperoleh kesempatan yang sama (IFSW, 2018).", group_asked,
    ),
    Ground(
        "acceptance", "Penerimaan",
        "Keluarga diterima apa adanya dengan keadaan dan perasaannya, tanpa dinilai lebih dulu (Biestek, 1957).",
        nothing,
    ),
    Ground(
        "dignity", "Martabat manusia",
        "Pendamping bertutur santun, tidak merendahkan, dan menghormati martabat setiap orang (IFSW, 2018).", nothing,
    ),
    Ground(
        "no_pressure", "Tanpa tekanan dan ancaman",
        "Penjelasan dan ajakan disampaikan dengan sabar; keluarga tidak ditakut-takuti.", nothing,
    ),
    Ground(
        "strengthening", "Pemberdayaan",
        "Keluarga didorong memakai kemampuannya sendiri, sehingga tidak bergantung kepada pendamping.", strengths_found,
    ),
)  # fmt: skip
CHOSEN = {"concepts": CONCEPTS, "values": VALUES}
"""Parts of the report for which the pendamping chooses."""
OTHER = "other"
"""`about` of one that stands in no table: its name and meaning are the pendamping's own words."""


def told(ground: Ground, view: CaseView, beside: Beside, voice: Voice, own: str = "") -> str:
    """'Title. Meaning. What this case shows. The pendamping's own words.'"""
    parts = (f"{ground.title}.", ground.meaning, ground.shown(view, beside, voice), voice.said(own))
    return " ".join(part for part in parts if part)


def techniques_used(view: CaseView, beside: Beside, voice: Voice) -> list[Ground]:
    """Those that the file shows."""
    return [one for one in TECHNIQUES if one.shown(view, beside, voice)]
