"""Finds the ranks of a French text: «5e puissance mondiale», «la troisième économie».

A rank is listed and never judged: only `Checker.extract` asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.spelling import plain as even_out
from bot.model import Kind, Mention, Quantity

_DIGITS = r"[0-9]{1,3}"
_ENDINGS = r"(?:iemes?|emes?|es?|ers?|eres?|res?|nde?s?)"
_REACH = 60
_CLAUSE = re.compile(r"[.,;:!?\n(]")


def find_ordinals(text: str) -> tuple[Mention, ...]:
    """Finds every rank of a text, in order, as a count in `ordinal:<what>`; offsets are into `text`."""
    return tuple(_ranks(even_out(text), text))


def _ranks(plain: str, text: str) -> Iterator[Mention]:
    loose = frozenset(load_lexicon("ordinals")["loose"]["nouns"])
    for match in _rank().finditer(plain):
        what = _nouns()[match["noun"]]
        if what in loose and not _is_ranked(plain, match.end()):
            continue
        value = Decimal(match["digits"] or load_lexicon("ordinals")["words"][match["word"]])
        start, end = match.span()
        yield Mention(start, end, text[start:end], Kind.COUNT, Quantity(value, value, f"ordinal:{what}"))


def _is_ranked(plain: str, end: int) -> bool:
    """Whether the clause goes on with what is ranked among («mondial», «de la zone euro»)."""
    clause = _CLAUSE.split(plain[end : end + _REACH], maxsplit=1)[0]
    return _field().search(clause) is not None


@cache
def _rank() -> re.Pattern[str]:
    lexicon = load_lexicon("ordinals")
    ordinal = rf"(?:(?P<digits>{_DIGITS}) ?{_ENDINGS}|(?P<word>{_any(lexicon['words'])}))"
    between = _any(lexicon["between"]["words"])
    return re.compile(rf"(?<![\w.,-]){ordinal} (?:(?:{between}) )?(?P<noun>{_any(_nouns())})(?![\w-])")


@cache
def _field() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(load_lexicon('ordinals')['loose']['reach'])})(?!\w)")


@cache
def _nouns() -> dict[str, str]:
    nouns = load_lexicon("ordinals")["nouns"]
    return {noun: what for what, forms in nouns.items() for noun in forms}


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
