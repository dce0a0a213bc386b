"""One article's extraction -> the quads that it alone puts into a store, each in one named graph.

What depends on several articles (labels of things known from text alone, status, origins, accepted relations) is
not written here but derived (`derive.py`), so that a store is the union of its articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from graphkit import ids
from graphkit.model import Article, Attestation, Attribution, Claim, Entity, Extraction, Mention, Span
from graphkit.rdf import terms
from graphkit.rdf.periods import period
from graphkit.rdf.terms import gk, node, text

# Roles whose value is a concept of a scheme, written as its IRI.
_CONCEPT_ROLES = frozenset({"stage", "change"})
_TIME_ROLES = frozenset({"time"})


@dataclass(frozen=True, slots=True)
class Run:
    """A way of extracting; equal runs have equal ids, whenever and wherever they ran.

    Attributes:
        version: of graphkit.
        model: name and version of the language model.
        lexicon: hash of the files under `ontologies/`.
        options: whatever else changes what is extracted.
    """

    version: str
    model: str
    lexicon: str
    options: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """`run-…`, a hash of all fields."""
        return f"run-{ids.digest('run', self.version, self.model, self.lexicon, *self.options)}"


def quads(extraction: Extraction, run: Run) -> tuple[Quad, ...]:
    """All quads of one article, sorted, without repetition and without blank nodes."""
    attestations = _by_id(extraction.attestations)
    claims = {a.claim.id: a.claim for a in attestations}
    sources = [*_chains(extraction, attestations)]
    found = {
        *_run(run),
        *_article(extraction.article, run),
        *_published(extraction),
        *(quad for claim in claims.values() for quad in _claim(claim)),
        *(quad for a in attestations for quad in _attestation(extraction, a)),
        *(quad for source in sources for quad in _attribution(extraction, source)),
        *_entities(extraction, claims.values(), sources),
    }
    return tuple(sorted(found, key=str))


def entity_quads(entity: Entity) -> Iterator[Quad]:
    """What the graph of entities says of one entity; the label only where a gazetteer vouches for it."""
    about = terms.iri(entity.id)
    yield Quad(about, terms.TYPE, gk(entity.type), terms.ENTITIES)
    yield Quad(about, gk("inGazetteer"), terms.boolean(entity.known), terms.ENTITIES)
    if entity.known:
        yield Quad(about, terms.PREF_LABEL, terms.english(entity.name), terms.ENTITIES)
        for alias in set(entity.aliases) - {entity.name}:
            yield Quad(about, terms.ALT_LABEL, terms.name(alias), terms.ENTITIES)
    for state in entity.states:
        yield Quad(about, gk("state"), terms.iri(state), terms.ENTITIES)
    if entity.wikidata and about.value != ids.WIKIDATA + entity.wikidata:
        match = NamedNode(f"{terms.SKOS}exactMatch")
        yield Quad(about, match, terms.iri(ids.WIKIDATA + entity.wikidata), terms.ENTITIES)
    if entity.wikipedia:
        page = f"https://en.wikipedia.org/wiki/{quote(entity.wikipedia.replace(' ', '_'), errors='replace')}"
        yield Quad(about, NamedNode(f"{terms.FOAF}isPrimaryTopicOf"), terms.iri(page), terms.ENTITIES)


def _by_id(attestations: Iterable[Attestation]) -> tuple[Attestation, ...]:
    """One attestation an id: a sentence that states a claim twice by the same speaker counts as its first trigger."""
    first: dict[str, Attestation] = {}
    for attestation in sorted(attestations, key=lambda a: (a.trigger, a.certainty, a.mode, a.polarity)):
        first.setdefault(attestation.id, attestation)
    return tuple(first.values())


def _run(run: Run) -> Iterator[Quad]:
    about = node(run.id)
    yield Quad(about, terms.TYPE, gk("Run"), terms.RUNS)
    yield Quad(about, terms.TYPE, NamedNode(f"{terms.PROV}Activity"), terms.RUNS)
    yield Quad(about, gk("programVersion"), text(run.version), terms.RUNS)
    yield Quad(about, gk("languageModel"), text(run.model), terms.RUNS)
    yield Quad(about, gk("lexiconHash"), text(run.lexicon), terms.RUNS)
    for option in run.options:
        yield Quad(about, gk("options"), text(option), terms.RUNS)


def _article(article: Article, run: Run) -> Iterator[Quad]:
    about, graph = node(article.id), terms.doc_graph(article.id)
    yield Quad(about, terms.TYPE, gk("Article"), graph)
    yield Quad(about, gk("sourceId"), text(article.source_id), graph)
    yield Quad(about, gk("textHash"), text(ids.text_hash(article.text)), graph)
    yield Quad(about, gk("text"), text(article.text), graph)
    yield Quad(about, terms.GENERATED_BY, node(run.id), graph)
    if article.title:
        yield Quad(about, NamedNode(f"{terms.DCTERMS}title"), terms.english(article.title), graph)
    if article.published:
        yield Quad(about, NamedNode(f"{terms.DCTERMS}issued"), terms.date(article.published.isoformat()), graph)
    if article.url:
        yield Quad(about, NamedNode(f"{terms.DCTERMS}source"), terms.web_address(article.url), graph)


def _published(extraction: Extraction) -> Iterator[Quad]:
    for outlet in extraction.outlet[:1]:
        article = extraction.article.id
        yield Quad(node(article), terms.PUBLISHER, terms.iri(outlet.id), terms.doc_graph(article))


def _claim(claim: Claim) -> Iterator[Quad]:
    about = node(claim.id)
    yield Quad(about, terms.TYPE, gk(claim.type), terms.CLAIMS)
    for filler in claim.fillers:
        if filler.entity is not None:
            entity = terms.iri(filler.entity)
            yield Quad(about, gk(filler.role), entity, terms.CLAIMS)
            yield Quad(about, gk("involves"), entity, terms.CLAIMS)
        elif filler.value is not None:
            yield Quad(about, gk(filler.role), _value(filler.role, filler.value), terms.CLAIMS)
            if filler.role in _TIME_ROLES:
                yield from _period(about, filler.value)


def _value(role: str, value: str) -> NamedNode | Literal:
    return gk(value) if role in _CONCEPT_ROLES and terms.is_local_name(value) else text(value)


def _period(claim: NamedNode, value: str) -> Iterator[Quad]:
    for name, day in zip(("begins", "ends"), period(value), strict=True):
        if day:
            yield Quad(claim, gk(name), terms.date(day.isoformat()), terms.CLAIMS)


def _attestation(extraction: Extraction, attestation: Attestation) -> Iterator[Quad]:
    article = extraction.article
    about, graph = node(attestation.id), terms.doc_graph(article.id)
    passage = node(ids.passage_id(article.id, attestation.sentence))
    facts: list[tuple[NamedNode, NamedNode | Literal]] = [
        (terms.TYPE, gk("Attestation")),
        (gk("attests"), node(attestation.claim.id)),
        (gk("passage"), passage),
        (gk("triggerExact"), text(attestation.trigger.of(article.text))),
        (gk("triggerStart"), terms.integer(attestation.trigger.start)),
        (gk("triggerEnd"), terms.integer(attestation.trigger.end)),
        (gk("polarity"), gk(attestation.polarity)),
        (gk("certainty"), gk(attestation.certainty)),
        (gk("mode"), gk(attestation.mode)),
        *((gk("cue"), text(cue.of(article.text))) for cue in attestation.cues),
        *_source(extraction, attestation.attribution),
    ]
    if attestation.attribution is not None:
        facts.append((gk("attribution"), _attribution_node(extraction, attestation.attribution)))
    for predicate, value in facts:
        yield Quad(about, predicate, value, graph)
    yield from _passage(article, passage, attestation.sentence)


def _passage(article: Article, passage: NamedNode, span: Span) -> Iterator[Quad]:
    graph = terms.doc_graph(article.id)
    yield Quad(passage, terms.TYPE, gk("Passage"), graph)
    yield Quad(passage, NamedNode(f"{terms.OA}hasSource"), node(article.id), graph)
    yield Quad(passage, NamedNode(f"{terms.OA}exact"), text(span.of(article.text)), graph)
    yield Quad(passage, NamedNode(f"{terms.OA}start"), terms.integer(span.start), graph)
    yield Quad(passage, NamedNode(f"{terms.OA}end"), terms.integer(span.end), graph)


def _source(extraction: Extraction, number: int | None) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    """Who speaks, as predicates and values that an attestation and its attribution share."""
    if number is None:
        yield gk("sourceType"), terms.source_type(None)
        return
    attribution = extraction.attributions[number]
    yield gk("sourceType"), terms.source_type(attribution.source_type)
    yield gk("style"), gk(attribution.style)
    if attribution.source:
        yield gk("speakerAsPrinted"), text(attribution.source.of(extraction.article.text))
    entity = _speaker(extraction, attribution)
    if entity:
        yield terms.ATTRIBUTED_TO, terms.iri(entity)


def _speaker(extraction: Extraction, attribution: Attribution) -> str | None:
    return extraction.mentions[attribution.mention].entity if attribution.mention is not None else None


def _attribution(extraction: Extraction, number: int) -> Iterator[Quad]:
    attribution = extraction.attributions[number]
    about, graph = _attribution_node(extraction, number), terms.doc_graph(extraction.article.id)
    chain = _chain(extraction, number)
    yield Quad(about, terms.TYPE, gk("Attribution"), graph)
    yield Quad(about, gk("depth"), terms.integer(len(chain) - 1), graph)
    for predicate, value in _source(extraction, number):
        yield Quad(about, predicate, value, graph)
    if attribution.cue:
        yield Quad(about, gk("cue"), text(attribution.cue.of(extraction.article.text)), graph)
    if len(chain) > 1:
        yield Quad(about, gk("citedBy"), _attribution_node(extraction, chain[1]), graph)


def _attribution_node(extraction: Extraction, number: int) -> NamedNode:
    parts = [extraction.article.id]
    for member in _chain(extraction, number):
        attribution = extraction.attributions[member]
        spans = (attribution.source, attribution.cue, *attribution.content)
        parts += [f"{s.start}-{s.end}" if s else "" for s in spans]
        parts += [attribution.style, attribution.source_type]
    return node(f"s-{ids.digest('attribution', *parts)}")


def _chain(extraction: Extraction, number: int) -> tuple[int, ...]:
    """The attribution and those that cite it, innermost first; a circle is cut where it closes."""
    chain = [number]
    parent = extraction.attributions[number].parent
    while parent is not None and parent not in chain:
        chain.append(parent)
        parent = extraction.attributions[parent].parent
    return tuple(chain)


def _chains(extraction: Extraction, attestations: Iterable[Attestation]) -> Iterator[int]:
    wanted = {a.attribution for a in attestations if a.attribution is not None}
    yield from sorted({member for number in wanted for member in _chain(extraction, number)})


def _entities(extraction: Extraction, claims: Iterable[Claim], sources: Iterable[int]) -> Iterator[Quad]:
    wanted = {filler.entity for claim in claims for filler in claim.fillers}
    wanted |= {_speaker(extraction, extraction.attributions[number]) for number in sources}
    wanted |= {state for entity in extraction.entities if entity.id in wanted for state in entity.states}
    present = {entity.id: entity for entity in extraction.outlet}
    present |= {entity.id: entity for entity in extraction.entities if entity.id in wanted}
    for entity in present.values():
        yield from entity_quads(entity)
        if not entity.known:
            yield from _naming(extraction.article, entity)
    for mention in extraction.mentions:
        if mention.entity in present and mention.reason is not None:
            yield from _mention(extraction.article, mention)


def _mention(article: Article, mention: Mention) -> Iterator[Quad]:
    """A mention of something known, and why it is taken for that."""
    about, graph = node(f"m-{ids.digest('mention', article.id, str(mention.span))}"), terms.doc_graph(article.id)
    facts: list[tuple[NamedNode, NamedNode | Literal]] = [
        (terms.TYPE, gk("Mention")),
        (NamedNode(f"{terms.OA}hasSource"), node(article.id)),
        (NamedNode(f"{terms.OA}exact"), text(mention.text)),
        (NamedNode(f"{terms.OA}start"), terms.integer(mention.span.start)),
        (NamedNode(f"{terms.OA}end"), terms.integer(mention.span.end)),
        (gk("refersTo"), terms.iri(str(mention.entity))),
        (gk("linkReason"), text(str(mention.reason))),
    ]
    if mention.score is not None:
        facts.append((gk("linkScore"), terms.decimal(mention.score)))
    for predicate, value in facts:
        yield Quad(about, predicate, value, graph)


def _naming(article: Article, entity: Entity) -> Iterator[Quad]:
    about, graph = node(f"n-{ids.digest('naming', article.id, entity.id)}"), terms.doc_graph(article.id)
    yield Quad(about, terms.TYPE, gk("Naming"), graph)
    yield Quad(about, gk("names"), terms.iri(entity.id), graph)
    yield Quad(about, gk("nameAsPrinted"), text(entity.name), graph)
