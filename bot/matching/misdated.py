"""The day of a subject that a date tells with a slip: another month, year or ten, in a looser sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from bot.facts import Fact, FactTable, Subject
from bot.folding import fold
from bot.match import Clock, NamedMatch
from bot.matching.days import (
    ACTIVE,
    DAY,
    DAYS,
    LASTING_KIND,
    cues_of,
    dated_facts,
    days_of,
    is_signed,
    is_yet_to_come,
    words_of,
)
from bot.model import Claim, DateSpan

_UNTOLD = "XXXX"
_DAY_WRITTEN = re.compile(rf"(\d{{4}}|{_UNTOLD})-(\d\d)-(\d\d)")
_YEARS_MISTAKEN = 2
_MARK, _NEAR = "#", 15
"""What stands for the date in the words around it; how many characters behind it still tell of it."""
_GAP = r"[^;.:!?#]{0,70}"


def find_misdated(claim: Claim, subject: Subject, table: FactTable, clock: Clock) -> NamedMatch | None:
    """Returns the fact whose day a date of the subject's sentence tells but for a slip, its words beside it.

    The day differs by its month alone, its year alone or its tens («le 22» for «le 12»), and is no other that
    the table knows of the subject; the sentence holds the cues of one dated fact, beside the date.
    """
    span = claim.figure.value
    if claim.before or not isinstance(span, DateSpan) or not DAYS.fullmatch(span.written):
        return None
    told = [(year, int(month), int(day)) for year, month, day in _DAY_WRITTEN.findall(span.written)]
    dated = dated_facts(subject, table)
    days = days_of(dated)
    if any(_is_one_of(told, known) for known in days):
        return None
    if subject.kind == LASTING_KIND:  # whose parts begin on the same day of many months
        dated = [fact for fact in dated if is_signed(fact)]
    meant = [fact for fact in dated if _is_beside(fact, subject, claim)]
    if len(meant) != 1 or not clock.trusts(meant[0]):
        return None
    value = meant[0].at(clock.day, clock.day)
    if value is None or not isinstance(value.content, tuple) or not _is_slip(told, value.content):
        return None
    may_be_wrong = not is_yet_to_come(claim, [value], clock.day)
    return NamedMatch(claim, subject, ((meant[0], value),), days, may_contradict=may_be_wrong)


def _is_slip(told: Sequence[tuple[str, int, int]], known: tuple[date, date]) -> bool:
    if (len(told) > 1) != (known[0] != known[1]):
        return False
    ends = list(zip((told[0], told[-1]), known, strict=True))
    years = {int(year) - one.year for (year, _, _), one in ends if year != _UNTOLD} or {0}
    months = {month - one.month for (_, month, _), one in ends}
    are_the_days = all(day == one.day for (_, _, day), one in ends)
    if years != {0}:
        return are_the_days and months == {0} and max(map(abs, years)) <= _YEARS_MISTAKEN
    if months != {0}:
        return are_the_days
    return all(_is_of_another_ten(day, one.day) for (_, _, day), one in ends)


def _is_of_another_ten(told: int, known: int) -> bool:
    return told != known and (told % 10 == known % 10 or f"{told:02}" == f"{known:02}"[::-1])


def _is_one_of(told: Sequence[tuple[str, int, int]], known: tuple[date, date]) -> bool:
    """Whether a day told is a known one, of the year told if any."""
    return any(
        (month, day) == (one.month, one.day) and year in (_UNTOLD, str(one.year))
        for year, month, day in told
        for one in known
    )


def _is_beside(fact: Fact, subject: Subject, claim: Claim) -> bool:
    """Whether the words before the date end with what the fact dates, no other verb between the two."""
    words = claim.after
    if words_of("edges", "others", "elsewhen").search(words[: words.index(_MARK) + _NEAR]):
        return False
    if _dating(fold(claim.owners[0].text)).search(words):
        return is_signed(fact) if subject.kind == LASTING_KIND else fact.id.endswith(f"#{DAY}")
    if not fact.cues and _right_behind(fold(claim.owners[0].text)).search(words):
        return True
    told = _up_to_the_day(fact.cues).search(words)
    if told is None or not words[: told.start()].strip():
        return False  # «Lancé le 3 mai, le chantier …» heads the sentence, whatever it is of
    return not (words_of("breaks").search(told["gap"]) or ACTIVE.search(words, 0, told.start()))


@cache
def _dating(name: str) -> re.Pattern[str]:
    """«le traité de Delft sur la mer, qui datait du 3 mai»."""
    subject = rf"(?:^|{re.escape(name)}(?:\s+(?:sur|de|du|des|d')\s?[^,.;:()]{{2,40}})?)\s*,?\s*"
    return re.compile(rf"{subject}(?:qui )?(?:date|datait|datant|remonte|remontait) (?:du|au) +#")


@cache
def _right_behind(name: str) -> re.Pattern[str]:
    """An event's days in apposition: «le sommet de Delft sur la mer, les 3 et 4 mai, …»."""
    return re.compile(
        rf"{re.escape(name)}(?:\s+(?:sur|pour)\s[^,.;:()]{{2,40}})?\s*,\s*(?:le|les|du|des)\s+#\s*[,.)]"
    )


@cache
def _up_to_the_day(cues: tuple[str, ...]) -> re.Pattern[str]:
    told = cues_of(cues) if cues else words_of("held")
    return re.compile(rf"{told.pattern}(?P<gap>{_GAP})#")
