"""Object stores that fail: one sentence, and what is done is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from archives import rows_as_lines
from object_store import Bucket

from bot.cli import run

s3fs = pytest.importorskip("s3fs", reason="object stores are an extra: pip install 'vraichiffre[dev]'")

ROOT = Path(__file__).parents[2]
COMMAND = "from bot.cli import main; main()"


def audit(*arguments: str | Path) -> int:
    return run(["audit", "--jobs", "1", "--quiet", *map(str, arguments)])


def rows(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines()]


def documents(out: Path) -> list[object]:
    return [one["file"] for one in rows((out / "documents.jsonl").read_bytes())]


@pytest.mark.usefixtures("one_checker")
def test_an_object_that_goes_away_is_refused_and_the_others_read(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        bucket.put(f"in/{name}", f"Le texte {name}, sans chiffre.".encode())
    fetch = s3fs.S3FileSystem._get_file

    async def late(self: object, path: str, *rest: object, **options: object) -> None:
        if path.endswith("a.txt"):
            await self._rm_file(path)  # type: ignore[attr-defined]
        await fetch(self, path, *rest, **options)

    monkeypatch.setattr(s3fs.S3FileSystem, "_get_file", late)
    s3fs.S3FileSystem.clear_instance_cache()
    assert audit(f"{bucket.url}/in", "--out", tmp_path / "out") == 0
    assert documents(tmp_path / "out") == [f"{bucket.url}/in/b.txt"]
    (refused,) = rows((tmp_path / "out" / "errors.jsonl").read_bytes())
    assert refused["file"] == f"{bucket.url}/in/a.txt"
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.mark.usefixtures("one_checker")
def test_a_store_lost_while_results_are_sent_leaves_a_run_that_says_it_is_not_done(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "a.jsonl", f"{bucket.url}/results"
    source.write_bytes(rows_as_lines())
    put = s3fs.S3FileSystem._put_file

    async def lost(self: object, path: str, *rest: object, **options: object) -> None:
        if path.endswith("verdicts.jsonl"):
            raise ConnectionError("gone")
        await put(self, path, *rest, **options)

    with monkeypatch.context() as patched:
        patched.setattr(s3fs.S3FileSystem, "_put_file", lost)
        s3fs.S3FileSystem.clear_instance_cache()
        assert audit(source, "--out", out) == 2
    s3fs.S3FileSystem.clear_instance_cache()
    assert "ce qui est fait est gardé" in capsys.readouterr().err
    assert json.loads(bucket.get("results/manifest.json"))["state"] == "running"
    assert audit(source, "--out", out) == 1
    assert json.loads(bucket.get("results/manifest.json"))["state"] == "done"
    assert "report.html" in bucket.names("results")


@pytest.mark.usefixtures("one_checker", "bucket")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["s3://nulle-part/a", "--out", "o"], "s3://nulle-part/a : rien de ce nom"),
        (["a.txt", "--out", "s3://nulle-part/a"], "s3://nulle-part/a : rien de ce nom"),
        (["gs://seau/a", "--out", "o"], "gs:// demande gcsfs ; installez-le : pip install gcsfs."),
        (["a.txt", "--out", "o", "--work", "w"], "--work ne va qu’avec"),
        (
            ["a.txt", "--out", "s3://x/y", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1"],
            "donnez aussi --work",
        ),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "gcsfs", None)
    Path("a.txt").write_text("Une phrase.", encoding="utf-8")
    assert audit(*arguments) == 2
    error = capsys.readouterr().err.strip()
    assert said in error
    assert "\n" not in error


@pytest.mark.usefixtures("one_checker")
def test_what_does_not_fit_on_the_disk_is_said_before_it_is_fetched(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bucket.put("in/a.txt", b"Une phrase.")
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=5))
    assert audit(f"{bucket.url}/in", "--out", tmp_path / "out") == 2
    assert "Mio à copier, 0 libres" in capsys.readouterr().err
    assert list((tmp_path / "out" / "fetched").iterdir()) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None}, "donnez vos identifiants"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}, "vérifiez l’adresse et le réseau"),
    ],
)
def test_no_credentials_and_no_server_are_one_sentence(
    changed: dict[str, str | None], said: str, bucket: Bucket, tmp_path: Path
) -> None:
    bucket.put("in/a.txt", b"Une phrase.")
    environment = {**os.environ, **changed, "AWS_EC2_METADATA_DISABLED": "true", "HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", COMMAND, "audit", f"{bucket.url}/in", "--out", tmp_path / "out", "--quiet"],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        timeout=100,
    )
    error = ended.stderr.decode()
    assert ended.returncode == 2
    assert said in error
    assert error.count("\n") == 1
