"""What each pack of facts confirms, contradicts and leaves alone, in ordinary sentences of the press.

`PACK.toml` holds them, with the figure in question between brackets and the day of the text. `right`: the
figure is confirmed. `wrong`: contradicted or outdated. `silent`: another subject, year, part or measure in
much the same words, which must raise nothing. In the texts of `press.txt`, nothing may be contradicted.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.check import Checker
from bot.folders import FACTS
from bot.model import PROBLEMS, Document, Label

PACKS = sorted(Path(__file__).parent.glob("*.toml"))
_EXPECTED = {"right": {Label.SUPPORTED}, "wrong": {Label.CONTRADICTED, Label.OUTDATED}}


def _read(pack: Path) -> list[dict[str, Any]]:
    sentences: list[dict[str, Any]] = tomllib.loads(pack.read_text(encoding="utf-8"))["sentences"]
    return sentences


CASES = [(pack.stem, sentence) for pack in PACKS for sentence in _read(pack)]


@pytest.mark.parametrize(("pack", "case"), CASES, ids=[f"{pack}-{case['text']}" for pack, case in CASES])
def test_sentence(checker: Checker, pack: str, case: dict[str, Any]) -> None:
    text: str = case["text"]
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    report = checker.check(Document(text=plain, published=case["published"]))
    figure = [verdict for verdict in report.verdicts if (verdict.start, verdict.end) == (start, end)]
    told = [(str(verdict.label), verdict.message_fr) for verdict in figure]
    assert figure, f"no figure is read at {(start, end)}"
    if case["expect"] == "silent":
        assert not {verdict.label for verdict in figure} & PROBLEMS, told
    else:
        assert {verdict.label for verdict in figure} & _EXPECTED[case["expect"]], told
        about = {verdict.evidence.fact.split("/")[0] for verdict in figure if verdict.evidence}
        assert about <= {pack}, f"held against another pack: {about}"
    others = [verdict for verdict in report.verdicts if verdict not in figure]
    assert not {verdict.label for verdict in others} & PROBLEMS, [verdict.message_fr for verdict in others]


PRESS = [
    line.split(" | ", 1)
    for line in Path(__file__).with_name("press.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("day", "text"), PRESS, ids=[text[:60] for _, text in PRESS])
def test_an_ordinary_text_raises_no_alarm(checker: Checker, day: str, text: str) -> None:
    report = checker.check(Document(text=text, published=date.fromisoformat(day)))
    alarms = [verdict.message_fr for verdict in report.verdicts if verdict.label in PROBLEMS]
    assert not alarms


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.stem)
def test_a_pack_is_tried_three_ways(pack: Path) -> None:
    """A pack nothing can be wrong about, or that never keeps silent, would prove little."""
    assert (FACTS / pack.stem).is_dir()
    assert {sentence["expect"] for sentence in _read(pack)} == {"right", "wrong", "silent"}
