"""The fact whose sum a claim tells with the English scale word, wherever the text speaks of its subject."""

from __future__ import annotations

import re
from functools import cache

from bot import comparisons
from bot.anglicisms import in_english
from bot.facts import FactTable
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.match import Candidate, Clock
from bot.matching.candidates import candidate_in_force
from bot.matching.reach import ANYWHERE, OUT_OF_REACH, nearest_of_each
from bot.matching.words import measures
from bot.model import Claim
from bot.rules import RuleBook


def find_anglicised(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> tuple[Candidate, ...]:
    """Returns the facts of subjects the text names or speaks of that tell the sum, were its word English.

    A sum as large as «500 billions» is nobody's in French but the world's, so that its digits are no chance
    wherever the subject stands; none where the words tell of such wealth.
    """
    stated, words = claim.stated, load_lexicon("arithmetic")["anglicism"]
    meant = in_english(stated, claim.after)
    is_telling = comparisons.is_telling(stated)
    if meant is None or stated.low is None or stated.low < words["least"]:
        return ()
    if stated.unit not in words["units"] and not (is_telling and stated.unit is None):
        return ()
    if _wealth().search(f"{claim.before} {claim.after}"):
        return ()
    farthest = ANYWHERE if is_telling else OUT_OF_REACH
    found: list[Candidate] = []
    for owner in nearest_of_each(claim, lambda one: one.cost <= farthest):
        for fact in table.of(owner.subject):
            one = candidate_in_force(owner, fact, table, rules, clock.day)
            if (
                one is not None
                and not fact.is_derived
                and measures(fact, claim.figure)
                and stated.may_count(one.quantity.unit)
                and comparisons.has_same_digits(meant, one.quantity)
                and clock.trusts(fact)
            ):
                found.append(one)
    return tuple(found)


@cache
def _wealth() -> re.Pattern[str]:
    return any_of(load_lexicon("arithmetic")["anglicism"]["wealth"])
