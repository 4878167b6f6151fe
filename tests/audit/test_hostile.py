"""Archives that are broken or mean harm: the item is refused with a reason, the rest is read."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import zstandard
from archives import FORMATS, page, rows_as_lines
from planted import ARTICLES
from readings import read

from bot.audit import containers
from bot.audit.model import Article, Piece, Settings
from bot.audit.reading import read_piece
from bot.audit.walk import walk

GOOD = rows_as_lines()


def tar(compression: str, members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{compression}") as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


MEMBERS = {"2025/02/10/page.html": page(ARTICLES[0]), "b/articles.jsonl": GOOD}
PACKED = {
    "a.jsonl.gz": gzip.compress(GOOD),
    "a.jsonl.zst": zstandard.compress(GOOD),
    "a.jsonl.xz": lzma.compress(GOOD),
    "a.jsonl.bz2": bz2.compress(GOOD),
    "two.gz": gzip.compress(GOOD[:1000]) + gzip.compress(GOOD[1000:]),
    "a.zip": zipped(MEMBERS),
    "a.tar": tar("", MEMBERS),
    "a.tar.gz": tar("gz", MEMBERS),
    "a.tar.bz2": tar("bz2", MEMBERS),
    "a.tar.xz": tar("xz", MEMBERS),
    "a.tar.zst": zstandard.compress(tar("", MEMBERS)),
    "in.tar.gz": tar("gz", {"in.zip": zipped({"in.jsonl.gz": gzip.compress(GOOD)})}),
    "without-a-suffix": zipped(MEMBERS),
}


@pytest.mark.parametrize("name", PACKED)
def test_compressed_files_and_archives_are_read_through(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(PACKED[name])
    articles, refusals = read(tmp_path)
    assert not refusals
    lines = [article for article in articles if article.format == "jsonl"]
    assert [article.id for article in lines] == [one.id for one in ARTICLES]
    pages = [article for article in articles if article.format == "html"]
    assert [article.origin.item for article in pages] == (
        [] if len(articles) == 4 else ["2025/02/10/page.html"]
    )
    if name == "in.tar.gz":
        assert articles[0].origin.item == "in.zip!in.jsonl.gz:1"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_read_out_of_a_zip(name: str, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    FORMATS[name](plain)
    packed = tmp_path / "packed"
    packed.mkdir()
    files = {path.name: path.read_bytes() for path in sorted(plain.iterdir())}
    (packed / "all.zip").write_bytes(zipped(files))
    settings = (
        Settings(mapping=(("text", "corps"),))
        if name in ("jsonl mapped", "json", "csv", "parquet")
        else Settings()
    )
    texts = []
    for folder in (plain, packed):
        (found,) = [list(walk([str(folder)], tmp_path / "out"))]
        pieces = [piece for piece in found if isinstance(piece, Piece)]
        articles = [one for piece in pieces for one in read_piece(piece, settings)]
        assert all(isinstance(one, Article) for one in articles), articles
        texts.append([one.text for one in articles if isinstance(one, Article)])
    assert texts[0] == texts[1]
    assert len(texts[0]) == len(ARTICLES)


def test_a_truncated_file_gives_what_comes_before_the_cut_and_says_so(tmp_path: Path) -> None:
    many = GOOD * 200
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(os.urandom(0) + many)[:-40])
    articles, (refusal,) = read(tmp_path)
    assert len(articles) > 0
    assert "tronquée" in refusal.reason_fr
    (tmp_path / "a.jsonl.gz").write_bytes(tar("gz", MEMBERS)[:-30])
    articles, refusals = read(tmp_path)
    assert refusals


@pytest.mark.parametrize("packed", ["gz", "zst", "zip", "nested"])
def test_a_bomb_is_refused_and_the_rest_is_read(
    packed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containers, "_FREE", 1 << 20)
    zeros = bytes(50 << 20)
    bomb = {
        "gz": lambda: gzip.compress(zeros),
        "zst": lambda: zstandard.compress(zeros),
        "zip": lambda: zipped({"zeros.txt": zeros, "a.jsonl": GOOD}),
        "nested": lambda: gzip.compress(gzip.compress(zeros)),
    }[packed]()
    (tmp_path / "bomb").write_bytes(bomb)
    (tmp_path / "z.jsonl").write_bytes(GOOD)
    articles, refusals = read(tmp_path)
    assert [one.origin.file for one in articles] == [str(tmp_path / "z.jsonl")] * 4
    assert "démesurée" in refusals[0].reason_fr


def test_archives_inside_one_another_without_end_are_refused(tmp_path: Path) -> None:
    data = GOOD
    for _ in range(8):
        data = gzip.compress(data)
    (tmp_path / "deep.gz").write_bytes(data)
    articles, (refusal,) = read(tmp_path)
    assert not articles
    assert "l’une dans l’autre" in refusal.reason_fr


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "/etc/passwd.txt", "C:\\windows\\a.txt", "a/../../b.txt"]
)
@pytest.mark.parametrize("pack", [zipped, lambda members: tar("gz", members)])
def test_a_name_that_leads_out_is_refused(name: str, pack, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.bin").write_bytes(
        pack({name: b"Un texte.", "ok.txt": b"Un autre texte, lui bien tranquille."})
    )
    articles, (refusal,) = read(tmp_path)
    assert [article.origin.item for article in articles] == ["ok.txt"]
    assert "sort de l’archive" in refusal.reason_fr


def test_links_and_devices_are_not_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("lien.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    os.mkfifo(tmp_path / "tube.txt")
    (tmp_path / "boucle").symlink_to(tmp_path)
    (tmp_path / "perdu.txt").symlink_to(tmp_path / "nulle-part")
    articles, refusals = read(tmp_path)
    assert not articles
    assert {Path(one.origin.file).name for one in refusals} == {"a.tar", "tube.txt", "perdu.txt"}


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
STEAL = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("trick", [LAUGHS, STEAL])
def test_xml_entities_are_refused(trick: bytes, tmp_path: Path) -> None:
    item = b"<item><title>T</title><description>&b;&a;</description></item>"
    feed = trick + b"<rss version='2.0'><channel>" + item + b"</channel></rss>"
    (tmp_path / "a.xml").write_bytes(feed)
    articles, (refusal,) = read(tmp_path)
    assert not articles
    assert "entités" in refusal.reason_fr


def test_entities_declared_out_of_sight_are_not_unfolded(tmp_path: Path) -> None:
    trick = LAUGHS.replace(b"[", b"[<!--" + b" " * 70_000 + b"-->", 1)
    item = b"<item><title>T</title><description>Bonjour &b; tout le monde</description></item>"
    (tmp_path / "a.xml").write_bytes(trick + b"<rss version='2.0'><channel>" + item + b"</channel></rss>")
    articles, _ = read(tmp_path)
    assert all("ha" not in article.text for article in articles)


def test_yaml_that_unfolds_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"---\na: &a [x, x]\ntitle: [*a, *a]\n---\nUn texte tranquille.\n")
    articles, (refusal,) = read(tmp_path)
    assert not articles
    assert "en-tête illisible" in refusal.reason_fr


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.parquet", b"PAR1" + b"\x00" * 200 + b"PAR1"),
        ("a.zip", b"PK\x03\x04" + b"\x01" * 100),
        ("a.warc", b"WARC/1.0\r\nContent-Length: x\r\n\r\n"),
        ("a.json", b'[{"text": "Un texte", '),
        ("a.json", b"[" * 100_000),
        ("a.jsonl", b'{"text": ' * 50_000 + b"\n"),
        ("ghost.json", b'{"db": [{"meta": {"exported_on": 1}, "data": 3}]}'),
        (
            "outbox.json",
            b'{"@context": "https://www.w3.org/ns/activitystreams", "orderedItems": [{"object": ',
        ),
        ("repo.car", b"\x3a\xa2eroots\x80gversion\x01" + b"\xff" * 60),
        ("tweets.js", b'window.YTD.tweets.part0 = [{"tweet": 3}]'),
        ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 4),
        ("a.docx.bin", bytes(range(256)) * 40),
        ("a.xml", b"<?xml version='1.0'?><inconnu><a>Un texte</a></inconnu>"),
        ("a.csv", b'id,text\n1,"un,deux\n' + b"x,y,z\n1,2,3,4\n"),
    ],
)
def test_what_is_not_what_it_says_is_refused_in_a_sentence(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    articles, refusals = read(tmp_path)
    assert not articles
    assert refusals
    assert all("Error" not in one.reason_fr or "(" in one.reason_fr for one in refusals)


def test_a_line_of_a_gigabyte_is_refused_in_little_memory(tmp_path: Path) -> None:
    """The archive is sparse: a gigabyte of zeros on a line, between two good ones."""
    for name, start, end in (
        ("a.jsonl", b"", b""),
        ("a.csv", b"id,text\n", b""),
        ("a.json", b'[{"text": "', b'"}]'),
        (
            "a.xml",
            b"<rss version='2.0'><channel><item><description>",
            b"</description></item></channel></rss>",
        ),
        ("wide.csv", "\ufeffid;text\n".encode("utf-16-le"), b""),
        ("wide.jsonl", "\ufeff{".encode("utf-16-le"), b""),
    ):
        with (tmp_path / name).open("wb") as out:
            out.write(start or GOOD)
            out.seek(1 << 30, os.SEEK_CUR)
            out.write(end or b"\n" + GOOD)
    script = """
import sys
from bot.audit.model import Article, Settings
from bot.audit.reading import read_piece
from bot.audit.walk import walk
from pathlib import Path
for piece in walk([sys.argv[1]], Path("out")):
    found = list(read_piece(piece, Settings()))
    articles = sum(isinstance(one, Article) for one in found)
    print(Path(piece.name).name, articles, len(found) - articles)
# Not getrusage: it begins with the peak of the process that started this one.
print(next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    *counts, peak = done.stdout.splitlines()
    assert counts == ["a.csv 0 1", "a.json 0 1", "a.jsonl 8 1", "a.xml 0 1", "wide.csv 0 1", "wide.jsonl 0 1"]
    assert int(peak) < 400


def test_an_article_of_a_book_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Une phrase de plus. " * 60_000, encoding="utf-8")
    articles, (refusal,) = read(tmp_path)
    assert not articles
    assert "1200000 caractères" in refusal.reason_fr


def test_names_and_texts_that_are_no_text_do_not_stop_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        json.dumps({"text": "Un demi \ud83d caractère", "id": "\udc00"}).encode()
    )
    Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")).write_bytes(
        "Un café en terrasse, au soleil.".encode("cp1252")
    )
    articles, refusals = read(tmp_path)
    assert not refusals
    for article in articles:
        article.model_dump_json().encode("utf-8")
