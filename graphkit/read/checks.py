"""A draft -> an article that the other stages can rely on, or the reason why it is not taken."""

from __future__ import annotations

from graphkit import ids
from graphkit.errors import ArticleError
from graphkit.model import Article
from graphkit.read.draft import Defaults, Draft
from graphkit.read.language import foreign_language

TEXT_CHARACTERS = 1_000_000
"""The longest text that spaCy parses."""


def accepted(draft: Draft, defaults: Defaults) -> Article:
    """The article of a draft, its text unchanged, with `defaults` where the draft names nothing.

    Raises:
        ArticleError: the text is empty, too long or not English, or a field holds what is not text.
    """
    _check_text(draft)
    url = _named(draft, "url", draft.url) or defaults.url
    return Article(
        id=ids.article_id(draft.text, url),
        source_id=_named(draft, "id", draft.source_id) or draft.where,
        text=draft.text,
        title=_named(draft, "title", draft.title) or defaults.title,
        url=url,
        publisher=_named(draft, "publisher", draft.publisher) or defaults.publisher,
        published=draft.published or defaults.published,
    )


def _check_text(draft: Draft) -> None:
    text = draft.text
    if not text.strip():
        raise ArticleError(draft.where, "the text is empty", "an article was expected")
    if len(text) > TEXT_CHARACTERS:
        what = f"the text has {len(text):,} characters"
        raise ArticleError(draft.where, what, f"at most {TEXT_CHARACTERS:,} were expected")
    _check_characters(draft.where, "the text", text)
    language = foreign_language(text)
    if language:
        raise ArticleError(draft.where, f"text is in {language!r}", "English was expected")


def _named(draft: Draft, field: str, value: str | None) -> str | None:
    if value is None or not value.strip():
        return None
    _check_characters(draft.where, field, value)
    return value


def _check_characters(where: str, field: str, value: str) -> None:
    """Neither can be stored: UTF-8 has no half surrogates, and a NUL ends a string in XML and in many a database."""
    if "\0" in value:
        raise ArticleError(where, f"{field} is binary (it holds NUL)", "text was expected")
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise ArticleError(where, f"{field} holds half a surrogate pair", "whole Unicode characters were expected")
