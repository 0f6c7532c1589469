"""When and where a health post opens: a day added, or one that is put elsewhere."""

from conversations.health.post_words import hours_in_words
from conversations.health.posyandu_state import TEXT, PosyanduState, day_of, post_of, times_of
from conversations.many_due.when_where import when_and_where
from conversations.moved_to import is_a_place
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Next, Turn
from conversations.typed_moment_words import place_too_long, problem_in_words
from programme.health.day_text import read_post_day
from programme.health.posyandu_days import USUAL_ENDS, USUAL_STARTS, move_posyandu_day, plan_posyandu_day
from programme.typed_dates import read_moment


def ask_when(turn: Turn, state: PosyanduState) -> Question:
    if state.posyandu_id:
        return Question(turn.words._("Pindah ke kapan? Misalnya: Senin 12/11 jam 8-11."), accepts=TEXT)
    return Question(turn.words._("Buka kapan? Misalnya: Senin 12/11 jam 8-11."), accepts=TEXT)


def take_when(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    words, today = turn.words, turn.rules.today(turn.now)
    said = read_post_day(answer.text or "", today)
    if said.pattern is not None:
        return Again(words._("Itu jadwal tiap bulan. Tulis satu tanggal, misalnya: Senin 12/11 jam 8-11."))
    if said.problem is not None or (said.day is None and (said.starts is None or not state.posyandu_id)):
        return Again(problem_in_words(words, read_moment(answer.text or "", today)))
    before, post = (day_of(turn, state) if state.posyandu_id else None), post_of(turn, state)
    starts, ends = (post.starts, post.ends) if post is not None else (None, None)
    day = said.day
    if before is not None:
        local = turn.rules.local(before.starts_at)
        day, starts, ends = day or local.date(), local.time(), turn.rules.local(before.ends_at).time()
    starts, ends = starts or USUAL_STARTS, ends or USUAL_ENDS
    if said.starts is not None and said.ends is not None:
        starts, ends = said.starts, said.ends
    state.day, state.starts, state.ends = (day or today).isoformat(), starts.isoformat(), ends.isoformat()
    if times_of(turn, state).starts_at <= turn.now:
        return Again(words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang."))
    return Ask("place")


def ask_place(turn: Turn, state: PosyanduState) -> Question:
    words, post = turn.words, post_of(turn, state)
    name = day_of(turn, state).name if state.posyandu_id else post.name if post is not None else ""
    here = Choice("here", words._("Di {post}", post=name[:50]), frozenset({"tetap", "biasa", "di posyandu", "sama"}))
    return Question(
        words._("Di mana? Pilih atau tulis tempatnya."), (here,), numbered=False, accepts=TEXT, any_words=True
    )


def take_place(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    place = "" if answer.value == "here" else " ".join((answer.text or "").split())
    if place and not is_a_place(place):
        return Again(place_too_long(turn.words))
    state.place = place
    return Ask("day_check")


def ask_day_check(turn: Turn, state: PosyanduState) -> Question:
    words, times, post = turn.words, times_of(turn, state), post_of(turn, state)
    name = day_of(turn, state).name if state.posyandu_id else post.name if post is not None else ""
    hours = hours_in_words(words, turn.rules.local(times.starts_at).time(), turn.rules.local(times.ends_at).time())
    where = when_and_where(words, times.starts_at, times.place or name, turn.rules)
    if state.posyandu_id:
        text = words._(
            "{post} pindah menjadi {where} ({hours}). Keluarga dikabari kalau sudah dekat.",
            post=name,
            where=where,
            hours=hours,
        )
        return Question(text, yes_no(words._("Ya, pindahkan"), words._("Tidak jadi")))
    text = words._(
        "{post} buka {where} ({hours}). Keluarga diingatkan sehari sebelumnya.", post=name, where=where, hours=hours
    )
    return Question(text, yes_no(words._("Ya, catat"), words._("Tidak jadi")))


def take_day_check(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    words, times = turn.words, times_of(turn, state)
    if answer.value == "no":
        return Ask("menu", words._("Baik, tidak ada yang berubah."))
    if answer.value != "yes":
        return Again()
    if times.starts_at <= turn.now:
        return Ask("when", words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang."))
    if state.posyandu_id:
        moved = move_posyandu_day(turn.session, turn.actor, state.posyandu_id, times, turn.now, turn.rules)
        said = words._("Sudah dipindahkan.") if moved else words._("Tidak ada yang berubah.")
        return Ask("day", said)
    state.posyandu_id = plan_posyandu_day(turn.session, turn.actor, state.provider_id, times, turn.now, turn.rules)
    return Ask("day", words._("Tercatat."))
