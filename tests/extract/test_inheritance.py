"""A definite noun takes over the roles of what was told before if it is that event, and not if it is another group."""

from __future__ import annotations

from tests.conftest import Extract


def test_the_event_told_of_before_lends_its_roles(extract: Extract) -> None:
    extraction = extract("Russia ratified the treaty with Iran on Monday. The ratification came after long talks.")
    found = [a for a in extraction.attestations if a.claim.type == "Ratification"]
    assert len(found) == 2
    assert len({a.claim.id for a in found}) == 1


def test_members_are_not_those_of_whom_something_was_said(extract: Extract) -> None:
    extraction = extract("Anna Lind is a member of the Security Council. The rescued members included two divers.")
    found = [a for a in extraction.attestations if a.claim.type == "Affiliation"]
    assert all(a.trigger.of(extraction.article.text) != "members" for a in found)
