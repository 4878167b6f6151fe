from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.lexicon import LexiconError, load_lexicon
from bot.mentions.spelling import plain

FIGURES = [
    "changes",
    "counts",
    "ellipsis",
    "hedges",
    "magnitudes",
    "money",
    "not_figures",
    "numerals",
    "periods",
]


def test_a_missing_word_list_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.lexicon.RULES", tmp_path)
    with pytest.raises(LexiconError, match=r"rules/lexicon/absent\.toml : lexique illisible"):
        load_lexicon("absent")


def test_a_broken_word_list_names_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.lexicon.RULES", tmp_path)
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "broken.toml").write_text('a = 1\nb = "sans fin\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"rules/lexicon/broken\.toml, ligne 2 : TOML invalide"):
        load_lexicon("broken")


def test_a_word_list_without_a_table_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.lexicon.RULES", tmp_path)
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "short.toml").write_text("a = 1\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="il manque la table « b »"):
        load_lexicon("short")["b"]


@pytest.mark.parametrize("name", FIGURES)
def test_lists_for_figures_say_each_word_once_and_evened_out(name: str) -> None:
    for words in _word_lists(load_lexicon(name)):
        assert sorted(words) == sorted({plain(word) for word in words})


def _word_lists(table: object) -> Iterator[list[str]]:
    if isinstance(table, dict):
        for value in table.values():
            yield from _word_lists(value)
    elif isinstance(table, list):
        yield table
