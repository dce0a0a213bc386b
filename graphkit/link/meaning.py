"""Names with the entries they may mean -> names with the entity that each means in this article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphkit import ids
from graphkit.lexicon.entries import Entry
from graphkit.lexicon.surfaces import key
from graphkit.lexicon.types import TypeSystem
from graphkit.lexicon.variants import sounds
from graphkit.link.acronyms import with_acronyms
from graphkit.link.candidates import best
from graphkit.link.evidence import Context, belongs_to_article, context_of, is_doubtful
from graphkit.link.indexed import IndexedText
from graphkit.link.lists import Lists
from graphkit.link.names import NATIONALITY, Name
from graphkit.link.offices import with_holders
from graphkit.link.short_forms import with_short_forms
from graphkit.link.standins import stands_for_government
from graphkit.link.state_bodies import bare_bodies
from graphkit.model import Entity

_SOUNDS = 0.6
_LEAST_HEARD = 7  # letters left of the name; "Bair" and "Pierre" sound alike


def with_meaning(text: IndexedText, names: Sequence[Name], lists: Lists) -> list[Name]:
    """The names, each with the entity that it means; None for peoples and faiths that no list has.

    In turn: the best candidate of the gazetteer, the government where a capital stands for it, the state's body where
    only "the Defence Ministry" is written, an entity of its own for a full name that nobody knows, and then the
    article's acronyms and short forms of all these.
    """
    context = context_of(text, names, lists.gazetteer)
    chosen = with_holders(text, [_chosen(text, name, context, lists) for name in names], lists)
    chosen = bare_bodies(text, chosen, lists.bodies, lists.gazetteer, lists.words)
    chosen = [_spelled_otherwise(text, name, lists) for name in chosen]
    full = _with_unknown(text, chosen, 2, lists)
    named = _with_unknown(text, with_short_forms(text, with_acronyms(text, full), lists.words), 1, lists)
    states = {name.span.start: name for name in named if name.type in ("Country", NATIONALITY)}
    return [_owned(name, states, lists.types) for name in named]


def without_doubtful(text: IndexedText, names: Sequence[Name], lists: Lists) -> list[Name]:
    """The names but those that are words or names of something else, too, where nothing tells that they are meant."""
    context = context_of(text, names, lists.gazetteer)
    return [name for name in names if name.entity is not None or not _stays_doubtful(text, name, context, lists)]


def _stays_doubtful(text: IndexedText, name: Name, context: Context, lists: Lists) -> bool:
    return is_doubtful(text, name, lists.gazetteer) and best(text, name, context, lists) is None


def _chosen(text: IndexedText, name: Name, context: Context, lists: Lists) -> Name:
    found = best(text, name, context, lists) if name.options else None
    if found is None:
        return replace(name, options=(), reason=None)
    entry, reason = found.entry, found.reason
    kind = NATIONALITY if name.type == NATIONALITY else entry.type
    if entry.stands_for is not None and kind != NATIONALITY and _acts(text, name, entry, lists):
        entry = lists.gazetteer.entries[_stood_for(entry, context)]
        kind, reason = entry.type, f"{reason}; stands for the government here"
    return replace(name, type=kind, options=(entry,), entity=entry.entity(), score=found.score, reason=reason)


def _stood_for(entry: Entry, context: Context) -> str:
    """What a capital stands for: Brussels for the union, or for Belgium where the article names that alone."""
    body = entry.stands_for or ""
    if body in entry.states or not entry.states:
        return body
    own = entry.states[0]
    return own if entry.type == "City" and context.states.get(own) and body not in context.in_full else body


def _spelled_otherwise(text: IndexedText, name: Name, lists: Lists) -> Name:
    """A person's full name that no list has, as the one person whose name sounds the same: "Ghassem Suleimani"."""
    if name.type != "Person" or name.entity is not None or name.options or belongs_to_article(text, name.span):
        return name
    heard = sounds(name.span.of(text.text), "Person")
    enough = len(heard) > 1 and sum(map(len, heard)) >= _LEAST_HEARD
    bearers = lists.gazetteer.spoken.get(heard, ()) if enough else ()
    if len(bearers) != 1:
        return name
    entry = lists.gazetteer.entries[bearers[0]]
    reason = f"spelled otherwise, sounds like {entry.name}"
    return replace(name, options=(entry,), entity=entry.entity(), score=_SOUNDS, reason=reason)


def _acts(text: IndexedText, name: Name, entry: Entry, lists: Lists) -> bool:
    """Whether a capital or seat stands for what it is the seat of; "Kyiv, Ukraine" is the city."""
    after = re.match(r",\s+(\w+(?:\s\w+)?)", text.text[name.span.end : name.span.end + 60])
    owners = {entry.stands_for, *entry.states}
    words = after.group(1).split() if after else []
    for count in range(1, len(words) + 1):
        if any(option.id in owners for option in lists.gazetteer.lookup(" ".join(words[:count]))):
            return False
    token = text.head(name.span)
    return token is not None and stands_for_government(token, lists.stand_ins, seat=entry.type != "City")


def _with_unknown(text: IndexedText, names: Sequence[Name], least_words: int, lists: Lists) -> list[Name]:
    """Each name of so many words that means nothing known gets an entity of its own, by its type and wording.

    Where the model gives one wording several types in an article, the commonest one is taken.
    """
    open_names = {
        name: " ".join(name.span.of(text.text).split())
        for name in names
        if name.entity is None and name.type != NATIONALITY
    }
    kinds: dict[str, Counter[str]] = {}
    for name, surface in open_names.items():
        kinds.setdefault(ids.normal_name(surface), Counter())[name.type] += 1
    found = []
    for name in names:
        surface = open_names.get(name, "")
        if surface and len(surface.split()) >= least_words:
            kind = kinds[ids.normal_name(surface)].most_common(1)[0][0]
            scope = text.article.id if _is_local(surface, kind, lists) else ""
            name = replace(name, type=kind, entity=Entity(ids.text_entity_iri(kind, surface, scope), kind, surface))
        found.append(name)
    return found


def _is_local(surface: str, kind: str, lists: Lists) -> bool:
    """Whether a name is too little to know a thing in two articles by: a surname, what several things are called."""
    if kind == "Person":
        return " " not in surface
    return key(surface) in lists.generic or len(lists.gazetteer.lookup(surface)) > 1


def _owned(name: Name, states: Mapping[int, Name], types: TypeSystem) -> Name:
    """A body whose name begins with a state ("Russian Navy"), with that state as its owner."""
    first = states.get(name.span.start)
    if first is None or first.entity is None or not name.span.contains(first.span) or name.affiliation:
        return name
    return replace(name, affiliation=first.entity.id) if types.is_a(name.type, ("Organization",)) else name
