"""A figure of somebody whom no name tells, but what he is to the owner: «le bénéfice de son rival»."""

from __future__ import annotations

import re
from functools import cache

from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.model import Claim, Owner


def is_of_a_rival(claim: Claim, owner: Owner) -> bool:
    """Returns whether the words give a figure to somebody of no name, a rival or one told by comparison."""
    lead, _, between = claim.before.rpartition(fold(owner.text))
    return _rivals().search(between) is not None or _than().search(lead) is not None


@cache
def _rivals() -> re.Pattern[str]:
    words = load_lexicon("attachment")["rivals"]
    articles = r"(?:(?:son|sa|ses|leur|leurs|le|la|les|un|une) |l')?(?:[\w']+ ){0,2}?"
    its = any_of(words, before=rf"\b(?:(?:de|du|des|chez) |d'){articles}").pattern
    who_has = any_of(
        words,
        before=rf"\b(?:par|que|devant|derriere) {articles}",
        after=r",? (?:riches?|forte?s?|avec|dont)\b",
    ).pattern
    return re.compile(rf"{its}|{who_has}")


@cache
def _than() -> re.Pattern[str]:
    """What makes a name the one that somebody else is measured by: «mieux que X, le voisin …»."""
    return any_of(load_lexicon("attachment")["than"], after=r"\s*(?:(?:le|la|les|du|de la|des|l'|de l') ?)?$")
