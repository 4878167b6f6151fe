"""How firmly a figure is stated: what the words before and after it make of it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from bot.lexicon import load_lexicon
from bot.model import Modality

_LONGEST = 40
_MODALITIES = (Modality.APPROXIMATE, Modality.AT_LEAST, Modality.AT_MOST)
_ARTICLES = (" les", " le", " des", " ses", " ces", " leurs", " un total de", " de", " a")
_AFTER = re.compile(r" ?\(| ?,? ?")
# «20 euros et plus de joueurs», «20 euros, environ 30 dollars»: the phrase belongs to what follows.
_GOES_ON = re.compile(
    r"[a-z0-9]| (?:de |d'|[0-9]|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|mille)"
)
_ELISIONS = ((" de", (" d'", " du", " des", " de")), (" a", (" a", " au", " aux")))


def read_hedge(plain: str, start: int, end: int) -> Modality | None:
    """The modality that the words around plain[start:end] give it; None when they say nothing.

    A bound («jusqu'à près de 50 milliards») goes before an approximation.
    """
    before = _before(plain, start)
    if before in (Modality.AT_LEAST, Modality.AT_MOST):
        return before
    return _after(plain, end) or before


def hedge_start(plain: str, start: int) -> int:
    """Where the hedge right before `start` begins; `start` itself when there is none."""
    phrase = _phrase_before(plain, start)
    return start if phrase is None else plain.rfind(phrase[0], 0, start)


def _before(plain: str, start: int) -> Modality | None:
    found = _phrase_before(plain, start)
    if found is None or found[1] is not Modality.APPROXIMATE:
        return found[1] if found else None
    outer = _phrase_before(plain, plain.rfind(found[0], max(0, start - _LONGEST), start))
    return outer[1] if outer and outer[1] is not Modality.APPROXIMATE else found[1]


def _phrase_before(plain: str, start: int) -> tuple[str, Modality | None] | None:
    window = plain[max(0, start - _LONGEST) : start].rstrip(" (")
    for ending in ("", *_ARTICLES):
        if not window.endswith(ending):
            continue
        rest = window.removesuffix(ending)
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
    for phrase, modality in _trailing():
        stop = begin + len(phrase)
        if plain.startswith(phrase, begin) and not _GOES_ON.match(plain, stop):
            return modality
    return None


@cache
def _leading() -> dict[str, list[tuple[str, Modality | None]]]:
    """Phrases before a figure by their last character, the longest first, in each form of «de»."""
    lexicon = load_lexicon("hedges")
    phrases: dict[str, Modality | None] = {}
    for modality in (*_MODALITIES, None):
        for phrase in lexicon[modality or "none"]["before"]:
            forms = next(
                (
                    [phrase.removesuffix(word) + form for form in many]
                    for word, many in _ELISIONS
                    if phrase.endswith(word)
                ),
                [phrase],
            )
            phrases |= dict.fromkeys(forms, modality)
    by_ending: defaultdict[str, list[tuple[str, Modality | None]]] = defaultdict(list)
    for phrase, modality in sorted(phrases.items(), key=lambda item: -len(item[0])):
        by_ending[phrase[-1]].append((phrase, modality))
    return dict(by_ending)


@cache
def _participles() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(load_lexicon('ellipsis')['participles']['words'])})(?![a-z])")


@cache
def _trailing() -> tuple[tuple[str, Modality], ...]:
    lexicon = load_lexicon("hedges")
    phrases = [(phrase, modality) for modality in _MODALITIES for phrase in lexicon[modality]["after"]]
    return tuple(sorted(phrases, key=lambda item: -len(item[0])))
