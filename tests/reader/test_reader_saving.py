"""The component saved and opened again, from other directories, and from files that are not a reader's."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest
import spacy
import srsly
from spacy.language import Language

from graphkit.errors import ReaderMissingError
from graphkit.reader import GraphkitReader
from graphkit.reader.files import CHECKSUMS, FILES, HEADS, NETWORK, SETTINGS, TOKENIZER, checksums, shipped
from graphkit.spans import READER
from tests.reader.found import found

TEXT = "“We will not sign it,” President Ivan Orlov of Moldova said in Vilnius. He met NATO's General Tom Hale."


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped(), tmp_path / "elsewhere"))


def test_a_pipeline_on_disk_holds_the_readers_files(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    for name in (*FILES, CHECKSUMS):
        assert (tmp_path / "saved" / READER / name).read_bytes() == (shipped() / name).read_bytes()
    assert found(spacy.load(tmp_path / "saved")(TEXT)) == found(nlp(TEXT))


def test_a_pipeline_in_bytes_reads_the_same(nlp: Language) -> None:
    again = spacy.blank("en")
    again.add_pipe(READER)
    again.from_bytes(nlp.to_bytes())
    assert found(again(TEXT)) == found(nlp(TEXT))


def test_a_pickled_reader_reads_the_same(reader: GraphkitReader) -> None:
    again: GraphkitReader = pickle.loads(pickle.dumps(reader))  # noqa: S301 (our own bytes)
    assert again.read(TEXT) == reader.read(TEXT)
    assert again.fingerprint == reader.fingerprint
    assert again.threads == reader.threads


def test_excluded_files_are_neither_written_nor_taken_over(reader: GraphkitReader, tmp_path: Path) -> None:
    assert len(reader.to_bytes(exclude=["files"])) < 100
    reader.to_disk(tmp_path / "none", exclude=["files"])
    assert not (tmp_path / "none").exists()
    other = GraphkitReader(threads=2)
    other.from_bytes(reader.to_bytes(exclude=["files"]))
    assert other.threads == 1
    assert other.from_disk(tmp_path / "none", exclude=["files"]).read(TEXT) == reader.read(TEXT)


def test_altered_bytes_are_refused(reader: GraphkitReader) -> None:
    contents = srsly.msgpack_loads(reader.to_bytes())
    contents["files"][SETTINGS] += b" "
    with pytest.raises(ReaderMissingError, match=rf"{READER}/{SETTINGS}: broken"):
        GraphkitReader().from_bytes(srsly.msgpack_dumps(contents))


def test_a_reader_may_lie_elsewhere(nlp: Language, elsewhere: Path) -> None:
    blank = spacy.blank("en")
    blank.add_pipe(READER, config={"path": str(elsewhere)})
    assert found(blank(TEXT)) == found(nlp(TEXT))


@pytest.mark.parametrize("name", [*FILES, CHECKSUMS])
def test_a_missing_file_elsewhere_stops_the_pipeline_being_made(elsewhere: Path, name: str) -> None:
    (elsewhere / name).unlink()
    with pytest.raises(ReaderMissingError, match=name):
        spacy.blank("en").add_pipe(READER, config={"path": str(elsewhere)})


def test_a_saved_pipeline_may_be_told_that_its_reader_lies_with_it(elsewhere: Path, tmp_path: Path) -> None:
    blank = spacy.blank("en")
    blank.add_pipe(READER, config={"path": str(elsewhere)})
    blank.to_disk(tmp_path / "saved")
    shutil.rmtree(elsewhere)
    own = {f"components.{READER}.path": str(tmp_path / "saved" / READER)}
    assert found(spacy.load(tmp_path / "saved", config=own)(TEXT)) == found(blank(TEXT))


def test_a_saved_pipeline_needs_the_directory_it_was_made_from_no_more(elsewhere: Path, tmp_path: Path) -> None:
    blank = spacy.blank("en")
    blank.add_pipe(READER, config={"path": str(elsewhere)})
    blank.to_disk(tmp_path / "saved")
    shutil.rmtree(elsewhere)
    assert found(spacy.load(tmp_path / "saved")(TEXT)) == found(blank(TEXT))


STRANGE = {
    "a network of nothing": (NETWORK, b""),
    "a network that is none": (NETWORK, b"network"),
    "heads of nothing": (HEADS, b""),
    "heads that are none": (HEADS, b"heads"),
    "heads of half an archive": (HEADS, b"PK\x03\x04 half"),
    "a tokenizer that is none": (TOKENIZER, b"tokenizer"),
    "a tokenizer without a vocabulary": (TOKENIZER, b"{}"),
    "settings that are none": (SETTINGS, b"{limit"),
    "settings in another encoding": (SETTINGS, b"\xff\xfe{"),
    "settings without layers": (SETTINGS, b'{"limit": 254}'),
    "settings as a list": (SETTINGS, b"[]"),
    "layers as a list": (SETTINGS, b'{"limit": 254, "layers": [], "thresholds": {}, "pronouns": []}'),
}


@pytest.mark.parametrize(("name", "content"), STRANGE.values(), ids=list(STRANGE))
def test_files_that_are_not_a_readers_are_refused_though_their_checksums_are_right(
    elsewhere: Path, name: str, content: bytes
) -> None:
    (elsewhere / name).write_bytes(content)
    (elsewhere / CHECKSUMS).write_bytes(checksums({each: (elsewhere / each).read_bytes() for each in FILES}))
    with pytest.raises(ReaderMissingError, match=r"learned reader: .*; files of one export were expected"):
        GraphkitReader(path=elsewhere)
