"""What the command line says of a mistake, a full disk, a closed pipe: one line, and its exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from commands import RIGHT, ROOT, Run, vraichiffre
from samples import FakeChecker

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
