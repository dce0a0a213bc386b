"""Noun phrases and pronouns -> mentions without a name ("the drills", "Russian troops", "they")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from graphkit.lexicon.nominals import Nominals
from graphkit.lexicon.types import TypeSystem
from graphkit.link.indexed import IndexedText
from graphkit.model import Mention, Span
from graphkit.spans import NOMINALS

_MARKS = frozenset("'\"“”‘’«»()[],;:—–-")
_MEN = ("UNIT", "PER")
_OWNERS = ("Country", "StateGroup", "Organization")


def nominal_mentions(
    text: IndexedText, names: Sequence[Mention], nominals: Nominals, types: TypeSystem
) -> Iterator[Mention]:
    """The base noun phrases whose head noun is known, or that the learned reader finds, and that are no part of a name.

    Args:
        text: the article.
        names: mentions of names, and of bodies linked like names.
        nominals: head nouns.
        types: the type system.
    """
    covered = {offset for name in names for offset in range(name.span.start, name.span.end)}
    starting: dict[int, list[Mention]] = {}
    for name in names:
        starting.setdefault(name.span.start, []).append(name)
    for chunk, kind in _phrases(text.doc, nominals):
        root = chunk.root
        is_title = root.pos_ == "PROPN" and kind == "Person" and chunk[0].pos_ == "DET"  # "The Foreign Secretary"
        if (root.pos_ == "NOUN" or is_title) and root.idx not in covered:
            covered.add(root.idx)
            span = _span(chunk)
            inner = [n for at in range(span.start, root.idx) for n in starting.get(at, ()) if n.span.end <= root.idx]
            yield Mention(
                span,
                span.of(text.text),
                _token_span(root),
                "nominal",
                kind,
                entity=_named(kind, inner, nominals),
                affiliation=_owner(root, inner, types),
            )


def _phrases(doc: Doc, nominals: Nominals) -> Iterator[tuple[TokenSpan, str]]:
    """Noun phrases with their type: those with a known head, then the reader's others.

    Of "fighters" and the like, which may be aircraft or men, the reader tells which.
    """
    read = {found.root.i: found.label_ for found in doc.spans.get(NOMINALS, ())}
    for chunk in doc.noun_chunks:
        kind = _type(chunk.root, nominals)
        label = read.get(chunk.root.i)
        if kind == "WeaponSystem" and label in _MEN:
            kind = nominals.reader_types[label]
        if kind is not None:
            yield chunk, kind
    for found in doc.spans.get(NOMINALS, ()):
        kind = nominals.reader_types.get(found.label_)
        if kind is not None:
            yield found, nominals.plural.get(kind, kind) if found.root.tag_ == "NNS" else kind


def pronoun_mentions(text: IndexedText, nominals: Nominals) -> Iterator[Mention]:
    """The personal and possessive pronouns of the third person, but for an empty "it"."""
    for token in text.doc:
        kind = nominals.pronouns.get(token.lower_)
        if kind is not None and token.tag_ in ("PRP", "PRP$") and token.dep_ != "expl":
            span = _token_span(token)
            yield Mention(span, token.text, span, "pronoun", kind)


def _type(root: Token, nominals: Nominals) -> str | None:
    before = root.nbor(-1).lower_ if root.i > root.sent.start else ""
    plural = root.tag_ == "NNS"
    return nominals.type_of(root.lemma_.lower(), before, plural=plural) or nominals.type_of(
        root.lower_, before, plural=plural
    )


def _span(chunk: TokenSpan) -> Span:
    first, root = chunk.start, chunk.root
    while first < root.i and (chunk.doc[first].text in _MARKS or chunk.doc[first].is_space):
        first += 1
    return Span(chunk.doc[first].idx, root.idx + len(root.text))


def _token_span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token.text))


def _named(kind: str, inner: Sequence[Mention], nominals: Nominals) -> str | None:
    """The entity of the last name in the phrase that the phrase means ("the Oreshnik missile system")."""
    wanted = nominals.named_by.get(kind, frozenset())
    fitting = [name.entity for name in inner if name.type in wanted and name.form == "name"]
    return fitting[-1] if fitting else None


def _owner(root: Token, inner: Sequence[Mention], types: TypeSystem) -> str | None:
    """The state or body that a possessive, else a modifier, of the head noun names."""
    heads: Mapping[int, Mention] = {name.head.start: name for name in inner if _may_own(name, types)}
    for roles in (("poss",), ("amod", "compound", "nmod")):
        for token in root.children:
            if token.dep_ in roles and token.i < root.i and token.idx in heads:
                return heads[token.idx].entity
    return None


def _may_own(name: Mention, types: TypeSystem) -> bool:
    return name.entity is not None and (name.type == "Nationality" or types.is_a(name.type, _OWNERS))
