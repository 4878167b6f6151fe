"""What Dockerfile and docker-compose.yml say, held against the program they start."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from bot.cli import vraichiffre
from bot.store.engine import Store
from bot.web.app import create_app
from bot.web.settings import Settings, load_settings
from bot.web.setup import initialise

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
OURS = {name: one for name, one in COMPOSE["services"].items() if one.get("image") == "vraichiffre"}


def instruction(name: str) -> list[str]:
    """The arguments of each such line of the Dockerfile."""
    return re.findall(rf"^{name} (.*(?:\\\n.*)*)", DOCKERFILE, re.MULTILINE)


def parsed(arguments: list[str]) -> tuple[str, dict[str, Any]]:
    """The command and its options; click raises for one that does not exist."""
    with vraichiffre.make_context("vraichiffre", list(arguments)) as context:
        name, command, rest = vraichiffre.resolve_command(context, [*context._protected_args, *context.args])
        assert name is not None
        assert isinstance(command, click.Command)
        with command.make_context(name, rest, parent=context) as inner:
            return name, inner.params


def test_every_command_is_one_of_ours_with_its_options() -> None:
    commands = {name: parsed(one["command"]) for name, one in OURS.items()}
    assert {name: command for name, (command, _) in commands.items()} == {
        "setup": "init",
        "web": "serve",
        "worker": "worker",
    }
    assert {options["folder"] for _, options in commands.values()} == {"/data"}
    assert parsed(json.loads(instruction("CMD")[-1])) == commands["web"]


def test_the_entry_point_is_the_projects_script() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert json.loads(instruction("ENTRYPOINT")[0]) == list(project["scripts"])
    (base,) = {line.split()[0] for line in instruction("FROM")}
    assert base.startswith("python:3.11")
    assert project["requires-python"] == ">=3.11"


def test_the_port_is_the_same_everywhere() -> None:
    _, options = parsed(OURS["web"]["command"])
    port = str(options["port"])
    assert OURS["web"]["ports"] == [f"127.0.0.1:{port}:{port}"]
    assert instruction("EXPOSE") == [port]
    assert f"http://127.0.0.1:{port}/ready" in DOCKERFILE
    assert f":{port}" in parsed(OURS["setup"]["command"])[1]["url"]


def test_the_health_check_asks_for_something_that_answers(tmp_path: Path) -> None:
    initialise(tmp_path, "http://127.0.0.1:8000")
    store = Store(f"sqlite:///{tmp_path / 'vraichiffre.db'}")
    paths = {getattr(route, "path", "") for route in create_app(load_settings(tmp_path), store).routes}
    store.close()
    (path,) = re.findall(r"127\.0\.0\.1:\d+(/\w+)", DOCKERFILE)
    assert path in paths or path in json.dumps(create_app(load_settings(tmp_path), store).openapi())


def test_every_variable_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    initialise(tmp_path, "http://127.0.0.1:8000")
    password = tmp_path / "password"
    password.write_text("à/é@:\n", encoding="utf-8")
    environment = {name: value for one in OURS.values() for name, value in one["environment"].items()}
    known = {f"VRAICHIFFRE_{name.upper()}" for name in Settings.model_fields} | {"DATABASE_URL"}
    assert {name.removesuffix("_FILE") for name in environment} <= known
    for name, value in environment.items():
        monkeypatch.setenv(name, str(password) if name.endswith("_FILE") else value)
    settings = load_settings(tmp_path)
    assert (settings.workers, settings.host) == (0, "0.0.0.0")
    store = Store(settings.database())
    assert store.engine.url.password == "à/é@:"
    assert (store.engine.url.host, store.engine.url.username) == ("db", "vraichiffre")
    assert store.engine.url.host in COMPOSE["services"]
    database = COMPOSE["services"]["db"]["environment"]
    assert (database["POSTGRES_USER"], database["POSTGRES_DB"]) == ("vraichiffre", store.engine.url.database)


def test_nothing_runs_as_root_or_writes_outside_its_volumes() -> None:
    assert instruction("USER") == ["10001"]
    for service in COMPOSE["services"].values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service.get("user") != "root"
    assert COMPOSE["services"]["db"]["user"] == "postgres"
    assert instruction("VOLUME") == ["/data"]


def test_secrets_and_volumes_are_declared_and_the_database_comes_first() -> None:
    for service in COMPOSE["services"].values():
        assert set(service["secrets"]) <= set(COMPOSE["secrets"])
        for volume in service["volumes"]:
            source = volume.partition(":")[0]
            assert source.startswith("./") or source in COMPOSE["volumes"]
        for name, value in service["environment"].items():
            if name.endswith("_FILE"):
                assert value.removeprefix("/run/secrets/") in service["secrets"]
    assert OURS["setup"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    for name in ("web", "worker"):
        assert OURS[name]["depends_on"] == {"setup": {"condition": "service_completed_successfully"}}


def test_what_the_image_copies_exists_and_is_sent_to_it() -> None:
    sent = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for line in instruction("COPY"):
        if not line.startswith("--from"):
            for source in line.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert f"!{source.removeprefix('./')}" in sent


def test_the_facts_are_mounted_where_the_program_reads_them() -> None:
    (version,) = re.findall(r"python:(\d+\.\d+)-", instruction("FROM")[0])
    (prefix,) = re.findall(r"python -m venv (\S+)", DOCKERFILE)
    read = f"{prefix}/lib/python{version}/site-packages/bot/data/facts"
    forced = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert forced["targets"]["wheel"]["force-include"]["facts"] == "bot/data/facts"
    assert all(f"./facts:{read}:ro" in one["volumes"] for one in OURS.values())
