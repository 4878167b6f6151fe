"""A run of the audit: results, resuming after a kill, refusing to mix, telling a full disk."""

from __future__ import annotations

import json
import os
import random
import resource
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from archives import FORMATS, MAPPING
from planted import ARTICLES

from bot.audit.engines import local
from bot.audit.model import Settings
from bot.audit.run import Order, audit
from bot.errors import InputError

WRONG = "Le projet Stargate prévoit 500 milliards d’euros en quatre ans."
RIGHT = "Le projet Stargate prévoit 500 milliards de dollars en quatre ans."
FINALS = ("verdicts.jsonl", "documents.jsonl", "errors.jsonl", "manifest.json")


pytestmark = pytest.mark.usefixtures("one_checker")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def run(*paths: Path, out: Path, settings: Settings | None = None, **order: Any) -> dict[str, Any]:
    asked = Order(paths=tuple(map(str, paths)), out=out, quiet=True, **order)
    return audit(asked, settings or Settings())


WORDS = "la ville le conseil une école des élus un marché les quais du port une halle avec soin".split()  # noqa: SIM905


def varied(number: int) -> str:
    """Filler that is never the same twice, without a figure."""
    return " ".join(random.Random(number).choices(WORDS, k=60)).capitalize() + "."


def test_each_article_gives_its_verdicts_with_its_identity_its_day_and_its_sentence(tmp_path: Path) -> None:
    source = tmp_path / "archive.jsonl"
    write_lines(
        source,
        [
            {
                "id": "a1",
                "text": f"Un préambule. {WRONG} Une suite.",
                "published": "2025-02-10",
                "title": WRONG,
            },
            {"id": 7, "text": RIGHT, "published": "2025-02-11", "url": "https://journal.example/7"},
        ],
    )
    counts = run(source, out=tmp_path / "out")
    title, body, other = lines(tmp_path / "out" / "verdicts.jsonl")
    assert [(one["id"], one["in"], one["label"]) for one in (title, body, other)] == [
        ("a1", "title", "contradicted"),
        ("a1", "text", "contradicted"),
        ("7", "text", "supported"),
    ]
    assert body["sentence"] == {
        "before": "Le projet Stargate prévoit ",
        "figure": "500 milliards d’euros",
        "after": " en quatre ans.",
    }
    assert (body["start"], body["end"], body["published"]) == (41, 62, "2025-02-10")
    assert body["fact"]["sources"][0]["url"].startswith("https://")
    first, second = lines(tmp_path / "out" / "documents.jsonl")
    assert first["text"] == f"Un préambule. {WRONG} Une suite."
    assert "text" not in second
    assert (second["id"], second["url"], second["item"]) == ("7", "https://journal.example/7", "2")
    assert counts["labels"] == {"contradicted": 2, "supported": 1}


def test_what_cannot_be_read_is_refused_with_its_place_and_the_rest_is_done(tmp_path: Path) -> None:
    source = tmp_path / "archive.jsonl"
    source.write_text(
        json.dumps({"text": WRONG, "published": "2025-02-10"}) + "\n{abîmé\n{}\n", encoding="utf-8"
    )
    (tmp_path / "vide.txt").touch()
    counts = run(tmp_path / "*.*", out=tmp_path / "out")
    found = {(Path(one["file"]).name, one["item"]) for one in lines(tmp_path / "out" / "errors.jsonl")}
    assert found == {("archive.jsonl", "2"), ("archive.jsonl", "3"), ("vide.txt", "")}
    assert all(one["reason"]["fr"] and one["mend"]["en"] for one in lines(tmp_path / "out" / "errors.jsonl"))
    assert (counts["documents"], counts["refused"]) == (1, 3)
    with pytest.raises(InputError, match=r"archive\.jsonl 2 : ce n’est pas du JSON"):
        run(tmp_path / "*.*", out=tmp_path / "strict", strict=True)


def test_an_article_without_a_day_is_only_judged_on_what_no_day_changes(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [{"id": "currency", "text": WRONG}, {"id": "amount", "text": RIGHT}])
    run(tmp_path / "a.jsonl", out=tmp_path / "out")
    currency, amount = lines(tmp_path / "out" / "verdicts.jsonl")
    assert (currency["rule"], amount["label"]) == ("wrong-currency", "unverified")
    assert amount["published"] is None
    assert "Date de parution inconnue" in amount["message"]["fr"]
    run(
        tmp_path / "a.jsonl",
        out=tmp_path / "dated",
        settings=Settings(published=date(2025, 2, 10)),
    )
    _, amount = lines(tmp_path / "dated" / "verdicts.jsonl")
    assert (amount["label"], amount["published"]) == ("supported", "2025-02-10")


def test_the_same_article_in_several_places_is_shown_once_with_all_of_them(tmp_path: Path) -> None:
    text = f"{varied(1)} {WRONG} {varied(2)}"
    near = text.replace("soin", "soins", 1)
    corrected = text.replace("d’euros", "de dollars")
    rows = [
        ("a", text),
        ("b", text),
        ("c", near),
        ("d", corrected),
        ("e", f"{varied(3)} {WRONG} {varied(4)}"),
    ]
    write_lines(
        tmp_path / "a.jsonl", [{"id": name, "text": body, "published": "2025-02-10"} for name, body in rows]
    )
    counts = run(tmp_path / "a.jsonl", out=tmp_path / "out")
    assert [one["id"] for one in lines(tmp_path / "out" / "verdicts.jsonl")] == ["a", "d", "e"]
    documents = {one["id"]: one for one in lines(tmp_path / "out" / "documents.jsonl")}
    assert [place["id"] for place in documents["a"]["places"]] == ["b", "c"]
    assert {name: one["status"] for name, one in documents.items()} == {
        "a": "checked",
        "b": "duplicate",
        "c": "duplicate",
        "d": "checked",
        "e": "checked",
    }
    assert documents["c"]["same_as"]["id"] == "a"
    assert counts["duplicates"] == 2


def test_other_languages_are_counted_and_left_alone(tmp_path: Path) -> None:
    english = (
        "The Stargate project plans to invest 500 billion euros over the next four years in the country."
    )
    write_lines(tmp_path / "a.jsonl", [{"id": "en", "text": english, "published": "2025-02-10"}])
    counts = run(tmp_path / "a.jsonl", out=tmp_path / "out")
    assert (counts["other_language"], counts["languages"], counts["labels"]) == (1, {"en": 1}, {})


def test_a_run_of_another_kind_is_not_mixed_in_and_a_restart_erases_it(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [{"id": "a", "text": RIGHT}])
    run(tmp_path / "a.jsonl", out=tmp_path / "out")
    dated = Settings(published=date(2025, 2, 10))
    with pytest.raises(InputError, match="audit fait autrement \\(options\\)"):
        run(tmp_path / "a.jsonl", out=tmp_path / "out", settings=dated)
    counts = run(
        tmp_path / "a.jsonl", out=tmp_path / "out", settings=dated, may_replace=lambda differing: True
    )
    assert counts["labels"] == {"supported": 1}


def test_only_what_is_new_or_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        write_lines(tmp_path / name / "x.jsonl", [{"id": name, "text": WRONG, "published": "2025-02-10"}])
    run(tmp_path / "a", tmp_path / "b", out=tmp_path / "out")
    done: list[str] = []
    real = local.run_shard
    monkeypatch.setattr(
        local,
        "run_shard",
        lambda shard, checker, work: done.extend(p.name for p in shard.pieces) or real(shard, checker, work),
    )
    run(tmp_path / "a", tmp_path / "b", out=tmp_path / "out")
    assert done == []
    write_lines(tmp_path / "b" / "x.jsonl", [{"id": "b", "text": RIGHT, "published": "2025-02-10"}])
    os.utime(tmp_path / "b" / "x.jsonl", ns=(1, 1))
    counts = run(tmp_path / "a", tmp_path / "b", out=tmp_path / "out")
    assert [Path(name).parent.name for name in done] == ["b"]
    assert counts["labels"] == {"contradicted": 1, "supported": 1}


def test_a_full_disk_is_told_and_what_is_done_is_kept(tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": varied(n), "published": "2025-02-10"} for n in range(300)]
    write_lines(tmp_path / "a.jsonl", rows)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(InputError, match="le disque est plein"):
            run(tmp_path / "a.jsonl", out=tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert run(tmp_path / "a.jsonl", out=tmp_path / "out")["documents"] == 300


def test_an_archive_of_every_format_gives_every_planted_error_and_no_other(tmp_path: Path) -> None:
    named = {name: build for name, build in FORMATS.items() if name != "jsonl"}  # its fields are not mapped
    for name, build in named.items():
        (tmp_path / "in" / name).mkdir(parents=True)
        build(tmp_path / "in" / name)
    settings = Settings(mapping=MAPPING, published=date(2025, 2, 11))
    counts = run(tmp_path / "in", out=tmp_path / "out", settings=settings)
    documents = lines(tmp_path / "out" / "documents.jsonl")
    assert (counts["documents"], counts["refused"], counts["undated"]) == (len(named) * len(ARTICLES), 0, 0)
    wrong = [one for one in documents if one["labels"].get("contradicted")]
    found = Counter(Path(one["file"]).parent.name for one in wrong)
    assert found == dict.fromkeys(named, sum(bool(one.wrong) for one in ARTICLES))
    # The same article of several formats is shown once, the others being its places.
    verdicts = [one for one in lines(tmp_path / "out" / "verdicts.jsonl") if one["label"] == "contradicted"]
    assert {one["text"] for one in verdicts} == {figure for one in ARTICLES for figure in one.wrong}
    shown = {(one["file"], one["item"]) for one in verdicts}
    places = {(place["file"], place["item"]) for one in documents for place in one.get("places", ())}
    assert shown | places == {(one["file"], one["item"]) for one in wrong}
    assert not shown & places
