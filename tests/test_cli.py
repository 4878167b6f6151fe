from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from samples import FakeChecker

import bot
from bot import cli
from bot.cli import inputs

ROOT = Path(__file__).parents[1]
WRONG = "Stargate pèse 500 milliards d’euros.\n"
RIGHT = "Le plan français atteint 109 milliards d’euros.\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs a command in this process with the fake checker: exit code, standard output, standard error."""
    monkeypatch.setattr(inputs, "load_checker", lambda facts: FakeChecker())
    monkeypatch.delenv("VRAICHIFFRE_DEBUG", raising=False)
    monkeypatch.setenv("TERM", "dumb")

    def run(*arguments: str, stdin: bytes | None = None) -> tuple[int, str, str]:
        read, write = os.pipe()
        os.write(write, stdin or b"")
        os.close(write)
        with os.fdopen(read) as pipe:
            monkeypatch.setattr(sys, "stdin", pipe)
            status = cli.run(arguments)
        output, errors = capfdbinary.readouterr()
        return status, output.decode(), errors.decode()

    return run


@pytest.fixture
def article(tmp_path: Path) -> Callable[[str | bytes], str]:
    def write(content: str | bytes) -> str:
        path = tmp_path / "article.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def vraichiffre(*arguments: str, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    """The real program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from bot.cli import main; main()", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        check=False,
    )


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


def lines(*documents: object) -> bytes:
    return b"\n".join(
        document.encode() if isinstance(document, str) else json.dumps(document).encode()
        for document in documents
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
        (("facts", "search", "licorne"), "aucun fait ne contient « licorne »."),
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


GOLD = {
    "id": "g1", "text": WRONG, "published": "2025-02-10", "complete": True,
    "claims": [{"start": 14, "end": 35, "label": "contradicted", "rule": "wrong-magnitude"}],
}  # fmt: skip


def test_eval_counts_the_same_in_a_table_and_in_json(run: Run, article: Callable[[bytes], str]) -> None:
    path = article(lines(GOLD))
    status, output, _ = run("eval", path, "--json")
    assert status == 0
    scored = json.loads(output)
    assert (scored["documents"], scored["problems"]["caught"], scored["problems"]["right_rule"]) == (1, 1, 0)
    assert scored["misses"][0]["sentence"] == WRONG.strip()
    status, output, _ = run("eval", path)
    assert status == 0
    assert "trouvés, et par la bonne règle" in output
    assert "wrong-rule · g1 [14:35] 500 milliards d’euros" in output


def test_eval_prints_scores_with_intervals_and_totals_without_misses(
    run: Run, article: Callable[[bytes], str]
) -> None:
    path = article(lines(GOLD))
    status, output, _ = run("eval", path, "--totals", "--flips")
    assert status == 0
    assert "Problèmes trouvés" in output
    assert "wrong-magnitude" in output
    assert "Montants récrits (0)" in output
    assert "[14:35]" not in output
    status, output, _ = run("eval", path, "--totals", "--flips", "--json")
    scored = json.loads(output)
    assert "misses" not in scored
    assert scored["flips"]["figures"] == 0
    caught = scored["scores"]["problems_caught"]
    assert (caught["value"], caught["hits"], caught["of"]) == (1.0, 1, 1)
    assert 0 < caught["low"] < 1
    assert scored["scores"]["rules"]["wrong-magnitude"]["right_rule"]["hits"] == 0


def test_eval_lists_the_alarms_of_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "une").mkdir()
    (tmp_path / "une" / "a.txt").write_text(WRONG, encoding="utf-8")
    dated = {"text": WRONG, "published": "2025-02-10"}
    (tmp_path / "b.jsonl").write_bytes(lines(dated, {"text": "Rien.", "id": "d", "title": WRONG}))
    (tmp_path / "c.png").write_bytes(b"\x89PNG")
    status, output, _ = run("eval", "--alarms", str(tmp_path), "--published", "2025-02-10")
    assert status == 0
    assert "contradicted (wrong-currency) · b.jsonl:1 [14:35] 500 milliards d’euros" in output
    assert "· une/a.txt [14:35] 500 milliards d’euros" in output
    assert "· d titre [14:35] 500 milliards d’euros" in output
    assert output.endswith("3 alerte(s) dans 3 texte(s).\n")
    status, output, _ = run("eval", "--alarms", str(tmp_path), "--published", "2025-02-10", "--json")
    told = json.loads(output)
    assert told["documents"] == 3
    assert [(alarm["id"], alarm["rule"]) for alarm in told["alarms"]] == [
        ("b.jsonl:1", "wrong-currency"),
        ("d", "wrong-currency"),
        ("une/a.txt", "wrong-currency"),
    ]


def test_eval_refuses_a_folder_with_a_bad_line_or_without_a_text(run: Run, tmp_path: Path) -> None:
    status, _, errors = run("eval", "--alarms", str(tmp_path))
    assert (status, errors) == (2, f"vraichiffre : --alarms {tmp_path} : aucun texte (.txt, .md, .jsonl).\n")
    (tmp_path / "b.jsonl").write_bytes(b"{}\n")
    status, _, errors = run("eval", "--alarms", str(tmp_path))
    assert status == 2
    assert errors.startswith(f"vraichiffre : {tmp_path}/b.jsonl, ligne 1 : « text » est absent")


def test_eval_names_the_line_of_a_bad_label(run: Run, article: Callable[[bytes], str]) -> None:
    path = article(lines(GOLD, {"id": "g2", "text": WRONG}))
    status, _, errors = run("eval", path)
    assert (status, errors) == (2, f"vraichiffre : {path}, ligne 2 : « claims » doit être une liste.\n")


def test_shells_can_complete_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_VRAICHIFFRE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "vraichiffre fa")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert vraichiffre().stdout == b"plain,facts\n"
