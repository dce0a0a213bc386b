"""Syntax undone: whatever the form, a frame sees the same relations."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from graphkit.annotate import load_model
from graphkit.extract.predicates import Predicate, find_predicates
from graphkit.lexicon.grammar import load_grammar

# sentence, predicate as lemma.kind, and relation=word for each argument that must be there
FOUND = [
    ("Russia deployed missiles in Belarus.", "deploy.verb", "subject=Russia object=missiles in=Belarus"),
    ("Missiles were deployed by Russia in Belarus.", "deploy.verb", "subject=Russia object=Missiles in=Belarus"),
    ("The missiles that Russia deployed worry Poland.", "deploy.verb", "subject=Russia object=missiles"),
    ("The tanks sent by Germany arrived in Kyiv.", "send.verb", "subject=Germany object=tanks"),
    ("Germany agreed to supply Ukraine with tanks.", "supply.verb", "subject=Germany object=Ukraine with=tanks"),
    ("Iran and Russia signed and ratified the treaty.", "ratify.verb", "subject=Iran subject=Russia object=treaty"),
    ("Iran and Russia signed and ratified the treaty.", "sign.verb", "subject=Iran subject=Russia object=treaty"),
    ("The treaty was signed and ratified by Iran.", "sign.verb", "subject=Iran object=treaty"),
    ("Poland asked Germany to send troops.", "send.verb", "subject=Germany object=troops"),
    ("India plans to buy jets from France.", "buy.verb", "subject=India object=jets from=France"),
    ("Sanctions continue to weigh on Belarus.", "weigh.verb", "subject=Sanctions on=Belarus"),
    ("Poland held talks with Germany.", "talk.noun", "subject=Poland with=Germany"),
    ("The EU imposed sanctions on Iran.", "sanction.noun", "subject=EU on=Iran"),
    ("Western sanctions hit Iran.", "sanction.noun", "mod=Western hit>object=Iran"),
    ("The drills took place in Belarus.", "drill.noun", "in=Belarus"),
    ("The drills took place in Belarus.", "take place.verb", "subject=drills in=Belarus"),
    ("Russia's deployment of missiles in Belarus began.", "deployment.noun", "poss=Russia of=missiles in=Belarus"),
    ("A delivery of hundreds of tanks to Poland started.", "delivery.noun", "of=tanks to=Poland"),
    ("They signed the treaty on trade with Japan.", "treaty.noun", "on=trade with=Japan"),
    ("President Alexander Lukashenko spoke.", "president.role", "subject=Lukashenko"),
    ("Andrei Belousov, Russia's defence minister, spoke.", "minister.role", "subject=Belousov poss=Russia"),
    ("Sweden is a member of NATO.", "member.role", "subject=Sweden of=NATO"),
]
NOT_FOUND = [
    ("Russia deployed missiles in Belarus.", "deploy.verb", "object=Belarus"),
    ("Missiles were deployed by Russia.", "deploy.verb", "object=Russia"),
    ("Poland asked Germany to send troops.", "send.verb", "subject=Poland"),
    ("The drills took place in Belarus.", "take place.verb", "object=place"),
    ("Iran, which borders Iraq, signed the treaty.", "border.verb", "subject=which"),
]


@pytest.mark.parametrize(("sentence", "name", "arguments"), FOUND)
def test_an_argument_is_found_under_its_normalised_relation(sentence: str, name: str, arguments: str) -> None:
    assert set(arguments.split()) <= _arguments(sentence, name)


@pytest.mark.parametrize(("sentence", "name", "argument"), NOT_FOUND)
def test_an_argument_has_no_other_relation(sentence: str, name: str, argument: str) -> None:
    assert argument not in _arguments(sentence, name)


def test_a_noun_takes_tense_and_modality_from_its_support_verb() -> None:
    predicates = _predicates("Poland will hold talks with Germany.")
    assert next(p for p in predicates if p.lemma == "talk").governor.text == "hold"


def test_a_title_is_presupposed_and_a_copula_is_not() -> None:
    title = next(
        p for p in _predicates("President Alexander Lukashenko left.") if p.lemma == "president" and p.kind == "role"
    )
    copula = next(p for p in _predicates("Sweden is a member of NATO.") if p.kind == "role" and p.lemma == "member")
    assert title.presupposed
    assert not copula.presupposed


def test_a_hand_made_parse_needs_no_model() -> None:
    words = ["Russia", "sold", "tanks", "to", "India"]
    doc = Doc(
        load_model().vocab,
        words=words,
        heads=[1, 1, 1, 1, 3],
        deps=["nsubj", "ROOT", "dobj", "prep", "pobj"],
        pos=["PROPN", "VERB", "NOUN", "ADP", "PROPN"],
        tags=["NNP", "VBD", "NNS", "IN", "NNP"],
        lemmas=["Russia", "sell", "tank", "to", "India"],
    )
    sale = next(p for p in find_predicates(doc, load_grammar()) if p.lemma == "sell")
    assert {f"{a.relation}={a.token.text}" for a in sale.arguments} >= {"subject=Russia", "object=tanks", "to=India"}


def _predicates(sentence: str) -> tuple[Predicate, ...]:
    return find_predicates(load_model()(sentence), load_grammar())


def _arguments(sentence: str, name: str) -> set[str]:
    lemma, kind = name.rsplit(".", 1)
    found = [p for p in _predicates(sentence) if (p.lemma, p.kind) == (lemma, kind)]
    assert found, [f"{p.lemma}.{p.kind}" for p in _predicates(sentence)]
    return {f"{a.relation}={a.token.text}" for p in found for a in p.arguments}
