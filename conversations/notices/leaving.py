"""The last word to one who leaves, and to the ketua that her number is gone; neither says why to anybody else."""

from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.words import Words, address_name
from db.tables import Kpm, Person
from outbox.messages import Message
from programme.member_duties import duty_in_group


def render_ended(view: NoticeView) -> Message | None:
    """One kind word, then silence. None where the leaving was taken back."""
    kpm = view.session.get(Kpm, view.subject_id)
    if kpm is None or kpm.left_at is None:
        return None
    said = _farewell(view.words, kpm.left_reason or "", view.name(), view.reader.group_name or "")
    return Message(f"{said} {view.words._('Sesudah ini saya tidak mengirim pesan PKH lagi.')}")


def _farewell(words: Words, reason: str, name: str, group: str) -> str:
    sentences = {
        "graduated": words._(
            "{name}, selamat! Keluarga Ibu/Bapak lulus dari PKH karena sudah mandiri. Terima kasih atas kebersamaannya "
            "di kelompok {group}. Semoga sehat dan makin sejahtera.",
            name=name,
            group=group,
        ),
        "no_component": words._(
            "{name}, terima kasih atas kebersamaannya di kelompok {group}. Karena anggota keluarga sudah besar, "
            "kepesertaan PKH selesai sampai di sini. Semoga keluarga selalu sehat.",
            name=name,
            group=group,
        ),
        "moved_out": words._(
            "{name}, terima kasih atas kebersamaannya di kelompok {group}. Karena sudah pindah, kepesertaan di sini "
            "selesai. Di tempat yang baru silakan bertanya ke kantor desa. Semoga betah dan sehat.",
            name=name,
            group=group,
        ),
        "refused": words._(
            "{name}, keputusan Ibu/Bapak kami hormati: kepesertaan PKH sudah selesai. Terima kasih atas kebersamaannya "
            "di kelompok {group}. Semoga keluarga selalu sehat.",
            name=name,
            group=group,
        ),
    }
    return sentences.get(reason) or words._(
        "{name}, kepesertaan PKH keluarga Ibu/Bapak sudah selesai. Terima kasih atas kebersamaannya di kelompok "
        "{group}. Kalau ada pertanyaan, silakan hubungi pendamping atau telepon 171.",
        name=name,
        group=group,
    )


def render_gone(view: NoticeView) -> Message | None:
    """To the ketua, without the reason. None where she is ketua no more, or the family is back."""
    kpm, person = view.session.get(Kpm, view.subject_id), view.session.get(Person, view.subject_id)
    if kpm is None or person is None or kpm.left_at is None:
        return None
    if duty_in_group(view.session, view.reader.id, kpm.group_id) != "ketua":
        return None
    return Message(
        view.words._(
            "{name}, mulai sekarang {member} (nomor {number}) tidak lagi di kelompok {group}. Di laporan kehadiran "
            "tidak perlu disebut lagi.",
            name=view.name(),
            member=address_name(view.words, person.name, person.gender),
            number=kpm.member_number,
            group=view.reader.group_name,
        )
    )


ENDED = NoticeTalk(render_ended, knock=lambda view: "kabar tentang kepesertaan", about="person")
GONE = NoticeTalk(render_gone, knock=lambda view: "kabar tentang anggota kelompok", about="person")
