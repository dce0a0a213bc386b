"""What several articles add up to: who is who, the origins of reports, the status of claims."""

from __future__ import annotations

from graphkit.resolve.identity import resolve
from graphkit.resolve.ledger import Ledger, Undoing
from graphkit.resolve.origins import Origin, origins_of
from graphkit.resolve.status import AttestationView, StatusDecision, status_of

__all__ = [
    "AttestationView",
    "Ledger",
    "Origin",
    "StatusDecision",
    "Undoing",
    "origins_of",
    "resolve",
    "status_of",
]
