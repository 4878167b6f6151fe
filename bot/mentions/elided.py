"""Numbers that leave out the scale of the amount before: «20 milliards, dont 15 pour …, et 5 pour …»."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.mentions.amounts import Amount
from bot.mentions.figures import Figure
from bot.mentions.years import looks_like_year

_MILLION = 1_000_000
_MOST, _LEAST = 20, Decimal("0.001")
"""How many times the amount before another of its kind can be, and what part of it."""
_GAP, _LONG_GAP = 120, 160
_STOP = re.compile(r"[.!?;\n]+ ?")
_OPENING = re.compile(r"^[^.!?;\n]{0,40}[.\n] ?(?:[\w:]+ )?(?=dont )")
"""«… jusqu'en 2027. Dont 33 de prêts»."""
_COUNTED = re.compile(
    r"(?<![\w,])(?!(?:19|20)\d\d(?!\d))\d++(?! ?(?:ans?|mois|jours?|semaines|trimestres?|er)\b)"
)
"""Another number between the two, no year nor time: it may be what the one behind compares with."""


def is_elided(plain: str, previous: Figure, amount: Amount) -> bool:
    """Whether the words on both sides of a bare number say that it counts what the amount before does.

    Those before link it («dont», «contre», «puis», «en promet»), those behind count nothing («pour», «en»).
    """
    if (
        previous.scale < _MILLION
        or previous.high is None
        or amount.value is None
        or looks_like_year(plain, amount)
    ):
        return False
    value = amount.value * previous.scale
    if not previous.high * _LEAST <= value <= previous.high * _MOST:
        return False
    gap = plain[previous.end : amount.start]
    if len(gap) > _LONG_GAP or _behind().match(plain, amount.end) is None:
        return False
    if _COUNTED.search(gap):
        return False
    if _taken_up().search(gap):
        return len(_STOP.findall(gap)) <= 1
    gap = _OPENING.sub(" ", gap)
    if len(gap) > _GAP or _STOP.search(gap) or ":" in gap:
        return False
    if _part().search(gap):
        return value < previous.high
    return _other().search(gap) is not None or (not previous.lends and _next().search(gap) is not None)


@cache
def _part() -> re.Pattern[str]:
    return any_of(_words("parts"), after=rf"\s(?:{_hedges()})?$")


@cache
def _other() -> re.Pattern[str]:
    return any_of(_words("others"), after=rf"\s(?:{_hedges()})?$")


@cache
def _next() -> re.Pattern[str]:
    return any_of(_words("next"), after=rf"\s(?:{_hedges()})?$")


@cache
def _taken_up() -> re.Pattern[str]:
    """«en promet», «n'en avait obtenu que»: what the pronoun stands for is the scale left out."""
    verbs = any_of(_words("verbs")).pattern
    return re.compile(
        rf"(?<![\w'])(?:l'|n'|s'|m'|t')?en (?:(?:avait|avaient|a|ont|aura|auront) (?:deja )?)?{verbs}"
        rf"(?: (?:que|deja|meme|encore|alors|maintenant|ainsi|desormais|aujourd'hui))* (?:{_hedges()})?$"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf" ?(?:$|[,;!?)»\n]|[.:](?![0-9]))| {any_of(_words('after')).pattern}")


@cache
def _hedges() -> str:
    return "(?:plus|pres|moins) (?:de |d')|au moins |environ |quelque |seulement |deja |jusqu'a |tout juste "


def _words(key: str) -> list[str]:
    words: list[str] = load_lexicon("ellipsis")["elided"][key]
    return words
