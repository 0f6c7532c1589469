"""Ticks and crosses of an attendance sheet typed as pictures, as the words that stand for them.

Beside words of attendance (`❌ tidak hadir:`, `Hadir ✅`) such a picture only decorates them; where the two
contradict each other, what is meant is left open, so that it is asked.
"""

import re

from programme.attendance_reading.kinship import TITLES
from programme.attendance_reading.lexicon import MEANINGS
from programme.attendance_reading.spoken_words import CAME_IN_WORDS, STAYED_AWAY_IN_WORDS

SIGNS = dict.fromkeys("✅✔☑✓", "v") | dict.fromkeys("❌✖❎🚫⛔✗✘🔴", "x")
SIGN = f"[{''.join(SIGNS)}]\ufe0f?"
RUN_OF_SIGNS = re.compile(SIGN)
SAID = re.compile(
    rf"(?im)(?P<before>(?:{SIGN} *)*)"
    rf"(?<![^\W_])(?:(?:yg|yang|sing|nu|ingkang|daftar|anggota|ibu2|ibu-ibu) )*"
    rf"(?:(?P<away>{STAYED_AWAY_IN_WORDS})|(?P<came>{CAME_IN_WORDS}))(?![^\W_])(?P<behind>(?: *{SIGN})*)"
)
CROSSED = re.compile(f"[{''.join(sign for sign, word in SIGNS.items() if word == 'x')}]")
THUMB_BEFORE_WORDS = re.compile(r"(?<=[^\W\d_] )👍(?=[^\n]*[^\W\d_])|(?<=[^\W\d_])👍(?=[^\n]*[^\W\d_])")
LED = re.compile(rf"(?m)^(?P<mark>[ *•-]*(?:\d{{1,2}}[.)]? *)?)(?P<sign>{SIGN})(?: *{SIGN})* *(?=(?P<first>[^\W\d_]+))")
NEXT_SIGN = re.compile(
    rf"(?<=[^\W\d_])[.,;]? +(?=(?:\d{{1,2}}[.)] *)?{SIGN} ?[^\W\d_])|(?<=\d),? +(?={SIGN} ?[^\W\d_])"
)
LINE_OF_SIGNS = re.compile(rf"(?m)^ *(?:1[.)] *)?{SIGN} ?[^\W\d_][^\n]*{SIGN}[^\n]*[^\W_)] *$")
HEADED_AWAY = re.compile(rf"(?im){STAYED_AWAY_IN_WORDS}[^\n]*\n\s*\Z")
ALREADY = re.compile(r"(?i)\b(?:sudah|sdh|udah|udh|wis|wes|sampun|pun|tos|parantos|geus) $")
OPEN_QUESTION = "belum tentu hadir"


def with_signs_in_words(text: str) -> str:
    """The text with each tick and cross as a word of its own, and without those that only decorate."""
    if "👎" in text:  # alone a thumb up is praise, beside thumbs down it says who came
        text = text.replace("👎", "❌").replace("👍", "✅")
    elif CROSSED.search(text):
        text = THUMB_BEFORE_WORDS.sub("✅", text)
    text = SAID.sub(_decorated, _with_lines_in_words(LINE_OF_SIGNS.sub(_with_a_line_for_each, text)))
    return RUN_OF_SIGNS.sub(lambda found: f" {SIGNS[found.group()[0]] * 3} ", text)


def _with_a_line_for_each(found: re.Match[str]) -> str:
    """`✅ Painem ✅ Samini`, `1. ✅ Painem. 2. ❌ Wati`: where the first sign leads, each leads what is behind it."""
    return NEXT_SIGN.sub("\n", found[0])


def _with_lines_in_words(text: str) -> str:
    """`✅ Wati`, `❌ Sri kerja`: each sign that leads a line with a name as the heading it stands for."""
    led = [found for found in LED.finditer(text) if _may_be_named(found["first"])]
    if led:  # `1. ✅ Untung` in such a list
        also = [
            each for each in LED.finditer(text) if re.search(r"\d", each["mark"]) and _names_by_a_word(each["first"])
        ]
        led = sorted([*led, *also], key=lambda found: found.start())
    if len(led) < 2:
        return text
    listed_away = HEADED_AWAY.search(text[: led[0].start()])
    crossed = any(SIGNS[found["sign"][0]] == "x" for found in led)
    came = OPEN_QUESTION if listed_away and not crossed else "hadir"
    heads = {found.start("sign"): "tidak hadir" if SIGNS[found["sign"][0]] == "x" else came for found in led}
    return LED.sub(
        lambda found: f"{heads[found.start('sign')]}: {found['mark']}" if found.start("sign") in heads else found[0],
        text,
    )


def _may_be_named(word: str) -> bool:
    return word.casefold() in TITLES or word.casefold() not in MEANINGS


def _names_by_a_word(word: str) -> bool:
    """Whether it is a word of no weight for attendance that may be somebody's name as well (Untung, Kasih, Cucu)."""
    return MEANINGS.get(word.casefold()) in ("-", "anak", "dikasih", "kalender", "enak")


def _decorated(found: re.Match[str]) -> str:
    before, behind = found["before"], found["behind"]
    heads = found.start() == 0 or found.string[: found.start()].rstrip(" *_-•")[-1:] in ("\n", "")
    if before and not heads and re.match(r" *(?:\d+ *\w* *)?:", found.string[found.end() :]):
        return found.group()  # the picture may mark whoever is named before it
    if ALREADY.search(found.string[: found.start()]) and found["away"]:
        return found.group()  # `sudah absen`: signed in
    said = {SIGNS[sign] for sign in before + behind if sign in SIGNS}
    if not said:
        return found.group()
    words = found.group()[len(before) : len(found.group()) - len(behind)]
    if said == {"x" if found["away"] else "v"}:
        return " " * len(before) + words + " " * len(behind)
    return f" {OPEN_QUESTION} "
