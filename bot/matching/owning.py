"""Whether a figure is the best owner's, or another name stands as near."""

from __future__ import annotations

from collections.abc import Sequence

from bot.folding import fold
from bot.lexicon import load_lexicon
from bot.match import Candidate
from bot.matching.reach import is_parted
from bot.matching.words import kinds_stood_for
from bot.model import Claim, Kind, Owner, Quantity

# In the words of bot/claims/owners.py: how far the owner may stand, and how much farther any rival must.
_FARTHEST = 40
_MARGIN, _MARGIN_OF_A_FIRM, _UNABLE, _AMBIGUITY = 2, 3, 6, 12
"""«X discute avec Y. Le groupe …» may mean either."""
_GIVEN = 5
_FIRM = "organisation"


def owns(best: Owner, claim: Claim, chosen: Sequence[Candidate], able: Sequence[Candidate]) -> bool:
    """Whether no other name is as near to the figure; a subject without such a fact is pushed back first.

    A stand-in («elle», «le projet») for one of two subjects of an earlier sentence is nobody's for sure.
    """
    own = {candidate.subject.id for candidate in chosen}
    others = {candidate.subject.id for candidate in able} - own
    rivals = [
        owner.cost
        + _UNABLE
        * (bool(owner.subject) and owner.subject not in others and not _has_some(owner, best, claim, chosen))
        for owner in claim.owners
        if owner.subject not in own
        and not (owner.start < best.end and best.start < owner.end)
        and owner.group != best.group
        and not (
            (owner.is_earlier or _is_given_to(best, claim) or _is_counted(best, claim))
            and _acts_for(owner, chosen)
        )
        and not _is_where_it_was(owner, claim, chosen)
        and not is_parted(claim, best, owner)
    ]
    firms = {candidate.subject.id for candidate in able if candidate.subject.kind == _FIRM}
    ambiguous = best.is_earlier and any(  # but «X, une firme, lève des fonds avec Y. Elle …» means X
        owner.is_earlier
        and owner.subject in others
        and owner.cost <= best.cost + _AMBIGUITY
        and not (owner.is_aside and not best.is_aside and {owner.subject, best.subject} <= firms)
        for owner in claim.owners
    )
    if best.is_earlier and (is_counted_by_name(claim, chosen) or _is_of_such(claim, chosen)):
        return not ambiguous  # «les 67 signataires» are the declaration's, whoever was named since
    margin = _MARGIN_OF_A_FIRM if best.is_earlier and _FIRM in kinds_stood_for(claim) else _MARGIN
    return not ambiguous and best.cost <= _FARTHEST and (not rivals or best.cost + margin <= min(rivals))


def _is_given_to(best: Owner, claim: Claim) -> bool:
    """Whether words right behind the figure hand it to the owner («versera 50 milliards au titre de X»)."""
    return best.start >= claim.figure.end and best.cost <= _GIVEN


def _is_counted(best: Owner, claim: Claim) -> bool:
    """Whether the owner's name is what the figure counts: «40 phares Orion»."""
    return best.start < claim.figure.end and claim.figure.start < best.end


def _has_some(owner: Owner, best: Owner, claim: Claim, chosen: Sequence[Candidate]) -> bool:
    """Whether somebody else than the plan's country may have some of what is counted: «X a douze phares»."""
    homes = load_lexicon("attachment")["homes"]
    own = {name for one in chosen for country in one.subject.countries for name in homes.get(country, ())}
    return _is_counted(best, claim) and fold(owner.text) not in own


def _is_where_it_was(owner: Owner, claim: Claim, chosen: Sequence[Candidate]) -> bool:
    """Whether a name behind a count is a word that speaks of the owner: «5 000 invités à Honfleur»."""
    return (
        claim.figure.kind is Kind.COUNT
        and not owner.subject
        and owner.start >= claim.figure.end
        and all(fold(owner.text) in candidate.subject.topic_words for candidate in chosen)
    )


def _acts_for(owner: Owner, chosen: Sequence[Candidate]) -> bool:
    """Whether a name only says who made the plan («la Commission» of a plan of the Union)."""
    if owner.subject:
        return False
    institutions = load_lexicon("attachment")["institutions"]
    name = fold(owner.text)
    return all(
        candidate.subject.is_plan
        and any(name in institutions.get(country, ()) for country in candidate.subject.countries)
        for candidate in chosen
    )


def _is_of_such(claim: Claim, chosen: Sequence[Candidate]) -> bool:
    """Whether a noun of what the fact measures governs what is counted: «la signature de 67 pays»."""
    governing = {cue.attribute for cue in claim.cues if cue.cost < 0 and not cue.weak}
    return claim.figure.kind is Kind.COUNT and all(one.fact.attribute in governing for one in chosen)


def is_counted_by_name(claim: Claim, chosen: Sequence[Candidate]) -> bool:
    """Whether what is counted is what the fact measures: the signatories of a text, the sites of a plan."""
    stated = claim.figure.value
    return isinstance(stated, Quantity) and all(
        stated.unit == f"count:{candidate.fact.attribute}" for candidate in chosen
    )
