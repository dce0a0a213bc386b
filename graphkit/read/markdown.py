"""A Markdown file, with or without YAML front matter -> one draft; the body is kept as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from graphkit.errors import ArticleError
from graphkit.read.charset import decoded
from graphkit.read.draft import Draft, day
from graphkit.read.pieces import TEXT_BYTES, whole

_FIELDS = ("title", "url", "publisher", "published")
_OPENING = re.compile(r"---[ \t]*\r?\n")
# The blank lines that set the body apart belong to the front matter.
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n(?:[ \t]*\r?\n)*|\Z)", re.MULTILINE)
_FRONT_MATTER_CHARACTERS = 65_536
_FIRST_LINE = 2  # the front matter's first line is the file's second
_NULL = "tag:yaml.org,2002:null"
_EXPECTED = f"fields such as {', '.join(_FIELDS)} between two lines of `---` were expected"


def drafts(where: str, pieces: Iterator[bytes]) -> Iterator[Draft]:
    """The one document of a Markdown file.

    Raises:
        ArticleError: the file cannot be decoded, or its front matter is broken.
    """
    text = decoded(where, whole(where, pieces, TEXT_BYTES))
    opening = _OPENING.match(text)
    if not opening:
        yield Draft(where, where, text)
        return
    closing = _CLOSING.search(text, opening.end())
    if not closing or closing.start() - opening.end() > _FRONT_MATTER_CHARACTERS:
        what = f"the front matter is not closed within {_FRONT_MATTER_CHARACTERS:,} characters"
        raise ArticleError(f"{where}:1", what, _EXPECTED)
    fields = _fields(where, text[opening.end() : closing.start()])
    values = {name: value for name, (_, value) in fields.items()}
    place, printed_day = fields.get("published", (where, None))
    yield Draft(
        where=where,
        source_id=where,
        text=text[closing.end() :],
        title=values.get("title"),
        url=values.get("url"),
        publisher=values.get("publisher"),
        published=day(place, printed_day),
    )


def _fields(where: str, front: str) -> dict[str, tuple[str, str | None]]:
    """The known fields: where each stands, and its value as printed, so that a title `1984` or `No` stays a title."""
    root = _tree(where, front)
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise ArticleError(f"{where}:{_FIRST_LINE}", "the front matter has no fields", _EXPECTED)
    found: dict[str, tuple[str, str | None]] = {}
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode) and key.value in _FIELDS:
            place = f"{where}:{key.start_mark.line + _FIRST_LINE}"
            if not isinstance(value, yaml.ScalarNode):
                raise ArticleError(place, f"{key.value} is not a single value", "a text was expected")
            found[key.value] = place, None if value.tag == _NULL else value.value
    return found


def _tree(where: str, front: str) -> yaml.Node | None:
    """The parsed nodes, from which no object is made: tags do nothing and aliases cannot multiply."""
    try:
        root: yaml.Node | None = yaml.compose(front, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + _FIRST_LINE
        raise ArticleError(f"{where}:{line}", f"broken YAML ({error.problem})", _EXPECTED) from None
    except yaml.reader.ReaderError as error:
        line = front.count("\n", 0, error.position) + _FIRST_LINE
        raise ArticleError(f"{where}:{line}", f"broken YAML ({error.reason})", _EXPECTED) from None
    except RecursionError:
        raise ArticleError(where, "broken YAML (nested too deeply)", _EXPECTED) from None
    return root
