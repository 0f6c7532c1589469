"""Ibu Mawar's case as it was lived (first source document), told by a pendamping in her own words.

The facts are those of the document: a canteen from 06.00 to 16.00, everybody asked said the same, two ways were offered
and she chose that her husband stands in for two hours. Days are those of the village.
"""

from collections.abc import Iterable
from datetime import date
from functools import partial

from db import Session
from programme.cases.agreements import Agreed, agree
from programme.cases.ending import close_case
from programme.cases.entries import add_entry
from programme.cases.evaluating import keep_evaluation
from programme.cases.family_word import record_family_word
from programme.cases.opening import open_case
from programme.cases.options import choose_options
from programme.cases.phases import go_on
from programme.cases.report_writing import keep_own_text
from programme.cases.showing import entries_of
from tests.village import Village

MISSED = ("2018-10-25", "2018-11-22")
ATTENDED = ("2018-12-20", "2019-01-24", "2019-02-21")
Told = tuple[str, str | None, str, str]
"""Kind, what it is about, the day, the words."""
ENTRIES: tuple[Told, ...] = (
    (
        "contact", "home,kpm,spouse,ketua", "2018-11-26",
        "Bu Mawar, suaminya Pak Darto, dan Dimas menyambut kami dengan hangat. Kami minum teh dan berbincang santai "
        "dulu tentang anak-anak dan kabar keluarga, baru kemudian tentang pertemuan. Saya jelaskan manfaat pertemuan "
        "bulanan bagi Bu Mawar dan bahwa kelompok menanti kedatangannya. Suaminya mendengarkan dan bersedia mencari "
        "jalan supaya istrinya bisa datang tanpa kehilangan pekerjaan",
    ),
    (
        "note", None, "2018-11-26",
        "Bu Sri ikut menemani dan mengajak dengan ramah; Bu Mawar mengatakan sebenarnya rindu berkumpul dengan "
        "Bu Wati dan teman-teman kelompok",
    ),
    ("source", "ketua", "2018-11-23", "Bu Mawar menjaga kantin pabrik sehingga belum bisa datang"),
    ("source", "neighbour", "2018-11-23", "tiap hari Mawar berangkat pagi-pagi dan pulang sore dari kantin"),
    (
        "source", "spouse,relative", "2018-11-24",
        "penghasilan suami belum cukup untuk kebutuhan sehari-hari, jadi istrinya menjaga kantin perusahaan di desa",
    ),
    (
        "problem", "work", "2018-11-26",
        "Bu Mawar bekerja menjaga kantin perusahaan dari pukul 06.00 sampai 16.00, padahal pertemuan kelompok mulai "
        "pukul 09.00. Pekerjaan itu tidak bisa ditinggalkan begitu saja karena penghasilannya menutup belanja harian "
        "dan uang saku anaknya, Dimas",
    ),
    ("potential", "spouse", "2018-11-26", "suaminya libur pada hari pertemuan dan sanggup menjaga kantin dua jam"),
    ("potential", "relative", "2018-11-26", "adiknya tinggal di sebelah rumah dan pernah membantu di kantin"),
    ("potential", "group", "2018-11-26", "kelompok terbuka untuk membicarakan waktu pertemuan yang lain"),
    (
        "option", "stand_in", "2018-11-26",
        "suami atau saudaranya menjaga kantin selama pertemuan, lalu Bu Mawar kembali bekerja sesudahnya",
    ),
    (
        "option", "new_time", "2018-11-26",
        "pertemuan kelompok dipindah ke sore hari sesudah Bu Mawar pulang dari kantin, bila anggota lain setuju",
    ),
    (
        "contact", "chat,kpm", "2018-12-19",
        "Sehari sebelumnya saya menanyakan kesiapan Bu Mawar dan suaminya; keduanya siap, dan pemilik kantin sudah "
        "diberi tahu",
    ),
    (
        "contact", "group,kpm", "2018-12-20",
        "Bu Mawar datang tepat waktu, duduk bersama Bu Lastri, dan ikut bertanya tentang materi. Sesudah dua jam ia "
        "kembali ke kantin, dan suaminya pulang",
    ),
)  # fmt: skip
ACHIEVED = (
    "Bu Mawar hadir pada setiap pertemuan sejak suaminya menggantikan di kantin",
    "ia tetap bisa bekerja dan penghasilan keluarga tidak berkurang",
    "Bu Mawar dan suaminya sekarang lebih terbuka bercerita dan meminta pendapat",
    "anggota lain tidak lagi bertanya-tanya mengapa ia boleh tidak hadir",
)
NOT_YET = ("pemilik kantin belum tahu jadwal pertemuan untuk setahun penuh",)
FAMILY_WORD = "Saya senang bisa ikut lagi. Bapak mau terus menjaga kantin setiap ada pertemuan"
LAST_WORD = "Keluarga sudah mampu mengaturnya sendiri"
OWN: dict[str, tuple[str, ...]] = {
    "plan": (
        "Kedua pilihan kami timbang bersama. Memindah waktu pertemuan perlu persetujuan semua anggota, sedangkan "
        "bergantian di kantin bisa segera dimulai dan hanya menyita waktu sebentar setiap bulan. Bu Mawar khawatir "
        "pemilik kantin keberatan, maka suaminya sendiri yang akan meminta izin lebih dulu.",
    ),
    "action": (
        "Pada pertemuan pertama suaminya datang ke kantin setengah jam lebih awal supaya tahu apa yang harus "
        "dikerjakan. Saya mengingatkan keduanya sehari sebelumnya dan menanyakan kabar sesudahnya. Pemilik kantin "
        "melihat bahwa pekerjaan tetap berjalan dan tidak berkeberatan.",
    ),
    "evaluation": (
        "Perubahan ini terlihat sejak pertemuan pertama sesudah kesepakatan, dan bertahan pada dua pertemuan "
        "berikutnya. Suasana kelompok juga lebih hangat: kehadiran Bu Mawar memberi semangat kepada anggota lain.",
    ),
    "ending": (
        "Kami menutup pendampingan dengan duduk bersama sekali lagi di rumah Bu Mawar. Saya menyampaikan penghargaan "
        "atas usaha keluarga ini, dan bahwa setiap persoalan bisa dicarikan jalan bersama.",
        "Kami sepakat kebiasaan bergantian di kantin diteruskan oleh keluarga sendiri. Bila suatu saat suaminya "
        "berhalangan, adiknya yang menggantikan, dan Bu Mawar boleh menghubungi saya kapan saja. Ketua kelompok "
        "mengucapkan selamat datang kembali, dan anggota lain ikut menyambutnya dengan gembira.",
    ),
    "techniques": (
        "Kunjungan pribadi membuat keluarga ini leluasa bercerita, dan percakapan di kelompok menjaga supaya tidak "
        "ada yang merasa dibedakan.",
    ),
}
CONCEPTS = {
    "double_role": "Bu Mawar mencari nafkah di kantin dan tetap mengurus rumah, sehingga paginya terasa sempit.",
    "strengths": "Kami mulai dari apa yang sudah ada: suami yang mau bergantian dan tempat kerja yang dekat.",
    "support": "Suami mengambil alih kantin selama dua jam, dan adiknya siap bila suaminya berhalangan.",
    "relative": "Penghasilan suami cukup untuk makan, tetapi belum untuk hidup seperti tetangga di desa itu.",
}
VALUES = {
    "self_determination": "Saya menyampaikan kedua pilihan apa adanya, dan menunggu keluarga berunding.",
    "confidentiality": "Kepada ketua dan tetangga saya hanya bertanya, tanpa menceritakan isi pembicaraan di rumah.",
    "dignity": "Sejak awal kami berbicara dengan santun dan mendahulukan kabar keluarga.",
    "no_pressure": "Tidak ada kata yang menakut-nakuti; manfaat pertemuan dijelaskan dengan sabar.",
}


def live_case(village: Village) -> int:
    """From the first missed meeting to the ending; returns the case."""
    for day in MISSED:
        village.reported(day, {"Mawar": "work"})
    village.now = village.at("2018-11-26", "15:00")
    village.family("Mawar", Dimas="sd")
    siti, mawar, rules = village.actor("Siti"), village.people["Mawar"], village.rules
    case_id = village.write(lambda s: open_case(s, siti, mawar, "absence", village.now, rules))
    village.write(lambda s: _note(s, village, case_id, [one for one in ENTRIES if one[2] < "2018-12-01"]))
    agreed = Agreed("stand_in", "spouse", "menjaga kantin sekitar dua jam", every_meeting=True)
    village.write(lambda s: agree(s, siti, case_id, agreed, village.now, rules))
    village.write(lambda s: go_on(s, siti, case_id, "action", village.now, rules, since=date(2018, 11, 27)))
    for day in ATTENDED:
        village.reported(day, {})
    village.now = village.at("2019-02-25", "10:00")
    village.write(lambda s: _note(s, village, case_id, [one for one in ENTRIES if one[2] > "2018-12-01"]))
    village.write(lambda s: keep_evaluation(s, siti, case_id, ACHIEVED, NOT_YET, village.now, rules))
    village.write(lambda s: _write_report(s, village, case_id))
    said_on = date(2019, 2, 25)
    village.write(lambda s: record_family_word(s, siti, case_id, FAMILY_WORD, said_on, village.now, rules))
    village.write(lambda s: close_case(s, siti, case_id, LAST_WORD, village.now, rules))
    return case_id


def _note(session: Session, village: Village, case_id: int, entries: Iterable[Told]) -> None:
    siti, now, rules = village.actor("Siti"), village.now, village.rules
    add = partial(add_entry, session, siti, case_id, now=now, rules=rules)
    for kind, about, day, words in entries:
        add(kind=kind, words=words, about=about, happened_on=date.fromisoformat(day))
    standing = [one for one in entries_of(session, case_id) if one.kind == "option" and one.about == "stand_in"]
    choose_options(session, siti, case_id, [one.entry_id for one in standing], now, rules)


def _write_report(session: Session, village: Village, case_id: int) -> None:
    siti, now, rules = village.actor("Siti"), village.now, village.rules
    for part, pieces in OWN.items():
        keep_own_text(session, siti, case_id, part, pieces, now, rules, instead=False)
    for part, chosen in (("concepts", CONCEPTS), ("values", VALUES)):
        for code, words in chosen.items():
            add_entry(session, siti, case_id, f"part_{part}", words, now, rules, about=code)
