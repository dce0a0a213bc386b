"""Shards: together the whole store, each article in one of them, the same bytes every time."""

from __future__ import annotations

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from graphkit.rdf import terms
from graphkit.rdf.shards import shard


@pytest.mark.parametrize("count", [1, 2, 7, 64])
def test_all_shards_together_are_the_store(three, count):
    parts = [shard(three, number, count)[1] for number in range(count)]
    lines = [line for part in parts for line in part.splitlines(keepends=True)]
    assert b"".join(sorted(lines)) == three.export("nquads")
    read = pyoxigraph.Store()
    for part in parts:
        read.bulk_load(part, format=RdfFormat.N_QUADS)
    assert set(read) == set(three.match())


def test_an_article_and_a_node_stand_whole_in_one_shard(three):
    parts = [list(pyoxigraph.parse(shard(three, n, 7)[1], format=RdfFormat.N_QUADS)) for n in range(7)]
    keys = [
        {str(q.graph_name if q.graph_name.value.startswith(terms.DOC) else (q.graph_name, q.subject)) for q in part}
        for part in parts
    ]
    assert sum(map(len, keys)) == len(set.union(*keys))
    assert sum(bool(part) for part in parts) > 2


def test_each_shard_is_sorted_and_named_in_order(three):
    found = [shard(three, number, 12) for number in range(12)]
    assert [name for name, _ in found] == sorted({name for name, _ in found})
    assert found[0][0] == "shard-0001-of-0012.nq"
    for _, part in found:
        assert part.splitlines() == sorted(part.splitlines())
