from __future__ import annotations

import pyshacl
import pytest
from rdflib import SH, Graph

from graphkit.lexicon.frame import Frame, Role
from graphkit.rdf import PREFIXES
from graphkit.rdf.frame_shapes import frame_shapes

_FRAME = Frame(
    family="words",
    definition="Two things go together.",
    name="Parade",
    labels=("{marcher} parade",),
    plover=None,
    roles={
        "marcher": Role("marcher", ("Agent", "WeaponSystem"), many=True),
        "place": Role("place", ("Place",)),
        "time": Role("time", ("Date",)),
        "year": Role("year", (), value="year"),
        "rank": Role("rank", (), value="case"),
        "song": Role("song", (), value="words"),
    },
    requires=((("marcher", 2),), (("place", 1), ("time", 1))),
    patterns=(),
    edge=None,
    examples=(),
)
_KNOWN = "gk:a a gk:Agent . gk:b a gk:WeaponSystem . gk:c a gk:Place . gk:d a gk:Place ."


def _messages(claim: str) -> set[str]:
    text = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    claims = Graph().parse(data=f"{text}{_KNOWN} gk:x a gk:Parade ; {claim} .", format="turtle")
    _, report, _ = pyshacl.validate(claims, shacl_graph=frame_shapes([_FRAME]))
    return {str(report.value(result, SH.resultMessage)) for result in report.objects(predicate=SH.result)}


@pytest.mark.parametrize(
    "claim",
    [
        "gk:marcher gk:a, gk:b ; gk:place gk:c",
        "gk:marcher gk:a, gk:b ; gk:time '2025'",
        "gk:marcher gk:a, gk:b ; gk:time '2025-09-12/2025-09' ; gk:place gk:c ; gk:year '2025' ; gk:rank gk:first",
        "gk:marcher gk:a, gk:b ; gk:place gk:c ; gk:song 'a song'",
    ],
)
def test_a_claim_that_fits_its_frame_passes(claim: str) -> None:
    assert _messages(claim) == set()


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ("gk:marcher gk:a ; gk:place gk:c", "Parade: marcher (2 times) is required"),
        ("gk:marcher gk:a, gk:b", "Parade: place or time is required"),
        ("gk:marcher gk:a, gk:c ; gk:place gk:c", "Parade: marcher is Agent or WeaponSystem"),
        ("gk:marcher gk:a, gk:b ; gk:place gk:c, gk:d", "Parade: place is Place"),
        ("gk:marcher gk:a, gk:b ; gk:time 'soon'", "Parade: time is a date"),
        ("gk:marcher gk:a, gk:b ; gk:place gk:c ; gk:year '25'", "Parade: year is a year"),
        ("gk:marcher gk:a, gk:b ; gk:place gk:c ; gk:rank 'first'", "Parade: rank is a concept"),
        ("gk:marcher gk:a, gk:b ; gk:place gk:c ; gk:song gk:a", "Parade: song is a string"),
    ],
)
def test_a_claim_that_does_not_fit_its_frame_is_told_why(claim: str, message: str) -> None:
    assert _messages(claim) == {message}
