"""Articles that break the rules <-> a file each in the folder `quarantine` of a store, until they are taken."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graphkit.errors import ArticleError, StoreError
from graphkit.model import Article
from graphkit.rdf import Run
from graphkit.rdf.violation import Violation

FOLDER = "quarantine"
FORMAT = "graphkit-quarantine/1"


@dataclass(frozen=True, slots=True)
class Held:
    """An article that is kept out of a store.

    Attributes:
        article: all that is needed to try again.
        run: what extracted it.
        violations: what is wrong with what was extracted.
    """

    article: Article
    run: Run
    violations: tuple[Violation, ...]

    def error(self) -> ArticleError:
        """One line: the article, the first rule that it breaks, and the sentence."""
        first, more = self.violations[0], len(self.violations) - 1
        title = f" ({self.article.title})" if self.article.title else ""
        sentence = f" in “{' '.join(first.sentence.split())}”" if first.sentence else ""
        others = f", and {more} more" if more else ""
        return ArticleError(
            f"{self.article.source_id}{title}",
            f"it breaks a rule{sentence}: {first}{others}",
            "an article that keeps all rules was expected, so it is kept out",
        )

    def record(self) -> dict[str, Any]:
        """The JSON object of its file."""
        day = self.article.published
        return {
            "format": FORMAT,
            "article": asdict(self.article) | {"published": day.isoformat() if day else None},
            "run": {"id": self.run.id} | asdict(self.run) | {"options": list(self.run.options)},
            "violations": [asdict(violation) for violation in self.violations],
        }


class Quarantine:
    """The quarantine of one store; that of a store in memory holds nothing."""

    def __init__(self, store: Path | None) -> None:
        """Args: store: its folder."""
        self._folder = store / FOLDER if store else None

    def __iter__(self) -> Iterator[Held]:
        """What is held, by id.

        Raises:
            StoreError: a file cannot be read, or is none of graphkit's.
        """
        for article in self.ids():
            yield _read(self._path(article))

    def ids(self) -> tuple[str, ...]:
        """The ids of the articles that are held, sorted."""
        found = self._folder.glob("*.json") if self._folder else ()
        return tuple(sorted(path.stem for path in found))

    def hold(self, held: Held) -> None:
        """Writes the article's file, as a whole or not at all.

        Raises:
            StoreError: it cannot be written.
        """
        if self._folder is None:
            return
        path = self._path(held.article.id)
        half = path.with_suffix(".tmp")
        try:
            self._folder.mkdir(exist_ok=True)
            with half.open("w", encoding="ascii", newline="\n") as stream:
                json.dump(held.record(), stream, indent=1)
                stream.write("\n")
                stream.flush()
                os.fsync(stream.fileno())
            half.replace(path)
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}; a folder that can be written was expected") from error

    def release(self, article: str) -> None:
        """Forgets an article, if it is held.

        Raises:
            StoreError: its file cannot be removed.
        """
        if self._folder is None or not self._folder.is_dir():
            return
        path = self._path(article)
        try:
            path.unlink(missing_ok=True)
            path.with_suffix(".tmp").unlink(missing_ok=True)
            if not any(self._folder.iterdir()):
                self._folder.rmdir()
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}; a folder that can be written was expected") from error

    def _path(self, article: str) -> Path:
        return (self._folder or Path()) / f"{article}.json"


def _read(path: Path) -> Held:
    try:
        record = json.loads(path.read_text(encoding="ascii"))
        article, run, violations = record["article"], record["run"], record["violations"]
        day = dt.date.fromisoformat(article["published"]) if article["published"] else None
        held = Held(
            Article(**article | {"published": day}),
            Run(run["version"], run["model"], run["lexicon"], tuple(run["options"])),
            tuple(Violation(**violation) for violation in violations),
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StoreError(
            f"{path}: it cannot be read ({error}); a file that `graphkit build` wrote was expected"
        ) from error
    if held.article.id != path.stem or not isinstance(held.article.text, str):
        raise StoreError(f"{path}: it is not of that article, or has no text; the file as it was written was expected")
    return held
