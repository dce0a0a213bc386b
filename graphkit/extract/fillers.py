"""A predicate and a role of a frame -> what fills the role, as the passage words it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.aliases import other_names
from graphkit.extract.amounts import counted, money, quantities
from graphkit.extract.arguments import expand, stands_in
from graphkit.extract.dates import normalise
from graphkit.extract.past_states import ended_time
from graphkit.extract.predicates import Predicate
from graphkit.extract.reading import Reading, token_span, tokens_in
from graphkit.extract.scenarios import scenarios
from graphkit.extract.tense import sentence_tense
from graphkit.lexicon.frame import Role
from graphkit.model import RoleMention, Span

_YEAR = re.compile(r"(?:19|20)\d\d")
_PRIVATE = ("Company", "ArmedGroup", "MediaOrganization")
_JOINT = ("joint", "bilateral")
_PREMODIFIERS = ("amod", "compound", "nmod", "poss", "nummod")
_DATE_PREPOSITIONS = frozenset("on in at from since until till by during to between before after".split())


def fill(reading: Reading, predicate: Predicate, role: Role, relations: tuple[str, ...]) -> tuple[RoleMention, ...]:
    """The fillers of `role`: all that fit for a role with many, else the first that fits.

    Args:
        reading: the article.
        predicate: the predicate that evoked the frame.
        role: the role to fill.
        relations: where to look, the likeliest first; ignored for dates and sums, which stand anywhere in the clause.
    """
    if role.value == "year":
        found = list(_years(predicate.token, role))
    elif role.value == "phrase":
        found = list(_phrases(reading, predicate, role, relations))
    elif role.value == "quantity":
        found = list(quantities(reading, predicate, role.name, relations))
    elif role.value == "count":
        found = list(counted(predicate, role.name, relations))
    elif role.value == "money":
        found = list(money(predicate, role.name))
    elif role.value == "scenario":
        found = list(scenarios(predicate, role.name))
    elif role.value == "case":
        found = list(_cases(predicate, role))
    elif role.value == "name":
        found = list(other_names(reading, predicate, role.name, relations))
    elif role.is_time:
        found = list(_dates(reading, predicate, role))
    else:
        found = list(_entities(reading, predicate, role, relations))
    return tuple(_distinct(found)) if role.many else tuple(found[:1])


def _distinct(found: list[RoleMention]) -> list[RoleMention]:
    kept: dict[tuple[str | None, str | None], RoleMention] = {}
    for item in found:
        kept.setdefault((item.entity, item.value), item)
    return list(kept.values())


def _entities(reading: Reading, predicate: Predicate, role: Role, relations: tuple[str, ...]) -> Iterator[RoleMention]:
    for relation in relations:
        if relation == "clause" and not any(predicate.find("with")):
            continue  # "its treaty with Russia" is the subject's, "NATO's treaty" is not
        if relation == "joint":
            yield from _states_of(reading, predicate.token, role)
        for near in (True, False):
            found = [
                item
                for argument in predicate.arguments
                if stands_in(argument.relation, relation) and argument.near is near
                for item in entity_fillers(reading, argument.token, role)
            ]
            yield from found
            if found:
                break  # what was reached through another phrase counts only where nothing nearer fits


def _states_of(reading: Reading, token: Token, role: Role) -> Iterator[RoleMention]:
    """For a known exercise that the text calls joint, the states that the gazetteer says hold it."""
    for child in token.children:
        if child.lower_ in _JOINT:
            for iri in _at(reading, token):
                for state in reading.entities[iri].states:
                    if reading.is_a(state, role.types):
                        yield RoleMention(role.name, token_span(child), entity=state)


def _at(reading: Reading, token: Token) -> Iterator[str]:
    return (iri for number in reading.headed.get(token.i, ()) for iri in reading.referents(number))


def entity_fillers(reading: Reading, token: Token, role: Role) -> tuple[RoleMention, ...]:
    """What a phrase headed by `token` puts into `role`: its referents, else (where the role projects) its owner's."""
    for number in reading.candidates(token):
        if role.project == "owner" and reading.mentions[number].form == "nominal":
            continue
        found = _referents(reading, number, role)
        if role.project and reading.mentions[number].form == "pronoun":
            found = tuple(item for item in found if item.entity and reading.is_named(item.entity))
        if found:
            return found
    if not role.project or (role.project == "rest" and _fits_itself(reading, token, role)):
        return ()
    owners = _owners(reading, token, role)
    if owners:
        return owners
    for number in reading.candidates(token):
        found = tuple(
            item for item in _referents(reading, number, role) if item.entity and reading.is_named(item.entity)
        )
        if found:
            return found
    return ()


def _fits_itself(reading: Reading, token: Token, role: Role) -> bool:
    """Whether the phrase is of a type that the role takes, though nobody knows which: "American companies"."""
    return any(reading.types.is_a(reading.mentions[n].type, role.types) for n in reading.headed.get(token.i, ()))


def _owners(reading: Reading, token: Token, role: Role) -> tuple[RoleMention, ...]:
    """Whose a phrase says it is: "the Belarusian and Russian forces", "Minsk's policy", "Polish territory"."""
    if any(reading.types.is_a(reading.mentions[n].type, _PRIVATE) for n in reading.headed.get(token.i, ())):
        return ()  # what a company does, its country does not do
    for child in token.children:
        if child.dep_ in _PREMODIFIERS:
            found = tuple(item for word in expand(child) for item in entity_fillers(reading, word, role))
            if found:
                return found
    for number in reading.candidates(token):
        mention = reading.mentions[number]
        if reading.types.is_a(mention.type, _PRIVATE):
            continue
        owner = mention.affiliation or _only_state(reading, mention.entity)
        if owner and reading.is_a(owner, role.types):
            return (RoleMention(role.name, mention.span, number, owner),)
    return ()


def _only_state(reading: Reading, iri: str | None) -> str | None:
    """The state of a person or body that belongs to one; a weapon acts for nobody."""
    if iri is None or not reading.is_a(iri, ("Person", "Organization")) or reading.is_a(iri, _PRIVATE):
        return None
    states = reading.entities[iri].states
    return states[0] if len(states) == 1 else None


def _referents(reading: Reading, number: int, role: Role) -> tuple[RoleMention, ...]:
    if reading.mentions[number].form == "pronoun" and role.types == ("Place",):
        return ()  # "near it": which place that is, is a guess
    fitting = [iri for iri in reading.referents(number) if reading.is_a(iri, role.types)]
    if len(fitting) > 1 and not role.many:
        return ()  # "both countries" is neither of them
    return tuple(RoleMention(role.name, reading.mentions[number].span, number, iri) for iri in fitting)


def _years(token: Token, role: Role) -> Iterator[RoleMention]:
    for child in token.children:
        if child.dep_ in ("nummod", "compound", "amod", "nmod") and _YEAR.fullmatch(child.text):
            yield RoleMention(role.name, token_span(child), value=child.text)
        elif child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for year in child.children:
                if _YEAR.fullmatch(year.text):
                    yield RoleMention(role.name, token_span(year), value=year.text)


def _phrases(reading: Reading, predicate: Predicate, role: Role, relations: tuple[str, ...]) -> Iterator[RoleMention]:
    """The argument's noun phrase up to its head: "military-technical cooperation"."""
    for relation in relations:
        for token in predicate.find(relation):
            is_value = any(reading.types.is_value(reading.mentions[n].type) for n in reading.candidates(token))
            if token.pos_ not in ("NOUN", "PROPN") or is_value:
                continue
            left = [t for t in token.subtree if t.i <= token.i and t.dep_ not in ("det", "predet") and not t.is_quote]
            span = Span(left[0].idx, token.idx + len(token.text))
            words = span.of(token.doc.text)
            yield RoleMention(role.name, span, value=" ".join(words.split()).lower())


def _cases(predicate: Predicate, role: Role) -> Iterator[RoleMention]:
    token = predicate.token
    modifiers = {child.lemma_.lower(): child for child in token.children if child.dep_ in _PREMODIFIERS}
    verb = token if predicate.kind == "verb" else token.head if token.dep_ in ("dobj", "nsubjpass") else None
    governor = verb.lemma_.lower() if verb is not None else ""
    for case in role.cases:
        modifier = next((modifiers[word] for word in sorted(case.modifiers) if word in modifiers), None)
        if (case.modifiers and modifier is None) or (case.governors and governor not in case.governors):
            continue
        witness = verb if verb is not None and case.governors else modifier if modifier is not None else token
        yield RoleMention(role.name, token_span(witness), value=case.value)
        return


def _dates(reading: Reading, predicate: Predicate, role: Role) -> Iterator[RoleMention]:
    tense = sentence_tense(predicate.governor)
    found: list[RoleMention] = []
    for number, mention in enumerate(reading.mentions):
        if mention.type != "Date":
            continue
        head = _token_at(reading, mention.span)
        if head is None or not _belongs(head, predicate) or _is_line(reading.article.text, mention.span):
            continue
        hint = _year_hint(reading, predicate)
        value = normalise(mention.text, published=reading.article.published, tense=tense, year_hint=hint)
        if value:
            found.append(RoleMention(role.name, mention.span, number, value=value))
    over = ended_time(predicate.token, reading.article.published) if not found else None
    if over is not None:
        found.append(RoleMention(role.name, token_span(over[0]), value=over[1]))
    yield from found


def _is_line(text: str, span: Span) -> bool:
    """Whether a date makes up a line of its own, under a headline: the day of the report, of nothing in it."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    around = text[start : span.start] + text[span.end : end if end >= 0 else len(text)]
    return bool(text[:start].strip()) and not around.strip(" .,|")


def _token_at(reading: Reading, span: Span) -> Token | None:
    """The date's word that hangs on something outside of it."""
    inside = tokens_in(reading.doc, span)
    return next((t for t in inside if not (span.start <= t.head.idx < span.end) or t.head == t), None)


def _belongs(date: Token, predicate: Predicate) -> bool:
    """Whether a date tells when the predicate happened: it hangs on it, or on one of its arguments as an adjunct."""
    anchors = {predicate.token.i, predicate.governor.i}
    arguments = {argument.token.i for argument in predicate.arguments if argument.relation != "self"}
    current, adjunct = date, False
    for _ in range(6):
        head = current.head
        if head == current:
            return False
        adjunct = adjunct or current.dep_ in ("npadvmod", "prep", "advmod")
        if head.pos_ == "ADP":
            adjunct = adjunct or head.lower_ in _DATE_PREPOSITIONS
        elif head.i in anchors:
            return adjunct or head.pos_ == "NOUN"
        elif head.pos_ in ("VERB", "AUX") or not (adjunct and head.i in arguments):
            return False
        current = head
    return False


def _year_hint(reading: Reading, predicate: Predicate) -> int | None:
    """The year in the name of an exercise or event that takes part ("West-2025")."""
    for argument in predicate.arguments:
        for number in reading.candidates(argument.token):
            for iri in reading.referents(number):
                if reading.is_a(iri, ("Exercise", "NamedEvent")):
                    found = _YEAR.search(reading.entities[iri].name)
                    if found:
                        return int(found[0])
    return None
