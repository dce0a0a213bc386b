"""A noun phrase such as "the drills" -> the entity spoken of before that it means, or that it brings in a new one."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from graphkit.extract.discourse import Discourse, Sighting
from graphkit.model import Mention

_FARTHEST = 200  # sentences: the whole of an ordinary article
_MODIFIERS = ("amod", "compound", "nmod", "nummod")
_EITHER_NUMBER = ("Exercise", "Activity", "ArmedForce", "MilitaryUnit", "PersonGroup", "WeaponSystem")
_STEP = 4  # a sentence further back weighs more than any place within a sentence


def same_by_structure(head: Token, mention: Mention, discourse: Discourse) -> str | None:
    """The entity of a phrase set beside this one ("Belousov, the minister"), or of which it is said ("X is a …")."""
    for other in (*_beside(head), *_named_after(head, mention, discourse)):
        for sighting in discourse.sightings:
            if (
                sighting.head.i == other.i
                and sighting.form != "adjective"
                and fits_type(mention, sighting.entity, discourse)
            ):
                return sighting.entity
    return None


def antecedent_of(head: Token, mention: Mention, discourse: Discourse) -> tuple[str | None, bool]:
    """What a definite nominal points back to.

    Returns:
        The entity's IRI or None; and whether the phrase is ambiguous, so that it brings in nothing new either.
    """
    best: dict[str, tuple[int, int]] = {}
    if _is_told_apart(head):
        return None, False
    for sighting in discourse.recent(head, _FARTHEST):
        if sighting.entity not in best and _may_be(head, mention, sighting, discourse):
            distance = discourse.sentence(head) - sighting.sentence
            best[sighting.entity] = (_STEP * distance + sighting.rank, -sighting.head.i)
    if not best:
        return None, False
    if len(best) > 1 and mention.affiliation is None and any(child.ent_type_ == "NORP" for child in head.children):
        return None, True  # "the Iberian country", where nobody knows what is Iberian
    if mention.type == "Country":
        return _nearest_country(head, best, discourse)
    if len(best) > 1 and head.tag_ == "NNS" and mention.type == "WeaponSystem":
        return None, True  # "these weapons" may be all of them
    ranked = sorted(best, key=lambda entity: (best[entity], entity))
    if len(ranked) > 1 and best[ranked[0]][0] == best[ranked[1]][0]:
        return None, True
    return ranked[0], False


def _is_told_apart(head: Token) -> bool:
    """Whether the phrase itself says which: "the treaty with North Korea", "the treaty Moscow signed in 2024"."""
    return any(
        (child.dep_ == "prep" and child.lower_ in ("with", "between") and child.i == head.i + 1)
        or (child.dep_ == "relcl" and not _set_off(head, child))
        for child in head.children
    )


def _set_off(head: Token, clause: Token) -> bool:
    """Whether a comma stands before a relative clause, which then only adds something."""
    return head.doc[head.i + 1].is_punct or clause.left_edge.nbor(-1).is_punct


def is_definite(head: Token, discourse: Discourse) -> bool:
    """Whether the phrase has a determiner that points back."""
    return any(child.dep_ == "det" and child.lower_ in discourse.words.definite for child in head.children)


def fits_type(mention: Mention, entity: str, discourse: Discourse) -> bool:
    """Whether the mention's type and the entity's are the same, or one is a kind of the other."""
    kind = discourse.type_of(entity)
    return discourse.types.is_a(kind, [mention.type]) or discourse.types.is_a(mention.type, [kind])


def _nearest_country(head: Token, best: Iterable[str], discourse: Discourse) -> tuple[str | None, bool]:
    """Of "the country": the only one of the nearest sentence, or the only one that is a place as this one is."""
    near = [s for s in discourse.recent(head, _FARTHEST) if s.entity in best and s.form != "adjective"]
    latest = [s for s in near if s.sentence == near[0].sentence]
    for chosen in (latest, [s for s in latest if _is_place(s.head) == _is_place(head)]):
        if len({s.entity for s in chosen}) == 1:
            return chosen[0].entity, False
    return None, True


def _is_place(noun: Token) -> bool:
    return noun.dep_ == "pobj"


def _may_be(head: Token, mention: Mention, sighting: Sighting, discourse: Discourse) -> bool:
    entity = sighting.entity
    if sighting.form == "pronoun" or not fits_type(mention, entity, discourse) or _holds(sighting.head, head):
        return False
    if sighting.form == "adjective" and discourse.type_of(entity) == "Country":
        return False
    plural = head.tag_ in ("NNS", "NNPS")
    if plural != sighting.plural and sighting.form == "nominal" and mention.type not in _EITHER_NUMBER:
        return False
    return _fits_class(head, mention, entity, discourse) and _fits_modifiers(head, mention, entity, discourse)


def _holds(outer: Token, inner: Token) -> bool:
    """Whether one noun phrase stands within the other ("a summary of the document"), which then is another thing."""
    current = inner
    while current.dep_ in ("pobj", "poss", "prep", "compound", "nmod", "pcomp", "conj") and current.head.i != current.i:
        current = current.head
        if current.i == outer.i:
            return True
    return False


def _fits_class(head: Token, mention: Mention, entity: str, discourse: Discourse) -> bool:
    words, lemma = discourse.words, head.lemma_.lower()
    if lemma in discourse.told.get(entity, set()):
        return True
    wanted = words.classes.get(lemma)
    if wanted is None:
        return False
    classes = discourse.classes_of(entity)
    if classes:
        return wanted in classes or any(words.broader.get(known) == wanted for known in classes)
    if mention.affiliation is not None and wanted == "leader":  # "Putin … The Russian leader"
        return entity in discourse.named and mention.affiliation in discourse.entities[entity].states
    plain = mention.type in words.plain_types and discourse.type_of(entity) in words.plain_types
    return plain and entity in discourse.named


def _fits_modifiers(head: Token, mention: Mention, entity: str, discourse: Discourse) -> bool:
    """Whether all that tells the phrase apart has been said of the entity, and it belongs to the same state."""
    told, own = discourse.told.get(entity, set()), set(discourse.affiliations.get(entity, set()))
    if entity in discourse.entities:
        own |= set(discourse.entities[entity].states)
    if mention.affiliation is not None and mention.affiliation not in own and mention.affiliation != entity:
        return False
    return all(
        child.lemma_.lower() in told or child.lower_ in told or child.lower_ in discourse.words.empty_modifiers
        for child in head.children
        if child.dep_ in _MODIFIERS and child.i < head.i and child.ent_type_ != "NORP"
    )


def _beside(head: Token) -> list[Token]:
    found = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ in ("appos", "compound", "nmod"):
        found.append(head.head)
    if head.dep_ == "attr" and head.head.lemma_ == "be" and _is_plain(head.head):
        found += [child for child in head.head.children if child.dep_ == "nsubj"]
    return found


def _named_after(head: Token, mention: Mention, discourse: Discourse) -> list[Token]:
    """Of "the city of Dnipro": the name."""
    if not discourse.types.is_a(mention.type, ["Place"]):
        return []
    prepositions = (child for child in head.children if child.lower_ == "of")
    return [part for preposition in prepositions for part in preposition.children if part.pos_ == "PROPN"]


def _is_plain(verb: Token) -> bool:
    return not any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children)
