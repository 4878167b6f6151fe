"""Whose a figure is by its place alone, no name recognised: «Calix : 9,9 milliards», «Calix vaut …»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.claims.view import View
from bot.claims.words import attachment_words
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Cue, Mention, Owner

_RIGHT_HERE, _LONGEST = 0, 120
_OPENS = r"(?:^|[,;•|–—])\W*"
_HEDGE = r"(?:\w+ (?:de )?)?$"
_LABEL = re.compile(
    rf"{_OPENS}(?P<label>[a-z&][\w'&.]*(?: [\w'&.]+){{0,4}})(?:\s*,\s*(?:lui|elle|eux|elles))?\s*:\s*{_HEDGE}"
)


def find_label(view: View, figure: Mention, cues: Sequence[Cue]) -> tuple[Owner, ...]:
    """Returns the words that can only name whose a figure is, the model seeing no name in them; one or none.

    They stand before a colon, or are a noun without article before a verb. They open the sentence, or begin
    with a capital letter; none is a name, nor says what is measured, or goes on about what was named.
    """
    before = view.before(figure)[-_LONGEST:]
    start = figure.start - len(before)
    told = _LABEL.search(before) or _bare_subject().search(before)
    if told is None:
        return ()
    first, last = start + told.start("label"), start + told.end("label")
    opening = view.sentence(figure).start
    is_heading = opening >= start and not view.words(opening, first)
    if not (is_heading or view.text[first].isupper()) or view.names_in(first, figure.start):
        return ()
    if any(first <= cue.start < last for cue in cues) or _goes_on().search(told["label"]):
        return ()
    return (Owner(first, last, view.text[first:last], "", _RIGHT_HERE, False, first, False),)


@cache
def _bare_subject() -> re.Pattern[str]:
    verb = any_of(load_lexicon("attachment")["verbs_of_owners"]).pattern
    return re.compile(
        rf"{_OPENS}(?!{attachment_words().somebody.pattern})(?P<label>[a-z][\w&.]{{2,}}) {verb} {_HEDGE}"
    )


@cache
def _goes_on() -> re.Pattern[str]:
    """What labels a figure as being of what the text speaks of already, or of a day."""
    times = [*load_lexicon("dates")["months"], *load_lexicon("attachment")["labels_that_go_on"]]
    return re.compile(rf"{any_of(times).pattern}|\d|ment\b")
