"""The verbs that tell how many there are: «réunit 40 pays», not «a rassemblé 40 pays»."""

from __future__ import annotations

import re
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon

_NOT_PERFECT = r"(?<!\ba )(?<!ont )(?<!avait )(?<!avaient )(?<!aura )(?<!auront )(?<!ayant )(?<!avoir )"
"""Folded, the participle is written as the present."""


@cache
def counting_verb(before: str = "", after: str = "") -> re.Pattern[str]:
    """The pattern of such a verb in the present, in folded words, and of what must stand on its sides."""
    verbs = load_lexicon("attachment")["counting_now"]
    return any_of(verbs, before=f"{before}{_NOT_PERFECT}", after=after)


@cache
def tells_how_many() -> re.Pattern[str]:
    """The pattern of the folded words before a count that such a verb governs, or «nous sommes»."""
    return counting_verb(after=r"\s+(?:(?:pres|plus) de |quelque )?$")
