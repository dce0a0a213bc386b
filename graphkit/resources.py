"""Finds the files under `ontologies/` and the sample articles, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from graphkit.errors import LexiconError

_PACKAGE = Path(__file__).parent

VOCABULARY = ("graphkit.ttl", "claims.ttl", "schemes.ttl")
"""The files of `ontologies/` that make up the vocabulary."""


def ontologies() -> Path:
    """The folder `ontologies/`: inside an installed package, else beside the package in a checkout.

    Raises:
        LexiconError: neither place has it, so the installation is broken.
    """
    for folder in (_PACKAGE / "ontologies", _PACKAGE.parent / "ontologies"):
        if (folder / "types.yaml").is_file():
            return folder
    raise LexiconError(f"{_PACKAGE}: no folder `ontologies` with `types.yaml`; install graphkit again")


def samples() -> Path:
    """The folder of sample articles (Markdown with front matter)."""
    return _PACKAGE / "samples"
