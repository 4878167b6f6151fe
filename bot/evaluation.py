"""Scores reports against documents labelled by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bot.documents import to_document
from bot.errors import InputError
from bot.excerpt import cut_excerpts
from bot.model import Document, Label, Report, Verdict

PROBLEMS = frozenset({Label.CONTRADICTED, Label.OUTDATED, Label.IMPRECISE})
_ALARMS = frozenset({Label.CONTRADICTED, Label.OUTDATED})
_OF_THE_TEXT_ALONE = "self-contradiction"


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """What a figure ought to be told: its label and rule, and the others that will do as well."""

    start: int
    end: int
    label: Label
    labels: frozenset[Label]
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled document; unless `complete`, figures without a label may still be wrong."""

    document: Document
    claims: tuple[GoldClaim, ...]
    complete: bool


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
    told: Verdict | None
    outcome: Outcome


def to_gold(value: Mapping[str, object]) -> Gold:
    """Makes a labelled document of a JSON object; raises InputError naming what is wrong."""
    document = to_document(dict(value))
    claims = value.get("claims")
    if not isinstance(claims, list):
        raise InputError("« claims » doit être une liste.", "“claims” must be a list.")
    return Gold(
        document,
        tuple(_claim(claim, number, len(document.text)) for number, claim in enumerate(claims, 1)),
        value.get("complete") is True,
    )


def _claim(claim: object, number: int, length: int) -> GoldClaim:
    try:
        if not isinstance(claim, dict):
            raise TypeError("un objet est attendu")
        start, end, label = int(claim["start"]), int(claim["end"]), Label(claim["label"])
        if not 0 <= start < end <= length:
            raise ValueError(f"start {start}, end {end} hors du texte")
        rules = {claim["rule"]} if claim.get("rule") else set()
        return GoldClaim(
            start,
            end,
            label,
            frozenset({label, *map(Label, claim.get("accept") or ())}),
            frozenset({*rules, *(claim.get("accept_rules") or ())}),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"étiquette {number} de « claims » inutilisable ({error}).",
            f"label {number} of “claims” cannot be used ({error}).",
        ) from None


def compare(gold: Gold, report: Report) -> tuple[Result, ...]:
    """Returns what became of every labelled figure, then every alarm raised where there is no label."""
    outside = Outcome.FALSE_ALARM if gold.complete else Outcome.UNLABELLED
    told = [(claim, _told(claim, report.verdicts)) for claim in gold.claims]
    in_text = [_Found(claim, verdict, _outcome(claim, verdict)) for claim, verdict in told]
    in_text += [
        _Found(None, verdict, outside)
        for verdict in report.verdicts
        if verdict.label in _ALARMS and not any(_overlap(claim, verdict) for claim in gold.claims)
    ]
    in_title = [
        _Found(None, verdict, Outcome.UNLABELLED)
        for verdict in report.title_verdicts
        if verdict.label in _ALARMS
    ]
    document = gold.document
    return (
        *_results(document.id, document.text, in_text),
        *_results(document.id, document.title or "", in_title),
    )


class _Found(NamedTuple):
    claim: GoldClaim | None
    verdict: Verdict | None
    outcome: Outcome

    @property
    def span(self) -> tuple[int, int]:
        at = self.claim or self.verdict
        assert at is not None
        return at.start, at.end


def _results(identity: str, text: str, found: Sequence[_Found]) -> Iterator[Result]:
    excerpts = cut_excerpts(text, [item.span for item in found])
    for item, excerpt in zip(found, excerpts, strict=True):
        yield Result(
            identity, *item.span, excerpt.figure, str(excerpt), item.claim, item.verdict, item.outcome
        )


def _overlap(claim: GoldClaim, verdict: Verdict) -> bool:
    return verdict.start < claim.end and claim.start < verdict.end


def _told(claim: GoldClaim, verdicts: Sequence[Verdict]) -> Verdict | None:
    """The verdict on a labelled figure: the one on its very span first, the table's before the text's own."""
    return min(
        (verdict for verdict in verdicts if _overlap(claim, verdict)),
        key=lambda verdict: (
            (verdict.start, verdict.end) != (claim.start, claim.end),
            verdict.rule == _OF_THE_TEXT_ALONE,
        ),
        default=None,
    )


def _outcome(claim: GoldClaim, verdict: Verdict | None) -> Outcome:
    label = verdict.label if verdict else Label.UNVERIFIED
    if label in claim.labels:
        is_right = label not in PROBLEMS or not claim.rules or (verdict and verdict.rule in claim.rules)
        return Outcome.RIGHT if is_right else Outcome.WRONG_RULE
    if label is Label.UNVERIFIED:
        return Outcome.ABSTAINED
    if label is Label.SUPPORTED:
        return Outcome.TOLD_SUPPORTED
    if label in _ALARMS and claim.label not in PROBLEMS:
        return Outcome.FALSE_ALARM
    return Outcome.OTHER_LABEL


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
