"""What a user calls a store, a folder or the address of an engine -> where it is, and where the files beside it lie."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import platformdirs

from graphkit import ids
from graphkit.errors import StoreError

_HTTP = re.compile(r"https?:/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """A store that an engine keeps and that is reached over HTTP.

    Attributes:
        url: of the engine's dataset; or its query, update and Graph Store addresses with `|` between them.
        state: the folder for what belongs to the store and is no graph, such as the ledger of judgements.
    """

    url: str
    state: Path

    def __str__(self) -> str:
        return self.url

    @property
    def name(self) -> str:
        """What a heading calls it: host, port and path."""
        return self.url.partition("|")[0].partition("://")[2]


Place = Path | Address


def place(text: str | Path | Address, state: Path | None = None) -> Place:
    """A folder, or for what begins with http:// or https:// an address.

    Args:
        text: as the user wrote it.
        state: the folder in which each address has one of its own; by default `GRAPHKIT_STATE` of the environment, or
            `graphkit/stores` in the folder that the system has for a user's data.

    Raises:
        StoreError: the address names no host, or holds a password or a query.
    """
    if isinstance(text, Address):
        return text
    if not _HTTP.match(str(text)):
        return Path(text)
    urls = [_checked(url) for url in str(text).split("|")]
    joined = "|".join(urls)
    chosen = state or os.environ.get("GRAPHKIT_STATE")
    folder = Path(chosen) if chosen else platformdirs.user_data_path("graphkit", appauthor=False) / "stores"
    return Address(joined, folder / _folder_name(joined))


def _folder_name(url: str) -> str:
    return f"{ids.slug(url.partition('://')[2])}-{ids.digest('store', url)}"


def _checked(url: str) -> str:
    parts = _split(url)
    # what stands before @ is nobody's business
    shown = f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}{parts.path}"
    if parts.username is not None or parts.password is not None:
        raise StoreError(
            f"{shown}: a user or password stands in the address; GRAPHKIT_STORE_USER and GRAPHKIT_STORE_PASSWORD in "
            "the environment were expected"
        )
    if not parts.hostname or parts.scheme not in ("http", "https"):
        raise StoreError(f"{shown}: it names no host; an address such as http://localhost:7878 was expected")
    if parts.query or parts.fragment:
        raise StoreError(f"{shown}: something follows ? or # in the address; a plain address was expected")
    return shown.rstrip("/")


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError as error:
        raise StoreError(
            "store: its address has a broken host or port; one such as http://localhost:7878 was expected"
        ) from error
    return parts
