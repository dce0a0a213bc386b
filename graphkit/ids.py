"""Content hashes, slugs and IRIs: the same input gives the same name, on any machine and in any order."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from graphkit.model import Filler, Span

BASE = "https://w3id.org/graphkit/"
VOCABULARY = f"{BASE}ns#"
ID = f"{BASE}id/"
WIKIDATA = "http://www.wikidata.org/entity/"

_HASH_DIGITS = 16  # 64 bits


def digest(*parts: str) -> str:
    """The first 64 bits of SHA-256 over the parts, as 16 hex digits; the parts' borders count."""
    joined = "\x1f".join(parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]


def slug(name: str) -> str:
    """The name in lower-case ASCII letters, digits and hyphens, at most 40 characters; `x` where nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "x"


def normal_name(name: str) -> str:
    """The name as far as identity goes: no case, accents, punctuation or leading "the"; words joined by blanks."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    words = re.findall(r"\w+", re.sub(r"[.'’‘`]", "", plain))
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def text_hash(text: str) -> str:
    """The hash of an article's text."""
    return digest("text", text)


def article_id(text: str, url: str | None) -> str:
    """`d-…` of URL and text: the same article read twice, from whatever path, has one id."""
    return f"d-{digest('article', url or '', text)}"


def known_entity_iri(entry_id: str, wikidata: str | None) -> str:
    """The IRI of a gazetteer's entry: Wikidata's where it has one, else one of our own."""
    return f"{WIKIDATA}{wikidata}" if wikidata else f"{ID}{entry_id}"


def text_entity_iri(entity_type: str, name: str, scope: str = "") -> str:
    """The IRI of a thing known from text alone; `scope` (an article's id) keeps local things apart."""
    normal = normal_name(name)
    return f"{ID}{slug(normal)}-{digest('entity', entity_type, normal, scope)}"


def is_claim(name: str) -> bool:
    """Whether the name is the id of a claim: `c-…`, with or without a prefix or a namespace."""
    return re.search(rf"(^|[:/])c-[0-9a-f]{{{_HASH_DIGITS}}}$", name) is not None


def is_of_text(iri: str) -> bool:
    """Whether the IRI is that of a thing known from text alone."""
    return iri.startswith(ID) and re.search(rf"-[0-9a-f]{{{_HASH_DIGITS}}}$", iri) is not None


def claim_id(claim_type: str, fillers: Iterable[Filler]) -> str:
    """`c-…` of class and role fillers; never of source, hedge or status."""
    parts = [f"{f.role}\x1e{f.entity or ''}\x1e{f.value or ''}" for f in sorted(set(fillers), key=_filler_key)]
    return f"c-{digest('claim', claim_type, *parts)}"


def sorted_fillers(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    """The fillers without repetition, in the order in which a claim keeps them."""
    return tuple(sorted(set(fillers), key=_filler_key))


def attestation_id(article: str, passage: Span, claim: str, speaker: str) -> str:
    """`a-…` of article, passage, claim and speaker (the source's words, empty for the article's own voice)."""
    return f"a-{digest('attestation', article, f'{passage.start}-{passage.end}', claim, speaker)}"


def passage_id(article: str, passage: Span) -> str:
    """The id of a passage: its article's id and offsets."""
    return f"{article}-{passage.start}-{passage.end}"


def _filler_key(filler: Filler) -> tuple[str, str, str]:
    return filler.role, filler.entity or "", filler.value or ""
