"""Whether a figure shows by its own digits which fact it was meant to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import comparisons
from bot.folding import SET_AGAINST
from bot.match import Candidate
from bot.model import Claim, Quantity


def mark_slips(claim: Claim, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Returns the candidates, those first and singled out whose value has two digits swapped in the figure.

    None at all where no candidate's is, or where one tells the figure as it stands, or told it once; nor of
    what another figure is set against.
    """
    stated = claim.stated
    if SET_AGAINST.search(claim.before):
        return []
    told = [
        value.content
        for candidate in candidates
        for value in (candidate.value, *candidate.earlier)
        if candidate.fact.unit == stated.unit and isinstance(value.content, Quantity)
    ]
    if any(comparisons.agrees(stated, content) for content in told):
        return []
    slips = {
        candidate.fact.id
        for candidate in candidates
        if candidate.fact.unit == stated.unit
        and not candidate.fact.is_derived
        and comparisons.is_transposed(stated, candidate.quantity)
    }
    if not slips:
        return []
    marked = [
        replace(candidate, singled_out=candidate.fact.id in slips, is_slip=candidate.fact.id in slips)
        for candidate in candidates
    ]
    return sorted(marked, key=lambda candidate: not candidate.singled_out)
