"""Who does what to a subject on a day: «X a abrogé le 20 janvier le décret», «X a signé la loi le 9 août»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.claims.view import View
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Mention

_ADVERBS = r"(?:(?:\w+ment|aussi|enfin|deja|donc|ainsi|d'abord|bien)\s+){0,2}"
_THE = r"(?:(?:le|la|les|l'|son|sa|ses|leur|leurs)\s*)?[«\"“]?\s*"
_DAY = r"(?:des\s+)?(?:le|les|du)\s*$"
_HEAD = re.compile(
    r"(?:[^,.;:()]{0,40}:)?\W*(?:il y a [^,.;:()]{2,25},\s*)?"
    r"(?:(?:c'est|ce sera|c'etait|nous sommes|nous etions|on est|des|en ce)\s+)?(?:(?:le|les|du|des)\s+)?"
)
"""What may stand before a day that heads its sentence: a heading, a bullet, how long ago it was."""
_PLACE = r"(?:\s*,?\s+(?:a|au|aux|en|dans|depuis|devant|chez|sur)\s[^,.;:()\d]{2,40})?"
_INSET = re.compile(r"[^,.;:()]{2,80},\s*(?:le|les)\s*")
"""«X, le 3 mai, a signé la loi»."""
_TO_DAY = re.compile(
    r"(?:\s+(?:a|au|aux|en|dans|depuis|chez)\s+[^,.;:()]{2,30}?)?,?\s+(?:des\s+)?(?:le|les|du)\s+"
)
_NAME_GOES_ON = re.compile(r"[ -](?:[A-ZÀ-Ý0-9&]|(?:pour(?! \d)|de|des|du)\s|d['’])")


def find_deed(view: View, names: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """Returns the subject that something is done to on the day, and the folded word for what.

    `names` are those of the date's sentence, in order.
    """
    finders = (_told_first, _named_first, _hosted, _acted, _set_in)
    return next((found for find in finders if (found := find(view, names, date))), None)


def _told_first(view: View, names: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """«X a abrogé le 20 janvier le décret»: the day between what is done and the subject."""
    subject = next((name for name in names if name.start >= date.end), None)
    if subject is None or not _patterns()["to object"].fullmatch(view.folded, date.end, subject.start):
        return None
    done = _patterns()["on a day"].search(view.folded, view.sentence(date).start, date.start)
    return (subject, done["deed"]) if done and not _goes_on(view, subject) else None


def _named_first(view: View, names: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """«X a signé la loi le 9 août»: the subject between what is done and the day."""
    for subject in (name for name in names if name.end <= date.start):
        done = _patterns()["to it"].search(view.folded, view.sentence(date).start, subject.start)
        if done and _TO_DAY.fullmatch(view.folded, subject.end, date.start):
            return subject, done["deed"] or done["past"]
    return None


def _hosted(view: View, names: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """«Le 1er novembre, X réunissait à Bletchley …», «X accueillait le sommet»: told by place or name."""
    for subject in (name for name in names if name.start >= date.end):
        hosts = _patterns()["hosts"].fullmatch(view.folded, date.end, subject.start)
        if hosts:
            return subject, hosts["deed"]
    return None


def _acted(view: View, names: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """«Le 9 février, X a dévoilé …», «31 janvier : X annonce …», «31 janvier : annonce du …»."""
    if _HEAD.fullmatch(view.folded, view.sentence(date).start, date.start) is None:
        return None
    for subject in (name for name in names if name.start >= date.end):
        done = _patterns()["acted"].fullmatch(view.folded, date.end, subject.start)
        if done and not _goes_on(view, subject) and not _turns().search(done["actor"] or ""):
            return subject, done["deed"] or done["event"]
    return None


def _set_in(view: View, names: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """«X, le 3 mai, a signé la loi»: the day between commas, whoever acted at the head."""
    start = view.sentence(date).start
    if _INSET.fullmatch(view.folded, start, date.start) is None or _turns().search(
        view.folded, start, date.start
    ):
        return None
    for subject in (name for name in names if name.start >= date.end):
        done = _patterns()["set in"].fullmatch(view.folded, date.end, subject.start)
        if done and not _goes_on(view, subject):
            return subject, done["deed"]
    return None


@cache
def _turns() -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")["turns"])


def _goes_on(view: View, subject: Mention) -> bool:
    """Whether more words make it another's, or tell an audience: «Stargate Norvège», «X à la presse»."""
    goes_on = _NAME_GOES_ON.match(view.text, subject.end) or _audience().match(view.folded, subject.end)
    return goes_on is not None


@cache
def _audience() -> re.Pattern[str]:
    return any_of(
        load_lexicon("occasions")["audiences"], before=r"\s+(?:aux?|a la|a l'|devant les?|devant la)\s*"
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_lexicon("occasions")
    deed = rf"(?P<deed>{any_of(words['deeds']).pattern})"
    done = rf"\b(?:a|ont|avait|avaient)\s+{_ADVERBS}{deed}\s+{_ADVERBS}"
    event = rf"(?:l'|le |la )(?:{any_of(words['events']).pattern})"
    past = rf"\b(?P<past>{any_of(words['past_deeds']).pattern})"
    that_day = r"(?:est|reste|restera|fut|aura ete) (?:le jour|la date|celui) ou"
    bid = rf"(?:(?:{any_of(words['bidding']).pattern}\s*)?{any_of(words['buying']).pattern}\s+)?"
    return {
        "on a day": re.compile(rf"{done}{_DAY}"),
        "to object": re.compile(rf"(?:{_PLACE}\s*,)?\s*{_ADVERBS}(?:{event} (?:de |du |d'))?{_THE}"),
        "to it": re.compile(rf"(?:{done}|{past}\s+{_ADVERBS}){_THE}$"),
        "set in": re.compile(rf"{_PLACE}\s*,\s*{done}{bid}{_THE}"),
        "acted": re.compile(
            rf"{_PLACE}\s*(?:,?\s*(?:que|qu')|,|:|–|—|\)|{that_day})\s*"
            rf"(?:(?P<actor>[^,.;:()]{{2,60}}?)\s+(?:(?:a|ont|avait|avaient)\s+{_ADVERBS})?"
            rf"{deed}\s+{_ADVERBS}{bid}{_THE}"
            rf"|(?:l')?(?P<event>{any_of(words['events']).pattern})\s+(?:de la |de l'|de |du |des |d'))"
        ),
        "hosts": re.compile(
            rf"\s*,[^,.;:()]{{3,60}}?(?P<deed>{any_of((*words['hosts'], *words['hosting'])).pattern})"
            r"\s+(?:(?:a|au|a la|a l'|le|la|l')\s*)"
        ),
    }
