"""Which fact of the shipped table a figure means, and whose it is, in ordinary sentences of the press.

`singled_out.txt` holds them. `right`: the figure is confirmed. `wrong`: contradicted or outdated. `silent`:
another year, part, subject or measure in much the same words, which must raise nothing.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tables import unmarked

from bot.check import Checker
from bot.model import PROBLEMS, Document, Label

CASES = [
    line.split(" | ", 2)
    for line in Path(__file__).with_name("singled_out.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("day", "expect", "marked"), CASES, ids=[marked for _, _, marked in CASES])
def test_which_fact_a_figure_means(checker: Checker, day: str, expect: str, marked: str) -> None:
    text, start = unmarked(marked)
    report = checker.check(Document(text=text, published=date.fromisoformat(day)))
    told = {verdict.label for verdict in report.verdicts if verdict.start == start}
    others = {verdict.label for verdict in report.verdicts if verdict.start != start}
    assert not others & PROBLEMS, [verdict.message_fr for verdict in report.verdicts]
    if expect == "silent":
        assert not told & PROBLEMS, [verdict.message_fr for verdict in report.verdicts]
    elif expect == "right":
        assert Label.SUPPORTED in told
    else:
        assert told & {Label.CONTRADICTED, Label.OUTDATED}
