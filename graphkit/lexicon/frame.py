"""What a frame is: which words express a claim class, where its roles stand, how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.model import Mode


@dataclass(frozen=True, slots=True)
class Trigger:
    """What evokes a frame: a lemma of a kind, or the head of any mention of an entity type, or any attribution."""

    kind: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a role whose value is read off the words around the trigger; the first row that fits counts.

    Attributes:
        value: the role's value.
        modifiers: one of these stands before the trigger; empty for no such condition.
        governors: the trigger is the object of one of these verbs; empty for no such condition.
    """

    value: str
    modifiers: frozenset[str]
    governors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Role:
    """One role of a frame.

    Attributes:
        name: local name of its property.
        types: the entity types that may fill it.
        many: whether it may have several fillers.
        each: whether each of several fillers makes a claim of its own ("forces in Iraq and Syria").
        project: whether "Russian officials" may fill it with Russia: `owner` rather than with the officials
            themselves, `rest` only where the phrase itself fits no role ("Minsk's policy"), None for never.
        value: how a literal is read (`year`, `phrase`, `quantity`, `case`, `words`), None for entities and dates.
        cases: the rows of a `case` value.
    """

    name: str
    types: tuple[str, ...]
    many: bool = False
    project: str | None = None
    value: str | None = None
    cases: tuple[Case, ...] = ()
    each: bool = False

    @property
    def is_time(self) -> bool:
        """Whether a date fills it."""
        return self.types == ("Date",)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Some triggers, and where each role's filler stands with them.

    Attributes:
        triggers: what evokes the frame.
        places: role name -> relations, the likeliest first.
        unless: modifiers of the trigger with which it means something else ("former president").
        only: modifiers of the trigger one of which it needs ("secretary general"); empty for no such condition.
        not_under: verbs whose object, and nouns whose "of", the trigger must not be ("lifted the sanctions").
        without: relations that the trigger must not have ("troops deployed to Mali", not "troops deployed a convoy").
        needs: roles that must be filled with these triggers, besides what the frame requires.
        anchors: relations of which the trigger needs one, so that "talks with X and Y" is no meeting of X and Y.
        mode: what the triggers say at most, though the text is plain: what was ordered is planned, not there.
        presupposed: whether a definite or dated trigger stands for an existing thing, so that the clause's
            negation or hedge does not touch it ("did not sign the 2009 agreement").
        affirmed: whether a trigger that is denied says nothing ("was not hit in Mali", and perhaps was there).
        always: whether being presupposed holds of any trigger ("no NATO official": an official of NATO all the same).
    """

    triggers: tuple[Trigger, ...]
    places: Mapping[str, tuple[str, ...]]
    unless: frozenset[str]
    only: frozenset[str]
    not_under: frozenset[str]
    without: frozenset[str]
    needs: tuple[str, ...]
    anchors: frozenset[str]
    mode: Mode | None
    presupposed: bool
    always: bool = False
    affirmed: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """How a claim is drawn: from the filler of one role to that of another.

    Attributes:
        source: role at the start.
        label: words on the line.
        property: local name of the plain relation.
        target: role at the end.
        known: whether both ends must be in a gazetteer, since the line is many ("a person" spoke of "the draft").
    """

    source: str
    label: str
    property: str
    target: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the claims of the frame that must come out of it; none where `claims` is empty."""

    text: str
    claims: tuple[Mapping[str, Any], ...]
    published: str | None


@dataclass(frozen=True, slots=True)
class Frame:
    """One claim class as text expresses it.

    Attributes:
        name: local name of the claim class.
        family: the group of claim classes that it belongs to, as `families.yaml` names it.
        definition: of the claim class, one sentence.
        labels: the claim in words, with roles in braces ("{actor} approved {instrument}"); the first whose roles
            are all filled counts.
        plover: PLOVER root, or None.
        roles: by name, in the file's order.
        requires: each entry is a list of alternatives `(role, how many)`, one of which must be filled.
        patterns: how it is expressed.
        edge: how it is drawn.
        examples: run as tests.
    """

    name: str
    family: str
    definition: str
    labels: tuple[str, ...]
    plover: str | None
    roles: Mapping[str, Role]
    requires: tuple[tuple[tuple[str, int], ...], ...]
    patterns: tuple[Pattern, ...]
    edge: Edge | None
    examples: tuple[Example, ...]
