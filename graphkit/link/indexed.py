"""A Doc and its article -> words, tokens and sentences by offset: what all steps of linking ask of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from graphkit.lexicon.surfaces import Word, words
from graphkit.model import Article, Span


@dataclass(frozen=True)
class IndexedText:
    """One article with its parse.

    Attributes:
        doc: the parse; `token.idx` counts into the article's text.
        article: the article.
        words: the text's words and marks, by the rule of the gazetteers.
    """

    doc: Doc
    article: Article
    words: Sequence[Word]

    @cached_property
    def _tokens(self) -> tuple[list[int], list[int]]:
        """Where the tokens begin and end."""
        places = self.doc.to_array(["IDX", "LENGTH"]).tolist()
        return [start for start, _ in places], [start + length for start, length in places]

    @cached_property
    def _starts(self) -> list[int]:
        """Where the words begin."""
        return [word.start for word in self.words]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def token(self, offset: int) -> Token | None:
        """The token that covers a character, None for white space between tokens."""
        number = self._number(offset)
        return None if number is None else self.doc[number]

    def _number(self, offset: int) -> int | None:
        starts, ends = self._tokens
        number = bisect_right(starts, offset) - 1
        return number if number >= 0 and offset < ends[number] else None

    def word(self, offset: int) -> int | None:
        """The number of the word that covers a character."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.words[number].end else None

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that a span touches."""
        starts, ends = self._tokens
        first = bisect_right(ends, span.start)
        return list(self.doc[first : max(first, bisect_left(starts, span.end))])

    def head(self, span: Span) -> Token | None:
        """The token of a span on which its other tokens depend; the last of several, None for white space."""
        tokens = self.tokens(span)
        inside = {token.i for token in tokens}
        heads = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
        return heads[-1] if heads else None

    def joined(self, first: int, last: int) -> bool:
        """Whether the words from `first` to `last` stand in one paragraph."""
        return "\n\n" not in self.text[self.words[first].start : self.words[last].end]


def index_text(doc: Doc, article: Article) -> IndexedText:
    """The index of one article."""
    return IndexedText(doc, article, tuple(words(article.text)))
