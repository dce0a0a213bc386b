"""What several articles add up to: the origins of reports, the status of claims."""

from __future__ import annotations

from graphkit.resolve.origins import Origin, origins_of
from graphkit.resolve.status import AttestationView, StatusDecision, status_of

__all__ = ["AttestationView", "Origin", "StatusDecision", "origins_of", "status_of"]
