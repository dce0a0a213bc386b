"""Articles before they enter a store: each is judged by itself, whatever it is checked with."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
import stories
from pyoxigraph import Quad

from graphkit import ids
from graphkit.model import Entity, Extraction, Filler, Span
from graphkit.rdf import quads, terms
from graphkit.rdf.validate import faults

GOOD = (stories.deployment(), stories.drills(), stories.denial())


def told(number: int, **roles: object) -> Extraction:
    """An article of its own that states the deployment of the Rampart, with other roles where given."""
    story = stories.Story(f"Number {number}", source_id=f"{number}.md", url=f"https://post.example/{number}")
    roles = {"equipment": stories.RAMPART, "place": stories.LATVIA, "time": "2025-05", **roles}
    return story.states("Deployment", f"Deployed, says report {number}.", "Deployed", **roles).told()


def changed(extraction: Extraction, **fields: object) -> Extraction:
    """The same with other fields in each attestation."""
    return replace(extraction, attestations=tuple(replace(a, **fields) for a in extraction.attestations))


def with_claim(extraction: Extraction, filler: Filler) -> Extraction:
    """The same with one more filler, which leaves the claim's id as it was."""
    [attestation] = extraction.attestations
    claim = replace(attestation.claim, fillers=(*attestation.claim.fillers, filler))
    return changed(extraction, claim=claim)


def of_entity(extraction: Extraction, *entities: Entity) -> Extraction:
    return replace(extraction, outlet=(*extraction.outlet, *entities))


BAD = {
    "a role of a wrong type": (told(1, place=stories.RAMPART), "Deployment: place is Place"),
    "no place": (told(2, place=[]), "Deployment: place is required"),
    "a date out of form": (told(3, time="in May"), "Deployment: time is a date"),
    "a date with a line after it": (told(4, time="2025-05\n2025-06"), "Deployment: time is a date"),
    "a hostile stage": (told(5, stage="x> } ; DROP ALL #"), "the stage is one of gk:StageScheme"),
    "no passage": (changed(told(6), sentence=Span(0, 0)), "a passage has its words, once"),
    "a trigger outside of its passage": (
        changed(told(7), trigger=Span(400, 408)),
        "an attestation has the words of its trigger, once",
    ),
    "a mode of no scheme": (changed(told(8), mode="rumoured"), "the mode is one of gk:ModeScheme"),
    "a class that there is not": (
        told(11, equipment=replace(stories.RAMPART, type="Spaceship")),
        "an entity has a class of the vocabulary's entity classes",
    ),
    "a publisher that is a person": (
        replace(told(12), outlet=(stories.MINISTER,)),
        "an article has at most one publisher, an organisation",
    ),
    "an entity that nothing describes": (
        replace(told(13), entities=(stories.LATVIA,)),
        "what a claim involves is an entity with a class",
    ),
    "a role that the class does not take": (
        with_claim(told(14), Filler("supplier", entity=stories.LATVIA.id)),
        "the class of a claim takes each role that the claim has",
    ),
}


def door(*extractions: Extraction) -> dict[str, set[str]]:
    """Messages by id of the article."""
    found = faults({one.article.id: quads(one, stories.RUN) for one in extractions})
    return {article: {violation.message for violation in violations} for article, violations in found.items()}


def test_sound_articles_pass() -> None:
    assert door(*GOOD, *(told(number) for number in range(100, 130))) == {}


def test_nothing_at_all_passes() -> None:
    assert faults({}) == {}


@pytest.mark.parametrize(("bad", "message"), BAD.values(), ids=BAD)
def test_a_bad_article_among_good_ones_is_the_one_that_is_blamed(bad: Extraction, message: str) -> None:
    found = door(*GOOD, bad, told(100))
    assert set(found) == {bad.article.id}
    assert message in found[bad.article.id]


def test_who_is_checked_together_does_not_matter() -> None:
    pool = [*GOOD, *(told(number) for number in range(100, 105)), *(bad for bad, _ in BAD.values())]
    alone = {article: messages for one in pool for article, messages in door(one).items()}
    assert len(alone) == len(BAD)
    rng = random.Random(7)
    for _ in range(25):
        batch = rng.sample(pool, rng.randint(2, len(pool)))
        expected = {one.article.id: alone[one.article.id] for one in batch if one.article.id in alone}
        assert door(*batch) == expected


def test_what_one_article_says_wrongly_of_a_shared_claim_condemns_no_other() -> None:
    first, second = told(100), told(101)
    assert first.attestations[0].claim == second.attestations[0].claim
    bad = with_claim(first, Filler("supplier", entity=stories.LATVIA.id))
    assert set(door(bad, second)) == {first.article.id}
    worse = with_claim(second, Filler("supplier", entity=stories.LATVIA.id))
    assert set(door(bad, worse)) == {first.article.id, second.article.id}


def test_what_another_article_says_rightly_does_not_cover_a_gap() -> None:
    bad, good = BAD["an entity that nothing describes"][0], told(100)
    assert set(door(bad, good)) == {bad.article.id}


def test_two_names_in_two_articles_are_no_fault_of_either() -> None:
    other = told(101, place=replace(stories.LATVIA, name="Letonia"))
    assert door(told(100), other) == {}


def test_a_violation_tells_sentence_and_names_as_they_are() -> None:
    bad, _ = BAD["a role of a wrong type"]
    [(_, violations)] = faults({bad.article.id: quads(bad, stories.RUN)}).items()
    [found] = [violation for violation in violations if violation.message == "Deployment: place is Place"]
    assert found.sentence == "Deployed, says report 1."
    assert (found.article, found.focus) == (bad.article.id, f"id:{bad.attestations[0].claim.id}")
    assert (found.path, found.found) == ("gk:place", f"{terms.compact(stories.RAMPART.id)} (gk:WeaponSystem)")
    assert found.expected == "a thing of class gk:Place"


def test_a_wikidata_match_of_another_entity_stays_a_wikidata_match() -> None:
    twin = Entity(f"{ids.ID}latvia-old", "Country", "Latvia (old)", wikidata="Q211", known=True)
    assert door(of_entity(told(100), stories.LATVIA, twin)) == {}


def test_names_that_look_like_the_vocabulary_s_change_nothing_there() -> None:
    pretender = Entity(f"{ids.VOCABULARY}Place", "WeaponSystem", "Place", known=True)
    found = door(of_entity(told(100), pretender), told(101))
    assert found.keys() <= {told(100).article.id}


@pytest.mark.parametrize(
    ("predicate", "value", "message"),
    [
        (terms.PREF_LABEL, terms.english("Letonia"), "an entity has one label, in English"),
        (terms.TYPE, terms.gk("Person"), "an entity has one class"),
    ],
)
def test_a_second_label_or_class_of_a_shared_entity_condemns_who_gives_it(predicate, value, message) -> None:
    bad, good = told(100), told(101)
    second = Quad(terms.iri(stories.LATVIA.id), predicate, value, terms.ENTITIES)
    found = faults({bad.article.id: (*quads(bad, stories.RUN), second), good.article.id: quads(good, stories.RUN)})
    assert set(found) == {bad.article.id}
    assert message in {violation.message for violation in found[bad.article.id]}
    assert {violation.sentence for violation in found[bad.article.id]} == {"Deployed, says report 100."}


def test_a_quad_that_speaks_of_no_article_is_checked_with_its_own() -> None:
    good = told(100)
    stray = Quad(terms.node("x"), terms.gk("inGazetteer"), terms.text("perhaps"), terms.ENTITIES)
    found = faults({good.article.id: (*quads(good, stories.RUN), stray)})
    assert {violation.focus for violation in found[good.article.id]} == {"id:x"}
    assert all(violation.sentence == "" for violation in found[good.article.id])
