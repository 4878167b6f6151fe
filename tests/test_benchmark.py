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

from bot.check import Checker
from bot.evaluation import Answers, compare, score, to_gold
from bot.facts import load_facts
from bot.folders import FACTS
from bot.model import Document
from bot.report.json import to_json
from bot.rules import load_rules

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
OTHER_HANDS = "plumes-"
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
        ids = {passage["id"] for passage in passages if not passage["id"].startswith(OTHER_HANDS)}
        assert {compiler.split_of(one) for one in ids} == {split}
    assert sum(not one["id"].startswith(OTHER_HANDS) for one in COMPILED["test"]) >= 400


def test_a_folder_named_like_a_split_is_all_of_it(tmp_path: Path) -> None:
    for split in SPLITS:
        (tmp_path / split).mkdir()
        source = "".join(f"## {split}-{n:03} | 2025-02-10 | X\nTexte {n}.\n\n" for n in range(9))
        (tmp_path / split / "plumes.md").write_text(source, encoding="utf-8")
    compiled = compiler.compile_passages(tmp_path)
    assert {split: {one["id"][:3] for one in compiled[split]} for split in SPLITS} == {
        "dev": {"dev"},
        "test": {"tes"},
    }


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


@pytest.fixture(autouse=True)
def _beside_the_benchmark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARK)


def test_the_data_card_counts_what_there_is() -> None:
    card = (BENCHMARK / "README.md").read_text(encoding="utf-8")
    tables = load("tables")
    assert tables.composition() in card, "run: cog -r benchmark/README.md"
    assert tables.labels() in card, "run: cog -r benchmark/README.md"


def test_every_rule_has_a_dozen_problems() -> None:
    counts = Counter(claim.get("rule") for passage in PASSAGES for claim in passage["claims"])
    assert {rule: counts[rule] for rule in compiler.LABELS_OF_RULES if counts[rule] < 12} == {}


def test_a_rule_gives_the_label_that_the_program_gives_it() -> None:
    rules = load_rules().verdicts
    ours = compiler.LABELS_OF_RULES
    assert {rule: rules[rule].label for rule in ours if rule in rules} == {
        rule: label for rule, label in ours.items() if rule in rules
    }


ANSWERS = [
    {"start": 14, "end": 35, "label": "contradicted", "rule": "wrong-currency", "confidence": 0.9},
    {"start": 0, "end": 8, "label": "supported"},
]
GOLD = {
    "id": "g1", "text": "Stargate pèse 500 milliards d’euros.", "published": "2025-02-10", "complete": True,
    "claims": [{"start": 14, "end": 35, "label": "contradicted", "rule": "wrong-currency"}],
}  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    gold, answers = tmp_path / "gold.jsonl", tmp_path / "answers.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n" + json.dumps({**GOLD, "id": "g2"}) + "\n", encoding="utf-8")
    answers.write_text(json.dumps({"id": "g1", "verdicts": ANSWERS}) + "\n", encoding="utf-8")
    return gold, answers


def test_any_system_is_scored_and_what_it_leaves_out_is_silence(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    scorer = load("score")
    scorer.main([str(path) for path in files])
    assert "Problèmes trouvés\t50,0 %" in capsys.readouterr().out
    scorer.main([*(str(path) for path in files), "--json"])
    assert json.loads(capsys.readouterr().out)["right_rule"]["hits"] == 1


def test_the_reports_of_check_are_scored_as_eval_scores_them(tmp_path: Path) -> None:
    checker, scorer = Checker.load(), load("score")
    gold = scorer.read_gold(BENCHMARK / "dev.jsonl")[::25]
    reports = [checker.check(one.document) for one in gold]
    written = tmp_path / "reports.jsonl"
    written.write_text("".join(to_json(report) + "\n" for report in reports), encoding="utf-8")
    of_eval = score([compare(one, Answers.of(report)) for one, report in zip(gold, reports, strict=True)])
    assert scorer.score_answers(gold, scorer.read_answers(written)) == of_eval


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"id": "g9", "verdicts": []}, "no passage is called g9"),
        ({"id": "g1"}, "line 1: KeyError"),
        ({"id": "g1", "verdicts": [{"start": 0, "end": 3, "label": "faux"}]}, "'faux' is not a valid Label"),
        ([], "line 1: TypeError"),
    ],
)
def test_bad_answers_are_refused_in_one_line(files: tuple[Path, Path], line: object, words: str) -> None:
    files[1].write_text(json.dumps(line) + "\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=words):
        load("score").main([str(path) for path in files])


@pytest.mark.parametrize(
    ("system", "text", "labels"),
    [
        ("nearest", "Stargate pèse 500 milliards de dollars.", ["supported"]),
        ("nearest", "Stargate pèse 500 milliards d’euros.", ["contradicted"]),
        ("nearest", "Le maire promet 500 milliards d’euros.", []),
        ("anywhere", "Stargate pèse 500 milliards de dollars.", ["supported"]),
        ("anywhere", "Stargate ? On parle de 2 milliards de dollars au café.", ["contradicted"]),
        ("anywhere", "Stargate pèse 500 Md$.", []),
    ],
)
def test_the_baselines_are_as_simple_as_they_say(system: str, text: str, labels: list[str]) -> None:
    check = load("baselines").SYSTEMS[system](load_facts((FACTS,)))
    answers = check(Document(text=text, published=date(2025, 2, 10)))
    assert [answer.label for answer in answers.text] == labels


DENIED = "Stargate ne pèse pas 500 milliards d’euros."
SAID = {
    "sans la polarité": (DENIED, date(2025, 2, 10)),
    "sans les dates": ("Stargate pèse 500 milliards d’euros.", date(2024, 2, 10)),
}


@pytest.mark.parametrize("stage", SAID)
def test_a_stage_taken_out_changes_what_it_decides_and_comes_back(stage: str) -> None:
    checker = Checker.load()
    text, day = SAID[stage]
    document = Document(text=text, published=day)

    def labels() -> list[str]:
        return [verdict.label for verdict in checker.check(document).verdicts]

    assert labels() == ["unverified"]
    with load("ablation").ABLATIONS[stage]():
        assert labels() == ["contradicted"]
    assert labels() == ["unverified"]


@pytest.mark.parametrize("stage", ["sans la concurrence des noms (NER)", "sans les attributs"])
def test_the_line_runs_without_a_stage(stage: str) -> None:
    checker = Checker.load()
    document = Document(
        text="Microsoft prévoit, dit Brookfield, 80 milliards d’euros.", published=date(2025, 2, 11)
    )
    with load("ablation").ABLATIONS[stage]():
        assert len(checker.check(document).verdicts) == 1
