"""What a verdict says: its words, its evidence and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.facts import Fact, Value
from bot.match import Candidate, Match, Sure
from bot.model import PROBLEMS, Citation, Claim, DateSpan, Evidence, Modality, Quantity, Verdict, Voice
from bot.proof import Proof
from bot.reading import Finding
from bot.rules_schema import VerdictRule
from bot.verdicts.proving import prove
from bot.wording import Language, say, say_day, say_period, say_quoted, say_stage

LANGUAGES: tuple[Language, ...] = ("fr", "en")
_CONFIDENCE = {Sure.ATTRIBUTE: 0.98, Sure.OWNER: 0.96, Sure.NOTHING: 0.95}
"""How often a verdict of that sureness is right on the benchmark, both splits together (docs/banc.md)."""


def tell(match: Match, candidate: Candidate | None, rule: VerdictRule, other: str = "") -> Verdict:
    """Returns what a rule says of a match, held against `candidate` if any.

    `other` is the amount the same text rightly gives elsewhere, in words.
    """
    claim = match.claim
    evidence = evidence_of(candidate.fact, candidate.value, candidate.quantity) if candidate else None
    owner = candidate.subject.name if candidate else ""
    is_filled_in = candidate or "{" in rule.message.fr + rule.message.en  # unlike what most figures are told
    words = _words(match, candidate, evidence, other) if is_filled_in else {"fr": {}, "en": {}}
    is_wrong = rule.label in PROBLEMS
    is_quoted = is_wrong and claim.voice is Voice.QUOTED
    suggestion = ""
    if is_wrong and candidate and not is_quoted:  # somebody else's words are flagged, never corrected
        in_full = {"fact": say(candidate.quantity, "fr", in_full=True)}
        suggestion = rule.suggestion.format(**words["fr"] | in_full).strip()
    return verdict_on(
        claim,
        rule,
        words,
        is_quoted=is_quoted,
        subject=owner,
        attribute=candidate.fact.attribute if candidate else (claim.cues[0].attribute if claim.cues else ""),
        confidence=_CONFIDENCE[match.sure] if candidate else 1.0,
        evidence=evidence,
        suggestion=suggestion,
        proof=prove(match, candidate, rule.compare),
    )


def _words(
    match: Match, candidate: Candidate | None, evidence: Evidence | None, other: str
) -> dict[Language, dict[str, str]]:
    """What a rule's messages may be filled in with, by language."""
    stated = match.claim.stated
    stranger = match.strangers[0].subject.name if match.strangers else ""
    return {
        language: {
            "subject": candidate.subject.name if candidate else "",
            "fact": say(candidate.quantity, language) if candidate else "",
            "stated": say(_plain(stated), language),
            "since": say_day(evidence.since, language) if evidence else "",
            "label": evidence.label if evidence else "",
            "span": say_period(candidate.quantity, language) if candidate else "",
            "stated_span": say_period(stated, language),
            "stage": say_stage(candidate.fact.stage, language) if candidate else "",
            "stranger": stranger,
            "other": other,
        }
        for language in LANGUAGES
    }


def tell_found(finding: Finding, rule: VerdictRule, candidate: Candidate | None = None) -> Verdict:
    """Returns what a rule says of a figure or date that the text itself contradicts.

    `candidate` is the fact that the text should tell there, if the table has it.
    """
    is_quoted = finding.claim.voice is Voice.QUOTED
    return verdict_on(
        finding.claim,
        rule,
        finding.words,
        is_quoted=is_quoted,
        subject=candidate.subject.name if candidate else "",
        attribute=candidate.fact.attribute if candidate else "",
        confidence=_CONFIDENCE[Sure.ATTRIBUTE],
        evidence=evidence_of(candidate.fact, candidate.value, candidate.quantity) if candidate else None,
        suggestion="" if is_quoted else finding.suggestion,
    )


def verdict_on(
    claim: Claim,
    rule: VerdictRule,
    words: Mapping[Language, Mapping[str, str]],
    *,
    is_quoted: bool,
    subject: str,
    attribute: str,
    confidence: float,
    evidence: Evidence | None,
    suggestion: str,
    proof: Proof | None = None,
) -> Verdict:
    """Returns a rule's verdict on a claim, its messages filled in; a quotation is said to be one."""
    assert isinstance(claim.figure.value, Quantity | DateSpan | str)
    return Verdict(
        start=claim.figure.start,
        end=claim.figure.end,
        text=claim.figure.text,
        label=rule.label,
        rule=rule.id,
        severity=rule.severity,
        subject=subject,
        attribute=attribute,
        voice=claim.voice,
        confidence=confidence,
        stated=claim.figure.value,
        evidence=evidence,
        message_fr=_message(rule, words["fr"], is_quoted, "fr"),
        message_en=_message(rule, words["en"], is_quoted, "en"),
        suggestion=suggestion,
        proof=proof,
    )


def _message(rule: VerdictRule, words: Mapping[str, str], is_quoted: bool, language: Language) -> str:
    told = (rule.message.fr if language == "fr" else rule.message.en).format(**words)
    return say_quoted(words.get("fact", ""), told, language) if is_quoted else told


def evidence_of(fact: Fact, value: Value, told: Quantity | DateSpan | str) -> Evidence:
    """Returns a fact's value with its sources, as a verdict shows it; `told` is what the value says."""
    return Evidence(
        fact=fact.id,
        label=fact.label,
        quantity=told,
        since=value.since,
        sources=tuple(
            Citation(source.title, source.publisher, source.url, source.published, source.quote)
            for source in value.sources
        ),
    )


def _plain(stated: Quantity) -> Quantity:
    """The amount without its hedge: «pas plus de 650» would read as a ceiling."""
    return (
        stated
        if stated.modality in (Modality.RANGE, Modality.VAGUE)
        else replace(stated, modality=Modality.EXACT)
    )
