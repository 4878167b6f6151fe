"""Which of a plan's amounts a sentence means that says what the plan is: «X, c'est 20 milliards»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from bot import comparisons
from bot.folding import HEDGED, any_of, fold
from bot.lexicon import load_lexicon
from bot.match import Candidate
from bot.model import Claim, Kind, Owner, Quantity

_PERCENT = "%"
_NEARLY = Decimal("0.9")
"""What share of the largest amount of a plan still tells the whole."""
_SPAN = r"(?:\s*(?:au total|en tout|d'ici (?:a )?20\d\d|(?:sur|en) \w+ ans|d'investissements?|d'argent))?"
_ALONE, _ENDED = re.compile(r"\W*(?:le |la |les |l')?"), re.compile(r"\s*(?:[.!;)»]|$)")
_CLOSED = re.compile(rf"{_SPAN}\s*(?:[.,;:!?)»]|$)")


def find_equated(claim: Claim, candidates: Sequence[Candidate]) -> set[str]:
    """Returns the ids of the facts that tell the whole of a plan, where the words say that it is the amount.

    None where the figure is smaller, and so may be a part, or its words go on to what it is for.
    """
    owner = candidates[0].owner if candidates else None
    if owner is None or not _is_equated(claim, owner):
        return set()
    own = [one for one in candidates if one.owner == owner and one.fact.unit == claim.stated.unit]
    largest = max((one.quantity.high or Decimal(0) for one in own), default=Decimal(0))
    if not all(one.subject.is_plan for one in own):
        return set()
    wholes = [one for one in own if (one.quantity.high or 0) >= largest * _NEARLY]
    return {
        one.fact.id
        for one in wholes
        if one.fact.id.endswith(f"#{one.fact.attribute}")  # and no variant of it
        and not _may_be_a_part(claim.stated, one.quantity, largest)
    }


def _may_be_a_part(stated: Quantity, whole: Quantity, largest: Decimal) -> bool:
    """Whether an amount is less than the whole, and no slip of it in as many digits as tell it."""
    is_slip = comparisons.is_telling(stated) and comparisons.is_slip(stated, whole)
    return (stated.low or Decimal(0)) <= largest and not is_slip and not comparisons.agrees(stated, whole)


def _is_equated(claim: Claim, owner: Owner) -> bool:
    """Whether the words say that the owner is the amount, and nothing behind it what for."""
    if claim.figure.kind is not Kind.MONEY or _CLOSED.match(claim.after) is None:
        return False
    if owner.is_earlier:
        return _resumed().fullmatch(claim.before) is not None
    lead, found, between = claim.before.rpartition(fold(owner.text))
    return bool(found) and _lead().search(lead) is not None and _between().fullmatch(between) is not None


def is_put_at(claim: Claim, candidates: Sequence[Candidate]) -> bool:
    """Returns whether a rate is said to stand at a percentage, no more: «Le livret X est fixé à 2 %».

    All that the table tells of it in per cent must be one measure.
    """
    owner, measures = candidates[0].owner, {one.fact.attribute for one in candidates}
    lead, found, between = claim.before.rpartition(fold(owner.text))
    return (
        claim.stated.unit == _PERCENT
        and len(measures) == 1
        and bool(found)
        and _ALONE.fullmatch(lead) is not None
        and _states().fullmatch(between) is not None
        and _ENDED.match(claim.after) is not None
    )


@cache
def _states() -> re.Pattern[str]:
    return any_of(load_lexicon("wholes")["states"], before=r"\s+(?:\w+ment\s+)?", after=rf"\s+{HEDGED}")


@cache
def _lead() -> re.Pattern[str]:
    """Nothing but articles before the name, or the noun of what it comes to: «le montant de X»."""
    words = load_lexicon("wholes")
    noun = any_of(words["amounts"]).pattern
    head = any_of(words["heads"]).pattern
    article = r"(?:le |la |les |l'|ce |cet |cette )?"
    return re.compile(
        rf"(?:(?:^|[,:;«(–—])\W*{article}|\b{noun}(?:\s\w+)?\s(?:de |du |d')\s*(?:la |l')?)(?:{head}\s)?$"
    )


@cache
def _resumed() -> re.Pattern[str]:
    """«Que pèse X ? 20 milliards», «Son montant : 20 milliards»."""
    words = load_lexicon("wholes")
    noun, verb = (any_of(words[key]).pattern for key in ("amounts", "equating"))
    return re.compile(
        rf"\W*(?:(?:son|sa|le|la|l')\s*{noun}(?:\s\w+)?\s*{verb}|(?:c'est|ce sont))?\s*{HEDGED}"
    )


@cache
def _between() -> re.Pattern[str]:
    words = load_lexicon("wholes")
    head = any_of(words["heads"]).pattern
    return any_of(
        words["equating"], before=r"\W*(?:, et |, )?", after=rf"(?:\s(?:un|une|le|la)\s{head})?\s*{HEDGED}"
    )
