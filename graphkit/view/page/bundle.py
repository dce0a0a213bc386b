"""The page's own files: its ES modules as one script, its style sheets as one, the outline of countries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graphkit.errors import ViewError

_HERE = Path(__file__).parent
_MAIN = "main"
_IMPORT = re.compile(
    r'^import\s*\{((?:\s*[\w$]+\s*,)*(?:\s*[\w$]+)?\s*)\}\s*from\s*"\./([\w-]+)\.js";[^\S\n]*$', re.MULTILINE
)
_EXPORT = re.compile(r"^export ((?:async )?function\*?|class|const) +([\w$]+)", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import\b(?!\()|export\b).*", re.MULTILINE)
_UNSAFE = re.compile(r"</script|<!--", re.IGNORECASE)


@cache
def script() -> str:
    """`main.js` with all that it imports, as one module.

    Raises:
        ViewError: as `joined`.
    """
    paths = sorted((_HERE / "script").glob("*.js"))
    return joined({path.stem: _text(path) for path in paths}, _MAIN)


@cache
def style() -> str:
    """The style sheets, the alphabet their order but for `base` at the start and `print` at the end."""
    paths = sorted((_HERE / "style").glob("*.css"), key=lambda path: (path.stem != "base", path.stem == "print", path))
    return "\n".join(map(_text, paths))


@cache
def world() -> str:
    """The outline of countries, as JSON."""
    return _text(_HERE / "world.json").replace("\n", "")


def joined(modules: Mapping[str, str], main: str) -> str:
    """A module and those that it imports as one module: each in a function of its own, after those it needs.

    Args:
        modules: name -> text; `import {a, b} from "./name.js"` and `export function`, `class` or `const` are known.
        main: where to begin.

    Raises:
        ViewError: a module imports what is not there, or itself by way of others; or has another import or export.
    """
    parts = [_wrapped(name, modules[name]) for name in _in_order(modules, main, ())]
    found = "\n".join(parts)
    if _UNSAFE.search(found):
        raise ViewError(
            f"{main}: a script holds </script or <!--, which ends it in a page; a split string was expected"
        )
    return found


def _in_order(modules: Mapping[str, str], name: str, path: tuple[str, ...]) -> list[str]:
    """What a module needs, itself last."""
    if name in path:
        raise ViewError(f"{' → '.join((*path, name))}: modules import each other in a circle; none was expected")
    if name not in modules:
        raise ViewError(
            f"{path[-1] if path else 'page'}: there is no module {name!r}; {', '.join(sorted(modules))} are"
        )
    found: list[str] = []
    for _, needed in _IMPORT.findall(modules[name]):
        found += [other for other in _in_order(modules, needed, (*path, name)) if other not in found]
    return [*found, name]


def _wrapped(name: str, text: str) -> str:
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub(lambda match: _taken(*match.groups()), text))
    left_over = _LEFT_OVER.search(body)
    if left_over:
        raise ViewError(
            f'{name}.js: {left_over[0]!r}; import {{a, b}} from "./name.js" or export function was expected'
        )
    given = ", ".join(exported for _, exported in _EXPORT.findall(text))
    return f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {given} }};\n}})();"


def _taken(names: str, module: str) -> str:
    return f"const {{ {' '.join(names.split())} }} = {_variable(module)};"


def _variable(module: str) -> str:
    return f"module_{module.replace('-', '_')}"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")  # as a parser reads it, or the hash would not fit
