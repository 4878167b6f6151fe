"""A match with the rule that holds for it, and what the same text says of the same fact elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.match import Candidate, Match
from bot.model import Label, Stance
from bot.rules_schema import VerdictRule

OF_THE_FACT_MEANT = ("other_amount", "other_count", "other_owner")
"""Comparisons that prove nothing by themselves: only the fact the words single out may be held against."""
OF_THE_AMOUNT = ("other_amount", "other_count")
"""Of those that prove nothing by themselves, the ones that name no other owner of the figure."""
TO_A_BOUND = "tells_a_bound"
BY_DIGITS = "english_scale"
"""A comparison that needs no owner: no sum falls on a near fact's by its scale word by chance."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A match, the rule that holds for it, and the candidate that it was held against, if any."""

    match: Match
    rule: VerdictRule
    candidate: Candidate | None


def is_known(one: Judged) -> bool:
    """Whether something is known of the very amount, if only that it is of before, or in another unit."""
    return one.rule.label is not Label.UNVERIFIED and one.rule.compare not in OF_THE_FACT_MEANT


def right_ones(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Where the document rightly gives a fact's figure, once for each fact, and surely of that fact."""
    first: dict[str, Judged] = {}
    for one in judged:
        if one.rule.label is Label.SUPPORTED and one.candidate and one.candidate in one.match.chosen:
            first.setdefault(one.candidate.fact.id, one)
    return tuple(first.values())


def told_rightly_elsewhere(one: Judged, right: Sequence[Judged]) -> Judged | None:
    """Where the same document gives the same fact's figure rightly, if it is wrong here."""
    if one.rule.label not in (Label.CONTRADICTED, Label.OUTDATED) or one.candidate is None:
        return None
    wrong = one.candidate
    return next((o for o in right if o.candidate and _is_same_thing(o.candidate, wrong)), None)


def _is_same_thing(candidate: Candidate, other: Candidate) -> bool:
    """Whether two candidates tell one thing: a fact of one time, or accepted variants of a whole."""
    fact, than = candidate.fact, other.fact
    if fact.id == than.id:
        return candidate.value == other.value  # a later value of a series contradicts none before it
    return (
        (fact.subject, fact.attribute, fact.unit) == (than.subject, than.attribute, than.unit)
        and not fact.cues
        and not than.cues
    )


def may_be_wrong(match: Match) -> bool:
    """Whether the text asserts the figure, and it surely is one."""
    return match.claim.stance is Stance.ASSERTED and not match.claim.figure.is_guess
