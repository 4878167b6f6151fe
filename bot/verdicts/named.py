"""Countries and days held against the table: right, wrong, or not to be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from bot.match import NamedMatch
from bot.model import DateSpan, Evidence, Kind, Label, Mention, Relation, Stance, Verdict, Voice
from bot.rules import RuleBook
from bot.rules_schema import Comparison, VerdictRule
from bot.verdicts.telling import LANGUAGES, evidence_of, verdict_on
from bot.wording import Language, say_country, say_days

_CONFIDENCE = 0.9
_UNTOLD = re.compile(r"XXXX-XX|~|^\d{4}-(?:2[1-9]|[34]\d)")
"""Days told from the text's own, thirds, seasons, quarters: too loose to hold against a day."""
_IN_FORCE = re.compile(r"\s*,?\s*(?:(?:est|etait|sera) )?entree? en vigueur (?:le )?")
"""Of a law itself, no more said: the days on which its parts begin are others."""
_MONTH = timedelta(days=27)
_SEVERAL = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d[,/](?:\d{4}|XXXX)-\d\d-\d\d")
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_MORE_THAN_A_YEAR = timedelta(days=400)
_YEARS_MISTAKEN = 2
_YEARLESS = "XXXX-"
_OTHER: Mapping[Kind, Comparison] = {Kind.COUNTRY: "other_country", Kind.DATE: "other_date"}

Days = tuple[date, date]


def judge_named(matches: Iterable[NamedMatch], rules: RuleBook) -> Iterator[Verdict]:
    """Yields a verdict for each country and date that is surely right or surely wrong, and no other."""
    by_comparison = {rule.compare: rule for rule in rules.verdicts.values()}
    matches = list(matches)
    told: set[int] = set()
    wrong: set[Mention] = set()
    of_another = {match.claim.figure for match in matches if match.is_exact}
    for match in matches:
        kind = match.claim.figure.kind
        is_right = (
            _is_right_country(match) if kind is Kind.COUNTRY else match.is_exact or _is_right_day(match)
        )
        if match.claim.stance is Stance.DENIED or is_right is None:
            continue
        if match.is_exact and match.claim.figure.start in told:
            continue  # one subject's day is enough
        if not is_right and match.claim.owners[0].is_aside and match.claim.figure in of_another:
            continue
        told.add(match.claim.figure.start)
        if is_right and match.meant:
            yield _verdict(match, by_comparison["agrees"])
        elif not is_right and match.may_contradict and _is_claimed(match) and match.claim.figure not in wrong:
            wrong.add(match.claim.figure)
            yield _verdict(match, by_comparison[_OTHER[kind]])


def _is_claimed(match: NamedMatch) -> bool:
    """Whether the text stands by it; a nationality beside a name is taken for granted even in a question."""
    return match.claim.figure.kind is Kind.COUNTRY or match.claim.stance is Stance.ASSERTED


def _is_right_country(match: NamedMatch) -> bool | None:
    """None for a country in brackets, which may be a place, for the Union and its members, and one left."""
    code = match.claim.figure.value
    if code in match.admitted:
        is_left = bool(match.meant) and code not in match.subject.countries
        return None if is_left and all(code != value.content for _, value in match.meant) else True
    return None if "EU" in (code, *match.admitted) or match.claim.before.strip() == "(" else False


def _is_right_day(match: NamedMatch) -> bool | None:
    """Whether the days told touch any the table gives the subject; None where they are too loose to tell."""
    span = match.claim.figure.value
    if not isinstance(span, DateSpan):
        return None
    tells_the_day = span.relation is Relation.EXACT or (match.is_lasting and span.relation is Relation.FROM)
    if not tells_the_day or _UNTOLD.search(span.written):
        return None
    known = [days for days in match.admitted if isinstance(days, tuple)]
    stated = _told_days(span, known[0][0].year)
    if stated is None:
        return None
    is_yearless = _YEARLESS in span.written
    moved = [(_in_year(stated, days[0].year) if is_yearless else stated, days) for days in known]
    if match.is_lasting and _IN_FORCE.fullmatch(match.claim.before):
        return any(
            _touch(told, days) for told, days in moved if days in [value.content for _, value in match.meant]
        )
    if any(_touch(told, days) for told, days in moved):
        is_other = _SEVERAL.search(span.written) is not None and not _have_their_ends(moved)
        return not is_other if not (is_other and match.slack) else None
    slack = match.slack if stated[1] - stated[0] < _MONTH else timedelta(0)
    if any(_touch((told[0] - slack, told[1] + slack), days) for told, days in moved):
        return None
    if match.is_of_its_year and all(_is_of_another_year(span, days) for days in known):
        return False if any(_is_but_the_year(stated, days) for days in known) else None
    return False


def _told_days(span: DateSpan, year: int) -> Days | None:
    """The first and last day; of the year given where the text leaves it open between two."""
    if span.first is not None and span.last is not None:
        return span.first, span.last
    told = [(int(month), int(day)) for month, day in _MONTH_DAY.findall(span.written)]
    if not told or (told[0] > told[-1]) or any(one == (2, 29) for one in told):
        return None
    return date(year, *told[0]), date(year, *told[-1])


def _is_of_another_year(span: DateSpan, known: Days) -> bool:
    """Whether the days are of another year than the known, or where none is told, more than one away."""
    if _YEARLESS in span.written:
        return span.first is not None and abs(span.first - known[0]) > _MORE_THAN_A_YEAR
    return span.first is not None and span.first.year != known[0].year


def _is_but_the_year(stated: Days, known: Days) -> bool:
    """Whether the very days of the known are told, and of a year beside theirs: a slip, no other occasion."""
    return abs(stated[0].year - known[0].year) <= _YEARS_MISTAKEN and _in_year(stated, known[0].year) == known


def _have_their_ends(moved: Sequence[tuple[Days, Days]]) -> bool:
    """Whether both days told are among the known, or ends of theirs: «les 11 et 12» are not the 10 and 11."""
    is_within = any(known[0] <= told[0] and told[1] <= known[1] for told, known in moved)
    begins = any(told[0] == known[0] for told, known in moved)
    return is_within or (begins and any(told[1] == known[1] for told, known in moved))


def _touch(stated: Days, known: Days) -> bool:
    return stated[0] <= known[1] and known[0] <= stated[1]


def _in_year(days: Days, year: int) -> Days:
    """The same days of another year, whose February may be a day shorter."""
    first, last = (
        day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day) for day in days
    )
    return first, last


def _verdict(match: NamedMatch, rule: VerdictRule) -> Verdict:
    claim = match.claim
    told = {language: _words(match, language) for language in LANGUAGES}
    is_quoted = rule.label is Label.CONTRADICTED and claim.voice is Voice.QUOTED
    return verdict_on(
        claim,
        rule,
        told,
        is_quoted=is_quoted,
        subject=match.subject.name,
        attribute=match.meant[0][0].attribute if match.meant else "",
        confidence=_CONFIDENCE,
        evidence=_evidence(match),
        suggestion=told["fr"]["fact"] if rule.label is Label.CONTRADICTED and not is_quoted else "",
    )


def _words(match: NamedMatch, language: Language) -> dict[str, str]:
    """What fills in a rule's messages; what is told is in the text's own words."""
    known = match.meant[0][1].content if match.meant else None
    if match.claim.figure.kind is Kind.COUNTRY:
        if match.claim.figure.value in match.admitted:  # of several, the one that is told
            known = match.claim.figure.value
        codes = (
            (known,)
            if isinstance(known, str)
            else sorted(one for one in match.admitted if isinstance(one, str))
        )
        fact = ", ".join(say_country(code, language) for code in codes)
    else:
        assert isinstance(known, tuple)
        fact = say_days(*known, language)
    return {
        "subject": match.subject.name,
        "fact": fact,
        "stated": match.claim.figure.text,
        "label": match.meant[0][0].label if match.meant else "",
        "file": match.subject.id,
    }


def _evidence(match: NamedMatch) -> Evidence | None:
    if not match.meant:
        return None
    fact, value = match.meant[0]
    known = value.content
    assert isinstance(known, tuple | str)
    told = known if isinstance(known, str) else DateSpan(*known, written="/".join(map(str, known)))
    return evidence_of(fact, value, told)
