"""The words of the house, frozen, in the order in which the line makes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from bot.proof import Proof
from bot.stated import DateSpan, Modality, Quantity, Relation, UnitOrigin

__all__ = [
    "Citation",
    "Claim",
    "Cue",
    "DateSpan",
    "Document",
    "Evidence",
    "Kind",
    "Label",
    "Mention",
    "Modality",
    "Owner",
    "Quantity",
    "Relation",
    "Report",
    "Sentence",
    "Severity",
    "Stance",
    "Standing",
    "UnitOrigin",
    "Verdict",
    "Voice",
]


class Document(BaseModel):
    """A text to check, with what is known of where and when it appeared.

    `published` is the day the text came out: the day it is judged on. Without it the
    text is judged as of today.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    id: str = ""
    title: str | None = None
    url: str | None = None
    published: date | None = None


class Kind(StrEnum):
    """What a mention is about."""

    MONEY = "money"
    COUNT = "count"
    SHARE = "share"
    POWER = "power"
    DATE = "date"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PERSON = "person"
    PLACE = "place"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something a fact can be about.

    `start` and `end` are code-point offsets, `end` excluded, into the text it was found in.
    `value` is a Quantity for a figure, a DateSpan for a date, the subject's id for a subject, an ISO 3166-1
    alpha-2 code (or `EU`) for a country, else the normalised name.
    `is_indirect` tells a country that only its government's seat stands for («Washington», «le Kremlin»): the
    words may mean the place, so nothing may be contradicted on their account.
    `suggestion` is the id of a subject that a misspelt name may mean: for a person to see, never matched.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Quantity | DateSpan | str
    is_indirect: bool = False
    suggestion: str | None = None

    @property
    def is_guess(self) -> bool:
        """Whether it is a number that may also be no figure."""
        return isinstance(self.value, Quantity) and self.value.is_guess

    @property
    def is_sign(self) -> bool:
        """Whether no letter stands in it: a country told by its flag."""
        return not any(map(str.isalpha, self.text))


class Sentence(NamedTuple):
    """A sentence's span, end excluded, and the number of the paragraph it stands in."""

    start: int
    end: int
    paragraph: int


class Voice(StrEnum):
    """Who states a claim."""

    OWN = "own-voice"
    QUOTED = "quoted"


class Stance(StrEnum):
    """What the text does with a figure; only an asserted one is a claim of fact."""

    ASSERTED = "asserted"
    DENIED = "denied"
    ASKED = "asked"
    SUPPOSED = "supposed"
    COMPARED = "compared"
    CONVERTED = "converted"


class Standing(StrEnum):
    """How far a text says an amount of money has come."""

    UNSAID = "unsaid"
    HELD = "held"
    """Gathered, raised, at somebody's disposal."""
    STORED = "stored"
    """In the bank: of a plan it is all of its money, of a firm it may be any."""
    SPENT = "spent"
    """Paid out, invested, received."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A name the figure may belong to.

    `subject` is the id of a subject of the table, empty for a name the table does not know.
    `cost` is how far the sentence puts the name from the figure; the lowest owns it. `is_earlier` tells a
    name that only an earlier sentence gives; names coordinated with one another share their `group`.
    `is_aside` tells a name that only goes along («avec», «porté par») or completes another; `is_implied`
    that the words only speak of the subject, without a name of it.
    """

    start: int
    end: int
    text: str
    subject: str
    cost: int
    is_earlier: bool
    group: int
    is_aside: bool
    is_implied: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says what the figure measures: the attribute it names, and its distance in words.

    A `weak` one may as well say something else.
    """

    start: int
    end: int
    text: str
    attribute: str
    cost: int
    weak: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure or a date, who the sentence gives it to, what it measures, and how it is said.

    `owners` and `cues` are ordered by cost, nearest first. `before` and `after` are the folded words
    between this figure and the ones beside it, where a fact's own cues are looked up. `years` are the years
    the clause names, `places` the countries it puts the figure in. `narrowings` are the words near by that
    make it only a part of what an attribute measures («trimestre», «filiale»). `is_part` tells a figure given
    as part of an earlier one («dont 15 milliards») or beside a total («déjà», «de plus»); `is_forecast` one
    that is aimed at, promised or expected («doit être ramené à 5 %»), `is_ago` one of months or years ago
    («il y a cinq mois»). `elsewhere` are the subjects that the
    text names out of reach: no figure can be handed to them, only known again as theirs.
    """

    figure: Mention
    sentence: int
    owners: tuple[Owner, ...]
    elsewhere: tuple[Owner, ...]
    cues: tuple[Cue, ...]
    narrowings: tuple[Cue, ...]
    before: str
    after: str
    is_part: bool
    is_forecast: bool
    is_ago: bool
    years: tuple[int, ...]
    places: tuple[Mention, ...]
    standing: Standing
    stance: Stance
    voice: Voice

    @property
    def stated(self) -> Quantity:
        """What the figure says; only of a claim about a figure, not about a day or a country."""
        assert isinstance(self.figure.value, Quantity)
        return self.figure.value


class Label(StrEnum):
    """The verdict's code; `rules/verdicts/` gives the French words."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    IMPRECISE = "imprecise"
    OUTDATED = "outdated"
    UNVERIFIED = "unverified"


PROBLEMS = frozenset({Label.CONTRADICTED, Label.OUTDATED, Label.IMPRECISE})
"""The labels that ask something of an editor."""


class Severity(StrEnum):
    """How much a verdict asks of an editor, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as a verdict shows it; `published` is None where the source is undated."""

    title: str
    publisher: str
    url: str
    published: date | None
    quote: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The fact and value a claim was held against, in force since `since`; an ISO code for a country."""

    fact: str
    label: str
    quantity: Quantity | DateSpan | str
    since: date
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one figure, with its proof.

    `start` and `end` are code-point offsets into the document's own text, so that
    `document.text[start:end] == text`. `rule` is a file of `rules/verdicts/`. `evidence` is None when
    no fact of the table is about the figure. `stated` is a DateSpan where a date is judged, an ISO code where
    a country is. `confidence` lies between 0 and 1. `proof` is None where no figure
    was held against the table.
    """

    start: int
    end: int
    text: str
    label: Label
    rule: str
    severity: Severity
    subject: str
    attribute: str
    voice: Voice
    confidence: float
    stated: Quantity | DateSpan | str
    evidence: Evidence | None
    message_fr: str
    message_en: str
    suggestion: str
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A checked document: its verdicts in text order, and which table and rules gave them.

    `title_verdicts` are about the document's title, with offsets into it. `figures` counts the figures
    of text and title, `checked` those that a fact could be held against.
    """

    document: Document
    verdicts: tuple[Verdict, ...]
    title_verdicts: tuple[Verdict, ...]
    figures: int
    checked: int
    facts_digest: str
    rules_digest: str
    version: str
