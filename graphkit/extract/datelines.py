"""The text of an article -> where its dateline ends: "KABUL (Pajhwok) -", "GAZA CITY, Gaza Strip --"."""

from __future__ import annotations

import re

_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ ,/]+[A-Z][A-Za-z.'’-]*)*(?:,\s[A-Z][a-z]+\.?\s\d{1,2})?"
_PLACE_BEFORE_AGENCY = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*(?:, [A-Z][\w.]+)*(?=\s*\()"
_AGENCY = r"(?:\([^()\n]{2,40}\))?"
_DATELINE = re.compile(
    rf"\s*(?:\([A-Z][\w ]{{1,20}}\)\s|(?:{_CAPITALS}|{_PLACE_BEFORE_AGENCY})\s*{_AGENCY}\s*(?:--+|[–—:]|-(?=\s))\s)"
)


def dateline_end(text: str) -> int:
    """How many characters of `text` are its dateline, 0 where it has none; what it names takes no part in any event."""
    found = _DATELINE.match(text)
    return found.end() if found else 0
