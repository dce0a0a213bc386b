"""A Doc and its article -> every mention in it, and the entities that the mentions refer to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from graphkit import ids
from graphkit.lexicon.bodies import Bodies, load_bodies
from graphkit.lexicon.entries import Entry
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.naming import NameWords, StandInWords, load_name_words, load_stand_in_words
from graphkit.lexicon.nominals import Nominals
from graphkit.lexicon.types import TypeSystem
from graphkit.link.acronyms import with_acronyms
from graphkit.link.candidates import candidates, named_states
from graphkit.link.indexed import IndexedText, index_text
from graphkit.link.merging import merged, with_labels
from graphkit.link.model_names import model_names
from graphkit.link.names import NATIONALITY, Name, gazetteer_names
from graphkit.link.phrases import nominal_mentions, pronoun_mentions
from graphkit.link.runs import headed_names, region_names
from graphkit.link.short_forms import with_short_forms
from graphkit.link.standins import stands_for_government
from graphkit.link.state_bodies import bare_bodies, body_names
from graphkit.link.values import value_mentions
from graphkit.model import Article, Entity, Mention, Span


@dataclass(frozen=True, slots=True)
class Linking:
    """What linking an article yields.

    Attributes:
        mentions: in the order of the text, a longer one before those within it.
        entities: by IRI, exactly those that the mentions refer to.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]


class Linker:
    """Finds mentions and links them; the same text gives the same result, whatever came before."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        types: TypeSystem,
        nominals: Nominals,
        *,
        bodies: Bodies | None = None,
        name_words: NameWords | None = None,
        stand_ins: StandInWords | None = None,
    ) -> None:
        """Keep the lists.

        Args:
            gazetteer: known things (`lexicon.gazetteers.load_gazetteer`).
            types: the entity types.
            nominals: head nouns (`lexicon.nominals.load_nominals`).
            bodies: bodies that every state has, by default those of `ontologies/lexicon`.
            name_words: words that help to find names, by default those of `ontologies/lexicon`.
            stand_ins: when a capital is a government, by default the lists of `ontologies/lexicon`.
        """
        self._gazetteer = gazetteer
        self._types = types
        self._nominals = nominals
        self._bodies = bodies or load_bodies()
        self._name_words = name_words or load_name_words()
        self._stand_ins = stand_ins or load_stand_in_words()

    def link(self, doc: Doc, article: Article) -> Linking:
        """The mentions and entities of one article.

        Args:
            doc: its parse; `doc.text` is the article's text.
            article: the article.
        """
        text = index_text(doc, article)
        names = self._settled(text, self._names(text))
        entities: dict[str, Entity] = {}
        mentions = [_mention(text, name, entities) for name in names]
        mentions += list(nominal_mentions(text, mentions, self._nominals, self._types))
        mentions += list(value_mentions(text, mentions, self._name_words))
        mentions += list(pronoun_mentions(text, self._nominals))
        return _linking(mentions, self._with_owners(mentions, entities))

    def _names(self, text: IndexedText) -> list[Name]:
        model = model_names(text, self._gazetteer, self._name_words)
        known = with_labels(gazetteer_names(text, self._gazetteer), model)
        bodies = body_names(text, known, self._bodies, self._gazetteer, self._name_words)
        headed = list(headed_names(text, self._name_words))
        names = merged(text, known, bodies, headed, model, self._gazetteer, self._name_words)
        return region_names(text, names, self._gazetteer, self._name_words)

    def _settled(self, text: IndexedText, names: Sequence[Name]) -> list[Name]:
        """The names, each with the entity that it means, None for peoples and faiths that no list has."""
        states = named_states(names)
        chosen = [self._chosen(text, name, states) for name in names]
        chosen = bare_bodies(text, chosen, self._bodies, self._gazetteer, self._name_words)
        full = _with_unknown(text, chosen, least_words=2)
        return _with_unknown(text, with_short_forms(text, with_acronyms(text, full), self._name_words), least_words=1)

    def _chosen(self, text: IndexedText, name: Name, states: frozenset[str]) -> Name:
        if not name.options:
            return name
        entry = candidates(name, states, self._name_words, self._types)[0].entry
        kind = NATIONALITY if name.type == NATIONALITY else entry.type
        if entry.stands_for is not None and kind != NATIONALITY and self._acts(text, name, entry):
            entry = self._gazetteer.entries[entry.stands_for]
            kind = entry.type
        return replace(name, type=kind, options=(entry,), entity=entry.entity())

    def _acts(self, text: IndexedText, name: Name, entry: Entry) -> bool:
        """Whether a capital or seat stands for what it is the seat of; "Kyiv, Ukraine" is the city."""
        after = re.match(r",\s+(\w+(?:\s\w+)?)", text.text[name.span.end : name.span.end + 60])
        owners = {entry.stands_for, *entry.states}
        words = after.group(1).split() if after else []
        for count in range(1, len(words) + 1):
            if any(option.id in owners for option in self._gazetteer.lookup(" ".join(words[:count]))):
                return False
        token = text.head(name.span)
        return token is not None and stands_for_government(token, self._stand_ins, seat=entry.type != "City")

    def _with_owners(self, mentions: Iterable[Mention], entities: dict[str, Entity]) -> dict[str, Entity]:
        """The entities, with the states that are named as owners only."""
        states = {entry.iri: entry for entry in self._gazetteer.entries.values() if entry.type == "Country"}
        for mention in mentions:
            owner = mention.affiliation
            if owner is not None and owner not in entities and owner in states:
                entities[owner] = states[owner].entity()
        return entities


def _with_unknown(text: IndexedText, names: Sequence[Name], least_words: int) -> list[Name]:
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
            # A single word is too little to know a person in two articles by.
            scope = text.article.id if kind == "Person" and " " not in surface else ""
            name = replace(name, type=kind, entity=Entity(ids.text_entity_iri(kind, surface, scope), kind, surface))
        found.append(name)
    return found


def _mention(text: IndexedText, name: Name, entities: dict[str, Entity]) -> Mention:
    if name.entity is not None:
        entities.setdefault(name.entity.id, name.entity)
    token = text.head(name.span)
    head = name.span
    if token is not None:
        head = Span(max(token.idx, name.span.start), min(token.idx + len(token.text), name.span.end))
    return Mention(
        span=name.span,
        text=name.span.of(text.text),
        head=head,
        form="nominal" if name.form == "nominal" else "name",
        type=name.type,
        entity=name.entity.id if name.entity else None,
        affiliation=name.affiliation,
    )


def _linking(mentions: Iterable[Mention], entities: dict[str, Entity]) -> Linking:
    """The mentions in order, one for each span, and the entities they refer to."""
    unique: dict[Span, Mention] = {}
    for mention in mentions:
        unique.setdefault(mention.span, mention)
    ordered = sorted(unique.values(), key=lambda mention: (mention.span.start, -mention.span.end))
    used = {iri for mention in ordered for iri in (mention.entity, mention.affiliation) if iri}
    return Linking(tuple(ordered), tuple(entities[iri] for iri in sorted(used)))
