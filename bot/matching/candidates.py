"""What a fact has to say of a claim: its value on the day, and whether its own words are there."""

from __future__ import annotations

from datetime import date

from bot.facts import Fact, FactTable
from bot.match import Candidate
from bot.matching.coming import value_to_come
from bot.matching.earlier import value_then
from bot.matching.words import fit
from bot.model import Claim, Owner, Quantity
from bot.rules import RuleBook


def make_candidate(
    owner: Owner, fact: Fact, claim: Claim, table: FactTable, rules: RuleBook, day: date
) -> Candidate | None:
    """Returns the candidate a fact of an owner makes on the text's day; None where it has no value then."""
    is_event = is_announced_once(fact, rules)
    then = None if is_event and len(fact.values) == 1 else value_then(fact, claim, owner, day)
    coming = value_to_come(fact, claim, day)
    value = then or coming or fact.at(day, day)
    if value is None or not isinstance(value.content, Quantity):
        return None
    earlier = [old for old in fact.values if old.since < value.since and not old.withdrawn]
    return Candidate(
        fact=fact,
        subject=table.subject(owner.subject),
        owner=owner,
        value=value,
        quantity=value.content,
        earlier=tuple(reversed(earlier)),
        fits=not fact.cues or fit(claim, fact.cues) > 0 or _is_alone(fact, table),
        is_event=is_event,
        is_then=then is not None,
        is_coming=then is None and coming is not None,
    )


def candidate_in_force(
    owner: Owner, fact: Fact, table: FactTable, rules: RuleBook, day: date
) -> Candidate | None:
    """Returns the candidate of a fact's value in force, singled out whatever the words say; None if none."""
    value = fact.at(day, day)
    if value is None or not isinstance(value.content, Quantity):
        return None
    subject, is_event = table.subject(fact.subject), is_announced_once(fact, rules)
    return Candidate(fact, subject, owner, value, value.content, (), True, is_event, singled_out=True)


def is_announced_once(fact: Fact, rules: RuleBook) -> bool:
    """Whether a fact measures what happens on a day, and does not last."""
    attribute = rules.attributes.get(fact.attribute)
    return attribute is not None and attribute.kind == "event"


def _is_alone(fact: Fact, table: FactTable) -> bool:
    """Whether no other fact of the subject tells the same attribute in the same unit."""
    return not any(
        other.id != fact.id and (other.attribute, other.unit) == (fact.attribute, fact.unit)
        for other in table.of(fact.subject)
    )
