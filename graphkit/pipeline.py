"""Wires the stages: articles in; extractions, or a store, out."""

from __future__ import annotations

import multiprocessing
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from importlib.metadata import version as installed_version
from pathlib import Path

from graphkit import annotate
from graphkit.admission import Admission
from graphkit.errors import ArticleError, QuarantinedWarning
from graphkit.extract.assemble import extract
from graphkit.extract.explanation import Explanation, explain
from graphkit.graph import KnowledgeGraph
from graphkit.ids import article_id
from graphkit.lexicon.bundle import Lexicon, load_lexicon
from graphkit.link import Linker
from graphkit.model import Article, Extraction
from graphkit.quarantine import Quarantine
from graphkit.rdf import Place, Run, Store
from graphkit.read import STDIN, Defaults, is_silent, read_articles
from graphkit.reader import GraphkitReader
from graphkit.resolution import derive
from graphkit.spans import READER

_AHEAD = 4  # articles in flight for each worker, so that memory stays that of a few


@dataclass(frozen=True, slots=True)
class Options:
    """What a run depends on besides the articles.

    Attributes:
        model: name of an installed spaCy pipeline.
        reader: `required`, `optional` or `none`, or the folder of another learned reader (`annotate.load_model`).
        gazetteers: an analyst's own gazetteer files, which take precedence.
        workers: processes that annotate and extract; the result is the same for any number.
    """

    model: str = annotate.DEFAULT_MODEL
    reader: str = annotate.REQUIRED
    gazetteers: tuple[Path, ...] = ()
    workers: int = 1


def extract_article(article: Article, options: Options = Options()) -> Extraction:
    """Everything that one article yields: annotate, link, extract.

    Raises:
        ArticleError: the article is too long for the model.
        ModelMissingError: the spaCy model is not installed.
        ReaderMissingError: the learned reader's files are missing or broken.
        LexiconError: a file under `ontologies/` is broken.
    """
    lexicon = load_lexicon(options.gazetteers)
    model = annotate.load_model(options.model, options.reader)
    if len(article.text) > model.max_length:
        raise ArticleError(
            article.source_id, f"{len(article.text):,} characters", f"at most {model.max_length:,} were expected"
        )
    doc = annotate.annotate(article, model)
    linking = _linker(options.gazetteers).link(doc, article)
    found = extract(doc, article, linking.mentions, linking.entities, lexicon)
    return replace(found, outlet=linking.outlet)


def explain_text(text: str, options: Options = Options(), published: date | None = None) -> Explanation:
    """What the stages see in a text and which frames are tried on it; errors as in `extract_article`."""
    lexicon = load_lexicon(options.gazetteers)
    article = Article(id=article_id(text, None), source_id="-", text=text, published=published)
    doc = annotate.annotate(article, annotate.load_model(options.model, options.reader))
    linking = _linker(options.gazetteers).link(doc, article)
    return explain(doc, article, linking.mentions, linking.entities, lexicon)


def extract_all(
    articles: Iterable[Article | ArticleError], options: Options = Options()
) -> Iterator[Extraction | ArticleError]:
    """The extraction of each article in the order of the input; an article that fails comes as its error."""
    work = partial(_attempt, options=options)
    if options.workers <= 1:
        yield from map(work, articles)
        return
    # spawn: a forked child would inherit the threads of an open store
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(options.workers, mp_context=context) as pool:
        waiting: deque[Future[Extraction | ArticleError]] = deque()
        for article in articles:
            waiting.append(pool.submit(work, article))
            if len(waiting) >= options.workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _attempt(article: Article | ArticleError, options: Options) -> Extraction | ArticleError:
    if isinstance(article, ArticleError):
        return article
    try:
        return extract_article(article, options)
    except ArticleError as error:
        return error


@cache
def _linker(gazetteers: tuple[Path, ...]) -> Linker:
    lexicon: Lexicon = load_lexicon(gazetteers)
    return Linker(lexicon.gazetteer, lexicon.types, lexicon.nominals)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        added: articles that went in, or were extracted anew because model or lexicon changed.
        present: articles that were there already.
        failed: one error for each that was not taken.
        claims: in the store, afterwards.
        entities: in the store, afterwards.
        quarantined: one error for each that breaks a rule, and is kept beside the store.
    """

    added: int
    present: int
    failed: tuple[ArticleError, ...]
    claims: int
    entities: int
    quarantined: tuple[ArticleError, ...] = ()


Watch = Callable[[Iterable[Extraction | ArticleError]], Iterable[Extraction | ArticleError]]


def build_into(
    store: Store,
    inputs: Iterable[str | Path],
    *,
    options: Options = Options(),
    defaults: Defaults = Defaults(),
    watch: Watch = iter,
) -> BuildReport:
    """Reads articles into a store, each in one atomic step; what is there already is left alone.

    What breaks a rule of the shapes goes into the store's quarantine instead. A build that is killed leaves the store
    with the articles done so far; running it again completes it.

    Args:
        store: open for writing.
        inputs: files, folders, or `-`.
        options: model, gazetteers, workers.
        defaults: title, publisher, url and day for articles that name none.
        watch: is handed the extractions as they come, to show progress.

    Raises:
        StoreError: the store or its quarantine cannot be written.
    """
    inputs = list(inputs)
    articles = read_articles(inputs, defaults=defaults)
    return _take(store, articles, options, watch, is_silent if STDIN in map(str, inputs) else _never)


def retry(store: Store, *, options: Options = Options(), watch: Watch = iter) -> BuildReport:
    """Extracts anew what is in quarantine, and takes into the store what keeps all rules now.

    Args:
        store: open for writing.
        options: model, gazetteers, workers.
        watch: as for `build_into`.

    Raises:
        StoreError: the store or its quarantine cannot be read or written.
    """
    return _take(store, (held.article for held in Quarantine(store.directory)), options, watch, _never)


def _never() -> bool:
    return False


def _take(
    store: Store,
    articles: Iterable[Article | ArticleError],
    options: Options,
    watch: Watch,
    is_silent: Callable[[], bool],
) -> BuildReport:
    run = run_of(options)
    sift, admission = _Sift(store, run), Admission(store, run)
    failed: list[ArticleError] = []
    wanted = _with_pauses(sift.wanted(articles), is_silent, admission)
    for item in watch(extract_all(wanted, options)):
        if isinstance(item, ArticleError):
            failed.append(item)
        else:
            admission.offer(item)
    admission.decide()
    if admission.added or store.is_stale:
        derive(store)
    counts = store.count("claims"), store.count("entities")
    return BuildReport(admission.added, sift.present, tuple(failed), *counts, tuple(admission.quarantined))


def _with_pauses(
    articles: Iterable[Article | ArticleError], is_silent: Callable[[], bool], admission: Admission
) -> Iterator[Article | ArticleError]:
    """The articles; what waits for others to be checked with goes in before the input keeps everybody waiting."""
    for article in articles:
        yield article
        if is_silent():
            admission.decide()


class _Sift:
    """Lets through the articles that a store lacks, and counts the others."""

    def __init__(self, store: Store, run: Run) -> None:
        self.present = 0
        self._store = store
        self._run = run
        self._seen: set[str] = set()

    def wanted(self, articles: Iterable[Article | ArticleError]) -> Iterator[Article | ArticleError]:
        for article in articles:
            if isinstance(article, ArticleError):
                yield article
            elif article.id in self._seen or self._store.has(article.id, self._run):
                self.present += 1
            else:
                self._seen.add(article.id)
                yield article


def build(
    inputs: Iterable[str | Path] | str | Path,
    store: str | Place | None = None,
    *,
    options: Options = Options(),
    defaults: Defaults = Defaults(),
) -> KnowledgeGraph:
    """Articles -> a graph of claims: in memory, or in `store`, which is made or added to.

    Args:
        inputs: files, folders, or `-`; one or several.
        store: a folder, or the address of an engine (http://… or https://…).
        options: model, gazetteers, workers.
        defaults: title, publisher, url and day for articles that name none.

    An article that breaks a rule of the shapes is left out with a `QuarantinedWarning`; a folder keeps it apart.

    Raises:
        ArticleError: not one article could be taken; the message is that of the first.
        StoreError: the store cannot be opened, or another process writes to it.
    """
    wanted = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    opened = Store.in_memory() if store is None else Store.open(store, write=True)
    report = build_into(opened, wanted, options=options, defaults=defaults)
    errors = (*report.failed, *report.quarantined)
    if errors and not (report.added or report.present):
        opened.close()
        raise errors[0]
    for error in report.quarantined:
        warnings.warn(str(error), QuarantinedWarning, stacklevel=2)
    if store is None:
        return KnowledgeGraph(opened)
    opened.close()
    return KnowledgeGraph.load(store)


def run_of(options: Options) -> Run:
    """What an extraction depends on, so that a store can say how it was made."""
    model = annotate.load_model(options.model, options.reader)
    reader = model.get_pipe(READER) if READER in model.pipe_names else None
    name = f"{model.meta['lang']}_{model.meta['name']} {model.meta['version']}"
    if isinstance(reader, GraphkitReader):
        name = f"{name} with reader {reader.fingerprint}"
    own = tuple(f"gazetteer {path.name}" for path in options.gazetteers)
    return Run(installed_version("graphkit"), name, load_lexicon(options.gazetteers).digest, own)
