"""An article's mentions, names linked -> the same, nominals and pronouns referring too where that is safe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from graphkit import ids
from graphkit.extract.discourse import Discourse
from graphkit.extract.nominals import antecedent_of, is_definite, same_by_structure
from graphkit.extract.pairs import members_of
from graphkit.extract.phrases import noun_phrase, spans_of, subtree
from graphkit.extract.pronouns import resolve_pronoun
from graphkit.lexicon.types import TypeSystem
from graphkit.lexicon.wordlists import CoreferenceWords
from graphkit.model import Article, Entity, Mention

_LONGEST_NAME = 80
_PEOPLE = ("Person", "PersonGroup")
_CLAUSES = ("acl", "relcl", "appos", "advcl", "conj", "cc", "punct")


@dataclass(frozen=True, slots=True)
class Coreference:
    """What the mentions of an article refer to.

    Attributes:
        mentions: the mentions in the order given, `entity` filled in where it is known.
        entities: the entities that nominals brought in ("a draft amendment"), by IRI; known from this text alone.
        groups: number of a mention that stands for several ("the two countries") -> their IRIs.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    groups: Mapping[int, tuple[str, ...]]


def resolve_coreference(
    doc: Doc,
    article: Article,
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    types: TypeSystem,
    words: CoreferenceWords,
) -> Coreference:
    """Makes nominals and pronouns refer to what they mean; what cannot be decided stays None.

    Args:
        doc: the parse.
        article: the article, whose id keeps the entities that nominals bring in apart from other articles'.
        mentions: all mentions, names already linked.
        entities: what the names refer to.
        types: the entity types.
        words: the words of coreference.
    """
    discourse = Discourse(doc, {entity.id: entity for entity in entities}, types, words)
    resolved = list(mentions)
    groups: dict[int, tuple[str, ...]] = {}
    new: dict[str, Entity] = {}
    order = sorted(range(len(mentions)), key=lambda n: (mentions[n].head.start, -mentions[n].span.end, n))
    for number in _names_first(order, mentions, doc):
        mention = mentions[number]
        entity = mention.entity
        head = discourse.token_of(mention)
        if entity is None and head is not None and not types.is_value(mention.type):
            if mention.form == "pronoun":
                entity = resolve_pronoun(head, discourse)
            elif mention.form == "nominal":
                members = members_of(head, mention, discourse)
                if members:
                    groups[number] = members
                    continue
                entity = _of_nominal(head, mention, article, discourse, new)
        if entity is not None:
            resolved[number] = replace(mention, entity=entity)
            discourse.see(number, mention, entity)
    return Coreference(tuple(resolved), tuple(new[iri] for iri in sorted(new)), groups)


def _names_first(order: Sequence[int], mentions: Sequence[Mention], doc: Doc) -> list[int]:
    """By sentence, and within one sentence names before what may be set beside them."""
    starts = [sentence.start_char for sentence in doc.sents]

    def key(number: int) -> tuple[int, bool, int]:
        start = mentions[number].head.start
        sentence = sum(1 for other in starts if other <= start)
        return sentence, mentions[number].form != "name", order.index(number)

    return sorted(order, key=key)


def _of_nominal(
    head: Token, mention: Mention, article: Article, discourse: Discourse, new: dict[str, Entity]
) -> str | None:
    beside = same_by_structure(head, mention, discourse)
    if beside is not None or head.dep_ == "attr":
        return beside
    if is_definite(head, discourse):
        found, ambiguous = antecedent_of(head, mention, discourse)
        if found is not None or ambiguous:
            return found
    if mention.type in discourse.words.open_types and is_definite(head, discourse) and not _is_told(head, mention):
        return None
    name = _name_of(head, mention, discourse)
    entity = Entity(ids.text_entity_iri(mention.type, name, scope=article.id), mention.type, name)
    new.setdefault(entity.id, entity)
    discourse.entities.setdefault(entity.id, entity)
    return entity.id


def _is_told(head: Token, mention: Mention) -> bool:
    """Whether a phrase says by itself whom it means: "the Turkish ambassador", "the governor of Nineveh"."""
    owned = any(child.dep_ == "prep" and child.lower_ == "of" for child in head.children)
    return mention.type == "Person" and (mention.affiliation is not None or owned)


def _name_of(head: Token, mention: Mention, discourse: Discourse) -> str:
    """The phrase without its determiner; of people with what follows ("sources within the army"), if that is short."""
    text = mention.text
    if discourse.types.is_a(mention.type, _PEOPLE):
        whole = spans_of(discourse.doc, _core(head))
        text = discourse.doc.text[whole[0].start : whole[-1].end] if whole else text
    if len(text) > _LONGEST_NAME:
        text = mention.text[: mention.head.end - mention.span.start]
    first, _, rest = text.partition(" ")
    words = discourse.words
    leads = first.lower() in words.definite | words.indefinite or first.lower() in (*words.pronouns, "whose")
    return " ".join((rest if leads and rest else text).split())


def _core(head: Token) -> list[int]:
    clauses = {i for child in head.children if child.dep_ in _CLAUSES and child.i > head.i for i in subtree(child)}
    return [number for number in noun_phrase(head) if number not in clauses]
