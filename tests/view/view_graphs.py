"""Graphs to draw: names and claims of a small real-looking one, and texts that a hostile one is full of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx

ID = "https://w3id.org/graphkit/id/"
ENTITIES = {
    "belarus": ("Belarus", "Country", "Q184"),
    "russia": ("Russia", "Country", "Q159"),
    "iran": ("Iran", "Country", "Q794"),
    "saudi": ("Saudi Arabia", "Country", "Q851"),
    "pakistan": ("Pakistan", "Country", "Q843"),
    "oreshnik": ("Oreshnik", "WeaponSystem", None),
    "su-35": ("Sukhoi Su-35", "WeaponSystem", None),
    "pact": ("Strategic Mutual Defence Agreement", "Instrument", None),
    "treaty": ("Treaty on security guarantees within the Union State", "Instrument", None),
    "khrenin": ("Viktor Khrenin", "Person", None),
    "office": ("Minister of Defence of Belarus", "Office", None),
    "nato": ("North Atlantic Treaty Organization", "Alliance", "Q7184"),
}
CLAIMS = [
    ("belarus", "signed", "treaty", "Signing", "confirmed"),
    ("russia", "signed", "treaty", "Signing", "confirmed"),
    ("oreshnik", "deployed in", "belarus", "Deployment", "official"),
    ("oreshnik", "deployed in", "belarus", "Deployment", "denied"),
    ("russia", "supplies", "oreshnik", "ArmsTransfer", "unconfirmed"),
    ("russia", "may supply", "su-35", "ArmsTransfer", "hypothetical"),
    ("su-35", "supplied to", "iran", "ArmsTransfer", "disputed"),
    ("khrenin", "holds", "office", "OfficeHolding", "reported"),
    ("khrenin", "met", "belarus", "Meeting", "planned"),
    ("belarus", "met", "khrenin", "Meeting", "reported"),
    ("saudi", "party to", "pact", "Agreement", "confirmed"),
    ("pakistan", "party to", "pact", "Agreement", "confirmed"),
    ("russia", "meets", "russia", "Meeting", "reported"),
]


def passage(sentence: str, trigger: str, **changes: object) -> dict[str, Any]:
    start = sentence.index(trigger)
    plain = {
        "sentence": sentence,
        "trigger": (start, start + len(trigger)),
        "speaker": "the press service",
        "chain": ("BelTA", "the press service"),
        "source_type": "namedOfficial",
        "certainty": "certain",
        "polarity": "positive",
        "mode": "actual",
        "title": "What the ministry said",
        "publisher": "Eastern Desk",
        "published": "2025-10-03",
        "url": "https://news.example/1",
        "article": "d-1",
    }
    return plain | changes


HOSTILE = [
    "</script><script>document.documentElement.dataset.broken = 1</script>",
    '<img src=x onerror="document.documentElement.dataset.broken = 1">',
    "'\"><svg onload=document.documentElement.dataset.broken=1>",
    "javascript:document.documentElement.dataset.broken=1",
    "<!--<script>",
    "]]>--><style>@import url(https://evil.example/x.css)</style>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eright to left\u2066 isolate \u200f mark",
    "nul\x00 bell\x07 escape\x1b lone \ud800 surrogate \u2028 line \u2029 paragraph",
    "🛰️ emoji 🇺🇦 👩‍✈️",
    "x" * 100_000,
    "<b>" * 3_000,
    "__proto__",
    "",
]


def poisoned(text: Callable[[int], str]) -> nx.MultiDiGraph:
    """A graph whose every field, keys included, is the text that `text` gives for a running number."""
    drawn = nx.MultiDiGraph()
    for n in range(len(HOSTILE)):
        bad = text(n)
        drawn.add_node(f"{n} {bad}", label=bad, type=bad, wikidata=bad, wikipedia=bad, aliases=(bad, bad))
    nodes = list(drawn)
    for n, node in enumerate(nodes):
        bad = text(n)
        fields = ("speaker", "source_type", "certainty", "polarity", "mode", "title", "publisher", "published", "url")
        evidence = dict.fromkeys(fields, bad) | {
            "sentence": bad,
            "trigger": (0, 5),
            "chain": (bad, bad),
            "article": bad,
        }
        drawn.add_edge(
            node,
            nodes[(n + 1) % len(nodes)],
            claim=f"{bad[:50]} {n}",
            type=bad,
            label=bad,
            status=bad,
            evidence=(evidence,),
            summary=bad,
            time=bad,
        )
    return drawn
