"""What the index knows of articles that say where they have their report from: which of them tell the same one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graphkit.index.file import Index


class Citations:
    """Reads and writes links between articles that go back to one outlet."""

    def __init__(self, index: Index) -> None:
        """Takes an open index."""
        self._many = index.connection.executemany
        self._run = index.connection.execute

    def retell(self, article: str, outlet: str | None, claims: Iterable[str]) -> None:
        """Keeps from which outlet an article has which claims (IRIs), in place of what was kept of it."""
        self._run("DELETE FROM retells WHERE article = ?", (article,))
        if outlet is not None:
            self._many("INSERT INTO retells VALUES (?, ?, ?)", ((claim, outlet, article) for claim in claims))

    def retelling(self, claim: str, outlet: str) -> set[str]:
        """The articles that have a claim from an outlet."""
        rows = self._run("SELECT article FROM retells WHERE claim = ? AND outlet = ?", (claim, outlet))
        return {str(row[0]) for row in rows}

    def put(self, article: str, others: Mapping[str, str]) -> set[str]:
        """Keeps the links of an article (other article -> outlet) in place of its earlier ones.

        Returns:
            The articles that it is linked to no more.
        """
        before = set(self.of(article))
        self._run("DELETE FROM cites WHERE one = ? OR other = ?", (article, article))
        rows = [(*sorted((article, other)), outlet) for other, outlet in others.items()]
        self._many("INSERT INTO cites VALUES (?, ?, ?)", rows)
        return before - others.keys()

    def of(self, article: str) -> dict[str, str]:
        """The articles that tell the same report -> the outlet that it goes back to."""
        rows = self._run("SELECT other, outlet FROM cites WHERE one = ?", (article,)).fetchall()
        rows += self._run("SELECT one, outlet FROM cites WHERE other = ?", (article,)).fetchall()
        return {str(other): str(outlet) for other, outlet in rows}

    def among(self, articles: Iterable[str]) -> list[tuple[str, str]]:
        """The pairs of linked articles of which one is given, sorted."""
        return sorted({(min(one, other), max(one, other)) for one in articles for other in self.of(one)})
