"""What a run is handed on as, of one archive with errors planted: page, tables, JUnit, SARIF, annotations."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from generated_runs import write_run
from lxml import etree, html
from planted import ARTICLES

from bot.audit.outputs import EXTRAS, write_outputs
from bot.audit.outputs.summary import MOST_SHOWN
from bot.audit.results import open_run
from bot.check import Checker
from bot.cli import run

FORMULA = '=HYPERLINK("https://mauvais.example";"Cliquez")'
ENGLISH = "The council met on Monday night, and its members said that they would not vote on the new bridge."


@pytest.fixture(scope="module")
def out(checker: Checker, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of an archive with two wrong articles, one of them twice, and what cannot be read."""
    folder = tmp_path_factory.mktemp("outputs")
    archive = folder / "archive"
    archive.mkdir()
    for article in ARTICLES:
        front = (
            f'---\ntitle: "{article.title}"\ndate: {article.day}\nurl: https://journal.example/{article.id}\n'
        )
        front += "section: Économie\nauthor: '" + FORMULA + "'\n---\n\n"
        (archive / f"{article.id} 1.md").write_text(front + article.text + "\n", encoding="utf-8")
    again = ARTICLES[0]
    assert again.wrong
    title = f"{FORMULA}\x0b & <b>{again.title}</b>"
    repeated = {
        "id": "z",
        "text": again.text,
        "title": title,
        "published": "2025-02-14",
        "url": "javascript:x",
    }
    (archive / "z.jsonl").write_text(json.dumps(repeated) + "\n{\n", encoding="utf-8")
    (archive / "z.txt").write_text(ENGLISH, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.audit.shard.Work.load_checker", lambda work: checker)
        patch.chdir(folder)
        also = [argument for extra in EXTRAS for argument in ("--also", extra)]
        assert run(["audit", "archive", "--out", "out", "--jobs", "1", "--quiet", *also]) == 1
    return folder / "out"


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def planted() -> dict[str, tuple[str, ...]]:
    return {article.id: article.wrong for article in ARTICLES if article.wrong}


def test_corrections_name_each_place_of_each_planted_error(out: Path) -> None:
    rows = cells(out / "corrections.csv")
    found = [(row["adresse"], row["chiffre"]) for row in rows]
    wanted = [
        (f"https://journal.example/{id}", figure) for id, figures in planted().items() for figure in figures
    ]
    assert sorted(found) == sorted([*wanted, ("archive/z.jsonl 1", ARTICLES[0].wrong[0])])
    for row in rows:
        assert row["correction"] == "500 milliards de dollars"
        assert row["adresse de la source"].startswith("https://")
        assert row["chiffre"] in row["phrase"]


def test_tables_open_in_a_french_spreadsheet_and_run_nothing(out: Path) -> None:
    for name in ("verdicts.csv", "corrections.csv"):
        data = (out / name).read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")
        for row in cells(out / name):
            assert not any(cell.lstrip().startswith(tuple("=+-@\t\r")) for cell in row.values()), row
    rows = cells(out / "verdicts.csv")
    assert {row["auteur"] for row in rows} == {f"'{FORMULA}"}
    assert [row["verdict"] for row in rows] == [
        {"contradicted": "contredit", "supported": "confirmé", "unverified": "sans fait"}[one["label"]]
        for one in lines(out / "verdicts.jsonl")
    ]


def test_junit_counts_what_it_holds(out: Path) -> None:
    tree = etree.parse(out / "junit.xml")
    suite = tree.getroot().find("testsuite")
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "7",
        "failures": "2",
        "errors": "1",
        "skipped": "2",
    }
    for kind, number in (("testcase", 7), ("failure", 2), ("error", 1), ("skipped", 2)):
        assert len(tree.findall(f".//{kind}")) == number
    assert {one.get("type") for one in tree.iter("failure")} == {"wrong-currency", "wrong-magnitude"}
    assert any(case.get("name").startswith(FORMULA) for case in tree.iter("testcase"))


def test_sarif_is_valid_and_its_fixes_mend_the_files(out: Path) -> None:
    written = json.loads((out / "verdicts.sarif").read_text(encoding="utf-8"))
    schema = json.loads((Path(__file__).parent / "sarif-2.1.0-part.json").read_text(encoding="utf-8"))
    jsonschema_rs.validate(schema, written)
    (only,) = written["runs"]
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    mended = {}
    for result in only["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        if "region" not in place:
            assert place["artifactLocation"]["uri"] == "archive/z.jsonl"
            continue
        name = place["artifactLocation"]["uri"].replace("%20", " ")
        content = (out.parent / name).read_text(encoding="utf-8").split("\n")
        region = place["region"]
        line = content[region["startLine"] - 1]
        start, end = region["startColumn"] - 1, region["endColumn"] - 1
        assert region["startLine"] == region["endLine"]
        assert f"« {line[start:end]} »" in result["message"]["text"]
        (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
        assert replacement["deletedRegion"] == region
        mended[Path(name).stem] = line[:start] + replacement["insertedContent"]["text"] + line[end:]
    assert set(mended) == {f"{id} 1" for id in planted()}
    assert all("500 milliards de dollars en quatre ans" in line for line in mended.values())


def test_annotations_find_their_place_in_the_text(out: Path) -> None:
    page = json.loads((out / "annotations.jsonld").read_text(encoding="utf-8"))
    assert page["type"] == "AnnotationPage"
    texts: Mapping[str, str] = {
        **{f"https://journal.example/{one.id}": one.text for one in ARTICLES},
        "archive/z.jsonl#1": ARTICLES[0].text,
    }
    assert len(page["items"]) == 3
    assert len({note["id"] for note in page["items"]}) == 3
    for note in page["items"]:
        text = texts[note["target"]["source"]].strip()
        quote, *positions = note["target"]["selector"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around.strip() in text
        assert len(positions) == (note["target"]["source"] != "archive/z.jsonl#1")


def test_the_page_shows_every_planted_error_and_lets_nothing_in(out: Path) -> None:
    page = (out / "report.html").read_text(encoding="utf-8")
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script | //img | //link | //*[@style] | //b | //iframe")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'"
    assert not re.search(r"url\((?!#)|@import", style)
    assert " ".join(tree.xpath("string(//h1)").split()) == "2 chiffres à reprendre dans 4 articles"
    problems = tree.xpath("//li[starts-with(@class, 'problem')]")
    assert {one.xpath("string(.//h3/a/@href)"): one.xpath("string(.//mark)") for one in problems} == {
        f"https://journal.example/{id}": figures[0] for id, figures in planted().items()
    }
    for one in problems:
        assert one.xpath(".//p[@class='from']//a[starts-with(@href, 'https://')]")
        assert one.xpath("string(.//p[@class='message']/strong)") == "500 milliards de dollars"
    assert all(href.startswith(("https://", "#")) for href in tree.xpath("//a/@href"))
    coverage = {
        row[0].text_content(): row[1].text_content() for row in tree.xpath("//table[@class='plain']//tr")
    }
    assert coverage["Répétitions"] == "1"
    assert coverage["Autres langues"] == "1"
    assert coverage["Éléments refusés"] == "1"


@pytest.mark.parametrize(
    ("problems", "said"),
    [(1, "Un article sur 4 est touché."), (3, "3 sur 4 sont touchés."), (4, "4 sur 4 sont touchés.")],
)
def test_the_page_says_how_many_articles_are_wrong(problems: int, said: str, tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run", 4, problems)
    documents = [row | {"status": "checked"} for row in lines(folder / "documents.jsonl")]
    verdicts = lines(folder / "verdicts.jsonl")
    verdicts.insert(1, verdicts[0] | {"rule": "self-contradiction"})  # a figure wrong in two ways
    for name, rows in (("documents", documents), ("verdicts", verdicts)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    write_outputs(open_run(folder), "fr")
    page = html.fromstring((folder / "report.html").read_text(encoding="utf-8"))
    assert said in page.text_content()
    (rate,) = page.xpath("//dt[contains(., 'pour 100 jugés')]/following-sibling::dd/text()")
    assert rate == "100,0"


def test_the_report_is_the_same_again_and_speaks_english(out: Path) -> None:
    names = ("report.html", "verdicts.csv", "corrections.csv")
    before = {name: (out / name).read_bytes() for name in names}
    assert run(["audit", "report", str(out), "--lang", "en", "--no-bom"]) == 0
    tree = html.document_fromstring((out / "report.html").read_text(encoding="utf-8"))
    assert tree.get("lang") == "en"
    assert " ".join(tree.xpath("string(//h1)").split()) == "2 figures to correct in 4 articles"
    assert "Wrong currency" in tree.text_content()
    assert "Devise confondue" not in tree.text_content()
    assert (out / "corrections.csv").read_bytes().startswith(b"done;address;")
    assert run(["audit", "report", str(out)]) == 0
    assert before == {name: (out / name).read_bytes() for name in names}


def test_ten_thousand_problems_are_folded_and_the_worst_come_first(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run", 21_000, 10_500)
    write_outputs(open_run(folder), "fr")
    tree = html.parse(folder / "report.html").getroot()
    problems = tree.xpath("//li[starts-with(@class, 'problem')]")
    assert len(problems) == MOST_SHOWN
    batches = tree.xpath("//details[@class='batch']")
    assert [batch.get("open") is not None for batch in batches] == [True] + [False] * (len(batches) - 1)
    assert len(batches[0].xpath(".//li[starts-with(@class, 'problem')]")) <= 100
    labels = [one.get("class").split()[1] for one in problems]
    assert labels == sorted(labels, key=("contradicted", "outdated", "imprecise").index)
    shown = tree.xpath("string(//section[@class='list'])")
    assert "tous sont dans corrections.csv" in shown
    rows = cells(folder / "corrections.csv")
    distinct = {row["titre"] for row in rows}
    english = sum(one["status"] == "other-language" for one in lines(folder / "documents.jsonl"))
    assert len(distinct) == 10_500
    assert english > 0


def test_results_in_parquet_give_the_same_outputs(tmp_path: Path) -> None:
    from bot.audit.parquet_out import to_parquet

    folder = write_run(tmp_path / "run", 300, 40)
    write_outputs(open_run(folder), "fr", EXTRAS)
    names = (
        "report.html",
        "verdicts.csv",
        "corrections.csv",
        "junit.xml",
        "verdicts.sarif",
        "annotations.jsonld",
    )
    before = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    for name in ("documents", "verdicts"):
        to_parquet(folder / f"{name}.jsonl", folder / f"{name}.parquet")
    write_outputs(open_run(folder), "fr", EXTRAS)
    for name in names:
        assert (folder / name).read_text(encoding="utf-8") == before[name], name


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: (folder / "manifest.json").unlink(), "aucun audit ici"),
        (lambda folder: (folder / "manifest.json").write_text('{"state": "running"}'), "pas terminé"),
        (lambda folder: (folder / "verdicts.jsonl").write_text("{"), "ligne 1 illisible"),
        (lambda folder: (folder / "documents.jsonl").write_text(""), "ne vont pas ensemble"),
        (lambda folder: (folder / "documents.jsonl").unlink(), "ce fichier manque"),
    ],
)
def test_a_damaged_run_is_one_sentence(
    damage: Any, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_run(tmp_path / "run", 10, 2)
    damage(folder)
    assert run(["audit", "report", str(folder)]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1
    assert not list(folder.glob("*.part"))
