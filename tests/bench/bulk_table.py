"""What a bulk table of 100,000 facts costs: python tests/bench/bulk_table.py [FACTS].

Prints the CPU seconds of compiling and of opening it, and how long a check of docs/exemple.txt takes beside
the shipped table alone, in turns, in one process.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.check import Checker
from bot.facts_bulk import SUFFIX
from bot.facts_compile import compile_table
from bot.model import Document

_DAY = date(2025, 2, 10)
_TURNS = 5
_CHECKS = 20


def rows(facts: int) -> Iterator[dict[str, str]]:
    """Two facts each of invented firms."""
    chance = random.Random(1)
    for number in range(facts):
        attribute, unit = ("effectif", "count:salaries") if number % 2 else ("chiffre-affaires", "EUR")
        yield {
            "name": f"Manufacture {number // 2} Zax",
            "attribute": attribute,
            "unit": unit,
            "since": "2024-12-31",
            "value": str(chance.randint(1, 10**6) * 1000),
            "source_title": "Comptes annuels",
            "source_publisher": "Registre",
            "source_url": f"https://exemple.fr/{number}",
        }


def cost(checker: Checker, document: Document) -> float:
    start = time.process_time()
    for _ in range(_CHECKS):
        checker.check(document)
    return (time.process_time() - start) / _CHECKS


def main() -> None:
    """Compiles, opens and checks."""
    facts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    document = Document(text=Path("docs/exemple.txt").read_text(encoding="utf-8"), published=_DAY)
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        compile_table(rows(facts), Path(folder) / f"vrac{SUFFIX}", "vrac", {}, date.today())
        print(f"compile {facts} facts   {time.process_time() - start:.2f} s")
        shipped = Checker.load()
        start = time.process_time()
        both = Checker.load([Path(folder)])
        print(f"load with them       {time.process_time() - start:.2f} s")
        shipped.check(document), both.check(document)
        ratios = [cost(both, document) / cost(shipped, document) for _ in range(_TURNS)]
        print(
            f"check, ratio to the shipped table alone: {sorted(ratios)[_TURNS // 2]:.2f} (median of {_TURNS})"
        )


if __name__ == "__main__":
    main()
