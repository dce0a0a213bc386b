"""The attestations of one claim -> its status, by the first line of one table that applies.

| what the attestations say                                                        | status       |
|----------------------------------------------------------------------------------|--------------|
| it happened, and it did not (or a source denies it)                              | disputed     |
| it happened, certain, two independent voices that have a name                    | confirmed    |
| it happened, certain, a named official or an organisation of a side to the claim | official     |
| it happened, certain, the article or any other source that has a name            | reported     |
| it happened, but only with a hedge or from sources without a name                | unconfirmed  |
| it is to come, and it is not to come (or a source denies it)                     | disputed     |
| it is to come; that it has not happened yet does not count against it            | planned      |
| it did not happen, will not, or is denied, certain                               | denied       |
| the same with a hedge                                                            | unconfirmed  |
| only suppositions, conditions, wishes                                            | hypothetical |
| only versions of articles that have been replaced since state it                 | superseded   |

Two voices are independent if their articles have different origins, if no outlet prints both (whoever reprints a report
is no second voice beside the next report of that outlet), and if nobody speaks in both: neither the source, nor whoever
passes it on, nor the outlet where it speaks itself.
Whom the claim is about, and their states, are sides to it: what one state says of two others is reported, however
high the office of the speaker. An attestation that supposes or asks counts neither for nor against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from graphkit.model import Status

_OFFICIAL = frozenset({"namedOfficial", "organization"})
_NAMELESS = frozenset({"unnamed", "unnamedOfficial"})
_SUPPOSED = frozenset({"hypothetical", "requested"})


class AttestationView(Protocol):
    """What status needs to know of an attestation; values as in `model.Attestation`."""

    @property
    def id(self) -> str:
        """`a-…`."""

    @property
    def origin(self) -> str:
        """The origin of its article."""

    @property
    def outlets(self) -> frozenset[str]:
        """The outlets that print what has the origin of its article, its own among them."""

    @property
    def voices(self) -> frozenset[str]:
        """The source and those who pass it on; the outlet (else the origin) where it speaks itself or names nobody."""

    @property
    def polarity(self) -> str:
        """`positive` or `negative`."""

    @property
    def certainty(self) -> str:
        """`certain`, `probable` or `possible`."""

    @property
    def mode(self) -> str:
        """`actual`, `planned`, `hypothetical`, `requested` or `denied`."""

    @property
    def source_type(self) -> str | None:
        """Kind of source, None for the article's own voice."""

    @property
    def party(self) -> bool:
        """Whether the source, or its state, is one of those whom the claim is about."""


Views = tuple[AttestationView, ...]


@dataclass(frozen=True, slots=True)
class StatusDecision:
    """A status, the line of the table that gave it, and the ids of the attestations that this line weighed."""

    status: Status
    reason: str
    counted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sides:
    """The attestations of a claim by what they say."""

    happened: Views
    did_not: Views
    will: Views
    will_not: Views
    denied: Views

    @property
    def firm(self) -> Views:
        """It happened, without a hedge, from somebody who has a name."""
        return tuple(v for v in _certain(self.happened) if v.source_type not in _NAMELESS)

    @property
    def against(self) -> Views:
        """All that speaks against it, now or to come."""
        return self.did_not + self.will_not + self.denied


def status_of(views: Sequence[AttestationView]) -> StatusDecision:
    """The status that the attestations add up to, by the table of this module; their order does not matter.

    Args:
        views: the attestations of articles that no newer version has replaced.
    """
    if not views:
        return StatusDecision("superseded", "only in versions of articles that were replaced", ())
    sides = _sides(views)
    for status, reason, weighed in _TABLE:
        counted = weighed(sides)
        if counted:
            return StatusDecision(status, reason, _ids(counted))
    return StatusDecision("hypothetical", "only supposed or asked for", _ids(views))


def _sides(views: Sequence[AttestationView]) -> _Sides:
    positive = [v for v in views if v.polarity == "positive"]
    negative = [v for v in views if v.polarity == "negative" and v.mode not in _SUPPOSED]
    return _Sides(
        happened=tuple(v for v in positive if v.mode == "actual"),
        did_not=tuple(v for v in negative if v.mode == "actual"),
        will=tuple(v for v in positive if v.mode == "planned"),
        will_not=tuple(v for v in negative if v.mode == "planned"),
        denied=tuple(v for v in views if v.mode == "denied"),
    )


def _contradicted(sides: _Sides) -> Views:
    against = sides.did_not + sides.denied
    return sides.happened + against if sides.happened and against else ()


def _confirmed(sides: _Sides) -> Views:
    independent = any(_are_independent(one, other) for one, other in combinations(sides.firm, 2))
    return sides.firm if independent else ()


def _are_independent(one: AttestationView, other: AttestationView) -> bool:
    apart = one.outlets.isdisjoint(other.outlets) and one.voices.isdisjoint(other.voices)
    return one.origin != other.origin and apart


def _official(sides: _Sides) -> Views:
    return tuple(v for v in sides.firm if v.source_type in _OFFICIAL and v.party)


def _plan_contradicted(sides: _Sides) -> Views:
    against = sides.will_not + sides.denied
    return sides.will + against if sides.will and against else ()


def _certain(views: Views) -> Views:
    return tuple(v for v in views if v.certainty == "certain")


def _ids(views: Iterable[AttestationView]) -> tuple[str, ...]:
    return tuple(sorted({view.id for view in views}))


_TABLE: tuple[tuple[Status, str, Callable[[_Sides], Views]], ...] = (
    ("disputed", "affirmed by some, negated or denied by others", _contradicted),
    ("confirmed", "certain, from two independent voices", _confirmed),
    ("official", "certain, from an official source of a side to it", _official),
    ("reported", "certain, from one independent voice", lambda sides: sides.firm),
    ("unconfirmed", "only hedged or from sources without a name", lambda sides: sides.happened),
    ("disputed", "announced by some, ruled out or denied by others", _plan_contradicted),
    ("planned", "said to be to come", lambda sides: sides.will),
    ("denied", "only negated or denied", lambda sides: sides.against if _certain(sides.against) else ()),
    ("unconfirmed", "only negated with a hedge", lambda sides: sides.against),
)
