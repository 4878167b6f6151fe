"""Fuzzes the readers of figures, dates, ranks and places, and stops at the first text that breaks them.

    python tests/fuzz_figures.py [SECONDS] [SEED]

Texts are arbitrary characters, marked sentences of `tests/mentions/` cut and spliced, and their words in
any order, respelt as pages and posts do (odd spaces, entities, combining marks). Sought are: an exception; a
mention whose words are not those at its offsets, in the text as given; figures that overlap or whose bounds
are crossed; a bit of text whose repetition takes more than its share of time. Hypothesis shrinks what is
found. Exits with 1 then, with 0 when time runs out (30 seconds by default).
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, seed, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "mentions")]

from marked import read_marked  # noqa: E402
from test_growth import grows_as_the_text  # noqa: E402

from bot.mentions.dates import find_dates  # noqa: E402
from bot.mentions.ordinals import find_ordinals  # noqa: E402
from bot.mentions.places import find_countries  # noqa: E402
from bot.mentions.quantities import find_quantities  # noqa: E402
from bot.model import Quantity  # noqa: E402
from bot.text import clean_text  # noqa: E402

TEXTS, GROWTHS = 300, 2
"""Tried a round."""
SENTENCES = [
    marked.text
    for path in sorted((ROOT / "tests" / "mentions").glob("*.txt"))
    for _, marked in read_marked(path)
]
WORDS = sorted({word for text in SENTENCES for word in re.findall(r"\w+|[^\w\s]|\s", text)})
RESPELLINGS = [
    (" ", "\u00a0"),
    (" ", "\u202f"),
    (" ", "&nbsp;"),
    (" ", "  "),
    (" ", "\n"),
    (" ", ""),
    ("é", "e\u0301"),
    ("e", "\u00ade"),
    ("€", "&euro;"),
    ("'", "\u2019"),
    ("0", "\uff10"),
    ("i", "\u200bi"),
    ("a", "<b>a</b>"),
    ("m", "M"),
]

spliced = st.tuples(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.floats(0, 1)).map(
    lambda parts: parts[0][: int(len(parts[0]) * parts[2])] + parts[1][int(len(parts[1]) * parts[2]) :]
)
shuffled = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)
pieces = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join)
texts = st.tuples(
    st.one_of(spliced, shuffled, shuffled, st.text(max_size=200)),
    st.lists(st.sampled_from(RESPELLINGS), max_size=3),
)


def reads(given_text: tuple[str, list[tuple[str, str]]]) -> None:
    text, respellings = given_text
    for plain, strange in respellings:
        text = text.replace(plain, strange)
    clean = clean_text(text)
    figures = find_quantities(clean.text)
    others = (*find_ordinals(clean.text), *find_dates(clean.text, None), *find_countries(clean.text))
    for mention in (*figures, *others):
        assert clean.text[mention.start : mention.end] == mention.text, mention
        start, end = clean.to_original(mention.start, mention.end)
        assert 0 <= start < end <= len(text), mention
    floor = 0
    for figure in figures:
        assert floor <= figure.start < figure.end, figure
        floor = figure.end
        quantity = figure.value
        assert isinstance(quantity, Quantity)
        assert (quantity.low is None) == (quantity.high is None), figure
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high, figure


def grows(piece: str) -> None:
    assert grows_as_the_text(lambda text: (find_quantities(text), find_ordinals(text)), piece), piece


def _tried(check: Callable[[], None], examples: int, number: int) -> None:
    seed(number)(settings(max_examples=examples, deadline=None, database=None)(check))()


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30
    first = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    begun = time.monotonic()
    rounds, number = 0, first
    while time.monotonic() - begun < seconds:
        number = first + rounds
        try:
            _tried(given(texts)(reads), TEXTS, number)
            _tried(given(pieces)(grows), GROWTHS, number)
        except BaseException:
            print(f"broken: python tests/fuzz_figures.py {seconds:.0f} {number}", file=sys.stderr)
            raise
        rounds += 1
    tried = f"{rounds * TEXTS} texts and {rounds * GROWTHS} growths, seeds {first} to {number}"
    print(f"nothing broke in {tried}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
