"""Verdicts and reports made by hand, and a checker that needs no table, for the tests of the edges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.model import (
    Citation,
    Document,
    Evidence,
    Kind,
    Label,
    Mention,
    Modality,
    Quantity,
    Report,
    Severity,
    Verdict,
    Voice,
)

STARGATE = Evidence(
    fact="ia/stargate#investissement",
    label="investissement prévu sur quatre ans",
    quantity=Quantity(Decimal("500e9"), Decimal("500e9"), "USD"),
    since=date(2025, 1, 21),
    sources=(
        Citation(
            "Announcing Stargate", "OpenAI", "https://example.org/stargate", date(2025, 1, 21), "$500 billion"
        ),
    ),
)

_SEVERITIES = {
    Label.CONTRADICTED: Severity.ERROR,
    Label.OUTDATED: Severity.WARNING,
    Label.IMPRECISE: Severity.WARNING,
    Label.SUPPORTED: Severity.INFO,
    Label.UNVERIFIED: Severity.INFO,
}


def verdict(
    text: str,
    figure: str,
    label: Label,
    rule: str = "wrong-currency",
    *,
    evidence: Evidence | None = STARGATE,
    message: str = "Stargate : 500 Md$, pas 500 Md€.",
    suggestion: str = "",
    voice: Voice = Voice.OWN,
    amount: str | None = "500e9",
) -> Verdict:
    """A verdict on the first place where a text prints a figure."""
    start = text.index(figure)
    number = Decimal(amount) if amount else None
    vague = amount is None
    return Verdict(
        start=start,
        end=start + len(figure),
        text=figure,
        label=label,
        rule=rule,
        severity=_SEVERITIES[label],
        subject="Stargate",
        attribute="investissement",
        voice=voice,
        confidence=0.98,
        stated=Quantity(number, number, "EUR", Modality.VAGUE if vague else Modality.EXACT),
        evidence=evidence,
        message_fr=message,
        message_en="Stargate is $500bn, not €500bn.",
        suggestion=suggestion,
    )


def report(document: Document, *verdicts: Verdict, title: tuple[Verdict, ...] = ()) -> Report:
    """A report that counts the verdicts it is given."""
    every = (*verdicts, *title)
    return Report(
        document=document,
        verdicts=verdicts,
        title_verdicts=title,
        figures=len({(one.start, one.end) for one in every}),
        checked=sum(one.label is not Label.UNVERIFIED for one in every),
        facts_digest="f00d",
        rules_digest="beef",
        version="0.1.0",
    )


class FakeChecker:
    """Contradicts « 500 milliards d’euros », breaks on « panne », and is content with everything else."""

    def check(self, document: Document) -> Report:
        if "panne" in document.text:
            raise KeyError("panne")
        figure = "500 milliards d’euros"
        found = (
            (verdict(document.text, figure, Label.CONTRADICTED, suggestion="500 milliards de dollars"),)
            if figure in document.text
            else ()
        )
        title = document.title or ""
        in_title = (verdict(title, figure, Label.CONTRADICTED),) if figure in title else ()
        return report(document, *found, title=in_title)

    def extract(self, document: Document) -> tuple[Mention, ...]:
        if "109 Md€" not in document.text:
            return ()
        start = document.text.index("109 Md€")
        quantity = Quantity(Decimal("109e9"), Decimal("109e9"), "EUR", period="per year")
        return (
            Mention(start, start + 7, "109 Md€", Kind.MONEY, quantity),
            Mention(0, 2, document.text[:2], Kind.ORGANISATION, "un"),
        )
