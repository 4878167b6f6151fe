"""What a name does in its own sentence: acts, goes along, is a place, completes, or only describes."""

from __future__ import annotations

import re

from bot.claims.view import View
from bot.claims.words import attachment_words
from bot.model import Kind, Mention

COMPANION, PLACE, COMPLEMENT = 8, 10, 6
"""What the place of a name costs it as an owner, in words (see bot/claims/owners.py)."""

_WORDS_OF_PRESENTATION = 3
_LONGEST_LEAD_IN = 200
_LONGEST_PHRASE = 120
_COORDINATION = re.compile(r"\s*(?P<joint>,|et|ou|&|,\s*et)\s*(?:l'|la |le |les |d'|de )?\s*")
_GOES_ON = re.compile(r"\s*(?:,\s*\w|(?:et|ou|&)\s)")
_ACTED = re.compile(
    r"\W*\w{2,}(?:e|es|ee|ees|i|is|ie|ies|it|its|us|u|ue)\s(?:[\w']+\s){0,3}?par\s(?:[\w']+\s|l'){0,3}"
)
"""«Mené par X, il …»: X goes along with whatever the sentence is about."""
_DATELINE = re.compile(
    r"\s*(?:\([^()\n]{2,30}\)\s*)?(?:,\s[^.:;()\n]{2,40}?)?\s*\((?P<agency>[^()\n]{2,30})\)\s*[-–—]"
)
_AT = re.compile(r"[,;:]\s*(?:(?:et|mais|or),?\s+)?chez\s+(?:l'|le |la |les )?$")
"""«…, et chez X, le bénéfice …»."""
_SAID_TO_BE = re.compile(r"(?:\s[\w']+){0,4},\s(?:[\w']+ )?(?:evalue|estime|chiffre|fixe|plafonne)e?s?\sa\s")
_COMPLEMENT_LINK = re.compile(r"\s*(?:d'|de |du |des |de la |de l')\s*")


class Roles:
    """The roles of the names of one text, each found once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._words = attachment_words()
        self._costs: dict[tuple[int, int], int] = {}

    def cost(self, name: Mention) -> int:
        """What its place in the sentence costs a name; a coordinated one shares its neighbour's."""
        key = (name.start, name.end)
        if key not in self._costs:
            self._costs[key] = self._find_cost(name)
        return self._costs[key]

    def group(self, name: Mention) -> int:
        """Where the coordination a name stands in («SoftBank, OpenAI et Oracle») begins, or the name."""
        view = self._view
        sentence = view.sentence(name)
        start, last = name.start, name
        for previous in reversed(
            view.names_in(max(sentence.start, name.start - _LONGEST_PHRASE), name.start)
        ):
            if previous.end > start:  # one span may name two subjects
                continue
            if not self._is_coordinated(last, view.folded[previous.end : start]):
                break
            start, last = previous.start, previous
        return start

    def _is_coordinated(self, name: Mention, between: str) -> bool:
        """Whether what stands before a name joins it to another; a comma only does in a list that goes on."""
        joint = _COORDINATION.fullmatch(between)
        return joint is not None and (
            joint["joint"] != "," or bool(_GOES_ON.match(self._view.folded, name.end))
        )

    def phrase_end(self, name: Mention, limit: int) -> int:
        """Where the name's phrase ends before `limit`: behind what completes it («le campus de X et Y»)."""
        end, completed = name.end, False
        for other in self._view.names_in(name.end, min(limit, name.end + _LONGEST_PHRASE)):
            if other.start < end:  # one span may name two subjects
                continue
            between = self._view.folded[end : other.start]
            if not (_COMPLEMENT_LINK.fullmatch(between) or (completed and _COORDINATION.fullmatch(between))):
                break
            end, completed = other.end, True
        return end

    def can_own(self, name: Mention) -> bool:
        """Whether a figure can be the name's, which neither describes nor merely places something."""
        if name.kind is Kind.SUBJECT:
            return True
        return not (self.reports(name) or self._is_description(name)) and self.cost(name) != PLACE

    def reports(self, name: Mention) -> bool:
        """Whether a name is of those who count what is others' («la Cour des comptes», «l'Insee»).

        One «qui compte 38 membres» has them.
        """
        return (
            name.kind is not Kind.SUBJECT
            and self._words.which_counts.match(self._view.folded, name.end) is None
            and self._words.reporter.search(self._view.folded, name.start, name.end) is not None
        )

    def has_acted(self, name: Mention) -> bool:
        """Whether the sentence opens with what a name did to what it is about («Lancé par X, le plan …»)."""
        return _ACTED.fullmatch(self._view.folded, self._view.sentence(name).start, name.start) is not None

    def leads_in(self, number: int) -> bool:
        """Whether a sentence is a heading or ends in a colon, and so speaks of what follows it."""
        sentence = self._view.sentences[number]
        text = self._view.text[sentence.start : sentence.end]
        return len(text) <= _LONGEST_LEAD_IN and (text.endswith(":") or text[-1] not in '.!?…»”"')

    def _find_cost(self, name: Mention) -> int:
        view = self._view
        sentence = view.sentence(name)
        before = view.folded[max(sentence.start, name.start - 40) : name.start]
        previous = view.names_in(max(sentence.start, name.start - _LONGEST_PHRASE), name.start)
        if previous:
            between = view.folded[previous[-1].end : name.start]
            if self._is_coordinated(name, between):
                return self.cost(previous[-1])
            if _COMPLEMENT_LINK.fullmatch(between):
                return COMPLEMENT
        if self._words.companion.search(before) and not self._is_presented(name):
            return COMPANION
        if self.has_acted(name) or self._words.apart.search(before):
            return COMPANION
        is_place = self._words.place.search(before) and not self._is_acted_on(name)
        return PLACE if is_place or self._is_dateline(name) else 0

    def _is_acted_on(self, name: Mention) -> bool:
        """Whether a noun stands where a place might: «toucher aux avoirs gelés, évalués à …»."""
        is_noun = name.kind is Kind.SUBJECT and name.text[0].islower()
        return is_noun and _SAID_TO_BE.match(self._view.folded, name.end) is not None

    def _is_presented(self, name: Mention) -> bool:
        """Whether the sentence begins with the name, but for a few words («Des initiatives comme…»).

        Or its clause: «… et, chez X, le bénéfice …».
        """
        view = self._view
        start = view.sentence(name).start
        return len(view.words(start, name.start)) <= _WORDS_OF_PRESENTATION or (
            _AT.search(view.folded, start, name.start) is not None and view.folded.startswith(",", name.end)
        )

    def _is_dateline(self, name: Mention) -> bool:
        """Whether it is where an agency writes from («Paris (AFP) - …»)."""
        view = self._view
        if view.sentence(name).start != name.start:
            return False
        line = _DATELINE.match(view.text, name.end)
        return line is not None and self._words.reporter.search(view.folded, *line.span("agency")) is not None

    def _is_description(self, name: Mention) -> bool:
        """Whether it is part of a common noun's phrase («l'initiative européenne», «le pays du Golfe»)."""
        head = self._words.common.match(self._view.folded, name.start, name.end)
        if head:
            rest = name.text[head.end() - name.start :].split()
            return name.text[0].islower() or not any(word[0].isupper() for word in rest)
        before = self._view.folded[max(0, name.start - 40) : name.start]
        return self._words.headed.search(before) is not None
