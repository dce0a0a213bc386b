"""Names found by gazetteer, by rule and by the model -> one list without contradictions; names may nest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.naming import NameWords
from graphkit.lexicon.types import TypeSystem
from graphkit.link.indexed import IndexedText
from graphkit.link.model_names import trimmed
from graphkit.link.names import NATIONALITY, Name
from graphkit.model import Span

_STATES = ("Country", "StateGroup", NATIONALITY)
_ALSO_PERSONS = ("City", "Region", "Facility", "WeaponSystem", "Company", "MediaOrganization", "ArmedGroup")


def merged(
    text: IndexedText,
    known: Sequence[Name],
    bodies: Iterable[Name],
    headed: Iterable[Name],
    model: Iterable[Name],
    gazetteer: Gazetteer,
    lists: NameWords,
) -> list[Name]:
    """All names to keep, in the order of the text, a longer one before those within it.

    The gazetteer comes first: what it holds is cut out of the model's spans (`Belarus` is never a person), unless a
    longer person's name contains it ("Jordan Henderson"). Bodies come next, then runs of capitalised words and the
    model's names, of which the longer one wins.
    """
    persons = [name for name in model if name.type == "Person"]
    others = [name for name in model if name.type != "Person"]
    kept = list(known)
    for name in bodies:
        kept = _with_body(kept, name)
    for name in persons:
        kept = _with_person(text, kept, name, gazetteer, lists)
    for name in sorted([*headed, *others], key=lambda name: (name.span.start - name.span.end, name.span.start)):
        kept = _with_other(text, kept, name, lists)
    return sorted(kept, key=lambda name: (name.span.start, -name.span.end))


def with_labels(names: Iterable[Name], model: Iterable[Name], types: TypeSystem) -> list[Name]:
    """The names, each with the model's label for the same span."""
    labels = {name.span: name.label for name in model}
    return [replace(name, label=labels.get(name.span, name.label)) for name in names]


def _with_body(kept: list[Name], body: Name) -> list[Name]:
    """A body takes the place of what lies within it, but for states; a gazetteer's name as long or longer stays."""
    for name in kept:
        if name.span.contains(body.span) or _cross(name.span, body.span):
            return kept
        if name.span.overlaps(body.span) and body.form == "nominal" and name.type == body.type:
            return kept
    return [*(n for n in kept if n.type in _STATES or not body.span.contains(n.span)), body]


def _with_person(
    text: IndexedText, kept: list[Name], person: Name, gazetteer: Gazetteer, lists: NameWords
) -> list[Name]:
    span: Span | None = person.span
    touched = [name for name in kept if name.span.overlaps(person.span)]
    for name in touched:
        if name.span.contains(person.span):
            return kept
        if span is not None and not _gives_way(text, name, lists):
            span = _without(span, name.span)
    if span is None:
        return kept
    span = trimmed(text, span, gazetteer, lists, person=True)
    if span is None or not any(c.isupper() for c in span.of(text.text)):
        return kept
    return [*(n for n in kept if not n.span.overlaps(span)), replace(person, span=span)]


def _gives_way(text: IndexedText, name: Name, lists: NameWords) -> bool:
    """Whether the name may be a part of a longer person's name."""
    if name.type == "Person":
        return True
    return name.type in _ALSO_PERSONS or name.span.of(text.text).lower() in lists.given_names


def _without(span: Span, cut: Span) -> Span | None:
    """The longer of the two parts of a span that a cut leaves, None if it leaves nothing."""
    before = Span(span.start, max(span.start, cut.start))
    after = Span(min(span.end, cut.end), span.end)
    longer = max(before, after, key=lambda part: part.end - part.start)
    return longer if longer.end > longer.start else None


def _with_other(text: IndexedText, kept: list[Name], name: Name, lists: NameWords) -> list[Name]:
    touched = [other for other in kept if other.span.overlaps(name.span)]
    if any(other.span.contains(name.span) or _cross(other.span, name.span) for other in touched):
        return kept
    if any(other.type == "Person" and not other.options for other in touched):
        return kept
    if touched and not _adds(text, name, touched, lists):
        return kept
    if name.type == NATIONALITY and touched:
        return kept
    return [*(n for n in kept if n.type != "Person" or not name.span.contains(n.span)), name]


def _adds(text: IndexedText, name: Name, inside: Iterable[Name], lists: NameWords) -> bool:
    """Whether a name has a capitalised word of its own beside the names within it."""
    for word in text.words:
        if name.span.start <= word.start < name.span.end and not any(
            other.span.start <= word.start < other.span.end for other in inside
        ):
            surface = text.text[word.start : word.end]
            if surface[0].isupper() and surface.lower() not in lists.trimmed:
                return True
    return False


def _cross(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not one.contains(other) and not other.contains(one)
