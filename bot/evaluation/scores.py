"""The scores of a labelled set: what was caught, what was wrongly flagged, how much was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.evaluation.intervals import Estimate, Rate, bootstrap, rate
from bot.evaluation.outcomes import Outcome, Result
from bot.model import PROBLEMS, Label

Pair = tuple[Label, Label]
"""What was expected, and what was told."""


@dataclass(frozen=True, slots=True)
class RuleScore:
    """How the figures that one rule should flag came out."""

    caught: Rate
    right_rule: Rate


@dataclass(frozen=True, slots=True)
class Scores:
    """The totals of a labelled set, each with its 95 % interval.

    `problems_caught`: problems told with an accepted label; `right_rule`: with an accepted rule too.
    `false_alarms_per_100`: contradicted or outdated verdicts on what is not a problem, labelled or not, for
    100 right figures. `supported_told`: right figures confirmed. `coverage`: figures that the table knows
    something of (all but the `unverified`) and that were given a verdict. `macro_f1`: the mean over labels
    of F1, an accepted label counting as the expected one. `rules`: by the expected rule.
    """

    problems_caught: Rate
    right_rule: Rate
    false_alarms_per_100: Rate
    supported_told: Rate
    coverage: Rate
    macro_f1: Estimate
    rules: Mapping[str, RuleScore]


def score(documents: Sequence[Sequence[Result]]) -> Scores:
    """Returns the scores of the results, given document by document."""
    results = [result for document in documents for result in document]
    problems = [one for one in results if one.expected and one.expected.label in PROBLEMS]
    supported = [one for one in results if one.expected and one.expected.label is Label.SUPPORTED]
    known = problems + supported
    rules = sorted({one.expected.rule for one in problems if one.expected and one.expected.rule})
    pairs = [Counter(_pairs(document)) for document in documents]
    return Scores(
        problems_caught=_rate(problems, Outcome.RIGHT, Outcome.WRONG_RULE),
        right_rule=_rate(problems, Outcome.RIGHT),
        false_alarms_per_100=rate(_number(results, Outcome.FALSE_ALARM), len(supported), per=100),
        supported_told=rate(
            sum(one.told is not None and one.told.label is Label.SUPPORTED for one in supported),
            len(supported),
        ),
        coverage=rate(sum(_label(one) is not Label.UNVERIFIED for one in known), len(known)),
        macro_f1=bootstrap(pairs, _macro_f1),
        rules={
            rule: RuleScore(
                caught=_rate(asked, Outcome.RIGHT, Outcome.WRONG_RULE),
                right_rule=_rate(asked, Outcome.RIGHT),
            )
            for rule in rules
            if (asked := [one for one in problems if one.expected and one.expected.rule == rule])
        },
    )


def _rate(results: Sequence[Result], *outcomes: Outcome) -> Rate:
    return rate(_number(results, *outcomes), len(results))


def _number(results: Iterable[Result], *outcomes: Outcome) -> int:
    return sum(one.outcome in outcomes for one in results)


def _label(result: Result) -> Label:
    return result.told.label if result.told else Label.UNVERIFIED


def _pairs(results: Iterable[Result]) -> Iterable[Pair]:
    """What was expected and told; an alarm on words without a label should have been silence."""
    for one in results:
        told = _label(one)
        if one.expected:
            yield one.expected.label, one.expected.label if told in one.expected.labels else told
        elif one.outcome is Outcome.FALSE_ALARM:
            yield Label.UNVERIFIED, told


def _macro_f1(documents: Sequence[Counter[Pair]]) -> float | None:
    """The mean of F1 over the labels that were expected; None when none was."""
    expected: Counter[Label] = Counter()
    told: Counter[Label] = Counter()
    agreed: Counter[Label] = Counter()
    for pairs in documents:
        for (wanted, given), number in pairs.items():
            expected[wanted] += number
            told[given] += number
            agreed[wanted] += number * (wanted is given)
    if not expected:
        return None
    return sum(2 * agreed[label] / (expected[label] + told[label]) for label in expected) / len(expected)
