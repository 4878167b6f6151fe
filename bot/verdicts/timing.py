"""Whether a fact's amount is told over another time than the fact's: by the year, or over other years."""

from __future__ import annotations

import re
from functools import cache

from bot import comparisons, periods
from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.match import Candidate, Match, Sure
from bot.model import Claim, Standing

_PRESENTED = 3
"""In the words of bot/claims/owners.py: how far a plan stands that a figure is the whole of."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def is_mistimed(match: Match, candidate: Candidate, time: periods.FactTime) -> bool:
    """Returns whether the claim tells the amount of a fact, whose `time` it is, over another one."""
    stated, fact = match.claim.stated, candidate.quantity
    is_known_by_it = candidate in (*match.tied, *match.mistimed)
    if not is_known_by_it and not (candidate.fits and _is_meant(match, candidate)):
        return False
    if match.claim.is_part or match.claim.standing is Standing.SPENT:
        return False
    return (
        stated.unit == fact.unit
        and comparisons.has_same_digits(stated, fact)
        and periods.clashes(stated.period, time)
        and not (candidate.subject.is_plan and _may_be_of_something_else(match, candidate))
    )


def _is_meant(match: Match, candidate: Candidate) -> bool:
    """Whether the words make the figure the fact's: a plan's one amount, whatever it is said to measure."""
    is_the_plans = candidate.subject.is_plan and candidate.singled_out and match.sure is Sure.OWNER
    return match.sure is Sure.ATTRIBUTE or is_the_plans or _is_presented(candidate)


def _is_presented(candidate: Candidate) -> bool:
    """Whether a plan is told by the very figure: «France 2030, ce sont 54 milliards»."""
    owner = candidate.owner
    return candidate.subject.is_plan and owner.cost <= _PRESENTED and not owner.is_aside


def _may_be_of_something_else(match: Match, candidate: Candidate) -> bool:
    """Whether the figure is of before, reckoned from another, a year's, or of what no plan is."""
    claim, name = match.claim, fold(candidate.owner.text)
    return (
        match.is_bygone
        or _pattern("reckoned", after=r"\s*(?:[\w']+ ){0,3}$").search(claim.before) is not None
        or (candidate.quantity.period is None and _is_of_a_year(candidate))
        or _is_of_others(claim, name)
        or _is_a_landmark(claim, name)
    )


def _is_of_a_year(candidate: Candidate) -> bool:
    """Whether the fact's own words all name a year: then by the year is how it is told."""
    cues = candidate.fact.cues
    return bool(cues) and all(_YEAR.search(cue) for cue in cues)


def _is_of_others(claim: Claim, name: str) -> bool:
    """«Stargate rapporterait 500 milliards par an», «500 milliards d'impôts par an»."""
    between = claim.before.rpartition(name)[2]
    behind = _pattern("of_others", before=r"\s*(?:par an |chaque annee )?(?:de |d'|en )")
    before = _pattern("of_others", before=r"(?<!sans )")
    return behind.match(claim.after) is not None or before.search(between) is not None


def _is_a_landmark(claim: Claim, name: str) -> bool:
    """«Avant France 2030, l'État dépensait …», «Comme Stargate, …»: the sentence is about somebody else."""
    lead, named, _ = claim.before.rpartition(name)
    words = _pattern("landmarks", after=r"\s*(?:le |la |les |l')?(?:\w+ ){0,2}$")
    return bool(named) and words.search(lead) is not None


@cache
def _pattern(words: str, before: str = "", after: str = "") -> re.Pattern[str]:
    return any_of(load_lexicon("timing")[words], before=before, after=after)
