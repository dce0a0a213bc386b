"""A story whose every text tries to be something else, and queries that try to leave the store."""

from __future__ import annotations

from graphkit import ids
from graphkit.model import Entity, Extraction
from tests.rdf.stories import LATVIA, Story

SCRIPT = '"><script>document.documentElement.dataset.broken = 1</script><img src=x onerror="alert(1)">'
TEMPLATE = "{{ 7 * 7 }}{% raw %}\u202eturned\x07"
EVIL = Entity(ids.text_entity_iri("WeaponSystem", SCRIPT), "WeaponSystem", SCRIPT, (TEMPLATE, "javascript:alert(1)"))


def hostile() -> Extraction:
    """An article that states one deployment, with markup wherever there is text."""
    story = Story(SCRIPT, publisher=SCRIPT, url="javascript:alert(1)", source_id="hostile.md")
    by = story.source(f"{SCRIPT} {TEMPLATE}", "unnamed")
    sentence = f"The {SCRIPT} was deployed {TEMPLATE} in Latvia."
    story.states("Deployment", sentence, "deployed", equipment=EVIL, place=LATVIA, by=by)
    return story.told()


def leaving(address: str) -> list[str]:
    """Queries that Oxigraph would answer by asking `address`, or that are written to be overlooked."""
    iri = f"<{address}>"
    return [
        f"SELECT * {{ SERVICE {iri} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ service silent{iri}{{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p trueSERVICE {iri} {{ ?x ?y ?z }} }}",
        f"SELECT * {{ ?s ?p 1SERVICE{iri}{{ ?x ?y ?z }} }}",
        f"SELECT * {{ ?s ?p ?o.SERVICE {iri} {{ ?x ?y ?z }} }}",
        f"SELECT * {{ ?s ?p 'a'SERVICE {iri} {{ ?x ?y ?z }} }}",
        f"SELECT * {{ {{ SELECT * {{ ?a ?b ?c }} }}SERVICE{iri}{{}} }}",
        f"SELECT * {{ SERVICE # a comment\n {iri} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE#\r{iri} {{ ?s ?p ?o }} }}",
        f"PREFIX : {iri} SELECT * {{ SERVICE:x {{ ?s ?p ?o }} }}",
        f"PREFIX : {iri} SELECT * {{ SERVICESILENT:x {{ ?s ?p ?o }} }}",
        f"PREFIX e: {iri} SELECT * {{ ?s ?p e:.SERVICE {iri} {{ ?x ?y ?z }} }}",
        f"PREFIX e: {iri} SELECT * {{ ?s ?p e:a\\# SERVICE {iri} {{ ?x ?y ?z }}\n }}",
        f"PREFIX e: {iri} SELECT * {{ ?s ?p e:a\\' SERVICE {iri} {{ ?x ?y ?z }} ?s ?p e:b\\' }}",
        f"SELECT * {{ ?s ?p ?o FILTER(?s<'x>') SERVICE {iri} {{ ?x ?y ?z }} FILTER(?o = 'y') }}",
        f"SELECT * {{ BIND({iri} AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
        f"ASK {{ FILTER EXISTS {{ SERVICE SILENT {iri} {{ ?s ?p ?o }} }} }}",
    ]
