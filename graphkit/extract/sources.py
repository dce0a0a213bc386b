"""The head of a source's phrase -> its span, its mention, and what kind of source it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graphkit.extract.phrases import noun_phrase, spans_of
from graphkit.lexicon.types import TypeSystem
from graphkit.lexicon.wordlists import ReportingWords
from graphkit.model import Mention, SourceType, Span

_BODIES = ("Organization", "Country", "StateGroup", "City", "Nationality", "ArmedForce", "Region")


@dataclass(frozen=True, slots=True)
class Sources:
    """The mentions of an article, to look sources up in.

    Attributes:
        doc: the parse.
        mentions: all mentions.
        words: the reporting words.
        types: the entity types.
        by_head: where a mention's head starts -> the mention's number, that of the longest where several fit.
        by_entity: IRI -> the numbers of its mentions.
    """

    doc: Doc
    mentions: Sequence[Mention]
    words: ReportingWords
    types: TypeSystem
    by_head: Mapping[int, int]
    by_entity: Mapping[str, tuple[int, ...]]

    def span(self, source: Token) -> Span:
        """The source's phrase, from its first to its last word."""
        spans = spans_of(self.doc, noun_phrase(source)) or (Span(source.idx, source.idx + len(source)),)
        return Span(spans[0].start, spans[-1].end)

    def mention(self, source: Token) -> int | None:
        """The number of the mention whose head the source's head is; else of the shortest that covers it."""
        if source.idx in self.by_head:
            return self.by_head[source.idx]
        around = [
            (mention.span.end - mention.span.start, number)
            for number, mention in enumerate(self.mentions)
            if mention.span.start <= source.idx < mention.span.end
        ]
        return min(around)[1] if around else None

    def kind(self, source: Token | None) -> SourceType:
        """What kind of source it is, going by its words, its mention, and the other mentions of the same entity."""
        if source is None:
            return "unnamed"
        number = self.mention(source)
        phrase = [source.doc[i] for i in noun_phrase(source)]
        named = self._is_person(number) or any(token.ent_type_ == "PERSON" for token in phrase)
        told = self._by_words(source, phrase, named=named)
        if told is not None and told != "person":
            return told
        return self._by_entity(number, named=named)

    def _by_words(self, source: Token, phrase: list[Token], *, named: bool) -> SourceType | None:
        words = self.words
        if any(token.lower_ in words.unnamed_adjectives for token in phrase):
            return "unnamed"
        lemmas = {source.lemma_.lower(), source.lower_}
        if named:
            lemmas |= {token.lemma_.lower() for token in phrase} | {token.lower_ for token in phrase}
        if lemmas & words.official_nouns:
            return "namedOfficial" if named else "unnamedOfficial"
        return _by_noun(lemmas, words) if not named or lemmas & words.analyst_nouns else "person"

    def _by_entity(self, number: int | None, *, named: bool) -> SourceType:
        if number is None:
            return "person" if named else "unnamed"
        mention = self.mentions[number]
        siblings = self.by_entity.get(mention.entity, (number,)) if mention.entity else (number,)
        kinds = [self.mentions[sibling].type for sibling in siblings]
        if any(self.types.is_a(kind, ["MediaOrganization"]) for kind in kinds):
            return "media"
        if any(self.types.is_a(kind, ["Person"]) for kind in kinds):
            return "namedOfficial" if any(self._has_title(sibling) for sibling in siblings) else "person"
        if any(kind == "Nationality" or self.types.is_a(kind, _BODIES) for kind in kinds):
            return "organization"
        if any(self.types.is_a(kind, ["Instrument"]) for kind in kinds):
            return "document"
        return "person" if named else "unnamed"

    def _is_person(self, number: int | None) -> bool:
        return (
            number is not None
            and self.mentions[number].form == "name"
            and self.types.is_a(self.mentions[number].type, ["Person"])
        )

    def _has_title(self, number: int) -> bool:
        head = self._token_at(self.mentions[number].head.start)
        if head is None:
            return False
        phrase = {head.doc[i] for i in noun_phrase(head)}
        near = [*phrase, *([head.head] if head.dep_ == "appos" else [])]
        return any(token.lemma_.lower() in self.words.official_nouns for token in near)

    def _token_at(self, start: int) -> Token | None:
        span = self.doc.char_span(start, start + 1, alignment_mode="expand")
        return span[0] if span is not None else None


def make_sources(doc: Doc, mentions: Sequence[Mention], words: ReportingWords, types: TypeSystem) -> Sources:
    """`Sources` with its indexes."""
    by_head: dict[int, int] = {}
    by_entity: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        held = by_head.get(mention.head.start)
        if held is None or _length(mentions[held]) < _length(mention):
            by_head[mention.head.start] = number
        if mention.entity is not None:
            by_entity.setdefault(mention.entity, []).append(number)
    return Sources(doc, mentions, words, types, by_head, {iri: tuple(found) for iri, found in by_entity.items()})


def _by_noun(lemmas: set[str], words: ReportingWords) -> SourceType | None:
    order: tuple[tuple[frozenset[str], SourceType], ...] = (
        (words.unnamed_nouns, "unnamed"),
        (words.analyst_nouns, "analyst"),
        (words.document_nouns, "document"),
        (words.media_nouns, "media"),
        (words.organization_nouns, "organization"),
    )
    return next((kind for nouns, kind in order if lemmas & nouns), None)


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start
