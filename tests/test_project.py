from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import bot

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def succeed(*command: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    succeed(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_every_fact_and_rule_and_nothing_beside_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    data = {
        f"bot/data/{path.relative_to(ROOT).as_posix()}": path.read_bytes()
        for folder in ("facts", "rules")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert {name: content for name, content in packed.items() if name.startswith("bot/data/")} == data
    assert {name.partition("/")[0] for name in packed} == {"bot", f"vraichiffre-{bot.__version__}.dist-info"}
    licences = {name.rpartition("licenses/")[2] for name in packed if "licenses/" in name}
    assert licences == {
        "LICENSE",
        "NOTICE",
        "facts/LICENSE",
        "rules/LICENSE",
        "bot/newsroom_ner/LICENSES_SOURCES",
    }


def test_an_installed_wheel_checks_a_text_from_another_folder(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    home = tmp_path / "clean"
    venv.create(home, with_pip=False)
    # What is installed here stands in for the dependencies: only the wheel itself is new.
    packages = home / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    here = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "dependencies.pth").write_text("\n".join(here), encoding="utf-8")
    python = home / "bin" / "python"
    succeed(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "-q",
        "--no-deps",
        "--ignore-installed",
        wheel,
    )
    where = succeed(python, "-c", "import bot.folders; print(bot.folders.FACTS)", cwd=tmp_path)
    assert Path(where.strip()) == packages / "bot" / "data" / "facts"
    done = subprocess.run(
        [
            home / "bin" / "vraichiffre",
            "check",
            ROOT / "docs" / "exemple.txt",
            "--published",
            "2025-02-10",
            "--format",
            "json",
        ],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    found = json.loads(done.stdout)
    assert found["version"] == bot.__version__
    assert [one["text"] for one in found["verdicts"] if one["label"] == "contradicted"] == [
        "500 milliards d’euros"
    ]


def test_the_readme_shows_what_the_program_says() -> None:
    succeed(sys.executable, "-m", "cogapp", "--check", "README.md")


def test_layers_point_one_way() -> None:
    succeed(sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()")


def test_ci_ends_with_the_readmes_test_command() -> None:
    (command,) = re.findall(r"^\.venv/bin/pip install .*pytest$", README, re.MULTILINE)
    last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().splitlines()[-1]
    assert last.replace('"$bin/pip"', ".venv/bin/pip").replace('"$bin/python"', ".venv/bin/python") == command


def test_the_readme_and_the_guide_only_link_to_files_that_exist() -> None:
    guide = (ROOT / "docs" / "guide.fr.md").read_text(encoding="utf-8")
    for page, folder in ((README, ROOT), (guide, ROOT / "docs")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page):
            assert (folder / target).exists(), target


def test_the_guides_fact_file_is_valid(tmp_path: Path) -> None:
    from bot.facts import load_facts

    guide = (ROOT / "docs" / "guide.fr.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    (tmp_path / "ligne-nord.toml").write_text(example, encoding="utf-8")
    assert set(load_facts((tmp_path,)).facts) == {"ligne-nord#cout"}


def test_the_changelog_tells_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[(Unreleased|{re.escape(bot.__version__)})\]", changelog, re.MULTILINE)
