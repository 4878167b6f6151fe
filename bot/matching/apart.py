"""Which facts the words right beside a figure rule out, though it tells their very amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from bot.facts import Fact
from bot.folding import any_of, fold
from bot.match import Candidate
from bot.matching.words import fit, named_attributes, tells_right_behind
from bot.model import Claim

_BESIDE, _RIGHT_BEHIND, _NEAR = 1, 2, 5
"""In words: how far from the figure a verb or a noun says without doubt what it measures; or the only one."""
_TOLD = re.compile(r"\W*(?:c'est|ce sont|voila|tel est)\b")
_SHARE = "%"
_DOES = r"(?:\s+(?!que\b|et\b|ou\b|compris\b|aidant\b)[\w']+){1,4}\s+(?:(?:pres|plus|moins) de )?$"
_UNLIKE = Decimal("1.15")
"""How many times one amount another is that is not the same, revised or counted on another base."""


def rule_out(claim: Claim, candidates: Sequence[Candidate], meant: Sequence[Candidate]) -> list[Candidate]:
    """Returns the candidates, those marked that measure something else of the owner than the words say.

    «17 milliards de prêts» are no grants: the grants' own words are missing, the loans' stand behind the
    figure. «lève 11,7 milliards» is no valuation: nothing speaks of one, and the verb of something else. «Le
    nucléaire a fourni 95 %» is not the share of several sources together.
    """
    singled = [one for one in meant if one.singled_out]
    if not singled:
        return list(candidates)
    measured = {one.fact.attribute for one in singled}
    is_told_apart = all(tells_right_behind(claim, one.fact.cues) for one in singled)
    first = claim.cues[0] if claim.cues else None
    is_named = (
        first is not None
        and first.cost <= (_RIGHT_BEHIND if first.start >= claim.figure.end else _BESIDE)
        and not first.weak
        and measured <= named_attributes(claim)
    )
    is_one_share = len(singled) == 1 and _is_told_of_one_share(claim, singled[0].fact)
    firm = {cue.attribute for cue in claim.cues if not cue.weak}
    is_told = first is not None and (first.end <= claim.figure.start or _TOLD.match(claim.after) is not None)
    is_named = is_named or (is_told and first is not None and first.cost <= _NEAR and firm == measured)
    is_governed = first is not None and first.cost < 0
    spoken_of = {cue.attribute for cue in claim.cues if cue.cost < 0 or not is_governed}

    def is_ruled_out(one: Candidate) -> bool:
        if one.subject.id != singled[0].subject.id:
            return False
        if one.fact.attribute in measured:
            return (
                is_one_share
                and bool(one.fact.cues)
                and not fit(claim, one.fact.cues)
                and _is_unlike(one, singled[0])
            )
        if not all(_is_unlike(one, other) for other in singled):
            return False
        is_unsaid = bool(one.fact.cues) and not fit(claim, one.fact.cues)
        return (is_told_apart and is_unsaid) or (is_named and one.fact.attribute not in spoken_of)

    return [replace(one, yields=one.yields or is_ruled_out(one)) for one in candidates]


def _is_told_of_one_share(claim: Claim, fact: Fact) -> bool:
    """Whether the share is what the fact's own name, alone, is said to make: «le nucléaire a fourni …»."""
    return fact.unit == _SHARE and bool(fact.cues) and _made_by(fact.cues).search(claim.before) is not None


@cache
def _made_by(cues: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(map(fold, cues), before=r"(?:^|[,.;:] ?|\b(?:que|ou|et) )(?:le |la |les |l')", after=_DOES)


def _is_unlike(one: Candidate, other: Candidate) -> bool:
    """Whether two facts' amounts are so far apart, in one unit, that they tell two things."""
    low, high = one.quantity.low, one.quantity.high
    if not low or not high or not other.quantity.low or not other.quantity.high:
        return False
    return one.fact.unit == other.fact.unit and (
        low > other.quantity.high * _UNLIKE or other.quantity.low > high * _UNLIKE
    )
