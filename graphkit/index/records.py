"""What the index knows of entities: who occurs where, under which names, and beside whom."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from graphkit import ids
from graphkit.index.contents import Contents, Described
from graphkit.index.file import Index
from graphkit.model import Profile

_CACHED = 20_000


class Records:
    """Reads and writes what articles say of entities. What was read is kept until `forget`."""

    def __init__(self, index: Index) -> None:
        """Takes an open index."""
        self._index = index
        self._run = index.connection.execute
        self.forget()

    def forget(self) -> None:
        """Reads all anew from now on."""
        self._number = lru_cache(_CACHED)(self._read_number)
        self.profile = lru_cache(_CACHED)(self._read_profile)
        self.company = lru_cache(_CACHED)(self._read_company)

    def put(self, contents: Contents, variant: int) -> set[str]:
        """Takes an article in, in place of what was there; returns the entities whose record that changes."""
        touched = self.drop(contents.id)
        numbers = {entity.iri: self._describe(entity) for entity in contents.entities}
        day = contents.day.isoformat() if contents.day else ""
        together = [sorted(numbers[iri] for iri in group if iri in numbers) for group in contents.together]
        packed = zlib.compress(json.dumps(together).encode())
        row = self._run(
            "INSERT INTO article (id, day, variant, together) VALUES (?, ?, ?, ?)",
            (contents.id, day, variant, packed),
        )
        self._index.connection.executemany(
            "INSERT INTO occurs VALUES (?, ?, ?, ?)",
            ((numbers[entity.iri], day, row.lastrowid, entity.printed) for entity in contents.entities),
        )
        self._count_articles(numbers.values(), 1)
        return touched | set(numbers)

    def drop(self, article: str) -> set[str]:
        """Takes an article out; returns the entities that it spoke of."""
        row = self._run("SELECT number, day FROM article WHERE id = ?", (article,)).fetchone()
        if not row:
            return set()
        found = self._run(
            "SELECT iri, entity.number FROM occurs JOIN entity ON number = entity WHERE article = ?", (row[0],)
        ).fetchall()
        self._index.connection.executemany(
            "DELETE FROM occurs WHERE entity = ? AND day = ? AND article = ?",
            ((number, row[1], row[0]) for _, number in found),
        )
        self._run("DELETE FROM article WHERE number = ?", (row[0],))
        self._count_articles((number for _, number in found), -1)
        return {str(iri) for iri, _ in found}

    def _count_articles(self, entities: Iterable[int], change: int) -> None:
        rows = ((change, number) for number in entities)
        self._index.connection.executemany("UPDATE entity SET articles = articles + ? WHERE number = ?", rows)

    def recount(self, entities: Iterable[str]) -> tuple[set[str], set[str]]:
        """Brings names up to date.

        Returns:
            The entities that are called or described otherwise than before, and those that no article has any more.
        """
        changed, gone = set(), set()
        for iri in sorted(entities):
            row = self._run(
                "SELECT number, known, label, aliases, names FROM entity WHERE iri = ? AND articles > 0", (iri,)
            ).fetchone()
            if row is None:
                gone.add(iri)
                continue
            number, known, label, aliases, before = row
            names = json.dumps(list(self._names(number, bool(known), label, json.loads(aliases))))
            if names != before:
                self._run("UPDATE entity SET names = ? WHERE number = ?", (names, number))
                changed.add(iri)
        self.forget()
        return changed, gone

    def delete(self, entities: Iterable[str]) -> None:
        """Forgets entities that no article has."""
        self._index.connection.executemany("DELETE FROM entity WHERE iri = ?", ((iri,) for iri in entities))
        self.forget()

    def printed(self, iri: str) -> Counter[str]:
        """How many articles give an entity each name, as extracted."""
        return self._printed(self._number(iri))

    def _printed(self, number: int | None) -> Counter[str]:
        rows = self._run(
            "SELECT printed, COUNT(*) FROM occurs WHERE entity = ? AND printed IS NOT NULL GROUP BY printed", (number,)
        )
        return Counter({str(name): int(count) for name, count in rows})

    def number(self, iri: str) -> int | None:
        """The number of an entity, None if no article has it."""
        return self._number(iri)

    def iri(self, number: int) -> str:
        """The entity with a number."""
        return str(self._run("SELECT iri FROM entity WHERE number = ?", (number,)).fetchone()[0])

    def entities(self) -> tuple[str, ...]:
        """All entities, sorted."""
        return tuple(str(row[0]) for row in self._run("SELECT iri FROM entity ORDER BY iri"))

    def all_articles(self) -> tuple[str, ...]:
        """All articles, sorted."""
        return tuple(str(row[0]) for row in self._run("SELECT id FROM article ORDER BY id"))

    def articles(self, iri: str) -> tuple[str, ...]:
        """The articles that speak of an entity, sorted."""
        rows = self._run(
            "SELECT id FROM occurs JOIN article ON article.number = occurs.article WHERE entity = ? ORDER BY id",
            (self._number(iri),),
        )
        return tuple(str(row[0]) for row in rows)

    def replaced_in(self, article: str) -> dict[str, str]:
        """Those of an article's entities that another one stands for -> that one."""
        rows = self._run(
            "SELECT iri, canonical FROM article JOIN occurs ON occurs.article = article.number "
            "JOIN entity ON entity.number = occurs.entity JOIN stands ON stands.entity = iri WHERE article.id = ?",
            (article,),
        )
        return {str(iri): str(canonical) for iri, canonical in rows}

    def called(self, name: str) -> tuple[str, ...]:
        """The entities that have a name; case does not count."""
        rows = self._run("SELECT iri, names FROM entity ORDER BY iri")
        wanted = name.casefold()
        return tuple(str(iri) for iri, names in rows if wanted in (n.casefold() for n in json.loads(names)))

    def label(self, iri: str) -> str | None:
        """The first name of an entity."""
        found = self.profile(iri)
        return found.names[0] if found and found.names else None

    def meet(self, one: str, other: str) -> bool:
        """Whether one article speaks of both."""
        return next(self._shared(one, other), None) is not None

    def oppose(self, one: str, other: str) -> bool:
        """Whether both stand in one claim."""
        pair = {self._number(one), self._number(other)}
        return any(pair <= group for article in self._shared(one, other) for group in self._together(article))

    def accompanies(self, iri: str, entity: str) -> bool:
        """Whether `iri` is in the company of an entity."""
        profile = self.profile(iri)
        return iri != entity and profile is not None and profile.known and self.meet(iri, entity)

    def _shared(self, one: str, other: str) -> Iterator[int]:
        """The articles that speak of both, looked up from the one that is rarer."""
        pair = [self._number(one), self._number(other)]
        if None in pair:
            return
        rare, common = sorted(pair, key=lambda number: (self._count(number), number))
        for (article,) in self._run("SELECT article FROM occurs WHERE entity = ?", (rare,)).fetchall():
            if self._run("SELECT 1 FROM occurs WHERE article = ? AND entity = ?", (article, common)).fetchone():
                yield int(article)

    def _count(self, number: int | None) -> int:
        return int(self._run("SELECT articles FROM entity WHERE number = ?", (number,)).fetchone()[0])

    def _together(self, article: int) -> list[set[int]]:
        (packed,) = self._run("SELECT together FROM article WHERE number = ?", (article,)).fetchone()
        return [set(group) for group in json.loads(zlib.decompress(packed))]

    def _describe(self, entity: Described) -> int:
        facts = (entity.type, entity.known, entity.label, _list(entity.aliases), _list(entity.states))
        row = self._run(
            "SELECT number, type, known, label, aliases, states FROM entity WHERE iri = ?", (entity.iri,)
        ).fetchone()
        if row is None:
            made = self._run(
                "INSERT INTO entity (iri, type, known, label, aliases, states, names, articles) "
                "VALUES (?, ?, ?, ?, ?, ?, '', 0)",
                (entity.iri, *facts),
            )
            return int(made.lastrowid or 0)
        if tuple(row[1:]) != facts:  # described anew: names '' make `recount` see a change
            self._run(
                "UPDATE entity SET type = ?, known = ?, label = ?, aliases = ?, states = ?, names = '' "
                "WHERE number = ?",
                (*facts, row[0]),
            )
        return int(row[0])

    def _names(self, number: int, known: bool, label: str | None, aliases: list[str]) -> Iterator[str]:
        if known:
            yield from [label] if label else []
            yield from sorted(aliases)
        else:
            printed = self._printed(number)
            yield from sorted(printed, key=lambda name: (-printed[name], name))

    def _read_number(self, iri: str) -> int | None:
        row = self._run("SELECT number FROM entity WHERE iri = ?", (iri,)).fetchone()
        return int(row[0]) if row else None

    def _read_profile(self, iri: str) -> Profile | None:
        row = self._run(
            "SELECT number, type, known, names, states, articles FROM entity WHERE iri = ?", (iri,)
        ).fetchone()
        if row is None:
            return None
        number, kind, known, names, states, articles = row
        called = tuple(json.loads(names)) if names else ()
        scoped = ids.is_of_text(iri) and all(ids.text_entity_iri(kind, name) != iri for name in called)
        # two queries, since each alone is one look into the table's order
        (first,) = self._run("SELECT MIN(day) FROM occurs WHERE entity = ? AND day != ''", (number,)).fetchone()
        (last,) = self._run("SELECT MAX(day) FROM occurs WHERE entity = ?", (number,)).fetchone()
        return Profile(
            id=iri,
            type=kind,
            known=bool(known),
            local=not known and scoped,
            names=called,
            number=articles,
            states=frozenset(json.loads(states)),
            first=_day(first),
            last=_day(last),
        )

    def _read_company(self, iri: str) -> frozenset[str]:
        rows = self._run(
            "SELECT DISTINCT entity.iri FROM occurs AS here JOIN occurs AS there ON there.article = here.article "
            "JOIN entity ON entity.number = there.entity WHERE here.entity = ? AND entity.known",
            (self._number(iri),),
        )
        return frozenset(str(row[0]) for row in rows) - {iri}


def _list(values: Iterable[str]) -> str:
    return json.dumps(sorted(values))


def _day(value: Any) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
