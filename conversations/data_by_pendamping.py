"""A ketua or kpm wants an entry changed: the pendamping keeps those, so she is told kindly whom to tell."""

from dataclasses import dataclass

from conversations.turn import FAMILIES, Conversation, Done, Next, Turn


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    return Done(
        turn.words._(
            "Data anggota dicatat oleh pendamping, {name}. Kalau ada yang berubah (nama, alamat, nomor HP, anggota "
            "baru), mohon sampaikan kepada pendamping, ya. Terima kasih sudah mengingatkan.",
            name=turn.name(),
        )
    )


CONVERSATION = Conversation(
    "data_by_pendamping",
    State,
    {},
    begin,
    roles=FAMILIES,
    commands=("ubah", "ubah data", "data anggota", "anggota baru", "tambah anggota", "pindah", "koreksi", "ganti data"),
)
