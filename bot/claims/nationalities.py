"""Whose nationality an adjective gives: «le fonds canadien Brookfield», «Evroc, une société suédoise»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.claims.peoples import demonyms
from bot.claims.presided import find_presided
from bot.claims.resumed import is_resumed
from bot.claims.view import View
from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.model import Kind, Mention

_REACH = 90
_BRACKET = re.compile(r"\s*\(\s*")
_BRACKET_END = re.compile(r"\s*[),]")
_END = re.compile(r"\s*(?:[.,;:!?)»]|$)")
_LED = re.compile(r"\b(?:apres|avant|outre|comme|contre|derriere|malgre|avec|sans|face a)\s+$")
_CLOSED = re.compile(r"\s*[,.)]")
_PHRASE = 40
_GENITIVE = re.compile(r"\b(?:de|du|des|d'|chez)\s*(?:l'|la |le |les )?$")
_COMPLETED = re.compile(
    r"\s(?:qui|dont|déjà|à|aux?|dans|pour|présente?|basée?|née?|fondée?|créée?|dirigée?|spécialisée?|derrière)\s"
)
"""Behind a nationality, they complete what is called so: names behind them are no longer its own."""
_CLOSES = re.compile(r"[,.;:!?()]")
_NAME_FOLLOWS = re.compile(rf"(?:(?!{_COMPLETED.pattern})[^,.;:!?()]){{0,{_PHRASE}}}?(?<!\w)(?!IA\b)[A-ZÀ-Ý]")
_SET_APART = re.compile(r"\s*(?:[,.)]|$|\s(?:qui|dont|spécialisée?)\s)")
_ARTICLE = re.compile(r"(?:(?:le|la)\s+|l')$")
_BETWEEN_COMMAS = re.compile(r"\s*,\s*")
_COLON = re.compile(r"\s*:\s*")
_GOES_ON = re.compile(r"\s*,\s+(?!(?:et|ou|puis|ainsi|comme)\b)[a-zà-ÿ]")
_INSERTION = re.compile(r"^\s*,[^,]{2,80},")
_GLUE = "-–'’"
_NAME_GOES_ON = re.compile(r"[ -](?:[A-ZÀ-Ý0-9&]|de [A-ZÀ-Ý])")
_NAME_BEFORE = re.compile(r"[A-ZÀ-Ý][\w'-]*[ -]$")


def find_nationalities(view: View, countries: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, str]]:
    """Yields each country whose words give a subject its nationality, with that subject and those words.

    One name, one country: what a hyphen joins («franco-émirati») and a name that goes on beyond the subject
    («Brookfield Renewable») are left alone.
    """
    taken = {country.start for country in countries} | {country.end for country in countries}
    for subject in view.names:
        if subject.kind is not Kind.SUBJECT or _is_partial(view, subject):
            continue
        sentence = view.sentence(subject)
        for country in countries:
            if is_resumed(view, subject, country, countries):
                yield country, subject, _between(view, subject, country)
            elif presided := find_presided(view, subject, country):
                yield country, subject, presided
            if country.end > sentence.end or country.start < sentence.start or country.is_indirect:
                continue
            if _is_joined(view, country, taken):
                continue
            if _gives(view, subject, country, countries):
                yield country, subject, _between(view, subject, country)


def _between(view: View, subject: Mention, country: Mention) -> str:
    first, last = sorted((subject, country), key=lambda mention: mention.start)
    return view.folded[first.end : last.start]


def _gives(view: View, subject: Mention, country: Mention, countries: Sequence[Mention]) -> bool:
    first, last = sorted((subject, country), key=lambda mention: mention.start)
    between = view.folded[first.end : last.start]
    if len(between) > _REACH or any(first.end <= other.start < last.start for other in countries):
        return False
    if any(first.end <= name.start < last.start for name in view.names):
        return False
    words = _patterns()
    is_singular = fold(country.text) in demonyms()
    if country.start < subject.start:
        if _BETWEEN_COMMAS.fullmatch(_ARTICLE.sub("", between)) and words["seat first"].fullmatch(
            view.folded, view.sentence(subject).start, country.start
        ):  # «Basé en Suède, X promet …»
            return not is_singular
        start = max(view.sentence(subject).start, country.start - _REACH)
        lead = view.folded[start : country.start]
        if _BETWEEN_COMMAS.fullmatch(between):  # «Ce fonds canadien, X, promet …»
            is_named = words["this"].search(lead) and _GOES_ON.match(view.text, subject.end)
            return is_singular and is_named is not None
        if _COLON.fullmatch(between):  # «Derrière ce projet, un fonds canadien : X.»
            is_all = words["this"].search(lead) and _END.match(view.folded, subject.end)
            return is_singular and is_all is not None
        return is_singular and bool(words["lead"].search(lead) and words["field"].fullmatch(between))
    behind = view.folded[country.end : country.end + _REACH]
    if _BRACKET.fullmatch(between) or (is_singular and words["in brackets"].fullmatch(between)):
        return bool(_BRACKET_END.match(behind))
    lead = view.folded[view.sentence(subject).start : subject.start]
    if words["seated"].fullmatch(_INSERTION.sub(" ", between)):
        return _GENITIVE.search(lead) is None or words["its seat"].fullmatch(between) is not None
    if words["another's"].search(lead):
        return False
    if not is_singular or _NAME_FOLLOWS.match(view.text, country.end) or _names_follow(view, country):
        return False
    is_led = _LED.search(lead) is not None and _CLOSED.match(behind) is None
    return bool(
        (words["apposed"].fullmatch(between) and (not is_led or words["bare"].fullmatch(between)))
        or (words["nominal"].fullmatch(between) and not is_led and _SET_APART.match(view.text, country.end))
        or words["called"].fullmatch(between)
        or (words["told"].fullmatch(between) and _END.match(behind))
    )


def _names_follow(view: View, country: Mention) -> bool:
    """Whether the phrase goes on to another subject: «Amazon, l'entreprise française iliad et …»."""
    end = min(country.end + _PHRASE, view.sentence(country).end)
    completed = _COMPLETED.search(view.text, country.end, end) or _CLOSES.search(view.text, country.end, end)
    return bool(view.names_in(country.end, completed.start() if completed else end))


def _is_joined(view: View, country: Mention, taken: set[int]) -> bool:
    before, after = view.text[country.start - 1 : country.start], view.text[country.end : country.end + 1]
    return (before in _GLUE and before != "" and country.start - 1 in taken) or (
        after in _GLUE and after != "" and country.end + 1 in taken
    )


def _is_partial(view: View, subject: Mention) -> bool:
    sentence = view.sentence(subject)
    before = view.text[max(sentence.start, subject.start - 40) : subject.start]
    if _NAME_GOES_ON.match(view.text, subject.end):
        return True
    match = _NAME_BEFORE.search(before)
    if match is None or (match.start() == 0 and subject.start - len(before) == sentence.start):
        return False
    return fold(match.group().strip(" -")) not in demonyms()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_lexicon("nationality")
    head, peer, quality, article, field, kind, seated, copula = (
        any_of(words[key]).pattern
        for key in ("heads", "peers", "qualities", "articles", "fields", "kinds", "seated", "is")
    )
    about = rf"(?:\s+(?:{field}|(?:de la |de l'|des |du |de |d')(?!{head})\w{{2,}}(?:'\w+)?(?:\s+{kind})?))"
    noun = rf"(?:{quality}\s+){{0,2}}{head}{about}{{0,2}}"
    return {
        "lead": re.compile(
            rf"(?:(?:{head}{about}{{0,2}}|{peer})\s+|(?:^|\W){article}\s*(?:{quality}\s+){{0,2}})$"
        ),
        "field": re.compile(rf"(?:{about}{{0,2}}(?:\s+{field})?)\s*[«\"“]?\s*(?:l')?"),
        "apposed": re.compile(rf"\s*[»\"”]?\s*,\s*(?:{article}\s*)?{noun}\s+"),
        "in brackets": re.compile(rf"\s*\(\s*(?:{article}\s*)?{noun}\s+"),
        "bare": re.compile(rf"\s*[»\"”]?\s*,\s*{noun}\s+"),
        "nominal": re.compile(r"\s*[»\"”]?\s*,\s*(?:(?:le|la)\s+|l')"),
        "this": re.compile(rf"\b{article}\s*{noun}\s+$"),
        "called": re.compile(rf"\s+{copula}\s+{article}\s*{noun}\s+"),
        "another's": re.compile(
            rf"(?:{any_of(words['parts']).pattern}|{peer})[^,.;:]{{0,40}}{_GENITIVE.pattern}"
        ),
        "seated": re.compile(rf"\s*,?\s*(?:{noun}\s+)?{seated}\s+(?:en|au|aux)\s+"),
        "its seat": re.compile(rf"\s*,\s*{noun}\s+{seated}\s+(?:en|au|aux)\s+"),
        "seat first": re.compile(rf"\W*{seated}\s+(?:en|au|aux|a [^,.;:]{{2,30}}, (?:en|au|aux))\s+"),
        "told": re.compile(rf"\s+{copula}\s+"),
    }
