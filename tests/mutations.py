"""What can happen to a right figure: the ways to break it, and the ways to write it that change nothing.

Unless it says otherwise, a function takes the words of one figure and returns its new words, or None
where it does not apply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from num2words import num2words

_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:,\d+)?")
_EXCHANGED = (
    (r"\bd[’']\s?euros\b", "de dollars"),
    (r"\bde dollars\b", "d’euros"),
    (r"\beuros\b", "dollars"),
    (r"\bdollars\b", "euros"),
    (r"\bEUR\b", "USD"),
    (r"\bUSD\b", "EUR"),
    (r"€", "$"),
    (r"\$", "€"),
)
_RESCALED = (
    (r"\bmilliards\b", "millions"),
    (r"\bmillions\b", "milliards"),
    (r"\bmilliard\b", "million"),
    (r"\bmillion\b", "milliard"),
    (r"\bgigawatt(s?)\b", r"mégawatt\1"),
    (r"\bmégawatt(s?)\b", r"gigawatt\1"),
    (r"(?<![A-Za-z])GW\b", "MW"),
    (r"(?<![A-Za-z])MW\b", "GW"),
    (r"Mds?(?![a-z])", "M"),
    (r"M(?=\s?[€$])", "Md"),
)
_SHORT_CURRENCY = ((r"\s+d[’']\s?euros$", "€"), (r"\s+de dollars$", "$"))


@dataclass(frozen=True, slots=True)
class Breakage:
    """A way to make a figure wrong, and the rules that may tell so."""

    name: str
    rules: frozenset[str]
    change: Callable[[str], str | None]


def put(text: str, start: int, end: int, words: str) -> tuple[str, int]:
    """Returns the text with other words from `start` to `end`, and where they end."""
    return text[:start] + words + text[end:], start + len(words)


def exchange_currency(figure: str) -> str | None:
    """Euros for dollars and dollars for euros, in the spelling the figure uses."""
    return _first(_EXCHANGED, figure)


def rescale(figure: str) -> str | None:
    """Milliards for millions, gigawatts for megawatts, and back."""
    return _first(_RESCALED, figure)


def change_digit(figure: str) -> str | None:
    """Another first digit, or second where the first would make a range go down; never a zero."""
    for match in list(re.finditer(r"\d", figure))[:2]:
        other = str((int(match.group()) + 2) % 9 + 1)
        changed, _ = put(figure, *match.span(), other)
        if _ascends(changed):
            return changed
    return None


def shorten(figure: str) -> str | None:
    """«109 Md€» for «109 milliards d'euros»; a decimal comma stays."""
    for pattern, symbol in _SHORT_CURRENCY:
        words, found = re.subn(pattern, symbol, figure)
        if found:
            words = re.sub(r"\s?milliards?", " Md", words)
            words = re.sub(r"\s?millions?", " M", words)
            return words if re.search(r"\d", words) else None
    return None


def spell_out(figure: str) -> str | None:
    """«cent neuf milliards d'euros» for «109 milliards d'euros»; not before a symbol, nor two decimals."""
    matches = list(_NUMBER.finditer(figure))
    if len(matches) != 1 or re.match(r"\s?[€$%A-Z]", figure[matches[0].end() :]):
        return None
    number = _value(matches[0].group())
    if number >= 1000 or 100 * number % 10:
        return None
    return put(figure, *matches[0].span(), num2words(number, lang="fr"))[0]


def harden_spaces(figure: str) -> str | None:
    """Non-breaking spaces throughout."""
    return _respace(figure, "\u00a0")


def narrow_spaces(figure: str) -> str | None:
    """Narrow non-breaking spaces throughout."""
    return _respace(figure, "\u202f")


def swap_apostrophes(text: str) -> str:
    """Typographic for straight and straight for typographic, in a whole text."""
    return text.translate({ord("'"): "’", ord("’"): "'"})


def _respace(figure: str, space: str) -> str | None:
    spaced = re.sub(r"[ \u00a0\u202f]", space, figure)
    return None if spaced == figure else spaced


def _first(replacements: tuple[tuple[str, str], ...], figure: str) -> str | None:
    for pattern, words in replacements:
        changed, found = re.subn(pattern, words, figure, count=1)
        if found:
            return changed
    return None


def _ascends(figure: str) -> bool:
    """Whether a range still goes up: «60 à 50 milliards» would be another kind of slip."""
    numbers = [_value(number) for number in _NUMBER.findall(figure)]
    return sorted(numbers) == numbers


def _value(number: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", number).replace(",", "."))


BREAKAGES = (
    Breakage("currency", frozenset({"wrong-currency"}), exchange_currency),
    Breakage("scale", frozenset({"wrong-magnitude"}), rescale),
    Breakage(
        "digit", frozenset({"wrong-amount", "wrong-owner", "wrong-count", "range-collapsed"}), change_digit
    ),
)
REWRITES: Mapping[str, Callable[[str], str | None]] = {
    "short": shorten,
    "in letters": spell_out,
    "non-breaking spaces": harden_spaces,
    "narrow spaces": narrow_spaces,
}
