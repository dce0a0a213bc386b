"""The command line as its user meets it: answers on stdout, messages on stderr, codes that tell."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXT = "Russia delivered S-400 systems to India in May. Vladimir Putin has not signed the treaty."
FEED = [
    {"id": "one", "text": TEXT, "publisher": "Example Wire", "published": "2025-06-01"},
    {"id": "two", "text": "Germany will deploy a brigade to Lithuania, officials in Berlin said on Tuesday."},
]


def graphkit(
    *arguments: str | Path, given: str | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graphkit", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, text=True, cwd=cwd, check=False)


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("feed") / "feed.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in FEED), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def store(feed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "kg"
    done = graphkit("build", feed, "-o", path)
    assert done.returncode == 0, done.stderr
    return path


def claim_of(store: Path, kind: str) -> str:
    asked = graphkit("query", store, f"SELECT ?c {{ ?c a gk:{kind} }}", "-f", "json")
    return str(json.loads(asked.stdout)[0]["c"])


def test_a_second_build_finds_everything_there(feed: Path, store: Path) -> None:
    done = graphkit("build", feed, "-o", store)
    assert done.returncode == 0
    assert "0 articles added, 2 already there" in done.stderr
    assert done.stdout == ""


def test_extract_writes_one_line_an_article_in_order(feed: Path) -> None:
    done = graphkit("extract", feed)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["article"]["source_id"] for row in rows] == ["one", "two"]


def test_extract_reads_stdin(feed: Path) -> None:
    done = graphkit("extract", "-", given=feed.read_text(encoding="utf-8"))
    assert len(done.stdout.splitlines()) == 2


def test_a_broken_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join([json.dumps(FEED[0]), "{broken", json.dumps(FEED[1])]), encoding="utf-8")
    done = graphkit("extract", path)
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 2
    assert len(done.stderr.splitlines()) == 1
    assert "feed.jsonl:2" in done.stderr


def test_nothing_readable_fails(tmp_path: Path) -> None:
    done = graphkit("build", tmp_path / "missing.txt", "-o", tmp_path / "kg")
    assert done.returncode == 1
    assert "missing.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_query_answers_in_three_formats(store: Path) -> None:
    text = "SELECT ?s ?r { ?c a gk:ArmsTransfer ; gk:supplier/skos:prefLabel ?s ; gk:recipient/skos:prefLabel ?r }"
    assert graphkit("query", store, text, "-f", "csv").stdout == "s,r\nRussia,India\n"
    assert json.loads(graphkit("query", store, text, "-f", "json").stdout) == [{"s": "Russia", "r": "India"}]
    assert "Russia" in graphkit("query", store, text).stdout


def test_ask_narrows_by_each_filter(store: Path) -> None:
    def rows(*options: str) -> int:
        done = graphkit("ask", store, "arms-transfers", *options, "-f", "json")
        assert done.returncode == 0, done.stderr
        return len(json.loads(done.stdout))

    assert rows() == rows("--actor", "India", "--until", "2025-12-31", "--limit", "1") == 1
    assert rows("--actor", "Germany") == rows("--since", "2026-01-01") == rows("--status", "denied,planned") == 0
    assert rows("--place", "India") == 0


def test_ask_lists_the_questions_and_says_how_many_rows_there_are(store: Path) -> None:
    assert "arms-transfers" in graphkit("ask", store).stdout
    assert "1 rows" in graphkit("ask", store, "entity", "--set", "name=India", "--limit", "1").stderr


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["weather"], "one of accusations"),
        (["outlets", "--place", "India"], "its rows are about several claims each, so place cannot narrow it"),
        (["attacks", "--since", "May"], "since: 'May' is no day"),
        (["attacks", "--status", "sure"], "confirmed, official"),
        (["attacks", "--place", "Indai"], "one such as 'India'"),
        (["entity", "--set", "who=India"], "name was expected"),
    ],
)
def test_a_question_that_cannot_be_asked_gives_one_clear_line(store: Path, options: list[str], expected: str) -> None:
    done = graphkit("ask", store, *options)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert expected in done.stderr


def test_query_writes_graphs_as_graphs_and_refuses_that_for_tables(store: Path) -> None:
    sparql = "DESCRIBE ?c { ?c a gk:ArmsTransfer }"
    assert "gk:attests" in graphkit("query", store, sparql, "-f", "turtle").stdout
    assert json.loads(graphkit("query", store, sparql, "-f", "jsonld").stdout)
    assert "gk:involves" in graphkit("query", store, "describe wd:Q159", "-f", "turtle").stdout
    assert graphkit("query", store, sparql, "-f", "csv", "--limit", "2").stdout.count("\n") == 3
    refused = graphkit("query", store, "SELECT ?c { ?c a gk:ArmsTransfer }", "-f", "jsonld")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "table, csv or json was expected" in refused.stderr


def test_query_reads_a_file(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("ASK { ?c a gk:ArmsTransfer }", encoding="utf-8")
    assert "true" in graphkit("query", store, path, "-f", "csv").stdout


@pytest.mark.parametrize("question", ["SELECT ?s { ?s", "no-such-question", "DELETE WHERE { ?s ?p ?o }"])
def test_a_bad_query_gives_one_clear_line(store: Path, question: str) -> None:
    done = graphkit("query", store, question)
    assert done.returncode == 1
    assert done.stderr.startswith("graphkit: ")
    assert "expected" in done.stderr
    assert "Traceback" not in done.stderr


def test_explain_marks_the_trigger_in_its_sentence(store: Path) -> None:
    done = graphkit("explain", store, claim_of(store, "ArmsTransfer"))
    assert "Russia »delivered« S-400 systems to India in May." in done.stdout
    assert "Example Wire" in done.stdout


def test_a_negated_claim_says_so(store: Path) -> None:
    done = graphkit("explain", store, claim_of(store, "Signing"))
    assert "negative, certain, actual (because of: not)" in done.stdout
    assert "denied" in done.stdout


def test_explain_shows_how_a_sentence_is_read() -> None:
    done = graphkit("explain", "--sentence", "Minsk never agreed to supply Iran with S-400 missiles.")
    assert done.returncode == 0
    for line in (
        "supply           VB     xcomp      of 2 agreed",
        "S-400 missiles [WeaponSystem, nominal]",
        "4 supply.verb",
        "no claim: no equipment",
        "recipient: Iran",
        "negative, certain, planned (because of: never, agreed)",
    ):
        assert line in done.stdout


def test_explain_says_why_a_frame_was_not_tried_further() -> None:
    done = graphkit("explain", "--sentence", "The EU lifted its sanctions on Iran.")
    assert "Sanction pattern 1 → no claim: stands under lift (not_under)" in done.stdout


@pytest.mark.parametrize("arguments", [(), ("kg",), ("kg", "c-1", "--sentence", "x")])
def test_explain_wants_a_claim_of_a_store_or_a_sentence(arguments: tuple[str, ...]) -> None:
    done = graphkit("explain", *arguments)
    assert done.returncode == 2
    assert "either STORE and CLAIM or --sentence was expected" in done.stderr


def test_view_writes_a_page(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert graphkit("view", store, "-o", page).returncode == 0
    assert "<html" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld", "rdf12", "graphml", "gexf", "ftm"])
def test_export_writes_every_format(store: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / "out"
    done = graphkit("export", store, "-f", form, "-o", path)
    assert done.returncode == 0, done.stderr
    assert "India" in path.read_text(encoding="utf-8")


def test_validate_finds_a_built_store_sound(store: Path) -> None:
    done = graphkit("validate", store)
    assert done.returncode == 0, done.stdout


def test_frames_lists_the_relations_and_one_of_them() -> None:
    assert "Deployment" in graphkit("frames").stdout
    assert "Iskander" in graphkit("frames", "Deployment").stdout
    assert graphkit("frames", "Nonsense").returncode == 1


@pytest.mark.parametrize(
    "command", ["", "build", "extract", "ask", "query", "view", "validate", "export", "explain", "frames", "demo"]
)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = graphkit(*command.split(), "--help")
    assert done.returncode == 0
    assert f"graphkit {command}".strip() in done.stdout


def test_help_and_query_do_without_the_heavy_libraries() -> None:
    code = (
        "import sys, graphkit, graphkit.cli, graphkit.rdf, graphkit.graph\n"
        "print([name for name in ('spacy', 'pandas', 'pyvis', 'networkx', 'rdflib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_missing_model_says_what_to_install(feed: Path) -> None:
    done = graphkit("extract", feed, "--model", "xx_not_there")
    assert done.returncode == 1
    assert "pip install xx_not_there" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["query", "ask"])
def test_a_question_that_takes_too_long_is_given_up(store: Path, command: str) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STR(?a) > STR(?j)) }"
    asked = [slow] if command == "query" else ["entity", "--set", "name=Oreshnik"]
    code = "import time, sys; from graphkit.cli import main; import graphkit.rdf as rdf\n"
    if command == "ask":  # none of the questions that come with the program is slow
        code += "import graphkit.rdf.asking; rdf.answer = lambda *rest: time.sleep(60)\n"
    code += f"sys.argv = ['graphkit', {command!r}, {str(store)!r}, *{asked!r}, '--timeout', '2']; main()"
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert time.monotonic() - started < 30
    assert (done.returncode, done.stdout) == (1, "")
    assert "it took more than 2 seconds; a narrower one, or --timeout, was expected" in done.stderr


def test_a_question_that_fails_leaves_no_time_limit_behind(store: Path) -> None:
    code = (
        "import time\nfrom click.testing import CliRunner\nfrom graphkit.cli import cli\n"
        f"CliRunner().invoke(cli, ['query', {str(store)!r}, 'SELECT {{', '--timeout', '1'])\n"
        "time.sleep(2)\nprint('still here')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "still here\n")
