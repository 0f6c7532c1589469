"""How far a complaint has come, in words for its reporter: what is, who does it, what happens next."""

from conversations.complaints.complaint_words import category_label, quoted, worker_name
from conversations.turn import Turn
from conversations.words import Words, address_name
from programme.complaints.own import OwnComplaint
from programme.rules import Rules


def line_label(turn: Turn, own: OwnComplaint) -> str:
    """'K4M7R2 KKS hilang', with whose it is where that is another's: a line to choose."""
    label = f"{own.ticket} {category_label(turn.words, own.category)}"
    return label if own.kpm_id == turn.who.id else f"{label} ({own.name})"


def detail_text(turn: Turn, own: OwnComplaint) -> str:
    """The whole complaint as she may read it."""
    words = turn.words
    lines = [
        words._("Keluhan {ticket}: {category}", ticket=own.ticket, category=category_label(words, own.category)),
        words._("Disampaikan {day}", day=words.day(turn.rules.today(own.received_at))),
    ]
    if own.kpm_id != turn.who.id:
        lines.append(words._("Untuk: {name}", name=address_name(words, own.name, own.gender)))
    if own.reporter_id != turn.who.id:
        name = address_name(words, own.reporter_name, own.reporter_gender)
        lines.append(words._("Disampaikan oleh {name}", name=name))
    return "\n".join([*lines, "", state_text(words, own, turn.rules)])


def state_text(words: Words, own: OwnComplaint, rules: Rules) -> str:
    """What is and what comes next, in two or three plain sentences."""
    values = {"who": worker_name(words, own.worker, own.level), "day": words.day(rules.today(own.due_at))}
    if own.state == "waiting":
        asked = quoted(own.question or "")
        return words._("{who} menunggu jawaban atas pertanyaan: “{question}”", question=asked, **values)
    if own.state == "solved":
        return words._("{who} menyampaikan bahwa ini sudah diselesaikan.", **values) + _what_was_done(words, own)
    if own.state == "closed":
        return _closed_text(words, own) + _what_was_done(words, own)
    if own.state == "referred":
        return referred_text(words, own) + " " + words._("{who} tetap memantau sampai {day}.", **values)
    if own.state == "reopened":
        return words._("Dibuka lagi karena belum selesai. Ditangani {who}, batas waktunya {day}.", **values)
    if own.state == "in_progress" or own.worker is not None:
        return words._("Sedang ditangani {who}, batas waktunya {day}.", **values)
    return words._("Sudah diterima, menunggu {who}. Batas waktunya {day}.", **values)


def referred_text(words: Words, own: OwnComplaint) -> str:
    """To whom it went on, with the letter's number where there is one."""
    if own.letter_number:
        text = words._("Diteruskan ke {where}, surat nomor {number}.", where=own.referred_to, number=own.letter_number)
    else:
        text = words._("Diteruskan ke {where}.", where=own.referred_to or "-")
    return text


def _what_was_done(words: Words, own: OwnComplaint) -> str:
    return " " + words._("Yang dilakukan: “{words}”", words=quoted(own.solution)) if own.solution else ""


def _closed_text(words: Words, own: OwnComplaint) -> str:
    return {
        "confirmed": words._("Sudah selesai dan ditutup."),
        "withdrawn": words._("Sudah ditarik kembali."),
        "silent": words._("Ditutup karena tidak ada kabar lagi. Kalau belum selesai, masih bisa dibuka lagi."),
    }.get(own.close_reason or "", words._("Sudah ditutup."))
