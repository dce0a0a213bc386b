"""What happens with the learned reader, without it, and when its files are broken."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit import annotate
from graphkit.errors import ReaderMissingError, ReaderSkippedWarning
from graphkit.model import Extraction
from graphkit.pipeline import Options, extract_all, extract_article, run_of
from graphkit.read import read_articles
from graphkit.reader import files

READERS = (annotate.REQUIRED, annotate.NONE)
TEXT = (
    "The 14th Mechanised Brigade has moved Krasnopol-M2 shells to Brest, a source close to the staff muses. "
    "“Nobody was asked. We read it in the papers,” said Maryia Kavalenka."
)


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "reader"
    shutil.copytree(files.shipped(), folder)
    network = folder / files.NETWORK
    network.write_bytes(network.read_bytes()[:-1] + b"\0")
    return folder


def extracted(path: Path, reader: str) -> Extraction:
    article = next(iter(read_articles([path])))
    found = extract_article(article, Options(reader=reader))  # type: ignore[arg-type]
    assert isinstance(found, Extraction)
    return found


def test_with_the_reader_a_unit_and_a_speaker_are_found_that_no_list_holds(article: Path) -> None:
    found = extracted(article, annotate.REQUIRED)
    assert "MilitaryUnit" in {m.type for m in found.mentions if m.text == "14th Mechanised Brigade"}
    said = [a for a in found.attributions if a.cue and a.cue.of(TEXT) == "said"]
    assert [a.source.of(TEXT) for a in said if a.source] == ["Maryia Kavalenka"]
    assert "We read it in the papers" in " ".join(part.of(TEXT) for part in said[0].content)


def test_without_the_reader_names_are_the_language_models_and_reports_are_found_by_rule(article: Path) -> None:
    found = extracted(article, annotate.NONE)
    assert "Maryia Kavalenka" in {mention.text for mention in found.mentions}
    assert any(a.source and a.source.of(TEXT) == "Maryia Kavalenka" for a in found.attributions)


def test_a_run_says_which_reader_it_had() -> None:
    with_reader, without = run_of(Options()), run_of(Options(reader=annotate.NONE))
    assert with_reader != without
    assert "with reader" in with_reader.model
    assert "reader" not in without.model


def test_a_broken_reader_is_an_error_that_names_the_file(broken: Path) -> None:
    with pytest.raises(ReaderMissingError, match=r"reader\.onnx.*was expected"):
        annotate.load_model(reader=str(broken))


def test_an_optional_reader_that_is_broken_gives_way_with_a_warning(
    broken: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotate.load_model.cache_clear()
    monkeypatch.setattr(files, "_SHIPPED", broken)
    with pytest.warns(ReaderSkippedWarning, match=r"reader\.onnx.*Going on without it"):
        found = extracted(article, annotate.OPTIONAL)
    annotate.load_model.cache_clear()
    assert found.mentions == extracted(article, annotate.NONE).mentions


def test_the_command_line_tells_of_a_missing_reader_in_one_line(article: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "graphkit", "extract", str(article), "--reader", str(tmp_path / "nowhere")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "nowhere" in done.stderr
    assert "was expected" in done.stderr


def test_workers_have_the_reader_too_and_give_the_same(article: Path) -> None:
    articles = list(read_articles([article, article]))
    one, two = (list(extract_all(articles, Options(workers=count))) for count in (1, 2))
    assert one == two


def test_the_reader_can_be_added_to_any_pipeline_by_its_name() -> None:
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('graphkit_reader'); "
        "doc = nlp('Jan Kos met Lloyd Austin.'); print([span.text for span in doc.spans['graphkit_reader_names']])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.replace("'", '"')) == ["Jan Kos", "Lloyd Austin"]


def test_the_reader_tells_men_from_aircraft(tmp_path: Path) -> None:
    path = tmp_path / "fighters.txt"
    path.write_text("About 2,000 Russian fighters remain in Mali, a diplomat said.", encoding="utf-8")
    kinds = {reader: {m.type for m in extracted(path, reader).mentions if "fighters" in m.text} for reader in READERS}
    assert kinds == {annotate.REQUIRED: {"ArmedForce"}, annotate.NONE: {"WeaponSystem"}}
