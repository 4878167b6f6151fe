from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest

from bot.evaluation import to_gold

BENCHMARK = Path(__file__).parent.parent / "benchmark"
SPLITS = ("dev", "test")
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
FULL_DAY = re.compile(rf"\b({'|'.join(WEEKDAYS)}) (\d+|1er) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")


def load(name: str) -> ModuleType:
    spec = spec_from_file_location(name, BENCHMARK / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


compiler = load("compile")
COMPILED = compiler.compile_passages()
PASSAGES = list(chain.from_iterable(COMPILED.values()))


@pytest.mark.parametrize("split", SPLITS)
def test_the_committed_lines_are_the_compiled_passages(split: str) -> None:
    committed = (BENCHMARK / f"{split}.jsonl").read_text(encoding="utf-8")
    assert committed == compiler.lines(COMPILED[split]), "run: python benchmark/compile.py"


def test_each_label_stands_on_its_own_words() -> None:
    for passage in PASSAGES:
        ends = 0
        for claim in passage["claims"]:
            assert passage["text"][claim["start"] : claim["end"]] == claim["quote"], passage["id"]
            assert claim["start"] >= ends
            ends = claim["end"]


def test_each_passage_is_read_as_a_labelled_document() -> None:
    for passage in PASSAGES:
        labelled = to_gold(json.loads(json.dumps(passage)))
        assert len(labelled.claims) == len(passage["claims"])
        assert date(2000, 1, 1) < labelled.document.published < date(2026, 12, 31)


def test_a_weekday_does_not_fit_its_date_only_where_the_label_says_so() -> None:
    checked = 0
    for passage in PASSAGES:
        for found in FULL_DAY.finditer(passage["text"]):
            weekday, number, month, year = found.groups()
            day = date(
                int(year or passage["published"][:4]),
                MONTHS.index(month) + 1,
                1 if number == "1er" else int(number),
            )
            labelled = any(
                claim.get("rule") == "wrong-weekday" and claim["start"] <= found.start() < claim["end"]
                for claim in passage["claims"]
            )
            assert (day.weekday() != WEEKDAYS.index(weekday)) == labelled, (passage["id"], found[0])
            checked += 1
    assert checked >= 12


def test_no_text_stands_twice() -> None:
    counts = Counter(passage["text"] for passage in PASSAGES)
    assert [text for text, number in counts.items() if number > 1] == []


def test_the_split_is_the_hash_of_the_id_and_leaves_two_fifths_to_test() -> None:
    for split, passages in COMPILED.items():
        assert {compiler.split_of(passage["id"]) for passage in passages} == {split}
    assert len(COMPILED["test"]) >= 0.4 * len(PASSAGES)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("## 2025-02-10 | blog\nSans identifiant.", "expected"),
        ("## ia-001 | 2025-02-30 | blog\nUn jour qui n’existe pas.", "day is out of range"),
        ("## ia-001 | 2025-02-10 | blog\n[[500 milliards|wrong-colour]].", "unknown label"),
        ("## ia-001 | 2025-02-10 | blog\n[[500 milliards|ok].", "not closed"),
        ("## ia-001 | 2025-02-10 | blog\nUn.\n\n## ia-001 | 2025-02-10 | blog\nDeux.", "twice"),
    ],
)
def test_a_passage_that_cannot_be_read_is_named(tmp_path: Path, source: str, words: str) -> None:
    (tmp_path / "ia.md").write_text(source, encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        compiler.compile_passages(tmp_path)


def test_marks_become_offsets_in_code_points(tmp_path: Path) -> None:
    (tmp_path / "ia.md").write_text(
        "## ia-001 | 2025-02-10 | X\ntitre: Titre\n🚨 [[30 Md€|range-collapsed wrong-amount ~supported]] !\n",
        encoding="utf-8",
    )
    (passage,) = chain.from_iterable(compiler.compile_passages(tmp_path).values())
    assert (passage["title"], passage["text"], passage["kind"]) == ("Titre", "🚨 30 Md€ !", "error")
    assert passage["claims"] == [
        {
            "start": 2,
            "end": 8,
            "quote": "30 Md€",
            "label": "imprecise",
            "rule": "range-collapsed",
            "accept": ["contradicted", "imprecise", "supported"],
            "accept_rules": ["wrong-amount"],
        }
    ]
