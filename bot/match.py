"""What matching hands to judging: a claim beside the facts it may be held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from bot.facts import Fact, Subject, Value
from bot.model import Claim, Owner, Quantity

_OUTCOMES = ("résultat", "en vigueur")
"""Stages of facts that came about or hold."""


class Sure(IntEnum):
    """How certain it is that the claim is about the facts found."""

    NOTHING = 0
    """Enough to confirm an equal figure, not to contradict another."""
    OWNER = 1
    """The figure is the subject's; what it measures is not said."""
    ATTRIBUTE = 2
    """The figure is the subject's and measures what the fact measures."""


class Reason(StrEnum):
    """Why a claim could be held against nothing, or not firmly."""

    FOUND = "found"
    NO_SUBJECT = "no-subject"
    NO_FACT = "no-fact"
    OTHER_OWNER = "other-owner"
    OTHER_ATTRIBUTE = "other-attribute"
    NOT_KNOWN_YET = "not-known-yet"
    STALE = "stale"
    OTHER_TIME = "other-time"
    OTHER_PLACE = "other-place"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact the claim may be about: its value in force that day, and those it replaced, latest first.

    `fits` tells that none of the fact's own cues is called for, or one stands by the figure; `singled_out`
    that the claim's words fit it best; `is_timely` that it is of the claim's time; `is_event` that the fact
    tells something announced once; `is_then` that the value is the one of a year gone by that the text names,
    `is_coming` that it is the next one, given out already, that the text tells;
    `yields` that the words call for another fact;
    `is_slip` that the figure is the value's with two digits swapped; `is_exceeded` that the figure is more
    than all that is known of the subject.
    """

    fact: Fact
    subject: Subject
    owner: Owner
    value: Value
    quantity: Quantity
    earlier: tuple[Value, ...]
    fits: bool
    is_event: bool = False
    is_then: bool = False
    is_coming: bool = False
    yields: bool = False
    singled_out: bool = False
    is_timely: bool = True
    is_slip: bool = False
    is_exceeded: bool = False

    @property
    def measure(self) -> tuple[str, str, str]:
        """The subject, the attribute and the unit: what variants of one fact have in common."""
        return self.subject.id, self.fact.attribute, self.fact.unit

    @property
    def is_outcome(self) -> bool:
        """Whether the fact tells what came about or holds, not what is planned; laws tell what will be."""
        return self.fact.stage in _OUTCOMES and self.subject.kind != "law"

    @property
    def may_be_misread(self) -> bool:
        """Whether the same digits in another currency or scale may be this fact's, its own cues unsaid."""
        return not self.fact.cues or self.is_timely


@dataclass(frozen=True, slots=True)
class Clock:
    """The day a text is judged on, and for how long a fact is trusted after it was last checked."""

    day: date
    horizon: timedelta

    def trusts(self, fact: Fact) -> bool:
        """Whether a fact was checked recently enough, on that day, to contradict."""
        return self.day <= fact.checked + self.horizon


@dataclass(frozen=True, slots=True)
class NamedMatch:
    """A claim about a country or a day, the facts its words single out, and all that the table admits.

    `admitted` are ISO codes of countries, or first and last days. `may_contradict` is false where the facts
    are too old or the place another; `is_of_its_year` tells what may recur, on other days of other years;
    `slack` how far a day may lie beside the table's without being wrong; `is_exact` that the facts are those
    of the very day, which nothing but its sentence ties to the subject; `is_lasting` that what begins on a
    day holds from then on: «en vigueur depuis le 1er août» tells that day.
    """

    claim: Claim
    subject: Subject
    meant: tuple[tuple[Fact, Value], ...]
    admitted: tuple[str | tuple[date, date], ...]
    may_contradict: bool
    is_of_its_year: bool = False
    slack: timedelta = timedelta(0)
    is_exact: bool = False
    is_lasting: bool = False


@dataclass(frozen=True, slots=True)
class Stranger:
    """A fact of somebody else that tells the claim's very figure, with its value in force that day."""

    subject: Subject
    fact: Fact
    value: Value


@dataclass(frozen=True, slots=True)
class Match:
    """A claim, the facts of its owner (`chosen`, best first), of other names (`others`), and all (`near`).

    Only `chosen` may contradict; `sure` says with which rules. `day` is the day the text is judged on.
    `strangers` are the facts of the whole table, of subjects other than the owner, that tell the very figure
    of the same thing; they are looked up only where no fact of the owner does. `is_ahead` tells that a fact
    of the owner will tell the very figure, once the pages we cite are out. `recognised` is a fact of any
    subject in reach that tells the very figure, in too many digits for chance: it may only confirm. `tied`
    are facts whose very amount the claim tells of their plan, whatever else is unclear: only how it is told
    may be wrong. `former` is a fact in reach that told the very figure before its value in force, `bounded`
    one of a plan whose range or upper bound the figure is told for, `taken` the fact of a near owner that is
    given a stranger's figure, many digits of it. `misread` are facts in reach whose many digits the claim
    tells in another currency or scale; `anglicised` those whose sum it tells with the English scale word,
    whatever the sentence makes of it; `mistimed` are facts in reach whose whole amount it tells over another
    time.
    `is_bygone` tells a figure that its clause puts in the past, `is_of_another_extent` one of a part, a year,
    several together, another base or another plan than the fact meant.
    """

    claim: Claim
    chosen: tuple[Candidate, ...]
    others: tuple[Candidate, ...]
    near: tuple[Candidate, ...]
    strangers: tuple[Stranger, ...]
    sure: Sure
    reason: Reason
    day: date
    is_ahead: bool = False
    recognised: Candidate | None = None
    misread: tuple[Candidate, ...] = ()
    anglicised: tuple[Candidate, ...] = ()
    tied: tuple[Candidate, ...] = ()
    former: Candidate | None = None
    taken: Candidate | None = None
    bounded: Candidate | None = None
    mistimed: tuple[Candidate, ...] = ()
    is_bygone: bool = False
    is_of_another_extent: bool = False

    def knows_more_than(self, candidate: Candidate) -> bool:
        """Whether a fact near by tells a larger amount of the candidate's subject, in its unit."""
        return any(
            one.subject.id == candidate.subject.id
            and one.fact.unit == candidate.fact.unit
            and (one.quantity.high or 0) > (candidate.quantity.high or 0)
            for one in self.near
        )
