"""`python -m training`: from texts with labels to the reader that graphkit ships, step by step or all at once."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from graphkit.errors import GraphkitError
from graphkit.reader.files import shipped
from training.errors import TrainingError
from training.job import Job, write_json
from training.markup import MarkupError
from training.steps import STEPS, evaluate_reader, run_all

HELP = {
    "prepare": "label the texts of --training",
    "train": "train a network for each of --seeds",
    "export": "write each network as the files of a reader",
    "evaluate": "score each reader, or the one of --reader",
    "ship": "copy the first seed's reader to --model",
    "card": "write the model card",
    "all": "all of these, in this order",
}


def arguments() -> argparse.ArgumentParser:
    """The program's options; every command takes all of them, so that a command can be repeated with another name."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--training", type=Path, metavar="DIR", help="with <source>.train.jsonl files")
    common.add_argument("--development", type=Path, metavar="DIR", help="with the development sets")
    common.add_argument("--bench", type=Path, metavar="DIR", help="with score.py, which scores the development sets")
    common.add_argument("--build", type=Path, metavar="DIR", default=Path("build/training"), help="for what is made")
    common.add_argument("--model", type=Path, metavar="DIR", default=shipped(), help="of the reader that is shipped")
    common.add_argument("--seeds", type=int, nargs="+", metavar="N", default=[0, 1, 2], help="the first is shipped")
    common.add_argument("--without", action="append", metavar="SOURCE", default=[], help="leave out; may be repeated")
    common.add_argument(
        "--finish", action="store_true", help="ship a network with a last stage on the development sets"
    )
    common.add_argument("--threads", type=int, metavar="N", default=2)
    common.add_argument("--again", action="store_true", help="run steps whose output is there")
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.partition(": ")[2])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, text in HELP.items():
        command = commands.add_parser(name, parents=[common], help=text, description=text)
        if name == "evaluate":
            command.add_argument(
                "--reader", type=Path, metavar="DIR", help="any reader's files; figures go to --output"
            )
            command.add_argument("--output", type=Path, metavar="FILE", help="a JSON file; by default they are printed")
    return parser


def main(given: Sequence[str] | None = None) -> int:
    """Runs a command; 2 where it cannot do what it was asked for."""
    parser = arguments()
    options = parser.parse_args(given)
    if options.threads < 1:
        parser.error(f"--threads {options.threads}: at least 1 was expected")
    if len(set(options.seeds)) < len(options.seeds):
        parser.error(f"--seeds {' '.join(map(str, options.seeds))}: different numbers were expected")
    job = Job(
        build=options.build,
        model=options.model,
        training=options.training,
        development=options.development,
        bench=options.bench,
        seeds=tuple(options.seeds),
        without=tuple(options.without),
        finish=options.finish,
        threads=options.threads,
        again=options.again,
    )
    try:
        if options.command == "all":
            run_all(job)
        elif options.command == "evaluate" and options.reader:
            _show(evaluate_reader(job, options.reader), options.output)
        else:
            STEPS[options.command](job)
    except (TrainingError, MarkupError, GraphkitError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _show(figures: dict[str, object], output: Path | None) -> None:
    if output is not None:
        write_json(output, figures)
    else:
        sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
