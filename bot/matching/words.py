"""What the words around a figure call for: attributes they name, facts whose own cues stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from bot.facts import Fact
from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.model import Claim, Kind, Mention, Owner, Quantity, UnitOrigin

_AGO = re.compile(r"\bil y a (?:(\d{1,2})|\w+(?: \w+){0,2}) ans\b")
"""«Il y a 40 ans», or in words: then nobody minds which year it was, since it is gone."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONEY, _COUNTED = "money", "count:"
BEHIND = 2
"""What a fact's own cue weighs behind the figure; in front of it, one."""
_FARTHEST_CUE, _OUTRIGHT, _CUE_MARGIN = 20, 5, 1
_TIME = re.compile(r"\b(?:(?:19|20)\d\d|an|annees?|annuel(?:le)?s?|exercice)\b")
_PAUSE = re.compile("[,;]")
_MOMENT = re.compile(
    r"\b(?:19|20)\d\d\b|^fin \w+$|\b(?:trimestre|semestre)(?: precedent)?$"
    r"|^(?:t[1-4]|s[12])$|\b(?:ans?|mois) plus tot$"
)
_END_OF_MONTH = re.compile(r"fin ([a-z]+)")
_OF = re.compile(r"^\s*(?:d'|de |des |du |en )?")
_OF_THE_LAST = re.compile(r"^ en (?:19|20)\d\d\b(?=,)")
"""Right behind the figure before, the year that it is of: «10 milliards en 2023, X en gagne 12»."""
_NEAR = 90
"""How many characters away a fact's own cue may stand."""


def measures(fact: Fact, figure: Mention) -> bool:
    """Whether a fact is told in the kind of unit the figure is."""
    return unit_told(figure) in units_measured(fact)


def unit_told(figure: Mention) -> str | None:
    """The unit of a figure, `money` for any currency; None where it is not said.

    A currency that the text names and leaves open («couronnes») is none of the table's.
    """
    assert isinstance(figure.value, Quantity)
    if figure.value.unit is None and figure.value.unit_origin is UnitOrigin.ASSUMED:
        return None
    return _MONEY if figure.kind is Kind.MONEY else figure.value.unit


def units_measured(fact: Fact) -> tuple[str, str]:
    """The units, as of `unit_told`, that figures can tell a fact in."""
    is_money = len(fact.unit) == 3 and fact.unit.isupper()
    return _MONEY if is_money else fact.unit, f"count:{fact.attribute}"


def years_of(fact: Fact) -> set[int]:
    """The years that a fact's own words name."""
    return {int(year) for year in _YEAR.findall(" ".join((fact.label, *fact.cues)))}


def named_attributes(claim: Claim) -> set[str]:
    """What the words nearest to the figure say it measures; empty when none is near."""
    if not claim.cues or claim.cues[0].cost > _FARTHEST_CUE:
        return set()
    return {cue.attribute for cue in claim.cues if cue.cost <= claim.cues[0].cost + _CUE_MARGIN}


def is_named_outright(claim: Claim) -> bool:
    """Whether a word right beside the figure says what it measures, and nothing else."""
    return bool(claim.cues) and claim.cues[0].cost <= _OUTRIGHT and not only_weakly(claim)


def only_weakly(claim: Claim) -> bool:
    """Whether the nearest words may as well measure something else: then any fact may confirm the figure."""
    return all(cue.weak for cue in claim.cues if cue.cost <= claim.cues[0].cost + _CUE_MARGIN)


def years_told(claim: Claim, owner: Owner, day: date) -> frozenset[int]:
    """The years the figure's clause names beside its owner's name, «l'an dernier» counted from the day."""
    around = f"{claim.before} {claim.after}"
    last = {day.year - 1} if _last_year().search(around) else set()
    ago = {max(1, day.year - int(many or day.year)) for many in _AGO.findall(around)}
    named = {int(year) for year in _YEAR.findall(owner.text)}
    return frozenset(last | ago | (set(claim.years) - named))


def is_of_another_year(claim: Claim, owner: Owner, fact: Fact, day: date) -> bool:
    """Whether the clause names years, and the fact others."""
    told, own = years_told(claim, owner, day), years_of(fact)
    return bool(told and own and not told & own)


@cache
def _last_year() -> re.Pattern[str]:
    return any_of(load_lexicon("attachment")["last_year"])


def kinds_stood_for(claim: Claim) -> frozenset[str]:
    """The kinds of subjects that a typed stand-in at the head of the sentence can mean; empty without one."""
    for kinds, pattern in _typed_stand_ins():
        if pattern.match(claim.before):
            return kinds
    return frozenset()


@cache
def _typed_stand_ins() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    return tuple(
        (frozenset(kinds.split()), any_of(words, before=r"\W*"))
        for kinds, words in load_lexicon("attachment")["typed_stand_ins"].items()
    )


def says_now(claim: Claim) -> bool:
    """Whether the words around a figure hold it to the text's own day («désormais»)."""
    return _now().search(f"{claim.before[-_NEAR:]} {claim.after[:_NEAR]}") is not None


@cache
def _now() -> re.Pattern[str]:
    return any_of(load_lexicon("attachment")["now"])


def fit(claim: Claim, cues: Sequence[str]) -> int:
    """How well a fact's own cues stand by the figure: 0 not at all, 1 in front of it, more behind it."""
    if not cues:
        return 0
    pattern = _cue_pattern(tuple(cues))
    clause, *others = _PAUSE.split(claim.after[:_NEAR])
    sources = (other for other in others if _attribution().match(other))
    behind = f"{fold(claim.figure.text)} {clause} {' '.join(sources)}"
    before = _OF_THE_LAST.sub("", claim.before)[-_NEAR:]
    return BEHIND * bool(pattern.search(behind)) + bool(pattern.search(before))


@cache
def _attribution() -> re.Pattern[str]:
    """What opens the words that say, behind a comma, who gives the figure («, selon la Cour des comptes»)."""
    return any_of(load_lexicon("attachment")["attributions"], before=r"\s*")


def tells_right_behind(claim: Claim, cues: Sequence[str]) -> bool:
    """Whether a fact's own cue is what the figure is of («17 milliards de prêts», «1 801,80 euros net»)."""
    told = _not_of_time(tuple(cues))
    return bool(told) and _cue_pattern(told).match(_OF.sub("", claim.after, count=1)) is not None


def names(claim: Claim, cues: Sequence[str]) -> int:
    """How well a fact's own cues say what the figure measures; those that only say when do not."""
    return fit(claim, _not_of_time(tuple(cues)))


def tells_its_noun(claim: Claim, fact: Fact) -> bool:
    """Whether the figure counts what is said of nothing else: data centres, where «sites» may be any."""
    return (
        claim.stated.unit == fact.unit and fact.unit not in units_measured(fact)[1:] and _COUNTED in fact.unit
    )


def is_dated(cues: Sequence[str]) -> bool:
    """Whether a fact's own cues only say when, as those of one year among others."""
    return bool(cues) and all(_TIME.search(cue) or _MOMENT.search(cue) for cue in map(fold, cues))


def says_when(claim: Claim, cues: Sequence[str]) -> bool:
    """Whether one of a fact's own cues stands by the figure that tells a day, a quarter or a year."""
    return fit(claim, tuple(cue for cue in cues if _MOMENT.search(fold(cue)))) > 0


@cache
def _not_of_time(cues: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cue for cue in cues if not _TIME.search(fold(cue)))


@cache
def _cue_pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(told for cue in cues for told in _ways_to_tell(fold(cue)))


def _ways_to_tell(cue: str) -> Sequence[str]:
    """A folded cue, and its like: «fin juin», «à la fin de juin», «au 30 juin»."""
    month = _END_OF_MONTH.fullmatch(cue)
    ends = ("fin de", "fin du mois de", "30", "31") if month else ()
    return cue, *(f"{end} {month[1]}" for end in ends if month)


def tells_the_past(claim: Claim) -> bool:
    """Whether the words right beside a figure make it the one of before («contre», «un an plus tôt»)."""
    before, behind = _past()
    return before.search(claim.before) is not None or behind.match(claim.after) is not None


@cache
def _past() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_lexicon("attachment")
    return any_of(words["past"], after=r"\s*(?:les |pres de |environ |quelque )?$"), any_of(
        words["past_behind"], before=r"[\s,]*(?:d'euros |de dollars )?"
    )
