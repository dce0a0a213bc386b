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


def record(name: str, schema: str, about: Properties) -> dict[str, Any]:
    """A record whose properties have each value once, and none that is empty."""
    values = {key: list(dict.fromkeys(value for value in items if value)) for key, items in sorted(about.items())}
    return {"id": name, "schema": schema, "properties": {key: found for key, found in values.items() if found}}


def entity_id(iri: str) -> str:
    """Wikidata's id, as others use it, else one with a prefix of our own."""
    if iri.startswith(ids.WIKIDATA):
        return iri.removeprefix(ids.WIKIDATA)
    own = f"gk-{iri.removeprefix(ids.ID)}"
    return own if _ID.fullmatch(own) and len(own) <= _LONGEST_ID else f"gk-{ids.digest('ftm', iri)}"


def web_address(url: str | None) -> str | None:
    """The address, if it is one of the web and has no blanks."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    is_of_web = parts.scheme in ("http", "https") and parts.hostname and "." in parts.hostname
    return url if url and is_of_web and not re.search(r"\s", url) else None
