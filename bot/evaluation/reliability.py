"""Whether the verdicts given as sure are right as often as they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.evaluation.intervals import Rate, rate
from bot.evaluation.outcomes import Outcome, Result
from bot.model import Label

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
"""Where one bin of confidence ends and the next begins; the last holds 1."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The verdicts whose confidence is at least `low` and under `high`: their mean, and the share right."""

    low: float
    high: float
    confidence: float
    right: Rate


def reliability(results: Iterable[Result], edges: Sequence[float] = EDGES) -> tuple[Bin, ...]:
    """Returns the bins that hold a verdict: those that say something, on labelled words or as false alarms.

    A verdict is right when its label is accepted, whatever the rule.
    """
    told = [
        (one.told.confidence, one.outcome in (Outcome.RIGHT, Outcome.WRONG_RULE))
        for one in results
        if one.told
        and one.told.confidence is not None
        and one.told.label is not Label.UNVERIFIED
        and one.outcome is not Outcome.UNLABELLED
    ]
    bins = []
    for low, high in pairwise(edges):
        inside = [(confidence, is_right) for confidence, is_right in told if low <= confidence < high]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            bins.append(Bin(low, high, mean, rate(sum(is_right for _, is_right in inside), len(inside))))
    return tuple(bins)
