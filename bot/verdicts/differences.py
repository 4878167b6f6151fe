"""The difference that a sentence draws: «de 120 à 90 euros, soit 20 euros de moins»."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Modality, Quantity
from bot.reading import Finding
from bot.verdicts.lines import Line, amounts_of
from bot.verdicts.ratio_patterns import differences
from bot.verdicts.spread import meet, spread
from bot.wording import Language, say


def find_wrong_differences(line: Line) -> Iterator[Finding]:
    """Yields the differences that the two amounts right before them do not leave."""
    for match in (match for pattern in differences() for match in pattern.finditer(line.words)):
        claim = line.claim(match, "difference")
        amounts = amounts_of(line, match)
        if amounts is None:
            continue
        found = _finding_words(*amounts, claim.stated)
        if found is not None:
            yield Finding(claim, found)


def _finding_words(
    first: Quantity, second: Quantity, told: Quantity
) -> dict[Language, dict[str, str]] | None:
    """What the finding says; None where the difference may be right, or one of the three is open."""
    spreads = [spread(one) for one in (first, second)]
    stated = spread(told, rounded=True)
    if len({one.unit for one in (first, second, told)}) > 1 or stated is None:
        return None
    if any(one.modality in (Modality.RANGE, Modality.VAGUE) for one in (first, second, told)):
        return None
    if first.low is None or second.low is None or spreads[0] is None or spreads[1] is None:
        return None
    low, high = sorted((spreads[0], spreads[1]))
    if meet((high[0] - low[1], high[1] - low[0]), stated):
        return None
    left = abs(first.low - second.low)
    larger, smaller = sorted((first, second), key=lambda one: one.low or 0, reverse=True)
    languages: tuple[Language, ...] = ("fr", "en")
    return {
        language: {
            "parts": f"{say(larger, language)} − {say(smaller, language)}",
            "sum": say(Quantity(left, left, first.unit), language),
            "total": say(told, language),
        }
        for language in languages
    }
