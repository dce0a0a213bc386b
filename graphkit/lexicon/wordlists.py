"""`ontologies/lexicon/*.yaml` -> the word lists that reporting, commitment, dates and coreference go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import yaml

from graphkit import resources
from graphkit.errors import LexiconError

Words = TypeVar("Words")
Groups = Mapping[str, str]

_COMMITMENT = ("negation.yaml", "hedges.yaml", "set_phrases.yaml", "suppositions.yaml", "past_states.yaml")


@dataclass(frozen=True, slots=True)
class ReportingWords:
    """What tells that somebody says something: `reporting.yaml` and `sources.yaml`, which explain each list."""

    clause_verbs: frozenset[str]
    quote_verbs: frozenset[str]
    object_verbs: frozenset[str]
    stance_verbs: frozenset[str]
    charging_verbs: frozenset[str]
    infinitive_verbs: frozenset[str]
    framing_verbs: frozenset[str]
    naming_verbs: frozenset[str]
    raising_verbs: frozenset[str]
    listener_verbs: frozenset[str]
    past_participles: frozenset[str]
    presenting_participles: frozenset[str]
    nouns: frozenset[str]
    light_verbs: frozenset[str]
    view_nouns: frozenset[str]
    adverbs: frozenset[str]
    negators: frozenset[str]
    citing_verbs: frozenset[str]
    citing_nouns: frozenset[str]
    unnamed_nouns: frozenset[str]
    unnamed_adjectives: frozenset[str]
    media_nouns: frozenset[str]
    analyst_nouns: frozenset[str]
    document_nouns: frozenset[str]
    official_nouns: frozenset[str]
    organization_nouns: frozenset[str]

    @property
    def reports(self) -> frozenset[str]:
        """All verbs, nouns and adverbs that report, and the word of "according to"."""
        verbs = self.clause_verbs | self.quote_verbs | self.object_verbs | self.stance_verbs | self.charging_verbs
        verbs |= self.infinitive_verbs | self.framing_verbs | self.naming_verbs | self.raising_verbs
        verbs |= self.listener_verbs | self.past_participles | self.citing_verbs
        return verbs | self.nouns | self.view_nouns | self.citing_nouns | self.adverbs | {"according"}


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """What negates, hedges, plans, asks for or supposes; the files of `_COMMITMENT` explain each list."""

    negators: frozenset[str]
    negative_determiners: frozenset[str]
    negative_prepositions: frozenset[str]
    negative_verbs: frozenset[str]
    negative_nouns: frozenset[str]
    negative_adjectives: frozenset[str]
    negative_phrases: frozenset[str]
    denying_verbs: frozenset[str]
    denying_nouns: frozenset[str]
    rejecting_verbs: frozenset[str]
    report_nouns: frozenset[str]
    not_negating: frozenset[str]
    modals: Groups
    verbs: Groups
    nouns: Groups
    adjectives: Groups
    adverbs: Groups
    markers: Groups
    prepositions: Groups
    noun_modifiers: Groups
    confirming_verbs: frozenset[str]
    confirming_adjectives: frozenset[str]
    presupposing_verbs: frozenset[str]
    fulfilling_verbs: frozenset[str]
    happening_verbs: frozenset[str]
    waiting_markers: frozenset[str]
    conditional_phrases: frozenset[str]
    set_phrases: Groups
    dependence_phrases: Groups
    condition_markers: frozenset[str]
    awaiting_markers: frozenset[str]
    supposing_subjects: Groups
    fiction_nouns: frozenset[str]
    option_nouns: frozenset[str]
    subjunctive_verbs: frozenset[str]
    scheduling_words: frozenset[str]
    postponing_verbs: frozenset[str]
    recurring_words: frozenset[str]
    bare_options: frozenset[str]
    date_words: frozenset[str]
    ended_adverbs: frozenset[str]
    ended_phrases: Groups
    ended_modifiers: frozenset[str]
    standing_verbs: frozenset[str]
    lasting_verbs: frozenset[str]
    bygone_names: frozenset[str]
    decades: Groups
    opening_suppositions: frozenset[str]
    ending_verbs: frozenset[str]
    state_verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class FalsehoodWords:
    """What tells that a story is not true: `falsehoods.yaml`, which explains each list."""

    false_nouns: frozenset[str]
    false_adjectives: frozenset[str]
    false_modifiers: frozenset[str]
    false_adverbs: frozenset[str]
    falsifying_verbs: frozenset[str]
    judging_verbs: frozenset[str]
    lying_verbs: frozenset[str]
    posing_verbs: frozenset[str]
    true_words: frozenset[str]
    falsehood_phrases: frozenset[str]
    telling_nouns: frozenset[str]
    unreal_predicates: frozenset[str]


@dataclass(frozen=True, slots=True)
class VeridicalWords:
    """Which words vouch for the clause under them: `veridicality.yaml`, which explains each list."""

    factive_verbs: frozenset[str]
    factive_nouns: frozenset[str]
    reporting_nouns: frozenset[str]
    event_nouns: frozenset[str]
    picture_nouns: frozenset[str]
    reason_verbs: frozenset[str]
    factual_gerunds: frozenset[str]
    vouching_verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Names of months, weekdays, seasons and spans of time: `dates.yaml`."""

    months: Groups
    weekdays: Groups
    seasons: Groups
    days: Groups
    numbers: Groups
    ordinals: Groups
    day_parts: frozenset[str]
    coming_verbs: frozenset[str]
    coming_modals: frozenset[str]


@dataclass(frozen=True, slots=True)
class CoreferenceWords:
    """How pronouns and nominals point back: `pronouns.yaml` and `nominals.yaml`."""

    pronouns: Groups
    reflexive: frozenset[str]
    passing_verbs: frozenset[str]
    body_classes: frozenset[str]
    he_words: frozenset[str]
    she_words: frozenset[str]
    he_names: frozenset[str]
    she_names: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    classes: Groups
    broader: Groups
    plain_types: frozenset[str]
    empty_modifiers: frozenset[str]
    pair_words: Groups
    state_nouns: frozenset[str]
    open_types: frozenset[str]


@cache
def load_reporting_words(folder: Path | None = None) -> ReportingWords:
    """The reporting words of `folder`, by default of `ontologies/lexicon`.

    Raises:
        LexiconError: a list is missing, unknown, not a list of words, or holds a word twice.
    """
    return _load(ReportingWords, ("reporting.yaml", "sources.yaml"), folder)


@cache
def load_commitment_words(folder: Path | None = None) -> CommitmentWords:
    """The words of commitment of `folder`, by default of `ontologies/lexicon`; raises as `load_reporting_words`."""
    return _load(CommitmentWords, _COMMITMENT, folder)


@cache
def load_falsehood_words(folder: Path | None = None) -> FalsehoodWords:
    """The words of falsehood of `folder`, by default of `ontologies/lexicon`; raises as `load_reporting_words`."""
    return _load(FalsehoodWords, ("falsehoods.yaml",), folder)


@cache
def load_veridical_words(folder: Path | None = None) -> VeridicalWords:
    """The words of veridicality of `folder`, by default of `ontologies/lexicon`; raises as `load_reporting_words`."""
    return _load(VeridicalWords, ("veridicality.yaml",), folder)


@cache
def load_calendar_words(folder: Path | None = None) -> CalendarWords:
    """The calendar's words of `folder`, by default of `ontologies/lexicon`; raises as `load_reporting_words`."""
    return _load(CalendarWords, ("dates.yaml",), folder)


@cache
def load_coreference_words(folder: Path | None = None) -> CoreferenceWords:
    """The words of coreference of `folder`, by default of `ontologies/lexicon`; raises as `load_reporting_words`."""
    return _load(CoreferenceWords, ("pronouns.yaml", "nominals.yaml"), folder)


def _load(kind: type[Words], names: tuple[str, ...], folder: Path | None) -> Words:
    folder = folder or resources.ontologies() / "lexicon"
    wanted = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    found: dict[str, frozenset[str] | Groups] = {}
    for name in names:
        for key, entry in _entries(folder / name).items():
            if key not in wanted or key in found:
                raise LexiconError(
                    f"{folder / name}: {key}: not a list known here, or given twice; one of {sorted(wanted)}"
                )
            found[key] = _words(f"{folder / name}: {key}", entry)
    missing = wanted - set(found)
    if missing:
        raise LexiconError(f"{folder / names[0]}: {sorted(missing)}: missing; a list of words was expected for each")
    return kind(**found)


def _entries(path: Path) -> dict[str, object]:
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: cannot be read ({error}); a YAML file of word lists was expected") from error
    if not isinstance(entries, dict):
        raise LexiconError(f"{path}: not a mapping; names of lists with their words were expected")
    return entries


def _words(where: str, entry: object) -> frozenset[str] | Groups:
    """A list becomes a set; groups of lists become a mapping from each word to its group's name."""
    if not isinstance(entry, dict):
        return frozenset(_checked(where, entry))
    groups: dict[str, str] = {}
    for name, words in entry.items():
        for word in _checked(f"{where}: {name}", words):
            if word in groups:
                raise LexiconError(
                    f"{where}: {word!r}: in the groups {groups[word]} and {name}; one group was expected"
                )
            groups[word] = str(name)
    return MappingProxyType(groups)


def _checked(where: str, words: object) -> list[str]:
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise LexiconError(
            f"{where}: {words!r} is no list of words; a list was expected, with `no`, `on`, `yes` quoted"
        )
    twice = sorted({word for word in words if words.count(word) > 1})
    if twice:
        raise LexiconError(f"{where}: {twice}: given twice; each word once was expected")
    return words
