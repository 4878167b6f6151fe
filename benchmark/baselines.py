"""Two simple ways to check a figure, to measure the rest against.

python benchmark/baselines.py {nearest|anywhere} benchmark/dev.jsonl > answers.jsonl
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from bot.documents import to_document
from bot.evaluation import Answer, Answers
from bot.facts import FactTable, load_facts
from bot.folders import FACTS
from bot.mentions.quantities import find_quantities
from bot.mentions.subjects import SubjectFinder
from bot.model import Document, Label, Quantity

System = Callable[[Document], Answers]

_AMOUNT = re.compile(
    r"(\d+(?:[ \u00a0\u202f]\d{3})*(?:,\d+)?)[ \u00a0\u202f](million|milliard)s?[ \u00a0\u202f]"
    r"(?:d[’']|de )?(euros?|dollars?|€|\$)"
)
_SCALES = {"million": 10**6, "milliard": 10**9}
_UNITS = {"euro": "EUR", "€": "EUR", "dolla": "USD", "$": "USD"}


def nearest(table: FactTable) -> System:
    """The nearest alias owns the figure; its facts of the same unit must hold the same number."""
    finder = SubjectFinder(table)

    def check(document: Document) -> Answers:
        subjects = finder.find(document.text)
        answers = []
        for figure in find_quantities(document.text):
            stated = figure.value
            if not subjects or not isinstance(stated, Quantity) or stated.low is None or not stated.unit:
                continue
            owner = min(subjects, key=lambda one: max(one.start - figure.end, figure.start - one.end))
            held = list(_held(table, str(owner.value), document.published))
            told = _told(stated.low, stated.unit, held)
            if told:
                answers.append(Answer(figure.start, figure.end, *told))
        return Answers(tuple(answers))

    return check


def anywhere(table: FactTable) -> System:
    """An amount found by one expression is right if any subject that the document names has such a fact."""
    aliases = [(alias.text, subject) for alias, subject in table.aliases()]

    def check(document: Document) -> Answers:
        named = {subject for alias, subject in aliases if alias in document.text}
        held = [pair for subject in named for pair in _held(table, subject, document.published)]
        answers = []
        for found in _AMOUNT.finditer(document.text):
            number = Decimal(re.sub(r"\s", "", found[1]).replace(",", ".")) * _SCALES[found[2]]
            told = _told(number, _UNITS[found[3][:5].removesuffix("s")], held)
            if told:
                answers.append(Answer(found.start(), found.end(), *told))
        return Answers(tuple(answers))

    return check


SYSTEMS = {"nearest": nearest, "anywhere": anywhere}


def _held(table: FactTable, subject: str, day: date | None) -> Iterator[tuple[Decimal, str]]:
    for fact in table.of(subject):
        value = fact.at(day or date.today(), day or date.today())
        if value and isinstance(value.content, Quantity) and value.content.low is not None:
            yield value.content.low, fact.unit


def _told(number: Decimal, unit: str, held: list[tuple[Decimal, str]]) -> tuple[Label, str] | None:
    if (number, unit) in held:
        return Label.SUPPORTED, "supported"
    if any(number == other for other, _ in held):
        return Label.CONTRADICTED, "wrong-currency"
    if any(unit == other for _, other in held):
        return Label.CONTRADICTED, "wrong-amount"
    return None


def main(arguments: list[str]) -> None:
    """Prints a baseline's answers to a file of passages, one a line."""
    if len(arguments) != 2 or arguments[0] not in SYSTEMS:
        sys.exit(__doc__)
    check = SYSTEMS[arguments[0]](load_facts((FACTS,)))
    for line in Path(arguments[1]).read_text(encoding="utf-8").splitlines():
        document = to_document(json.loads(line))
        verdicts = [
            {"start": one.start, "end": one.end, "label": one.label, "rule": one.rule}
            for one in check(document).text
        ]
        print(json.dumps({"id": document.id, "verdicts": verdicts}))


if __name__ == "__main__":
    main(sys.argv[1:])
