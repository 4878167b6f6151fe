"""How many figures came to which end."""

from __future__ import annotations

from collections.abc import Sequence

from bot.evaluation.outcomes import Outcome, Result
from bot.model import PROBLEMS, Label


def count(results: Sequence[Result]) -> dict[str, dict[str, int]]:
    """Returns the counts of outcomes, by what was expected of the figure: a problem, support, or silence."""
    problems = [item for item in results if item.expected and item.expected.label in PROBLEMS]
    supported = [item for item in results if item.expected and item.expected.label is Label.SUPPORTED]
    unverified = [item for item in results if item.expected and item.expected.label is Label.UNVERIFIED]
    outside = [item for item in results if item.expected is None]
    return {
        "problems": {
            "total": len(problems),
            "caught": _number(problems, Outcome.RIGHT, Outcome.WRONG_RULE),
            "right_rule": _number(problems, Outcome.RIGHT),
            "told_supported": _number(problems, Outcome.TOLD_SUPPORTED),
            "abstained": _number(problems, Outcome.ABSTAINED),
            "other_label": _number(problems, Outcome.OTHER_LABEL),
        },
        "supported": {
            "total": len(supported),
            "accepted": _number(supported, Outcome.RIGHT, Outcome.WRONG_RULE),
            "abstained": _number(supported, Outcome.ABSTAINED),
            "other_label": _number(supported, Outcome.OTHER_LABEL),
            "false_alarms": _number(supported, Outcome.FALSE_ALARM),
        },
        "unverified": {
            "total": len(unverified),
            "accepted": _number(unverified, Outcome.RIGHT, Outcome.WRONG_RULE),
            "told_supported": _number(unverified, Outcome.TOLD_SUPPORTED),
            "other_label": _number(unverified, Outcome.OTHER_LABEL),
            "false_alarms": _number(unverified, Outcome.FALSE_ALARM),
        },
        "false_alarms": {
            "total": _number(results, Outcome.FALSE_ALARM),
            "outside": _number(outside, Outcome.FALSE_ALARM),
            "unlabelled": _number(outside, Outcome.UNLABELLED),
        },
    }


def _number(results: Sequence[Result], *outcomes: Outcome) -> int:
    return sum(item.outcome in outcomes for item in results)
