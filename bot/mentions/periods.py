"""Over what time, or for whom, a figure counts («par an», «d'ici 2030»)."""

from __future__ import annotations

import re
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.mentions.number_words import read_cardinal

_FARTHEST_AFTER = 60
_FARTHEST_BEFORE = 30
_ASIDE = re.compile(r" ?\([^()\n]{0,80}\)")
_CLAUSE_END = re.compile(r"[.!?](?:\s|$)|[;:\n]")
_OPENED = re.compile(r"(?: (?:jusqu'en|d'ici|d'ici a) \d{4})?,")
_NEAR_OPENING = re.compile(r"[^,]{0,20},(?:(?! (?:et|puis|dont|qui|que|ou) | qu')[^.,;:!?]){0,60}")
_PAUSE = re.compile(r"\)|,.*\w")
_TURN = re.compile(r"\b(?:et|puis|mais),?\s*$|\b(?:ne\s|n').*\b(?:pas|jamais)\b")
"""Behind the figure, what goes on to something else («… et, chaque année, un bilan»), or denies the time."""
_TAKEN_UP = re.compile(r"\b(?:des|les|ces|ses|aux|leurs)\s+(?:\w+\s+)?$")
"""Before the figure, what makes it one known already: «vérifiera chaque année l'emploi des 40 milliards»."""
_INSET = re.compile(r"\s*,[^,.;:!?\n]{1,40},\s*(?:[\w']+\s+){0,3}$")
"""What commas set in between «chaque année» and the figure: «chaque année, trois ans durant, 5 milliards»."""
_LED_BY = re.compile(r"[^.,;:!?\n]{0,40} ?: ?")
"""A colon right before the figure: «ce que la loi donne chaque année aux ports : 40 milliards»."""
_HOURS = re.compile(r"\bheures? $")
"""Before «par semaine» or «hebdomadaires», they are those worked, not what the money counts over."""
_A_MOMENT = re.compile(r"(?<=\ba )l'heure (?:ou|qu'il|actuelle|du|des|de la|de l')(?: |\b)")
"""Words of an hourly rate that tell what time it is: «50 milliards à l'heure où j'écris»."""
_LEAD = re.compile(r" ?: ?[«\"“]? ?|[«“] ?")
"""Behind it a clause opens as a sentence does."""
_CLEFT = re.compile(r"\b(?:ce sont|c'est|ce seront|ce sera|voila)(?: [\w']+){0,2} $")
"""Before a figure that is what the clause behind it tells: «ce sont 40 milliards qui iront chaque année»."""
_WHO = re.compile(r" (?:qui|que|qu') ?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_COUNT = re.compile(r"[0-9]{1,2}")
_WORD = re.compile(r"[a-z]+")
_SLOT = re.compile(r"\\\{(\w+)\\\}")
_SLOTS = {"n": rf"(?:{_COUNT.pattern}|[a-z]+(?:[ -][a-z]+){{0,2}})", "year": _YEAR.pattern}


def read_period(plain: str, start: int, end: int, floor: int, ceiling: int, opening: int) -> str | None:
    """The period of the figure plain[start:end], as written in `Quantity.period`; None for a plain total.

    Only the words between `floor` and `ceiling`, the figures before and after, are looked at. `opening` is
    where the sentence begins.
    """
    return (
        _after(plain, start, end, ceiling)
        or _before(plain, start, floor)
        or _opening(plain, opening, floor, start)
    )


def _after(plain: str, start: int, end: int, ceiling: int) -> str | None:
    """«par an» in the rest of the clause; what stands in brackets right after the figure is passed over."""
    aside = _ASIDE.match(plain, end)
    if aside is not None:
        end = aside.end()
        ceiling = max(ceiling, end + _FARTHEST_AFTER)
    stop = min(ceiling, end + _FARTHEST_AFTER, len(plain))
    clause = _CLAUSE_END.search(plain, end, stop)
    if _CLEFT.search(plain, max(0, start - _FARTHEST_BEFORE), start):
        relative = _WHO.match(plain, end)
        end = relative.end() if relative else end
    match = _phrases("after").search(plain, end, clause.start() + 1 if clause else stop)
    if (
        match is None
        or _HOURS.search(plain, end, match.start())
        or _is_anothers(plain, end, match.start())
        or plain.startswith(" et demi", match.end())
        or _A_MOMENT.match(plain, match.start())
    ):
        return None
    return _code("after", match)


def _is_anothers(plain: str, end: int, start: int) -> bool:
    """Whether the time is that of something else behind the figure («pour doubler ses ventes d'ici 2035»)."""
    if _spread().fullmatch(plain, end, start):
        return False  # «500 milliards, à dépenser en quatre ans»
    return any(pattern.search(plain[end:start]) for pattern in (_PAUSE, _TURN, _purpose()))


@cache
def _spread() -> re.Pattern[str]:
    """What says, behind a comma, that the amount goes out in the time that follows."""
    return any_of(load_lexicon("periods")["spread"], before=r"\s*,\s*", after=r"\s+")


@cache
def _purpose() -> re.Pattern[str]:
    """An infinitive behind a word that tells what the money is for, or a clause that speaks of somebody."""
    words = load_lexicon("periods")
    aims, clitics = any_of(words["aims"]).pattern, any_of(words["clitics"]).pattern
    return re.compile(
        rf"{aims}\s*(?:{clitics}\s*)?\w+(?:er|ir|oir|ire|dre|tre)\b|{any_of(words['relatives']).pattern}"
    )


def _before(plain: str, start: int, floor: int) -> str | None:
    """«chaque année» or «annuel de» just before the figure."""
    begin = max(floor, start - 2 * _FARTHEST_BEFORE)
    for match in _phrases("before").finditer(plain, begin, start):
        between = plain[match.end() : start]
        if _LED_BY.fullmatch(between):
            return _code("before", match)
        if _INSET.match(between) or (between == ", " and plain.startswith(", ", match.start() - 2)):
            return _code("before", match)
        if match.start() >= start - _FARTHEST_BEFORE and not (
            re.search(r"[.,;:!?\n]|\b(?:et|puis|ou|mais)\b", between) or _TAKEN_UP.search(between)
        ):
            return _code("before", match)
    return None


def _opening(plain: str, opening: int, floor: int, start: int) -> str | None:
    """«D'ici 2030, Brookfield investira…»: a period that opens the sentence, before its first figure.

    A rate («Chaque année, …») must stand near: other things happen every year too.
    """
    for lead in _LEAD.finditer(plain, max(opening, floor), start):
        opening = lead.end()  # «Le Parlement a tranché : chaque année, la loi …»
    match = _phrases("after").match(plain, opening) if opening >= floor else None
    if match is None or not _OPENED.match(plain, match.end()):
        return None
    code = _code("after", match)
    between = plain[match.end() : start]
    is_near = _NEAR_OPENING.fullmatch(between) is not None and _TAKEN_UP.search(between) is None
    return code if is_near or not (code or "").startswith("per ") else None


@cache
def _phrases(side: str) -> re.Pattern[str]:
    """Every phrase of a side in one alternation, a group for each period code, in their order."""
    groups = (
        "|".join(
            _SLOT.sub(lambda slot: _SLOTS[slot[1]], re.escape(phrase)) for phrase in _longest_first(phrases)
        )
        for phrases in load_lexicon("periods")[side].values()
    )
    return re.compile(rf"(?:(?<![a-z0-9])|(?=/))(?:{'|'.join(f'({group})' for group in groups)})(?![a-z0-9])")


def _longest_first(phrases: list[str]) -> list[str]:
    return sorted(phrases, key=len, reverse=True)


def _code(side: str, match: re.Match[str]) -> str | None:
    """The period code of a match, its slots filled; None when what stands for a number is none.

    The last number is the one: «sur une période de dix ans».
    """
    code = list(load_lexicon("periods")[side])[(match.lastindex or 1) - 1]
    if "{n}" in code:
        years = _number(match.group())
        return None if years is None else code.format(n=years)
    return str(code).format(*_YEAR.findall(match.group()))


def _number(words: str) -> int | None:
    digits = _COUNT.search(words)
    if digits is not None:
        return int(digits.group())
    found = None
    position = 0
    while word := _WORD.search(words, position):
        cardinal = read_cardinal(words, word.start())
        position = cardinal[0] if cardinal else word.end()
        found = int(cardinal[1]) if cardinal else found
    return found
