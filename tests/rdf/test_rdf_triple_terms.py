"""RDF 1.2: what a claim says is a triple term, asserted only where the claim is accepted."""

from __future__ import annotations

import pyoxigraph
import pytest
import stories
from pyoxigraph import Quad, RdfFormat, Triple

from graphkit.rdf import PREFIXES, terms
from graphkit.rdf.triple_terms import REIFIES

RELATION = f"{terms.REL}deployedIn"


@pytest.fixture
def read(three) -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    found.extend(pyoxigraph.parse(three.export_with_triple_terms(stories.EDGES), format=RdfFormat.TURTLE))
    return found


def ask(store: pyoxigraph.Store, query: str) -> set[tuple[str, ...]]:
    prefixes = "".join(f"PREFIX {name}: <{namespace}> " for name, namespace in PREFIXES.items())
    rows = store.query(prefixes + query)
    return {tuple(str(row[name].value) for name in rows.variables) for row in rows}


def test_a_claim_and_its_attestations_reify_its_relation(read, three):
    rampart, latvia = stories.RAMPART.id, stories.LATVIA.id
    claim = next(row for row in three.claims() if row.type == "Deployment")
    found = {q.subject.value for q in read.quads_for_pattern(None, REIFIES, None)}
    assert {f"{terms.ID}{name}" for name in (claim.id, *(item.id for item in claim.evidence))} == found
    assert {str(q.object) for q in read.quads_for_pattern(None, REIFIES, None)} == {
        f"<{rampart}> <{RELATION}> <{latvia}>"
    }


def test_status_speaker_and_sentence_are_one_step_from_the_triple(read):
    found = ask(
        read,
        """SELECT ?status ?who ?mode ?sentence {
          << ?from rel:deployedIn ?to ~ ?claim >> gk:status ?status .
          << ?from rel:deployedIn ?to ~ ?said >> gk:speakerAsPrinted ?who ; gk:mode ?mode ;
            gk:passage/oa:exact ?sentence .
        }""",
    )
    disputed, actual, denied = (f"{terms.GK}{name}" for name in ("disputed", "actual", "denied"))
    assert found == {
        (disputed, "the ministry", actual, "The Rampart was deployed in Latvia in May."),
        (disputed, "Jana Ozola", denied, "No Rampart was deployed here, she said, denying it."),
    }


def test_a_disputed_relation_is_not_asserted(read, filled):
    pattern = pyoxigraph.NamedNode(RELATION)
    assert not list(read.quads_for_pattern(None, pattern, None))
    sure = filled([stories.deployment(), stories.drills()])
    again = list(pyoxigraph.parse(sure.export_with_triple_terms(stories.EDGES), format=RdfFormat.TURTLE))
    accepted = {q.triple for q in sure.match(graph=terms.ACCEPTED)}
    assert {q.triple for q in again if q.predicate == pattern} == accepted
    assert len(accepted) == 1


def test_beside_the_triple_terms_it_is_the_turtle_of_the_store(three):
    with_terms = pyoxigraph.parse(three.export_with_triple_terms(stories.EDGES), format=RdfFormat.TURTLE)
    plain = {quad for quad in with_terms if not isinstance(quad.object, Triple)}
    assert plain == set(pyoxigraph.parse(three.export("turtle"), format=RdfFormat.TURTLE))


def test_the_accepted_relations_are_those_that_their_claims_reify(filled):
    store = filled([stories.deployment(), stories.drills()])
    found = list(pyoxigraph.parse(store.export_with_triple_terms(stories.EDGES), format=RdfFormat.TURTLE))
    reified = {Quad(*quad.object) for quad in found if isinstance(quad.object, Triple)}
    assert {Quad(*quad.triple) for quad in store.match(graph=terms.ACCEPTED)} <= reified
