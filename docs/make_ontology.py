"""The vocabulary, its alignments and the frames -> `docs/ontology.html`, one page without requests or scripts.

Without an argument it writes the page of the checkout, with one the file of that name.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from graphkit.lexicon.frame import Frame
from graphkit.lexicon.frames import load_frames
from graphkit.rdf import terms
from graphkit.rdf.checks import alignment_quads, vocabulary_quads

_TARGET = Path(__file__).with_name("ontology.html")
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --quiet: #777; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem 1.5rem 4rem; }
h1 { font-size: 1.7rem; } h2 { border-bottom: 1px solid var(--line); margin-top: 3rem; padding-bottom: .3rem; }
h3 { font-size: 1rem; margin: 1.6rem 0 0; } h3 code { font-size: 1rem; } p { margin: .2rem 0; }
dl { display: grid; gap: 0 .8rem; grid-template-columns: max-content 1fr; margin: .2rem 0; }
dt { color: var(--quiet); } dd { margin: 0; } ul { margin: .2rem 0; padding-left: 1.3rem; }
code { font: .92em ui-monospace, monospace; } q { font-style: italic; }
table { border-collapse: collapse; width: 100%; }
td { border-top: 1px solid var(--line); padding: .2rem .6rem .2rem 0; vertical-align: top; }
"""
_MATCHES = ("subClassOf", "exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")


class _Terms:
    """What the vocabulary says of each term: predicate (local name) -> values (IRIs, or words)."""

    def __init__(self) -> None:
        self.facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in sorted(vocabulary_quads(), key=str):
            self.facts[terms.value(quad.subject)][terms.local_name(quad.predicate.value)].append(
                terms.value(quad.object)
            )
        self.aligned: dict[str, list[str]] = defaultdict(list)
        for quad in sorted(alignment_quads(), key=str):
            how = terms.local_name(quad.predicate.value)
            if how in _MATCHES:
                self.aligned[terms.value(quad.subject)].append(f"{how}: {_external(terms.value(quad.object))}")

    def of(self, kind: str) -> list[str]:
        """The terms of a kind (local name of its class), sorted."""
        return sorted(iri for iri, facts in self.facts.items() if kind in map(terms.local_name, facts["type"]))

    def words(self, iri: str, name: str) -> str:
        """The first value, empty if there is none."""
        return next(iter(self.facts[iri][name]), "")

    def below(self, iri: str) -> list[str]:
        """The classes right below one, sorted."""
        return sorted(term for term, facts in self.facts.items() if iri in facts["subClassOf"])


def page() -> str:
    """The whole page."""
    known, frames = _Terms(), {terms.GK + frame.name: frame for frame in load_frames()}
    ontology = terms.GK.rstrip("#")
    roots = [iri for iri in known.of("Class") if not known.facts[iri]["subClassOf"] and iri != f"{terms.GK}Claim"]
    relations = [iri for iri in known.of("ObjectProperty") if iri.startswith(terms.REL)]
    properties = [iri for iri in (*known.of("ObjectProperty"), *known.of("DatatypeProperty")) if iri not in relations]
    body = [
        f"<h1>{escape(known.words(ontology, 'title'))}</h1>",
        f"<p>{escape(known.words(ontology, 'description'))}</p>",
        _facts(
            ("namespace", f"<code>{escape(terms.GK)}</code>, prefix <code>gk</code>"),
            ("version", escape(known.words(ontology, "versionInfo"))),
            ("this version", f"<code>{escape(known.words(ontology, 'versionIRI'))}</code>"),
            ("licence", escape(known.words(ontology, "license"))),
        ),
        "<p>Made from <code>ontologies/</code> by <code>docs/make_ontology.py</code>.</p>",
        "<nav><ul>" + "".join(f'<li><a href="#{to}">{name}</a></li>' for to, name in _PARTS) + "</ul></nav>",
        '<h2 id="entities">Entities and records</h2>',
        *_tree(known, roots),
        '<h2 id="claims">Classes of claims</h2>',
        *_class(known, f"{terms.GK}Claim", None),
        *(line for iri in known.below(f"{terms.GK}Claim") for line in _class(known, iri, frames.get(iri))),
        '<h2 id="properties">Properties</h2>',
        *(line for iri in properties for line in _property(known, iri)),
        '<h2 id="relations">Plain relations of accepted claims</h2>',
        *(line for iri in relations for line in _property(known, iri)),
        '<h2 id="schemes">Schemes</h2>',
        *(line for iri in known.of("ConceptScheme") for line in _scheme(known, iri)),
    ]
    title = escape(known.words(ontology, "title"))
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width">\n<style>{_STYLE}</style>\n'
        + "\n".join(body)
        + "\n</html>\n"
    )


_PARTS = (
    ("entities", "Entities and records"),
    ("claims", "Classes of claims"),
    ("properties", "Properties"),
    ("relations", "Plain relations"),
    ("schemes", "Schemes"),
)


def _tree(known: _Terms, iris: Iterable[str]) -> Iterator[str]:
    """Classes with those below them; one that is below two stands below the first."""
    waiting, told = list(iris), set()
    while waiting:
        iri = waiting.pop(0)
        if iri not in told:
            told.add(iri)
            waiting[:0] = known.below(iri)
            yield from _class(known, iri, None)


def _class(known: _Terms, iri: str, frame: Frame | None) -> Iterator[str]:
    below = known.below(iri) if iri != f"{terms.GK}Claim" else []
    rows = [
        ("below", _links(known.facts[iri]["subClassOf"])),
        ("kinds", _links(below)),
        ("roles", _links(known.facts[iri]["takesRole"])),
        ("PLOVER", escape(frame.plover or "") if frame else ""),
        ("see", _listed(known.aligned[iri])),
        ("for example", f"<q>{escape(frame.examples[0].text)}</q>" if frame and frame.examples else ""),
    ]
    yield from _term(known, iri, rows)


def _property(known: _Terms, iri: str) -> Iterator[str]:
    facts = known.facts[iri]
    rows = [
        ("below", _links(facts["subPropertyOf"])),
        ("of", _links(facts["domain"])),
        ("value", _links(facts["range"])),
    ]
    yield from _term(known, iri, [*rows, ("see", _listed(known.aligned[iri]))])


def _scheme(known: _Terms, iri: str) -> Iterator[str]:
    yield from _term(known, iri, [])
    yield "<table>"
    for concept in known.of("Concept"):
        if iri in known.facts[concept]["inScheme"]:
            cells = (f"<code>{_short(concept)}</code>", escape(known.words(concept, "notation")))
            words = (escape(known.words(concept, "prefLabel")), escape(known.words(concept, "definition")))
            yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in (*cells, *words))}</tr>"
    yield "</table>"


def _term(known: _Terms, iri: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    label = known.words(iri, "label") or known.words(iri, "prefLabel")
    yield f'<h3 id="{_anchor(iri)}"><code>{_short(iri)}</code> {escape(label)}</h3>'
    yield f"<p>{escape(known.words(iri, 'definition'))}</p>"
    yield _facts(*rows)


def _facts(*rows: tuple[str, str]) -> str:
    return "<dl>" + "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value) + "</dl>"


def _links(iris: Iterable[str]) -> str:
    return ", ".join(
        f'<a href="#{_anchor(iri)}">{_short(iri)}</a>' if iri.startswith((terms.GK, terms.REL)) else _short(iri)
        for iri in iris
    )


def _listed(words: Iterable[str]) -> str:
    return escape(", ".join(words))


def _external(iri: str) -> str:
    numbered = "https://www.commoncoreontologies.org/"
    return f"cco:{iri.removeprefix(numbered)}" if iri.startswith(numbered) else terms.compact(iri)


def _short(iri: str) -> str:
    return escape(terms.compact(iri))


def _anchor(iri: str) -> str:
    return ("rel-" if iri.startswith(terms.REL) else "") + escape(terms.local_name(iri))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else _TARGET
    target.write_text(page(), encoding="utf-8", newline="\n")
