"""Known places lie where they lie; the generated file is as its sources."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from graphkit import ids, resources
from graphkit.lexicon.coordinates import coordinates

FOLDER = resources.ontologies() / "gazetteers"


@pytest.mark.parametrize(
    ("iri", "place"),
    [
        (f"{ids.WIKIDATA}Q184", (53.5, 28.0)),  # Belarus
        (f"{ids.WIKIDATA}Q159", (61.7, 99.1)),  # Russia, which goes beyond 180 degrees
        (f"{ids.ID}kerch-bridge", (45.3, 36.5)),
        (f"{ids.ID}geonames-703448", (50.5, 30.5)),  # Kyiv
        (f"{ids.ID}ramstein-base", (49.4, 7.6)),
    ],
)
def test_a_known_place_is_where_it_is(iri: str, place: tuple[float, float]) -> None:
    assert coordinates([iri])[iri] == pytest.approx(place, abs=0.1)


def test_what_is_no_place_has_none() -> None:
    assert coordinates([f"{ids.ID}oreshnik", f"{ids.ID}geonames-1", "http://a.example/x"]) == {}


def test_the_generated_file_is_as_its_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("make_located", FOLDER / "make_located.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "TARGET", tmp_path / "located.csv")
    module.main()
    assert (tmp_path / "located.csv").read_text("utf-8") == (FOLDER / "located.csv").read_text("utf-8")


def test_every_reviewed_row_names_an_entry_and_lies_on_earth() -> None:
    spec = importlib.util.spec_from_file_location("make_located", FOLDER / "make_located.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    known = {row["id"] for name in ("places", "facilities") for row in module.rows_of(name)}
    rows = module.rows_of("coordinates")
    assert {row["id"] for row in rows} <= known
    assert len({row["id"] for row in rows}) == len(rows) > 400
    assert all(abs(float(row["latitude"])) <= 90 and abs(float(row["longitude"])) <= 180 for row in rows)
