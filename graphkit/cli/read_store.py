"""`graphkit query`, `view` and `export`: a store -> answers, a page, a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.answers import GRAPHS, TABLES, TIMEOUT, parameters, print_answer, print_questions, time_limit
from graphkit.cli.output import message, opened, warn_if_stale
from graphkit.cli.places import store_argument

if TYPE_CHECKING:
    from graphkit.drawing import Renderer
    from graphkit.graph import KnowledgeGraph
    from graphkit.rdf import Place

_FILES = ("nquads", "trig", "turtle", "jsonld", "rdf12", "graphml", "gexf", "ftm")
_FOLDERS = ("csv", "neo4j")
_WITHOUT_BRACES = re.compile(r"\s*(?:DESCRIBE|PREFIX|BASE)\s", re.IGNORECASE)


@click.command()
@store_argument
@click.argument("question", required=False)
@click.option("-f", "--format", "form", default="table", show_default=True, type=click.Choice([*TABLES, *GRAPHS]))
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="A parameter of a competency question.")
@click.option("--limit", type=click.IntRange(min=1), help="The largest number of rows, or of triples.")
@TIMEOUT
@click.option("--list", "list_them", is_flag=True, help="List the competency questions.")
def query(
    store: Place,
    question: str | None,
    form: str,
    values: tuple[str, ...],
    limit: int | None,
    timeout: float,
    *,
    list_them: bool,
) -> int:
    """Ask a store: SPARQL, a file with SPARQL, or a competency question by its name.

    The prefixes gk, id, wd, prov, oa, skos, dcterms, rdfs, rdf and xsd need no declaration. A table cuts long cells;
    CSV and JSON have them whole. Turtle and JSON-LD hold what CONSTRUCT and DESCRIBE find. DESCRIBE gives, of a claim,
    its attestations too, with passages, sources and articles; of an entity, the claims that involve it.

    \b
    graphkit query kg --list
    graphkit query kg deployments
    graphkit query kg entity --set name=Oreshnik
    graphkit query kg 'SELECT ?who ?what { ?c a gk:Signing ; gk:actor ?who ; gk:instrument ?what }' -f csv
    graphkit query kg my-question.rq -f json
    graphkit query kg 'DESCRIBE id:c-0123456789abcdef' -f turtle
    """
    from graphkit.rdf import Store, run_query

    if list_them or question is None:
        print_questions()
        return 0
    text, given = _question(question, values)
    with Store.open(store) as opened_store:
        warn_if_stale(opened_store)
        with time_limit(timeout):
            result = run_query(opened_store, text, given).first(limit)
    print_answer(result, form)
    return 0


def _question(question: str, values: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """The SPARQL text and its parameters: of a file, of a competency question, or as given."""
    from graphkit.errors import QueryError
    from graphkit.rdf import named_query

    given = parameters(values)
    if any(mark in question for mark in "{\n") or _WITHOUT_BRACES.match(question):
        return question, given
    path = Path(question)
    if path.is_file():
        try:
            return path.read_text(encoding="utf-8"), given
        except UnicodeDecodeError as error:
            raise QueryError(f"{path}: byte {error.start} is not UTF-8; a SPARQL query was expected") from error
    if path.suffix == ".rq" or "/" in question:
        raise QueryError(f"{path}: no such file; one with a SPARQL query was expected")
    named = named_query(question)
    return named.sparql, {**named.parameters, **given}


@click.command()
@store_argument
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The page.")
@click.option("--title", help="The page's heading.  [default: the store's name]")
@click.option("--renderer", default="canvas", show_default=True, type=click.Choice(["canvas", "pyvis"]))
@click.option("--seed", default=7, show_default=True, type=click.IntRange(min=0), help="Chooses another arrangement.")
def view(store: Place, output: Path, title: str | None, renderer: Renderer, seed: int) -> int:
    """Draw a store as one HTML page that asks nothing of the network.

    Click a line or a name for the sentences behind it. The same store, title and seed give the same page. pyvis draws
    at most 1,500 lines, those with the best evidence, and has neither a time line nor a map.

    \b
    graphkit view kg -o kg.html
    graphkit view kg -o quick.html --renderer pyvis
    """
    from graphkit.graph import KnowledgeGraph

    with KnowledgeGraph.load(store) as graph:
        graph.to_html(output, title=title or store.name, renderer=renderer, seed=seed)
        held = graph.summary()
        if renderer == "pyvis":
            _say_what_is_drawn(graph)
    message(f"{output}: {held['entities']} entities, {held['claims']} claims, {output.stat().st_size / 1e6:.1f} MB")
    return 0


def _say_what_is_drawn(graph: KnowledgeGraph) -> None:
    from graphkit.view.pyvis import MOST_EDGES

    lines = graph.to_networkx().number_of_edges()
    if lines > MOST_EDGES:
        message(f"pyvis draws {MOST_EDGES} of {lines} lines, those with the most evidence; --renderer canvas draws all")


@click.command()
@store_argument
@click.option("-f", "--format", "form", default="nquads", show_default=True, type=click.Choice([*_FILES, *_FOLDERS]))
@click.option("-o", "--output", default="-", help="A file, or - for stdout; a folder where there are several files.")
@click.option("--shards", type=click.IntRange(min=1), help="N-Quads in so many files.")
def export(store: Place, form: str, output: str, shards: int | None) -> int:
    """Write a whole store in a format that other programs read.

    Turtle has no named graphs, so it holds their union; rdf12 is Turtle of RDF 1.2 with a triple term for each
    relation that a claim states. GraphML and GEXF (Gephi) hold the network that `view` draws. csv and neo4j write
    several files into a new folder, as does --shards. ftm is FollowTheMoney's JSON Lines, without denied claims.

    \b
    graphkit export kg -f trig -o kg.trig
    graphkit export kg -f rdf12 -o kg.ttl
    graphkit export kg --shards 8 -o kg-nquads
    graphkit export kg -f graphml -o kg.graphml
    graphkit export kg -f gexf -o kg.gexf
    graphkit export kg -f csv -o kg-tables
    graphkit export kg -f neo4j -o kg-neo4j
    graphkit export kg -f ftm -o kg.ftm.json
    """
    from graphkit.graph import KnowledgeGraph

    if shards and form != "nquads":
        raise click.UsageError(f"--shards splits N-Quads, not {form}; -f nquads was expected")
    if form in _FOLDERS or shards:
        return _export_folder(store, form, output, shards or 1)
    with KnowledgeGraph.load(store) as graph, opened(output) as stream:
        stream.write(graph.export(form).decode())
        if form == "ftm":
            _say_what_is_left_out(graph)
    return 0


def _export_folder(store: Place, form: str, output: str, shards: int) -> int:
    from graphkit.graph import KnowledgeGraph

    if output == "-":
        raise click.UsageError("several files do not fit on stdout; -o FOLDER was expected")
    with KnowledgeGraph.load(store) as graph:
        written = graph.export_folder(form, output, shards=shards)
    message(f"{output}: {len(written)} files")
    return 0


def _say_what_is_left_out(graph: KnowledgeGraph) -> None:
    from graphkit.exchange import denied

    claims = graph.claims()
    message(f"{len(denied(claims))} of {len(claims)} claims left out, because they are denied or only negated")
