"""The whole line, from a document to its report: the only place that composes the stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from bot import __version__
from bot.claims import extract_bare_claims, extract_claims
from bot.claims.named import extract_named
from bot.facts import FactTable, load_facts
from bot.folders import FACTS
from bot.match import Clock
from bot.matching import match_claim
from bot.matching.answers import Answers
from bot.matching.named import match_named
from bot.mentions.dates import find_dates
from bot.mentions.misspellings import suggest_subjects
from bot.mentions.names import Passages, beside, find_names
from bot.mentions.ordinals import find_ordinals
from bot.mentions.organisations import find_organisations
from bot.mentions.overlaps import apart
from bot.mentions.places import find_countries
from bot.mentions.prospect import EVERYTHING, Prospect, Prospector, is_plain
from bot.mentions.quantities import find_quantities
from bot.mentions.subjects import SubjectFinder
from bot.mentions.topics import TopicFinder
from bot.mentions.weekdays import dated_weekdays
from bot.model import Claim, DateSpan, Document, Kind, Label, Mention, Report, Sentence, Verdict
from bot.proof import Spot
from bot.reading import Reading
from bot.rules import RuleBook, load_rules
from bot.sentences import split_sentences
from bot.text import CleanText, clean_text
from bot.triage import in_reach, passages, worth_reading
from bot.verdicts import judge
from bot.verdicts.calendar import misprinted

HORIZON = timedelta(days=365)
"""How long after a fact was last checked it may still contradict."""

_TITLE_END = "\n\n"


@dataclass(frozen=True, slots=True)
class Begun:
    """A document under way: what is read of it so far, and the spans left to the model.

    `title` is how many characters of the text are the title's. `answerable` are the figures that a fact of a
    subject in reach could be held against, `lone` those that no subject can own or tell; `misprinted` the
    dates whose weekday is that of another day, `topics` words that speak of a subject without naming it.
    """

    document: Document
    title: int
    text: CleanText
    sentences: Sequence[Sentence]
    figures: Sequence[Mention]
    answerable: Sequence[Mention]
    lone: Sequence[Mention]
    subjects: Sequence[Mention]
    topics: Sequence[Mention]
    dates: Sequence[Mention]
    misprinted: Sequence[Mention]
    spans: Sequence[tuple[int, int]]

    @property
    def passages(self) -> Passages:
        """What the model reads, as `find_all_names` takes it."""
        return self.text.text, self.spans


class Checker:
    """Checks documents against one table with one set of rules; loads the French model when first needed."""

    def __init__(
        self, table: FactTable, rules: RuleBook, horizon: timedelta = HORIZON, triage: bool = True
    ) -> None:
        self._table = table
        self._rules = rules
        self._horizon = horizon
        self._triage = triage
        self._subjects = SubjectFinder(table)
        self._topics = TopicFinder(table)
        self._answers = Answers(table)
        self._prospector = Prospector(self._subjects.company, self._topics.company)
        self._last_day = max((fact.checked for fact in table.facts.values()), default=date.today())

    @classmethod
    def load(cls, facts_folders: Sequence[Path] = (), triage: bool = True) -> Checker:
        """Makes a checker from the shipped rules and facts, and the given folders of facts.

        Without `triage` the French model reads every passage: slow, and the same verdicts. Raises
        FactsError or RulesError when one of them is invalid.
        """
        return cls(load_facts((FACTS, *facts_folders)), load_rules(), triage=triage)

    @property
    def table(self) -> FactTable:
        """The table that figures are held against."""
        return self._table

    @property
    def digests(self) -> tuple[str, str]:
        """The digests of the table and of the rules, as reports give them."""
        return self._table.digest, self._rules.digest

    @property
    def last_day(self) -> date:
        """The last day on which a fact of the table was verified."""
        return self._last_day

    def check(self, document: Document) -> Report:
        """Checks every figure of a document's title and text against what was known on its day."""
        begun = self.begin(document)
        return begun if isinstance(begun, Report) else self.finish(begun, find_names(*begun.passages))

    def begin(self, document: Document) -> Report | Begun:
        """Reads what needs no model; returns the report where that is all, as it is for most texts.

        Several documents can so have their passages read together, by `find_all_names`: that is faster.
        """
        title = f"{document.title}{_TITLE_END}" if document.title else ""
        original = title + document.text
        text, prospect = None, EVERYTHING
        if self._triage:
            prospect = self._prospector.look(original) if is_plain(original) else EVERYTHING
            if prospect is EVERYTHING:  # or so it seems before the text is clean
                text = clean_text(original)
                prospect = self._prospector.look(text.text)
        begun = self._read(document, len(title), text or clean_text(original), prospect) if prospect else None
        if begun is None:
            return self._report(document)
        return begun if begun.spans else self.finish(begun, ())

    def _read(self, document: Document, title: int, text: CleanText, prospect: Prospect) -> Begun | None:
        """What is read without the model; None where it can come to nothing."""
        plain, published = text.text, document.published
        figures = find_quantities(plain, prospect.figures) if prospect.figures else ()
        subjects = self._subjects.find(plain, document.title or "") if prospect.subject else ()
        topics = self._topics.find(plain, document.title or "") if prospect.subject and figures else ()
        is_dated = any(self._table.has_days(str(subject.value)) for subject in subjects)
        dates = find_dates(plain, published) if is_dated else ()
        weekdays = dated_weekdays(plain) if prospect.weekday and not is_dated else ()
        told = dates or _dates_within(weekdays, plain, published)
        wrong = [one for one in told if isinstance(one.value, DateSpan) and misprinted(one.value)]
        if not (figures or wrong or is_dated or any(map(self._is_organisation, subjects))):
            return None
        sentences = split_sentences(plain)
        owned = in_reach(sentences, figures, subjects)
        day, everyone = published or date.today(), {str(subject.value) for subject in subjects}
        told_of = everyone | {str(topic.value) for topic in topics}
        answerable = [
            figure
            for figure in figures
            if self._answers.may_answer(owned.get(figure, ()), figure, day)
            or self._answers.may_tell(told_of, figure)
        ]
        answered = set(answerable)
        lone = [
            figure
            for figure in figures
            if self._triage
            and figure not in owned
            and figure not in answered
            and not self._answers.may_answer(everyone, figure, day)
        ]
        spans = worth_reading(sentences, answerable) if self._triage else passages(sentences)
        return Begun(
            document, title, text, sentences, figures, answerable, lone, subjects, topics, dates, wrong, spans
        )

    def _is_organisation(self, name: Mention) -> bool:
        return name.kind is Kind.SUBJECT and self._table.subject(str(name.value)).kind == "organisation"

    def finish(self, begun: Begun, names: Sequence[Mention]) -> Report:
        """Judges a document that was begun, with the names the model found in its passages."""
        text, sentences, figures, subjects = begun.text, begun.sentences, begun.figures, begun.subjects
        published = begun.document.published
        clock = Clock(published or date.today(), self._horizon)
        places = find_countries(text.text) if subjects else ()
        of_figures = self._claims(begun, names, places)
        of_dates = extract_bare_claims(text.text, sentences, figures, begun.misprinted, self._rules)
        named = [
            match
            for claim in extract_named(text.text, sentences, subjects, places, begun.dates)
            if (match := match_named(claim, self._table, clock)) is not None
        ]
        matches = [match_claim(claim, self._table, self._rules, clock) for claim in of_figures]
        reading = Reading(text.text, sentences, of_figures, of_dates, published)
        found = judge(matches, reading, self._rules, named)
        return self._report(begun.document, *_by_field(found, text, begun.title))

    def _claims(self, begun: Begun, names: Sequence[Mention], places: Sequence[Mention]) -> Sequence[Claim]:
        """A claim for each figure: names of the model only contend for those that a fact could answer."""
        read, subjects = (begun.text.text, begun.sentences, begun.figures), begun.subjects
        told = {*begun.answerable, *begun.lone}
        others = [figure for figure in begun.figures if figure not in told]
        claims = [
            *extract_bare_claims(*read, begun.lone, self._rules),
            *extract_claims(
                *read, beside(subjects, names), self._rules, places, subjects, begun.answerable, begun.topics
            ),
            *extract_claims(*read, subjects, self._rules, places, subjects, others, begun.topics),
        ]
        return sorted(claims, key=lambda claim: claim.figure.start)

    def extract(self, document: Document) -> tuple[Mention, ...]:
        """Returns every mention of a document's text, in order, with offsets into it."""
        text = clean_text(document.text)
        sentences = split_sentences(text.text)
        figures = [figure for figure in find_quantities(text.text) if not figure.is_guess]
        subjects = self._subjects.find(text.text, document.title or "")
        countries = find_countries(text.text)
        names = apart(find_names(text.text, passages(sentences)), countries)
        named = find_organisations(text.text, beside(subjects, names))
        suggested = suggest_subjects(named, self._subjects.spellings)
        dates = find_dates(text.text, document.published)
        ranks = apart(find_ordinals(text.text), figures)
        found = (*figures, *ranks, *dates, *apart(countries, figures), *suggested)
        mentions = sorted(found, key=lambda mention: (mention.start, mention.end))
        return tuple(_located(mention, text) for mention in mentions)

    def _report(
        self, document: Document, in_title: Sequence[Verdict] = (), in_text: Sequence[Verdict] = ()
    ) -> Report:
        labels = {
            (field, verdict.start, verdict.end): verdict.label
            for field, verdicts in enumerate((in_title, in_text))
            for verdict in reversed(verdicts)
        }
        return Report(
            document=document,
            verdicts=tuple(in_text),
            title_verdicts=tuple(in_title),
            figures=len(labels),
            checked=sum(label is not Label.UNVERIFIED for label in labels.values()),
            facts_digest=self._table.digest,
            rules_digest=self._rules.digest,
            version=__version__,
        )


def _dates_within(spans: Sequence[tuple[int, int]], text: str, published: date | None) -> tuple[Mention, ...]:
    return tuple(
        replace(found, start=found.start + start, end=found.end + start)
        for start, end in spans
        for found in find_dates(text[start:end], published)
    )


def _located(mention: Mention, text: CleanText) -> Mention:
    """The same, with the offsets and words of the original text."""
    start, end = text.to_original(mention.start, mention.end)
    return replace(mention, start=start, end=end, text=text.original[start:end])


def _by_field(found: Sequence[Verdict], text: CleanText, title: int) -> tuple[list[Verdict], list[Verdict]]:
    """The verdicts on the title, which begins the text, and on the body, with offsets into each."""
    fields: tuple[list[Verdict], list[Verdict]] = ([], [])
    for verdict in found:
        start, end = text.to_original(verdict.start, verdict.end)
        in_body = start >= title
        begin, stop = (title, len(text.original)) if in_body else (0, title)
        fields[in_body].append(
            replace(
                verdict,
                start=start - begin,
                end=end - begin,
                text=text.original[start:end],
                proof=verdict.proof.moved(partial(_into_field, text, begin, stop)) if verdict.proof else None,
            )
        )
    return fields


def _into_field(text: CleanText, begin: int, stop: int, spot: Spot) -> Spot:
    """The words of a proof as they were written, without offsets where they stand in another field."""
    assert spot.start is not None
    assert spot.end is not None
    start, end = text.to_original(spot.start, spot.end)
    words = text.original[start:end]
    return (
        Spot(start - begin, end - begin, words) if begin <= start and end <= stop else Spot(None, None, words)
    )
