"""Where the planned meetings are: each group's usual place, one place for all, or asked group by group."""

from conversations.questions import Answer, Choice, Question
from conversations.said_instead import tells_nothing
from conversations.schedule_order import onward
from conversations.schedule_state import State, groups_meant, houses, ids_of, without_place
from conversations.turn import Again, Ask, Next, Turn
from conversations.typed_moment_words import place_too_long
from db.tables import Group
from programme.meetings import LONGEST_PLACE
from programme.typed_places import as_written, is_an_order

TEXT = frozenset({"text"})
MOST_NAMES = 6


def ask_places(turn: Turn, state: State) -> Question:
    """For several groups at once."""
    words = turn.words
    groups, lacking, at_home = groups_meant(turn, state), without_place(turn, state), houses(turn, state)
    text = words._("Di mana? Pilih, atau tulis satu tempat untuk semua.")
    if lacking:
        names = [one.name for one in lacking[:MOST_NAMES]]
        rest = len(lacking) - len(names)
        names += [words.n_("{n} lagi", "{n} lagi", rest)] if rest else []
        text = words._("Belum ada tempat biasa untuk {groups}.", groups=words.listing(names)) + " " + text
    choices = []
    if not lacking and all(one.usual_place for one in groups):
        choices.append(Choice("usual", words._("Di tempat biasa masing-masing"), frozenset({"biasa", "tempat biasa"})))
    if all(one.id in at_home or one.usual_place for one in groups):
        label = words._("Rumah ketua masing-masing")
        if lacking and len(lacking) < len(groups):
            label = words._("Tempat biasa, lainnya rumah ketua")
        choices.append(Choice("ketua", label, frozenset({"rumah ketua", "ketua", "omah ketua"})))
    choices.append(Choice("each", words._("Tanya satu per satu"), frozenset({"satu satu", "satu per satu"})))
    return Question(text, tuple(choices), numbered=False, accepts=TEXT, any_words=True)


def take_places(turn: Turn, state: State, answer: Answer) -> Next:
    groups, at_home = groups_meant(turn, state), houses(turn, state)
    if answer.value == "each":
        state.places, state.place, state.each_place = dict.fromkeys(map(str, ids_of(state)), ""), "", True
        return Ask("place")
    if answer.value == "usual":
        state.places, state.place = {}, ""
    elif answer.value == "ketua":
        only_lacking = any(not one.usual_place for one in groups) and any(one.usual_place for one in groups)
        state.places = {
            str(one.id): at_home[one.id]
            for one in groups
            if one.id in at_home and not (only_lacking and one.usual_place)
        }
        state.place = ""
    else:
        if tells_nothing(answer.text or ""):
            return Again()
        place = as_written(answer.text or "")
        if len(place) > LONGEST_PLACE or is_an_order(place):
            return Again(place_too_long(turn.words))
        state.places, state.place = {}, place
    state.each_place = False
    return onward(turn, state)


def ask_place(turn: Turn, state: State) -> Question:
    """For one group, or for the next of several."""
    words = turn.words
    group = _next_group(turn, state)
    house = houses(turn, state).get(group.id)
    choices = []
    if group.usual_place:
        choices.append(Choice("usual", group.usual_place))
    if house is not None and house != group.usual_place:
        choices.append(Choice("ketua", house, frozenset({"rumah ketua"})))
    text = words._("Di mana? Pilih atau tulis tempatnya.")
    if len(ids_of(state)) > 1:
        text = words._("Kelompok {group}:", group=group.name) + " " + text
    return Question(text, tuple(choices), numbered=False, accepts=TEXT, any_words=True)


def take_place(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None and tells_nothing(answer.text or ""):
        return Again()
    chosen = {choice.value: choice.label for choice in ask_place(turn, state).choices}
    place = chosen.get(answer.value, "") if answer.value else as_written(answer.text or "")
    if not 0 < len(place) <= LONGEST_PLACE or (answer.value is None and is_an_order(place)):
        return Again(place_too_long(turn.words))
    state.places[str(_next_group(turn, state).id)] = place
    if state.each_place and _unasked(turn, state):
        return Ask("place")
    return onward(turn, state)


def _unasked(turn: Turn, state: State) -> list[Group]:
    return [one for one in groups_meant(turn, state) if not state.places.get(str(one.id))]


def _next_group(turn: Turn, state: State) -> Group:
    """The first group whose place is not known; when places are changed, the first that was not asked about yet."""
    groups = groups_meant(turn, state)
    unknown = _unasked(turn, state) if state.each_place else without_place(turn, state)
    return unknown[0] if unknown else groups[0]
