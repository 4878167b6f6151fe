from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from marked import Marked, as_marked, normal, read_marked

from bot.check import Checker
from bot.mentions.ordinals import find_ordinals
from bot.model import Document, Kind

SENTENCES = [
    pytest.param(marked, id=name) for name, marked in read_marked(Path(__file__).with_name("ordinals.txt"))
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_reads_every_rank_of_a_sentence_and_no_other(marked: Marked) -> None:
    expected = [(start, end, normal(mark)) for start, end, mark in marked.figures]
    assert [(m.start, m.end, as_marked(m)) for m in find_ordinals(marked.text)] == expected


def test_a_rank_is_listed_and_never_judged(checker: Checker) -> None:
    document = Document(
        text="Pour le sommet, la France est la 5e puissance mondiale.", published=date(2025, 2, 10)
    )
    ranks = [mention for mention in checker.extract(document) if mention.kind is Kind.COUNT]
    assert [mention.text for mention in ranks] == ["5e puissance"]
    assert checker.check(document).figures == 0
