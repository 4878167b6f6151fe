"""Scores any system's answers: python benchmark/score.py benchmark/test.jsonl answers.jsonl [--json].

The answers are JSON lines, one a passage: `{"id", "verdicts": [{"start", "end", "label", "rule"?}]}`, with
the labels and rules of the data card. `vraichiffre check --jsonl` writes such lines. A passage without a line
counts as silence.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from bot.cli.evaluate import rule_rows, score_rows
from bot.evaluation import Answer, Answers, Gold, Scores, compare, score, to_gold
from bot.model import Label


def read_gold(path: Path) -> list[Gold]:
    """Returns the labelled passages of a file of JSON lines."""
    return [to_gold(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def read_answers(path: Path) -> dict[str, Answers]:
    """Returns the answers of a file by the id of their passage; raises ValueError naming a bad line."""
    answers = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            told = json.loads(line)
            answers[str(told["id"])] = Answers(
                tuple(_answer(one) for one in told["verdicts"]),
                tuple(_answer(one) for one in told.get("title_verdicts", ())),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ValueError(f"{path}, line {number}: {type(error).__name__}: {error}") from None
    return answers


def score_answers(gold: Iterable[Gold], answers: Mapping[str, Answers]) -> Scores:
    """Returns the scores of answers held against labelled passages; raises ValueError for an unknown id."""
    passages = {one.document.id: one for one in gold}
    unknown = sorted({*answers} - {*passages})
    if unknown:
        raise ValueError(f"no passage is called {unknown[0]}")
    silence = Answers(())
    return score([compare(one, answers.get(identity, silence)) for identity, one in passages.items()])


def _answer(told: Mapping[str, object]) -> Answer:
    start, end = int(str(told["start"])), int(str(told["end"]))
    confidence = told.get("confidence")
    return Answer(
        start,
        end,
        Label(str(told["label"])),
        str(told.get("rule") or ""),
        None if confidence is None else float(str(confidence)),
    )


def main(arguments: list[str]) -> None:
    """Prints the scores; exits with a sentence when a file cannot be used."""
    files = [argument for argument in arguments if argument != "--json"]
    if len(files) != 2:
        sys.exit(__doc__)
    try:
        gold = read_gold(Path(files[0]))
        answers = read_answers(Path(files[1]))
        scores = score_answers(gold, answers)
    except (OSError, ValueError) as error:
        sys.exit(str(error))
    if "--json" in arguments:
        print(json.dumps(asdict(scores), ensure_ascii=False, indent=2))
        return
    print(f"{len(answers)} réponses pour {len(gold)} passages")
    heads = ("Règle attendue", "problèmes", "trouvés", "bonne règle")
    for row in (*score_rows(scores), heads, *rule_rows(scores)):
        print("\t".join(row))


if __name__ == "__main__":
    main(sys.argv[1:])
