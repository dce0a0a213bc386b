"""Text of unknown origin stays text, whatever it says."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from view_graphs import HOSTILE, poisoned

from graphkit.view import graphml, wording
from graphkit.view.pyvis import render, render_inline


def test_a_hostile_graph_makes_the_same_tags_as_a_harmless_one(hostile, parsed):
    harmless = render(poisoned(lambda n: f"plain {n}"), title="plain")
    for title in HOSTILE:
        assert parsed(render(hostile, title=title)).shape() == parsed(harmless).shape()


def test_hostile_fields_leave_scripts_style_and_policy_alone(hostile, parsed):
    bad, good = parsed(render(hostile, title=HOSTILE[0])), parsed(render(nx.MultiDiGraph(), title="plain"))
    assert (bad.scripts, bad.styles) == (good.scripts, good.styles)
    assert bad.tags[3] == good.tags[3]
    assert bad.tags[3][1]["http-equiv"] == "Content-Security-Policy"


def test_no_address_but_http_becomes_a_link(hostile, parsed):
    found = json.loads(parsed(render(hostile, title="t")).contents)
    links = [link["url"] for entity in found["entities"].values() for link in entity["links"]]
    links += [passage["url"] for claim in found["claims"].values() for passage in claim["evidence"] if passage["url"]]
    assert links
    assert all(re.match(r"https://en\.wikipedia\.org/wiki/[\w.%~-]+$", link) for link in links)


def test_endless_text_is_cut(hostile):
    assert len(render(hostile, title="x" * 100_000)) < 1_400_000


def test_the_page_can_be_written_as_utf_8_whatever_is_in_it(hostile):
    for title in HOSTILE:
        assert render_inline(hostile, title=title).encode()


def test_a_hostile_page_shows_itself_and_runs_nothing(hostile, opened):
    document, complaints = opened(render(hostile, title=HOSTILE[0]))
    assert complaints == []
    assert "data-broken" not in document[: document.index("<head>")]
    assert "Most connected" in document  # our own script did run
    assert "<canvas" in document


VISIT_ALL = """
for (const id of Facts.nodes.keys()) { Page.openNode(id); Tooltip.entity(id, {clientX: 9, clientY: 9}); }
for (const id of Facts.claims.keys()) { Page.openClaim(id); Tooltip.claim(id, {clientX: 9, clientY: 9}); }
const box = Dom.byId("search");
box.value = "img";
box.dispatchEvent(new Event("input"));
document.querySelectorAll("input[type=checkbox]").forEach((input) => input.click());
const alien = document.querySelectorAll("img, iframe, [onload], [onerror], body style").length;
document.documentElement.dataset.visited = `${Facts.nodes.size} ${Facts.claims.size} ${alien}`;
"""


def test_nothing_runs_when_every_panel_and_tooltip_of_a_hostile_page_opens(hostile, opened):
    html = render(hostile, title=HOSTILE[0])
    allowed = base64.b64encode(hashlib.sha256(VISIT_ALL.encode()).digest()).decode()
    html = html.replace("script-src ", f"script-src 'sha256-{allowed}' ", 1)
    document, complaints = opened(html.replace("</body>", f"<script>{VISIT_ALL}</script></body>"))
    assert complaints == []
    opening = document[: document.index("<head>")]
    assert f'data-visited="{len(HOSTILE)} {len(HOSTILE)} 0"' in opening
    assert "data-broken" not in opening


def test_a_script_smuggled_in_is_stopped_by_the_policy(graph, opened):
    bad = "<script>document.documentElement.dataset.broken = 1</script>"
    document, complaints = opened(render(graph, title="t").replace("</body>", bad + "</body>"))
    assert "data-broken" not in document[: document.index("<head>")]
    assert any("Content Security Policy" in line for line in complaints)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("#edge=c-0000000000000003", "Oreshnik deployed in Belarus"),
        ("#node=https%3A%2F%2Fw3id.org%2Fgraphkit%2Fid%2Foreshnik", "weapon system"),
    ],
)
def test_a_fragment_opens_the_panel_with_the_marked_sentence(graph, opened, fragment, expected):
    document, complaints = opened(render(graph, title="t"), fragment)
    panel = document[document.index('id="right"') :]
    assert complaints == []
    assert expected in panel[: panel.index("</aside>")]
    assert "<mark>deployed in</mark>" in panel
    assert 'rel="noopener noreferrer"' in panel


def test_graphml_of_a_hostile_graph_reads_back(hostile):
    again = nx.read_graphml(io.BytesIO(graphml(hostile).encode()), force_multigraph=True)
    assert (len(again), again.number_of_edges()) == (len(hostile), hostile.number_of_edges())


scalars = st.none() | st.booleans() | st.integers() | st.text()
anything = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(anything)
def test_json_for_a_page_holds_no_markup_and_reads_back(value):
    text = wording.json_in_html(value)
    assert not set(text) & set("<>&\u2028\u2029")
    assert text.isascii()
    assert json.loads(text) == value


@given(st.text(), st.integers(1, 200))
def test_shown_text_is_short_and_free_of_controls(text, limit):
    shown = wording.shown(text, limit)
    assert len(shown) <= limit
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert wording.shown(shown, limit) == shown


@given(st.text(alphabet="abc 🛰d"), st.integers(-3, 40), st.integers(-3, 40))
def test_the_parts_of_a_passage_make_up_the_sentence(sentence, start, end):
    before, marked, after = wording.passage(sentence, (start, end))
    assert "".join((before + marked + after).split()) == "".join(sentence.split())
    if 0 <= start < end <= len(sentence):
        assert marked == " ".join(sentence[start:end].split())


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://a.example/",
        "https://",
        "https://a.example/\u202egpj",
        'https://a.example/"onclick=1',
        "https://a b.example/",
        "https://[half",
        "data:text/html,<b>",
        "//a.example/",
        "ftp://a.example/",
        "",
        None,
        7,
    ],
)
def test_a_doubtful_address_is_no_link(address):
    assert wording.web_link(address) is None


@pytest.mark.parametrize("address", ["https://a.example/x?y=1&z=(2)#k", "HTTP://a.example", "https://пример.example/ü"])
def test_a_plain_address_is_a_link(address):
    assert wording.web_link(address) == address
