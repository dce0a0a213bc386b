"""The name of a capital or seat in its sentence -> whether it stands for the government."""

from __future__ import annotations

from spacy.tokens import Token

from graphkit.lexicon.naming import StandInWords


def stands_for_government(token: Token, lists: StandInWords, *, seat: bool) -> bool:
    """Whether the name whose head is `token` acts or is acted on as a government.

    Args:
        token: the head of the name.
        lists: the words that decide.
        seat: whether it is a building ("the Kremlin"), which acts unless a preposition of place stands before it.
    """
    if any(child.lower_ in lists.parts for child in token.children):
        return False
    if token.dep_ == "conj":
        return stands_for_government(token.head, lists, seat=seat)
    role = token.dep_
    if role in ("nsubj", "nsubjpass", "csubj"):
        return _as_subject(token, lists)
    if role == "agent":
        return True
    if role == "poss":
        return token.head.lemma_.lower() not in lists.place_nouns
    if role == "pobj":
        return _after_preposition(token.head, lists, seat)
    if role in ("dobj", "dative", "iobj"):
        verb = token.head.lemma_.lower()
        return verb in lists.actor_object_verbs or (seat and verb not in lists.place_passive_verbs)
    if role in ("compound", "amod", "nmod", "npadvmod"):
        return _as_modifier(token, lists)
    return seat


def _as_subject(token: Token, lists: StandInWords) -> bool:
    verb = token.head
    lemma = verb.lemma_.lower()
    if token.dep_ == "nsubjpass" and lemma in lists.place_passive_verbs:
        return False
    if lemma == "be":
        complements = [child for child in verb.children if child.dep_ in ("attr", "prep", "advmod")]
        places = lists.place_nouns | lists.place_prepositions
        return not any(child.lemma_.lower() in places for child in complements)
    return lemma not in lists.place_subject_verbs


def _after_preposition(preposition: Token, lists: StandInWords, seat: bool) -> bool:
    word = preposition.lower_
    governor = preposition.head.lemma_.lower()
    if preposition.dep_ == "agent":
        return True
    if word in ("on", "against"):
        return governor not in lists.attacks
    if word in lists.actor_prepositions or word in lists.place_prepositions:
        return word in lists.actor_prepositions
    if word in ("to", "from", "for"):
        return governor not in lists.motion_verbs and preposition.head.pos_ != "NUM"
    if word == "of":
        return governor not in lists.place_nouns and governor not in lists.motion_verbs
    return seat


def _as_modifier(token: Token, lists: StandInWords) -> bool:
    head = token.head
    if head.lower_ in lists.actor_participles:
        return True
    following = token.nbor(2) if token.i + 2 < len(token.doc) and token.nbor(1).text == "-" else None
    if following is not None and following.lower_ in lists.actor_participles:
        return True
    return head.pos_ == "NOUN" and head.lemma_.lower() not in lists.place_nouns and head.ent_type_ == ""
