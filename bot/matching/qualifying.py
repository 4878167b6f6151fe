"""Whether the words behind a figure make it one of something else than any fact measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.match import Candidate
from bot.matching.vocabulary import vocabulary
from bot.model import Claim, Kind
from bot.rules import RuleBook

_QUALIFIER = re.compile(r"\s*(?:de |d')(?!ici\b|\d)(\w{3,})")
_COUNT_QUALIFIER = re.compile(r"\s*(?:de |d'|du |des |au |aux |pendant )(?:la |le |les |l')?(\w{3,})")


def is_of_something_else(claim: Claim, meant: Sequence[Candidate], rules: RuleBook) -> bool:
    """Whether what stands behind the figure qualifies it as no fact is: «20 gigafactories de batteries»."""
    is_count = claim.figure.kind is Kind.COUNT
    if is_count:
        qualifier = _COUNT_QUALIFIER.match(claim.after) or _adjective().match(claim.after)
    else:
        qualifier = _QUALIFIER.match(claim.after)
    if qualifier is None or not meant or rules.cue_pattern.match(claim.after, qualifier.start(1)):
        return False
    if _qualifier_of_any().match(claim.after, qualifier.start(1)):
        return False
    return not any(qualifier[1] in vocabulary(candidate) for candidate in meant)


@cache
def _qualifier_of_any() -> re.Pattern[str]:
    return any_of(load_lexicon("attachment")["qualifiers_of_any"])


@cache
def _adjective() -> re.Pattern[str]:
    endings = "|".join(load_lexicon("attachment")["adjective_endings"])
    return re.compile(rf"\s*(\w+(?:{endings}))\b")
