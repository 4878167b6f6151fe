"""Whether a sentence that names nobody goes on about the last name by what it measures, or only presents."""

from __future__ import annotations

import re
from functools import cache

from bot.claims.roles import Roles
from bot.claims.view import View
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Kind, Mention

_WORDS_BEFORE = 2
_OPENING = r"\W*(?:(?:et|mais|or|au total|au final)\s*[,:]?\s*)?"
_QUALIFIED = r"(?:\s+(?:net|brut|annuel|total|global|final)(?:le|te|e)?s?)*"
_ITSELF = r"(?:\s*,\s*(?:elle|lui|elles|eux)\s*,|\s+(?:en|y|desormais))?"
_HEDGE = r"\s*(?:(?:pres|plus|moins) de |environ |quelque |pas moins de |la bagatelle de )?"
_CLOSED = re.compile(
    r"(?:\s+(?:au total|en tout|sur \w+ ans|en \w+ ans|d'ici (?:a )?20\d\d|d'investissements?))*"
    r"\s*(?:[.!…»]|\Z|,\s*(?:selon|d'apres)\b)"
)


def goes_on(view: View, roles: Roles, figure: Mention) -> bool:
    """Returns whether a figure is of the one name heading the sentence before («X gagne. La dette est de …»).

    So it is by a noun of what is measured that is of nobody and nothing else, or where it is only presented
    («C'est 20 milliards.»). A count may be of anything.
    """
    number = view.sentence_number(figure)
    sentence = view.sentences[number]
    if figure.kind is Kind.COUNT or number == 0 or view.names_in(sentence.start, figure.start):
        return False
    if view.figures_in(sentence.start, figure.start) or not _is_headed_by_one(view, roles, number - 1):
        return False
    if _presenting().fullmatch(view.folded, sentence.start, figure.start):
        before = view.sentences[number - 1]
        is_told = any(other.kind is figure.kind for other in view.figures_in(before.start, before.end))
        return not is_told and _CLOSED.match(view.folded, figure.end, sentence.end) is not None
    return _measuring().fullmatch(view.folded, sentence.start, figure.start) is not None


def _is_headed_by_one(view: View, roles: Roles, number: int) -> bool:
    """Whether a sentence begins with a name that may own, and names nobody else."""
    sentence = view.sentences[number]
    if sentence.paragraph != view.sentences[number + 1].paragraph:
        return False
    names = view.names_in(sentence.start, sentence.end)
    return (
        len({name.value for name in names}) == 1
        and roles.can_own(names[0])
        and len(view.words(sentence.start, names[0].start)) <= _WORDS_BEFORE
    )


@cache
def _measuring() -> re.Pattern[str]:
    words = load_lexicon("attachment")
    verb = any_of(words["measuring_verbs"]).pattern
    told = rf"{_ITSELF}(?:\s*[:=]|\s+{verb}(?:\s+(?!(?:plus|moins)\b)[\w']+)?)(?:\s+(?:a|autour de))?"
    return any_of(words["measured_alone"], before=_OPENING, after=rf"{_QUALIFIED}{told}{_HEDGE}")


@cache
def _presenting() -> re.Pattern[str]:
    return any_of(load_lexicon("attachment")["presenters"], before=_OPENING, after=_HEDGE)
