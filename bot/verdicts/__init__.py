"""The verdicts of a document: each claim held against the facts, then against what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import comparisons
from bot.folding import SET_AGAINST
from bot.match import Candidate, Match, NamedMatch, Sure
from bot.model import DateSpan, Label, Quantity, Verdict
from bot.reading import Reading
from bot.rules import RuleBook
from bot.rules_schema import VerdictRule
from bot.verdicts.beside import knows_better
from bot.verdicts.complements import find_odd_parts
from bot.verdicts.courses import find_unknown_courses
from bot.verdicts.deciding import decide, leave_alone
from bot.verdicts.inner import INNER
from bot.verdicts.judged import (
    OF_THE_AMOUNT,
    OF_THE_FACT_MEANT,
    Judged,
    is_known,
    may_be_wrong,
    right_ones,
    told_rightly_elsewhere,
)
from bot.verdicts.named import judge_named
from bot.verdicts.recalled import find_recalled
from bot.verdicts.retold import is_retold
from bot.verdicts.swapped import find_swapped
from bot.verdicts.telling import tell, tell_found
from bot.wording import say

_SELF_CONTRADICTION = "document"
_TOTAL = "total"
_OTHER_OWNER, _OTHER_AMOUNT = "other_owner", "other_amount"


def judge(
    matches: Sequence[Match], reading: Reading, rules: RuleBook, named: Sequence[NamedMatch] = ()
) -> tuple[Verdict, ...]:
    """Returns a verdict for each match, and one more for each figure or date the document itself contradicts.

    Countries and days (`named`) only get one where it is certain. Offsets are those of the claims. The
    verdicts of one figure stand together, the table's first; what only the text contradicts is not said to be
    unverified too, nor a date right whose weekday is wrong, or a part that does not add up.
    """
    held = _hold(matches, rules)
    reading = replace(
        reading,
        figures=[one for one in reading.figures if not one.figure.is_guess],
        guesses=[one for one in reading.figures if one.figure.is_guess],
    )
    by_table = [*filter(_is_worth_telling, _tell_all(held, reading, rules)), *judge_named(named, rules)]
    confirmed = {verdict.start for verdict in by_table if verdict.label is Label.SUPPORTED}
    by_text = [
        tell_found(finding, rule)
        for rule in sorted(rules.verdicts.values(), key=lambda rule: rule.priority)
        if rule.compare in INNER
        for finding in INNER[rule.compare](reading, confirmed)
    ]
    by_parts = {one.start: one for one in _beside_its_parts(held, reading, rules)}
    totals = {one.start for one in by_text if rules.verdicts[one.rule].compare == _TOTAL}
    settled = {*by_parts, *map(_place, filter(_is_meant, held))}  # the odd part, and what is surely right
    by_text = [one for one in by_text if one.start not in totals or one.start not in settled]
    judged = {verdict.start for verdict in by_text}
    by_text += [one for start, one in by_parts.items() if start not in judged]
    judged = {verdict.start for verdict in by_text}
    kept = [
        one
        for one in by_table
        if one.start not in judged
        or not (
            one.label is Label.UNVERIFIED
            or (one.label is Label.SUPPORTED and (one.start in totals or isinstance(one.stated, DateSpan)))
        )
    ]
    return tuple(sorted((*kept, *by_text), key=lambda verdict: verdict.start))


def _place(one: Judged) -> int:
    return one.match.claim.figure.start


def _is_meant(one: Judged) -> bool:
    """Whether a figure is right of the very fact that its words mean: then another of its sum is wrong."""
    is_found = one.rule.label is Label.SUPPORTED and one.match.sure is Sure.ATTRIBUTE
    return is_found and one.candidate is not None and one.candidate.singled_out


def _is_worth_telling(verdict: Verdict) -> bool:
    """Whether more is said of a figure than that a number is not known to be one."""
    is_guess = isinstance(verdict.stated, Quantity) and verdict.stated.is_guess
    return not (is_guess and verdict.label is Label.UNVERIFIED)


def _hold(matches: Sequence[Match], rules: RuleBook) -> list[Judged]:
    """The rule that holds for each match, with the fact it was held against."""
    ordered = sorted(rules.verdicts.values(), key=lambda rule: rule.priority)
    judged = [decide(match, ordered) for match in matches]
    right = right_ones(judged)
    unknown = find_unknown_courses([(one.match.claim, is_known(one)) for one in judged])
    courses = {claim.figure.start for claim in unknown}
    unblamed = [one.match.claim for one in judged if one.rule.label is not Label.CONTRADICTED]
    judged = [
        leave_alone(one.match, ordered)
        if (one.match.claim.figure.start in courses and one.rule.compare in OF_THE_FACT_MEANT)
        or (one.rule.compare in OF_THE_AMOUNT and is_retold(one.match.claim, unblamed))
        or knows_better(one, judged, right)
        else one
        for one in judged
    ]
    told = [one for one in judged if not one.match.claim.figure.is_guess]
    swapped = {
        match.claim.figure.start: _judge_swapped(match, fact, ordered)
        for match, fact in find_swapped([one.match for one in told if _may_be_swapped(one)])
    }
    return [swapped.get(one.match.claim.figure.start) or one for one in judged]


def _may_be_swapped(one: Judged) -> bool:
    """Whether no fact that the words mean confirms a figure, nor finds fault with its unit or its period."""
    if one.rule.label is Label.SUPPORTED:
        return one.candidate is not None and not one.candidate.singled_out
    return one.rule.label in (Label.UNVERIFIED, Label.OUTDATED) or one.rule.compare in OF_THE_FACT_MEANT


def _judge_swapped(match: Match, fact: Candidate, ordered: Sequence[VerdictRule]) -> Judged | None:
    """What is said of a figure that has changed places: it is a stranger's, or its owner's other part."""
    compare = _OTHER_OWNER if match.strangers else _OTHER_AMOUNT
    rule = next((rule for rule in ordered if rule.compare == compare), None)
    return Judged(match, rule, fact) if rule else None


def _tell_all(judged: Sequence[Judged], reading: Reading, rules: RuleBook) -> list[Verdict]:
    right = right_ones(judged)
    recalled = {one.match.claim.figure.start: told for one, told in find_recalled(judged, reading)}
    inner = next((rule for rule in rules.verdicts.values() if rule.compare == _SELF_CONTRADICTION), None)
    verdicts: list[Verdict] = []
    for one in judged:
        slipped = recalled.get(one.match.claim.figure.start) or _swapped_elsewhere(one, right)
        if inner and slipped:
            told = say(slipped.match.claim.stated)
            verdicts.append(tell(one.match, slipped.candidate, inner, other=told))
            continue
        verdicts.append(tell(one.match, one.candidate, one.rule))
        other = told_rightly_elsewhere(one, right) if one.rule.label is Label.CONTRADICTED else None
        told = say(other.match.claim.stated) if other else ""
        if inner and other and told != say(one.match.claim.stated):
            verdicts.append(tell(one.match, one.candidate, inner, other=told))
    return verdicts


def _swapped_elsewhere(one: Judged, right: Sequence[Judged]) -> Judged | None:
    """Where the text rightly gives, of the same measure, the amount that this one tells, digits swapped."""
    is_far_off = any(one.candidate is misread for misread in one.match.misread)
    if not (one.rule.label is Label.UNVERIFIED or is_far_off) or not may_be_wrong(one.match):
        return None
    claim = one.match.claim
    if claim.is_part:  # «de 51,7 à 67,4 milliards, soit 15,7 milliards de plus»
        return None
    if SET_AGAINST.search(claim.before):
        return None
    measured = {cue.attribute for cue in claim.cues}
    return next(
        (
            other
            for other in right
            if other.candidate
            and other.candidate.fact.attribute in measured
            and claim.stated.may_count(other.candidate.fact.unit)
            and comparisons.is_transposed(claim.stated, other.candidate.quantity)
        ),
        None,
    )


def _beside_its_parts(judged: Sequence[Judged], reading: Reading, rules: RuleBook) -> list[Verdict]:
    """What is said of a figure that stands for a part or a whole the table knows, beside the other two."""
    rule = next((rule for rule in rules.verdicts.values() if rule.compare == _TOTAL), None)
    told = [
        (one.match, one.candidate if one.rule.label is Label.SUPPORTED else None)
        for one in judged
        if one.rule.label in (Label.SUPPORTED, Label.UNVERIFIED)
    ]
    return (
        [tell_found(found, rule, fact) for found, fact in find_odd_parts(told, reading.text)] if rule else []
    )
