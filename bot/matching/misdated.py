"""The day of a subject that a date tells with a slip: another month, year or ten, in a looser sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from bot.facts import Fact, FactTable, Subject, Value
from bot.folding import agreeing, any_of, fold
from bot.lexicon import load_lexicon
from bot.match import Clock, NamedMatch
from bot.model import Claim, DateSpan

_DAY, _LASTING_KIND = "date", "law"
_UNTOLD = "XXXX"
_DAY_WRITTEN = re.compile(rf"(\d{{4}}|{_UNTOLD})-(\d\d)-(\d\d)")
DAYS = re.compile(rf"\{{?{_DAY_WRITTEN.pattern}(?:[/,]{_DAY_WRITTEN.pattern})?\}}?")
"""How the days of a `DateSpan` are written: one, or the first and the last."""
_YEARS_MISTAKEN = 2
_MARK, _NEAR = "#", 15
"""What stands for the date in the words around it; how many characters behind it still tell of it."""
_GAP = r"[^;.:!?#]{0,70}"
ACTIVE = re.compile(
    r"(?<!l')\b(?:ai|as|a|avons|ont|avait|avaient|aura|auront)\s+(?:deja |enfin |aussi |officiellement )?$"
)
"""Before a participle, who acts does so to anything: «X a annoncé le 3 mai un site», not «Y l'a annoncé»."""


def find_misdated(claim: Claim, subject: Subject, table: FactTable, clock: Clock) -> NamedMatch | None:
    """Returns the fact whose day a date of the subject's sentence tells but for a slip, its words beside it.

    The day differs by its month alone, its year alone or its tens («le 22» for «le 12»), and is no other that
    the table knows of the subject; the sentence holds the cues of one dated fact, beside the date.
    """
    span = claim.figure.value
    if claim.before or not isinstance(span, DateSpan) or not DAYS.fullmatch(span.written):
        return None
    told = [(year, int(month), int(day)) for year, month, day in _DAY_WRITTEN.findall(span.written)]
    dated = [fact for fact in table.of(subject.id) if fact.unit == _DAY]
    days = [value.content for fact in dated for value in fact.values if isinstance(value.content, tuple)]
    if any(_is_one_of(told, known) for known in days):
        return None
    # The parts of a law begin on the same day of many months.
    may_slip = _is_signed if subject.kind == _LASTING_KIND else bool
    meant = [fact for fact in dated if may_slip(fact) and _is_beside(fact, subject, claim)]
    if len(meant) != 1 or not clock.trusts(meant[0]):
        return None
    value = meant[0].at(clock.day, clock.day)
    if value is None or not isinstance(value.content, tuple) or not _is_slip(told, value.content):
        return None
    may_be_wrong = not is_yet_to_come(claim, [value], clock.day)
    return NamedMatch(claim, subject, ((meant[0], value),), tuple(days), may_contradict=may_be_wrong)


def is_yet_to_come(claim: Claim, values: Sequence[Value], day: date) -> bool:
    """Returns whether a text of that day tells a day to come, where what the table dates is past."""
    span = claim.figure.value
    is_to_come = isinstance(span, DateSpan) and span.first is not None and span.first > day
    words = f"{claim.before} {claim.after}"
    return (
        is_to_come
        and _words("to_come").search(words) is not None
        and all(isinstance(value.content, tuple) and value.content[0] < day for value in values)
    )


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


def _is_signed(fact: Fact) -> bool:
    return _words("signed").search(fold(" ".join(fact.cues))) is not None


def _is_beside(fact: Fact, subject: Subject, claim: Claim) -> bool:
    """Whether the words before the date end with what the fact dates, no other verb between the two."""
    words = claim.after
    if _turned().search(words[: words.index(_MARK) + _NEAR]):
        return False
    if _dating(fold(claim.owners[0].text)).search(words):
        return _is_signed(fact) if subject.kind == _LASTING_KIND else fact.id.endswith(f"#{_DAY}")
    if not fact.cues and _right_behind(fold(claim.owners[0].text)).search(words):
        return True
    told = _up_to_the_day(fact.cues).search(words)
    if told is None or not words[: told.start()].strip():
        return False  # «Lancé le 3 mai, le chantier …» heads the sentence, whatever it is of
    return not (_broken().search(told["gap"]) or ACTIVE.search(words, 0, told.start()))


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
    told = cues_of(cues) if cues else _words("held")
    return re.compile(rf"{told.pattern}(?P<gap>{_GAP})#")


@cache
def cues_of(cues: tuple[str, ...]) -> re.Pattern[str]:
    """Returns what finds a dated fact's cues, what means the same, and as participles agree: «lancée»."""
    words = {fold(cue) for cue in cues}
    same = [group for group in load_lexicon("occasions")["same"] if not words.isdisjoint(group)]
    return any_of(agreeing(words.union(*same)))


@cache
def _turned() -> re.Pattern[str]:
    words = load_lexicon("occasions")
    return any_of([*words["edges"], *words["others"], *words["elsewhen"]])


@cache
def _broken() -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")["breaks"])


@cache
def _words(key: str) -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")[key])
