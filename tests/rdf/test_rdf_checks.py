from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
import yaml

from graphkit.errors import QueryError
from graphkit.rdf import PREFIXES, Store
from graphkit.rdf.checks import check_store, check_vocabulary, list_checks, vocabulary_quads

_HERE = Path(__file__).parent
_STORES = yaml.safe_load((_HERE / "broken_stores.yaml").read_text(encoding="utf-8"))
_VOCABULARIES = yaml.safe_load((_HERE / "broken_vocabulary.yaml").read_text(encoding="utf-8"))


def test_a_sound_store_passes_all_checks(three: Store) -> None:
    assert check_store(three) == ()


@pytest.mark.parametrize("name", _STORES)
def test_a_check_fires_on_a_store_that_breaks_it(three: Store, name: str) -> None:
    three.engine.update(_STORES[name], prefixes=PREFIXES)
    assert name in {finding.check.name for finding in check_store(three)}


@pytest.mark.parametrize("name", _VOCABULARIES)
def test_a_check_fires_on_a_vocabulary_that_breaks_it(name: str) -> None:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    quads = vocabulary_quads()
    added = pyoxigraph.parse(prefixes + _VOCABULARIES[name], format=pyoxigraph.RdfFormat.TURTLE)
    graph = quads[0].graph_name
    broken = [*quads, *(pyoxigraph.Quad(t.subject, t.predicate, t.object, graph) for t in added)]
    assert {finding.check.name for finding in check_vocabulary(broken)} == {name}


def test_every_check_has_an_example_that_makes_it_fire() -> None:
    assert {check.name for check in list_checks()} == {*_STORES, *_VOCABULARIES}


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("# title: T\n# severity: error\n# about: store\n", "no `# description:`"),
        ("# title: T\n# severity: fatal\n# about: store\n# description: D\n", "severity is 'fatal'; error or warning"),
        ("# title: T\n# severity: error\n# about: it\n# description: D\n", "about is 'it'; vocabulary or store"),
    ],
)
def test_a_check_without_a_proper_header_is_refused(tmp_path: Path, header: str, message: str) -> None:
    (tmp_path / "odd.rq").write_text(f"{header}SELECT * WHERE {{ ?s ?p ?o }}\n")
    with pytest.raises(QueryError, match=r"odd\.rq: .*") as error:
        list_checks(tmp_path)
    assert message in str(error.value)
