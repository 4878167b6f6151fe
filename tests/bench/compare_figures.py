"""Reads the marked sentences of tests/mentions/ with us and with others, and prints how each fares.

    python tests/bench/compare_figures.py

The sentences are ours, so our own row only tells that nothing has regressed; the others' tell why they
were not used. price-parser and text2num give one number a text and no span: they are asked only about
sentences with one firm amount of money, and about those without any figure.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from price_parser import Price
from text_to_num import alpha2digit

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "mentions")]

from marked import read_marked  # noqa: E402

from bot.mentions.quantities import find_quantities  # noqa: E402
from bot.model import Kind, Quantity  # noqa: E402

MONEY = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?(?:e[0-9]+)?) ([A-Z]{3}) ")
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "euro": "EUR", "US$": "USD"}

Answer = tuple[Decimal, str | None] | None


@dataclass(frozen=True)
class Case:
    text: str
    expected: Answer


def cases() -> Iterator[Case]:
    for path in sorted((ROOT / "tests" / "mentions").glob("figures_*.txt")):
        for _, marked in read_marked(path):
            marks = [match for _, _, mark in marked.figures if (match := MONEY.match(mark))]
            if not marked.figures:
                yield Case(marked.text, None)
            elif len(marks) == len(marked.figures) == 1:
                yield Case(marked.text, (Decimal(marks[0][1]), marks[0][2]))


def ours(text: str) -> Answer:
    for mention in find_quantities(text):
        if (
            mention.kind is Kind.MONEY
            and isinstance(mention.value, Quantity)
            and mention.value.low is not None
        ):
            return mention.value.low, mention.value.unit
    return None


def price_parser(text: str) -> Answer:
    price = Price.fromstring(text)
    return None if price.amount is None else (price.amount, SIGNS.get(price.currency or "", price.currency))


def text2num(text: str) -> Answer:
    """The first number of the text that text2num writes in digits; it knows no currency."""
    number = re.search(r"[0-9][0-9 .,]*", alpha2digit(text, "fr"))
    try:
        return (
            (Decimal(number.group().replace(" ", "").strip(".,").replace(",", ".")), None) if number else None
        )
    except InvalidOperation:
        return None


def main() -> None:
    everything = list(cases())
    money = [case for case in everything if case.expected is not None]
    none = [case for case in everything if case.expected is None]
    readers: dict[str, Callable[[str], Answer]] = {
        "vraichiffre": ours,
        "price-parser 0.5": price_parser,
        "text2num 3.1": text2num,
    }
    print(
        f"| reader | amount ({len(money)}) | amount and currency "
        f"| an amount where there is none ({len(none)}) | ms a sentence |"
    )
    print("|---|---|---|---|---|")
    for name, read in readers.items():
        read("12 euros")
        begun = time.process_time()
        answers = [(case, read(case.text)) for case in everything]
        spent = 1000 * (time.process_time() - begun) / len(everything)
        amounts = sum(
            1 for case, answer in answers if case.expected and answer and case.expected[0] == answer[0]
        )
        both = sum(1 for case, answer in answers if case.expected and case.expected == answer)
        false = sum(1 for case, answer in answers if case.expected is None and answer is not None)
        print(f"| {name} | {amounts} | {both} | {false} | {spent:.2f} |")


if __name__ == "__main__":
    main()
