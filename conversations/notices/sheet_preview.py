"""What a sheet sent by chat would enter, whatever it holds: its words and two buttons; nothing is entered before."""

from conversations.questions import notice_button
from conversations.words import Words
from outbox.messages import Message
from programme.roster_files import RosterLine

TAKE, CANCEL = "take", "cancel"


def sheet_preview(
    words: Words, line: RosterLine, subject: str, parts: list[str], named: list[str], nothing: str | None
) -> Message:
    """`parts` are the counts in words, `named` what is worth a second look; `nothing` says that there is none to enter.

    Without anything to enter there is no button either.
    """
    again = [words._("Keadaan sudah berubah sejak pratinjau tadi; ini yang baru.")] if line.summary.get("again") else []
    if nothing is not None:
        return Message("\n".join([*again, *parts, nothing, *named]))
    value = line.summary["preview"]
    rows = (
        (notice_button(words._("Masukkan"), "roster_preview", subject, f"{TAKE}{value}"),),
        (notice_button(words._("Batalkan"), "roster_preview", subject, f"{CANCEL}{value}"),),
    )
    return Message("\n".join([*again, *parts, *named]), rows=rows)
