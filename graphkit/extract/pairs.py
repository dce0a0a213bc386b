"""A phrase such as "the two countries" -> the entities that are meant: those most often spoken of together so far."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from graphkit.extract.discourse import Discourse
from graphkit.model import Mention

_STATES = ("Country",)
_PERSONS = ("Person",)

_PAIR = 2


def members_of(head: Token, mention: Mention, discourse: Discourse) -> tuple[str, ...]:
    """The members that a phrase such as "both presidents" counts, empty where it is none or they are not clear.

    Of two, those most often told of together; of more, the last whom a list joins ("Mali, Niger and Chad").
    """
    count = _count(head, discourse)
    if count is None:
        return ()
    states = head.lemma_.lower() in discourse.words.state_nouns
    kinds = _STATES if states else _PERSONS if mention.type == "PersonGroup" else (mention.type,)
    wanted = discourse.words.classes.get(head.lemma_.lower())
    together: Counter[tuple[str, ...]] = Counter()
    by_sentence: dict[int, list[str]] = {}
    lists: dict[tuple[int, int], list[str]] = {}
    for sighting in discourse.sightings:
        fits = discourse.types.is_a(discourse.type_of(sighting.entity), kinds)
        called = states or wanted in discourse.classes_of(sighting.entity)
        if sighting.head.i < head.i and fits and called:
            by_sentence.setdefault(sighting.sentence, []).append(sighting.entity)
            lists.setdefault((sighting.sentence, _first_conjunct(sighting.head).i), []).append(sighting.entity)
    listed = [tuple(sorted(set(members))) for _, members in sorted(lists.items()) if len(set(members)) == count]
    if listed and count > _PAIR:
        return listed[-1]  # of three or more, only those that a list joins are meant for certain
    for members in by_sentence.values():
        distinct = tuple(sorted(set(members)))
        if len(distinct) == count:
            together[distinct] += 1
    return _most_prominent(together, by_sentence, count) if count == _PAIR else ()


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token


def _count(head: Token, discourse: Discourse) -> int | None:
    for child in head.children:
        if child.dep_ in ("nummod", "det", "predet") and child.lower_ in discourse.words.pair_words:
            return int(discourse.words.pair_words[child.lower_])
    return None


def _most_prominent(
    together: Counter[tuple[str, ...]], by_sentence: dict[int, list[str]], count: int
) -> tuple[str, ...]:
    """Those most often named in one sentence without others; of equals those named more often, or last."""
    named = Counter(entity for members in by_sentence.values() for entity in members)
    if not together:
        return tuple(sorted(named)) if len(named) == count else ()

    def prominence(members: tuple[str, ...]) -> tuple[int, int, int]:
        last = max(number for number, found in by_sentence.items() if tuple(sorted(set(found))) == members)
        return together[members], sum(named[entity] for entity in members), last

    return max(together, key=prominence)
