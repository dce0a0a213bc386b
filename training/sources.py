"""The files of each source -> examples: its own labels first, silver labels where it is silent."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from training.examples import Attribution, Example, Mention, Span, TypedSpan, outermost, overlapping, trimmed
from training.markup import MarkedDocument, MarkedMention, read_documents
from training.silver import Silver, Votes

Row = dict[str, Any]
ORGANISATIONS = ("ORG", "UNIT", "MEDIA")
PLACES = ("GPE", "LOC", "FACILITY")
_TAIL = re.compile(
    r"(?<=\w),? (?:of|in|at|for|with|between|on|from|to|against|by|over|near|under|about|along|off|who|that|which"
    r"|called|held|named|known|made|built|based|signed|due|worth)\b"
)
_PARTITIVE = re.compile(
    r"(?:one|two|three|four|some|any|none|all|most|many|both|each|part|half|several|a number|\d+)$", re.I
)


def gum(row: Row, silver: Silver, votes: Votes) -> Example:
    """GUM: mentions of every kind, with coreference; its broad types are made narrower by the silver ones."""
    text = row["text"]
    heads = {_span(m["head"]): m for m in row["mentions"] if m["form"] == "name"}
    names: list[TypedSpan] = []
    used: set[Span] = set()
    for found in silver.names():
        inside = [(head, m) for head, m in heads.items() if _within(head, found.span) and m["end"] >= found.span[1] - 2]
        used |= {head for head, _ in inside}
        if not inside:
            if found.type in ("NAT", "AGREEMENT", "WEAPON", "EVENT"):
                names.append((*found.span, found.type))
            continue
        kind = _narrow(max(inside, key=lambda item: item[1]["end"] - item[1]["start"])[1]["type"], found.type)
        if kind is not None:
            names.append((*found.span, kind))
    for head, mention in heads.items():
        span = _proper_run(head, mention, silver.proper)
        if head in used or span is None or any(overlapping(span, name[:2]) for name in names):
            continue
        kind = _narrow(mention["type"], votes.type_of(text[slice(*span)]))
        if kind is not None and kind != "EVENT":
            names.append((*span, kind))
    nominals = [n for n in (_gum_nominal(m, silver) for m in row["mentions"]) if n is not None]
    return Example("gum", row["id"], text, outermost(names), None, outermost(nominals), None, _gum_mentions(row))


def _gum_mentions(row: Row) -> tuple[Mention, ...]:
    """Every mention up to its head; of two that then are the same, the shorter one."""
    unique: dict[Span, Mention] = {}
    for mention in sorted(row["mentions"], key=lambda m: m["end"] - m["start"]):
        span = (mention["start"], mention["head"]["end"])
        if span[0] < span[1]:
            unique.setdefault(span, Mention(span, mention["form"], mention["type"], mention["entity"]))
    return tuple(unique.values())


def _narrow(broad: str, silver: str | None) -> str | None:
    """The type for a name that GUM calls `broad` and the silver labels `silver`."""
    if broad == "person":
        return "NAT" if silver == "NAT" else "PER"
    if broad == "organization":
        return silver if silver in (*ORGANISATIONS, "NAT") else "ORG"
    if broad == "place":
        return silver if silver in (*PLACES, "NAT") else "LOC"
    if broad == "event":
        return "EVENT"
    return silver if silver in ("WEAPON", "AGREEMENT", "NAT", "EVENT", "MEDIA") else None


def _gum_nominal(mention: Row, silver: Silver) -> TypedSpan | None:
    if mention["form"] != "nominal":
        return None
    span = (mention["start"], mention["head"]["end"])
    if span[0] >= span[1]:
        return None
    found = next((f.type for f in silver.mentions if f.form == "nominal" and f.span[1] == span[1]), None)
    broad = mention["type"]
    if broad == "person":
        return (*span, "UNIT" if found == "UNIT" else "PER")
    if broad == "organization":
        return (*span, found if found in ORGANISATIONS else "ORG")
    if broad == "place":
        return (*span, found if found in PLACES else "LOC")
    return (*span, found) if found in ("WEAPON", "AGREEMENT", "EVENT") else None


def _proper_run(head: Span, mention: Row, proper: Sequence[Span]) -> Span | None:
    """The run of proper nouns around a mention's head."""
    at = next((n for n, span in enumerate(proper) if overlapping(span, head)), None)
    if at is None:
        return None
    first = last = at
    while first > 0 and proper[first - 1][1] >= proper[first][0] - 1 and proper[first - 1][0] >= mention["start"]:
        first -= 1
    while (
        last + 1 < len(proper) and proper[last + 1][0] <= proper[last][1] + 1 and proper[last + 1][1] <= mention["end"]
    ):
        last += 1
    return proper[first][0], proper[last][1]


def men(row: Row, silver: Silver, votes: Votes) -> Example:
    """Malaysian news: names; the finer types come from the silver labels."""
    own = {"PERSON": ("PER",), "ORGANIZATION": ORGANISATIONS, "LOCATION": PLACES, "FACILITY": ("FACILITY", "LOC")}
    own |= {"NORP": ("NAT", "ORG"), "EVENT": ("EVENT",), "LAW": ("AGREEMENT",)}
    return _names_only("men", row, silver, votes, own, keep=("WEAPON", "NAT"))


def redocred(row: Row, silver: Silver, votes: Votes) -> Example:
    """Re-DocRED: names, with a class for the rest that the silver labels resolve."""
    own = {
        "PER": ("PER",),
        "ORG": ORGANISATIONS,
        "LOC": (*PLACES, "NAT"),
        "MISC": ("NAT", "EVENT", "WEAPON", "AGREEMENT"),
    }
    return _names_only("redocred", row, silver, votes, own, keep=("WEAPON", "NAT", "EVENT", "AGREEMENT"))


def _names_only(
    source: str, row: Row, silver: Silver, votes: Votes, own: Mapping[str, Sequence[str]], keep: Sequence[str]
) -> Example:
    text = row["text"]
    gold = []
    for mention in row["mentions"]:
        types = own.get(mention["type"])
        span = trimmed(text, _span(mention))
        surface = text[slice(*span)]
        if types is None or not (surface[:1].isupper() or surface[:1].isdigit() or mention["type"] == "PERSON"):
            continue
        found = [f.type for f in silver.names() if overlapping(f.span, span) and f.type in types]
        kind = found[0] if found else votes.type_of(surface, types)
        if kind is None and mention["type"] in ("MISC", "NORP"):
            continue
        gold.append((*span, kind or types[0]))
    marked = [_span(m) for m in row["mentions"]]
    silent = [(*f.span, f.type) for f in silver.names() if f.type in keep and not _touches(f.span, marked)]
    return Example(source, row["id"], text, outermost([*gold, *silent]))


def current_events(row: Row, silver: Silver, votes: Votes) -> Example:
    """Current Events: editors' links are names, typed by their surface; unlinked names are silver."""
    text = row["text"]
    linked = []
    for link in row["links"]:
        kind = _link_type(text, link, silver, votes)
        if kind is not None:
            linked.append((*trimmed(text, _span(link)), kind))
    names = list(linked)
    for found in silver.names():
        if not _touches(found.span, [link[:2] for link in linked]):
            surface = text[slice(*found.span)]
            voted = (
                votes.type_of(surface) if votes.count(surface) >= 5 and found.type in ("PER", "ORG", "GPE") else None
            )
            names.append((*found.span, voted or found.type))
    return Example("current-events", row["id"], text, outermost(names))


def _link_type(text: str, link: Row, silver: Silver, votes: Votes) -> str | None:
    """The type of a linked name; None for links that are no names, or whose type nobody knows."""
    surface = text[slice(*trimmed(text, _span(link)))]
    kind, words = link["kind"], surface.split()
    proper = words and surface[0].isupper() and (words[-1][0].isupper() or words[-1][0].isdigit())
    if kind in ("common", "office", "descriptive") or not proper:
        return None
    if kind in ("demonym", "people") or (kind == "metonym" and len(words) == 1):
        return "NAT"
    same = [f.type for f in silver.names() if overlapping(f.span, _span(link))]
    if kind == "event":
        return "EVENT" if "EVENT" in same else None
    return votes.type_of(surface) or (same[0] if same else None)


def polnear(row: Row) -> Example:
    """PolNeAR: attributions."""
    attributions = tuple(
        Attribution(*(tuple(_span(piece) for piece in a[part]) for part in ("source", "cue", "content")))
        for a in row["attributions"]
        if a["cue"] and a["content"]
    )
    return Example("polnear", row["id"], row["text"], attributions=attributions)


def re3d(row: Row, silver: Silver, votes: Votes) -> Example:
    """re3d: names and nominals; organisations and places are told apart further by the silver labels."""
    text = row["text"]
    own = {
        "Person": ("PER",),
        "Organisation": (*ORGANISATIONS, "GPE", "NAT"),
        "Location": PLACES,
        "Nationality": ("NAT",),
    }
    own |= dict.fromkeys(("Weapon", "MilitaryPlatform", "Vehicle"), ("WEAPON",))
    own |= {"DocumentReference": ("AGREEMENT",)}
    names, nominals = [], []
    for mention in row["mentions"]:
        types = own.get(mention["type"])
        if types is None or mention["form"] == "pronoun":
            continue
        span = trimmed(text, _span(mention)) if mention["form"] == "name" else _span(mention)
        found = [f.type for f in silver.mentions if overlapping(f.span, span) and f.type in types]
        kind = (found[0] if found else None) or votes.type_of(text[slice(*span)], types) or types[0]
        (names if mention["form"] == "name" else nominals).append((*span, kind))
    return Example("re3d", row["id"], text, outermost(names), None, outermost(nominals))


def domain(document: MarkedDocument) -> Example:
    """Our own texts: everything is marked."""
    named = [m for m in document.mentions if m.form == "name"]
    names = outermost((m.span.start, m.span.end, m.type) for m in named)
    inner = outermost(span for span in ((m.span.start, m.span.end, m.type) for m in named) if span not in names)
    nominals = outermost(_domain_nominal(document, m) for m in document.mentions if m.form == "nominal")
    attributions = tuple(
        Attribution(*(tuple((s.start, s.end) for s in part) for part in (a.source, a.cue, a.content)))
        for a in document.attributions
    )
    mentions = tuple(
        Mention(_upto_head(document, m), m.form, m.type, str(m.entity) if m.entity is not None else f"alone{n}")
        for n, m in enumerate(document.mentions)
    )
    return Example("domain", document.id, document.text, names, inner, nominals, attributions, mentions)


def _upto_head(document: MarkedDocument, mention: MarkedMention) -> Span:
    span = (mention.span.start, mention.span.end)
    return _domain_nominal(document, mention)[:2] if mention.form == "nominal" else span


def _domain_nominal(document: MarkedDocument, mention: MarkedMention) -> TypedSpan:
    """A nominal up to its head noun: what follows it is another phrase."""
    start, end = mention.span.start, mention.span.end
    within = [m.span for m in document.mentions if m.form == "name" and start <= m.span.start and m.span.end <= end]
    for tail in _TAIL.finditer(document.text, start, end):
        inside_name = any(span.start < tail.start() < span.end for span in within)
        if not inside_name and not _PARTITIVE.search(document.text[start : tail.start()]):
            return start, tail.start(), mention.type
    return start, end, mention.type


Labeller = Callable[[Row, Silver, Votes], Example]
LABELLERS: dict[str, Labeller] = {
    "gum": gum,
    "men": men,
    "redocred": redocred,
    "current-events": current_events,
    "re3d": re3d,
}


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def domain_examples(directory: Path, held_out: frozenset[str], *, test: bool) -> Iterator[Example]:
    """Our own documents: those that are held out (`test`), or the rest."""
    for path in sorted(directory.glob("*.txt")):
        for document in read_documents(path):
            if (document.id in held_out) == test:
                yield domain(document)


def _span(piece: Row) -> Span:
    return piece["start"], piece["end"]


def _within(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(overlapping(span, other) for other in others)
