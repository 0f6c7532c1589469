"""Ticks and crosses of an attendance sheet typed as pictures, as the words that stand for them.

Beside words of attendance (`❌ tidak hadir:`, `Hadir ✅`) such a picture only decorates them; where the two
contradict each other, what is meant is left open, so that it is asked.
"""

import re

from programme.attendance_reading.spoken_words import CAME_IN_WORDS, STAYED_AWAY_IN_WORDS

SIGNS = dict.fromkeys("✅✔☑✓", "v") | dict.fromkeys("❌✖❎🚫⛔✗✘🔴", "x")
SIGN = f"[{''.join(SIGNS)}]\ufe0f?"
RUN_OF_SIGNS = re.compile(SIGN)
SAID = re.compile(
    rf"(?im)(?P<before>(?:{SIGN} *)*)"
    rf"(?<![^\W_])(?P<who>(?:(?:yg|yang|sing|nu|ingkang|daftar|anggota|ibu2|ibu-ibu) )*)"
    rf"(?:(?P<away>{STAYED_AWAY_IN_WORDS})|(?P<came>{CAME_IN_WORDS}))(?![^\W_])(?P<behind>(?: *{SIGN})*)"
)
OPEN_QUESTION = "belum tentu hadir"


def with_signs_in_words(text: str) -> str:
    """The text with each tick and cross as a word of its own, and without those that only decorate."""
    text = SAID.sub(_decorated, text)
    return RUN_OF_SIGNS.sub(lambda found: f" {SIGNS[found.group()[0]] * 3} ", text)


def _decorated(found: re.Match[str]) -> str:
    before, behind = found["before"], found["behind"]
    heads = found.start() == 0 or found.string[: found.start()].rstrip(" *_-•")[-1:] in ("\n", "")
    if before and not heads and re.match(r" *(?:\d+ *\w* *)?:", found.string[found.end() :]):
        return found.group()  # the picture may mark whoever is named before it
    said = {SIGNS[sign] for sign in before + behind if sign in SIGNS}
    if not said:
        return found.group()
    words = found.group()[len(before) : len(found.group()) - len(behind)]
    if said == {"x" if found["away"] else "v"}:
        return " " * len(before) + words + " " * len(behind)
    return f"{OPEN_QUESTION}"
