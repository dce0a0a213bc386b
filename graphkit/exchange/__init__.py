"""Writes claims for other programs: `tables` for spreadsheets, `neo4j`, `ftm` for FollowTheMoney, `gexf` for Gephi."""

from graphkit.exchange.ftm import denied, ftm
from graphkit.exchange.gexf import gexf
from graphkit.exchange.neo4j import neo4j
from graphkit.exchange.tables import tables

__all__ = ["denied", "ftm", "gexf", "neo4j", "tables"]
