"""People's words kept from turning into WhatsApp's formatting, which no parameter switches off.

A mark formats only where it touches its word: *so*, and not * so*. So a hair space behind the opening mark of a pair
ends it: it counts as white space everywhere, is hardly seen, and every phone can draw it. Most texts hold no pair and
stay as they are. Rules: https://faq.whatsapp.com/539178204879377
"""

import re

HAIR_SPACE = "\u200a"

_MARK = r"(?<![^\W_])([*_~`])"
"""A mark that no letter or digit stands before: it may open a pair."""
_PAIR = re.compile(_MARK + r"(?=\S)(?=[^\n]*?(?<=\S)\1(?![^\W_]))")
"""The opening mark of a pair on one line; rather one too many than one too few."""
_OPENING = re.compile(_MARK + r"(?=\S|$)")
_CODE_BLOCK = re.compile(r"``+")
_QUOTE = re.compile(r"(?m)^(\s*)>(?=\s)")
_LINK = re.compile(r"https?://\S+")


def neutral(text: str) -> str:
    """The same text with every pair of formatting marks broken up; links stay whole."""
    text = _QUOTE.sub(r"\1›", text)
    text = _CODE_BLOCK.sub(lambda run: HAIR_SPACE.join(run[0]), text)
    return _broken(text, _PAIR)


def neutral_piece(text: str) -> str:
    """The same for a piece of a text that is not known here: a mark in it may meet another one outside."""
    return _broken(text, _OPENING)


def _broken(text: str, marks: re.Pattern[str]) -> str:
    links = [link.span() for link in _LINK.finditer(text)]
    pieces, last = [], 0
    for mark in marks.finditer(text):
        if not any(start <= mark.start() < end for start, end in links):
            pieces += [text[last : mark.end()], HAIR_SPACE]
            last = mark.end()
    return "".join([*pieces, text[last:]])
