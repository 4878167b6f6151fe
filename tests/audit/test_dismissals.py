"""A run at the desk: what is dismissed there is dismissed in the next run, and nothing else."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.check import Checker
from bot.cli import run
from bot.store.engine import Store
from bot.store.tables import Article, Check, Decision, VerdictRow
from bot.web.app import create_app
from bot.web.settings import load_settings

WRONG = "Le projet Stargate prévoit 500 milliards d’euros en quatre ans."
OTHER = "Le projet Stargate prévoit 500 millions de dollars en quatre ans."


@pytest.fixture(autouse=True)
def _alone(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.audit.shard.Work.load_checker", lambda work: checker)
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    rows = [
        {
            "id": "1",
            "text": f"Un début. {WRONG} Une fin. {OTHER}",
            "title": "Les deux",
            "published": "2025-02-10",
        },
        {
            "id": "2",
            "text": f"<p>Autre chose.</p><p>{WRONG}</p>",
            "title": "Un & un",
            "published": "2025-02-11",
        },
        {"id": "3", "text": "Une journée tranquille, sans un chiffre.", "published": "2025-02-12"},
    ]
    path = tmp_path / "archive.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def audit(archive: Path, out: Path, *more: str) -> int:
    return run(["audit", str(archive), "--out", str(out), "--jobs", "1", "--quiet", *more])


def review(out: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    """Brings the run to its desk; returns what was printed."""
    assert run(["audit", "review", str(out), "--no-serve", *more]) == 0
    return capsys.readouterr().out


def verdicts(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "verdicts.jsonl").read_text(encoding="utf-8").splitlines()]


def sign_in(client: TestClient, password: str) -> None:
    form = {"name": "admin", "password": password, "csrf": token(client, "/desk/login")}
    assert client.post("/desk/login", data=form, follow_redirects=False).status_code == 303


def token(client: TestClient, path: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def dismiss(desk: Path, password: str, checker: Checker) -> None:
    """Dismisses the wrong currency of the first article, as a person does: by the desk's own form."""
    settings = load_settings(desk)
    store = Store(settings.database())
    with store.read() as session:
        verdict, article = session.execute(
            select(VerdictRow.id, Article.id)
            .join(Check, Check.id == VerdictRow.check_id)
            .join(Article, Article.current_id == Check.version_id)
            .where(VerdictRow.rule == "wrong-currency", Article.external_id.endswith(" 1"))
        ).one()
    app = create_app(settings, store)
    app.state.service._checker = checker
    with TestClient(app) as client:
        sign_in(client, password)
        queue = client.get("/desk/queue").text
        assert "Les deux" in queue
        assert "Un &amp; un" in queue
        page = client.get(f"/desk/articles/{article}").text
        assert page.count("<mark") == 2
        form = {"verdict": str(verdict), "action": "dismiss", "reason": "citation", "note": "dit par un élu"}
        form["csrf"] = token(client, f"/desk/articles/{article}")
        answer = client.post(f"/desk/articles/{article}/decisions", data=form, follow_redirects=False)
        assert answer.status_code == 303, answer.text
    store.close()


def test_what_is_dismissed_at_the_desk_stays_dismissed(
    archive: Path, tmp_path: Path, checker: Checker, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert audit(archive, out) == 1
    assert not any("dismissed" in one for one in verdicts(out))
    said = review(out, capsys)
    assert "2 articles à relire" in said
    password = re.search(r"admin : (\S+)", said)
    assert password
    dismiss(out / "desk", password[1], checker)

    assert audit(archive, out) == 1
    found = {(one["id"], one["rule"]): one.get("dismissed") for one in verdicts(out)}
    decision = found.pop(("1", "wrong-currency"))
    assert decision
    assert (decision["reason"], decision["by"]) == ("citation: dit par un élu", "admin")
    assert set(found) == {("1", "wrong-magnitude"), ("2", "wrong-currency")}
    assert set(found.values()) == {None}
    counts = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["counts"]
    assert counts["dismissed"] == 1
    assert counts["rules"] == {"wrong-currency": 1, "wrong-magnitude": 1}
    with (out / "corrections.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file, delimiter=";"))) == 2
    assert "Écartés au desk" in (out / "report.html").read_text(encoding="utf-8")


def test_a_run_elsewhere_remembers_too_and_all_dismissed_is_nothing_wrong(
    archive: Path, tmp_path: Path, checker: Checker, capsys: pytest.CaptureFixture[str]
) -> None:
    first = archive.read_text(encoding="utf-8").splitlines()[0].replace(OTHER.replace("’", "\\u2019"), "")
    archive.write_text(
        json.dumps(json.loads(first) | {"text": f"Un début. {WRONG}"}) + "\n", encoding="utf-8"
    )
    desk = tmp_path / "redaction"
    assert audit(archive, tmp_path / "a") == 1
    said = review(tmp_path / "a", capsys, "--desk", str(desk))
    password = re.search(r"admin : (\S+)", said)
    assert password
    store = Store(load_settings(desk).database())
    with store.write() as session:
        (verdict,) = session.scalars(select(VerdictRow)).all()
        from bot.store.kinds import Action
        from bot.store.review import decide

        article = verdict.check.version.article_id
        decide(session, article, verdict, 1, Action.DISMISS, "autre")
    assert audit(archive, tmp_path / "b") == 1
    assert audit(archive, tmp_path / "c", "--desk", str(desk)) == 0
    with store.write() as session:
        decide(session, article, session.scalars(select(VerdictRow)).one(), 1, Action.REOPEN, "")
    store.close()
    assert audit(archive, tmp_path / "c", "--desk", str(desk)) == 1


def test_bringing_a_run_again_changes_nothing_and_another_replaces_it(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    audit(archive, out)
    review(out, capsys)
    assert "admin" not in review(out, capsys)
    store = Store(load_settings(out / "desk").database())

    def stored() -> tuple[int, int, int, int]:
        with store.read() as session:
            articles = session.scalars(select(Article)).all()
            return (
                len(articles),
                sum(one.withdrawn_at is not None for one in articles),
                len(session.scalars(select(Check)).all()),
                len(session.scalars(select(Decision)).all()),
            )

    assert stored() == (2, 0, 2, 0)
    kept = archive.read_text(encoding="utf-8").splitlines(keepends=True)
    archive.write_text(kept[0].replace("Un d", "Voici un d") + kept[2], encoding="utf-8")
    audit(archive, out)
    review(out, capsys)
    assert stored() == (2, 1, 3, 0)
    with store.read() as session:
        for row in session.scalars(select(VerdictRow)):
            version = row.check.version
            field = version.title if row.field == "title" else version.body
            assert field[row.start : row.end] == row.text
            assert json.loads(row.check.report or "")["verdicts"]
            assert row.check.version.body_format == ("html" if "<p>" in version.body else "text")
    store.close()


def test_a_desk_that_is_not_there_is_one_sentence(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit(archive, tmp_path / "out", "--desk", str(tmp_path / "nulle-part")) == 2
    assert "pas de vraichiffre.toml ici" in capsys.readouterr().err
    assert run(["audit", "review", str(tmp_path / "nulle-part")]) == 2
    assert "aucun audit ici" in capsys.readouterr().err
