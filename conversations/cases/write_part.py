"""One part of a case's report in the pendamping's own words: several messages add up until "selesai".

text --words--> text --selesai--> kept, and back to the report
 |--show, anew, undo--> text
pick (concepts, values) --one of the list--> how --words or skipped--> pick
 '--write freely--> text
"""

from conversations.cases.case_report import ReportState, standing_of
from conversations.cases.case_state import STAFF, TEXT, family_name
from conversations.cases.part_hints import hints
from conversations.cases.part_words import count_for, lacks_in_words, part_label, part_name
from conversations.cases.pick_grounds import ask_how, ask_pick, take_how, take_pick
from conversations.cases.saving import has_words, too_short
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.access import may_run
from programme.cases.case_reports import ReportStanding
from programme.cases.codes import REPORT_PARTS
from programme.cases.report_grounds import CHOSEN
from programme.cases.report_parts import DESCRIPTION
from programme.cases.report_words import count_words
from programme.cases.report_writing import keep_own_text

LONGEST_SHOWN = 1200
"""Letters of a part that is shown; more of it stands in the document."""


def begin(turn: Turn, state: ReportState) -> Next:
    if state.part not in REPORT_PARTS or not may_run(turn.session, turn.actor, "show_case_report", state.case_id):
        return Done(turn.words._("Laporan kasus hanya dibuat oleh pemegang kasusnya."))
    return Ask("pick" if state.part in CHOSEN else "text")


def ask_text(turn: Turn, state: ReportState) -> Question:
    words, found = turn.words, standing_of(turn, state)
    asked = hints(words, state.part)
    helping = asked[len(state.pieces) % len(asked)]
    lines = [_how_many(turn, state, found)]
    lacking = [one for one in found.text.counts if one.part == state.part]
    if not state.pieces and (missing := lacks_in_words(words, lacking)):
        lines.append(words._("Di berkas belum ada {missing}.", missing=missing))
    lines.append(helping)
    if not state.pieces:
        lines.append(words._("Tulis seperti bercerita, boleh beberapa pesan. Ketik selesai kalau sudah."))
    return Question("\n".join(lines), tuple(_choices(turn, state, found)), numbered=False, accepts=TEXT, any_words=True)


def _choices(turn: Turn, state: ReportState, found: ReportStanding) -> list[Choice]:
    words = turn.words
    done = Choice("done", words._("Selesai"), frozenset({"selesai", "sudah", "cukup", "sampun", "rampung", "simpan"}))
    choices = [done]
    if state.pieces:
        choices.append(Choice("undo", words._("Hapus pesan terakhir"), frozenset({"hapus"})))
    elif found.text.paragraphs[state.part]:
        choices.append(Choice("show", words._("Lihat isinya"), frozenset({"lihat", "isi"})))
        if not state.instead:
            choices.append(Choice("anew", words._("Tulis dari awal")))
    return choices


def _how_many(turn: Turn, state: ReportState, found: ReportStanding) -> str:
    """'2a. Pendekatan awal: 62 dari 100 kata'; with what is being written."""
    words = turn.words
    count, label = count_for(found.text, state.part), part_label(words, state.part)
    if count.part == DESCRIPTION:
        label = words._("{part} (bagian 1 seluruhnya)", part=label)
    written = count.words - _left_out(state, found) + sum(count_words(one) for one in state.pieces)
    if written < count.least:
        return words._("{part}: {count} dari {least} kata.", part=label, count=written, least=count.least)
    return words._("{part}: {count} kata, sudah cukup.", part=label, count=written)


def _left_out(state: ReportState, found: ReportStanding) -> int:
    """Words that go where the part is written from the beginning."""
    return sum(count_words(one) for one in found.text.paragraphs[state.part]) if state.instead else 0


def take_text(turn: Turn, state: ReportState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "done":
        return _done(turn, state)
    if answer.value == "undo":
        state.pieces = state.pieces[:-1]
        return Again(words._("Pesan terakhir dihapus."))
    if answer.value == "show":
        return Again(_shown(turn, state))
    if answer.value == "anew":
        state.instead = True
        return Again(words._("Baik, bagian ini nanti hanya berisi tulisan Ibu/Bapak. Yang lama hilang saat disimpan."))
    if not has_words(answer.text or ""):
        return Again(too_short(turn))
    state.pieces = [*state.pieces, (answer.text or "").strip()]
    return Again()


def _shown(turn: Turn, state: ReportState) -> str:
    whole = "\n\n".join(standing_of(turn, state).text.paragraphs[state.part])
    if len(whole) <= LONGEST_SHOWN:
        return whole
    return turn.words._("{beginning} ... (selengkapnya di laporan)", beginning=whole[:LONGEST_SHOWN].rstrip())


def _done(turn: Turn, state: ReportState) -> Next:
    words, name = turn.words, part_name(turn.words, state.part)
    if not state.pieces:
        return Done(words._("Baik, bagian {part} tetap seperti semula.", part=name))
    keep_own_text(
        turn.session, turn.actor, state.case_id, state.part, state.pieces, turn.now, turn.rules, instead=state.instead
    )
    count = count_for(standing_of(turn, state).text, state.part)
    if count.short_of:
        return Done(words._("Tersimpan. {part}: masih kurang {n} kata.", part=name, n=count.short_of))
    return Done(words._("Tersimpan. {part} sekarang {count} kata, sudah cukup.", part=name, count=count.words))


def unfinished(turn: Turn, state: ReportState) -> str:
    """How the menu calls it: "laporan kasus Ibu Mawar"."""
    if len(turn.people) > 1 or not may_run(turn.session, turn.actor, "show_case_report", state.case_id):
        return turn.words._("laporan kasus")
    return turn.words._("laporan kasus {name}", name=family_name(turn, standing_of(turn, state).view))


CONVERSATION = Conversation(
    "write_part",
    ReportState,
    {
        "text": Step(ask_text, take_text),
        "pick": Step(ask_pick, take_pick),
        "how": Step(ask_how, take_how),
    },
    begin,
    roles=STAFF,
    unfinished=unfinished,
)
