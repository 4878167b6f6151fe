"""`vraichiffre facts` and `vraichiffre rules` on the tables as shipped, and on ones with faults."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commands import Run


def test_the_table_can_be_listed_and_searched(run: Run) -> None:
    status, listed, _ = run("facts", "list")
    assert status == 0
    assert listed.startswith("fait ")
    assert re.search(
        r"^ia-sommet-2025/stargate#investissement  +500 Md\$, sur 4 ans  +2025-01-21", listed, re.M
    )
    status, found, _ = run("facts", "search", "STARGATE", "quatre", "ans")
    assert status == 0
    assert {line.split()[0] for line in found.splitlines()[1:]} == {"ia-sommet-2025/stargate#investissement"}


@pytest.mark.parametrize("identifier", ["ia-sommet-2025/stargate", "stargate", "stargate#investissement"])
def test_a_subject_or_fact_is_shown_with_its_sources(run: Run, identifier: str) -> None:
    status, output, _ = run("facts", "show", identifier)
    assert status == 0
    assert output.startswith("Stargate (programme, US) : ia-sommet-2025/stargate\n")
    assert "depuis le 2025-01-21 : 500 Md$, sur 4 ans" in output
    assert "https://" in output
    assert ("#date" in output) == ("#" not in identifier)


@pytest.mark.parametrize(
    ("day", "value"), [("20/01/2025", "aucune valeur connue"), ("2025-02-10", "500 Md$, sur 4 ans")]
)
def test_the_value_of_a_day_is_what_was_known_then(run: Run, day: str, value: str) -> None:
    status, output, _ = run("facts", "at", "stargate#investissement", day)
    assert status == 0
    assert value in output


def test_rules_are_listed_and_explained(run: Run) -> None:
    status, listed, _ = run("rules", "list")
    assert status == 0
    assert re.search(r"^wrong-currency +contradicted +error ", listed, re.MULTILINE)
    status, shown, _ = run("rules", "show", "wrong-currency")
    assert status == 0
    assert "Limites : " in shown
    assert re.search(r"^ +fires +2025-02-10 ", shown, re.MULTILINE)
    assert "attribut investissement" in run("rules", "show", "investissement")[1]


def test_what_is_shipped_has_no_fault(run: Run) -> None:
    assert run("facts", "lint")[::2] == (0, "")
    assert run("rules", "lint")[::2] == (0, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("facts", "show", "stargat"), "stargat : fait inconnu ; proches : stargate"),
        (("facts", "show", "stargate#cout"), "stargate#cout : fait inconnu"),
        (("facts", "at", "stargate", "30/02/2025"), "date impossible"),
        (("facts", "search", "brontosaure"), "aucun fait ne contient « brontosaure »."),
        (("facts", "lint", "nulle-part"), "nulle-part : ce dossier n’existe pas."),
        (("rules", "show", "wrong-curency"), "wrong-curency : règle inconnue ; proches : wrong-currency"),
        (("rules", "lint", "nulle-part"), "nulle-part : ce dossier n’existe pas."),
    ],
)
def test_an_unknown_fact_or_rule_gets_one_line(run: Run, arguments: tuple[str, ...], message: str) -> None:
    status, output, errors = run(*arguments)
    assert (status, output, errors.count("\n")) == (2, "", 1)
    assert errors.startswith(f"vraichiffre : {message}")


def test_invalid_facts_and_rules_exit_3_with_a_line_a_fault(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts, rules = tmp_path / "facts", tmp_path / "rules"
    (rules / "verdicts").mkdir(parents=True)
    facts.mkdir()
    (facts / "faux.toml").write_text("[subject]\nnom = 1\n", encoding="utf-8")
    (rules / "verdicts" / "fausse.toml").write_text("= 1", encoding="utf-8")
    monkeypatch.undo()
    for arguments, file in (
        (("facts", "lint", str(facts)), "faux.toml"),
        (("facts", "list", "--facts", str(facts)), "faux.toml"),
        (("check", "--text", "a", "--published", "2025-02-10", "--facts", str(facts)), "faux.toml"),
        (("rules", "lint", str(rules)), "fausse.toml"),
    ):
        status, output, errors = run(*arguments)
        assert (status, output) == (3, "")
        assert file in errors
        assert all(line.startswith("vraichiffre : ") for line in errors.splitlines())
