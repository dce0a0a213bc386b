"""Text and the names found in it -> short names whose meaning the words around them tell: "the Truman left Norfolk"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Token

from graphkit.lexicon.entries import Entry
from graphkit.lexicon.namesakes import Namesake, NamesakeWords
from graphkit.link.deeds import does
from graphkit.link.elsewhere import elsewhere, place_after, places_of
from graphkit.link.evidence import Context, belongs_to_article, context_of
from graphkit.link.indexed import IndexedText
from graphkit.link.lists import Lists
from graphkit.link.names import Name
from graphkit.link.standins import stands_for_government
from graphkit.link.surroundings import after_rank, apposed, before, following, sentence_words, title_before
from graphkit.model import Span

_THE = re.compile(r"\b[Tt]he $")
_LISTED = re.compile(r",? (?:and |or |to |in )?")
_STATES = ("Country", "City")


@dataclass(frozen=True)
class _Place:
    """A short name where it stands: what the tests of its meaning ask for."""

    text: IndexedText
    span: Span
    known: Sequence[Name]
    model: Sequence[Name]
    lists: Lists
    primary: tuple[Entry, ...] = field(default=())

    @property
    def words(self) -> NamesakeWords:
        return self.lists.namesakes

    @cached_property
    def token(self) -> Token | None:
        return self.text.head(self.span)

    @cached_property
    def has_article(self) -> bool:
        return belongs_to_article(self.text, self.span)

    @cached_property
    def apposed(self) -> frozenset[str]:
        return apposed(self.text, self.span)

    @cached_property
    def sentence(self) -> frozenset[str]:
        return sentence_words(self.text, self.span)

    @cached_property
    def context(self) -> Context:
        return context_of(self.text, [name for name in self.known if name.span != self.span], self.lists.gazetteer)


def with_namesakes(text: IndexedText, known: Sequence[Name], model: Sequence[Name], lists: Lists) -> list[Name]:
    """The names, with those that the words around a short name tell; these take the place of what lies within them."""
    found = []
    spans = {name.span: name for name in known}
    covered = {offset: name.span for name in reversed(known) for offset in range(name.span.start, name.span.end)}
    for span, options in _short_names(text, lists):
        outer = covered.get(span.start)
        if outer is not None and outer != span and outer.contains(span) and not _is_paper(outer, span, options):
            continue
        same = spans.get(span)
        place = _Place(text, span, known, model, lists, same.options if same is not None else ())
        name = _meant(place, options)
        if name is not None:
            found.append(name)
    if not found:
        return list(known)
    kept = [name for name in known if not any(new.span.overlaps(name.span) for new in found)]
    return sorted([*kept, *found], key=lambda name: (name.span.start, -name.span.end))


def _is_paper(outer: Span, span: Span, options: Iterable[Namesake]) -> bool:
    """Whether the outer name is the inner one with "The"."""
    return outer.end == span.end and span.start - outer.start == len("The ") and any(o.sort == "paper" for o in options)


def _short_names(text: IndexedText, lists: Lists) -> Iterator[tuple[Span, tuple[Namesake, ...]]]:
    """The longest short name from each word on, none within another."""
    gazetteer, end = lists.gazetteer, -1
    for first, word in enumerate(text.words):
        if first <= end:
            continue
        for length in gazetteer.namesake_lengths.get(word.spelling, ()):
            last = first + length - 1
            if last >= len(text.words):
                continue
            options = gazetteer.namesakes.get(tuple(w.spelling for w in text.words[first : last + 1]))
            if options and text.joined(first, last):
                yield Span(word.start, text.words[last].end), options
                end = last
                break


def _meant(place: _Place, options: Sequence[Namesake]) -> Name | None:
    fitting: dict[Entry, str] = {}
    ranked = after_rank(place.text, place.span, place.words.ranks)
    for option in options:
        if ranked and option.sort != "surname":
            continue
        reason = _TESTS[option.sort](place, option.entry)
        if reason:
            fitting.setdefault(option.entry, reason)
    entry = _best(place, fitting)
    if entry is None:
        return None
    start = place.span.start
    if entry.type == "MediaOrganization" and place.text.text[start - 4 : start] == "The ":
        start -= 4
    return Name(Span(start, place.span.end), entry.type, (entry,), reason=fitting[entry])


def _best(place: _Place, fitting: Mapping[Entry, str]) -> Entry | None:
    """The only one that fits, or the only one of them whose state the article names."""
    if len(fitting) < 2:
        return next(iter(fitting), None)
    near = [entry for entry in fitting if set(entry.states) & set(place.context.states)]
    return near[0] if len(near) == 1 else None


def _ship(place: _Place, _: Entry) -> str | None:
    nouns = place.words.ship_nouns
    if before(place.text, place.span, nouns):
        return "stands behind a word for a ship"
    if place.apposed & nouns:
        return "is called a ship"
    if place.has_article and place.sentence & place.words.ship_words:
        return "stands with an article, beside words of the sea"
    return None


def _ship_class(place: _Place, _: Entry) -> str | None:
    return "is called a ship" if place.apposed & place.words.ship_nouns else None


def _weapon(place: _Place, entry: Entry) -> str | None:
    own = place.words.sorts(re.findall(r"[\w-]+", " ".join((*entry.names, entry.detail("kind"))).lower()))
    for nouns, how in ((following(place.text, place.span), "stands before"), (place.apposed, "is called")):
        told = place.words.sorts(nouns)
        if told and (told & own or not own):
            return f"{how} a word for {', '.join(sorted(told))}"
    earlier = place.text.text[max(0, place.span.start - 3) : place.span.start]
    if earlier.endswith((" a ", " an ")) and does(place.text, place.span, entry, place.lists):
        return "undergoes what weapons do"
    return None


def _paper(place: _Place, entry: Entry) -> str | None:
    surface = place.span.of(place.text.text)
    title = entry.name.split(" (")[0]
    called = bool(place.apposed & place.words.press_nouns)
    if place.token is None or title.split()[-1] != surface:
        return None
    if not called and not _THE.search(place.text.text[max(0, place.span.start - 4) : place.span.start]):
        return None
    if not (_reports(place.token, place.words) or called):
        return None
    own = [word for word in title.split() if word != "The"][:-1]
    text = place.text.text
    named = [word for word in own if word[0].isupper() and re.search(rf"(?<!The ){re.escape(word)}\b", text)]
    if len(named) < len(own):
        return None
    return "a newspaper, which reports"


def _reports(token: Token, words: NamesakeWords) -> bool:
    verb = token.head.lemma_.lower()
    if token.dep_ == "nsubj":
        return verb in words.press_verbs
    if token.dep_ in ("dobj", "dative"):
        return verb in words.listened
    return token.dep_ == "pobj" and token.head.head.lemma_.lower() in words.press_people | words.listened


def _company(place: _Place, _: Entry) -> str | None:
    token = place.token
    if token is None or token.pos_ != "PROPN" or token.dep_ in ("compound", "appos") or token.n_lefts:
        return None
    surface = place.span.of(place.text.text)
    if any(name.type == "Person" and surface in name.span.of(place.text.text) for name in place.known):
        return None
    does = token.dep_ == "nsubj" and token.head.lemma_.lower() in place.words.business
    return "does business" if does or place.apposed & place.words.business else None


def _seat(place: _Place, entry: Entry) -> str | None:
    if place.token is None:
        return None
    rivals = {state for option in place.primary for state in option.states}
    if rivals and not rivals & set(entry.states):
        seat, rest = entry.detail("place"), place.text.text[place.span.end :]
        return f"is in {seat}" if seat and rest.startswith(f" in {seat}") else None
    if entry.stands_for is None and not stands_for_government(place.token, place.lists.stand_ins, seat=True):
        return "is spoken of as a building"
    return None


def _region(place: _Place, entry: Entry) -> str | None:
    rivals = [option for option in place.primary if option.type in _STATES]
    if not rivals or place.token is None:
        return None
    if any(option.type == "Country" and place.context.states.get(option.id) for option in rivals):
        return None
    parent = f"{entry.id.partition('-')[0]}-"
    if entry.id.startswith(parent) and any(
        option.type == "Region" and option.id.startswith(parent)
        for name in place.known
        for option in name.options
        if _LISTED.fullmatch(_between(place, name.span))
    ):
        return "stands beside other regions of its state"
    governs = any(option.type == "Country" or option.stands_for for option in rivals)
    if governs and place.sentence & place.words.state_words:
        return "stands beside a word for the government of a region"
    return None


def _surname(place: _Place, entry: Entry) -> str | None:
    """Somebody who held an office on that day: the surname stands behind its title, or the article names the state."""
    day = place.text.article.published
    times = [t for t in place.lists.terms.get(entry.id, ()) if day is not None and t.touches(day)]
    if not times or _is_part_of_name(place):
        return None
    title, parts = title_before(place.text, place.span, place.words.titles)
    held = next((t for t in times if any(part in t.office for part in parts or place.words.top_offices)), None)
    if held is None or day is None:
        return None
    told = bool(set(entry.states) & set(place.context.states))
    if title in place.words.ranks and not told and not _names_body(place, held.office):
        return None
    if not title and not (told and _is_person(place)):
        return None
    return f"held the office {held.office} on {day.isoformat()}"


def _is_part_of_name(place: _Place) -> bool:
    """Whether a word beside it or a longer name in the article shows that the surname is another's."""
    text, span = place.text.text, place.span
    surface = span.of(text)
    if re.match(r"[ -][A-Z]\w", text[span.end : span.end + 3]):
        return True
    return any(
        name.type == "Person" and name.span != span and surface in name.span.of(text).split() for name in place.model
    )


def _is_person(place: _Place) -> bool:
    if re.search(r"[A-Z][\w.]* $", place.text.text[max(0, place.span.start - 20) : place.span.start]):
        return False
    return any(name.span == place.span and name.type == "Person" for name in place.model)


def _names_body(place: _Place, office: str) -> bool:
    """Whether the article has two words with capitals that the office's name has: "Central Command"."""
    entry = place.lists.gazetteer.entries.get(office)
    names = " / ".join(entry.names) if entry is not None else ""
    pairs = re.findall(r"(?=\b([A-Z]\w+ [A-Z]\w+))", names)
    return any(pair in place.text.text for pair in pairs)


def _city(place: _Place, entry: Entry) -> str | None:
    """A city whose name another place bears, where the text says in which state or region it lies."""
    rivals = {state for option in place.primary for state in (option.id, *option.states)}
    if not place.primary or rivals & set(entry.states) or any(o.type not in _STATES for o in place.primary):
        return None
    name = Name(place.span, entry.type, place.primary)
    if any(True for _ in elsewhere(place.text, name, entry, place.lists)):
        return None
    after = place_after(place.text, name, place.lists)
    if after and any(set(entry.states) & {lies.id, *lies.states} for lies in places_of(after, place.lists)):
        return f"lies in {after}"
    return None


def _between(place: _Place, other: Span) -> str:
    """The text between a short name and another name."""
    first, last = sorted((place.span, other))
    return place.text.text[first.end : last.start] if first.end <= last.start else "x"


def _agreement(place: _Place, _: Entry) -> str | None:
    return "is called an agreement" if place.apposed & place.words.agreement_nouns else None


def _acronym(place: _Place, entry: Entry) -> str | None:
    told = set(place.context.states)
    rivals = {state for option in place.primary for state in option.states}
    surface, gazetteer = place.span.of(place.text.text), place.lists.gazetteer
    alike = [option for option in place.primary if option.id.rpartition("-")[0] == entry.id.rpartition("-")[0]]
    same = all(option.type == entry.type or gazetteer.is_weak(surface, option) for option in place.primary)
    if entry in place.primary or not alike or not same:
        return None
    if not rivals or rivals & told or not set(entry.states) <= told:
        return None
    return f"short for {entry.name}, whose state the article names"


_TESTS = {
    "ship": _ship,
    "ship class": _ship_class,
    "weapon": _weapon,
    "paper": _paper,
    "company": _company,
    "seat": _seat,
    "region": _region,
    "agreement": _agreement,
    "acronym": _acronym,
    "surname": _surname,
    "city": _city,
}
