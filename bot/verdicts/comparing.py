"""The comparisons that rules name: how a claim stands to one fact, units, periods and rates considered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from bot import comparisons
from bot.match import Candidate, Match, Sure
from bot.model import Modality, Quantity, Stance, UnitOrigin
from bot.rates import convert

_RATE_DAYS = timedelta(days=14)
_NO_DAYS = timedelta(0)
_PARITY = Decimal("0.005")


def stated_by(match: Match) -> Quantity:
    """The quantity a match's claim states."""
    quantity = match.claim.figure.value
    assert isinstance(quantity, Quantity)
    return quantity


def _agrees(match: Match, candidate: Candidate) -> bool:
    stated = stated_by(match)
    fact = candidate.quantity
    if not _same_period(stated, fact):
        return False
    surely_its = match.sure is not Sure.NOTHING and not match.claim.is_part
    if not (surely_its or candidate.fits or candidate.singled_out):
        return False
    if _same_unit(stated, fact):
        return comparisons.agrees(stated, fact)
    is_told_as_one = match.claim.stance is Stance.CONVERTED or stated.modality is Modality.APPROXIMATE
    return is_told_as_one and candidate.singled_out and _is_fair_conversion(stated, candidate, match.day)


def _tells_a_bound(match: Match, candidate: Candidate) -> bool:
    stated = stated_by(match)
    fact = candidate.quantity
    return (
        _same_period(stated, fact)
        and _same_unit(stated, fact)
        and comparisons.agrees_on_a_bound(stated, fact)
    )


def _was_right(match: Match, candidate: Candidate) -> bool:
    stated = stated_by(match)
    fact = candidate.quantity
    return (
        _same_period(stated, fact)
        and _same_unit(stated, fact)
        and any(
            isinstance(old.content, Quantity) and comparisons.agrees(stated, old.content)
            for old in candidate.earlier
        )
    )


def _other_currency(match: Match, candidate: Candidate) -> bool:
    stated = stated_by(match)
    fact = candidate.quantity
    return (
        stated.unit_origin in (UnitOrigin.STATED, UnitOrigin.ASSUMED)
        and _is_currency(stated.unit)
        and _is_currency(fact.unit)
        and stated.unit != fact.unit
        and _same_period(stated, fact)
        and comparisons.has_same_digits(stated, fact)
    )


def _other_magnitude(match: Match, candidate: Candidate) -> bool:
    stated = stated_by(match)
    fact = candidate.quantity
    return (
        stated.low is not None
        and (stated.magnitude != "" or not _is_currency(fact.unit))
        and _same_period(stated, fact)
        and _same_unit(stated, fact)
        and comparisons.is_scaled(stated, fact)
    )


def _other_amount(match: Match, candidate: Candidate) -> bool:
    stated = stated_by(match)
    return not _is_count(stated) and _differs(stated, candidate)


def _other_count(match: Match, candidate: Candidate) -> bool:
    stated = stated_by(match)
    return _is_count(stated) and _differs(stated, candidate)


COMPARISONS: Mapping[str, Callable[[Match, Candidate], bool]] = {
    "agrees": _agrees,
    "tells_a_bound": _tells_a_bound,
    "was_right": _was_right,
    "other_currency": _other_currency,
    "other_magnitude": _other_magnitude,
    "other_amount": _other_amount,
    "other_count": _other_count,
}


def _differs(stated: Quantity, candidate: Candidate) -> bool:
    fact = candidate.quantity
    return (
        _same_horizon(stated, fact) and _same_unit(stated, fact) and comparisons.is_comparable(stated, fact)
    )


def _same_unit(stated: Quantity, fact: Quantity) -> bool:
    """Whether the amounts can be held together; a currency only lent by another figure does not count."""
    if _is_count(stated) or not _is_currency(fact.unit):
        return True
    return stated.unit == fact.unit or stated.unit is None or stated.unit_origin is UnitOrigin.INHERITED


def _same_period(stated: Quantity, fact: Quantity) -> bool:
    """Whether neither is a rate, nor a past span, that the other is not."""
    own = stated.period if (stated.period or "").startswith(("per ", "from ")) else None
    return own is None or own == fact.period


def _same_horizon(stated: Quantity, fact: Quantity) -> bool:
    """Whether the two speak of one span, or at least one of them of none."""
    return _same_period(stated, fact) and (
        None in (stated.period, fact.period) or stated.period == fact.period
    )


def _is_currency(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isupper()


def _is_count(quantity: Quantity) -> bool:
    return (quantity.unit or "").startswith("count:")


def _is_fair_conversion(stated: Quantity, candidate: Candidate, day: date) -> bool:
    """Whether the amount is the fact's at a rate of the two weeks around the fact or the text.

    The fact's own digits in another currency are no conversion, unless one unit bought the other.
    """
    fact = candidate.quantity
    if not (_is_currency(stated.unit) and _is_currency(fact.unit)) or fact.low is None or fact.high is None:
        return False
    assert stated.unit is not None and fact.unit is not None
    if candidate.fact.is_derived:
        return False
    same_digits = comparisons.has_same_digits(stated, fact)
    for anchor in (day, candidate.value.since):
        rates = [
            convert(Decimal(1), fact.unit, stated.unit, anchor + move)
            for move in (-_RATE_DAYS, _NO_DAYS, _RATE_DAYS)
        ]
        known = [rate for rate in rates if rate is not None]
        if same_digits and not any(abs(rate - 1) < _PARITY for rate in known):
            continue
        if known and comparisons.rounds_to(stated, fact.low * min(known), fact.high * max(known)):
            return True
    return False
