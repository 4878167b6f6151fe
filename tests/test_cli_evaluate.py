"""`vraichiffre eval` on a passage labelled by hand, and on folders of texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from commands import WRONG, Run, lines

GOLD = {
    "id": "g1", "text": WRONG, "published": "2025-02-10", "complete": True,
    "claims": [{"start": 14, "end": 35, "label": "contradicted", "rule": "wrong-magnitude"}],
}  # fmt: skip


def test_eval_counts_the_same_in_a_table_and_in_json(run: Run, article: Callable[[bytes], str]) -> None:
    path = article(lines(GOLD))
    status, output, _ = run("eval", path, "--json")
    assert status == 0
    scored = json.loads(output)
    assert (scored["documents"], scored["problems"]["caught"], scored["problems"]["right_rule"]) == (1, 1, 0)
    assert scored["misses"][0]["sentence"] == WRONG.strip()
    status, output, _ = run("eval", path)
    assert status == 0
    assert "trouvés, et par la bonne règle" in output
    assert "wrong-rule · g1 [14:35] 500 milliards d’euros" in output


def test_eval_prints_scores_with_intervals_and_totals_without_misses(
    run: Run, article: Callable[[bytes], str]
) -> None:
    path = article(lines(GOLD))
    status, output, _ = run("eval", path, "--totals", "--flips")
    assert status == 0
    assert "Problèmes trouvés" in output
    assert "wrong-magnitude" in output
    assert "Montants récrits (0)" in output
    assert "[14:35]" not in output
    status, output, _ = run("eval", path, "--totals", "--flips", "--json")
    scored = json.loads(output)
    assert "misses" not in scored
    assert scored["flips"]["figures"] == 0
    caught = scored["scores"]["problems_caught"]
    assert (caught["value"], caught["hits"], caught["of"]) == (1.0, 1, 1)
    assert 0 < caught["low"] < 1
    assert scored["scores"]["rules"]["wrong-magnitude"]["right_rule"]["hits"] == 0


def test_eval_lists_the_alarms_of_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "une").mkdir()
    (tmp_path / "une" / "a.txt").write_text(WRONG, encoding="utf-8")
    dated = {"text": WRONG, "published": "2025-02-10"}
    (tmp_path / "b.jsonl").write_bytes(lines(dated, {"text": "Rien.", "id": "d", "title": WRONG}))
    (tmp_path / "c.png").write_bytes(b"\x89PNG")
    status, output, _ = run("eval", "--alarms", str(tmp_path), "--published", "2025-02-10")
    assert status == 0
    assert "contradicted (wrong-currency) · b.jsonl:1 [14:35] 500 milliards d’euros" in output
    assert "· une/a.txt [14:35] 500 milliards d’euros" in output
    assert "· d titre [14:35] 500 milliards d’euros" in output
    assert output.endswith("3 alerte(s) dans 3 texte(s).\n")
    status, output, _ = run("eval", "--alarms", str(tmp_path), "--published", "2025-02-10", "--json")
    told = json.loads(output)
    assert told["documents"] == 3
    assert [(alarm["id"], alarm["rule"]) for alarm in told["alarms"]] == [
        ("b.jsonl:1", "wrong-currency"),
        ("d", "wrong-currency"),
        ("une/a.txt", "wrong-currency"),
    ]


def test_eval_refuses_a_folder_without_a_text(run: Run, tmp_path: Path) -> None:
    status, _, errors = run("eval", "--alarms", str(tmp_path))
    assert (status, errors) == (2, f"vraichiffre : --alarms {tmp_path} : aucun texte (.txt, .md, .jsonl).\n")


def test_eval_tells_what_it_cannot_read_of_a_folder_and_goes_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{}\n" + lines({"id": "d", "text": WRONG}))
    (tmp_path / "c.txt").write_text(WRONG, encoding="utf-8")
    status, output, errors = run("eval", "--alarms", str(tmp_path), "--published", "2025-02-10")
    assert status == 2
    assert errors.startswith(f"vraichiffre : {tmp_path}/a.jsonl, ligne 1 : « text » est absent")
    assert output.endswith("2 alerte(s) dans 2 texte(s).\n")


def test_eval_names_the_line_of_a_bad_label(run: Run, article: Callable[[bytes], str]) -> None:
    path = article(lines(GOLD, {"id": "g2", "text": WRONG}))
    status, _, errors = run("eval", path)
    assert (status, errors) == (2, f"vraichiffre : {path}, ligne 2 : « claims » doit être une liste.\n")
