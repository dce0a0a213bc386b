"""An Extraction -> the text of its golden file; a graph -> the lines of `statuses.txt`."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit import Extraction, KnowledgeGraph
from graphkit.ids import normal_name
from graphkit.model import Attestation, Attribution, Entity, RoleMention, Span

LONGEST_SENTENCE = 160


def golden(extraction: Extraction) -> str:
    """The golden text of an article: a heading and one block an attestation, in the order of the text."""
    article = extraction.article
    published = article.published.isoformat() if article.published else "no date"
    heading = f"{article.title} · {article.publisher} · {published}"
    in_order = sorted(
        extraction.attestations, key=lambda a: (a.sentence, a.trigger, a.claim.type, a.claim.fillers, a.id)
    )
    return "\n\n".join([heading, *("\n".join(_block(extraction, item)) for item in in_order)]) + "\n"


def statuses(graph: KnowledgeGraph) -> str:
    """One line a claim: class, label, status, outlets."""
    lines = []
    for claim in graph.claims():
        outlets = sorted({item.article.publisher or item.article.source_id for item in claim.evidence})
        lines.append(f"{claim.type} | {claim.label} | {claim.status} | {', '.join(outlets)}")
    return "\n".join(sorted(lines)) + "\n"


def _block(extraction: Extraction, item: Attestation) -> Iterator[str]:
    text = extraction.article.text
    usual = {"positive", "certain", "actual"}
    marks = [mark for mark in (item.polarity, item.certainty, item.mode) if mark not in usual]
    yield " ".join([item.claim.type, f"«{_one_line(item.trigger, text)}»", *marks])
    if item.attribution is not None:
        yield f"  {'said by':10} {' ← '.join(_chain(extraction, item.attribution))}"
    for role in sorted(item.roles, key=lambda role: (role.role, role.span or Span(0, 0))):
        yield f"  {role.role:10} {_filler(extraction, role)}"
    sentence = _one_line(item.sentence, text)
    yield f"  {sentence if len(sentence) <= LONGEST_SENTENCE else sentence[: LONGEST_SENTENCE - 1] + '…'}"


def _chain(extraction: Extraction, number: int | None) -> Iterator[str]:
    """The sources, innermost first."""
    while number is not None:
        source = extraction.attributions[number]
        yield f"{_source(extraction, source)} [{source.source_type}]"
        number = source.parent


def _source(extraction: Extraction, source: Attribution) -> str:
    if source.source is None:
        return "nobody named"
    words = _one_line(source.source, extraction.article.text)
    mention = extraction.mentions[source.mention] if source.mention is not None else None
    entity = _entity(extraction, mention.entity) if mention and mention.entity else None
    return _named(entity, words) if entity else words


def _filler(extraction: Extraction, role: RoleMention) -> str:
    text = extraction.article.text
    words = _one_line(role.span, text) if role.span else ""
    if role.entity is None:
        return role.value if role.value == words or not words else f"{role.value} ({words})"
    if role.mention is not None:
        words = " ".join(extraction.mentions[role.mention].text.split())
    return _named(_entity(extraction, role.entity), words)


def _named(entity: Entity, words: str) -> str:
    name = entity.name if entity.known else f"~{entity.name} [{entity.type}]"
    return name if not words or normal_name(words) == normal_name(entity.name) else f"{name} ({words})"


def _entity(extraction: Extraction, iri: str) -> Entity:
    return next(entity for entity in extraction.entities if entity.id == iri)


def _one_line(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
