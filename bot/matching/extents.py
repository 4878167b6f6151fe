"""Whether the words beside a figure make it less, or more, than the one amount told of its owner."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.match import Candidate, Match
from bot.matching.vocabulary import vocabulary
from bot.model import Kind

_STOP = re.compile(r"[;:.!?](?:\s|$)")
_HEDGE = r"(?:(?:pres|plus|moins) de |environ |quelque |jusqu'a |au moins |encore )?"
_TO_COME = frozenset({"annoncé", "objectif", "engagé", "en discussion"})
"""Stages of facts that are spread over years: what is done by some day is no other amount."""
_ONLY = re.compile(rf"\b(?:ne |n')[^,;:]{{2,60}}\bqu(?:e |'){_HEDGE}$")
"""«n'a réuni que 50 milliards»."""
_IN_A_YEAR = r"(?:[\w']+ ){0,6}?(?:en|des) (?:20\d\d)(?: et 20\d\d)?"
_SERIES_GOES_ON = re.compile(rf"\s*{_IN_A_YEAR}(?:,| et| puis|, et|, puis)\s*{_HEDGE}$")
"""«4 milliards en 2025, 7 milliards en 2026»: each is a year's."""
_SERIES_WENT_ON = re.compile(r"\s*(?:en|des) 20\d\d\b")
_OVER_A_YEAR = re.compile(
    rf"\b(?:pour|sur) (?:toute )?l'(?:annee|exercice)(?: en cours| entiere?)?\s*[,:]\s*{_HEDGE}$"
)
_SAYS = ("e", "ent", "ait", "aient", "era", "eront")
"""How a verb ends of one who puts a figure on something, and does not take one: not «porté à»."""
_OBJECT, _NEAR = re.compile(r"\s*(?:d'euros |de dollars )?(?:l'|le |la |les )"), 25
_ENSEMBLE = re.compile(r"(?<!l')(?<!un )(?<!cet )(?<!nouvel )\bensemble\b(?! (?:de|du|des)\b)")


def is_of_another_extent(match: Match) -> bool:
    """Returns whether the figure is of a part, a year, several together, another base or another plan."""
    meant = next((one for one in match.chosen if one.singled_out), None)
    if meant is None:
        return False
    is_to_come = meant.fact.stage in _TO_COME
    is_whole = is_to_come and not meant.fact.cues
    return (
        _is_on_another_base(match, meant)
        or _is_of_several(match, meant)
        or _patterns()["some_of"].match(match.claim.after) is not None
        or _is_of_the_whole(match, meant)
        or _is_of_what_follows(match, meant)
        or _patterns()["holdings"].search(match.claim.before) is not None
        or _is_out_of_it(match, meant)
        or _is_of_a_trade(match, meant)
        or _is_put_into_another(match, meant)
        or (is_to_come and _is_of_a_year(match))
        or (is_whole and (_leaves_a_rest(match, meant) or _is_on_the_way(match)))
    )


def _is_on_another_base(match: Match, meant: Candidate) -> bool:
    """«40 milliards en comptant les annonces de février», «25 milliards hors IA»."""
    own = vocabulary(meant)
    return any(
        told.group() not in own
        for part in (_STOP.split(match.claim.before)[-1], _STOP.split(match.claim.after)[0])
        for told in _patterns()["bases"].finditer(part)
    )


def _is_of_several(match: Match, meant: Candidate) -> bool:
    """«X et Y apportent à eux deux 20 milliards»: a plan has money of several, but is not one of them."""
    around = f"{match.claim.before} | {_STOP.split(match.claim.after)[0]}"
    if meant.subject.is_plan:
        return _patterns()["as_one"].search(around) is not None
    return _patterns()["together"].search(around) is not None or _ENSEMBLE.search(around) is not None


def _is_of_the_whole(match: Match, meant: Candidate) -> bool:
    """«40 milliards pour les ports, 90 pour toute la loi»: where a part is meant, or more is known."""
    is_part = bool(meant.fact.cues) or any(
        one.subject.id == meant.subject.id
        and one.fact.unit == meant.fact.unit
        and (one.quantity.low or 0) > (meant.quantity.high or 0)
        for one in match.near
    )
    return is_part and _patterns()["whole"].match(match.claim.after) is not None


def _is_of_what_follows(match: Match, meant: Candidate) -> bool:
    """«L'accord porte à 64 milliards l'ensemble de la révision»: no noun of the fact's measure."""
    follows = _OBJECT.match(match.claim.after)
    if follows is None or _patterns()["put_at"].search(match.claim.before) is None:
        return False
    end = match.claim.figure.end + follows.end() + _NEAR
    return not any(
        cue.attribute == meant.fact.attribute and match.claim.figure.end <= cue.start < end
        for cue in match.claim.cues
    )


def _is_out_of_it(match: Match, meant: Candidate) -> bool:
    """«100 milliards au climat dans le cadre d'Orion», which has 500."""
    is_less = (match.claim.stated.high or 0) < (meant.quantity.low or 0)
    behind = (
        match.claim.after.partition(fold(owner.text))
        for owner in match.claim.owners
        if owner.subject == meant.subject.id and owner.start >= match.claim.figure.end
    )
    return is_less and any(name and _patterns()["out_of"].search(between) for between, name, _ in behind)


def _is_of_a_trade(match: Match, meant: Candidate) -> bool:
    """«En France, le marché de l'immobilier pèse 15 milliards»."""
    if _is_called(meant):
        return False
    told = match.claim.before.replace(fold(meant.owner.text), " " * len(meant.owner.text))
    return _patterns()["trades"].search(told) is not None  # «le marché unique» is the Union by a name


def _is_put_into_another(match: Match, meant: Candidate) -> bool:
    """«La France consacre 54 milliards à Orion», «promet 30 milliards avec Orion»: they are Orion's."""
    own = {one.subject.id for one in match.chosen}
    plans = {one.subject.id for one in match.near if one.subject.is_plan} - own
    if _is_called(meant):
        return False
    for owner in match.claim.owners:
        if owner.start < match.claim.figure.end or owner.subject in own:
            continue
        between, name, _ = match.claim.after.partition(fold(owner.text))
        if name and (
            (_patterns()["by_way_of"].fullmatch(between) and (owner.subject in plans or not owner.subject))
            or (owner.subject in plans and _patterns()["put_into"].fullmatch(between))
        ):
            return True
    return False


def _leaves_a_rest(match: Match, meant: Candidate) -> bool:
    """«60 milliards, le solde plus tard», «le reste, 400 milliards»; not where the parts are known."""
    if _patterns()["rests"].search(match.claim.after):
        return True
    return _patterns()["rests_before"].search(match.claim.before) is not None and not any(
        (one.quantity.low or 0) + (other.quantity.low or 0) == meant.quantity.low
        for one, other in combinations([one for one in match.near if one.fact.cues], 2)
        if one.subject.id == other.subject.id == meant.subject.id
        and one.fact.unit == other.fact.unit == meant.fact.unit
    )


def _is_on_the_way(match: Match) -> bool:
    """«Pour l'heure, X n'a réuni que 50 milliards», «en 2027, X aura investi 250 milliards»."""
    claim = match.claim
    is_by_some_day = bool(claim.years) or claim.stated.period is not None
    is_money = claim.figure.kind is Kind.MONEY
    return any(
        (
            _patterns()["on_the_way"].search(claim.before),
            is_money and (_ONLY.search(claim.before) or _patterns()["only"].search(claim.before)),
            _patterns()["then"].search(claim.after),
            is_by_some_day and _patterns()["will_have"].search(claim.before),
        )
    )


def _is_of_a_year(match: Match) -> bool:
    """«4 milliards en 2025, 7 milliards en 2026», «pour l'année, 4 milliards»."""
    claim = match.claim
    if _OVER_A_YEAR.search(claim.before):
        return True
    went_on = _SERIES_WENT_ON.match(claim.before)
    return _SERIES_GOES_ON.fullmatch(claim.after) is not None or (
        went_on is not None and _SERIES_WENT_ON.search(claim.after) is not None
    )


def _is_called(meant: Candidate) -> bool:
    """Whether the owner is told by a name of its own, not by a country's or a person's who speaks for it."""
    return fold(meant.owner.text) in meant.subject.own_names


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    words: Mapping[str, Sequence[str]] = load_lexicon("leeway")
    article = r"(?:le |la |les |l'|son |sa |un |une |ce |cette )?"
    head = r"(?:plan |programme |fonds |dispositif )?"
    money = r"\s*(?:d'euros |de dollars )?"
    no_base, no_rest = any_of(words["no_bases"]).pattern, any_of(words["no_rests"]).pattern
    return {
        "bases": re.compile(rf"(?!{no_base}){any_of(words['bases']).pattern}"),
        "rests": any_of(words["rests"], before=r"(?<!pour )", after=rf"(?!\s*{no_rest})"),
        "rests_before": any_of(words["rests"], before=r"(?<!pour )", after=r"\W*(?:[\w']+\W+){0,2}$"),
        "on_the_way": any_of(words["on_the_way"]),
        "only": any_of(words["only"], after=rf"\s*{_HEDGE}$"),
        "whole": any_of(
            words["wholes"], before=rf"{money}(?:pour|sur) (?:tout le |toute la |l'ensemble (?:de la |du ))"
        ),
        "then": any_of(words["then"], before=r"[,\s]", after=rf"\s*{_HEDGE}$"),
        "will_have": any_of(words["will_have"]),
        "together": any_of(words["together"]),
        "put_at": any_of(
            (f"{stem}{ending}" for stem in load_lexicon("attachment")["assessing"] for ending in _SAYS),
            after=rf" (?:[\w']+ )?a {_HEDGE}$",
        ),
        "holdings": any_of(
            words["holdings"], after=rf"(?: \w+)? (?:evalue|estime|valorise|chiffre)e?s? (?:a )?{_HEDGE}$"
        ),
        "as_one": re.compile(rf"{any_of(words['numbered']).pattern},? ces {any_of(words['plans']).pattern}"),
        "out_of": any_of(words["out_of"], after=rf"\s*{article}{head}$"),
        "some_of": any_of(
            words["some_of"], before=r"\s*", after=rf"(?!\s*,?\s*{any_of(words['all_of']).pattern})"
        ),
        "trades": any_of(
            words["trades"], before=r"(?:^|[,;:.])\s*(?:le |la |l'|ce |cette |son |sa |tout le |toute la )"
        ),
        "by_way_of": any_of(words["by_way_of"], before=money, after=rf"\s*{article}{head}"),
        "put_into": any_of(words["put_into"], before=money, after=rf"\s*{article}{head}"),
    }
