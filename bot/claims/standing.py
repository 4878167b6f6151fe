"""Whether a figure is told as money in hand, or as what runs already: paid out, gathered, or neither."""

from __future__ import annotations

import re
from functools import cache

from bot.claims.view import View
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Kind, Mention, Standing

_LONGEST_LEAD = 90
_FARTHEST_BEHIND = 60
_RUN = frozenset({Kind.POWER, Kind.COUNT})


def find_standing(view: View, figure: Mention) -> Standing:
    """Returns how far the words right beside an amount take it; what is no money only runs, or is there."""
    words = _patterns()
    before, after = view.before(figure)[-_LONGEST_LEAD:], view.after(figure)
    if figure.kind is not Kind.MONEY:
        is_running = figure.kind in _RUN and words["running"].search(before)
        return Standing.SPENT if is_running else Standing.UNSAID
    if any(words[way].match(after) for way in ("spent_behind", "there", "there_again")):
        return Standing.SPENT
    if words["spent"].search(before):
        return Standing.SPENT
    in_full = words["in_full"].search(after)
    if in_full and not words["doubts"].search(after, 0, in_full.end()):
        return Standing.SPENT
    if words["held"].search(before) or words["held_behind"].match(after) or _is_at_hand(before):
        return Standing.HELD
    if words["has"].search(before) and (kept := words["kept"].match(after)):
        return Standing.STORED if kept["stored"] else Standing.HELD
    return Standing.UNSAID


def _is_at_hand(before: str) -> bool:
    """Whether the words say, whatever stands between, that one has the money at his disposal."""
    disposing = _patterns()["disposing"].search(before)
    return disposing is not None and not _patterns()["not_yet"].search(disposing.group())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_lexicon("standing")
    has, between = any_of(words["auxiliaries"]).pattern, any_of(words["between"]).pattern
    adverb = rf"(?:{any_of(words['adverbs']).pattern}|\w+ment)"
    spent, held = any_of(words["spent"]).pattern, any_of(words["held"]).pattern
    having = rf"{has}\s+(?:{adverb}\s+){{0,3}}"
    to_whom = r"(?:(?:a l'|(?:a la|au|aux|a) )\w+\s+)?"  # «a acheté aux Américains pour 750 milliards»
    lead = rf"\s+(?:{adverb}\s+)?{to_whom}(?:{between}\s*){{0,3}}$"
    behind = rf"[^,;:()]{{0,{_FARTHEST_BEHIND}}}?"
    already = rf"(?:\s*|{behind},\s*)(?:deja|d'ores et deja|desormais)\s+"  # «2 milliards déjà réunis»
    stored = any_of(words["stored"]).pattern
    adverbs, deposited = rf"(?:{adverb}\s+){{0,2}}", any_of(words["deposited"]).pattern
    done = rf"{behind}{has}\s+{adverbs}ete\s+{adverbs}"
    just = rf"{any_of(words['just']).pattern}\s*(?:{adverb}\s+)?"
    whose = rf"(?:(?!\b(?:qui|dont)\b)[^,;:()]){{0,{_FARTHEST_BEHIND}}}?"
    which = rf"\s*{whose}\bqu(?:e\s+|'){whose}(?<!')\b(?:a|as|ont|avons)\s+(?:{adverb}\s+){{0,2}}"
    return {
        "spent": re.compile(
            rf"(?:{having}(?:{spent}|{any_of(words['finished']).pattern}\s*\w+)"
            rf"|{just}{any_of(words['to_spend']).pattern}){lead}"
        ),
        "held": re.compile(
            rf"(?:{having}{held}|{just}{any_of(words['to_hold']).pattern}"
            rf"|{any_of(words['holding']).pattern}"
            rf"|{having}{stored}){lead.replace('+', '*', 1)}"
        ),
        "spent_behind": re.compile(
            rf"(?:{done}|{already}|{which}){any_of(f'{one}*' for one in words['spent']).pattern}"
        ),
        "in_full": re.compile(
            rf"{having}{spent}\s+{any_of(words['in_full']).pattern}"
            rf"(?:\s+(?:de|de la|de l'|de cette|de ce)\s*{any_of(words['sums']).pattern})?"
            r"(?=\s*(?:$|[.,;:!?]|pour\b))"
        ),
        "doubts": any_of(words["doubts"]),
        "there": re.compile(
            rf"{behind}\b(?:sont\s+{adverbs}{any_of(words['there']).pattern}"
            rf"|{any_of(words['arrived']).pattern})"
        ),
        "there_again": re.compile(
            rf"{behind},\s*(?:et\s+)?(?:(?:ils|elles)\s+sont\s+{adverbs}{deposited}"
            rf"|l'argent\s+est\s+{adverbs}(?:{deposited}|la\b(?!\s+bas)))"
        ),
        "disposing": re.compile(
            rf"{any_of(words['disposing']).pattern}(?:\s+[\w']+){{0,4}}?(?:\s*,[^,.;:()]{{1,40}},)?"
            rf"\s+(?:d'|de |des )\s*(?:une? (?:\w+ ){{1,3}}(?:de |d'))?(?:{between}\s*){{0,3}}$"
        ),
        "not_yet": any_of(words["not_yet"]),
        "has": re.compile(rf"(?:{having.replace('+', '*', 1)}|\bavec\s+)(?:{between}\s*){{0,3}}$"),
        "running": re.compile(rf"{any_of(words['running']).pattern}{lead.replace('+', '*', 1)}"),
        "kept": re.compile(rf"\s*{adverbs}(?:(?P<stored>{stored})|{any_of(words['pocketed']).pattern})"),
        "held_behind": re.compile(
            rf"(?:{done}|{already}|{which}){any_of(f'{one}*' for one in words['held']).pattern}"
        ),
    }
