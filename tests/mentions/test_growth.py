"""Time grows with the text and no faster, whatever it repeats: measured as a ratio between two sizes."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from bot.mentions.dates import find_dates
from bot.mentions.ordinals import find_ordinals
from bot.mentions.places import find_countries
from bot.mentions.quantities import find_quantities

TIMES = 4
"""How much larger the second text is: a square would take sixteen times as long, not four."""
ENOUGH = 0.01
"""Seconds that the first one takes at least, unless it is `LARGEST` characters long."""
LARGEST = 250_000

PIECES = [
    *("1", "1 000 ", "1,", "1.000.", "12€", "€", "€12", "$", "un ", "de ", "(", "-", "+1", "± 3 "),
    *("mille-", "zero virgule ", "deux mille ", "trois quarts de ", "dizaines de ", "plusieurs "),
    *("entre ", "entre 3 et ", "entre entre 3 et 4 ", "12 euros à ", "2, 3, 5 et ", "1 et ", "12 ± 3 "),
    *("20 millions ", "3 M€ ", "5 milliards (", "2 millions sur cinq ans ", "15.- ", "97 billion USD "),
    *("www.", "@", "#12", "https://a/", "\n", " \n12", "5e ", "5e puissance ", "le 3 ", "fin 2024 "),
    *("| 12 ", "| 12 |\n", "| a (M€) | 12 |\n", "12 ; 3 ;\n", "a : 12\n", "12. En ", "en M€\n", "(en M€) "),
]
"""Bits that begin, go on or head a figure and lead nowhere."""


def grows_as_the_text(read: Callable[[str], object], piece: str) -> bool:
    """Whether `TIMES` the text takes about as many times longer; a busy machine gets three tries."""

    def cpu(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        begun = time.process_time()
        read(text)
        return time.process_time() - begun

    size = 1_000
    while size < LARGEST and cpu(size) < ENOUGH:
        size *= 2
    for _ in range(3):
        small, large = (min(cpu(many) for _ in range(2)) for many in (size, size * TIMES))
        if large < 2 * TIMES * small:
            return True
    return False


@pytest.mark.parametrize("piece", PIECES)
def test_figures_take_time_in_proportion(piece: str) -> None:
    find_quantities("12 euros")
    assert grows_as_the_text(find_quantities, piece)


@pytest.mark.parametrize("piece", ["5e ", "premier ", "le 3 ", "en mars ", "Mali ", "2025 ", "du 3 au "])
def test_the_other_readers_take_time_in_proportion(piece: str) -> None:
    def read(text: str) -> None:
        find_ordinals(text)
        find_dates(text, None)
        find_countries(text)

    read("La 5e puissance, le 3 mars, au Mali")
    assert grows_as_the_text(read, piece)
