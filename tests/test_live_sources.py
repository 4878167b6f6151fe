"""Live sources, asked over real HTTP of a server on loopback that answers as their publishers document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from publishers import CLAIMS, ECB, ENTITY, EUROSTAT, INSEE, SEARCH, WORLD_BANK, Server

from bot.cli import run
from bot.facts import load_facts
from bot.sources import SERIES
from bot.sources.fetching import Fetcher, SourceError
from bot.sources.series import end_of


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    server = Server()
    for name in (*SERIES, "wikidata", "factcheck"):
        monkeypatch.setenv(f"VRAICHIFFRE_{name.upper()}_URL", server.url)
    yield server
    server.stop()


@pytest.mark.parametrize(
    "name, key, reply, path, last",
    [
        (
            "insee",
            "001234567",
            INSEE,
            "/001234567?lastNObservations=8",
            ("2026-06-30", "3595500E+6", "2026-09-29"),
        ),
        (
            "eurostat",
            "une_rt_m?geo=FR",
            EUROSTAT,
            "/une_rt_m?geo=FR&format=JSON&lang=fr",
            ("2026-09-30", "7.6", "2026-10-31"),
        ),
        (
            "ecb",
            "EXR/D.USD.EUR.SP00.A",
            ECB,
            "/EXR/D.USD.EUR.SP00.A?lastNObservations=8&format=csvdata",
            ("2026-11-20", "1.1602", None),
        ),
        (
            "worldbank",
            "FR/NY.GDP.MKTP.CD",
            WORLD_BANK,
            "/country/FR/indicator/NY.GDP.MKTP.CD?format=json&mrv=8",
            ("2024-12-31", "3160000000000.5", "2026-10-07"),
        ),
    ],
)
def test_each_source_reads_its_documented_reply(
    server: Server, name: str, key: str, reply: object, path: str, last: tuple[str, str, str | None]
) -> None:
    server.answer(reply)
    source = SERIES[name]
    found = source.read(Fetcher().get(name, source.base, source.path(key)))
    assert server.asked == [path]
    assert server.agents[0].startswith("vraichiffre/")
    day, value, updated = last
    assert found[-1].day == date.fromisoformat(day)
    assert found[-1].value == Decimal(value)
    assert str(found[-1].updated or "") == (updated or "")
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert source.page(key).startswith("https://")


@pytest.mark.parametrize("name", SERIES)
@pytest.mark.parametrize(
    "reply", [b"", b"<html>panne</html>", b"[]", b"{}", b'{"id": 3}', b"\xff\x00", b"a,b\n1,2\n"]
)
def test_another_reply_is_refused_in_one_sentence(name: str, reply: bytes) -> None:
    with pytest.raises(SourceError):
        SERIES[name].read(reply)


@pytest.mark.parametrize(
    "name, reply",
    [
        ("eurostat", json.dumps(EUROSTAT | {"size": [1, 2, 3]}).encode()),
        ("ecb", (ECB + "EXR.D.GBP.EUR.SP00.A,D,GBP,2026-11-20,0.85,A\n").encode()),
        ("insee", INSEE.replace("</message:DataSet>", '<Series IDBANK="2"/></message:DataSet>').encode()),
    ],
)
def test_one_key_is_one_series(name: str, reply: bytes) -> None:
    with pytest.raises(SourceError, match="séries"):
        SERIES[name].read(reply)


@pytest.mark.parametrize(
    "place", ['<Series IDBANK="&b;" ', '<note xmlns="">&b;</note><Series '], ids=["attribute", "text"]
)
def test_entities_of_an_insee_reply_are_not_opened(place: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("9999")
    declared = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    reply = declared + INSEE.split("?>")[1].replace("<Series ", place)
    try:
        found = SERIES["insee"].read(reply.encode())
    except SourceError:
        return
    assert [one.value for one in found] == [Decimal("3560250.5E+6"), Decimal("3595500E+6")]


@pytest.mark.parametrize(
    "period, day",
    [
        ("2024", "2024-12-31"),
        ("2024-Q1", "2024-03-31"),
        ("2024-T4", "2024-12-31"),
        ("2024-S1", "2024-06-30"),
        ("2024-02", "2024-02-29"),
        ("2024-02-03", "2024-02-03"),
    ],
)
def test_a_period_is_dated_by_its_last_day(period: str, day: str) -> None:
    assert end_of(period) == date.fromisoformat(day)


@pytest.mark.parametrize("period", ["", "hier", "2024-13", "2024-02-30", "2024-Q5", "24"])
def test_other_periods_are_refused(period: str) -> None:
    with pytest.raises(SourceError, match="période"):
        end_of(period)


def test_a_faltering_server_is_asked_again(server: Server) -> None:
    server.answer("", 503)
    server.answer("", 429, Retry_After="4")
    server.answer("ok")
    pauses: list[float] = []
    assert Fetcher(pauses.append).get("ecb", "", "x") == b"ok"
    assert pauses == [1.0, 4.0]


@pytest.mark.parametrize(
    "status, tries, words", [(500, 3, "répond 500"), (404, 1, "répond 404"), (302, 1, "répond 302")]
)
def test_a_refusal_is_said(server: Server, status: int, tries: int, words: str) -> None:
    server.answer("", status, Location="http://127.0.0.1:1/")
    with pytest.raises(SourceError, match=words):
        Fetcher(lambda _: None).get("ecb", "", "x")
    assert len(server.asked) == tries


def test_an_endless_reply_is_dropped(server: Server) -> None:
    server.answer(b"0" * 5_000_001)
    with pytest.raises(SourceError, match="plus de 5 Mo"):
        Fetcher().get("ecb", "", "x")


def test_a_server_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAICHIFFRE_ECB_URL", "http://127.0.0.1:9")
    with pytest.raises(SourceError, match="connexion impossible"):
        Fetcher().get("ecb", "", "x")


FACT = """[subject]
name = "Dette du Lac"
kind = "indicator"
aliases = ["Dette du Lac"]

[[facts]]
attribute = "dette"
label = "dette en fin de trimestre"
unit = "EUR"
stage = "résultat"
checked = {checked}
live = {{ source = "insee", key = "001234567" }}
values = [
    {{ since = {since}, value = {value}, source = "insee-2026" }},  # provisoire
]

[sources.insee-2026]
title = "Dette"
publisher = "Insee"
url = "https://exemple.fr/dette"
accessed = 2026-07-01
"""


def fact_file(folder: Path, since: str, value: str, checked: str = "2026-07-01") -> Path:
    path = folder / "presse" / "dette.toml"
    path.parent.mkdir(parents=True)
    path.write_text(FACT.format(since=since, value=value, checked=checked), "utf-8")
    return path


def test_refresh_proposes_and_does_not_write(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = fact_file(tmp_path, "2026-03-31", "3560.2505e9")
    before = path.read_text("utf-8")
    server.answer(INSEE)
    assert run(["facts", "refresh", "--dir", str(tmp_path)]) == 0
    shown = capsys.readouterr()
    assert "+    { since = 2026-06-30, value = 3595.5e9, known = 2026-09-29, source =" in shown.out
    assert "proposées, rien n’est écrit" in shown.out
    assert path.read_text("utf-8") == before


def test_refresh_writes_when_told(server: Server, tmp_path: Path) -> None:
    fact_file(tmp_path, "2026-03-31", "3560.2505e9")
    server.answer(INSEE)
    assert run(["facts", "refresh", "presse/dette", "--dir", str(tmp_path), "--write"]) == 0
    (fact,) = load_facts((tmp_path,)).facts.values()
    assert (fact.values[1].content.low, fact.values[1].public) == (  # type: ignore[union-attr]
        Decimal("3595500000000"),
        date(2026, 9, 29),
    )
    assert fact.checked == date.today()
    assert fact.values[1].sources[0].publisher == "Insee"


def test_the_same_figure_again_moves_the_day_of_checking(server: Server, tmp_path: Path) -> None:
    path = fact_file(tmp_path, "2026-06-30", "3595.5e9")
    server.answer(INSEE)
    assert run(["facts", "refresh", "--dir", str(tmp_path), "--write"]) == 0
    (fact,) = load_facts((tmp_path,)).facts.values()
    assert (len(fact.values), fact.checked) == (1, date.today())
    assert "# provisoire" in path.read_text("utf-8")


@pytest.mark.parametrize("since", ["2026-06-30", "2026-08-01"])
def test_a_later_value_of_ours_is_kept(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str], since: str
) -> None:
    fact_file(tmp_path, since, "1e9")
    server.answer(INSEE)
    assert run(["facts", "refresh", "--dir", str(tmp_path)]) == 0
    shown = capsys.readouterr()
    assert "rien de nouveau" in shown.out
    assert "rien de plus récent" in shown.err


def test_a_silent_source_leaves_its_fact(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fact_file(tmp_path, "2026-03-31", "1e9")
    server.answer("", 404)
    assert run(["facts", "refresh", "--dir", str(tmp_path)]) == 0
    shown = capsys.readouterr()
    assert "répond 404" in shown.err
    assert "rien de nouveau" in shown.out


def test_refresh_needs_something_to_ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = fact_file(tmp_path, "2026-03-31", "1e9")
    path.write_text(
        path.read_text("utf-8").replace('live = { source = "insee", key = "001234567" }\n', ""), "utf-8"
    )
    assert run(["facts", "refresh", "--dir", str(tmp_path)]) == 2
    assert "aucun fait n’a de clé « live »" in capsys.readouterr().err


def test_a_source_we_do_not_know_is_a_fault_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = fact_file(tmp_path, "2026-03-31", "1e9")
    path.write_text(path.read_text("utf-8").replace('"insee", key', '"inse", key'), "utf-8")
    assert run(["facts", "refresh", "--dir", str(tmp_path)]) == 3
    assert "« inse » n’est pas prévu" in capsys.readouterr().err


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["facts", *arguments]) == 0
    return capsys.readouterr().out


def test_wikidata_gives_names_and_items(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.answer(ENTITY)
    out = shown(capsys, "names", "Q7")
    assert [line.split("  ")[0] for line in out.splitlines()[1:]] == [
        "Verrerie du Lac",
        "Lake Glass",
        "VDL",
        "Verreries du Lac",
    ]
    server.replies.clear()
    server.answer(SEARCH)
    assert "verrerie savoyarde" in shown(capsys, "names", "Verrerie du Lac")
    assert "action=wbsearchentities" in server.asked[-1]


@pytest.mark.parametrize(
    "reply", ["panne", "[]", {"error": {"info": "no such entity"}}, {"entities": {"Q7": {"missing": ""}}}]
)
def test_wikidata_refusals_are_said(
    server: Server, capsys: pytest.CaptureFixture[str], reply: object
) -> None:
    server.answer(reply)
    assert run(["facts", "names", "Q7"]) == 2
    assert "wikidata" in capsys.readouterr().err


def test_leads_show_who_checked_and_never_judge(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VRAICHIFFRE_GOOGLE_KEY", "clef-secrete")
    server.answer(CLAIMS)
    out = shown(capsys, "leads", "plan", "500 milliards")
    assert "Les Vérificateurs" in out
    assert "Faux" in out
    assert "query=plan+500+milliards&languageCode=fr" in server.asked[0]


def test_leads_keep_the_key_to_themselves(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["facts", "leads", "plan"]) == 2
    assert "VRAICHIFFRE_GOOGLE_KEY" in capsys.readouterr().err
    monkeypatch.setenv("VRAICHIFFRE_GOOGLE_KEY", "clef-secrete")
    server.answer("", 403)
    assert run(["facts", "leads", "plan"]) == 2
    shown = capsys.readouterr()
    assert "403" in shown.err
    assert "clef-secrete" not in shown.err + shown.out
