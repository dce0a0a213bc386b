"""An Extraction -> one line of the extraction format, version 1 (`docs/extraction-format.md`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from graphkit.lexicon.plover import root_as_stated
from graphkit.lexicon.types import TypeSystem
from graphkit.model import Attestation, Attribution, Entity, Extraction, Mention, RoleMention, Span

FORMAT = "graphkit-extraction/1"


def to_json_line(extraction: Extraction, types: TypeSystem) -> str:
    """The extraction as one line of JSON, without a line end; the same extraction gives the same bytes."""
    return json.dumps(to_record(extraction, types), ensure_ascii=False, separators=(",", ":"))


def to_record(extraction: Extraction, types: TypeSystem) -> dict[str, Any]:
    """The extraction as the format's JSON object.

    Args:
        extraction: what one article yielded.
        types: gives each mention's coarse type.
    """
    article, text = extraction.article, extraction.article.text
    return {
        "format": FORMAT,
        "article": {
            "id": article.id,
            "source_id": article.source_id,
            "title": article.title,
            "url": article.url,
            "publisher": article.publisher,
            "published": article.published.isoformat() if article.published else None,
        },
        "text": text,
        "mentions": [_mention(n, mention, types) for n, mention in enumerate(extraction.mentions)],
        "entities": [_entity(entity) for entity in extraction.entities],
        "attributions": [_attribution(n, item, text) for n, item in enumerate(extraction.attributions)],
        "claims": [_claim(item, text) for item in extraction.attestations],
    }


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _number(prefix: str, number: int | None) -> str | None:
    return None if number is None else f"{prefix}{number}"


def _mention(number: int, mention: Mention, types: TypeSystem) -> dict[str, Any]:
    return {
        "id": f"m{number}",
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "form": mention.form,
        "type": mention.type,
        "coarse": types.coarse(mention.type),
        "entity": mention.entity,
        "score": mention.score,
        "reason": mention.reason,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "wikidata": entity.wikidata,
        "wikipedia": entity.wikipedia,
        "aliases": [*entity.aliases, *_title(entity)],
        "known": entity.known,
    }


def _title(entity: Entity) -> Iterator[str]:
    """The Wikipedia title where it is no name of the entity yet."""
    if entity.wikipedia and entity.wikipedia not in (entity.name, *entity.aliases):
        yield entity.wikipedia


def _attribution(number: int, item: Attribution, text: str) -> dict[str, Any]:
    source = {**_span(item.source, text), "mention": _number("m", item.mention)} if item.source else None
    return {
        "id": f"a{number}",
        "source": source,
        "cue": _span(item.cue, text) if item.cue else None,
        "content": [_span(part, text) for part in item.content],
        "style": item.style,
        "source_type": item.source_type,
        "parent": _number("a", item.parent),
    }


def _claim(item: Attestation, text: str) -> dict[str, Any]:
    source, target = item.edge if item.claim.plover else (None, None)
    return {
        "id": item.claim.id,
        "type": item.claim.type,
        "plover": root_as_stated(item.claim.plover, item.polarity, item.mode),
        "trigger": _span(item.trigger, text),
        "roles": [_role(role, text) for role in item.roles],
        "edge": {"source": _number("m", source), "target": _number("m", target)},
        "polarity": item.polarity,
        "certainty": item.certainty,
        "mode": item.mode,
        "attribution": _number("a", item.attribution),
        "sentence": _span(item.sentence, text),
        "cues": [_span(cue, text) for cue in item.cues],
    }


def _role(role: RoleMention, text: str) -> dict[str, Any]:
    found: dict[str, Any] = {"role": role.role}
    if role.entity is not None:
        words = _span(role.span, text) if role.span and role.mention is None else {}
        return found | {"mention": _number("m", role.mention), "entity": role.entity} | words
    named = {"mention": _number("m", role.mention)} if role.mention is not None and role.role != "time" else {}
    return found | named | (_span(role.span, text) if role.span else {}) | {"value": role.value}
