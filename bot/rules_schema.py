"""What a rule file may hold: an attribute with the words that name it, or an error with how it is told."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.folding import any_of, fold
from bot.model import Label, Severity

MARKED = re.compile(r"\[([^\[\]]+)\]")
"""The figure of an example, between its brackets."""

Comparison = Literal[
    "agrees",
    "tells_a_bound",
    "was_right",
    "told_as_done",
    "other_period",
    "other_owner",
    "other_country",
    "other_date",
    "other_currency",
    "other_magnitude",
    "other_amount",
    "other_count",
    "document",
    "conversion",
    "english_scale",
    "ratio",
    "total",
    "weekday",
    "nothing",
]
"""The comparisons that a rule may name: `bot/verdicts/comparing.py` holds a claim against a fact,
`bot/verdicts/inner.py` against its own text.
"""

Words = Annotated[str, Field(min_length=1)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AttributeExample(_Row):
    """A sentence with its figure in brackets, and whether its words name the rule's attribute."""

    text: Words
    names: bool


class AttributeRule(_Row):
    """A thing that can be measured, and the words that name it.

    `measures` is the kind of figure that can tell it. `weak_cues` name it only where no cue stands nearer.
    `kind` is `event` for what is announced once and may be announced again with another figure: it is only
    held against texts published within `window_days` of it; `state` for what goes on. Near one of the words
    of `narrowed_by` («trimestre», «filiale»), a figure tells only a part, or something akin.
    """

    id: str
    title: Words
    why: Words
    measures: Literal["money", "count", "share", "power"]
    kind: Literal["event", "state"]
    window_days: int = 0
    cues: tuple[Words, ...] = Field(min_length=1)
    weak_cues: tuple[Words, ...] = ()
    narrowed_by: tuple[Words, ...] = ()
    limits: Words
    examples: tuple[AttributeExample, ...]

    def is_named_weakly(self, word: str) -> bool | None:
        """Whether a folded word names the attribute only weakly; None when it does not name it."""
        strong, weak = self._patterns
        if strong.fullmatch(word):
            return False
        return True if weak and weak.fullmatch(word) else None

    @cached_property
    def narrowing(self) -> re.Pattern[str] | None:
        """Matches, in folded text, a word that makes a figure only a part of what the attribute measures."""
        return any_of(map(fold, self.narrowed_by)) if self.narrowed_by else None

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
        return any_of(map(fold, self.cues)), any_of(map(fold, self.weak_cues)) if self.weak_cues else None


class VerdictExample(_Row):
    """A sentence with its figure in brackets, its day, and what the rule makes of it.

    `fires`: the rule gives its verdict. `right`: the figure is supported. `silent`: nothing is contradicted.
    """

    text: Words
    published: date
    expect: Literal["fires", "right", "silent"]
    title: str = ""

    @property
    def plain(self) -> str:
        """The text without its brackets."""
        return MARKED.sub(r"\1", self.text)

    @property
    def span(self) -> tuple[int, int]:
        """The offsets of the marked figure in the plain text."""
        start = self.text.index("[")
        return start, self.text.index("]") - 1


class Said(_Row):
    """What an editor reads, in both languages."""

    fr: Words
    en: Words


class VerdictRule(_Row):
    """An error, or its absence: the comparison that tells it, and how it is told.

    `compare` names a function of `bot/verdicts/comparing.py` or `inner.py`; rules are tried by
    ascending `priority`. Into its `message`, `bot/verdicts/` fills `{subject}`, `{fact}`, `{stated}` and the
    like. `needs` says how sure the match must be: `attribute` (owner and attribute named),
    `owner`, or `nothing`.
    """

    id: str
    label: Label
    severity: Severity
    compare: Comparison
    priority: int
    needs: Literal["attribute", "owner", "nothing"]
    title: Said
    why: Words
    limits: Words
    message: Said
    suggestion: str = "{fact}"
    examples: tuple[VerdictExample, ...]
