"""Which facts a claim can be held against: its owner's, as the sentence tells it; others, by their digits."""

from __future__ import annotations

from dataclasses import replace

from bot.facts import FactTable
from bot.match import Candidate, Clock, Match, Sure
from bot.matching.anglicised import find_anglicised
from bot.matching.bounds import find_bounded
from bot.matching.bygone import is_bygone
from bot.matching.extents import is_of_another_extent
from bot.matching.former import find_former
from bot.matching.misreadings import find_misread
from bot.matching.mistimed import find_mistimed
from bot.matching.owned import NEARBY, match_owner
from bot.matching.recognition import recognise
from bot.matching.taken import find_taken
from bot.model import Claim, Cue
from bot.rules import RuleBook


def match_claim(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> Match:
    """Returns the facts a claim can be held against on its day, and how surely it is about them."""
    claim = _less_names(claim, table)
    match = match_owner(claim, table, rules, clock)
    known = recognise(claim, table, clock.day)
    if known and _takes_from_its_owner(known, match):
        known = None
    taken = find_taken(claim, table, rules, clock) if match.sure is not Sure.ATTRIBUTE else None
    return replace(
        match,
        strangers=(taken[1],) if taken else match.strangers,
        taken=taken[0] if taken else None,
        recognised=known,
        misread=find_misread(claim, table, rules, clock),
        anglicised=find_anglicised(claim, table, rules, clock),
        former=find_former(claim, table, rules, clock),
        bounded=find_bounded(claim, table, rules, clock),
        mistimed=find_mistimed(claim, table, rules, clock),
        is_bygone=is_bygone(claim),
        is_of_another_extent=is_of_another_extent(match),
    )


def _takes_from_its_owner(known: Candidate, match: Match) -> bool:
    """Whether a fact known by its digits is only spoken of, or far off, where the words name the owner."""
    yielding = {one.measure for one in match.near if one.yields}
    is_surely_of_another = (
        match.sure is Sure.ATTRIBUTE
        and all(one.subject.id != known.subject.id for one in match.chosen)
        and match.chosen[0].owner.cost <= NEARBY < known.owner.cost
    )
    is_spoken_of = known.owner.is_implied and match.sure > Sure.NOTHING
    return known.measure in yielding or is_spoken_of or is_surely_of_another


def _less_names(claim: Claim, table: FactTable) -> Claim:
    """The claim without the cues that are but part of a subject's name («Inflation Reduction Act»).

    They stay where one of the subject's facts measures just that («la dette publique française»).
    """
    names = [
        (owner.start, owner.end, {fact.attribute for fact in table.of(owner.subject)})
        for owner in claim.owners
        if owner.subject
    ]
    if not names:
        return claim

    def is_but_a_name(cue: Cue) -> bool:
        around = [measured for start, end, measured in names if start <= cue.start and cue.end <= end]
        return bool(around) and not any(cue.attribute in measured for measured in around)

    return replace(claim, cues=tuple(cue for cue in claim.cues if not is_but_a_name(cue)))
