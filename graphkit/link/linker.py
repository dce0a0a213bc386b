"""A Doc and its article -> every mention in it, and the entities that the mentions refer to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from graphkit.lexicon.bodies import Bodies, load_bodies
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.generic_names import generic_names
from graphkit.lexicon.known_offices import known_offices
from graphkit.lexicon.namesakes import load_namesake_words
from graphkit.lexicon.naming import NameWords, StandInWords, load_name_words, load_stand_in_words
from graphkit.lexicon.nominals import Nominals
from graphkit.lexicon.tenures import Tenures, load_tenures
from graphkit.lexicon.types import TypeSystem
from graphkit.link.editions import with_editions
from graphkit.link.indexed import IndexedText, index_text
from graphkit.link.lists import Lists
from graphkit.link.meaning import with_meaning, without_doubtful
from graphkit.link.merging import merged, with_labels
from graphkit.link.model_names import model_names
from graphkit.link.names import Name, gazetteer_names
from graphkit.link.namesakes import with_namesakes
from graphkit.link.offices import office_names
from graphkit.link.outlets import outlet_of
from graphkit.link.phrases import nominal_mentions, pronoun_mentions
from graphkit.link.runs import headed_names, region_names
from graphkit.link.state_bodies import body_names
from graphkit.link.values import value_mentions
from graphkit.model import Article, Entity, Mention, Span


@dataclass(frozen=True, slots=True)
class Linking:
    """What linking an article yields.

    Attributes:
        mentions: in the order of the text, a longer one before those within it.
        entities: by IRI, exactly those that the mentions refer to.
        outlet: who publishes the article, then the states of that outlet; empty where the input names none.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    outlet: tuple[Entity, ...] = ()


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
        tenures: Tenures | None = None,
    ) -> None:
        """Keep the lists.

        Args:
            gazetteer: known things (`lexicon.gazetteers.load_gazetteer`).
            types: the entity types.
            nominals: head nouns (`lexicon.nominals.load_nominals`).
            bodies: bodies that every state has, by default those of `ontologies/lexicon`.
            name_words: words that help to find names, by default those of `ontologies/lexicon`.
            stand_ins: when a capital is a government, by default the lists of `ontologies/lexicon`.
            tenures: who held which office when, by default those of `ontologies/gazetteers`.
        """
        tenures = tenures or load_tenures()
        bodies = bodies or load_bodies()
        self._lists = Lists(
            gazetteer=gazetteer,
            types=types,
            nominals=nominals,
            bodies=bodies,
            words=name_words or load_name_words(),
            stand_ins=stand_ins or load_stand_in_words(),
            offices=known_offices(gazetteer),
            tenures=tenures,
            terms=tenures.by_person(),
            namesakes=load_namesake_words(),
            generic=generic_names(gazetteer, bodies),
        )
        states = (entry for entry in gazetteer.entries.values() if entry.type in ("Country", "StateGroup"))
        self._states = {entry.iri: entry for entry in states}

    def link(self, doc: Doc, article: Article) -> Linking:
        """The mentions and entities of one article.

        Args:
            doc: its parse; `doc.text` is the article's text.
            article: the article.
        """
        text = index_text(doc, article)
        names = with_meaning(text, _names(text, self._lists), self._lists)
        entities = {name.entity.id: name.entity for name in reversed(names) if name.entity is not None}
        mentions = [_mention(text, name) for name in names]
        mentions += list(nominal_mentions(text, mentions, self._lists.nominals, self._lists.types))
        mentions += list(value_mentions(text, mentions, self._lists.words))
        mentions += list(pronoun_mentions(text, self._lists.nominals))
        for mention in mentions:
            owner = mention.affiliation
            if owner is not None and owner not in entities:
                entities[owner] = self._states[owner].entity()
        return replace(_linking(mentions, entities), outlet=self._outlet(article))

    def _outlet(self, article: Article) -> tuple[Entity, ...]:
        if not article.publisher:
            return ()
        outlet = outlet_of(article.publisher, self._lists.gazetteer, self._lists.types)
        return (outlet, *(self._states[iri].entity() for iri in outlet.states))


def _names(text: IndexedText, lists: Lists) -> list[Name]:
    model = model_names(text, lists.gazetteer, lists.words)
    known = with_namesakes(text, gazetteer_names(text, lists.gazetteer), model, lists)
    known = with_labels(with_editions(text, known), model)
    known = [*known, *office_names(text, known, lists)]
    known = without_doubtful(text, known, lists)
    bodies = body_names(text, known, lists.bodies, lists.gazetteer, lists.words)
    headed = list(headed_names(text, lists.words))
    names = merged(text, known, bodies, headed, model, lists.gazetteer, lists.words)
    return region_names(text, names, lists.gazetteer, lists.words)


def _mention(text: IndexedText, name: Name) -> Mention:
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
        score=name.score,
        reason=name.reason,
    )


def _linking(mentions: Iterable[Mention], entities: dict[str, Entity]) -> Linking:
    """The mentions in order, one for each span, and the entities they refer to."""
    unique: dict[Span, Mention] = {}
    for mention in mentions:
        unique.setdefault(mention.span, mention)
    ordered = sorted(unique.values(), key=lambda mention: (mention.span.start, -mention.span.end))
    used = {iri for mention in ordered for iri in (mention.entity, mention.affiliation) if iri}
    return Linking(tuple(ordered), tuple(entities[iri] for iri in sorted(used)))
