"""The comparisons that rules name: how a claim stands to one fact, units, periods and rates considered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from bot import comparisons, periods
from bot.anglicisms import in_english
from bot.lexicon import load_lexicon
from bot.match import Candidate, Match, Reason, Sure
from bot.model import Modality, Quantity, Stance, UnitOrigin
from bot.verdicts.akin import is_called_another, is_of_another_measure
from bot.verdicts.courses import is_of_unknown_years
from bot.verdicts.elsewhere import is_told_of_elsewhere
from bot.verdicts.exchanging import is_fair_conversion, is_worth_another
from bot.verdicts.shares import may_be_a_share
from bot.verdicts.strangers import is_told_of_a_stranger
from bot.verdicts.timing import is_mistimed
from bot.verdicts.undone import is_told_as_done

_DEFINITE = re.compile(r"\b(?:les|des|aux|ces)\s+(?:(?:quelque|pres de|plus de)\s+)?$")
_DOLLARS = {"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"}
_OF_ONE_SIGN = {"JPY", "CNY"}
"""«¥» is the sign of both, and of whichever the owner counts in."""
_FORECAST, _RESULT = "prévision", "résultat"


def _agrees(match: Match, candidate: Candidate) -> bool:
    stated = match.claim.stated
    fact = candidate.quantity
    if candidate.yields or not _fits_its_time(match, candidate) or is_told_as_done(match, candidate):
        return False
    if is_called_another(match, candidate) or _is_meant_otherwise(match, candidate):
        return False
    surely_its = match.sure is not Sure.NOTHING and not match.claim.is_part
    if not (surely_its or candidate.fits or candidate.singled_out):
        return False
    if _same_unit(stated, fact):
        return comparisons.agrees(stated, fact) or _is_its_course(match, candidate)
    is_told_as_one = match.claim.stance is Stance.CONVERTED or stated.modality is Modality.APPROXIMATE
    return is_told_as_one and candidate.singled_out and is_fair_conversion(stated, candidate, match.day)


def _is_meant_otherwise(match: Match, candidate: Candidate) -> bool:
    """Whether the words mean another fact of the measure, and only a hedge makes this one fit."""
    stated = replace(match.claim.stated, modality=Modality.EXACT)
    return (
        match.claim.stated.modality is Modality.APPROXIMATE
        and not candidate.singled_out
        and any(one.singled_out and one.measure == candidate.measure for one in match.chosen)
        and not comparisons.agrees(stated, candidate.quantity)
    )


def _tells_a_bound(match: Match, candidate: Candidate) -> bool:
    stated = match.claim.stated
    fact = candidate.quantity
    return (
        _fits_its_time(match, candidate)
        and not match.claim.is_part  # «sur les 50 milliards évoqués, …»
        and _same_unit(stated, fact)
        and stated.modality is Modality.EXACT  # «une cinquantaine de milliards» leaves it open
        and comparisons.agrees_on_a_bound(stated, fact)
    )


def _told_as_done(match: Match, candidate: Candidate) -> bool:
    stated = match.claim.stated
    fact = candidate.quantity
    return (
        is_told_as_done(match, candidate)
        and (candidate.is_timely or (candidate in match.tied and periods.is_running(_time(match, candidate))))
        and _fits_its_time(match, candidate)
        and (stated.unit == fact.unit or (stated.unit is None and candidate in match.tied))
        and comparisons.has_same_digits(stated, fact)
    )


def _other_period(match: Match, candidate: Candidate) -> bool:
    return is_mistimed(match, candidate, _time(match, candidate))


def _other_owner(match: Match, candidate: Candidate) -> bool:
    return (
        candidate.singled_out
        and not _is_taken_for_granted(match)
        and len({stranger.subject.id for stranger in match.strangers}) == 1
        and _is_told_of_it(match, candidate)
        and is_told_of_a_stranger(match, candidate)
    )


def _was_right(match: Match, candidate: Candidate) -> bool:
    stated = match.claim.stated
    fact = candidate.quantity
    return (
        match.reason is not Reason.OTHER_TIME
        and not match.is_bygone
        and (not match.claim.is_forecast or candidate.fact.stage == _FORECAST)
        and _fits_its_time(match, candidate)
        and not is_told_as_done(match, candidate)
        and _same_unit(stated, fact)
        and any(
            isinstance(old.content, Quantity)
            and comparisons.agrees(stated, old.content)
            and (candidate.singled_out or stated.low == old.content.low)
            and (stated.modality is not Modality.RANGE or old.content.modality is Modality.RANGE)
            for old in candidate.earlier
        )
    )


def _told_before(match: Match, candidate: Candidate) -> bool:
    """Whether the figure is one the fact told before; or one of its measure, in the month the text names."""
    claim = match.claim
    around = f"{claim.before} {claim.after}"
    return any(
        isinstance(old.content, Quantity)
        and comparisons.agrees(claim.stated, old.content)
        and (one.fact.id == candidate.fact.id or _tells_month(around, old.since))
        for one in (candidate, *match.near)
        if one.measure == candidate.measure
        for old in one.earlier
    )


def _is_dated(candidate: Candidate) -> bool:
    """Whether the result is meant of the month's end that is named: what was told before is wrong there."""
    return candidate.is_then and candidate.fact.stage == _RESULT


def _tells_month(around: str, day: date) -> bool:
    """Whether folded words name the month and the year of a day."""
    names = [name for name, number in load_lexicon("dates")["months"].items() if number == day.month]
    return any(f"{name} {day.year}" in around for name in names)


def _other_currency(match: Match, candidate: Candidate) -> bool:
    stated = match.claim.stated
    fact = candidate.quantity
    return (
        stated.unit_origin in (UnitOrigin.STATED, UnitOrigin.ASSUMED)
        and _is_currency(stated.unit)
        and _is_currency(fact.unit)
        and stated.unit != fact.unit
        and not _may_share_a_name(stated, fact)
        and _fits_its_time(match, candidate)
        and comparisons.has_printed_digits(stated, fact)
    )


def _other_magnitude(match: Match, candidate: Candidate) -> bool:
    stated = match.claim.stated
    fact = candidate.quantity
    return (
        stated.low is not None
        and (stated.magnitude != "" or not _is_currency(fact.unit))
        and _fits_its_time(match, candidate)
        and _same_unit(stated, fact)
        and comparisons.is_scaled(stated, fact)
        and not may_be_a_share(match, candidate)
    )


def _english_scale(match: Match, candidate: Candidate) -> bool:
    stated = in_english(match.claim.stated, match.claim.after)
    fact = candidate.quantity
    return (
        stated is not None
        and _fits_its_time(match, candidate)
        and _same_unit(stated, fact)
        and comparisons.has_same_digits(stated, fact)
    )


def _other_amount(match: Match, candidate: Candidate) -> bool:
    stated = match.claim.stated
    if is_of_unknown_years(candidate, is_bygone=match.is_bygone) or (
        match.is_bygone and not _is_dated(candidate) and _told_before(match, candidate)
    ):
        return False
    is_of_one_project = candidate.is_event and not candidate.subject.is_plan
    return not _is_count(stated) and (
        _differs(match, candidate) or (not is_of_one_project and _differs_in_worth(match, candidate))
    )


def _other_count(match: Match, candidate: Candidate) -> bool:
    stated = match.claim.stated
    fact = candidate.quantity
    is_of_then = match.is_bygone and candidate.value.since.year not in match.claim.years
    is_so_far = is_of_then and (stated.high or 0) < (fact.low or 0)  # «45 pays avaient signé» at noon
    return _is_count(stated) and not is_so_far and _differs(match, candidate)


COMPARISONS: Mapping[str, Callable[[Match, Candidate], bool]] = {
    "agrees": _agrees,
    "tells_a_bound": _tells_a_bound,
    "was_right": _was_right,
    "told_as_done": _told_as_done,
    "other_period": _other_period,
    "other_owner": _other_owner,
    "other_currency": _other_currency,
    "english_scale": _english_scale,
    "other_magnitude": _other_magnitude,
    "other_amount": _other_amount,
    "other_count": _other_count,
}


def _differs(match: Match, candidate: Candidate) -> bool:
    stated = match.claim.stated
    return (
        not (match.strangers and _is_taken_for_granted(match))
        and _is_told_of_it(match, candidate)
        and _same_unit(stated, candidate.quantity)
        and (comparisons.is_comparable(stated, candidate.quantity) or is_of_another_measure(match, candidate))
    )


def _is_told_of_it(match: Match, candidate: Candidate) -> bool:
    """Whether the figure is of the fact's time, not of a project named beside, and not paid already."""
    return (
        not is_told_of_elsewhere(match, candidate)
        and not is_told_as_done(match, candidate)  # what is paid is not what was promised
        and _same_horizon(match, candidate)
    )


def _differs_in_worth(match: Match, candidate: Candidate) -> bool:
    """Whether an amount is told in a currency in which it is worth no amount of its owner's, nor nearly."""
    stated = match.claim.stated
    return (
        stated.unit_origin is UnitOrigin.STATED
        and _is_currency(stated.unit)
        and not _is_taken_for_granted(match)
        and _is_told_of_it(match, candidate)
        and all(
            is_worth_another(stated, one, match.day)
            for one in match.near
            if one.subject.id == candidate.subject.id and _is_currency(one.fact.unit)
        )
    )


def _is_its_course(match: Match, candidate: Candidate) -> bool:
    """Whether «de 35 à 63 sites» tells what a fact's amount was and what it is, and no range."""
    return any(
        isinstance(old.content, Quantity)
        and comparisons.is_course(match.claim.stated, old.content, candidate.quantity)
        for old in candidate.earlier
    )


def _is_taken_for_granted(match: Match) -> bool:
    """Whether the words point at a sum the reader knows, which may be anybody's («sur les 109 milliards»)."""
    return _DEFINITE.search(match.claim.before) is not None


def _same_unit(stated: Quantity, fact: Quantity) -> bool:
    """Whether the amounts can be held together; a currency only lent by another figure does not count."""
    if _is_count(stated) or not _is_currency(fact.unit):
        return True
    return stated.may_count(fact.unit) or (
        stated.unit_origin is UnitOrigin.ASSUMED and {stated.unit, fact.unit} <= _OF_ONE_SIGN
    )


def _time(match: Match, candidate: Candidate) -> periods.FactTime:
    """A plan's amount is its total, given out once, as much as an event's."""
    is_given_once = candidate.is_event or candidate.subject.is_plan
    return periods.FactTime(candidate.quantity.period, candidate.value.since, match.day, is_given_once)


def _fits_its_time(match: Match, candidate: Candidate) -> bool:
    """Whether what the figure counts over may be what the fact counts over."""
    return periods.fits(match.claim.stated.period, _time(match, candidate))


def _same_horizon(match: Match, candidate: Candidate) -> bool:
    """Whether the two speak of one span, or at least one of them of none."""
    stated, fact = match.claim.stated.period, candidate.quantity.period
    return _fits_its_time(match, candidate) and (None in (stated, fact) or periods.is_same(stated, fact))


def _may_share_a_name(stated: Quantity, fact: Quantity) -> bool:
    """Whether the text says «dollars» or «¥» alone, which the place it speaks of made another country's."""
    units = {stated.unit, fact.unit}
    return stated.unit_origin is UnitOrigin.ASSUMED and (units <= _DOLLARS or units <= _OF_ONE_SIGN)


def _is_currency(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isupper()


def _is_count(quantity: Quantity) -> bool:
    return (quantity.unit or "").startswith("count:")
