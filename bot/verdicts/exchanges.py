"""Amounts that a text tells as another one's worth: in brackets, behind «soit», in the sentence behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim, Kind
from bot.reading import Reading
from bot.verdicts.lines import FIGURE, are_told, filler, hedge, line_of, lines, neighbours

_IN_BRACKETS = 2
"""How many of the patterns are of amounts in brackets: they come first."""
_COMES_TO = r"(?:cela|ca) (?:fait|donne|represente)(?: (?:quand|tout de) meme| donc| deja| bien| au moins)?"


def find_exchanges(reading: Reading) -> Iterator[tuple[Claim, Claim, bool]]:
    """Yields two claims of money, the second told as the first one's worth, and whether it is in brackets."""
    for line in lines(reading):
        for number, pattern in enumerate(_patterns()):
            for match in pattern.finditer(line.words):
                first, second = line.claim(match, "first"), line.claim(match, "second")
                if first.figure.kind is second.figure.kind is Kind.MONEY:
                    yield first, second, number < _IN_BRACKETS
    yield from _behind(reading)


def _behind(reading: Reading) -> Iterator[tuple[Claim, Claim, bool]]:
    """«… 600 millions de dollars. Au cours du jour, cela fait 520 millions d'euros.»: the only one before."""
    for claims, following in neighbours(reading):
        before, told = [one for one in claims if one.figure.kind is Kind.MONEY], following[0]
        if len(before) != 1 or told.figure.kind is not Kind.MONEY or not are_told((before[0], told)):
            continue
        if _then().match(line_of(reading, told.sentence, told.sentence, following).words):
            yield before[0], told, False


@cache
def _then() -> re.Pattern[str]:
    """How a sentence opens that only converts: by a rate, or with nothing behind the worth."""
    words = load_lexicon("arithmetic")["conversions"]
    rated = any_of([*words["rates"], *words["converted"]]).pattern
    comes_to = rf"(?:{_COMES_TO}|soit|c'est|on arrive a|il y en a pour|comptez)"
    return re.compile(
        rf"\W*(?:{rated}{filler(25, ',')} ?[,:]? ?{comes_to} {hedge()}{FIGURE}"
        rf"|(?:soit|{_COMES_TO}),? {hedge()}{FIGURE}(?= ?(?:[.!?…)]|$| (?:environ )?{rated})))"
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    first, second = rf"(?P<first>{FIGURE})", rf"(?P<second>{FIGURE})"
    said_of = (
        r"(?: (?:d'|de )\w+(?: (?!dont\b)\w+){0,2}| par \w+| \w+s| l'an (?:dernier|passe)"
        r"| (?:sur|en) \w+ ans| en (?:19|20)\d\d)?"
    )
    given_to = r" (?:a|au|aux|en|pour|chez) (?:la |le |les |l')?\w+(?: \w+)?"
    counted_in, inset = r"(?:, \w+ (?:comprise?s?|incluse?s?))?", rf"(?:, (?!par\b){filler(25, ',')},)?"
    behind = any_of(load_lexicon("arithmetic")["conversions"]["no_conversion"], before=" ?").pattern
    closes = r"(?= ?[),;]| environ| au (?:cours|taux)|$)"
    makes = (
        r"(?:soit|c'est a dire|autrement dit|ce qui (?:fait|represente|equivaut a)|equivalent a|equivalant a"
        rf"|{_COMES_TO})"
    )
    turned, by_rate = (
        r"converti(?:e|s|es)? en|qui val(?:ent|aient|ait)",
        any_of(load_lexicon("arithmetic")["conversions"]["rates"]).pattern,
    )
    about = r"(?:environ |pres de |quelque |a peu pres |autour de |l'equivalent d[e'] ?)"
    return (
        re.compile(rf"{first}{said_of} ?\((?:soit |ou )?{hedge()}{second}{closes}"),
        re.compile(rf"{first}{given_to} ?\((?:soit )?{about}{second}{closes}"),
        re.compile(
            rf"{first}(?:{said_of} ?|{filler(50, ',')}{counted_in}[,–—(] ?)"
            rf"{makes}{inset} (?:la \w+(?: \w+)? de )?{hedge()}{second}(?!{behind})"
        ),
        re.compile(rf"{first}{filler(30, ',')}, {about}{second}(?= ?[),.;]| au (?:cours|taux)|$)"),
        re.compile(rf"{first}{filler(30, ',')} ?[,–—] {hedge()}{second}(?= (?:environ )?{by_rate})"),
        re.compile(rf"{first}{filler(20, ',')},? (?:{turned}|ou) {hedge()}{second}(?= ?[),.;–—]|$)"),
        re.compile(rf"{first} ?[=≈~] ?{hedge()}{second}"),
    )
