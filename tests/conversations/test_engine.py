"""The engine: whatever arrives, from whichever question, one kind answer comes and nothing else is changed."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from conversations.everywhere import GLOBAL_WORDS, global_word
from conversations.intake import Intake
from conversations.registry import CONVERSATIONS
from conversations.turn import House
from db.tables import (
    Clarification,
    Contact,
    Dialog,
    FamilyMember,
    InboxEntry,
    JoinCode,
    OfficeReport,
    OutboxRow,
    Person,
    StoredFile,
)
from outbox.addresses import close_addresses
from outbox.messages import Incoming
from programme.access import SYSTEM
from programme.assemblies.planning import AssemblyPlan
from programme.assemblies.planning import plan_assembly as call_to_meeting
from programme.cases.agreements import Agreed, agree
from programme.cases.opening import open_case as create_case
from programme.leaving.ending import Leaving, end_membership
from programme.radar.reaching_out import send_kind_word
from programme.schooling.finding import find_unenrolled
from programme.schooling.verification import plan_verifications
from programme.ways_in import WaysIn
from tests.assemblies_held import planned
from tests.complaints_filed import filed
from tests.intakes import candidates, take_in
from tests.payment_days import payment_day
from tests.posyandu_days import TODDLER, health_post, member, posyandu_day
from tests.programme.months_kept import child
from tests.told_once import told_once
from tests.village import GROUP, KECAMATAN, Phone, Village
from tests.village_people import add_kpm

STICKER: dict[str, object] = {
    "sticker": {
        **{"file_id": "x", "file_unique_id": "x", "type": "regular", "width": 1, "height": 1},
        **{"is_animated": False, "is_video": False},
    }
}
DICE: dict[str, object] = {"dice": {"emoji": "🎲", "value": 3}}
PHOTO: dict[str, object] = {"photo": [{"file_id": "foto-1", "file_unique_id": "x", "width": 800, "height": 600}]}
VOICE: dict[str, object] = {"voice": {"file_id": "suara-1", "file_unique_id": "x", "duration": 3}}
PLACE: dict[str, object] = {"location": {"latitude": -7.6, "longitude": 111.5}}
ODD_TEXTS = ["{name} {0} { <b>tebal</b> & </i> _miring_ *tebal* [x](y) 😀🙏 %s %(x)d", "a" * 4096]


def open_dialog(village: Village, phone: Phone) -> Dialog | None:
    chat = phone.address
    query = select(Dialog).join(Contact, Contact.id == Dialog.contact_id)
    return village.read(lambda s: s.scalar(query.where(Contact.address_index == chat, Dialog.status == "open")))


def question(village: Village, phone: Phone) -> str:
    """'report_attendance check', '' where nothing is being asked."""
    dialog = open_dialog(village, phone)
    return "" if dialog is None else f"{dialog.conversation} {dialog.question}"


@pytest.fixture
@told_once
def checking(village: Village) -> Village:
    """The ketua is asked whether her report is right."""
    village.meeting("2018-10-04")
    village.be_at(village.at("2018-10-04", "11:00"))
    village.ketua.says("mawar kerja")
    assert question(village, village.ketua) == "report_attendance check"
    return village


# Buttons of questions that are over.


def test_an_old_questions_button_changes_nothing_and_the_present_one_is_repeated(checking: Village) -> None:
    sri = checking.ketua
    old = sri.messages[-1]
    sri.says("tidak")
    assert question(checking, sri) == "report_attendance change"
    present = sri.last
    sri.taps_data(old.id, old.buttons[0][1])

    assert question(checking, sri) == "report_attendance change"
    assert sri.last == present
    assert checking.meetings()[0].status == "planned"


def test_a_button_of_a_dialog_that_ended_says_so(checking: Village) -> None:
    sri = checking.ketua
    old = sri.messages[-1]
    sri.says("batal")
    sri.taps_data(old.id, old.buttons[0][1])

    assert "tidak berlaku" in sri.last
    assert checking.meetings()[0].status == "planned"


def test_a_forged_choice_is_no_choice(checking: Village) -> None:
    sri, dialog = checking.ketua, open_dialog(checking, checking.ketua)
    assert dialog is not None
    present = sri.last
    for value in ("yes:no", "", "anew", "999999", "resume1", "in_../../etc", "overview"):
        sri.taps_data(1, f"d:{dialog.id}:{dialog.step}:{value}")

        assert question(checking, sri) == "report_attendance check"
        assert sri.last == present


def test_no_button_data_breaks_a_turn(checking: Village) -> None:
    sri = checking.ketua
    for data in ("", "x", "d", "d:", "d:a:b:c", "n", "n:", "n:visit_list:x:y", "n:nothing:x:y"):
        sri.taps_data(1, data)

        assert "catatan" not in sri.last
        assert question(checking, sri) == "report_attendance check"


def test_nobody_resumes_the_dialog_of_somebody_else(village: Village) -> None:
    village.pendamping.says("jadwal")
    village.pendamping.says("Kamis 25/10 jam 9")
    village.pendamping.says("menu")
    theirs = village.read(lambda s: s.scalars(select(Dialog).where(Dialog.status == "paused")).one())
    village.mawar.says("menu")
    mine = open_dialog(village, village.mawar)
    assert mine is not None
    village.mawar.taps_data(1, f"d:{mine.id}:{mine.step}:resume{theirs.id}")
    village.mawar.taps_data(1, f"n:dialog_paused:dialog:{theirs.id}:resume")

    assert not any("Melati" in text or "Di mana" in text for text in village.mawar.texts)
    assert village.read(lambda s: s.get_one(Dialog, theirs.id)).status == "paused"


# Buttons of notices.


def test_a_notices_button_works_in_the_middle_of_something_else_which_then_goes_on(village: Village) -> None:
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": None})
    siti = village.pendamping
    village.go_to("2018-11-23", "06:00")
    siti.says("jadwal")
    siti.says("Kamis 6/12 jam 9")
    asked = siti.last
    siti.taps("1. Mawar")
    assert "Bagaimana kunjungannya" in siti.last
    siti.taps("Batalkan")
    siti.says("pindah")

    assert siti.last.endswith(asked)
    assert question(village, siti) == "schedule_meeting place"


def test_batal_leaves_the_interruption_and_the_first_goes_on(village: Village) -> None:
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": None})
    siti = village.pendamping
    village.go_to("2018-11-23", "06:00")
    siti.says("jadwal")
    siti.taps("1. Mawar")
    siti.says("batal")

    assert question(village, siti) == "schedule_meeting when"
    assert village.visit_of("Mawar").state == "open"


def test_a_number_answers_the_menu_that_was_shown_after_the_list(village: Village) -> None:
    """DESIGN, Dialogs: a typed number answers the open question, else the only unanswered notice."""
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": None, "Wati": None})
    siti = village.pendamping
    village.go_to("2018-11-23", "06:00")
    village.now += timedelta(minutes=5)
    siti.says("menu")
    second = siti.labels[1]
    siti.says("2")

    assert second == "Laporkan kehadiran"
    assert question(village, siti).startswith("report_attendance")


def test_a_number_answers_the_list_that_came_after_the_menu(village: Village) -> None:
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": None, "Wati": None})
    siti = village.pendamping
    siti.says("menu")
    village.go_to("2018-11-23", "06:00")
    siti.says("2")

    assert question(village, siti) == "record_visit outcome"
    assert "Wati" in siti.last


# Words that work everywhere.


BEGUN: dict[str, Callable[[Village], Phone]] = {}
BEGUN_FROM = {
    **dict.fromkeys(
        ("case_agreements", "case_visit", "evaluate_case", "end_case", "refer_case", "case_report"), "case_file"
    ),
    "write_part": "case_report",
}
"""Conversations that another one begins, and which goes on when they end."""


def begun(who: str) -> Callable[[Callable[[Phone], None]], Callable[[Phone], None]]:
    """Registers how a conversation is brought to a question of its own."""

    def register(begin: Callable[[Phone], None]) -> Callable[[Phone], None]:
        def run(village: Village) -> Phone:
            village.meeting("2018-10-04")
            for day in ("2018-08-02", "2018-09-06"):
                village.reported(day, {"Mawar": None, "Wati": None})
            village.be_at(village.at("2018-10-04", "12:00"))
            phone = village.phones[who]
            begin(phone)
            return phone

        BEGUN[begin.__name__] = run
        return begin

    return register


@begun("Sri")
def report_attendance(phone: Phone) -> None:
    phone.says("mawar kerja")


@begun("Siti")
def settle_report(phone: Phone) -> None:
    held = phone.village.meetings()[-1].id
    phone.village.report(held, {}, by="Siti")
    phone.village.report(held, {"Mawar": "work"})
    phone.taps("Satu per satu")


@begun("Siti")
def leave_programme(phone: Phone) -> None:
    phone.says("keluar")
    phone.says("mawar")


@begun("Siti")
def leavers(phone: Phone) -> None:
    said = Leaving(phone.village.rules.today(phone.village.now), "moved_out")
    village, siti = phone.village, phone.village.actor("Siti")
    village.write(lambda s: end_membership(s, siti, village.people["Yatinem"], said, village.now, village.rules))
    phone.says("yang keluar")


@begun("Siti")
def without_component(phone: Phone) -> None:
    entry = phone.village.family("Mawar", Budi="sma")["Budi"]
    phone.village.write(lambda s: setattr(s.get_one(FamilyMember, entry), "birth_date", date(1990, 1, 1)))
    phone.says("tanpa komponen")


@begun("Siti")
def forms_board(phone: Phone) -> None:
    form = Clarification(kpm_id=phone.village.people["Mawar"], created_at=phone.village.now)
    phone.village.write(lambda s: s.add(form))
    phone.says("klarifikasi")


@begun("Siti")
def receive_agreement(phone: Phone) -> None:
    form = Clarification(kpm_id=phone.village.people["Mawar"], created_at=phone.village.now)
    phone.village.write(lambda s: s.add(form))
    phone.says("tanda tangan")
    phone.says("2")
    phone.taps("Tanggal lain")


@begun("Siti")
def settle_marks(phone: Phone) -> None:
    phone.taps("Ubah tanda")


@begun("Siti")
def send_evidence(phone: Phone) -> None:
    phone.sends(PHOTO)


@begun("Siti")
def my_cases(phone: Phone) -> None:
    phone.says("kasus")


@begun("Siti")
def open_case(phone: Phone) -> None:
    phone.says("kasus mawar")


@begun("Siti")
def case_file(phone: Phone) -> None:
    open_case(phone)
    phone.taps("Ya, buka kasus")
    phone.taps("Catat pertemuan pertama")


@begun("Siti")
def ask_group(phone: Phone) -> None:
    phone.says("jajak")


def group_was_asked(phone: Phone) -> None:
    ask_group(phone)
    phone.taps("Ya, kirim")


@begun("Siti")
def enter_answers(phone: Phone) -> None:
    group_was_asked(phone)
    phone.taps("Isi untuk anggota")


@begun("Mawar")
def answer_poll(phone: Phone) -> None:
    group_was_asked(phone.village.pendamping)
    phone.taps("Jawab")


@begun("Siti")
def poll_results(phone: Phone) -> None:
    group_was_asked(phone)
    phone.taps("Tutup sekarang")
    phone.taps("Ya, tutup")
    phone.says("hasil jajak")


def begun_case(phone: Phone) -> None:
    """A case whose family chose that somebody takes its place at work."""
    open_case(phone)
    phone.taps("Ya, buka kasus")
    for label in ("Tambah catatan", "Jalan keluar", "Digantikan dulu", "Lainnya", "Ubah pilihan", "▫️", "Lanjut"):
        phone.taps(label)


@begun("Siti")
def case_agreements(phone: Phone) -> None:
    begun_case(phone)
    phone.taps("Kesepakatan")


@begun("Siti")
def case_visit(phone: Phone) -> None:
    begun_case(phone)
    phone.taps("Kunjungan lanjutan")


@begun("Siti")
def evaluate_case(phone: Phone) -> None:
    begun_case(phone)
    phone.taps("Mulai pelaksanaan")
    phone.taps("Hari ini")
    phone.taps("Evaluasi")


@begun("Siti")
def end_case(phone: Phone) -> None:
    begun_case(phone)
    phone.taps("Lainnya")
    phone.taps("Akhiri kasus")


@begun("Siti")
def refer_case(phone: Phone) -> None:
    begun_case(phone)
    phone.taps("Lainnya")
    phone.taps("Minta saran")


@begun("Siti")
def case_report(phone: Phone) -> None:
    open_case(phone)
    phone.taps("Ya, buka kasus")
    phone.taps("Laporan kasus")


@begun("Siti")
def write_part(phone: Phone) -> None:
    case_report(phone)
    phone.says("2a")


@begun("Mawar")
def say_hindrance(phone: Phone) -> None:
    village = phone.village
    siti, mawar, until = village.actor("Siti"), village.people["Mawar"], date(2018, 10, 6)
    case = village.write(lambda s: create_case(s, siti, mawar, "own", village.now, village.rules))
    task = Agreed("task", "kpm", "mengurus KK", until)
    village.write(lambda s: agree(s, siti, case, task, village.now, village.rules))
    village.go_to("2018-10-05", "16:00")
    phone.taps("Ada halangan")


@begun("Siti")
def propose_time(phone: Phone) -> None:
    phone.says("waktu baru")


@begun("Siti")
def decide_time(phone: Phone) -> None:
    propose_time(phone)
    phone.says("sabtu keempat jam 16.30")
    phone.taps("Ya, tanyakan")
    phone.says("waktu baru")


@begun("Mawar")
def answer_time(phone: Phone) -> None:
    decide_time(phone.village.pendamping)
    phone.says("waktu")


@begun("Siti")
def schedule_meeting(phone: Phone) -> None:
    phone.says("jadwal")


@begun("Siti")
def enter_payment(phone: Phone) -> None:
    phone.says("bayar")
    phone.says("tahap 4 2018 okt-des pos")


@begun("Siti")
def manage_payments(phone: Phone) -> None:
    phone.says("bayar melati 1 tahap 4 2018 okt-des pos 16 okt 8-12 balai desa")
    phone.picks("Ya, simpan")
    phone.says("daftar bayar")


@begun("Sri")
def report_unpaid(phone: Phone) -> None:
    payment_day(phone.village, "2018-10-04", ("Mawar",), ("08:00", "11:00"))
    phone.says("lapor bayar")


@begun("Siti")
def unpaid_tasks(phone: Phone) -> None:
    payment_day(phone.village, "2018-10-04", ("Mawar",), ("08:00", "11:00"))
    phone.says("lapor bayar")
    phone.says("mawar sakit")
    phone.picks("Ya, simpan")


@begun("Mawar")
def my_payment(phone: Phone) -> None:
    payment_day(phone.village, "2018-10-04", ("Mawar",), ("08:00", "11:00"))
    siti = phone.village.pendamping
    siti.says("lapor bayar")
    siti.says("mawar sakit")
    siti.picks("Ya, simpan")
    phone.says("kapan cair")


@begun("Siti")
def home_families(phone: Phone) -> None:
    phone.says("bayar di rumah")


@begun("Siti")
def year_plan(phone: Phone) -> None:
    phone.says("setahun")


@begun("Siti")
def share_visits(phone: Phone) -> None:
    phone.says("bagi")


@begun("Siti")
def visit_help(phone: Phone) -> None:
    share_visits(phone)
    phone.picks("Minta bantuan ketua")
    phone.picks("Lanjut")
    phone.picks("Ya, kirim")
    phone.says("titipan")


@begun("Sri")
def answer_some(phone: Phone) -> None:
    siti = phone.village.pendamping
    share_visits(siti)
    siti.picks("Minta bantuan ketua")
    siti.picks("Lanjut")
    siti.picks("Ya, kirim")
    phone.village.tick()
    phone.taps("Sebagian")


@begun("Sri")
def ketua_errands(phone: Phone) -> None:
    answer_some(phone)
    phone.says("semua")
    phone.says("titipan")


@begun("Siti")
def who_came(phone: Phone) -> None:
    share_visits(phone)
    phone.picks("Undang")
    phone.says("semua")
    phone.says("Jumat 5/10 jam 9")
    phone.says("Balai Desa")
    phone.picks("Ya, undang")
    phone.village.be_at(phone.village.at("2018-10-05", "11:30"))
    phone.taps("Pilih yang datang")


@begun("Siti")
def hand_over(phone: Phone) -> None:
    phone.says("limpahkan")


@begun("Siti")
def unlisted_visit(phone: Phone) -> None:
    phone.says("tadi ke rumah bu murni, anaknya sakit")


@begun("Siti")
def plan_assembly(phone: Phone) -> None:
    phone.says("resosialisasi")


@begun("Siti")
def my_assemblies(phone: Phone) -> None:
    for day in ("2018-10-09", "2018-10-10"):
        planned(phone.village, "resocialisation", phone.village.at(day, "09:00"), groups=(GROUP,))
    phone.says("acara")


@begun("Siti")
def assembly_file(phone: Phone) -> None:
    planned(phone.village, "first_meeting", phone.village.at("2018-10-10", "09:00"), groups=(GROUP,))
    phone.says("acara")


@begun("Siti")
def assembly_attendance(phone: Phone) -> None:
    planned(phone.village, "resocialisation", phone.village.at("2018-10-04", "13:00"), groups=(GROUP,))
    phone.village.be_at(phone.village.at("2018-10-04", "16:30"))
    phone.taps("Catat kehadiran")


@begun("Sri")
def pass_on_assembly(phone: Phone) -> None:
    village = phone.village
    village.write(lambda s: add_kpm(s, village.group_id(), 11, "Tanpa Hape", village.now))
    planned(village, "resocialisation", village.at("2018-10-10", "09:00"), groups=(GROUP,))
    phone.taps("Belum semua")


@begun("Siti")
def plan_provider_visit(phone: Phone) -> None:
    phone.says("penyedia")


@begun("Siti")
def posyandu(phone: Phone) -> None:
    phone.says("posyandu")


@begun("Siti")
def posyandu_came(phone: Phone) -> None:
    village = phone.village
    post = health_post(village)
    member(village, "Mawar", "Budi", "toddler", TODDLER, post)
    posyandu_day(village, post, "2018-10-05")
    village.be_at(village.at("2018-10-05", "11:30"))
    phone.taps("Pilih yang datang")


@begun("Siti")
def health_elsewhere(phone: Phone) -> None:
    phone.says("ditimbang")


@begun("Siti")
def check_updates(phone: Phone) -> None:
    phone.village.reports_change("Mawar", "other", story="Dapur kami kebakaran")
    phone.says("pemutakhiran")


@begun("Siti")
def send_list(phone: Phone) -> None:
    phone.village.reports_change("Mawar", "other", story="Dapur kami kebakaran")
    phone.village.be_at(phone.village.at("2018-11-12", "08:00"))
    phone.says("kirim daftar")


@begun("Siti")
def family_history(phone: Phone) -> None:
    phone.says("riwayat")


@begun("Siti")
def print_slips(phone: Phone) -> None:
    phone.says("slip")


@begun("Siti")
def intakes(phone: Phone) -> None:
    take_in(phone.village, candidates({("Sari", "001", "001"): 22}))
    phone.says("calon")


@begun("Siti")
def proposed_groups(phone: Phone) -> None:
    intakes(phone)
    phone.taps("2018-1 Kedungrejo: 22 keluarga, usulan")


@begun("Siti")
def roster_upload(phone: Phone) -> None:
    phone.says("daftar peserta")


@begun("Siti")
def record_visits(phone: Phone) -> None:
    phone.says("kunjungan")
    phone.says("1 dan 2 selesai ketemu ibunya")


@begun("Siti")
def progress(phone: Phone) -> None:
    phone.says("progres")


@begun("Siti")
def manage_meetings(phone: Phone) -> None:
    phone.says("pertemuan")


@begun("Siti")
def record_visit(phone: Phone) -> None:
    phone.says("kunjungan")
    phone.taps("1. Mawar")


@begun("Siti")
def change_member(phone: Phone) -> None:
    phone.says("ubah data")
    phone.says("mawar")


@begun("Siti")
def record_consent(phone: Phone) -> None:
    phone.says("persetujuan")


@begun("Mawar")
def change_language(phone: Phone) -> None:
    phone.says("bahasa")


@begun("Mawar")
def ask_question(phone: Phone) -> None:
    phone.says("tanya")


@begun("Siti")
def answer_inquiries(phone: Phone) -> None:
    phone.village.mawar.says("harga beras kok mahal ya bu?")
    phone.village.mawar.picks("Ya, teruskan")
    phone.says("pertanyaan")


@begun("Mawar")
def withdraw_consent(phone: Phone) -> None:
    phone.says("cabut")


@begun("Mawar")
def answer_meeting(phone: Phone) -> None:
    phone.village.meeting("2018-10-11")
    phone.village.go_to("2018-10-08", "09:05")
    phone.taps("Berhalangan")


def without_mawar(village: Village) -> None:
    """Ibu Mawar has no chat any more, so the ketua is to tell her."""
    village.mawar.says("cabut")
    village.mawar.taps("Ya, cabut")


@begun("Sri")
def relay_news(phone: Phone) -> None:
    without_mawar(phone.village)
    phone.village.meeting("2018-10-11")
    phone.village.go_to("2018-10-08", "09:05")
    phone.taps("Belum semua")


@begun("Sri")
def my_group(phone: Phone) -> None:
    without_mawar(phone.village)
    phone.says("anggota")


@begun("Sri")
def via_ketua(phone: Phone) -> None:
    my_group(phone)
    phone.taps("Tandai lewat ketua")


@begun("Mawar")
def file_complaint(phone: Phone) -> None:
    phone.says("keluhan")


@begun("Mawar")
def my_complaints(phone: Phone) -> None:
    file_complaint(phone)
    for said in ("kartu hilang di pasar", "ya", "ya"):
        phone.says(said)
    phone.says("keluhan saya")


@begun("Siti")
def complaints_inbox(phone: Phone) -> None:
    filed(phone.village)
    phone.says("keluhan")


@begun("Siti")
def handle_complaint(phone: Phone) -> None:
    filed(phone.village)
    phone.taps("Buka keluhan")
    phone.taps("Rujuk ke pihak lain")


@begun("Siti")
def record_complaint(phone: Phone) -> None:
    phone.says("catat keluhan")


@begun("Mawar")
def report_change(phone: Phone) -> None:
    phone.says("perubahan")


@begun("Mawar")
def my_updates(phone: Phone) -> None:
    phone.village.reports_change("Mawar", "other", story="rumah roboh")
    phone.says("laporan data")


@begun("Mawar")
def change_photo(phone: Phone) -> None:
    phone.village.reports_change("Mawar", "other", story="rumah roboh")
    phone.sends(PHOTO)


def a_child(phone: Phone, component: str | None) -> None:
    """Of Ibu Mawar's family: eight years old."""
    child(phone.village, "Mawar", "Budi", component, "2010-03-01")


@begun("Siti")
def school_month(phone: Phone) -> None:
    a_child(phone, "sd")
    phone.says("absen sekolah")


@begun("Siti")
def enrolments(phone: Phone) -> None:
    a_child(phone, None)
    phone.village.write(lambda s: find_unenrolled(s, SYSTEM, phone.village.now, phone.village.rules))
    phone.says("belum sekolah")


@begun("Siti")
def verification(phone: Phone) -> None:
    a_child(phone, "sd")
    phone.village.now = phone.village.at("2019-01-02", "08:00")
    phone.village.write(lambda s: plan_verifications(s, SYSTEM, phone.village.now, phone.village.rules))
    phone.says("triwulan")


@begun("Siti")
def standing(phone: Phone) -> None:
    phone.says("rutin")


@begun("Siti")
def ketua_month(phone: Phone) -> None:
    phone.says("temu ketua")


def a_month_to_report(phone: Phone) -> None:
    village, siti = phone.village, phone.village.people["Siti"]
    report = OfficeReport(kind="monthly", pendamping_id=siti, kecamatan=KECAMATAN, period="2018-09")
    report.asked_at = village.now
    village.write(lambda s: s.add(report))


@begun("Siti")
def month_report(phone: Phone) -> None:
    a_month_to_report(phone)
    phone.says("laporan bulanan")


@begun("Siti")
def siks(phone: Phone) -> None:
    phone.says("siks")


@begun("Siti")
def on_leave(phone: Phone) -> None:
    phone.says("cuti")


@begun("Siti")
def group_keepers(phone: Phone) -> None:
    phone.says("riwayat kelompok")


@begun("Bambang")
def koordinate(phone: Phone) -> None:
    phone.says("papan")


@begun("Bambang")
def month_board(phone: Phone) -> None:
    a_month_to_report(phone)
    phone.says("papan laporan")


@begun("Bambang")
def hand_groups(phone: Phone) -> None:
    phone.says("serahkan kelompok")


@begun("Siti")
def plan_standing(phone: Phone) -> None:
    phone.says("atur pertemuan")


@begun("Siti")
def meeting_papers(phone: Phone) -> None:
    village = phone.village
    siti = village.actor("Siti")
    begins = village.at("2018-10-10", "09:00")
    ends = begins + timedelta(hours=1)
    plan = AssemblyPlan("ketua_meeting", village.people["Siti"], KECAMATAN, begins, ends, "Balai Desa")
    for _ in range(2):
        village.write(lambda s: call_to_meeting(s, siti, plan, village.now, village.rules))
    phone.says("notulen")


@begun("Siti")
def radar(phone: Phone) -> None:
    phone.says("radar")


@begun("Mawar")
def tell_pendamping(phone: Phone) -> None:
    village = phone.village
    siti, mawar = village.actor("Siti"), village.people["Mawar"]
    village.write(lambda s: send_kind_word(s, siti, mawar, "missed", village.now, village.rules))
    village.drain()
    phone.taps("Ceritakan")


@begun("Siti")
def not_reached(phone: Phone) -> None:
    village = phone.village
    village.meeting("2018-10-05")
    village.write(lambda s: close_addresses(s, village.people["Wati"], village.now))
    village.be_at(village.at("2018-10-04", "18:30"))
    phone.says("belum")


@pytest.mark.parametrize("name", sorted(BEGUN))
def test_every_conversation_knows_the_words_that_work_everywhere_and_stays_open_at_what_it_can_not_read(
    village: Village, name: str
) -> None:
    phone = BEGUN[name](village)
    asked = question(village, phone)
    assert asked.startswith(name)
    present = phone.last
    phone.says("bantuan")
    assert phone.texts[-2] != present
    assert (phone.last, question(village, phone)) == (present, asked)

    for content in (PHOTO, VOICE, PLACE, STICKER, DICE):
        phone.sends(content)
        assert question(village, phone) == asked
        assert "catatan" not in phone.last

    phone.says("menu")
    assert question(village, phone) == "home choice"
    phone.taps("Lanjutkan")
    assert question(village, phone) == asked
    assert phone.last.endswith(present)

    phone.says("kembali")
    assert question(village, phone).startswith(name)
    phone.says("stop")
    assert "mulai" in phone.last
    phone.says("mulai")
    assert "lagi" in "".join(phone.texts[-2:])
    phone.taps("Lanjutkan")
    assert question(village, phone).startswith(name)
    phone.says("batal")
    assert question(village, phone).partition(" ")[0] == BEGUN_FROM.get(name, "")


def test_each_word_that_works_everywhere_is_known_with_and_without_its_slash() -> None:
    for word, meaning in GLOBAL_WORDS.items():
        assert {global_word(word), global_word(f"/{word}"), global_word(f" {word.title()}! ")} == {meaning}
    assert global_word("/start ABCD2345") == "code"
    assert global_word("menunya apa") is None


def test_all_conversations_that_ask_are_begun_here() -> None:
    asking = {name for name, one in CONVERSATIONS.items() if one.steps}
    # Their questions take any kind of message, stand beside a changing count, or need two chats.
    with_own_tests = {"broadcast", "broadcast_progress", "change_channel"}
    elsewhere = {"home", "for_whom", "joining", "which_notice", "invite_member", "office_sheets"} | with_own_tests
    assert asking - elsewhere == set(BEGUN)


# A day later.


@pytest.fixture
@told_once
def left_scheduling(village: Village) -> Village:
    """The pendamping was asked when a meeting is to be, a day ago."""
    village.be_at(village.at("2018-10-04", "11:00"))
    village.pendamping.says("jadwal")
    village.go_to("2018-10-05", "12:00")
    return village


def test_a_question_left_for_a_day_is_set_aside_and_taken_up_again(left_scheduling: Village) -> None:
    siti = left_scheduling.pendamping
    assert sum("Lanjutkan" in "".join(label for label, _ in message.buttons) for message in siti.messages) == 1
    assert question(left_scheduling, siti) == ""
    siti.taps("Lanjutkan")
    assert question(left_scheduling, siti) == "schedule_meeting when"


def test_the_button_to_go_on_works_once(left_scheduling: Village) -> None:
    siti = left_scheduling.pendamping
    button = siti.messages[-1]
    siti.taps("Lanjutkan")
    siti.says("batal")
    siti.taps_data(button.id, button.buttons[0][1])

    assert "sudah selesai" in siti.last


def test_a_report_that_she_was_reminded_of_is_not_told_of_again_and_goes_on_with_a_yes(checking: Village) -> None:
    sri = checking.ketua
    checking.go_to("2018-10-05", "12:00")
    assert [row.state for row in checking.outbox("dialog_paused")] == ["dropped"]
    sri.says("ya")
    assert question(checking, sri) == "report_attendance check"
    sri.says("ya")

    assert checking.meetings()[0].status == "reported"


@pytest.mark.parametrize("name", ["relay_news", "change_language"])
def test_what_loses_nothing_when_left_ends_without_a_word(village: Village, name: str) -> None:
    phone = BEGUN[name](village)
    village.go_to("2018-10-09", "13:00")

    assert question(village, phone) == ""
    assert village.outbox("dialog_paused") == []


# A command in the middle of something else.


@pytest.mark.parametrize("command", ["progres", "undang"])
def test_a_command_of_the_staff_is_heard_at_a_question_for_a_name_or_a_date(village: Village, command: str) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says(command)
    assert "belum saya pahami" not in siti.last
    assert not question(village, siti).startswith("schedule_meeting")
    siti.says("batal")

    assert question(village, siti) == "schedule_meeting when"


def test_a_look_at_the_list_leaves_what_was_asked_open(village: Village) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says("Kunjungan")

    assert any("kunjungan" in text.casefold() for text in siti.texts[-2:])
    assert question(village, siti) == "schedule_meeting when"


def test_a_school_may_be_a_place_and_is_no_command_then(village: Village) -> None:
    siti = village.pendamping
    siti.says("jadwal")
    siti.says("Kamis 13/12/2018 jam 9")
    assert question(village, siti) == "schedule_meeting place"
    siti.says("sekolah")

    assert question(village, siti) == "schedule_meeting matter"


# What people send.


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_no_text_breaks_anything_and_every_word_comes_back_as_typed(village: Village, text: str) -> None:
    village.reported("2018-10-04", {"Mawar": None})
    village.mawar.says(text)
    village.ketua.says(text)
    village.reported("2018-11-01", {"Mawar": None})
    siti = village.pendamping
    village.go_to("2018-11-02", "06:00")
    siti.taps("1. Mawar")
    siti.taps("Suami")
    siti.taps("Keempatnya")
    siti.says(text)

    shown = "".join(siti.texts[-2:]) if len(text) > 4000 else siti.last
    assert text.strip() in shown.replace("\n", "") or text in shown
    siti.taps("Ya, simpan")
    assert village.visit_of("Mawar").finding == text.strip()
    assert not any("catatan" in one for phone in (village.mawar, village.ketua, siti) for one in phone.texts)


def test_a_name_is_shown_as_it_is_written(village: Village) -> None:
    name = "Mawar {x} <b>_*"
    village.write(lambda s: setattr(s.get_one(Person, village.people["Mawar"]), "name", name))
    village.meeting("2018-10-04")
    village.mawar.says("menu")
    assert name in village.mawar.last
    village.go_to("2018-10-04", "11:00")
    village.ketua.says("2 sakit")

    assert f"2. {name}" in village.ketua.last
    village.ketua.says("ya")
    assert name in village.pendamping.last


@pytest.mark.parametrize(("content", "kind"), [(PHOTO, "photo"), (VOICE, "voice")])
def test_what_is_sent_unasked_is_kept_and_acknowledged(village: Village, content: dict[str, object], kind: str) -> None:
    village.mawar.sends(content)

    kept = village.read(lambda s: s.scalars(select(StoredFile)).one())
    assert (kept.kind, kept.state) == (kind, "waiting")
    assert "simpan" in village.mawar.last


def test_what_can_not_be_kept_is_said_kindly(village: Village) -> None:
    for content in (STICKER, PLACE):
        village.mawar.sends(content)
        assert "belum bisa membaca" in village.mawar.last


def test_an_empty_text_is_no_accident(village: Village) -> None:
    village.arrives(Incoming(village.mawar.channel, village.mawar.address, "u-empty", text=""))

    assert len(village.mawar.texts) == 1
    assert "catatan" not in village.mawar.last


def test_the_same_message_arriving_twice_is_answered_once(village: Village) -> None:
    twice = Incoming(village.mawar.channel, village.mawar.address, "u-twice", text="menu")
    village.arrives(twice)
    village.arrives(twice)

    assert len(village.mawar.texts) == 1


def test_an_edited_message_answers_nothing_by_itself(checking: Village) -> None:
    checking.ketua.says("ya", edited=True)

    assert checking.meetings()[0].status == "planned"
    assert question(checking, checking.ketua) == "report_attendance check"


def test_a_number_means_nothing_where_no_menu_was_shown(village: Village) -> None:
    village.ketua.says("3")

    assert question(village, village.ketua) == "home choice"


# After an upgrade.


def test_a_dialog_whose_question_no_longer_exists_ends_quietly(checking: Village) -> None:
    checking.write(lambda s: s.execute(update(Dialog).where(Dialog.status == "open").values(question="long_gone")))
    checking.ketua.says("ya")
    assert "catatan" not in checking.ketua.last

    checking.ketua.says("mawar kerja")

    assert question(checking, checking.ketua) == "report_attendance check"


@pytest.mark.parametrize("changed", [{"conversation": "long_gone"}, {"question": "long_gone"}])
def test_nor_can_a_paused_one_be_taken_up(checking: Village, changed: dict[str, str]) -> None:
    sri = checking.ketua
    sri.says("menu")
    checking.write(lambda s: s.execute(update(Dialog).where(Dialog.status == "paused").values(**changed)))
    sri.taps("Lanjutkan")
    assert "catatan" not in sri.last
    sri.says("menu")

    assert not any(label.startswith("Lanjutkan") for label in sri.labels)


def test_a_state_written_by_an_older_version_goes_on(checking: Village) -> None:
    stored = '{"meeting_id": 1, "absent": {"2": "work"}, "said": ["mawar kerja"], "mood": "good"}'
    checking.write(lambda s: s.execute(update(Dialog).where(Dialog.status == "open").values(state=stored)))
    checking.ketua.says("ya")

    assert checking.absentees(1) == {"Mawar": "work"}


def test_kembali_skips_questions_that_no_longer_exist(checking: Village) -> None:
    history = '[["who", "{\\"meeting_id\\": 1}"], ["long_gone", "{}"]]'
    checking.write(lambda s: s.execute(update(Dialog).where(Dialog.status == "open").values(history=history)))
    checking.ketua.says("kembali")

    assert question(checking, checking.ketua) == "report_attendance who"


# When something of ours breaks.


def test_a_step_that_breaks_undoes_itself_apologises_and_the_next_message_works(village: Village) -> None:
    village.group("Kenanga", ("Yuli",))
    siti, before = village.pendamping, village.read(lambda s: len(s.scalars(select(JoinCode)).all()))

    def broken_link(code: str) -> WaysIn:
        raise RuntimeError(f"no link for {code}, Ibu Yuli")

    working = village.intake
    siti.says("undang")
    siti.picks("Kenanga")
    village.intake = Intake(village.database, House(village.rules, broken_link), lambda: village.now)
    with capture_logs() as logs:
        siti.taps("1. Yuli")

    [failed] = village.read(lambda s: s.scalars(select(InboxEntry).where(InboxEntry.state == "failed")).all())
    assert failed.reference is not None
    assert failed.reference in siti.last
    assert failed.failure == "RuntimeError"
    assert village.read(lambda s: len(s.scalars(select(JoinCode)).all())) == before
    assert question(village, siti) == "invite_member member"
    assert "Yuli" not in str(logs)
    assert [entry["event"] for entry in logs if entry["log_level"] == "error"] == ["turn_failed"]

    village.intake = working
    siti.taps("1. Yuli")
    assert any("https://t.me/" in text for text in siti.texts)


def test_a_failed_message_is_not_tried_again(village: Village) -> None:
    def broken_link(code: str) -> WaysIn:
        raise RuntimeError

    village.group("Kenanga", ("Yuli",))
    siti = village.pendamping
    siti.says("undang")
    siti.picks("Kenanga")
    dialog = open_dialog(village, siti)
    assert dialog is not None
    village.intake = Intake(village.database, House(village.rules, broken_link), lambda: village.now)
    data = siti.messages[-1].buttons[0][1]
    siti.taps_data(1, data)
    replies = len(village.outbox("reply"))
    entry = village.read(lambda s: s.scalars(select(InboxEntry).where(InboxEntry.state == "failed")).one())
    again = Incoming(siti.channel, siti.address, entry.message_id, text="x")

    assert not village.intake.take(again)
    assert len(village.outbox("reply")) == replies


def test_replies_are_stored_before_anybody_is_told_that_the_message_arrived(village: Village) -> None:
    """A crash right after the commit loses nothing: the answer stands in the outbox."""
    taken = village.intake.take(Incoming(village.mawar.channel, village.mawar.address, "u1", text="menu"))

    assert taken
    assert village.read(lambda s: s.scalars(select(OutboxRow.state)).all()) == ["queued"]


def test_an_unfinished_schedule_says_that_nobody_was_told(village: Village) -> None:
    village.pendamping.says("jadwal melati 1")
    village.pendamping.says("kamis keempat jam 9 di balai desa")
    village.go_to("2018-10-03", "12:00")

    assert any("belum tersimpan, jadi belum ada yang dikabari" in text for text in village.pendamping.texts)
