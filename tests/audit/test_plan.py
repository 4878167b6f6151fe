"""However an archive is parted in shards, the same articles are read, once each and in the same order."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest
from archives import MAPPING

from bot.audit import plan
from bot.audit.model import Article, Piece, Refusal, Settings
from bot.audit.plan import write_plan
from bot.audit.reading import read_piece
from bot.audit.walk import walk

SETTINGS = Settings(mapping=MAPPING)
COUNT = 237


def rows() -> list[dict[str, str]]:
    return [
        {"id": str(n), "corps": f"Article {n} du recueil, en français. " * (n % 7 + 1)} for n in range(COUNT)
    ]


def jsonl() -> bytes:
    kept = [json.dumps(row, ensure_ascii=False) for row in rows()]
    kept[100:100] = ["", "{abîmé"]
    return "\n".join(kept).encode()  # without a line end after the last


def csv() -> bytes:
    return ("id;corps\n" + "".join(f'{row["id"]};"{row["corps"]}\nsuite"\n' for row in rows())).encode()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for row in rows():
            archive.writestr(f"{int(row['id']):03}.txt", row["corps"])
    return out.getvalue()


def tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for row in rows():
            info = tarfile.TarInfo(f"{int(row['id']):03}.txt")
            info.size = len(row["corps"].encode())
            archive.addfile(info, io.BytesIO(row["corps"].encode()))
    return out.getvalue()


def parquet(folder: Path) -> bytes:
    import duckdb

    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows())), encoding="utf-8")
    with duckdb.connect() as database:
        database.sql(
            f"COPY (FROM read_json('{folder}/rows.jsonl')) TO '{folder}/a.parquet' (ROW_GROUP_SIZE 2048)"
        )
    return (folder / "a.parquet").read_bytes()


MAKERS = {
    "a.jsonl": lambda folder: jsonl(),
    "a.jsonl.gz": lambda folder: gzip.compress(jsonl()),
    "a.csv": lambda folder: csv(),
    "a.zip": lambda folder: zipped(),
    "a.tar.gz": lambda folder: tarred(),
    "a.parquet": parquet,
}


@pytest.mark.parametrize("name", MAKERS)
def test_the_spans_of_a_file_make_the_whole(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(MAKERS[name](tmp_path))
    (whole,) = [piece for piece in walk([str(tmp_path / "in")], tmp_path) if isinstance(piece, Piece)]
    monkeypatch.setattr(plan, "SHARD_BYTES", 2_000)
    monkeypatch.setattr(plan, "_LAYERED_BYTES", 200)
    monkeypatch.setattr(plan, "_RECORDS", 50)
    made = write_plan(walk([str(tmp_path / "in")], tmp_path), SETTINGS, tmp_path / "plan.jsonl")
    shards = list(made.shards())
    assert len(shards) > 3
    assert len({shard.key for shard in shards}) == len(shards)
    expected = list(read_piece(whole, SETTINGS))
    assert sum(isinstance(one, Article) for one in expected) == COUNT
    assert sum(isinstance(one, Refusal) for one in expected) == ("jsonl" in name)
    found = [one for shard in shards for piece in shard.pieces for one in read_piece(piece, SETTINGS)]
    assert found == expected
    # In any order too: a worker that comes to an earlier span after a later one.
    for shard in reversed(shards):
        (piece,) = shard.pieces
        again = list(read_piece(piece, SETTINGS))
        assert all(one in expected for one in again)
    assert sum(shard.size for shard in shards) <= whole.size


def keys(folder: Path) -> list[str]:
    made = write_plan(walk([str(folder)], folder / "out"), SETTINGS, folder.with_suffix(".plan"))
    return [shard.key for shard in made.shards()]


def test_small_files_go_together_and_a_new_one_does_not_move_the_others(tmp_path: Path) -> None:
    whole = tmp_path / "in"
    for folder in "abc":
        (whole / folder).mkdir(parents=True)
        for number in range(5):
            (whole / folder / f"{number}.txt").write_text("Un texte.", encoding="utf-8")
    before = keys(whole)
    assert len(before) == 3
    (whole / "b" / "9.txt").write_text("Un autre.", encoding="utf-8")
    assert [old == new for old, new in zip(before, keys(whole), strict=True)] == [True, False, True]


def test_paths_are_walked_once_in_an_order_that_does_not_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b/2.txt", "a/1.txt", "a/.cache/x.txt", "a/.hidden", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Un texte.", encoding="utf-8")
    (tmp_path / "a" / "out").mkdir()
    (tmp_path / "a" / "out" / "documents.jsonl").write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = [
        piece.name
        for piece in walk(["b", "*.txt", "a/**/*.txt", "a", "./c.txt"], Path("a/out"))
        if isinstance(piece, Piece)
    ]
    assert found == ["b/2.txt", "c.txt", "a/1.txt"]
