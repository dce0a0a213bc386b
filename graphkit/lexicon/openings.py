"""Names that open with a state or organisation -> the same with its other forms: "US Navy", "United States Navy"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from graphkit.lexicon.entries import Entry
from graphkit.lexicon.surfaces import Key, key

_OPENERS = ("Country", "InternationalOrganization")
_SHORT = re.compile(r"(?:[A-Z]\.?){2,4}")


def openings(entries: Iterable[Entry]) -> dict[Key, tuple[Key, ...]]:
    """Each form with which names open -> the other forms of the same: the preferred label and what abbreviates it."""
    found: dict[Key, tuple[Key, ...]] = {}
    for entry in entries:
        if entry.type in _OPENERS:
            forms = tuple(key(name) for name in (entry.name, *entry.aliases) if name == entry.name or _is_short(name))
            if len(forms) > 1:
                found |= {form: tuple(other for other in forms if other != form) for form in forms}
    return found


def opened_otherwise(name: Key, forms: Mapping[Key, tuple[Key, ...]]) -> Iterator[Key]:
    """The name with each other form of what it opens with; nothing for the opening alone."""
    for length in range(1, len(name)):
        for other in forms.get(name[:length], ()):
            yield (*other, *name[length:])


def _is_short(name: str) -> bool:
    return _SHORT.fullmatch(name) is not None
