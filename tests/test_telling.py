"""How a verdict is told: its proof, its owner, its correction, and what a quotation or silence leaves out."""

from __future__ import annotations

from datetime import date

from tables import verdicts_of

from bot.facts import FactTable
from bot.model import Label, Severity, Voice

DAY = date(2024, 3, 10)


def test_a_verdict_shows_its_proof(table: FactTable) -> None:
    (verdict,) = verdicts_of(table, "Selon nous, Orion va investir [40 milliards d'euros].", DAY)
    assert (verdict.label, verdict.severity) == (Label.CONTRADICTED, Severity.ERROR)
    assert (verdict.subject, verdict.attribute, verdict.voice) == ("Orion", "investissement", Voice.OWN)
    assert verdict.text == "40 milliards d'euros"
    assert (verdict.message_fr, verdict.message_en) == (
        "Orion : 40 Md$, pas 40 Md€.",
        "Orion is $40bn, not €40bn.",
    )
    assert verdict.suggestion == "40 milliards de dollars"
    assert verdict.evidence is not None
    assert verdict.evidence.fact == "orion#investissement"
    assert verdict.evidence.since == date(2024, 3, 1)
    assert [source.publisher for source in verdict.evidence.sources] == ["Agence"]


def test_a_quotation_is_flagged_as_somebody_elses(table: FactTable) -> None:
    (verdict,) = verdicts_of(table, "« Orion va investir [45 milliards de dollars] ici », dit-il.", DAY)
    assert (verdict.rule, verdict.voice) == ("wrong-amount", Voice.QUOTED)
    assert verdict.message_fr.startswith("Citation : le chiffre exact est 40 Md$.")
    assert verdict.suggestion == ""


def test_another_s_figure_is_told_with_its_owner(table: FactTable) -> None:
    (verdict,) = verdicts_of(table, "Novalis a un plan : elle va investir [40 milliards de dollars].", DAY)
    assert verdict.rule == "unverified"
    (verdict,) = verdicts_of(table, "Cassiope va investir [40 milliards de dollars] cette décennie.", DAY)
    assert verdict.rule == "wrong-owner"
    assert "Orion" in verdict.message_fr
    assert verdict.suggestion == "75 milliards de dollars"


def test_a_correction_says_over_what_time_and_how_far(table: FactTable) -> None:
    (verdict,) = verdicts_of(table, "Orion va investir [40 milliards de dollars] par an.", DAY)
    assert verdict.message_fr == "Orion : 40 Md$ au total, et non par an."
    assert verdict.suggestion == "40 milliards de dollars au total"
    (verdict,) = verdicts_of(table, "Orion a investi [40 milliards de dollars].", DAY)
    assert verdict.label is Label.IMPRECISE
    assert verdict.suggestion == "une annonce de 40 milliards de dollars"


def test_silence_has_no_proof_and_no_suggestion(table: FactTable) -> None:
    (verdict,) = verdicts_of(table, "La mairie va investir [45 milliards de dollars].", DAY)
    assert (verdict.label, verdict.evidence, verdict.suggestion) == (Label.UNVERIFIED, None, "")
