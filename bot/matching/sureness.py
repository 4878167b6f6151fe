"""How surely a claim is about the facts found: enough to contradict, to hint, or only to confirm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.match import Candidate, Clock, Reason, Sure
from bot.matching.alone import is_the_only_one
from bot.matching.circumstances import is_in_its_place, is_narrowed, is_of_its_time
from bot.matching.equated import is_put_at
from bot.matching.owning import is_counted_by_name
from bot.matching.qualifying import is_of_something_else
from bot.matching.rivals import is_of_a_rival
from bot.matching.vocabulary import notes, vocabulary
from bot.matching.words import (
    fit,
    named_attributes,
    names,
    only_weakly,
    tells_its_noun,
)
from bot.model import Claim, Kind, Owner
from bot.rules import RuleBook

# In the words of bot/claims/owners.py: how far the owner may stand.
_BESIDE, _FARTHEST_OWNER, _FARTHEST_HINT, _FARTHEST_COUNT = 1, 19, 28, 28
_OTHERS = re.compile(r"\W*(?:et |mais )?(?:les|des|ses|ces|leurs|nos) (?:\w+ )?autres\b")
"""«Les autres actionnaires apportent 400 millions»: not the one named before."""
_RECIPIENT = re.compile(r"\baux\s+(?:\w+\s+){1,2}(?:(?:pres|plus) de |jusqu'a )?$")
"""«offre aux États membres 150 milliards»: the group is given the figure, and acts with nobody."""

_ASSESSED = re.compile(r"\s*,?\s*que (?:[\w']+ ){1,4}?(?:valoris|evalu|estim)\w+ ")
"""«X, que les investisseurs valorisent 20 milliards»: the group but says what the owner is worth."""


def sureness(
    claim: Claim, candidates: Sequence[Candidate], rules: RuleBook, clock: Clock
) -> tuple[Sure, Reason]:
    """How surely the claim is about the candidates singled out."""
    meant = [candidate for candidate in candidates if candidate.singled_out]
    owner = candidates[0].owner
    is_alone = is_the_only_one(claim, meant)
    is_near = owner.cost <= _FARTHEST_OWNER or is_alone or _is_told_by_what_it_counts(claim, candidates)
    if owner.is_earlier and not is_near:
        return Sure.NOTHING, Reason.OTHER_OWNER
    if not all(clock.trusts(candidate.fact) for candidate in meant):
        return Sure.NOTHING, Reason.STALE
    if not all(is_in_its_place(claim, candidate) for candidate in meant or candidates):
        return Sure.NOTHING, Reason.OTHER_PLACE
    if acts_among_others(claim, owner) or is_of_a_rival(claim, owner):
        return Sure.NOTHING, Reason.OTHER_OWNER
    if meant and all(candidate.is_slip for candidate in meant):
        return _sureness_of_a_slip(claim, meant, rules, clock.day)
    if claim.is_forecast and any(map(_is_of_today, meant)):
        return Sure.NOTHING, Reason.OTHER_TIME
    if is_of_something_else(claim, meant, rules):
        return Sure.NOTHING, Reason.OTHER_ATTRIBUTE
    named = bool(named_attributes(claim)) or any(
        names(claim, one.fact.cues) or tells_its_noun(claim, one.fact) for one in meant
    )
    if not named and owner.cost > _BESIDE and not _is_told_by_own_name(claim, candidates):
        return Sure.NOTHING, Reason.UNCLEAR
    is_its_own = is_near and not _is_shared(claim, owner) and (is_alone or _acts(claim, owner))
    is_put_at_it = is_put_at(claim, candidates)
    is_measured = named or is_put_at_it or _is_its_money(claim, meant, candidates)
    is_less = any(is_narrowed(claim, one) or _goes_elsewhere(claim, one) for one in meant)
    is_weak = not is_put_at_it and _is_weakly_an_outcome(claim, meant)
    if not (meant and is_its_own and is_measured) or is_less or is_weak:
        return Sure.OWNER, Reason.UNCLEAR
    if not all(is_of_its_time(claim, candidate, rules, clock.day) for candidate in meant):
        told_apart = any(one.fact.cues and not fit(claim, one.fact.cues) for one in meant)
        return Sure.NOTHING if told_apart else Sure.OWNER, Reason.OTHER_TIME
    return Sure.ATTRIBUTE, Reason.FOUND


def _is_told_by_what_it_counts(claim: Claim, candidates: Sequence[Candidate]) -> bool:
    """Whether a figure counts what only a plan or a text has, and nobody else is nearer."""
    owner = candidates[0].owner
    words = load_lexicon("attachment")
    telling = [*words["telling_counts"], *([] if owner.is_earlier else words["telling_near"])]
    return (
        owner.cost <= _FARTHEST_COUNT
        and is_counted_by_name(claim, candidates)
        and all(candidate.fact.attribute in telling for candidate in candidates)
        and claim.owners[0].subject == owner.subject
    )


def _is_weakly_an_outcome(claim: Claim, meant: Sequence[Candidate]) -> bool:
    """Whether words that may as well measure something else are all that makes it what came about."""
    is_weak = bool(claim.cues) and only_weakly(claim) and any(one.is_outcome for one in meant)
    return is_weak and not _is_made_up_of(claim, meant)


def _is_made_up_of(claim: Claim, meant: Sequence[Candidate]) -> bool:
    """Whether the owner is said to be so many of what the fact counts: «l'alliance compte 34 pays»."""
    return is_counted_by_name(claim, meant) and _counting().search(claim.before) is not None


@cache
def _counting() -> re.Pattern[str]:
    return any_of(load_lexicon("attachment")["counting"], after=r"(?:\s+\w+)?(?:\s+(?:pres|plus) de)?\s*$")


def _sureness_of_a_slip(
    claim: Claim, meant: Sequence[Candidate], rules: RuleBook, day: date
) -> tuple[Sure, Reason]:
    """A fact's own digits, two of them swapped, say what they measure: only owner and time must be right."""
    owner = meant[0].owner
    if _is_shared(claim, owner) or not _acts(claim, owner):
        return Sure.OWNER, Reason.UNCLEAR
    if not all(is_of_its_time(claim, candidate, rules, day) for candidate in meant):
        return Sure.NOTHING, Reason.OTHER_TIME
    return Sure.ATTRIBUTE, Reason.FOUND


def _is_shared(claim: Claim, owner: Owner) -> bool:
    """Whether other subjects are told in one breath with the owner («X et Y ont promis …»)."""
    return any(
        other.group == owner.group and other.start != owner.start and other.subject != owner.subject
        for other in claim.owners
    )


def acts_among_others(claim: Claim, owner: Owner) -> bool:
    """Whether a group stands between the owner and the figure («X fait partie des investisseurs qui …»)."""
    if owner.is_earlier and _OTHERS.match(claim.before):
        return True
    _, name, between = claim.before.rpartition(fold(owner.text))
    if _RECIPIENT.search(claim.before) or _ASSESSED.match(between):
        return False
    return bool(name) and _group().search(between) is not None


@cache
def _group() -> re.Pattern[str]:
    words = load_lexicon("attachment")
    each = any_of(words["group_articles"]).pattern
    return any_of(words["groups"], before=rf"{each}\s+(?:\w+\s+)?(?!etats unis\b)", after=r"[^,;()]*$")


def _is_told_by_own_name(claim: Claim, candidates: Sequence[Candidate]) -> bool:
    """Whether the owner is told by a name that needs no company: «Stargate», not «la France» for its plan."""
    told = {fold(owner.text) for owner in claim.owners if owner.subject == candidates[0].owner.subject}
    return any(told & candidate.subject.own_names for candidate in candidates)


def _is_its_money(claim: Claim, meant: Sequence[Candidate], candidates: Sequence[Candidate]) -> bool:
    """Whether an amount beside the name can only be the one: a programme's, or an entry's («Nom : 5 Md€»).

    What is given to a firm that is known to be worth, or to raise, some other amount may be anything.
    """
    measured = {candidate.fact.attribute for candidate in meant}
    amounts = {(one.fact.unit, one.quantity.low, one.quantity.high) for one in meant}
    if len(measured) != 1 and len(amounts) != 1:
        return False
    if all(candidate.subject.is_money_itself for candidate in candidates):
        return _is_told_by_own_name(claim, meant)
    if candidates[0].owner.start >= claim.figure.end and len({one.fact.attribute for one in candidates}) > 1:
        return False
    return candidates[0].owner.cost <= _BESIDE


def _acts(claim: Claim, owner: Owner) -> bool:
    """Whether the owner's subject acts in the sentence under some name, and not only goes along."""
    return any(
        other.subject == owner.subject and not other.is_aside and other.cost <= _FARTHEST_HINT
        for other in claim.owners
    )


def _is_of_today(candidate: Candidate) -> bool:
    """Whether the fact tells what is, a company's worth too: «prépare une levée qui la valoriserait …»."""
    return not candidate.is_coming and (candidate.is_outcome or candidate.fact.stage == "valorisation")


def _goes_elsewhere(claim: Claim, candidate: Candidate) -> bool:
    """Whether the money is said to go where no word of the fact's is: «au Texas», «dans la logistique».

    What is shared out («prévoit 30 milliards pour la recherche») may also go «à» or «pour» something. The
    owner's name may stand in between («investis par X dans la logistique»).
    """
    if claim.figure.kind is not Kind.MONEY:
        return False
    pattern = _goal(bool(_sharing().search(claim.before)))
    goal = pattern.match(claim.after) or pattern.match(claim.after.partition(fold(candidate.owner.text))[2])
    return goal is not None and goal["goal"] not in vocabulary(candidate) + notes(candidate)


@cache
def _sharing() -> re.Pattern[str]:
    return any_of(load_lexicon("attachment")["sharing"], after=r"(?:\s+[\w']+){0,4}\s*$")


@cache
def _goal(is_shared_out: bool) -> re.Pattern[str]:
    """What stands behind an amount and «au», «aux» or «dans», unless it tells when or how much."""
    words = load_lexicon("attachment")
    neutral, passed = (any_of(words[key]).pattern for key in ("goals_of_any", "before_goals"))
    article = r"(?:le |la |les |l'|son |sa |ses |leur |leurs |un |une |des )?"
    numbers = any_of(word for scale in load_lexicon("numerals").values() for word in scale).pattern
    towards = rf"(?:au|aux|dans) {article}(?:{numbers}\s)*"
    if is_shared_out:
        towards = rf"(?:{towards}|(?:a|pour|en faveur de|vers) (?:la |le |les |l'|des? ))"
    return re.compile(rf"(?:\s*{passed}){{0,3}}\s*{towards}(?!{neutral})(?P<goal>\w{{4,}})")
