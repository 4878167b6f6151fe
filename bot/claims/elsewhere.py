"""The subjects that a text names out of a figure's reach: in its first line, right behind, anywhere.

And those it speaks of without naming them, wherever their words stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.claims.earlier import SENTENCES_BACK
from bot.claims.view import View
from bot.model import Kind, Mention, Owner

_BESIDE, _ANYWHERE = 40, 60
"""What it costs a subject to stand there: farther than any owner can (see bot/claims/owners.py)."""
_SPOKEN_OF = 19
"""What it costs a topic whose words stand in the figure's sentence or the one before."""
_MOST_SUBJECTS = 40


class Elsewhere:
    """The subjects of one text, those its first sentences name first.

    `subjects` are all that the table's names tell, whatever the model made of them: it does not read where
    no figure can be theirs. `topics` are words that speak of a subject without naming it.
    """

    def __init__(self, view: View, subjects: Sequence[Mention], topics: Sequence[Mention] = ()) -> None:
        self._view = view
        self._topics: defaultdict[str, list[tuple[int, Mention]]] = defaultdict(list)
        for placed in enumerate(topics):
            self._topics[str(placed[1].value)].append(placed)
        self._subjects = [one for one in subjects if one.kind is Kind.SUBJECT]
        firsts = {str(one.value): one for one in reversed(self._subjects)}
        self._firsts = sorted(firsts.values(), key=lambda one: one.start)[:_MOST_SUBJECTS]

    def of(self, figure: Mention) -> tuple[Owner, ...]:
        """Returns the subjects out of reach of a figure, the likeliest first; then those only spoken of."""
        found: dict[tuple[str, bool], Owner] = {}
        for is_implied, names in ((False, self._named(figure)), (True, self._spoken_of(figure))):
            for name, cost in names:
                owner = Owner(
                    name.start, name.end, name.text, str(name.value), cost, True, name.start, True, is_implied
                )
                found.setdefault((owner.subject, is_implied), owner)
        return tuple(found.values())

    def _spoken_of(self, figure: Mention) -> Iterator[tuple[Mention, int]]:
        """The nearest topic of each subject with its cost, the nearest of all first."""
        number = self._view.sentence_number(figure)

        def how_far(placed: tuple[int, Mention]) -> tuple[int, int]:
            return abs(placed[1].start - figure.start), placed[0]

        nearest = []
        for placed in self._topics.values():
            at = bisect_left(placed, figure.start, key=lambda one: one[1].start)
            nearest.append(min(placed[max(0, at - 1) : at + 1], key=how_far))
        for _, topic in sorted(nearest, key=how_far):
            back = number - self._view.sentence_number(topic)
            yield (
                topic,
                _SPOKEN_OF if back in (0, 1) else _BESIDE if abs(back) <= SENTENCES_BACK else _ANYWHERE,
            )

    def _named(self, figure: Mention) -> Iterator[tuple[Mention, int]]:
        if not self._subjects:
            return
        sentences = self._view.sentences
        number = self._view.sentence_number(figure)
        first, end = self._reach(number), sentences[number].end
        following = sentences[number + 1 : number + 2]
        top = sentences[0].end
        behind = following[0].end if following else end
        for start, stop in ((0, min(top, first)), (end, behind)):
            at = slice(*(bisect_left(self._subjects, place, key=_start) for place in (start, stop)))
            yield from ((name, _BESIDE) for name in self._subjects[at])
        for name in self._firsts:
            if not first <= name.start < end:
                yield name, _ANYWHERE

    def _reach(self, number: int) -> int:
        """Where the names begin that bot/claims/earlier.py may hand a figure to."""
        sentences = self._view.sentences
        first = number
        while (
            first
            and number - first < SENTENCES_BACK
            and sentences[first - 1].paragraph >= sentences[number].paragraph - 1
        ):
            first -= 1
        return sentences[first].start


def _start(mention: Mention) -> int:
    return mention.start
