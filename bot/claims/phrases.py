"""What a noun or a pronoun dates: «lors de l'annonce de X, le …», «X … : Y l'a signée le …»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.claims.view import View
from bot.folding import agreeing, any_of
from bot.lexicon import load_lexicon
from bot.model import Kind, Mention

_LEAD = 60
_THE = r"(?:(?:le|la|les|l'|son|sa|ses|ce|cet|cette)\s*)?[«\"“]?\s*"
_OF = rf"\s+(?:de|du|des|d')\s*{_THE}"
_HAS = r"(?:a|ont|avait|avaient)\s+(?:(?:\w+ment|aussi|enfin|deja|donc|ainsi)\s+)?"
_DAY = r"(?:(?:le|les|du|des|au|en|depuis|c'etait|c'est)\s+){0,2}"
_AFTER = re.compile(r"\b(?:apres|avant|lendemain|veille|anniversaire)\b")
"""Before what happened, they make the day another's: «une semaine après l'annonce de X, le …»."""
_CLOSED = re.compile(r"\s*(?:[,.;:!?)–—]|$|(?:a la|a l'|au|aux|en|dans|sur|depuis)\s)")


def find_phrase(view: View, names: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """Returns the subject that something dated happens to, and the folded word for what.

    `names` are those of the date's sentence, in order; no other date stands in it.
    """
    finders = (_of_what_happened, _that_day_of, _told_then_dated, _done_to_it)
    return next((found for find in finders if (found := find(view, names, date))), None)


def _of_what_happened(view: View, names: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """«Lors de l'annonce de X par Y, le …», «Signature de X : …»."""
    start = view.sentence(date).start
    for subject in (name for name in names if name.end <= date.start and name.kind is Kind.SUBJECT):
        told = _patterns()["of it"].search(view.folded, max(start, subject.start - _LEAD), subject.start)
        if (
            told
            and not _AFTER.search(view.folded, start, told.start())
            and _patterns()["to day"].fullmatch(view.folded, subject.end, date.start)
            and _CLOSED.match(view.folded, date.end)
        ):
            return subject, told["event"]
    return None


def _that_day_of(view: View, names: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """«Le …, jour de l'adoption de X, …»."""
    for subject in (name for name in names if name.start >= date.end and name.kind is Kind.SUBJECT):
        told = _patterns()["day of it"].fullmatch(view.folded, date.end, subject.start)
        if told:
            return subject, told["event"]
    return None


def _told_then_dated(view: View, names: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """«Y dévoilait X : c'était le …»."""
    start = view.sentence(date).start
    for subject in (name for name in names if name.end <= date.start and name.kind is Kind.SUBJECT):
        told = _patterns()["done to"].search(view.folded, max(start, subject.start - _LEAD), subject.start)
        if told and _patterns()["it was"].fullmatch(view.folded, subject.end, date.start):
            return subject, told["deed"]
    return None


def _done_to_it(view: View, names: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """«X n'aura pas survécu : Y l'a abrogé le …»: the only subject named before."""
    earlier = [name for name in names if name.end <= date.start and name.kind is Kind.SUBJECT]
    done = _patterns()["done to it"].search(view.folded, view.sentence(date).start, date.start)
    return (earlier[0], done["deed"]) if done and len({name.value for name in earlier}) == 1 else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_lexicon("occasions")
    deeds = any_of(words["deeds"]).pattern
    agreed = any_of(agreeing(words["deeds"])).pattern
    event = rf"(?P<event>{any_of(words['events']).pattern})"
    goes_on = r"(?:\s+(?:pour|sur|avec|entre|par)\s[^,.;:()]{2,50}?)?"  # «… au Parlement» is told once more
    return {
        "of it": re.compile(
            rf"\b{event}{_OF}(?:{any_of(words['stand_ins']).pattern}\s+(?:(?:de|du|sur)\s+)?)?$"
        ),
        "to day": re.compile(rf"{goes_on}\s*[,:(]\s*{_DAY}"),
        "day of it": re.compile(
            rf"\s*,\s*(?:le\s+)?(?:jour|date)\s+(?:de\s+(?:la\s+|l')|du\s+|d'){event}{_OF}"
        ),
        "done to": re.compile(rf"\b(?P<deed>{deeds})\s+{_THE}(?:(?:projet|plan|programme)\s+)?$"),
        "it was": re.compile(r"\s*[:,;]\s*c'etait\s+(?:le\s+|en\s+)?"),
        "done to it": re.compile(rf"\bl'{_HAS}(?P<deed>{agreed})\s+(?:des\s+)?(?:le|en)\s+$"),
    }
