"""The value a fact will soon have, given out already, that the text tells as such («au 1er février»)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from bot import comparisons
from bot.facts import Fact, Value
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim, Quantity

SOON = timedelta(days=92)
"""How long ahead a value is told that is known already."""


def value_to_come(fact: Fact, claim: Claim, day: date) -> Value | None:
    """Returns the next value where a figure told of its month, or as still to come, may be it.

    The month alone lets another figure be held against it only where the words tell what is to come.
    """
    following = next((value for value in fact.values if value.since > day and not value.withdrawn), None)
    if following is None or not following.public <= day or following.since > day + SOON:
        return None
    if not isinstance(following.content, Quantity):
        return None
    around = f"{claim.before} {claim.after}"
    is_of_its_month = _starts(following.since.month).search(around) is not None
    if comparisons.agrees(claim.stated, following.content):
        return following if claim.is_forecast or is_of_its_month else None
    if claim.is_forecast and comparisons.is_transposed(claim.stated, following.content):
        return following  # its digits say whose they are, whatever stands between them and the month
    now = fact.at(day, day)
    is_todays = (
        now is not None
        and isinstance(now.content, Quantity)
        and comparisons.agrees(claim.stated, now.content)
    )
    return following if claim.is_forecast and is_of_its_month and not is_todays else None


@cache
def _starts(month: int) -> re.Pattern[str]:
    """The words that say a value holds from a month on, most of them by its name."""
    names = [name for name, number in load_lexicon("dates")["months"].items() if number == month]
    return any_of([*names, *load_lexicon("bygone")["soon"]])
