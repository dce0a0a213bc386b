"""Names found by gazetteer, by rule and by the model -> one list without contradictions; names may nest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.naming import NameWords
from graphkit.link.indexed import IndexedText
from graphkit.link.model_names import trimmed
from graphkit.link.name_index import NameIndex
from graphkit.link.names import NATIONALITY, Name
from graphkit.model import Span

_STATES = ("Country", "StateGroup", NATIONALITY)
_NESTED = (*_STATES, "City")
_ALSO_PERSONS = ("City", "Region", "Facility", "WeaponSystem", "Company", "MediaOrganization", "ArmedGroup")


def merged(
    text: IndexedText,
    known: Sequence[Name],
    bodies: Iterable[Name],
    headed: Sequence[Name],
    model: Sequence[Name],
    gazetteer: Gazetteer,
    lists: NameWords,
) -> list[Name]:
    """All names to keep, in the order of the text, a longer one before those within it.

    The gazetteer comes first: what it holds is cut out of the model's spans (`Belarus` is never a person), unless a
    longer person's name contains it ("Jordan Henderson"). Bodies come next, then runs of capitalised words and the
    model's names, of which the longer one wins.
    """
    kept = NameIndex(known)
    for name in headed:
        if name.type == "WeaponSystem":
            _add_other(text, kept, name, lists)
    for name in bodies:
        _add_body(kept, name)
    for name in model:
        if name.type == "Person":
            _add_person(text, kept, name, gazetteer, lists)
    others = [*headed, *(name for name in model if name.type != "Person")]
    for name in sorted(others, key=lambda name: (name.span.start - name.span.end, name.span.start)):
        _add_other(text, kept, name, lists)
    return list(kept)


def with_labels(names: Iterable[Name], model: Iterable[Name]) -> list[Name]:
    """The names, each with the model's label for the same span."""
    labels = {name.span: name.label for name in model}
    return [replace(name, label=labels.get(name.span, name.label)) for name in names]


def _add_body(kept: NameIndex, body: Name) -> None:
    """A body takes the place of what lies within it, but for states; a gazetteer's name as long or longer stays."""
    touched = kept.touching(body.span)
    for name in touched:
        if name.type == "Office" and name.span != body.span and name.span.contains(body.span):
            continue  # the Security Council within the office of its secretary
        if name.span.contains(body.span) or not body.span.contains(name.span):
            return
        if body.form == "nominal" and name.type == body.type:
            return
    kept.replace([name for name in touched if name.type not in (*_STATES, "Office")], [body])


def _add_person(text: IndexedText, kept: NameIndex, person: Name, gazetteer: Gazetteer, lists: NameWords) -> None:
    span: Span | None = person.span
    for name in kept.touching(person.span):
        if name.span.contains(person.span):
            return
        if span is not None and not _gives_way(text, name, lists):
            span = _without(span, name.span)
    if span is not None:
        span = trimmed(text, span, gazetteer, lists, person=True)
    if span is not None and any(c.isupper() for c in span.of(text.text)):
        kept.replace(kept.touching(span), [replace(person, span=span)])


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


def _add_other(text: IndexedText, kept: NameIndex, name: Name, lists: NameWords) -> None:
    touched = kept.touching(name.span)
    for other in touched:
        if other.span.contains(name.span) or not name.span.contains(other.span):
            return
        if other.type == "Person" and not other.options:
            return
    # "U.S. Air Forces" and "Central Command" in a name of the model's
    several = name.label is not None and sum(other.type not in _NESTED for other in touched) > 1
    if touched and (name.type == NATIONALITY or not (several or _adds(text, name, touched, lists))):
        return
    kept.replace([other for other in touched if other.type not in _NESTED], [name])


def _adds(text: IndexedText, name: Name, inside: Iterable[Name], lists: NameWords) -> bool:
    """Whether a name has a capitalised word of its own beside the names within it."""
    number = text.word(name.span.start)
    while number is not None and number < len(text.words) and text.words[number].start < name.span.end:
        word = text.words[number]
        surface = text.text[word.start : word.end]
        plain = surface.lower()
        says = plain in lists.name_heads or (plain not in lists.trimmed and plain not in lists.not_names)
        if surface[0].isupper() and says and not any(n.span.start <= word.start < n.span.end for n in inside):
            return True
        number += 1
    return False
