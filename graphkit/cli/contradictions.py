"""`graphkit contradictions`: claims that cannot both hold, with the sentences of both sides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.output import message, visible, warn_if_stale
from graphkit.cli.places import store_argument

if TYPE_CHECKING:
    from graphkit.rdf import ClaimRow, EvidenceRow, Place
    from graphkit.rdf.contradictions import Contradiction

_SENTENCES = 3


@click.command()
@store_argument
@click.option("-f", "--format", "form", default="text", show_default=True, type=click.Choice(["text", "json"]))
def contradictions(store: Place, form: str) -> int:
    """List claims that cannot both hold: who affirms and who denies, two dates, two figures, two holders of one office.

    The rules are queries under ontologies/contradictions. Neither side is taken to be right.

    \b
    graphkit contradictions kg
    graphkit contradictions kg -f json | jq '.[].one.sentences'
    """
    from graphkit.rdf import Store
    from graphkit.rdf.contradictions import contradictions as find

    with Store.open(store) as opened:
        warn_if_stale(opened)
        found = find(opened)
    if form == "json":
        click.echo(json.dumps([_record(pair) for pair in found], ensure_ascii=False, indent=1))
    else:
        for pair in found:
            for line in _lines(pair):
                click.echo(line)
    message(f"{store}: {len(found)} contradictions")
    return 0


def _lines(pair: Contradiction) -> Iterator[str]:
    yield f"{pair.rule.title}: {pair.rule.rule}"
    for claim in dict.fromkeys((pair.one, pair.other)):
        yield f"  {visible(claim.label)} [{claim.status}, {claim.id}]"
        for item in claim.evidence[: _SENTENCES * (2 if pair.one == pair.other else 1)]:
            yield f"    {_manner(item)}{_place(item)}"
            yield f"      {visible(item.sentence)}"
    yield ""


def _manner(item: EvidenceRow) -> str:
    manner = "negated" if item.polarity == "negative" and item.mode == "actual" else item.mode
    return "" if manner == "actual" else f"{manner} · "


def _place(item: EvidenceRow) -> str:
    speaker = item.chain[0].as_printed if item.chain else None
    published = item.article.published.isoformat() if item.article.published else None
    parts = (speaker, item.article.publisher, published, item.article.title)
    return " · ".join(visible(part) for part in parts if part) or visible(item.article.source_id)


def _record(pair: Contradiction) -> dict[str, Any]:
    return {"rule": pair.rule.name, "title": pair.rule.title, "one": _side(pair.one), "other": _side(pair.other)}


def _side(claim: ClaimRow) -> dict[str, Any]:
    sentences = [
        {
            "sentence": item.sentence,
            "speaker": item.chain[0].as_printed if item.chain else None,
            "polarity": item.polarity,
            "mode": item.mode,
            "article": item.article.id,
            "publisher": item.article.publisher,
            "published": item.article.published.isoformat() if item.article.published else None,
        }
        for item in claim.evidence
    ]
    return {"claim": claim.id, "label": claim.label, "status": claim.status, "sentences": sentences}
