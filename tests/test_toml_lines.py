"""The line on which a key or a value of a TOML file stands."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bot.folders import FACTS
from bot.toml_lines import line_of


def paths(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [deep for key, item in items for deep in ((*path, key), *paths(item, (*path, key)))]


@pytest.mark.parametrize("file", sorted(FACTS.rglob("*.toml")), ids=lambda file: file.stem)
def test_every_key_of_a_file_is_found_on_its_line(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    found = {path: lines[line_of(text, path) - 1] for path in paths(tomllib.loads(text)) if len(path) > 1}
    astray = {
        path: line for path, line in found.items() if isinstance(path[-1], str) and path[-1] not in line
    }
    assert astray == {}
    in_order = [line_of(text, path) for path in found if path[0] == "facts"]
    assert in_order == sorted(in_order)


TRICKY = """
a = [ "]", 'b = ["', { c = 1, d = [1,
    2] },   # ] ici, rien ne ferme
  '''
  x ] , [''', "fin",
]
[t.u]
b = 1
[[v]]
b = 2
[[v]]
c = { b = 3 }
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a",), 2),
        (("a", 0), 2),
        (("a", 2, "d"), 2),
        (("a", 2, "d", 1), 3),
        (("a", 3), 4),
        (("a", 4), 5),
        (("a", 9), 2),
        (("t", "u", "b"), 8),
        (("t", "u", "b", 0), 8),
        (("v", 0, "b"), 10),
        (("v", 1), 11),
        (("v", 1, "c", "b"), 12),
        (("v", 1, "absente"), 11),
        (("absente",), 1),
    ],
)
def test_a_key_is_found_in_spite_of_quotes_brackets_and_remarks(
    path: tuple[str | int, ...], line: int
) -> None:
    assert line_of(TRICKY, path) == line
