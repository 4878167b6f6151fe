"""How firmly a figure is stated: what the words before and after it make of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.candidates import candidates
from bot.model import Modality

_LONGEST = 40
_MODALITIES = (Modality.APPROXIMATE, Modality.AT_LEAST, Modality.AT_MOST)
_FORMS = {" de": (" de", " d'", " du", " des"), " a": (" a", " au", " aux")}
_AFTER = re.compile(r" ?\(| ?,? ?")
_OPENINGS = ' (*_«"“'
"""What may stand between a hedge and its figure: a bracket, a quotation mark, the stars of Markdown."""
_OF = re.compile(r" (?:de |d')")

Phrase = tuple[str, Modality | None]
"""Words of a hedge and what they say; None for those that only look like one."""


def read_hedge(plain: str, start: int, end: int) -> Modality | None:
    """The modality that the words around plain[start:end] give it; None when they say nothing.

    A bound («jusqu'à près de 50 milliards») goes before an approximation.
    """
    found = _phrase_before(plain, start)
    if found is not None and found[1] is Modality.APPROXIMATE:
        outer = _phrase_before(plain, plain.rfind(found[0], max(0, start - _LONGEST), start))
        found = outer if outer is not None and outer[1] is not None else found
    before = found[1] if found is not None else None
    if before in (Modality.AT_LEAST, Modality.AT_MOST):
        return before
    return _after(plain, end) or before


def _phrase_before(plain: str, start: int) -> Phrase | None:
    window = plain[max(0, start - _LONGEST) : start].rstrip(_OPENINGS)
    for article in _articles():
        if not window.endswith(article):
            continue
        rest = window.removesuffix(article)
        for phrase, modality in _leading().get(rest[-1:], ()):
            if rest.endswith(phrase) and _begins_word(rest, len(rest) - len(phrase)):
                return phrase, modality
    return None


def _begins_word(window: str, start: int) -> bool:
    return start <= 0 or not window[start].isalnum() or not window[start - 1].isalnum()


def _after(plain: str, end: int) -> Modality | None:
    participle = _participles().match(plain, end)  # «10 millions d'euros investis au minimum»
    gap = _AFTER.match(plain, participle.end() if participle else end)
    begin = gap.end() if gap else end
    if plain.startswith(tuple(load_lexicon("hedges")[Modality.APPROXIMATE]["margin"]), begin):
        return Modality.APPROXIMATE
    for phrase, modality in _trailing():
        if plain.startswith(phrase, begin) and not _goes_on(plain, begin + len(phrase)):
            return modality
    return None


def _goes_on(plain: str, end: int) -> bool:
    """Whether a phrase belongs to what follows: «20 euros et plus de joueurs», «…, environ 30 dollars»."""
    if plain[end : end + 1].isalnum() or _OF.match(plain, end):
        return True
    return plain.startswith(" ", end) and candidates().match(plain, end + 1) is not None


@cache
def _articles() -> tuple[str, ...]:
    return ("", *(f" {word}" for word in load_lexicon("hedges")["between"]["words"]))


@cache
def _leading() -> dict[str, list[Phrase]]:
    """Phrases before a figure by their last character, the longest first."""
    by_ending: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase, modality in sorted(_leading_phrases(), key=lambda item: -len(item[0])):
        by_ending[phrase[-1]].append((phrase, modality))
    return dict(by_ending)


def _leading_phrases() -> Iterator[Phrase]:
    """Each phrase in every form that its last «de» or «à» takes before an article."""
    lexicon = load_lexicon("hedges")
    for modality in (*_MODALITIES, None):
        for phrase in lexicon[modality or "none"]["before"]:
            link = next((link for link in _FORMS if phrase.endswith(link)), "")
            for form in _FORMS.get(link, ("",)):
                yield phrase.removesuffix(link) + form, modality


@cache
def _trailing() -> tuple[Phrase, ...]:
    lexicon = load_lexicon("hedges")
    phrases: list[Phrase] = [
        (phrase, modality)
        for modality in (*_MODALITIES, None)
        for phrase in lexicon[modality or "none"]["after"]
    ]
    return tuple(sorted(phrases, key=lambda item: -len(item[0])))


@cache
def _participles() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(load_lexicon('ellipsis')['participles']['words'])})(?![a-z])")
