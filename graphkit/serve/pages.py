"""Rows of a store -> HTML pages, and what the query page completes from; the templates escape all text."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2

from graphkit.rdf import (
    PREFIXES,
    ClaimRow,
    EntityRow,
    EntityView,
    EvidenceRow,
    Named,
    SourceRow,
    list_queries,
    vocabulary,
)
from graphkit.rdf.query_files import read_query
from graphkit.rdf.terms import compact
from graphkit.serve.questions import Counts
from graphkit.view import wording
from graphkit.view.legend import load_legend

_HERE = Path(__file__).parent
_LONGEST = 400  # characters of a name or label
_PLAIN = {"positive", "certain", "actual"}  # what goes without saying of an attestation
_MOST_ALIASES = 40
_MOST_PASSAGES = 200
Facts = dict[str, Any]


def home(store: str, counts: Counts) -> str:
    """The page to ask on."""
    return _rendered("home.html", store=store, counts=counts, questions=list_queries(), examples=_examples())


def entity(store: str, view: EntityView, a_page: int) -> str:
    """The page of an entity: its names, what is claimed of it, what it says."""
    row = view.entity
    return _rendered(
        "entity.html",
        store=store,
        entity=_entity(row),
        replaced_by=compact(view.replaced_by) if view.replaced_by else None,
        claims=[_claim(claim) for claim in view.claims],
        said=[_claim(claim) for claim in view.said],
        said_in_all=view.said_in_all,
        first=view.start + 1,
        last=view.start + len(view.claims),
        before=max(view.start - a_page, 0) if view.start else None,
        after=view.start + a_page if view.start + a_page < len(row.claims) else None,
    )


def claim(store: str, row: ClaimRow) -> str:
    """The page of a claim: its roles, its status and why, every passage that states it."""
    return _rendered("claim.html", store=store, claim=_claim(row))


def found(store: str, typed: str, names: tuple[Named, ...]) -> str:
    """The entities that what was typed may mean."""
    return _rendered("found.html", store=store, typed=wording.shown(typed, _LONGEST), names=offers(names))


def problem(store: str, message: str) -> str:
    """An error."""
    return _rendered("problem.html", store=store, message=message)


def offers(names: tuple[Named, ...]) -> list[dict[str, str]]:
    """Entities as the query page offers them."""
    return [
        {
            "iri": compact(named.iri),
            "name": wording.shown(named.name, _LONGEST),
            "label": wording.shown(named.label, _LONGEST),
            "type": wording.words(named.type),
        }
        for named in names
    ]


@cache
def completions() -> dict[str, Any]:
    """Prefixes, terms of the vocabulary and ready-made queries, for the query page."""
    return {
        "prefixes": PREFIXES,
        "terms": [asdict(term) for term in vocabulary()],
        "queries": {query.name: query.sparql for query in list_queries()}
        | {e["name"]: e["sparql"] for e in _examples()},
    }


@cache
def _examples() -> tuple[dict[str, str], ...]:
    files = [read_query(path, ("title",)) for path in sorted((_HERE / "examples").glob("*.rq"))]
    return tuple({"name": file.name, "title": file.fields["title"], "sparql": file.sparql} for file in files)


def _entity(row: EntityRow) -> Facts:
    return {
        "iri": row.id,
        "id": compact(row.id),
        "name": wording.shown(row.name, _LONGEST),
        "type": wording.words(row.type),
        "known": row.known,
        "aliases": [wording.shown(alias, _LONGEST) for alias in row.aliases[:_MOST_ALIASES]],
        "aliases_in_all": len(row.aliases),
        "wikidata": wording.wikidata_link(row.wikidata),
        "wikipedia": wording.web_link(row.wikipedia),
        "claims_in_all": len(row.claims),
    }


def _claim(row: ClaimRow) -> Facts:
    fillers = [
        {
            "role": wording.words(filler.role),
            "label": wording.shown(filler.label, _LONGEST),
            "entity": compact(filler.entity) if filler.entity else None,
        }
        for filler in row.fillers
    ]
    return {
        "id": row.id,
        "label": wording.shown(row.label, 2 * _LONGEST),
        "type": wording.words(row.type),
        "status": load_legend().lines.get(row.status or ""),
        "reason": row.reason,
        "fillers": fillers,
        "passages": [_passage(evidence) for evidence in row.evidence[:_MOST_PASSAGES]],
        "passages_in_all": len(row.evidence),
    }


def _passage(evidence: EvidenceRow) -> Facts:
    before, marked, after = wording.passage(evidence.sentence, evidence.trigger)
    article = evidence.article
    return {
        "before": before,
        "marked": marked,
        "after": after,
        "voices": [_voice(source) for source in reversed(evidence.chain)],
        "source": wording.words(evidence.source_type),
        "marks": [mark for mark in (evidence.certainty, evidence.polarity, evidence.mode) if mark not in _PLAIN],
        "title": wording.shown(article.title, _LONGEST) or article.id,
        "publisher": wording.shown(article.publisher, _LONGEST),
        "published": article.published.isoformat() if article.published else "",
        "url": wording.web_link(article.url),
    }


def _voice(source: SourceRow) -> Facts:
    printed = source.as_printed or ""
    says_more = printed.lower().removeprefix("the ") != (source.name or printed).lower()
    return {
        "name": wording.shown(source.name or printed, _LONGEST) or "an unnamed source",
        "as_printed": wording.shown(printed, _LONGEST) if says_more else "",
        "entity": compact(source.entity) if source.entity else None,
    }


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["in_address"] = lambda text: quote(text, safe=":")
    return made


def _rendered(template: str, **facts: Any) -> str:
    html = _environment().get_template(template).render(**facts)
    return html.encode("utf-8", "replace").decode()
