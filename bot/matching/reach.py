"""Who stands about a figure: the nearest mention of each subject, and the names nearer than one of them."""

from __future__ import annotations

from collections.abc import Callable, Set

from bot.facts import Fact, FactTable
from bot.folding import fold
from bot.matching.words import measures
from bot.model import Claim, Owner

NEAR, OUT_OF_REACH, ANYWHERE = 19, 40, 60
"""In the costs of bot/claims/owners.py and elsewhere.py: as far as a name may stand that surely owns a
figure, or words that but speak of a subject; one named in the first sentence or the next; in any other.
"""


def nearest_of_each(claim: Claim, is_in_reach: Callable[[Owner], bool]) -> list[Owner]:
    """Returns the nearest mention of each subject by name, and the nearest words that only speak of it."""
    nearest: dict[tuple[str, bool], Owner] = {}
    for owner in (*claim.owners, *claim.elsewhere):
        if owner.subject and is_in_reach(owner):
            nearest.setdefault((owner.subject, owner.is_implied), owner)
    return list(nearest.values())


def is_a_stranger_nearer(claim: Claim, owner: Owner, familiar: Set[str] = frozenset()) -> bool:
    """Whether a name of the sentence that the table does not know stands as near as the owner.

    `familiar` are the folded names that are no strangers: those by which a text speaks of a subject. Nor is
    one that a colon parts from the figure and the owner.
    """
    return any(
        not other.subject
        and not other.is_earlier
        and other.cost <= owner.cost
        and fold(other.text) not in familiar
        and not is_parted(claim, owner, other)
        for other in claim.owners
    )


def is_parted(claim: Claim, owner: Owner, other: Owner) -> bool:
    """Whether a colon parts a name from the figure and its owner: «X s'étonne : pour 20 milliards, Y …»."""
    colon = claim.figure.start - len(claim.before) + claim.before.rfind(":")
    return ":" in claim.before and not owner.is_earlier and other.end <= colon < owner.start


def is_somebody_nearer(claim: Claim, owner: Owner, fact: Fact, table: FactTable) -> bool:
    """Whether another subject of the sentence, whose same measure is known, stands nearer than the owner."""
    return any(
        other.cost <= owner.cost
        and other.subject not in ("", owner.subject)
        and not other.is_earlier
        and any(
            one.attribute == fact.attribute and measures(one, claim.figure) for one in table.of(other.subject)
        )
        for other in claim.owners
    )
