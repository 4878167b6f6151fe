"""Goes through a text once and yields its figures in order."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.amounts import read_amount
from bot.mentions.candidates import candidates, may_begin_a_figure
from bot.mentions.combining import put_together
from bot.mentions.figures import Figure
from bot.mentions.leaning import lean_on
from bot.mentions.listed import REACH

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+|@\w[\w.-]*")
_PHONE = re.compile(r"(?:\+33 ?|0)[1-9](?:[ .-]?[0-9]{2}){4}(?![0-9])")


def scan(plain: str, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Figure]:
    """Yields the figures of a text that begin within spans of it, which are in order.

    Those without a unit may still be lent one, or prove to be no figure.
    """
    addresses = deque(match.span() for start, end in spans for match in _ADDRESS.finditer(text, start, end))
    left = deque(spans)
    position = floor = 0
    previous: Figure | None = None
    while left:
        position = max(position, left[0][0])
        match = candidates().search(plain, position)
        if match is None or match.start() >= left[0][1]:
            left.popleft()
            continue
        while addresses and addresses[0][1] <= match.start():
            addresses.popleft()
        if addresses and addresses[0][0] <= match.start():
            position = addresses[0][1]
            continue
        position = match.end()
        if not (may_begin_a_figure(plain, text, match) or _is_in_reach(previous, match)):
            continue
        if (skipped := _skip(plain, match)) is not None:
            position = skipped
            continue
        amount = read_amount(plain, text, match.start(), floor)
        if amount is None:
            continue
        figures = put_together(plain, text, amount, floor) or lean_on(plain, text, previous, amount)
        yield from figures
        position = max(amount.number.end, match.end())
        if figures:
            position = floor = max(figures[-1].end, position)
            previous = previous if figures[-1].is_guess else figures[-1]


def _is_in_reach(previous: Figure | None, match: re.Match[str]) -> bool:
    """Whether what begins here may leave out the scale of the amount before it."""
    return previous is not None and match.start() - previous.end <= REACH and match.group()[0].isalnum()


def _skip(plain: str, match: re.Match[str]) -> int | None:
    """Where to go on when what begins here is glued to a name, an idiom or a phone number; None otherwise."""
    start = match.start()
    if not match.group()[0].isdigit():
        idiom = _idioms().match(plain, start)
        return idiom.end() if idiom else None
    before = plain[start - 1] if start else " "
    if match.group()[0] == "0" or before == "+":
        phone = _PHONE.match(plain, start - 1 if before == "+" else start)
        if phone is not None:
            return phone.end()
    earlier = plain[start - 2] if start > 1 else " "
    glued = before.isalpha() or before in "_@" or (before in "-.,/:" and earlier.isalnum())
    return match.end() if glued and not _is_currency(plain, start) else None


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_lexicon("not_figures")["idioms"])))


def _is_currency(plain: str, start: int) -> bool:
    """Whether the letters glued before the digits are an ISO code («USD500»)."""
    code = plain[max(0, start - 3) : start].upper()
    return (
        code in load_lexicon("currencies")["iso"]["before"]
        and not plain[max(0, start - 4) : start - 3].isalnum()
    )
