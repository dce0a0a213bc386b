"""What attestations say of a claim -> how many affirm it, and whether any does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.rdf import ClaimRow


def affirms(polarity: str, mode: str) -> bool:
    """Whether an attestation says, plans or supposes that it is so, rather than that it is not."""
    return polarity == "positive" and mode != "denied"


def counted(evidence: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """How many attestations of an edge of the network affirm its claim, and how many do not."""
    affirming = sum(affirms(item["polarity"], item["mode"]) for item in evidence)
    return {"affirming": str(affirming), "negating": str(len(evidence) - affirming)}


def is_denied(claim: ClaimRow) -> bool:
    """Whether the claim is denied, nobody affirms it (negated with a hedge it is *unconfirmed*), or nobody any more."""
    return claim.status in ("denied", "superseded") or not any(
        affirms(item.polarity, item.mode) for item in claim.evidence
    )
