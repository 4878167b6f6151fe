"""What a date is said to be the day of: the subject it stands by, and the words between the two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.claims.clauses import find_clause
from bot.claims.deeds import find_deed
from bot.claims.entries import THE, find_entry
from bot.claims.phrases import find_phrase
from bot.claims.view import View
from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.model import Kind, Mention

_REACH = 120
_MOST_WORDS = 12
_LEAD = 30
_ARTICLE = re.compile(r"(?:le|la|les|l'|ce|cet|cette|ces)\s*$")
_INSERTION = re.compile(r"^\s*,[^,]*,")
_RELATIVE = re.compile(
    r"^\s*qui (?=(?:s'(?:est|etait)|se|est|etait|fut|sera|a ete|avait ete|a eu|avait eu|aura) "
    r"(?:\w+ment |enfin )?\w+(?: (?:a|au|aux|en|dans|sur) [\w' -]{2,30})? (?:(?:le|les|en|du) ?)?$)"
)
_DAY_ALONE = re.compile(r"\s*(?:le|les|du|en)\s*")
_NAMED_ASIDE = re.compile(
    r"\s*,\s*(?:(?:le|la|les|un|une)\s+|l')[^,.;:]*,(?=\s+(?:a|ont|avait|est|sera|aura)\b)"
)
_DAY = r"(?:(?:le|la|les|l'|en|du|a|au|depuis|des|a partir|a compter)\s*){0,3}"
_OPENING = re.compile(rf"\W*(?:(?:c'est|ce sera|c'etait)\s+)?{_DAY}")
_LED_IN = re.compile(r"(?:[^.;:()]{0,120}:)?\W*(?:depuis|des|a partir du|a compter du)\s*(?:le\s+)?")
_LED = re.compile(r"(?:des|depuis|a partir|a compter)(?= (?:le|les|du|d')? ?$)")
_PAUSE, _ASIDE = re.compile(r",\s*(?=(?:le|les|du)?\s*$)"), re.compile(r"\s*[,.;)]")
_ACTED = re.compile(r"\b(?:a|ont|avait|avaient)\s+(?:(?!que\b)\w+\s+){1,3}$")
_TOLD_FOR = re.compile(
    r"\s+(?:pour|concernant|s'agissant|en ce qui concerne)\s+(?:le|la|les|des|l')\s*[^,.;:()]{2,60}"
)
"""Behind a day, whom or what it is of: «est entré en vigueur le 2 août pour les modèles …»."""
_NEXT_WORD = re.compile(r"\s+(\w+)")
_WHO = re.compile(r"\bqui\s+\w+\s*$")
_LOCATIVE = re.compile(r"\b(?:a|au|aux|en|dans)\s+(?:l'|la |le |les )?$")
_OF = r"\s+(?:sur|pour|avec|de|du|des|d')\s*"
_TO_SUBJECT = re.compile(rf"\s*(?:,|que|qu')\s*{THE}")


@dataclass(frozen=True, slots=True)
class Occasion:
    """A date, the subject it stands by, and the folded words that tell what happened.

    `before` holds those between subject and date, and up to the subject where it is a place («s'est tenu à
    Bletchley»); `after` those behind a date that heads its sentence and the subject after it. `is_beside`
    tells that nothing else stands between.
    """

    date: Mention
    subject: Mention
    before: str
    after: str
    is_beside: bool = False


def find_occasions(view: View, dates: Sequence[Mention]) -> Iterator[Occasion]:
    """Yields the dates that stand in reach of a subject, no other between the two."""
    for date in dates:
        sentence = view.sentence(date)
        names = view.names_in(sentence.start, sentence.end)
        if date.end > sentence.end:
            continue
        if beside := _beside(view, names, date):
            yield beside
            continue
        others = [other for other in dates if sentence.start <= other.start < sentence.end and other != date]
        start = max((one.end for one in others if one.end <= date.start), default=sentence.start)
        start = max(start, _clause_start(view, names, date))
        end = min((one.start for one in others if one.start >= date.end), default=sentence.end)
        if _words("others").search(view.folded, start, min(end, date.end + _REACH)):
            continue
        near = [name for name in names if start <= name.start and name.end <= end]
        deed = find_clause(view, near, date, start)
        if names and not others:
            deed = deed or find_deed(view, names, date) or find_phrase(view, names, date)
        deed = deed or find_entry(view, near, date)
        occasion = Occasion(date, deed[0], deed[1], "") if deed else None
        occasion = occasion or _behind(view, near, date, start)
        if names and not others:
            occasion = occasion or _ahead(view, names, date)
        if occasion and occasion.subject.kind is Kind.SUBJECT:
            yield occasion


def _clause_start(view: View, names: Sequence[Mention], date: Mention) -> int:
    """Where the words begin that a colon gives a subject of their own: «Paris se prépare : le sommet …»."""
    colon = view.folded.rfind(" : ", view.sentence(date).start, date.start)
    is_named = any(colon < name.start and name.end <= date.start for name in names)
    return colon + 1 if colon >= 0 and is_named else view.sentence(date).start


def _beside(view: View, names: Sequence[Mention], date: Mention) -> Occasion | None:
    """A date in brackets right behind its subject, or nearly: «celui de Bletchley, organisé les …»."""
    subject = next((name for name in reversed(names) if name.end <= date.start), None)
    if subject is None or subject.kind is not Kind.SUBJECT:
        return None
    told = _right_behind().fullmatch(view.folded, subject.end, date.start)
    lead = view.folded[max(view.sentence(date).start, subject.start - _LEAD) : subject.start]
    if told is None or _words("others").search(lead) or not _ASIDE.match(view.folded, date.end):
        return None
    return Occasion(date, subject, told["held"] or "", "", is_beside=True)


def _behind(view: View, names: Sequence[Mention], date: Mention, start: int) -> Occasion | None:
    """A date behind the only subject since `start`: «Le sommet de Paris s'est tenu les 10 et 11 février»."""
    earlier = [name for name in names if name.end <= date.start]
    if len({name.value for name in earlier}) > 1:  # «le sommet, organisé à Paris»: a place besides
        earlier = [name for name in earlier if not _LOCATIVE.search(view.folded, start, name.start)]
    if len({name.value for name in earlier}) > 1 and (
        aside := _NAMED_ASIDE.match(view.folded, earlier[0].end)
    ):
        # «Le Chat, l'assistant de Mistral AI, a été lancé»
        earlier = [name for name in earlier if not aside.start() <= name.start < aside.end()]
    if len({name.value for name in earlier}) != 1:
        return None
    subject = earlier[0]
    between = _INSERTION.sub(" ", view.folded[subject.end : date.start]).removeprefix(", ")
    if len(between) > _REACH or len(view.words(subject.end, date.start)) > _MOST_WORDS:
        return None
    before = _ARTICLE.sub("", view.folded[start : subject.start])
    if _edges().search(between) or _acts(view, subject):
        return None
    if scoped := _of_rules(before, between):
        return Occasion(date, subject, scoped, "")
    between = _RELATIVE.sub("", _LED.sub("", between))
    if _ASIDE.match(view.folded, date.end):
        between = _PAUSE.sub(" ", between)  # «a été annoncé à la Maison-Blanche, le 21 janvier, …»
    if _words("turns").search(between) or "," in between or _ACTED.search(before):
        return None
    if _WHO.search(before):
        return None  # «La réunion qui prépare le sommet s'est tenue le …» dates the meeting
    if _settings().search(before) is None:
        told_for = _TOLD_FOR.match(view.folded, date.end)
        return Occasion(date, subject, between + (told_for.group() if told_for else ""), "")
    if event := _event().search(before):
        return Occasion(date, subject, event[1], "") if _happened().fullmatch(between) else None
    if _stand_in().search(before):
        return Occasion(date, subject, between, "")
    if _ASIDE.match(view.folded, date.end) and _DAY_ALONE.fullmatch(between) and _at().fullmatch(before):
        return Occasion(date, subject, between, "")  # «Lors du sommet de Bletchley, les 1er et 2 novembre, …»
    held = _held().search(before)  # «s'est tenu à Bletchley»: the subject is the place
    return Occasion(date, subject, f"{held[1]}{between}", "") if held else None


def _of_rules(before: str, between: str) -> str | None:
    """What a law's rules are about, where they are said to apply from the day on."""
    rules = _rules().search(before)
    if rules is None or not (applying := _applying().search(between)):
        return None
    scope = between[: applying.start()].rstrip(", ")
    is_another = _words("turns").search(_scopes().sub(" ", scope)) or "," in scope
    return None if is_another else f"{rules[1]} {between}"


def _ahead(view: View, names: Sequence[Mention], date: Mention) -> Occasion | None:
    """A date that heads its sentence: «Le 10 février, le sommet de Paris …», «Signée le 9 août, la loi …»."""
    sentence, subject = view.sentence(date), names[0]
    if subject.start < date.end:
        return None
    if scoped := _to_rules().fullmatch(view.folded, date.end, subject.start):
        is_led = _LED_IN.fullmatch(view.folded, sentence.start, date.start) is not None
        return Occasion(date, subject, scoped[1], "") if is_led else None
    if held := _held_then().fullmatch(view.folded, date.end, subject.start):
        is_led = _OPENING.fullmatch(view.folded, sentence.start, date.start) is not None
        return Occasion(date, subject, held["held"], "") if is_led else None
    if not _TO_SUBJECT.fullmatch(view.folded, date.end, subject.start):
        return None
    opening = _opening().fullmatch(view.folded, sentence.start, date.start)
    if opening:
        return Occasion(date, subject, opening[1], "")
    if not _OPENING.fullmatch(view.folded, sentence.start, date.start):
        return None
    behind = view.folded[subject.end : min(sentence.end, subject.end + _REACH)]
    return None if _edges().search(behind) or _acts(view, subject) else Occasion(date, subject, "", behind)


def _acts(view: View, subject: Mention) -> bool:
    """Whether the subject does something else itself: «X annonce le 3 mai …», not «X, annoncé le 3 mai».

    A name by which the subject but goes may do it to the subject: «Le 3 mai, Y annonçait le plan».
    """
    verb = _NEXT_WORD.match(view.text, subject.end)
    if verb is None or verb[1].endswith("é") or fold(verb[1]) not in _acting():
        return False
    return _words("resumed").search(view.folded, verb.end(), view.sentence(subject).end) is None


@cache
def _acting() -> frozenset[str]:
    return frozenset(load_lexicon("occasions")["acting"])


@cache
def _words(key: str) -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")[key])


@cache
def _edges() -> re.Pattern[str]:
    words = load_lexicon("occasions")
    return any_of([*words["edges"], *words["first_days"], *words["last_days"]])


@cache
def _right_behind() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s*\((?:(?:le|les|du|des)\s+)?|\s*,\s*(?P<held>{_words('held').pattern})\s+{_DAY})"
    )


@cache
def _settings() -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")["settings"], after=r"\s*$")


@cache
def _held() -> re.Pattern[str]:
    held = _words("held").pattern
    return re.compile(rf"({held})\s+(?:a|au|a la|a l')\s*$")


@cache
def _held_then() -> re.Pattern[str]:
    """«Les 10 et 11 février s'est tenu le sommet»: the verb before what is held."""
    return re.compile(rf"\s*,?\s*(?:que\s+|qu')?(?P<held>{_words('inverted').pattern})\s+{THE}")


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf"\W*{any_of(load_lexicon('occasions')['at']).pattern}\s*")


@cache
def _event() -> re.Pattern[str]:
    """«la signature du» before a subject."""
    return re.compile(rf"^\W*(?:(?:le|la|l')\s*)?({_words('events').pattern}){_OF}$")


@cache
def _happened() -> re.Pattern[str]:
    return re.compile(rf"[\s,]*(?:{_words('happened').pattern})?[\s,]*(?:{_DAY})")


@cache
def _stand_in() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:(?:le|la|l')\s*)?{_words('stand_ins').pattern}{_OF}$")


@cache
def _to_rules() -> re.Pattern[str]:
    """«, les pratiques interdites par» behind a date."""
    rules = _words("rules").pattern
    return re.compile(rf"\s*,\s*les\s+({rules}(?:\s+\w+){{0,3}}?)\s+(?:par|de|du|d')\s*(?:la |le |l')?")


@cache
def _rules() -> re.Pattern[str]:
    laid_down = rf"\s+{_words('laid_down').pattern}\s+(?:par|dans)\s*"
    return re.compile(rf"(?:^|[\W\d])(?:\w+\s+){{0,2}}({_words('rules').pattern})(?:{_OF}|{laid_down})$")


@cache
def _scopes() -> re.Pattern[str]:
    return re.compile(rf"^\s*{_words('scopes').pattern}")


@cache
def _applying() -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")["applying"], after=rf"\s*{_DAY}$")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\W*({_words('openings').pattern}(?:\s+[\w']+){{0,5}}?)\s+{_DAY}")
