"""A phrase such as "the two countries" -> the entities that are meant: those most often spoken of together so far."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from graphkit.extract.discourse import Discourse
from graphkit.model import Mention

_STATES = ("Country",)
_PERSONS = ("Person",)


def members_of(head: Token, mention: Mention, discourse: Discourse) -> tuple[str, ...]:
    """The members that a phrase such as "both presidents" counts, empty where it is none or they are not clear."""
    count = _count(head, discourse)
    if count is None:
        return ()
    states = head.lemma_.lower() in discourse.words.state_nouns
    kinds = _STATES if states else _PERSONS if mention.type == "PersonGroup" else (mention.type,)
    wanted = discourse.words.classes.get(head.lemma_.lower())
    together: Counter[tuple[str, ...]] = Counter()
    by_sentence: dict[int, list[str]] = {}
    for sighting in discourse.sightings:
        fits = discourse.types.is_a(discourse.type_of(sighting.entity), kinds)
        called = states or wanted in discourse.classes_of(sighting.entity)
        if sighting.head.i < head.i and fits and called:
            by_sentence.setdefault(sighting.sentence, []).append(sighting.entity)
    for members in by_sentence.values():
        distinct = tuple(sorted(set(members)))
        if len(distinct) == count:
            together[distinct] += 1
    return _clearest(together, by_sentence, count)


def _count(head: Token, discourse: Discourse) -> int | None:
    for child in head.children:
        if child.dep_ in ("nummod", "det", "predet") and child.lower_ in discourse.words.pair_words:
            return int(discourse.words.pair_words[child.lower_])
    return None


def _clearest(together: Counter[tuple[str, ...]], by_sentence: dict[int, list[str]], count: int) -> tuple[str, ...]:
    ranked = together.most_common()
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    everyone = sorted({entity for members in by_sentence.values() for entity in members})
    if not ranked and len(everyone) == count:
        return tuple(everyone)
    latest = by_sentence[max(by_sentence)] if by_sentence else []
    members = tuple(sorted(set(latest)))
    return members if len(members) == count and members in together else ()
