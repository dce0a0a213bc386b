"""Names, addresses and values -> the records of FollowTheMoney, with ids and addresses that it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from graphkit import ids

Properties = Mapping[str, Iterable[str | None]]
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
_LONGEST_ID = 200
_LONGEST_ADDRESS = 4096
# What the library's types take; longer values would be dropped, so they are cut.
_LONGEST = {"description": 65_000, "summary": 65_000, "full": 250, "location": 250}
_LONGEST |= dict.fromkeys(("sourceUrl", "wikipediaUrl"), _LONGEST_ADDRESS)
_LONGEST |= dict.fromkeys(("name", "alias", "namesMentioned"), 384)
_LONGEST_STRING = 1024


def record(name: str, schema: str, about: Properties) -> dict[str, Any]:
    """A record whose properties have each value once, none that is blank, and none longer than its type allows."""
    found = {}
    for key, values in sorted(about.items()):
        longest = _LONGEST.get(key, _LONGEST_STRING)
        kept = [_cut(value, longest) for value in values if value and value.strip()]
        if kept:
            found[key] = list(dict.fromkeys(kept))
    return {"id": name, "schema": schema, "properties": found}


def readable(name: str, otherwise: str) -> str:
    """The name, or something else where it has neither letter nor digit, which the library takes for no name."""
    return name if re.search(r"\w", name) else otherwise


def entity_id(iri: str) -> str:
    """Wikidata's id, as others use it, else one with a prefix of our own."""
    if iri.startswith(ids.WIKIDATA):
        return iri.removeprefix(ids.WIKIDATA)
    own = f"gk-{iri.removeprefix(ids.ID)}"
    return own if _ID.fullmatch(own) and len(own) <= _LONGEST_ID else f"gk-{ids.digest('ftm', iri)}"


def web_address(url: str | None) -> str | None:
    """The address, if it is one of the web, has no blanks and is not too long to be one."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    is_of_web = parts.scheme in ("http", "https") and parts.hostname and "." in parts.hostname
    return url if url and is_of_web and len(url) <= _LONGEST_ADDRESS and not re.search(r"\s", url) else None


def _cut(value: str, longest: int) -> str:
    return value if len(value) <= longest else f"{value[: longest - 1]}…"
