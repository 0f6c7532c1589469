"""Which questions each kind of change asks, in the order in which a mother would tell it.

Second source document, D: 'Contoh perubahan status yang harus dicatat pendamping'.
"""

from collections.abc import Mapping
from dataclasses import replace

from conversations.questions import Answer, Choice, Question
from conversations.said_instead import tells_unknown
from conversations.turn import Again, Turn
from conversations.updates.answers_elsewhere import meant_for_another
from conversations.updates.change_members import member
from conversations.updates.change_names import name
from conversations.updates.change_questions import (
    TEXT,
    Asked,
    Taken,
    choice,
    day,
    not_to_be_kept,
    not_worth_keeping,
    phone,
    words_of_her_own,
)
from conversations.updates.change_state import ChangeState
from conversations.words import Words
from programme.typed_pregnancy import read_pregnancy
from programme.updates.details import LEVELS, RELATIONS, SAME_PHONE
from programme.updates.hints import address_details
from programme.updates.school_levels import level_of

GENDERS = {
    "m": "laki|laki2|laki laki nya|laki2 bu|cowo2|lanang|lalaki|cowok|cowo|jaler|putra|l|lk",
    "f": "wadon|wedok|awewe|cewek|cewe|estri|putri|p|pr",
}
KINSHIP = {
    "husband": "suami saya|bojo|bojone|salaki",
    "child": "anak saya|anake|anak kandung|putri|putra",
    "parent": "ibu|ibu saya|bapak|bapak saya|mertua|ibu mertua|mbah|nenek|kakek|simbah",
    "sibling": "adik|adik saya|kakak|kakak saya|mbak|mas|ipar|adik ipar|sedulur|saudara saya",
    "other": "lain|lainnya|menantu|mantu|keponakan|ponakan|cucu|bibi|tante|bude|bulik",
}
WHY_ANOTHER = {
    "married": "nikah|nikah lagi|menikah lagi|kawin|kawin lagi",
    "divorced": "cerai|pisah|pegatan",
    "died": "wafat|sedo|seda|meninggal dunia",
    "work": "kerja|bekerja|merantau|tki|tkw|kerja jauh",
    "unwell": "sakit|tua|sepuh|lumpuh|stroke",
    "other": "lain|lainnya",
}


def address() -> Asked:
    """One message with RT, RW, dusun and desa as far as they are said."""

    def ask(turn: Turn, state: ChangeState) -> Question:
        text = turn.words._(
            "Sekarang tinggal di mana? Tulis RT, RW, dusun, dan desanya. Contoh: RT 2 RW 1 dusun Krajan, desa Sukamaju."
        )
        return Question(text, accepts=TEXT, any_words=True)

    def take(turn: Turn, state: ChangeState, answer: Answer) -> Taken:
        said = (answer.text or "").strip()
        wrong = not_worth_keeping(turn, said) or meant_for_another(turn, "address", said)
        if wrong is not None:
            return Again(wrong)
        if tells_unknown(said) or sum(letter.isalnum() for letter in said) < 3:
            return Again(turn.words._("Alamatnya belum lengkap. Tulis misalnya: RT 2 RW 1 dusun Krajan."))
        return dict.fromkeys(("dusun", "rt", "rw", "desa"), "") | address_details(said)

    return Asked(("address", "dusun", "rt", "rw", "desa"), ask, take, any_words=True)


def age_of_pregnancy() -> Asked:
    """Weeks, months or the month of birth, kept as the month in which the child is expected."""

    def ask(turn: Turn, state: ChangeState) -> Question:
        words = turn.words
        text = words._("Sudah berapa bulan kandungannya, atau kira-kira lahir bulan apa? Contoh: 3 bulan, atau: Mei.")
        unknown = Choice("none", words._("Belum tahu"), frozenset({"tidak tahu", "gak tau", "ga tau", "ora ngerti"}))
        return Question(text, (unknown,), numbered=False, accepts=TEXT, any_words=True)

    def take(turn: Turn, state: ChangeState, answer: Answer) -> Taken:
        if answer.value == "none":
            return {"due_month": "", "age_words": ""}
        said = answer.text or ""
        with_unit = f"{said.strip()} bulan" if said.strip().isdigit() else said
        typed = read_pregnancy(with_unit, turn.rules.today(turn.now))
        if typed.due_month is None:
            return Again(
                not_to_be_kept(turn, said) or turn.words._("Belum saya pahami. Contoh: 3 bulan, atau 14 minggu.")
            )
        return {"due_month": typed.kept, "age_words": said.strip()}

    return Asked(("due_month", "age_words"), ask, take)


def grade() -> Asked:
    """Which class; with the school's name it mostly tells the level, which is asked only where it does not."""

    def take(turn: Turn, state: ChangeState, answer: Answer) -> Taken:
        said = (answer.text or "").strip()
        wrong = not_worth_keeping(turn, said)
        if wrong is not None:
            return Again(wrong)
        if tells_unknown(said):
            return {"grade": ""}
        if not any(letter.isalnum() for letter in said):
            return Again(turn.words._("Kelas berapa? Contoh: kelas 7."))
        if (elsewhere := meant_for_another(turn, "grade", said)) is not None:
            return Again(elsewhere)
        return {"grade": said}

    asked = words_of_her_own("grade", lambda words: words._("Kelas berapa sekarang? Contoh: kelas 7."))
    return replace(asked, take=take)


def right_value() -> Asked:
    """How it should be: a day for a birth date, else words."""
    what_is_right = words_of_her_own("right", lambda words: words._("Yang benar bagaimana? Tulis lengkap, ya."))
    return replace(what_is_right, when=lambda state: state.said.get("what") != "birth_date")


def right_birth_date() -> Asked:
    asked = day("born_on", lambda words: words._("Tanggal lahir yang benar? Contoh: 12 Mei 2010."))
    return replace(asked, when=lambda state: state.said.get("what") == "birth_date")


def _about_a_member(state: ChangeState) -> bool:
    return state.said.get("what") in ("member_name", "birth_date")


def _level_unknown(state: ChangeState) -> bool:
    return level_of(state.said.get("school", ""), state.said.get("grade", "")) is None


def _since(words: Words) -> str:
    return words._("Sejak kapan? Kira-kira saja boleh, misalnya: minggu lalu.")


QUESTIONS: Mapping[str, tuple[Asked, ...]] = {
    "moved": (
        address(),
        day("since", _since, exact=False),
        phone(
            "phone",
            lambda words: words._("Apakah nomor HP-nya ganti? Kalau ganti, tulis nomor barunya."),
            lambda words: words._("Nomornya tetap"),
            SAME_PHONE,
        ),
    ),
    "birth": (
        name("name", lambda words: words._("Siapa nama bayinya?"), lambda words: words._("Belum diberi nama")),
        choice("gender", lambda words: words._("Laki-laki atau perempuan?"), ("m", "f"), GENDERS),
        day("born_on", lambda words: words._("Lahirnya tanggal berapa? Contoh: 12 Mei.")),
        words_of_her_own(
            "born_at",
            lambda words: words._("Lahir di mana? Contoh: Puskesmas, bidan, atau rumah."),
            needed=False,
        ),
    ),
    "death": (
        member(lambda words: words._("Siapa yang meninggal?"), "dead"),
        day("died_on", lambda words: words._("Tanggal berapa? Contoh: 12 Mei.")),
    ),
    "child_left": (
        member(lambda words: words._("Anak yang mana?"), "children"),
        choice(
            "why",
            lambda words: words._("Mengapa tidak bersekolah di sana lagi?"),
            ("dropped_out", "finished", "transferred", "moved_out"),
            {
                "dropped_out": "putus|berhenti|berhenti sekolah|mandeg|do",
                "finished": "lulus|tamat|sudah lulus",
                "transferred": "pindah|pindah sekolah",
                "moved_out": "menikah|nikah|kerja|bekerja|ikut saudara|merantau",
            },
            own_words="why_words",
        ),
        day("since", _since, exact=False),
    ),
    "new_school": (
        member(lambda words: words._("Anak yang mana?"), "children"),
        words_of_her_own("school", lambda words: words._("Sekarang sekolah di mana? Tulis nama sekolahnya.")),
        grade(),
        choice("level", lambda words: words._("Itu sekolah apa?"), LEVELS, when=_level_unknown),
    ),
    "pregnancy": (
        member(lambda words: words._("Siapa yang hamil?"), "mothers"),
        age_of_pregnancy(),
        words_of_her_own(
            "checked_at",
            lambda words: words._("Periksanya di mana? Contoh: Puskesmas, bidan, atau posyandu."),
            lambda words: words._("Belum periksa"),
        ),
    ),
    "correction": (
        choice(
            "what",
            lambda words: words._("Apa yang keliru?"),
            ("own_name", "member_name", "birth_date", "address", "other"),
            {"own_name": "nama|nama saya", "birth_date": "tgl lahir|lahir", "other": "lain|lainnya"},
        ),
        replace(member(lambda words: words._("Data siapa?"), "anyone"), when=_about_a_member),
        right_value(),
        right_birth_date(),
    ),
    "pengurus": (
        member(lambda words: words._("Siapa yang akan mewakili keluarga?"), "others"),
        choice("relation", lambda words: words._("Apa hubungannya dengan pengurus sekarang?"), RELATIONS, KINSHIP),
        choice(
            "why",
            lambda words: words._("Kalau berkenan, apa sebabnya?"),
            ("married", "divorced", "died", "work", "unwell", "other"),
            WHY_ANOTHER,
        ),
        phone(
            "phone",
            lambda words: words._("Nomor HP-nya, supaya kabar PKH sampai?"),
            lambda words: words._("Belum ada"),
            "",
        ),
    ),
    "facility": (
        member(lambda words: words._("Siapa yang ganti tempat periksa?"), "anyone"),
        words_of_her_own("facility", lambda words: words._("Sekarang periksa di mana?")),
    ),
    "loss": (),
    "other": (words_of_her_own("story", lambda words: words._("Apa yang berubah? Ceritakan singkat saja.")),),
}
"""Besides these at most one more is asked: for a photo of the document."""
