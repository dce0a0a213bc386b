"""A name and an entry -> what beside the name shows that another thing of that name is meant: "London, Ontario"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.lexicon.entries import Entry
from graphkit.lexicon.surfaces import key
from graphkit.link.indexed import IndexedText
from graphkit.link.lists import Lists
from graphkit.link.names import NATIONALITY, Name
from graphkit.link.surroundings import after_rank, apposed, sentence_words

_PLACES = ("Country", "City", "Region", "Facility")
_NAMED = (*_PLACES, "Company")
_AFTER = re.compile(r",? (?:in )?((?:[A-Z]\w+ ?){1,2})")
_APPOSED = re.compile(r", [\w ,-]{0,30}? (?:in|of) (?:the )?(?:[a-z]+ )?((?:[A-Z]\w+ ?){1,2})")
_WORD = re.compile(r"(\w+) $")
_CALLED = re.compile(r"([A-Z]\w+) (?:\w+ )?(\w+) of $")
_RIVER = re.compile(r"\b(?:on|along|up|down) the $")


def elsewhere(text: IndexedText, name: Name, entry: Entry, lists: Lists) -> Iterator[str]:
    """What speaks against the entry, in words.

    Args:
        text: the article.
        name: the name.
        entry: what it may mean.
        lists: the lists of linking.
    """
    if name.type == NATIONALITY or entry.type not in _NAMED:
        return
    words = lists.namesakes
    if after_rank(text, name.span, words.ranks):
        yield "stands behind a person's title"
    if entry.type not in _PLACES:
        return
    earlier = text.text[max(0, name.span.start - 40) : name.span.start]
    previous = _WORD.search(earlier)
    if previous is not None and _names_other(text, name, previous[1], lists):
        yield f"stands behind {previous[1]}, which makes another name of it"
    called = _CALLED.search(earlier)
    if called is not None and called[2] in words.settlements and _is_foreign(called[1], entry, lists):
        yield f"is called {called[1]}"
    place = place_after(text, name, lists)
    if place and _is_foreign(place, entry, lists, regions=True):
        yield f"lies in {place}"
    if entry.article and _RIVER.search(earlier) and sentence_words(text, name.span) & words.riverine:
        yield "is spoken of as a river"


def _names_other(text: IndexedText, name: Name, word: str, lists: Lists) -> bool:
    """Whether the word before makes another name: "Fort Washington", "Kazan Kremlin"; no "New" at its start."""
    token = text.token(name.span.start)
    if not word[0].isupper() or token is None or token.i == 0:
        return False
    if word.lower() in lists.namesakes.other_places:
        return word != "New" or not token.nbor(-1).is_sent_start
    seat = name.options[0].type == "Facility" and name.options[0].stands_for is not None
    return seat and any(option.type == "City" and not option.stands_for for option in lists.gazetteer.lookup(word))


def place_after(text: IndexedText, name: Name, lists: Lists) -> str:
    """The place that a name is said to lie in: after a comma, or in what it is called."""
    following = text.text[name.span.end : name.span.end + 70]
    match = _AFTER.match(following) if following.startswith(", ") else None
    if match is None and apposed(text, name.span) & lists.namesakes.settlements:
        match = _APPOSED.match(following)
    return match[1].strip() if match is not None else ""


def _is_foreign(surface: str, entry: Entry, lists: Lists, *, regions: bool = False) -> bool:
    """Whether the name, or its first word, is that of a state, or of its region, to which the entry does not belong."""
    own = {entry.id, *entry.states}
    for part in (surface, surface.split()[0]):
        found = places_of(part, lists)
        if found:
            wanted = "Region" if regions else "Country"
            foreign = any(place.type == wanted and not own & {place.id, *place.states} for place in found)
            return foreign and not any(own & {place.id, *place.states} for place in found)
    return False


def places_of(surface: str, lists: Lists) -> list[Entry]:
    """What a name of a state or of a state's region may mean: Georgia is both."""
    other = [option.entry for option in lists.gazetteer.namesakes.get(key(surface), ()) if option.sort == "region"]
    named = [*lists.gazetteer.lookup(surface)[:1], *other]
    return [e for e in named if e.type == "Country" or (e.type == "Region" and "-" in e.id and len(e.states) == 1)]
