"""Texts that go back to one another, made from independent ones, with the origin that each has.

python -m tests.resolve.rewrites            # pairwise precision, recall and F1, by kind of rewrite
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from graphkit.read import read_articles
from graphkit.resolve import origins_of

SAMPLES = Path(__file__).parents[2] / "graphkit" / "samples"
_SEED = 20261123
_WIRES = {"02": "01", "03": "01", "14": "13"}  # sample -> the one whose rewrite it is (its README says so)
_WORDS = {
    "said": "told reporters", "announced": "made public", "also": "moreover", "would": "will", "after": "following",
    "about": "some", "several": "a number of", "because": "as", "but": "yet", "new": "fresh", "large": "big",
    "began": "started", "ended": "was over", "told": "informed", "government": "cabinet", "troops": "soldiers",
    "agreement": "accord", "talks": "negotiations", "according": "as stated", "which": "that", "has": "had",
}  # fmt: skip
_FIRST = (
    "Fresh details have emerged on an affair that diplomats have watched for weeks.",
    "It is the latest turn in a story that began long before this month.",
    "Readers of this newspaper will know how the matter stood until now.",
)
_LAST = (
    "Our correspondents will follow what comes of it in the days ahead.",
    "Shares of defence companies hardly moved in early trading.",
    "An earlier version of this article gave a wrong date for the first meeting.",
)
_FOOTER = (
    "Sign up for our weekly letter on security and defence and get the best of our reporting every Friday morning. "
    "We never pass your address on, and you may leave whenever you like. Follow us on all channels."
)


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the set.

    Attributes:
        id: unique.
        kind: how it was made.
        origin: texts of one origin have the same.
        text: its words.
    """

    id: str
    kind: str
    origin: str
    text: str


def sentences(text: str) -> list[str]:
    """The text cut behind full stops, well enough for this."""
    return [part for part in re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+", text) if part.strip()]


def rewrites(bases: Mapping[str, str], seed: int) -> Iterator[Told]:
    """The bases, each with a cut, a reordered, a paraphrased and a merged text; the same seed, the same texts."""
    chance = random.Random(seed)
    names = sorted(bases)
    for number, name in enumerate(names):
        parts = sentences(bases[name])
        other = sentences(bases[names[(number + 1) % len(names)]])
        kept = max(2, round(len(parts) * chance.uniform(0.4, 0.7)))
        at = chance.choice([0, len(parts) - kept])
        shuffled = chance.sample(parts, len(parts))
        most = parts[: max(2, round(len(parts) * 0.7))]
        mostly = [*most, *_up_to(len(" ".join(most)) // 2, other)]
        quoted = max(parts[1:-1] or parts, key=len)
        made = {
            "base": parts,
            "cut": parts[at : at + kept],
            "reordered": shuffled,
            "paraphrased": _paraphrased(parts, chance),
            "merged": mostly,
            "both": _paraphrased(chance.sample(parts[:kept], min(kept, len(parts))), chance),
        }
        for kind, lines in made.items():
            footer = [_FOOTER] if kind == "cut" else []
            yield Told(f"d-{number:03}-{kind}", kind, name, "\n".join([*lines, *footer]))
        yield Told(f"d-{number:03}-quoting", "quoting", names[(number + 1) % len(names)], "\n".join([*other, quoted]))


def _up_to(length: int, parts: Sequence[str]) -> list[str]:
    """The first sentences, together no longer than so many characters."""
    found: list[str] = []
    for part in parts:
        if len(" ".join([*found, part])) > length:
            break
        found.append(part)
    return found


def _paraphrased(parts: Sequence[str], chance: random.Random) -> list[str]:
    """Other words here and there, and another beginning and end."""
    middle = list(parts[1:-1] if len(parts) > 4 else parts)
    changed = [re.sub(r"\w+", lambda m: _other_word(m.group(), chance), part) for part in middle]
    return [chance.choice(_FIRST), *changed, chance.choice(_LAST)]


def _other_word(word: str, chance: random.Random) -> str:
    return _WORDS[word] if word in _WORDS and chance.random() < 0.8 else word


def sample_texts() -> list[Told]:
    """The sample articles; those that are rewrites of a wire by design have its origin."""
    texts = {Path(a.source_id).name[:2]: a.text for a in read_articles([SAMPLES])}  # type: ignore[union-attr]
    return [Told(number, "sample", _WIRES.get(number, number), text) for number, text in texts.items()]


def sample_rewrites(seed: int) -> list[Told]:
    """The rewrites of the samples that are no rewrites themselves, and those that are."""
    told = sample_texts()
    bases = {text.id: text.text for text in told if text.origin == text.id}
    return [*rewrites(bases, seed), *(text for text in told if text.origin != text.id)]


def pair_scores(found: Mapping[str, str], told: Sequence[Told]) -> tuple[float, float, float]:
    """Pairwise precision, recall and F1 of origins found, against those of the texts."""
    right = wrong = missed = 0
    for one, other in combinations(told, 2):
        same, joined = one.origin == other.origin, found[one.id] == found[other.id]
        right += same and joined
        wrong += joined and not same
        missed += same and not joined
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Prints the figures for the samples, or for the articles in the files given."""
    told = sample_rewrites(_SEED)
    if len(sys.argv) > 1:
        articles = list(read_articles(sys.argv[1:]))
        bases = {a.id: a.text for a in articles if len(getattr(a, "text", "")) > 600}  # type: ignore[union-attr]
        told = list(rewrites(bases, _SEED))
    found = {key: origin.id for key, origin in origins_of({t.id: t.text for t in told}).items()}
    errors: Counter[str] = Counter()
    for one, other in combinations(told, 2):
        same, joined = one.origin == other.origin, found[one.id] == found[other.id]
        if same != joined:
            errors[f"{'missed' if same else 'false'}: {' / '.join(sorted((one.kind, other.kind)))}"] += 1
    for error, number in errors.most_common():
        sys.stdout.write(f"{number:6} {error}\n")
    precision, recall, f1 = pair_scores(found, told)
    sys.stdout.write(f"RESULT texts={len(told)} precision={precision:.3f} recall={recall:.3f} f1={f1:.3f}\n")


if __name__ == "__main__":
    main()
