"""`vraichiffre check` and `extract`: how texts are given, what is answered, and what help loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from commands import RIGHT, ROOT, WRONG, Run, lines, vraichiffre

import bot
from bot import cli

COMMANDS = [
    [],
    ["check"],
    ["extract"],
    ["facts"],
    ["facts", "at"],
    ["rules"],
    ["rules", "lint"],
    ["eval"],
    ["init"],
    ["serve"],
    ["worker"],
    ["watch"],
    ["watch", "mastodon"],
    ["watch", "answer"],
    ["purge"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_french_and_imports_no_stage(command: list[str]) -> None:
    heavy = {
        "spacy",
        "pydantic",
        "babel",
        "rich",
        "ahocorasick_rs",
        "currency_converter",
        "fastapi",
        "sqlalchemy",
        "alembic",
        "pwdlib",
        "uvicorn",
        "httpx",
        "bot.check",
        "bot.model",
    }
    script = (
        "import sys; from bot.cli import run; status = run(sys.argv[1:]); "
        f"print('IMPORTED', *({heavy!r} & set(sys.modules))); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command, "--help"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert "Affiche cette aide." in done.stdout
    assert done.stdout.endswith("IMPORTED\n")


def test_every_command_and_option_has_help() -> None:
    def walk(command: object, path: str) -> list[str]:
        import click

        assert isinstance(command, click.Command)
        bare = [
            f"{path} {option.name}"
            for option in command.params
            if isinstance(option, click.Option) and not option.help
        ]
        bare += [] if command.help else [path]
        if isinstance(command, click.Group):
            for name, child in command.commands.items():
                bare += walk(child, f"{path} {name}")
        return bare

    assert walk(cli.vraichiffre, "vraichiffre") == []


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"vraichiffre {bot.__version__}\n", "")


def test_a_contradicted_text_exits_1_and_shows_why(run: Run, article: Callable[[str], str]) -> None:
    status, output, errors = run("check", article(WRONG), "--published", "2025-02-10")
    assert (status, errors) == (1, "")
    assert output.startswith("✗ contredit (wrong-currency)\n    Stargate pèse [500 milliards d’euros].\n")
    assert output.endswith("1 chiffre, 1 vérifié, 1 contredit\n")


def test_a_text_without_contradiction_exits_0(run: Run, article: Callable[[str], str]) -> None:
    assert run("check", article(RIGHT), "--published", "2025-02-10")[0] == 0


@pytest.mark.parametrize("arguments", [("-",), ()], ids=["-", "rien"])
def test_standard_input_is_read(run: Run, arguments: tuple[str, ...]) -> None:
    status, output, _ = run("check", *arguments, "--format", "json", stdin=WRONG.encode())
    assert status == 1
    assert json.loads(output)["id"] == "-"


def test_the_text_can_be_given_on_the_command_line(run: Run) -> None:
    status, output, _ = run("check", "--text", WRONG, "--published", "10/02/2025", "--format", "jsonl")
    assert status == 1
    assert json.loads(output)["published"] == "2025-02-10"
    assert output.count("\n") == 1


def test_without_a_day_today_is_assumed_and_said(run: Run) -> None:
    _, output, errors = run("check", "--text", RIGHT, "--format", "json")
    assert json.loads(output)["published"] == str(date.today())
    assert (
        errors
        == f"vraichiffre : sans --published, le texte est jugé au jour d’aujourd’hui ({date.today()}).\n"
    )


def test_a_day_to_come_is_allowed(run: Run) -> None:
    assert run("check", "--text", RIGHT, "--published", "2099-01-01")[::2] == (0, "")


def test_windows_1252_is_read_and_said(run: Run, article: Callable[[bytes], str]) -> None:
    path = article(WRONG.encode("cp1252"))
    status, output, errors = run("check", path, "--published", "2025-02-10")
    assert (status, errors) == (1, f"vraichiffre : {path} : lu comme Windows-1252.\n")
    assert "500 milliards d’euros" in output


def test_a_title_of_another_encoding_is_read_like_a_text(run: Run) -> None:
    title = os.fsdecode("L’été : 500 milliards d’euros".encode("cp1252"))
    status, output, errors = run(
        "check", "--text", "Rien.", "--title", title, "--published", "2025-02-10", "--format", "json"
    )
    assert (status, errors) == (1, "vraichiffre : --title : lu comme Windows-1252.\n")
    assert json.loads(output)["title_verdicts"][0]["text"] == "500 milliards d’euros"


def test_a_file_name_that_is_no_text_is_no_obstacle(run: Run, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xe9t\xe9.txt"
    Path(os.fsdecode(path)).write_text(WRONG, encoding="utf-8")
    status, output, _ = run("check", os.fsdecode(path), "--published", "2025-02-10", "--format", "json")
    assert status == 1
    assert json.loads(output)["id"].endswith("/?t?.txt")


def test_ten_megabytes_are_read(run: Run, article: Callable[[str], str]) -> None:
    status, output, _ = run("check", article(RIGHT * 200_000 + WRONG), "--format", "json")
    assert status == 1
    assert json.loads(output)["verdicts"][0]["start"] == len(RIGHT) * 200_000 + 14


def test_json_lines_are_answered_in_order_and_bad_ones_told_apart(run: Run) -> None:
    stdin = lines(
        {"id": "un", "text": WRONG, "published": "2025-02-10"},
        "pas du json",
        {"id": "trois", "text": "En panne.", "published": "2025-02-10"},
        "",
        {"id": "cinq", "text": RIGHT, "published": "31/02/2025"},
        {"id": "six", "text": RIGHT},
    )
    status, output, errors = run("check", "--jsonl", "-", stdin=stdin)
    assert status == 2
    assert [json.loads(line)["id"] for line in output.splitlines()] == ["un", "six"]
    *refused, note = errors.splitlines()
    assert [json.loads(line)["error"]["line"] for line in refused] == [2, 3, 5]
    assert "erreur interne (KeyError: 'panne')" in json.loads(refused[1])["error"]["message"]
    assert note == f"vraichiffre : 1 document(s) sans date, jugé(s) au jour d’aujourd’hui ({date.today()})."


def test_good_json_lines_exit_by_what_was_found(run: Run, article: Callable[[bytes], str]) -> None:
    good, bad = {"id": "a", "text": RIGHT}, {"id": "b", "text": WRONG}
    assert run("check", "--jsonl", article(lines(good)), "--published", "2025-02-10")[::2] == (0, "")
    assert run("check", "--jsonl", article(lines(good, bad)), "--published", "2025-02-10")[::2] == (1, "")


def test_json_lines_can_be_read_by_people(run: Run) -> None:
    stdin = lines({"id": "un", "text": WRONG, "published": "2025-02-10"})
    _, output, _ = run("check", "--jsonl", "-", "--format", "text", stdin=stdin)
    assert output.startswith("── un\n✗ contredit")


def test_extract_writes_mentions_with_plain_amounts(run: Run) -> None:
    text = "Un plan de 109 Md€."
    status, output, _ = run("extract", "--text", text)
    assert status == 0
    assert json.loads(output) == {
        "id": "",
        "mentions": [
            {
                "start": 11, "end": 18, "text": "109 Md€", "kind": "money", "low": "109000000000",
                "high": "109000000000", "unit": "EUR", "modality": "exact", "period": "per year",
                "value": None, "relation": None, "suggestion": None,
            },
            {
                "start": 0, "end": 2, "text": "Un", "kind": "organisation", "low": None, "high": None,
                "unit": None, "modality": None, "period": None, "value": "un",
                "relation": None, "suggestion": None,
            },
        ],
    }  # fmt: skip


def test_shells_can_complete_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_VRAICHIFFRE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "vraichiffre fa")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert vraichiffre().stdout == b"plain,facts\n"
