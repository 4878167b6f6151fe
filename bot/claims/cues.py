"""What a figure measures: the attribute words around it, nearest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.claims.idioms import Idiom, find_idioms
from bot.claims.insets import past_inset
from bot.claims.items import heading_of
from bot.claims.view import View
from bot.folding import HEDGED, any_of
from bot.lexicon import load_lexicon
from bot.model import Cue, Mention, Quantity, Sentence, UnitOrigin
from bot.rules import RuleBook

_OTHER_FIGURE, _COMMA, _SEMICOLON, _AFTER = 3, 2, 8, 2
_WEAK = 5
_MOST_WORDS = 12
_EARLIER_SENTENCE = 6
_LONGEST_LIST = 12
_NEAR = 5
_BEFORE, _BEHIND = 250, 120
"""How many characters away a word may narrow what a figure measures."""
_FOLLOWING = 60
_PAUSE = re.compile(
    r"[,;:]\s*(?:dont\b|(?:est|sont|etai\w+|ser\w+|a|ont|doit|doivent|va|vont)\b|qui\s"
    r"|\w{3,}es\b(?!\s+(?:compris|inclus)))"
)
"""Behind it the sentence goes on to what is done with the money («…, sera versé», «…, logés chez X»)."""
_TO_A_NAME = re.compile(r"(?:\s+[\w']+){0,3}?\s+(?:pour|chez|par)\s+(?:l'|la\s|le\s|les\s)?")
_ELSEWHERE = re.compile(
    r"\s*,?\s*(?:(?:et|mais|quand|alors que|tandis que|pendant que)\s+(?:nous|vous|on|ils?|elles?|je|moi)\b"
    r"|dont\s+(?:l'|la\s|le\s|les\s))"
)
"""Right behind a name that the figure is given to, it opens what is said of somebody, or something, else."""
_LED = re.compile(r"\s*(?:l'|la |le |les |(?:pres|plus|moins) de |quelque |environ )?")
_DECISIVE = -3
"""A noun that governs the figure, or follows it with «de», says what it measures whatever stands near."""
_OWN_FIGURE = re.compile(r"\s*(?:d'|de )\s*" + HEDGED)
"""Between a noun and the figure that it governs; perhaps an adjective comes first."""
_HEAD = re.compile(r"(?:\s*(?!et\b|ou\b)\w+\s+)?" + _OWN_FIGURE.pattern)
_THAT_OF = re.compile(r"[;,]\s*(?:et\s|mais\s)?cel(?:le|ui|les)\s(?:de\s|des\s|du\s|d')")
_ENDS_IN_DE = re.compile(r"\b(?:de|d')$")
_ANOTHERS = re.compile(r"\s*(?:d'euros |de dollars )?et (?:son|sa|ses|leurs?) ")
"""Behind a figure, it opens what is said of another: «54 milliards et son bénéfice, 8»."""
_PUT = re.compile(
    r"\b(?:est|sont|etait|etaient|sera|a ete|ont ete)\s(?:[\w']+\s)?(?:evalu|estim|chiffr)ee?s?\sa\s"
    + HEDGED
    + "$"
)
"""«Le bénéfice est évalué à 20 milliards»: the verb tells no worth."""
_CLAUSE_HEAD = re.compile(r"(?:^|[.!?…,;:»\n]\s*)(?:le |la |les |l'|son |sa |ses |leurs? )$")
_LEAD = 10
_COMPLEMENT = re.compile(r"\s*(?:d'|de |des |du |en )")


def find_cues(view: View, figure: Mention, rules: RuleBook) -> tuple[Cue, ...]:
    """Returns the cues of the figure's sentence, else of the sentences that lead in, cheapest first.

    A word that names several attributes is given once for each.
    """
    number = view.sentence_number(figure)
    cues = _in(view, view.sentences[number], figure, rules, 0)
    for earlier in _leading_in(view, number):
        if any(cue.cost <= _NEAR for cue in cues):
            break
        cues += _in(view, earlier, figure, rules, _EARLIER_SENTENCE)
    return tuple(sorted(cues, key=lambda cue: (cue.cost, cue.start)))


def find_narrowings(view: View, figure: Mention, rules: RuleBook) -> tuple[Cue, ...]:
    """Returns the words of the figure's sentence and of the one before that narrow what it measures.

    «Au premier trimestre, les ventes atteignent 20 milliards» tells no year's sales. What stands behind the
    next figure narrows that one, and behind a comma another clause says other things; so does what puts the
    figure of the sentence before in the past. What stands in that one costs 1, the rest nothing.
    """
    number = view.sentence_number(figure)
    sentence = view.sentences[number]
    previous = view.sentences[max(0, number - 1)]
    start = previous.start if previous.paragraph == sentence.paragraph else sentence.start
    first, last = max(start, figure.start - _BEFORE), min(sentence.end, figure.end + _BEHIND)
    last = min((other.start for other in view.figures_in(figure.end, last)), default=last)
    if pause := _PAUSE.search(view.folded, figure.end, last):
        last = pause.start()
    if not rules.narrowing_pattern.search(view.folded, first, last):
        return ()
    return tuple(
        Cue(match.start(), match.end(), match.group(), rule.id, int(match.start() < sentence.start), False)
        for rule in rules.attributes.values()
        if rule.narrowing
        for match in rule.narrowing.finditer(view.folded, first, last)
        if not (_ENDS_IN_DE.search(match.group()) and _begins_something_known(view, match.end()))
        and not (match.start() < sentence.start and _puts_in_the_past(view, first, match))
        and ";" not in view.folded[match.end() : figure.start]
        and not (match.group() == "de plus" and view.folded.startswith(" d", match.end()))  # «de plus de»
    )


def _puts_in_the_past(view: View, first: int, word: re.Match[str]) -> bool:
    """Whether a word says when the figure right before it was («84 milliards un an plus tôt»)."""
    figures = view.figures_in(first, word.start())
    return (
        bool(figures)
        and _past().fullmatch(word.group()) is not None
        and not set(view.folded[figures[-1].end : word.start()]) & set(",;:.")
    )


@cache
def _past() -> re.Pattern[str]:
    return any_of(load_lexicon("attachment")["past_behind"])


def _begins_something_known(view: View, end: int) -> bool:
    """Whether a figure or a name follows: «les ventes de LVMH», «des ventes de 20 milliards» narrow none."""
    following = (*view.figures_in(end, end + _FOLLOWING), *view.names_in(end, end + _FOLLOWING))
    return any(_LED.fullmatch(view.folded, end, mention.start) for mention in following)


def _leading_in(view: View, number: int) -> Iterator[Sentence]:
    """The sentence before, and where lines follow each other those up to the one that leads in.

    What a list stands under tells of an item, not the items above it.
    """
    heading = heading_of(view, number)
    if heading is not None:
        yield view.sentences[heading]
        return
    for earlier in range(number - 1, max(-1, number - 1 - _LONGEST_LIST), -1):
        yield view.sentences[earlier]
        if view.sentences[earlier].paragraph == view.sentences[earlier + 1].paragraph:
            return


def _in(view: View, sentence: Sentence, figure: Mention, rules: RuleBook, extra: int) -> list[Cue]:
    last = sentence.end if extra else _last(view, sentence, figure)
    idioms = find_idioms(view.folded, sentence.start, last)
    cues = [
        Cue(match.start(), match.end(), match.group(), attribute, cost + _WEAK * weak, weak or extra > 0)
        for match in rules.cue_pattern.finditer(view.folded, sentence.start, last)
        for named in (rules.named_by(match.group(), figure.kind),)
        if named and not _is_idle(view, match, figure, idioms)
        for cost in (extra + _cost(view, match.start(), match.end(), figure),)
        for attribute, weak in named
    ]
    put = _PUT.search(view.folded, sentence.start, figure.start)
    if put and any(_heads(view, cue, put.start()) for cue in cues):
        return [cue for cue in cues if not put.start() <= cue.start < put.end()]
    return cues


def _heads(view: View, cue: Cue, end: int) -> bool:
    """Whether it is a noun that its clause begins with, and what it is of stands before the end at most."""
    return (
        not cue.weak
        and _CLAUSE_HEAD.search(view.folded, max(0, cue.start - _LEAD), cue.start) is not None
        and not view.figures_in(cue.end, end)
        and not set(view.folded[cue.end : end]) & set(",;:")
    )


def _is_idle(view: View, word: re.Match[str], figure: Mention, idioms: Sequence[Idiom]) -> bool:
    """Whether a word that could name a measure is part of an idiom, or is what a later figure is of.

    «50 milliards, dont 17 milliards de dons», «pour des dons de 17 milliards»: the gifts are the later
    figure's; not so where the figure borrows its unit from there.
    """
    if any(
        _says_when(view, idiom, figure) and idiom.start < word.end() and word.start() < idiom.end
        if idiom.is_time
        else idiom.start <= word.start() and word.end() <= idiom.end
        for idiom in idioms
    ):
        return True
    if not isinstance(figure.value, Quantity) or figure.value.unit_origin is UnitOrigin.INHERITED:
        return False
    if word.end() <= figure.start:
        return _is_of_a_share(view, word, figure)
    if _set_against().search(view.folded, figure.end, word.start()):
        return True
    between = view.figures_in(figure.end, word.start())
    if between:
        return _COMPLEMENT.fullmatch(view.folded, between[-1].end, word.start()) is not None
    return (
        word.start() >= figure.end
        and _COMPLEMENT.fullmatch(view.folded, figure.end, word.start()) is None
        and any(
            _OWN_FIGURE.fullmatch(view.folded, word.end(), other.start)
            for other in view.figures_in(word.end(), word.end() + _FOLLOWING)
        )
    )


@cache
def _set_against() -> re.Pattern[str]:
    against = load_lexicon("idioms")["against"]
    return any_of(against, after=r"\s+(?:(?:le|la|les|son|sa|ses|leur|leurs)\s+|l')?(?:\w+\s+)?$")


def _is_of_a_share(view: View, word: re.Match[str], figure: Mention) -> bool:
    """Whether a word says what an earlier percentage is of: «5,8 % du PIB, à 169 milliards»."""
    shares = view.figures_in(view.sentence(figure).start, word.start())
    return (
        bool(shares)
        and shares[-1].kind is not figure.kind
        and isinstance(shares[-1].value, Quantity)
        and shares[-1].value.unit == "%"
        and _COMPLEMENT.fullmatch(view.folded, shares[-1].end, word.start()) is not None
    )


def _says_when(view: View, idiom: Idiom, figure: Mention) -> bool:
    """Whether what happened stands behind the figure, or apart from it by a comma."""
    return idiom.start >= figure.end or "," in view.folded[idiom.end : figure.start]


def _last(view: View, sentence: Sentence, figure: Mention) -> int:
    """Where the words end that may say what a figure is: «5 Md€ pour Orion, dont la dette …» is no debt."""
    return next(
        (
            name.end
            for name in view.names_in(figure.end, sentence.end)
            if _TO_A_NAME.fullmatch(view.folded, figure.end, name.start)
            and _ELSEWHERE.match(view.folded, name.end, sentence.end)
        ),
        sentence.end,
    )


def _taken_up(view: View, end: int, figure: Mention) -> int:
    """Where the words end that part a noun before a figure from it; «celle de X» takes up the one before."""
    figures = view.figures_in(end, figure.start)
    if len(figures) == 1 and _THAT_OF.search(view.folded, figures[0].end, figure.start):
        return figures[0].start
    return figure.start


def _cost(view: View, start: int, end: int, figure: Mention) -> int:
    """How many words away, more across other figures; less than none for «20 milliards d'investissement»."""
    if start < figure.end and figure.start < end:
        return 0
    follows = start >= figure.end
    first, last = (past_inset(view, figure, start), start) if follows else (end, _taken_up(view, end, figure))
    between = view.folded[first:last]
    if (_COMPLEMENT if follows else _HEAD).fullmatch(between):
        return _DECISIVE
    return (
        _AFTER * follows
        + _SEMICOLON * (follows and _ANOTHERS.match(between) is not None)
        + min(len(view.words(first, last)), _MOST_WORDS)
        + _COMMA * between.count(",")
        + _SEMICOLON * between.count(";")
        + _OTHER_FIGURE * len(view.figures_in(first, last))
        + _OTHER_FIGURE * (not follows and _is_of_the_one_before(view, start, figure))
    )


def _is_of_the_one_before(view: View, start: int, figure: Mention) -> bool:
    """Whether an earlier figure is of the word first: «17 milliards de dons et 33 d'autres aides»."""
    figures = view.figures_in(view.sentence(figure).start, start)
    return bool(figures) and _COMPLEMENT.fullmatch(view.folded, figures[-1].end, start) is not None
