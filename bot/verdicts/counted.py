"""Lists of things counted one by one, and the count that the same sentence says they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim, Kind, Modality, Quantity, Stance
from bot.reading import Finding, Reading
from bot.wording import Language, say, say_number

_REACH = 200
_FEWEST = 3
_NUMBER = r"(?<![\d,.])\d{1,3}(?: \d{3})*(?![\d,.]|er\b|e\b)"
_THING = r" [a-z][^\d,;:.()%€$]{2,39}?"
_LIST = re.compile(
    rf"(?P<list>{_NUMBER}{_THING}(?:, {_NUMBER}{_THING}){{1,8}} et {_NUMBER}{_THING})"
    r",? soit (?:au total |en tout )?$"
)
_BEHIND = 60


def find_wrong_counts(reading: Reading) -> Iterator[Finding]:
    """Yields the totals that three things or more, each counted in bare numbers, do not make.

    «12 bus, 9 tramways et 4 navettes, soit 29 véhicules»: different things, so no unit tells them apart.
    """
    for claim in reading.figures:
        stated = claim.stated
        if claim.figure.kind is not Kind.COUNT or stated.modality is not Modality.EXACT:
            continue
        if claim.stance in (Stance.DENIED, Stance.ASKED) or stated.low is None:
            continue
        parts = _parts(reading, claim)
        if len(parts) >= _FEWEST and sum(parts) != stated.low and stated.low > max(parts):
            yield _finding(claim, stated, parts)


def _parts(reading: Reading, claim: Claim) -> list[Decimal]:
    start = max(reading.sentences[claim.sentence].start, claim.figure.start - _REACH)
    lead = reading.folded[start : claim.figure.start]
    behind = reading.folded[claim.figure.end : claim.figure.end + _BEHIND]
    found = _LIST.search(lead)
    if found is None or _open().search(lead) or not _ends().match(behind):
        return []
    return [Decimal(one.replace(" ", "")) for one in re.findall(_NUMBER, found["list"])]


def _finding(claim: Claim, stated: Quantity, parts: list[Decimal]) -> Finding:
    languages: tuple[Language, ...] = ("fr", "en")
    total = Quantity(sum(parts, Decimal(0)), sum(parts, Decimal(0)), stated.unit)
    return Finding(
        claim,
        {
            language: {
                "parts": " + ".join(say_number(one, language) for one in parts),
                "sum": say(total, language),
                "total": say(stated, language),
            }
            for language in languages
        },
    )


@cache
def _open() -> re.Pattern[str]:
    words = load_lexicon("arithmetic")["totals"]
    return any_of((*words["open"], *words["measured"]))


@cache
def _ends() -> re.Pattern[str]:
    """Nothing more is said of the total: «27 véhicules à quatre roues» leaves some out."""
    return re.compile(
        r"\s*(?:au total|en tout)?\s*(?:[.,;:)!]|$)(?!\s*(?:avec|sans|hors|dont|plus|en comptant)\b)"
    )
