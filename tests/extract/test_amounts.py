"""Sums of money and counted things: what a value says, and whose sum it is."""

from __future__ import annotations

import pytest

from tests.conftest import Extract


def values(extract: Extract, text: str, role: str) -> list[str]:
    found = extract(text).attestations
    return [str(item.value) for a in found for item in a.roles if item.role == role]


@pytest.mark.parametrize(
    ("amount", "value"),
    [
        ("$2.5 billion", "2500000000 dollars"),
        ("US$40 million", "40000000 USD"),
        ("C$ 300 million", "300000000 CAD"),
        ("€1.2bn", "1200000000 EUR"),
        ("£750m", "750000000 GBP"),
        ("50 million euros", "50000000 EUR"),
        ("200 million Danish kroner", "200000000 DKK"),
        ("$1,250,000", "1250000 dollars"),
        ("more than $3 billion", "over 3000000000 dollars"),
        ("up to 90 million zlotys", "up to 90000000 PLN"),
        ("roughly 4 trillion won", "about 4000000000000 KRW"),
    ],
)
def test_a_sum_is_its_figure_in_full_and_its_currency(extract: Extract, amount: str, value: str) -> None:
    assert values(extract, f"Denmark awarded Patria a contract worth {amount}.", "value") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey, which has a $40 billion budget, sold drones to Mali.",
        "Greece sold missiles to Egypt after its parliament passed a budget of $2 billion.",
        "Norway gave aid to Moldova in the 200 days before the vote.",
    ],
)
def test_the_sum_of_another_act_is_not_the_claims(extract: Extract, text: str) -> None:
    assert values(extract, text, "value") == []


@pytest.mark.parametrize(
    "text",
    [
        "Sweden delivered tanks to Ukraine in a deal worth $500 million.",
        "Sweden sold Ukraine tanks worth $500 million.",
        "Sweden sold tanks to Ukraine for $500 million.",
        "Sweden signed a $500 million contract with Patria.",
    ],
)
def test_a_sum_hangs_on_the_act_its_deal_or_its_goods(extract: Extract, text: str) -> None:
    assert set(values(extract, text, "value")) == {"500000000 dollars"}


def test_what_an_exercise_rehearses_is_told_in_words_only(extract: Extract) -> None:
    text = "Latvia held drills near Riga to practise repelling an attack on a port."
    assert values(extract, text, "scenario") == ["repelling an attack on a port"]
    assert not [a for a in extract(text).attestations if a.claim.type == "Attack" and a.mode == "actual"]
