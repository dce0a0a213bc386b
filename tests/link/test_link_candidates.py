"""A name that several entries bear: which is preferred, and why."""

from __future__ import annotations

from graphkit.lexicon.entries import Entry
from graphkit.lexicon.naming import load_name_words
from graphkit.lexicon.types import load_types
from graphkit.link.candidates import candidates, named_states
from graphkit.link.names import Name
from graphkit.model import Span

AGENCY = Entry("afp", "MediaOrganization", "Agence France-Presse", states=("fr",))
FORCE = Entry("forces", "ArmedForce", "Armed Forces of the Philippines", states=("ph",))
CITY = Entry("afp-city", "City", "Afp")


def best(name: Name, *states: str) -> tuple[str, str]:
    first = candidates(name, frozenset(states), load_name_words(), load_types())[0]
    return first.entry.id, first.reason


def test_the_first_entry_is_preferred_where_nothing_tells() -> None:
    assert best(Name(Span(0, 3), "MediaOrganization", (AGENCY, FORCE)))[0] == "afp"


def test_a_state_that_the_article_names_tells() -> None:
    chosen, reason = best(Name(Span(0, 3), "MediaOrganization", (AGENCY, FORCE)), "ph", "us")
    assert chosen == "forces"
    assert "the article names ph" in reason


def test_the_models_label_tells() -> None:
    chosen, reason = best(Name(Span(0, 3), "MediaOrganization", (AGENCY, CITY), label="GPE"))
    assert chosen == "afp-city"
    assert "City" in reason


def test_only_names_beyond_doubt_tell_which_states_an_article_is_about() -> None:
    minsk = Entry("minsk", "City", "Minsk", states=("by",), stands_for="by")
    congo = (Entry("cd", "Country", "Congo"), Entry("cg", "Country", "Congo"))
    names = [Name(Span(0, 5), "City", (minsk,)), Name(Span(6, 9), "Country", congo)]
    assert named_states(names) == {"by"}
