"""A name, an entry and the article around it -> what speaks for the one meaning the other, weighed, in words."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphkit.lexicon.entries import Entry
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.tenures import Tenures
from graphkit.link.deeds import does
from graphkit.link.elsewhere import elsewhere
from graphkit.link.indexed import IndexedText
from graphkit.link.lists import Lists
from graphkit.link.names import Name
from graphkit.model import Span
from graphkit.spans import CLUSTER

ENOUGH = 0.45
"""Below this a name is linked to nothing of the gazetteers."""
ORDER = 0.1
"""What standing first in the gazetteer counts."""
_STRONG, _SHARED, _WEAK = 0.5, 0.4, 0.15
_THE = ("the ", "The ")
_ARTICLES = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Ee]ach|[Ee]very|[Oo]ne|[Tt]wo|[Aa]nother|single) $")
_LIES = re.compile(r"\b(?:[Ii]n|[Nn]ear|at|outside|around) $")
_ARTICLE, _THING, _WEAK_WEAPON = -0.6, 0.2, 0.25
_CLOSE = ("WeaponSystem", "Facility", "Exercise", "Instrument", "MediaOrganization")  # types that say much
_TYPE_CLOSE = 0.3
_PLACES = ("Region", "City", "Facility")
_NO_ARTICLE = ("Country", "City", "Person")
_ELSEWHERE, _DEED, _GIVEN_NAME, _NEAR = -1.0, 0.3, -0.4, 0.2
_TYPE, _OTHER_TYPE, _STATES, _IN_FULL, _OFFICE, _HEAD = 0.25, -0.2, 0.3, 0.5, 0.4, 0.3
_SOMEBODY = 0.2
_STATES_AND_OFFICES = ("Country", "Office")  # of which states that share a name, as the two Congos, share names, too
_BEFORE = 60  # characters in which the title before a name is looked for


@dataclass(frozen=True, slots=True)
class Context:
    """What an article tells about all its names.

    Attributes:
        states: code of each state that it names beyond doubt, or by its capital or a place in it -> how often.
        in_full: ids of the entries that it names by a name that is nobody else's.
        people: code of each state to which a person belongs whom it names beyond doubt.
        offices: end of the name of an office -> the id of the office.
        places: where a city, region or facility stands after "in" or "near", with its state.
        day: its day of publication, None where it is not known.
    """

    states: Mapping[str, int]
    in_full: frozenset[str]
    people: frozenset[str]
    offices: dict[int, str]
    places: Sequence[tuple[int, str]]
    day: dt.date | None


def context_of(text: IndexedText, names: Iterable[Name], gazetteer: Gazetteer) -> Context:
    """What the names of an article tell beside each other."""
    states: Counter[str] = Counter()
    in_full, offices, places = set(), {}, []
    people: set[str] = set()
    for name in names:
        if len(name.options) != 1:
            continue
        entry = name.options[0]
        if entry.type == "Office":
            offices[name.span.end] = entry.id
        if gazetteer.is_weak(name.span.of(text.text), entry):
            continue
        in_full.add(entry.id)
        people.update(entry.states if entry.type == "Person" else ())
        told = _state_of(entry)
        states.update([told] if told else [])
        if told and entry.type in _PLACES and _LIES.search(text.text[max(0, name.span.start - 9) : name.span.start]):
            places.append((name.span.start, told))
    return Context(states, frozenset(in_full), frozenset(people), offices, places, text.article.published)


def is_doubtful(text: IndexedText, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a name may mean nothing of the gazetteers, so that the evidence must be weighed."""
    surface = name.span.of(text.text)
    return (
        len(name.options) != 1
        or gazetteer.is_weak(surface, name.options[0])
        or (
            _takes_no_article(surface, name.options[0])
            and text.text[max(0, name.span.start - 4) : name.span.start] in _THE
        )
    )


def evidence(
    text: IndexedText, name: Name, entry: Entry, context: Context, lists: Lists
) -> Iterator[tuple[float, str]]:
    """Weights and reasons; their sum is the score of the entry, no probability."""
    surface = name.span.of(text.text)
    yield _by_name(surface, name, entry, lists)
    yield from _against(text, name, entry, lists)
    if len(name.options) > 1 and entry == name.options[0]:
        yield ORDER, "comes first in the gazetteer"
    kind = _kind_after(text, name.span, lists)
    says_kind = bool(kind) and lists.types.is_a(entry.type, {str(kind)})
    if says_kind:
        yield _HEAD, f"the word after it tells of a {kind}"
    wanted = lists.words.model_labels.get(name.label or "")
    uncertain = len(name.options) > 1 or lists.gazetteer.is_weak(surface, entry)
    deed = uncertain and not name.reason and does(text, name.span, entry, lists)
    if wanted and lists.types.is_a(entry.type, {wanted}):
        yield (_TYPE_CLOSE if wanted in _CLOSE else _TYPE), f"the model takes it for a {wanted}"
    elif (
        wanted
        and not says_kind
        and not lists.types.is_a(wanted, {entry.type})
        and not name.reason
        and not (deed and (wanted != "Person" or _is_no_person(text, name.span)))
        and lists.gazetteer.is_weak(surface, entry)
    ):
        yield _OTHER_TYPE, f"the model takes it for a {wanted}"
    yield from _by_states(entry, context.states, "" if uncertain else _state_of(entry))
    if len(name.options) > 1 and all(option.type in _STATES_AND_OFFICES for option in name.options):
        yield from _by_people(entry, context.people)
    if entry.id in context.in_full and lists.gazetteer.is_weak(surface, entry):
        yield _IN_FULL, "the article names it in full"
    if entry.type == "Person":
        yield from _by_office(text, name.span, entry, context, lists.tenures)
    if len(name.options) > 1 and entry.type != "Person" and _nearest(name.span, context) in entry.states:
        yield _NEAR, "belongs to the state of the nearest place"
    if deed:
        yield _DEED, "does, or undergoes, what such things do"
    if (
        entry.type == "WeaponSystem"
        and wanted != "Person"
        and _ARTICLES.search(text.text[max(0, name.span.start - 9) : name.span.start])
    ):
        yield _THING, "stands with an article, as a thing does"


def _against(text: IndexedText, name: Name, entry: Entry, lists: Lists) -> Iterator[tuple[float, str]]:
    """What shows that something else is meant."""
    surface = name.span.of(text.text)
    for reason in elsewhere(text, name, entry, lists):
        yield _ELSEWHERE, reason
    if _takes_no_article(surface, entry) and belongs_to_article(text, name.span):
        yield _ARTICLE, "stands with an article, as the name of a place or person does not"
    is_person = lists.words.model_labels.get(name.label or "") == "Person"
    if entry.type == "Company" and is_person and not name.reason and surface.lower() in lists.words.given_names:
        yield _GIVEN_NAME, "is a person's name, and taken for one"


def _nearest(span: Span, context: Context) -> str:
    """The state of the place that stands nearest to a name, empty where the article says of nothing where it is."""
    near = min(context.places, key=lambda place: (abs(place[0] - span.start), place[0]), default=None)
    return near[1] if near is not None else ""


def _is_no_person(text: IndexedText, span: Span) -> bool:
    """Whether spaCy takes the name for a body, or the article calls it "it"."""
    if any(e.start_char == span.start and e.end_char == span.end and e.label_ == "ORG" for e in text.doc.ents):
        return True
    for group, mentions in text.doc.spans.items():
        if group.startswith(CLUSTER) and any(m.start_char == span.start for m in mentions):
            return any(m.text.lower() in ("it", "its") for m in mentions)
    return False


def _takes_no_article(surface: str, entry: Entry) -> bool:
    """Whether the name stands without "the", as a city or a state of one word does; "the Republic of" it has it."""
    return entry.type in _NO_ARTICLE and not entry.article and (" " not in surface or entry.type == "Person")


def belongs_to_article(text: IndexedText, span: Span) -> bool:
    """Whether "the" belongs to the name itself: "the Niger" is a river, "the Georgia" a ship."""
    token = text.head(span)
    if token is None or not re.search(r"\b[Tt]he $", text.text[max(0, span.start - 4) : span.start]):
        return False
    return token.dep_ not in ("compound", "nmod", "amod", "poss") and not _before_noun(text, span)


def _before_noun(text: IndexedText, span: Span) -> bool:
    """Whether a noun follows that the name may belong to, whatever the parser makes of it."""
    number = text.word(span.end - 1)
    following = text.words[number + 1] if number is not None and number + 1 < len(text.words) else None
    token = text.token(following.start) if following is not None else None
    return token is not None and token.pos_ in ("NOUN", "PROPN") and text.text[span.end : token.idx].isspace()


def _by_name(surface: str, name: Name, entry: Entry, lists: Lists) -> tuple[float, str]:
    if name.reason and len(name.options) == 1:
        return _STRONG, name.reason
    if lists.gazetteer.is_weak(surface, entry):
        weight = _WEAK_WEAPON if entry.type == "WeaponSystem" else _WEAK
        return weight, "has the name, which is also a word or another's name"
    if len(name.options) > 1:
        several = f"has the name, as {len(name.options) - 1} others"
        return (_WEAK if entry.type == "Person" else _SHARED), several
    return _STRONG, "has the name"


def _state_of(entry: Entry) -> str:
    """The state that a name of the entry names, or in which the place lies."""
    if entry.type == "Country" or entry.stands_for:
        return entry.stands_for or entry.id
    return entry.states[0] if entry.type in _PLACES and len(entry.states) == 1 else ""


def _by_states(entry: Entry, states: Mapping[str, int], told: str) -> Iterator[tuple[float, str]]:
    """The states of an entry that other names of the article name, too; `told` is the one that this name tells."""
    own = {entry.id} if entry.type == "Country" else set(entry.states)
    named = {code for code in own if states.get(code, 0) > (code == told)}
    if named:
        yield _STATES * len(named) / len(own), f"the article names {', '.join(sorted(named))}"


def _by_people(entry: Entry, people: frozenset[str]) -> Iterator[tuple[float, str]]:
    """The state that an entry is, or whose office it is, where the article names one of its people."""
    if people & ({entry.id} if entry.type == "Country" else set(entry.states)):
        yield _SOMEBODY, "the article names somebody who belongs to it"


def _by_office(
    text: IndexedText, span: Span, entry: Entry, context: Context, tenures: Tenures
) -> Iterator[tuple[float, str]]:
    """The office right before a person's name, which the person held on the day of publication."""
    before = [end for end in context.offices if end <= span.start and not text.text[end : span.start].strip(" ,")]
    office = context.offices[max(before)] if before else ""
    held = any(tenure.person == entry.id for tenure in tenures.by_office.get(office, ()))
    if office and context.day is not None and tenures.held(entry.id, office, context.day):
        yield _OFFICE, f"held the office {office} on {context.day.isoformat()}"
    elif office and context.day is None and held:
        yield _OFFICE, f"has held the office {office}"


def _kind_after(text: IndexedText, span: Span, lists: Lists) -> str | None:
    """The type of thing that the noun right after a name tells of: a Patriot *battery*."""
    number = text.word(span.end - 1)
    if number is None or number + 1 >= len(text.words):
        return None
    word = text.words[number + 1]
    token = text.token(word.start)
    if token is None or text.text[span.end : word.start].strip(" -"):
        return None
    return lists.nominals.type_of(token.lemma_.lower(), "", plural=False)
