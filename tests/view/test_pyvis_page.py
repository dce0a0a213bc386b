"""The page: complete in itself, the same in every run, and faithful to the graph."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import os
import re
import subprocess
import sys

import networkx as nx
import pytest

from graphkit.view.pyvis import render, render_inline

TITLE = "Defence relations"


def contents(html, parsed):
    return json.loads(parsed(html).contents)


def reversed_graph(graph):
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges(data=True))))
    return other


def test_every_entity_and_every_claim_is_in_the_page(graph, parsed):
    found = contents(render(graph, title=TITLE), parsed)
    assert sorted(entity["iri"] for entity in found["entities"].values()) == sorted(graph)
    assert sorted(edge["claim"] for edge in found["edges"]) == sorted(c for *_, c in graph.edges(data="claim"))
    assert [found["entities"][node["id"]]["iri"] for node in found["nodes"]] == sorted(graph)


def test_parallel_and_opposite_claims_are_lines_of_their_own(graph, parsed):
    found = contents(render(graph, title=TITLE), parsed)["edges"]
    bend = {edge["claim"][-1]: edge["bend"] for edge in found}
    assert bend["2"] != bend["3"]  # both run from Oreshnik to Belarus
    assert bend["8"] == bend["9"] != 0  # there and back: seen from the other end, so on the other side


@pytest.mark.parametrize(
    ("status", "dashes", "tone"),
    [
        ("confirmed", False, "line"),
        ("official", False, "line"),
        ("reported", True, "line"),
        ("unconfirmed", True, "line"),
        ("planned", True, "faint"),
        ("hypothetical", True, "faint"),
        ("disputed", True, "alarm"),
        ("denied", True, "alarm"),
    ],
)
def test_the_line_shows_the_status(graph, parsed, status, dashes, tone):
    found = contents(render(graph, title=TITLE), parsed)
    line = next(line for line in found["legend"]["statuses"] if line["name"] == status)
    assert (bool(line["dashes"]), line["tone"]) == (dashes, tone)
    assert bool(line["mark"]) == (tone == "alarm")
    drawn = [edge for edge in found["edges"] if found["claims"][edge["claim"]]["status"] == status]
    assert drawn
    assert all((edge["dashes"] or []) == line["dashes"] and edge["width"] == line["width"] for edge in drawn)


def test_no_two_statuses_are_drawn_alike(graph, parsed):
    lines = contents(render(graph, title=TITLE), parsed)["legend"]["statuses"]
    looks = [(line["width"], *line["dashes"], line["tone"], line["mark"]) for line in lines]
    assert len(set(looks)) == len(looks)


def test_reported_is_dashed_and_unconfirmed_dotted_and_confirmed_the_widest_line(graph, parsed):
    lines = {line["name"]: line for line in contents(render(graph, title=TITLE), parsed)["legend"]["statuses"]}
    assert lines["reported"]["dashes"][0] > 2 * lines["reported"]["width"]
    assert lines["unconfirmed"]["dashes"][0] < lines["unconfirmed"]["width"]
    assert lines["official"]["width"] < lines["confirmed"]["width"]


def test_a_passage_comes_with_sentence_trigger_speaker_and_source(graph, parsed):
    claim = contents(render(graph, title=TITLE), parsed)["claims"]["c-0000000000000002"]
    assert claim["summary"] == "Oreshnik deployed in Belarus"
    (passage,) = claim["evidence"]
    assert (passage["before"], passage["marked"], passage["after"]) == (
        "It was said that Oreshnik ",
        "deployed in",
        " Belarus.",
    )
    assert passage["voice"] == "BelTA, citing the press service"
    assert (passage["publisher"], passage["published"], passage["url"]) == (
        "Eastern Desk",
        "2025-10-03",
        "https://news.example/1",
    )


def test_passages_of_one_origin_count_as_one_report(parsed):
    graph = nx.MultiDiGraph()
    evidence = tuple({"sentence": "It was said.", "origin": origin} for origin in ("o-1", "o-2", "o-1", None, None))
    graph.add_edge("a", "b", claim="c-1", status="reported", evidence=evidence)
    claim = contents(render(graph, title=TITLE), parsed)["claims"]["c-1"]
    assert [passage["origin"] for passage in claim["evidence"]] == [1, 2, 1, 3, 4]
    assert (claim["passages"], claim["origins"]) == (5, 4)


def test_the_table_lists_each_claim_without_a_script(graph, parsed):
    page = parsed(render(graph, title=TITLE))
    assert sorted(json.loads(page.contents)["rows"]) == sorted(c for *_, c in graph.edges(data="claim"))
    assert [tag for tag, _ in page.tags].count("tr") == 1 + graph.number_of_edges()


def test_the_page_asks_nothing_of_the_network(graph, parsed):
    page = parsed(render(graph, title=TITLE))
    addresses = [
        value
        for _, attributes in page.tags
        for name, value in attributes.items()
        if name in {"src", "href", "srcset", "action"}
    ]
    assert addresses == ["data:,"]
    assert not re.search(r"@import|url\(", "".join(page.styles))
    assert not {tag for tag, _ in page.tags} & {"iframe", "object", "embed", "form", "base", "img"}


def test_the_policy_lets_exactly_the_inlined_scripts_and_the_style_run(graph, parsed):
    page = parsed(render(graph, title=TITLE))
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    def hashes(texts):
        return [f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts]

    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == hashes(page.scripts)
    assert rules["style-src"].split() == hashes(page.styles)
    assert not any(name.startswith("on") or name == "style" for _, a in page.tags for name in a)


def test_the_page_does_not_depend_on_the_order_of_the_graph(graph):
    assert render(reversed_graph(graph), title=TITLE) == render(graph, title=TITLE)


def test_the_page_does_not_depend_on_the_hash_seed():
    script = (
        "import hashlib, networkx as nx; from graphkit.view.pyvis import render; g = nx.MultiDiGraph();"
        "[g.add_edge(f'n{i % 7}', f'n{i * i % 11}', claim=f'c{i}', status='official') for i in range(40)];"
        "print(hashlib.sha256(render(g, title='t').encode()).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_drawing_leaves_the_graph_as_it_was_and_writes_no_file(graph, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = copy.deepcopy((dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))))
    render(graph, title=TITLE)
    assert (dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))) == before
    assert list(tmp_path.iterdir()) == []


def test_the_network_refuses_to_write_files():
    from graphkit.view.pyvis.canvas import StaticNetwork

    with pytest.raises(NotImplementedError, match="writes no file"):
        StaticNetwork().save_graph("page.html")


def test_an_empty_graph_makes_a_page(parsed):
    assert contents(render(nx.MultiDiGraph(), title=TITLE), parsed)["nodes"] == []


def test_the_frame_for_notebooks_holds_the_whole_page_and_shuts_it_off(graph, parsed):
    ((tag, frame),) = parsed(render_inline(graph, title=TITLE, height=500)).tags
    assert tag == "iframe"
    assert frame["srcdoc"] == render(graph, title=TITLE)
    assert "allow-same-origin" not in frame["sandbox"]
    assert "height:500px" in frame["style"]
