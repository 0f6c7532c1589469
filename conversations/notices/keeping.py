"""News of who keeps which group: to both pendamping, to the families, and about leave and who stands in."""

from conversations.keeping.cases_left import cases_stay
from conversations.keeping.leave_words import span
from conversations.notices.handovers import REFUSES, TAKES
from conversations.notices.office import moment_of
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.office.matter_words import matter_in_words
from conversations.questions import NO_WORDS, normal, notice_button
from conversations.turn import Again, Next, Turn
from conversations.words import Words, address_name
from outbox.messages import Message
from programme.access import may_run
from programme.keeping.history import RETURNED, SUBSTITUTE
from programme.keeping.news import Passed, keeper_for_family, passed_at
from programme.keeping.substituting import SubstitutionView, answer_substitution, find_substitution
from programme.office.nudging import waiting_matters

MOST_GROUPS = 8


def render_received(view: NoticeView) -> Message | None:
    """To who keeps the groups now."""
    passed = _passed(view, received=True)
    if passed is None:
        return None
    words = view.words
    values = {
        "name": view.name(),
        "groups": _groups(words, passed),
        "families": passed.families,
        "other": _other(words, passed),
    }
    if passed.cause == SUBSTITUTE:
        text = words._(
            "{name}, mulai hari ini Ibu/Bapak menggantikan {other} di kelompok {groups}: {families} keluarga.", **values
        )
        if passed.until is not None:
            text += " " + words._("Sampai {day}, lalu kembali sendiri.", day=words.day(passed.until))
    elif passed.cause == RETURNED:
        text = words._(
            "{name}, selamat bertugas kembali. Kelompok {groups} kembali pada Ibu/Bapak: {families} keluarga.", **values
        )
    else:
        text = words._("{name}, mulai sekarang Ibu/Bapak mendampingi kelompok {groups}: {families} keluarga.", **values)
        if passed.other is not None:
            text += " " + words._("Sebelumnya {other}.", other=values["other"])
    waiting = waiting_matters(view.session, view.reader.id, view.now, view.rules)
    told = [matter_in_words(words, matter, count) for matter, count in waiting.items()]
    if told:
        text += " " + words._("Yang menunggu sekarang: {what}.", what=words.listing(told))
    return Message(text)


def render_handed(view: NoticeView) -> Message | None:
    """To who kept them before."""
    passed = _passed(view, received=False)
    if passed is None or passed.other is None:
        return None
    words = view.words
    values = {"name": view.name(), "groups": _groups(words, passed), "other": _other(words, passed)}
    if passed.cause == SUBSTITUTE:
        return Message(
            words._("{name}, selama cuti kelompok {groups} didampingi {other}. Nanti kembali sendiri.", **values)
        )
    if passed.cause == RETURNED:
        return Message(
            words._("{name}, kelompok {groups} sudah kembali pada {other}. Terima kasih sudah menggantikan.", **values)
        )
    text = words._(
        "{name}, mulai sekarang kelompok {groups} didampingi {other}. Terima kasih atas pendampingannya.", **values
    )
    if passed.cases:
        text += " " + cases_stay(words, passed.cases)
    return Message(text)


def _passed(view: NoticeView, *, received: bool) -> Passed | None:
    moment = moment_of(view.slot)
    if moment is None or view.subject_id != view.reader.id:
        return None
    return passed_at(view.session, view.reader.id, moment, received=received)


def _groups(words: Words, passed: Passed) -> str:
    shown = list(passed.groups[:MOST_GROUPS])
    if len(passed.groups) > MOST_GROUPS:
        rest = len(passed.groups) - MOST_GROUPS
        return ", ".join(shown) + " " + words.n_("dan {n} lagi", "dan {n} lagi", rest)
    return words.listing(shown)


def _other(words: Words, passed: Passed) -> str:
    return address_name(words, passed.other, passed.other_gender) if passed.other else "-"


def render_family(view: NoticeView) -> Message | None:
    """To a family whose group has another pendamping; None where it has yet another by now."""
    cause, _, rest = view.slot.partition(" ")
    moment = moment_of(rest)
    if moment is None or view.reader.group_id != view.subject_id:
        return None
    news = keeper_for_family(view.session, view.subject_id, moment)
    if news is None:
        return None
    words = view.words
    values = {
        "name": view.name(),
        "group": view.reader.group_name,
        "keeper": address_name(words, news.name, news.gender),
        "before": address_name(words, news.before, news.before_gender) if news.before else "",
    }
    if cause == SUBSTITUTE and news.until is not None:
        return Message(
            words._(
                "{name}, sampai {day} {before} sedang tidak bertugas. Kelompok {group} sementara didampingi {keeper}. "
                "Semua kabar tetap lewat chat ini.",
                day=words.day(news.until),
                **values,
            )
        )
    return Message(
        words._(
            "{name}, mulai sekarang kelompok {group} didampingi {keeper}. Tidak ada yang perlu diurus. Kalau ada "
            "pertanyaan, tulis saja di sini seperti biasa.",
            **values,
        )
    )


def render_asked(view: NoticeView) -> Message | None:
    """To the colleague; None once it was answered or taken back."""
    one = find_substitution(view.session, view.subject_id)
    if one is None or one.state != "asked" or one.substitute_id != view.reader.id:
        return None
    words = view.words
    text = words._(
        "{name}, {away} cuti {days} dan meminta Ibu/Bapak menggantikan: {groups} kelompok. Sesudah itu kelompoknya "
        "kembali sendiri. Apakah bersedia?",
        name=view.name(),
        away=address_name(words, one.name, one.gender),
        days=span(words, one.from_on, one.until_on),
        groups=one.groups,
    )
    take = notice_button(words._("Bersedia"), "substitute_asked", view.subject, "yes")
    refuse = notice_button(words._("Belum bisa"), "substitute_asked", view.subject, "no")
    return Message(text, rows=((take, refuse),))


def asked_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    substitution_id = int(subject.rpartition(":")[2])
    if value not in ("yes", "no") or not may_run(turn.session, turn.actor, "answer_substitution", substitution_id):
        return None
    before = answer_substitution(turn.session, turn.actor, substitution_id, value == "yes", turn.now, turn.rules)
    words = turn.words
    if before is not None:
        told = {
            "accepted": words._("Itu sudah diterima tadi. Terima kasih."),
            "active": words._("Itu sudah diterima, dan sedang berjalan. Terima kasih."),
            "declined": words._("Itu sudah dijawab tadi: belum bisa. Tidak apa-apa."),
        }
        return Again(told.get(before, words._("Terima kasih, itu sudah tidak perlu lagi.")))
    if value == "no":
        return Again(words._("Baik, tidak apa-apa. Saya sampaikan."))
    return Again(words._("Terima kasih banyak. Kelompoknya saya titipkan begitu cutinya mulai."))


def asked_typed(turn: Turn, subject: str, text: str) -> Next | None:
    said = normal(text)
    first = said.split()[0] if said else ""
    if said in REFUSES or said == "belum bisa" or first in ("tolak", "maaf"):
        return asked_tapped(turn, subject, "no")
    if said in TAKES or (first in TAKES and first not in NO_WORDS and len(said.split()) <= 3):
        return asked_tapped(turn, subject, "yes")
    return None


def asked_title(turn: Turn, subject: str) -> str:
    one = find_substitution(turn.session, int(subject.rpartition(":")[2]))
    if one is None or one.substitute_id != turn.who.id:
        return turn.words._("Permintaan menggantikan")
    return turn.words._("Permintaan menggantikan {name}", name=address_name(turn.words, one.name, one.gender))


def render_answered(view: NoticeView) -> Message | None:
    """To who asked, to the koordinator where nobody stands in, and to the colleague where it was taken back."""
    one = find_substitution(view.session, view.subject_id)
    if one is None or not may_run(view.session, view.reader.actor, "show_substitution", one.id):
        return None
    text = _answer_in_words(view.words, one, view.slot)
    return Message(text) if text is not None else None


def _answer_in_words(words: Words, one: SubstitutionView, slot: str) -> str | None:
    values = {
        "colleague": address_name(words, one.substitute, one.substitute_gender),
        "away": address_name(words, one.name, one.gender),
        "days": span(words, one.from_on, one.until_on),
    }
    return {
        "accepted": words._(
            "{colleague} bersedia menggantikan {away} {days}. Kelompoknya dititipkan otomatis.", **values
        ),
        "declined": words._(
            "{colleague} belum bisa menggantikan {away} {days}. Ketik cuti untuk meminta rekan lain.", **values
        ),
        "lapsed": words._(
            "{colleague} belum menjawab permintaan menggantikan {away} {days}. Ketik cuti untuk meminta rekan lain.",
            **values,
        ),
        "withdrawn": words._(
            "{away} tidak jadi cuti {days}. Ibu/Bapak tidak perlu menggantikan. Terima kasih.", **values
        ),
        "nobody": words._(
            "Cuti {away} berakhir, tetapi {away} tidak bertugas lagi. Kelompoknya masih pada {colleague}. Ketik "
            "serahkan kelompok.",
            **values,
        ),
    }.get(slot)


RECEIVED = NoticeTalk(render_received, knock=lambda view: "kabar tentang kelompok", about="person")
HANDED = NoticeTalk(render_handed, knock=lambda view: "kabar tentang kelompok", about="person")
FAMILY = NoticeTalk(render_family, knock=lambda view: "kabar tentang kelompok", about="group")
ASKED = NoticeTalk(
    render_asked,
    asked_tapped,
    asked_typed,
    asked_title,
    knock=lambda view: "permintaan menggantikan rekan",
    about="substitution",
)
ANSWERED = NoticeTalk(render_answered, knock=lambda view: "jawaban tentang cuti", about="substitution")
