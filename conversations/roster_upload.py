"""Staff sends the list of families as a sheet, asked for or simply so; what is in it is checked after the turn.

file --(a sheet came)--> "I am checking it", and a notice with the preview follows
"""

from dataclasses import dataclass
from functools import cache

from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from outbox.messages import Attachment, File
from programme.roster_files import receive_roster
from reports.roster_template import roster_template

SENDERS = frozenset({"pendamping", "koordinator", "operator"})
SHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
SHEET_MEDIA = ("spreadsheet", "excel", "csv")
TEMPLATE_WORDS = frozenset({"template", "templat", "formulir", "contoh", "format"})
MEGABYTE = 1_000_000


@dataclass
class State:
    """Nothing is remembered."""


def ask_file(turn: Turn, state: State) -> Question:
    words = turn.words
    text = words._(
        "Silakan kirim berkas Excel daftar peserta ke sini. Saya periksa dulu; belum ada yang diubah sebelum "
        "Ibu/Bapak menekan Masukkan. Belum punya bentuknya? Tekan Template daftar."
    )
    choices = (Choice("template", words._("Template daftar"), TEMPLATE_WORDS), Choice("end", words._("Tidak jadi")))
    return Question(text, choices, accepts=frozenset({"document"}))


def take_file(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "template":
        give_template(turn)
        return Again()
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    file = turn.incoming.file
    if answer.kind != "document" or file is None or turn.file_id is None:
        return Again(turn.words._("Kirim berkasnya sebagai dokumen, atau tekan Template daftar."))
    if not looks_like_sheet(file):
        return Again(_what_is_accepted(turn))
    return Done(_received(turn, file, turn.file_id))


def sheet_sent(turn: Turn, *, idle: bool) -> Done | None:
    """What becomes of a document that came while nothing (`idle`) or something else was asked.

    None where it is not ours: its sender brings no lists, or it is no sheet and belongs to what is being talked about.
    """
    file = turn.incoming.file
    if file is None or file.kind != "document" or turn.incoming.edited or turn.file_id is None:
        return None
    if turn.chatter is None or turn.who.role not in SENDERS:
        return None
    if looks_like_sheet(file):
        return Done(_received(turn, file, turn.file_id))
    is_picture = (file.media_type or "").startswith("image/")
    return Done(_what_is_accepted(turn)) if idle and not is_picture else None


def looks_like_sheet(file: File) -> bool:
    """By its name or what the channel says of it: a look into it comes later."""
    name, media = (file.filename or "").lower(), (file.media_type or "").lower()
    return name.endswith(SHEETS) or any(word in media for word in SHEET_MEDIA)


def _received(turn: Turn, file: File, file_id: int) -> str:
    words, largest = turn.words, turn.rules.largest_roster_megabytes
    if file.size is not None and file.size > largest * MEGABYTE:
        return words._(
            "Berkas ini terlalu besar: paling besar {size} MB. Hapus gambar dan lembar yang tidak perlu, atau bagi per "
            "kelompok, lalu kirim lagi.",
            size=largest,
        )
    replaced = receive_roster(turn.session, turn.actor, file_id, turn.now)
    said = words._("Berkas diterima, saya periksa dulu. Hasilnya saya kirim ke sini sebentar lagi.")
    return f"{said} {words._('Berkas yang lama saya batalkan.')}" if replaced else said


def _what_is_accepted(turn: Turn) -> str:
    return turn.words._(
        "Berkas itu sudah saya simpan, tetapi bukan tabel yang bisa saya baca. Daftar peserta harus berupa Excel "
        "(.xlsx), boleh juga .xls, .ods atau .csv. Ketik template untuk formulir kosongnya."
    )


def give_template(turn: Turn) -> None:
    """Answers with the empty form."""
    text = turn.words._(
        "Ini formulir kosongnya. Isi lembar kpm, satu baris untuk satu keluarga, lalu kirim lagi ke sini. "
        "Mohon jangan tulis NIK, nomor KK, atau nomor kartu."
    )
    turn.say(text, attachment=Attachment("document", "daftar-peserta.xlsx", _template()))


@cache
def _template() -> bytes:
    """The same for everybody: drawn once."""
    return roster_template()


CONVERSATION = Conversation(
    "roster_upload",
    State,
    {"file": Step(ask_file, take_file)},
    lambda turn, state: Ask("file"),
    roles=SENDERS,
    title=lambda words: words._("Kirim daftar peserta"),
    section="members",
    commands=("unggah", "kirim daftar peserta", "daftar peserta", "upload", "impor"),
)
