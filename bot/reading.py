"""What the rules that need no table look at: a text, and what was read in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.folding import fold
from bot.model import Claim, Sentence
from bot.wording import Language


@dataclass(frozen=True)
class Reading:
    """A plain text, its sentences, and the claims of its figures and of its dates, in text order.

    `published` is the day the text came out, None when that is not known. `guesses` are bare numbers that may
    be figures of the unit of the amount before; until they are told apart, they stand among the figures.
    """

    text: str
    sentences: Sequence[Sentence]
    figures: Sequence[Claim]
    dates: Sequence[Claim]
    published: date | None
    guesses: Sequence[Claim] = ()

    @cached_property
    def folded(self) -> str:
        """The text as words are compared in it."""
        return fold(self.text)


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure or date that the text itself shows to be wrong.

    `words` fill in the rule's messages, by language; `suggestion` is the correction to type, where the text
    leaves no doubt what it is.
    """

    claim: Claim
    words: Mapping[Language, Mapping[str, str]]
    suggestion: str = ""
