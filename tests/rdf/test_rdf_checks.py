from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
import yaml

from graphkit.errors import QueryError
from graphkit.rdf import PREFIXES, Store
from graphkit.rdf.checks import (
    alignment_quads,
    check_alignments,
    check_store,
    check_vocabulary,
    list_checks,
    vocabulary_quads,
)
from graphkit.rdf.terms import expand

_HERE = Path(__file__).parent
_STORES = yaml.safe_load((_HERE / "broken_stores.yaml").read_text(encoding="utf-8"))
_ALIGNMENTS = yaml.safe_load((_HERE / "broken_alignments.yaml").read_text(encoding="utf-8"))
_VOCABULARIES = yaml.safe_load((_HERE / "broken_vocabulary.yaml").read_text(encoding="utf-8"))


def test_a_sound_store_passes_all_checks(three: Store) -> None:
    assert check_store(three) == ()


def turtle(text: str, graph: pyoxigraph.NamedNode) -> list[pyoxigraph.Quad]:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    triples = pyoxigraph.parse(prefixes + text, format=pyoxigraph.RdfFormat.TURTLE)
    return [pyoxigraph.Quad(t.subject, t.predicate, t.object, graph) for t in triples]


@pytest.mark.parametrize("name", _STORES)
def test_a_check_fires_on_a_store_that_breaks_it(three: Store, name: str) -> None:
    three.engine.update(_STORES[name], prefixes=PREFIXES)
    assert name in {finding.check.name for finding in check_store(three)}


@pytest.mark.parametrize(
    ("name", "added"),
    [
        pytest.param(name, added, id=f"{name}-{number}")
        for name, examples in _VOCABULARIES.items()
        for number, added in enumerate([examples] if isinstance(examples, str) else examples, 1)
    ],
)
def test_a_check_fires_on_a_vocabulary_that_breaks_it(name: str, added: str) -> None:
    quads = vocabulary_quads()
    broken = [*quads, *turtle(added, quads[0].graph_name)]
    assert {finding.check.name for finding in check_vocabulary(broken)} == {name}


def test_the_checks_find_nothing_in_the_alignments() -> None:
    assert check_alignments() == ()


@pytest.mark.parametrize("name", _ALIGNMENTS)
def test_a_check_fires_on_alignments_that_break_it(name: str) -> None:
    change, aligned = _ALIGNMENTS[name], alignment_quads()
    without = pyoxigraph.NamedNode(expand(change.get("without", "gk:Nothing")))
    kept = [quad for quad in aligned if quad.subject != without]
    broken = [*vocabulary_quads(), *kept, *turtle(change.get("added", ""), aligned[0].graph_name)]
    assert {finding.check.name for finding in check_alignments(broken)} == {name}


def test_every_check_has_an_example_that_makes_it_fire() -> None:
    assert {check.name for check in list_checks()} == {*_STORES, *_VOCABULARIES, *_ALIGNMENTS}


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("# title: T\n# severity: error\n# about: store\n", "no `# description:`"),
        ("# title: T\n# severity: fatal\n# about: store\n# description: D\n", "severity is 'fatal'; error or warning"),
        (
            "# title: T\n# severity: error\n# about: it\n# description: D\n",
            "about is 'it'; vocabulary, alignments or store",
        ),
    ],
)
def test_a_check_without_a_proper_header_is_refused(tmp_path: Path, header: str, message: str) -> None:
    (tmp_path / "odd.rq").write_text(f"{header}SELECT * WHERE {{ ?s ?p ?o }}\n")
    with pytest.raises(QueryError, match=r"odd\.rq: .*") as error:
        list_checks(tmp_path)
    assert message in str(error.value)
