"""Live sources, asked over real HTTP of a server on loopback that answers as their publishers document."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from publishers import ECB, EUROSTAT, INSEE, WORLD_BANK, Server

from bot.sources import SERIES
from bot.sources.fetching import Fetcher, SourceError
from bot.sources.series import end_of


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
