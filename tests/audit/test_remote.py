"""Archives and results in an object store, over HTTP to an S3 server on loopback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archives import rows_as_lines
from object_store import Bucket

from bot.audit.delivery import working_folder
from bot.audit.remote import is_remote
from bot.cli import run

SENT = {"documents.jsonl", "errors.jsonl", "manifest.json", "report.html", "verdicts.csv", "verdicts.jsonl"}


def audit(*arguments: str | Path) -> int:
    return run(["audit", "--jobs", "1", "--quiet", *map(str, arguments)])


def rows(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines()]


@pytest.mark.usefixtures("one_checker")
def test_an_archive_in_a_store_gives_what_it_gives_on_the_disk(bucket: Bucket, tmp_path: Path) -> None:
    bucket.put("archives/2025/02/10/a.jsonl", rows_as_lines())
    bucket.put("archives/b.txt", b"Une phrase tranquille.")
    bucket.put("archives/.cache/c.txt", "Stargate prévoit 500 milliards d’euros.".encode())
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "a.jsonl").write_bytes(rows_as_lines())
    assert audit(tmp_path / "here", "--out", tmp_path / "local") == 1
    assert audit(f"{bucket.url}/archives", "--out", f"{bucket.url}/results/1") == 1

    assert bucket.names("results/1") >= SENT
    assert not bucket.names("results/1") & {"lock", "work", "fetched"}
    drop = {"file", "published", "published_from"}
    expected = rows((tmp_path / "local" / "verdicts.jsonl").read_bytes())
    found = rows(bucket.get("results/1/verdicts.jsonl"))
    assert len(found) > 1
    assert [{k: one[k] for k in one.keys() - drop} for one in found] == [
        {k: one[k] for k in one.keys() - drop} for one in expected
    ]
    assert {one["file"] for one in found} == {f"{bucket.url}/archives/2025/02/10/a.jsonl"}
    assert {one["file"] for one in rows(bucket.get("results/1/documents.jsonl"))} == {
        f"{bucket.url}/archives/2025/02/10/a.jsonl",
        f"{bucket.url}/archives/b.txt",
    }
    assert json.loads(bucket.get("results/1/manifest.json"))["state"] == "done"


@pytest.mark.usefixtures("one_checker")
def test_a_pattern_an_object_and_what_changed_since(bucket: Bucket, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        bucket.put(f"in/{name}", f"Le texte {name} dit que Stargate prévoit 500 milliards d’euros.".encode())
    order = [f"{bucket.url}/in/*.txt", f"{bucket.url}/in/a.txt", "--published", "2025-02-10"]
    assert audit(*order, "--out", tmp_path / "out") == 1
    assert documents(tmp_path / "out") == [f"{bucket.url}/in/a.txt", f"{bucket.url}/in/b.txt"]
    before = inodes(tmp_path / "out" / "fetched")

    # As long as the old one: only the object's version tells.
    bucket.put("in/a.txt", "Le texte a.txt dit que Stargaze prévoit 500 milliards d’euros.".encode())
    assert audit(*order, "--out", tmp_path / "out") == 1
    after = inodes(tmp_path / "out" / "fetched")
    assert len(before) == len(after) == 2
    assert len(before & after) == 1, "only what changed is fetched again, and the old copy is gone"
    found = rows((tmp_path / "out" / "verdicts.jsonl").read_bytes())
    assert [one["file"] for one in found if one["label"] == "contradicted"] == [f"{bucket.url}/in/b.txt"]


def inodes(folder: Path) -> set[tuple[str, int]]:
    return {(path.name, path.stat().st_ino) for path in folder.iterdir()}


def documents(out: Path) -> list[object]:
    return [one["file"] for one in rows((out / "documents.jsonl").read_bytes())]


@pytest.mark.usefixtures("one_checker")
def test_results_in_a_store_are_taken_up_again_and_never_mixed(
    bucket: Bucket, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "a.jsonl", f"{bucket.url}/results"
    source.write_bytes(rows_as_lines())
    assert audit(source, "--out", out, "--resume") == 2
    assert "aucun audit à reprendre" in capsys.readouterr().err
    assert audit(source, "--out", out) == 1
    first = {name: bucket.get(f"results/{name}") for name in SENT}
    shards = inodes(working_folder(out) / "work" / "shards")
    assert shards
    assert audit(source, "--out", out, "--resume") == 1
    assert {name: bucket.get(f"results/{name}") for name in SENT} == first
    assert inodes(working_folder(out) / "work" / "shards") == shards

    # From another machine, with other options: what the store holds is not written over unasked.
    elsewhere = ["--work", tmp_path / "elsewhere", "--published", "2025-01-01"]
    assert audit(source, "--out", out, *elsewhere) == 2
    assert f"{out} contient un audit fait autrement (options)" in capsys.readouterr().err
    assert bucket.get("results/manifest.json") == first["manifest.json"]
    assert audit(source, "--out", out, *elsewhere, "--restart", "--format", "parquet") == 1
    assert {"verdicts.parquet", "documents.parquet"} <= bucket.names("results")
    assert not bucket.names("results") & {"verdicts.jsonl", "documents.jsonl"}


@pytest.mark.usefixtures("one_checker")
def test_results_sent_beside_the_archive_are_not_read_as_articles(bucket: Bucket) -> None:
    bucket.put("a.jsonl", rows_as_lines())
    bucket.put("results-of-2019.txt", b"Une phrase tranquille.")
    for _ in range(2):
        assert audit(bucket.url, "--out", f"{bucket.url}/results/") == 1
        found = {one["file"] for one in rows(bucket.get("results/documents.jsonl"))}
        assert found == {f"{bucket.url}/a.jsonl", f"{bucket.url}/results-of-2019.txt"}
        assert bucket.get("results/errors.jsonl") == b""


def test_both_engines_send_the_same(bucket: Bucket, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the Dask engine is an extra: pip install 'vraichiffre[dask]'")
    bucket.put("in/a.jsonl", rows_as_lines())
    sent = []
    for engine in ("local", "dask"):
        work = tmp_path / engine
        code = audit(
            f"{bucket.url}/in", "--out", f"{bucket.url}/{engine}", "--work", work, "--engine", engine
        )
        assert code == 1
        sent.append([bucket.get(f"{engine}/{name}") for name in ("verdicts.jsonl", "documents.jsonl")])
    assert sent[0] == sent[1]


def test_only_addresses_of_stores_are_remote() -> None:
    assert is_remote("s3://a/b")
    assert not is_remote("s3/a")
    assert not is_remote("C://a")
    assert not is_remote("http://a/b")
