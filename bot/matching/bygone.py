"""Whether a figure is told of an earlier time than the text's: «valait encore», «il y a dix-huit mois»."""

from __future__ import annotations

import re
from functools import cache

from bot.counting import tells_how_many
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.matching.words import tells_the_past
from bot.model import Claim, Kind

_NEAR = 90
_CLAUSE = re.compile(r".*[;!?]|.*\.\s", re.S)
_BEHIND = 45
_SINCE = re.compile(r"^\s*depuis\s[^,;:.!?()]*")
"""«Réunit 40 pays depuis l'été dernier» tells what is."""
_OF_THE_OTHER = re.compile(r"^\s[^,;:.!?()]{0,40},")
"""Right behind the figure before, up to a comma: «3 milliards au départ, il en coûte 20»."""
_SENTENCE = re.compile(r"[;!?]|\.\s")
_FEW_WORDS = 4
_ENDING = r"(?<!er)(?<!ir)(?<!dr)(?<!ur)(?<!rr)(?<!vr)(?<!tr)(?:ait|aient)"
"""Of the imperfect; before it, these letters make a conditional."""


def is_bygone(claim: Claim) -> bool:
    """Whether the words of the figure's clause put it in the past, or at a day or quarter that they name."""
    words = _patterns()
    tells_what_is = tells_how_many().search(claim.before) is not None
    told = words["founded"].sub(" ", claim.before) if tells_what_is else claim.before
    before = _CLAUSE.sub("", told[-_NEAR:])
    since_the_other = _CLAUSE.sub("", _OF_THE_OTHER.sub("", told)[-_NEAR:])
    behind = claim.after[:_BEHIND]
    if tells_what_is:
        behind = _SINCE.sub(" ", behind)
    if not tells_the_past(claim) and words["now"].search(before.rpartition(",")[2]):
        return False  # «après 3 % jusqu'en janvier, le Livret A rapporte aujourd'hui …»
    return bool(
        words["imperfect"].search(before)
        or words["acting"].match(behind)
        or (_is_led_up_to(claim) and words["led"].match(behind))
        or words["then"].search(since_the_other)
        or words["then"].search(behind)
        or words["revised"].match(_SENTENCE.split(claim.after)[0])
        or (claim.figure.kind is Kind.COUNT and words["beginnings"].search(before))
        or tells_the_past(claim)
    )


def _is_led_up_to(claim: Claim) -> bool:
    """Whether a phrase that opens the sentence gives the figure, and its subject follows: «Payé 3 %, X …»."""
    return len(claim.before.split()) <= _FEW_WORDS and "," not in claim.before


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_lexicon("bygone")
    present = any_of(words["present"]).pattern
    count = r"(?:\d+|[a-z]+(?: [a-z]+)?)"
    ago = rf"il y a (?:pres de |plus de |environ |a peine )?{count} (?:ans?|mois|semaines|jours|annees)\b"
    return {
        "now": any_of(load_lexicon("attachment")["now"]),
        "imperfect": re.compile(rf"\b(?!{present})\w{{1,}}{_ENDING}\b"),
        "acting": re.compile(rf"\s*(?!{present})\w+{_ENDING}\b"),  # «45 pays avaient signé»
        "led": re.compile(
            rf"\s*,\s*(?:[\w']+\s+){{1,4}}?(?!{present})\w+{_ENDING}\b"
        ),  # «Payé 3 %, X rapportait»
        "beginnings": any_of(words["beginnings"], after=r"(?:\s+[\w']+)?\s+$"),
        "revised": any_of(words["revised"], before=rf".*?{any_of(words['revising']).pattern}\s+"),
        "founded": any_of(words["founded"], before=r",\s", after=r"\b[^,;:]{0,80},"),
        "then": re.compile(rf"{any_of(words['then']).pattern}|\b{ago}"),
    }
