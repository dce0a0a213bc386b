"""An Explanation -> the lines of `graphkit explain --sentence`: parse, mentions, predicates, frames, claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.extract.explanation import Explanation, PredicateRow
    from graphkit.model import Attestation


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """The whole explanation; each part under a heading."""
    yield "PARSE"
    texts = {token.number: token.text for token in explanation.tokens}
    for token in explanation.tokens:
        above = f"of {token.head} {texts.get(token.head, '')}" if token.head != token.number else ""
        cells = f"{token.number:>5} {token.text:<20} {token.lemma:<16} {token.tag:<6} {token.relation:<10} {above}"
        yield cells.rstrip()
    yield "\nMENTIONS"
    for number, mention in enumerate(explanation.mentions):
        entity = explanation.entities.get(mention.entity or "")
        known = f" = {entity.name} ({entity.type})" if entity else ""
        yield f"  m{number} {mention.text} [{mention.type}, {mention.form}]{known}"
    yield "\nPREDICATES"
    for predicate in explanation.predicates:
        if predicate.attempts or predicate.kind == "verb":
            yield from _predicate_lines(predicate)
    yield "\nCLAIMS"
    for attestation in explanation.attestations:
        yield from _claim_lines(attestation, explanation)
    if not explanation.attestations:
        yield "  none"


def _predicate_lines(predicate: PredicateRow) -> Iterator[str]:
    yield f"  {predicate.number} {predicate.lemma}.{predicate.kind}"
    near = [f"{relation}: {word}" for relation, word, is_near in predicate.arguments if is_near]
    far = [f"{relation}: {word}" for relation, word, is_near in predicate.arguments if not is_near]
    if near or far:
        farther = f" (farther off: {', '.join(far)})" if far else ""
        yield f"      {', '.join(near)}{farther}"
    for attempt in predicate.attempts:
        roles = ", ".join(f"{role}: {words}" for role, words in attempt.roles)
        result = "claim" if not attempt.reason else f"no claim: {attempt.reason}"
        yield f"      {attempt.frame} pattern {attempt.pattern} → {result}{f' · {roles}' if roles else ''}"
    if not predicate.attempts:
        yield "      no frame has this trigger"


def _claim_lines(item: Attestation, explanation: Explanation) -> Iterator[str]:
    text = explanation.article.text
    roles = []
    for role in item.roles:
        entity = explanation.entities.get(role.entity or "")
        roles.append(f"{role.role}: {role.value or (entity.name if entity else role.entity)}")
    cues = ", ".join(cue.of(text) for cue in item.cues)
    yield f"  {item.claim.type} · {item.trigger.of(text)} · {', '.join(roles)}"
    yield f"      {item.polarity}, {item.certainty}, {item.mode}{f' (because of: {cues})' if cues else ''}"
