"""What became of each labelled figure, and of each alarm that nobody labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bot.evaluation.gold import Gold, GoldClaim
from bot.excerpt import cut_excerpts
from bot.model import PROBLEMS, Label, Report, Verdict

ALARMS = frozenset({Label.CONTRADICTED, Label.OUTDATED})
_OF_THE_TEXT_ALONE = "self-contradiction"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system, this one or another, says of a span of the text."""

    start: int
    end: int
    label: Label
    rule: str
    confidence: float | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a system says of one document."""

    text: tuple[Answer, ...]
    title: tuple[Answer, ...] = ()

    @classmethod
    def of(cls, report: Report) -> Answers:
        """Returns the verdicts of a report."""
        return cls(
            tuple(_answer(verdict) for verdict in report.verdicts),
            tuple(_answer(verdict) for verdict in report.title_verdicts),
        )


class Outcome(StrEnum):
    """What became of a labelled figure, or of a verdict without a label."""

    RIGHT = "right"
    WRONG_RULE = "wrong-rule"
    """The label is accepted, the rule is not."""
    TOLD_SUPPORTED = "told-supported"
    ABSTAINED = "abstained"
    FALSE_ALARM = "false-alarm"
    OTHER_LABEL = "other-label"
    UNLABELLED = "unlabelled"
    """An alarm that nobody labelled, in a title or in a document that is not complete."""


@dataclass(frozen=True, slots=True)
class Result:
    """One figure: where, in which sentence, what was expected (None if not labelled) and what was told."""

    id: str
    start: int
    end: int
    text: str
    sentence: str
    expected: GoldClaim | None
    told: Answer | None
    outcome: Outcome


def compare(gold: Gold, answers: Answers) -> tuple[Result, ...]:
    """Returns what became of every labelled figure, then every alarm raised where there is no label."""
    outside = Outcome.FALSE_ALARM if gold.complete else Outcome.UNLABELLED
    told = [(claim, _told(claim, answers.text)) for claim in gold.claims]
    in_text = [_Found(claim, answer, _outcome(claim, answer)) for claim, answer in told]
    in_text += [
        _Found(None, answer, outside)
        for answer in answers.text
        if answer.label in ALARMS and not any(_overlap(claim, answer) for claim in gold.claims)
    ]
    in_title = [
        _Found(None, answer, Outcome.UNLABELLED) for answer in answers.title if answer.label in ALARMS
    ]
    document = gold.document
    return (
        *_results(document.id, document.text, in_text),
        *_results(document.id, document.title or "", in_title),
    )


class _Found(NamedTuple):
    claim: GoldClaim | None
    answer: Answer | None
    outcome: Outcome

    @property
    def span(self) -> tuple[int, int]:
        at = self.claim or self.answer
        assert at is not None
        return at.start, at.end


def _answer(verdict: Verdict) -> Answer:
    return Answer(
        verdict.start, verdict.end, verdict.label, verdict.rule, verdict.confidence, verdict.message_fr
    )


def _results(identity: str, text: str, found: Sequence[_Found]) -> Iterator[Result]:
    excerpts = cut_excerpts(text, [item.span for item in found])
    for item, excerpt in zip(found, excerpts, strict=True):
        yield Result(
            identity, *item.span, excerpt.figure, str(excerpt), item.claim, item.answer, item.outcome
        )


def _overlap(claim: GoldClaim, answer: Answer) -> bool:
    return answer.start < claim.end and claim.start < answer.end


def _told(claim: GoldClaim, answers: Sequence[Answer]) -> Answer | None:
    """The answer on a labelled figure: the one on its very span first, the table's before the text's own."""
    return min(
        (answer for answer in answers if _overlap(claim, answer)),
        key=lambda answer: (
            (answer.start, answer.end) != (claim.start, claim.end),
            answer.rule == _OF_THE_TEXT_ALONE,
        ),
        default=None,
    )


def _outcome(claim: GoldClaim, answer: Answer | None) -> Outcome:
    label = answer.label if answer else Label.UNVERIFIED
    if label in claim.labels:
        is_right = label not in PROBLEMS or not claim.rules or (answer and answer.rule in claim.rules)
        return Outcome.RIGHT if is_right else Outcome.WRONG_RULE
    if label is Label.UNVERIFIED:
        return Outcome.ABSTAINED
    if label is Label.SUPPORTED:
        return Outcome.TOLD_SUPPORTED
    if label in ALARMS and claim.label not in PROBLEMS:
        return Outcome.FALSE_ALARM
    return Outcome.OTHER_LABEL
