"""A pronoun and the entity that seems meant -> whether its sentence leaves it open, since another one fits as well."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.clauses import SUBJECTS, clause_verb, is_under
from graphkit.extract.discourse import Discourse, Sighting

_LISTENERS = ("dobj", "dative", "iobj")
_NAMES = ("GPE", "ORG", "NORP")


def is_open(token: Token, chosen: str, fitting: list[Sighting], discourse: Discourse) -> bool:
    """Whether a careful reader could take the pronoun for another than `chosen`.

    It is open in an adverbial clause ("China warned Japan after it deployed missiles"), at the head of the next
    sentence after verbs that pass the turn ("Armenia asked France for help. It …"), and in reported words if only the
    listener is known ("he told Ruto that he had signed").

    Args:
        token: the pronoun.
        chosen: the entity.
        fitting: the mentions before that agree with the pronoun.
        discourse: what has been spoken of.
    """
    if token.dep_ not in SUBJECTS:
        return False
    clause = clause_verb(token)
    if clause is None:
        return False
    others = [s for s in fitting if s.entity != chosen]
    if clause.dep_ == "ccomp":
        return _only_listener(clause.head, chosen, fitting)
    if clause.dep_ == "advcl" and clause.head.pos_ in ("VERB", "AUX"):
        kind = discourse.type_of(chosen)
        rivals = (s.head for s in others if discourse.type_of(s.entity) == kind)
        return any(_took_part(head, clause.head, clause) for head in rivals) or any(
            _unresolved(clause.head, token, discourse)
        )
    return clause.dep_ == "ROOT" and _subject_and_object(token, chosen, others, discourse)


def _took_part(head: Token, verb: Token, clause: Token) -> bool:
    """Whether the word stands in the main clause, and not in a clause of its own within it."""
    return is_under(head, verb) and not is_under(head, clause) and clause_verb(head) == verb


def _unresolved(verb: Token, pronoun: Token, discourse: Discourse) -> Iterator[bool]:
    """Of "sued the company because it": an object that may be meant, though nobody knows which one it is."""
    if pronoun.lower_ != "it":
        return
    for child in verb.children:
        if child.dep_ in _LISTENERS and child.i < pronoun.i and child.tag_ in ("NN", "NNP"):
            body = discourse.words.classes.get(child.lemma_.lower()) in discourse.words.body_classes
            yield body or child.ent_type_ in _NAMES


def _only_listener(verb: Token, chosen: str, fitting: list[Sighting]) -> bool:
    """Whether the only one that fits is who was spoken to, and the speaker is somebody else, known or not."""
    for sighting in fitting:
        if sighting.entity != chosen:
            continue
        head = sighting.head
        spoken_to = head.head == verb and head.dep_ in _LISTENERS
        spoken_to = spoken_to or (head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head == verb)
        if not spoken_to:
            return False
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _subject_and_object(token: Token, chosen: str, others: list[Sighting], discourse: Discourse) -> bool:
    """Whether the chosen one was the subject, and another of its kind the object, of the sentence before."""
    before = discourse.sentence(token) - 1
    kind = discourse.type_of(chosen)
    subjects = [
        s for s in discourse.sightings if s.entity == chosen and s.sentence == before and s.head.dep_ in SUBJECTS
    ]
    rivals = [s for s in others if s.sentence == before and discourse.type_of(s.entity) == kind]
    return any(
        rival.head.head == subject.head.head
        and rival.head.dep_ in (*_LISTENERS, "conj")
        and subject.head.head.lemma_.lower() in discourse.words.passing_verbs
        for subject in subjects
        for rival in rivals
    )
