"""Over what time, or for whom, a figure counts («par an», «d'ici 2030»)."""

from __future__ import annotations

import re
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.number_words import read_cardinal

_FARTHEST_AFTER = 60
_FARTHEST_BEFORE = 30
_ASIDE = re.compile(r" ?\([^()\n]{0,80}\)")
_CLAUSE_END = re.compile(r"[.!?](?:\s|$)|[;:\n]")
_COMMA = re.compile(r",")
_SLOTS = {
    "{n}": r"(?P<n>[0-9]{1,2}|[a-z]+(?:[ -][a-z]+)?)",
    "{year}": r"(?P<year>(?:19|20)[0-9]{2})",
    "{from}": r"(?P<from>(?:19|20)[0-9]{2})",
    "{to}": r"(?P<to>(?:19|20)[0-9]{2})",
}


def read_period(plain: str, start: int, end: int, floor: int, ceiling: int, opening: int) -> str | None:
    """The period of the figure plain[start:end], as written in `Quantity.period`; None for a plain total.

    Only the words between `floor` and `ceiling`, the figures before and after, are looked at. `opening` is
    where the sentence begins.
    """
    return _after(plain, end, ceiling) or _before(plain, start, floor) or _opening(plain, opening, floor)


def _opening(plain: str, opening: int, floor: int) -> str | None:
    """«D'ici 2030, Brookfield investira…»: a period that opens the sentence, before its first figure."""
    match = _patterns("after").match(plain, opening) if opening >= floor else None
    return _code(match) if match is not None and plain.startswith(",", match.end()) else None


def _after(plain: str, end: int, ceiling: int) -> str | None:
    aside = _ASIDE.match(plain, end)
    if aside is not None:
        end, ceiling = aside.end(), max(ceiling, aside.end() + 1) if ceiling < aside.end() else ceiling
        if ceiling <= end + 1:
            ceiling = end + _FARTHEST_AFTER
    stop = min(ceiling, end + _FARTHEST_AFTER, len(plain))
    clause = _CLAUSE_END.search(plain, end, stop)
    stop = clause.start() + 1 if clause else stop
    for match in _patterns("after").finditer(plain, end, stop):
        between = plain[end : match.start()].strip()
        if "," in between[:-1].rstrip(",") or ")" in between:
            return None
        if plain.startswith(" et demi", match.end()):
            return None
        code = _code(match)
        if code is not None:
            return code
    return None


def _before(plain: str, start: int, floor: int) -> str | None:
    begin = max(floor, start - _FARTHEST_BEFORE)
    found = None
    for match in _patterns("before").finditer(plain, begin, start):
        if not _CLAUSE_END.search(plain, match.end(), start) and not _COMMA.search(plain, match.end(), start):
            found = _code(match)
    return found


@cache
def _patterns(side: str) -> re.Pattern[str]:
    """One alternation, a group a period code; codes are kept by their order."""
    groups = []
    for number, phrases in enumerate(load_lexicon("periods")[side].values()):
        forms = "|".join(_form(phrase, number) for phrase in sorted(phrases, key=len, reverse=True))
        groups.append(f"(?P<code{number}>{forms})")
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(groups)})(?![a-z0-9])")


def _form(phrase: str, number: int) -> str:
    form = re.escape(phrase).replace(r"\{", "{").replace(r"\}", "}").replace(r"\ ", " ")
    for slot, pattern in _SLOTS.items():
        form = form.replace(slot, re.sub(r"\?P<(\w+)>", "", pattern))
    return form


def _code(match: re.Match[str]) -> str | None:
    """The period code of a match, its slots filled."""
    codes = tuple(load_lexicon("periods")[_side(match)])
    code = str(next(code for number, code in enumerate(codes) if match[f"code{number}"] is not None))
    words = match.group()
    years = re.findall(r"(?:19|20)[0-9]{2}", words)
    if "{n}" in code:
        count = _count(words)
        return None if count is None else code.replace("{n}", str(count))
    for slot, year in zip(re.findall(r"\{\w+\}", code), years, strict=False):
        code = code.replace(slot, year)
    return code


def _side(match: re.Match[str]) -> str:
    return "after" if match.re is _patterns("after") else "before"


def _count(words: str) -> int | None:
    digits = re.search(r"[0-9]+", words)
    if digits is not None:
        return int(digits.group())
    for word in re.finditer(r"[a-z]+", words):
        cardinal = read_cardinal(words, word.start())
        if cardinal is not None:
            return int(cardinal[1])
    return None
