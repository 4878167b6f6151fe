"""A day told in a sentence that only stands for what it dates: «L'opération avait été annoncée le …»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.claims.view import View
from bot.claims.words import attachment_words
from bot.folding import agreeing, any_of
from bot.lexicon import load_lexicon
from bot.model import Kind, Mention

_MOST_WORDS = 12
_BACK = 2
_CAPITAL = re.compile(r"(?<=\w[ '’-])[A-ZÀ-Ý]|(?<=[,;:] )[A-ZÀ-Ý]")
_WHEREBY = re.compile(r"\b(?:par|a|au|aux|dans|depuis|chez)\s+[^,.;:()]*$")
"""Who did it, and where."""


def find_resumed(view: View, date: Mention) -> tuple[Sequence[Mention], str] | None:
    """Returns the subjects that the date's sentence may stand for, each once, and its words up to the date.

    It opens with a word that stands for a name, or with what was done («Annoncé mercredi …»), or says who did
    it to the subject («Y l'a signé le …»), and names nobody up to the date but who did it, and where; or it
    points at them («ce texte, adopté le …»). They are of the last sentence that names any, near before.
    """
    sentence = view.sentence(date)
    start = sentence.start
    if pointed := _this().search(view.folded, start, date.start):
        words = pointed["done"]
    elif view.names_in(start, date.start) or len(view.words(start, date.start)) > _MOST_WORDS:
        return None
    else:
        words = view.folded[start : date.start]
        if _turns().search(words) or not (_done_to_it().search(words) or _opens(view, date)):
            return None
    number = view.sentence_number(date)
    for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
        one = view.sentences[earlier]
        if one.paragraph < sentence.paragraph - 1:
            return None
        named = {
            str(name.value): name for name in view.names_in(one.start, one.end) if name.kind is Kind.SUBJECT
        }
        if named:
            return tuple(named.values()), words
    return None


def _opens(view: View, date: Mention) -> bool:
    """Whether the sentence opens with what stands for the subject, and names but who did it, and where."""
    start = view.sentence(date).start
    opens = attachment_words().stand_in.match(view.folded, start) or _opening().match(view.folded, start)
    agent = _WHEREBY.search(view.folded[start : date.start])
    told = view.text[start : start + agent.start() if agent else date.start]
    return opens is not None and _CAPITAL.search(told) is None


@cache
def _done_to_it() -> re.Pattern[str]:
    """«Y l'avait signé le …»."""
    deeds = any_of(agreeing(load_lexicon("occasions")["deeds"])).pattern
    return re.compile(
        rf"\bl'(?:a|ont|avait|avaient)\s+(?:\w+ment\s+|enfin\s+|deja\s+)?{deeds}\s+(?:des\s+)?(?:le|en)\s+$"
    )


@cache
def _opening() -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")["openings"], before=r"\W*")


@cache
def _this() -> re.Pattern[str]:
    """«Y n'a pas signé ce texte, adopté le …»."""
    words = load_lexicon("occasions")
    deeds = any_of(agreeing([*words["deeds"], *words["looser_deeds"]])).pattern
    noun = any_of([*words["stand_ins"], "declaration", "loi", "plan", "decret", "offre"]).pattern
    return re.compile(rf"\b(?:ce|cet|cette)\s+{noun}\s*,\s*(?P<done>{deeds})\s+(?:des\s+)?(?:le|en)\s+$")


@cache
def _turns() -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")["turns"])
