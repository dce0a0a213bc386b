"""Attribution by rule, without the learned reader: who says what, how, and who is cited by whom."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.annotate import NONE, load_model
from graphkit.extract.attribution import find_attributions
from graphkit.extract.quotations import find_quotations
from graphkit.lexicon.types import load_types
from graphkit.lexicon.wordlists import load_reporting_words
from graphkit.model import Attribution, Mention, Span


def attributions(text: str, mentions: tuple[Mention, ...] = ()) -> tuple[Attribution, ...]:
    return find_attributions(load_model(reader=NONE)(text), mentions, load_reporting_words(), load_types())


def name(text: str, words: str, kind: str, entity: str | None = None) -> Mention:
    start = text.index(words)
    head = words.split()[-1]
    at = start + len(words) - len(head)
    return Mention(Span(start, start + len(words)), words, Span(at, at + len(head)), "name", kind, entity)


# text, source, cue, content (parts joined by " ~ "), style
SAID = [
    ("Belousov said that Russia would train crews.", "Belousov", "said", "Russia would train crews", "indirect"),
    (
        "The treaty, analysts say, binds both states.",
        "analysts",
        "say",
        "The treaty ~ binds both states",
        "indirect",
    ),
    (
        "The troops have left, the ministry said on Monday.",
        "the ministry",
        "said",
        "The troops have left",
        "indirect",
    ),
    (
        "“The troops have left the base,” the minister said.",
        "the minister",
        "said",
        "“The troops have left the base,”",
        "direct",
    ),
    (
        "“The troops have left the base,” said a colonel in Vilnius.",
        "a colonel in Vilnius",
        "said",
        "“The troops have left the base,”",
        "direct",
    ),
    (
        '"The base stays open," a diplomat in Riga said.',
        "a diplomat in Riga",
        "said",
        '"The base stays open,"',
        "direct",
    ),
    (
        "“The base is closed,” the general said. “No one may enter.”",
        "the general",
        "said",
        "“The base is closed,” ~ “No one may enter.”",
        "direct",
    ),
    (
        "The general said the base was closed. “No one may enter.”",
        "The general",
        "said",
        "the base was closed ~ “No one may enter.”",
        "mixed",
    ),
    (
        "Warsaw said the drills were “a threat to peace”.",
        "Warsaw",
        "said",
        "the drills were “a threat to peace”",
        "mixed",
    ),
    (
        "Officials described the system as a deterrent.",
        "Officials",
        "described",
        "the system as a deterrent",
        "indirect",
    ),
    ("Moscow called the sanctions illegal.", "Moscow", "called", "the sanctions illegal", "indirect"),
    (
        "The commander told reporters that the unit was ready.",
        "The commander",
        "told",
        "the unit was ready",
        "indirect",
    ),
    (
        "According to two diplomats, Minsk will sign the text.",
        "two diplomats",
        "According",
        "Minsk will sign the text",
        "indirect",
    ),
    (
        "Minsk will sign the text, according to two diplomats.",
        "two diplomats",
        "according",
        "Minsk will sign the text",
        "indirect",
    ),
    (
        "In the view of most experts, the missile changes little.",
        "most experts",
        "In",
        "the missile changes little",
        "indirect",
    ),
    (
        "The army rejected the ministry's claim that the missiles had arrived.",
        "the ministry's",
        "claim",
        "the missiles had arrived",
        "indirect",
    ),
    ("Minsk announced the deployment of a missile.", "Minsk", "announced", "the deployment of a missile", "indirect"),
    (
        "The deployment was confirmed by the ministry.",
        "the ministry",
        "confirmed",
        "The deployment",
        "indirect",
    ),
    (
        "The deployment of the missile, recently highlighted by the ministry, worries Kyiv.",
        "the ministry",
        "highlighted",
        "The deployment of the missile",
        "indirect",
    ),
    (
        "The United States accused Iran of supplying missiles.",
        "The United States",
        "accused",
        "Iran of supplying missiles",
        "indirect",
    ),
    ("Tehran denied supplying missiles.", "Tehran", "denied", "supplying missiles", "indirect"),
    ("Ottawa pledged to send more trainers.", "Ottawa", "pledged", "to send more trainers", "indirect"),
]
WITHOUT_SOURCE = [
    ("The missiles reportedly arrived in May.", "reportedly", "The missiles ~ arrived in May"),
    ("The missile is said to carry nuclear warheads.", "said", "The missile ~ to carry nuclear warheads"),
    ("It is believed that the unit has left.", "believed", "the unit has left"),
]
NOT_SAID = [
    "Russia and Belarus signed the treaty in Minsk.",
    "The president ordered the troops to leave.",
    "Neither Moscow nor Minsk has confirmed the deployment of the missile.",
    "The ministry did not announce any delivery.",
    "Envoys went to Geneva to discuss the treaty.",
    "The exercise “Iron Wolf” began in Lithuania.",
]
KINDS = [
    ("Officials said the base was closed.", "unnamedOfficial"),
    ("A senior official said the base was closed.", "unnamedOfficial"),
    ("Analysts say the base is closed.", "analyst"),
    ("A researcher at a think tank said the base was closed.", "analyst"),
    ("The statement said the base was closed.", "document"),
    ("Sources say the base is closed.", "unnamed"),
    ("A person familiar with the talks said the base was closed.", "unnamed"),
    ("Unconfirmed reports suggest the base is closed.", "unnamed"),
    ("The ministry said the base was closed.", "organization"),
    ("A newspaper reported that the base was closed.", "media"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "style"), SAID)
def test_source_cue_content_and_style_are_found(text: str, source: str, cue: str, content: str, style: str) -> None:
    found = [
        (
            item.source.of(text) if item.source else None,
            item.cue.of(text) if item.cue else None,
            " ~ ".join(part.of(text) for part in item.content),
            item.style,
        )
        for item in attributions(text)
    ]
    assert (source, cue, content, style) in found


@pytest.mark.parametrize(("text", "cue", "content"), WITHOUT_SOURCE)
def test_hearsay_has_no_source(text: str, cue: str, content: str) -> None:
    (found,) = attributions(text)
    assert found.source is None
    assert found.mention is None
    assert found.source_type == "unnamed"
    assert found.cue is not None
    assert found.cue.of(text) == cue
    assert " ~ ".join(part.of(text) for part in found.content) == content


@pytest.mark.parametrize("text", NOT_SAID)
def test_an_act_or_a_silence_is_no_report(text: str) -> None:
    assert attributions(text) == ()


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_of_source_follows_from_its_words(text: str, kind: str) -> None:
    (found,) = attributions(text)
    assert found.source_type == kind


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [("Minsk", "City", "organization"), ("NATO", "Alliance", "organization"), ("BelTA", "MediaOrganization", "media")],
)
def test_the_kind_of_source_follows_from_its_mention(words: str, kind: str, expected: str) -> None:
    text = f"{words} said the base was closed."
    (found,) = attributions(text, (name(text, words, kind),))
    assert found.source_type == expected
    assert found.mention == 0


def test_a_person_with_an_office_is_a_named_official_wherever_the_office_stands() -> None:
    text = "Defence Minister Ivan Petrov came to Minsk. Petrov said the base was closed. Anna Weber said it was open."
    mentions = (
        name(text, "Ivan Petrov", "Person", "id:petrov"),
        Mention(Span(44, 50), "Petrov", Span(44, 50), "name", "Person", "id:petrov"),
        name(text, "Anna Weber", "Person", "id:weber"),
    )
    first, second = attributions(text, mentions)
    assert (first.source_type, first.mention) == ("namedOfficial", 1)
    assert (second.source_type, second.mention) == ("person", 2)


def test_who_is_cited_has_the_citing_report_as_parent() -> None:
    text = "Minsk has approved the protocol, BelTA reported, citing the press service."
    outer, inner = attributions(text)
    assert (outer.parent, inner.parent) == (None, 0)
    assert inner.source is not None
    assert inner.source.of(text) == "the press service"
    assert inner.content == outer.content


def test_a_reference_to_another_source_makes_a_chain() -> None:
    text = "The approval, reported by BelTA with reference to the president’s press service, marks a first step."
    outer, inner = attributions(text)
    assert outer.source is not None
    assert inner.source is not None
    assert (outer.source.of(text), inner.source.of(text)) == ("BelTA", "the president’s press service")
    assert [part.of(text) for part in inner.content] == ["The approval"]
    assert (outer.parent, inner.parent) == (None, 0)


def test_a_report_within_a_report_has_it_as_parent() -> None:
    text = "The minister said that analysts believe the missile has arrived."
    outer, inner = attributions(text)
    assert (outer.parent, inner.parent) == (None, 0)
    assert inner.source_type == "analyst"


def test_what_is_cited_as_a_reason_is_no_source() -> None:
    text = "Warsaw closed the border, citing lessons of the past."
    assert attributions(text) == ()


def test_a_participle_after_reported_speech_has_the_speaker_as_source() -> None:
    text = "The minister said that the drills were peaceful, describing them as a rehearsal."
    sources = {item.cue.of(text): item.source.of(text) for item in attributions(text) if item.cue and item.source}
    assert sources["describing"] == "The minister"


def test_a_belief_inside_a_quotation_is_its_speakers_own() -> None:
    text = "“We believe the missile has arrived,” the minister said."
    (found,) = attributions(text)
    assert found.source is not None
    assert found.source.of(text) == "the minister"


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("He said “yes” and left.", ["“yes”"]),
        ("He called it ‘a shield’ for Russia’s ally.", ["‘a shield’"]),
        ("Russia’s and Iran’s forces met.", []),
        ('She said "no". He said "yes".', ['"no"', '"yes"']),
        ("“One.\n“Two.”", ["“One.", "“Two.”"]),
        ("It is 5 o'clock in the troops' camp.", []),
        ("The ‘West-2025’ drills", ["‘West-2025’"]),
    ],
)
def test_quotation_marks_are_told_from_apostrophes(text: str, quotations: list[str]) -> None:
    assert [span.of(text) for span in find_quotations(text)] == quotations


@given(st.text(alphabet="ab .,\n“”‘’'\"«»", max_size=60))
def test_quotations_stand_in_order_and_apart(text: str) -> None:
    spans = find_quotations(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all("\n" not in span.of(text) for span in spans)
