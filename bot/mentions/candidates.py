"""Where in a text a figure can begin: the cheap gate in front of the reading of amounts."""

from __future__ import annotations

import re
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.numbers import scale_words
from bot.mentions.units import first_words

_FOLLOWING = re.compile(
    r"(?: {1,2}|-)?+(?:(?P<word>[a-z]+)|(?P<more>[ .,'/-]{0,2}[0-9]|[½¼¾⅓⅔]|[.,]--?(?=[ ),;.\n]|$)|,? voire )"
    r"|(?P<dead>[ .,;:!?)\]»\"'\n]))"
)
_COMPARING = (
    "contre ",
    "apres ",
    "lieu de ",
    " a ",
    "dont ",
    "sur ",
    "total de ",
    " les ",
    " et ",
    "puis ",
    "pres de ",
    "plus de ",
    "moins de ",
    "quelque ",
    "environ ",
    "desquels ",
    "lesquels ",
    "deja ",
    "seulement ",
    "ainsi que ",
    "et non ",
    "et pas ",
)
_TAKEN_UP = re.compile(r"(?<![a-z])en (?:[a-z]+ ){1,4}(?:(?:de|d') ?)?$")
"""«en promet 10», «n'en avait obtenu que 3»."""
_LONGEST_LINK = 40
_MILLION = 1_000_000
_RUN_ON = ("euro", "euros", "dollars")
_LINKS = frozenset({"a", "ou", "et", "de", "d", "demi", "virgule", "keur", "meur", "voire", "puis"})


@cache
def candidates() -> re.Pattern[str]:
    """Matches digits, number words, and articles such as «un» or «des», in evened-out text."""
    lexicon = load_lexicon("numerals")
    articles = {"un", "une", *lexicon["vague"]["words"]}
    numerals = {
        word for table in ("units", "tens", "hundreds", "thousands") for word in lexicon[table]
    } - articles
    cardinals, collectives, vague = (
        "|".join(sorted(some, key=len, reverse=True))
        for some in (numerals, lexicon["collectives"], lexicon["vague"]["words"])
    )
    scales = "|".join(
        word for word, value in load_lexicon("magnitudes")["words"].items() if value >= _MILLION
    )
    words = rf"(?:{cardinals})(?![a-z0-9])|(?:une?|demi|{vague})(?=[ -][a-z])|(?:{collectives})(?= d)"
    return re.compile(rf"[0-9]+|[½¼¾⅓⅔]|(?<![a-z0-9])(?:{words}|(?<=le |du |au )(?:{scales})(?= d))")


def may_begin_a_figure(plain: str, text: str, match: re.Match[str]) -> bool:
    """Whether what stands on either side of a candidate can belong to a figure; most numbers end here."""
    start, end = match.span()
    following = _FOLLOWING.match(plain, end)
    if following is None or following["more"]:
        return True
    word = following["word"]
    if word is not None and (
        word in _continuations() or word.endswith(_RUN_ON) or text[following.end() - 1].isupper()
    ):
        return True
    if not match.group()[0].isdigit() or not start:
        return False
    before = text[start - 1]
    return (
        before == "("
        or ")" in text[max(0, start - 4) : start]
        or (before == " " and text[start - 2 : start - 1] in ":;|")
        or plain.endswith(_COMPARING, 0, start)
        or _TAKEN_UP.search(plain, max(0, start - _LONGEST_LINK), start) is not None
        or not (before.isalnum() or before in " .,;:-/'\n")
        or text[start - 2 : start - 1].isupper()
        or text[start - 2 : start - 1] in "$€£"
    )


@cache
def _continuations() -> frozenset[str]:
    """First words of all that can follow a number in a figure."""
    lexicon = load_lexicon("numerals")
    numerals = {
        word
        for table in ("units", "tens", "hundreds", "thousands", "collectives", "fractions")
        for word in lexicon[table]
    }
    return frozenset(first_words() | scale_words() | numerals | set(lexicon["rough"]["words"]) | _LINKS)
