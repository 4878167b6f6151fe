"""How a run tells how far it is: plain lines when nobody watches, a bar on a terminal, nothing when quiet."""

from __future__ import annotations

import io
import sys

import pytest

from bot.audit import progress
from bot.audit.model import Tally
from bot.audit.progress import show_progress

DONE = Tally(size=2_000_000, documents=800, contradicted=3, refused=1)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, quiet: bool = False, english: bool = False
) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with show_progress(4_000_000, "en" if english else "fr", quiet) as bar:
        bar.advance(DONE)
    return stream.getvalue()


def test_plain_lines_say_how_far_how_fast_and_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_EVERY", 0)
    french = shown(monkeypatch, io.StringIO())
    assert french.startswith("vraichiffre : 50 %, 800 articles, 2.0 Mo, ")
    assert french.endswith("articles/s, 3 contredits, 1 refusés\n")
    assert "3 contradicted, 1 refused" in shown(monkeypatch, io.StringIO(), english=True)


def test_lines_are_far_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO()) == ""


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "160")
    drawn = shown(monkeypatch, Terminal())
    assert "50%" in drawn
    assert "800 articles" in drawn


def test_quiet_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), quiet=True) == ""
