"""What a sentence does not state does not come out as a fact, or no more often than `limits.yaml` allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from graphkit.lexicon.frames import load_frames
from tests.conftest import Extract
from tests.safety.judging import judge
from tests.safety.measure import Tally, by_kind, limits_of, tally, verdicts_on
from tests.safety.sentences import HERE, KINDS, LIMITS, Roles, Sentence, load_limits, load_sentences

SENTENCES = [sentence for kind in KINDS for sentence in load_sentences(kind)]
ROLES = {frame.name: set(frame.roles) for frame in load_frames()}


@pytest.fixture(scope="module")
def figures() -> dict[str, Tally]:
    verdicts = verdicts_on(SENTENCES)
    return {**by_kind(verdicts), "all": tally(verdicts)}


def test_there_is_one_file_for_each_kind() -> None:
    assert {path.stem for path in HERE.glob("*.yaml")} - {LIMITS.stem} == set(KINDS)
    assert load_limits()["false_facts"].keys() == {*KINDS, "all"}


def test_there_are_enough_sentences_and_none_twice() -> None:
    assert len(SENTENCES) >= 400
    assert min(Counter(sentence.kind for sentence in SENTENCES).values()) >= 25
    assert [text for text, number in Counter(sentence.text for sentence in SENTENCES).items() if number > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_expectations_name_claims_and_roles_that_exist(kind: str) -> None:
    for sentence in load_sentences(kind):
        assert sentence.must_not, sentence.text
        for name, roles in _named(sentence):
            assert name in ROLES, sentence.text
            assert {role for role, _ in roles} <= ROLES[name], sentence.text


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_expected_roles_are_not_empty(kind: str) -> None:
    for sentence in load_sentences(kind):
        for _, roles in _named(sentence):
            assert all(words and all(words) for _, words in roles), sentence.text


@pytest.mark.parametrize("kind", [*KINDS, "all"])
def test_no_more_false_facts_come_out_than_allowed(kind: str, figures: dict[str, Tally]) -> None:
    allowed = load_limits()["false_facts"][kind]
    assert figures[kind].false_share <= allowed, f"`python -m tests.safety.measure --errors --kind {kind}` lists them"


def test_the_wanted_claims_still_come_out(figures: dict[str, Tally]) -> None:
    assert figures["all"].found_share >= load_limits()["must_found"]


def test_a_plain_sentence_is_judged_false_where_its_claim_is_unwanted(extract: Extract) -> None:
    (unwanted,) = load_sentences("negated")[0].must_not
    plain = Sentence("negated", "Germany has deployed Patriot batteries to Romania.", None, (), (unwanted,))
    verdict = judge(plain, extract(plain.text))
    assert len(verdict.false_facts) == 1
    assert verdict.seen


def test_limits_are_rounded_so_that_the_figures_they_were_made_of_pass() -> None:
    third = Tally(sentences=3, seen=2, false=1, wanted=3, found=2)
    text = limits_of({"negated": third}, third)
    assert "negated: 0.334" in text
    assert "must_found: 0.666" in text


def _named(sentence: Sentence) -> Iterator[tuple[str, Roles]]:
    """Each claim class that the expectations name, with the roles."""
    for wanted in sentence.must:
        yield wanted.type, wanted.roles
    for pattern in sentence.must_not:
        for name in (pattern.type,) if pattern.type else pattern.any_but:
            yield name, pattern.roles
