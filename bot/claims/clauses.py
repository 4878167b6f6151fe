"""A day told in a clause of its own: «X, que Y avait signé le …», «Conclu le … à Z, l'accord …»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.claims.view import View
from bot.folding import agreeing, any_of
from bot.lexicon import load_lexicon
from bot.model import DateSpan, Kind, Mention, Sentence

_REACH = 120
_ADVERB = r"(?:(?:\w+ment|enfin|deja|aussi|finalement)\s+)?"
_HAS = r"(?:a|ont|avait|avaient)\s+"
_THE = r"(?:(?:le|la|les|cet|cette|ce)\s+|l')?"
_TO_DAY = r"(?:(?:des|depuis)\s+)?(?:(?:le|les|en|du)\s*)?$"
_PLACE = r"(?:\s+(?:a|au|aux|en|dans|depuis|chez|sur)\s+[^,.;:()\d]{2,40})?"
_WHEREBY = r"(?:\s+par\s+[^,.;:()\d]{2,40}?)?" + _PLACE
"""By whom, and where: told of what is done but once."""
_HEAD = re.compile(r"(?:[^,.;:()]{0,40}:)?\W*(?:(?:le|la|les|son|sa|ce|cet|cette)\s+|l')?[«\"“]?\s*")
_WITH = re.compile(rf"\W*(?:avec|depuis|apres|malgre|outre|grace a|comme|chez)\s+{_THE}")
"""«Avec X, annoncé le 3 mai, …»: what follows the name is of it."""
_LINKED = re.compile(r"\b(?:de|du|des|d'|chez|avec|par|a|au|aux)\s*(?:l'|la |le |les )?$")
_OPENING_DAY = re.compile(rf"(?:[^,.;:()]{{0,40}}:)?\W*{_THE}")
_CLOSED = re.compile(r"\s*(?:[,.;)!?]|$)")
_THAT_DAY = re.compile(r"\W*ce jour la\s*,")
_IT_WAS = re.compile(r"\W*(?:c'etait|ce fut|nous etions|on etait)\s+(?:les?|en|du)\s+")
_ALONE = re.compile(rf"{_IT_WAS.pattern}|\W*(?:(?:nous sommes|on est|c'est)\s+)?(?:le\s+)?")
_ASIDE = re.compile(r"\s*,\s*(?:un|une|le|la|les|l')\s*[^,.;:()]{2,60}")
_OTHER_CLAUSE = re.compile(r"\b(?:qui|que|qu'|dont|ou|mais|puis|apres|avant|afin)\b")
_DAYS_LISTED = re.compile(r"^\{?\S*-\d\d[,/]\S*-\d\d\}?$")
_TO_ITS_VERB = re.compile(r"\s+(?:a|ont|avait|est|s'est|aura|va|doit)\s")
_BY = re.compile(r"\bpar\s")
_HEADING = re.compile(r"(?:[^.;()]{0,60}:)?\W*(?:les|du)\s+")
_ABOUT = re.compile(r"\s+sur\s+[^,.;:()]{2,40}")
"""What a text or an event deals with: «la déclaration de Paris sur la mer, signée le …»."""
_SCOPE = re.compile(r"\s+(?:sur|avec|de|du|des|d'|pour)\s*[^,.;:()]{2,50}")


def find_clause(
    view: View, names: Sequence[Mention], date: Mention, start: int
) -> tuple[Mention, str] | None:
    """Returns the subject that a date's clause is about, and the folded words for what happened to it.

    `names` are those of the date's sentence, in order; no other date stands between `start` and the date.
    """
    earlier = [name for name in names if start <= name.start and name.end <= date.start]
    later = [name for name in names if name.start >= date.end]
    found = None
    if earlier:
        found = (
            _in_relative(view, earlier[-1], date)
            or _behind_an_aside(view, earlier, date)
            or _of_event(view, earlier[-1], date, start)
            or _done_by(view, earlier[-1], date)
            or _own_doing(view, earlier, date, start)
            or _told_now(view, earlier[-1], date, start)
        )
    if found is None and later:
        found = (
            _opened(view, later, date)
            or _hosting(view, later, date, start)
            or _at_place(view, later, date)
            or _led_by_days(view, later[0], date)
        )
    return found or _that_day(view, date)


def _in_relative(view: View, subject: Mention, date: Mention) -> tuple[Mention, str] | None:
    """«X, que son prédécesseur avait signé le …»."""
    done = _patterns()["relative"].fullmatch(view.folded, subject.end, date.start)
    return (subject, done["deed"]) if done else None


def _done_by(view: View, subject: Mention, date: Mention) -> tuple[Mention, str] | None:
    """«X, signé par Y le …»."""
    done = _patterns()["participle by"].fullmatch(view.folded, subject.end, date.start)
    return (subject, done["deed"]) if done and _BY.search(done.group()) else None


def _behind_an_aside(view: View, earlier: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """«X, l'assistant de Y, lancé en …», «l'accord avec X sur le campus, signé le …»."""
    subject = earlier[0]
    done = _patterns()["participle"].search(view.folded, subject.end, date.start) or (
        _patterns()["participle by"].search(view.folded, subject.end, date.start)
    )
    if done is None:
        return None
    if _ASIDE.fullmatch(view.folded, subject.end, done.start()):
        before = view.folded[view.sentence(date).start : subject.start]
        return (subject, done["deed"]) if _HEAD.fullmatch(before) else None
    if len(earlier) > 1 or not (
        done.start() == subject.end or _SCOPE.fullmatch(view.folded, subject.end, done.start())
    ):
        return None
    if _ABOUT.fullmatch(view.folded, subject.end, done.start()):
        return subject, done["deed"]
    start = view.sentence(date).start
    led = _patterns()["stand-in"].search(view.folded, start, subject.start) or (
        done.start() == subject.end and _WITH.fullmatch(view.folded, start, subject.start)
    )
    return (subject, done["deed"]) if led else None


def _of_event(view: View, subject: Mention, date: Mention, start: int) -> tuple[Mention, str] | None:
    """«Puis est venue l'annonce de X à Z, le …,»: the day stands apart behind what happened."""
    told = _patterns()["event"].search(view.folded, start, subject.start)
    if told is None or _patterns()["apart"].fullmatch(view.folded, subject.end, date.start) is None:
        return None
    return (subject, told["event"]) if _CLOSED.match(view.folded, date.end) else None


def _own_doing(
    view: View, earlier: Sequence[Mention], date: Mention, start: int
) -> tuple[Mention, str] | None:
    """«X a quitté le conseil de Y en …»: what the subject itself did, other names in it."""
    subject = earlier[0]
    if len(earlier) < 2 or not _HEAD.fullmatch(view.folded[start : subject.start]):
        return None
    if not all(_LINKED.search(view.folded, subject.end, name.start) for name in earlier[1:]):
        return None
    between = view.folded[subject.end : date.start]
    if len(between) > _REACH or _patterns()["own"].fullmatch(between) is None:
        return None
    return None if _turns().search(between) else (subject, between)


def _opened(view: View, later: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """«Conclu le … à Z, l'accord …»: a participle heads the sentence, its subject comes behind the comma."""
    start = view.sentence(date).start
    opening = _patterns()["opening"].fullmatch(view.folded, start, date.start) or (
        _patterns()["opening by"].fullmatch(view.folded, start, date.start)
    )
    if opening is None:
        return None
    for subject in later:
        if _patterns()["to subject"].fullmatch(view.folded, date.end, subject.start):
            return subject, opening["deed"]
    return None


def _hosting(view: View, later: Sequence[Mention], date: Mention, start: int) -> tuple[Mention, str] | None:
    """«Paris accueillera les … des chercheurs pour le sommet»: whom it is held for stands behind the day."""
    subject = later[0]
    host = _patterns()["hosting"].search(view.folded, start, date.start)
    led = _patterns()["for"].fullmatch(view.folded, date.end, subject.start)
    if host is None or led is None or _OTHER_CLAUSE.search(led["guests"]):
        return None
    return subject, ""


def _at_place(view: View, later: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """«Le …, dans son golf de Z, X a scellé …»: the subject is told by its place, the deed behind it."""
    sentence, subject = view.sentence(date), later[0]
    if not _OPENING_DAY.fullmatch(view.folded, sentence.start, date.start):
        return None
    if not _patterns()["place"].fullmatch(view.folded, date.end, subject.start):
        return None
    done = _patterns()["done there"].match(view.folded, subject.end, sentence.end)
    return (subject, done["deed"]) if done else None


def _told_now(view: View, subject: Mention, date: Mention, start: int) -> tuple[Mention, str] | None:
    """«Quand il dévoile X, le …»: told in the present."""
    done = _patterns()["present"].search(view.text, start, subject.start)
    deed = _patterns()["its deed"].search(view.folded, done.end(), subject.start) if done else None
    if deed is None or _patterns()["beside"].fullmatch(view.folded, subject.end, date.start) is None:
        return None
    return subject, deed["deed"]


def _led_by_days(view: View, subject: Mention, date: Mention) -> tuple[Mention, str] | None:
    """«Séoul : les 21 et 22 mai, le sommet a …»: days on end, and right behind them what they are of."""
    listed = isinstance(date.value, DateSpan) and _DAYS_LISTED.match(date.value.written)
    if not listed or not _HEADING.fullmatch(view.folded, view.sentence(date).start, date.start):
        return None
    if not _patterns()["next"].fullmatch(view.folded, date.end, subject.start):
        return None
    return (subject, "") if _TO_ITS_VERB.match(view.folded, subject.end) else None


def _that_day(view: View, date: Mention) -> tuple[Mention, str] | None:
    """«Tout a changé le …. Ce jour-là, X a signé la loi», «Le …. X signe la loi», «…. C'était le …»."""
    if not _CLOSED.match(view.folded, date.end):
        return None
    number = view.sentence_number(date)
    day = view.sentences[number]
    is_all = _ALONE.fullmatch(view.folded, day.start, date.start) and not view.words(date.end, day.end)
    is_behind = is_all and _IT_WAS.fullmatch(view.folded, day.start, date.start)
    told = _next_to(view, number, -1 if is_behind else 1)
    if told is None:
        return None
    opening = None if is_behind else _THAT_DAY.match(view.folded, told.start)
    if not (is_all or opening):
        return None
    done = _done_there(view, told, opening.end() if opening else told.start, is_now=bool(is_all))
    return done or (_heading_alone(view, told) if is_behind else None)


def _next_to(view: View, number: int, step: int) -> Sentence | None:
    """The sentence before another (-1) or behind it (1), in its paragraph."""
    if not 0 <= number + step < len(view.sentences):
        return None
    beside = view.sentences[number + step]
    return beside if beside.paragraph == view.sentences[number].paragraph else None


def _done_there(view: View, told: Sentence, start: int, *, is_now: bool) -> tuple[Mention, str] | None:
    """The first subject that a sentence tells something was done to, from `start` on, or is, if `is_now`."""
    for subject in view.names_in(start, told.end):
        done = _patterns()["to it"].search(view.folded, start, subject.start) or (
            _patterns()["now"].fullmatch(view.folded, start, subject.start) if is_now else None
        )
        if done and subject.kind is Kind.SUBJECT:
            return subject, done["deed"]
    return None


def _heading_alone(view: View, sentence: Sentence) -> tuple[Mention, str] | None:
    """The only subject of a sentence that opens with it: «X a fait du bruit. C'était le …»."""
    names = view.names_in(sentence.start, sentence.end)
    if len({one.value for one in names}) != 1 or names[0].kind is not Kind.SUBJECT:
        return None
    return (names[0], "") if _HEAD.fullmatch(view.folded, sentence.start, names[0].start) else None


@cache
def _turns() -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")["turns"])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_lexicon("occasions")
    deed = rf"(?P<deed>{any_of(words['deeds']).pattern})"
    told = [*words["deeds"], *words["looser_deeds"]]
    agreed, once = (rf"(?P<deed>{any_of(agreeing(deeds)).pattern})" for deeds in (told, words["deeds"]))
    present = rf"(?P<deed>{any_of(words['present']).pattern})"
    opening = rf"(?P<deed>{any_of(words['openings']).pattern})"
    own = any_of(words["own"]).pattern
    return {
        "relative": re.compile(
            rf"\s*(?:,\s*(?:un|une|le|la)\s+[\w' -]{{3,30}}?\s+|,?\s*)"  # «X, une loi que …»
            rf"qu(?:e\s+|')[^,.;:()]{{2,60}}?\s{_HAS}{_ADVERB}{agreed}\s+{_TO_DAY}"
        ),
        "participle": re.compile(rf"\s*,\s*{_ADVERB}{agreed}\s+{_TO_DAY}"),
        "participle by": re.compile(rf"\s*,\s*{_ADVERB}{once}{_WHEREBY}\s+{_TO_DAY}"),
        "stand-in": re.compile(
            rf"(?:^|\W){_THE}{any_of(words['stand_ins']).pattern}(?:\s+[\w-]+){{0,2}}\s+(?:sur|pour|avec|de|du|des|d')\s*{_THE}$"
        ),
        "event": re.compile(
            rf"(?:(?:^|\W)depuis|\b(?:vient|venue|venu|vint|suivi|suivie))\s+(?:de\s+)?(?:l'|la\s+|le\s+)"
            rf"(?P<event>{any_of(words['events']).pattern})\s+(?:du\s+|de\s+|d'){_THE}$"
        ),
        "apart": re.compile(rf"{_WHEREBY}\s*,\s*(?:le|les)\s+"),
        "own": re.compile(rf"\s+{_HAS}{_ADVERB}{own}\s[^,.;:()]*"),
        "opening": re.compile(rf"(?:[^,.;:()]{{0,40}}:)?\W*{opening}\s+{_TO_DAY}"),
        "opening by": re.compile(rf"(?:[^,.;:()]{{0,40}}:)?\W*{once}{_WHEREBY}\s+{_TO_DAY}"),
        "to subject": re.compile(
            rf"(?:\s+[^,.;:]{{1,70}})?\s*,\s*{_THE}(?:(?:plan|programme|projet)\s+)?[«\"“]?\s*"
        ),
        "hosting": re.compile(rf"\b(?P<deed>{any_of(words['hosting']).pattern})\s+{_TO_DAY}"),
        "for": re.compile(
            rf"(?P<guests>[^.;:()]{{0,100}}?)\s(?:pour|lors du|lors de|a l'occasion du|a l'occasion de)"
            rf"\s*{_THE}"
        ),
        "present": re.compile(r"\b(?:[Ii]l|[Ee]lle|[Oo]n|[Ii]ls|[A-ZÀ-Ý][\w-]+)\s"),
        "its deed": re.compile(rf"\b{_ADVERB}{present}\s+{_THE}$"),
        "beside": re.compile(rf"\s*,?\s*{_TO_DAY}"),
        "next": re.compile(rf"\s*,\s*{_THE}"),
        "place": re.compile(r"\s*,\s*(?:a|au|dans|sur|depuis)\s+[^,.;:()]{0,40}?"),
        "done there": re.compile(rf"[^.;:()]{{0,80}}?\b{_HAS}{_ADVERB}{deed}\b"),
        "to it": re.compile(rf"\b{_HAS}{_ADVERB}{deed}\s+{_THE}$"),
        "now": re.compile(rf"\W*[^,.;:()]{{2,60}}\s{present}\s+{_THE}"),
    }
