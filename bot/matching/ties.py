"""The very amount of a plan that the sentence ties to it: known again, whoever else it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot import comparisons
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.match import Candidate, Clock
from bot.matching.circumstances import is_in_its_place, is_of_its_time
from bot.matching.words import is_named_outright, named_attributes
from bot.model import Claim, Kind, Owner, Standing, UnitOrigin
from bot.rules import RuleBook

_DIGITS_OF_A_FIRM = 2
"""A firm has many amounts: a round one may be any of them, unless a word beside it says what it measures."""
_PART = 2
"""An amount that another fact of the plan exceeds so many times is that of a part of it."""
_STAND_IN = 5
"""In the words of bot/claims/owners.py: how near stands what is named by other words than its name."""
_WHO = re.compile(r"^\s*,?\s*qui\b")
"""A clause of which the plan itself is the subject: «la loi qui coûtera …»."""
_ASIDE = r"(?:[^\s,.;:()]+\s+){0,6}?"
_THE = r"(?:(?:le|la|les|l'|son|sa|ses|ce|cette)\s*)?(?:\w+\s+){0,2}?[«\"“]?\s*"


def find_tied(
    claim: Claim, candidates: Sequence[Candidate], rules: RuleBook, clock: Clock
) -> list[Candidate]:
    """Returns the facts of the one subject whose amount the claim tells, in its own unit, tied to its name.

    That is enough to find fault with how the amount is told (for a year, as money in hand), not to contradict
    another one.
    """
    is_so_far = claim.standing is not Standing.UNSAID  # «a déjà dépensé 500 milliards» is no part of them
    if (claim.is_part and not is_so_far) or _measures_something_else(claim):
        return []
    told = [
        replace(one, is_timely=is_of_its_time(claim, one, rules, clock.day))
        for one in candidates
        if not one.fact.is_derived
        and clock.trusts(one.fact)
        and _tells(claim, one)
        and is_in_its_place(claim, one)
        and _is_tied(claim, one.owner)
    ]
    subjects = {one.subject.id for one in told}
    if len(subjects) != 1:
        return []
    whole = max(
        (
            one.quantity.high or 0
            for one in candidates
            if one.subject.id in subjects and one.fact.unit == told[0].fact.unit
        ),
        default=0,
    )
    return [
        one
        for one in told
        if (one.quantity.high or 0) * _PART > whole or (one.quantity.period or "").startswith("per ")
    ]


def _measures_something_else(claim: Claim) -> bool:
    """Whether a noun that governs the figure says it is no money of a plan: «500 milliards de recettes»."""
    governing = {cue.attribute for cue in claim.cues if cue.cost < 0}
    return bool(governing) and governing.isdisjoint(load_lexicon("ties")["measures"])


def _tells(claim: Claim, candidate: Candidate) -> bool:
    stated = claim.stated
    return (
        claim.figure.kind is Kind.MONEY
        and (
            stated.unit == candidate.fact.unit
            if stated.unit_origin in (UnitOrigin.STATED, UnitOrigin.ASSUMED)
            else stated.unit is None and comparisons.is_telling(stated)
        )
        and comparisons.has_same_digits(stated, candidate.quantity)
        and (
            candidate.subject.is_plan
            or comparisons.digits(stated) >= _DIGITS_OF_A_FIRM
            or (is_named_outright(claim) and candidate.fact.attribute in named_attributes(claim))
        )
    )


def _is_tied(claim: Claim, owner: Owner) -> bool:
    """Whether the words between a figure and a name say that the one is the other's."""
    words = _patterns()
    if owner.start >= claim.figure.end:
        behind = claim.after[: owner.start - claim.figure.end]
        if owner.start - claim.figure.end > len(claim.after):
            return False
        return bool(
            words["given"].fullmatch(behind)
            or (words["opening"].fullmatch(claim.before) and words["heads"].fullmatch(behind))
        )
    gap = claim.figure.start - owner.end
    if owner.is_earlier:  # a stand-in is its: «La firme y injectera …»
        return owner.cost <= _STAND_IN and claim.owners[0].subject == owner.subject
    if gap < 0 or gap > len(claim.before):
        return False
    lead = claim.before[: len(claim.before) - (claim.figure.start - owner.start)]
    between = claim.before[len(claim.before) - gap :]
    others = [other for other in claim.owners if owner.end <= other.start < claim.figure.start]
    if any(other.subject != owner.subject for other in others):
        return words["means"].search(lead) is not None and words["through"].fullmatch(between) is not None
    said = _WHO.sub(" ", between)
    return words["says"].fullmatch(between) is not None and words["turns"].search(said) is None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_lexicon("ties")
    link, means, opening = (any_of(words[key]).pattern for key in ("links", "means", "openings"))
    return {
        "given": re.compile(rf"\s*{_ASIDE}{link}\s*{_THE}"),
        "opening": re.compile(rf"\W*{opening}\s*(?:[\w']+\s*){{0,3}}"),
        "heads": re.compile(rf"[^,.;:()]{{0,60}},\s*{_THE}"),
        "means": re.compile(rf"(?:^|[,:;])\W*(?:\w+\s+)?{means}\s*{_THE}$"),
        "through": re.compile(r",[^,.;()]{1,60}(?:,[^,.;()]{1,40},[^,.;()]{0,30})?"),
        "says": re.compile(r"[^;()]{1,90}"),
        "turns": any_of(words["turns"]),
    }
