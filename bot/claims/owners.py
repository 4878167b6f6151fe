"""Whose figure it is: every name around it, by how far the sentence puts it from the figure.

Costs are counted in words; the constants below say how many words each turn of the sentence is
worth. They are compared with the dependency parse in docs/decisions/.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from bot.claims.view import View
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Kind, Mention, Owner, Quantity, Sentence

_MANY_WORDS = 10
_COMMA, _SEMICOLON, _OTHER_FIGURE, _CONTRAST = 1, 10, 4, 8
_COMPANION, _PLACE, _COMPLEMENT, _INSERTION, _CLOSED_BRACKET, _UNLINKED, _OFF_TOPIC = 8, 10, 6, 5, 12, 20, 16
_STAND_IN, _EARLIER_SENTENCE, _LEAD_IN, _EARLIER_PARAGRAPH = 5, 20, 20, 30
_SENTENCES_BACK = 8
_WORDS_BEFORE_STAND_IN = 3
_LONGEST_LEAD_IN = 200

_APPOSED = re.compile(r"""\s*["»”“']?\s*(?:[(:]|,?\s*soit\s|\s[–—-])\s*(?:[\w']+\s){0,2}""")
_PRESENTED = re.compile(r"\s*[(:]\s*(?:l'|la |le |les )?")
_ENTRY = re.compile(r"[^.,;:]{0,40}:")
_COORDINATION = re.compile(r"\s*(?:,|et|ou|&|,\s*et)\s*(?:l'|la |le |les |d'|de )?\s*")
_COMPLEMENT_LINK = re.compile(r"\s*(?:d'|de |du |des |de la |de l')\s*")


@dataclass(frozen=True, slots=True)
class _Words:
    contrast: re.Pattern[str]
    companion: re.Pattern[str]
    place: re.Pattern[str]
    link: re.Pattern[str]
    stand_in: re.Pattern[str]
    part: re.Pattern[str]
    article: re.Pattern[str]
    common: re.Pattern[str]
    headed: re.Pattern[str]


@cache
def _words() -> _Words:
    words = load_lexicon("attachment")
    giver, bridge = any_of(words["givers"]).pattern, any_of(words["bridges"]).pattern
    article, agent = any_of(words["articles"]).pattern, any_of(words["agents"]).pattern
    return _Words(
        contrast=any_of(words["contrasts"]),
        companion=any_of(words["companions"], after=rf"\W*(?:{article}\s*)?$"),
        place=any_of(words["locatives"], after=rf"\s*(?:{article}\s*)?$"),
        link=re.compile(
            rf"\s*(?:(?:{bridge}\s*){{0,3}}{giver}|,?\s*{agent}\s+par)\s*(?:(?:{bridge}|{giver})\s*){{0,5}}[«\"“]?\s*$"
        ),
        stand_in=any_of(words["stand_ins"]),
        part=any_of(words["parts"]),
        article=re.compile(rf"\s*{article}"),
        common=any_of(words["common_nouns"]),
        headed=any_of(words["stand_in_heads"], after=r"\s+(?:du |de |des |d'|de la |de l')$"),
    )


class OwnerFinder:
    """Ranks the names around each figure of one text."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._words = _words()
        self._roles: dict[tuple[int, int], int] = {}

    def of(self, figure: Mention) -> tuple[Owner, ...]:
        """Returns the candidate owners of a figure, cheapest first; the same subject may stand twice."""
        view = self._view
        number = view.sentence_number(figure)
        sentence = view.sentences[number]
        owners = [
            self._owner(name, self._cost(name, figure))
            for name in view.names_in(sentence.start, sentence.end)
            if not self._is_description(name) and (name.kind is Kind.SUBJECT or not _overlap(name, figure))
        ]
        owners += self._from_before(figure, number)
        return tuple(sorted(owners, key=lambda owner: (owner.cost, owner.start)))

    def is_part(self, figure: Mention) -> bool:
        """Whether it is given as a part of an earlier figure («dont 15 milliards»), and to nobody else."""
        view = self._view
        sentence = view.sentences[view.sentence_number(figure)]
        before = view.figures_in(sentence.start, figure.start)
        part = self._words.part.search(view.folded, before[0].end, figure.start) if before else None
        return part is not None and not view.names_in(part.end(), figure.start)

    def _owner(self, name: Mention, cost: int, *, is_earlier: bool = False) -> Owner:
        subject = name.value if name.kind is Kind.SUBJECT and isinstance(name.value, str) else ""
        return Owner(name.start, name.end, name.text, subject, cost, is_earlier, self._group(name))

    def _cost(self, name: Mention, figure: Mention) -> int:
        if _overlap(name, figure):
            return 0  # «35 sites clés en main» names what it counts
        if name.end <= figure.start:
            return self._before(name, figure)
        return self._after(name, figure)

    def _before(self, name: Mention, figure: Mention) -> int:
        between = self._view.folded[name.end : figure.start]
        if _APPOSED.fullmatch(between):
            return 0
        cost = self._distance(name.end, figure.start) + self._role(name)
        opened = between.find("(")
        if between.find(")") >= 0 and (opened < 0 or between.find(")") < opened):
            cost += _CLOSED_BRACKET
        if self._is_inserted(name, figure):
            cost += _INSERTION
        return cost

    def _after(self, name: Mention, figure: Mention) -> int:
        between = self._view.folded[figure.end : name.start]
        if (
            _is_apposed_after(between, self._view.folded[name.end : name.end + 1])
            or _PRESENTED.fullmatch(between)
            or self._words.link.match(between)
        ):
            return 1 + len(self._view.words(figure.end, name.start)) // 2
        return _UNLINKED + self._distance(figure.end, name.start) + self._role(name)

    def _distance(self, start: int, end: int) -> int:
        between = self._view.folded[start:end]
        words = len(self._view.words(start, end))
        return (words if words <= _MANY_WORDS else _MANY_WORDS + (words - _MANY_WORDS) // 3) + (
            _COMMA * between.count(",")
            + _SEMICOLON * between.count(";")
            + _CONTRAST * len(self._words.contrast.findall(between))
            + _OTHER_FIGURE * len(self._view.figures_in(start, end))
        )

    def _role(self, name: Mention) -> int:
        """What its own place in the sentence costs a name; a coordinated one shares its neighbour's."""
        key = (name.start, name.end)
        if key not in self._roles:
            self._roles[key] = self._find_role(name)
        return self._roles[key]

    def _group(self, name: Mention) -> int:
        """Where the coordination a name stands in begins («SoftBank, OpenAI et Oracle»), or the name itself."""
        view = self._view
        sentence = view.sentences[view.sentence_number(name)]
        start = name.start
        for previous in reversed(view.names_in(sentence.start, name.start)):
            if not _COORDINATION.fullmatch(view.folded, previous.end, start):
                break
            start = previous.start
        return start

    def _find_role(self, name: Mention) -> int:
        view = self._view
        sentence = view.sentences[view.sentence_number(name)]
        before = view.folded[max(sentence.start, name.start - 40) : name.start]
        previous = [other for other in view.names_in(sentence.start, name.start) if other.end <= name.start]
        if previous:
            between = view.folded[previous[-1].end : name.start]
            if _COORDINATION.fullmatch(between):
                return self._role(previous[-1])
            if _COMPLEMENT_LINK.fullmatch(between):
                return _COMPLEMENT
        if self._words.companion.search(before) and not self._opens(name):
            return _COMPANION
        return _PLACE if self._words.place.search(before) else 0

    def _opens(self, name: Mention) -> bool:
        """Whether the sentence begins with the name, but for a few words («Des initiatives comme…»)."""
        start = self._view.sentences[self._view.sentence_number(name)].start
        return len(self._view.words(start, name.start)) <= _WORDS_BEFORE_STAND_IN

    def _is_description(self, name: Mention) -> bool:
        """Whether it is part of a common noun's phrase («l'initiative européenne», «le pays du Golfe»)."""
        if name.kind is Kind.SUBJECT:
            return False
        folded = self._view.folded[name.start : name.end]
        head = self._words.common.match(folded)
        if head and (
            name.text[0].islower() or not any(word[0].isupper() for word in name.text[head.end() :].split())
        ):
            return True
        before = self._view.folded[max(0, name.start - 40) : name.start]
        return head is None and self._words.headed.search(before) is not None

    def _is_inserted(self, name: Mention, figure: Mention) -> bool:
        """Whether the name stands between commas, set into what is said of an earlier name.

        Behind the second comma, an article begins an apposition to the name: then it is not set in.
        """
        view = self._view
        sentence = view.sentences[view.sentence_number(name)]
        previous = view.names_in(sentence.start, name.start)
        if not previous or "," not in view.folded[previous[0].end : name.start]:
            return False
        closing = view.folded.find(",", name.end, figure.start)
        return (
            closing >= 0
            and len(view.words(name.end, closing)) <= _WORDS_BEFORE_STAND_IN
            and not self._words.article.match(view.folded, closing + 1)
        )

    def _from_before(self, figure: Mention, number: int) -> list[Owner]:
        """Names of earlier sentences of the paragraph, of the line that leads in, of the paragraph before.

        A sentence that itself begins with a stand-in only passes on whom it speaks of.
        """
        view = self._view
        paragraph = view.sentences[number].paragraph
        owners: list[Owner] = []
        base = _STAND_IN if self._is_stood_for(figure) else _EARLIER_SENTENCE
        topics = self._topics(paragraph)
        goes_on = self._begins_paragraph(figure, number)
        back = 0
        for earlier_number in range(number - 1, max(-1, number - 1 - _SENTENCES_BACK), -1):
            earlier = view.sentences[earlier_number]
            if earlier.paragraph < paragraph - 1:
                break
            if earlier.paragraph == paragraph:
                start = base
            elif goes_on and earlier_number == number - 1:
                start = _STAND_IN
            else:
                start = _LEAD_IN if self._leads_in(earlier_number) else _EARLIER_PARAGRAPH
            names = [
                name for name in view.names_in(earlier.start, earlier.end) if not self._is_description(name)
            ]
            for place, name in enumerate(names):
                cost = start + back + 2 * min(place, 5) + self._role(name)
                if topics and name.value not in topics:
                    cost += _OFF_TOPIC
                owners.append(self._owner(name, cost, is_earlier=True))
            back += 0 if not names and self._begins_with_stand_in(earlier) else 4
        return owners

    def _is_stood_for(self, figure: Mention) -> bool:
        """Whether the figure's clause is headed by a word that stands for a name of the sentence before."""
        start, _ = self._view.clause_span(figure)
        match = self._words.stand_in.search(self._view.folded, start, figure.start)
        return (
            match is not None
            and len(self._view.words(start, match.start())) <= _WORDS_BEFORE_STAND_IN
            and all(self._is_description(name) for name in self._view.names_in(match.start(), figure.start))
        )

    def _begins_paragraph(self, figure: Mention, number: int) -> bool:
        """Whether the figure heads its paragraph, under a line that is a heading or an entry («Nom : …»)."""
        if number == 0:
            return False
        view = self._view
        sentence, earlier = view.sentences[number], view.sentences[number - 1]
        if sentence.paragraph == earlier.paragraph or len(view.words(sentence.start, figure.start)) > 2:
            return False
        names = view.names_in(earlier.start, earlier.end)
        is_entry = bool(names) and _ENTRY.fullmatch(
            view.folded, names[0].end, view.folded.find(":", names[0].end) + 1
        )
        return self._leads_in(number - 1) or bool(
            is_entry and len(view.words(earlier.start, names[0].start)) <= 1
        )

    def _topics(self, paragraph: int) -> set[object]:
        """The subjects named by the heading of a paragraph; what it stands for is one of them."""
        view = self._view
        heading = bisect_left(view.sentences, paragraph, key=lambda sentence: sentence.paragraph) - 1
        if heading < 0 or not self._leads_in(heading):
            return set()
        sentence = view.sentences[heading]
        return {
            name.value for name in view.names_in(sentence.start, sentence.end) if name.kind is Kind.SUBJECT
        }

    def _begins_with_stand_in(self, sentence: Sentence) -> bool:
        return self._words.stand_in.match(self._view.folded, sentence.start) is not None

    def _leads_in(self, number: int) -> bool:
        """Whether a sentence is a heading or ends in a colon, and so speaks of what follows it."""
        sentence = self._view.sentences[number]
        text = self._view.text[sentence.start : sentence.end]
        return len(text) <= _LONGEST_LEAD_IN and (text.endswith(":") or text[-1] not in '.!?…»”"')


def _is_apposed_after(between: str, following: str) -> bool:
    """Whether a name stands between commas right behind a figure («500 milliards, Stargate, …»)."""
    return between.strip() == "," and following in (",", ".", "")


def _overlap(name: Mention, figure: Mention) -> bool:
    return name.start < figure.end and figure.start < name.end
