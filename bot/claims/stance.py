"""How a figure is said: asserted, denied, asked, supposed or compared; in the text's own voice or quoted."""

from __future__ import annotations

import re
from functools import cache

from bot.claims.view import View
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Mention, Stance, Voice

_QUOTES = re.compile(r"[«“\"][^«»“”\"]{0,1500}[»”\"“]")
_FEWEST_WORDS_OF_A_QUOTATION = 5


def find_stance(view: View, figure: Mention) -> Stance:
    """Returns what the text does with the figure; asserted unless its words say otherwise."""
    sentence = view.sentences[view.sentence_number(figure)]
    before = view.folded[sentence.start : figure.start]
    after = view.folded[figure.end : sentence.end]
    words = _patterns()
    if words["denials"].search(before[-80:]) or words["afterthoughts"].match(after):
        return Stance.DENIED
    if words["negations"].search(view.before(figure)[-120:]) and not words["presupposed"].search(
        before[-20:]
    ):
        return Stance.DENIED
    if words["corrections"].search(view.folded, sentence.start, sentence.end):
        return Stance.DENIED
    if view.text[sentence.start : sentence.end].rstrip("»”\"' )").endswith("?"):
        return Stance.ASSERTED if words["presupposing"].match(before) else Stance.ASKED
    clause_start, _ = view.clause_span(figure)
    clause = view.folded[clause_start : figure.start]
    supposed = words["suppositions"].search(clause)
    if supposed and not words["not_suppositions"].search(clause):
        return Stance.SUPPOSED
    if words["comparisons"].search(before[-40:]):
        return Stance.COMPARED
    return Stance.ASSERTED


def find_voice(view: View, figure: Mention) -> Voice:
    """Returns whether the figure stands within a quotation long enough to be somebody's words."""
    sentence = view.sentences[view.sentence_number(figure)]
    first = max(0, sentence.start - 1500)
    for match in _QUOTES.finditer(view.text, first, min(len(view.text), sentence.end + 1500)):
        if match.start() < figure.start and figure.end < match.end():
            words = view.words(match.start(), match.end())
            return Voice.QUOTED if len(words) >= _FEWEST_WORDS_OF_A_QUOTATION else Voice.OWN
    return Voice.OWN


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_lexicon("stance")
    between = any_of(words["between"]).pattern
    return {
        "denials": any_of(words["denials"], after=rf"\s*(?:{between}\s*){{0,5}}$"),
        "negations": any_of(words["negations"], after=r"(?:\W+\w+){0,6}?\W*$"),
        "presupposed": any_of(words["presupposed"], after=r"\s*$"),
        "afterthoughts": re.compile(
            r"\s*(?:" + "|".join(re.escape(word) for word in words["afterthoughts"]) + ")"
        ),
        "suppositions": any_of(words["suppositions"]),
        "not_suppositions": any_of(words["not_suppositions"]),
        "presupposing": any_of(words["presupposing"], before=r"\W*"),
        "comparisons": any_of(words["comparisons"], after=r"\s*(?:les|des|aux|la|le|de|d'|ces)?\s*$"),
        "corrections": any_of(words["corrections"]),
    }
