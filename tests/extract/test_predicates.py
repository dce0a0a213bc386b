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
    ("Germany agreed to supply Ukraine with tanks.", "agree.verb", "subject=Germany do>object=Ukraine do>with=tanks"),
    ("Serbia is willing to send troops to Mali.", "willing.adjective", "subject=Serbia do>object=troops do>to=Mali"),
    ("The rebels said they will free two soldiers.", "say.verb", "subject=rebels will>object=soldiers"),
    ("Egypt said it was ready to leave Gaza.", "say.verb", "subject=Egypt will>object=Gaza"),
    ("Ankara's decision to attack the rebels stands.", "decision.noun", "poss=Ankara do>object=rebels"),
    ("The court barred the company from selling drones to Iran.", "bar.verb", "object=company do>to=Iran"),
    ("Poland urged Germany to send troops.", "urge.verb", "subject=Poland object=Germany do>object=troops"),
    ("Bern said it would not sell jets to Serbia.", "say.verb", "subject=Bern wont>object=jets wont>to=Serbia"),
    ("Rome said that Tripoli must free the crew.", "say.verb", "subject=Rome must>subject=Tripoli"),
    ("Paris demanded that Bamako release the soldiers.", "demand.verb", "subject=Paris that>subject=Bamako"),
    ("The court found Orlov guilty of spying.", "find guilty.verb", "subject=court object=Orlov of=spying"),
    ("Rebels held two engineers hostage in Mali.", "hold hostage.verb", "subject=Rebels object=engineers in=Mali"),
    ("Oslo held talks in Geneva with Tehran.", "talk.noun", "subject=Oslo in=Geneva with=Tehran"),
    ("Cabinet leaders rejected Trump's decision to arm Taiwan.", "arm.verb", "subject=Trump object=Taiwan"),
    ("The decision by Kyiv to arm the rebels stands.", "arm.verb", "subject=Kyiv object=rebels"),
    ("Washington warned Ankara against buying jets from Russia.", "buy.verb", "subject=Ankara object=jets from=Russia"),
    (
        "The envoy, who said the Malian army had shelled two towns near Gao, and also accused Chad of theft, left.",
        "accuse.verb",
        "subject=envoy object=Chad",
    ),
    ("Kyiv said Minsk had broken the treaty and threatened Lithuania.", "threaten.verb", "subject=Minsk"),
    ("Hungary remains opposed to the plan.", "opposed.adjective", "subject=Hungary to=plan"),
    (
        "Russia appears to have deployed missiles in Belarus.",
        "deploy.verb",
        "subject=Russia object=missiles in=Belarus",
    ),
    ("Norway is believed to have sent tanks to Ukraine.", "send.verb", "subject=Norway object=tanks to=Ukraine"),
    ("Turkey bought jets and missiles from France.", "buy.verb", "object=jets object=missiles from=France"),
    ("India bought jets from France and tanks from Russia.", "buy.verb", "object=jets from=France"),
    ("Japan criticised China and sanctioned Russia.", "sanction.verb", "subject=Japan object=Russia"),
    ("The approval of the draft by Lukashenko came late.", "approval.noun", "of=draft by=Lukashenko"),
    ("US arms sales to Taiwan angered Beijing.", "sale.noun", "mod=US mod=arms to=Taiwan"),
    ("A Russian-Belarusian exercise began.", "exercise.noun", "mod=Russian mod=Belarusian"),
    ("India took delivery of two frigates from Russia.", "take delivery.verb", "subject=India of=frigates from=Russia"),
    ("Deputies gave approval to the treaty.", "give approval.verb", "subject=Deputies to=treaty"),
    ("Oslo signed a deal on tanks with Seoul.", "deal.noun", "subject=Oslo on=tanks with=Seoul"),
    ("Having signed the treaty, Iran left the talks.", "sign.verb", "subject=Iran object=treaty"),
    ("Jets supplied by France struck the port.", "supply.verb", "subject=France object=Jets"),
    ("Vilnius, which hosts German troops, welcomed the plan.", "host.verb", "subject=Vilnius object=troops"),
    ("Moscow persuaded Minsk to host new missiles.", "host.verb", "subject=Minsk object=missiles"),
    ("The treaty between Iran and Russia was ratified.", "treaty.noun", "between=Iran between=Russia"),
    ("Seoul was asked by Warsaw to deliver howitzers.", "deliver.verb", "subject=Seoul object=howitzers"),
    ("A drone was shot down over Poland by Dutch jets.", "shoot down.verb", "object=drone subject=jets over=Poland"),
]
NOT_FOUND = [
    ("Russia deployed missiles in Belarus.", "deploy.verb", "object=Belarus"),
    ("Missiles were deployed by Russia.", "deploy.verb", "object=Russia"),
    ("Poland asked Germany to send troops.", "send.verb", "subject=Poland"),
    ("The drills took place in Belarus.", "take place.verb", "object=place"),
    ("Iran, which borders Iraq, signed the treaty.", "border.verb", "subject=which"),
    ("Vietnam bought jets from India, not from Russia.", "buy.verb", "from=Russia"),
    ("Oslo sent tanks to Kyiv, not Minsk.", "send.verb", "to=Minsk"),
    ("Cabinet leaders rejected Trump's decision to arm Taiwan.", "arm.verb", "subject=leaders"),
    ("Minsk agreed to talks, according to officials.", "agree.verb", "to=officials"),
]


@pytest.mark.parametrize(("sentence", "name", "arguments"), FOUND)
def test_an_argument_is_found_under_its_normalised_relation(sentence: str, name: str, arguments: str) -> None:
    assert set(arguments.split()) <= _arguments(sentence, name)


@pytest.mark.parametrize(("sentence", "name", "argument"), NOT_FOUND)
def test_an_argument_has_no_other_relation(sentence: str, name: str, argument: str) -> None:
    assert argument not in _arguments(sentence, name)


def test_each_of_several_objects_keeps_the_phrase_behind_it() -> None:
    sentence = "Poland bought tanks from Korea and launchers from Japan in May."
    bought = [p for p in _predicates(sentence) if p.lemma == "buy"]
    pairs = [
        {f"{a.relation}={a.token.text}" for a in p.arguments if a.relation in ("subject", "object", "from", "in")}
        for p in bought
    ]
    assert pairs == [
        {"subject=Poland", "object=tanks", "from=Korea", "in=May"},
        {"subject=Poland", "object=launchers", "from=Japan", "in=May"},
    ]


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
