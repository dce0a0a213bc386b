from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from graphkit import KnowledgeGraph
from graphkit.errors import UnknownArticleError
from tests import in_process

_JOINED = "Sweden joined NATO."
_ARTICLES = [
    ("one", "2025-03-04", "Baltic Ledger", _JOINED),
    ("two", "2025-03-05", "Gulf Courier", f"{_JOINED} Fog closed two airports, and trains were late all day."),
    (
        "three",
        "2025-03-07",
        "Daugava Post",
        "Sweden denied that it had joined NATO.",
    ),
    ("four", "2025-03-09", "Gulf Courier", "Norway and Poland signed a defence agreement in Oslo."),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(tmp_path_factory.mktemp("over-time"), [name for name, *_ in _ARTICLES])


def _build(folder: Path, names: list[str]) -> Path:
    rows = [
        {"id": name, "published": day, "publisher": outlet, "url": f"https://wire.example/{name}", "text": text}
        for name, day, outlet, text in _ARTICLES
        if name in names
    ]
    (folder / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert in_process.run("build", folder / "feed.jsonl", "-o", folder / "kg").code == 0
    return folder / "kg"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "kg"))


def _without(tmp_path: Path, *gone: str) -> str:
    folder = tmp_path / "other"
    folder.mkdir()
    return in_process.run("export", _build(folder, [name for name, *_ in _ARTICLES if name not in gone])).out


@pytest.mark.parametrize(
    ("arguments", "gone"),
    [
        (("https://wire.example/two",), ["two"]),
        (("https://wire.example/two", "https://wire.example/four"), ["two", "four"]),
        (("--publisher", "gulf courier"), ["two", "four"]),
        (("--query", 'SELECT ?a { ?a dcterms:issued ?d FILTER(?d < "2025-03-06"^^xsd:date) }'), ["one", "two"]),
        (("--query", "SELECT ?a { ?a a gk:Article }"), ["one", "two", "three", "four"]),
    ],
)
def test_what_is_retracted_was_never_there(
    store: Path, tmp_path: Path, arguments: tuple[str, ...], gone: list[str]
) -> None:
    done = in_process.run("retract", store, *arguments)
    assert done.code == 0, done.err
    assert len(done.out.splitlines()) == len(gone)
    assert done.err.strip() == f"{store}: {len(gone)} articles retracted, {4 - len(gone)} in the store"
    if len(gone) < len(_ARTICLES):
        assert in_process.run("export", store).out == _without(tmp_path, *gone)
    else:
        assert in_process.run("export", store).out == ""


def test_a_dry_run_says_what_would_go_and_changes_nothing(store: Path) -> None:
    before = in_process.run("export", store).out
    done = in_process.run("retract", store, "https://wire.example/two", "--dry-run")
    assert "2025-03-05  Gulf Courier" in done.out
    assert "1 articles would be retracted" in done.err
    assert in_process.run("export", store).out == before


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "no article is given"),
        (("https://wire.example/nine",), 1, "no article 'https://wire.example/nine'; an id (d-…), a URL, or the path"),
        (("https://wire.example/one", "d-0000000000000000"), 1, "no article 'd-0000000000000000'"),
        (("--publisher", "Nobody's Gazette"), 1, 'no article of "Nobody\'s Gazette"'),
        (("--query", "SELECT ?c { ?c a gk:Membership }"), 1, "is no article; ids of articles were expected"),
        (("--query", "SELECT ?a { ?a a gk:Nothing }"), 1, "the query finds nothing"),
        (("--query", "SELECT"), 1, "query: line 1"),
    ],
)
def test_an_error_retracts_nothing(store: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    before = in_process.run("export", store).out
    done = in_process.run("retract", store, *arguments)
    assert done.code == code
    assert message in done.err
    assert in_process.run("export", store).out == before


def test_an_interrupted_retraction_is_completed(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with KnowledgeGraph.load(store, write=True) as graph:
        monkeypatch.setattr("graphkit.resolution.deriving.derive", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            graph.retract("https://wire.example/two")
        monkeypatch.undo()
    in_process.run("retract", store, "https://wire.example/two")
    assert in_process.run("export", store).out == _without(tmp_path, "two")


def test_the_python_interface_retracts_all_or_nothing(store: Path) -> None:
    with KnowledgeGraph.load(store, write=True) as graph:
        with pytest.raises(UnknownArticleError):
            graph.retract("https://wire.example/one", "nothing")
        assert len(graph.articles()) == 4
        assert graph.retract("https://wire.example/one", "https://wire.example/one") == 1
        assert len(graph.articles()) == 3


def test_history_tells_how_a_status_moved(store: Path) -> None:
    with KnowledgeGraph.load(store) as graph:
        [joined] = graph.claims("Membership")
        found = [(str(step.day), step.status) for step in graph.history(joined.id)]
    assert found == [("2025-03-04", "reported"), ("2025-03-05", "confirmed"), ("2025-03-07", "disputed")]
    done = in_process.run("history", store, joined.id)
    assert done.out.splitlines()[2] == "2025-03-04  reported: certain, from one independent voice"
    assert "affirmed in Baltic Ledger" in done.out
    assert "2025-03-07  confirmed → disputed: affirmed by some, negated or denied by others" in done.out
    assert "denied in Daugava Post" in done.out


def test_the_stages_of_an_instrument_come_in_the_order_of_time(tmp_path: Path) -> None:
    text = (
        "The Reciprocal Access Agreement between Japan and the Philippines entered into force on 11 September 2025. "
        "Japan and the Philippines signed the Reciprocal Access Agreement on 8 July 2024. "
        "Japan ratified the Reciprocal Access Agreement in June 2025."
    )
    (tmp_path / "pact.md").write_text(f"---\npublished: 2025-09-12\n---\n{text}\n", encoding="utf-8")
    assert in_process.run("build", tmp_path / "pact.md", "-o", tmp_path / "kg").code == 0
    done = in_process.run("history", tmp_path / "kg", "Japan–Philippines Reciprocal Access Agreement")
    classes = [line.split()[2] for line in done.out.splitlines() if "2025-09-12" in line]
    assert [name for name in classes if name in ("Signing", "Ratification", "EntryIntoForce")] == [
        "Signing",
        "Ratification",
        "EntryIntoForce",
    ]
    assert in_process.run("history", tmp_path / "kg", "Treaty of Nowhere").code == 1
    assert in_process.run("history", tmp_path / "kg", "c-0000000000000000").code == 1
