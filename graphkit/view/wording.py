"""Text of unknown origin -> text that is safe and short enough to show: no control characters, no odd links."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

# Controls and lone surrogates; and the marks that turn the direction of the text around them, which can make
# a passage read as what it does not say.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]")
_ODD = re.compile(rf"{_UNWANTED.pattern}|[^\S ]| (?: |$)|^ ")  # what `shown` changes
_LINK = re.compile(r"https?://[^\s\"<>\\^`{|}]{1,2000}", re.IGNORECASE)
_WIKIPEDIA = "https://en.wikipedia.org/wiki/"
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,14}")
_MARKUP = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def shown(value: object, limit: int) -> str:
    """`value` as text of at most `limit` characters, one blank for each stretch of white space; "" for None."""
    if value is None:
        return ""
    if isinstance(value, str) and len(value) <= limit and not _ODD.search(value):
        return value  # nearly all text is
    text = " ".join(_UNWANTED.sub("", str(value)[: 4 * limit]).split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def label_lines(label: str, width: int = 24) -> str:
    """The label broken into at most two lines of about `width` characters, cut with an ellipsis."""
    lines = textwrap.wrap(label, width, max_lines=2, placeholder="…", break_on_hyphens=False)
    return "\n".join(lines)


def words(camel_case: str) -> str:
    """A local name as words: `ArmsTransfer` becomes "arms transfer"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", camel_case).lower()


def passage(sentence: str, trigger: object, *, around: int = 500) -> tuple[str, str, str]:
    """The sentence in three parts: before the trigger, the trigger, after it; long ends are cut.

    Args:
        sentence: the sentence as printed.
        trigger: (start, end) offsets into it, in code points; anything else marks nothing.
        around: how many characters to keep on each side.
    """
    start, end = _bounds(sentence, trigger)
    before, marked, after = sentence[:start], sentence[start:end], sentence[end:]
    if len(before) > around:
        before = "…" + before[-around:]
    if len(after) > around:
        after = after[:around] + "…"
    return clean(before), shown(marked, 200), clean(after)


def pieces(sentence: str, marks: Iterable[tuple[int, int, str]], *, around: int = 500) -> list[tuple[str, str]]:
    """The sentence in pieces with what each is, "" for plain text; what lies far from all marks is cut.

    Args:
        sentence: as printed.
        marks: (start, end, what), offsets in code points; of two that overlap the first counts, odd ones are skipped.
        around: how many characters to keep before the first mark and after the last.
    """
    taken = _apart(marks, len(sentence))
    found: list[tuple[str, str]] = []
    done = max(0, (taken[0][0] if taken else 0) - around)
    for start, end, what in taken:
        found += [(sentence[done:start], ""), (sentence[start:end], what)]
        done = end
    found.append((sentence[done : done + around], ""))
    cleaned = found if not _ODD.search(sentence) else [(clean(text), what) for text, what in found]
    first, last = "…" if taken and taken[0][0] > around else "", "…" if len(sentence) > done + around else ""
    cleaned[0] = first + cleaned[0][0], cleaned[0][1]
    cleaned[-1] = cleaned[-1][0] + last, cleaned[-1][1]
    return [piece for piece in cleaned if piece[0]]


def web_link(url: object) -> str | None:
    """`url` if it is a plain http(s) address with a host, else None."""
    if not isinstance(url, str) or not _LINK.fullmatch(url) or _UNWANTED.search(url):
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return url if host else None


def wikidata_link(number: object) -> str | None:
    """The page of a Wikidata item, None where `number` is not `Q…`."""
    known = isinstance(number, str) and _WIKIDATA.fullmatch(number)
    return f"https://www.wikidata.org/wiki/{number}" if known else None


def wikipedia_link(title: object) -> str | None:
    """The page of an English Wikipedia article, None where there is none; `title` may be the page's address."""
    text = shown(title, 300)
    if text.startswith(_WIKIPEDIA):
        return web_link(text)
    return f"{_WIKIPEDIA}{quote(text.replace(' ', '_'), safe='')}" if text else None


def json_in_html(value: object) -> str:
    """JSON in ASCII that no HTML parser can read as markup, for a script element of type application/json."""
    plain = json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return re.sub("[<>&]", lambda match: _MARKUP[match[0]], plain)


def _apart(marks: Iterable[tuple[int, int, str]], length: int) -> list[tuple[int, int, str]]:
    """Those within the sentence and clear of those before them, in the order of the sentence."""
    taken: list[tuple[int, int, str]] = []
    for start, end, what in marks:
        if not 0 <= start < end <= length:
            continue
        for first, last, _ in taken:
            if start < last and first < end:
                break
        else:
            taken.append((start, end, what))
    taken.sort()
    return taken


def _bounds(sentence: str, trigger: object) -> tuple[int, int]:
    if not isinstance(trigger, tuple | list) or len(trigger) != 2:
        return len(sentence), len(sentence)
    start, end = trigger
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(sentence)):
        return len(sentence), len(sentence)
    return start, end


def clean(text: str) -> str:
    """As `shown`, but a blank at either end stays: the text goes on there."""
    return re.sub(r"\s+", " ", _UNWANTED.sub("", text))
