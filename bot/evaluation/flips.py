"""The flip test: one right amount, seven right ways to write it, seven errors in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice

from bot.evaluation.gold import Gold
from bot.evaluation.intervals import Rate, rate
from bot.model import PROBLEMS, Document, Label, Modality, Quantity, Report, UnitOrigin, Verdict

Check = Callable[[Document], Report]

_WORDS = {10**12: "billion", 10**9: "milliard", 10**6: "million"}
_SHORT = {10**9: "Md", 10**6: "M"}
_NAMES = {"EUR": ("euro", "€", "EUR"), "USD": ("dollar", "$", "USD")}
_OTHER_UNIT = {"EUR": "USD", "USD": "EUR"}
FIGURES = 40
"""How many figures are flipped at most: enough, at fourteen readings each, to tell two points of accuracy."""


@dataclass(frozen=True, slots=True)
class Flips:
    """How often a spelling stayed confirmed, an error was told, and both together."""

    figures: int
    spellings: Rate
    errors: Rate
    accuracy: Rate


@dataclass(frozen=True, slots=True)
class _Amount:
    digits: Decimal
    scale: int
    unit: str


def flip(labelled: Sequence[Gold], check: Check, figures: int = FIGURES) -> Flips:
    """Rewrites amounts labelled right, and that the program confirms, in fourteen ways, and checks each.

    At most `figures` amounts are taken, one a document, from documents spread over the whole set.
    """
    amounts = list(islice(_right_amounts(labelled, check, figures), figures))
    kept = [label is Label.SUPPORTED for found in amounts for label in found.told(spellings, check)]
    told = [label in PROBLEMS for found in amounts for label in found.told(errors, check)]
    return Flips(
        len(amounts),
        rate(sum(kept), len(kept)),
        rate(sum(told), len(told)),
        rate(sum(kept) + sum(told), len(kept) + len(told)),
    )


def spellings(digits: Decimal, scale: int, unit: str) -> tuple[str, ...]:
    """Returns seven right ways to write `digits` times `scale` (10**6 or 10**9) in `unit` (EUR or USD)."""
    name, symbol, code = _NAMES[unit]
    number, word, short = _number(digits), _word(digits, scale), _SHORT[scale]
    neighbour = 10**6 if scale == 10**9 else 10**9
    in_neighbour = digits * scale / neighbour
    return (
        f"{number} {word} {_of(name)}",
        f"{number} {word} de {symbol}",
        f"{number} {word} {code}",
        f"{number} {short}{symbol}",
        f"{number} {short} {symbol}",
        f"{_number(in_neighbour)} {_word(in_neighbour, neighbour)} {_of(name)}",
        f"{_number(digits * scale)} {name}s",
    )


def errors(digits: Decimal, scale: int, unit: str) -> tuple[str, ...]:
    """Returns seven wrong ways: two other currencies, three other magnitudes, two other amounts."""
    name, symbol, _ = _NAMES[unit]
    other, other_symbol, _ = _NAMES[_OTHER_UNIT[unit]]
    number, word = _number(digits), _word(digits, scale)
    neighbour = 10**6 if scale == 10**9 else 10**9
    misread = _other_first_digit(digits)
    return (
        f"{number} {word} {_of(other)}",
        f"{number} {_SHORT[scale]}{other_symbol}",
        f"{number} {_word(digits, neighbour)} {_of(name)}",
        f"{number} {_SHORT[neighbour]}{symbol}",
        f"{number} {_word(digits, 10**12)} {_of(name)}",
        f"{_number(digits * 10)} {_word(digits * 10, scale)} {_of(name)}",
        f"{_number(misread)} {_word(misread, scale)} {_of(name)}",
    )


@dataclass(frozen=True, slots=True)
class _Figure:
    document: Document
    start: int
    end: int
    amount: _Amount

    def told(self, write: Callable[[Decimal, int, str], Sequence[str]], check: Check) -> Iterator[Label]:
        """The label told of each rewriting."""
        for words in write(self.amount.digits, self.amount.scale, self.amount.unit):
            text = self.document.text
            changed = self.document.model_copy(update={"text": text[: self.start] + words + text[self.end :]})
            end = self.start + len(words)
            labels = [
                verdict.label
                for verdict in check(changed).verdicts
                if verdict.start < end and self.start < verdict.end
            ]
            problems = [label for label in labels if label in PROBLEMS]
            yield next(iter(problems or labels), Label.UNVERIFIED)


def _right_amounts(labelled: Sequence[Gold], check: Check, figures: int) -> Iterator[_Figure]:
    holding = [gold for gold in labelled if any(claim.label is Label.SUPPORTED for claim in gold.claims)]
    stride = 1 + len(holding) // (2 * figures)
    # One document in so many, then those between: the figures are spread, and as many as there are.
    for gold in chain.from_iterable(holding[first::stride] for first in range(stride)):
        right = {(claim.start, claim.end) for claim in gold.claims if claim.label is Label.SUPPORTED}
        for verdict in check(gold.document).verdicts:
            amount = _amount(verdict)
            if amount and verdict.label is Label.SUPPORTED and (verdict.start, verdict.end) in right:
                yield _Figure(gold.document, verdict.start, verdict.end, amount)
                break


def _amount(verdict: Verdict) -> _Amount | None:
    """The amount as digits and scale; None for a range, another unit, or words that carry more than it."""
    stated = verdict.stated
    if (
        not isinstance(stated, Quantity)
        or stated.low is None
        or stated.low != stated.high
        or stated.modality is not Modality.EXACT
        or stated.unit not in _NAMES
        or stated.unit_origin is UnitOrigin.INHERITED
        or not stated.magnitude
    ):
        return None
    for scale in _SHORT:
        if scale <= stated.low < 1000 * scale:
            return _Amount(stated.low / scale, scale, stated.unit)
    return None


def _number(value: Decimal) -> str:
    """A number as French prints it: « 2 919,9 »."""
    return f"{value.normalize():,f}".replace(",", "\u202f").replace(".", ",")


def _word(digits: Decimal, scale: int) -> str:
    return _WORDS[scale] + ("s" if digits >= 2 else "")


def _other_first_digit(digits: Decimal) -> Decimal:
    first, rest = str(digits)[0], str(digits)[1:]
    return Decimal(f"{(int(first) + 3) % 9 + 1}{rest}")


def _of(name: str) -> str:
    return "d’euros" if name == "euro" else f"de {name}s"
