"""The errors that graphkit raises; each message reads `where: what is wrong; what was expected`."""

from __future__ import annotations


class GraphkitError(Exception):
    """Any error that graphkit raises on purpose."""


class ArticleError(GraphkitError):
    """One article cannot be read or is not wanted (empty, binary, not English); the others go on.

    Args:
        where: the file, with the line or page where that is known.
        what: what is wrong.
        expected: what was expected instead.
    """

    def __init__(self, where: str, what: str, expected: str) -> None:
        super().__init__(f"{where}: {what}; {expected}")
        self.where = where
        self.what = what
        self.expected = expected

    def __reduce__(self) -> tuple[type[ArticleError], tuple[str, str, str]]:
        return ArticleError, (self.where, self.what, self.expected)


class ModelMissingError(GraphkitError):
    """The spaCy model that was asked for is not installed."""


class LexiconError(GraphkitError):
    """A file under `ontologies/` is broken: the message names file, entry and what was expected."""


class StoreError(GraphkitError):
    """A store cannot be opened, read or written."""


class StoreBusyError(StoreError):
    """Another process is writing to the store."""


class BrokenIndexError(StoreError):
    """The index of a store is damaged; it can be made anew."""


class LedgerError(GraphkitError):
    """A ledger of judgements is broken, or a judgement in it is not possible."""


class UnknownArticleError(GraphkitError):
    """The store holds no article of that id, address, path or outlet."""


class UnknownEntityError(GraphkitError):
    """The store holds no entity with that id or name, or several with that name."""


class QueryError(GraphkitError):
    """A SPARQL query is malformed, or no competency question has that name."""


class AnswerTooLargeError(GraphkitError):
    """An answer has more rows or bytes than were allowed; none of it is given."""


class ViewError(GraphkitError):
    """A page cannot be made: one of its scripts is not written as it should be."""


class ServingError(GraphkitError):
    """The server cannot start, or cannot answer now."""


class UnknownClaimError(GraphkitError):
    """The store holds no claim with that id."""


class ReaderMissingError(GraphkitError):
    """The learned reader's files are missing, broken, or not those that were published."""


class ReaderSkippedWarning(UserWarning):
    """The learned reader does not work, and its work is left to the language model and the rules, as was asked for."""


class QuarantinedWarning(UserWarning):
    """What was extracted from an article breaks a rule, and is not in the graph."""
