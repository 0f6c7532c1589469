"""The trail in words: what each operation did, as it is read to a family that asks what was done with its data."""

OPERATIONS = {
    "add_member": "menambahkan ke daftar anggota",
    "add_provider": "menambahkan penyedia layanan",
    "add_sheet_photo": "melampirkan foto lembar persetujuan",
    "add_staff": "menambahkan petugas",
    "answer_meeting": "menjawab undangan pertemuan",
    "answer_offer": "menjawab limpahan kunjungan",
    "appoint": "menetapkan tugas di kelompok",
    "apply_roster_import": "memasukkan daftar peserta",
    "cancel_meeting": "membatalkan pertemuan",
    "cancel_outbox_row": "membatalkan pesan",
    "cancel_visit": "membatalkan kunjungan",
    "close_chats": "menutup alamat chat",
    "correct_member": "memperbaiki data anggota",
    "dispute_absence": "menyatakan hadir pada pertemuan",
    "explain_absence": "memberi alasan tidak hadir",
    "issue_code": "membuat kode bergabung",
    "join": "bergabung lewat kode",
    "keep_evidence": "menyimpan foto atau suara sebagai bukti",
    "keep_report_evidence": "menyimpan bukti pertemuan",
    "keep_location": "menyimpan lokasi kunjungan",
    "keep_note": "menyimpan catatan",
    "move_meeting": "memindahkan pertemuan",
    "move_member": "memindahkan ke kelompok lain",
    "offer_visit": "menawarkan kunjungan kepada rekan",
    "open_routine_visits": "menjadwalkan kunjungan bulanan",
    "plan_provider_visit": "merencanakan kunjungan ke penyedia",
    "postpone_visit": "menunda kunjungan",
    "prefer_channel": "memilih chat untuk kabar",
    "receive_roster": "menerima berkas daftar peserta",
    "read_sheet_photo": "melihat foto lembar persetujuan",
    "record_consent_sheet": "mencatat lembar persetujuan",
    "record_not_told": "mencatat belum disampaikan ketua",
    "record_told": "mencatat sudah disampaikan ketua",
    "record_visit": "mencatat hasil kunjungan",
    "remove_staff": "menghapus petugas",
    "reopen_visit": "membuka lagi kunjungan",
    "report_not_held": "melaporkan pertemuan tidak jadi",
    "retry_outbox_row": "mengirim ulang pesan",
    "return_visit": "mengembalikan kunjungan",
    "save_report": "menyimpan laporan kehadiran",
    "schedule_meetings": "menjadwalkan pertemuan",
    "send_broadcast": "mengirim siaran",
    "set_via_ketua": "mengatur kabar lewat ketua",
    "settle_differences": "memutuskan perbedaan laporan",
    "settle_official_marks": "menetapkan tanda hadir resmi",
    "stop_broadcast": "menghentikan siaran",
    "take_back_change": "mengembalikan perubahan data",
    "withdraw_consent": "menarik persetujuan",
    "withdraw_offer": "menarik tawaran kunjungan",
    "wrong_number": "menutup nomor HP yang ternyata milik orang lain",
}

CONSENTS = {"consent chat": "persetujuan lewat chat", "consent sheet": "persetujuan lewat lembar bertanda tangan"}


def in_words(what: str) -> str:
    """What an audit line says happened."""
    if what.startswith("told "):
        return f"mengirim {what.removeprefix('told ')}"
    if what.startswith("changed "):
        return f"mengubah {what.removeprefix('changed ')}"
    if what == "consent withdrawn":
        return "persetujuan ditarik"
    return CONSENTS.get(what) or OPERATIONS.get(what, what)
