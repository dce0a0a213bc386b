"""The gazetteer's offices -> found by state and title: ("ru", "defence minister")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphkit.lexicon.entries import Entry
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.offices import OfficeWords, load_offices


@dataclass(frozen=True, slots=True)
class KnownOffices:
    """The offices of states.

    Attributes:
        by_title: (code of the state, title in lower case and one spelling) -> the office.
        by_iri: the same with the IRI of the state.
        longest: the number of words of the longest title.
        words: the spelling of office words.
    """

    by_title: Mapping[tuple[str, str], Entry]
    by_iri: Mapping[tuple[str, str], Entry]
    longest: int
    words: OfficeWords

    def held_in(self, organization: str, title: list[str]) -> Entry | None:
        """The office of a state, given by its IRI, that goes by these words."""
        return self.by_iri.get((organization, self.words.name(title)))

    def of(self, state: str, title: list[str]) -> Entry | None:
        """The office of a state that goes by these words, None where the gazetteer has none."""
        return self.by_title.get((state, self.words.name(title)))


def known_offices(gazetteer: Gazetteer) -> KnownOffices:
    """The offices of `gazetteer` that belong to one state, by what their names say beside the state's name."""
    words = load_offices()
    found: dict[tuple[str, str], Entry | None] = {}
    for office in gazetteer.of_type("Office"):
        state = gazetteer.state(office.states[0]) if len(office.states) == 1 else None
        if state is None:
            continue
        for title in {title for name in office.names if (title := _title(name, state, words))}:
            place = (state.id, title)
            found[place] = office if found.get(place, office) is office else None
    by_title = {place: office for place, office in found.items() if office is not None}
    by_iri = {(gazetteer.entries[state].iri, title): office for (state, title), office in by_title.items()}
    return KnownOffices(by_title, by_iri, max((len(title.split()) for _, title in by_title), default=0), words)


def _title(name: str, state: Entry, words: OfficeWords) -> str:
    """The title in "Turkish Defence Minister", "US Secretary of War", "Minister of Defence of Turkey"; else nothing."""
    for owner in (*state.demonyms, *state.names):
        if name.startswith(f"{owner} "):
            return words.name(name[len(owner) + 1 :].split())
    for own in state.names:
        for tail in (f" of {own}", f" of the {own}"):
            if name.endswith(tail):
                return words.name(name[: -len(tail)].split())
    return ""
