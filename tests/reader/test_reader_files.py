"""A reader's directory: whole and unaltered, or an error that names the file and what was expected."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from graphkit.errors import GraphkitError, ReaderMissingError
from graphkit.reader.files import CHECKSUMS, FILES, check, checksums, read_files


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A directory with the right names and checksums, whatever the files hold."""
    files = {name: f"what {name} holds".encode() for name in FILES}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / CHECKSUMS).write_bytes(checksums(files))
    return tmp_path


def test_a_whole_directory_is_read(directory: Path) -> None:
    files = read_files(directory)
    assert sorted(files) == sorted((*FILES, CHECKSUMS))
    assert all(files[name] == (directory / name).read_bytes() for name in files)


def test_checksums_are_written_as_the_usual_program_writes_them() -> None:
    lines = checksums(dict.fromkeys(FILES, b"x")).decode().splitlines()
    assert lines == [f"{hashlib.sha256(b'x').hexdigest()}  {name}" for name in FILES]


@pytest.mark.parametrize("name", [*FILES, CHECKSUMS])
def test_a_missing_file_is_named(directory: Path, name: str) -> None:
    (directory / name).unlink()
    with pytest.raises(ReaderMissingError, match=rf"{re.escape(name)}: No such file.* was expected") as caught:
        read_files(directory)
    assert str(directory / name) in str(caught.value)


def test_a_missing_directory_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderMissingError, match="nowhere"):
        read_files(tmp_path / "nowhere")


def test_a_directory_in_the_place_of_a_file_is_named(directory: Path) -> None:
    (directory / FILES[0]).unlink()
    (directory / FILES[0]).mkdir()
    with pytest.raises(ReaderMissingError, match=re.escape(FILES[0])):
        read_files(directory)


@pytest.mark.parametrize("name", FILES)
def test_one_altered_byte_is_noticed(directory: Path, name: str) -> None:
    content = bytearray((directory / name).read_bytes())
    published = hashlib.sha256(content).hexdigest()
    content[3] ^= 1
    (directory / name).write_bytes(content)
    with pytest.raises(
        ReaderMissingError, match=rf"{re.escape(name)}: broken.*{published[:16]}… was expected"
    ) as caught:
        read_files(directory)
    assert hashlib.sha256(content).hexdigest()[:16] in str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_line_of_checksums_is_noticed(directory: Path, name: str) -> None:
    lines = (directory / CHECKSUMS).read_text(encoding="utf-8").splitlines(keepends=True)
    (directory / CHECKSUMS).write_text("".join(line for line in lines if name not in line), encoding="utf-8")
    with pytest.raises(ReaderMissingError, match=re.escape(name)):
        read_files(directory)


@pytest.mark.parametrize("content", [b"", b"\xff\0\xfe", b"not a checksum\n"], ids=["empty", "binary", "words"])
def test_broken_checksums_are_noticed(directory: Path, content: bytes) -> None:
    (directory / CHECKSUMS).write_bytes(content)
    with pytest.raises(ReaderMissingError, match=r"was expected"):
        read_files(directory)


def test_what_to_do_is_told() -> None:
    files = {**dict.fromkeys(FILES, b"x"), CHECKSUMS: checksums(dict.fromkeys(FILES, b"y"))}
    with pytest.raises(GraphkitError, match=r"^here/.*install graphkit again.*--reader none"):
        check(files, "here")
