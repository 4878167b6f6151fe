from __future__ import annotations

from pathlib import Path

import pytest
from marked import Marked, as_marked, normal, read_marked

from bot.mentions.quantities import find_quantities

SENTENCES = [
    pytest.param(marked, id=name)
    for path in sorted(Path(__file__).parent.glob("figures_*.txt"))
    for name, marked in read_marked(path)
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_reads_every_figure_of_a_sentence_and_no_other(marked: Marked) -> None:
    marks = {(start, end): mark for start, end, mark in marked.figures}
    expected = [(marked.text[start:end], normal(mark)) for start, end, mark in marked.figures]
    found = [figure for figure in find_quantities(marked.text) if not figure.is_guess]
    assert [(m.text, as_marked(m, marks.get((m.start, m.end), ""))) for m in found] == expected
    assert [(m.start, m.end) for m in found] == [(start, end) for start, end, _ in marked.figures]


def test_the_gate_in_front_of_the_reading_loses_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(case.values[0].text for case in SENTENCES)
    gated = find_quantities(text)
    monkeypatch.setattr("bot.mentions.scanning.may_begin_a_figure", lambda *_: True)
    assert gated == find_quantities(text)
