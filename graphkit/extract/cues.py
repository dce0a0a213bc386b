"""A verb, noun or adjective -> the words right around it that negate, hedge, put off or suppose it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from graphkit.extract.clauses import VERBAL, is_present, is_question
from graphkit.lexicon.wordlists import CommitmentWords, Groups, load_veridical_words

_SUBJECTS_AND_OBJECTS = ("nsubj", "nsubjpass", "dobj", "attr", "expl")
_MODIFIERS = ("amod", "compound", "nmod", "det", "advmod")
_COMPARATIVES = ("fewer", "less", "more", "later", "longer")
_OPENING_QUOTES = ("“", '"', "‘", "«")
_FINITE = ("MD", "VBD", "VBZ", "VBP")
_FUTURE = ("planned", "possible", "requested")


@dataclass(frozen=True, slots=True)
class Effect:
    """What one word does: `negative`, `doubted`, `denied`, a certainty, or a mode."""

    kind: str
    cue: Token


def effects_of(groups: Groups, key: str, cue: Token) -> list[Effect]:
    """The effects of the group that `key` is in, none where it is in none."""
    return [Effect(kind, cue) for kind in groups[key].split("+")] if key in groups else []


def own_effects(token: Token, words: CommitmentWords, below: Token | None = None) -> list[Effect]:
    """All that the word's own clause or phrase says against its being a plain fact.

    Args:
        token: the word.
        words: the words of commitment.
        below: a child whose own negation has been counted already.
    """
    found = [*negations(token, words, below), *_prepositions(token, words)]
    if token.pos_ in VERBAL:
        return [*found, *modality(token, words), *_markers(token, words), *_conditions(token, words), *_mood(token)]
    return [*found, *modifiers(token, words)]


def negations(token: Token, words: CommitmentWords, below: Token | None = None) -> list[Effect]:
    """Negators, negative subjects and objects but `below` ("no missiles were sent"), "far from", "has yet to"."""
    found = [child for child in token.children if _negates(child, token, words)]
    if token.pos_ in VERBAL:
        for child in token.children:
            if child.dep_ in _SUBJECTS_AND_OBJECTS and child != below:
                found += _negative_in(child, words)
        found = [] if found and _is_not_until(token) else found
    else:
        found += _negative_in(token, words)
    found += [] if found else _fronted(token, words)
    return [Effect("negative", cue) for cue in (*found, *_phrases(token, words), *yet_to(token))]


def modality(verb: Token, words: CommitmentWords) -> list[Effect]:
    """Modals and adverbs of the clause; "would have signed" is counterfactual."""
    found: list[Effect] = []
    perfect = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.tag_ == "MD":
            found += _of_modal(verb, child, words, perfect=perfect)
        elif child.dep_ == "advmod":
            found += effects_of(words.adverbs, child.lower_, child)
        elif child.lower_ == "according":
            found += [Effect("possible", t) for t in child.subtree if words.noun_modifiers.get(t.lower_) == "possible"]
        elif child.dep_ == "parataxis" and child.pos_ == "VERB":
            found += [
                e for e in effects_of(words.verbs, child.lemma_.lower(), child) if e.kind in ("probable", "possible")
            ]
    return found


def _of_modal(verb: Token, modal: Token, words: CommitmentWords, *, perfect: bool) -> list[Effect]:
    """What "may sign" says is open, what "may have signed" says perhaps happened, "would have signed" did not."""
    if perfect and modal.lower_ in ("would", "should", "ought"):
        return [Effect("hypothetical", modal), Effect("negative", modal)]
    found = effects_of(words.modals, modal.lower_, modal)
    open_ = any(effect.kind == "possible" for effect in found) and not perfect and verb.lemma_ != "be"
    return [*found, Effect("hypothetical", modal)] if open_ else found


def modifiers(noun: Token, words: CommitmentWords) -> list[Effect]:
    """Adjectives before a noun ("planned", "alleged"), its own or those of the first of several coordinated nouns."""
    found: list[Effect] = []
    for child in noun.children:
        if child.dep_ in _MODIFIERS and child.i < noun.i:
            found += effects_of(words.noun_modifiers, child.lower_, child)
            if child.lower_ in words.negative_adjectives:
                found.append(Effect("negative", child))
            so_called = child.i > 1 and child.doc[child.i - 2 : child.i + 1].text.lower() == "so-called"
            found += [Effect("possible", child)] if so_called else []
    return found


def _negates(child: Token, token: Token, words: CommitmentWords) -> bool:
    if child.lower_ not in words.negators or child.dep_ not in ("neg", "advmod", "preconj", "cc", "det"):
        return False
    if child.lower_ == "neither" and child.dep_ == "preconj" and token.pos_ not in VERBAL:
        return False
    if child.lower_ == "nor" and child.i > token.i:
        return False
    following = child.nbor() if child.i + 1 < len(child.doc) else child
    return following.lower_ not in words.not_negating


def _negative_in(noun: Token, words: CommitmentWords) -> list[Token]:
    """The word that makes a noun phrase negative: "no missiles", "neither Minsk nor Moscow", "none of them"."""
    if noun.lower_ in words.negative_determiners:
        return [noun]
    first = noun.left_edge
    if first.lower_ in words.negators and first.dep_ == "neg" and first.nbor().lower_ in ("one", "a", "an"):
        return [first]  # "not one of the jets", "not a single shell"
    return [
        child
        for child in noun.children
        if child.dep_ in ("det", "preconj", "cc", "neg")
        and child.i < noun.i
        and child.lower_ in words.negative_determiners
        and child.nbor().lower_ not in _COMPARATIVES
    ]


def _fronted(verb: Token, words: CommitmentWords) -> list[Token]:
    """Of "at no point did France supply", "under no circumstances may it": the auxiliary stands before the subject."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    auxiliary = next((child for child in verb.children if child.dep_ in ("aux", "auxpass")), None)
    if subject is None or auxiliary is None or auxiliary.i > subject.i:
        return []
    before = verb.doc[verb.left_edge.i : auxiliary.i]
    return [word for word in before if word.lower_ in words.negative_determiners | words.negators][:1]


def _is_not_until(verb: Token) -> bool:
    return any(child.lower_ == "until" and child.dep_ == "prep" for child in verb.children)


def _phrases(token: Token, words: CommitmentWords) -> list[Token]:
    start = min([token.i, *(child.i for child in token.children if child.dep_ in ("aux", "auxpass", "det", "amod"))])
    found: list[Token] = []
    for phrase in sorted(words.negative_phrases):
        length = len(phrase.split())
        if phrase in words.negative_prepositions and token.dep_ in ("pobj", "pcomp"):
            continue  # counted as a preposition
        for end in sorted({start, token.i}):
            first = end - length
            if first >= token.sent.start and token.doc[first:end].text.lower() == phrase:
                found.append(token.doc[first])
    return found


def yet_to(token: Token) -> list[Token]:
    """Of "has yet to sign": the verb is an infinitive right after "yet to"."""
    particles = [child for child in token.children if child.tag_ == "TO"]
    return [p.nbor(-1) for p in particles if p.i > 0 and p.nbor(-1).lower_ == "yet"]


def _prepositions(token: Token, words: CommitmentWords) -> list[Effect]:
    if token.dep_ not in ("pobj", "pcomp"):
        return []
    preposition = token.head
    previous = preposition.nbor(-1).lower_ if preposition.i > preposition.sent.start else ""
    keys = {preposition.lower_, f"{previous} {preposition.lower_}"}
    found = [Effect("negative", preposition) for key in sorted(keys) if key in words.negative_prepositions]
    for key in sorted(keys):
        found += effects_of(words.prepositions, key, preposition)
    reason = preposition.head.lemma_.lower() in load_veridical_words().reason_verbs  # "condemned it for attacking"
    if token.dep_ == "pcomp" and preposition.lower_ == "for" and not reason:
        found.append(Effect("hypothetical", preposition))
    return found


def _inverted(verb: Token) -> Iterator[Effect]:
    """Of "had Kyiv joined" and "were Bern a member": the auxiliary before the subject, and no question."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    for word in (verb, *verb.children):
        is_first = subject is not None and word.i == subject.left_edge.i - 1
        if is_first and word.lower_ in ("had", "were", "should") and not is_question(verb):
            yield Effect("hypothetical", word)


def _markers(verb: Token, words: CommitmentWords) -> Iterator[Effect]:
    """The conjunction over the clause; "when", "once" and the like only where the main clause lies ahead."""
    for child in verb.children:
        if child.dep_ not in ("mark", "advmod", "nsubj") or child.i > verb.i:
            continue
        key = f"{child.lower_} {child.nbor().lower_}"
        yield from effects_of(words.markers, child.lower_, child) or effects_of(words.markers, key, child)
        if (
            child.lower_ in words.waiting_markers
            and verb.dep_ == "advcl"
            and is_present(verb)
            and _is_ahead(verb.head, words)
        ):
            yield Effect("planned", child)


def _conditions(verb: Token, words: CommitmentWords) -> Iterator[Effect]:
    """An if-clause or "in the event of" beside a clause that is not in the past."""
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" and child.dep_ in ("aux", "auxpass") for child in verb.children):
        return
    for child in verb.children:
        if child.dep_ in ("advcl", "csubj"):
            marks = [
                mark
                for mark in child.children
                if mark.dep_ in ("mark", "nsubj") and words.markers.get(mark.lower_) == "hypothetical"
            ]
            yield from (Effect("hypothetical", mark) for mark in marks)
        elif child.dep_ == "prep":
            phrase = " ".join(token.lower_ for token in child.subtree)
            if any(phrase.startswith(f"{opener} ") for opener in sorted(words.conditional_phrases)):
                yield Effect("hypothetical", child)


def _mood(verb: Token) -> Iterator[Effect]:
    """Purpose ("to counter"), what is to be, commands."""
    to = next((child for child in verb.children if child.tag_ == "TO"), None)
    if to is not None and verb.dep_ in ("advcl", "relcl") and verb.tag_ == "VB" and not _is_perfect(verb):
        yield Effect("hypothetical", to)
    yield from _inverted(verb)
    that = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "that"), None)
    bare = verb.tag_ == "VB" or any(child.tag_ == "VB" and child.dep_ == "auxpass" for child in verb.children)
    if that is not None and to is None and bare and not any(child.tag_ in _FINITE for child in verb.children):
        yield Effect("requested", that)  # "that the treaty be signed"
    quoted = verb.i > 0 and verb.nbor(-1).text in _OPENING_QUOTES  # “Sell us the jets,” he told them.
    first = verb.i == verb.sent.start and verb.dep_ == "ROOT"
    if (
        verb.tag_ == "VB"
        and (first or quoted)
        and not any(child.dep_ in ("aux", "nsubj", "nsubjpass") for child in verb.children)
    ):
        yield Effect("hypothetical", verb)


def _is_perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)


def _is_ahead(verb: Token, words: CommitmentWords) -> bool:
    return any(words.modals.get(child.lower_, "") in _FUTURE for child in verb.children if child.dep_ == "aux")
