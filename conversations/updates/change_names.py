"""A person's name, said as people say it: "si Bayu bu", "anak saya namanya Bayu, umur 2 th", "yg kecil bu"."""

import re

from conversations.questions import Answer, normal
from conversations.said_instead import not_yet, tells_unknown
from conversations.turn import Again, Turn
from conversations.updates.answers_elsewhere import CORRECTS, tells_another
from conversations.updates.change_questions import Asked, Taken, not_worth_keeping, words_of_her_own
from conversations.updates.change_state import ChangeState
from conversations.words import Said

LONGEST_NAME = 80
LONGEST_NAME_WORDS = 6
_KIN_WORDS = (
    "anak anake adik adek kakak suami bojo salaki istri bapak bapake bapa ibuke mbah simbah nenek kakek "
    "mertua menantu mantu cucu incu putu ponakan keponakan bayi orok dede dedek debay"
)
_WHICH = (
    "yang yg sing kang nu si pertama kedua ketiga keempat nomor nomer no bungsu sulung ragil mbarep bontot cikal "
    "pembarep kecil cilik alit leutik paling besar tua tuwa sepuh muda enom tengah laki perempuan cewek cowok "
    "satu dua tiga empat lima siji loro telu papat hiji dua tilu opat"
)
_HERS = "saya sy aku kula kulo abdi kami sendiri"
_CALLING = "bu ibu buk pak bapak mbak mas teh kak min ya yaa yo nggih inggih tadi"
_ALREADY = "udah sudah sdh wis wes sampun tos parantos"
NO_NAME = frozenset(f"{_KIN_WORDS} {_WHICH} {_HERS} {_CALLING} {_ALREADY}".split())
"""Who they are to her, how she speaks to the assistant, and no name."""
NO_NAME_BESIDES = frozenset("gede gedhe ageng adi kaka".split())
"""Names where they stand alone; "yang gede bu" is none."""
_ANY_KIN = f"(?:{'|'.join(_KIN_WORDS.split())})(?:ku|nya|ne|na)?"
_ANY_HERS = f"(?:{'|'.join(_HERS.split())})"
_CALLED = r"(?:(?:ber)?nama(?:nya)?|jeneng(?:e|ipun)|asma(?:ne|nipun)?|ngaran(?:na)?|nami(?:na)?)(?: (?:adalah|yaitu))?"
CALLED = re.compile(rf"\b{_CALLED}\b", re.IGNORECASE)
BEFORE_IT = re.compile(
    rf"^(?:(?:{'|'.join((_CALLING + ' eh oh').split())})[ ,]+(?=.*\b{_CALLED} ))?"
    rf"(?:{_ANY_KIN} {_ANY_HERS}[ ,]+|"
    rf"(?:anak|cucu|putu|adik|adek)(?:ku|u|nya|ne|na|e)? (?=(?:yang|yg|sing|nu|si)\b|{_CALLED} ))?"
    rf"(?:(?:yang|yg|sing|nu) )?(?:{_CALLED} )?(?:si )?",
    re.IGNORECASE,
)
BEHIND_IT = re.compile(rf"(?:[ ,]+(?:{'|'.join(_CALLING.split())}))+$", re.IGNORECASE)
AGE = re.compile(
    r"[ ,(]+(?:(?:umur|umure|umurna|usia|yuswa|baru|masih)(?:nya)? )?\d{1,3} ?"
    r"(?:th|thn|tahun|taun|bln|bulan|wulan|sasi|hari)\b\)?(?: lebih)?",
    re.IGNORECASE,
)


def name(field: str, text: Said, none: Said | None = None) -> Asked:
    """A person's name, in the case in which names are written."""

    def take(turn: Turn, state: ChangeState, answer: Answer) -> Taken:
        if answer.value == "none":
            return {field: ""}
        heard = name_said(turn, answer.text or "")
        return heard if isinstance(heard, Again) else {field: heard}

    return Asked((field,), words_of_her_own(field, text, none).ask, take, any_words=True)


def bare_name(text: str) -> str:
    """'anak saya si Bayu bu, umur 2 th' as 'Bayu'; a name alone stays as it is."""
    said = BEFORE_IT.sub("", AGE.sub("", " ".join(text.split())).strip(" .,;:-"))
    return BEHIND_IT.sub("", said).strip(" .,;:-") or text.strip()


def name_said(turn: Turn, text: str) -> str | Again:
    """'siti aminah' as 'Siti Aminah'; what is no name is asked again."""
    wrong = not_worth_keeping(turn, text) or (not_yet(turn) if tells_unknown(text) else None)
    if wrong is not None:
        return Again(wrong)
    said = bare_name(text)
    called = CALLED.search(text) is not None  # "namanya Cucu": then that is her name
    if _tells_who_only(text) or (_tells_who_only(said) and not called):
        return Again(turn.words._("Siapa namanya? Tulis namanya saja, ya."))
    if CORRECTS.match(normal(said)) and len(said.split()) > 1:
        return Again(turn.words._("Maaf. Untuk memperbaiki jawaban sebelumnya, ketik: kembali"))
    a_story = tells_another("name", said) or len(said.split()) > LONGEST_NAME_WORDS
    if a_story or not any(letter.isalpha() for letter in said) or any(letter.isdigit() for letter in said):
        return Again(turn.words._("Itu belum seperti nama orang. Tulis namanya saja, ya."))
    if len(said) > LONGEST_NAME:
        return Again(turn.words._("Itu terlalu panjang. Tulis namanya saja, ya."))
    return " ".join(word[:1].upper() + word[1:] for word in said.split()) if said.islower() else said


def _tells_who_only(text: str) -> bool:
    """ "Yg kecil bu", "suami saya": who that is to her, without the name."""
    words = {_stem(word) for word in normal(text).split()}
    return words <= (NO_NAME | NO_NAME_BESIDES if len(words) > 1 else NO_NAME)


def _stem(word: str) -> str:
    """'suaminya', 'anakku' as 'suami', 'anak'."""
    return next((word.removesuffix(end) for end in ("nya", "ku", "e") if word.removesuffix(end) in NO_NAME), word)
