"""The scores of the domain test: all right is 1, and each kind of error costs what it should."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.reader.reading import FoundAttribution, FoundMention, Reading
from training.domain_scores import domain_scores
from training.errors import TrainingError
from training.evaluate import bench_score, coreference_row
from training.examples import Attribution, Example, Mention

TEXT = "The Baltic Fleet fired two Kalibr missiles, the admiral said, and more ships will come."


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def found(words: str, kind: str, layer: str = "names", form: str = "name") -> FoundMention:
    return FoundMention(*place(words), layer, form, kind, 0.9)


GOLD = Example(
    "domain",
    "a",
    TEXT,
    names=((*place("Baltic Fleet"), "UNIT"), (*place("Kalibr"), "WEAPON")),
    inner=((*place("Baltic"), "LOC"),),
    nominals=((*place("two Kalibr missiles"), "WEAPON"), (*place("the admiral"), "PER")),
    attributions=(
        Attribution((place("the admiral"),), (place("said"),), (place(TEXT[:42]), place("more ships will come"))),
        Attribution((), (place("will come"),), (place("more ships"),)),
    ),
)
FLEET, BALTIC = found("Baltic Fleet", "UNIT"), found("Baltic", "LOC", "inner")
KALIBR, ADMIRAL = found("Kalibr", "WEAPON"), found("the admiral", "PER", "nominals", "nominal")
MISSILES = found("two Kalibr missiles", "WEAPON", "nominals", "nominal")
SAID = FoundAttribution(place("said"), place("the admiral"), (place(TEXT[:42]), place("more ships will come")), 0.9)
COME = FoundAttribution(place("will come"), None, (place("more ships"),), 0.9)
RIGHT = Reading((FLEET, BALTIC, KALIBR, MISSILES, ADMIRAL), (SAID, COME), ())


def score(reading: Reading) -> dict[str, Any]:
    return domain_scores([(GOLD, reading)])


def counts(figures: dict[str, Any]) -> tuple[int, int, int]:
    return figures["gold"], figures["predicted"], figures["right"]


def leaves(figures: Any) -> list[dict[str, Any]]:
    if "f1" in figures:
        return [figures]
    return [leaf for each in figures.values() if isinstance(each, dict) for leaf in leaves(each)]


def with_mentions(*mentions: FoundMention) -> dict[str, Any]:
    return score(replace(RIGHT, mentions=mentions))["mentions"]


def with_attributions(*attributions: FoundAttribution) -> dict[str, Any]:
    return score(replace(RIGHT, attributions=attributions))["attributions"]


def test_all_right_is_one_everywhere_and_what_is_not_there_has_no_figure() -> None:
    figures = score(RIGHT)
    assert {leaf["f1"] for leaf in leaves(figures)} == {1.0, None}
    assert counts(figures["mentions"]["all"]["together"]["exact"]) == (5, 5, 5)
    assert counts(figures["mentions"]["WEAPON"]["name"]["overlap"]) == (1, 1, 1)
    assert counts(figures["mentions"]["WEAPON"]["nominal"]["overlap"]) == (1, 1, 1)
    assert figures["mentions"]["MEDIA"]["together"]["overlap"]["f1"] is None
    assert counts(figures["attributions"]["triple"]) == (2, 2, 2)
    assert counts(figures["attributions"]["source"]) == (1, 1, 1)
    assert figures["documents"] == 1


def test_nothing_found_is_nought() -> None:
    figures = score(Reading((), (), ()))
    assert {leaf["f1"] for leaf in leaves(figures)} == {0.0, None}


MENTION_ERRORS = {
    "missed": ((FLEET, BALTIC, KALIBR, MISSILES), (5, 4, 4), (5, 4, 4), (5, 4, 4)),
    "spurious": (
        (*RIGHT.mentions, found("more ships", "WEAPON", "nominals", "nominal")),
        (5, 6, 5),
        (5, 6, 5),
        (5, 6, 5),
    ),
    "of another type": ((replace(FLEET, type="ORG"), *RIGHT.mentions[1:]), (5, 5, 4), (5, 5, 4), (5, 5, 4)),
    "of another form": ((replace(FLEET, form="nominal"), *RIGHT.mentions[1:]), (5, 5, 4), (5, 5, 4), (5, 5, 5)),
    "too short": ((found("Fleet", "UNIT"), *RIGHT.mentions[1:]), (5, 5, 5), (5, 5, 4), (5, 5, 5)),
    "with the article": ((found("The Baltic Fleet", "UNIT"), *RIGHT.mentions[1:]), (5, 5, 5), (5, 5, 5), (5, 5, 5)),
    "in two pieces": ((FLEET, found("Fleet", "UNIT"), *RIGHT.mentions[1:]), (5, 6, 5), (5, 6, 5), (5, 6, 5)),
    "a pronoun": ((*RIGHT.mentions, found("more", "", "pronouns", "pronoun")), (5, 5, 5), (5, 5, 5), (5, 5, 5)),
}


@pytest.mark.parametrize(("mentions", "overlap", "exact", "any_form"), MENTION_ERRORS.values(), ids=MENTION_ERRORS)
def test_a_mention_that_is_wrong_costs(
    mentions: tuple[FoundMention, ...],
    overlap: tuple[int, int, int],
    exact: tuple[int, int, int],
    any_form: tuple[int, int, int],
) -> None:
    figures = with_mentions(*mentions)["all"]
    assert counts(figures["together"]["overlap"]) == overlap
    assert counts(figures["together"]["exact"]) == exact
    assert counts(figures["any_form"]["overlap"]) == any_form


def test_identical_spans_find_each_other_whatever_the_order() -> None:
    longer = found("The Baltic Fleet fired", "UNIT")
    for mentions in ((longer, *RIGHT.mentions), (*RIGHT.mentions, longer)):
        assert counts(with_mentions(*mentions)["UNIT"]["name"]["exact"]) == (1, 2, 1)


ATTRIBUTION_ERRORS = {
    "missed": ((SAID,), {"triple": (2, 1, 1), "content": (2, 1, 1), "source": (1, 1, 1)}),
    "spurious": (
        (SAID, COME, FoundAttribution(place("fired"), None, (place("Kalibr"),), 0.5)),
        {"triple": (2, 3, 2), "cue": (2, 3, 2), "source": (1, 1, 1)},
    ),
    "another source": (
        (replace(SAID, source=place("The Baltic Fleet")), COME),
        {"triple": (2, 2, 1), "source": (1, 1, 0), "cue": (2, 2, 2), "content": (2, 2, 2)},
    ),
    "no source": ((replace(SAID, source=None), COME), {"triple": (2, 2, 1), "source": (1, 0, 0)}),
    "a source where the gold has none": (
        (SAID, replace(COME, source=place("Kalibr"))),
        {"triple": (2, 2, 2), "source": (1, 2, 1)},
    ),
    "another cue": (
        (replace(SAID, cue=place("fired")), COME),
        {"triple": (2, 2, 1), "cue": (2, 2, 1), "content": (2, 2, 2)},
    ),
    "a longer cue": ((replace(SAID, cue=place("the admiral said")), COME), {"triple": (2, 2, 2), "cue": (2, 2, 2)}),
    "more than half of the content": (
        (replace(SAID, content=(place(TEXT[:42]),)), COME),
        {"triple": (2, 2, 2), "content": (2, 2, 2)},
    ),
    "less than half of the content": (
        (replace(SAID, content=(place("The Baltic"),)), COME),
        {"triple": (2, 2, 1), "content": (2, 2, 1)},
    ),
}


@pytest.mark.parametrize(("attributions", "expected"), ATTRIBUTION_ERRORS.values(), ids=ATTRIBUTION_ERRORS)
def test_an_attribution_that_is_wrong_costs(
    attributions: tuple[FoundAttribution, ...], expected: dict[str, tuple[int, int, int]]
) -> None:
    figures = with_attributions(*attributions)
    assert {part: counts(figures[part]) for part in expected} == expected


SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(lambda s: (s[0], min(len(TEXT), s[0] + s[1])))
MENTIONS = st.builds(
    lambda span, kind, form: FoundMention(*span, "names", form, kind, 0.5),
    SPANS,
    st.sampled_from(("UNIT", "WEAPON", "PER")),
    st.sampled_from(("name", "nominal", "pronoun")),
)


@given(st.lists(MENTIONS, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_predictions_changes_no_count_and_no_item_counts_twice(
    mentions: list[FoundMention], chance: Any
) -> None:
    shuffled = list(mentions)
    chance.shuffle(shuffled)
    first, second = with_mentions(*mentions), with_mentions(*shuffled)
    assert [counts(leaf) for leaf in leaves(first)] == [counts(leaf) for leaf in leaves(second)]
    for leaf in leaves(first):
        assert leaf["right"] <= min(leaf["gold"], leaf["predicted"])


def test_coreference_goes_to_the_scorer_with_heads_and_a_type_for_pronouns() -> None:
    text = "The red army rested. It won."
    mentions = (Mention((0, 12), "nominal", "UNIT", "1"), Mention((21, 23), "pronoun", "pro", "1"))
    gold = coreference_row(Example("domain", "a", text, mentions=mentions))
    assert [mention["type"] for mention in gold["mentions"]] == ["organization", "organization"]
    assert [mention["head"]["text"] for mention in gold["mentions"]] == ["army", "It"]
    for mention in gold["mentions"]:
        assert text[mention["head"]["start"] : mention["head"]["end"]] == mention["head"]["text"]


def scorer(folder: Path, body: str) -> Path:
    (folder / "score.py").write_text(body, encoding="utf-8")
    return folder


def test_a_scorers_figures_come_with_rows_and_gold_items(tmp_path: Path) -> None:
    printed = '{"headline": {"triple_f1": 0.5}, "table": [{"slice": "triple", "gold": 7}, {"slice": "MUC"}], "rows": 3}'
    bench = scorer(tmp_path, f"print('''{printed}''')")
    figures = bench_score(bench, "attributions", tmp_path / "gold", tmp_path / "found")
    assert figures == {"triple_f1": 0.5, "rows": 3, "gold": {"triple": 7}}


@pytest.mark.parametrize(
    ("body", "said"),
    [("raise SystemExit('other text')", "other text"), ("print('fine')", "JSON"), ("print('{}')", "table")],
)
def test_a_scorer_that_fails_is_named(tmp_path: Path, body: str, said: str) -> None:
    with pytest.raises(TrainingError, match=said) as caught:
        bench_score(scorer(tmp_path, body), "coref", tmp_path / "gold", tmp_path / "found")
    assert "score.py coref" in str(caught.value)
