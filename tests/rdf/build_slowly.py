"""A process that adds many articles to the store argv[1] and says when each is in; tests kill it."""

from __future__ import annotations

import sys
from pathlib import Path

import stories

from graphkit.model import Extraction
from graphkit.rdf import Store

MANY = 40


def many() -> list[Extraction]:
    """Articles that share entities and claims."""
    told = []
    for number in range(MANY):
        story = stories.Story(f"Number {number}", publisher=f"Outlet {number % 7}", source_id=f"{number}.md")
        story.text = f"Report {number} of the day. "
        by = story.source("the ministry", "organization", stories.MINISTRY)
        for place in (stories.LATVIA, stories.ESTONIA)[: 1 + number % 2]:
            story.states("Deployment", equipment=stories.RAMPART, place=place, time=f"20{number % 30:02}", by=by)
        told.append(story.told())
    return told


def build(path: Path) -> None:
    """Adds what is missing, then derives."""
    with Store.open(path, write=True) as store:
        for extraction in many():
            if not store.has(extraction.article.id, stories.RUN):
                store.add(extraction, stories.RUN)
                sys.stdout.write(f"{extraction.article.id}\n")
                sys.stdout.flush()
        if store.is_stale:
            stories.derive(store)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
