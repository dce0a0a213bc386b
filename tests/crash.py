"""Kills `graphkit` at random moments of a build, a retraction and a judgement, and runs the same command again.

    make crash [ARGS="--moments 30 --seed 7 --only build"]

Each command is a process of its own on a store on disk, forked from this one so that nothing need be imported again;
what the language model finds in the samples is found once, before. The moments are spread over the time that the
command takes undisturbed. After each the store must open, its checks may find nothing but that it is stale, and the
command's second run must leave the same bytes as one that nobody disturbed.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import hashlib
import io
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from unittest import mock

from graphkit import pipeline, resources
from graphkit.cli import main
from graphkit.errors import ArticleError, StoreError
from graphkit.lexicon.gazetteers import load_gazetteer
from graphkit.lexicon.types import load_types
from graphkit.model import Article, Extraction
from graphkit.rdf import Run, Store, run_query
from graphkit.rdf.checks import check_store
from graphkit.resolution.deriving import shipped_rules
from graphkit.resolution.indexing import programs

_NOW = dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)
_EARLY = 'SELECT ?a { ?a a gk:Article ; dcterms:issued ?day FILTER(?day < "2025-09-20"^^xsd:date) }'
_PEOPLE = "SELECT ?who { ?who a gk:Person ; gk:inGazetteer false } ORDER BY ?who LIMIT 2"
_BEYOND = 1.1  # moments may come when the command is over
_OLD = "before"


@dataclass(frozen=True)
class Seen:
    """What a store looks like from outside.

    Attributes:
        findings: names of the checks that found something.
        digest: of its quads.
        articles: in it.
    """

    findings: tuple[str, ...]
    digest: str
    articles: int


class Trial:
    """Runs of one command in a folder of their own.

    Attributes:
        arguments: of `graphkit`, for a store in a folder.
    """

    def __init__(self, folder: Path, found: Mapping[str, Extraction], run: Run) -> None:
        """Takes an empty folder, what is found in the samples, by article, and how it was found."""
        self._folder = folder
        self._found = found
        self._run = run
        self.store = folder / "kg"

    def restore(self, before: Path | None) -> None:
        """Puts the store back as it was before the command."""
        shutil.rmtree(self.store, ignore_errors=True)
        if before:
            shutil.copytree(before, self.store)

    def start(self, arguments: Sequence[str]) -> int:
        """Starts `graphkit` in a process; its id."""
        return _forked(lambda: self._graphkit(arguments))

    def finish(self, arguments: Sequence[str], *, again: bool = False) -> float:
        """Runs `graphkit` to its end; seconds. If `again`, it may say that there is nothing left to do."""
        start = time.perf_counter()
        _, status = os.waitpid(self.start(arguments), 0)
        if status and not again:
            raise SystemExit(f"graphkit {' '.join(arguments)}: status {status}; 0 was expected")
        return time.perf_counter() - start

    def look(self) -> Seen:
        """What the store looks like; it is opened in another process, for an engine's threads do not survive a fork."""
        out = self._folder / "seen.json"
        out.unlink(missing_ok=True)
        os.waitpid(_forked(lambda: _write(_seen(self.store), out)), 0)
        if not out.exists():
            raise SystemExit(f"{self.store}: it does not open; a store was expected")
        found = json.loads(out.read_text())
        return Seen(tuple(found["findings"]), found["digest"], found["articles"])

    def people(self) -> list[str]:
        """Two people whom no gazetteer holds."""
        out = self._folder / "people.json"
        os.waitpid(_forked(lambda: _write(_people(self.store), out)), 0)
        return list(json.loads(out.read_text())["people"])

    def _graphkit(self, arguments: Sequence[str]) -> None:
        def extracted(articles: Iterable[Article | ArticleError], *_: object) -> Iterator[Extraction]:
            yield from (self._found[article.id] for article in articles if isinstance(article, Article))

        clock = mock.Mock(wraps=dt)
        clock.datetime.now.return_value = _NOW
        with (
            mock.patch.object(pipeline, "extract_all", extracted),
            mock.patch.object(pipeline, "run_of", return_value=self._run),
            mock.patch.object(sys.modules["graphkit.cli.judge"], "dt", clock),
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            mock.patch.object(sys, "argv", ["graphkit", *arguments]),
        ):
            main()


def _forked(work: Callable[[], None]) -> int:
    """Does some work in a process; its id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stderr.flush()
        os._exit(code)


def _write(found: Mapping[str, object], out: Path) -> None:
    out.write_text(json.dumps(found))


def _seen(path: Path) -> dict[str, object]:
    try:
        opened = Store.open(path)
    except StoreError as error:
        if "there is no store" in str(error):
            return {"findings": [], "digest": "", "articles": 0}
        raise
    with opened as store:
        findings = sorted({finding.check.name for finding in check_store(store)})
        digest = hashlib.sha256(store.export("nquads")).hexdigest()
        return {"findings": findings, "digest": digest, "articles": store.count("articles")}


def _people(path: Path) -> dict[str, object]:
    with Store.open(path) as store:
        return {"people": [row[0] for row in run_query(store, _PEOPLE).rows]}


def _samples() -> tuple[list[Extraction], Run]:
    options = pipeline.Options()
    articles = pipeline.read_articles([resources.samples()])
    found = [item for item in pipeline.extract_all(articles, options) if isinstance(item, Extraction)]
    return found, pipeline.run_of(options)


def _kill(trial: Trial, arguments: Sequence[str], seconds: float) -> bool:
    """Starts a command and kills it after some seconds; whether it was still at work."""
    child = trial.start(arguments)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def attempt(trial: Trial, name: str, arguments: Sequence[str], moments: int, chance: random.Random) -> list[str]:
    """Kills one command at many moments and says what was wrong; prints a line about what was seen."""
    before = trial.store.with_name(_OLD) if trial.store.exists() else None
    if before:
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(trial.store, before)
    trial.finish(arguments)
    whole = trial.look()
    trial.restore(before)
    lasted = trial.finish(arguments)
    wrong: list[str] = []
    under_way = stale = 0
    for moment in range(moments):
        seconds = (moment + chance.random()) / moments * lasted * _BEYOND
        where = f"{name} killed after {seconds:.3f} of {lasted:.3f} s"
        trial.restore(before)
        under_way += _kill(trial, arguments, seconds)
        if trial.store.exists():
            left = trial.look()
            stale += "stale" in left.findings
            wrong += [
                f"{where}: {found} is violated" for found in left.findings if found not in ("stale", *whole.findings)
            ]
        trial.finish(arguments, again=True)
        if trial.look() != whole:
            wrong.append(f"{where}: the second run left other bytes")
    sys.stdout.write(f"{name}: {moments} moments in {lasted:.2f} s, {under_way} under way, {stale} left it stale\n")
    return wrong


def run(given: Sequence[str] | None = None) -> int:
    """Kills all three commands; the number of moments that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=30, help="of each command")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10_000))
    parser.add_argument("--only", choices=("build", "retract", "judge"))
    options = parser.parse_args(given)
    sys.stdout.write(f"seed {options.seed}\n")
    sys.stdout.flush()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        found, how = pool.submit(_samples).result()
    load_gazetteer(), load_types(), shipped_rules(), programs()  # once, for all processes
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), {item.article.id: item for item in found}, how)
        store, chance = str(trial.store), random.Random(options.seed)
        build = ["build", str(resources.samples()), "-o", store]
        for name in ("build", "retract", "judge"):
            trial.restore(None)
            if name != "build":
                trial.finish(build)
            commands = {"build": lambda: build, "retract": lambda: ["retract", store, "--query", _EARLY]}
            commands["judge"] = lambda: ["judge", store, "same", *trial.people(), "--as", "Anna"]
            if options.only in (None, name):
                wrong += attempt(trial, name, commands[name](), options.moments, chance)
    sys.stdout.write("".join(f"{line}\n" for line in wrong) + f"RESULT crash wrong={len(wrong)}\n")
    return min(len(wrong), 1)


if __name__ == "__main__":
    sys.exit(run())
