"""How fast the mentions of French text are read without the model, against spaCy's tokenizer alone.

    python tests/bench/reading_speed.py [FILE…]

Reads the articles of `tests/articles/`, or the files given (of a .jsonl, the `text` of each line), on one
core. The readers take turns, so that a noisy machine is noisy for all of them; the best of five rounds
counts. MB are 10⁶ bytes of UTF-8.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from bot.facts import load_facts  # noqa: E402
from bot.folders import FACTS  # noqa: E402
from bot.mentions.dates import find_dates  # noqa: E402
from bot.mentions.ordinals import find_ordinals  # noqa: E402
from bot.mentions.places import find_countries  # noqa: E402
from bot.mentions.quantities import find_quantities  # noqa: E402
from bot.mentions.subjects import SubjectFinder  # noqa: E402

ROUNDS = 5


def texts_of(paths: list[Path]) -> list[str]:
    texts = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        is_jsonl = path.suffix == ".jsonl"
        texts += [json.loads(line)["text"] for line in text.splitlines()] if is_jsonl else [text]
    return texts


def main() -> None:
    paths = list(map(Path, sys.argv[1:])) or sorted((ROOT / "tests" / "articles").rglob("*.txt"))
    texts = texts_of(paths)
    subjects = SubjectFinder(load_facts((FACTS,)))

    def everything(text: str) -> None:
        find_quantities(text)
        find_ordinals(text)
        find_dates(text, None)
        find_countries(text)
        subjects.find(text)

    readers: dict[str, Callable[[str], object]] = {
        "spaCy's blank French tokenizer": spacy.blank("fr").make_doc,
        "figures": find_quantities,
        "ranks": find_ordinals,
        "dates": lambda text: find_dates(text, None),
        "countries": find_countries,
        "subjects of the table": lambda text: subjects.find(text),
        "all mentions": everything,
    }
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(ROUNDS):
        for name, read in readers.items():
            begun = time.process_time()
            for text in texts:
                read(text)
            best[name] = min(best[name], time.process_time() - begun)
    size = sum(len(text.encode()) for text in texts) / 1e6
    tokenizer = next(iter(best.values()))
    print(f"{len(texts)} texts, {size:.2f} MB\n")
    print("| read | MB/s | times spaCy's tokenizer |\n| --- | --- | --- |")
    for name, seconds in best.items():
        print(f"| {name} | {size / seconds:.2f} | {tokenizer / seconds:.1f} |")


if __name__ == "__main__":
    main()
