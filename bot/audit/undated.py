"""What may be said of an article whose day nobody knows."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Label, Report, Severity, Verdict

ANY_DAY = frozenset({"wrong-currency", "wrong-magnitude", "wrong-total", "wrong-ratio", "self-contradiction"})
"""Rules that no day changes: the same digits in another unit, or a text against itself."""
_FR = "Date de parution inconnue : chiffre non jugé (--published la donne)."
_EN = "Unknown day of publication: figure not judged (--published gives it)."


def abstain(report: Report) -> Report:
    """Returns the report with every verdict that needs a day turned into `unverified`, saying so."""
    verdicts = tuple(map(_dayless, report.verdicts))
    titles = tuple(map(_dayless, report.title_verdicts))
    figures = {
        (at, verdict.start, verdict.end)
        for at, found in enumerate((verdicts, titles))
        for verdict in found
        if verdict.label is not Label.UNVERIFIED
    }
    return replace(report, verdicts=verdicts, title_verdicts=titles, checked=len(figures))


def _dayless(verdict: Verdict) -> Verdict:
    if verdict.label is Label.UNVERIFIED or verdict.rule in ANY_DAY:
        return verdict
    return replace(
        verdict,
        label=Label.UNVERIFIED,
        rule="unverified",
        severity=Severity.INFO,
        evidence=None,
        message_fr=_FR,
        message_en=_EN,
        suggestion="",
    )
