"""Archives and results in an object store, over HTTP to an S3 server on loopback."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from archives import rows_as_lines

from bot.audit.delivery import working_folder
from bot.audit.remote import is_remote
from bot.check import Checker
from bot.cli import run

WHY = "object stores are an extra, and their tests want a server: pip install 'vraichiffre[dev]'"
s3fs = pytest.importorskip("s3fs", reason=WHY)
pytest.importorskip("moto.server", reason=WHY)

ROOT = Path(__file__).parents[2]
COMMAND = "from bot.cli import main; main()"
SENT = {"documents.jsonl", "errors.jsonl", "manifest.json", "report.html", "verdicts.csv", "verdicts.jsonl"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url, process)
            yield url
        finally:
            process.kill()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the S3 server died"
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the S3 server does not answer")


@pytest.fixture(autouse=True)
def _account(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_MAX_ATTEMPTS": "1",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def store(_account: None) -> Store:
    return Store(f"b{uuid.uuid4().hex}")


class Store:
    """A bucket of this test alone, seen with another client than the one under test keeps."""

    def __init__(self, bucket: str) -> None:
        self.bucket = bucket
        self.system = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
        self.system.mkdir(bucket)
        self.url = f"s3://{bucket}"

    def put(self, name: str, content: bytes) -> None:
        self.system.pipe_file(f"{self.bucket}/{name}", content)

    def get(self, name: str) -> bytes:
        return bytes(self.system.cat_file(f"{self.bucket}/{name}"))

    def names(self, folder: str) -> set[str]:
        return {path.rpartition("/")[2] for path in self.system.ls(f"{self.bucket}/{folder}", detail=False)}


@pytest.fixture
def one_checker(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.audit.shard.Work.load_checker", lambda work: checker)


def audit(*arguments: str | Path) -> int:
    return run(["audit", "--jobs", "1", "--quiet", *map(str, arguments)])


def rows(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines()]


@pytest.mark.usefixtures("one_checker")
def test_an_archive_in_a_store_gives_what_it_gives_on_the_disk(store: Store, tmp_path: Path) -> None:
    store.put("archives/2025/02/10/a.jsonl", rows_as_lines())
    store.put("archives/b.txt", b"Une phrase tranquille.")
    store.put("archives/.cache/c.txt", "Stargate prévoit 500 milliards d’euros.".encode())
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "a.jsonl").write_bytes(rows_as_lines())
    assert audit(tmp_path / "here", "--out", tmp_path / "local") == 1
    assert audit(f"{store.url}/archives", "--out", f"{store.url}/results/1") == 1

    assert store.names("results/1") >= SENT
    assert not store.names("results/1") & {"lock", "work", "fetched"}
    drop = {"file", "published", "published_from"}
    expected = rows((tmp_path / "local" / "verdicts.jsonl").read_bytes())
    found = rows(store.get("results/1/verdicts.jsonl"))
    assert len(found) > 1
    assert [{k: one[k] for k in one.keys() - drop} for one in found] == [
        {k: one[k] for k in one.keys() - drop} for one in expected
    ]
    assert {one["file"] for one in found} == {f"{store.url}/archives/2025/02/10/a.jsonl"}
    assert {one["file"] for one in rows(store.get("results/1/documents.jsonl"))} == {
        f"{store.url}/archives/2025/02/10/a.jsonl",
        f"{store.url}/archives/b.txt",
    }
    assert json.loads(store.get("results/1/manifest.json"))["state"] == "done"


@pytest.mark.usefixtures("one_checker")
def test_a_pattern_an_object_and_what_changed_since(store: Store, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        store.put(f"in/{name}", f"Le texte {name} dit que Stargate prévoit 500 milliards d’euros.".encode())
    order = [f"{store.url}/in/*.txt", f"{store.url}/in/a.txt", "--published", "2025-02-10"]
    assert audit(*order, "--out", tmp_path / "out") == 1
    assert documents(tmp_path / "out") == [f"{store.url}/in/a.txt", f"{store.url}/in/b.txt"]
    before = inodes(tmp_path / "out" / "fetched")

    # As long as the old one: only the object's version tells.
    store.put("in/a.txt", "Le texte a.txt dit que Stargaze prévoit 500 milliards d’euros.".encode())
    assert audit(*order, "--out", tmp_path / "out") == 1
    after = inodes(tmp_path / "out" / "fetched")
    assert len(before) == len(after) == 2
    assert len(before & after) == 1, "only what changed is fetched again, and the old copy is gone"
    found = rows((tmp_path / "out" / "verdicts.jsonl").read_bytes())
    assert [one["file"] for one in found if one["label"] == "contradicted"] == [f"{store.url}/in/b.txt"]


@pytest.mark.usefixtures("one_checker")
def test_an_object_that_goes_away_is_refused_and_the_others_read(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        store.put(f"in/{name}", f"Le texte {name}, sans chiffre.".encode())
    fetch = s3fs.S3FileSystem._get_file

    async def late(self: object, path: str, *rest: object, **options: object) -> None:
        if path.endswith("a.txt"):
            await self._rm_file(path)  # type: ignore[attr-defined]
        await fetch(self, path, *rest, **options)

    monkeypatch.setattr(s3fs.S3FileSystem, "_get_file", late)
    s3fs.S3FileSystem.clear_instance_cache()
    assert audit(f"{store.url}/in", "--out", tmp_path / "out") == 0
    assert documents(tmp_path / "out") == [f"{store.url}/in/b.txt"]
    (refused,) = rows((tmp_path / "out" / "errors.jsonl").read_bytes())
    assert refused["file"] == f"{store.url}/in/a.txt"
    s3fs.S3FileSystem.clear_instance_cache()


def inodes(folder: Path) -> set[tuple[str, int]]:
    return {(path.name, path.stat().st_ino) for path in folder.iterdir()}


def documents(out: Path) -> list[object]:
    return [one["file"] for one in rows((out / "documents.jsonl").read_bytes())]


@pytest.mark.usefixtures("one_checker")
def test_results_in_a_store_are_taken_up_again_and_never_mixed(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "a.jsonl", f"{store.url}/results"
    source.write_bytes(rows_as_lines())
    assert audit(source, "--out", out, "--resume") == 2
    assert "aucun audit à reprendre" in capsys.readouterr().err
    assert audit(source, "--out", out) == 1
    first = {name: store.get(f"results/{name}") for name in SENT}
    shards = inodes(working_folder(out) / "work" / "shards")
    assert shards
    assert audit(source, "--out", out, "--resume") == 1
    assert {name: store.get(f"results/{name}") for name in SENT} == first
    assert inodes(working_folder(out) / "work" / "shards") == shards

    # From another machine, with other options: what the store holds is not written over unasked.
    elsewhere = ["--work", tmp_path / "elsewhere", "--published", "2025-01-01"]
    assert audit(source, "--out", out, *elsewhere) == 2
    assert f"{out} contient un audit fait autrement (options)" in capsys.readouterr().err
    assert store.get("results/manifest.json") == first["manifest.json"]
    assert audit(source, "--out", out, *elsewhere, "--restart", "--format", "parquet") == 1
    assert {"verdicts.parquet", "documents.parquet"} <= store.names("results")
    assert not store.names("results") & {"verdicts.jsonl", "documents.jsonl"}


@pytest.mark.usefixtures("one_checker")
def test_results_sent_beside_the_archive_are_not_read_as_articles(store: Store) -> None:
    store.put("a.jsonl", rows_as_lines())
    store.put("results-of-2019.txt", b"Une phrase tranquille.")
    for _ in range(2):
        assert audit(store.url, "--out", f"{store.url}/results/") == 1
        found = {one["file"] for one in rows(store.get("results/documents.jsonl"))}
        assert found == {f"{store.url}/a.jsonl", f"{store.url}/results-of-2019.txt"}
        assert store.get("results/errors.jsonl") == b""


@pytest.mark.usefixtures("one_checker")
def test_a_store_lost_while_results_are_sent_leaves_a_run_that_says_it_is_not_done(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "a.jsonl", f"{store.url}/results"
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
    assert json.loads(store.get("results/manifest.json"))["state"] == "running"
    assert audit(source, "--out", out) == 1
    assert json.loads(store.get("results/manifest.json"))["state"] == "done"
    assert store.names("results") >= SENT


def test_both_engines_send_the_same(store: Store, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the Dask engine is an extra: pip install 'vraichiffre[dask]'")
    store.put("in/a.jsonl", rows_as_lines())
    sent = []
    for engine in ("local", "dask"):
        work = tmp_path / engine
        code = audit(f"{store.url}/in", "--out", f"{store.url}/{engine}", "--work", work, "--engine", engine)
        assert code == 1
        sent.append([store.get(f"{engine}/{name}") for name in ("verdicts.jsonl", "documents.jsonl")])
    assert sent[0] == sent[1]


@pytest.mark.usefixtures("one_checker")
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
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store.put("in/a.txt", b"Une phrase.")
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=5))
    assert audit(f"{store.url}/in", "--out", tmp_path / "out") == 2
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
    changed: dict[str, str | None], said: str, store: Store, tmp_path: Path
) -> None:
    store.put("in/a.txt", b"Une phrase.")
    environment = {**os.environ, **changed, "AWS_EC2_METADATA_DISABLED": "true", "HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", COMMAND, "audit", f"{store.url}/in", "--out", tmp_path / "out", "--quiet"],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        timeout=100,
    )
    error = ended.stderr.decode()
    assert ended.returncode == 2
    assert said in error
    assert error.count("\n") == 1


def test_only_addresses_of_stores_are_remote() -> None:
    assert is_remote("s3://a/b")
    assert not is_remote("s3/a")
    assert not is_remote("C://a")
    assert not is_remote("http://a/b")
