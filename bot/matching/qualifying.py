"""Whether the words behind a figure make it one of something else than any fact measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.match import Candidate
from bot.matching.vocabulary import vocabulary
from bot.model import Claim, Kind
from bot.rules import RuleBook

_QUALIFIER = re.compile(r"\s*(?:de |d')(?!ici\b|\d)(\w{3,})")
_AT = re.compile(r"\bchez (?:le |la |les |l')?$")
_BRANCH = re.compile(r"\s*,\s*(?:le |la |les |l'|ce |cette )(?P<noun>[a-z]\w{2,})")
_COUNT_QUALIFIER = re.compile(r"\s*(?:de |d'|du |des |au |aux |pendant )(?:la |le |les |l')?(\w{3,})")


def is_of_something_else(claim: Claim, meant: Sequence[Candidate], rules: RuleBook) -> bool:
    """Whether what stands behind the figure qualifies it as no fact is: «20 gigafactories de batteries».

    Or whether it is a branch's of the owner: «Chez X, la mode reste la locomotive : 20 milliards».
    """
    if _is_of_a_branch(claim, meant, rules):
        return True
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


def _is_of_a_branch(claim: Claim, meant: Sequence[Candidate], rules: RuleBook) -> bool:
    if not meant:
        return False
    lead, _, between = claim.before.rpartition(fold(meant[0].owner.text))
    branch = _BRANCH.match(between)
    if branch is None or not _AT.search(lead):
        return False
    at = branch.start("noun")
    return not (
        rules.cue_pattern.match(between, at)
        or _no_branch().match(between, at)
        or any(branch["noun"] in vocabulary(one) for one in meant)
    )


@cache
def _no_branch() -> re.Pattern[str]:
    return any_of(load_lexicon("attachment")["no_branches"])


@cache
def _qualifier_of_any() -> re.Pattern[str]:
    return any_of(load_lexicon("attachment")["qualifiers_of_any"])


@cache
def _adjective() -> re.Pattern[str]:
    endings = "|".join(load_lexicon("attachment")["adjective_endings"])
    return re.compile(rf"\s*(\w+(?:{endings}))\b")
