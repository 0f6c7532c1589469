"""News for those whose group or duty changed, and for the ketua whose group got a new member."""

from conversations.meeting_words import when_and_where
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.words import address_name
from outbox.messages import Message
from programme.meetings import next_meeting_of_group
from programme.member_duties import duty_in_group, holder_of
from programme.people import chatter_of

BACK = "back "
"""So the slot begins where a leaving that was told of is taken back."""


def render_group_changed(view: NoticeView) -> Message | None:
    """To her who was moved. None where she is in yet another group by now."""
    words, group_id = view.words, view.subject_id
    if view.reader.group_id != group_id:
        return None
    values = {"name": view.name(), "group": view.reader.group_name, "number": view.reader.member_number}
    if view.slot.startswith(BACK):
        text = words._(
            "{name}, kabar terakhir dari saya keliru, mohon maaf. Ibu/Bapak tetap di kelompok {group} "
            "dengan nomor {number}.",
            **values,
        )
    else:
        text = words._("{name}, mulai sekarang Ibu/Bapak masuk kelompok {group} dengan nomor {number}.", **values)
    ketua_id = holder_of(view.session, group_id, "ketua")
    ketua = chatter_of(view.session, ketua_id) if ketua_id is not None and ketua_id != view.reader.id else None
    if ketua is not None:
        text += " " + words._("Ketuanya {ketua}.", ketua=address_name(words, ketua.name, ketua.gender))
    line = next_meeting_of_group(view.session, group_id, view.now)
    if line is not None:
        text += " " + words._("Pertemuan berikutnya: {where}.", where=when_and_where(words, line, view.rules))
    return Message(text, menu_role=view.reader.role, menu_language=words.language)


def render_duty_changed(view: NoticeView) -> Message | None:
    """To who became ketua or deputy, and to who was it before. None where her duty is another one by now."""
    words, group_id = view.words, view.subject_id
    duty = view.slot.partition(" ")[0]
    if duty_in_group(view.session, view.reader.id, group_id) != duty:
        return None
    name, group = view.name(), view.reader.group_name
    if duty == "ketua":
        text = words._(
            "{name}, mulai sekarang Ibu/Bapak menjadi ketua kelompok {group}. Terima kasih sudah bersedia. "
            "Sesudah pertemuan saya tanyakan siapa yang tidak hadir; cukup dijawab satu pesan. "
            "Ketik menu untuk melihat yang lain.",
            name=name,
            group=group,
        )
    elif duty == "deputy":
        text = words._(
            "{name}, mulai sekarang Ibu/Bapak menjadi wakil ketua kelompok {group}. Terima kasih sudah bersedia. "
            "Kadang saya minta bantuan: siapa yang tidak hadir di pertemuan.",
            name=name,
            group=group,
        )
    else:
        text = words._(
            "{name}, terima kasih banyak sudah membantu mengurus kelompok {group}. Mulai sekarang tugas itu tidak lagi "
            "pada Ibu/Bapak. Keanggotaan PKH tidak berubah.",
            name=name,
            group=group,
        )
    return Message(text, menu_role=view.reader.role, menu_language=words.language)


def render_member_arrived(view: NoticeView) -> Message | None:
    """To the ketua: she reports by names and numbers. None where she is not ketua there, or the member not in it."""
    member = chatter_of(view.session, view.subject_id)
    group_id = int(view.slot.rpartition(" ")[2])
    if member is None or member.group_id != group_id:
        return None
    if duty_in_group(view.session, view.reader.id, group_id) != "ketua":
        return None
    values = {
        "name": view.name(),
        "group": member.group_name,
        "number": member.member_number,
        "member": address_name(view.words, member.name, member.gender),
    }
    if view.slot.startswith(BACK):
        return Message(
            view.words._(
                "{name}, kabar bahwa {member} (nomor {number}) tidak lagi di kelompok {group} keliru, mohon maaf. "
                "Beliau tetap anggota.",
                **values,
            )
        )
    return Message(view.words._("{name}, ada anggota baru di kelompok {group}: nomor {number}, {member}.", **values))


GROUP_CHANGED = NoticeTalk(render_group_changed, knock=lambda view: "kabar tentang kelompok")
DUTY_CHANGED = NoticeTalk(render_duty_changed, knock=lambda view: "kabar tentang tugas di kelompok")
MEMBER_ARRIVED = NoticeTalk(render_member_arrived, knock=lambda view: "kabar tentang anggota kelompok")
