"""What else a text tells of a fact it seems to get wrong: the right figure, its other end, its amount."""

from __future__ import annotations

from collections.abc import Sequence

from bot import comparisons
from bot.model import Label, Stance
from bot.verdicts.judged import (
    BY_DIGITS,
    OF_THE_AMOUNT,
    OF_THE_FACT_MEANT,
    TO_A_BOUND,
    Judged,
    may_be_wrong,
    told_rightly_elsewhere,
)


def knows_better(one: Judged, judged: Sequence[Judged], right: Sequence[Judged]) -> bool:
    """Whether the rest of the text shows that a figure is none of the fact's told wrongly.

    `right` are the figures of the text that are surely those of their facts.
    """
    return (
        _is_beside_the_right_one(one, right)
        or _is_of_before_beside_the_present(one, judged)
        or _is_an_end_beside_the_other(one, judged)
        or _is_beside_the_very_amount(one, judged)
        or _is_put_right(one, judged)
    )


def _is_beside_the_right_one(one: Judged, right: Sequence[Judged]) -> bool:
    """Whether the text knows better: an old figure beside its successor, another beside the right one."""
    other = told_rightly_elsewhere(one, right)
    if other is None:
        return False
    in_one_sentence = other.match.claim.sentence == one.match.claim.sentence
    return (
        one.rule.label is Label.OUTDATED
        or any(one.candidate is misread for misread in one.match.misread)
        or (one.rule.compare in OF_THE_FACT_MEANT and in_one_sentence)
    )


def _is_of_before_beside_the_present(one: Judged, judged: Sequence[Judged]) -> bool:
    """Whether a fact's figure of before stands in a text that also tells the one in force."""
    return (
        one.rule.label is Label.OUTDATED
        and one.candidate is not None
        and any(
            other.rule.label is Label.SUPPORTED
            and other.candidate
            and other.candidate.fact.id == one.candidate.fact.id
            and other.candidate.value == one.candidate.value
            for other in judged
        )
    )


def _is_beside_the_very_amount(one: Judged, judged: Sequence[Judged]) -> bool:
    """Whether the sentence gives the fact's own amount to another figure, whosever it says it is.

    Amounts that words tell apart are only so beside one denied: «17 milliards de prêts et 33 de dons» may be
    told the other way round.
    """
    return (
        one.rule.compare in OF_THE_AMOUNT
        and one.candidate is not None
        and any(
            other is not one
            and other.rule.label is Label.UNVERIFIED
            and (not one.candidate.fact.cues or other.match.claim.stance is Stance.DENIED)
            and other.match.claim.sentence == one.match.claim.sentence
            and other.match.claim.stated.may_count(one.candidate.fact.unit)
            and comparisons.has_same_digits(other.match.claim.stated, one.candidate.quantity)
            for other in judged
        )
    )


def _is_an_end_beside_the_other(one: Judged, judged: Sequence[Judged]) -> bool:
    """Whether a figure told for a range stands in a text that also tells the range, or its other end."""
    if one.rule.compare != TO_A_BOUND or one.candidate is None:
        return False
    told, stated = one.candidate.quantity, one.match.claim.stated
    ends = {told.low, told.high} - {stated.low, stated.high}
    return any(
        other.match.claim.stated.unit == told.unit
        and not ends.isdisjoint({other.match.claim.stated.low, other.match.claim.stated.high})
        for other in judged
    )


def _is_put_right(one: Judged, judged: Sequence[Judged]) -> bool:
    """Whether a sum, whose scale word the text but asks about or supposes, is told with the right one too."""
    return (
        one.rule.compare == BY_DIGITS
        and one.candidate is not None
        and not may_be_wrong(one.match)
        and any(
            other.match.claim.stated.may_count(one.candidate.fact.unit)
            and comparisons.agrees(other.match.claim.stated, one.candidate.quantity)
            for other in judged
        )
    )
