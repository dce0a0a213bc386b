"""A spaCy pipeline component, `graphkit_reader`: fills `doc.spans` with what the learned reader finds in `doc.text`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from graphkit.errors import ReaderMissingError
from graphkit.reader.files import CHECKSUMS, FILES, check, read_files, shipped
from graphkit.reader.network import Network
from graphkit.reader.reading import FoundAttribution, FoundMention, Reading, read_text
from graphkit.spans import CLUSTER, CONTENTS, CUES, INNER_NAMES, NAMES, NOMINALS, PRONOUNS, READER, SOURCES

MENTION_GROUPS = {"names": NAMES, "inner": INNER_NAMES, "nominals": NOMINALS, "pronouns": PRONOUNS}
"""Key in `doc.spans` of each layer of mentions."""


class GraphkitReader:
    """Finds mentions, attributions and coreference; `graphkit.spans` names the groups.

    The same text gives the same spans, whatever was read before and in whatever order. Each process opens a session
    of its own, so that the component works in forked and in spawned workers.
    """

    def __init__(self, *, path: str | Path | None = None, threads: int = 1, wait: bool = False) -> None:
        """Opens a reader.

        Args:
            path: the directory of another reader than the shipped one.
            threads: that one call may use.
            wait: complain of a `path` that is not there only when something is read: spaCy makes a component before
                it hands over the files that were saved with the pipeline.

        Raises:
            ReaderMissingError: files are missing or broken.
        """
        self.threads = threads
        self._missing: ReaderMissingError | None = None
        self._files: dict[str, bytes] = {}
        directory = Path(path) if path is not None else shipped()
        try:
            self._files = read_files(directory)
            self._open()
        except ReaderMissingError as error:
            if not wait or path is None or directory.exists():
                raise
            self._missing = error

    def _open(self) -> None:
        self._network = Network(self._files, threads=self.threads)
        self._process = os.getpid()
        self._missing = None

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that tell one reader from another."""
        if self._missing is not None:
            raise self._missing
        return hashlib.sha256(self._files[CHECKSUMS]).hexdigest()[:16]

    def read(self, text: str) -> Reading:
        """What the reader finds in a text, as offsets."""
        if self._missing is not None:
            raise self._missing
        if self._process != os.getpid():
            self._open()
        return read_text(text, self._network)

    def __call__(self, doc: Doc) -> Doc:
        """Fills `doc.spans`; spans are widened to whole tokens."""
        reading = self.read(doc.text)
        for key in [key for key in doc.spans if key.startswith(CLUSTER)]:
            del doc.spans[key]
        for layer, key in MENTION_GROUPS.items():
            found = [mention for mention in reading.mentions if mention.layer == layer]
            doc.spans[key] = SpanGroup(
                doc,
                name=key,
                spans=[_span(doc, mention.start, mention.end, mention.type) for mention in found],
                attrs={"form": _form(layer), "scores": [mention.score for mention in found]},
            )
        _fill_attributions(doc, reading.attributions)
        for number, cluster in enumerate(reading.clusters, 1):
            members = [reading.mentions[index] for index in cluster]
            key = f"{CLUSTER}{number}"
            doc.spans[key] = SpanGroup(doc, name=key, spans=[_mention_span(doc, member) for member in members])
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The settings and the reader's files."""
        contents: dict[str, Any] = {"threads": self.threads}
        if "files" not in exclude:
            contents["files"] = self._files
        packed: bytes = srsly.msgpack_dumps(contents)
        return packed

    def from_bytes(self, packed: bytes, *, exclude: Iterable[str] = ()) -> GraphkitReader:
        """Takes over what `to_bytes` gave."""
        contents = srsly.msgpack_loads(packed)
        self.threads = contents["threads"]
        if "files" not in exclude and "files" in contents:
            check(contents["files"], READER)
            self._files = contents["files"]
        self._open()
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the reader's files, so that a saved pipeline needs no others."""
        if "files" not in exclude:
            directory = Path(path)
            directory.mkdir(parents=True, exist_ok=True)
            for name in (*FILES, CHECKSUMS):
                (directory / name).write_bytes(self._files[name])

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> GraphkitReader:
        """Reads what `to_disk` wrote."""
        if "files" not in exclude:
            self._files = read_files(Path(path))
            self._open()
        return self

    def __getstate__(self) -> dict[str, Any]:
        return {"threads": self.threads, "_files": self._files}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._open()


@Language.factory(
    READER,
    default_config={"path": None, "threads": 1},
    assigns=["doc.spans"],
)
def make_reader(
    nlp: Language,  # noqa: ARG001 - spaCy hands it over
    name: str,
    path: str | None,
    threads: int,
) -> GraphkitReader:
    """Makes the component for `nlp.add_pipe("graphkit_reader")`.

    Raises:
        ReaderMissingError: the reader's files are missing or broken.
    """
    if threads < 1:
        raise ReaderMissingError(f"{name}: threads is {threads}; at least 1 was expected")
    return GraphkitReader(path=path, threads=threads, wait=True)


def _form(layer: str) -> str:
    return {"nominals": "nominal", "pronouns": "pronoun"}.get(layer, "name")


def _fill_attributions(doc: Doc, attributions: Iterable[FoundAttribution]) -> None:
    spans: dict[str, list[Span]] = {CUES: [], SOURCES: [], CONTENTS: []}
    numbers: dict[str, list[int]] = {CUES: [], SOURCES: [], CONTENTS: []}
    scores: list[float] = []
    for number, attribution in enumerate(attributions):
        parts = {CUES: [attribution.cue], SOURCES: [], CONTENTS: list(attribution.content)}
        if attribution.source is not None:
            parts[SOURCES].append(attribution.source)
        scores.append(attribution.score)
        for key, pieces in parts.items():
            spans[key] += [_span(doc, start, end, "") for start, end in pieces]
            numbers[key] += [number] * len(pieces)
    for key, found in spans.items():
        attrs = {"attributions": numbers[key], **({"scores": scores} if key == CUES else {})}
        doc.spans[key] = SpanGroup(doc, name=key, spans=found, attrs=attrs)


def _mention_span(doc: Doc, mention: FoundMention) -> Span:
    return _span(doc, mention.start, mention.end, mention.type)


def _span(doc: Doc, start: int, end: int, label: str) -> Span:
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    return span if span is not None else doc[0:0]
