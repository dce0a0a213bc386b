"""Figures of several seeds and the shipped directory -> the model card, `README.md` in that directory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from graphkit.reader.files import CHECKSUMS, FILES, SETTINGS
from training.errors import TrainingError
from training.evaluate import TASKS, Figures
from training.examples import TYPES

HERE = Path(__file__).parent
CARD = "README.md"
NOTHING = "–"

LABELS = {
    "all": "all",
    "PER": "persons",
    "ORG": "organisations",
    "GPE": "states, cities",
    "LOC": "places, regions",
    "NAT": "nationalities",
    "WEAPON": "weapons",
    "AGREEMENT": "agreements",
    "EVENT": "exercises, events",
    "FACILITY": "facilities",
    "UNIT": "units, forces",
    "MEDIA": "media",
}
"""The types in the words of the card."""

Row = dict[str, Any]


def write_card(runs: Sequence[Figures], shipped: Figures, model: Path) -> None:
    """Writes the card.

    Args:
        runs: figures of the networks that did not learn from the development sets, one for each seed.
        shipped: figures of the network whose files are in `model`.
        model: the directory of the shipped files.

    Raises:
        TrainingError: the figures are of another network, or not of one kind.
    """
    found = fingerprint(model)
    if shipped["reader"] != found:
        raise TrainingError(
            f"{model}: its fingerprint is {found}; {shipped['reader']}, of which there are figures, was expected: "
            "run the steps export, evaluate and ship"
        )
    (model / CARD).write_text(card_text(runs, shipped, model), encoding="utf-8")


def fingerprint(model: Path) -> str:
    """Sixteen hexadecimal digits that tell one directory from another; see `GraphkitReader.fingerprint`."""
    return hashlib.sha256((model / CHECKSUMS).read_bytes()).hexdigest()[:16]


def card_text(runs: Sequence[Figures], shipped: Figures, model: Path) -> str:
    """The card as Markdown; see `write_card`."""
    if any(run["run"]["finished"] for run in runs):
        raise TrainingError(
            "the model card: a network learned from the development sets; one that did not was expected"
        )
    if len({json.dumps(_shape(run)) for run in runs}) > 1:
        raise TrainingError("the model card: the seeds are not scored alike; evaluate all with the same directories")
    known = yaml.safe_load((HERE / "sources.yaml").read_text(encoding="utf-8"))
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("card.md.jinja").render(
        types=TYPES,
        limit=json.loads((model / SETTINGS).read_text(encoding="utf-8"))["limit"],
        encoder=known["encoder"],
        sources=list(_sources(known["texts"], runs[0], shipped)),
        runs=runs,
        seeds=[run["run"]["seed"] for run in runs],
        shipped=shipped,
        development=list(_development(runs, shipped)),
        documents=shipped["domain"]["documents"],
        mentions=list(_mentions(runs, shipped)),
        attributions=list(_attributions(runs, shipped)),
        coreference=list(_coreference(runs, shipped)),
        files=list(_files(model)),
    )


def spread(values: Sequence[float | None]) -> str:
    """The mean, and where there are several values the lowest and the highest: `.912 [.905–.918]`."""
    known = [value for value in values if value is not None]
    if not known:
        return NOTHING
    mean = _decimal(sum(known) / len(known))
    return mean if len(known) == 1 else f"{mean} [{_decimal(min(known))}–{_decimal(max(known))}]"


def _decimal(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}".removeprefix("0")


def _shape(value: Any) -> Any:
    """The keys of figures, without what is in them."""
    return {key: _shape(each) for key, each in sorted(value.items())} if isinstance(value, dict) else None


def _sources(known: Mapping[str, Row], first: Figures, shipped: Figures) -> Iterator[Row]:
    """The sources that were learned from, in the order of `sources.yaml`."""
    learned = shipped["run"]["sources"]
    for name in learned:
        if name not in known:
            raise TrainingError(
                f"{HERE / 'sources.yaml'}: nothing on {name}; its licence and what it teaches were expected"
            )
    for name in (name for name in known if name in learned):
        passes = [shipped["run"]["passes"][name]]
        if shipped["run"]["finished"]:
            passes.insert(0, first["run"]["passes"].get(name, 0.0))
        if any(passes):
            held, seen = learned[name], ", then ".join(f"{number:g}" for number in passes)
            yield {"note": None, **known[name], **held, "names": held["names"] + held["inner"], "passes": seen}


def _development(runs: Sequence[Figures], shipped: Figures) -> Iterator[Row]:
    if runs[0]["development"] is None:
        return
    for task, name in TASKS.items():
        first = runs[0]["development"][task]
        own = (shipped["development"] or {}).get(task, {})
        for figure in _figures_of(first):
            yield {
                "set": name,
                "rows": first["rows"],
                "figure": figure,
                "gold": _gold(first["gold"], figure),
                "mean": spread([run["development"][task][figure] for run in runs]),
                "shipped": _decimal(own.get(figure)),
            }


def _figures_of(scored: Figures) -> list[str]:
    return [name for name in scored if name not in ("rows", "gold")]


def _gold(gold: Mapping[str, int], figure: str) -> int | str:
    """How many gold items a figure of the scorers is about: the slice has the figure's name, or counts all mentions."""
    name = figure.removesuffix("_f1").replace("_", " ")
    if name in gold:
        return gold[name]
    mentions = [count for label, count in gold.items() if label.endswith(": mentions")]
    wanted = 1 if figure.endswith("_singletons") else 0
    return mentions[wanted] if wanted < len(mentions) else NOTHING


def _mentions(runs: Sequence[Figures], shipped: Figures) -> Iterator[Row]:
    for kind, label in LABELS.items():
        own = shipped["domain"]["mentions"][kind]
        if own["together"]["overlap"]["gold"] == 0:
            continue
        scored = [run["domain"]["mentions"][kind] for run in runs]
        yield {
            "type": label,
            "gold": own["together"]["overlap"]["gold"],
            "overlap": spread([each["together"]["overlap"]["f1"] for each in scored]),
            "exact": spread([each["together"]["exact"]["f1"] for each in scored]),
            "names_gold": own["name"]["overlap"]["gold"],
            "names": spread([each["name"]["overlap"]["f1"] for each in scored]),
            "nominals_gold": own["nominal"]["overlap"]["gold"],
            "nominals": spread([each["nominal"]["overlap"]["f1"] for each in scored]),
            "shipped": _decimal(own["together"]["overlap"]["f1"]),
        }


def _attributions(runs: Sequence[Figures], shipped: Figures) -> Iterator[Row]:
    for part, own in shipped["domain"]["attributions"].items():
        scored = [run["domain"]["attributions"][part] for run in runs]
        rates = {rate: spread([each[rate] for each in scored]) for rate in ("precision", "recall", "f1")}
        yield {"part": part, "gold": own["gold"], **rates, "shipped": _decimal(own["f1"])}


def _coreference(runs: Sequence[Figures], shipped: Figures) -> Iterator[Row]:
    if "coref" not in runs[0]["domain"]:
        return
    own = shipped["domain"].get("coref", {})
    for figure in _figures_of(runs[0]["domain"]["coref"]):
        mean = spread([run["domain"]["coref"][figure] for run in runs])
        yield {"figure": figure, "mean": mean, "shipped": _decimal(own.get(figure))}


def _files(model: Path) -> Iterator[Row]:
    for name in FILES:
        contents = (model / name).read_bytes()
        yield {"name": name, "size": f"{len(contents):,}", "sha256": hashlib.sha256(contents).hexdigest()}
