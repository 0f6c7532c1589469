"""A complaint in the words of those who handle it: the line of a list, and everything that is known of one."""

from datetime import datetime

from conversations.complaints.complaint_words import category_label, quoted, role_name
from conversations.words import Words, address_name
from programme.complaints.lists import ComplaintLine
from programme.complaints.reading import ComplaintDetail, PlannedVisit, StepLine
from programme.rules import Rules

STEPS_SHOWN = 8
LONGEST_STEP = 200


def state_in_words(words: Words, state: str, *, has_worker: bool = True) -> str:
    """'sedang ditangani'; begun below and passed on, it waits for somebody again."""
    if state == "in_progress" and not has_worker:
        state = "received"
    return {
        "received": words._("belum ada yang menangani"),
        "in_progress": words._("sedang ditangani"),
        "waiting": words._("menunggu jawaban pelapor"),
        "referred": words._("sudah dirujuk"),
        "solved": words._("pelapor ditanya apakah sudah selesai"),
        "reopened": words._("dibuka lagi oleh pelapor"),
        "closed": words._("ditutup"),
    }[state]


def line_in_words(words: Words, line: ComplaintLine, rules: Rules) -> str:
    """'K4M7R2 · KKS hilang: Ibu Mawar (Melati 1), batas Sel 27 Nov, sedang ditangani'."""
    day = words.short_day(rules.today(line.due_at))
    until = words._("LEWAT batas {day}", day=day) if line.is_late else words._("batas {day}", day=day)
    until = "" if line.state in ("solved", "closed", "waiting") else f"{until}, "
    worker = (
        "" if line.worker is None or line.is_mine else f" ({address_name(words, line.worker.name, line.worker.gender)})"
    )
    hidden = words._("RAHASIA, ") if line.confidential else ""
    name = f"{address_name(words, line.name, line.gender)} ({line.group_name})"
    state = state_in_words(words, line.state, has_worker=line.worker is not None)
    head = f"{line.ticket} · {category_label(words, line.category)}: {name}"
    return f"{head}, {hidden}{until}{state}{worker}"


def detail_in_words(words: Words, one: ComplaintDetail, rules: Rules) -> str:
    """Everything on one screen; what is longer can be read whole by a choice of its own."""
    parts = [*_about(words, one), f"“{quoted(one.words)}”", *_standing(words, one, rules)]
    if one.files:
        parts.append(words.n_("Lampiran: {n}", "Lampiran: {n}", one.files))
    history = [_step(words, step, rules) for step in one.steps][-STEPS_SHOWN:]
    history += [_visit(words, visit) for visit in one.visits]
    if history:
        parts += ["", words._("Yang sudah terjadi:"), *history]
    return "\n".join(parts)


def _about(words: Words, one: ComplaintDetail) -> list[str]:
    parts = [words._("Keluhan {ticket}: {category}", ticket=one.ticket, category=category_label(words, one.category))]
    if one.confidential:
        parts.append(
            words._(
                "RAHASIA: ketua, wakil ketua, dan pendamping kelompok ini tidak boleh tahu, juga tidak dari pertanyaan "
                "kita."
            )
        )
    parts.append(
        words._(
            "{name} (nomor {number}), kelompok {group}, Desa {desa}",
            name=address_name(words, one.name, one.gender),
            number=one.member_number,
            group=one.group_name,
            desa=one.desa,
        )
    )
    if one.reporter is not None:
        by = address_name(words, one.reporter.name, one.reporter.gender)
        parts.append(words._("Disampaikan lewat {name}", name=by))
    if one.accused_role:
        parts.append(words._("Tentang: {role}", role=role_name(words, one.accused_role)))
    return parts


def _standing(words: Words, one: ComplaintDetail, rules: Rules) -> list[str]:
    parts = [words._("Masuk: {day}", day=words.day(rules.today(one.received_at)))]
    state = state_in_words(words, one.state, has_worker=one.worker is not None)
    if one.worker is not None:
        state += f" ({address_name(words, one.worker.name, one.worker.gender)})"
    parts.append(words._("Keadaan: {state}", state=state))
    if one.state not in ("waiting", "solved", "closed"):
        due = words.day(rules.today(one.due_at))
        late = words._("Batas waktu: {day}, sudah lewat", day=due)
        parts.append(late if one.is_late else words._("Batas waktu: {day}", day=due))
    if one.referred_to:
        letter = words._(" (surat {number})", number=one.letter_number) if one.letter_number else ""
        parts.append(words._("Dirujuk ke: {to}", to=one.referred_to) + letter)
    return parts


def _step(words: Words, step: StepLine, rules: Rules) -> str:
    who = words._("Pelapor") if step.by_reporter else _name(words, step)
    what = {
        "taken": words._("{who} menangani", who=who),
        "noted": words._("{who} menambahkan", who=who) if step.by_reporter else words._("{who} mencatat", who=who),
        "asked": words._("{who} bertanya", who=who),
        "answered": words._("{who} menjawab", who=who) if step.by_reporter else words._("jawaban pelapor"),
        "referred": words._("{who} merujuk", who=who),
        "visit": words._("{who} merencanakan kunjungan", who=who),
        "escalated": words._("diteruskan ke tingkat berikutnya"),
        "solved": words._("{who} menyelesaikan", who=who),
        "reopened": words._("{who} membuka lagi", who=who),
        "closed": words._("ditutup"),
        "withdrawn": words._("ditarik pelapor"),
    }.get(step.kind, step.kind)
    said = f": “{_short(step.words)}”" if step.words and step.kind != "visit" else ""
    return f"{_when(words, step.at, rules)} {what}{said}"


def _name(words: Words, step: StepLine) -> str:
    return address_name(words, step.by.name, step.by.gender) if step.by is not None else words._("Asisten")


def _visit(words: Words, visit: PlannedVisit) -> str:
    day = words.short_day(visit.due_on)
    where = visit.provider or words._("keluarganya")
    if visit.state == "open":
        return words._("Kunjungan ke {where}: {day}", where=where, day=day)
    if visit.state != "done":
        return words._("Kunjungan ke {where}: batal", where=where)
    found = "; ".join(_short(said) for said in (visit.finding, visit.agreement) if said) or "-"
    return words._("Kunjungan ke {where} selesai: {found}", where=where, found=found)


def _short(said: str) -> str:
    one = " ".join(said.split())
    return one if len(one) <= LONGEST_STEP else f"{one[:LONGEST_STEP]} …"


def _when(words: Words, at: datetime, rules: Rules) -> str:
    return f"{words.short_day(rules.today(at))}:"
