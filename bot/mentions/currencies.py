"""What French calls each currency: names, signs and ISO codes, from CLDR and a lexicon of what it lacks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.spelling import plain

_IN_BRACKETS = re.compile(r" ?\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency as named: `code` is empty when the name is shared and none is meant by default.

    `family` is the head of its name («dollar»); `shared` is that name where several countries use it bare,
    under which the lexicon lists what near words make of it; `plain_word`, it is also another French word.
    """

    code: str
    family: str = ""
    shared: str = ""
    plain_word: bool = False


@cache
def currency_names() -> dict[str, Currency]:
    """Every name, evened out, singular and plural, with and without its country."""
    lexicon = load_lexicon("currencies")
    plain_words = frozenset(lexicon["plain_words"]["words"])
    codes = _cldr_names() | lexicon["names"]
    codes = {slip: code for name, code in codes.items() for slip in _slips(name)} | codes
    names = {name: Currency(code, _family(name), "", name in plain_words) for name, code in codes.items()}
    for name, code in lexicon["shared"].items():
        names[name] = Currency(code, _family(name), _singular(name), name in plain_words)
    return names


@cache
def currency_signs() -> dict[str, Currency]:
    """Signs such as «€», «US$», «$CA», exactly as written."""
    from babel import Locale

    lexicon = load_lexicon("currencies")
    cldr = {
        sign: code
        for code, sign in Locale.parse("fr").currency_symbols.items()
        if not sign.isalpha() and sign.strip() and code in _codes_in_use()
    }
    codes = cldr | lexicon["symbols"]
    signs = {sign: Currency(code, "dollar" if "$" in sign else "") for sign, code in codes.items()}
    for sign, (code, shared) in lexicon["shared_symbols"].items():
        signs[sign] = Currency(code, shared, shared)
    return signs


@cache
def currency_codes() -> frozenset[str]:
    """ISO 4217 codes that may be read as such in a text."""
    lexicon = load_lexicon("currencies")["iso"]
    return (_codes_in_use() | frozenset(lexicon["extra"])) - frozenset(lexicon["never"])


@cache
def _codes_in_use() -> frozenset[str]:
    from babel.core import get_global

    rows = (row for rows in get_global("territory_currencies").values() for row in rows)
    return frozenset(code for code, _, end, tender in rows if end is None and tender)


def _cldr_names() -> dict[str, str]:
    from babel import Locale
    from babel.numbers import get_currency_name

    locale = Locale.parse("fr")
    names: dict[str, str] = {}
    alone: defaultdict[str, set[str]] = defaultdict(set)
    for code in sorted(locale.currencies, key=lambda code: code in _codes_in_use()):
        for count in (1, 2):
            name = get_currency_name(code, count, locale=locale)
            if not name[0].isalpha() or ("(" in name and code not in _codes_in_use()):
                continue
            name = plain(_IN_BRACKETS.sub("", name))
            names[name] = code
            head = name.split()[0]
            if code in _codes_in_use() and not head.startswith("nouv"):
                alone[head].add(code)
    return {head: next(iter(codes)) for head, codes in alone.items() if len(codes) == 1} | names


def _slips(name: str) -> Iterator[str]:
    """A name of two words with the plural of one of them forgotten: «20 dollars américain»."""
    words = name.split()
    if len(words) == 2 and all(word.endswith("s") for word in words):
        yield f"{words[0][:-1]} {words[1]}"
        yield f"{words[0]} {words[1][:-1]}"


def _family(name: str) -> str:
    head, *rest = name.split()
    return _singular(rest[0] if rest and head.startswith("nouv") else head)


def _singular(name: str) -> str:
    return " ".join(word.removesuffix("s") for word in name.split())


def currency_in_context(shared: str, near: str) -> str | None:
    """The currency that `near`, evened-out words about the figure, makes of a shared name; None if none.

    The clue that stands last wins over the others, so that the nearest before a figure does.
    """
    clues: dict[str, str] = load_lexicon("currencies")["contexts"].get(shared, {})
    found = max(((near.rfind(clue), code) for clue, code in clues.items()), default=(-1, ""))
    return found[1] if found[0] >= 0 else None
