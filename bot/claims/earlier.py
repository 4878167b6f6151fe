"""Whom a figure's sentence may speak of without naming: the names of the sentences before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.claims.goes_on import goes_on
from bot.claims.items import heading_of, opens_small
from bot.claims.roles import Roles
from bot.claims.standins import is_stood_for, passes_on_its_topic
from bot.claims.view import View
from bot.claims.words import attachment_words
from bot.model import Kind, Mention

_STAND_IN, _ELLIPSIS, _EARLIER_SENTENCE, _LEAD_IN, _EARLIER_PARAGRAPH = 5, 15, 20, 20, 30
_OFF_TOPIC, _PASSED_ON = 16, 6
SENTENCES_BACK, _SENTENCE = 8, 4
_NAMES, _NAME, _MOST_NAMES = 5, 2, 12
_FEW_WORDS = 4
_SOMEWHERE = re.compile(
    r"\W*(?:dans|chez|sur|autour|hors|vers|entre|du cote|pres"
    r"|(?:en|au|aux)\b(?! (?:tout|total|cumul|bref|somme|clair|\d)))"
)
_ASKED = re.compile(r"(?:\s+(?:a|au|aux|dans|en|chez|pour|sur)(?:\s+[\w']+){1,3})?\W*\?\W*")
_HOW_MUCH = re.compile(
    r"\W*(?:(?:a|de|pour|et) )?(?:combien|quel(?:le)? |que (?:contient|prevoit|comporte|propose) )[^?]*\?\W*"
)
_ENTRY = re.compile(r"[^.,;:]{0,40}:")


def earlier_names(view: View, roles: Roles, figure: Mention) -> Iterator[tuple[Mention, int]]:
    """Yields names of earlier sentences with their cost: of the paragraph, its heading, the paragraph before.

    A sentence that itself begins with a stand-in only passes on whom it speaks of.
    """
    number = view.sentence_number(figure)
    paragraph = view.sentences[number].paragraph
    is_stood = is_stood_for(view, roles, figure) or goes_on(view, roles, figure)
    base = _STAND_IN if is_stood else _EARLIER_SENTENCE
    next_to = min(base, _ELLIPSIS) if _heads(view, figure) else base
    topics = _topics(view, roles, paragraph)
    heading = heading_of(view, number)
    if heading is not None:
        yield from _of_the_list(view, roles, figure, heading)
        return
    back = 0
    for earlier_number in range(number - 1, max(-1, number - 1 - SENTENCES_BACK), -1):
        earlier = view.sentences[earlier_number]
        if earlier.paragraph < paragraph - 1:
            return
        if earlier.paragraph == paragraph:
            start = next_to if earlier_number == number - 1 else base
            if _is_answered(view, roles, figure, earlier_number):
                start = _STAND_IN
        elif earlier_number == number - 1 and (
            _begins_paragraph(view, roles, figure, number) or (is_stood and roles.leads_in(earlier_number))
        ):
            start = _STAND_IN
        else:
            start = _LEAD_IN if roles.leads_in(earlier_number) else _EARLIER_PARAGRAPH
        names = [
            name for name in view.names_in(earlier.start, earlier.end)[:_MOST_NAMES] if roles.can_own(name)
        ]
        places = {at: place for place, at in enumerate(dict.fromkeys(name.start for name in names))}
        opens = attachment_words().stand_in.match(view.folded, earlier.start) is not None
        passes_on = passes_on_its_topic(view, earlier)
        for name in names:
            off_topic = _OFF_TOPIC if topics and name.value not in topics else 0
            if passes_on and name.kind is not Kind.SUBJECT:
                off_topic += _PASSED_ON
            yield name, start + back + _NAME * min(places[name.start], _NAMES) + roles.cost(name) + off_topic
        back += 0 if not names and opens else _SENTENCE


def _of_the_list(view: View, roles: Roles, figure: Mention, heading: int) -> Iterator[tuple[Mention, int]]:
    """The names that a list stands under: its other items are as this one is.

    What opens with a small letter («– juin 2023 : 105 millions») names nobody itself.
    """
    if not roles.leads_in(heading):
        return
    item, line = view.sentence(figure), view.sentences[heading]
    is_told_of_it = opens_small(view, item.start) and not view.names_in(item.start, figure.start)
    is_right_below = (
        _begins_paragraph(view, roles, figure, heading + 1) and item == view.sentences[heading + 1]
    )
    base = _STAND_IN if is_told_of_it or is_right_below else _LEAD_IN
    names = filter(roles.can_own, view.names_in(line.start, line.end)[:_MOST_NAMES])
    for place, name in enumerate(names):
        yield name, base + _NAME * min(place, _NAMES) + roles.cost(name)


def _heads(view: View, figure: Mention) -> bool:
    """Whether the figure heads a sentence that names nobody before it («Capitalisation : 20 milliards»).

    What a phrase like «Avec 20 milliards, …» tells of stands behind its comma; counts may be of anything.
    """
    start = view.sentence(figure).start
    words = attachment_words()
    return (
        figure.kind is not Kind.COUNT
        and len(view.words(start, figure.start)) <= _FEW_WORDS
        and not any(one.match(view.folded, start, figure.start) for one in (words.somebody, words.opener))
        and _SOMEWHERE.match(view.folded, start, figure.start) is None
        and not view.names_in(start, figure.start)
        and not view.figures_in(start, figure.start)
    )


def _is_answered(view: View, roles: Roles, figure: Mention, number: int) -> bool:
    """Whether the figure answers what the sentence asks of one name: «Et X ?», «Combien coûte X ?»."""
    asking, answer = view.sentences[number], view.sentence(figure)
    if view.sentence_number(figure) != number + 1 or view.figures_in(asking.start, asking.end):
        return False
    names = [name for name in view.names_in(asking.start, asking.end) if roles.can_own(name)]
    if len({name.value or name.text for name in names}) != 1:
        return False
    if _HOW_MUCH.fullmatch(view.folded, asking.start, asking.end):
        first = view.figures_in(answer.start, answer.end)[0]
        return not view.names_in(answer.start, figure.start) and (
            len(view.words(answer.start, first.start)) <= _FEW_WORDS
        )
    return (
        len(view.words(answer.start, figure.start)) <= _FEW_WORDS
        and len(view.words(asking.start, names[0].start)) <= _FEW_WORDS
        and _ASKED.fullmatch(view.folded, max(name.end for name in names), asking.end) is not None
    )


def _begins_paragraph(view: View, roles: Roles, figure: Mention, number: int) -> bool:
    """Whether the figure heads its paragraph, under a line that is a heading or an entry («Nom : …»)."""
    sentence, earlier = view.sentences[number], view.sentences[number - 1]
    if sentence.paragraph == earlier.paragraph or len(view.words(sentence.start, figure.start)) > 2:
        return False
    if roles.leads_in(number - 1):
        return True
    names = view.names_in(earlier.start, earlier.end)
    if not names or len(view.words(earlier.start, names[0].start)) > 1:
        return False
    return _ENTRY.match(view.folded, names[0].end, earlier.end) is not None


def _topics(view: View, roles: Roles, paragraph: int) -> set[object]:
    """The subjects named by the heading of a paragraph; what its stand-ins stand for is one of them."""
    heading = bisect_left(view.sentences, paragraph, key=lambda sentence: sentence.paragraph) - 1
    if heading < 0 or not roles.leads_in(heading):
        return set()
    sentence = view.sentences[heading]
    names = view.names_in(sentence.start, sentence.end)
    return {name.value for name in names if name.kind is Kind.SUBJECT}
