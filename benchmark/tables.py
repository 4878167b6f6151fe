"""The tables of docs/banc.md and of the data card, as Markdown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from ablation import ABLATIONS
from baselines import anywhere, nearest
from score import read_gold

from bot.check import Checker
from bot.cli.evaluate import rule_rows, score_rows
from bot.evaluation import Answers, Gold, Result, Scores, compare, flip, reliability, score
from bot.facts import load_facts
from bot.folders import FACTS
from bot.model import Document

Results = tuple[tuple[Result, ...], ...]

HERE = Path(__file__).parent
_OTHER_HANDS = "plumes-"
"""How the ids of passages begin that others wrote than who wrote the first ones."""
_KINDS = {"right": "chiffres justes", "trap": "pièges", "error": "erreurs", "unverified": "sans fait"}


def composition() -> str:
    """Passages by theme and kind."""
    read = [json.loads(line) for split in ("dev", "test") for line in _lines(split)]
    counts = Counter((str(passage["id"]).partition("-")[0], str(passage["kind"])) for passage in read)
    themes = sorted({theme for theme, _ in counts})
    rows = [(theme, [counts[theme, kind] for kind in _KINDS]) for theme in themes]
    rows.append(("en tout", [sum(counts[theme, kind] for theme in themes) for kind in _KINDS]))
    heads = ("thème", *_KINDS.values(), "en tout")
    return _table(heads, ((name, *map(str, (*many, sum(many)))) for name, many in rows))


def labels() -> str:
    """Labelled figures by rule or label, and split."""
    counts = {split: Counter[str]() for split in ("dev", "test")}
    for split, count in counts.items():
        for line in _lines(split):
            count.update(claim.get("rule") or claim["label"] for claim in json.loads(line)["claims"])
    names = [name for name, _ in (counts["dev"] + counts["test"]).most_common()]
    rows = [(f"`{name}`", str(counts["dev"][name]), str(counts["test"][name])) for name in names]
    return _table(("étiquette ou règle", "dev", "test"), rows)


def scores(split: str) -> str:
    """The program's scores on a split: totals only."""
    return _table(("", "valeur", "intervalle à 95 %", "sur"), score_rows(_score(_results(split))))


def hands() -> str:
    """The program's scores on either split, by who wrote the passages."""
    rows = []
    for split in ("dev", "test"):
        for name, is_other in (("de la première main", False), ("d’autres mains", True)):
            kept = tuple(
                results
                for gold, results in zip(_gold(split), _results(split), strict=True)
                if _is_others(gold) is is_other
            )
            rows.append((f"`{split}`, {name} ({len(kept)} passages)", _score(kept)))
    return _comparison(rows)


def rules() -> str:
    """Problems by expected rule, on both splits."""
    dev, test = (list(rule_rows(_score(_results(split)))) for split in ("dev", "test"))
    on_test = {rule: rest for rule, *rest in test}
    rows = [(f"`{rule}`", *rest, *on_test.get(rule, ("0", "0", "0"))) for rule, *rest in dev]
    heads = ("problèmes", "trouvés", "bonne règle")
    return _table(("règle", *(f"dev : {one}" for one in heads), *(f"test : {one}" for one in heads)), rows)


def systems(split: str) -> str:
    """The program against the two baselines."""
    table = load_facts((FACTS,))
    return _comparison(
        [
            ("Vraichiffre", _score(_results(split))),
            ("alias le plus proche + même nombre", _score(_run(split, nearest(table)))),
            ("expression régulière + un alias n’importe où", _score(_run(split, anywhere(table)))),
        ]
    )


def ablations() -> str:
    """The program with a stage taken out, on the dev split."""
    rows = [("Vraichiffre", _score(_results("dev")))]
    for name, without in ABLATIONS.items():
        with without():
            rows.append((name, _score(_run("dev", _check))))
    return _comparison(rows)


def flips() -> str:
    """The flip test, on amounts of the dev split that the first hand wrote, and on amounts of others."""
    rows = []
    for name, is_other in (("première main", False), ("autres mains", True)):
        told = flip([gold for gold in _gold("dev") if _is_others(gold) is is_other], _checker().check)
        scored = list(score_rows(_score(_results("dev")), told))[-3:]
        rows += [(f"{name} : {head.strip().lower()}", *rest) for head, *rest in scored]
    return _table(("", "valeur", "intervalle à 95 %", "sur"), rows)


def bins() -> str:
    """Confidence against how often the verdict was right, on the dev split."""
    found = reliability(result for document in _results("dev") for result in document)
    rows = [
        (
            f"{_percent(one.low)} à {_percent(min(one.high, 1))}",
            str(one.right.of),
            _percent(one.confidence),
            _percent(one.right.value),
            f"{_percent(one.right.low)} – {_percent(one.right.high)}",
        )
        for one in found
    ]
    return _table(("confiance", "verdicts", "confiance moyenne", "justes", "intervalle à 95 %"), rows)


def _comparison(rows: Iterable[tuple[str, Scores]]) -> str:
    lines = []
    for name, told in rows:
        caught, rule, alarms, supported, _, f1 = score_rows(told)
        lines.append((name, caught[1], rule[1], f"{alarms[1]} ({alarms[2]})", supported[1], f1[1]))
    heads = (
        "",
        "problèmes trouvés",
        "par la bonne règle",
        "fausses alertes pour 100 justes",
        "justes confirmés",
        "macro-F1",
    )
    return _table(heads, lines)


@cache
def _checker() -> Checker:
    return Checker.load()


def _check(document: Document) -> Answers:
    return Answers.of(_checker().check(document))


@cache
def _gold(split: str) -> Sequence[Gold]:
    return read_gold(HERE / f"{split}.jsonl")


def _is_others(gold: Gold) -> bool:
    return (gold.document.id or "").startswith(_OTHER_HANDS)


@cache
def _results(split: str) -> Results:
    return _run(split, _check)


def _run(split: str, check: Callable[[Document], Answers]) -> Results:
    return tuple(compare(one, check(one.document)) for one in _gold(split))


@cache
def _score(results: Results) -> Scores:
    return score(results)


def _lines(split: str) -> list[str]:
    return (HERE / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f} %"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
