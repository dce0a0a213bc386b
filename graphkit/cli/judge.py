"""`graphkit review` and `graphkit judge`: people say which entities are one, at the terminal or from a script."""

from __future__ import annotations

import datetime as dt
import getpass
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.output import message, table, visible
from graphkit.cli.places import store_argument

if TYPE_CHECKING:
    from graphkit.model import Candidate, Judgement, Profile
    from graphkit.rdf import EvidenceRow, Place
    from graphkit.resolution import Review

_WHO = click.option("--as", "who", metavar="NAME", help="Who judges.  [default: the user's name]")
_SENTENCES = 3
_LONGEST = 300
_VERDICTS = {"s": "same", "d": "different", "u": "unsure"}
_KEYS = "[s]ame  [d]ifferent  [u]nsure  s[k]ip  [b]ack  [q]uit"
_ACTIONS = {"same": 2, "different": 2, "unsure": 2, "undo": 1, "take": 1, "list": 0}


@click.command()
@store_argument
@_WHO
@click.option("--list", "list_them", is_flag=True, help="List the open pairs, and ask nothing.")
def review(store: Place, who: str | None, *, list_them: bool) -> int:
    """Step through pairs of entities that may be one, and say whether they are.

    Each pair is shown with what speaks for and against it and with sentences from both sides. Answers go to
    judgements.jsonl in the store's folder at once; the graph follows when you leave.

    \b
    s  the same: they become one, in claims, status and page
    d  different: they stay two, whatever the evidence
    u  unsure: they stay two, and are not asked about again
    k  skip: ask next time
    b  back: take the last answer back
    q  quit

    \b
    graphkit review kg
    graphkit review kg --list
    """
    with _reviewing(store, write=not list_them) as open_review:
        if list_them:
            _list_open(open_review)
            return 0
        done = _ask(open_review, who or getpass.getuser())
    counted = ", ".join(f"{number} {verdict}" for verdict, number in sorted(done.items())) or "nothing judged"
    message(f"{store}: {counted}")
    return 0


@click.command()
@store_argument
@click.argument("action", type=click.Choice(list(_ACTIONS)))
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@_WHO
@click.option("--note", help="Why.")
def judge(store: Place, action: str, items: tuple[str, ...], who: str | None, note: str | None) -> int:
    """Record whether two entities are one, or take such a judgement back.

    An entity is given by its id (wd:Q159, id:…) or by a name that only one entity of the store has. Judgements are
    kept in judgements.jsonl in the store's folder, which only grows. After `undo` the graph is as if the judgement had
    never been made. `take` adds the judgements of another ledger, as after building a store anew.

    \b
    graphkit judge kg same 'José Albares' 'José Manuel Albares' --note 'the minister'
    graphkit judge kg different id:roberts-1f2e wd:Q123
    graphkit judge kg list
    graphkit judge kg undo j-0123456789abcdef
    graphkit judge kg take old/judgements.jsonl
    """
    if len(items) != _ACTIONS[action]:
        raise click.UsageError(f"{action}: {len(items)} items; {_ACTIONS[action]} were expected")
    with _reviewing(store, write=action != "list") as open_review:
        if action == "list":
            _list_judgements(open_review)
        else:
            message(f"{store}: {_judged(open_review, action, items, who or getpass.getuser(), note)}")
    return 0


@contextmanager
def _reviewing(store: Place, *, write: bool) -> Iterator[Review]:
    """A review of the store; the graph is brought in line with what was judged, even if it is interrupted."""
    from graphkit.rdf import Store
    from graphkit.resolution import Review

    Store.open(store).close()  # a store is made by `build`, not here
    with Store.open(store, write=write) as opened:
        found = Review(opened)
        try:
            yield found
        finally:
            found.close()


def _judged(open_review: Review, action: str, items: tuple[str, ...], who: str, note: str | None) -> str:
    now = dt.datetime.now(dt.UTC)
    if action == "take":
        return f"{open_review.take(Path(items[0]))} judgements taken"
    if action == "undo":
        return f"{items[0]} undone ({open_review.undo(items[0], who=who, time=now, note=note).id})"
    made = open_review.judge(items[0], items[1], action, who=who, time=now, note=note)  # type: ignore[arg-type]
    return f"{made.verdict} ({made.id})"


def _list_open(open_review: Review) -> None:
    from graphkit.rdf.terms import compact

    rows = [
        (
            f"{pair.score:.2f}",
            *(_title(open_review.profile(iri)) for iri in (pair.first, pair.second)),
            compact(pair.first),
            compact(pair.second),
            "; ".join(pair.reasons),
        )
        for pair in open_review.offered
    ]
    table(("score", "one", "other", "id of one", "id of the other", "reasons"), rows, longest=200)
    message(f"{len(rows)} open pairs")


def _list_judgements(open_review: Review) -> None:
    in_force = {judgement.id for judgement in open_review.ledger.in_force()}
    from graphkit.rdf.terms import compact
    from graphkit.resolve import Undoing

    rows = []
    for record in open_review.ledger.records:
        time = f"{record.time:%Y-%m-%d %H:%M}"
        if isinstance(record, Undoing):
            rows.append((record.id, time, record.who, f"undoes {record.undoes}", "", "", record.note or ""))
        else:
            verdict = record.verdict if record.id in in_force else f"({record.verdict})"
            rows.append(
                (record.id, time, record.who, verdict, compact(record.first), compact(record.second), record.note or "")
            )
    table(("id", "time", "who", "verdict", "one", "other", "note"), rows)
    message(f"{len(in_force)} judgements in force; those in brackets are undone or replaced")


def _ask(open_review: Review, who: str) -> Counter[str]:
    """Asks about each open pair once; what a same or different settles by itself is left out."""
    done: Counter[str] = Counter()
    made: list[tuple[Candidate, Judgement]] = []
    waiting = list(open_review.offered)
    number = 0
    while waiting:
        pair = waiting.pop(0)
        number += 1
        _show(open_review, pair, f"{number} of {number + len(waiting)}")
        key = _key()
        if key == "q":
            break
        if key == "b":
            waiting.insert(0, pair)
            number -= 1
            if made:
                last, judgement = made.pop()
                open_review.undo(judgement.id, who=who, time=dt.datetime.now(dt.UTC))
                done -= Counter([judgement.verdict])
                waiting.insert(0, last)
                number -= 1
            continue
        if key in _VERDICTS:
            verdict = _VERDICTS[key]
            judgement = open_review.judge(pair.first, pair.second, verdict, who=who, time=dt.datetime.now(dt.UTC))  # type: ignore[arg-type]
            made.append((pair, judgement))
            done[verdict] += 1
            open_review.look_again()
            open_now = {(c.first, c.second) for c in open_review.offered}
            waiting = [c for c in waiting if (c.first, c.second) in open_now]
    return done


def _key() -> str:
    """One of the keys; on a pipe the first character of a line, and the end of the pipe quits."""
    while True:
        click.echo(f"{_KEYS} > ", nl=False)
        key = click.getchar() if sys.stdin.isatty() else (sys.stdin.readline() or "q").strip()[:1]
        click.echo(key if key.isprintable() else "")
        if key.lower() in {*_VERDICTS, "k", "b", "q"}:
            return key.lower()


def _show(open_review: Review, pair: Candidate, place: str) -> None:
    click.echo(f"\n{place} · score {pair.score:.2f}")
    for reason in pair.reasons:
        click.echo(f"  {visible(reason)}")
    for letter, iri in zip("AB", (pair.first, pair.second), strict=True):
        profile = open_review.profile(iri)
        click.echo(f"\n  {letter}  {_title(profile)} · {_extent(profile)}")
        others = ", ".join(visible(name) for name in profile.names[1:6])
        if others:
            click.echo(f"     also: {others}")
        for row in open_review.sentences(iri)[:_SENTENCES]:
            for line in _evidence(row, profile):
                click.echo(f"     {line}")
    click.echo("")


def _title(profile: Profile) -> str:
    known = ", in the gazetteer" if profile.known else ""
    return f"{visible(profile.names[0]) if profile.names else profile.id} [{profile.type}{known}]"


def _extent(profile: Profile) -> str:
    number = profile.number
    days = [day.isoformat() for day in (profile.first, profile.last) if day]
    when = f", {days[0]}" if len(set(days)) == 1 else f", {days[0]} to {days[1]}" if days else ""
    return f"{number} article{'s' if number != 1 else ''}{when}"


def _evidence(row: EvidenceRow, profile: Profile) -> Iterator[str]:
    article = row.article
    published = article.published.isoformat() if article.published else None
    yield (
        " · ".join(visible(part) for part in (article.publisher, published, article.title) if part) or article.source_id
    )
    sentence = visible(row.sentence)
    name = next((name for name in sorted(profile.names, key=len, reverse=True) if name in sentence), None)
    shown = sentence.replace(name, f"»{name}«", 1) if name else sentence
    yield f"  {shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + '…'}"
