"""A directory with a reader's files -> their bytes, each checked against the published checksum."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from graphkit.errors import ReaderMissingError

NETWORK = "reader.onnx"
HEADS = "heads.npz"
TOKENIZER = "tokenizer.json"
SETTINGS = "reader.json"
CHECKSUMS = "SHA256SUMS"
FILES = (NETWORK, HEADS, TOKENIZER, SETTINGS)

_SHIPPED = Path(__file__).parent / "model"


def shipped() -> Path:
    """The directory of the reader that comes with graphkit."""
    return _SHIPPED


def read_files(directory: Path) -> dict[str, bytes]:
    """The bytes of a reader's files by name, `SHA256SUMS` among them.

    Args:
        directory: where they lie, as `training/export.py` writes them.

    Raises:
        ReaderMissingError: a file is missing or is not what its checksum says.
    """
    files = {}
    for name in (CHECKSUMS, *FILES):
        path = directory / name
        try:
            files[name] = path.read_bytes()
        except OSError as error:
            raise ReaderMissingError(
                f"{path}: {error.strerror}; a file of the learned reader was expected: install graphkit again, "
                "or go without the reader (`--reader none`)"
            ) from error
    check(files, str(directory))
    return files


def check(files: Mapping[str, bytes], where: str) -> None:
    """Compares files with their checksums.

    Raises:
        ReaderMissingError: one differs, or has no checksum.
    """
    expected = dict(_sums(files[CHECKSUMS].decode("utf-8", errors="replace")))
    for name in FILES:
        found = hashlib.sha256(files[name]).hexdigest()
        if expected.get(name) != found:
            raise ReaderMissingError(
                f"{where}/{name}: broken, its SHA-256 is {found[:16]}…; {str(expected.get(name))[:16]}… was expected: "
                "install graphkit again, or go without the reader (`--reader none`)"
            )


def checksums(files: Mapping[str, bytes]) -> bytes:
    """The content of `SHA256SUMS` for files, as `sha256sum` writes it."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in FILES).encode()


def _sums(text: str) -> list[tuple[str, str]]:
    return [(parts[1], parts[0]) for parts in (line.split() for line in text.splitlines()) if len(parts) == 2]
