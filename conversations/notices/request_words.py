"""The words of each question for a report: kind, each different, and blaming nobody."""

from conversations.notices.talk import NoticeView
from conversations.words import address_name
from programme.meetings import MeetingLine
from programme.people import chatter_of, ketua_of


def request_text(view: NoticeView, line: MeetingLine, stage: str) -> str:
    """What is asked at a stage of programme.report_requests, in words for its reader."""
    role = view.reader.role
    if role in ("pendamping", "koordinator"):
        return _to_pendamping_first(view, line) if stage == "end" else _to_pendamping(view, line)
    if stage == "again":
        return view.words._(
            "{name}, kalau sudah sempat: siapa yang tidak hadir di pertemuan {day}? Satu pesan saja cukup, "
            "atau pilih Hadir semua.",
            name=view.name(),
            day=_day(view, line),
        )
    if stage == "morning":
        return view.words._(
            "Selamat pagi, {name}. Saya masih menunggu kabar pertemuan {day}. Kalau repot menulis, pilih saja salah "
            "satu jawaban ini, atau kirim foto daftar hadirnya.",
            name=view.name(),
            day=_day(view, line),
        )
    return _to_deputy(view, line) if role == "deputy" else _to_ketua_first(view, line)


def unsaved_text(view: NoticeView, line: MeetingLine) -> str:
    """She wrote it and did not say "ya": nothing is asked anew."""
    return view.words._(
        "{name}, laporan pertemuan {day} sudah ditulis, tinggal disimpan. Pilih di bawah ini untuk melihatnya lagi.",
        name=view.name(),
        day=_day(view, line),
    )


def _to_ketua_first(view: NoticeView, line: MeetingLine) -> str:
    return view.words._(
        "{name}, terima kasih sudah mengurus pertemuan {day}. Siapa yang tidak hadir? Tulis saja nama atau nomornya "
        "dan alasannya, misalnya: Mawar kerja, Wati sakit.",
        name=view.name(),
        day=_day(view, line),
    )


def _to_deputy(view: NoticeView, line: MeetingLine) -> str:
    return view.words._(
        "{name}, sebagai wakil ketua, mohon bantuannya: siapa yang tidak hadir di pertemuan kelompok {group}, {day}? "
        "Tulis saja nama atau nomornya dan alasannya, misalnya: Mawar kerja, Wati sakit.",
        name=view.name(),
        group=line.group_name,
        day=_day(view, line),
    )


def _to_pendamping_first(view: NoticeView, line: MeetingLine) -> str:
    """Nobody of the group is in the chat: he is the one who is asked."""
    return view.words._(
        "{name}, pertemuan kelompok {group}, {day}, sudah selesai. Ketuanya belum terjangkau lewat chat, jadi mohon "
        "{name} yang melaporkan. Siapa yang tidak hadir? Tulis nama atau nomornya dan alasannya.",
        name=view.name(),
        group=line.group_name,
        day=_day(view, line),
    )


def _to_pendamping(view: NoticeView, line: MeetingLine) -> str:
    ketua_id = ketua_of(view.session, line.group_id)
    ketua = chatter_of(view.session, ketua_id) if ketua_id is not None else None
    words = view.words
    whom = address_name(words, ketua.name, ketua.gender) if ketua is not None else words._("anggota kelompoknya")
    return words._(
        "{name}, kehadiran pertemuan kelompok {group}, {day}, belum masuk. Silakan tulis sendiri siapa yang tidak "
        "hadir, pilih di bawah kalau tidak jadi, atau hubungi {ketua} untuk menanyakannya.",
        name=view.name(),
        group=line.group_name,
        day=_day(view, line),
        ketua=whom,
    )


def _day(view: NoticeView, line: MeetingLine) -> str:
    return view.words.day(view.rules.today(line.starts_at))
