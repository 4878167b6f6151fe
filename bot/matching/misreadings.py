"""The fact whose digits a claim tells in a wrong unit or order, whosever the sentence says it is."""

from __future__ import annotations

from dataclasses import replace

from bot import comparisons
from bot.facts import Fact, FactTable, Subject
from bot.folding import SET_AGAINST, fold
from bot.lexicon import load_lexicon
from bot.match import Candidate, Clock
from bot.matching.candidates import candidate_in_force
from bot.matching.circumstances import is_in_its_place, is_narrowed, is_of_its_time
from bot.matching.reach import NEAR, OUT_OF_REACH, is_a_stranger_nearer, is_somebody_nearer, nearest_of_each
from bot.matching.saying import Said, said
from bot.matching.sureness import acts_among_others
from bot.matching.words import is_named_outright, measures, tells_right_behind
from bot.model import Claim, Kind, Owner, Quantity, UnitOrigin
from bot.rules import RuleBook

_BESIDE, _FARTHEST = 5, 30
"""In the costs of bot/claims/owners.py: right beside the figure, a sentence away."""


def find_misread(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> tuple[Candidate, ...]:
    """Returns the facts of subjects in the text whose digits the figure tells in a wrong unit or order.

    None where some fact of theirs tells the figure as it stands.
    """
    stated = claim.stated
    found: list[Candidate] = []
    is_telling = comparisons.is_telling(stated)
    for owner in nearest_of_each(claim, lambda one: is_telling or not one.is_implied or one.cost <= NEAR):
        subject = table.subject(owner.subject)
        facts = [fact for fact in table.of(owner.subject) if measures(fact, claim.figure)]
        for fact in facts:
            one = candidate_in_force(owner, fact, table, rules, clock.day)
            if one is None or fact.is_derived:
                continue
            told = one.quantity
            if stated.may_count(told.unit) and comparisons.agrees(stated, told):
                return ()
            is_slip = not SET_AGAINST.search(claim.before) and _has_them_swapped(stated, fact, told)
            measured = said(claim, fact, facts)
            if (
                (measured >= Said.ITS_MEASURE if is_slip else _has_the_digits(stated, told))
                and clock.trusts(fact)
                and not _is_of_another_measure(claim, fact)
                and _may_be_its(claim, owner, subject, measured)
                and not is_somebody_nearer(claim, owner, fact, table)
                and is_of_its_time(claim, one, rules, clock.day)
                and is_in_its_place(claim, one)
                # All its digits are the whole's, whatever part of it the words seem to tell.
                and ((is_telling and not is_slip) or not is_narrowed(claim, one))
            ):
                found.append(replace(one, is_slip=is_slip))
    return tuple(found)


def _is_of_another_measure(claim: Claim, fact: Fact) -> bool:
    """Whether the figure is of something that no money of a plan is called («5 milliards de ventes»).

    Then no word elsewhere that tells one of the owner's facts apart, its town or its year, says it is meant.
    """
    governing = {cue.attribute for cue in claim.cues if cue.cost < 0 and not cue.weak}
    return (
        bool(governing)
        and fact.attribute not in governing
        and governing.isdisjoint(load_lexicon("ties")["measures"])
        and not tells_right_behind(claim, fact.cues)
    )


def _may_be_its(claim: Claim, owner: Owner, subject: Subject, said: Said) -> bool:
    """Whether neither the words nor the names between keep the subject's digits from being told.

    A firm has many amounts: few digits are one of them beside its name only. What is measured must be said;
    or nothing be, in a sentence that calls the subject by a name that needs no company, or tells many digits
    of a plan. Out of reach of the figure, the name must stand before it.
    """
    is_called = not owner.is_earlier and fold(owner.text) in subject.own_names
    is_its_money = subject.is_money_itself
    if is_a_stranger_nearer(claim, owner, _familiar(claim, subject)) and not _is_beyond_chance(
        claim, subject
    ):
        return False
    if acts_among_others(claim, owner):
        return False
    is_telling = comparisons.is_telling(claim.stated)
    farthest = _BESIDE if claim.figure.kind is Kind.COUNT else _FARTHEST  # towns have inhabitants too
    if not subject.is_plan and not is_telling and owner.cost > farthest:
        return False
    if said >= Said.ITS_MEASURE:
        return owner.cost < OUT_OF_REACH or owner.start < claim.figure.start
    is_told = is_called or (is_telling and is_its_money and owner.cost < OUT_OF_REACH)
    return said is Said.NOTHING and is_told and not is_named_outright(claim)


def _is_beyond_chance(claim: Claim, subject: Subject) -> bool:
    """Whether so many digits are the subject's whoever stands between; a plan has few amounts of its own."""
    stated = claim.stated
    return comparisons.is_telling(stated) if subject.is_plan else comparisons.is_beyond_chance(stated)


def _familiar(claim: Claim, subject: Subject) -> frozenset[str]:
    """The folded names that are no strangers to a subject: those by which a text speaks of it.

    So are, of a plan, its countries and their institutions, and whoever takes part in it beside names
    of its own.
    """
    if not subject.is_plan:
        return subject.topic_words
    acting = (load_lexicon("attachment")[key] for key in ("institutions", "homes"))
    own = [name for names in acting for country in subject.countries for name in names.get(country, ())]
    groups = {owner.group for owner in claim.owners if owner.subject == subject.id}
    beside = [fold(owner.text) for owner in claim.owners if owner.group in groups]
    return subject.topic_words.union(own, beside)


def _has_them_swapped(stated: Quantity, fact: Fact, told: Quantity) -> bool:
    """Whether two digits are swapped, and the figure is none that the fact told once."""
    return (
        stated.may_count(told.unit)
        and comparisons.is_transposed(stated, told)
        and not any(
            isinstance(old.content, Quantity) and comparisons.agrees(stated, old.content)
            for old in fact.values
        )
    )


def _has_the_digits(stated: Quantity, told: Quantity) -> bool:
    """Whether the printed digits are the fact's own, all of them, in another currency or scale."""
    if comparisons.digits(told) != comparisons.digits(stated):
        return False
    is_in_a_unit = stated.unit_origin in (UnitOrigin.STATED, UnitOrigin.ASSUMED)
    if told.unit != stated.unit:
        return is_in_a_unit and comparisons.agrees(stated, told)
    return (is_in_a_unit or comparisons.is_telling(stated)) and comparisons.is_scaled(stated, told)
