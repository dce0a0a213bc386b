"""The mentions met so far -> who and what has been spoken of, where, how, and under which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graphkit.extract.learned_links import learned_links
from graphkit.lexicon.types import TypeSystem
from graphkit.lexicon.wordlists import CoreferenceWords
from graphkit.model import Entity, Mention

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_MODIFIERS = ("amod", "compound", "nmod", "nummod", "poss")
_PERSON_WORDS = {"he": ("he_words", "he_names"), "she": ("she_words", "she_names")}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention whose entity is known.

    Attributes:
        number: the mention's number.
        entity: IRI.
        head: the token of the mention's head.
        sentence: number of its sentence.
        rank: how prominent its place is: 0 subject, 1 object, 2 other argument, 3 within a noun phrase.
        form: name, nominal or pronoun; `adjective` for a nationality.
        plural: whether its head is plural.
        joined: whether it is one of several coordinated phrases.
    """

    number: int
    entity: str
    head: Token
    sentence: int
    rank: int
    form: str
    plural: bool
    joined: bool


class Discourse:
    """What has been spoken of up to some point of an article."""

    def __init__(self, doc: Doc, entities: Mapping[str, Entity], types: TypeSystem, words: CoreferenceWords) -> None:
        self.doc = doc
        self.types = types
        self.words = words
        self.entities = dict(entities)
        self.sightings: list[Sighting] = []
        self.told: dict[str, set[str]] = {}
        self.affiliations: dict[str, set[str]] = {}
        self.genders: dict[str, str] = {}
        self.named: set[str] = set()
        self._links = learned_links(doc)
        self._sentence_of = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}

    def linked(self, head: Token) -> Iterator[Sighting]:
        """The sightings before that the learned reader takes for the same thing as `head`, the nearest first."""
        for other in self._links.get(head.i, ()):
            yield from (sighting for sighting in self.sightings if sighting.head.i == other)

    def token_of(self, mention: Mention) -> Token | None:
        """The token of the mention's head."""
        span = self.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        return span.root if span is not None and len(span) else None

    def sentence(self, token: Token) -> int:
        """The number of the token's sentence."""
        return self._sentence_of[token.i]

    def see(self, number: int, mention: Mention, entity: str) -> None:
        """Takes note of a mention and of the words by which it calls its entity."""
        head = self.token_of(mention)
        if head is None:
            return
        form = "adjective" if mention.type == "Nationality" else mention.form
        plural = head.tag_ in ("NNS", "NNPS") and mention.form != "name"
        self.sightings.append(
            Sighting(number, entity, head, self.sentence(head), rank_of(head), form, plural, is_joined(head))
        )
        if form == "name":
            self.named.add(entity)
        if mention.form != "pronoun" and form != "adjective":
            told = self.told.setdefault(entity, set())
            told.update(word.lower() for word in mention.text.split())
            told.update(phrase_words(head))
            self._note_gender(entity, told)
        if mention.affiliation is not None:
            self.affiliations.setdefault(entity, set()).add(mention.affiliation)

    def type_of(self, entity: str) -> str:
        """The entity's type."""
        return self.entities[entity].type if entity in self.entities else "Entity"

    def classes_of(self, entity: str) -> set[str]:
        """The classes of nouns by which the entity has been called; of a name only the head counts.

        The North Atlantic Treaty Organization is no treaty, and missile technology is no missile.
        """
        told = self.told.get(entity, set())
        heads = {sighting.head.lemma_.lower() for sighting in self.sightings if sighting.entity == entity}
        if entity not in self.named and heads.isdisjoint(self.words.classes):
            return set()
        if entity in self.named and self.type_of(entity) in self.words.plain_types:
            told = heads
        return {self.words.classes[word] for word in told if word in self.words.classes}

    def recent(self, token: Token, sentences: int) -> Iterator[Sighting]:
        """The sightings before `token`, at most so many sentences back, the latest first."""
        here = self.sentence(token)
        for sighting in reversed(self.sightings):
            if sighting.head.i < token.i and here - sighting.sentence <= sentences:
                yield sighting

    def _note_gender(self, entity: str, told: set[str]) -> None:
        if entity in self.genders or not self.types.is_a(self.type_of(entity), ["Person"]):
            return
        for gender, lists in _PERSON_WORDS.items():
            if any(told & getattr(self.words, name) for name in lists):
                self.genders[entity] = gender
                return


def rank_of(head: Token) -> int:
    """How prominent the place of a noun phrase is, 0 the most."""
    current = head
    while current.dep_ == "conj" and current.head.i != current.i:
        current = current.head
    if current.dep_ in _SUBJECTS or current.dep_ == "ROOT":
        return 0
    if current.dep_ in ("dobj", "attr", "dative", "obj"):
        return 1
    if current.dep_ == "poss":
        return 2
    if current.dep_ == "pobj":
        return 2 if current.head.head.pos_ in ("VERB", "AUX") else 3
    return 3


def is_joined(head: Token) -> bool:
    """Whether the noun is one of several joined by "and"."""
    return head.dep_ == "conj" or any(child.dep_ == "conj" for child in head.children)


def phrase_words(head: Token) -> set[str]:
    """The lemmas of a head noun, its modifiers, and the nouns set beside it."""
    found = {head.lemma_.lower()}
    for child in head.children:
        if child.dep_ in _MODIFIERS and child.i < head.i:
            found.update(part.lemma_.lower() for part in child.subtree if part.dep_ in _MODIFIERS)
        elif child.dep_ == "appos":
            found |= {
                child.lemma_.lower(),
                *(part.lemma_.lower() for part in child.children if part.dep_ in _MODIFIERS),
            }
    if head.dep_ == "appos":
        found |= {
            head.head.lemma_.lower(),
            *(part.lemma_.lower() for part in head.head.children if part.dep_ in _MODIFIERS),
        }
    return found
