from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from commands import RIGHT, ROOT, WRONG, Run, lines, vraichiffre
from samples import FakeChecker

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


MISTAKES: list[tuple[Sequence[str], bytes, str, str]] = [
    (["check", "absent.txt"], b"", "fichier introuvable", "no such file"),
    (["check", "."], b"", "c’est un dossier", "this is a directory"),
    (["check", "-"], b"\x00\x01\x02", "entrée standard : ce n’est pas du texte", "this is not text"),
    (["check", "-"], b"", "rien à vérifier, le texte est vide", "nothing to check"),
    (["check", "--text", "  "], b"", "rien à vérifier", "nothing to check"),
    (["check", "--text", "a", "--published", "31/02/2025"], b"", "ce jour n’existe pas", "no such day"),
    (["check", "--text", "a", "--published", "demain"], b"", "date illisible « demain »", "unreadable date"),
    (["check", "--text", "a", "--published", ""], b"", "date illisible", "unreadable date"),
    (["check", "--text", "a", "b.txt"], b"", "donnez un seul texte", "give one text only"),
    (["check", "--jsonl", "-", "b.txt"], b"", "donnez un seul texte", "give one text only"),
    (["check", "a.txt", "b.txt"], b"", "argument en trop : b.txt", "unexpected argument: b.txt"),
    (["check", "--jsonl", "absent"], b"", "absent : fichier introuvable", "no such file"),
    (["check", "--jsonl", "-"], b"\n\n", "aucune ligne", "no line"),
    (
        ["check", "--format", "pdf", "--text", "a"], b"",
        "valeur inconnue ; valeurs possibles : text, json, jsonl, html, claimreview, webannotation.",
        "one of text, json, jsonl",
    ),
    (
        ["check", "--format", "html", "--jsonl", "-"], b"",
        "--format html veut un seul texte ; avec --jsonl, text ou jsonl.", "takes a single text",
    ),
    (["check", "--only", "tout"], b"", "valeurs possibles : problems", "use one of problems"),
    (["check", "--publié", "2025"], b"", "option inconnue : --publié", "No such option"),
    (["check", "--publish", "2025"], b"", "--publish (vouliez-vous --published ?). Voir", "Did you mean"),
    (["chekc"], b"", "commande inconnue : chekc (vouliez-vous check ?).", "No such command"),
    (["check", "--text"], b"", "il manque une valeur après --text", "requires an argument"),
    (["eval"], b"", "donnez un fichier de textes étiquetés ou --alarms DOSSIER", "one of the two"),
    (["eval", "--alarms", "absent"], b"", "--alarms absent : ce dossier n’existe pas.", "no such folder"),
    (["eval", "--alarms", ".", "--flips"], b"", "veulent un fichier de textes étiquetés", "want a file"),
    (["eval", "a.jsonl", "--published", "2025"], b"", "ne sert qu’avec --alarms", "with --alarms only"),
    (["eval", "absent.jsonl"], b"", "fichier introuvable", "no such file"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "stdin", "fr", "en"), MISTAKES, ids=[fr for _, _, fr, _ in MISTAKES])
def test_a_mistake_gets_one_line_and_exit_2(
    run: Run, arguments: Sequence[str], stdin: bytes, fr: str, en: str
) -> None:
    status, output, errors = run(*arguments, stdin=stdin)
    assert (status, output, errors.count("\n")) == (2, "", 1)
    assert errors.startswith("vraichiffre : ")
    assert fr in errors
    if arguments[0] == "check":
        status, output, errors = run(*arguments[:1], "--lang", "en", *arguments[1:], stdin=stdin)
        assert (status, output, errors.count("\n")) == (2, "", 1)
        assert en in errors


def test_a_file_without_rights_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbid)
    status, _, errors = run("check", "secret.txt")
    assert (status, errors) == (
        2,
        "vraichiffre : secret.txt : lecture refusée ; vérifiez les droits du fichier.\n",
    )


def test_a_missing_folder_of_facts_is_named() -> None:
    done = vraichiffre("check", "--text", "a", "--published", "2025-02-10", "--facts", "nulle-part")
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "vraichiffre : --facts nulle-part : ce dossier n’existe pas.\n",
    )


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


def test_a_fault_of_the_program_is_one_line_unless_debugging(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, output, errors = run("check", "--text", "En panne.", "--published", "2025-02-10")
    assert (status, output) == (70, "")
    assert errors == (
        "vraichiffre : erreur interne (KeyError: 'panne'). "
        "Signalez-la avec le texte et ce que montre VRAICHIFFRE_DEBUG=1.\n"
    )
    monkeypatch.setenv("VRAICHIFFRE_DEBUG", "1")
    with pytest.raises(KeyError, match="panne"):
        run("check", "--text", "En panne.", "--published", "2025-02-10")


def test_a_closed_pipe_is_quiet() -> None:
    read, write = os.pipe()
    os.close(read)
    done = vraichiffre("--help", stdout=write)
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_closed_output_is_one_line() -> None:
    done = subprocess.run(
        ["bash", "-c", 'exec "$0" -c "from bot.cli import main; main()" facts list >&-', sys.executable],
        stderr=subprocess.PIPE,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (2, "vraichiffre : la sortie standard est fermée.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = vraichiffre("--help", stdout=full.fileno())
    assert done.returncode == 2
    assert done.stderr.decode() == "vraichiffre : écriture impossible (No space left on device).\n"


def test_an_interruption_exits_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(FakeChecker, "check", interrupt)
    status, output, _ = run("check", "--text", RIGHT, "--published", "2025-02-10")
    assert (status, output) == (130, "")


def test_shells_can_complete_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_VRAICHIFFRE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "vraichiffre fa")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert vraichiffre().stdout == b"plain,facts\n"
