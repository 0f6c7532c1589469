"""Greetings and thanks: people are polite to the assistant, so it is polite back instead of "I did not understand"."""

from conversations.questions import YES_WORDS, normal
from conversations.words import Words

GREETING_WORDS = """
halo hallo hai hello hi pagi siang sore malam selamat assalamualaikum assalamu alaikum asalamualaikum salam permisi
sugeng enjing siyang sonten dalu wilujeng sampurasun punten kulonuwun kulo nuwun good morning
"""
THANK_WORDS = """
terima kasih trima terimakasih trimakasih makasih mksh makasi tks thanks matur suwun nuwun maturnuwun hatur nuhun
haturnuhun siap baik bismillah insyaallah insya insyaalloh in syaa allah amin aamiin alhamdulillah sendiko
"""
FILLER_WORDS = "bu ibu pak bapak mbak mas teh dek ya yaa yah wr wb kak min admin banyak sekali sanget pisan"
GREETINGS, THANKS = frozenset(GREETING_WORDS.split()), frozenset(THANK_WORDS.split())
FILLERS = frozenset(FILLER_WORDS.split())
ACKNOWLEDGEMENTS = THANKS | YES_WORDS | FILLERS


def greeting(words: Words, text: str, name: str) -> str | None:
    """The answer to a greeting and nothing else; None for any other text."""
    said = set(normal(text).split())
    if not said & GREETINGS or not said <= GREETINGS | FILLERS:
        return None
    return words._("Halo, {name}.", name=name)


def acknowledgement(words: Words, text: str, name: str) -> str | None:
    """The answer to "nggih", "siap bu", "makasih" or a lone emoji after a notice; None for any other text."""
    if not acknowledges(text):
        return None
    return words._("Sama-sama, {name}. Kalau perlu sesuatu, ketik menu.", name=name)


def thanks_to_all(words: Words) -> str:
    """The answer on a phone that several use: nobody need say who she is for a word of thanks."""
    return words._("Sama-sama. Kalau perlu sesuatu, ketik menu.")


def acknowledges(text: str) -> bool:
    """Whether the text is thanks, a yes or a lone emoji, and nothing else."""
    said = set(normal(text).split())
    return said <= ACKNOWLEDGEMENTS and (not said or bool(said & (THANKS | YES_WORDS)))
