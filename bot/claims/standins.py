"""Whether a figure is told of a word that stands for a name: «le groupe», «elle», «ce plan»."""

from __future__ import annotations

import re
from functools import cache

from bot.claims.roles import Roles
from bot.claims.view import View
from bot.claims.words import attachment_words
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Mention

_WORDS_BEFORE, _WORDS_OF_TIME, _WORDS_OF_OPENING = 3, 9, 14
_TO_THE_COMMA = re.compile(r"[^,;:.!?()]*,\s*")


def is_stood_for(view: View, roles: Roles, figure: Mention) -> bool:
    """Whether the figure's clause is headed by a word that stands for a name of the sentence before.

    Few words may come first; more where they only say when, or who did it («D'ici à 2030, le groupe …», «Mené
    par X, il …»). The figure itself may: «Avec 20 milliards, elle …».
    """
    start, _ = view.clause_span(figure)
    reporters = [name.end for name in view.names_in(start, figure.start) if roles.reports(name)]
    start = max(reporters, default=start)  # «La Cour des comptes estime son coût à …»
    named = [name for name in view.names_in(view.sentence(figure).start, figure.start) if roles.can_own(name)]
    match = attachment_words().stand_in.search(view.folded, start, figure.start)
    if match is not None and not named and len(view.words(start, match.start())) <= _WORDS_BEFORE:
        return True
    return _is_opened(view, roles, figure, named) or (not named and _is_led_up_to(view, figure))


def _is_opened(view: View, roles: Roles, figure: Mention, named: list[Mention]) -> bool:
    """Whether a comma that the stand-in follows closes words of time, or of who did it."""
    start = view.sentence(figure).start
    opening = _TO_THE_COMMA.match(view.folded, start, figure.start)
    if opening is None or view.figures_in(start, opening.end()):
        return False
    if any(name.end > opening.end() for name in named):
        return False
    words = len(view.words(start, opening.end()))
    if not all(map(roles.has_acted, named)):
        return False
    return words <= (_WORDS_OF_OPENING if named else _WORDS_OF_TIME) and (
        _sole().match(view.folded, opening.end(), figure.start) is not None
    )


def _is_led_up_to(view: View, figure: Mention) -> bool:
    """Whether the figure's phrase opens the sentence, and the stand-in is behind its comma."""
    sentence = view.sentence(figure)
    opener = attachment_words().opener.match(view.folded, sentence.start, figure.start)
    rest = _TO_THE_COMMA.match(view.folded, figure.end, sentence.end)
    return (
        opener is not None
        and rest is not None
        and "," not in view.folded[sentence.start : figure.start]
        and not view.names_in(sentence.start, rest.end())
        and not view.figures_in(figure.end, rest.end())
        and _sole().match(view.folded, rest.end(), sentence.end) is not None
    )


@cache
def _sole() -> re.Pattern[str]:
    """The stand-ins that are a name's whole place in the sentence: «elle», «le groupe», not «les», «sa»."""
    words = load_lexicon("attachment")
    return any_of(set(words["stand_ins"]) - set(words["determiners"]))
