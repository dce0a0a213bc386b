"""A claim class's PLOVER root and what a passage says of the claim -> the root of the event that it tells of."""

from __future__ import annotations

from graphkit.model import Mode, Polarity

COOPERATION = frozenset({"CONSULT", "AID", "COOPERATE", "SUPPORT", "YIELD"})
CONFLICT = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"})


def root_as_stated(root: str | None, polarity: Polarity, mode: Mode) -> str | None:
    """The root by PLOVER's rules: what is announced is an agreement or a threat, what is turned down a rejection.

    Args:
        root: of the claim class, None where it is no event in PLOVER's sense.
        polarity: of the attestation.
        mode: of the attestation.

    Source:
        PLOVER's codebook: cooperation that is promised is AGREE, conflict that is announced THREATEN, and the refusal
        of cooperation REJECT; only what takes place has its own root.
    """
    if root in COOPERATION and polarity == "negative" and mode == "planned":
        return "REJECT"
    if root in COOPERATION and polarity == "positive" and mode == "planned":
        return "AGREE"
    if root in CONFLICT and polarity == "positive" and mode == "planned":
        return "THREATEN"
    return root
