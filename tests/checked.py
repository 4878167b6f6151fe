"""What a checker says of a text, the French model reading it too."""

from __future__ import annotations

from datetime import date

from tables import BOOK, unmarked

from bot.check import Checker
from bot.facts import FactTable
from bot.model import PROBLEMS, Document, Label, Verdict


def judged(checker: Checker, text: str, day: date | None) -> list[Verdict]:
    """The verdicts on the figures of a text that are confirmed or wrong."""
    return [one for one in _verdicts(checker, text, day) if one.label is not Label.UNVERIFIED]


def problems(checker: Checker, text: str, day: date) -> list[Verdict]:
    """The verdicts on those that are wrong."""
    return [one for one in _verdicts(checker, text, day) if one.label in PROBLEMS]


def labels_of(checker: Checker, marked: str, day: date) -> set[Label]:
    """The labels of the figure between brackets."""
    text, start = unmarked(marked)
    return {one.label for one in _verdicts(checker, text, day) if one.start == start}


def told_of(table: FactTable, marked: str, day: date) -> Verdict | None:
    """The verdict on the words between brackets of a text held against an invented table, if any."""
    text, start = unmarked(marked)
    return next((one for one in _verdicts(Checker(table, BOOK), text, day) if one.start == start), None)


def rule_of(table: FactTable, marked: str, day: date) -> str:
    """The rule of that verdict, "" if none."""
    verdict = told_of(table, marked, day)
    return verdict.rule if verdict else ""


def _verdicts(checker: Checker, text: str, day: date | None) -> tuple[Verdict, ...]:
    return checker.check(Document(text=text, published=day)).verdicts
