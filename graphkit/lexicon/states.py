"""`territories.csv` (generated) and `states.csv` (reviewed) -> states, territories and their regions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from graphkit import resources
from graphkit.errors import LexiconError
from graphkit.lexicon.entries import Entry, Row, names, read_rows, wikidata_id

TERRITORIES = ("code", "name", "full_name", "wikidata", "alpha3", "parent", "region", "subregion")
REVIEWED = ("code", "name", "article", "aliases", "demonyms", "capitals", "wikidata", "wikipedia", "note")


def load_states(folder: Path) -> tuple[list[Row], list[Row]]:
    """The territories that a reviewer or rigour calls states, and the regions that nobody has reviewed.

    A region of a state (`us-tx`) has its parent's code before a hyphen in its own and is a Region; all others are
    Countries. Regions without a row in `states.csv` come last of all gazetteers: many are named like their capital.

    Raises:
        LexiconError: a row is broken, or `states.csv` has a code that `territories.csv` lacks.
    """
    reviewed = {cells["code"]: (where, cells) for where, cells in read_rows(folder / "states.csv", REVIEWED)}
    countries: list[Row] = []
    regions: list[Row] = []
    codes = set()
    for where, cells in read_rows(folder / "territories.csv", TERRITORIES):
        code = cells["code"]
        codes.add(code)
        row = _territory(*reviewed[code], cells) if code in reviewed else _territory(where, {}, cells)
        (countries if code in reviewed or "-" not in code else regions).append(row)
    for code, (where, _) in reviewed.items():
        if code not in codes:
            raise LexiconError(f"{where}: code {code!r} is not in territories.csv; one of its codes was expected")
    return countries, regions


def capitals(folder: Path) -> dict[str, tuple[str, ...]]:
    """Code of a state -> the cities whose name stands for its government."""
    rows = read_rows(folder / "states.csv", REVIEWED)
    return {cells["code"]: names(cells["capitals"])[0] for _, cells in rows if cells["capitals"]}


def state_codes() -> dict[str, str]:
    """Wikidata id of a state or territory -> its code; the regions of states are not among them."""
    rows, _ = load_states(resources.ontologies() / "gazetteers")
    return {row.entry.wikidata: row.entry.id for row in rows if row.entry.wikidata and "-" not in row.entry.id}


def _territory(where: str, review: Mapping[str, str], cells: Mapping[str, str]) -> Row:
    aliases, shared, weak = names(review.get("aliases", ""))
    demonyms, shared_demonyms, weak_demonyms = names(review.get("demonyms", ""))
    generated = re.sub(r"\s*\([^)]*\)", "", cells["name"])
    name = review.get("name") or generated
    # rigour tells namesakes apart in parentheses: `Georgia (United States of America)` is no name.
    known = dict.fromkeys(aliases if "(" in cells["full_name"] else (*aliases, cells["full_name"]))
    region = "-" in cells["code"]
    wikidata = wikidata_id(where, review.get("wikidata") or cells["wikidata"])
    entry = Entry(
        id=cells["code"],
        type="Region" if region else "Country",
        name=name,
        aliases=tuple(alias for alias in known if alias != name and alias not in demonyms),
        demonyms=demonyms,
        wikidata=wikidata,
        wikipedia=review.get("wikipedia") or (name if review else None),
        states=(cells["parent"],) if cells["parent"] else (),
        article=bool(review.get("article")),
    )
    return Row(entry, where, shared | shared_demonyms, weak | weak_demonyms)
