"""Marked sentences: French text whose figures are written out in place.

    Le fonds injectera [20 milliards d'euros]{20e9 EUR exact; until 2030} dans l'IA.

After the span come, in braces, the amount (`low..high` for a range, `?` when vague), the unit (`-` when none)
and the modality; then, each after a semicolon, what else is to be checked: the period, the origin of the unit
(`inherited`), `step 1e9`, `mag milliards`. A period that is not written must be absent. `¤` stands for NBSP,
`¶` for a line end. Lines beginning with `#` name what the next ones show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bot.model import Mention, Quantity, UnitOrigin

_MARK = re.compile(r"\[([^\[\]]+)\]\{([^{}]+)\}")
_ORIGINS = {origin.value for origin in UnitOrigin}


@dataclass(frozen=True)
class Marked:
    text: str
    figures: tuple[tuple[int, int, str], ...]


def read_marked(path: Path) -> Iterator[tuple[str, Marked]]:
    """Yields the name of each marked sentence, for the test's id, and the sentence."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield f"{path.stem}:{number}", parse_marked(line)


def parse_marked(line: str) -> Marked:
    text, figures, done = "", [], 0
    line = line.replace("¤", "\u00a0").replace("¶", "\n")
    for match in _MARK.finditer(line):
        text += line[done : match.start()]
        figures.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        done = match.end()
    return Marked(text + line[done:], tuple(figures))


def as_marked(mention: Mention, like: str = "") -> str:
    """Writes a mention down as a mark does, with the optional parts that `like` has."""
    quantity = mention.value
    assert isinstance(quantity, Quantity)
    low, high = _amount(quantity.low), _amount(quantity.high)
    parts = [f"{low if low == high else f'{low}..{high}'} {quantity.unit or '-'} {quantity.modality}"]
    if quantity.period is not None:
        parts.append(quantity.period)
    wanted = [part.strip() for part in like.split(";")[1:]]
    for part in wanted:
        if part in _ORIGINS:
            parts.append(quantity.unit_origin)
        elif part.startswith("step "):
            parts.append(f"step {_amount(quantity.step)}")
        elif part.startswith("mag "):
            parts.append(f"mag {quantity.magnitude}")
    return "; ".join(parts)


def normal(mark: str) -> str:
    """The mark with its numbers written in one way."""
    head, *rest = (part.strip() for part in mark.split(";"))
    amount, _, words = head.partition(" ")
    ends = [end if end == "?" else _amount(Decimal(end)) for end in amount.split("..")]
    kept = [part for part in rest if not re.match(r"step |mag |(?:" + "|".join(_ORIGINS) + ")$", part)]
    extras = [
        f"step {_amount(Decimal(part[5:]))}" if part.startswith("step ") else part
        for part in rest
        if part not in kept
    ]
    return "; ".join([f"{'..'.join(ends)} {words}", *kept, *extras])


def _amount(value: Decimal | None) -> str:
    return "?" if value is None else format(value.normalize(), "f")
