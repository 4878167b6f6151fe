"""How a sentence tells parts and their total. Patterns over the words of a Line."""

from __future__ import annotations

import re
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.verdicts.lines import FIGURE, filler, hedge

_TAIL = r"[^,;:()\d]{0,60}?"
_IN_ALL_AHEAD = rf"(?=[a-z' ]*{FIGURE}(?: \w+){{0,2}} (?:au total|en tout)\b)"


@cache
def including() -> re.Pattern[str]:
    """«dont», right before a part."""
    return re.compile(rf"\bdont (?:deja )?{hedge()}$")


@cache
def list_gap() -> re.Pattern[str]:
    """What stands between two parts of a list."""
    return re.compile(
        rf"{_TAIL}(?:,| et| puis|;) ?{hedge()}|{_TAIL}(?:,| et|;) [^,;:()\d]{{1,60}}? {hedge()}"
    )


@cache
def bracket_gap() -> re.Pattern[str]:
    """What stands between two parts told in brackets."""
    return re.compile(rf" ?\) ?(?:,|;|et|, et) [^,;:()\d]{{1,80}} \( ?{hedge()}")


@cache
def splits() -> re.Pattern[str]:
    """What announces the parts of a total: «se répartit entre», «au total :»."""
    words = any_of(load_lexicon("arithmetic")["totals"]["splits"]).pattern
    return re.compile(rf"{words}|(?:au total|en tout) ?:")


@cache
def closing() -> re.Pattern[str]:
    """What announces the total behind its parts."""
    return any_of(
        load_lexicon("arithmetic")["totals"]["closing"],
        before=r"[,;:(–—.] ?(?:soit |pour )?",
        after=rf"(?:,| :)? (?:de )?{hedge()}$",
    )


@cache
def holds() -> re.Pattern[str]:
    """What opens parts of which there may be more: «comprend»."""
    return any_of(load_lexicon("arithmetic")["totals"]["holds"])


@cache
def totalling() -> re.Pattern[str]:
    """«…, la facture totalise»."""
    verbs = any_of(load_lexicon("arithmetic")["totals"]["totalling"]).pattern
    return re.compile(rf"[,;:] [^,;:()]{{1,60}}? {verbs} {hedge()}$")


@cache
def colon() -> re.Pattern[str]:
    """A colon or a sign of equality, right before the total."""
    return re.compile(rf"[:=] ?{hedge()}$")


@cache
def adding() -> re.Pattern[str]:
    """«aux 20 milliards s’ajoutent 5 milliards, soit 25»: the groups are `first`, `second` and `total`."""
    drawn = any_of(
        [
            word
            for key in ("closing", "making", "carrying")
            for word in load_lexicon("arithmetic")["totals"][key]
        ]
    ).pattern
    adds = any_of(load_lexicon("arithmetic")["totals"]["adding"]).pattern
    return re.compile(
        rf"\b(?:a|aux) {hedge()}(?P<first>{FIGURE}){filler(40)} {adds} {hedge()}"
        rf"(?P<second>{FIGURE}){filler(40)} ?[,:] (?:(?:pour )?{drawn} |{_IN_ALL_AHEAD}){hedge()}"
        rf"(?P<total>{FIGURE})"
    )


@cache
def making() -> re.Pattern[str]:
    """«, ce qui fait», right before the total."""
    return any_of(
        load_lexicon("arithmetic")["totals"]["making"], before=r"[,;:(–—.] ?", after=rf" {hedge()}$"
    )


@cache
def unfinished() -> re.Pattern[str]:
    """What leaves a list unfinished: «notamment»."""
    return any_of(load_lexicon("arithmetic")["totals"]["open"])


@cache
def more() -> re.Pattern[str]:
    """What says that more was counted than is told."""
    return any_of(load_lexicon("arithmetic")["totals"]["more_counted"])


@cache
def unlike() -> re.Pattern[str]:
    """What is not added up: «bénéfice», «dette»."""
    return any_of(load_lexicon("arithmetic")["totals"]["unlike"])


@cache
def wholes() -> re.Pattern[str]:
    """What shares are of, and make a hundred: «du capital»."""
    return any_of(load_lexicon("arithmetic")["totals"]["wholes"])
