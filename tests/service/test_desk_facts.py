"""The desk without JavaScript: the table of facts, and what is proposed for it."""

from __future__ import annotations

import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ON_SQLITE, Newsroom
from desk import post, sign_in, somebody, tree

from bot.check import Checker
from bot.facts_bulk import SUFFIX
from bot.facts_compile import compile_table
from bot.folders import FACTS
from bot.store.kinds import Role

pytestmark = ON_SQLITE


def test_facts_are_found_and_shown_with_their_sources(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    found = tree(client.get("/desk/facts?q=stargate investissement"))
    assert "/desk/facts/ia-sommet-2025/stargate#investissement" in found.xpath("//tbody//th/a/@href")
    assert not tree(client.get("/desk/facts?q=xyzzyq")).xpath("//tbody")
    due = tree(client.get("/desk/facts?due=1")).xpath("//tbody/tr/td[last()]/text()")
    days = ["-".join(reversed(day.split("/"))) for day in due]
    assert days
    assert days == sorted(days)
    page = tree(client.get("/desk/facts/ia-sommet-2025/stargate"))
    assert "500 Md$, sur 4 ans" in page.xpath("string(//article[@id='investissement'])")
    assert page.xpath("//article[@id='investissement']//td//a/@href")


def test_facts_of_a_bulk_table_are_found_a_page_at_a_time(newsroom: Newsroom, tmp_path: Path) -> None:
    day = date.today() - timedelta(days=400)
    rows = (
        {
            "name": f"Manufacture {number} Zax",
            "attribute": "effectif",
            "unit": "count:salaries",
            "since": "2024-12-31",
            "value": str(number + 1),
            "checked": day.isoformat(),
            "source_title": "Comptes annuels",
            "source_publisher": "Registre",
            "source_url": "https://exemple.fr/",
        }
        for number in range(250)
    )
    compile_table(rows, tmp_path / "faits" / f"vrac{SUFFIX}", "vrac", {}, day)
    newsroom.service._checker = Checker.load([tmp_path / "faits"])
    client = sign_in(newsroom)
    first = tree(client.get("/desk/facts?q=zax manufacture&theme=vrac"))
    assert first.xpath("string(//p[@class='tally'])").startswith("250 / ")
    seen, page = [], first
    for _ in range(5):
        seen += page.xpath("//tbody//th/a/@href")
        if not (following := page.xpath("//a[@rel='next']/@href")):
            break
        page = tree(client.get(following[0]))
    assert len(seen) == len(set(seen)) == 250
    assert page.xpath("//a[@rel='prev']")
    found = tree(client.get("/desk/facts?q=zax 117 REGISTRÉ"))
    assert found.xpath("//tbody//th/a/text()") == ["Manufacture 117 Zax"]
    due = tree(client.get("/desk/facts?due=1&q=zax"))
    assert due.xpath("count(//tbody/tr)") == 100
    assert "effectif" in client.get(seen[0].partition("#")[0]).text
    assert tree(client.get("/desk/facts?q=zax %25_")).xpath("string(//p[@class='empty'])")


def test_a_proposal_is_a_diff_to_review_that_applies(newsroom: Newsroom, tmp_path: Path) -> None:
    client = somebody(newsroom, Role.EDITOR)
    name = "ia-sommet-2025/stargate"
    before = (FACTS / f"{name}.toml").read_text(encoding="utf-8")
    fields = {
        "fact": f"{name}#investissement",
        "value": "550 milliards de dollars",
        "since": "2026-11-01",
        "publisher": "Le Journal",
        "title": "Stargate grandit",
        "url": "https://journal.example.fr/s",
        "published": "2026-11-02",
    }
    shown = post(client, "/desk/propose", **fields)
    assert shown.status_code == 200
    assert "+    { since = 2026-11-01, value = 550e9" in tree(shown).xpath("string(//pre)")
    kept = post(client, "/desk/propose", keep="1", **fields)
    assert kept.status_code == 303
    page = client.get(kept.headers["location"])
    assert "a-editor" in page.text
    assert name in client.get("/desk/proposals").text
    patch = client.get(kept.headers["location"] + "/file")
    copy = tmp_path / "depot" / "facts" / f"{name}.toml"
    copy.parent.mkdir(parents=True)
    copy.write_text(before, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "depot", check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path / "depot", input=patch.content, check=True)
    assert "550e9" in copy.read_text(encoding="utf-8")
    assert (FACTS / f"{name}.toml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"value": "beaucoup"}, 422, "valeur illisible"),
        ({"value": ""}, 422, "il manque"),
        ({"since": "2126-01-01"}, 422, "since"),
        ({"value": "550 milliards d’euros"}, 422, "ce fait est en USD"),
        ({"fact": "ia-sommet-2025/stargate#rien"}, 404, ""),
        ({"fact": "../../etc/passwd#x"}, 404, ""),
    ],
)
def test_a_proposal_that_would_spoil_the_table_is_refused(
    newsroom: Newsroom, change: dict[str, str], status: int, said: str
) -> None:
    fields = {
        "fact": "ia-sommet-2025/stargate#investissement",
        "value": "550 milliards de dollars",
        "since": "2026-11-01",
        "publisher": "Le Journal",
        "title": "Stargate grandit",
        "url": "https://journal.example.fr/s",
    }
    answer = post(somebody(newsroom, Role.EDITOR), "/desk/propose", keep="1", **(fields | change))
    assert answer.status_code == status
    assert said in answer.text
    assert not (newsroom.folder / "proposals").exists()
