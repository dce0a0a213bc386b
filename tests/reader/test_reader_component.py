"""The component in a spaCy pipeline: which groups it fills, with what, and that nothing around it matters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from graphkit.errors import ReaderMissingError
from graphkit.reader import MENTION_GROUPS, GraphkitReader
from graphkit.spans import CLUSTER, CONTENTS, CUES, INNER_NAMES, NAMES, NOMINALS, PRONOUNS, READER, SOURCES
from tests.reader.found import found

TYPES = set("PER ORG GPE LOC NAT WEAPON AGREEMENT EVENT FACILITY UNIT MEDIA".split())
TEXTS = (
    "Defence Minister Anna Berg met General Tom Hale in Oslo. She said that Norway's army would get Leopard 2 tanks.",
    "“We will not sign it,” President Ivan Orlov told reporters.\n\nAccording to NATO, the 45th Brigade left Vilnius.",
    "The treaty of the European Union and Moldova enters into force in May.",
)


def test_the_pipeline_finds_the_component_by_its_name(nlp: Language) -> None:
    assert nlp.pipe_names == [READER]
    assert isinstance(nlp.get_pipe(READER), GraphkitReader)


@pytest.mark.parametrize("text", [*TEXTS, ""], ids=["first", "second", "third", "empty"])
def test_every_group_is_filled_and_its_attributes_fit_its_spans(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert set(MENTION_GROUPS.values()) == {NAMES, INNER_NAMES, NOMINALS, PRONOUNS}
    for key, form in ((NAMES, "name"), (INNER_NAMES, "name"), (NOMINALS, "nominal"), (PRONOUNS, "pronoun")):
        group = doc.spans[key]
        assert group.attrs["form"] == form
        assert len(group.attrs["scores"]) == len(group)
        assert all(0 <= score <= 1 for score in group.attrs["scores"])
        assert {span.label_ for span in group} <= ({""} if key == PRONOUNS else TYPES)
    for key in (CUES, SOURCES, CONTENTS):
        assert len(doc.spans[key].attrs["attributions"]) == len(doc.spans[key])


@pytest.mark.parametrize("text", TEXTS)
def test_each_attribution_has_one_cue_at_most_one_source_and_some_content(nlp: Language, text: str) -> None:
    doc = nlp(text)
    numbers = {key: doc.spans[key].attrs["attributions"] for key in (CUES, SOURCES, CONTENTS)}
    scores = doc.spans[CUES].attrs["scores"]
    assert numbers[CUES] == list(range(len(scores)))
    assert len(set(numbers[SOURCES])) == len(numbers[SOURCES])
    assert set(numbers[SOURCES]) <= set(numbers[CUES]) == set(numbers[CONTENTS])
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize("text", TEXTS)
def test_groups_of_the_same_thing_are_of_two_or_more_mentions(nlp: Language, text: str) -> None:
    doc = nlp(text)
    mentions = {span for key in MENTION_GROUPS.values() for span in found(doc)[key][0]}
    clusters = [key for key in doc.spans if key.startswith(CLUSTER)]
    assert clusters == [f"{CLUSTER}{number}" for number in range(1, len(clusters) + 1)]
    for key in clusters:
        members, _ = found(doc)[key]
        assert len(members) >= 2
        assert set(members) <= mentions


def test_something_is_found_of_each_kind(nlp: Language) -> None:
    docs = [nlp(text) for text in TEXTS]
    for key in (NAMES, NOMINALS, PRONOUNS, CUES, SOURCES, CONTENTS, f"{CLUSTER}1"):
        assert any(key in doc.spans and len(doc.spans[key]) for doc in docs), key


def test_the_order_of_texts_does_not_matter(nlp: Language) -> None:
    forward = [found(nlp(text)) for text in TEXTS]
    backward = [found(nlp(text)) for text in reversed(TEXTS)]
    assert forward == backward[::-1]


@pytest.mark.parametrize("threads", [1, 2])
def test_the_number_of_threads_does_not_matter(reader: GraphkitReader, threads: int) -> None:
    other = GraphkitReader(threads=threads)
    assert [other.read(text) for text in TEXTS] == [reader.read(text) for text in TEXTS]


# Newer Pythons warn of every fork of a process with threads, and numpy has some.
@pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")
def test_the_number_of_processes_does_not_matter(nlp: Language) -> None:
    texts = TEXTS * 2
    alone = [found(doc) for doc in nlp.pipe(texts)]
    assert [found(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == alone
    assert alone[:3] == [found(nlp(text)) for text in TEXTS]


def test_reading_a_doc_again_changes_nothing(nlp: Language, reader: GraphkitReader) -> None:
    doc = nlp(TEXTS[0])
    before = found(doc)
    assert found(reader(doc)) == before


def test_what_was_found_survives_the_doc_being_saved(nlp: Language) -> None:
    doc = nlp(TEXTS[1])
    assert found(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == found(doc)


def at_spaces(nlp: Language) -> Callable[[str], Doc]:
    return Tokenizer(nlp.vocab)


def at_every_character(nlp: Language) -> Callable[[str], Doc]:
    return lambda text: Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))


@pytest.mark.parametrize("tokenizer", [at_spaces, at_every_character])
def test_spans_are_widened_to_the_tokens_of_any_tokenizer(
    reader: GraphkitReader, tokenizer: Callable[[Language], Callable[[str], Doc]]
) -> None:
    blank = spacy.blank("en")
    make_doc = tokenizer(blank)
    for text in TEXTS:
        doc = reader(make_doc(text))
        reading = reader.read(text)
        for layer, key in MENTION_GROUPS.items():
            expected = [mention for mention in reading.mentions if mention.layer == layer]
            for span, mention in zip(doc.spans[key], expected, strict=True):
                assert span.start_char <= mention.start < mention.end <= span.end_char
                assert span[0].idx + len(span[0]) > mention.start
                assert span[-1].idx < mention.end
                assert span.label_ == mention.type


def test_less_than_one_thread_is_refused() -> None:
    with pytest.raises(ReaderMissingError, match=r"threads is 0; at least 1 was expected"):
        spacy.blank("en").add_pipe(READER, config={"threads": 0})
