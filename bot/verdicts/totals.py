"""Parts held against the total that the same sentence gives: they must add up, or at least not exceed it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from decimal import Decimal
from itertools import chain

from bot.model import Claim, Modality, Quantity
from bot.reading import Finding, Reading
from bot.verdicts.counted import find_wrong_counts
from bot.verdicts.differences import find_wrong_differences
from bot.verdicts.itemised import find_itemised
from bot.verdicts.lines import lines, tallies
from bot.verdicts.remainders import find_remainders
from bot.verdicts.spread import add, spread
from bot.verdicts.sums import Sum, find_sums
from bot.wording import Language, say

_WHOLE = (Decimal(100), Decimal(100))


def find_wrong_totals(reading: Reading, confirmed: Set[int]) -> Iterator[Finding]:
    """Yields the totals, or the parts where the table confirms the total, that do not add up."""
    told: set[int] = set()
    for finding in chain(_found(reading, confirmed), find_wrong_counts(reading)):
        if finding.claim.figure.start not in told:
            told.add(finding.claim.figure.start)
            yield finding


def _found(reading: Reading, confirmed: Set[int]) -> Iterator[Finding]:
    for line in chain(lines(reading), tallies(reading)):
        yield from find_wrong_differences(line)
        for found in find_sums(line):
            if _is_wrong(found):
                yield _finding(found, confirmed)
                break
    yield from (_finding(found, confirmed) for found in find_itemised(reading) if _is_wrong(found))
    # What is left is drawn from the others, whatever else of that amount the table knows.
    drawn = ((found, confirmed - {found.parts[-1].figure.start}) for found in find_remainders(reading))
    yield from (_finding(found, others) for found, others in drawn if _is_wrong(found))


def _is_wrong(found: Sum) -> bool:
    stated = found.stated
    total = found.total.stated if found.total else None
    unit = total.unit if total else "%"
    if not stated or any(one.unit != unit or not _is_of_one_time(one, total, len(stated)) for one in stated):
        return False
    every = [spread(one) for one in stated]
    whole = spread(total) if total else _WHOLE
    if whole is None or any(one is None for one in every):
        return False
    if found.is_sum and total is not None and (total.high or 0) <= max(one.low or 0 for one in stated):
        return False  # a difference, not a sum
    low, high = add([one for one in every if one is not None])
    is_open = any(one.modality in (Modality.AT_LEAST, Modality.AT_MOST) for one in stated)
    return low > whole[1] or (found.is_whole and not is_open and high < whole[0])


def _is_of_one_time(part: Quantity, total: Quantity | None, parts: int) -> bool:
    """Whether a part counts over the total's time, or for one of the years that it is the total of."""
    over = total.period if total else None
    return part.period == over or (part.period is None and over == f"over {parts} years")


def _doubtful(found: Sum, confirmed: Set[int]) -> Claim:
    """The figure to look at: not one that the table confirms; of the others, the one that comes last."""
    figures = [*found.parts] if found.total is None else [found.total, *found.parts]
    if found.is_sum:
        figures = [*figures[1:], figures[0]]
    doubtful = [claim for claim in figures if claim.figure.start not in confirmed]
    return (doubtful or figures)[-1]


def _finding(found: Sum, confirmed: Set[int]) -> Finding:
    told = _doubtful(found, confirmed)
    stated = found.stated
    total = Quantity(
        sum((one.low or Decimal(0) for one in stated), Decimal(0)),
        sum((one.high or Decimal(0) for one in stated), Decimal(0)),
        stated[0].unit,
    )
    whole = found.total.stated if found.total else Quantity(Decimal(100), Decimal(100), "%")
    languages: tuple[Language, ...] = ("fr", "en")
    is_sure = (
        told is found.total and found.is_whole and all(part.figure.start in confirmed for part in found.parts)
    )
    return Finding(
        told,
        {
            language: {
                "parts": " + ".join(say(one, language) for one in stated),
                "sum": say(total, language),
                "total": say(whole, language),
            }
            for language in languages
        },
        say(total, "fr", in_full=True) if is_sure else "",
    )
