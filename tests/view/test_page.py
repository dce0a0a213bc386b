"""The page: complete in itself, the same in every run, faithful to its picture."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graphkit.view import render, render_inline
from graphkit.view.picture import Article, Claim, Entity, Mark, Passage, Picture
from tests.browser import Page
from tests.live import Visits
from tests.view.pictures import synthetic
from tests.view.poisoned import poisoned
from tests.view.view_graphs import HOSTILE

SMALL = synthetic(40)
EMPTY = Picture()


def graph_of(picture: Picture) -> dict:  # type: ignore[type-arg]
    found: dict = Page(render(picture, title="t")).blocks["graph"]  # type: ignore[type-arg]
    return found


def test_every_entity_claim_and_article_is_in_the_page() -> None:
    found = graph_of(SMALL)
    assert found["entities"]["iri"] == [entity.iri for entity in SMALL.entities]
    assert found["claims"]["id"] == [claim.id for claim in SMALL.claims]
    assert found["articles"]["id"] == [article.id for article in SMALL.articles]


def test_every_passage_is_in_the_page_as_it_reads() -> None:
    texts = Page(render(SMALL, title="t")).blocks["texts"]
    for claim, passages in zip(SMALL.claims, texts, strict=True):
        for passage, (article, pieces, voices, *_) in zip(claim.passages, passages, strict=True):
            assert SMALL.articles[article].id == passage.article
            assert "".join(text for text, _ in pieces) == passage.sentence
            assert [what for _, what in pieces if what] == ["actor", "trigger", "target"]
            assert tuple(voices) == passage.voices


def test_a_claim_counts_the_origins_of_what_is_not_superseded() -> None:
    articles = tuple(Article(f"d-{n}", origin=origin) for n, origin in enumerate(["a", "a", "b", None, "c"]))
    passages = [Passage(article.id, "It was said.") for article in articles]
    passages[4] = replace(passages[4], superseded=True)
    claim = Claim("c-1", "Meeting", "reported", "met", "A met B", passages=tuple(passages))
    old = replace(claim, id="c-2", passages=(passages[4],))
    assert graph_of(Picture((), (claim, old), articles))["claims"]["origins"] == [3, 1]


def test_claims_that_cannot_hold_together_name_each_other() -> None:
    one = Claim("c-1", "Meeting", "reported", "met", "A met B", opposes=("c-2", "c-elsewhere"))
    other = Claim("c-2", "Meeting", "denied", "met", "A met C", opposes=("c-1",))
    assert graph_of(Picture((), (one, other)))["claims"]["opposes"] == [[1], [0]]


def test_a_long_sentence_is_cut_far_from_its_marks() -> None:
    sentence = "x" * 3000 + "met" + "y" * 3000
    passage = Passage("d", sentence, (Mark(3000, 3003, "trigger"),))
    claim = Claim("c-1", "Meeting", "reported", "met", "A", passages=(passage,))
    ((told,),) = Page(render(Picture((), (claim,), (Article("d"),)), title="t")).blocks["texts"]
    before, marked, after = (text for text, _ in told[1])
    assert (before[0], marked, after[-1]) == ("…", "met", "…")
    assert len(before) == len(after) == 501


def test_the_same_picture_and_seed_give_the_same_bytes() -> None:
    assert render(SMALL, title="t") == render(SMALL, title="t")
    large = synthetic(900)
    assert render(large, title="t", seed=1) == render(large, title="t", seed=1) != render(large, title="t", seed=2)


def test_the_page_does_not_depend_on_the_hash_seed() -> None:
    script = (
        "import hashlib; from graphkit.view import render; from tests.view.pictures import synthetic;"
        "print(hashlib.sha256(render(synthetic(700), title='t').encode()).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


@pytest.mark.parametrize("picture", [SMALL, EMPTY, poisoned()], ids=["small", "empty", "poisoned"])
def test_the_page_names_no_address_but_its_own(picture: Picture) -> None:
    page = Page(render(picture, title="t"))
    named = [value for _, given in page.tags for name, value in given.items() if name in {"src", "href", "action"}]
    assert named == ["data:,"]
    assert not re.search(r"@import|url\(", "".join(page.styles))
    assert not {tag for tag, _ in page.tags} & {"iframe", "object", "embed", "form", "base", "img"}
    assert not any(name.startswith("on") or name == "style" for _, given in page.tags for name in given)


def test_the_policy_lets_exactly_the_script_and_the_style_run() -> None:
    page = Page(render(SMALL, title="t"))
    policy = next(str(given["content"]) for _, given in page.tags if given.get("http-equiv"))
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    def hashes(texts: list[str]) -> str:
        return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts)

    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == hashes(page.scripts)
    assert rules["style-src"] == hashes(page.styles)
    assert rules["base-uri"] == rules["form-action"] == "'none'"


def test_a_hostile_picture_makes_the_same_tags_as_a_harmless_one() -> None:
    harmless = Page(render(poisoned(lambda n: f"plain {n}"), title="plain"))
    for title in HOSTILE:
        page = Page(render(poisoned(), title=title))
        assert page.shape() == harmless.shape()
        assert (page.scripts, page.styles) == (harmless.scripts, harmless.styles)


def test_endless_text_is_cut() -> None:
    page = Page(render(poisoned(lambda _: "x" * 100_000), title="x" * 100_000))
    assert len(str([page.blocks["graph"], page.blocks["texts"]])) < 200_000


def test_text_in_the_page_turns_nothing_around_and_holds_no_controls() -> None:
    page = Page(render(poisoned(), title=HOSTILE[7]))
    unwanted = "[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
    assert not re.search(unwanted, json.dumps(page.blocks, ensure_ascii=False))


def test_the_frame_for_notebooks_holds_the_whole_page_and_shuts_it_off() -> None:
    ((tag, frame),) = Page(render_inline(SMALL, title="t", height=500)).tags
    assert tag == "iframe"
    assert frame["srcdoc"] == render(SMALL, title="t")
    assert "allow-same-origin" not in str(frame["sandbox"])
    assert "height:500px" in str(frame["style"])


@pytest.mark.parametrize("picture", [SMALL, EMPTY], ids=["small", "empty"])
def test_a_browser_reads_the_page_and_asks_for_nothing(picture: Picture, visit: Visits) -> None:
    page = visit(render(picture, title="A title"))
    assert page.title() == "A title"
    held = page.evaluate("['entities', 'claims', 'articles'].map((name) => viewer.model[name].length)")
    assert held == [len(picture.entities), len(picture.claims), len(picture.articles)]
    passages = page.evaluate("viewer.model.claims.map((claim) => viewer.model.passages(claim).length)")
    assert passages == [len(claim.passages) for claim in picture.claims]


def test_a_script_smuggled_in_is_stopped_by_the_policy(visit: Visits) -> None:
    bad = "<script>document.documentElement.dataset.broken = 1</script></body>"
    page = visit(render(SMALL, title="t").replace("</body>", bad))
    assert page.evaluate("document.documentElement.dataset.broken") is None
    assert len(visit.complaints) == 1
    assert "Content Security Policy" in visit.complaints.pop()


def test_a_request_smuggled_in_is_noticed(visit: Visits) -> None:
    page = visit(render(SMALL, title="t"))
    page.evaluate("fetch('https://evil.example/').catch(() => 0)")
    assert visit.complaints
    assert visit.requests in ([], ["https://evil.example/"])  # Chromium may stop it before it counts as one
    visit.complaints.clear()
    visit.requests.clear()


def test_a_large_page_opens_with_its_most_important_part() -> None:
    large = synthetic(2600)
    first = graph_of(large)["entities"]["first"]
    shown = {entity.iri for entity, opened in zip(large.entities, first, strict=True) if opened}
    assert 0 < len(shown) < len(large.entities)
    assert 1000 < sum(set(pair) <= shown for claim in large.claims for pair in claim.pairs) <= 2000
    assert all(graph_of(SMALL)["entities"]["first"])
    degree: dict[str, int] = {}
    for claim in large.claims:
        for end in claim.pairs[0]:
            degree[end] = degree.get(end, 0) + 1
    assert set(sorted(degree, key=degree.__getitem__)[-20:]) <= shown


def test_an_entity_between_others_is_the_first_broker() -> None:
    names = "left1 left2 left3 middle right1 right2 right3".split()
    links = [("left1", "left2"), ("left2", "left3"), ("left1", "left3"), ("left1", "middle"), ("middle", "right1")]
    links += [("right1", "right2"), ("right2", "right3"), ("right1", "right3")]
    claims = tuple(Claim(f"c-{n}", "Meeting", "reported", "met", "x", pairs=(pair,)) for n, pair in enumerate(links))
    found = graph_of(Picture(tuple(Entity(name, name, "Person") for name in names), claims))["entities"]
    assert dict(zip(names, found["broker"], strict=True)) | {"left1": 2, "right1": 3} == dict(
        zip(names, [2, 0, 0, 1, 3, 0, 0], strict=True)
    )
    assert found["community"][names.index("left1")] == found["community"][names.index("left3")]
    assert found["community"][names.index("left1")] != found["community"][names.index("right1")]


def test_the_outline_of_countries_is_small_and_goes_around_the_earth_once() -> None:
    html = render(EMPTY, title="t")
    block = re.search(r'id="world">([^<]*)<', html)
    assert block
    assert len(block[1]) < 120_000
    points = [point for ring in Page(html).blocks["world"]["rings"] for point in _unfolded(ring)]
    assert all(-180 <= east <= 180 and -90 <= north <= 90 for east, north in points)
    assert min(points)[0] == -180
    assert max(points)[0] == 180
    assert any(abs(east - 27.6) < 6 and abs(north - 53.9) < 3 for east, north in points)  # Belarus has a border


def _unfolded(ring: list[int]) -> list[tuple[float, float]]:
    east = north = 0
    found = []
    for across, up in zip(ring[::2], ring[1::2], strict=True):
        east, north = east + across, north + up
        found.append((east / 100, north / 100))
    return found


def test_the_frame_for_notebooks_draws_and_selects(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><title>n</title>{render_inline(SMALL, title='t')}", encoding="utf-8")
    page = browser.new_context(viewport={"width": 1200, "height": 700}).new_page()
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path.as_uri())
    page.frame_locator("iframe").locator("html[data-ready]").wait_for(state="attached")
    inner = page.frames[1]
    inner.evaluate("viewer.views.change({ selection: { kind: 'entity', entity: viewer.model.entities[0] } })")
    page.wait_for_timeout(600)
    assert SMALL.entities[0].label in inner.locator("#right").inner_text()
    page.context.close()
    assert complaints == []
