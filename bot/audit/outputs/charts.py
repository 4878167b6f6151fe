"""The measures of charts, for a template: in percent across, in pixels down, so that text keeps its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.audit.outputs.summary import Group
from bot.audit.results import PROBLEMS

HEIGHT = 150
_TICKS = 8
_FILLED = 0.72


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a bar: its label, how many it stands for, where it begins and how long it is."""

    label: str
    number: int
    at: float
    length: float


@dataclass(frozen=True, slots=True)
class Column:
    """A bar of a timeline: `x` and `width` in percent, blocks in pixels from the top; few are named below."""

    name: str
    x: float
    width: float
    middle: float
    blocks: tuple[Block, ...]
    is_named: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Columns, and the numbers of the lines behind them with their height in pixels."""

    columns: tuple[Column, ...]
    lines: tuple[tuple[int, float], ...]


def draw_timeline(groups: Sequence[tuple[str, Group]]) -> Timeline:
    """Returns problems over time, a column a group, stacked by label, worst at the bottom."""
    top = _round(max((group.problems for _, group in groups), default=0))
    every = -(-len(groups) // _TICKS)
    share = 100 / max(1, len(groups))
    columns = tuple(
        Column(
            name=name,
            x=at * share + share * (1 - _FILLED) / 2,
            width=share * _FILLED,
            middle=at * share + share / 2,
            blocks=tuple(_stacked(group, top)),
            is_named=at % every == 0,
        )
        for at, (name, group) in enumerate(groups)
    )
    numbers = (top, top // 2) if top > 1 else (top,)
    return Timeline(columns, tuple((number, HEIGHT * (1 - number / top)) for number in numbers))


def draw_bar(group: Group, longest: int) -> list[Block]:
    """Returns a group's problems as blocks in percent of the longest bar."""
    blocks, at = [], 0.0
    for label in PROBLEMS:
        if number := group.labels[label]:
            length = 100 * number / longest
            blocks.append(Block(label, number, at, length))
            at += length
    return blocks


def _stacked(group: Group, top: int) -> list[Block]:
    blocks, bottom = [], float(HEIGHT)
    for label in PROBLEMS:
        if number := group.labels[label]:
            length = HEIGHT * number / top
            bottom -= length
            blocks.append(Block(label, number, bottom, length))
    return blocks


def _round(number: int) -> int:
    """The next number that a reader halves in his head."""
    if number <= 2:
        return max(1, number)
    size = int("1".ljust(len(str(number)), "0"))
    return next(step * size for step in (1, 2, 4, 6, 8, 10) if step * size >= number)
