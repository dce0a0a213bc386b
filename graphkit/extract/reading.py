"""All that is known about an article before the frames are tried, with the questions that they ask of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graphkit.extract.datelines import dateline_end
from graphkit.extract.quotations import find_titles
from graphkit.extract.voices import Voices
from graphkit.lexicon.types import TypeSystem
from graphkit.model import Article, Attribution, Entity, Mention, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with its parse, mentions and attributions.

    Attributes:
        doc: the parse; `token.idx` counts into the article's text.
        article: the article.
        mentions: all mentions, coreference done.
        entities: by IRI, all that the mentions refer to.
        groups: for a mention such as "the two countries", the IRIs of its members.
        attributions: who says what.
        types: the entity types.
        headed: token number -> numbers of the mentions whose head it is, the longest first.
        covered: token number -> numbers of the names that cover it, the shortest first.
        named: IRIs of the entities that the article calls by a name.
        voices: in which attributions somebody speaks.
        titles: of programmes and works, in quotation marks; nothing is stated in them.
    """

    doc: Doc
    article: Article
    mentions: tuple[Mention, ...]
    entities: Mapping[str, Entity]
    groups: Mapping[int, tuple[str, ...]]
    attributions: tuple[Attribution, ...]
    types: TypeSystem
    headed: Mapping[int, tuple[int, ...]]
    covered: Mapping[int, tuple[int, ...]]
    named: frozenset[str]
    voices: Voices
    titles: tuple[Span, ...]

    def is_in_title(self, token: Token) -> bool:
        """Whether a word is part of the title of a programme or work."""
        return any(title.contains(token_span(token)) for title in self.titles)

    def candidates(self, token: Token) -> tuple[int, ...]:
        """The numbers of the mentions that `token` may stand for: those it heads, then names that cover it."""
        return tuple(dict.fromkeys((*self.headed.get(token.i, ()), *self.covered.get(token.i, ()))))

    def referents(self, number: int) -> tuple[str, ...]:
        """The IRIs that a mention refers to: one, several for a group, none where it is open."""
        entity = self.mentions[number].entity
        return (entity,) if entity else self.groups.get(number, ())

    def spelled_out(self, number: int) -> int:
        """The number of a mention; for a pronoun that of the nearest phrase of its sentence for the entity, if any."""
        mention = self.mentions[number]
        if mention.form != "pronoun" or mention.entity is None:
            return number
        sentence = self.sentence_of(mention)
        same = [
            (abs(other.span.start - mention.span.start), candidate)
            for candidate, other in enumerate(self.mentions)
            if other.entity == mention.entity and other.form != "pronoun" and sentence.contains(other.span)
        ]
        return min(same)[1] if same else number

    def sentence_of(self, mention: Mention) -> Span:
        """The sentence that a mention's head stands in."""
        found = self.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        return sentence_span(found[0]) if found is not None and len(found) else mention.span

    def is_a(self, iri: str, wanted: Sequence[str]) -> bool:
        """Whether an entity is of one of the `wanted` types."""
        entity = self.entities.get(iri)
        return entity is not None and self.types.is_a(entity.type, wanted)

    def is_named(self, iri: str) -> bool:
        """Whether an entity is known by name, not only by a description such as "troops"."""
        entity = self.entities.get(iri)
        return iri in self.named or (entity is not None and entity.known)

    def innermost(self, span: Span) -> int | None:
        """The number of the attribution with the shortest content around `span`, None for the article's voice."""
        around = [
            (sum(part.end - part.start for part in attribution.content), attribution.parent is None, number)
            for number, attribution in enumerate(self.attributions)
            if number in self.voices.speaking
            and any(part.contains(span) for part in attribution.content)
            and not (attribution.cue and attribution.cue.overlaps(span))
        ]
        return min(around)[2] if around else None


def make_reading(
    doc: Doc,
    article: Article,
    mentions: tuple[Mention, ...],
    entities: Sequence[Entity],
    groups: Mapping[int, tuple[str, ...]],
    attributions: tuple[Attribution, ...],
    voices: Voices,
    types: TypeSystem,
) -> Reading:
    """A `Reading` with its indexes."""
    tokens = {token.idx + offset: token.i for token in doc for offset in range(len(token))}
    headed: dict[int, list[int]] = {}
    covered: dict[int, list[int]] = {}
    begins, titles = dateline_end(article.text), find_titles(article.text)
    for number, mention in enumerate(mentions):
        head = tokens.get(mention.head.start)
        if mention.span.end <= begins or any(title.contains(mention.span) for title in titles):
            continue
        if head is not None:
            headed.setdefault(head, []).append(number)
        if mention.form == "name":
            inside = {tokens[n] for n in range(mention.span.start, mention.span.end) if n in tokens}
            for token in sorted(inside):
                covered.setdefault(token, []).append(number)

    def length(number: int) -> int:
        span = mentions[number].span
        return span.end - span.start

    return Reading(
        doc=doc,
        article=article,
        mentions=mentions,
        entities={entity.id: entity for entity in entities},
        groups=groups,
        attributions=attributions,
        types=types,
        headed={token: tuple(sorted(found, key=lambda n: (-length(n), n))) for token, found in headed.items()},
        covered={token: tuple(sorted(found, key=lambda n: (length(n), n))) for token, found in covered.items()},
        voices=voices,
        named=frozenset(m.entity for m in mentions if m.entity and m.form == "name"),
        titles=titles,
    )


def token_span(token: Token) -> Span:
    """The characters of one token."""
    return Span(token.idx, token.idx + len(token.text))


def sentence_span(token: Token) -> Span:
    """The sentence of a token, without white space at its ends."""
    sentence = token.sent
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(start, sentence.start_char + len(text.rstrip()))


def tokens_in(doc: Doc, span: Span) -> tuple[Token, ...]:
    """The tokens that begin within a span."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return tuple(token for token in found if span.start <= token.idx < span.end) if found is not None else ()
