"""What the index knows of attestations: what each says of its claim, and where its article comes from."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphkit.index.file import Index


@dataclass(frozen=True, slots=True)
class Said:
    """What one attestation says, whatever else the store holds.

    Attributes:
        id: `a-…`.
        claim: id of its claim, `c-…`.
        speaker: IRI of its source, else its words; None for the article's own voice.
        voices: the same of the source and of all who pass it on; empty where the article names nobody.
        polarity: local name.
        certainty: local name.
        mode: local name.
        source_type: local name, None for the article's own voice.
    """

    id: str
    claim: str
    speaker: str | None
    voices: frozenset[str]
    polarity: str
    certainty: str
    mode: str
    source_type: str | None


@dataclass(frozen=True, slots=True)
class Printed:
    """Where an attestation stands.

    Attributes:
        article: `d-…`.
        origin: of the article, `o-…`.
        publisher: IRI of its outlet, None if it has none.
        outlets: IRIs of the outlets that print what has this origin; the origin itself where none is known.
    """

    article: str
    origin: str
    publisher: str | None
    outlets: frozenset[str]


class Attestations:
    """Reads and writes what attestations say."""

    def __init__(self, index: Index) -> None:
        """Takes an open index."""
        self._many = index.connection.executemany
        self._run = index.connection.execute

    def put(self, article: str, publisher: str | None, said: Iterable[Said], *, superseded: bool) -> None:
        """Keeps what an article says in place of what was kept of it; its origin stays.

        Args:
            article: `d-…`.
            publisher: IRI of its outlet.
            said: its attestations.
            superseded: whether a newer version of the article is there, so that this one does not count.
        """
        self._run("DELETE FROM said WHERE article = ?", (article,))
        self._run(
            "INSERT INTO printed VALUES (?, '', ?, ?) ON CONFLICT (article)"
            " DO UPDATE SET publisher = excluded.publisher, superseded = excluded.superseded",
            (article, publisher, superseded),
        )
        rows = []
        for one in said:
            manner = (one.polarity, one.certainty, one.mode, one.source_type)
            rows.append((one.claim, one.id, article, one.speaker, _packed(one.voices), *manner))
        self._many("INSERT INTO said VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def drop(self, article: str) -> None:
        """Forgets an article."""
        self._run("DELETE FROM said WHERE article = ?", (article,))
        self._run("DELETE FROM printed WHERE article = ?", (article,))

    def trace(self, origins: Mapping[str, str]) -> None:
        """Keeps the origins of articles, by the articles' ids."""
        rows = ((origin, article) for article, origin in origins.items())
        self._many("UPDATE printed SET origin = ? WHERE article = ?", rows)

    def printing(self, claim: str, publisher: str) -> set[str]:
        """The articles of an outlet (its IRI) that state a claim (`c-…`), replaced versions among them."""
        rows = self._run(
            "SELECT article FROM said JOIN printed USING (article) WHERE claim = ? AND publisher = ?",
            (claim, publisher),
        )
        return {str(row[0]) for row in rows}

    def of(self, claim: str) -> list[tuple[Said, Printed]]:
        """What the articles that count say of a claim (`c-…`), by the ids of the attestations."""
        outlets = self._outlets(claim)
        rows = self._run(
            "SELECT said.id, speaker, voices, polarity, certainty, mode, source_type, article, origin, publisher"
            " FROM said JOIN printed USING (article) WHERE claim = ? AND NOT superseded ORDER BY said.id",
            (claim,),
        )
        return [
            (
                Said(id_, claim, speaker, _unpacked(voices), polarity, certainty, mode, source_type),
                Printed(article, origin, publisher, outlets.get(origin) or frozenset({origin})),
            )
            for id_, speaker, voices, polarity, certainty, mode, source_type, article, origin, publisher in rows
        ]

    def _outlets(self, claim: str) -> dict[str, frozenset[str]]:
        """The outlets of each origin that articles with a claim have."""
        found: dict[str, set[str]] = defaultdict(set)
        rows = self._run(
            "SELECT DISTINCT origin, publisher FROM printed WHERE publisher IS NOT NULL"
            " AND origin IN (SELECT origin FROM said JOIN printed USING (article) WHERE claim = ?)",
            (claim,),
        )
        for origin, publisher in rows:
            found[origin].add(publisher)
        return {origin: frozenset(publishers) for origin, publishers in found.items()}


def _packed(voices: frozenset[str]) -> str:
    return json.dumps(sorted(voices)) if voices else ""


def _unpacked(voices: str) -> frozenset[str]:
    return frozenset(json.loads(voices)) if voices else frozenset()
