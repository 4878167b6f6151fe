"""The passage as the claim finders look at it: sentences, what stands in them, what stands between."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, cached_property

from bot.claims.peoples import is_people
from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.model import Kind, Mention, Quantity, Sentence

_WORD = re.compile(r"\w+")
_CLAUSE_EDGE = re.compile(r"[;!?•]|\s[–—]\s|\.\s|\b(?:tandis que|alors que|mais|contre|quand|pendant que)\b")
_LOCATIVE = re.compile(r"\b(?:en|a|au|aux|vers|dans)\s+(?:l'|la |le |les )?$")
_RIGHT_THERE = re.compile(r"\s*(?:d'investissements? )?(?:a|au|aux)\s+(?:l'|la |le |les )?")
"""Right behind a figure: «2 milliards à Eindhoven»."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OLD_YEAR = re.compile(r"\ben (1[5-8]\d\d)\b")
_PAUSE = re.compile(r"[,;:]")
_FROM_TO = re.compile(r"\W*(?:de |du |d')[^,;:.]{2,40}\s(?:a|au|aux)\s[^,;:.]{2,40},")
"""«De Brest à Djibouti, …» says how far somebody is, not where the money goes."""
_OUT_OF, _AS_FAR_AS = (
    re.compile(r",\s+(?:de |du |des |d')(?:la |l')?$"),
    re.compile(r"\s+(?:a|au|aux|jusqu'a|jusqu'au|jusqu'aux|jusqu'en)\s+(?:l'|la |le |les )?"),
)
"""«40 pays, du Chili à la Suède»: they name some of what is counted, not where it is."""
_SINCE = re.compile(r"\bdepuis (?:le )?(?:\w+ ){0,3}?((?:19|20)\d\d)\b")
_OPENING_YEAR = re.compile(r"\W*(?:\w+[^\w,]+){0,6}?((?:19|20)\d\d)\b")
_MOST_NAMES = 12


class View:
    """A text, its sentences, its figures and its names; offsets are into the plain text throughout."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        figures: Sequence[Mention],
        names: Sequence[Mention],
        places: Sequence[Mention] = (),
    ) -> None:
        self._places = places
        self._place_starts = [place.start for place in places]
        self.text = text
        self.sentences = sentences
        self.figures = [figure for figure in figures if not figure.is_guess]
        self.names = sorted(names, key=lambda name: (name.start, name.end))
        self._starts = [sentence.start for sentence in sentences]
        self._name_starts = [name.start for name in self.names]
        self._figure_starts = [figure.start for figure in self.figures]

    @cached_property
    def folded(self) -> str:
        """The text as words are compared in it."""
        return fold(self.text)

    def sentence_number(self, mention: Mention) -> int:
        """The number of the sentence a mention stands in."""
        return max(0, bisect_right(self._starts, mention.start) - 1)

    def sentence(self, mention: Mention) -> Sentence:
        """The sentence a mention stands in."""
        return self.sentences[self.sentence_number(mention)]

    def names_in(self, start: int, end: int) -> list[Mention]:
        """The names that stand wholly within a span."""
        return _within(self.names, self._name_starts, start, end)

    def names_around(self, figure: Mention) -> list[Mention]:
        """The names of the figure's sentence, the nearest where there are very many."""
        sentence = self.sentence(figure)
        before = self.names_in(sentence.start, figure.start)[-_MOST_NAMES:]
        after = [name for name in self.names_in(sentence.start, sentence.end) if name.end > figure.start][
            :_MOST_NAMES
        ]
        return [*before, *after]

    def figures_in(self, start: int, end: int) -> list[Mention]:
        """The figures that stand wholly within a span."""
        return _within(self.figures, self._figure_starts, start, end)

    def words(self, start: int, end: int) -> list[str]:
        """The folded words of a span."""
        return _WORD.findall(self.folded, start, end)

    def clause_span(self, figure: Mention) -> tuple[int, int]:
        """The part of the figure's sentence that speaks of it: up to the next strong break on each side."""
        sentence = self.sentence(figure)
        start, end = sentence.start, sentence.end
        for edge in _CLAUSE_EDGE.finditer(self.folded, sentence.start, figure.start):
            start = edge.end()
        edge_after = _CLAUSE_EDGE.search(self.folded, figure.end, sentence.end)
        return start, edge_after.start() if edge_after else end

    def places(self, figure: Mention) -> tuple[Mention, ...]:
        """The countries that the words around the figure, up to the figures beside it, put it in.

        A town only where it stands right behind the figure.
        """
        start, end = self.clause_span(figure)
        others = self.figures_in(start, end)
        first = max((other.end for other in others if other.end <= figure.start), default=start)
        last = min((other.start for other in others if other.start >= figure.end), default=end)
        towns = (
            name
            for name in self.names_in(figure.end, last)[:1]
            if name.kind is Kind.PLACE and _RIGHT_THERE.fullmatch(self.folded, figure.end, name.start)
        )
        countries = (
            place
            for place in _within(self._places, self._place_starts, first, last)
            if self._is_said_to_be_there(place, first, figure)
            and not _backdrop().search(self.folded, first, place.start)
            and not is_people(place.text)
            and not (figure.kind is Kind.COUNT and self._closes_an_extent(place))
        )
        opening = _FROM_TO.match(self.folded, start, figure.start)
        return tuple(
            {
                place.start: place
                for place in (*towns, *countries)
                if opening is None or place.start >= opening.end()
            }.values()
        )

    def _is_said_to_be_there(self, place: Mention, first: int, figure: Mention) -> bool:
        """Whether a country is where something is: «en Inde», or its flag before the figure."""
        if place.is_sign:
            return place.start < figure.start
        return _LOCATIVE.search(self.folded, max(first, place.start - 12), place.start) is not None

    def _closes_an_extent(self, place: Mention) -> bool:
        earlier = bisect_left(self._place_starts, place.start) - 1
        if earlier < 0:
            return False
        first = self._places[earlier]
        lead = self.folded[max(self.sentence(place).start, first.start - 10) : first.start]
        return (
            _OUT_OF.search(lead) is not None
            and _AS_FAR_AS.fullmatch(self.folded, first.end, place.start) is not None
        )

    def before(self, figure: Mention) -> str:
        """The folded words of its sentence from the figure before, if any, to this one."""
        start = self.sentence(figure).start
        others = self.figures_in(start, figure.start)
        return self.folded[others[-1].end if others else start : figure.start]

    def after(self, figure: Mention) -> str:
        """The folded words of its sentence from this figure to the next, what is counted there included."""
        end = self.sentence(figure).end
        others = self.figures_in(figure.end, end)
        if others and others[0].kind is Kind.COUNT:
            return self.folded[
                figure.end : others[0].end
            ]  # «… pour quatre gigafactories» says what it is for
        return self.folded[figure.end : others[0].start if others else end]

    def years(self, figure: Mention) -> tuple[int, ...]:
        """The years said of it: between its commas or at the head of its sentence, but horizons and names."""
        sentence = self.sentence(figure)
        told = self._unnamed(sentence)
        at = figure.start - sentence.start
        start = max(told.rfind(mark, 0, at) for mark in ",(;:")
        end = _PAUSE.search(told, figure.end - sentence.start)
        clause = max(start, 0), end.start() if end else len(told)
        found = [*_YEAR.findall(told, *clause), *_OLD_YEAR.findall(told, *clause)]
        found += _SINCE.findall(told)
        opening = _OPENING_YEAR.match(told, 0, at)
        if opening and not self.figures_in(sentence.start, sentence.start + opening.start(1)):
            found.append(opening[1])  # «Après 10 milliards en 2023, …» dates the 10
        horizons = " ".join(
            other.value.period or ""
            for other in self.figures_in(sentence.start, sentence.end)
            if isinstance(other.value, Quantity)
        )
        return tuple(sorted({int(year) for year in found if year not in horizons}))

    def _unnamed(self, sentence: Sentence) -> str:
        """The folded sentence without its names («France 2030») and other years that date nothing."""
        told = self.folded[sentence.start : sentence.end]
        for name in self.names_in(sentence.start, sentence.end):
            start, end = name.start - sentence.start, name.end - sentence.start
            told = f"{told[:start]}{' ' * (end - start)}{told[end:]}"
        return _of_no_time().sub(lambda match: " " * len(match.group()), told)


@cache
def _backdrop() -> re.Pattern[str]:
    """What goes on somewhere while the figure is told: «sur fond de guerre en …», «face au conflit au …»."""
    words = load_lexicon("attachment")
    before, event = any_of(words["backdrops"]).pattern, any_of(words["goings_on"]).pattern
    return re.compile(
        rf"{before}(?:\s+[\w']+){{0,4}}?[\s']+{event}(?:\s\w+)?"
        r"\s+(?:en|a|au|aux|dans)\s+(?:l'|la |le |les )?$"
    )


@cache
def _of_no_time() -> re.Pattern[str]:
    """A base of prices («en euros de 2020»), or how far back an extreme goes («au plus haut depuis 2021»)."""
    words = load_lexicon("bygone")
    base, kind, extreme = (any_of(words[key]).pattern for key in ("bases", "base_kinds", "extremes"))
    year = r"(?:19|20)\d\d\b"
    return re.compile(
        rf"\b(?:en|aux?) {base}(?: {kind})?(?: de| d'| en)? {year}"
        rf"|{extreme}(?:[ ,]+[\w']+){{0,4}} depuis(?: [\w']+){{0,4}} {year}"
    )


def _within(mentions: Sequence[Mention], starts: list[int], start: int, end: int) -> list[Mention]:
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    return [mention for mention in mentions[first:last] if mention.end <= end]
