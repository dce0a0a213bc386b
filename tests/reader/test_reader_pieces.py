"""Texts cut into windows: nothing lost, nothing too long, at the best place."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.reader.pieces import CASINGS, LIMIT, casing, windows_of
from tests.reader.made import WHOLE, tokenizer

TOKENIZER = tokenizer()
PIECES = (
    "Minsk", "signed.", "the", "treaty,", "“No,”", "he", "said.", "Gen.", "U.S.", "\n\n", "\n", "?!", "S-400", "(it)",
    "verylongwordindeed", "Łódź", "🚀", "e\u0301", "\u200b", "\0", "\x1c", "\u00a0", "السلام", "[SEP]", "…", "'",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=80)
SENTENCES = st.lists(st.sampled_from(WHOLE), min_size=2, max_size=9).map(lambda words: " ".join(words).capitalize())
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=1, max_size=5)


@given(text=TEXTS, limit=st.integers(2, 30))
def test_windows_hold_every_piece_once_and_in_order(text: str, limit: int) -> None:
    encoded = TOKENIZER.encode(text, add_special_tokens=False)
    windows = windows_of(text, TOKENIZER, limit)
    assert [piece for window in windows for piece in window.ids] == encoded.ids
    assert [offsets for window in windows for offsets in window.offsets] == encoded.offsets
    words = [word for window in windows for word in window.words]
    assert words == sorted(words)
    assert all(len(window) == len(window.words) == len(window.casings) for window in windows)


@given(text=TEXTS, limit=st.integers(2, 30))
def test_a_window_is_neither_empty_nor_over_the_limit_and_its_offsets_lie_on_the_text(text: str, limit: int) -> None:
    for window in windows_of(text, TOKENIZER, limit):
        assert 1 <= len(window) <= limit
        assert all(0 <= start <= end <= len(text) for start, end in window.offsets)
        assert all(0 <= kind < CASINGS for kind in window.casings)


@given(text=TEXTS, limit=st.integers(2, 30))
def test_a_word_is_cut_only_where_it_is_longer_than_a_window(text: str, limit: int) -> None:
    windows = windows_of(text, TOKENIZER, limit)
    words = [word for window in windows for word in window.words]
    for before, after in pairwise(windows):
        if before.words[-1] == after.words[0]:
            assert words.count(after.words[0]) > limit
            assert len(before) == limit


@given(paragraphs=PARAGRAPHS, limit=st.integers(3, 30))
def test_a_window_ends_with_a_paragraph_that_half_fills_it_else_with_a_sentence(
    paragraphs: list[list[str]], limit: int
) -> None:
    text = "\n\n".join(" ".join(f"{sentence}." for sentence in sentences) for sentences in paragraphs)
    sentence_ends, paragraph_ends = [], []
    position = 0
    for sentences in paragraphs:
        for sentence in sentences:
            position += len(sentence.split()) + 1
            sentence_ends.append(position)
        paragraph_ends.append(position)
    start = 0
    for window in windows_of(text, TOKENIZER, limit):
        end = start + len(window)
        fitting = [at for at in sentence_ends if start < at <= start + limit]
        halves = [at for at in paragraph_ends if start + limit // 2 <= at <= start + limit and at > start]
        if fitting:
            assert end == (position if position in fitting else (halves or fitting)[-1])
        else:
            assert len(window) == limit
        start = end
    assert start == position


@pytest.mark.parametrize(
    ("text", "limit", "first"),
    [
        ("He signed. It said.", 5, "He signed."),
        ("He said “it.” The treaty", 7, "He said “it.”"),
        ("He signed it of Gen. He said", 9, "He signed it of Gen. He"),
        ("The treaty of U.S. He said it", 8, "The treaty of U.S. He"),
        ("It signed. he said and he", 6, "It signed. he said and"),
        ("It said\nhe signed and signed", 4, "It said"),
    ],
    ids=["sentence", "quotation", "title", "initials", "small letter", "line"],
)
def test_where_a_window_ends(text: str, limit: int, first: str) -> None:
    window = windows_of(text, TOKENIZER, limit)[0]
    assert text[: window.offsets[-1][1]] == first


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("treaty", 0), ("—", 0), ("łódź", 0), ("o'clock", 0), ("Minsk", 1), ("Łódź", 1), ("NATO", 2), ("McDonald", 3),
        ("iPhone", 3), ("400", 4), ("F16", 4), ("mk2", 4), ("A", 5), ("الجيش", 3),
    ],
)  # fmt: skip
def test_how_a_word_is_written(word: str, kind: int) -> None:
    assert casing(word) == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.S. army", "the U.S. army"),
        ("of U.S. He", "of U.S. He"),
        ("at 5 p.m., and", "at 5 p.m. , and"),
        ("General J. Berg", "General J . Berg"),
        ("Da’esh and O'Brien", "Da’esh and O'Brien"),
        ("Russia's treaty", "Russia ' s treaty"),
        ("they’ll, don't", "they ’ ll , don ' t"),
        ("said.’ It", "said . ’ It"),
        ("“Minsk” T-72", "“ Minsk ” T - 72"),
    ],
)
def test_where_words_begin_and_end(text: str, words: str) -> None:
    (window,) = windows_of(text, TOKENIZER)
    begins = [window.offsets[piece][0] for piece in range(len(window)) if window.begins_word(piece)]
    ends = [window.offsets[piece][1] for piece in range(len(window)) if window.ends_word(piece)]
    assert [text[start:end] for start, end in zip(begins, ends, strict=True)] == words.split()


def test_the_pieces_of_a_word_share_its_casing() -> None:
    (window,) = windows_of("NATO signed", TOKENIZER)
    assert list(window.casings) == [2, 2, 2, 2, 0]
    assert [window.begins_word(piece) for piece in range(5)] == [True, False, False, False, True]
    assert [window.ends_word(piece) for piece in range(5)] == [False, False, False, True, True]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\0", "\u200b"])
def test_a_text_without_a_piece_has_no_window(text: str) -> None:
    assert windows_of(text, TOKENIZER) == []


def test_a_hundred_thousand_spaces_are_passed_over_at_once() -> None:
    """A search that starts again at every space takes ten times as long as is allowed here."""
    began = time.process_time()
    (window,) = windows_of("it" + " " * 100_000 + "said", TOKENIZER, LIMIT)
    assert time.process_time() - began < 2
    assert list(window.offsets) == [(0, 2), (100_002, 100_006)]
