"""A nationality that the next sentence gives: «Evroc voit grand. Ce groupe suédois …»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.claims.peoples import demonyms
from bot.claims.view import View
from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.model import Mention, Sentence

_MOST = 100
_ACTS = re.compile(
    r"\s+(?:(?:ne|se|y|n['’]y|s['’]y)\s+|[nsl]['’])?(?:(?:a|va|est)\s+)?"
    r"(?!(?:aussi|qui|dont|lui|elle|des|aux)\b)\w{3,}\s+(?!(?:aussi|lui|elle)\b)\w"
)
"""A verb, which may deny or be of the past, and what it acts on, of the firm itself and no other."""
_OPENING = re.compile(r"(?:\d{1,2} ?[:h] ?\d\d)?\W*(?:(?:le|la|chez)\s+|l')?")
_COLON, _END = re.compile(r":\s*(?:(?:le|la)\s+|l')?$"), re.compile(r"\W*")
_CAPITAL = re.compile(r"(?<!\w)(?!IA\b)[A-ZÀ-Ý]")
_LEAD = re.compile(r"\W*(?:[^\W\d][^.,;:()]{2,30},\s*)?")
"""«Autrement dit, le groupe …»."""
_ASKING, _ASKED = re.compile(r"\W*(?:qui est |c'est quoi, )?(?:le |la |l')?"), re.compile(r"\W*\?\W*")
_ALONE = re.compile(r"\s*(?:[.,;!)]|$|(?:fond|cre|base|dirig|specialis)ee?\b|qui\b|ne\b|nee\b)")
_OF_MORE = re.compile(r"\s+(?:de|du|des|d'|qui|dont|et)\b|\s*[«\"“]")
_NAMED = re.compile(r"\s*[«\"“]?\s*[A-ZÀ-Ý]")

Span = tuple[int, int]


def is_resumed(view: View, subject: Mention, country: Mention, countries: Sequence[Mention]) -> bool:
    """Whether «ce groupe suédois» right behind the subject's short sentence can only mean the subject.

    That sentence opens with its name, or closes with it behind a colon, and has no other name but those of
    places elsewhere, nor any word for another organisation. Where it opens the text, an article will do, and
    so will «…, précise le groupe suédois», which may close the sentence itself: nobody else is known by then.
    """
    number = view.sentence_number(country)
    apart = number - view.sentence_number(subject)
    if apart not in (0, 1) or fold(country.text) not in demonyms():
        return False
    said, told = view.sentence(subject), view.sentences[number]
    if said.paragraph != told.paragraph or country.end > told.end or _NAMED.match(view.text, country.end):
        return False
    elsewhere = [(place.start, place.end) for place in countries if place.value != country.value]
    elsewhere += [
        city.span() for city in _cities(str(country.value)).finditer(view.folded, said.start, told.end)
    ]
    opens = _OPENING.fullmatch(view.folded, said.start, subject.start) is not None
    if not apart:
        return opens and number == 0 and _speaks(view, country, subject.end, elsewhere)
    if _is_answered(view, subject, said) and _ALONE.match(view.folded, country.end):
        return _answer().fullmatch(view.folded, told.start, country.start) is not None
    opens = (
        opens and said.end - subject.end <= _MOST and _names_no_other(view, subject.end, said.end, elsewhere)
    )
    if _this().fullmatch(view.folded, told.start, country.start):
        return opens or _closes(view, subject, said, elsewhere)
    if not opens or number > 1:
        return False
    return _acts(view, country, told, elsewhere) or _speaks(view, country, told.start + 1, elsewhere)


def _is_answered(view: View, subject: Mention, said: Sentence) -> bool:
    """«Qui est X ?», «X ?»."""
    asked = _ASKING.fullmatch(view.folded, said.start, subject.start)
    return asked is not None and _ASKED.fullmatch(view.folded, subject.end, said.end) is not None


def _acts(view: View, country: Mention, told: Sentence, elsewhere: Sequence[Span]) -> bool:
    """«Le groupe suédois promet …», «Mercredi, le groupe suédois …»."""
    lead = _LEAD.match(view.folded, told.start, country.start)
    return (
        lead is not None
        and _the().fullmatch(view.folded, lead.end(), country.start) is not None
        and _names_no_other(view, told.start + 1, lead.end(), elsewhere)
        and _ACTS.match(view.text, country.end) is not None
    )


def _speaks(view: View, country: Mention, start: int, elsewhere: Sequence[Span]) -> bool:
    """«…, précise le groupe suédois»."""
    speaker = _speaker().search(view.folded, start, country.start)
    return (
        speaker is not None
        and _names_no_other(view, start, speaker.start(), elsewhere)
        and _OF_MORE.match(view.folded, country.end) is None
    )


def _closes(view: View, subject: Mention, said: Sentence, elsewhere: Sequence[Span]) -> bool:
    """«Reste un nom : X.»"""
    return (
        _COLON.search(view.folded, said.start, subject.start) is not None
        and _END.fullmatch(view.folded, subject.end, said.end) is not None
        and _names_no_other(view, said.start + 1, subject.start, elsewhere)
    )


def _names_no_other(view: View, start: int, end: int, elsewhere: Sequence[Span]) -> bool:
    """Whether nobody is named there, but places of another country than the one told."""
    return _another().search(view.folded, start, end) is None and all(
        any(first <= capital.start() < last for first, last in elsewhere)
        for capital in _CAPITAL.finditer(view.text, start, end)
    )


@cache
def _cities(code: str) -> re.Pattern[str]:
    """The capitals of all countries but one, and offices of state: neither is a firm."""
    seats = load_lexicon("countries")["seats"]
    cities = (fold(city) for other, cities in seats.items() if other != code for city in cities)
    return any_of((*cities, *load_lexicon("nationality")["offices"]))


@cache
def _another() -> re.Pattern[str]:
    """A word for an organisation, one or several."""
    words = load_lexicon("nationality")
    nouns = (*words["heads"], *words["peers"], *words["parts"])
    return any_of([form for noun in nouns for form in (noun, f"{noun}s", f"{noun}x")])


@cache
def _this() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:ce|cet|cette)\s+{_noun()}")


@cache
def _answer() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:un|une|le|la|l')\s*{_noun()}")


@cache
def _the() -> re.Pattern[str]:
    """«Le fonds canadien promet …»: an article alone, where the text knows no other of that country."""
    return re.compile(rf"(?:(?:le|la)\s+|l'){_noun()}")


@cache
def _speaker() -> re.Pattern[str]:
    verb = any_of(load_lexicon("nationality")["speaks"]).pattern
    return re.compile(rf",\s+(?:a\s+|l'a\s+)?{verb}\s+(?:\w+di\s+)?{_the().pattern}$")


@cache
def _noun() -> str:
    words = load_lexicon("nationality")
    head, quality, field = (any_of(words[key]).pattern for key in ("heads", "qualities", "fields"))
    return rf"(?:{quality}\s+){{0,2}}{head}(?:\s+{field}|\s+(?:de\s+|d')(?!{head})\w{{2,}})?\s+"
