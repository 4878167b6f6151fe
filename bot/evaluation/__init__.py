"""Scores verdicts, of this program or of another, against documents labelled by hand."""

from __future__ import annotations

from bot.evaluation.counts import count
from bot.evaluation.flips import Flips, flip
from bot.evaluation.gold import Gold, GoldClaim, to_gold
from bot.evaluation.intervals import Estimate, Rate
from bot.evaluation.outcomes import ALARMS, Answer, Answers, Outcome, Result, compare
from bot.evaluation.reliability import reliability
from bot.evaluation.scores import Scores, score

__all__ = [
    "ALARMS",
    "Answer",
    "Answers",
    "Estimate",
    "Flips",
    "Gold",
    "GoldClaim",
    "Outcome",
    "Rate",
    "Result",
    "Scores",
    "compare",
    "count",
    "flip",
    "reliability",
    "score",
    "to_gold",
]
