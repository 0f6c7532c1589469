"""The command menu of a channel, per role and language."""

from conversations.registry import for_role
from conversations.words import Words


def commands_for(role: str, language: str) -> list[tuple[str, str]]:
    """(command, description), the conversations first, then what works everywhere.

    Channels take letters, digits and underscores only: "kirim daftar" is pressed as /kirim_daftar and read alike.
    """
    words = Words(language)
    talks = [(one.commands[0], one.title) for one in for_role(role) if one.title is not None and one.commands]
    own = [(command.replace(" ", "_"), title(words)) for command, title in talks]
    everywhere = [
        ("menu", words._("Lihat menu")),
        ("bantuan", words._("Cara memakai")),
        ("stop", words._("Berhenti menerima pemberitahuan")),
    ]
    return own + everywhere
