"""Whether a small amount may be what somebody has of a plan: «Lyon a reçu 30 millions de France 2030»."""

from __future__ import annotations

import re
from functools import cache

from bot.facts import Subject
from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.match import Candidate, Match

_WORD, _NOUN = re.compile(r"\w+"), re.compile(r"\w{4,}")


def may_be_a_share(match: Match, candidate: Candidate) -> bool:
    """Returns whether an amount far below a plan's goes to somebody that the plan is not made for."""
    stated, whole = match.claim.stated, candidate.quantity
    if not candidate.subject.is_plan or not stated.high or not whole.low or stated.high > whole.low:
        return False
    receives = _receives().search(match.claim.before)
    if receives is not None:
        receiver = _NOUN.findall(match.claim.before[: receives.start()])
        return not receiver or receiver[-1] not in _vocabulary(candidate.subject)
    return _recipient().match(match.claim.after) is not None


@cache
def _receives() -> re.Pattern[str]:
    """A verb of receiving, up to a few words before the figure."""
    return any_of(load_lexicon("shares")["receiving"], after=r"(?:\s+[\w']+){0,5}\s*$")


@cache
def _recipient() -> re.Pattern[str]:
    """Somebody that the figure goes to: «30 millions à la ville», «30 millions sont alloués au port»."""
    words = load_lexicon("shares")
    given, recipients = any_of(words["given"]).pattern, any_of(words["recipients"]).pattern
    article = r"(?:la |le |l'|un |une |ce |cette |son |sa |leur |notre )?"
    return re.compile(
        rf"(?:\s+[\w']+){{0,4}}?\s+(?:{given}\s+)?(?:a|au|pour|vers|dans)\s+{article}{recipients}"
    )


@cache
def _vocabulary(subject: Subject) -> frozenset[str]:
    """The folded words that the subject is called by, and those that go with them."""
    told = (one for alias in subject.aliases for one in (alias.text, *alias.only_with))
    spoken = (word for topic in subject.topics for group in topic.words for word in group)
    return frozenset(word for phrase in (*told, *spoken) for word in _WORD.findall(fold(phrase)))
