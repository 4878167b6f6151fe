"""An amount that the text tells again, a slip away: «… 10 milliards. Qui apportera ces 12 milliards ?»"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from bot import comparisons
from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.match import Candidate
from bot.model import Claim, Cue, Label, Modality, Quantity, Stance
from bot.reading import Reading
from bot.verdicts.judged import Judged
from bot.verdicts.lines import hedge

_PER = re.compile(r"\bpar (?:an|mois|semaine|jour)\b")
_FARTHEST = 3
"""How many sentences behind an amount «ces 12 milliards» may still recall it."""
_BY_IT, _OUT_OF_REACH = 3, 20
"""In the words of bot/claims/owners.py: how near a measure is told of a figure, and how far its owner."""
_JOINT = len(" net de la ")
"""How many characters join a measure to its owner."""
_BESIDE = 20
"""How many characters behind the figure it may be said what, or whose, it is."""
_MOST_BETWEEN = 60
"""How many figures before it are looked at."""
_SUMMED = 8
"""Any sum of so many of the largest amounts may be what is told."""


def find_recalled(judged: Sequence[Judged], reading: Reading) -> Iterator[tuple[Judged, Judged]]:
    """Yields the amounts that tell one again that the table confirms, a slip away, each with that one.

    `judged` are all figures of the text, in order. Silent on an amount that the text tells twice, draws from
    others, or that a fact in reach has.
    """
    for number, one in enumerate(judged):
        if _may_slip(one):
            told = _told_before(one, judged[max(0, number - _MOST_BETWEEN) : number], reading)
            if told is not None and not _is_accounted_for(one, told, judged):
                yield one, told


def _may_slip(one: Judged) -> bool:
    claim = one.match.claim
    return (
        (one.rule.label is Label.UNVERIFIED or _is_far_fetched(one))
        and claim.stance in (Stance.ASSERTED, Stance.ASKED)
        and not claim.figure.is_guess
        and claim.stated.modality in (Modality.EXACT, Modality.APPROXIMATE)
        and not one.match.is_bygone
    )


def _is_far_fetched(one: Judged) -> bool:
    """Whether a fact confirms it but in another unit than the one that the figure before lends it."""
    return (
        one.rule.label is Label.SUPPORTED
        and one.candidate is not None
        and one.candidate.fact.unit != one.match.claim.stated.unit
    )


def _told_before(one: Judged, before: Sequence[Judged], reading: Reading) -> Judged | None:
    """The confirmed amount that «ces» points back at, or the one of the measure that is told again."""
    claim = one.match.claim
    sentence = reading.sentences[claim.sentence]
    if _others().match(claim.after) is not None:
        return None
    if _demonstrative().search(reading.folded, sentence.start, claim.figure.start) is not None:
        meant = [
            two
            for two in before
            if claim.sentence - two.match.claim.sentence <= _FARTHEST
            and _may_be_meant(one, two)
            and not _shares().search(reading.folded, two.match.claim.figure.end, claim.figure.start)
        ]
        return meant[-1] if len({two.candidate.quantity for two in meant if two.candidate}) == 1 else None
    measured = [
        two
        for two in before
        if _may_be_meant(one, two)
        and (claim.stance is not Stance.ASKED or _is_told_outright(claim, two))
        and _is_of_its_measure(one, two, reading)
    ]
    return measured[0] if len({two.candidate.measure for two in measured if two.candidate}) == 1 else None


def _may_be_meant(one: Judged, told: Judged) -> bool:
    """Whether an amount is confirmed, of the figure's unit and time, and but a slip away."""
    stated, fact = one.match.claim.stated, told.candidate
    return (
        told.rule.label is Label.SUPPORTED
        and fact is not None
        and (stated.may_count(fact.fact.unit) or stated.unit == f"count:{fact.fact.attribute}")
        and comparisons.is_slip(stated, told.match.claim.stated)
        and stated.period in (None, told.match.claim.stated.period)
        and _years_beside(one.match.claim) <= set(told.match.claim.years)
        and _may_be_its(one.match.claim, fact)
    )


def _years_beside(claim: Claim) -> set[int]:
    """The years of the clause, but those behind a comma: «Avec ces 12 milliards, 2023 est loin»."""
    around = f"{claim.before} {claim.after.partition(',')[0]}"
    return {year for year in claim.years if str(year) in around}


def _may_be_its(claim: Claim, fact: Candidate) -> bool:
    """Whether what is said to be the figure's («12 milliards de …»), if anything, is the fact's."""
    if _of_what().match(claim.after) is None:
        return True
    end = claim.figure.end
    return any(
        cue.attribute == fact.fact.attribute and end <= cue.start <= end + _BESIDE and not cue.weak
        for cue in claim.cues
    ) or any(
        owner.subject == fact.subject.id and end <= owner.start <= end + _BESIDE for owner in claim.owners
    )


def _is_of_its_measure(one: Judged, told: Judged, reading: Reading) -> bool:
    """Whether the sentence outright says what the fact measures, of its subject and of nobody else."""
    claim, fact = one.match.claim, told.candidate
    assert fact is not None
    sentence = reading.sentences[claim.sentence]
    around = _PER.sub("", reading.folded[sentence.start : sentence.end])
    known = {str(year) for year in told.match.claim.years}
    measuring = [
        cue
        for cue in claim.cues
        if cue.attribute == fact.fact.attribute and cue.cost <= _BY_IT and not cue.weak
    ]
    narrowings = [word for word in claim.narrowings if word.attribute == fact.fact.attribute]
    if not measuring or claim.is_part:
        return False
    if _foreign(frozenset(fact.subject.countries)).search(around):
        return False
    if any(word not in known for word in _otherwise().findall(around)):
        return False
    if _is_told_outright(claim, told):
        return not any(word.start >= sentence.start for word in narrowings)
    return not narrowings and _is_its_only_ones(claim, fact, measuring, reading)


def _is_its_only_ones(claim: Claim, fact: Candidate, measuring: Sequence[Cue], reading: Reading) -> bool:
    """Whether nobody but the fact's subject is named, by words or digits that tell its amount again."""
    if not any(owner.subject == fact.subject.id for owner in claim.owners):
        return False
    if (claim.stated.unit or "").startswith("count:"):
        return True
    return all(
        owner.subject == fact.subject.id or owner.is_earlier or owner.is_aside for owner in claim.owners
    ) and (
        comparisons.is_telling(claim.stated)
        or any(_is_told_again(claim, cue, reading) for cue in measuring)
        or _is_its_plans(claim, fact)
    )


def _is_told_outright(claim: Claim, told: Judged) -> bool:
    """Whether what the fact measures, and whose it is, follow the figure: «14 milliards de perte de X»."""
    fact = told.candidate
    return fact is not None and any(
        cue.attribute == fact.fact.attribute
        and owner.subject == fact.subject.id
        and claim.figure.end <= cue.start < cue.end < owner.start <= cue.end + _JOINT
        for cue in claim.cues
        for owner in claim.owners
    )


def _is_told_again(claim: Claim, cue: Cue, reading: Reading) -> bool:
    """«La levée de 1,9 milliard»: the one that the text has told."""
    start = reading.sentences[claim.sentence].start
    return (
        start <= cue.start < claim.figure.start
        and _definite().search(reading.folded, start, cue.start) is not None
        and _amounting().fullmatch(reading.folded, cue.end, claim.figure.start) is not None
    )


def _is_its_plans(claim: Claim, fact: Candidate) -> bool:
    """Whether the sentence names a plan as the figure's, and nothing that a part of it would go to."""
    return (
        fact.subject.is_plan
        and any(
            owner.subject == fact.subject.id and not owner.is_earlier and owner.cost < _OUT_OF_REACH
            for owner in claim.owners
        )
        and _goal().match(claim.after) is None
    )


def _is_accounted_for(one: Judged, told: Judged, judged: Sequence[Judged]) -> bool:
    """Whether the amount is told elsewhere, drawn from others, corrected beside, or a known one."""
    match, stated, fact = one.match, one.match.claim.stated, told.candidate
    assert fact is not None
    others = [two.match.claim for two in judged if two is not one and _is_of_its_unit(two, stated)]
    return (
        bool(match.strangers)
        or any(_agree(stated, claim.stated) for claim in others)
        or any(
            known.fact.unit == fact.fact.unit and comparisons.agrees(stated, known.quantity)
            for known in (*match.chosen, *match.others, *match.near)
        )
        or any(
            claim.sentence == match.claim.sentence and comparisons.agrees(claim.stated, fact.quantity)
            for claim in others
        )
        or _is_drawn(stated, [claim.stated for claim in others])
    )


def _is_of_its_unit(two: Judged, stated: Quantity) -> bool:
    told = two.match.claim.stated
    return told.low is not None and (stated.may_count(told.unit) or told.may_count(stated.unit))


def _agree(one: Quantity, other: Quantity) -> bool:
    ends = {end for end in (other.low, other.high) if end is not None}
    return comparisons.agrees(one, other) or any(_rounds(one, end) for end in ends)


def _is_drawn(stated: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether some of the other amounts make it up, added or taken from one another."""
    amounts = sorted({end for one in others for end in (one.low, one.high) if end})[-_SUMMED:]
    sums = {
        sum(some, Decimal(0)) for many in range(2, len(amounts) + 1) for some in combinations(amounts, many)
    }
    left = {abs(one - other) for one in amounts for other in (*amounts, *sums)}
    return any(_rounds(stated, amount) for amount in sums | left)


def _rounds(stated: Quantity, amount: Decimal) -> bool:
    """Whether the amount is the stated one, rounded to as many digits."""
    assert stated.low is not None
    step = Decimal(1).scaleb(int(stated.low.normalize().as_tuple().exponent))
    return abs(stated.low - amount) < step


@cache
def _demonstrative() -> re.Pattern[str]:
    """«ces», right before a figure, maybe with a word that names nothing: «ces fameux»."""
    between = any_of(load_lexicon("arithmetic")["recalled"]["between"]).pattern
    return re.compile(rf"\b(?:ces|ce|cette|cet) (?:{between} )*$")


@cache
def _shares() -> re.Pattern[str]:
    """What takes a part of an amount told: «…, les deux tiers pour l'armée. Ces 60 milliards …»."""
    return any_of((*load_lexicon("arithmetic")["ratios"]["fractions"], "la moitie", "une moitie"))


@cache
def _others() -> re.Pattern[str]:
    """What makes it another amount, or that of somebody else: «ces 12 milliards que l'on …»."""
    return any_of(load_lexicon("arithmetic")["recalled"]["others"], before=r"\s*(?:[\w']+ )?")


@cache
def _otherwise() -> re.Pattern[str]:
    """Somebody else, of whom no name is told, or another time: «sa rivale», «la précédente»."""
    peers = [f"{word}*" for word in load_lexicon("nationality")["peers"]]
    words = any_of((*peers, *load_lexicon("arithmetic")["recalled"]["otherwise"])).pattern
    return re.compile(rf"{words}|\b(?:19|20)\d\d\b")


@cache
def _foreign(at_home: frozenset[str]) -> re.Pattern[str]:
    """Who comes from some other country: «le suisse»."""
    peoples = load_lexicon("demonyms")["demonyms"]
    return any_of(fold(form) for code, forms in peoples.items() if code not in at_home for form in forms)


@cache
def _of_what() -> re.Pattern[str]:
    return re.compile(r"\s*(?:d'|(?:de|du|des|en|pour)\b)")


@cache
def _goal() -> re.Pattern[str]:
    return re.compile(r"\s*(?:d'|(?:de|du|des|en|pour|dans|au|aux|vers)\b)")


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(r"\b(?:la|le|les|l'|cette|ce|cet|ces|sa|son|ses|leur|leurs) ?(?:\w+ )?$")


@cache
def _amounting() -> re.Pattern[str]:
    """Between a measure and its amount: «la levée record de …»."""
    return re.compile(rf" (?:[\w']+ ){{0,2}}?(?:de|d'|a) ?{hedge()}")
