"""The person spoken to ("Bu Sri, maaf baru laporan"): left out of the report, though a member is called so too."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from programme.attendance_reading.phrases import BREAKS, Phrase
from programme.attendance_reading.units import Mention, Unit

OPENING = BREAKS | {"greeting", "sorry", "comma"}
PARDON = frozenset({"sorry", "greeting"})
REPORT_BEGINS = frozenset(
    {"who", "number", "of", "place", "all", "everyone", "people", "total", "from", "question", "other", "self"}
)
CAME_OR_NOT = frozenset({"absent", "none", "nobody", "no", "present"})
LEADS_ON = frozenset({"only", "colon", "number", "people", "total", "word"})
PERSONS = frozenset({"name", "strange"})
THANKS = frozenset({"terima", "dikasih"})


def without_address(phrases: Sequence[Phrase], units: Sequence[Unit]) -> list[Phrase]:
    """`Assalamualaikum Bu Dewi, yang tidak hadir Mawar`: whoever is greeted before the report begins is not in it."""
    phrases = [
        phrase
        for at, phrase in enumerate(phrases)
        if not (_is_asked_pardon(phrases, at, units) or _is_thanked(phrases, at, units))
    ]
    at = next((at for at, phrase in enumerate(phrases) if phrase.tag not in OPENING), 0)
    mention = _titled(phrases, at, units) if phrases else None
    rest = phrases[at + 1 :]
    if mention is None or _adds_another(rest):
        return list(phrases)
    greeted = at and any(phrase.tag in PARDON for phrase in phrases[:at])
    greeted = greeted and (_report_begins(rest, units) or _is_called_before(rest, units))
    return [*phrases[:at], *rest] if greeted or _tells_of_others(rest, units) else list(phrases)


def perhaps_called(phrases: Sequence[Phrase], units: Sequence[Unit]) -> dict[Phrase, bool]:
    """`Bu Sri Imas sakit`, `Imas tidak hadir bu Sri`: the one with a title is spoken to, or reported with the other.

    Their names, at the beginning and at the ends of sentences, with no mark that makes a list of them, and whether
    they stand right behind another name ("yang tidak hadir Imas bu Sri"), where both are as likely.
    """
    begin = next((at for at, phrase in enumerate(phrases) if phrase.tag not in OPENING), len(phrases))
    return {
        phrase: at > 0 and phrases[at - 1].tag == "name"
        for at, phrase in enumerate(phrases)
        if phrase.tag == "name"
        and ((at == begin and _goes_before(phrases, at, units)) or _comes_last(phrases, at, units))
    }


def _goes_before(phrases: Sequence[Phrase], at: int, units: Sequence[Unit]) -> bool:
    behind = phrases[at + 1].tag if at + 1 < len(phrases) else ""
    if _titled(phrases, at, units) is None and behind != "colon":  # `Lilis: Imas sakit`, copied from another chat
        return False
    if _is_of_like_title(phrases[at + 1 :], units):
        return True
    other = at + 2 if behind in ("comma", "colon") else at + 1
    told = phrases[other + 1].tag if other + 1 < len(phrases) else ""
    return _is_another(phrases, other, at, units) and told in CAME_OR_NOT


def _comes_last(phrases: Sequence[Phrase], at: int, units: Sequence[Unit]) -> bool:
    if _titled(phrases, at, units) is None:
        return False
    behind = [phrase.tag for phrase in phrases[at + 1 : at + 3]]
    goes_on = behind[:1] == ["comma"] and phrases[at - 1].tag in CAME_OR_NOT  # `Imas sakit bu Sri, Lilis kerja`
    if behind and behind[0] not in BREAKS and not goes_on and behind != ["comma", "greeting"]:
        return False
    before = list(takewhile(lambda one: phrases[one].tag not in BREAKS | {"comma"}, range(at - 1, -1, -1)))[::-1]
    if not before or phrases[before[-1]].tag not in CAME_OR_NOT | {"name"}:
        return False
    named = [one for one in before if phrases[one].tag == "name"]
    statement = phrases[before[0]].tag == "name" or phrases[before[-1]].tag == "name"
    return bool(named) and statement and all(_is_another(phrases, one, at, units) for one in named)


def _is_another(phrases: Sequence[Phrase], at: int, than: int, units: Sequence[Unit]) -> bool:
    """Whether a member is named there without a title, and not she."""
    mention = units[phrases[at].first].mention if at < len(phrases) and phrases[at].tag == "name" else None
    her = units[phrases[than].first].mention
    return mention is not None and her is not None and not mention.titled and not mention.candidates & her.candidates


def _titled(phrases: Sequence[Phrase], at: int, units: Sequence[Unit]) -> Mention | None:
    mention = units[phrases[at].first].mention
    return mention if mention is not None and mention.titled else None


def _is_asked_pardon(phrases: Sequence[Phrase], at: int, units: Sequence[Unit]) -> bool:
    """`Bu Siti, nyuwun sewu, Sumiati boten rawuh`, at the beginning of a sentence: she who is spoken to.

    So is whom the message does nothing else than greet or ask pardon ("Bu Sri maaf baru laporan").
    """
    if _titled(phrases, at, units) is None or (at and phrases[at - 1].tag not in OPENING):
        return False
    tags = [phrase.tag for phrase in phrases[at + 1 :]]
    if tags[:1] == ["comma"]:
        del tags[0]
    if tags[:1] != ["sorry"]:
        return False
    behind = next((tag for tag in tags if tag not in OPENING), None)
    return behind in PERSONS or (behind in REPORT_BEGINS and not at) or (behind is None and not at)


def _is_thanked(phrases: Sequence[Phrase], at: int, units: Sequence[Unit]) -> bool:
    """`Imas sakit. Makasih bu Sri`."""
    ends = at + 1 == len(phrases) or phrases[at + 1].tag in BREAKS
    thanked = bool(at) and phrases[at - 1].tag == "greeting" and units[phrases[at - 1].last].word in THANKS
    return thanked and ends and _titled(phrases, at, units) is not None


def _tells_of_others(rest: Sequence[Phrase], units: Sequence[Unit]) -> bool:
    """`Bu Sri tadi yang tidak datang Imas`, `Bu Sri semua hadir`: behind her begins the report, on somebody else."""
    tags = [phrase.tag for phrase in rest]
    if tags[:1] in (["comma"], ["colon"]) or (rest and rest[0].value == "weather"):  # `Bu Sri hujan deras, yang ...`
        del tags[0]
    after_who = tags[1:] if tags[:1] == ["who"] else tags
    if tags[:1] in (["all"], ["of"]) or tags[:2] == ["number", "people"]:
        return True
    if after_who[:1] == ["present"] and after_who[1:2] in (["number"], ["of"]):
        return True
    if tags[:1] != ["who"] or len(tags) < 3 or tags[1] not in CAME_OR_NOT:
        return False
    named = next((at for at, tag in enumerate(tags) if at > 1 and tag not in LEADS_ON), len(tags))
    came = tags[named + 1 : named + 2] == ["present"]  # `Bu Wati yang tidak hadir, Mawar hadir`
    other = tags[named : named + 1] in (["name"], ["strange"]) and not came
    return other and not (named == 2 and _is_of_like_title(rest, units))


def _is_of_like_title(rest: Sequence[Phrase], units: Sequence[Unit]) -> bool:
    """`Bu Wati yang tidak hadir Bu Imas sakit`: two reports in one breath, or she who is spoken to and one."""
    tags = [phrase.tag for phrase in rest[:4]]
    headed = tags[:1] == ["who"] and tags[2:3] == ["name"] and _titled(rest, 2, units) is not None
    return headed and tags[1] in CAME_OR_NOT and not CAME_OR_NOT.isdisjoint(tags[3:4])


def _adds_another(rest: Sequence[Phrase]) -> bool:
    """`Bu Sri yang tidak datang, Imas juga`: both stayed away."""
    tags = [phrase.tag for phrase in takewhile(lambda phrase: phrase.tag not in BREAKS, rest)]
    return tags[:1] == ["who"] and ("name", "too") in pairwise(tags)


def _is_called_before(rest: Sequence[Phrase], units: Sequence[Unit]) -> bool:
    """`Selamat sore Bu Siti, Yuliana sakit`: a title for her alone, who is spoken to."""
    listed = [phrase.tag for phrase in rest[:2]] == ["comma", "name"]
    next_one = units[rest[1].first].mention if listed else None
    return next_one is not None and not next_one.titled


def _report_begins(rest: Sequence[Phrase], units: Sequence[Unit]) -> bool:
    tags = [phrase.tag for phrase in rest]
    begin = next((at for at, tag in enumerate(tags) if tag not in OPENING), None)
    if begin is None or (begin == 0 and tags[0] != "who"):
        return False
    after = tags[begin + 1] if begin + 1 < len(tags) else ""
    if begin == 0 and (tags[2:3] or ["stop"])[0] in (*BREAKS, "comma"):
        return False  # `Bu Aminah yang tidak datang.`
    if units[rest[begin].first].word == "dia":
        return False  # `Bu Aminah bukan tidak mau, beliau tidak tahu`
    return tags[begin] in REPORT_BEGINS or (tags[begin] in ("absent", "present") and after in ("colon", "number"))
