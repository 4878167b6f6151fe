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
from bot.matching.candidates import is_announced_once
from bot.matching.words import measures
from bot.model import Claim, Quantity
from bot.rules import RuleBook

_FARTHEST, _ANYWHERE = 40, 60
"""In the words of bot/claims/elsewhere.py: how far a subject may be named for few digits, and for three."""


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
    farthest = _ANYWHERE if is_telling else _FARTHEST
    found: list[Candidate] = []
    for owner in (*claim.owners, *claim.elsewhere):
        if not owner.subject or owner.cost > farthest:
            continue
        subject = table.subject(owner.subject)
        for fact in table.of(owner.subject):
            value = fact.at(clock.day, clock.day)
            told = value.content if value else None
            if (
                value is not None
                and isinstance(told, Quantity)
                and not fact.is_derived
                and measures(fact, claim.figure)
                and stated.may_count(told.unit)
                and comparisons.has_same_digits(meant, told)
                and clock.trusts(fact)
            ):
                is_event = is_announced_once(fact, rules)
                found.append(
                    Candidate(fact, subject, owner, value, told, (), True, is_event, singled_out=True)
                )
    return tuple(found)


@cache
def _wealth() -> re.Pattern[str]:
    return any_of(load_lexicon("arithmetic")["anglicism"]["wealth"])
