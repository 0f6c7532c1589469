"""The invitation to providers in words to be passed on: what, when, where, who invites; nobody's family is in it."""

from conversations.turn import Turn
from conversations.words import Words
from programme.assemblies.showing import show_assembly


def invitation_to_pass_on(turn: Turn, assembly_id: int) -> str:
    """In Indonesian, whatever the pendamping reads: it is for others."""
    words = Words("id")
    view = show_assembly(turn.session, turn.actor, assembly_id, turn.now)
    return words._(
        "Yth. Bapak/Ibu Kepala Puskesmas, Kepala Sekolah, dan bidan di Kecamatan {kecamatan}.\n"
        "Dengan hormat, kami mengundang Bapak/Ibu atau yang mewakili pada temu kunjung pendamping PKH dengan layanan "
        "kesehatan dan pendidikan:\n"
        "{when}\n"
        "Tempat: {place}\n"
        "Kita berbagi pengalaman dan mencari jalan keluar bersama. Terima kasih.\n"
        "{name}, pendamping PKH",
        kecamatan=view.kecamatan,
        when=words.moment(turn.rules.local(view.line.starts_at)),
        place=view.line.place,
        name=turn.who.name,
    )
