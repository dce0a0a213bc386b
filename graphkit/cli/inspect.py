"""`graphkit explain` and `frames`: where a claim comes from, and what can be found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from graphkit.cli.output import table, visible, warn_if_stale
from graphkit.cli.places import store_place
from graphkit.ids import normal_name

if TYPE_CHECKING:
    from graphkit.rdf import ArticleRow, ClaimRow, EvidenceRow, Place, SourceRow


@click.command()
@click.argument("store", required=False, callback=store_place)
@click.argument("claim", required=False)
@click.option("--sentence", metavar="TEXT", help="Explain instead what is made of a text: parse, predicates, frames.")
@click.option(
    "--published", metavar="YYYY-MM-DD", type=click.DateTime(["%Y-%m-%d"]), help="Day of the text's publication."
)
def explain(store: Place | None, claim: str | None, sentence: str | None, published: dt.datetime | None) -> int:
    """Show a claim: its status and why, and every passage that states it, with the trigger marked »so«.

    CLAIM is an id such as c-0123456789abcdef (`graphkit query` prints them as id:c-…). With --sentence, show how a
    text is read: its parse, the predicates, and why each frame that was tried matched or not.

    \b
    graphkit explain kg c-0123456789abcdef
    graphkit explain --sentence "Germany agreed to supply Ukraine with Patriot systems."
    """
    if sentence is not None and store is None:
        return _explain_sentence(sentence, published)
    if store is None or claim is None or sentence is not None:
        raise click.UsageError("either STORE and CLAIM or --sentence was expected")
    from graphkit.rdf import Store

    with Store.open(store) as opened:
        warn_if_stale(opened)
        row = opened.explain(claim)
    for line in _claim_lines(row):
        click.echo(line)
    return 0


def _explain_sentence(text: str, published: dt.datetime | None) -> int:
    from graphkit.cli.explain_sentence import explanation_lines
    from graphkit.pipeline import explain_text

    for line in explanation_lines(explain_text(text, published=published.date() if published else None)):
        click.echo(line)
    return 0


def _claim_lines(row: ClaimRow) -> Iterator[str]:
    yield visible(row.label)
    yield f"  {row.type} {row.id} · {row.status or 'no status yet'}{f': {row.reason}' if row.reason else ''}"
    for filler in row.fillers:
        kind = f" [{filler.type}]" if filler.type else ""
        yield f"  {filler.role}: {visible(filler.label)}{kind}"
    first_of_origin: dict[str, tuple[int, str]] = {}
    for number, item in enumerate(row.evidence, 1):
        yield ""
        yield from _evidence_lines(number, item)
        article = item.article
        earlier, told_by = first_of_origin.setdefault(article.origin or article.id, (number, article.id))
        if told_by != article.id:
            yield f"   a reprint or rewrite: the same origin as {earlier}"
        if article.superseded_by:
            yield f"   does not count: a newer version of the article is there ({article.superseded_by})"


def _evidence_lines(number: int, item: EvidenceRow) -> Iterator[str]:
    start, end = item.trigger
    sentence = f"{item.sentence[:start]}»{item.sentence[start:end]}«{item.sentence[end:]}"
    yield f"{number}. {visible(sentence)}"
    yield f"   says: {' ← '.join(_source(source) for source in item.chain) or 'the article itself'}"
    cues = f" (because of: {visible(', '.join(item.cues))})" if item.cues else ""
    yield f"   {item.polarity}, {item.certainty}, {item.mode}{cues}"
    yield f"   {_article(item.article)}"


def _article(article: ArticleRow) -> str:
    published = article.published.isoformat() if article.published else None
    parts = (article.publisher, published, article.title, article.url)
    return " · ".join(visible(part) for part in parts if part) or visible(article.source_id)


def _source(source: SourceRow) -> str:
    printed = visible(source.as_printed or source.name or "nobody named")
    known = visible(source.name or "")
    more = f" = {known}" if normal_name(known) not in normal_name(printed) else ""
    return f"{printed}{more} [{source.source_type}]"


@click.command()
@click.argument("name", required=False)
def frames(name: str | None) -> int:
    """List the relations that graphkit finds; with NAME, one of them with its roles and examples.

    \b
    graphkit frames
    graphkit frames Deployment
    """
    from graphkit.errors import LexiconError
    from graphkit.lexicon.frames import load_frames

    known = load_frames()
    if name is None:
        columns = ("claim class", "reads", "roles", "PLOVER", "examples")
        rows = [(f.name, f.labels[0], ", ".join(f.roles), f.plover or "", str(len(f.examples))) for f in known]
        table(columns, rows)
        return 0
    frame = next((f for f in known if f.name == name), None)
    if frame is None:
        raise LexiconError(f"frame {name!r}: unknown; one of {', '.join(f.name for f in known)} was expected")
    click.echo(f"{frame.name}: {' / '.join(frame.labels)}")
    for role in frame.roles.values():
        click.echo(f"  {role.name}: {', '.join(role.types) or role.value}{' (several)' if role.many else ''}")
    for example in frame.examples:
        click.echo(f"  {example.text}\n    → {'; '.join(_expected(c) for c in example.claims) or 'nothing'}")
    return 0


def _expected(claim: object) -> str:
    if not isinstance(claim, dict):
        return str(claim)
    return ", ".join(f"{k}: {' and '.join(v) if isinstance(v, list) else v}" for k, v in claim.items())
