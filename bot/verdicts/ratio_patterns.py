"""How a sentence says what two amounts make: rises, shares, multiples. Patterns over the words of a Line.

Their groups are `first` and `second`, the amount from which and to which, or `range` where «de 20 à 25
milliards» was read as one figure; `percent`, `part` and `whole`; `number`, `verb` or `fraction` for a
multiple, with the `hedge` before it; `difference` for what is more or less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.verdicts.lines import FIGURE, filler, hedge

_END = r"(?= ?[),.;]|$)"
_THEN = r"(?= ?[).;]|$| (?:l'an|l'annee|un an|en (?:19|20)\d\d)\b)"
"""Behind what an amount was before: nothing, or when. «Contre 20 milliards attendus» was a forecast."""
_WHEN = (
    r"(?: (?:l'an(?:nee)? (?:dernier|passe|derniere|passee)|un an (?:plus tot|auparavant)|en (?:19|20)\d\d))?"
)
_NO_SHARE = r"(?! (?:de plus|de moins|par|chacun))"
_NO_MORE = r"(?! (?:par|chaque|annuel\w*|de|des|du|dans|en|pour|chez|sur|avec|entre)\b| d')"
_NOT = r"\Z."
"""Matches nothing: for a group that a pattern must have and never fills."""


@cache
def changes() -> tuple[re.Pattern[str], ...]:
    """«en hausse de 10 %, de 20 à 25 milliards»; the group `falls` tells a fall."""
    words = load_lexicon("arithmetic")["ratios"]
    turn = rf"(?:(?P<falls>{any_of(words['falls']).pattern})|{any_of(words['rises']).pattern})"
    percent = rf"(?:de |d'un )?{hedge()}(?P<percent>{FIGURE})"
    article = r"(?:soit |en )?(?:un |une )?(?:\w+ )?"
    alone = r"(?! (?:de|du|des|d') ?)"
    passing = any_of(words["passing"], before=" ").pattern
    against = rf"(?:,? contre| par rapport (?:a|aux|au)) {hedge()}"
    return (
        re.compile(rf"{turn}{filler(40)} ?{percent}(?:{filler(40)}(?:[,(]|{passing}))? {{0,1}}{from_to()}"),
        re.compile(rf"{from_to()}{filler(20)}[ ,(]+{article}{turn}{filler(12)} ?{percent}{alone}"),
        re.compile(
            rf"(?P<second>{FIGURE}){filler(30)}, {article}{turn} ?{percent}{against}"
            rf"(?P<first>{FIGURE})(?P<range>{_NOT})?"
        ),
        re.compile(
            rf"(?P<second>{FIGURE}){filler(15)}, contre {hedge()}(?P<first>{FIGURE}){filler(30)}, "
            rf"{article}{turn} ?{percent}{alone}{_END}(?P<range>{_NOT})?"
        ),
        re.compile(
            rf"{turn}{filler(15)} a {hedge()}(?P<second>{FIGURE}){filler(15)}\( ?(?P<percent>{FIGURE}) ?\),? "
            rf"(?:contre|apres) {hedge()}(?P<first>{FIGURE})(?P<range>{_NOT})?{_THEN}"
        ),
        re.compile(
            rf"{turn} ?{percent}(?: sur un an)?,? a {hedge()}(?P<second>{FIGURE}){filler(20)},? contre "
            rf"{hedge()}(?P<first>{FIGURE})(?P<range>{_NOT})?{_THEN}"
        ),
    )


@cache
def signed_changes() -> re.Pattern[str]:
    """«de 20 à 25 milliards (+ 25 %)»."""
    return re.compile(rf"{from_to()}{filler(20)}[,(] ?(?P<percent>{FIGURE})(?P<falls>{_NOT})?{_END}")


@cache
def differences() -> tuple[re.Pattern[str], ...]:
    """«de 120 à 90 euros, soit 20 euros de moins»: the amount after «soit» is the group `difference`.

    Or after «Cette hausse de», at the head of the next sentence.
    """
    words = load_lexicon("arithmetic")["ratios"]
    turns, difference = any_of(words["differences"]).pattern, rf"{hedge()}(?P<difference>{FIGURE})"
    this, one = (any_of(words[key]).pattern for key in ("drawing", "drawn"))
    drawn = (
        rf"\. (?:(?P<this>{this})|{one}) (?:de |d'){difference}"
        rf"(?(this){_NO_MORE}|{_END})"
    )
    return (
        re.compile(rf"{from_to()}{filler(20)}[ ,(]+soit {difference} {turns}{_END}"),
        re.compile(rf"{from_to()}{_WHEN}{drawn}"),
        re.compile(
            rf"(?P<second>{FIGURE}){filler(40)}, contre {hedge()}(?P<first>{FIGURE}){_WHEN}{drawn}"
            rf"(?P<range>{_NOT})?"
        ),
    )


@cache
def shares() -> tuple[re.Pattern[str], ...]:
    """«25 milliards, soit 5 % des 500 milliards»; «5 % des 500 milliards, soit 25 milliards»."""
    part, percent = rf"(?P<part>{FIGURE})", rf"(?P<percent>{FIGURE})"
    of_its = rf"(?:de|d') ?(?:son|sa|ses|leurs?) {filler(30, ',')}(?: de |\()"
    of = rf"(?:du total |de l'ensemble )?(?:de|des|du|sur|d') ?|{of_its}"
    whole = rf"(?:{of}){hedge()}(?P<whole>{FIGURE})"
    total = any_of(load_lexicon("arithmetic")["ratios"]["whole_sums"]).pattern
    says = r"(?:soit|c'est a dire|representant|represente|representent)"
    return (
        re.compile(rf"{part}{filler(30)}[,(]? ?{says} {hedge()}{percent} {whole}"),
        re.compile(
            rf"{part}{filler(40)},? sur (?:un|son|leur|ses|leurs) {total} (?:annuel |global )?(?:de |d')"
            rf"{hedge()}(?P<whole>{FIGURE}){filler(10)}[,(] ?{says} {hedge()}{percent}"
            rf"(?: du total| de l'ensemble| du budget| de ce budget| de son budget)?{_END}"
        ),
        re.compile(rf"{percent} {whole}{filler(30)}[,(] ?soit {hedge()}{part}{_NO_SHARE}"),
        re.compile(
            rf"\bsur {hedge()}(?P<whole>{FIGURE}){filler(15, ',')}, {hedge()}{part}{filler(20, ',')}[,(] ?"
            rf"soit {hedge()}{percent}(?: du total| de l'ensemble)?{_END}"
        ),
    )


@cache
def multiplied() -> tuple[re.Pattern[str], ...]:
    """«a doublé, de 20 à 50 milliards», «passé de 20 à 50 milliards, il a doublé»; `gap`: what is between."""
    words = load_lexicon("arithmetic")["ratios"]
    verb = rf"\b(?P<verb>{_either(words['times'])})\b"
    by = (
        rf"\b(?:multipli\w+|(?P<divided>divis\w+)) par "
        rf"(?P<inner_hedge>{_hedges()} ?)?(?P<number>{_numbers()})\b"
    )
    times = rf"(?P<hedge>{_hedges()} ?)?(?:{verb}|{by})"
    bill = any_of(words["bills"]).pattern
    said = (
        r"(?:(?:soit|autrement dit|c'est a dire) )?"
        rf"(?:(?:il |elle |ils |elles )?(?:a |ont )?|une? (?:{bill} )?)"
    )
    return (
        re.compile(rf"{times}(?P<gap>{filler(60)})[ ,(:]{{1,3}}{from_to()}"),
        re.compile(rf"{from_to()}(?P<gap>{filler(20)}) ?[,(:;] ?{said}{times}{_END}"),
        re.compile(
            rf"(?P<second>{FIGURE}){filler(40)}, contre {hedge()}(?P<first>{FIGURE})(?P<gap>{_WHEN})"
            rf" ?[,(:;] ?{said}{times}{_END}(?P<range>{_NOT})?"
        ),
    )


@cache
def compared() -> tuple[re.Pattern[str], ...]:
    """«60 millions, trois fois plus que les 20 millions», «10 milliards, soit la moitié des 20 milliards»."""
    words = load_lexicon("arithmetic")["ratios"]
    fractions = _either(words["fractions"])
    total = any_of([*words["whole_sums"], *words["wholes_again"]]).pattern
    of_total = rf" (?:du|de l'|de la|des) ?{total}"
    unused = rf"(?P<number>{_NOT})?(?P<compared>{_NOT})?"
    as_expected = any_of(words["as_expected"]).pattern
    first, second = rf"(?P<first>{FIGURE}){filler(30)}", rf"{hedge()}(?P<second>{FIGURE})"
    hedged = rf"(?P<hedge>{_hedges()} ?)?"
    times = rf"(?P<number>{_numbers()}) fois (?:(?P<compared>plus|moins)(?: \w+){{0,2}}? que )?"
    return (
        re.compile(
            rf"{first}[,(]? ?(?:soit |c'est a dire )?{hedged}{times}(?P<fraction>{_NOT})?"
            rf"(?(compared)(?:{filler(30, ',')} (?:et|avec) (?:ses|leurs) )?){second}"
        ),
        re.compile(
            rf"{first}[,(] ?(?:soit|c'est a dire) {hedged}(?P<fraction>{fractions}) (?:de|des|du|d') ?"
            rf"(?:(?:(?:une?|la|le|cette|ce|son|sa) |l')?\w+ (?:\w+ )?de )?{second}{unused}"
        ),
        re.compile(
            rf"(?P<first>{FIGURE}){filler(30, ',')} (?:represente|pese)(?:nt)? {hedged}"
            rf"(?P<fraction>{fractions}) (?:de|des|du) {second}{unused}"
        ),
        re.compile(
            rf"\bsur (?:les |ses |ces |un total de )?(?P<second>{FIGURE}){filler(45, ',')}, "
            rf"(?:{filler(30, ',')} )?{hedge()}(?P<first>{FIGURE}){filler(50, ',')}[,:(] ?(?P<soit>soit )?"
            rf"{hedged}(?P<fraction>{fractions})(?(soit)(?:{of_total})?|{of_total}){_END}{unused}"
        ),
        re.compile(
            rf"(?P<first>{FIGURE}){filler(25, ',')} sur {hedge()}(?P<second>{FIGURE}){filler(50, ',')}[,(] ?"
            rf"soit {hedged}(?P<fraction>{fractions})(?:{of_total})?{_END}{unused}"
        ),
        re.compile(
            rf"(?P<second>{FIGURE}){filler(60)}(?P<first>{FIGURE}){filler(20, ',')}[,:] ?(?:soit |c'est )?"
            rf"{hedged}(?P<number>{_numbers()}) fois (?P<compared>plus|moins)(?: \w+)? "
            rf"{as_expected}{_THEN}(?P<fraction>{_NOT})?"
        ),
        re.compile(
            rf"{hedged}\b(?P<fraction>{fractions}) (?:de|des|du|d') ?"
            rf"(?:(?:(?:une?|la|cette|ce|son|sa) |l')?\w+ de )?"
            rf"{second}{filler(20, ',')}[,(] ?soit {hedge()}(?P<first>{FIGURE}){_NO_SHARE}{unused}"
        ),
    )


def from_to() -> str:
    """«de 20 à 25 milliards»: the groups are `first` and `second`, or `range`."""
    first, second = rf"{hedge()}(?P<first>{FIGURE})", rf"{hedge()}(?P<second>{FIGURE})"
    return rf"(?:de {first}{filler(40)} a {second}|de (?P<range>{FIGURE}))"


def _numbers() -> str:
    return rf"\d+(?:,\d+)?|{_either(load_lexicon('arithmetic')['ratios']['numbers'])}"


def _hedges() -> str:
    hedges = load_lexicon("arithmetic")["ratios"]["hedges"]
    return rf"\b(?:{_either((*hedges['short'], *hedges['below'], *hedges['beyond']))})"


def _either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
