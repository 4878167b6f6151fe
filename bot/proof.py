"""Why a verdict was given: the words read, who else could own the figure, and what the fact covers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a name that the figure could belong to."""

    OWNER = "owner"
    """The figure is its."""
    SAME = "same"
    """Another mention of the owner."""
    ABREAST = "abreast"
    """Coordinated with the owner, or as near to the figure."""
    ASIDE = "aside"
    """Only goes along («avec», «selon»), or completes another name."""
    EARLIER = "earlier"
    """Named in an earlier sentence only, and farther than the owner."""
    UNKNOWN = "unknown"
    """Not of the table, so that nothing is known of its figures."""
    WITHOUT_FACT = "without-fact"
    """Of the table, which has no fact of the kind for it."""
    FARTHER = "farther"
    """Put farther from the figure by the sentence."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of the document; offsets are those of the field the verdict is about, None in another field."""

    start: int | None
    end: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Contender:
    """A name that the figure could belong to; `cost` is how far the sentence puts it, in words."""

    spot: Spot
    subject: str
    cost: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that say what the figure measures, and the attribute they name; `weak` if perhaps another."""

    spot: Spot
    attribute: str
    cost: int
    weak: bool


@dataclass(frozen=True, slots=True)
class Clocks:
    """The value's two clocks, in force since and public since; and when a person last verified the fact."""

    since: date
    public: date
    checked: date


@dataclass(frozen=True, slots=True)
class Proof:
    """All that a verdict rests on, so that it can be replayed.

    `comparison` is the one that the rule names. `covers` are the amounts for which the printed figure stands,
    the first included, the second not; None where it states none. `sure` is how surely the figure is about
    the fact, and `reason` why it is not surer. `clocks` is None where no fact was found.
    """

    comparison: str
    sure: str
    reason: str
    stance: str
    standing: str
    signs: tuple[Sign, ...]
    contenders: tuple[Contender, ...]
    covers: tuple[Decimal, Decimal] | None
    clocks: Clocks | None

    def moved(self, move: Callable[[Spot], Spot]) -> Proof:
        """The same, with every spot moved."""
        return replace(
            self,
            signs=tuple(replace(sign, spot=move(sign.spot)) for sign in self.signs),
            contenders=tuple(replace(one, spot=move(one.spot)) for one in self.contenders),
        )
