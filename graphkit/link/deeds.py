"""A name in its sentence and an entry -> whether it does, or undergoes, what only things of the entry's type do."""

from __future__ import annotations

from graphkit.lexicon.entries import Entry
from graphkit.link.indexed import IndexedText
from graphkit.link.lists import Lists
from graphkit.model import Span


def does(text: IndexedText, span: Span, entry: Entry, lists: Lists) -> bool:
    """Whether the grammar around the name fits the entry's type: "Wagner *lost* a convoy", "*during* Malabar"."""
    kind = next((kind for kind in lists.namesakes.deeds if lists.types.is_a(entry.type, {kind})), None)
    token = text.head(span)
    if kind is None or token is None:
        return False
    deeds, verb = lists.namesakes.deeds[kind], token.head.lemma_.lower()
    if token.dep_ == "nsubj":
        return verb in deeds.subject
    if token.dep_ in ("dobj", "dative", "nsubjpass"):
        return verb in deeds.object
    if token.dep_ == "pobj":
        joined = token.head.head
        objects = [child.lemma_.lower() for child in joined.children if child.dep_ == "dobj"]  # "took part in"
        return token.head.lower_ in deeds.before or not deeds.joined.isdisjoint((joined.lemma_.lower(), *objects))
    return token.dep_ == "compound" and verb in deeds.joined
