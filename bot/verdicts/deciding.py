"""The decision table: of the rules whose comparison holds, the first by priority is a claim's."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.match import Candidate, Match, Sure
from bot.model import Label, Quantity, Stance
from bot.rules_schema import VerdictRule
from bot.verdicts.akin import is_another_fact
from bot.verdicts.comparing import COMPARISONS
from bot.verdicts.judged import BY_DIGITS, OF_THE_AMOUNT, OF_THE_FACT_MEANT, TO_A_BOUND, Judged, may_be_wrong
from bot.verdicts.leeway import may_differ
from bot.verdicts.rivals import is_rivals

_OF_THE_VERY_FIGURE = _DONE, _TIMED = ("told_as_done", "other_period")
"""Comparisons that find fault with how a fact's own figure is told."""
_OF_THE_UNIT = ("other_currency", "other_magnitude")
"""Comparisons that find the digits right."""
_OF_ITS_OWN_FIGURES = (*_OF_THE_VERY_FIGURE, "was_right")
"""Comparisons for which a variant that tells the figure of the same thing is no other fact."""
_REPLACED = "was_right"
_OTHER_OWNER = "other_owner"
_NEEDS = {"attribute": Sure.ATTRIBUTE, "owner": Sure.OWNER, "nothing": Sure.NOTHING}


def decide(match: Match, ordered: Sequence[VerdictRule]) -> Judged:
    """Returns the first rule that holds for a claim and a fact; only a figure the text asserts can be wrong.

    A scale word can be wherever a sum stands but where it is denied («qui a dit 500 billions ?»). `ordered`
    are the rules by priority. Raises LookupError when none of them leaves a figure alone.
    """
    if match.claim.stance is Stance.DENIED:
        return leave_alone(match, ordered)
    asserted = may_be_wrong(match)
    for rule in ordered:
        if rule.label is Label.UNVERIFIED:
            break
        compare = COMPARISONS.get(rule.compare)
        is_told = asserted or (rule.compare == BY_DIGITS and bool(match.anglicised))
        if compare is None or (rule.label is not Label.SUPPORTED and not is_told):
            continue
        for candidate in _eligible(match, rule):
            if compare(match, candidate):
                return Judged(match, rule, candidate)
    return leave_alone(match, ordered)


def leave_alone(match: Match, ordered: Sequence[VerdictRule]) -> Judged:
    """Returns the rule of a figure that nothing is said against: confirmed by a fact in reach, or of none."""
    known = match.recognised
    if known is not None and match.claim.stance is not Stance.DENIED:
        rule = next(rule for rule in ordered if rule.label is Label.SUPPORTED)
        if COMPARISONS[rule.compare](match, known):
            return Judged(match, rule, known)
    unverified = next((rule for rule in ordered if rule.label is Label.UNVERIFIED), None)
    if unverified is None:
        raise LookupError("rules/verdicts/ holds no rule with label unverified")
    return Judged(match, unverified, None)


def _eligible(match: Match, rule: VerdictRule) -> Sequence[Candidate]:
    """The facts a rule may hold the claim against: the whole first, then parts, the nearest amount first."""
    if rule.label is Label.SUPPORTED:
        others = [one for one in match.others if not is_rivals(one, match)]
        return sorted((*match.chosen, *others), key=lambda one: one.fact.unit != match.claim.stated.unit)
    if rule.compare == TO_A_BOUND and match.bounded:
        return [match.bounded]
    known = {_DONE: match.tied, _TIMED: (*match.tied, *match.mistimed)}.get(rule.compare, ())
    if match.sure < _NEEDS[rule.needs]:
        return _known_by_digits(match, rule) or known
    if match.is_ahead and rule.compare in OF_THE_FACT_MEANT:
        return ()
    if rule.compare in OF_THE_AMOUNT and may_differ(match):
        return ()
    if rule.compare == BY_DIGITS:
        near = (*match.chosen, *match.others, *match.near, *match.misread, *match.anglicised)
        return [one for one in near if not one.fact.is_derived]
    chosen = [
        one
        for one in match.chosen
        if not one.fact.is_derived
        and not is_another_fact(match, one.fact if rule.compare in _OF_ITS_OWN_FIGURES else None)
        and (one.singled_out or (one.may_be_misread and rule.compare not in OF_THE_FACT_MEANT))
    ]
    is_of_the_unit = rule.compare in _OF_THE_UNIT and match.sure is Sure.OWNER
    misread = [one for one in match.misread if not one.is_slip] if is_of_the_unit else ()
    return sorted(
        (*chosen, *misread, *known),
        key=lambda one: (
            bool(one.fact.cues),
            _ratio(match.claim.stated, one.quantity) if one.fact.cues else 0,
        ),
    )


def _known_by_digits(match: Match, rule: VerdictRule) -> Sequence[Candidate]:
    """The facts in reach whose digits alone say that the claim tells them wrong."""
    if rule.compare in (*_OF_THE_UNIT, *OF_THE_AMOUNT):
        return [one for one in match.misread if one.is_slip is (rule.compare in OF_THE_AMOUNT)]
    one = {_REPLACED: match.former, _OTHER_OWNER: match.taken}.get(rule.compare)
    return [one] if one else ()


def _ratio(stated: Quantity, fact: Quantity) -> Decimal:
    """How many times one amount is the other, at least 1."""
    if not stated.high or not fact.high:
        return Decimal("Infinity")
    return max(stated.high / fact.high, fact.high / stated.high)
