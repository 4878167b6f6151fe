"""The proof of a verdict held against the table."""

from __future__ import annotations

from bot import comparisons
from bot.match import Candidate, Match, Reason
from bot.model import Cue, Owner
from bot.proof import Clocks, Contender, Outcome, Proof, Sign, Spot


def prove(match: Match, candidate: Candidate | None, comparison: str) -> Proof:
    """Returns what a verdict on a match rests on; `candidate` is the fact it was held against, if any.

    Names contend only where the table has a subject in reach of the figure.
    """
    claim = match.claim
    stated = claim.stated
    owner = candidate.owner if candidate else next(iter(one.owner for one in match.chosen), None)
    return Proof(
        comparison=comparison,
        sure=match.sure.name.lower(),
        reason=match.reason,
        stance=claim.stance,
        standing=claim.standing,
        signs=tuple(Sign(_spot(cue), cue.attribute, cue.cost, cue.weak) for cue in claim.cues),
        contenders=tuple(
            Contender(_spot(other), other.subject, other.cost, _outcome(other, owner, match))
            for other in (claim.owners if match.reason is not Reason.NO_SUBJECT else ())
        ),
        covers=comparisons.covered(stated),
        clocks=Clocks(candidate.value.since, candidate.value.public, candidate.fact.checked)
        if candidate
        else None,
    )


def _spot(words: Cue | Owner) -> Spot:
    return Spot(words.start, words.end, words.text)


def _outcome(other: Owner, owner: Owner | None, match: Match) -> Outcome:
    if owner is not None and other.start == owner.start and other.subject == owner.subject:
        return Outcome.OWNER
    if owner is not None and other.subject and other.subject == owner.subject:
        return Outcome.SAME
    if other.is_aside:
        return Outcome.ASIDE
    if owner is not None and (other.group == owner.group or other.cost <= owner.cost):
        return Outcome.ABREAST
    if not other.subject:
        return Outcome.UNKNOWN
    if match.near and all(other.subject != one.subject.id for one in match.near):
        return Outcome.WITHOUT_FACT
    return Outcome.EARLIER if other.is_earlier else Outcome.FARTHER
